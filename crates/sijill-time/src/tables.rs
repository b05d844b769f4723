//! The two tables of a language's words of time and number.

use rustc_hash::FxHashMap;
use sijill_pack::{PackError, tsv};
use sijill_text::fold;

use crate::{
    Word,
    kinds::{Kind, NumberWord, TimeWord},
};

/// A row: what its words are, and their value.
#[derive(Debug, Clone)]
pub(crate) struct Entry<K> {
    rest: Vec<String>,
    pub kind: K,
    pub value: String,
}

impl<K> Entry<K> {
    /// The value as a number; 0 where it is none.
    pub fn number(&self) -> f64 {
        self.value.parse().unwrap_or(0.0)
    }
}

type Rows<K> = FxHashMap<String, Vec<Entry<K>>>;

/// Under which kinds of the two tables a word stands, clitics aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    pub(crate) times: u128,
    pub(crate) numbers: u128,
}

impl Listed {
    /// Whether it may be a word for a day that is counted from the day of writing.
    pub fn tells_day(self) -> bool {
        use crate::kinds::Kind;
        self.times & TimeWord::Day.bit() != 0
    }

    /// Whether it may be the name of a month.
    pub fn is_month(self) -> bool {
        use crate::kinds::Kind;
        let months = [TimeWord::Month, TimeWord::MonthWeak, TimeWord::MonthRare, TimeWord::HijriMonth];
        months.iter().any(|kind| self.times & kind.bit() != 0)
    }
}

/// Words of time and number of one language.
#[derive(Debug, Default)]
pub struct TimeTables {
    times: Rows<TimeWord>,
    numbers: Rows<NumberWord>,
    proclitics: Vec<String>,
    /// Those of them that end in the article.
    definite: Vec<String>,
    /// The article, as it stands attached to a word.
    article: Option<String>,
    /// The conjunction that joins the parts of a number.
    and: Option<String>,
}

impl TimeTables {
    /// Compiles the tables, each given as its path and its text.
    ///
    /// # Errors
    /// What the strict reader refuses, unknown kinds, and the same words twice under one kind.
    pub fn compile(time: (&str, &str), numbers: (&str, &str)) -> Result<TimeTables, PackError> {
        let mut tables = TimeTables::default();
        load(time, &mut tables.times)?;
        load(numbers, &mut tables.numbers)?;
        // Attached words are rows like the others, but never words of their own.
        for (word, entries) in &mut tables.times {
            if entries.iter().any(|entry| entry.kind == TimeWord::Proclitic) {
                tables.proclitics.push(word.clone());
                entries.retain(|entry| entry.kind != TimeWord::Proclitic);
            }
        }
        let row_of = |wanted: NumberWord| {
            let is = |entries: &Vec<Entry<NumberWord>>| entries.iter().any(|entry| entry.kind == wanted);
            tables.numbers.iter().find(|(_, entries)| is(entries)).map(|(word, _)| word.clone())
        };
        (tables.article, tables.and) = (row_of(NumberWord::Article), row_of(NumberWord::And));
        tables.proclitics.sort_by_key(|clitic| std::cmp::Reverse(clitic.len()));
        if let Some(article) = &tables.article {
            // The preposition that swallows the first letter of the article doubles its last one.
            let doubled: String = article.chars().rev().take(1).cycle().take(2).collect();
            let definite = |clitic: &&String| clitic.ends_with(article) || clitic.ends_with(&doubled);
            tables.definite = tables.proclitics.iter().filter(definite).cloned().collect();
        }
        Ok(tables)
    }

    /// The longest entry of the time table at a word whose kind is in a mask, with the words it takes.
    pub(crate) fn time(
        &self,
        words: &[Word<'_>],
        at: usize,
        mask: u128,
    ) -> Option<(usize, &Entry<TimeWord>)> {
        if words.get(at)?.listed.times & mask == 0 {
            return None;
        }
        self.find(&self.times, words, at, mask)
    }

    /// The longest entry of the number table at a word, of one of the kinds.
    pub(crate) fn number(
        &self,
        words: &[Word<'_>],
        at: usize,
        kinds: &[NumberWord],
    ) -> Option<(usize, &Entry<NumberWord>)> {
        let mask = kinds.iter().fold(0, |mask, kind| mask | kind.bit());
        if words.get(at)?.listed.numbers & mask == 0 {
            return None;
        }
        self.find(&self.numbers, words, at, mask)
    }

    /// Whether a word is a number word as it stands, such as one that counts what follows, or one that
    /// says "about" before it.
    pub fn is_number(&self, key: &str) -> bool {
        use NumberWord::{About, Few, Hundred, Scale, Teen, Ten, TenUnit, Unit, Vague};
        let counting = [Unit, TenUnit, Teen, Ten, Hundred, Scale, Vague, Few, About];
        self.numbers.get(key).is_some_and(|all| all.iter().any(|entry| counting.contains(&entry.kind)))
    }

    /// The figure that a word stands for by itself, from 2 on: a unit, ten or hundred. `One` counts nothing
    /// that others would not.
    pub fn figure(&self, key: &str) -> Option<u32> {
        use NumberWord::{Hundred, Ten, TenUnit, Unit};
        let plain = |entry: &&Entry<NumberWord>| {
            entry.rest.is_empty() && [Unit, TenUnit, Ten, Hundred].contains(&entry.kind)
        };
        let value = self.numbers.get(key)?.iter().find(plain)?.number();
        (value >= 2.0).then_some(value as u32)
    }

    /// Whether a word as it stands opens a number: a number word, or `about`.
    pub fn opens_number(&self, key: &str) -> bool {
        let about = |all: &Vec<Entry<NumberWord>>| {
            all.iter().any(|entry| entry.kind == NumberWord::About && entry.rest.is_empty())
        };
        self.is_number(key) || self.numbers.get(key).is_some_and(about)
    }

    /// Under which kinds a folded key stands in the tables.
    pub fn listed(&self, key: &str) -> Listed {
        Listed { times: self.mask(&self.times, key), numbers: self.mask(&self.numbers, key) }
    }

    /// Whether a word stands in the time table as it is, nothing cut off.
    pub(crate) fn is_bare(&self, key: &str) -> bool {
        self.times.contains_key(key)
    }

    /// Whether a number word carries something attached, as the later parts of a number do.
    pub(crate) fn is_joined(&self, key: &str) -> bool {
        !self.numbers.contains_key(key) && self.stems(key).skip(1).any(|stem| self.numbers.contains_key(stem))
    }

    /// Whether a word stands in the number table as it is, nothing cut off.
    pub(crate) fn is_number_bare(&self, key: &str) -> bool {
        self.numbers.contains_key(key)
    }

    /// Whether a word is a number word with only the conjunction attached.
    pub(crate) fn is_joined_by_and(&self, key: &str) -> bool {
        let rest = self.and.as_deref().and_then(|and| key.strip_prefix(and));
        !self.numbers.contains_key(key) && rest.is_some_and(|rest| self.numbers.contains_key(rest))
    }

    /// Whether a word is the conjunction standing alone.
    pub(crate) fn is_and(&self, key: &str) -> bool {
        self.and.as_deref() == Some(key)
    }

    /// Whether a word carries the article.
    pub(crate) fn is_definite(&self, key: &str) -> bool {
        self.definite.iter().any(|clitic| key.len() > clitic.len() && key.starts_with(clitic.as_str()))
    }

    /// How many letters of a word are attached before it and no part of the expression: conjunction
    /// and preposition, but not the article.
    pub(crate) fn attached(&self, key: &str) -> u32 {
        let known = |key: &str| self.times.contains_key(key) || self.numbers.contains_key(key);
        if known(key) {
            return 0;
        }
        let clitic = self.proclitics.iter().find(|clitic| {
            key.strip_prefix(clitic.as_str()).is_some_and(|rest| rest.chars().nth(1).is_some() && known(rest))
        });
        let Some(clitic) = clitic else { return 0 };
        let article = self.article.as_deref().unwrap_or_default();
        let doubled: String = article.chars().rev().take(1).cycle().take(2).collect();
        let kept = [article, doubled.as_str()].into_iter().find(|end| clitic.ends_with(end));
        (clitic.chars().count() - kept.map_or(0, |kept| kept.chars().count())) as u32
    }

    fn mask<K: Kind>(&self, rows: &Rows<K>, key: &str) -> u128 {
        self.stems(key)
            .filter_map(|stem| rows.get(stem))
            .flatten()
            .fold(0, |mask, entry| mask | entry.kind.bit())
    }

    fn stems<'k>(&'k self, key: &'k str) -> impl Iterator<Item = &'k str> + 'k {
        std::iter::once(key).chain(
            self.proclitics
                .iter()
                .filter_map(move |clitic| key.strip_prefix(clitic.as_str()))
                .filter(|rest| rest.chars().nth(1).is_some()),
        )
    }

    fn find<'t, K: Kind>(
        &'t self,
        rows: &'t Rows<K>,
        words: &[Word<'_>],
        at: usize,
        mask: u128,
    ) -> Option<(usize, &'t Entry<K>)> {
        let key = words.get(at)?.key;
        let mut best: Option<(usize, &Entry<K>)> = None;
        for stem in self.stems(key) {
            for entry in rows.get(stem).into_iter().flatten() {
                let fits = entry.kind.bit() & mask != 0
                    && entry
                        .rest
                        .iter()
                        .enumerate()
                        .all(|(i, rest)| words.get(at + 1 + i).is_some_and(|word| word.key == rest));
                let length = entry.rest.len() + 1;
                if fits && best.is_none_or(|(known, _)| length > known) {
                    best = Some((length, entry));
                }
            }
            // The word as it stands goes before the word with something cut off.
            if best.is_some() {
                break;
            }
        }
        best
    }
}

fn load<K: Kind>(file: (&str, &str), rows: &mut Rows<K>) -> Result<(), PackError> {
    for row in tsv::read(file.0, file.1, &["kind", "words", "value"])? {
        let name = row.required(0, "kind")?;
        let kind = K::named(name).ok_or_else(|| row.error(format!("unknown kind {name:?}")))?;
        let mut keys = row.required(1, "words")?.split(' ').map(fold);
        let Some(first) = keys.next() else { continue };
        let entry = Entry { rest: keys.collect(), kind, value: row.cell(2).to_owned() };
        let known = rows.entry(first).or_default();
        let same = |other: &Entry<K>| other.kind == entry.kind && other.rest == entry.rest;
        if known.iter().any(|other| same(other) && other.value != entry.value) {
            return Err(row.error("the same words stand under this kind with another value"));
        }
        if !known.iter().any(same) {
            known.push(entry);
        }
    }
    Ok(())
}
