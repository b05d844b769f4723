//! Noun groups: a head with its adjectives, genitives and appositions, and what they name.

use std::ops::Range;

use sijill_model::{Class, Span};
use sijill_pack::{CueKind, Grammar, Meaning, Pack, Sense};
use sijill_time::{NumberMention, TimeMention};

use crate::{
    case::Case,
    grow::grow,
    line::{Line, WordPos},
    paired::{self, Joined},
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

/// How the grammar table notes a preposition that holds its object as a pronoun.
const HOLDS: &str = "pronoun";

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
    /// The words of the person's name that it holds.
    pub name: Option<Range<usize>>,
    /// The head carries a pronoun.
    pub pronoun: bool,
    /// The case that the head's ending shows.
    pub case: Option<Case>,
}

impl Group<'_> {
    /// What the grammar table notes of the preposition that governs it.
    pub fn preposition_note(&self, line: &Line<'_>, pack: &Pack) -> Option<&'static str> {
        line.note(self.preposition_word?, Grammar::Preposition, pack)
    }

    /// Whether it holds a person's name.
    pub fn is_named(&self) -> bool {
        self.name.is_some()
    }

    /// A country, or a capital that stands for its government.
    pub fn is_country(&self) -> bool {
        self.entity.as_ref().is_some_and(|entity| entity.class == Class::Country)
    }

    pub fn is_actor(&self) -> bool {
        self.entity.is_some() && self.entity_is_head
    }

    /// The words that tell who it is: those of an entity inside it, else its own.
    pub fn who(&self) -> &Range<usize> {
        match &self.entity {
            Some(entity) if !self.entity_is_head => &entity.words,
            _ => &self.words,
        }
    }
}

/// Everything that group building needs to know of a line.
pub(crate) struct Context<'c, 'd, 'p> {
    pub line: &'c Line<'d>,
    pub pack: &'p Pack,
    pub numbers: &'c [NumberMention],
    pub times: &'c [TimeMention],
}

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
        // `إلى نحو 30`, `أكثر من 20`: the words that bound a number take no part in the sentence.
        if let Some(number) = context.numbers.iter().find(|number| number.words.start - number.lead == index)
            && number.lead > 0
        {
            and |= word.attached.and;
            if let Some(letter) = word.attached.preposition {
                preposition = context.pack.clitics.preposition(letter).map(|(key, _)| (key, index));
            }
            index = number.words.start;
            continue;
        }
        // `أحد عشر`: a number may open with a word that is a particle elsewhere.
        let counts = word.pos == WordPos::Particle
            && context.numbers.iter().any(|number| number.words.start == index && number.words.len() > 1);
        let pos = if counts { WordPos::Noun } else { word.pos };
        match pos {
            WordPos::Punct => {
                match line.text(index) {
                    "(" | "[" => depth += 1,
                    ")" | "]" => depth -= 1,
                    _ => {}
                }
                let (mark, rules) = (line.text(index), &context.pack.rules);
                if !(rules.opens_quote(mark) || rules.closes_quote(mark)) {
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
                    // `قتل نحو عشرين`: about so many, and no direction.
                    Some((Grammar::Preposition, _)) if approximates(context, index) => {}
                    // `قتل فيها 14 مسلحا`: a pronoun attached to a preposition is its object.
                    Some((Grammar::Preposition, row)) if context.pack.grammar[row as usize].note == HOLDS => {
                        preposition = None;
                        and = false;
                    }
                    Some((Grammar::Preposition, row)) => {
                        preposition = Some((&context.pack.grammar[row as usize].key, index));
                        and = false;
                    }
                    // `رحب بهذا القرار`: a demonstrative holds the preposition of its noun.
                    Some((Grammar::Demonstrative, row))
                        if !context.pack.grammar[row as usize].note.is_empty() =>
                    {
                        preposition = Some((context.pack.grammar[row as usize].note, index));
                        and = false;
                    }
                    // `لعدم قيامها`: what the particle governs stands under its preposition.
                    _ if word.attached.preposition.is_some() => {
                        preposition = word
                            .attached
                            .preposition
                            .and_then(|letter| context.pack.clitics.preposition(letter))
                            .map(|(key, _)| (key, index));
                    }
                    // `على يد مسلحين`: what a phrase brings in is no subject and no object.
                    _ if let Some(phrase) = phrase(context, index) => {
                        preposition = Some((phrase, index));
                        and = false;
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
                let whole = groups.len().saturating_sub(1);
                if let Some(last) = groups.last_mut() {
                    match paired::joined(context, last, &group) {
                        Joined::Same => {
                            last.words.end = group.words.end;
                            for word in group.words.clone() {
                                at[word] = Some(whole);
                            }
                            index = group.words.end;
                            continue;
                        }
                        Joined::Another => {
                            if let (Some(own), Some(entity)) = (&last.entity, &mut group.entity) {
                                (entity.class, entity.sector) = (own.class, own.sector);
                            }
                            group.class = last.class;
                        }
                        Joined::No => {}
                    }
                }
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

/// The fixed phrase, or the one word, that holds a word and brings in an agent or a source:
/// `قتل جندي برصاص مسلحين`, `بحسب المرصد`.
fn phrase<'p>(context: &Context<'_, '_, 'p>, at: usize) -> Option<&'p str> {
    let brings = |cue: u32| {
        let cue = &context.pack.cues[cue as usize];
        matches!(cue.kind, CueKind::Agent | CueKind::According).then_some(cue.words)
    };
    if let Some(name) = context.line.name_at[at] {
        let Meaning::Cue(cue) = context.line.names[name].meaning else { return None };
        return brings(cue);
    }
    context.line.senses(at, context.pack).find_map(|(_, sense)| match sense {
        Sense::Cue(cue) => brings(cue),
        _ => None,
    })
}

pub(crate) fn empty<'p>(words: Range<usize>, class: GroupClass) -> Group<'p> {
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
        name: None,
        pronoun: false,
        case: None,
    }
}

/// Whether a word says of the number after it that it is not exact.
fn approximates(context: &Context<'_, '_, '_>, index: usize) -> bool {
    context.numbers.iter().any(|number| number.words.start == index + 1 && !number.exact)
}

/// The span of a group without its attached conjunction and preposition.
pub(crate) fn span_of(line: &Line<'_>, words: &Range<usize>) -> Span {
    line.bare_span(words.clone())
}

/// Whether a word is a quotation mark.
pub(crate) fn is_quote(context: &Context<'_, '_, '_>, word: usize) -> bool {
    word < context.line.words.len()
        && context.line.is_punct(word)
        && context
            .line
            .text(word)
            .chars()
            .next()
            .is_some_and(|c| context.pack.rules.quotes.iter().any(|&(open, close)| c == open || c == close))
}
