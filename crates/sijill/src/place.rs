//! Places by name, as a reader types them: for circles around a place.

use sijill_model::PlacePrecision;
use sijill_pack::{Meaning, Place};
use sijill_store::ask::{Near, name_keys};
use sijill_text::pattern_keys;

use crate::Sijill;

/// A place of the gazetteer that bears a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Spotted {
    /// Its name in Latin letters.
    pub name: &'static str,
    /// First-level division in Latin letters, or empty.
    pub admin1: &'static str,
    /// ISO 3166-1 alpha-3.
    pub country: &'static str,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
    precision: PlacePrecision,
}

/// Places this near each other are one for a circle: a city, its district, its province.
const ONE_KM: f64 = 100.0;

/// A city so many times larger than its namesakes is the one that is meant.
const OUTWEIGHS: u32 = 10;

impl Sijill {
    /// The places that bear a name, in Latin letters or in the words of reports, those most likely meant
    /// first: towns before divisions, by inhabitants. `country` keeps those of one country, by its ISO
    /// 3166-1 alpha-3 code.
    pub fn places(&self, name: &str, country: Option<&str>) -> Vec<Spotted> {
        let pack = self.pack();
        let keys = pattern_keys(name);
        let mut found: Vec<&Place> = Vec::new();
        if let Some(first) = keys.first() {
            let next = |n: usize| keys.get(n).map(String::as_str);
            pack.phrases.find(first, next, |phrase| {
                if let Meaning::Place(at) = phrase.meaning
                    && phrase.words == keys.len()
                {
                    found.push(&pack.world.places[at as usize]);
                }
            });
        }
        let latin: Vec<String> = name_keys(name).collect();
        if !latin.is_empty() {
            found.extend(
                pack.world.places.iter().filter(|place| name_keys(place.name).eq(latin.iter().cloned())),
            );
        }
        let mut all: Vec<Spotted> = found
            .into_iter()
            .filter(|place| country.is_none_or(|code| place.country.eq_ignore_ascii_case(code)))
            .filter_map(|place| {
                Some(Spotted {
                    name: place.name,
                    admin1: place.admin1,
                    country: place.country,
                    lat: place.lat?,
                    lon: place.lon?,
                    population: place.population,
                    precision: place.precision,
                })
            })
            .collect();
        let town = |place: &Spotted| place.precision == PlacePrecision::City;
        all.sort_by(|a, b| {
            (town(b), b.population, a.country, a.name)
                .cmp(&(town(a), a.population, b.country, b.name))
                .then(a.lat.total_cmp(&b.lat))
                .then(a.lon.total_cmp(&b.lon))
        });
        let spot = |place: &Spotted| (place.name, place.country, place.lat.to_bits(), place.lon.to_bits());
        all.dedup_by(|a, b| spot(a) == spot(b));
        all
    }
}

/// The place that a name means, of those that bear it; `None` where several far apart may be meant.
pub fn meant(places: &[Spotted]) -> Option<&Spotted> {
    let first = places.first()?;
    let around = Near { lat: first.lat, lon: first.lon, km: ONE_KM };
    let outweighed =
        |other: &Spotted| first.population > 0 && first.population / OUTWEIGHS >= other.population;
    places[1..].iter().all(|other| around.holds(other.lat, other.lon) || outweighed(other)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_either_script() {
        let sijill = Sijill::new().unwrap();
        for name in ["Aleppo", "aleppo", "حلب", "حَلَب"] {
            let all = sijill.places(name, None);
            let aleppo = meant(&all).expect(name);
            assert_eq!((aleppo.name, aleppo.country), ("Aleppo", "SYR"), "{name}");
            assert!((aleppo.lat - 36.2).abs() < 0.1 && (aleppo.lon - 37.16).abs() < 0.1);
        }
        assert_eq!(sijill.places("Nowhere at all", None), []);
    }

    #[test]
    fn of_namesakes_none_is_picked_silently() {
        let sijill = Sijill::new().unwrap();
        let all = sijill.places("طرابلس", None);
        assert_eq!(meant(&all), None, "Lebanon and Libya each have one: {all:?}");
        assert_eq!(meant(&sijill.places("طرابلس", Some("lby"))).unwrap().country, "LBY");
    }
}
