//! Type, mode and status.

use super::Case;
use crate::{Account, blocks::family};
use sijill_model::Status;

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    if family(a.event_type) != family(b.event_type) {
        let (one, two) = (a.event_type.word(), b.event_type.word());
        return case.bar("type", -5.0, format!("{one} is no {two}"));
    }
    match (&a.mode, &b.mode) {
        (Some(one), Some(two)) if one == two => case.say("type", 0.5, format!("both {one}")),
        (Some(one), Some(two)) => case.say("type", -0.5, format!("{one} against {two}")),
        _ => {}
    }
    let real = |status| matches!(status, Status::Occurred | Status::Ongoing);
    if a.status == b.status {
        return;
    }
    let weight = if real(a.status) && real(b.status) { -0.1 } else { -0.7 };
    case.say("status", weight, format!("{} against {}", a.status.word(), b.status.word()));
}
