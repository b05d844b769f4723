//! The words of title and evidence.

use super::Case;
use crate::{Account, Term, WordKind};

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    let told = overlap(&a.evidence, &b.evidence);
    let titles = overlap(&a.title, &b.title);
    let best = told.max(titles);
    if best > 0.15 {
        let weight = 2.5 * best;
        case.say("words", weight, format!("{:.0} % of the telling words are shared", 100.0 * best));
    }
}

/// What a word counts for.
fn worth(term: &Term) -> f32 {
    match term.kind {
        WordKind::Function => 0.0,
        WordKind::Common => 1.0,
        WordKind::Name => 2.0,
        WordKind::Number => 1.0,
    }
}

/// Shared worth of all worth of two sorted lists, 0 to 1.
pub(crate) fn overlap(a: &[Term], b: &[Term]) -> f32 {
    let (mut i, mut j) = (0, 0);
    let mut shared = 0.0;
    while i < a.len() && j < b.len() {
        match a[i].hash.cmp(&b[j].hash) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += worth(&a[i]).max(worth(&b[j]));
                i += 1;
                j += 1;
            }
        }
    }
    let all: f32 = a.iter().chain(b).map(worth).sum();
    if all == 0.0 { 0.0 } else { (2.0 * shared / all).min(1.0) }
}
