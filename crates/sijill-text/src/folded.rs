//! Whole texts folded for search, with the way back to the text as it came.

use std::ops::Range;

use sijill_model::Span;

use crate::fold::fold_char;

/// A folded text that knows where each of its characters stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each folded character the original one it comes from, and the original length.
    offsets: Vec<u32>,
}

/// Folds a whole text as [`fold`](crate::fold) folds a word, and remembers the offsets.
pub fn fold_text(text: &str) -> Folded {
    let mut folded = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len() / 2 + 1);
    let mut at = 0;
    for c in text.chars() {
        let before = folded.len();
        fold_char(c, 0, &mut folded);
        if folded.len() > before {
            let new = folded[before..].chars().count();
            offsets.extend(std::iter::repeat_n(at, new));
        }
        at += 1;
    }
    offsets.push(at);
    Folded { text: folded, offsets }
}

impl Folded {
    /// Number of characters of the folded text.
    pub fn len(&self) -> u32 {
        self.offsets.len().saturating_sub(1) as u32
    }

    /// Whether nothing is left of the text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where a range of folded characters stood in the text as it came.
    ///
    /// The span takes the marks after its last letter along, and the whole of a ligature of which
    /// the range holds a part. A range beyond the text is cut to it.
    pub fn original(&self, range: Range<u32>) -> Span {
        let last = self.len() as usize;
        let offset = |at: usize| self.offsets.get(at).copied().unwrap_or(0);
        let start = (range.start as usize).min(last);
        let mut end = (range.end as usize).min(last);
        if end <= start {
            return Span::new(offset(start), offset(start));
        }
        let held = offset(end - 1);
        while end < last && offset(end) == held {
            end += 1;
        }
        Span::new(offset(start), offset(end))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fold;

    #[test]
    fn finds_the_words_as_written() {
        let text = "زار الرّئيسُ إيرانَ أمس";
        let folded = fold_text(text);
        let byte = folded.text.find("الرئيس ايران").unwrap();
        let start = folded.text[..byte].chars().count() as u32;
        let span = folded.original(start..start + 12);
        assert_eq!(span.slice(text), Some("الرّئيسُ إيرانَ"));
    }

    #[test]
    fn a_ligature_is_never_cut() {
        let folded = fold_text("ﻻ أ");
        assert_eq!(folded.text, "لا ا");
        assert_eq!(folded.original(0..1), Span::new(0, 1));
        assert_eq!(folded.original(1..2), Span::new(0, 1));
        assert_eq!(folded.original(3..9), Span::new(2, 3));
        assert_eq!(fold_text("").original(0..4), Span::new(0, 0));
    }

    proptest! {
        #[test]
        fn the_way_back_holds(
            text in "\\PC*|[\u{600}-\u{6FF}\u{FB50}-\u{FEFF}A-Z ]*",
            a in 0u32..60,
            b in 0u32..60,
        ) {
            let folded = fold_text(&text);
            prop_assert_eq!(folded.len() as usize, folded.text.chars().count());
            let (a, b) = (a.min(b).min(folded.len()), a.max(b).min(folded.len()));
            let slice: String = folded.text.chars().skip(a as usize).take((b - a) as usize).collect();
            let back = fold(folded.original(a..b).slice(&text).unwrap());
            prop_assert!(back.contains(&slice));
            let cut = |at: u32| at > 0 && folded.offsets[at as usize] == folded.offsets[at as usize - 1];
            if a < b && !cut(a) && !cut(b) {
                prop_assert_eq!(back, slice);
            }
        }
    }
}
