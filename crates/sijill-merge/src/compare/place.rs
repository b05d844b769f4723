//! Where.

use super::{Case, words};
use crate::{Account, Spot};
use sijill_model::PlacePrecision;

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    let Some((one, two)) = a.place.as_ref().zip(b.place.as_ref()) else { return };
    let name = one.name.as_deref().unwrap_or(&one.text);
    let other = two.name.as_deref().unwrap_or(&two.text);
    if one.geonames.is_some() && one.geonames == two.geonames {
        let weight = if one.precision == PlacePrecision::Country { 0.5 } else { 1.2 };
        return case.say("place", weight, format!("same {} {name}", one.precision.word()));
    }
    if !one.country.is_empty() && !two.country.is_empty() && one.country != two.country {
        return case.bar("place", -3.0, format!("{name} and {other} are in different countries"));
    }
    if words::overlap(&one.terms, &two.terms) > 0.5 {
        return case.say("place", 1.0, format!("both places are named {name}"));
    }
    let wide = |spot: &Spot| matches!(spot.precision, PlacePrecision::Country | PlacePrecision::Unknown);
    if wide(one) || wide(two) {
        return case.say("place", 0.2, format!("{name} and {other} agree"));
    }
    let Some(km) = distance(one, two) else { return };
    match km {
        km if km < 20.0 => case.say("place", 0.8, format!("{name} and {other} are {km:.0} km apart")),
        km if km < 100.0 => case.say("place", 0.0, format!("{name} and {other} are {km:.0} km apart")),
        km => case.say("place", -1.0, format!("{name} and {other} are {km:.0} km apart")),
    }
}

/// Kilometres between the two on a sphere.
fn distance(a: &Spot, b: &Spot) -> Option<f64> {
    let (lat, lon) = (a.lat?.to_radians(), a.lon?.to_radians());
    let (lat2, lon2) = (b.lat?.to_radians(), b.lon?.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(lat2 - lat) + lat.cos() * lat2.cos() * half(lon2 - lon);
    Some(2.0 * 6371.0 * chord.sqrt().min(1.0).asin())
}
