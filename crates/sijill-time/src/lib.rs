//! Numbers and times of news text, resolved against the day of publication.
//!
//! Works on plain words: a folded key, a span, a kind. All words of a language stand in two pack
//! tables, `time.tsv` and `numbers.tsv`.
//!
//! Invariant: no clock; without a publication day nothing relative gets a day.
//! Invariant: linear in the words; no input panics.

mod amount;
mod another;
mod bound;
mod cardinal;
mod clock;
mod date;
mod day;
mod digits;
mod era;
mod fraction;
mod hijri;
mod infer;
mod join;
mod kinds;
mod line;
mod marks;
mod numeric;
mod period;
mod qualified;
mod range;
mod reference;
mod relative;
mod running;
mod season;
mod share;
mod tables;
mod times;
mod units;
mod weekday;
mod writing;
mod years;

use std::ops::Range;

use jiff::civil::Date;
use sijill_model::{Span, TimePrecision};

pub use another::last_told;
pub use cardinal::numbers;
pub use marks::{Mark, marks};
pub use tables::{Listed, TimeTables};
pub use times::times;
pub use writing::day_of_writing;

/// What a word is by its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// A sign.
    Punct,
}

/// A word as this crate needs it.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    /// Folded key.
    pub key: &'a str,
    /// Where it stands, in scalar values.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// What the tables say of its key, see [`TimeTables::listed`].
    pub listed: Listed,
    /// Tense of the clause in which it stands: which way an expression without direction points.
    pub tense: Tense,
}

impl Word<'_> {
    /// Whether it stands in the number table, clitics aside.
    pub(crate) fn counts(&self) -> bool {
        self.listed.numbers != 0
    }
}

/// What a number counts or orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberUnit {
    /// A count.
    Count,
    /// A place in an order.
    Ordinal,
    /// Hundredths.
    Percent,
    /// A part of a whole that is not told as a number: a half, three quarters.
    Fraction,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberMention {
    /// Its words.
    pub words: Range<usize>,
    /// Where they stand.
    pub span: Span,
    /// The value, or the lower bound.
    pub value: f64,
    /// The upper bound; `None` for "at least".
    pub max: Option<f64>,
    /// How many words before it bound it or say "about".
    pub lead: usize,
    /// Whether it is told without "about", and by no word for dozens or hundreds at large.
    pub exact: bool,
    /// What it counts.
    pub unit: NumberUnit,
}

/// What a time expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or a stretch of days.
    Date,
    /// A length of time.
    Duration,
    /// An hour of a day that is not told beside it.
    Clock,
    /// What comes back: every day, each year.
    Set,
    /// The present, past or future, without a day: now, recently, soon.
    Reference,
}

/// A time expression in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// Its words.
    pub words: Range<usize>,
    /// Where they stand, conjunction and preposition that are attached before the first left out.
    pub span: Span,
    /// First day; `None` where nothing fixes it.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub end: Option<Date>,
    /// How finely it is told.
    pub precision: TimePrecision,
    /// TIMEX3 value.
    pub timex: String,
    /// How the words became days. One of: `named date`, `named month`, `named year`, `hijri date`,
    /// `year inferred`, `weekday before publication`, `weekday after publication`,
    /// `relative to publication`, `since, until publication`, `running until publication`, `range`,
    /// `season`, `named years`, `day of another event`, `duration`, `clock`, `set`, `reference`.
    pub basis: &'static str,
    /// What it is.
    pub kind: TimeKind,
}

/// Which way an expression without direction points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// Before publication.
    Past,
    /// After publication.
    Future,
    /// Not told: taken as past, which news mostly is.
    Unknown,
}

/// What expressions are counted from.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Day of publication.
    pub published: Option<Date>,
    /// The last days that the text told before: `وبعدها بيومين` is counted from them.
    pub told: Option<(Date, Date)>,
}
