//! Parts of a whole: `نصف`, `ثلاثة أرباع`, `3/4`, `واحد من عشرة`, `جزء من مئة`.

use crate::{TimeTables, Word, WordKind, cardinal::compound, kinds::NumberWord};

/// Denominators that are told in digits.
const MOST: f64 = 100.0;

/// A part told by one word, not yet preceded by a number: `نصف السكان`, `ربع مليون`.
pub(crate) fn alone(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<(usize, f64, bool)> {
    if !tables.is_number_bare(words[at].key) && !tables.is_joined_by_and(words[at].key) {
        return None;
    }
    let (length, entry) = tables.number(words, at, &[NumberWord::Half, NumberWord::PartBefore])?;
    let end = at + length;
    if tables.number(words, end, &[NumberWord::PartBlock]).is_some() {
        return None;
    }
    if let Some((more, scale)) = tables.number(words, end, &[NumberWord::Scale]) {
        return Some((end + more, entry.number() * scale.number(), false));
    }
    // `خمس` is five as well as a fifth: the whole that follows a part has its article.
    let definite = words.get(end).is_some_and(|word| tables.is_definite(word.key));
    (entry.kind == NumberWord::Half || definite).then_some((end, entry.number(), true))
}

/// What follows a number and makes it a part: its denominator.
pub(crate) fn after(words: &[Word<'_>], end: usize, value: f64, tables: &TimeTables) -> Option<(usize, f64)> {
    if let Some((length, entry)) = tables.number(words, end, &[NumberWord::Parts]) {
        return Some((end + length, value / entry.number()));
    }
    if words.get(end).is_some_and(|word| word.key == "/") {
        return slash(words, end, value);
    }
    let (length, entry) = tables.number(words, end, &[NumberWord::Over, NumberWord::PartOf])?;
    let (after, whole, few) = compound(words, end + length, tables)?;
    let fits = !few && (entry.kind == NumberWord::PartOf && whole > 1.0 || whole > value && whole <= MOST);
    fits.then_some((after, value / whole))
}

/// `3/4`, its signs without blanks; longer chains are dates.
fn slash(words: &[Word<'_>], end: usize, value: f64) -> Option<(usize, f64)> {
    let touch = |at: usize| words.get(at).is_some_and(|word| words[at - 1].span.end == word.span.start);
    let whole = words.get(end + 1).filter(|word| word.kind == WordKind::Number)?;
    let whole: f64 = whole.key.parse().ok()?;
    let chained =
        words.get(end + 2).is_some_and(|word| word.key == "/") || end >= 2 && words[end - 2].key == "/";
    let fits = value > 0.0 && value < whole && whole <= MOST && value.fract() == 0.0;
    (fits && !chained && touch(end) && touch(end + 1)).then_some((end + 2, value / whole))
}
