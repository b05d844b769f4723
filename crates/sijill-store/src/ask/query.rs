//! What can be asked of a record: one type for all answers, every filter combinable with every other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_model::{EventType, SourceKind, Status};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Search keys of words that stand in a row: a phrase, or a word alone.
pub type Phrase = Vec<String>;

/// A question. Without filters it asks for everything.
///
/// Filters are all met at once. Of several types, modes, statuses, countries or outlets one is enough;
/// of several parties each must take part. Type, mode, status, background, date, country and point are those
/// that an event's accounts agree on; all else holds where any of its accounts tells it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Query {
    /// Words that stand in the text, as search keys; none given is no filter, an empty list finds nothing.
    pub words: Option<Vec<Phrase>>,
    /// PLOVER types.
    pub types: Vec<EventType>,
    /// PLOVER modes.
    pub modes: Vec<String>,
    /// Who did it.
    pub actors: Vec<Who>,
    /// To whom.
    pub recipients: Vec<Who>,
    /// Who took part, on either side.
    pub parties: Vec<Who>,
    /// ISO 3166-1 alpha-3 of the place.
    pub countries: Vec<String>,
    /// The place, by its words or its name.
    pub place: Option<Phrase>,
    /// Within so many kilometres of a point.
    pub near: Option<Near>,
    /// First day, ISO 8601: of the event; of publication, where reports are asked for.
    pub from: Option<String>,
    /// Last day, ISO 8601, inclusive.
    pub to: Option<String>,
    /// Whether it happened.
    pub statuses: Vec<Status>,
    /// Only what is recalled (true), or only what is news (false).
    pub background: Option<bool>,
    /// Who vouches, anywhere in the chain of attribution.
    pub source: Option<Voice>,
    /// Who published it.
    pub outlets: Vec<String>,
    /// At what cost, at least.
    pub casualties: Option<AtLeast>,
    /// Only what was published up to this day, ISO 8601. A report without a day of publication is left out.
    pub as_of: Option<String>,
    /// Of which event: its id, or that of one of its accounts.
    pub event: Option<String>,
    /// In which order; what is best differs from answer to answer.
    pub order: Option<Order>,
    /// How many answers at most.
    pub limit: Option<u32>,
    /// Go on after the answer that gave this cursor.
    pub after: Option<String>,
}

/// Someone who takes part: whoever one of the two finds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Who {
    /// A country, a sector, or both together: `SYR`, `MIL`, `SYRMIL`.
    pub code: Option<String>,
    /// Words in a row, as search keys: of the report, or of the name in Latin letters.
    pub words: Phrase,
}

/// Someone who vouches: whoever one of the two finds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Voice {
    /// What kind of source.
    pub kind: Option<SourceKind>,
    /// Words in a row, as search keys: of the report, or of the name in Latin letters.
    pub words: Phrase,
}

/// A circle on the Earth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Near {
    /// Degrees north of its centre.
    pub lat: f64,
    /// Degrees east of its centre.
    pub lon: f64,
    /// Its radius, in kilometres.
    pub km: f64,
}

/// A figure of a kind that any claim reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AtLeast {
    /// `killed`, `injured`, `missing`, `abducted`, `arrested` or `displaced`.
    pub kind: String,
    /// At least so many.
    pub count: u32,
}

/// The order of answers. Events without what is ordered by come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// By date, oldest first.
    Oldest,
    /// By date, newest first.
    Newest,
    /// Whatever was reported last first.
    Reported,
    /// Most reports first.
    Reports,
    /// Most killed first.
    Killed,
}

impl Order {
    /// All orders, with their words.
    pub const ALL: [(Order, &'static str); 5] = [
        (Order::Oldest, "oldest"),
        (Order::Newest, "newest"),
        (Order::Reported, "reported"),
        (Order::Reports, "reports"),
        (Order::Killed, "killed"),
    ];

    /// The word that JSON and the command line use.
    pub fn word(self) -> &'static str {
        Order::ALL.iter().find(|(order, _)| *order == self).map_or("oldest", |(_, word)| word)
    }

    /// The order that a word names.
    pub fn parse(word: &str) -> Option<Order> {
        Order::ALL.iter().find(|(_, known)| *known == word).map(|(order, _)| *order)
    }
}

/// The words of a name in Latin letters, as search keys: lower case, without marks (`Suruç` is `suruc`).
pub fn name_keys(name: &str) -> impl Iterator<Item = String> + '_ {
    let plain = |word: &str| word.nfd().filter(|&c| !is_combining_mark(c)).collect::<String>().to_lowercase();
    name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
        .map(plain)
}

/// The mean radius of the Earth, in kilometres (IUGG).
const EARTH_KM: f64 = 6371.0088;

impl Near {
    /// Great-circle distance of a point from the centre, in kilometres.
    pub fn distance(&self, lat: f64, lon: f64) -> f64 {
        let (a, b) = (self.lat.to_radians(), lat.to_radians());
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let h = half(lat - self.lat) + a.cos() * b.cos() * half(lon - self.lon);
        2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
    }

    /// Whether a point lies inside.
    pub fn holds(&self, lat: f64, lon: f64) -> bool {
        self.distance(lat, lon) <= self.km
    }

    /// Latitudes that the circle reaches.
    pub fn latitudes(&self) -> (f64, f64) {
        let reach = (self.km / EARTH_KM).to_degrees();
        (self.lat - reach, self.lat + reach)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_globe() {
        let damascus = Near { lat: 33.5102, lon: 36.29128, km: 100.0 };
        let beirut = damascus.distance(33.89332, 35.50157);
        assert!((beirut - 84.5).abs() < 1.0, "{beirut}");
        assert!(damascus.holds(33.89332, 35.50157));
        let date_line = Near { lat: 0.0, lon: 179.9, km: 50.0 };
        assert!(date_line.holds(0.0, -179.9));
        let pole = Near { lat: 90.0, lon: 0.0, km: 1.0 };
        assert!(pole.holds(90.0, 123.0) && !pole.holds(89.0, 0.0));
    }

    #[test]
    fn words_of_names() {
        let keys: Vec<String> = name_keys("Bashar al-Assad (Dr.)").collect();
        assert_eq!(keys, ["bashar", "al", "assad", "dr"]);
        for name in ["Suruç", "Suruc\u{327}", "SURUÇ"] {
            assert_eq!(name_keys(name).collect::<Vec<_>>(), ["suruc"]);
        }
    }

    #[test]
    fn a_question_comes_back_from_json() {
        let query = Query { types: vec![EventType::Assault], limit: Some(5), ..Query::default() };
        let json = serde_json::to_string(&query).unwrap();
        assert_eq!(serde_json::from_str::<Query>(&json).unwrap(), query);
        assert!(serde_json::from_str::<Query>("{\"typ\":1}").is_err());
        assert_eq!(serde_json::from_str::<Query>("{}").unwrap(), Query::default());
    }
}
