//! Do two lines, headlines above all, tell one event alike, one event with other facts, or two events?
//!
//! Words are aligned one to one, inflected forms of a word with each other. What is left over on both
//! sides tells most: a name for a name, a number for a number, a word for a word between words that
//! stand still. A small model weighs that; `cargo run -p sijill-eval --example stance` makes its weights.

mod align;
mod weights;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sijill_model::{Event, EventType, Span};

use crate::{WordKind, hash};
use align::{Alignment, align};
use weights::{BIAS, MEAN, SPREAD, WEIGHTS};

/// How two lines stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// One event, told alike.
    Agree,
    /// One event, with other facts.
    Disagree,
    /// Two events.
    Other,
}

impl Stance {
    /// All, in the order of the model's rows.
    pub const ALL: [Stance; 3] = [Stance::Agree, Stance::Disagree, Stance::Other];
}

/// A telling word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LineWord {
    key: Vec<char>,
    kind: WordKind,
}

/// A line of text, by its words and the events that it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    words: Vec<LineWord>,
    /// Closed-class words, hashed.
    function: BTreeSet<u64>,
    types: BTreeSet<EventType>,
}

/// What two lines leave over of each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differences {
    /// Names of the first, and of the second, that the other has not.
    pub names: [Vec<String>; 2],
    /// Numbers.
    pub numbers: [Vec<String>; 2],
    /// Other words.
    pub words: [Vec<String>; 2],
}

impl Line {
    /// A line: its words' search keys with their kinds, in order, and its event mentions.
    pub fn of<'a>(words: impl IntoIterator<Item = (&'a str, WordKind)>, events: &[Event]) -> Line {
        let mut line = Line {
            words: Vec::new(),
            function: BTreeSet::new(),
            types: events.iter().map(|event| event.event_type).collect(),
        };
        for (key, kind) in words {
            match kind {
                WordKind::Function => {
                    line.function.insert(hash::text(key));
                }
                _ => line.words.push(LineWord { key: key.chars().collect(), kind }),
            }
        }
        line
    }

    /// The part of a text's words and events that lies inside a span.
    pub fn within<'a>(
        span: Span,
        words: impl IntoIterator<Item = (Span, &'a str, WordKind)>,
        events: &[Event],
    ) -> Line {
        let inside = words.into_iter().filter(|(at, ..)| span.contains(*at));
        let told = |event: &&Event| event.triggers.iter().any(|trigger| span.contains(*trigger));
        let events: Vec<Event> = events.iter().filter(told).cloned().collect();
        Line::of(inside.map(|(_, key, kind)| (key, kind)), &events)
    }

    fn left(&self, kind: WordKind, left: &[usize]) -> usize {
        left.iter().filter(|&&at| self.words[at].kind == kind).count()
    }
}

/// How two lines stand to each other; which comes first makes no difference.
pub fn stance(a: &Line, b: &Line) -> Stance {
    let (traits, mut best, mut most) = (traits(a, b), Stance::Other, f64::NEG_INFINITY);
    for (at, stance) in Stance::ALL.into_iter().enumerate() {
        let terms = traits.iter().zip(MEAN.iter().zip(SPREAD)).zip(WEIGHTS[at]);
        let sum = BIAS[at]
            + terms.map(|((value, (mean, spread)), weight)| weight * (value - mean) / spread).sum::<f64>();
        if sum > most {
            (best, most) = (stance, sum);
        }
    }
    best
}

/// What each of two lines has that the other lacks.
pub fn differences(a: &Line, b: &Line) -> Differences {
    let alignment = align(&a.words, &b.words);
    let pick = |kind: WordKind| {
        [(a, &alignment.left[0]), (b, &alignment.left[1])].map(|(line, left)| {
            let words = left.iter().map(|&at| &line.words[at]).filter(|word| word.kind == kind);
            words.map(|word| word.key.iter().collect()).collect()
        })
    };
    Differences {
        names: pick(WordKind::Name),
        numbers: pick(WordKind::Number),
        words: pick(WordKind::Common),
    }
}

/// How many traits the model weighs.
pub const TRAITS: usize = 15;

/// What the model weighs of two lines; all are symmetric.
pub fn traits(a: &Line, b: &Line) -> [f64; TRAITS] {
    let alignment = align(&a.words, &b.words);
    let Alignment { pairs, left, .. } = &alignment;
    let worth = |line: &Line, at: usize| match line.words[at].kind {
        WordKind::Function => 0.0,
        WordKind::Common => 1.0,
        WordKind::Name => 1.6,
        WordKind::Number => 1.3,
    };
    let total = |line: &Line| (0..line.words.len()).map(|at| worth(line, at)).sum::<f64>();
    let [one, two] = [total(a), total(b)];
    let shared =
        pairs.iter().fold([0.0, 0.0], |sum, pair| [sum[0] + worth(a, pair.0), sum[1] + worth(b, pair.1)]);
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let dice = share(shared[0] + shared[1], one + two);
    let contained = share(shared[0], one).max(share(shared[1], two));
    let few = left[0].len().min(left[1].len()) as f64;
    let many = left[0].len().max(left[1].len()) as f64;
    let both = |kind| a.left(kind, &left[0]).min(b.left(kind, &left[1])) as f64;
    let either = |kind| a.left(kind, &left[0]).max(b.left(kind, &left[1])) as f64;
    let names = pairs
        .iter()
        .filter(|pair| a.words[pair.0].kind == WordKind::Name || b.words[pair.1].kind == WordKind::Name);
    let common = a.types.intersection(&b.types).count() > 0;
    let function = share(
        a.function.intersection(&b.function).count() as f64,
        a.function.union(&b.function).count() as f64,
    );
    let lengths = [a.words.len() as f64, b.words.len() as f64];
    [
        dice,
        dice * dice,
        contained,
        few,
        many,
        alignment.replaced() as f64,
        alignment.order(),
        both(WordKind::Name),
        either(WordKind::Number),
        f64::from(common),
        f64::from(!a.types.is_empty() && !b.types.is_empty() && !common),
        f64::from(a.types.is_empty() != b.types.is_empty()),
        function,
        share((lengths[0] - lengths[1]).abs(), lengths[0].max(lengths[1])),
        names.count() as f64,
    ]
}
