//! Sports clubs: their names are those of towns (`برشلونة`) or common words (`الاتفاق`), and theirs only where
//! sport is spoken of.

use std::ops::Range;

use sijill_model::Class;
use sijill_pack::{Attached, CLUB, Features, Meaning, PRESS, Pack, Pos, Sense};
use sijill_text::TokenKind;

use crate::{
    gazetteer,
    line::{Line, WordPos},
    names,
    naming::{Naming, letters},
};

/// Whether the name of a club of the tables may be meant here.
pub(crate) fn plausible(line: &Line<'_>, words: Range<usize>, attached: Attached, pack: &Pack) -> bool {
    // `ريال مدريد`: two words hardly mean anything else.
    if words.len() > 1 {
        return true;
    }
    let at = words.start;
    if !line.sport {
        return false;
    }
    let beside = after_club_word(line, at, pack) || from_country(line, words.end, pack);
    let town = is_town(line, at, pack);
    if town && (in_place(attached, pack) || told_place(line, at, pack)) {
        return false;
    }
    let word = line.readings(at).iter().any(|reading| {
        let pos = pack.lexicon.lexeme(reading.form.lexeme).pos;
        matches!(pos, Pos::Noun | Pos::Adjective)
            && (reading.attached.article || reading.attached == attached)
    });
    !word || beside
}

/// A club that no table knows, or whose town alone the tables know: `ليون الفرنسي`, `حارس تشيفس`.
pub(crate) fn body<'p>(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Naming<'p>> {
    if !line.sport || line.words[at].kind != TokenKind::Word {
        return None;
    }
    let naming = |words: Range<usize>, attached: Attached| Naming {
        words,
        class: Class::Organisation,
        country: "",
        sector: "",
        name: None,
        cut: letters(attached),
    };
    if let Some(name) = line.name_at[at].map(|name| &line.names[name]) {
        let town = name.words.start == at && matches!(name.meaning, Meaning::Place(_) | Meaning::Capital(_));
        let place = in_place(name.attached, pack) || told_place(line, at, pack);
        let told =
            town && !place && (from_country(line, name.words.end, pack) || after_club_word(line, at, pack));
        return told.then(|| naming(name.words.clone(), name.attached));
    }
    let unknown = |word: usize| {
        line.words.get(word).is_some_and(|own| own.kind == TokenKind::Word)
            && line.readings(word).is_empty()
            && line.name_at[word].is_none()
    };
    let free = unknown(at) && line.known(at).name_part.is_none() && line.key(at).chars().count() > 2;
    (free && after_kind(line, at, pack)).then(|| {
        let end = at + 1 + usize::from(unknown(at + 1) && !line.words[at + 1].attached.and);
        naming(at..end, Attached::default())
    })
}

/// Whether a preposition attached to a town's name tells a place.
fn in_place(attached: Attached, pack: &Pack) -> bool {
    attached.preposition.and_then(|letter| pack.clitics.preposition(letter)).is_some_and(|(_, tells)| tells)
}

/// Whether the word before says that a place is meant: `في برشلونة`, `مدينة برشلونة`.
fn told_place(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let Some(before) = line.before(at, pack) else { return false };
    let preposition = line.words[before].grammar.is_some_and(|(class, row)| {
        let note = pack.grammar[row as usize].note;
        class == sijill_pack::Grammar::Preposition && (note == "place" || note == gazetteer::INSIDE)
    });
    preposition && !is_club_word(line, before, pack) || line.known(before).place_noun.is_some()
}

/// Whether the tables know a word as the name of a place.
pub(crate) fn is_town(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let mut found = false;
    names::phrases(line, at, pack, |words, meaning, _| {
        found |= words.len() == 1 && matches!(meaning, Meaning::Place(_) | Meaning::Capital(_));
    });
    found
}

/// Whether an adjective of nationality of the masculine stands at a word: a club is masculine, a town is not.
fn from_country(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    at < line.words.len()
        && line.words[at].kind == TokenKind::Word
        && line.has_article(at, pack)
        && line.readings(at).iter().any(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            let features = reading.form.features;
            lexeme.senses.iter().any(|sense| matches!(sense, Sense::Nation(_)))
                && features.has(Features::MASCULINE)
                && features.has(Features::SINGULAR)
        })
}

/// Whether the word before a name is one after which clubs are named: `حارس`, `أمام`.
fn after_club_word(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    line.before(at, pack).is_some_and(|before| is_club_word(line, before, pack))
}

/// Whether the noun before a word tells a club or who plays for one, and no preposition.
fn after_kind(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    line.before(at, pack).is_some_and(|before| {
        is_club_word(line, before, pack)
            && line.words[before].pos == WordPos::Noun
            && !line.has_article(before, pack)
    })
}

fn is_club_word(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    let key = line.key(word);
    line.known(word).cuts.iter().any(|cut| {
        !cut.attached.article && !cut.attached.question && pack.names.club_words.contains(&key[cut.start..])
    })
}

/// Whether an organisation of the tables is one whose name needs words around it that make it sure.
pub(crate) fn is_told_by_words_around(row: u32, pack: &Pack) -> bool {
    matches!(pack.world.organisations[row as usize].class, CLUB | PRESS)
}
