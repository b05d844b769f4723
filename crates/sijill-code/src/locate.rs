//! Which place an event has, and which of several places of one name is meant.

use rustc_hash::FxHashMap;
use sijill_model::{Class, EventType, Place, PlacePrecision, Span};
use sijill_pack::{Frame, Meaning, Pack, PlaceNoun, Sense};

use crate::{
    Codebook,
    clause::Parsed,
    groups::{Group, GroupClass, span_of},
    line::Line,
    names::Name,
    predicate::Fired,
};

/// Countries that a report names, with how often: what tells one Tripoli from another.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    countries: FxHashMap<&'static str, u32>,
    /// The same without what only a small town vouches for, whose name another may bear.
    sure: FxHashMap<&'static str, u32>,
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
    fn add_small(&mut self, country: &'static str, weight: u32) {
        if country.len() == 3 {
            *self.countries.entry(country).or_default() += weight;
        }
    }

    /// Whether a report names a country by more than small towns.
    fn is_sure(&self, country: &str) -> bool {
        self.sure.is_empty() || self.sure.contains_key(country)
    }

    /// Whether a report may speak of a country's small places: it names the country, or none at all.
    fn allows(&self, country: &str) -> bool {
        self.countries.is_empty() || self.weight(country) > 0
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

    fn weight(&self, country: &str) -> u32 {
        self.countries.get(country).copied().unwrap_or(0)
    }

    /// The likeliest of the places that bear a name: in a country that the report names, then
    /// curated, then larger.
    pub fn choose(&self, name: &Name, pack: &Pack) -> Option<u32> {
        name.places.iter().copied().max_by_key(|&index| {
            let place = &pack.world.places[index as usize];
            let named = self.weight(place.country).min(5);
            (named, place.curated, place.population, std::cmp::Reverse(index))
        })
    }
}

impl Codebook<'_> {
    /// Counts the countries that the report names.
    pub(crate) fn setting(&self, lines: &[Line<'_>]) -> Setting {
        let mut setting = Setting::default();
        for line in lines {
            let weight = if line.title || line.sentence <= 1 { 3 } else { 1 };
            for name in &line.names {
                match name.meaning {
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
                        } else {
                            setting.add_small(place.country, weight);
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
        setting
    }
}

/// Where a name is, as the model tells it.
///
/// `noun` is the noun before it that says what kind of place it is.
pub(crate) fn resolve(
    name: &Name,
    noun: Option<PlaceNoun>,
    span: Span,
    text: &str,
    setting: &Setting,
    pack: &Pack,
) -> Option<Place> {
    let world = &pack.world;
    let text = text.to_owned();
    match name.meaning {
        Meaning::Place(_) => {
            let place = &world.places[setting.choose(name, pack)? as usize];
            // A town of a country that the report never names is hardly meant: another of that name,
            // which the tables lack, may be.
            // Nor is a town what a noun calls a province: `ولاية يوبي`.
            let province = noun.is_some_and(|noun| noun.precision == PlacePrecision::Province)
                && place.precision != PlacePrecision::Province
                && !setting.is_sure(place.country);
            if !place.curated && place.population < KNOWN && (province || !setting.allows(place.country)) {
                return noun.map(|noun| unknown(span, text, noun, setting));
            }
            Some(Place {
                span,
                text,
                name: Some(place.name.to_owned()),
                country: place.country.to_owned(),
                lat: place.lat,
                lon: place.lon,
                geonames: place.geonames,
                precision: place.precision,
            })
        }
        Meaning::Unplaced => Some(unknown(span, text, noun?, setting)),
        Meaning::Country(country) => {
            let country = &world.countries[country as usize];
            Some(Place {
                span,
                text,
                name: Some(country.name.to_owned()),
                country: country.iso3.to_owned(),
                lat: country.lat,
                lon: country.lon,
                geonames: country.geonames,
                precision: PlacePrecision::Country,
            })
        }
        Meaning::Capital(index) => {
            let country = &world.countries[index as usize];
            // The gazetteer knows where the capital lies; the country's middle is not it.
            let place = name.places.first().map(|&place| &world.places[place as usize]);
            Some(Place {
                span,
                text,
                // Another seat than the capital keeps its own name: تل أبيب.
                name: Some(place.map_or(country.capital, |place| place.name).to_owned()),
                country: country.iso3.to_owned(),
                lat: place.and_then(|place| place.lat),
                lon: place.and_then(|place| place.lon),
                geonames: place.and_then(|place| place.geonames),
                precision: PlacePrecision::City,
            })
        }
        _ => None,
    }
}

/// A place of which only the words are known, in the country that the report is mostly about.
fn unknown(span: Span, text: String, noun: PlaceNoun, setting: &Setting) -> Place {
    Place {
        span,
        text,
        name: None,
        country: setting.home().to_owned(),
        lat: None,
        lon: None,
        geonames: None,
        precision: noun.precision,
    }
}

/// Inhabitants from which a town is known without its country.
const KNOWN: u32 = 1_000_000;

/// Whether an event is done by words, whose content tells of other places.
pub(crate) fn is_words(event_type: EventType) -> bool {
    use EventType::{Accuse, Concede, Reject, Request, Sanction, Support, Threaten};
    matches!(event_type, Accuse | Concede | Reject | Request | Sanction | Support | Threaten)
}

/// The country that is visited, which is where and not to whom, and the other recipients.
pub(crate) fn visited(
    parsed: &Parsed<'_, '_, '_>,
    frame: &Frame,
    recipients: &[usize],
) -> (Option<usize>, Vec<usize>) {
    if frame.event_type != EventType::Consult || frame.mode != VISIT {
        return (None, recipients.to_vec());
    }
    let others = recipients.iter().copied().filter(|&group| !is_country(parsed, group)).collect();
    (recipients.iter().copied().find(|&group| is_country(parsed, group)), others)
}

/// `اتفاق الرياض`, `محادثات بكين`, `هجمات باريس`: the capital right after talks, an agreement or an attack is
/// where, unless it acts on somebody.
pub(crate) fn venue(parsed: &Parsed<'_, '_, '_>, frame: &Frame, fired: &Fired) -> Option<usize> {
    let next = parsed.genitive(fired.group?)?;
    let capital = parsed.groups[next].entity.as_ref().is_some_and(|entity| entity.metonym);
    let acts = fired.filled.actors.contains(&next)
        && (fired.filled.actors.len() > 1 || !fired.filled.recipients.is_empty());
    let kind = matches!(frame.event_type, EventType::Consult | EventType::Agree | EventType::Assault);
    (kind && capital && !acts).then_some(next)
}

/// The country that takes refugees in: they come to it.
pub(crate) fn host(parsed: &Parsed<'_, '_, '_>, frame: &Frame, actors: &[usize]) -> Option<usize> {
    let shelters = frame.event_type == EventType::Aid && frame.cameo.code() == ASYLUM;
    actors.iter().copied().find(|&group| is_country(parsed, group)).filter(|_| shelters)
}

/// Whether a group is a country or its capital, which is a place as well as somebody who acts.
fn is_country(parsed: &Parsed<'_, '_, '_>, group: usize) -> bool {
    let own = &parsed.groups[group];
    own.place.is_some() && own.entity.as_ref().is_some_and(|entity| entity.class == Class::Country)
}

/// CAMEO's code of giving asylum.
const ASYLUM: &str = "075";
/// PLOVER's mode of a meeting for which somebody travels.
pub(crate) const VISIT: &str = "visit";

/// How the grammar table ends the note of a preposition that may name two sides as well as two places.
const BETWEEN: &str = "between";
/// How far from its trigger a place may stand outside the trigger's clause.
const REACH: usize = 18;

impl Parsed<'_, '_, '_> {
    /// The group that tells where a fired frame happened: governed by a preposition, in its clause
    /// first, the finest of several in a row.
    ///
    /// What somebody says or decides names many places that are not where he did so: `strict` leaves
    /// those of the content out.
    pub fn place_of(&self, fired: &Fired, all: &[Fired], strict: bool) -> Option<usize> {
        let (start, end) = (fired.words.start, fired.words.end);
        let mut best: Option<(usize, usize)> = None;
        for (index, group) in self.groups.iter().enumerate() {
            let Some(_) = group.place else { continue };
            let acts = fired.filled.actors.contains(&index)
                || fired.filled.recipients.contains(&index) && group.entity.is_some();
            let inside_place_noun = self.is_kind(group, sijill_pack::Kind::Place);
            let located = group.preposition.is_some_and(|key| self.tells_place(key))
                && !self.is_between_states(group)
                || group.class == GroupClass::Place
                || inside_place_noun && !group.entity_is_head;
            // `هجمات باريس`, `احتجاجات بيروت`: a capital after violence is where it was.
            let scene = !acts && self.is_scene(fired, index);
            if acts && group.class != GroupClass::Place || !(located || scene) {
                continue;
            }
            let after = group.words.start >= end;
            let (from, to) = if after { (end, group.words.start) } else { (group.words.end, start) };
            if to < from || to - from > REACH {
                continue;
            }
            let inside = group.words.start >= fired.around.start && group.words.end <= fired.around.end;
            let between =
                all.iter().filter(|other| other.words.start >= from && other.words.end <= to).count()
                    + self.tellers_between(from, to);
            if strict && !inside {
                continue;
            }
            let wide = usize::from(self.is_wide(group)) * 12;
            let bare = usize::from(group.preposition.is_none()) * 4 + wide;
            let cost =
                (to - from) + if inside { 0 } else { 10 } + between * 5 + usize::from(!after) * 3 + bare;
            if best.is_none_or(|(known, _)| cost < known) {
                best = Some((cost, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// `اتفاق بين مصر والسودان`: between whom, not where. Between towns it is where: `الطريق بين حماة وحلب`.
    fn is_between_states(&self, group: &Group<'_>) -> bool {
        let state = group.entity.as_ref().is_some_and(|entity| entity.class == Class::Country);
        // The second of two has no preposition of its own, but is governed by that of the first.
        let names_sides =
            |key| self.pack.grammar.iter().any(|word| word.key == key && word.note.ends_with(BETWEEN));
        state && group.preposition.is_some_and(names_sides)
    }

    /// Whether a group's place is a continent or a region of several states.
    fn is_wide(&self, group: &Group<'_>) -> bool {
        group.place.is_some_and(|name| match self.line.names[name].meaning {
            Meaning::Place(place) => self.pack.world.places[place as usize].country.is_empty(),
            _ => false,
        })
    }

    /// Whether a place is the genitive of a noun of violence or protest.
    fn is_scene(&self, fired: &Fired, group: usize) -> bool {
        let event = self.pack.frames[fired.frame as usize].event_type;
        matches!(event, EventType::Assault | EventType::Protest)
            && fired.group.is_some_and(|own| self.following(own) == Some(group))
            && self.groups[group].preposition.is_none()
    }

    /// Whether a group stands after a preposition that tells where.
    pub fn is_in(&self, group: &Group<'_>) -> bool {
        group.preposition.is_some_and(|key| self.tells_place(key))
    }

    /// Whether a preposition tells where: the grammar table notes it.
    fn tells_place(&self, key: &str) -> bool {
        let attached = key.chars().next().and_then(|letter| self.pack.clitics.preposition(letter));
        attached.is_some_and(|(own, place)| own == key && place)
            || self.pack.grammar.iter().any(|word| word.key == key && word.note.starts_with("place"))
    }

    /// The span of the words that name a group's place.
    pub fn place_span(&self, group: usize) -> Span {
        let group = &self.groups[group];
        match group.place {
            Some(name) if group.class != GroupClass::Place || group.entity.is_some() => {
                span_of(self.line, &self.line.names[name].words)
            }
            Some(name) => {
                let words = &self.line.names[name].words;
                let from = group.words.start.min(words.start);
                span_of(self.line, &(from..group.words.end.max(words.end)))
            }
            None => span_of(self.line, &group.words),
        }
    }
}
