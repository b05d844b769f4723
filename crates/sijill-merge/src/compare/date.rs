//! When.

use super::Case;
use crate::{Account, Days};

/// Days beyond which an interval says little.
const SHORT: u32 = 8;

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    match (a.date, b.date) {
        (Some(one), Some(two)) => told(case, one, two, a.loose || b.loose),
        _ => untold(case, a, b),
    }
}

fn told(case: &mut Case, one: Days, two: Days, loose: bool) {
    let exact = one.len() <= 2 && two.len() <= 2;
    match one.apart(two) {
        0 if exact => {
            case.anchored = true;
            case.say("date", 1.0, || format!("both on {}", one.first.max(two.first).date()));
        }
        0 if one == two => case.say("date", 0.7, || "the same period".to_owned()),
        0 if one.len() <= SHORT && two.len() <= SHORT => case.say("date", 0.5, || "dates agree".to_owned()),
        0 => case.say("date", 0.2, || "dates may agree".to_owned()),
        // `Yesterday` is easily a day off, and reports are kept with the day they were fetched.
        1 => case.say("date", if loose { 0.0 } else { -0.3 }, || "dates 1 day apart".to_owned()),
        days @ 2..=3 if loose => case.say("date", -0.2 * days as f32, || {
            format!("dates {days} days apart, as told from the day of publication")
        }),
        days @ 2..=3 => case.say("date", -0.7 * days as f32, || format!("dates {days} days apart")),
        days => case.bar("date", -4.0, || format!("dates {days} days apart")),
    }
}

/// Where a report does not tell the date, it most likely tells of the day it came out or the one before.
fn untold(case: &mut Case, a: &Account, b: &Account) {
    let (Some(one), Some(two)) = (a.days(), b.days()) else { return };
    let which = if a.date.is_none() && b.date.is_none() { "published" } else { "told and published" };
    match one.apart(two) {
        _ if a.background || b.background => {}
        0 if one.len() > SHORT || two.len() > SHORT => {}
        0 => case.say("date", 0.4, || format!("{which} on one day")),
        1 => case.say("date", 0.3, || format!("{which} a day apart")),
        2 => case.say("date", -0.1, || format!("{which} 2 days apart")),
        days if days <= 7 => case.say("date", -0.3 * days as f32, || format!("{which} {days} days apart")),
        days => case.bar("date", -4.0, || format!("{which} {days} days apart")),
    }
}
