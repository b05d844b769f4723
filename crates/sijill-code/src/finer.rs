//! Of two mentions of one event: whether their places may be one scene, and which of them tells the finer
//! place and the surer day.

use sijill_model::{Place, PlacePrecision};

use crate::{likeness::shares_cause, merge::Mention};

/// Kilometres within which a quarter lies in the town told beside it, and a town in the province.
const IN_TOWN: f64 = 40.0;
const IN_PROVINCE: f64 = 150.0;
/// Kilometres between two quarters that lie side by side.
const SIDE_BY_SIDE: f64 = 3.0;
/// Words with which the names of two stretches of land begin alike where they are parts of one.
const SHARED: usize = 2;
/// What one place told twice says for one event, and what a place inside another does.
const SAME: i32 = 3;
const INSIDE: i32 = 1;

/// How fine a place is: the finer of two tells more.
fn fineness(place: &Place) -> u8 {
    match place.precision {
        PlacePrecision::Country | PlacePrecision::Unknown => 0,
        PlacePrecision::Province | PlacePrecision::Region => 1,
        PlacePrecision::District => 2,
        PlacePrecision::City => 3,
        PlacePrecision::Point => 4,
    }
}

/// How much two places say for one scene; `None` where they can't be one. What goes back to an event told
/// before may tell its place more finely; what does not is elsewhere in the same town or province.
pub(crate) fn one_scene(a: &Place, b: &Place, goes_back: bool) -> Option<i32> {
    if in_other_countries(a, b) {
        return None;
    }
    if same_place(a, b) {
        return Some(SAME);
    }
    let country = |place: &Place| place.precision == PlacePrecision::Country;
    if country(a) || country(b) || goes_back && (inside(a, b) || inside(b, a) || around(a, b) || beside(a, b))
    {
        return Some(INSIDE);
    }
    None
}

/// Whether two places are in two countries, where both are known.
pub(crate) fn in_other_countries(a: &Place, b: &Place) -> bool {
    !a.country.is_empty() && !b.country.is_empty() && a.country != b.country
}

/// Whether two places are one by name; two that no table knows, by their words.
pub(crate) fn same_place(a: &Place, b: &Place) -> bool {
    a.name == b.name && (a.name.is_some() || a.text.contains(&b.text) || b.text.contains(&a.text))
}

/// Whether two quarters lie side by side: a headline tells the suburb, the text its quarter.
fn beside(a: &Place, b: &Place) -> bool {
    let point = |place: &Place| place.lat.zip(place.lon).filter(|_| place.precision == PlacePrecision::Point);
    point(a).zip(point(b)).is_some_and(|(a, b)| kilometres(a, b) <= SIDE_BY_SIDE)
}

/// Whether a place lies in a wider one: by how far they are apart, or by the words where no table knows it.
fn inside(place: &Place, wider: &Place) -> bool {
    // `الخليل` is a province of the West Bank.
    let part = place.precision == PlacePrecision::Province && wider.precision == PlacePrecision::Region;
    if fineness(place) <= fineness(wider) && !part || place.country != wider.country {
        return false;
    }
    let at = |place: &Place| place.lat.zip(place.lon);
    // A village that no table knows may lie in the province told before, a market in the town.
    let Some((own, other)) = at(place).zip(at(wider)) else { return place.name.is_none() };
    let town = matches!(wider.precision, PlacePrecision::City | PlacePrecision::Point);
    kilometres(own, other) <= if town { IN_TOWN } else { IN_PROVINCE }
}

/// Whether one of two places is a stretch of land in which the other lies, or may lie where no table knows it.
pub(crate) fn holds(a: &Place, b: &Place) -> bool {
    let land = |place: &Place| place.precision == PlacePrecision::Region;
    let held = |place: &Place, wider: &Place| {
        inside(place, wider) && (place.name.is_none() || land(wider)) || around(place, wider)
    };
    held(a, b) || held(b, a)
}

/// Whether one of two stretches of land is told by the name of the other: `القنيطرة` and `ريف القنيطرة`.
pub(crate) fn around(a: &Place, b: &Place) -> bool {
    let land = |place: &Place| fineness(place) == 1;
    // `منطقة البقاع الغربي` and `منطقة البقاع اللبناني`
    let shared = || {
        let pairs = a.text.split_whitespace().zip(b.text.split_whitespace());
        pairs.take_while(|(own, other)| own == other).count() >= SHARED
    };
    land(a) && land(b) && (a.text.contains(&b.text) || b.text.contains(&a.text) || shared())
}

/// Kilometres between two points in degrees, near enough for what lies in one province.
pub(crate) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let north = (a.0 - b.0) * KM_PER_DEGREE;
    let east = (a.1 - b.1) * KM_PER_DEGREE * a.0.to_radians().cos();
    north.hypot(east)
}

const KM_PER_DEGREE: f64 = 111.2;

/// Whether a further mention of an event tells its place more finely.
pub(crate) fn is_finer(event: &Mention, mention: &Mention) -> bool {
    // What is recalled from earlier says nothing of where the news is.
    let recalled = mention.background && !event.background && event.place.is_some();
    match (&event.place, &mention.place) {
        (None, Some(_)) => true,
        (Some(own), Some(other)) => {
            // `وقتل في محافظة ديالى ستة عندما انفجرت سيارة في بلدة مندلي`: an attack is where its own words have it.
            let attack = event.consequence && !mention.consequence && shares_cause(event, mention);
            let moved = attack && event.sentence == mention.sentence && fineness(other) == fineness(own);
            !recalled
                && (fineness(other) > fineness(own)
                    || moved && !around(own, other) && !same_place(own, other))
        }
        _ => false,
    }
}

/// Whether a further mention of an event tells its day where that is untold, or told only as the day of a
/// statement about it.
pub(crate) fn is_surer(event: &Mention, mention: &Mention) -> bool {
    let told = mention.date.start.is_some();
    if event.date.start.is_some() || event.date.end.is_some() {
        return event.loosely_dated
            && !mention.loosely_dated
            && told
            && mention.background == event.background;
    }
    told || event.date.span.is_none()
}
