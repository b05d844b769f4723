//! The two tables of a language's words of time and number.

use rustc_hash::FxHashMap;
use sijill_pack::{PackError, tsv};
use sijill_text::fold;

use crate::Word;

/// A row: what its words are, and their value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    rest: Vec<String>,
    pub kind: String,
    pub value: String,
}

impl Entry {
    /// The value as a number; 0 where it is none.
    pub fn number(&self) -> f64 {
        self.value.parse().unwrap_or(0.0)
    }
}

/// Words of time and number of one language.
#[derive(Debug, Default)]
pub struct TimeTables {
    times: FxHashMap<String, Vec<Entry>>,
    numbers: FxHashMap<String, Vec<Entry>>,
    proclitics: Vec<String>,
}

const TIME_KINDS: [&str; 30] = [
    "weekday",
    "month",
    "hijri-month",
    "day",
    "part",
    "unit",
    "dual",
    "last",
    "next",
    "this",
    "before-last",
    "ago",
    "since",
    "within",
    "after",
    "early",
    "mid",
    "late",
    "year",
    "era",
    "hijri-era",
    "weekday-word",
    "month-word",
    "of",
    "corresponding",
    "until",
    "range",
    "season",
    "single",
    "proclitic",
];

const NUMBER_KINDS: [&str; 18] = [
    "unit",
    "ten-unit",
    "teen",
    "ten",
    "hundred",
    "scale",
    "double",
    "vague",
    "few",
    "ordinal",
    "about",
    "at-least",
    "at-least-after",
    "at-most",
    "percent",
    "half",
    "to",
    "between",
];

impl TimeTables {
    /// Compiles the tables, each given as its path and its text.
    ///
    /// # Errors
    /// What the strict reader refuses, unknown kinds, and the same words twice under one kind.
    pub fn compile(time: (&str, &str), numbers: (&str, &str)) -> Result<TimeTables, PackError> {
        let mut tables = TimeTables::default();
        let mut proclitics = Vec::new();
        load(time, &TIME_KINDS, &mut tables.times, &mut proclitics)?;
        load(numbers, &NUMBER_KINDS, &mut tables.numbers, &mut Vec::new())?;
        proclitics.sort_by_key(|clitic| std::cmp::Reverse(clitic.len()));
        tables.proclitics = proclitics;
        Ok(tables)
    }

    /// The longest entry of the time table at a word, of one of the kinds, with the words it takes.
    pub(crate) fn time(&self, words: &[Word<'_>], at: usize, kinds: &[&str]) -> Option<(usize, &Entry)> {
        self.find(&self.times, words, at, kinds)
    }

    /// The longest entry of the number table at a word, of one of the kinds.
    pub(crate) fn number(&self, words: &[Word<'_>], at: usize, kinds: &[&str]) -> Option<(usize, &Entry)> {
        self.find(&self.numbers, words, at, kinds)
    }

    /// Whether a word is a number word as it stands, such as one that counts what follows.
    pub fn is_number(&self, key: &str) -> bool {
        const COUNTING: [&str; 7] = ["unit", "ten-unit", "teen", "ten", "hundred", "scale", "vague"];
        self.numbers
            .get(key)
            .is_some_and(|all| all.iter().any(|entry| COUNTING.contains(&entry.kind.as_str())))
    }

    /// Whether a word is in either table, clitics aside: a quick first look.
    pub(crate) fn knows(&self, key: &str) -> bool {
        self.stems(key).any(|stem| self.times.contains_key(stem) || self.numbers.contains_key(stem))
    }

    /// Whether a unit stands in its singular, which rows of kind `single` tell.
    pub(crate) fn is_first_form(&self, key: &str) -> bool {
        self.stems(key).any(|stem| {
            self.times.get(stem).is_some_and(|all| all.iter().any(|entry| entry.kind == "single"))
        })
    }

    /// Whether a number word carries something attached, as the later parts of a number do.
    pub(crate) fn is_joined(&self, key: &str) -> bool {
        !self.numbers.contains_key(key) && self.stems(key).skip(1).any(|stem| self.numbers.contains_key(stem))
    }

    fn stems<'k>(&'k self, key: &'k str) -> impl Iterator<Item = &'k str> + 'k {
        std::iter::once(key).chain(
            self.proclitics
                .iter()
                .filter_map(move |clitic| key.strip_prefix(clitic.as_str()))
                .filter(|rest| rest.chars().nth(1).is_some()),
        )
    }

    fn find<'t>(
        &'t self,
        table: &'t FxHashMap<String, Vec<Entry>>,
        words: &[Word<'_>],
        at: usize,
        kinds: &[&str],
    ) -> Option<(usize, &'t Entry)> {
        let key = words.get(at)?.key;
        let mut best: Option<(usize, &Entry)> = None;
        for stem in self.stems(key) {
            for entry in table.get(stem).into_iter().flatten() {
                let fits = kinds.contains(&entry.kind.as_str())
                    && entry
                        .rest
                        .iter()
                        .enumerate()
                        .all(|(i, rest)| words.get(at + 1 + i).is_some_and(|w| w.key == rest));
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

fn load(
    file: (&str, &str),
    kinds: &[&str],
    table: &mut FxHashMap<String, Vec<Entry>>,
    proclitics: &mut Vec<String>,
) -> Result<(), PackError> {
    for row in tsv::read(file.0, file.1, &["kind", "words", "value"])? {
        let kind = row.required(0, "kind")?;
        if !kinds.contains(&kind) {
            return Err(row.error(format!("unknown kind {kind:?}")));
        }
        let mut keys = row.required(1, "words")?.split(' ').map(fold);
        let Some(first) = keys.next() else { continue };
        if kind == "proclitic" {
            proclitics.push(first);
            continue;
        }
        let entry = Entry { rest: keys.collect(), kind: kind.to_owned(), value: row.cell(2).to_owned() };
        let known = table.entry(first).or_default();
        if known
            .iter()
            .any(|other| other.kind == entry.kind && other.rest == entry.rest && other.value != entry.value)
        {
            return Err(row.error("the same words stand under this kind with another value"));
        }
        known.push(entry);
    }
    Ok(())
}
