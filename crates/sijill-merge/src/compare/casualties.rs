//! At what cost.

use super::Case;
use crate::{Account, COSTS};

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    for ((kind, one), two) in COSTS.iter().zip(&a.casualties).zip(&b.casualties) {
        let Some((one, two)) = one.as_ref().zip(two.as_ref()) else { continue };
        let (low, high) = (one.min.min(two.min), one.min.max(two.min));
        match (low, high) {
            _ if one == two => {
                let weight = if low > 3 { 1.0 } else { 0.5 };
                case.say("casualties", weight, format!("{low} {kind} in both"));
            }
            // Tolls grow as bodies are found.
            (low, high) if high <= low + low / 2 + 1 => {
                case.say("casualties", 0.1, format!("{} and {} {kind}", one.min, two.min));
            }
            _ => case.say("casualties", -0.5, format!("{} and {} {kind}", one.min, two.min)),
        }
    }
}
