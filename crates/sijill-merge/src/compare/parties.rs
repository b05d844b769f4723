//! Who did it, and to whom.

use super::{Case, words};
use crate::{Account, Party};

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    side(case, "actors", &a.actors, &b.actors);
    side(case, "recipients", &a.recipients, &b.recipients);
}

fn side(case: &mut Case, field: &str, a: &[Party], b: &[Party]) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    let pairs = a.iter().flat_map(|one| b.iter().map(move |two| (one, two)));
    let best = pairs.map(|(one, two)| (same(one, two), one)).max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((alike, party)) = best else { return };
    let name = party.name.as_deref().unwrap_or(&party.text);
    match alike {
        alike if alike >= 0.9 => case.say(field, 0.8, format!("same {name}")),
        alike if alike >= 0.4 => case.say(field, 0.3, format!("alike: {name}")),
        _ => case.say(field, -0.6, "nobody in common"),
    }
}

/// How surely the two are the same, 0 to 1.
pub(crate) fn same(a: &Party, b: &Party) -> f32 {
    match (&a.name, &b.name) {
        (Some(one), Some(two)) if one == two => return 1.0,
        _ => {}
    }
    let shared = words::overlap(&a.terms, &b.terms);
    let coded = !a.country.is_empty() && a.country == b.country && a.sector == b.sector;
    let clash = !a.country.is_empty() && !b.country.is_empty() && a.country != b.country;
    match (coded, clash) {
        (_, true) => 0.0,
        (true, _) => shared.max(0.5),
        _ => shared,
    }
}
