//! The world tables: countries, places, organisations, people, with their names in one language.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use sijill_model::{PlacePrecision, Sector};
use sijill_text::fold;

use crate::{
    Features, Lexicon, NamePart, PackError, Pos, Sense,
    columns::{Columns, coordinate, known_country, optional},
    phrases::{Meaning, Phrases},
    tsv,
};

/// A country.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-3 (`XKX` for Kosovo).
    pub iso3: &'static str,
    /// Name in Latin letters.
    pub name: &'static str,
    /// Capital in Latin letters.
    pub capital: &'static str,
    /// Degrees north of its middle.
    pub lat: Option<f64>,
    /// Degrees east of its middle.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
}

/// A place of the gazetteer.
#[derive(Debug)]
pub struct Place {
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// How fine a place it is.
    pub precision: PlacePrecision,
    /// Whether it stands in the hand-written table, which goes before the generated one.
    pub curated: bool,
    /// ISO 3166-1 alpha-3, or empty for what no single country holds.
    pub country: &'static str,
    /// First-level division in Latin letters, or empty.
    pub admin1: &'static str,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
    /// Name in Latin letters.
    pub name: &'static str,
}

/// An organisation.
#[derive(Debug)]
pub struct Organisation {
    /// What kind it is: `armed`, `igo`, `agency`, `media`, …
    pub class: &'static str,
    /// PLOVER sector, or empty.
    pub sector: &'static str,
    /// ISO 3166-1 alpha-3, `IGO`, `NGO` or `IMG`.
    pub country: &'static str,
    /// Name in Latin letters.
    pub name: &'static str,
}

/// A stretch of time in which a person held an office.
#[derive(Debug, Clone, Copy)]
pub struct Office {
    /// PLOVER sector.
    pub sector: &'static str,
    /// Title in English.
    pub title: &'static str,
    /// First day.
    pub start: Option<Date>,
    /// Last day; `None` while in office.
    pub end: Option<Date>,
}

/// A person.
#[derive(Debug)]
pub struct Person {
    /// ISO 3166-1 alpha-3 or `IGO`, `NGO`, `IMG`.
    pub country: &'static str,
    /// Name in Latin letters.
    pub name: &'static str,
    /// Offices, in the order of the table.
    pub offices: Vec<Office>,
}

impl Person {
    /// The sector a person acted in on a day: that of an office held then; `FORMER` once every
    /// office of the state has ended; without a day, or before all offices, that of the last office.
    pub fn sector(&self, on: Option<Date>) -> &'static str {
        let Some(last) = self.offices.last() else { return "" };
        let Some(day) = on else { return last.sector };
        let held = self.offices.iter().rev().find(|office| {
            office.start.is_none_or(|start| start <= day) && office.end.is_none_or(|end| day <= end)
        });
        let over =
            |office: &Office| OF_STATE.contains(&office.sector) && office.end.is_some_and(|end| end < day);
        match held {
            Some(office) => office.sector,
            None if self.offices.iter().all(over) => FORMER,
            None => last.sector,
        }
    }
}

/// Sector of those who held an office of the state and hold it no more (PLOVER: elites).
const FORMER: &str = "ELI";
/// Sectors whose offices make a former holder one of the elites.
const OF_STATE: [&str; 5] = ["GOV", "LEG", "MIL", "JUD", "COP"];

/// All world tables.
#[derive(Debug, Default)]
pub struct World {
    /// Countries.
    pub countries: Vec<Country>,
    /// Places.
    pub places: Vec<Place>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// People.
    pub people: Vec<Person>,
    /// Parts of names by their keys, see [`World::name_part`].
    pub(crate) name_parts: FxHashMap<&'static str, NamePart>,
    /// Folded last words of the names of people.
    surnames: FxHashSet<String>,
}

/// Codes of actors that no country holds: between states, between peoples, international militants.
const NO_COUNTRY: [&str; 3] = ["IGO", "NGO", "IMG"];

/// What an organisation may be.
const CLASSES: [&str; 14] = [
    "armed",
    "igo",
    "ngo",
    "party",
    "agency",
    "media",
    "ministry",
    "office",
    "force",
    "company",
    "coalition",
    CLUB,
    PRESS,
    "other",
];

/// The class of sports clubs, whose names are often those of towns or common words.
pub const CLUB: &str = "club";
/// The class of papers and broadcasters whose names are common words.
pub const PRESS: &str = "press";

/// Endings of adjectives, from `pack.toml`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdjectiveEndings {
    pub masculine: Vec<String>,
    pub feminine: Vec<String>,
    pub plural: Vec<String>,
    pub dual: Vec<String>,
}

impl World {
    pub(crate) fn load_countries(
        &mut self,
        file: &'static str,
        text: &'static str,
        language: &str,
        endings: &AdjectiveEndings,
        lexicon: &mut Lexicon,
        phrases: &mut Phrases,
    ) -> Result<(), PackError> {
        let (header, rows) = tsv::read_any(file, text)?;
        let columns = Columns::new(
            &header,
            language,
            &["iso3", "iso2", "name_en", "capital_en", "lat", "lon", "geonames"],
            &["names", "adjectives", "people", "capital", "metonyms"],
        )?;
        let (iso3, name, capital) = (columns.at("iso3")?, columns.at("name_en")?, columns.at("capital_en")?);
        let (lat, lon, geonames) = (columns.at("lat")?, columns.at("lon")?, columns.at("geonames")?);
        for row in rows {
            let index = self.countries.len() as u16;
            let fresh = self.country(row.cell(iso3)).is_none();
            row.once(fresh, format_args!("the country {}", row.cell(iso3)))?;
            self.countries.push(Country {
                iso3: row.required(iso3, "iso3")?,
                name: row.required(name, "name_en")?,
                capital: row.cell(capital),
                lat: coordinate(&row, lat, "lat", 90.0)?,
                lon: coordinate(&row, lon, "lon", 180.0)?,
                geonames: optional(&row, geonames, "geonames")?,
            });
            let cells =
                |name: &str| columns.named(name).into_iter().flat_map(|at| row.parts(at)).collect::<Vec<_>>();
            for name in cells("names") {
                phrases.add(name, Meaning::Country(index));
            }
            for name in cells("capital").into_iter().chain(cells("metonyms")) {
                phrases.add(name, Meaning::Capital(index));
            }
            let sense = Sense::Nation(index);
            for adjective in cells("adjectives") {
                let groups = [
                    (&endings.masculine, Features::MASCULINE | Features::SINGULAR),
                    (&endings.feminine, Features::FEMININE | Features::SINGULAR),
                    (&endings.plural, Features::PLURAL),
                    (&endings.dual, Features::DUAL),
                ];
                for (endings, features) in groups {
                    for ending in endings {
                        lexicon.add_word(
                            Pos::Adjective,
                            adjective,
                            &format!("{adjective}{ending}"),
                            features,
                            sense,
                        );
                    }
                }
            }
            for people in cells("people") {
                lexicon.add_word(Pos::Adjective, people, people, Features::PLURAL | Features::NOUN, sense);
            }
        }
        Ok(())
    }

    pub(crate) fn load_places(
        &mut self,
        file: &'static str,
        text: &'static str,
        language: &str,
        curated: bool,
        phrases: &mut Phrases,
    ) -> Result<(), PackError> {
        let (header, rows) = tsv::read_any(file, text)?;
        let columns = Columns::new(
            &header,
            language,
            &["geonames", "kind", "country", "admin1", "lat", "lon", "population", "name_en"],
            &["names"],
        )?;
        let codes = self.codes(&[]);
        let (geonames, kind, country) =
            (columns.at("geonames")?, columns.at("kind")?, columns.at("country")?);
        let (admin1, lat, lon) = (columns.at("admin1")?, columns.at("lat")?, columns.at("lon")?);
        let (population, name) = (columns.at("population")?, columns.at("name_en")?);
        let names = columns.named("names");
        for row in rows {
            let index = self.places.len() as u32;
            self.places.push(Place {
                geonames: optional(&row, geonames, "geonames")?,
                precision: precision(row.required(kind, "kind")?)
                    .ok_or_else(|| row.error(format!("unknown kind of place {:?}", row.cell(kind))))?,
                curated,
                country: known_country(&row, country, &codes)?,
                admin1: row.cell(admin1),
                lat: coordinate(&row, lat, "lat", 90.0)?,
                lon: coordinate(&row, lon, "lon", 180.0)?,
                population: optional(&row, population, "population")?.unwrap_or(0),
                name: row.required(name, "name_en")?,
            });
            for name in names.into_iter().flat_map(|at| row.parts(at)) {
                phrases.add(name, Meaning::Place(index));
                for loose in loose(name) {
                    phrases.add(&loose, Meaning::Place(index));
                }
            }
        }
        Ok(())
    }

    pub(crate) fn load_organisations(
        &mut self,
        file: &'static str,
        text: &'static str,
        language: &str,
        phrases: &mut Phrases,
    ) -> Result<(), PackError> {
        let (header, rows) = tsv::read_any(file, text)?;
        let columns = Columns::new(
            &header,
            language,
            &["id", "class", "sector", "country", "name_en", "note"],
            &["names"],
        )?;
        let (codes, mut seen) = (self.codes(&NO_COUNTRY), FxHashSet::default());
        let (class, sector) = (columns.at("class")?, columns.at("sector")?);
        let (country, name) = (columns.at("country")?, columns.at("name_en")?);
        for row in rows {
            let index = self.organisations.len() as u32;
            columns.identify(&row, &mut seen)?;
            let class = row.required(class, "class")?;
            if !CLASSES.contains(&class) {
                return Err(row.error(format!("unknown class {class:?}")));
            }
            let sector = row.cell(sector);
            if !sector.is_empty() && Sector::parse(sector).is_none() {
                return Err(row.error(format!("no PLOVER sector {sector:?}")));
            }
            self.organisations.push(Organisation {
                class,
                sector,
                country: known_country(&row, country, &codes)?,
                name: row.required(name, "name_en")?,
            });
            for name in columns.named("names").into_iter().flat_map(|at| row.parts(at)) {
                phrases.add(name, Meaning::Organisation(index));
            }
        }
        Ok(())
    }

    pub(crate) fn load_people(
        &mut self,
        file: &'static str,
        text: &'static str,
        language: &str,
        phrases: &mut Phrases,
    ) -> Result<(), PackError> {
        let (header, rows) = tsv::read_any(file, text)?;
        let columns =
            Columns::new(&header, language, &["id", "country", "name_en", "offices", "note"], &["names"])?;
        let (codes, mut seen) = (self.codes(&NO_COUNTRY), FxHashSet::default());
        let (country, name, offices) =
            (columns.at("country")?, columns.at("name_en")?, columns.at("offices")?);
        for row in rows {
            let index = self.people.len() as u32;
            columns.identify(&row, &mut seen)?;
            let offices = row
                .parts(offices)
                .map(|cell| {
                    office(cell).ok_or_else(|| row.error(format!("no sector/title/start/end: {cell:?}")))
                })
                .collect::<Result<_, _>>()?;
            self.people.push(Person {
                country: known_country(&row, country, &codes)?,
                name: row.required(name, "name_en")?,
                offices,
            });
            for name in columns.named("names").into_iter().flat_map(|at| row.parts(at)) {
                phrases.add(name, Meaning::Person(index));
                if let Some((_, last)) = name.rsplit_once(' ') {
                    self.surnames.insert(fold(last));
                }
            }
        }
        Ok(())
    }

    /// The codes that a column `country` may hold.
    fn codes(&self, more: &[&'static str]) -> FxHashSet<&'static str> {
        self.countries.iter().map(|country| country.iso3).chain(more.iter().copied()).collect()
    }

    /// Whether a folded key ends the name of some person of the tables.
    pub fn is_surname(&self, key: &str) -> bool {
        self.surnames.contains(key)
    }

    /// The country with an ISO 3166-1 alpha-3 code.
    pub fn country(&self, iso3: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.iso3 == iso3)
    }
}

/// Letters from which a name is told in a loose spelling too.
const LOOSE: usize = 5;

/// How hurried writers and tags spell a name of a place: two words as one, ha for a final ta marbuta.
fn loose(name: &str) -> Vec<String> {
    let mut all = Vec::new();
    if name.chars().count() < LOOSE {
        return all;
    }
    let spoken = name.strip_suffix('\u{0629}').map(|stem| format!("{stem}\u{0647}"));
    for spelling in [Some(name), spoken.as_deref()].into_iter().flatten() {
        let words: Vec<&str> = spelling.split([' ', '-']).collect();
        if let [first, second] = words[..]
            && first.chars().count() > 1
        {
            all.push(format!("{first}{second}"));
        }
    }
    all.extend(spoken);
    all
}

/// Reads `sector/title/start/end`; an unknown sector and a start after its end are refused.
fn office(cell: &'static str) -> Option<Office> {
    let mut parts = cell.split('/');
    let (sector, title) = (parts.next()?, parts.next()?);
    if !sector.is_empty() {
        Sector::parse(sector)?;
    }
    let mut date = || -> Option<Option<Date>> {
        match parts.next()? {
            "" => Some(None),
            day => Some(Some(day.parse().ok()?)),
        }
    };
    let (start, end) = (date()?, date()?);
    if let (Some(start), Some(end)) = (start, end)
        && start > end
    {
        return None;
    }
    parts.next().is_none().then_some(Office { sector, title, start, end })
}

fn precision(kind: &str) -> Option<PlacePrecision> {
    Some(match kind {
        "city" | "town" | "village" => PlacePrecision::City,
        "province" => PlacePrecision::Province,
        "district" => PlacePrecision::District,
        "point" | "camp" | "quarter" | "crossing" | "airport" | "base" | "dam" | "mosque" | "square" => {
            PlacePrecision::Point
        }
        "region" | "strait" | "sea" | "river" | "mountain" | "country-part" | "island" | "canal" | "gulf" => {
            PlacePrecision::Region
        }
        "country" => PlacePrecision::Country,
        _ => return None,
    })
}
