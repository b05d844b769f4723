//! Type, mode, status and trigger.

use sijill_model::Status;

use super::{Case, words::shared};
use crate::{Account, blocks::family};

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    let (one, two) = (a.event_type.word(), b.event_type.word());
    if family(a.event_type) != family(b.event_type) {
        return case.bar("type", -5.0, || format!("{one} is no {two}"));
    }
    if one != two {
        case.say("type", -0.4, || format!("{one} against {two}"));
    }
    match (&a.mode, &b.mode) {
        (Some(one), Some(two)) if one == two => case.say("mode", 0.4, || format!("both {one}")),
        (Some(one), Some(two)) => case.say("mode", -0.2, || format!("{one} against {two}")),
        _ => {}
    }
    if shared(&a.triggers, &b.triggers) > 0.0 {
        case.say("type", 0.3, || "told by the same word".to_owned());
    }
    let weight = match (a.status, b.status) {
        (one, two) if one == two => return,
        (Status::Occurred | Status::Ongoing, Status::Occurred | Status::Ongoing) => -0.1,
        // An event that was to come has come; what is denied is what was told.
        (Status::Planned | Status::Possible | Status::Denied, _) => -0.4,
        (_, Status::Planned | Status::Possible | Status::Denied) => -0.4,
        _ => -1.0,
    };
    case.say("status", weight, || format!("{} against {}", a.status.word(), b.status.word()));
}
