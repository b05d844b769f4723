//! Noun groups: a head with its adjectives, genitives and appositions, and what they name.

use std::ops::Range;

use sijill_model::{Class, Span};
use sijill_pack::{Features, Grammar, Meaning, Pack};
use sijill_time::{NumberMention, NumberUnit, TimeMention};

use crate::{
    line::{Line, WordPos},
    piece::{nation, piece, place_country},
};

/// What a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupClass {
    /// Someone who can act.
    Actor(Class),
    /// A place.
    Place,
    /// A time expression.
    Time,
    /// A noun that the pack knows as an event, or as a word of casualties.
    Event,
    /// Any other noun.
    Thing,
    /// Words that the pack does not know: often a name.
    Unknown,
}

/// Someone who can act, named inside a group.
#[derive(Debug, Clone)]
pub(crate) struct Entity<'p> {
    pub words: Range<usize>,
    pub class: Class,
    pub country: &'p str,
    pub sector: &'p str,
    pub name: Option<&'p str>,
    /// Person of the tables, whose sector depends on the day.
    pub person: Option<u32>,
    /// A capital or seat that stands for its government.
    pub metonym: bool,
    /// Its country was told by its own words.
    pub own_country: bool,
}

/// A noun group.
#[derive(Debug, Clone)]
pub(crate) struct Group<'p> {
    pub words: Range<usize>,
    pub head: usize,
    pub class: GroupClass,
    /// The one who acts: the head itself, or else the first entity inside (`مواقع الجيش`).
    pub entity: Option<Entity<'p>>,
    /// Whether the entity is the head, and not inside it.
    pub entity_is_head: bool,
    /// Index of the name that is the group's place.
    pub place: Option<usize>,
    /// Folded key of the preposition that governs it.
    pub preposition: Option<&'p str>,
    /// Index of the word of that preposition, where it stands alone.
    pub preposition_word: Option<usize>,
    /// Joined by a conjunction to the group before.
    pub and: bool,
    /// Number of its people, as an index into the line's numbers.
    pub number: Option<usize>,
    /// A dual.
    pub dual: bool,
    pub plural: bool,
    pub definite: bool,
    pub feminine: Option<bool>,
    /// Country told by an adjective of the head, with its word.
    pub nation: Option<(u16, usize)>,
    /// Inside brackets.
    pub bracketed: bool,
    /// The head carries a pronoun.
    pub pronoun: bool,
}

impl Group<'_> {
    pub fn is_actor(&self) -> bool {
        self.entity.is_some() && self.entity_is_head
    }
}

/// Everything that group building needs to know of a line.
pub(crate) struct Context<'c, 'd, 'p> {
    pub line: &'c Line<'d>,
    pub pack: &'p Pack,
    pub numbers: &'c [NumberMention],
    pub times: &'c [TimeMention],
}

/// Sector of an office that takes its sector from what follows, where only a country follows.
const HEAD_OF_STATE: &str = "GOV";
/// Letters from which an unknown word with an accusative ending is taken to carry it, and so to be
/// no name.
const MARKED: usize = 5;

/// Cuts a line into groups; `at` gives the group of each word.
pub(crate) fn build<'p>(context: &Context<'_, '_, 'p>) -> (Vec<Group<'p>>, Vec<Option<usize>>) {
    let line = context.line;
    let mut groups: Vec<Group<'p>> = Vec::new();
    let mut at = vec![None; line.words.len()];
    let mut preposition: Option<(&'p str, usize)> = None;
    let mut and = false;
    let mut depth = 0i32;
    let mut index = 0;
    while index < line.words.len() {
        if let Some(time) = context.times.iter().find(|time| time.words.start == index) {
            let mut group = empty(time.words.clone(), GroupClass::Time);
            group.preposition = preposition.take().map(|(key, _)| key);
            for word in time.words.clone() {
                at[word] = Some(groups.len());
            }
            index = time.words.end;
            groups.push(group);
            and = false;
            continue;
        }
        let word = &line.words[index];
        match word.pos {
            WordPos::Punct => {
                match line.text(index) {
                    "(" | "[" => depth += 1,
                    ")" | "]" => depth -= 1,
                    _ => {}
                }
                let quote = context.pack.rules.quotes.iter().any(|&(open, close)| {
                    line.text(index).starts_with(open) || line.text(index).starts_with(close)
                });
                if !quote {
                    preposition = None;
                    and = false;
                }
                index += 1;
            }
            WordPos::Verb => {
                preposition = None;
                and = false;
                index += 1;
            }
            WordPos::Particle => {
                match word.grammar {
                    Some((Grammar::Preposition, row)) => {
                        preposition = Some((&context.pack.grammar[row as usize].key, index));
                        and = false;
                        // A pronoun attached to a preposition is its object.
                    }
                    Some((Grammar::Conjunction, _)) => and = true,
                    Some((Grammar::Quantifier | Grammar::Demonstrative | Grammar::Title, _)) => {}
                    _ => {
                        preposition = None;
                        and = false;
                    }
                }
                index += 1;
            }
            WordPos::Noun | WordPos::Number | WordPos::Unknown => {
                let mut group = grow(context, index);
                group.bracketed = depth > 0;
                let attached = line.words[index].attached;
                group.and = attached.and || and;
                if let Some(letter) = attached.preposition {
                    group.preposition = context.pack.clitics.preposition(letter).map(|(key, _)| key);
                } else if let Some((key, at)) = preposition.take() {
                    group.preposition = Some(key);
                    group.preposition_word = Some(at);
                } else if group.and
                    && let Some(last) = groups.last()
                    && last.words.end + usize::from(and) >= index
                {
                    // Joined groups share their preposition.
                    group.preposition = last.preposition;
                }
                and = false;
                preposition = None;
                for word in group.words.clone() {
                    at[word] = Some(groups.len());
                }
                index = group.words.end;
                groups.push(group);
            }
        }
    }
    (groups, at)
}

fn empty<'p>(words: Range<usize>, class: GroupClass) -> Group<'p> {
    Group {
        head: words.start,
        words,
        class,
        entity: None,
        entity_is_head: false,
        place: None,
        preposition: None,
        preposition_word: None,
        and: false,
        number: None,
        dual: false,
        plural: false,
        definite: false,
        feminine: None,
        nation: None,
        bracketed: false,
        pronoun: false,
    }
}

fn grow<'p>(context: &Context<'_, '_, 'p>, start: usize) -> Group<'p> {
    let (line, pack) = (context.line, context.pack);
    let mut group = empty(start..start + 1, GroupClass::Unknown);
    let mut index = start;
    // A number opens the group of what it counts.
    if let Some(number) = context.numbers.iter().position(|number| number.words.start == start) {
        let mention = &context.numbers[number];
        index = mention.words.end;
        if matches!(mention.unit, NumberUnit::Count) {
            group.number = Some(number);
            group.plural = mention.value != 1.0;
        }
        group.words = start..index;
        group.head = start;
        group.class = GroupClass::Thing;
        // `ثلاثة من الجنود`, `20 شخصا`: the counted noun follows, with or without a preposition.
        if line.words.get(index).is_some_and(|word| {
            matches!(word.grammar, Some((Grammar::Preposition, row)) if pack.grammar[row as usize].note == "partitive")
                && word.pos == WordPos::Particle
        }) {
            index += 1;
        }
        let next = line.words.get(index);
        let counted = next.is_some_and(|word| {
            matches!(word.pos, WordPos::Noun | WordPos::Unknown)
                && !word.attached.and
                && word.attached.preposition.is_none()
                && !context.times.iter().any(|time| time.words.contains(&index))
        });
        if !counted {
            group.words = start..mention.words.end;
            return group;
        }
    }
    let piece = piece(context, index);
    group.head = index;
    group.class = piece.class;
    group.place = piece.place;
    group.words = start..piece.end;
    if let Some(reading) = piece.reading {
        let features = reading.form.features;
        group.dual = features.has(Features::DUAL) && !features.has(Features::PLURAL);
        group.plural |= features.any(Features::PLURAL | Features::DUAL);
        group.feminine = match (features.has(Features::FEMININE), features.has(Features::PLURAL)) {
            (true, false) => Some(true),
            (false, false) => Some(false),
            _ => None,
        };
        group.pronoun = reading.attached.pronoun;
    }
    let attached = line.words[index].attached;
    group.definite = attached.article || group.pronoun || line.name_at[index].is_some();
    group.entity_is_head = piece.entity.is_some();
    group.entity = piece.entity;
    let takes = piece.head;
    extend(context, &mut group, takes);
    // The head of a country is of its government: الرئيس المصري.
    if let Some(entity) = group.entity.as_mut().filter(|_| takes && group.entity_is_head)
        && entity.sector.is_empty()
        && entity.own_country
    {
        entity.sector = HEAD_OF_STATE;
    }
    group
}

/// Takes in adjectives, genitives and appositions to the right.
fn extend<'p>(context: &Context<'_, '_, 'p>, group: &mut Group<'p>, takes: bool) {
    let (line, pack) = (context.line, context.pack);
    let person_head =
        group.entity_is_head && group.entity.as_ref().is_some_and(|entity| entity.class == Class::Person);
    let mut definite = group.definite;
    let mut named = false;
    let mut steps = 0;
    while group.words.end < line.words.len() && steps < 14 {
        steps += 1;
        let mut at = group.words.end;
        let mut quoted = false;
        // A quoted name belongs to its head: تنظيم "داعش".
        if is_quote(context, at) && line.words.get(at + 1).is_some() {
            let close = (at + 2..(at + 6).min(line.words.len())).find(|&i| is_quote(context, i));
            if close.is_none() || line.words[at + 1].pos == WordPos::Verb {
                break;
            }
            at += 1;
            quoted = true;
        }
        let word = &line.words[at];
        if word.pos == WordPos::Particle
            && matches!(word.grammar, Some((Grammar::Title, _)))
            && !word.attached.and
        {
            group.words.end = at + 1;
            continue;
        }
        if !matches!(word.pos, WordPos::Noun | WordPos::Unknown)
            || word.attached.and
            || word.attached.preposition.is_some()
            || context.times.iter().any(|time| time.words.contains(&at))
            || context.numbers.iter().any(|number| number.words.contains(&at))
        {
            break;
        }
        let next = piece(context, at);
        let article = line.words[at].attached.article;
        let nation = nation(context, at);
        let close = |group: &mut Group<'p>, end: usize| {
            group.words.end = end;
            if quoted && end < line.words.len() && is_quote(context, end) {
                group.words.end = end + 1;
            }
        };
        if let Some((country, adjective)) = nation {
            // An adjective agrees in definiteness; an indefinite one after a definite head starts anew.
            if article == definite && (adjective || !article) {
                close(group, at + 1);
                group.nation.get_or_insert((country, at));
                if let Some(entity) = &mut group.entity
                    && !entity.own_country
                {
                    entity.country = pack.world.countries[country as usize].iso3;
                    entity.own_country = true;
                    entity.words.end = at + 1;
                }
                continue;
            }
        }
        let is_name = line.name_at[at].is_some();
        if group.class == GroupClass::Event {
            // What follows an event noun is its participant, and a group of its own; adjectives stay.
            if matches!(next.class, GroupClass::Thing | GroupClass::Unknown)
                && article == definite
                && !is_name
                && next.entity.is_none()
                && adjective_like(context, at, group.head)
            {
                close(group, next.end);
                continue;
            }
            break;
        }
        match next.class {
            GroupClass::Actor(class) => {
                let known_person = is_name
                    && line.name_at[at]
                        .is_some_and(|name| matches!(line.names[name].meaning, Meaning::Person(_)));
                let apposition = person_head && known_person && !named;
                let genitive = !definite;
                if !(apposition || genitive) {
                    break;
                }
                let Some(inner) = next.entity else { break };
                if let Some(entity) = &mut group.entity {
                    entity.words.end = next.end;
                    if !entity.own_country && !inner.country.is_empty() {
                        entity.country = inner.country;
                        entity.own_country = inner.own_country;
                    }
                    if takes && entity.sector.is_empty() {
                        entity.sector = inner.sector;
                    }
                    if apposition && inner.name.is_some() {
                        entity.name = inner.name;
                        entity.person = inner.person;
                        if entity.sector.is_empty() {
                            entity.sector = inner.sector;
                        }
                    }
                } else {
                    group.entity = Some(inner);
                    group.entity_is_head = false;
                }
                named |= class == Class::Person && is_name;
                definite = true;
                close(group, next.end);
            }
            GroupClass::Place => {
                if definite && !person_head && group.class != GroupClass::Place {
                    break;
                }
                if group.place.is_none() {
                    group.place = next.place;
                }
                if let Some(entity) = &mut group.entity {
                    if !entity.own_country
                        && let Some(place) = next.place
                        && let Some(country) = place_country(context, place)
                    {
                        entity.country = country;
                        entity.own_country = true;
                    }
                    entity.words.end = next.end;
                } else {
                    group.class = GroupClass::Place;
                }
                definite = true;
                close(group, next.end);
            }
            GroupClass::Unknown => {
                // After a person's office: a name. After an indefinite noun: its genitive or adjective.
                let accusative = line.key(at).chars().count() >= MARKED
                    && pack.agreement.accusative.iter().any(|ending| line.key(at).ends_with(ending.as_str()));
                let name_part = person_head && !article && !accusative;
                let adjective = article && definite && adjective_like(context, at, group.head);
                if !(name_part || adjective || !definite) {
                    break;
                }
                if let Some(entity) = &mut group.entity {
                    entity.words.end = next.end;
                }
                definite |= article || name_part && definite;
                close(group, next.end);
            }
            GroupClass::Thing => {
                let adjective = article == definite && adjective_like(context, at, group.head);
                let genitive = !definite;
                if !(adjective || genitive) {
                    break;
                }
                if let Some(entity) = &mut group.entity {
                    entity.words.end = next.end;
                }
                definite |= article;
                close(group, next.end);
            }
            // What follows may be an event: it opens a group of its own.
            GroupClass::Event | GroupClass::Time => break,
        }
    }
}

fn is_quote(context: &Context<'_, '_, '_>, word: usize) -> bool {
    context.line.is_punct(word)
        && context
            .line
            .text(word)
            .chars()
            .next()
            .is_some_and(|c| context.pack.rules.quotes.iter().any(|&(open, close)| c == open || c == close))
}

/// Whether a word may be an adjective of a head by its ending: feminine with feminine, sound plural
/// with sound plural, else an adjective made from a noun, or any definite word after a definite head.
fn adjective_like(context: &Context<'_, '_, '_>, at: usize, head: usize) -> bool {
    let line = context.line;
    let agreement = &context.pack.agreement;
    let ends = |word: usize, endings: &[String]| {
        endings.iter().any(|ending| line.key(word).ends_with(ending.as_str()))
    };
    let both = line.words[head].attached.article && line.words[at].attached.article;
    if ends(head, &agreement.feminine) {
        return ends(at, &agreement.feminine);
    }
    if both && ends(head, &agreement.plural) {
        return ends(at, &agreement.plural);
    }
    ends(at, &agreement.relational) || both
}

/// The span of a group without its attached conjunction and preposition.
pub(crate) fn span_of(line: &Line<'_>, words: &Range<usize>) -> Span {
    line.bare_span(words.clone())
}
