//! What the measurements are compared with.

use anyhow::anyhow;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use sijill::{Draft, Sijill};
use unicode_segmentation::UnicodeSegmentation;

/// Patterns in the automaton: inflected forms of the pack, evenly taken.
const PATTERNS: usize = 100_000;

/// Words by Unicode's rules.
pub fn word_segmentation(drafts: &[Draft]) -> usize {
    drafts.iter().map(|draft| draft.report.text.unicode_words().count()).sum()
}

/// An automaton over inflected forms.
pub fn automaton(sijill: &Sijill) -> anyhow::Result<CharwiseDoubleArrayAhoCorasick<u32>> {
    let mut forms: Vec<String> = Vec::new();
    sijill.pack().lexicon.for_each_key(|key| forms.push(key.to_owned()));
    forms.sort_unstable();
    let step = (forms.len() / PATTERNS).max(1);
    let patterns: Vec<String> = forms.into_iter().step_by(step).take(PATTERNS).collect();
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&patterns)
        .map_err(|error| anyhow!("building the automaton: {error}"))
}

/// Matches of one pass of the automaton.
pub fn scan(automaton: &CharwiseDoubleArrayAhoCorasick<u32>, drafts: &[Draft]) -> usize {
    drafts.iter().map(|draft| automaton.leftmost_find_iter(&draft.report.text).count()).sum()
}
