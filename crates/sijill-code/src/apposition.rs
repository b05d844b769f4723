//! Apposition: an office and the one who holds it, in either order, with what stands between.

use std::ops::Range;

use sijill_model::Class;
use sijill_pack::{CueKind, Grammar, Meaning, Pos, Sense};

use crate::{
    groups::{Context, Group, GroupClass, is_quote},
    grow::grow,
    line::{Line, WordPos},
    person,
    piece::nation,
};

/// Complements that may stand between an office and a name: `للأمم المتحدة في الصومال`.
const COMPLEMENTS: usize = 2;

/// Words from which an office is several, which tell the holder in full and are no second person:
/// `ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية`.
const OFFICES: usize = 6;

/// The words of the person's name that stands at a word.
pub(crate) fn person_name(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let name = &line.names[line.name_at[at]?];
    matches!(name.meaning, Meaning::Person(_) | Meaning::Stranger).then(|| name.words.clone())
}

/// `الأوزبكي رحمت عقيلوف`: somebody told by nationality, before a name.
pub(crate) fn name_of_nation(context: &Context<'_, '_, '_>, group: &mut Group<'_>, index: usize) {
    let one = nation(context, index).is_some()
        && context.line.words[index].attached.article
        && !group.plural
        && group.number.is_none();
    let next = index + 1;
    let named = || {
        context
            .line
            .words
            .get(next)
            .is_some_and(|word| !word.attached.and && word.attached.preposition.is_none())
            && (person_name(context.line, next).is_some()
                || person::after_office(context.line, next, context.pack).is_some_and(|end| end >= next + 2))
    };
    if one
        && named()
        && let Some(entity) = &mut group.entity
    {
        entity.class = Class::Person;
        group.class = GroupClass::Actor(Class::Person);
    }
}

/// Takes in the name that follows an office beyond its complements, the rank and name that follow
/// an office, or the office that follows a name.
pub(crate) fn extend<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) {
    let person = group.entity_is_head
        && !group.plural
        && group.entity.as_ref().is_some_and(|entity| entity.class == Class::Person);
    if !person {
        return;
    }
    if group.is_named() {
        office_after_name(context, group);
    } else if (group.definite || group.words.len() > 1) && !beyond_complements(context, group) {
        match name_in_commas(context, group.words.end) {
            Some(name) => take_name(context, group, name),
            None => rank_and_name(context, group),
        }
    }
}

/// `الأمين العام لمجلس التعاون عبداللطيف الزياني`.
fn beyond_complements<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) -> bool {
    let line = context.line;
    let mut end = group.words.end;
    let mut country = None;
    for _ in 0..COMPLEMENTS {
        let Some(at) = complement(context, end) else { break };
        let inner = grow(context, at);
        if matches!(inner.class, GroupClass::Time | GroupClass::Event) || inner.is_named() {
            break;
        }
        let attached = line.words[at].attached.preposition.is_some();
        country = country.or(inner.entity.as_ref().map(|entity| (entity.country, entity.sector)));
        // `مبعوث الأمين العام للأمم المتحدة`: whose envoy, told by the complement alone.
        if attached
            && end == group.words.end
            && let Some((country, _)) = country.filter(|(country, _)| !country.is_empty())
            && let Some(entity) = group.entity.as_mut().filter(|entity| !entity.own_country)
        {
            (entity.country, entity.own_country) = (country, true);
        }
        end = inner.words.end;
        let Some(name) = name_after(context, end).or_else(|| name_in_commas(context, end)) else { continue };
        let last = name.end;
        group.words.end = last;
        let known = Some(name.start).and_then(|word| match line.names[line.name_at[word]?].meaning {
            Meaning::Person(person) => Some(person),
            _ => None,
        });
        group.name = Some(name);
        if let Some(entity) = &mut group.entity {
            entity.words.end = last;
            if let Some(person) = known {
                let row = &context.pack.world.people[person as usize];
                (entity.person, entity.name) = (Some(person), Some(row.name));
                if !entity.own_country {
                    (entity.country, entity.own_country) = (row.country, true);
                }
            }
            if let Some((country, sector)) = country
                && !entity.own_country
                && !country.is_empty()
            {
                (entity.country, entity.own_country) = (country, true);
                if entity.sector.is_empty() {
                    entity.sector = sector;
                }
            }
        }
        return true;
    }
    false
}

/// `رئيس المجلس، سالم الكعبي، `: the name of who holds the office.
fn take_name(context: &Context<'_, '_, '_>, group: &mut Group<'_>, name: Range<usize>) {
    let known = context.line.name_at[name.start].map(|name| context.line.names[name].meaning);
    group.words.end = name.end;
    if let Some(entity) = &mut group.entity {
        entity.words.end = name.end;
        if let Some(Meaning::Person(person)) = known {
            let row = &context.pack.world.people[person as usize];
            (entity.person, entity.name) = (Some(person), Some(row.name));
            if !entity.own_country {
                (entity.country, entity.own_country) = (row.country, true);
            }
        }
    }
    group.name = Some(name);
}

/// `الرقيب في الجيش، سالم الكعبي، بالقتل`: a name between commas after the office and its complements.
fn name_in_commas(context: &Context<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let line = context.line;
    let comma = |word: usize| {
        word < line.words.len()
            && line.words[word].pos == WordPos::Punct
            && matches!(line.text(word), "،" | ",")
    };
    let name = name_after(context, at + 1).filter(|_| comma(at))?;
    (name.len() >= 2 && comma(name.end)).then_some(name)
}

/// The first word of what complements an office: after a preposition, or with one attached.
fn complement(context: &Context<'_, '_, '_>, at: usize) -> Option<usize> {
    let line = context.line;
    let word = line.words.get(at)?;
    if context.times.iter().any(|time| time.words.contains(&at)) {
        return None;
    }
    match word.pos {
        WordPos::Noun | WordPos::Unknown if word.attached.preposition.is_some() && !word.attached.and => {
            Some(at)
        }
        WordPos::Particle
            if matches!(word.grammar, Some((Grammar::Preposition, _))) && !word.attached.and =>
        {
            let next = line.words.get(at + 1)?;
            (matches!(next.pos, WordPos::Noun | WordPos::Unknown)
                && !context.times.iter().any(|time| time.words.contains(&(at + 1))))
            .then_some(at + 1)
        }
        _ => None,
    }
}

/// The name at a word, beyond titles.
fn name_after(context: &Context<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let line = context.line;
    let mut start = at;
    while let Some(word) = line.words.get(start) {
        let title = word.pos == WordPos::Particle && matches!(word.grammar, Some((Grammar::Title, _)));
        if !title || word.attached.and {
            break;
        }
        start += 1;
    }
    // `المتحدث باسم الوزارة "سالم الكعبي"`: a name between quotes.
    if is_quote(context, start)
        && start + 1 < line.words.len()
        && let Some(name) = person_name(line, start + 1)
        && is_quote(context, name.end)
    {
        return Some(name);
    }
    let word = line.words.get(start)?;
    // `بان كي مون` looks as if a preposition stood before it.
    if let Some(name) = person_name(line, start)
        && line.name_at[start].is_some_and(|name| line.names[name].attached.is_bare())
        && !line.has_article(start, context.pack)
    {
        return Some(name);
    }
    if word.attached.and || word.attached.preposition.is_some() || word.attached.article {
        return None;
    }
    if !matches!(word.pos, WordPos::Noun | WordPos::Unknown) || line.name_at[start].is_some() {
        return None;
    }
    let end = person::after_office(line, start, context.pack)?;
    (start > at || end - start >= 2).then_some(start..end)
}

/// `قائد القوة البرية العميد أحمد رضا`: a rank, or a second office, and the name.
fn rank_and_name<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) {
    let line = context.line;
    let at = group.words.end;
    let Some(word) = line.words.get(at) else { return };
    if !matches!(word.pos, WordPos::Noun) || word.attached.and || word.attached.preposition.is_some() {
        return;
    }
    let inner = grow(context, at);
    let Some(other) = &inner.entity else { return };
    let rank = word.attached.article;
    let clash = other.own_country
        && group.entity.as_ref().is_some_and(|own| own.own_country && own.country != other.country);
    let free = rank || !follows_acting_verb(context, group);
    if !(inner.is_named() && inner.entity_is_head && other.class == Class::Person && free && !clash) {
        return;
    }
    group.words.end = inner.words.end;
    group.name.clone_from(&inner.name);
    if let Some(entity) = &mut group.entity {
        entity.words.end = inner.words.end;
        if entity.sector.is_empty() {
            entity.sector = other.sector;
        }
        if !entity.own_country && other.own_country {
            (entity.country, entity.own_country) = (other.country, true);
        }
        (entity.name, entity.person) = (other.name, other.person);
    }
}

/// `سيف الدين ايدمير رئيس البلدية`: the office after the name.
fn office_after_name<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) {
    let line = context.line;
    let mut at = group.words.end;
    if line.words.get(at).is_some_and(|word| word.pos == WordPos::Punct) && matches!(line.text(at), "،" | ",")
    {
        at += 1;
    }
    let Some(word) = line.words.get(at) else { return };
    if word.pos != WordPos::Noun || word.attached.and || word.attached.preposition.is_some() {
        return;
    }
    if person_name(line, at).is_some() {
        return;
    }
    let inner = grow(context, at);
    if inner.words.len() < OFFICES && follows_acting_verb(context, group) {
        return;
    }
    let Some(other) = &inner.entity else { return };
    if inner.is_named() || !inner.entity_is_head || other.class != Class::Person || inner.plural {
        return;
    }
    let Some(entity) = &mut group.entity else { return };
    if entity.own_country && other.own_country && entity.country != other.country {
        return;
    }
    group.words.end = inner.words.end;
    entity.words.end = inner.words.end;
    if entity.sector.is_empty() {
        entity.sector = other.sector;
    }
    if !entity.own_country && other.own_country {
        (entity.country, entity.own_country) = (other.country, true);
    }
}

/// Whether the group is what follows a finite verb that may take an object: then a second person is
/// likelier that object than an apposition. Verbs of saying take none.
fn follows_acting_verb(context: &Context<'_, '_, '_>, group: &Group<'_>) -> bool {
    let Some(before) = group.words.start.checked_sub(1) else { return false };
    let line = context.line;
    line.words[before].pos == WordPos::Verb
        && !line.readings(before).iter().any(|reading| {
            let lexeme = context.pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.pos == Pos::Verb
                && lexeme.senses.iter().any(|sense| {
                    matches!(sense, Sense::Cue(cue) if context.pack.cues[*cue as usize].kind == CueKind::Say)
                })
        })
}

/// `العاصمة الأوكرانية كييف`: the name of a capital after the words that tell whose capital it is.
pub(crate) fn capital(context: &Context<'_, '_, '_>, group: &mut Group<'_>, index: usize) {
    let line = context.line;
    let capital = |at: usize| {
        let name = &line.names[*line.name_at.get(at)?.as_ref()?];
        match name.meaning {
            Meaning::Capital(country) if name.words.start == at => Some((country, name.words.end)),
            Meaning::Country(country) if name.words.start == at => Some((country, name.words.end)),
            _ => None,
        }
    };
    let told = line.name_at[index].is_some_and(|name| {
        let name = &line.names[name];
        matches!(name.meaning, Meaning::Capital(_))
            && name.words.len() > 1
            && line.place_noun(index).is_some_and(|noun| noun.capital)
    });
    let own = capital(index).filter(|_| told);
    if let Some((country, end)) = own
        && let Some((other, last)) = capital(end)
        && country == other
        && line.words[end].attached.is_bare()
    {
        group.words.end = last;
        group.place = line.name_at[end];
        if let Some(entity) = &mut group.entity {
            entity.words.end = last;
        }
    }
}
