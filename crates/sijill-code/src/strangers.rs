//! People whom no table knows, by words that are names or can hardly be anything else.

use sijill_pack::{CueKind, Features, Grammar, Meaning, Pack, Pos, Sense};

use crate::{
    bodies,
    clause::Parsed,
    line::{Line, WordPos},
    name_end::HELD,
    naming::{ALONE, Naming, is_office, is_title, letters, may_precede, stranger},
    person::{self, Part},
};

/// A run of words that no table knows as a whole. `after` tells that a person's name ends here.
pub(crate) fn alone<'p>(
    parsed: &Parsed<'_, '_, 'p>,
    at: usize,
    after: bool,
    numbers: &dyn Fn(&str) -> bool,
) -> Option<Naming<'p>> {
    let (line, pack) = (parsed.line, parsed.pack);
    let told = |word: usize| {
        parsed.is_timed(word)
            || parsed.numbers.iter().any(|number| number.words.contains(&word))
            || counts(line.key(word), pack, numbers)
    };
    if line.name_at[at].is_some() || told(at) || line.key(at).chars().count() < ALONE {
        return None;
    }
    let first = person::part(line, at, true, pack);
    let mut end = person::run(line, at + 1, false, pack).max(at + 1);
    end = (at + 1..end).find(|&word| told(word)).unwrap_or(end);
    // The rest of the name was found when names were.
    if let Some(name) = line.name_at.get(end).copied().flatten().map(|name| &line.names[name])
        && name.meaning == Meaning::Stranger
        && name.words.start == end
    {
        end = name.words.end;
    }
    if first == Some(Part::Connective) {
        return (end > at + 1).then(|| stranger(at..end, 0));
    }
    let joined = attached(line, at, end, after, pack);
    if let Some(cut) = joined {
        return Some(stranger(at..end, cut));
    }
    if line.words[at].pos == WordPos::Particle {
        // `علي بن`: folding makes a name look like a preposition.
        let son = end > at + 2 && pack.name_connectives.contains(line.key(at + 1));
        return (son && pack.world.name_part(line.key(at)).is_some()).then(|| stranger(at..end, 0));
    }
    let (cut, sure) = borne(line, at, pack);
    if sure {
        return Some(stranger(at..end, cut));
    }
    let and = conjunction(line.key(at), pack);
    if after && and {
        let skipped = |key: &'_ str| key.chars().next().map_or(0, char::len_utf8);
        let borne = person::is_borne(&line.key(at)[skipped(line.key(at))..], pack);
        let unknown = (borne || line.readings(at).is_empty())
            && foreign(line, at, 1, pack)
            && !native(line, at, 1, pack);
        return unknown.then(|| stranger(at..end, 1));
    }
    first?;
    if pair(line, at, end, pack) {
        return Some(stranger(at..end, 0));
    }
    if called(line, at, end, pack) {
        return Some(stranger(at..end, 0));
    }
    let named =
        (at + 1..end).any(|word| person::is_borne(line.key(word), pack) && line.readings(word).is_empty());
    let beside = introduced(line, at, pack) || says_at(line, end, pack);
    let unknown = first == Some(Part::Unknown) && foreign(line, at, 0, pack);
    let own = native(line, at, 0, pack);
    let long = end - at >= 2 && (unknown && !own || named);
    (!governed(line, at, pack) && (long || unknown && !and && !own) || beside && unknown)
        .then(|| stranger(at..end, 0))
}

/// Whether two words that are names and words of the language stand together as given name and
/// surname: no bare noun goes before them, whose adjectives they could be.
fn pair(line: &Line<'_>, at: usize, end: usize, pack: &Pack) -> bool {
    let part = |word: usize| pack.world.name_part(line.key(word));
    let free = at
        .checked_sub(1)
        .is_none_or(|before| line.words[before].pos != WordPos::Noun || line.words[before].attached.article);
    // `سعيد عويطة`: after a given name a word that no table knows is a surname.
    let second = || {
        let unknown = || {
            line.readings(at + 1).is_empty() && !line.has_article(at + 1, pack) && may_precede(line, at, pack)
        };
        end > at + 1 && (person::is_borne(line.key(at + 1), pack) || unknown())
    };
    free && may_precede(line, at, pack)
        && part(at).is_some_and(|part| part.bearers >= person::BORNE)
        && second()
}

/// The letters attached before a full name: `وعمرو زكي`, `لأبي خليل القباني`, `وعبد الواحد السيد`.
fn attached(line: &Line<'_>, at: usize, end: usize, after: bool, pack: &Pack) -> Option<u32> {
    let key = line.key(at);
    let mut found = None;
    if end == at + 1 || person::is_borne(key, pack) {
        return None;
    }
    // `وسعادة محمد`
    if is_title(line, at, pack) || is_office(line, at, pack) {
        return None;
    }
    let second = line.key(at + 1);
    pack.clitics.cuts(key, |cut| {
        let rest = &key[cut.start..];
        let outer = cut.attached.and || cut.attached.preposition.is_some();
        if found.is_some() || !outer || cut.attached.article || cut.attached.question {
            return;
        }
        let given = pack.world.name_part(rest).is_some_and(|part| part.bearers >= person::BORNE);
        let surname = person::is_borne(second, pack)
            && (line.readings(at + 1).is_empty()
                || given && !ordinary(rest, pack)
                // `وليد عباس وسالم مسعود`: in a list of names.
                || given && after && cut.attached.and && !line.has_article(at + 1, pack));
        // `وبن`, `لأبي`: what goes before another part is no name without it.
        let connective = pack.name_connectives.contains(rest) && rest.chars().count() >= ALONE;
        if given && surname || connective && person::is_borne(line.key(end - 1), pack) {
            found = Some(letters(cut.attached));
        }
    });
    found
}

/// Whether a key is a word of the language.
fn ordinary(key: &str, pack: &Pack) -> bool {
    pack.lexicon.look_up(key).next().is_some()
}

/// A lone name that is a word of the language too, where an office or a verb of saying stands before it and
/// nothing after it goes on about a noun: `الرئيس صالح تعهد`, `أكد غريب أن`.
fn called(line: &Line<'_>, at: usize, end: usize, pack: &Pack) -> bool {
    let key = line.key(at);
    let borne = pack.world.name_part(key).is_some_and(|part| part.bearers >= person::BORNE)
        || pack.world.is_surname(key);
    if end != at + 1 || !borne || is_office(line, at, pack) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let office =
        line.has_article(before, pack) && (is_office(line, before, pack) || is_title(line, before, pack));
    let bare = !line.has_article(at, pack);
    let open = line.words.get(end).is_none_or(|next| {
        matches!(next.pos, WordPos::Particle | WordPos::Punct | WordPos::Verb)
            || next.attached.preposition.is_some()
            || next.attached.and
    });
    // `الإمام الرضا`, `الشيخ الخراساني`: with its article only after a title that goes before names.
    let titled = office && is_title(line, before, pack) && !plural(line, at);
    open && (office && bare || titled || says(line, before, pack) && !makes_words(line, at, pack))
        || open && bare && describes_nothing(line, at, pack)
}

/// Bearers from which an adjective that agrees with nothing is a given name.
const FEW: u32 = 25;

/// Whether a word is a plural.
fn plural(line: &Line<'_>, at: usize) -> bool {
    line.readings(at).first().is_some_and(|reading| reading.form.features.has(Features::PLURAL))
}

/// A given name that is an adjective too, where it can be none: right after a verb, or after a feminine noun that
/// it does not agree with. `حصل محفوظ على الجائزة`, `رواية محفوظ`.
fn describes_nothing(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let adjective = !line.readings(at).is_empty()
        && line.readings(at).iter().all(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            !reading.attached.is_bare()
                || lexeme.pos == Pos::Adjective
                    && lexeme.senses.is_empty()
                    && !reading.form.features.has(Features::PLURAL)
        });
    let key = line.key(at);
    let many = pack.world.name_part(key).is_some_and(|part| part.bearers >= FEW);
    if !adjective || !many || pack.agreement.is_feminine(key) || pack.names.after.contains(key) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let own = &line.words[before];
    let verb = own.pos == WordPos::Verb && line.verb_reading(before, pack).is_some_and(|(_, held)| !held);
    let noun = own.pos == WordPos::Noun
        && !line.has_article(before, pack)
        && line.name_at[before].is_none()
        && pack.agreement.is_feminine(line.key(before));
    verb || noun
}

/// Whether a noun tells words, which a verb of saying has as its subject too: `قال بيان`.
fn makes_words(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    line.senses(at, pack).any(|(_, sense)| matches!(sense, Sense::Cue(_)))
}

/// Whether a key is a number word, whatever stands attached before it.
fn counts(key: &str, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> bool {
    let mut found = false;
    pack.clitics.cuts(key, |cut| found |= numbers(&key[cut.start..]));
    found
}

/// Whether a key may begin with a conjunction.
fn conjunction(key: &str, pack: &Pack) -> bool {
    let mut found = false;
    pack.clitics.cuts(key, |cut| found |= cut.attached.and && !cut.attached.question);
    found
}

/// Whether a word that no table knows is shaped as a name: none of its letters can be cut off so that
/// a known word is left, and no ending of the language stands at its end.
fn foreign(line: &Line<'_>, at: usize, skip: usize, pack: &Pack) -> bool {
    let key: &str = {
        let key = line.key(at);
        &key[key.char_indices().nth(skip).map_or(key.len(), |(byte, _)| byte)..]
    };
    let known = |stem: &str| {
        stem.chars().count() >= ALONE - 1
            && (pack.lexicon.look_up(stem).next().is_some() || pack.name_connectives.contains(stem))
    };
    let mut word = known(key);
    let article = pack.clitics.article();
    let spelled = line.text(at).contains(article);
    pack.clitics.cuts(key, |cut| {
        let rest = &key[cut.start..];
        word |= !cut.attached.is_bare() && (known(rest) || cut.attached.article && spelled);
    });
    let agreement = &pack.agreement;
    let ended = agreement.is_feminine(key) && key.chars().count() > LONG;
    let endings = agreement.accusative.iter().chain(&agreement.plural);
    let accusative = endings.into_iter().any(|ending| key.strip_suffix(ending.as_str()).is_some_and(known));
    let pronoun = pack
        .clitics
        .pronouns()
        .any(|pronoun| pronoun.chars().count() > 1 && key.strip_suffix(pronoun).is_some_and(known));
    let marked = line.text(at).chars().last().is_some_and(|c| matches!(c, '\u{064B}'..='\u{064D}'));
    !(word || ended || accusative || pronoun || marked)
}

/// Whether a word after the name of a small place is a further part of it, which makes it another place:
/// `فادا نغورما` is not the town of `فادا`.
pub(crate) fn lengthens(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    line.words.get(at).is_some_and(|word| word.pos == WordPos::Unknown && word.attached.is_bare())
        && line.name_at[at].is_none()
        && foreign(line, at, 0, pack)
        && !native(line, at, 0, pack)
}

/// Whether an unknown word is rather one of the language, missing in the lexicon or misspelled, than a name from
/// abroad: by letters that these lack, by the shape of a verb, by an ending.
fn native(line: &Line<'_>, at: usize, skip: usize, pack: &Pack) -> bool {
    let key = line.key(at);
    let key = &key[key.char_indices().nth(skip).map_or(key.len(), |(byte, _)| byte)..];
    if person::is_borne(key, pack) {
        return false;
    }
    let letters = key.contains(|letter| pack.names.native_letters.contains(&letter));
    let verb = pack.names.verb_starts.iter().any(|start| {
        key.strip_prefix(start.as_str()).is_some_and(|rest| {
            rest.chars().count() >= ALONE - 1
                && !rest.chars().skip(1).any(|letter| pack.names.vowels.contains(&letter))
        })
    });
    let ending =
        |ending: &String| key.strip_suffix(ending.as_str()).is_some_and(|stem| stem.chars().count() >= ALONE);
    // `سلطانه`, but `توريه`.
    let held = line.text(at).ends_with(HELD)
        && key.chars().rev().nth(1).is_none_or(|letter| pack.names.vowels.last() != Some(&letter));
    // `للحؤول`: a preposition that has taken in the article.
    let mut defined = false;
    pack.clitics.cuts(key, |cut| defined |= cut.attached.article && cut.attached.preposition.is_some());
    letters || verb || pack.names.native_endings.iter().any(ending) || held || defined
}

/// Letters beyond which an ending is taken for one.
const LONG: usize = 5;

/// Whether a word is a name by itself, and the letters attached before it.
fn borne(line: &Line<'_>, at: usize, pack: &Pack) -> (u32, bool) {
    let key = line.key(at);
    let mut found = None;
    pack.clitics.cuts(key, |cut| {
        let rest = &key[cut.start..];
        if found.is_some() || !cut.noun || cut.attached.article || cut.attached.question {
            return;
        }
        let sure = pack.world.is_surname(rest)
            || pack.world.name_part(rest).is_some_and(|part| part.bearers >= person::BORNE);
        let word = pack.lexicon.look_up(rest).next().is_some()
            || rest
                .strip_prefix(pack.clitics.article())
                .is_some_and(|bare| pack.lexicon.look_up(bare).any(|form| !form.features.is_verb()));
        // What has letters cut off must be no other word.
        let whole = cut.attached.is_bare() || line.readings(at).is_empty();
        if sure && !word && whole && rest.chars().count() >= ALONE {
            found = Some(letters(cut.attached));
        }
    });
    (found.unwrap_or(0), found.is_some())
}

/// Whether the word before says that a name follows: a title, a nationality, a verb of saying.
fn introduced(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if line.is(before, Grammar::Title) {
        return true;
    }
    let nation = line.words[before].attached.article
        && line.senses(before, pack).any(|(_, sense)| matches!(sense, Sense::Nation(_)));
    nation || says(line, before, pack)
}

/// Whether a verb of saying stands at a word.
fn says_at(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    word < line.words.len() && says(line, word, pack)
}

fn says(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.words[word].pos == WordPos::Verb && line.has_cue(word, CueKind::Say, pack)
}

/// Whether a noun or preposition before a word says that it names a place or a body.
fn governed(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let place = line.words[before].pos == WordPos::Particle
        && line.words[before].grammar.is_some_and(|(class, row)| {
            class == Grammar::Preposition && pack.grammar[row as usize].note.starts_with("place")
        });
    place || line.place_noun(before).is_some() || bodies::opens_body(line, before, pack).is_some()
}
