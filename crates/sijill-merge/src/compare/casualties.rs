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
        let weight: f32 = match one.min {
            0..=2 => 0.3,
            3..=5 => 0.6,
            _ => 1.0,
        };
        let weight = weight.min(left);
        left -= weight;
        case.distinct |= one.min > 2;
        case.say("casualties", weight, || format!("{} {kind} in both", one.min.max(two.min)));
    }
    if left < MOST {
        return;
    }
    for (kind, one, two) in both() {
        let weight = match grown(one, two) {
            true => 0.1,
            false => -0.3,
        };
        case.say("casualties", weight, || format!("{} and {} {kind}", one.min, two.min));
    }
}

/// Whether one figure may have grown to the other while bodies were found.
fn grown(one: Count, two: Count) -> bool {
    let (low, high) = (one.min.min(two.min), one.min.max(two.min));
    high <= 2 * low + 1
}
