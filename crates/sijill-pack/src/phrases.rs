//! Names and fixed phrases of one or more words, found by their first word.

use rustc_hash::FxHashMap;
use sijill_text::fold;

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
    /// An office or body named by several words.
    Role(u32),
    /// A cue of several words.
    Cue(u32),
    /// Closed-class words that stand together.
    Grammar(u32),
}

#[derive(Debug)]
struct Phrase {
    /// Folded keys of the words after the first, joined by blanks; empty for one word.
    rest: Box<str>,
    words: u8,
    /// A preposition of one letter that must stand attached to the word after the phrase.
    tail: Option<char>,
    meaning: Meaning,
    next: u32,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// How many words it takes, the first included.
    pub words: usize,
    /// What it means.
    pub meaning: Meaning,
}

const END: u32 = u32::MAX;

/// All phrases.
#[derive(Debug, Default)]
pub struct Phrases {
    heads: FxHashMap<Box<str>, u32>,
    phrases: Vec<Phrase>,
}

impl Phrases {
    /// Adds a phrase in the spelling of the pack. A last word of one letter is a preposition that
    /// stands attached to the word after the phrase.
    pub fn add(&mut self, phrase: &str, meaning: Meaning) {
        let mut keys = phrase.split([' ', '-']).filter(|word| !word.is_empty()).map(fold);
        let Some(first) = keys.next() else { return };
        let mut rest: Vec<String> = keys.collect();
        let tail = rest.last().and_then(|last| single(last));
        if tail.is_some() {
            rest.pop();
        }
        let head = self.heads.entry(first.into_boxed_str()).or_insert(END);
        let joined = rest.join(" ");
        let mut at = *head;
        while let Some(known) = self.phrases.get(at as usize) {
            if *known.rest == *joined && known.meaning == meaning && known.tail == tail {
                return;
            }
            at = known.next;
        }
        self.phrases.push(Phrase {
            words: rest.len() as u8 + 1,
            rest: joined.into_boxed_str(),
            tail,
            meaning,
            next: *head,
        });
        *head = self.phrases.len() as u32 - 1;
    }

    /// Number of phrases.
    pub fn len(&self) -> usize {
        self.phrases.len()
    }

    /// Whether there is no phrase.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// All phrases that start with the key `first` and go on with the keys that `next(1)`,
    /// `next(2)` … give; longest first is not promised.
    pub fn find<'k>(
        &self,
        first: &str,
        next: impl Fn(usize) -> Option<&'k str>,
        mut found: impl FnMut(Found),
    ) {
        let mut at = self.heads.get(first).copied().unwrap_or(END);
        while let Some(phrase) = self.phrases.get(at as usize) {
            at = phrase.next;
            let words = phrase.words as usize;
            if phrase.tail.is_some_and(|letter| !next(words).is_some_and(|key| key.starts_with(letter))) {
                continue;
            }
            if words == 1 {
                found(Found { words: 1, meaning: phrase.meaning });
                continue;
            }
            let fits = phrase.rest.split(' ').enumerate().all(|(i, key)| next(i + 1) == Some(key));
            if fits {
                found(Found { words: phrase.words as usize, meaning: phrase.meaning });
            }
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
