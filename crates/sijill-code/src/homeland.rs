//! The country of which a report speaks, and its capital, told without their names: `شمال البلاد`,
//! `وسط العاصمة`, `العاصمة الأفغانية`.

use sijill_model::{Place, PlacePrecision, Span};
use sijill_pack::{Attached, Country, Features, Grammar, Meaning, Pack, PlaceNoun, Pos, Sense};
use sijill_text::TokenKind;

use crate::{
    gazetteer::INSIDE,
    line::Line,
    names::{self, Name},
};

/// The name that starts at a word: the country after a direction, or the capital.
pub(crate) fn find(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Name> {
    if line.words[at].kind != TokenKind::Word {
        return None;
    }
    let name = |end: usize, meaning| {
        let attached = line.known(at).cuts.iter().find(|cut| cut.attached.article).map(|cut| cut.attached);
        Some(Name {
            words: at..end,
            meaning,
            places: Vec::new(),
            attached: Attached { article: false, ..attached.unwrap_or_default() },
        })
    };
    let before = line.before(at, pack).and_then(|word| line.place_noun(word));
    if line.known(at).home {
        let told = before.is_some_and(|noun| noun.direction) || is_inside(line, at, pack);
        return told.then(|| name(at + 1, Meaning::Unplaced)).flatten();
    }
    if !is_capital(line, at) {
        return None;
    }
    if let Some(country) = nation(line, at + 1, pack) {
        // `العاصمة السنغالية دكار` is told by its name.
        return if is_named(line, at + 2, pack) { None } else { name(at + 2, Meaning::Capital(country)) };
    }
    // `محافظة العاصمة` is a province, `العاصمة المقدسة` a town.
    let other = before.is_some_and(|noun| !noun.direction) || goes_on(line, at + 1, pack);
    if other { None } else { name(at + 1, Meaning::Unplaced) }
}

/// `في البلاد`, but not `في البلاد العربية` nor `في بلاد الشام`.
fn is_inside(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let article = line.known(at).cuts.iter().any(|cut| cut.attached.article);
    let inside = at > 0 && line.note(at - 1, Grammar::Preposition, pack) == Some(INSIDE);
    article && inside && !goes_on(line, at + 1, pack)
}

/// Whether a word is the noun for a capital with its article.
fn is_capital(line: &Line<'_>, at: usize) -> bool {
    let article = line.known(at).cuts.iter().any(|cut| cut.attached.article);
    article && line.place_noun(at).is_some_and(|noun| noun.capital)
}

/// Of which country a word says that the noun with its article before it is.
fn nation(line: &Line<'_>, at: usize, pack: &Pack) -> Option<u16> {
    line.words.get(at)?;
    line.readings(at).iter().find_map(|reading| {
        let feminine = reading.form.features.has(Features::FEMININE | Features::SINGULAR);
        let own = Attached { article: true, ..Attached::default() };
        let senses = || pack.lexicon.lexeme(reading.form.lexeme).senses.iter();
        (feminine && reading.attached == own).then(|| {
            senses().find_map(|sense| match sense {
                Sense::Nation(country) => Some(*country),
                _ => None,
            })
        })?
    })
}

/// Whether the word after a noun tells more of it: an adjective with its article, or a name.
fn goes_on(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let Some(word) = line.words.get(at).filter(|word| word.kind == TokenKind::Word) else { return false };
    let readings = line.readings(at);
    let described = readings.iter().any(|reading| {
        reading.attached == Attached { article: true, ..Attached::default() }
            && pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Adjective
    });
    described || is_named(line, at, pack) || readings.is_empty() && word.grammar.is_none()
}

/// Whether the name of a place stands at a word, with nothing before it.
fn is_named(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    at < line.words.len()
        && names::longest(line, at, pack).is_some_and(|name| {
            name.attached.is_bare()
                && matches!(name.meaning, Meaning::Place(_) | Meaning::Capital(_) | Meaning::Country(_))
        })
}

/// The noun that tells what kind of place a name is that stands by itself: a capital.
pub(crate) fn own_noun(line: &Line<'_>, name: &Name) -> Option<PlaceNoun> {
    line.place_noun(name.words.start).filter(|noun| noun.capital && name.meaning == Meaning::Unplaced)
}

/// Whether a name stands for the country that is spoken of, or its capital.
pub(crate) fn is_home(line: &Line<'_>, name: &Name) -> bool {
    name.meaning == Meaning::Unplaced && (line.known(name.words.start).home || own_noun(line, name).is_some())
}

/// The only country in which a line has something happen before a word: `في العراق`, `في بغداد`.
pub(crate) fn only_country(line: &Line<'_>, before: usize, pack: &Pack) -> Option<&'static str> {
    let world = &pack.world;
    let named = line.names.iter().filter(|name| name.words.end <= before).filter_map(|name| {
        let country = match name.meaning {
            Meaning::Country(country) | Meaning::Capital(country) => world.countries[country as usize].iso3,
            Meaning::Place(place) if name.places.len() == 1 => world.places[place as usize].country,
            _ => return None,
        };
        let attached = name.attached.preposition.and_then(|letter| pack.clitics.preposition(letter));
        let word = name.words.start.checked_sub(1);
        let note = word.and_then(|word| line.note(word, Grammar::Preposition, pack));
        (attached.is_some_and(|(_, tells)| tells) || note == Some(INSIDE)).then_some(country)
    });
    let mut all = named.filter(|country| !country.is_empty());
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The capital of a country, under the words that tell it.
pub(crate) fn capital(span: Span, text: String, country: &Country, towns: &[u32], pack: &Pack) -> Place {
    let places = &pack.world.places;
    let is_it = |place: &&sijill_pack::Place| {
        place.country == country.iso3 && place.precision == PlacePrecision::City
    };
    // The gazetteer knows where the capital lies; the country's middle is not it.
    // `طرابلس` of Libya is not that of Lebanon.
    let named = towns.iter().map(|&place| &places[place as usize]);
    let place = match towns {
        [] => places.iter().filter(is_it).find(|place| place.name == country.capital),
        _ => named.filter(is_it).max_by_key(|place| place.population),
    };
    Place {
        span,
        text,
        // Another seat than the capital keeps its own name: تل أبيب.
        name: Some(place.map_or(country.capital, |place| place.name).to_owned()),
        country: country.iso3.to_owned(),
        lat: place.and_then(|place| place.lat),
        lon: place.and_then(|place| place.lon),
        geonames: place.and_then(|place| place.geonames),
        precision: PlacePrecision::City,
    }
}
