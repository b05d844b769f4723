//! Names and fixed phrases in a sentence: the longest at each word, the likeliest of equal length.

use std::ops::Range;

use sijill_model::PlacePrecision;
use sijill_pack::{Attached, Found, Meaning, Pack, Pos, Sense};
use sijill_text::TokenKind;

use crate::{line::Line, person};

/// A name or fixed phrase.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// Its words.
    pub words: Range<usize>,
    /// The likeliest meaning.
    pub meaning: Meaning,
    /// Every place that bears the name.
    pub places: Vec<u32>,
    /// What stands attached to its first word.
    pub attached: Attached,
}

/// A small place needs words around it that say it is one.
const SURE_POPULATION: u32 = 100_000;

/// Finds the names of a line, from left to right, without overlap.
pub(crate) fn find(line: &mut Line<'_>, pack: &Pack) {
    line.name_at = vec![None; line.words.len()];
    let mut at = 0;
    while at < line.words.len() {
        let known = longest(line, at, pack);
        let stranger = person::alone(line, at, pack)
            .filter(|words| known.as_ref().is_none_or(|name| beats(words, name)))
            .map(|words| Name {
                words,
                meaning: Meaning::Stranger,
                places: Vec::new(),
                attached: Attached::default(),
            });
        match stranger.or(known) {
            Some(name) => {
                let end = name.words.end;
                for word in name.words.clone() {
                    line.name_at[word] = Some(line.names.len());
                }
                line.names.push(name);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// Whether a person's name goes before a known name that starts at the same word.
fn beats(words: &Range<usize>, name: &Name) -> bool {
    words.len() > name.words.len() && matches!(name.meaning, Meaning::Place(_) | Meaning::Role(_))
}

fn longest(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Name> {
    if !matches!(line.words[at].kind, TokenKind::Word | TokenKind::Latin) {
        return None;
    }
    let key = line.key(at);
    let mut best: Option<Name> = None;
    let mut consider = |found: Found, attached: Attached| {
        let words = at..at + found.words;
        if words.end > line.words.len() || !plausible(line, words.clone(), found.meaning, attached, pack) {
            return;
        }
        let name = |places| Name { words: words.clone(), meaning: found.meaning, places, attached };
        let place = if let Meaning::Place(place) = found.meaning { Some(place) } else { None };
        match &mut best {
            None => best = Some(name(place.into_iter().collect())),
            Some(known) => {
                let rank = |meaning, words: &Range<usize>, attached: Attached| {
                    (
                        words.len(),
                        usize::from(!attached.and && attached.preposition.is_none()),
                        priority(meaning, pack),
                    )
                };
                let (old, new) = (
                    rank(known.meaning, &known.words, known.attached),
                    rank(found.meaning, &words, attached),
                );
                let same = known.words == words && known.attached == attached;
                if new > old {
                    let mut places = if same { std::mem::take(&mut known.places) } else { Vec::new() };
                    places.extend(place);
                    *known = name(places);
                } else if same {
                    known.places.extend(place);
                }
            }
        }
    };
    // A phrase may end in a preposition that is attached to the word after it.
    let next = |i: usize| (at + i < line.words.len()).then(|| line.key(at + i));
    pack.clitics.cuts(key, |cut| {
        if !cut.noun || cut.attached.future || cut.attached.question {
            return;
        }
        let mut attached = cut.attached;
        let rest = &key[cut.start..];
        if attached.article {
            // Names are kept with their article, so it is put back: والعراق, للعراق.
            attached.article = false;
            let mut with_article = String::with_capacity(pack.clitics.article().len() + rest.len());
            with_article.push_str(pack.clitics.article());
            with_article.push_str(rest);
            pack.phrases.find(&with_article, next, |found| consider(found, attached));
            // An office stands in the table without one: الوزير.
            attached.article = true;
            pack.phrases.find(rest, next, |found| {
                if matches!(found.meaning, Meaning::Role(_)) {
                    consider(found, attached);
                }
            });
        } else {
            pack.phrases.find(rest, next, |found| consider(found, attached));
        }
    });
    best
}

/// Which of two equally long meanings is likelier.
fn priority(meaning: Meaning, pack: &Pack) -> u64 {
    match meaning {
        Meaning::Cue(_) => 9 << 40,
        Meaning::Grammar(_) => 8 << 40,
        Meaning::Country(_) => 7 << 40,
        Meaning::Organisation(_) => 6 << 40,
        Meaning::Person(_) => 5 << 40,
        Meaning::Capital(_) => 4 << 40,
        Meaning::Role(_) => 3 << 40,
        Meaning::Stranger => 2 << 40,
        Meaning::Place(place) => {
            let place = &pack.world.places[place as usize];
            (u64::from(place.curated) << 39) + u64::from(place.population)
        }
    }
}

/// Whether a name may be meant here: common words that are also small towns are names only where
/// the words around them say so.
fn plausible(
    line: &Line<'_>,
    words: Range<usize>,
    meaning: Meaning,
    attached: Attached,
    pack: &Pack,
) -> bool {
    let Meaning::Place(place) = meaning else {
        return true;
    };
    let place = &pack.world.places[place as usize];
    let introduced = introduced(line, words.start, attached, pack);
    if words.len() > 1 || introduced == Introduced::PlaceNoun {
        return true;
    }
    let known_word = line.readings(words.start).iter().any(|reading| {
        let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
        let bare = reading.attached == attached || reading.attached.article;
        bare && (lexeme.pos != Pos::Noun
            || lexeme.senses.iter().any(|sense| !matches!(sense, Sense::Role(_))))
    });
    let sure = place.curated
        || place.population >= SURE_POPULATION
        || place.precision == PlacePrecision::Province && place.population == 0;
    match (sure, introduced) {
        (true, Introduced::Preposition) => !known_word || place.population >= SURE_POPULATION,
        (true, _) => !known_word,
        (false, Introduced::Preposition) => !known_word && place.population >= 5_000,
        (false, _) => false,
    }
}

#[derive(PartialEq)]
enum Introduced {
    PlaceNoun,
    Preposition,
    No,
}

fn introduced(line: &Line<'_>, at: usize, attached: Attached, pack: &Pack) -> Introduced {
    if attached.preposition.is_some() {
        return Introduced::Preposition;
    }
    let Some(before) = at.checked_sub(1) else { return Introduced::No };
    let mut place_noun = false;
    pack.clitics.cuts(line.key(before), |cut| {
        place_noun |= pack.place_nouns.contains_key(&line.key(before)[cut.start..]);
    });
    if place_noun {
        return Introduced::PlaceNoun;
    }
    let preposition = line.words[before].grammar.is_some_and(|(_, row)| {
        let word = &pack.grammar[row as usize];
        word.class == sijill_pack::Grammar::Preposition && word.note == "place"
    });
    if preposition { Introduced::Preposition } else { Introduced::No }
}
