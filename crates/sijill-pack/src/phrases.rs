//! Names and fixed phrases of one or more words, found by their first word.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use sijill_text::fold;

use crate::{frozen::phrases_of, table::Table};

/// What a phrase means; the numbers index the pack's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A country's name.
    Country(u16),
    /// A country's capital, or a seat that stands for its government.
    Capital(u16),
    /// A place of the gazetteer.
    Place(u32),
    /// An organisation.
    Organisation(u32),
    /// A person.
    Person(u32),
    /// A person whom no table knows, told by the parts of the name.
    Stranger,
    /// A place that no table knows, told by the noun before it.
    Unplaced,
    /// An office or body named by several words.
    Role(u32),
    /// A cue of several words.
    Cue(u32),
    /// Closed-class words that stand together.
    Grammar(u32),
}

/// One phrase under its key: its first word, or its first two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase<'t> {
    /// Folded keys of the words after the first two, joined by blanks.
    pub rest: Cow<'t, str>,
    /// How many words it has.
    pub words: u8,
    /// A preposition of one letter that must stand attached to the word after the phrase.
    pub tail: Option<char>,
    /// What it means.
    pub meaning: Meaning,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// How many words it takes, the first included.
    pub words: usize,
    /// What it means.
    pub meaning: Meaning,
}

/// All phrases, by their first word where that is all, else by their first two; a first word that
/// more follow is a key too.
#[derive(Debug, Default)]
pub struct Phrases {
    growing: FxHashMap<Box<str>, Vec<Phrase<'static>>>,
    /// Phrases made when the program was built; nothing is added to these.
    frozen: Option<Table>,
    count: usize,
}

impl Phrases {
    /// Phrases that are ready, to which nothing can be added.
    pub(crate) fn frozen(table: Table, count: usize) -> Phrases {
        Phrases { frozen: Some(table), count, ..Phrases::default() }
    }

    pub(crate) fn growing(&self) -> impl Iterator<Item = (&str, &[Phrase<'static>])> {
        self.growing.iter().map(|(key, all)| (&**key, all.as_slice()))
    }

    /// Adds a phrase in the spelling of the pack. A last word of one letter is a preposition that
    /// stands attached to the word after the phrase.
    pub fn add(&mut self, phrase: &str, meaning: Meaning) {
        if self.frozen.is_some() {
            return;
        }
        let mut keys: Vec<String> =
            phrase.split([' ', '-']).filter(|word| !word.is_empty()).map(fold).collect();
        let tail = keys.last().filter(|_| keys.len() > 1).and_then(|last| single(last));
        if tail.is_some() {
            keys.pop();
        }
        let Some(first) = keys.first() else { return };
        let key = match keys.get(1) {
            Some(second) => {
                self.growing.entry(first.as_str().into()).or_default();
                format!("{first} {second}")
            }
            None => first.clone(),
        };
        let rest = keys.get(2..).unwrap_or_default().join(" ");
        let new = Phrase { rest: Cow::Owned(rest), words: keys.len() as u8, tail, meaning };
        let all = self.growing.entry(key.into_boxed_str()).or_default();
        if !all.contains(&new) {
            all.push(new);
            self.count += 1;
        }
    }

    /// Number of phrases.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no phrase.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether some phrase starts with a key.
    pub fn opens(&self, first: &str) -> bool {
        match &self.frozen {
            Some(frozen) => frozen.get(first).is_some(),
            None => self.growing.contains_key(first),
        }
    }

    /// All phrases that start with the key `first` and go on with the keys that `next(1)`,
    /// `next(2)` … give; longest first is not promised.
    pub fn find<'k>(
        &self,
        first: &str,
        next: impl Fn(usize) -> Option<&'k str>,
        mut found: impl FnMut(Found),
    ) {
        let mut check = |phrase: &Phrase<'_>| {
            let words = phrase.words as usize;
            let fits =
                words <= 2 || phrase.rest.split(' ').enumerate().all(|(i, key)| next(i + 2) == Some(key));
            let tail =
                phrase.tail.is_none_or(|letter| next(words).is_some_and(|key| key.starts_with(letter)));
            if fits && tail {
                found(Found { words, meaning: phrase.meaning });
            }
        };
        let mut each = |key: [&str; 3]| match &self.frozen {
            Some(frozen) => {
                let value = frozen.get_joined(key);
                value.into_iter().flat_map(phrases_of).for_each(|phrase| check(&phrase));
                value.is_some()
            }
            None => {
                let all = self.growing.get(key.concat().as_str());
                all.into_iter().flatten().for_each(&mut check);
                all.is_some()
            }
        };
        if each([first, "", ""])
            && let Some(second) = next(1)
        {
            each([first, " ", second]);
        }
    }
}

/// The letter of a word of one letter.
fn single(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|_| letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_length() {
        let mut phrases = Phrases::default();
        phrases.add("الولايات المتحدة", Meaning::Country(1));
        phrases.add("الولايات المتحدة الأميركية", Meaning::Country(1));
        let keys = ["الولايات", "المتحده", "الامريكية"];
        let mut lengths = Vec::new();
        phrases.find(&fold("الولايات"), |i| keys.get(i).copied(), |f| lengths.push(f.words));
        assert_eq!(lengths, Vec::<usize>::new(), "ta marbuta is kept apart from ha");
        let keys = [fold("الولايات"), fold("المتحدة"), fold("الأميركية")];
        phrases.find(&keys[0], |i| keys.get(i).map(String::as_str), |f| lengths.push(f.words));
        lengths.sort();
        assert_eq!(lengths, [2, 3]);
    }
}
