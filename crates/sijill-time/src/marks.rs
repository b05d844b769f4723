//! Words that tell how a figure stands: `عدد` counts, `بلغ` reaches it, `حصيلة سابقة` has been replaced.

use std::ops::Range;

use crate::{TimeTables, Word, kinds::NumberWord};

/// What a word tells of the figures near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A count or a toll: `عدد`, `حصيلة`.
    Count,
    /// A count comes to a figure: `بلغ`.
    Reach,
    /// A count rises to a figure, and leaves the lower ones behind: `ارتفع`.
    Rise,
    /// A figure that a later one replaced: `حصيلة سابقة`.
    Former,
}

/// The marks of a line, in order, without overlap.
pub fn marks(words: &[Word<'_>], tables: &TimeTables) -> Vec<(Range<usize>, Mark)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let kinds = [NumberWord::Count, NumberWord::Reach, NumberWord::Rise, NumberWord::Former];
        let Some((length, entry)) = tables.number(words, at, &kinds) else {
            at += 1;
            continue;
        };
        let mark = match entry.kind {
            NumberWord::Count => Mark::Count,
            NumberWord::Reach => Mark::Reach,
            NumberWord::Rise => Mark::Rise,
            _ => Mark::Former,
        };
        all.push((at..at + length, mark));
        at += length;
    }
    all
}
