//! What of cutting a text belongs to a language; a pack builds it.

use rustc_hash::FxHashSet;

use crate::{TokenKind, scan::scan};

/// The rules of a language for passages, sentences and quotation.
#[derive(Debug, Clone, Default)]
pub struct TextRules {
    /// Characters that end a sentence: `.`, `!`, `؟`, `…`.
    pub sentence_ends: Vec<char>,
    /// Opening and closing quotation marks; the same character twice where they are alike.
    pub quotes: Vec<(char, char)>,
    /// Folded words after which a full stop ends no sentence (`د`, `mr`), and spaced letters that
    /// are a name (`ا ف ب`).
    pub abbreviations: FxHashSet<String>,
    /// Words, as they are spelled, that open what somebody says: `أن`, `إنه`.
    pub declares: FxHashSet<String>,
    /// Words, as they are spelled, that add to it and begin no sentence: `وأن`, `وأنها`.
    pub resumes: FxHashSet<String>,
    /// What marks a paragraph as no part of the story.
    pub furniture: Vec<FurnitureRule>,
}

impl TextRules {
    /// Whether a text begins with an opening quotation mark.
    pub fn opens_quote(&self, text: &str) -> bool {
        self.quotes.iter().any(|&(open, _)| text.starts_with(open))
    }

    /// Whether a text begins with a closing quotation mark.
    pub fn closes_quote(&self, text: &str) -> bool {
        self.quotes.iter().any(|&(_, close)| text.starts_with(close))
    }
}

/// One rule that marks a paragraph as furniture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurnitureRule {
    /// What the paragraph is: `related headline`, `app prompt`, `share bar`, `photo credit`.
    pub reason: String,
    /// How its words are matched.
    pub kind: FurnitureMatch,
}

/// Words to match, as [`pattern_keys`] gives them. Punctuation between the words of a paragraph is
/// passed over. Only a short paragraph can match: a long one that happens to hold the words is
/// story all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FurnitureMatch {
    /// The paragraph, of at most 60 words, starts with them.
    Starts(Vec<String>),
    /// The paragraph is these words and no other.
    Whole(Vec<String>),
    /// The paragraph, of at most 30 words, holds them in a row.
    Contains(Vec<String>),
    /// The paragraph, of at most 60 words, ends with them.
    Ends(Vec<String>),
    /// They open the last sentence of a text, of at most 30 words and no punctuation, which is cut off.
    Tail(Vec<String>),
}

/// The folded keys of the words of a pattern, without its punctuation.
pub fn pattern_keys(pattern: &str) -> Vec<String> {
    let scanned = scan(pattern, &TextRules::default());
    scanned
        .tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Punct)
        .map(|token| scanned.keys[token.key.0 as usize..token.key.1 as usize].to_owned())
        .filter(|key| !key.is_empty())
        .collect()
}

#[cfg(test)]
pub(crate) fn sample() -> TextRules {
    let furniture = |reason: &str, kind| FurnitureRule { reason: reason.to_owned(), kind };
    TextRules {
        sentence_ends: vec!['.', '!', '?', '؟', '…', '۔'],
        quotes: vec![('"', '"'), ('“', '”'), ('«', '»'), ('‘', '’')],
        abbreviations: ["د", "ا ف ب", "mr"].map(str::to_owned).into_iter().collect(),
        declares: ["أن", "إن"].map(str::to_owned).into_iter().collect(),
        resumes: ["وأن", "وأنه"].map(str::to_owned).into_iter().collect(),
        furniture: vec![
            furniture("related headline", FurnitureMatch::Starts(pattern_keys("اقرأ أيضاً"))),
            furniture("share bar", FurnitureMatch::Whole(pattern_keys("طباعة المقال"))),
            furniture("app prompt", FurnitureMatch::Contains(pattern_keys("حمّل تطبيقنا"))),
            furniture("photo credit", FurnitureMatch::Ends(pattern_keys("(غيتي)"))),
            furniture("tags", FurnitureMatch::Tail(pattern_keys("سمات"))),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::pattern_keys;

    #[test]
    fn patterns_are_folded_words() {
        assert_eq!(pattern_keys("اقرأ أيضاً: 3"), ["اقرا", "ايضا", "3"]);
        assert!(pattern_keys(" … ").is_empty());
    }
}
