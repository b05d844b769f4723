//! Who is who in a report: short forms (`السوداني`, `الحزب`, `الشرطة`) take country, sector and name
//! from the fuller mention they stand for.

use std::ops::Range;

use rustc_hash::FxHashMap;
use sijill_model::Class;
use sijill_pack::{Features, Meaning, Pos, Sense};

use crate::{
    clause::Parsed,
    groups::{Entity, GroupClass},
};

/// The people and bodies that a report names in full.
#[derive(Debug, Default)]
pub(crate) struct Cast<'p> {
    /// People by the last part of their names, and by the first where it is rare.
    people: FxHashMap<String, Mentions<'p>>,
    /// Bodies, offices and groups with a country of their own, by the noun that heads them.
    heads: FxHashMap<String, Mentions<'p>>,
}

/// Mentions under one name, in text order, so that the one to take is found without a search of all.
#[derive(Debug, Default)]
struct Mentions<'p> {
    /// Sentence and entity.
    all: Vec<(usize, Entity<'p>)>,
    /// For each mention, the index of the last up to it that tells most.
    best: Vec<usize>,
    /// Index of the mention in the first sentence that tells most.
    first: usize,
}

/// PLOVER sector of parties.
const PARTY: &str = "PTY";

/// Bearers from which a first name alone means nobody in particular.
const COMMON: u32 = 40;

impl<'p> Cast<'p> {
    /// Gathers the cast of a report's sentences.
    pub fn of(sentences: &[Parsed<'_, '_, 'p>]) -> Cast<'p> {
        let mut cast = Cast::default();
        for (at, parsed) in sentences.iter().enumerate() {
            cast.add_bodies(parsed, at);
            for group in &parsed.groups {
                let Some(entity) = group.entity.as_ref().filter(|_| group.entity_is_head) else { continue };
                if let Some(name) = &group.name {
                    cast.add_person(parsed, at, name.clone(), entity);
                }
                if entity.own_country && entity.class != Class::Country {
                    let key = parsed.line.stem(group.head);
                    push(&mut cast.heads, key, at, entity);
                }
            }
        }
        cast
    }

    /// `مقاتلو حركة الشباب`: bodies that are named inside a group, by the noun that opens their names.
    fn add_bodies(&mut self, parsed: &Parsed<'_, '_, 'p>, at: usize) {
        let line = parsed.line;
        for name in line.names.iter().filter(|name| name.words.len() > 1) {
            let Meaning::Organisation(row) = name.meaning else { continue };
            let body = &parsed.pack.world.organisations[row as usize];
            let Some(first) = opening(parsed, name.words.clone()).filter(|_| !body.country.is_empty()) else {
                continue;
            };
            let inside = parsed.group_at[first].is_some_and(|group| parsed.groups[group].head != first);
            let key = line.stem(first);
            if inside {
                let entity = Entity {
                    words: name.words.clone(),
                    class: Class::Organisation,
                    country: body.country,
                    sector: body.sector,
                    name: Some(body.name),
                    person: None,
                    metonym: false,
                    own_country: true,
                };
                push(&mut self.heads, key, at, &entity);
            }
        }
    }

    fn add_person(
        &mut self,
        parsed: &Parsed<'_, '_, 'p>,
        at: usize,
        name: std::ops::Range<usize>,
        entity: &Entity<'p>,
    ) {
        let line = parsed.line;
        if name.len() < 2 {
            return;
        }
        let article = parsed.pack.clitics.article();
        let last = line.key(name.end - 1);
        push(&mut self.people, last, at, entity);
        if let Some(bare) = last.strip_prefix(article).filter(|bare| bare.chars().count() > 2) {
            push(&mut self.people, bare, at, entity);
        }
        let first = line.stem(name.start);
        let rare = parsed.pack.world.name_part(first).is_none_or(|part| part.bearers < COMMON);
        if rare && !parsed.pack.name_connectives.contains(first) {
            push(&mut self.people, first, at, entity);
        }
    }

    /// Gives the groups of each sentence what the cast knows of them.
    pub fn name(&self, sentences: &mut [Parsed<'_, '_, 'p>]) {
        for (at, parsed) in sentences.iter_mut().enumerate() {
            for index in 0..parsed.groups.len() {
                if let Some(known) = self.person(parsed, index, at) {
                    let group = &mut parsed.groups[index];
                    let words = group.words.clone();
                    group.class = GroupClass::Actor(Class::Person);
                    group.entity_is_head = true;
                    group.definite = true;
                    group.name = Some(words.clone());
                    group.entity = Some(Entity { words, ..known });
                    join_office(parsed, index);
                } else if let Some(known) = self.named_body(parsed, index, at) {
                    let group = &mut parsed.groups[index];
                    let words = group.words.clone();
                    group.class = GroupClass::Actor(known.class);
                    group.entity_is_head = true;
                    group.entity = Some(Entity { words, ..known });
                } else if let Some(known) = self.body(parsed, index, at)
                    && let Some(entity) = &mut parsed.groups[index].entity
                {
                    (entity.country, entity.own_country) = (known.country, true);
                    if entity.sector.is_empty() || is_party(entity, &known) {
                        entity.sector = known.sector;
                    }
                    if entity.name.is_none() && entity.class == known.class {
                        (entity.name, entity.person) = (known.name, known.person);
                    }
                }
            }
        }
    }

    /// The person that a lone surname means, or that a name without office meant before.
    fn person(&self, parsed: &Parsed<'_, '_, 'p>, index: usize, at: usize) -> Option<Entity<'p>> {
        let group = &parsed.groups[index];
        let line = parsed.line;
        match (&group.entity, group.class) {
            (None, GroupClass::Unknown | GroupClass::Thing) if group.words.len() == 1 => {
                let word = group.words.start;
                if group.number.is_some() || line.name_at[word].is_some() {
                    return None;
                }
                let key = line.key(word);
                let mut found = None;
                parsed.pack.clitics.cuts(key, |cut| {
                    if found.is_none() && cut.noun && !cut.attached.article {
                        found = self.people.get(&key[cut.start..]).and_then(|all| all.nearest(at));
                    }
                });
                found.cloned()
            }
            (Some(entity), _)
                if group.entity_is_head
                    && group.is_named()
                    && entity.person.is_none()
                    && !entity.own_country
                    && entity.sector.is_empty() =>
            {
                let name = group.name.clone()?;
                let known = self.people.get(line.key(name.end - 1))?.nearest(at)?;
                // Somebody whom the tables know would have been known by a full name: this is a namesake.
                if known.person.is_some() && name.len() > 1 {
                    return None;
                }
                (known.own_country || !known.sector.is_empty()).then(|| known.clone())
            }
            _ => None,
        }
    }

    /// The organisation that a lone definite noun means which is no actor by itself: `التحالف`.
    fn named_body(&self, parsed: &Parsed<'_, '_, 'p>, index: usize, at: usize) -> Option<Entity<'p>> {
        let group = &parsed.groups[index];
        let alone = group.entity.is_none()
            && group.class == GroupClass::Thing
            && group.words.len() == 1
            && group.number.is_none()
            && parsed.line.words[group.head].attached.article;
        if !alone {
            return None;
        }
        let known = self.heads.get(parsed.line.stem(group.head))?.nearest(at)?;
        (known.class == Class::Organisation && known.name.is_some()).then(|| known.clone())
    }

    /// The body or office that a definite noun without a country of its own means.
    fn body(&self, parsed: &Parsed<'_, '_, 'p>, index: usize, at: usize) -> Option<Entity<'p>> {
        let group = &parsed.groups[index];
        let entity = group.entity.as_ref()?;
        let short = group.entity_is_head
            && !entity.own_country
            && !group.is_named()
            && group.number.is_none()
            && parsed.line.words[group.head].attached.article
            && group.words.len() <= 2;
        if !short {
            return None;
        }
        let known = self.heads.get(parsed.line.stem(group.head))?.nearest(at)?;
        // `الدول المتقدمة` are no others' states: `دول مجلس التعاون`.
        if group.plural && entity.class == Class::Organisation && entity.sector.is_empty() {
            return None;
        }
        let same = entity.sector.is_empty() || known.sector.is_empty() || entity.sector == known.sector;
        (same || group.words.len() == 1 && is_party(entity, known)).then(|| known.clone())
    }
}

/// `الرقيب الكعبي`: the office before the surname of somebody who holds it is told of him. Its group takes the
/// surname in, which leaves none of its own.
fn join_office(parsed: &mut Parsed<'_, '_, '_>, index: usize) {
    let (before, group) = match index.checked_sub(1) {
        Some(before) => (&parsed.groups[before], &parsed.groups[index]),
        None => return,
    };
    let words = group.words.clone();
    let (Some(office), Some(named)) = (&before.entity, &group.entity) else { return };
    let holds = before.entity_is_head
        && office.class == Class::Person
        && before.definite
        && !(before.plural || before.is_named())
        && before.words.end == words.start
        && parsed.line.words[words.start].attached.is_bare()
        && !office.sector.is_empty()
        && office.sector == named.sector
        && (!office.own_country || office.country == named.country);
    if !holds {
        return;
    }
    let (country, own_country, name, person) = (named.country, named.own_country, named.name, named.person);
    for word in words.clone() {
        parsed.group_at[word] = Some(index - 1);
    }
    let orphan = &mut parsed.groups[index];
    (orphan.class, orphan.entity, orphan.entity_is_head, orphan.name) =
        (GroupClass::Unknown, None, false, None);
    let group = &mut parsed.groups[index - 1];
    group.words.end = words.end;
    if let Some(entity) = &mut group.entity {
        entity.words.end = words.end;
        (entity.country, entity.own_country) = (country, own_country);
        (entity.name, entity.person) = (name, person);
    }
    group.name = Some(words);
}

/// The noun that opens the name of a body: of `مقاتلو حركة الشباب`, which is a name of it as well, the second.
fn opening(parsed: &Parsed<'_, '_, '_>, words: Range<usize>) -> Option<usize> {
    let line = parsed.line;
    let people = |word: usize| {
        line.readings(word).iter().any(|reading| {
            let senses = &parsed.pack.lexicon.lexeme(reading.form.lexeme).senses;
            reading.form.features.has(Features::PLURAL)
                && senses.iter().any(|sense| matches!(sense, Sense::Role(_)))
        })
    };
    let noun = |word: usize| {
        let lexicon = &parsed.pack.lexicon;
        line.readings(word).iter().any(|reading| lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun)
    };
    let first = words.start + usize::from(words.len() > 2 && people(words.start));
    noun(first).then_some(first)
}

/// `الحزب`: the party that a report named, which may be one that fights.
fn is_party(entity: &Entity<'_>, known: &Entity<'_>) -> bool {
    entity.sector == PARTY && known.class == Class::Organisation && known.name.is_some()
}

fn push<'p>(map: &mut FxHashMap<String, Mentions<'p>>, key: &str, at: usize, entity: &Entity<'p>) {
    match map.get_mut(key) {
        Some(mentions) => mentions.push(at, entity.clone()),
        None => map.entry(key.to_owned()).or_default().push(at, entity.clone()),
    }
}

impl<'p> Mentions<'p> {
    fn push(&mut self, at: usize, entity: Entity<'p>) {
        let new = self.all.len();
        self.all.push((at, entity));
        let told = |index: usize| told(&self.all[index].1);
        // Mentions come in text order: of those that tell as much, the last is the nearest.
        let best = self.best.last().copied().filter(|&best| told(best) > told(new)).unwrap_or(new);
        self.best.push(best);
        let (most, own) = (told(self.first), told(new));
        if own > most || own == most && self.all[self.first].0 == at {
            self.first = new;
        }
    }

    /// The last mention before or in a sentence that tells most, else the first after it.
    fn nearest(&self, at: usize) -> Option<&Entity<'p>> {
        let before = self.all.partition_point(|(sentence, _)| *sentence <= at);
        let index = before.checked_sub(1).map_or(self.first, |last| self.best[last]);
        self.all.get(index).map(|(_, entity)| entity)
    }
}

/// How much a mention tells of who it is.
fn told(entity: &Entity<'_>) -> u32 {
    u32::from(entity.own_country) + u32::from(!entity.sector.is_empty()) + u32::from(entity.name.is_some())
}
