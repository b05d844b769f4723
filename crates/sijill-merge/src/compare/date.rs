//! When.

use super::Case;
use crate::Account;

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    let Some((one, two)) = a.days().zip(b.days()) else { return };
    let told = a.date.is_some() && b.date.is_some();
    let exact = one.len() <= 2 && two.len() <= 2;
    match one.apart(two) {
        0 if told && exact => case.say("date", 1.0, format!("both on {}", one.first.date())),
        0 => case.say("date", 0.5, "dates agree"),
        1 if told => case.say("date", -0.5, "dates 1 day apart"),
        1 => case.say("date", 0.2, "published within a day"),
        days if told && days > 3 => case.bar("date", -3.0, format!("dates {days} days apart")),
        days if told => case.say("date", -1.5, format!("dates {days} days apart")),
        days if days > 10 => case.bar("date", -3.0, format!("published {days} days apart")),
        days => case.say("date", -0.3 * days as f32, format!("published {days} days apart")),
    }
}
