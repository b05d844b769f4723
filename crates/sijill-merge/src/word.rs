//! Words as merging sees them: hashes, with what kind of word each is.

use serde::{Deserialize, Serialize};
use sijill_model::Span;

use crate::hash;

/// What kind of word it is, which tells how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordKind {
    /// A closed-class word: it tells nothing of the matter.
    Function,
    /// A word of the lexicon.
    Common,
    /// A name, or a word that no table knows.
    Name,
    /// A number in digits or words.
    Number,
}

/// A word of a report's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What kind it is.
    pub kind: WordKind,
    /// The hash of its key.
    pub hash: u64,
}

impl Word {
    /// A word from its search key: without what is attached before it, spelled in one way.
    pub fn new(span: Span, kind: WordKind, key: &str) -> Word {
        Word { span, kind, hash: hash::text(key) }
    }
}

/// The words that lie inside a span. `words` are those of the whole text, in order.
pub(crate) fn within(words: &[Word], span: Span) -> &[Word] {
    let from = words.partition_point(|word| word.span.start < span.start);
    let to = words.partition_point(|word| word.span.start < span.end);
    &words[from.min(to)..to]
}

/// A telling word of an account: its hash, short, and its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Term {
    /// The upper half of the word's hash.
    pub hash: u32,
    /// What kind of word it is.
    pub kind: WordKind,
}

/// The telling words of a stretch, sorted, each once; closed-class words are left out.
pub(crate) fn terms(words: &[Word]) -> Vec<Term> {
    let telling = words.iter().filter(|word| word.kind != WordKind::Function);
    let mut terms: Vec<Term> = telling.map(|word| Term { hash: short(word.hash), kind: word.kind }).collect();
    terms.sort_unstable();
    terms.dedup_by_key(|term| term.hash);
    terms
}

/// The part of a word's hash that an account keeps.
pub(crate) fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_span() {
        let word = |start, key| Word::new(Span::new(start, start + 3), WordKind::Common, key);
        let words = [word(0, "a"), word(4, "b"), word(8, "a")];
        assert_eq!(within(&words, Span::new(4, 11)), &words[1..]);
        assert_eq!(within(&words, Span::new(11, 20)), &[]);
        assert_eq!(terms(&words).len(), 2);
    }
}
