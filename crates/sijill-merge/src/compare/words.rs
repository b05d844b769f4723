//! The words of title and evidence.

use std::cmp::Ordering;

use super::Case;
use crate::{Account, Term, WordKind};

/// What words that are all shared say.
const WORDS: f32 = 3.2;

/// Shared words from which accounts are of one event rather than of one kind.
const DISTINCT: f32 = 0.33;

/// The same, where neither day nor place is told by both and the same.
const UNANCHORED: f32 = 0.45;

/// Shared words from which unlike numbers mean another of a kind: the second delivery, not the third.
const FORMULA: f32 = 0.6;

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account, reprint: bool) {
    let evidence = alike(&a.evidence, &b.evidence);
    // The beginnings of two reports tell one event with more words than its sentence has; of what is told
    // of one host and many guests, they say little.
    let lead = if case.strangers { 0.0 } else { 0.9 * alike(&a.lead, &b.lead) };
    let told = evidence.max(lead);
    if told > 0.1 {
        case.say("words", WORDS * told, || {
            let whose = if lead > evidence { "of the reports' beginnings" } else { "of the telling" };
            format!("{:.0} % of the words {whose} are shared", 100.0 * told)
        });
    }
    case.distinct |= told >= if case.anchored { DISTINCT } else { UNANCHORED };
    let tolls = a.casualties.iter().zip(&b.casualties).any(|(one, two)| one.is_some() && two.is_some());
    if evidence >= FORMULA && !reprint && !tolls && odd_numbers(a, b) && odd_numbers(b, a) {
        case.say("words", -4.0, || "like words with unlike numbers".to_owned());
    }
    let titles = alike(&a.title, &b.title);
    if titles > 0.2 {
        let headline = headline(a) && headline(b);
        let weight = if headline { 1.0 } else { 0.2 } * titles;
        case.distinct |= headline && titles > 0.5;
        case.say("title", weight, || format!("{:.0} % of the titles' words are shared", 100.0 * titles));
    }
}

/// Whether one tells a number that the other does not.
fn odd_numbers(one: &Account, other: &Account) -> bool {
    let mut numbers = one.evidence.iter().filter(|term| term.kind == WordKind::Number);
    numbers.any(|number| !stands(number, &other.evidence))
}

/// Whether the title tells the event.
fn headline(account: &Account) -> bool {
    shared(&account.triggers, &account.title) > 0.0
}

/// Shared worth, as a mean of that of all words and of the shorter one's.
fn alike(a: &[Term], b: &[Term]) -> f32 {
    let total = |terms: &[Term]| terms.iter().map(worth).sum::<f32>();
    let (one, two) = (total(a), total(b));
    if one == 0.0 || two == 0.0 {
        return 0.0;
    }
    let both = shared(a, b);
    let dice = 2.0 * both / (one + two);
    // A few words are easily all shared.
    let contained = both / one.min(two).max(8.0);
    (0.5 * (dice + contained)).min(1.0)
}

/// What a word counts for.
fn worth(term: &Term) -> f32 {
    match term.kind {
        WordKind::Function => 0.0,
        WordKind::Common => 1.0,
        WordKind::Name => 1.6,
        WordKind::Number => 1.3,
    }
}

/// Worth of the words that two sorted lists share.
pub(super) fn shared(a: &[Term], b: &[Term]) -> f32 {
    let (mut i, mut j) = (0, 0);
    let mut both = 0.0;
    while i < a.len() && j < b.len() {
        match a[i].hash.cmp(&b[j].hash) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                both += worth(&a[i]).max(worth(&b[j]));
                i += 1;
                j += 1;
            }
        }
    }
    both
}

/// Shared worth of all worth of two sorted lists, 0 to 1.
pub(crate) fn overlap(a: &[Term], b: &[Term]) -> f32 {
    let all: f32 = a.iter().chain(b).map(worth).sum();
    if all == 0.0 { 0.0 } else { (2.0 * shared(a, b) / all).min(1.0) }
}

/// Whether there are words and all of them stand in a sorted list.
pub(super) fn all_in(words: &[Term], list: &[Term]) -> bool {
    !words.is_empty() && words.iter().all(|word| stands(word, list))
}

/// Whether a word stands in a sorted list.
pub(super) fn stands(word: &Term, list: &[Term]) -> bool {
    list.binary_search_by_key(&word.hash, |term| term.hash).is_ok()
}
