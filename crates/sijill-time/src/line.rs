//! A line as the readers of time expressions see it, and what each of them answers.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberMention, Reference, Tense, TimeKind, TimeTables, Word, WordKind,
    another::Distance,
    kinds::{Kind, TimeWord},
    tables::Entry,
};

/// A time expression before it has its place in the line.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// First word after it.
    pub end: usize,
    pub days: Option<(Date, Date)>,
    pub precision: TimePrecision,
    pub timex: String,
    pub basis: &'static str,
    pub kind: TimeKind,
    /// How far it lies from the last day told before.
    pub from: Option<Distance>,
}

impl Found {
    /// A stretch of days.
    pub fn days(
        end: usize,
        days: Option<(Date, Date)>,
        precision: TimePrecision,
        timex: String,
        basis: &'static str,
    ) -> Found {
        Found { end, days, precision, timex, basis, kind: TimeKind::Date, from: None }
    }

    /// One day.
    pub fn day(end: usize, day: Option<Date>, unresolved: &str, basis: &'static str) -> Found {
        let timex = day.map_or_else(|| unresolved.to_owned(), |day| day.to_string());
        Found::days(end, day.map(|day| (day, day)), TimePrecision::Day, timex, basis)
    }

    /// What names no days by itself.
    pub fn undated(
        end: usize,
        precision: TimePrecision,
        timex: String,
        kind: TimeKind,
        basis: &'static str,
    ) -> Found {
        Found { end, days: None, precision, timex, basis, kind, from: None }
    }

    /// The same with a part of the day, where one was told.
    pub fn within_day(mut self, part: &str) -> Found {
        if !part.is_empty() {
            self.timex.push('T');
            self.timex.push_str(part);
            self.precision = TimePrecision::Time;
        }
        self
    }
}

/// What the expressions of a line are read against.
pub(crate) struct Line<'l> {
    pub words: &'l [Word<'l>],
    pub numbers: &'l [NumberMention],
    pub tables: &'l TimeTables,
    pub reference: Reference,
}

impl<'l> Line<'l> {
    pub fn new(
        words: &'l [Word<'l>],
        numbers: &'l [NumberMention],
        tables: &'l TimeTables,
        reference: Reference,
    ) -> Line<'l> {
        Line { words, numbers, tables, reference }
    }

    /// The longest entry of one of the kinds at a word, with the words that it takes.
    pub fn any(&self, at: usize, kinds: &[TimeWord]) -> Option<(usize, &'l Entry<TimeWord>)> {
        let mask = kinds.iter().fold(0, |mask, kind| mask | kind.bit());
        if self.words.get(at)?.kind != WordKind::Word {
            return None;
        }
        self.tables.time(self.words, at, mask)
    }

    /// The longest entry of a kind at a word.
    pub fn at(&self, at: usize, kind: TimeWord) -> Option<(usize, &'l Entry<TimeWord>)> {
        self.any(at, &[kind])
    }

    /// Whether an entry of a kind stands at a word.
    pub fn is(&self, at: usize, kind: TimeWord) -> bool {
        self.at(at, kind).is_some()
    }

    /// The word after an entry of one of the kinds, or the word itself.
    pub fn skip(&self, at: usize, kinds: &[TimeWord]) -> usize {
        self.any(at, kinds).map_or(at, |(length, _)| at + length)
    }

    /// Whether an entry of a kind ends before a word.
    pub fn ends_before(&self, at: usize, kind: TimeWord) -> bool {
        (1..=3.min(at)).any(|back| self.at(at - back, kind).is_some_and(|(length, _)| length == back))
    }

    /// Whether the words around an expression make it a part of a name: a row of the kind, whose
    /// value is the sort of expression that it takes in, stands there. `مدينة الأحد` may be a name;
    /// `المدينة الأحد` is not, as the article ends it.
    pub fn named_before(&self, at: usize, sort: &str) -> bool {
        (1..=2.min(at)).any(|back| {
            self.at(at - back, TimeWord::NameBefore).is_some_and(|(length, entry)| {
                let ended = self.tables.is_definite(self.words[at - back].key) && sort == "weekday";
                length == back && !ended && entry.value.split('|').any(|own| own == sort)
            })
        })
    }

    /// As [`Line::named_before`], for the word after it.
    pub fn named_after(&self, end: usize, sort: &str) -> bool {
        self.at(end, TimeWord::NameAfter)
            .is_some_and(|(_, entry)| entry.value.split('|').any(|own| own == sort))
    }

    /// Whether a word is there and has its article.
    pub fn is_definite(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.tables.is_definite(word.key))
    }

    /// The number that starts at a word.
    pub fn number(&self, at: usize) -> Option<&'l NumberMention> {
        let found = self.numbers.binary_search_by_key(&at, |number| number.words.start).ok()?;
        Some(&self.numbers[found])
    }

    /// Day of publication.
    pub fn published(&self) -> Option<Date> {
        self.reference.published
    }

    /// Tense of the clause in which a word stands.
    pub fn tense(&self, at: usize) -> Tense {
        self.words.get(at).map_or(Tense::Unknown, |word| word.tense)
    }

    /// Whether a word in letters stands at a place.
    pub fn is_word(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Word)
    }

    /// Whether a sign stands at a word.
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Punct && word.key == sign)
    }

    /// Whether one of several signs stands at a word.
    pub fn is_one_of(&self, at: usize, signs: &[&str]) -> bool {
        signs.iter().any(|sign| self.is_sign(at, sign))
    }

    /// A whole number in digits at a word.
    pub fn digits(&self, at: usize) -> Option<i16> {
        let word = self.words.get(at).filter(|word| word.kind == WordKind::Number)?;
        word.key.parse().ok()
    }
}
