//! How likely a reading of a word is beside its other readings.

use sijill_pack::{Features, Pack, Reading, Sense};

/// How much stands attached in a reading: the less, the likelier.
pub(crate) fn weight(reading: Reading) -> usize {
    let a = reading.attached;
    usize::from(a.and)
        + usize::from(a.preposition.is_some())
        + usize::from(a.future)
        + 2 * usize::from(a.pronoun)
        + 3 * usize::from(a.question)
        + usize::from(a.article)
}

/// How unlikely a reading is: by what stands attached, by rare forms, and by words that mean nothing
/// to the pack beside words that do.
pub(crate) fn cost(reading: Reading, pack: &Pack) -> usize {
    let features = reading.form.features;
    let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
    let rare = if features.is_verb() {
        2 * usize::from(features.has(Features::DUAL))
            + usize::from(features.has(Features::FIRST))
            + usize::from(features.has(Features::JUSSIVE))
            + 2 * usize::from(features.has(Features::FEMININE | Features::PLURAL))
    } else {
        usize::from(features.has(Features::ACCUSATIVE)) + usize::from(features.has(Features::DUAL))
    };
    2 * weight(reading) + rare + 2 * usize::from(lexeme.senses.is_empty())
}

/// Whether a reading is of a verb that carries event nouns.
pub(crate) fn carries(reading: Reading, pack: &Pack) -> bool {
    let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
    senses.iter().any(|sense| matches!(sense, Sense::Light(_)))
}

/// Whether a reading's word means anything to the pack.
pub(crate) fn means(reading: Reading, pack: &Pack) -> bool {
    !pack.lexicon.lexeme(reading.form.lexeme).senses.is_empty()
}

/// Difference in cost from which one reading is taken whatever stands around.
pub(crate) const CLEARLY: usize = 3;

/// Whether a reading is a word for somebody.
pub(crate) fn is_somebody(reading: Reading, pack: &Pack) -> bool {
    let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
    senses.iter().any(|sense| matches!(sense, Sense::Role(_)))
}
