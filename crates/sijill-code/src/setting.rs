//! The countries of which a report speaks: what tells one town from another of its name.

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_pack::{Meaning, Pack, Sense};

use crate::{Codebook, finer, gazetteer::Wider, homeland, line::Line, names::Name, strangers};

/// Countries that a report names, with how often: what tells one Tripoli from another.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    countries: FxHashMap<&'static str, u32>,
    /// The same without what only a small town vouches for, whose name another may bear.
    sure: FxHashMap<&'static str, u32>,
    /// Small towns that only their own name vouches for, with their countries.
    small: FxHashSet<(&'static str, u32)>,
    /// The only country in which a sentence has something happen, by its sentence.
    told_in: Vec<(usize, &'static str)>,
}

impl Setting {
    /// Counts a country, unless the code is no country's.
    pub fn add(&mut self, country: &'static str, weight: u32) {
        if country.len() == 3 && !matches!(country, "IGO" | "NGO" | "IMG") {
            *self.countries.entry(country).or_default() += weight;
            *self.sure.entry(country).or_default() += weight;
        }
    }

    /// Counts the country of a small town.
    fn add_small(&mut self, country: &'static str, town: u32, weight: u32) {
        if country.len() == 3 {
            self.small.insert((country, town));
            *self.countries.entry(country).or_default() += weight;
        }
    }

    /// Whether a report names a country by more than small towns.
    pub fn is_sure(&self, country: &str) -> bool {
        self.sure.is_empty() || self.sure.contains_key(country)
    }

    /// Whether a report may speak of a country's small places: it names the country, or none at all.
    pub fn allows(&self, country: &str) -> bool {
        self.countries.is_empty() || self.weight(country) > 0
    }

    /// Whether more than one small town vouches for a country, or anything else does.
    pub fn vouches(&self, country: &str) -> bool {
        let towns = || self.small.iter().filter(|(of, _)| *of == country).count();
        self.is_sure(country) || towns() >= TOWNS
    }

    /// The country that a report is mostly about: half of all that it names; empty where there is none.
    pub fn home(&self) -> &'static str {
        let named = if self.sure.is_empty() { &self.countries } else { &self.sure };
        let total: u32 = named.values().sum();
        named
            .iter()
            .filter(|(_, weight)| **weight * 2 > total)
            .map(|(country, _)| *country)
            .next()
            .unwrap_or("")
    }

    /// The country in which a place lies that no table knows: the only one in which the report has something happen,
    /// else the one that it is mostly about.
    pub fn scene(&self) -> &'static str {
        let mut told = self.told_in.iter().map(|&(_, country)| country);
        let first = told.next().filter(|&first| told.all(|other| other == first));
        first.unwrap_or_else(|| self.home())
    }

    /// The country of which a sentence speaks without its name: the one that the report is mostly about, else the one
    /// in which the sentences right before it have something happen.
    pub fn spoken_of(&self, sentence: usize) -> Option<&'static str> {
        let near = || self.told_in.iter().rev().find(|&&(at, _)| at < sentence && at + RECENT >= sentence);
        Some(self.home()).filter(|home| !home.is_empty()).or_else(|| near().map(|&(_, country)| country))
    }

    /// The town of another country that the name of a capital means: where the report speaks of that country, and
    /// not of the capital's.
    pub fn other_town<'p>(
        &self,
        name: &Name,
        country: u16,
        pack: &'p Pack,
    ) -> Option<&'p sijill_pack::Place> {
        let own = pack.world.countries[country as usize].iso3;
        namesake(name, country, pack)
            .filter(|place| !self.sure.contains_key(own) && self.sure.contains_key(place.country))
    }

    fn weight(&self, country: &str) -> u32 {
        self.countries.get(country).copied().unwrap_or(0)
    }

    /// The likeliest of the places that bear a name: near the wider place that is told with it, in a
    /// country that the report names, then curated, then larger.
    pub fn choose(&self, name: &Name, wider: Option<Wider>, pack: &Pack) -> Option<u32> {
        name.places.iter().copied().max_by_key(|&index| {
            let place = &pack.world.places[index as usize];
            let inside = wider.is_some_and(|wider| wider.country == place.country);
            let near = wider.and_then(|wider| wider.at).zip(place.lat.zip(place.lon));
            let near = inside && near.is_some_and(|(a, b)| finer::kilometres(a, b) <= NEAR);
            let named = self.weight(place.country).min(5);
            (inside, near, named, place.curated, place.population, std::cmp::Reverse(index))
        })
    }
}

impl Codebook<'_> {
    /// Counts the countries that the report names.
    pub(crate) fn setting(&self, lines: &[Line<'_>]) -> Setting {
        let mut setting = Setting::default();
        let mut shared = Vec::new();
        for line in lines {
            if let Some(country) = homeland::only_country(line, line.words.len(), self.pack) {
                setting.told_in.push((line.sentence, country));
            }
            let weight = if line.title || line.sentence <= 1 { 3 } else { 1 };
            for name in &line.names {
                match name.meaning {
                    Meaning::Capital(country) if namesake(name, country, self.pack).is_some() => {
                        shared.push((name, country, weight));
                    }
                    Meaning::Country(country) | Meaning::Capital(country) => {
                        setting.add(self.pack.world.countries[country as usize].iso3, weight);
                    }
                    Meaning::Organisation(row) => {
                        setting.add(self.pack.world.organisations[row as usize].country, 1);
                    }
                    Meaning::Person(row) => setting.add(self.pack.world.people[row as usize].country, 1),
                    Meaning::Place(place) if name.places.len() == 1 => {
                        let place = &self.pack.world.places[place as usize];
                        if place.curated || place.population >= KNOWN {
                            setting.add(place.country, weight);
                        } else if !strangers::lengthens(line, name.words.end, self.pack) {
                            setting.add_small(place.country, name.places[0], weight);
                        }
                    }
                    _ => {}
                }
            }
            for word in 0..line.words.len() {
                if let Some(country) = line.senses(word, self.pack).find_map(|(_, sense)| match sense {
                    Sense::Nation(country) => Some(country),
                    _ => None,
                }) {
                    setting.add(self.pack.world.countries[country as usize].iso3, weight);
                }
            }
        }
        // `الأمن اللبناني … في طرابلس`: a capital vouches for its country where no other town of its name is likelier.
        for (name, country, weight) in shared {
            let iso3 = self.pack.world.countries[country as usize].iso3;
            if setting.other_town(name, country, self.pack).is_none() {
                setting.add(iso3, weight);
            }
        }
        setting
    }
}

/// A large town of another country that bears the name of a capital: Tripoli of Lebanon.
fn namesake<'p>(name: &Name, country: u16, pack: &'p Pack) -> Option<&'p sijill_pack::Place> {
    let own = pack.world.countries[country as usize].iso3;
    let places = name.places.iter().map(|&place| &pack.world.places[place as usize]);
    places
        .filter(|place| place.country != own && place.population >= LARGE)
        .max_by_key(|place| place.population)
}

/// Inhabitants of a town that may be meant by the name of another country's capital.
const LARGE: u32 = 100_000;

/// Sentences back to which words like `البلاد` may go.
const RECENT: usize = 2;

/// Small towns of a country that together vouch for it.
const TOWNS: usize = 2;

/// Kilometres from the middle of a province within which its towns are looked for first.
const NEAR: f64 = 150.0;

/// Inhabitants from which a town is known without its country.
pub(crate) const KNOWN: u32 = 1_000_000;
