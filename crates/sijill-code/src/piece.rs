//! Single words and names as pieces of noun groups: what each can name.

use sijill_model::Class;
use sijill_pack::{Cue, CueKind, Features, Meaning, Pos, Reading, RoleClass, Sense, Wanted};
use sijill_text::fold;

use crate::{
    groups::{Context, Entity, GroupClass},
    line::{Line, WordPos},
    speaker::UNNAMED,
};

/// What a single word, or the name that starts at it, gives to a group.
pub(crate) struct Piece<'p> {
    pub end: usize,
    pub class: GroupClass,
    pub entity: Option<Entity<'p>>,
    /// The office takes country and sector of what follows.
    pub head: bool,
    pub place: Option<usize>,
    pub reading: Option<Reading>,
}

/// The country that an adjective at a word tells, and whether it is no plural people.
pub(crate) fn nation(context: &Context<'_, '_, '_>, at: usize) -> Option<(u16, bool)> {
    if context.line.name_at[at].is_some() {
        return None;
    }
    context.line.senses(at, context.pack).find_map(|(reading, sense)| match sense {
        Sense::Nation(country) => Some((country, !reading.form.features.has(Features::NOUN))),
        _ => None,
    })
}

/// The country of the likeliest place of a name.
pub(crate) fn place_country<'p>(context: &Context<'_, '_, 'p>, name: usize) -> Option<&'p str> {
    let name = &context.line.names[name];
    match name.meaning {
        Meaning::Place(place) => Some(context.pack.world.places[place as usize].country),
        Meaning::Country(country) | Meaning::Capital(country) => {
            Some(context.pack.world.countries[country as usize].iso3)
        }
        _ => None,
    }
    .filter(|country| !country.is_empty())
}

/// A word that gives nothing.
fn empty<'p>(at: usize) -> Piece<'p> {
    Piece { end: at + 1, class: GroupClass::Unknown, entity: None, head: false, place: None, reading: None }
}

/// Whether a fixed phrase names who speaks, or what was said.
fn speaks(cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Anonymous | CueKind::SayNoun | CueKind::Media) && cue.note != UNNAMED
}

/// What a word, or the name that starts at it, gives to a group.
pub(crate) fn piece<'p>(context: &Context<'_, '_, 'p>, at: usize) -> Piece<'p> {
    let (line, pack) = (context.line, context.pack);
    let mut piece = empty(at);
    if let Some(name) = line.name_at[at].filter(|&name| line.names[name].words.start == at) {
        let words = line.names[name].words.clone();
        let mut entity = Entity {
            words: words.clone(),
            class: Class::Country,
            country: "",
            sector: "",
            name: None,
            person: None,
            metonym: false,
            own_country: true,
        };
        match line.names[name].meaning {
            Meaning::Country(country) => {
                let country = &pack.world.countries[country as usize];
                (entity.country, entity.name) = (country.iso3, Some(country.name));
                piece.place = Some(name);
            }
            Meaning::Capital(country) => {
                let country = &pack.world.countries[country as usize];
                (entity.country, entity.name, entity.metonym) = (country.iso3, Some(country.name), true);
                piece.place = Some(name);
            }
            Meaning::Organisation(organisation) => {
                let organisation = &pack.world.organisations[organisation as usize];
                // `في البيت الأبيض`: a body that goes by the name of its house.
                piece.place = Some(name).filter(|&name| !line.names[name].places.is_empty());
                entity.class = Class::Organisation;
                (entity.country, entity.sector) = (organisation.country, organisation.sector);
                entity.name = Some(organisation.name);
                // `الدول المانحة`: many bodies, and feminine to their verb.
                // `حركة الشباب` is feminine, `حزب العمال` masculine.
                let several =
                    |reading: &Reading| reading.form.features.any(Features::PLURAL | Features::DUAL);
                let single = words.len() > 1 && !line.readings(at).iter().any(several);
                piece.reading = noun_reading(context, at).filter(|reading| {
                    let lemma = &pack.lexicon.lexeme(reading.form.lexeme).lemma;
                    let many = reading.form.features.has(Features::PLURAL)
                        && pack.agreement.is_feminine(&fold(lemma));
                    many || single
                });
            }
            Meaning::Person(index) => {
                let person = &pack.world.people[index as usize];
                entity.class = Class::Person;
                (entity.country, entity.name, entity.person) =
                    (person.country, Some(person.name), Some(index));
                entity.sector = person.sector(None);
            }
            Meaning::Stranger => {
                entity.class = Class::Person;
                entity.own_country = false;
            }
            Meaning::Role(role) => {
                let role = &pack.roles[role as usize];
                entity.class = class_of(role.class);
                entity.sector = role.sector;
                (entity.country, entity.own_country) = (role.country, !role.country.is_empty());
                piece.head = role.head;
                piece.reading = role_reading(context, at, role.lemma).or_else(|| noun_reading(context, at));
            }
            Meaning::Place(_) | Meaning::Unplaced => {
                piece.end = words.end;
                piece.class = GroupClass::Place;
                piece.place = Some(name);
                return piece;
            }
            // `أحد السكان`: who sees what happens is somebody to whom it happens, too.
            Meaning::Cue(cue) if pack.cues[cue as usize].kind == CueKind::Witness => {
                let mut piece = word(context, at);
                piece.end = words.end;
                if let Some(entity) = &mut piece.entity {
                    entity.words.end = words.end;
                }
                return piece;
            }
            // `مصدر عسكري`: a source that goes by what it is.
            Meaning::Cue(cue) if speaks(&pack.cues[cue as usize]) => {
                piece.end = words.end;
                piece.class = GroupClass::Thing;
                piece.reading = line.senses(at, pack).next().map(|(reading, _)| reading);
                return piece;
            }
            Meaning::Cue(_) | Meaning::Grammar(_) => return piece,
        }
        piece.end = words.end;
        piece.class = GroupClass::Actor(entity.class);
        piece.entity = Some(entity);
        return piece;
    }
    word(context, at)
}

/// What a word by itself gives to a group.
fn word<'p>(context: &Context<'_, '_, 'p>, at: usize) -> Piece<'p> {
    let (line, pack) = (context.line, context.pack);
    let mut piece = empty(at);
    let senses: Vec<(Reading, Sense)> = line.senses(at, pack).collect();
    piece.reading = senses.first().map(|&(reading, _)| reading);
    // A word that is an event only with others (`سيارة مفخخة`) is a thing by itself.
    let event = |sense: &Sense| match sense {
        Sense::Frame(frame) => {
            let with = &pack.frames[*frame as usize].with;
            with.is_empty() || with.iter().any(|words| follows(context, at, words))
        }
        Sense::Casualty(_) => true,
        _ => false,
    };
    let role = senses.iter().find_map(|&(reading, sense)| match sense {
        // `أخرى` is no `آخري`: before a genitive only, or a pronoun (`شقيقيه`).
        Sense::Role(role)
            if !reading.form.features.has(Features::CONSTRUCT)
                || reading.attached.pronoun
                || noun_follows(line, at) =>
        {
            Some((reading, role))
        }
        _ => None,
    });
    if let Some((reading, role)) = role {
        let role = &pack.roles[role as usize];
        piece.reading = Some(reading);
        piece.class = GroupClass::Actor(class_of(role.class));
        piece.head = role.head;
        piece.entity = Some(Entity {
            words: at..at + 1,
            class: class_of(role.class),
            country: role.country,
            sector: role.sector,
            name: None,
            person: None,
            metonym: false,
            own_country: !role.country.is_empty(),
        });
    } else if let Some((country, _)) = nation(context, at) {
        // An adjective of nationality without a noun is its people: الأميركيون.
        let country = &pack.world.countries[country as usize];
        piece.class = GroupClass::Actor(Class::Group);
        piece.entity = Some(Entity {
            words: at..at + 1,
            class: Class::Group,
            country: country.iso3,
            sector: "",
            name: None,
            person: None,
            metonym: false,
            own_country: true,
        });
    } else if senses.iter().any(|(_, sense)| event(sense)) {
        piece.class = GroupClass::Event;
    } else if is_people(context, at) {
        piece.class = GroupClass::Actor(Class::Group);
        piece.entity = Some(Entity {
            words: at..at + 1,
            class: Class::Group,
            country: "",
            sector: "",
            name: None,
            person: None,
            metonym: false,
            own_country: false,
        });
    } else if line.words[at].pos == WordPos::Noun || line.words[at].attached.article {
        piece.class = GroupClass::Thing;
    }
    piece
}

/// `داعمون`, `المشاركين`: an adjective in the sound plural is people where it stands for itself.
fn is_people(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let (line, pack) = (context.line, context.pack);
    let key = line.key(at);
    line.words[at].pos == WordPos::Noun
        && pack.agreement.is_plural(key)
        && line.readings(at).iter().all(|reading| {
            let pos = pack.lexicon.lexeme(reading.form.lexeme).pos;
            pos != Pos::Noun && (pos != Pos::Adjective || reading.form.features.has(Features::PLURAL))
        })
        && line
            .readings(at)
            .iter()
            .any(|reading| pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Adjective)
}

/// How far after a noun the first word of its `with` counts for what the noun is.
const WITHIN: usize = 5;

/// Whether the first of some words follows a word closely.
fn follows(context: &Context<'_, '_, '_>, at: usize, words: &[Wanted]) -> bool {
    let line = context.line;
    let Some(first) = words.first() else { return true };
    (at + 1..(at + 1 + WITHIN).min(line.words.len())).any(|word| match first.letter {
        Some(letter) => line.key(word).starts_with(letter),
        None => first.is_among(line.hashes(word)),
    })
}

fn class_of(class: RoleClass) -> Class {
    match class {
        RoleClass::Person => Class::Person,
        RoleClass::Group => Class::Group,
        RoleClass::Organisation => Class::Organisation,
    }
}

/// The noun that a word is, whatever its meaning.
fn noun_reading(context: &Context<'_, '_, '_>, at: usize) -> Option<Reading> {
    let mut readings = context.line.readings(at).iter().copied();
    readings.find(|reading| context.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun)
}

/// The noun by which an office of several words opens: `للأمين العام` is no dual of another word.
fn role_reading(context: &Context<'_, '_, '_>, at: usize, role: &str) -> Option<Reading> {
    let first = fold(role.split(' ').next()?);
    let first = first.strip_prefix(context.pack.clitics.article()).unwrap_or(&first);
    let mut readings = context.line.readings(at).iter().copied();
    readings.find(|reading| {
        let lexeme = context.pack.lexicon.lexeme(reading.form.lexeme);
        lexeme.pos == Pos::Noun && fold(&lexeme.lemma) == first
    })
}

/// Whether a noun that may be a genitive stands right after a word.
fn noun_follows(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at + 1).is_some_and(|word| {
        matches!(word.pos, WordPos::Noun | WordPos::Unknown)
            && !word.attached.and
            && word.attached.preposition.is_none()
    })
}

/// Whether a word is what somebody said, with their pronoun: `عن متحدث قوله`.
pub(crate) fn is_own_word(context: &Context<'_, '_, '_>, at: usize) -> bool {
    context.line.senses(at, context.pack).any(|(reading, sense)| match sense {
        Sense::Cue(cue) => {
            reading.attached.pronoun && context.pack.cues[cue as usize].kind == CueKind::SayNoun
        }
        _ => false,
    })
}

/// Whether a noun stands at a word with nothing attached before it, and is no time and no number.
pub(crate) fn is_open_noun(context: &Context<'_, '_, '_>, at: usize) -> bool {
    context.line.words.get(at).is_some_and(|word| {
        matches!(word.pos, WordPos::Noun | WordPos::Unknown)
            && word.attached.preposition.is_none()
            && !word.attached.and
            && !context.times.iter().any(|time| time.words.contains(&at))
            && !context.numbers.iter().any(|number| number.words.contains(&at))
    })
}
