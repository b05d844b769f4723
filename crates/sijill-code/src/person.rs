//! Names of people whom no table knows: a run of given names, surnames and the words between them.

use std::ops::Range;

use sijill_pack::{Attached, Features, Meaning, Pack, Pos, Reading};
use sijill_text::{TokenKind, fold};

use crate::{line::Line, names::longest};

/// What a word is in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Borne by many and no word of the language.
    Sure,
    /// Borne by some, or a word of the language too.
    Maybe,
    /// Stands before another part: son of, father of.
    Connective,
    /// A word that the pack does not know.
    Unknown,
}

/// Bearers from which a part is a name without other signs.
pub(crate) const BORNE: u32 = 15;
/// Bearers from which a name that is spelled almost as a closed-class word is taken for the name.
const FAMED: u32 = 100;
/// Words that a name may have.
const LONGEST: usize = 7;

/// The words of a name that starts at a word, where the name stands on its own: two parts at least,
/// one of them surely a name.
pub(crate) fn alone(line: &Line<'_>, at: usize, pack: &Pack) -> Option<Range<usize>> {
    let key = line.key(at);
    if line.known(at).name_part.is_none() && !pack.name_connectives.contains(key) {
        return None;
    }
    let first = part(line, at, true, pack)?;
    if first == Part::Unknown {
        return None;
    }
    // `زار كارتر إسرائيل`: a country at its end is none of it.
    let land = |word: usize| {
        longest(line, word, pack)
            .is_some_and(|name| name.words.end == word + 1 && matches!(name.meaning, Meaning::Country(_)))
    };
    let mut end = run(line, at, true, pack);
    if end == at + 2 && land(end - 1) {
        end -= 1;
    }
    let parts: Vec<Part> = (at..end).filter_map(|word| part(line, word, word == at, pack)).collect();
    let sure = parts.iter().filter(|&&part| part == Part::Sure).count();
    let named = parts.iter().filter(|&&part| part != Part::Connective).count();
    let plain = matches!(first, Part::Sure | Part::Connective) || sure > 0;
    (named >= 1 && parts.len() >= 2 && sure >= 1 && plain).then_some(at..end)
}

/// The end of the name that starts at a word right after an office or title, where any word that
/// the pack does not know may be a name.
pub(crate) fn after_office(line: &Line<'_>, at: usize, pack: &Pack) -> Option<usize> {
    let end = run(line, at, true, pack);
    (end > at).then_some(end)
}

/// The first word after a run of parts of a name, which `first` tells whether it opens the name.
pub(crate) fn run(line: &Line<'_>, at: usize, first: bool, pack: &Pack) -> usize {
    let (mut end, mut last, mut parts) = (at, at, 0);
    while last < line.words.len() && last < at + LONGEST {
        // `بوفون وغانلوكا`: after two parts a third that no table knows begins another name.
        if parts >= 2 && conjoined(line, last, pack) {
            break;
        }
        let descended = last > at && pack.names.descent.contains(line.key(last - 1)) && bears(line, last);
        match part(line, last, last == at && first, pack).or(descended.then_some(Part::Maybe)) {
            // A connective counts once a part follows it.
            Some(Part::Connective) => {}
            Some(_) => (end, parts) = (last + 1, parts + 1),
            None => break,
        }
        last += 1;
    }
    end
}

/// Whether a word that no table knows begins with a conjunction.
fn conjoined(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.words[word].kind == TokenKind::Word
        && line.readings(word).is_empty()
        && !is_borne(line.key(word), pack)
        && line.known(word).cuts.iter().any(|cut| cut.attached.and && !cut.attached.question)
}

/// Whether a word after one of descent is a name, whatever else it may be: `بن ملجم`.
fn bears(line: &Line<'_>, word: usize) -> bool {
    line.words[word].kind == TokenKind::Word && line.name_at.get(word).copied().flatten().is_none()
}

/// What a word may be in a name, whose first word it is or not.
pub(crate) fn part(line: &Line<'_>, word: usize, first: bool, pack: &Pack) -> Option<Part> {
    if word >= line.words.len()
        || line.words[word].kind != TokenKind::Word
        || line.name_at.get(word).copied().flatten().is_some()
    {
        return None;
    }
    let key = line.key(word);
    // `فإن` is no `فان`: a closed-class word that is spelled as such joins no names.
    let spelled = |reading: &Reading| {
        let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
        lexeme.pos == Pos::Particle && lexeme.lemma == line.text(word)
    };
    // `ولد محفوظ في القاهرة`
    let opens = !first || !pack.names.inner.contains(key);
    if pack.name_connectives.contains(key) && opens && !line.readings(word).iter().any(spelled) {
        return Some(Part::Connective);
    }
    if is_closed(line, word, pack) {
        return None;
    }
    let article = key
        .strip_prefix(pack.clitics.article())
        .filter(|rest| rest.chars().count() > 2 && line.has_article(word, pack));
    let ordinary = line.readings(word).iter().any(|reading| {
        reading.attached.is_bare() || reading.attached == (Attached { article: true, ..Attached::default() })
    });
    let borne = line.known(word).name_part.or_else(|| article.and_then(|rest| pack.world.name_part(rest)));
    if let Some(borne) = borne {
        // A surname may have an article, a first name hardly.
        if first && article.is_some() && !pack.name_connectives.contains(key) {
            return None;
        }
        let sure = borne.bearers >= BORNE && !ordinary;
        return Some(if sure { Part::Sure } else { Part::Maybe });
    }
    if ordinary || !line.readings(word).is_empty() || !first && joined(key, pack) {
        return None;
    }
    let accusative = key.chars().count() >= MARKED && pack.agreement.is_accusative(key);
    if first && article.is_some() || accusative && article.is_none() && first {
        return None;
    }
    if acts(key, pack) {
        return None;
    }
    Some(Part::Unknown)
}

/// Whether a word that the lexicon lacks is a verb that one speaker does, or one written together with the
/// particle before it: `أقول`, `لايزال`.
fn acts(key: &str, pack: &Pack) -> bool {
    let agreement = &pack.agreement;
    let is_verb = |stem: &str, first: bool| {
        pack.lexicon
            .look_up(stem)
            .any(|form| form.features.is_verb() && (!first || form.features.has(Features::FIRST)))
    };
    let one = |key: &str| {
        let imperfect = agreement
            .first_prefix
            .as_ref()
            .and_then(|(own, known)| key.strip_prefix(own.as_str()).map(|rest| format!("{known}{rest}")));
        let perfect = agreement
            .first_suffix
            .as_ref()
            .and_then(|(own, known)| key.strip_suffix(own.as_str()).map(|rest| format!("{rest}{known}")));
        imperfect.into_iter().chain(perfect).any(|known| is_verb(&known, true))
    };
    let glued = |rest: &str| is_verb(rest, false) || one(rest);
    let held = |key: &str| pack.clitics.pronouns().any(|own| key.strip_suffix(own).is_some_and(&one));
    let whole = |key: &str| {
        one(key)
            || held(key)
            || agreement.glued.iter().any(|glue| key.strip_prefix(glue.as_str()).is_some_and(glued))
    };
    let mut found = whole(key);
    pack.clitics.cuts(key, |cut| {
        found |=
            cut.attached.and && !cut.attached.article && !cut.attached.question && whole(&key[cut.start..]);
    });
    found
}

/// Whether a word is the given name of many, though it may be a word of the language, too.
pub(crate) fn is_given(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    let borne = line.known(word).name_part.is_some_and(|borne| borne.bearers >= BORNE);
    borne && matches!(part(line, word, true, pack), Some(Part::Sure | Part::Maybe))
}

/// Letters from which an unknown word with an accusative ending is taken to carry it, and so to be
/// no name.
const MARKED: usize = 6;

/// Whether a word is a closed-class word by its last letter too, which folding may change: `إلى`, and
/// no name such as `علي`.
pub(crate) fn is_closed(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    let text = line.text(word);
    let last = text.chars().next_back();
    // `إمام` is no `أمام`: both are marked, and not alike.
    let marked = |c: &char| fold(c.encode_utf8(&mut [0; 4])) != c.to_string();
    let other = |lemma: &str| {
        text.chars()
            .next()
            .filter(marked)
            .zip(lemma.chars().next().filter(marked))
            .is_some_and(|(a, b)| a != b)
    };
    line.readings(word).iter().any(|reading| {
        let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
        let bare = reading.attached.is_bare() || reading.attached.and;
        // `إلي` is `إلى` in a loose spelling, but `علي` is a name.
        let loose = || pack.world.name_part(line.key(word)).is_none_or(|part| part.bearers < FAMED);
        lexeme.pos == Pos::Particle
            && bare
            && (lexeme.lemma.chars().next_back() == last || loose())
            && !(reading.attached.is_bare() && other(&lexeme.lemma))
    })
}

/// Whether something stands attached before a word inside a run of names: it begins another name.
pub(crate) fn joined(key: &str, pack: &Pack) -> bool {
    let mut found = false;
    if is_borne(key, pack) {
        return false;
    }
    pack.clitics.cuts(key, |cut| {
        let a = cut.attached;
        let rest = &key[cut.start..];
        let borne = is_borne(rest, pack) || is_glued(rest, pack);
        // `كريستوفر والكين`: what is left must be a word or a name.
        let known = borne || a.article || pack.lexicon.look_up(rest).next().is_some();
        found |=
            a.and && !a.question && known || a.preposition.is_some() && !a.question && (borne || a.article);
    });
    found
}

/// Whether a key is one that stands before a part, written together with it: `عبدالحليم`.
fn is_glued(key: &str, pack: &Pack) -> bool {
    let article = pack.clitics.article();
    pack.name_connectives
        .iter()
        .any(|own| key.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with(article)))
}

/// Whether a key is a part of names.
pub(crate) fn is_borne(key: &str, pack: &Pack) -> bool {
    pack.world.is_surname(key) || pack.world.name_part(key).is_some()
}

/// The end of the words that tell, from a connective on, whose son somebody is: `بن محمد القحطاني`.
pub(crate) fn lineage(line: &Line<'_>, at: usize, pack: &Pack) -> Option<usize> {
    if !pack.name_connectives.contains(line.key(at)) {
        return None;
    }
    match line.name_at[at].map(|name| &line.names[name]) {
        None => Some(run(line, at, false, pack)),
        // Names were found before: this one begins with the connective.
        Some(name) => (name.meaning == Meaning::Stranger && name.words.start == at).then_some(name.words.end),
    }
}
