//! What times need to know of their line: the tense in which they are told, and the names that they
//! may be a part of.

use sijill_pack::{Features, Grammar, Meaning};
use sijill_time::{Tense, TimeMention};

use crate::{
    line::{Line, WordPos},
    names::Name,
};

/// For each word the tense of the verb that governs it: the last before it, or the first after it
/// where none stands before.
pub(crate) fn tenses(line: &Line<'_>) -> Vec<Tense> {
    let mut tenses = Vec::with_capacity(line.words.len());
    let mut current = None;
    for word in 0..line.words.len() {
        if let Some(own) = tense(line, word) {
            // What stands before the first verb goes with it.
            if current.is_none() {
                tenses.fill(own);
            }
            current = Some(own);
        }
        tenses.push(current.unwrap_or(Tense::Unknown));
    }
    tenses
}

fn tense(line: &Line<'_>, word: usize) -> Option<Tense> {
    if line.words[word].attached.future || line.is(word, Grammar::Future) {
        return Some(Tense::Future);
    }
    if line.words[word].pos != WordPos::Verb {
        return None;
    }
    // `20 مارس`: the month, though the word may be a verb.
    let counted = word > 0 && line.words[word - 1].pos == WordPos::Number;
    if counted && line.known(word).listed.is_month() {
        return None;
    }
    // The verb after a future particle is in the imperfect; its tense is already told.
    if word > 0 && line.is(word - 1, Grammar::Future) {
        return Some(Tense::Future);
    }
    let perfect = line.readings(word).iter().any(|r| r.form.features.has(Features::PERFECT));
    Some(if perfect { Tense::Past } else { Tense::Unknown })
}

/// Whether a name of several words holds a time expression.
pub(crate) fn holds(name: &Name, time: &TimeMention) -> bool {
    let inside = name.words.start <= time.words.start && time.words.end <= name.words.end;
    name.words.len() > 1
        && inside
        && matches!(
            name.meaning,
            Meaning::Person(_) | Meaning::Place(_) | Meaning::Organisation(_) | Meaning::Country(_)
        )
}
