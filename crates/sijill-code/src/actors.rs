//! Groups as actors and recipients: words, name, country, sector.

use std::ops::Range;

use jiff::civil::Date;
use sijill_model::{Actor, Class, Span};
use sijill_pack::{Pos, Sense};

use crate::{
    clause::Parsed,
    groups::{Entity, Group, GroupClass, span_of},
    needs::is_national,
    person,
};

/// PLOVER sector of armed forces.
const ARMY: &str = "MIL";

/// The actors that groups name. `home` is the country where the event happened, which an office or
/// force without a country of its own belongs to; `on` is the day, which decides offices.
pub(crate) fn of(parsed: &Parsed<'_, '_, '_>, groups: &[usize], home: &str, on: Option<Date>) -> Vec<Actor> {
    groups
        .iter()
        .filter_map(|&index| {
            let group = &parsed.groups[index];
            if let Some(before) = parsed.others(index) {
                let kind =
                    actor(parsed, &parsed.groups[before], parsed.groups[before].entity.as_ref()?, home, on);
                return Some(told(parsed, &group.words, None, &kind.country, &kind.sector));
            }
            match &group.entity {
                Some(entity) => Some(actor(parsed, group, entity, home, on)),
                None if parsed.counts_people(group) => Some(people(parsed, group, home)),
                None if is_national(group) => {
                    let (country, _) = group.nation?;
                    Some(Actor { name: None, ..nation(parsed, country, group.words.clone()) })
                }
                None => None,
            }
        })
        .collect()
}

/// Tells of those who attack and belong to a country's forces that they do.
pub(crate) fn arm(parsed: &Parsed<'_, '_, '_>, groups: &[usize], actors: &mut [Actor]) {
    for &group in groups.iter().filter(|&&group| parsed.is_of_forces(group)) {
        let span = span_of(parsed.line, &parsed.groups[group].words);
        let own = actors.iter_mut().find(|actor| actor.span == span && actor.sector.is_empty());
        if let Some(actor) = own {
            ARMY.clone_into(&mut actor.sector);
            actor.code = format!("{}{ARMY}", actor.country);
        }
    }
}

/// As [`of`], for those whom violence or force hits: people told by their nationality alone (`سبعة
/// سودانيين`) are civilians there, while elsewhere they may be anybody of that country.
pub(crate) fn victims(
    parsed: &Parsed<'_, '_, '_>,
    groups: &[usize],
    home: &str,
    on: Option<Date>,
) -> Vec<Actor> {
    let one = |&index: &usize| {
        let mut actors = of(parsed, &[index], home, on);
        if told_by_nation(parsed, &parsed.groups[index]) {
            for actor in actors.iter_mut().filter(|actor| actor.sector.is_empty()) {
                actor.sector = CIVILIAN.to_owned();
                actor.code = format!("{}{CIVILIAN}", actor.country);
            }
        }
        actors
    };
    groups.iter().flat_map(one).collect()
}

/// As [`victims`], for those whom violence hits: what belongs to somebody (`منزل القيادي`) is told with all
/// its words.
pub(crate) fn attacked(
    parsed: &Parsed<'_, '_, '_>,
    groups: &[usize],
    home: &str,
    on: Option<Date>,
) -> Vec<Actor> {
    let one = |&index: &usize| {
        let group = &parsed.groups[index];
        let mut actors = victims(parsed, &[index], home, on);
        if let Some(actor) = actors.first_mut().filter(|_| is_held(group) && is_site(parsed, group)) {
            actor.span = span_of(parsed.line, &group.words);
            parsed.line.doc.slice(actor.span).clone_into(&mut actor.text);
        }
        actors
    };
    groups.iter().flat_map(one).collect()
}

/// Buildings and vehicles that nobody is told to own: `هاجموا مسجدا`. Who attacks them attacks those inside.
pub(crate) fn sites(parsed: &Parsed<'_, '_, '_>, groups: &[usize], home: &str) -> Vec<Actor> {
    groups
        .iter()
        .map(|&index| &parsed.groups[index])
        .filter(|group| group.entity.is_none() && !group.pronoun && is_site(parsed, group))
        .map(|group| told(parsed, &group.words, None, home, ""))
        .collect()
}

/// Whether a group is a building, a post or a vehicle, and no town by its name.
pub(crate) fn is_site(parsed: &Parsed<'_, '_, '_>, group: &Group<'_>) -> bool {
    let (line, pack) = (parsed.line, parsed.pack);
    matches!(group.class, GroupClass::Thing | GroupClass::Place)
        && line.name_at[group.head].is_none()
        && line.has_lemma(group.head, sijill_pack::Pos::Noun, pack, |lemma| pack.agreement.is_site(lemma))
}

/// Whether a group is a thing that belongs to the one whom it holds: to a country, only by where it is.
fn is_held(group: &Group<'_>) -> bool {
    let held = group.entity.as_ref().is_some_and(|entity| entity.class != Class::Country);
    held && !group.entity_is_head
}

/// Whether the head of a group is a word of nationality for people.
fn told_by_nation(parsed: &Parsed<'_, '_, '_>, group: &Group<'_>) -> bool {
    let people = group
        .entity
        .as_ref()
        .is_some_and(|entity| matches!(entity.class, Class::Person | Class::Group) && entity.name.is_none());
    people
        && group.entity_is_head
        && parsed.line.name_at[group.head].is_none()
        && parsed.line.senses(group.head, parsed.pack).any(|(_, sense)| matches!(sense, Sense::Nation(_)))
}

/// People whom nobody introduced, told by a name alone: `القبض على حبارة`. Only of those to whom something is
/// done that is done to people: other words that the pack does not know are not who acts.
pub(crate) fn named(parsed: &Parsed<'_, '_, '_>, groups: &[usize], home: &str) -> Vec<Actor> {
    let names = groups.iter().map(|&index| &parsed.groups[index]).filter(|group| is_name(parsed, group));
    names.map(|group| told(parsed, &group.words, None, home, "")).collect()
}

/// Whether a group is nothing but the parts of a name, one of them no word of the language.
fn is_name(parsed: &Parsed<'_, '_, '_>, group: &Group<'_>) -> bool {
    let (line, pack) = (parsed.line, parsed.pack);
    let plain = group.entity.is_none()
        && group.place.is_none()
        && group.number.is_none()
        && matches!(group.class, GroupClass::Unknown | GroupClass::Thing)
        && group.words.len() <= NAME;
    let mut words = group.words.clone();
    let part = |word: usize| person::part(line, word, word == group.words.start, pack).is_some();
    // `شفقت حسين`: words of the language, but nothing but given names.
    let given =
        |word: usize| pack.world.name_part(line.key(word)).is_some() && !line.words[word].attached.article;
    let full = group.words.len() > 1 && group.words.clone().all(given);
    let foreign = |word: usize| {
        let key = line.key(word);
        line.readings(word).is_empty() && key.chars().count() > 2 && !pack.agreement.is_plural(key)
    };
    plain && words.clone().all(part) && (full || words.any(foreign))
}

/// PLOVER sector of civilians.
const CIVILIAN: &str = "CVL";
/// Words that the name of somebody unknown may have.
const NAME: usize = 5;

/// The state that an adjective of nationality names.
pub(crate) fn nation(parsed: &Parsed<'_, '_, '_>, country: u16, words: Range<usize>) -> Actor {
    let country = &parsed.pack.world.countries[country as usize];
    told(parsed, &words, Some(country.name), country.iso3, "")
}

/// An actor as words tell them, coded by country and sector.
pub(crate) fn told(
    parsed: &Parsed<'_, '_, '_>,
    words: &Range<usize>,
    name: Option<&str>,
    country: &str,
    sector: &str,
) -> Actor {
    let span = span_of(parsed.line, words);
    Actor {
        span,
        text: parsed.line.doc.slice(span).to_owned(),
        name: name.map(str::to_owned),
        country: country.to_owned(),
        sector: sector.to_owned(),
        code: format!("{country}{sector}"),
    }
}

fn actor(
    parsed: &Parsed<'_, '_, '_>,
    group: &Group<'_>,
    entity: &Entity<'_>,
    home: &str,
    on: Option<Date>,
) -> Actor {
    let sector = match entity.person {
        Some(person) if entity.sector.is_empty() => parsed.pack.world.people[person as usize].sector(on),
        _ => entity.sector,
    };
    let country = if entity.country.is_empty() { home } else { entity.country };
    // Officials of bodies between states or peoples are of no government.
    let sector = if matches!(country, "IGO" | "NGO") && sector == "GOV" { "" } else { sector };
    told(parsed, group.who(), entity.name, country, sector)
}

/// The words of those groups whose country is only taken to be that of the place.
///
/// It need not be: of fighters whom nobody identified, of refugees, of states and bodies of no country
/// (`الدول النامية`, `المنظمات المانحة`).
pub(crate) fn homeless<'a>(
    parsed: &'a Parsed<'_, '_, '_>,
    groups: &'a [usize],
) -> impl Iterator<Item = Span> + 'a {
    groups.iter().map(|&index| &parsed.groups[index]).filter_map(|group| {
        let entity = group.entity.as_ref().filter(|entity| entity.country.is_empty())?;
        let bodies = entity.sector.is_empty() && entity.class == Class::Organisation && group.plural;
        (bodies || matches!(entity.sector, "UAF" | "REF")).then(|| span_of(parsed.line, group.who()))
    })
}

/// The words of those groups whose country is only that of the report, as nothing tells it.
pub(crate) fn of_home<'a>(
    parsed: &'a Parsed<'_, '_, '_>,
    groups: &'a [usize],
) -> impl Iterator<Item = Span> + 'a {
    groups.iter().map(|&index| &parsed.groups[index]).filter_map(|group| {
        let nameless = match &group.entity {
            Some(entity) => entity.country.is_empty(),
            None => group.nation.is_none() && parsed.counts_people(group),
        };
        nameless.then(|| span_of(parsed.line, group.who()))
    })
}

/// `نظيره الماليزي`: whether a group is told as somebody's counterpart.
pub(crate) fn is_counterpart(parsed: &Parsed<'_, '_, '_>, group: usize) -> bool {
    let counterpart = |lemma: &str| parsed.pack.agreement.is_counterpart(lemma);
    parsed.line.has_lemma(parsed.groups[group].head, Pos::Noun, parsed.pack, counterpart)
}

/// The words of those groups that tell people by a number alone: `وإصابة أربعة`.
pub(crate) fn counted<'a>(
    parsed: &'a Parsed<'_, '_, '_>,
    groups: &'a [usize],
) -> impl Iterator<Item = Span> + 'a {
    let alone = |group: &&Group<'_>| group.entity.is_none() && parsed.counts_people(group);
    groups
        .iter()
        .map(|&index| &parsed.groups[index])
        .filter(alone)
        .map(|group| span_of(parsed.line, &group.words))
}

/// People told by their number alone, or by a word such as `victims`.
fn people(parsed: &Parsed<'_, '_, '_>, group: &Group<'_>, home: &str) -> Actor {
    let country =
        group.nation.map_or(home, |(country, _)| parsed.pack.world.countries[country as usize].iso3);
    told(parsed, &group.words, None, country, CIVILIAN)
}
