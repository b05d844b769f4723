//! Where.

use sijill_model::PlacePrecision::{self, City, Country, District, Point, Province, Region, Unknown};

use super::{Case, words};
use crate::{Account, Spot};

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    match (&a.place, &b.place) {
        (Some(one), Some(two)) => both(case, one, two, a, b),
        (Some(one), None) => alone(case, one, b),
        (None, Some(two)) => alone(case, two, a),
        (None, None) => {}
    }
}

/// A place that the other account only names among its words.
fn alone(case: &mut Case, spot: &Spot, other: &Account) {
    if spot.precision != Country && named(spot, other) {
        case.say("place", 0.4, || format!("{} is named in both", name(spot)));
    }
}

fn both(case: &mut Case, one: &Spot, two: &Spot, a: &Account, b: &Account) {
    if one.geonames.is_some() && one.geonames == two.geonames {
        let weight = match one.precision {
            Point | City => 1.2,
            District => 1.0,
            Province => 0.8,
            Region | Unknown => 0.6,
            Country => 0.4,
        };
        case.anchored |= one.precision != Country;
        return case.say("place", weight, || format!("same {} {}", one.precision.word(), name(one)));
    }
    if one.name.is_some() && one.name == two.name || words::overlap(&one.terms, &two.terms) > 0.6 {
        case.anchored |= !wide(one) && !wide(two);
        return case.say("place", 0.9, || format!("both places are named {}", name(one)));
    }
    let (x, y) = (name(one), name(two));
    if named(one, b) || named(two, a) {
        return case.say("place", 0.5, || format!("{x} and {y}, one named by both"));
    }
    let km = distance(one, two);
    if !one.country.is_empty() && !two.country.is_empty() && one.country != two.country {
        // Borders are near: who shoots across one is told from either side.
        let weight = if wide(one) || wide(two) || km.is_some_and(|km| km < 100.0) { -0.7 } else { -2.0 };
        return case.say("place", weight, || format!("{x} and {y} are in different countries"));
    }
    if wide(one) || wide(two) {
        return case.say("place", 0.2, || format!("{x} and {y} do not part them"));
    }
    let Some(km) = km else { return };
    let weight = match (one.precision.max(two.precision), km) {
        (Point | City, km) if km < 15.0 => 0.7,
        (Point | City, km) if km < 50.0 => -0.2,
        (Point | City, _) => -1.4,
        (_, km) if km < 60.0 => 0.4,
        (_, km) if km < 150.0 => 0.0,
        _ => -1.2,
    };
    case.anchored |= weight >= 0.6;
    case.say("place", weight, || format!("{x} and {y} are {km:.0} km apart"));
}

fn wide(spot: &Spot) -> bool {
    matches!(spot.precision, PlacePrecision::Country | PlacePrecision::Unknown)
}

fn name(spot: &Spot) -> &str {
    spot.name.as_deref().unwrap_or(&spot.text)
}

/// Whether the words that name a place stand in the other account as well.
fn named(spot: &Spot, other: &Account) -> bool {
    !wide(spot) && words::all_in(&spot.terms, &other.evidence)
}

/// Kilometres between the two on a sphere.
fn distance(a: &Spot, b: &Spot) -> Option<f64> {
    let (lat, lon) = (a.lat?.to_radians(), a.lon?.to_radians());
    let (lat2, lon2) = (b.lat?.to_radians(), b.lon?.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let chord = half(lat2 - lat) + lat.cos() * lat2.cos() * half(lon2 - lon);
    Some(2.0 * 6371.0 * chord.sqrt().min(1.0).asin())
}
