//! Which place a name is, of several that bear it: the one that the words around it allow.

use sijill_model::{Place, PlacePrecision, Span};
use sijill_pack::{Country, Grammar, Meaning, Pack, PlaceNoun};

use crate::{
    homeland,
    line::Line,
    names::Name,
    setting::{KNOWN, Setting},
    strangers,
};

/// What the words around a name tell of the place that it names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    /// The noun before it that says what kind of place it is.
    pub noun: Option<PlaceNoun>,
    /// The wider place that is told right after it.
    pub wider: Option<Wider>,
    /// The name stands for that wider place itself, or its capital: `شمال البلاد`.
    pub home: bool,
    /// The name goes on with a word that no table knows.
    pub longer: bool,
}

/// A wider place in which another is told to lie: `بلدة الحضر في ريف القنيطرة`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wider {
    /// ISO 3166-1 alpha-3.
    pub country: &'static str,
    /// Degrees north and east, where it is no whole country.
    pub at: Option<(f64, f64)>,
}

/// How the grammar table notes a preposition after which the wider place is told.
pub(crate) const INSIDE: &str = "place in";
/// Nouns between that preposition and the name: `في ريف محافظة حماة`.
const NOUNS: usize = 2;

/// What the words around a name tell of it.
pub(crate) fn around(line: &Line<'_>, name: &Name, setting: &Setting, pack: &Pack) -> Around {
    let before = || line.before(name.words.start, pack).and_then(|before| line.place_noun(before));
    let noun = homeland::own_noun(line, name).or_else(before);
    if homeland::is_home(line, name) {
        let only = homeland::only_country(line, name.words.start, pack);
        let country = only.or_else(|| setting.spoken_of(line.sentence));
        return Around {
            noun,
            wider: country.map(|country| Wider { country, at: None }),
            home: true,
            longer: false,
        };
    }
    let longer = strangers::lengthens(line, name.words.end, pack);
    let end = name.words.end + usize::from(longer);
    Around { noun, wider: wider(line, end, setting, pack), home: false, longer }
}

/// The wider place that is told right after a name that ends at a word.
fn wider(line: &Line<'_>, end: usize, setting: &Setting, pack: &Pack) -> Option<Wider> {
    let aside = line.words.get(end).is_some_and(|_| line.is_punct(end) && ASIDE.contains(&line.text(end)));
    let from = end + usize::from(aside);
    let attached = line.words.get(from)?.attached.preposition;
    let direction = line.place_noun(from).is_some_and(|noun| noun.direction);
    let inside = match attached.and_then(|letter| pack.clitics.preposition(letter)) {
        Some((_, tells)) => tells && !aside,
        None => direction || line.note(from, Grammar::Preposition, pack) == Some(INSIDE),
    };
    let named = |at: usize| line.name_at.get(at).copied().flatten();
    // A grammar word may be part of a fixed phrase that is a name by itself.
    let of_place = |at: usize| named(at).filter(|&name| place_of(&line.names[name]).is_some());
    let inner = (from..=from + NOUNS + 1).find(|&at| of_place(at).is_some())?;
    if !inside || (from + 1..inner).any(|at| line.place_noun(at).is_none()) {
        return None;
    }
    let other = &line.names[of_place(inner)?];
    let world = &pack.world;
    let (country, at) = match place_of(other)? {
        Meaning::Place(_) => {
            let place = &world.places[setting.choose(other, None, pack)? as usize];
            (place.country, place.lat.zip(place.lon))
        }
        Meaning::Country(index) | Meaning::Capital(index) => (world.countries[index as usize].iso3, None),
        _ => return None,
    };
    (!country.is_empty()).then_some(Wider { country, at })
}

/// Marks between a place and the wider one: `سوروتش (جنوب تركيا)`, `خان يونس، جنوب قطاع غزة`.
const ASIDE: [&str; 3] = ["(", "،", ","];

fn place_of(name: &Name) -> Option<Meaning> {
    let meaning = name.meaning;
    matches!(meaning, Meaning::Place(_) | Meaning::Country(_) | Meaning::Capital(_)).then_some(meaning)
}

/// Where a name is, as the model tells it.
pub(crate) fn resolve(
    name: &Name,
    around: Around,
    span: Span,
    text: &str,
    setting: &Setting,
    pack: &Pack,
) -> Option<Place> {
    let world = &pack.world;
    let text = text.to_owned();
    let Around { noun, wider, home, longer } = around;
    match name.meaning {
        Meaning::Place(_) => {
            let place = &world.places[setting.choose(name, wider, pack)? as usize];
            // A town is not in the country in which another of its name is told to lie.
            let elsewhere = wider
                .is_some_and(|wider| wider.country != place.country && !place.country.is_empty())
                && place.precision != PlacePrecision::Region;
            // A town of a country that the report never names is hardly meant: another of that name,
            // which the tables lack, may be.
            // Nor is a town what a noun calls a province: `ولاية يوبي`.
            let province = noun.is_some_and(|noun| noun.precision == PlacePrecision::Province)
                && place.precision != PlacePrecision::Province
                && !setting.is_sure(place.country);
            // What is left of a foreign name once a letter is cut off may look like any town: it does not
            // vouch for itself.
            let allowed = match name.attached.is_bare() {
                true => setting.allows(place.country),
                false => setting.vouches(place.country),
            };
            let doubtful = province || !allowed || longer && noun.is_some();
            if place.population < KNOWN && (elsewhere || doubtful && !place.curated) {
                return noun.map(|noun| unknown(span, text, noun, wider, setting));
            }
            // `حي العامرية`: the noun tells a quarter, whatever the tables call it.
            let precision = match noun {
                Some(noun) if noun.precision == PlacePrecision::Point => noun.precision,
                _ => place.precision,
            };
            Some(known(span, text, place, precision))
        }
        // A body's house, where its name is that of both.
        Meaning::Organisation(_) => {
            let place = &world.places[*name.places.first()? as usize];
            Some(known(span, text, place, place.precision))
        }
        // "The capital" is that of the country of which the report speaks.
        Meaning::Unplaced if home => {
            let country = world.country(wider.map_or("", |wider| wider.country))?;
            match noun {
                Some(noun) if noun.capital => Some(homeland::capital(span, text, country, &[], pack)),
                _ => Some(whole(span, text, country)),
            }
        }
        Meaning::Unplaced => Some(unknown(span, text, noun?, wider, setting)),
        Meaning::Country(country) => Some(whole(span, text, &world.countries[country as usize])),
        Meaning::Capital(index) if let Some(place) = setting.other_town(name, index, pack) => {
            Some(known(span, text, place, place.precision))
        }
        Meaning::Capital(index) => {
            Some(homeland::capital(span, text, &world.countries[index as usize], &name.places, pack))
        }
        _ => None,
    }
}

/// A country, or a part of it that a direction tells.
fn whole(span: Span, text: String, country: &Country) -> Place {
    Place {
        span,
        text,
        name: Some(country.name.to_owned()),
        country: country.iso3.to_owned(),
        lat: country.lat,
        lon: country.lon,
        geonames: country.geonames,
        precision: PlacePrecision::Country,
    }
}

/// A place of the tables.
fn known(span: Span, text: String, place: &sijill_pack::Place, precision: PlacePrecision) -> Place {
    Place {
        span,
        text,
        name: Some(place.name.to_owned()),
        country: place.country.to_owned(),
        lat: place.lat,
        lon: place.lon,
        geonames: place.geonames,
        precision,
    }
}

/// A place of which only the words are known: in the country that is told with it, else in that of the report's
/// scene.
fn unknown(span: Span, text: String, noun: PlaceNoun, wider: Option<Wider>, setting: &Setting) -> Place {
    Place {
        span,
        text,
        name: None,
        country: wider.map_or_else(|| setting.scene(), |wider| wider.country).to_owned(),
        lat: None,
        lon: None,
        geonames: None,
        precision: noun.precision,
    }
}
