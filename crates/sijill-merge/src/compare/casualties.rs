//! At what cost.

use super::Case;
use sijill_model::Casualties;

use crate::{Account, Count};

/// What equal figures of all kinds say at most.
const MOST: f32 = 1.5;

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    let told = || Casualties::KINDS.iter().zip(a.casualties.iter().zip(&b.casualties));
    let both = || told().filter_map(|(kind, (one, two))| Some((*kind, (*one)?, (*two)?)));
    let mut left = MOST;
    for (kind, one, two) in both().filter(|(_, one, two)| one.min == two.min) {
        let rough = rough(one) || rough(two);
        let weight: f32 = match one.min {
            _ if rough => 0.1,
            0..=2 => 0.3,
            3..=5 => 0.6,
            _ => 1.0,
        };
        let weight = weight.min(left);
        left -= weight;
        case.distinct |= one.min > 2 && !rough;
        case.say("casualties", weight, || format!("{} {kind} in both", one.min.max(two.min)));
    }
    if left < MOST {
        return;
    }
    for (kind, one, two) in both() {
        // Accounts come here in the order of publication: a toll that shrinks is mostly another one's.
        let shrinks = two.min < one.min && !rough(one) && !rough(two) && a.day() != b.day();
        let weight = match grown(one, two) {
            true if shrinks => -0.4,
            true => 0.1,
            false => -0.3,
        };
        case.say("casualties", weight, || format!("{} and {} {kind}", one.min, two.min));
    }
}

/// Whether a figure stands for a word: `dozens` are at least 20, `hundreds` at least 200.
fn rough(count: Count) -> bool {
    count.max.is_none() && matches!(count.min, 1 | 20 | 200 | 2000 | 20_000)
}

/// Whether one figure may have grown to the other while bodies were found.
fn grown(one: Count, two: Count) -> bool {
    let (low, high) = (one.min.min(two.min), one.min.max(two.min));
    high <= 2 * low + 1
}
