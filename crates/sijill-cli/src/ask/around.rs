//! `--near`: a circle around a place or a point.

use std::io::{self, Write};

use anyhow::bail;
use sijill::{Spotted, meant, store::ask::Near};

use crate::{
    ask::filter::Lazy,
    terminal::{isolate, neutral},
};

/// How it is written.
const HOW: &str = "a place and kilometres (Aleppo,50), with its country where several bear the name \
                   (Tripoli,LBY,50), or degrees north, degrees east, kilometres (36.2,37.16,50)";

/// Namesakes that are told at most.
const TOLD: usize = 6;

/// What the circle goes around.
#[derive(Debug, Clone, PartialEq)]
pub enum Around {
    /// A point.
    Point(Near),
    /// A place by its name, in a country where one is given.
    Place {
        /// As typed.
        name: String,
        /// ISO 3166-1 alpha-3.
        country: Option<String>,
        /// Kilometres.
        km: f64,
    },
}

impl Around {
    /// Reads what was typed.
    pub fn parse(text: &str) -> Result<Around, String> {
        let told = || -> Option<Around> {
            let (place, km) = text.rsplit_once([',', '،'])?;
            let km: f64 = km.trim().parse().ok()?;
            if !(0.0..=20_100.0).contains(&km) {
                return None;
            }
            let (name, last) = match place.rsplit_once([',', '،']) {
                Some((name, last)) => (name.trim(), Some(last.trim())),
                None => (place.trim(), None),
            };
            let number = |text: &str| text.parse::<f64>().ok();
            match (number(name), last.map(number)) {
                (Some(lat), Some(Some(lon))) => ((-90.0..=90.0).contains(&lat)
                    && (-180.0..=180.0).contains(&lon))
                .then_some(Around::Point(Near { lat, lon, km })),
                (None, None | Some(None)) if !name.is_empty() => {
                    Some(Around::Place { name: name.to_owned(), country: last.map(str::to_owned), km })
                }
                _ => None,
            }
        };
        told().ok_or_else(|| HOW.to_owned())
    }

    /// The circle. A place is looked up in the tables of the packs, and told on standard error.
    pub fn circle(&self, packs: &Lazy<'_>) -> anyhow::Result<Near> {
        let (name, country, km) = match self {
            Around::Point(near) => return Ok(*near),
            Around::Place { name, country, km } => (name, country.as_deref(), *km),
        };
        let places = packs.get()?.places(name, country);
        let Some(place) = meant(&places) else {
            let name = isolate(&neutral(name));
            if places.is_empty() {
                bail!("--near: no table knows a place called {name}; give a point: LAT,LON,KM");
            }
            let all: Vec<String> = places.iter().take(TOLD).map(told).collect();
            bail!(
                "--near: several places are called {name}; name the country or a point: {}",
                all.join("; ")
            );
        };
        let _ = writeln!(io::stderr(), "within {km} km of {}", told(place));
        Ok(Near { lat: place.lat, lon: place.lon, km })
    }
}

fn told(place: &Spotted) -> String {
    let names = [place.name, place.admin1, place.country];
    let mut told: Vec<&str> = names.into_iter().filter(|name| !matches!(*name, "" | "-")).collect();
    told.dedup();
    format!("{} ({},{})", told.join(", "), place.lat, place.lon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_points() {
        let place = |name: &str, country: Option<&str>, km| {
            Ok(Around::Place { name: name.to_owned(), country: country.map(str::to_owned), km })
        };
        assert_eq!(Around::parse("Aleppo,50"), place("Aleppo", None, 50.0));
        assert_eq!(Around::parse("دير الزور، 20"), place("دير الزور", None, 20.0));
        assert_eq!(Around::parse("Tripoli, LBY ,7.5"), place("Tripoli", Some("LBY"), 7.5));
        let point = Near { lat: -36.2, lon: 37.16, km: 50.0 };
        assert_eq!(Around::parse("-36.2,37.16,50"), Ok(Around::Point(point)));
        for wrong in ["", "Aleppo", "Aleppo,far", "95,0,10", "1,2", "1,x,2", ",5", "0,0,-1", "Aleppo,NaN"] {
            assert!(Around::parse(wrong).is_err(), "{wrong}");
        }
    }
}
