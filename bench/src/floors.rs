//! What the measurements are compared with.

use anyhow::anyhow;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use sijill::{Draft, Sijill};
use unicode_segmentation::UnicodeSegmentation;

/// Patterns in the automaton: the inflected forms of the pack, cut off or filled up to this many.
const PATTERNS: usize = 100_000;

/// Words by Unicode's rules.
pub fn word_segmentation(drafts: &[Draft]) -> usize {
    drafts.iter().map(|draft| draft.report.text.unicode_words().count()).sum()
}

/// An automaton over inflected forms, filled up with forms that carry a conjunction.
pub fn automaton(sijill: &Sijill) -> anyhow::Result<CharwiseDoubleArrayAhoCorasick<u32>> {
    let mut patterns: Vec<String> = sijill.pack().lexicon.keys().map(str::to_owned).collect();
    patterns.sort();
    let own = patterns.len();
    let mut at = 0;
    while patterns.len() < PATTERNS && own > 0 {
        let letter = ["و", "ف", "ب", "ل"][at / own % 4];
        patterns.push(format!("{letter}{}", patterns[at % own]));
        at += 1;
    }
    patterns.truncate(PATTERNS);
    patterns.sort();
    patterns.dedup();
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&patterns)
        .map_err(|error| anyhow!("building the automaton: {error}"))
}

/// Matches of one pass of the automaton.
pub fn scan(automaton: &CharwiseDoubleArrayAhoCorasick<u32>, drafts: &[Draft]) -> usize {
    drafts.iter().map(|draft| automaton.leftmost_find_iter(&draft.report.text).count()).sum()
}
