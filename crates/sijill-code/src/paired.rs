//! Adjectives joined to those of the noun before: `الرئيسان الصيني والروسي`, `القوى الوطنية والإسلامية`.

use crate::{
    adjective::is_adjective,
    groups::{Context, Group, GroupClass},
    piece::nation,
};

/// What an adjective joined to the noun group before it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joined {
    /// One more of what the noun tells, of another country.
    Another,
    /// A further word of the same group.
    Same,
    /// Nothing of the kind.
    No,
}

/// What a group of a single joined word is to the group right before it.
pub(crate) fn joined(context: &Context<'_, '_, '_>, last: &Group<'_>, group: &Group<'_>) -> Joined {
    let line = context.line;
    let at = group.words.start;
    let lone = group.words.len() == 1
        && group.and
        && line.words[at].attached.article
        && line.words[at].attached.preposition.is_none()
        && last.words.end + 1 >= at
        && last.words.len() > 1
        && (last.plural || last.dual)
        && !last.is_named();
    if !lone {
        return Joined::No;
    }
    let adjective = last.words.end - 1;
    match (nation(context, at), last.nation) {
        (Some((country, true)), Some((own, word))) if country != own && word == adjective => {
            let Some(entity) = last.entity.as_ref().filter(|_| last.entity_is_head) else {
                return Joined::Same;
            };
            let iso = context.pack.world.countries[own as usize].iso3;
            if entity.country == iso { Joined::Another } else { Joined::Same }
        }
        (None, _)
            if group.entity.is_none()
                && matches!(group.class, GroupClass::Thing | GroupClass::Unknown)
                && last.entity.is_some()
                && last.entity_is_head
                && adjective > last.head
                && is_adjective(context, at, last.head)
                && is_adjective(context, adjective, last.head) =>
        {
            Joined::Same
        }
        _ => Joined::No,
    }
}
