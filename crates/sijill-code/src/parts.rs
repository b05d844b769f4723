//! A word cut into what is attached and the stem, as written.
//!
//! What a word is taken to be in its sentence tells most of it. Names, fixed phrases and closed-class
//! words are found whole, with what always stands attached to them; here they are opened too.

use sijill_pack::{Attached, Clitics, Features, Form, Grammar, Meaning, Pack, Pos, Sense};

use crate::{
    line::{Line, WordPos},
    names::Name,
};

/// Letters that a noun must have for a preposition to be cut off inside a closed-class word.
const NOUN: usize = 3;
/// Letters that a stem keeps before a pronoun or an ending.
const STEM: usize = 2;

/// The parts of a word. `numbers` tells number words by their keys.
pub(crate) fn parts(
    line: &Line<'_>,
    word: usize,
    pack: &Pack,
    numbers: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let (written, key) = (line.text(word), line.key(word));
    let attached = before(line, word, pack, numbers);
    let mut cuts = cuts_before(written, attached, &pack.clitics);
    let stem = pronoun(line, word, attached, pack);
    cuts.extend(stem.filter(|&end| end < key.len()).map(|end| key[..end].chars().count()));
    if let Some(end) = subject(line, word, attached, &key[..stem.unwrap_or(key.len())], pack) {
        cuts.push(end);
    }
    split(written, &cuts)
}

/// What stands attached before the stem.
fn before(line: &Line<'_>, word: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> Attached {
    let own = &line.words[word];
    let key = line.key(word);
    let mut attached = own.attached;
    if attached.question {
        // Rarely a question: any other reading goes first.
        let other = line.readings(word).iter().map(|reading| reading.attached).find(|other| !other.question);
        attached = other.unwrap_or(attached);
        attached.question &= pack.clitics.asks(line.text(word));
    }
    let name = line.name_at[word].map(|name| &line.names[name]);
    let inner = name.is_some_and(|name| name.words.start != word);
    let closed = own.pos == WordPos::Particle || name.is_some_and(is_fixed);
    if name.is_none() && numbers(key) {
        return Attached::default();
    }
    let mut best: Option<Attached> = None;
    pack.clitics.cuts(key, |cut| {
        let more = cut.attached;
        let (rest, length) = (&key[cut.start..], key[cut.start..].chars().count());
        // Nothing that is known to be attached may be lost.
        let keeps = (!attached.and || more.and)
            && (attached.preposition.is_none() || attached.preposition == more.preposition)
            && (!attached.article || more.article)
            && (!attached.future || more.future)
            && !more.question;
        let gains = (more.and, more.preposition, more.article, more.future)
            != (attached.and, attached.preposition, attached.article, attached.future);
        if !keeps || !gains || length < STEM {
            return;
        }
        let forms = || pack.lexicon.look_up(rest);
        let of = |form: &Form| pack.lexicon.lexeme(form.lexeme).pos;
        let plain = |form: &Form| !form.features.any(Features::ACCUSATIVE);
        let noun = || forms().any(|form| matches!(of(&form), Pos::Noun | Pos::Adjective) && plain(&form));
        let demonstrative = || governed(rest, pack, |class| class == Grammar::Demonstrative);
        let fits = if more.article {
            let own_words = inner || more.and == attached.and && more.preposition == attached.preposition;
            let of_name = name.is_some() && own_words && length >= NOUN;
            own.pos != WordPos::Verb
                && written_article(line.text(word), more, &pack.clitics)
                && (of_name || length >= NOUN && noun() && (own_words || closed))
        } else if let Some(letter) = more.preposition {
            let (place, object) = pack
                .clitics
                .preposition(letter)
                .map_or((false, false), |(own, place)| (place, own == pack.agreement.object));
            let verb = || object && forms().any(|form| form.features.has(Features::IMPERFECT));
            let usual = || place || object;
            (closed || inner)
                && (demonstrative()
                    || usual() && (governed(rest, pack, is_governed) || length >= NOUN && noun() || verb()))
        } else if more.future {
            closed && forms().any(|form| of(&form) == Pos::Verb)
        } else {
            // A conjunction alone.
            (closed || own.pos == WordPos::Unknown || inner)
                && (numbers(rest) || forms().any(|form| of(&form) == Pos::Particle))
        };
        let weight = |a: Attached| (a.article, a.preposition.is_some(), a.future, a.and);
        if fits && best.is_none_or(|known| weight(more) > weight(known)) {
            best = Some(more);
        }
    });
    let mut attached = best.unwrap_or(attached);
    attached.pronoun = own.attached.pronoun;
    attached
}

/// Whether a name is a fixed phrase, and names nobody.
fn is_fixed(name: &Name) -> bool {
    matches!(name.meaning, Meaning::Cue(_) | Meaning::Grammar(_))
}

/// Whether a word is a closed-class word of some class: `لهذه`, `بأن`, `بلا`.
fn governed(rest: &str, pack: &Pack, fits: impl Fn(Grammar) -> bool) -> bool {
    let senses = pack.lexicon.look_up(rest).flat_map(|form| &pack.lexicon.lexeme(form.lexeme).senses);
    senses
        .filter_map(|sense| match sense {
            Sense::Grammar(row) => Some(pack.grammar[*row as usize].class),
            _ => None,
        })
        .any(fits)
}

/// Classes of words that an attached preposition governs.
fn is_governed(class: Grammar) -> bool {
    matches!(class, Grammar::Demonstrative | Grammar::Complementiser | Grammar::Relative | Grammar::Negation)
}

/// Whether the article stands as it is spelled: folding makes the first letters of `ألمانيا` one.
fn written_article(written: &str, attached: Attached, clitics: &Clitics) -> bool {
    let at = usize::from(attached.and) + usize::from(attached.preposition.is_some());
    let article = clitics.article();
    let mut letters = written.chars().filter(|c| !is_mark(*c)).skip(at);
    let mut expected = article.chars();
    match (letters.next(), expected.next()) {
        (Some(own), Some(first)) if own == first => letters.next() == expected.next(),
        // Swallowed by the preposition.
        (Some(own), _) => attached.preposition.is_some() && Some(own) == expected.next(),
        _ => false,
    }
}

/// Before which letters a word is cut for what is attached in front.
fn cuts_before(written: &str, attached: Attached, clitics: &Clitics) -> Vec<usize> {
    let (mut at, mut cuts) = (0, Vec::new());
    if attached.and || attached.question {
        at += 1;
        cuts.push(at);
    }
    if attached.preposition.is_some() || attached.future {
        at += 1;
        cuts.push(at);
    }
    if attached.article {
        // The article has two letters, one of them swallowed by the preposition before it.
        let swallowed = written.chars().filter(|c| !is_mark(*c)).nth(at) != clitics.article().chars().next();
        at += if swallowed { 1 } else { clitics.article().chars().count() };
        cuts.push(at);
    }
    cuts
}

/// Where in the key the stem ends before an attached pronoun.
fn pronoun(line: &Line<'_>, word: usize, attached: Attached, pack: &Pack) -> Option<usize> {
    let own = &line.words[word];
    if own.attached.pronoun {
        let reading = line.readings(word).iter().find(|reading| reading.attached == own.attached)?;
        return Some(reading.stem.1 as usize);
    }
    let fixed = line.name_at[word].is_some_and(|name| is_fixed(&line.names[name]));
    if own.pos != WordPos::Particle && !fixed {
        return None;
    }
    let (class, note) =
        own.grammar.map_or((None, ""), |(class, row)| (Some(class), pack.grammar[row as usize].note));
    if matches!(
        class,
        Some(Grammar::Demonstrative | Grammar::Adverb | Grammar::Relative | Grammar::Subordinator)
    ) {
        return None;
    }
    let key = line.key(word);
    let start: usize = key
        .chars()
        .take(cuts_before(line.text(word), attached, &pack.clitics).last().copied().unwrap_or(0))
        .map(char::len_utf8)
        .sum();
    // The longest key of a preposition, noun or particle that a pronoun may follow.
    pack.clitics.pronouns().find_map(|pronoun| {
        let whole = key.strip_suffix(pronoun)?;
        let stem = whole.get(start..).unwrap_or_default();
        let known = if stem.chars().count() < STEM {
            let letter = whole.chars().next_back()?;
            note.ends_with(HOLDS)
                && pack.clitics.preposition(letter).is_some_and(|(own, _)| whole.ends_with(own))
        } else {
            (note.ends_with(HOLDS) || pronoun.chars().count() > 1 || class == Some(Grammar::Quantifier))
                && pack
                    .lexicon
                    .look_up(stem)
                    .any(|form| !form.features.is_verb() && !form.features.any(Features::ACCUSATIVE))
        };
        known.then_some(whole.len())
    })
}

/// How the grammar table notes words that hold a pronoun.
const HOLDS: &str = "pronoun";

/// Before which letter a verb's ending for its subject begins; `key` ends where a pronoun does.
fn subject(line: &Line<'_>, word: usize, attached: Attached, key: &str, pack: &Pack) -> Option<usize> {
    let own = &line.words[word];
    let inflected =
        own.grammar.is_some_and(|(class, _)| matches!(class, Grammar::Auxiliary | Grammar::Negation));
    if !(own.pos == WordPos::Verb || own.pos == WordPos::Particle && inflected) {
        return None;
    }
    // A word that is a verb with and without an ending hardly has one.
    let ending = |features: Features| {
        let endings = pack.subject_endings.iter().filter(move |(of, _)| *of == features);
        endings.filter_map(|(_, ending)| key.strip_suffix(ending.as_str())).min_by_key(|stem| stem.len())
    };
    let same = |other: Attached| Attached { pronoun: attached.pronoun, ..other } == attached;
    let verbs = line.readings(word).iter().filter(|reading| {
        pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Verb && same(reading.attached)
    });
    let stem = verbs
        .map(|reading| ending(reading.form.features.unvoiced()))
        .max_by_key(|stem| stem.map_or(key.len(), str::len))??;
    let letters = stem.chars().count();
    (letters >= STEM).then_some(letters)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' | '\u{200C}'..='\u{200F}')
}

/// Cuts a written word before the given letters, marks staying with the letter before them.
fn split(word: &str, cuts: &[usize]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = 0;
    for c in word.chars() {
        if !is_mark(c) {
            if cuts.contains(&letters) && letters > 0 && !parts.last().is_none_or(String::is_empty) {
                parts.push(String::new());
            }
            letters += 1;
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}
