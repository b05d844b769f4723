//! Names and fixed phrases in a sentence: the longest at each word, the likeliest of equal length.

use std::{borrow::Cow, ops::Range};

use sijill_model::PlacePrecision;
use sijill_pack::{Attached, CLUB, Cut, Features, Found, Meaning, PRESS, Pack, Pos, Reading, Sense};
use sijill_text::TokenKind;

use crate::{club, homeland, line::Line, person, press};

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

/// Given names before a surname that make it that of another than the one known by it.
const GIVEN: usize = 2;

/// Finds the names of a line, from left to right, without overlap.
pub(crate) fn find(line: &mut Line<'_>, pack: &Pack) {
    line.name_at = vec![None; line.words.len()];
    let mut at = 0;
    while at < line.words.len() {
        let known = longest(line, at, pack);
        let stranger = person::alone(line, at, pack)
            .or_else(|| bearer(line, at, pack))
            .filter(|words| known.as_ref().is_none_or(|name| beats(words, name)))
            .filter(|words| !titled(line, words, pack))
            .map(|words| Name {
                words,
                meaning: Meaning::Stranger,
                places: Vec::new(),
                attached: Attached::default(),
            });
        let place = || homeland::find(line, at, pack).or_else(|| unplaced(line, at, pack));
        match stranger.or(known).or_else(place) {
            Some(mut name) => {
                let end = lineage(line, &name, pack);
                name.words.end = end;
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

/// `بلدة ستاروناتيفكا`: a word that the pack does not know, after a noun that a place's name follows.
fn unplaced(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Name> {
    let noun = line.place_noun(line.before(at, pack)?)?;
    let unknown = |word: usize| {
        line.words.get(word).is_some_and(|own| own.kind == TokenKind::Word)
            && line.readings(word).is_empty()
            && line.known(word).name_part.is_none()
            && line.key(word).chars().count() > 2
    };
    if noun.direction {
        return None;
    }
    let name = |end| Name {
        words: at..end,
        meaning: Meaning::Unplaced,
        places: Vec::new(),
        attached: Attached::default(),
    };
    // `قرية قصر البريج`: a common noun may open a name of two words.
    if noun.named && opens_name(line, at, pack) && unknown(at + 1) && longest(line, at + 1, pack).is_none() {
        return Some(name(at + 2));
    }
    if !(unknown(at) || noun.named && is_named(line, at, pack)) {
        return None;
    }
    let bare = |word: usize| !line.key(word).starts_with(pack.clitics.article());
    // `حي مولنبيك ببروكسل`: where the next name begins, this one ends.
    let goes_on = unknown(at + 1) && bare(at + 1) && bare(at) && longest(line, at + 1, pack).is_none();
    Some(name(at + 1 + usize::from(goes_on)))
}

/// Whether a word is a noun that means nothing to the pack, with nothing attached: `قصر`, `بئر`.
fn opens_name(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let readings = line.readings(at);
    let noun = |reading: &Reading| pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun;
    let means = |reading: &Reading| !pack.lexicon.lexeme(reading.form.lexeme).senses.is_empty();
    line.words[at].kind == TokenKind::Word
        && line.words[at].grammar.is_none()
        && readings.iter().any(|reading| reading.attached.is_bare() && noun(reading) && !means(reading))
}

/// `حي الشعار`: a noun with its article that means nothing to the pack, and is no adjective.
fn is_named(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let plain = |reading: &Reading| {
        let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
        lexeme.pos == Pos::Noun && lexeme.senses.is_empty() && reading.attached.article
    };
    let readings = line.readings(at);
    // `الرصاص الحي والقذائف`: what has an article itself is an adjective, and holds no name.
    let bare = line.before(at, pack).is_some_and(|noun| !line.key(noun).starts_with(pack.clitics.article()));
    bare && line.words[at].kind == TokenKind::Word
        && !line.words[at].attached.and
        && !readings.is_empty()
        && readings.iter().all(plain)
        && line.place_noun(at).is_none()
        && line.words[at].grammar.is_none()
}

/// `رامي حسن الأسد`: two names before the surname of a known person are those of somebody else.
fn bearer(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Range<usize>> {
    let surname = at + GIVEN;
    if surname >= line.words.len() || !(at..surname).all(|word| person::is_given(line, word, pack)) {
        return None;
    }
    let person =
        |word: usize| longest(line, word, pack).filter(|name| matches!(name.meaning, Meaning::Person(_)));
    let whole = (at..surname).any(|word| person(word).is_some());
    (!whole && person(surname).is_some_and(|name| name.words.len() == 1)).then_some(at..surname + 1)
}

/// The end of a known person's name with the forefathers told after it: `الملك سلمان بن عبدالعزيز آل سعود`.
fn lineage(line: &Line<'_>, name: &Name, pack: &Pack) -> usize {
    let end = name.words.end;
    let goes_on = matches!(name.meaning, Meaning::Person(_))
        && end < line.words.len()
        && pack.name_connectives.contains(line.key(end));
    if goes_on { person::run(line, end, false, pack) } else { end }
}

/// `طالب البابا فرنسيس`: before a known name that begins with a title no given name stands.
fn titled(line: &Line<'_>, words: &Range<usize>, pack: &Pack) -> bool {
    let next = words.start + 1;
    words.contains(&next)
        && line.key(next).starts_with(pack.clitics.article())
        && longest(line, next, pack)
            .is_some_and(|name| matches!(name.meaning, Meaning::Person(_)) && name.words.len() > 1)
}

/// Whether a person's name goes before a known name that starts at the same word.
fn beats(words: &Range<usize>, name: &Name) -> bool {
    words.len() > name.words.len() && matches!(name.meaning, Meaning::Place(_) | Meaning::Role(_))
}

/// The name or fixed phrase of the tables that starts at a word: the longest, the likeliest of equal length.
pub(crate) fn longest(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Name> {
    if !matches!(line.words[at].kind, TokenKind::Word | TokenKind::Latin) {
        return None;
    }
    let mut best: Option<Name> = None;
    let consider = |words: Range<usize>, meaning: Meaning, attached: Attached| {
        if !plausible(line, words.clone(), meaning, attached, pack) {
            return;
        }
        let name = |places| Name { words: words.clone(), meaning, places, attached };
        let place = if let Meaning::Place(place) = meaning { Some(place) } else { None };
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
                let (old, new) =
                    (rank(known.meaning, &known.words, known.attached), rank(meaning, &words, attached));
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
    phrases(line, at, pack, consider);
    best
}

/// Every name and fixed phrase of the tables that starts at a word: its words, its meaning, and what
/// stands attached before it. Words of a tag may be joined by a low line: `#البحر_الأحمر`.
pub(crate) fn phrases(
    line: &Line<'_>,
    at: usize,
    pack: &Pack,
    mut consider: impl FnMut(Range<usize>, Meaning, Attached),
) {
    // A phrase may end in a preposition that is attached to the word after it.
    let next = |i: usize| nth(line, at, i).map(|word| line.key(word));
    let mut give = |found: Found, attached| {
        if let Some(last) = nth(line, at, found.words - 1) {
            consider(at..last + 1, found.meaning, attached);
        }
    };
    for opening in &line.known(at).openings {
        pack.phrases.find(&opening.first, next, |found| {
            let office = matches!(found.meaning, Meaning::Role(_));
            // `شكل الرئيس لجنة`, `النواب وزير المالية`: with its article an office holds no bare genitive.
            let apart =
                || found.words > 1 && nth(line, at, 1).is_some_and(|word| is_bare_noun(line, word, pack));
            if !opening.office || office && !apart() {
                give(found, opening.attached);
            }
        });
    }
}

/// Whether a word is a noun with nothing attached.
fn is_bare_noun(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    let noun = |reading: &Reading| pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun;
    line.readings(word).iter().any(|reading| reading.attached.is_bare() && noun(reading))
}

/// A way in which a name or fixed phrase may start at a written word.
#[derive(Debug)]
pub(crate) struct Opening {
    /// The key of the phrase's first word.
    first: Box<str>,
    /// What stands attached before it.
    attached: Attached,
    /// An office alone may start so.
    office: bool,
}

/// The ways in which some name or fixed phrase starts at a written word, of all its cuts.
pub(crate) fn openings(key: &str, cuts: &[Cut], pack: &Pack) -> Vec<Opening> {
    let mut all = Vec::new();
    let mut open = |first: Cow<'_, str>, attached, office| {
        if pack.phrases.opens(&first) {
            all.push(Opening { first: first.into(), attached, office });
        }
    };
    for cut in cuts {
        if !cut.noun || cut.attached.future || cut.attached.question {
            continue;
        }
        let rest = &key[cut.start..];
        if cut.attached.article {
            // Names are kept with their article, so it is put back: والعراق, للعراق.
            let with_article = format!("{}{rest}", pack.clitics.article());
            open(with_article.into(), Attached { article: false, ..cut.attached }, false);
        }
        // An office stands in the table without one: الوزير.
        open(rest.into(), cut.attached, cut.attached.article);
    }
    all
}

/// What joins the words of a tag.
const JOINER: &str = "_";

/// The word that stands `count` words after another, joiners not counted.
fn nth(line: &Line<'_>, at: usize, count: usize) -> Option<usize> {
    let mut word = at;
    for _ in 0..count {
        word += 1;
        if line.words.get(word).is_some_and(|own| own.kind == TokenKind::Punct) && line.key(word) == JOINER {
            word += 1;
        }
    }
    (word < line.words.len()).then_some(word)
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
        Meaning::Stranger | Meaning::Unplaced => 2 << 40,
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
    let place = match meaning {
        Meaning::Place(place) => place,
        Meaning::Person(_) => return !nationality(line, words, pack),
        Meaning::Organisation(row) if pack.world.organisations[row as usize].class == CLUB => {
            return club::plausible(line, words, attached, pack);
        }
        Meaning::Organisation(row) if pack.world.organisations[row as usize].class == PRESS => {
            return press::plausible(line, words, attached, pack);
        }
        Meaning::Country(_) => return !(attached.is_bare() && describes(line, words, pack)),
        _ => return true,
    };
    // `الأطراف السودانية`: nor is an adjective after its noun a quarter of that name.
    if nationality(line, words.clone(), pack) {
        return false;
    }
    let place = &pack.world.places[place as usize];
    // A preposition that tells no place hardly stands before a town's name: the letters are its own.
    let letter = attached.preposition.and_then(|letter| pack.clitics.preposition(letter));
    if letter.is_some_and(|(own, tells)| !tells && own != pack.agreement.object) {
        return false;
    }
    // `بلاد` is a word, and no town with a preposition before it.
    let word = || line.readings(words.start).iter().any(|reading| reading.attached.is_bare());
    if attached.preposition.is_some() && words.len() == 1 && word() {
        return false;
    }
    let introduced = introduced(line, words.start, attached, pack);
    if words.len() > 1 || introduced == Introduced::PlaceNoun {
        return true;
    }
    let sure = place.curated
        || place.population >= SURE_POPULATION
        || place.precision == PlacePrecision::Province && place.population == 0;
    // Nor does the nominative of a plural stand after a preposition: `باردو`.
    let after_preposition = |reading: &Reading| {
        introduced == Introduced::Preposition
            && reading.form.features.any(Features::PLURAL | Features::DUAL)
            && pack.agreement.is_nominative(line.key(words.start))
    };
    let known_word = line.readings(words.start).iter().any(|reading| {
        let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
        let bare = reading.attached == attached || reading.attached.article;
        // An accusative is rarer than a name that is surely one: `أفريقيا`.
        let rare = sure && (reading.form.features.has(Features::ACCUSATIVE) || after_preposition(reading));
        bare && !rare
            && (lexeme.pos != Pos::Noun || lexeme.senses.iter().any(|sense| !matches!(sense, Sense::Role(_))))
    });
    // A word that is nothing else: no word of the language, no part of the names of people.
    let key = line.key(words.start);
    let nothing_else = || {
        attached.is_bare()
            && key.chars().count() >= LONG
            && line.readings(words.start).is_empty()
            && !person::is_borne(key, pack)
    };
    match (sure, introduced) {
        (true, Introduced::Preposition) => !known_word || place.population >= SURE_POPULATION,
        (true, _) => !known_word,
        (false, Introduced::Preposition) => !known_word && place.population >= 5_000 || nothing_else(),
        (false, _) => false,
    }
}

/// Letters from which a word that is nothing else is the name of a small place.
const LONG: usize = 5;

/// Whether a surname is rather an adjective of nationality: after a definite noun.
pub(crate) fn nationality(line: &Line<'_>, words: Range<usize>, pack: &Pack) -> bool {
    let after = words.start.checked_sub(1).is_some_and(|before| {
        // `نظيره السوداني`: a pronoun makes it definite too.
        let possessed = line.readings(before).iter().any(|reading| reading.attached.pronoun);
        line.has_article(before, pack) || possessed && line.has_article(words.start, pack)
    });
    words.len() == 1
        && after
        && line.readings(words.start).iter().any(|reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            senses.iter().any(|sense| matches!(sense, Sense::Nation(_)))
        })
}

/// `الدفاعات الجوية السعودية`: the name of a state that is as well the feminine of its adjective, after
/// a definite noun which such an adjective agrees with.
fn describes(line: &Line<'_>, words: Range<usize>, pack: &Pack) -> bool {
    let Some(before) = words.start.checked_sub(1).filter(|_| nationality(line, words, pack)) else {
        return false;
    };
    line.name_at[before].is_none_or(|name| matches!(line.names[name].meaning, Meaning::Role(_)))
        && (pack.agreement.is_feminine(line.key(before))
            || line.readings(before).iter().any(|reading| reading.form.features.has(Features::PLURAL)))
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
    let Some(before) = line.before(at, pack) else { return Introduced::No };
    if line.known(before).place_noun.is_some() {
        return Introduced::PlaceNoun;
    }
    let preposition = line.words[before].grammar.is_some_and(|(_, row)| {
        let word = &pack.grammar[row as usize];
        word.class == sijill_pack::Grammar::Preposition && word.note.starts_with("place")
    });
    if preposition || line.is_tagged(at) { Introduced::Preposition } else { Introduced::No }
}
