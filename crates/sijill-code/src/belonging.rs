//! To whom people belong: `عنصران من حزب الله`, `مسلحون تابعون لحركة فتح`. They take its country, and its
//! sector where theirs is not told.

use sijill_model::Class;
use sijill_pack::{Grammar, Sense, Slot};

use crate::{
    gazetteer::INSIDE,
    groups::{Context, Group, GroupClass},
    grow::grow,
    line::{PARTITIVE, WordPos},
    piece::is_open_noun,
};

/// The sector of armed people whom nobody has named: whose they are tells more.
const UNIDENTIFIED: &str = "UAF";

/// The sector of ranks, which police and services have, too.
const MILITARY: &str = "MIL";

/// The sector of people who are active for a cause.
const ACTIVIST: &str = "SOC";

/// Takes in the body that people without a country of their own, or a thing, are told to belong to.
pub(crate) fn extend<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) {
    if group.entity.is_none() && matches!(group.class, GroupClass::Thing | GroupClass::Place) {
        return held(context, group);
    }
    let people = group.entity_is_head
        && !group.is_named()
        && group.entity.as_ref().is_some_and(|entity| {
            matches!(entity.class, Class::Person | Class::Group | Class::Organisation) && !entity.own_country
        });
    if !people {
        return;
    }
    // `طائرات تابعة للحكومة`: of bodies only a word of belonging tells it.
    let body = group.entity.as_ref().is_some_and(|entity| entity.class == Class::Organisation);
    if body && (group.entity.as_ref().is_some_and(|entity| entity.name.is_some()) || group.words.len() > 2) {
        return;
    }
    if !body {
        serves_in(context, group);
    }
    if group.definite && group.number.is_none() || governs(context, group) {
        return;
    }
    let member = if body { None } else { member_of(context, group) };
    let Some(at) = member.or_else(|| attached_to(context, group)) else { return };
    let inner = grow(context, at);
    let Some(whole) = inner.entity.as_ref().filter(|_| inner.entity_is_head && !inner.is_named()) else {
        return;
    };
    let body = match whole.class {
        Class::Organisation => true,
        Class::Group => !matches!(whole.sector, "" | "CVL"),
        Class::Person => inner.plural && inner.definite && !whole.sector.is_empty(),
        Class::Country => false,
    };
    if !body {
        return;
    }
    let (country, own_country, sector) = (whole.country, whole.own_country, whole.sector);
    group.words.end = inner.words.end;
    let Some(entity) = &mut group.entity else { return };
    entity.words.end = inner.words.end;
    if !country.is_empty() {
        (entity.country, entity.own_country) = (country, own_country);
    }
    // `مجند من الأمن المركزي`: a rank is not an army's alone.
    let rank = entity.sector == MILITARY && matches!(sector, "COP" | "SPY");
    if (entity.sector.is_empty() || entity.sector == UNIDENTIFIED || rank) && !sector.is_empty() {
        entity.sector = sector;
    }
}

/// `قاعدة تابعة للجيش`: somebody inside the group of a thing, with all that tells whose it is.
fn held<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) {
    let Some(at) = attached_to(context, group) else { return };
    let inner = grow(context, at);
    if inner.entity_is_head && inner.entity.is_some() {
        group.words.end = inner.words.end;
        group.entity = inner.entity;
        group.entity_is_head = false;
    }
}

/// `ضابط في الجيش السوري`: the country of the body in which somebody serves, and its words.
fn serves_in<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>) {
    let line = context.line;
    let at = group.words.end;
    let inside = line.words.get(at).is_some_and(|word| {
        word.pos == WordPos::Particle
            && !word.attached.and
            && line.note(at, Grammar::Preposition, context.pack) == Some(INSIDE)
    });
    if !inside || !is_open_noun(context, at + 1) {
        return;
    }
    let inner = grow(context, at + 1);
    let Some(body) = inner.entity.as_ref().filter(|body| {
        inner.entity_is_head
            && matches!(body.class, Class::Organisation | Class::Group)
            && matches!(body.sector, "MIL" | "COP" | "SPY" | "REB" | "PRM" | "PTY" | "LEG" | "JUD" | "GOV")
    }) else {
        return;
    };
    let Some(entity) = &mut group.entity else { return };
    // `ناشط في كتائب الأقصى`: of the body for which they are active.
    // `ضابط في الشرطة`: a rank is not an army's alone.
    let active = entity.sector == ACTIVIST && matches!(body.sector, "REB" | "PRM" | "PTY")
        || entity.sector == MILITARY && matches!(body.sector, "COP" | "SPY");
    // Whoever protests inside a ministry does not serve in it.
    if entity.sector != body.sector && !entity.sector.is_empty() && !active {
        return;
    }
    if body.own_country {
        (entity.country, entity.own_country) = (body.country, true);
    }
    if entity.sector.is_empty() || active {
        entity.sector = body.sector;
    }
    entity.words.end = inner.words.end;
    group.words.end = inner.words.end;
}

/// `طلب مواطنون من الحكومة`: what follows belongs to a verb that takes its preposition.
fn governs(context: &Context<'_, '_, '_>, group: &Group<'_>) -> bool {
    let Some(verb) = group.words.start.checked_sub(1) else { return false };
    context.line.words[verb].pos == WordPos::Verb
        && context.line.senses(verb, context.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let args = &context.pack.frames[frame as usize].args;
                args.actor.iter().chain(&args.recipient).any(|slot| match slot {
                    Slot::Preposition(key) => {
                        context.pack.grammar.iter().any(|word| word.key == *key && word.note == PARTITIVE)
                    }
                    _ => false,
                })
            }
            _ => false,
        })
}

/// `عناصر من الشرطة`: the word after a preposition that tells parts of a whole.
fn member_of(context: &Context<'_, '_, '_>, group: &Group<'_>) -> Option<usize> {
    let line = context.line;
    let at = group.words.end;
    let word = line.words.get(at)?;
    let partitive = word.pos == WordPos::Particle
        && !word.attached.and
        && line.note(at, Grammar::Preposition, context.pack) == Some(PARTITIVE);
    (partitive && is_open_noun(context, at + 1)).then_some(at + 1)
}

/// `عناصر تابعة لحركة فتح`: the word after one that tells belonging.
fn attached_to(context: &Context<'_, '_, '_>, group: &Group<'_>) -> Option<usize> {
    let line = context.line;
    let belongs =
        |word: usize| line.words.get(word).is_some() && context.pack.belonging.contains(line.stem(word));
    let last = group.words.end - 1;
    let at = if last > group.head && belongs(last) {
        last + 1
    } else if belongs(group.words.end) && !line.words[group.words.end].attached.and {
        group.words.end + 1
    } else {
        return None;
    };
    let word = line.words.get(at)?;
    if word.attached.preposition.is_some() {
        return (!word.attached.and && matches!(word.pos, WordPos::Noun | WordPos::Unknown)).then_some(at);
    }
    let preposition =
        word.pos == WordPos::Particle && matches!(word.grammar, Some((Grammar::Preposition, _)));
    (preposition && is_open_noun(context, at + 1)).then_some(at + 1)
}
