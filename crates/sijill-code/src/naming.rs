//! People and bodies by name, for those who want names and no events.
//!
//! Groups tell who acts, by name or by office; here only names count, and all of them: those of the
//! tables, also where the words serve as a cue, runs of the parts of names, words that no table
//! knows where an office, a nationality or a verb of saying stands beside them, and what follows a
//! noun that opens the name of a body.

use std::ops::Range;

use rustc_hash::FxHashSet;
use sijill_model::{Class, Span};
use sijill_pack::{Attached, Features, Grammar, Meaning, Pack, Pos, Reading, RoleClass, Sense};
use sijill_text::TokenKind;
use sijill_time::NumberUnit;

use crate::{
    bodies,
    clause::Parsed,
    club,
    line::{Line, WordPos},
    name_end,
    names::{self, nationality},
    person, strangers,
};

/// Someone or a body by name.
#[derive(Debug, Clone)]
pub(crate) struct Naming<'p> {
    pub words: Range<usize>,
    pub class: Class,
    pub country: &'p str,
    pub sector: &'p str,
    pub name: Option<&'p str>,
    /// Letters attached before the first word.
    pub cut: u32,
}

impl Naming<'_> {
    /// Where the name stands, without what is attached before it.
    pub fn span(&self, line: &Line<'_>) -> Span {
        let (span, first) = (line.span(self.words.clone()), self.words.start);
        let plain = line.key(first).chars().count() as u32 == line.words[first].span.len();
        if plain { Span::new(span.start + self.cut, span.end) } else { span }
    }
}

/// Letters of a word that is a name by itself.
pub(crate) const ALONE: usize = 3;

/// All names of people and bodies of a sentence, from left to right, without overlap.
///
/// `numbers` tells number words by their keys; `lasts` holds the last parts of the full names told so far.
pub(crate) fn find<'d, 'p>(
    parsed: &Parsed<'_, 'd, 'p>,
    numbers: &dyn Fn(&str) -> bool,
    lasts: &mut FxHashSet<&'d str>,
) -> Vec<Naming<'p>> {
    let (line, pack) = (parsed.line, parsed.pack);
    let mut all: Vec<Naming<'p>> = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        if line.words[at].kind != TokenKind::Word && line.words[at].kind != TokenKind::Latin {
            at += 1;
            continue;
        }
        let place = place_end(line, at).unwrap_or(at);
        let after = all.last().is_some_and(|last| last.class == Class::Person && last.words.end == at);
        let told = [
            bodies::body(line, at, pack),
            bodies::definite(line, at, pack),
            club::body(line, at, pack),
            office(parsed, at),
            strangers::alone(parsed, at, after, numbers),
        ];
        let told = told.into_iter().flatten().filter_map(|naming| name_end::trimmed(naming, line, pack));
        let best = known(parsed, at)
            .into_iter()
            .chain(told)
            .filter(|naming| {
                // A club may bear the name of its town and no more.
                let club = naming.class == Class::Organisation && line.sport && naming.words.end == place;
                naming.words.start == at && (naming.words.end > place || club)
            })
            .reduce(|best, other| if other.words.end > best.words.end { other } else { best });
        match best {
            Some(mut naming) => {
                at = naming.words.end;
                let floor = all.last().map_or(0, |last: &Naming<'p>| last.words.end);
                if naming.class == Class::Person && naming.name.is_none() && naming.cut == 0 {
                    extend_left(&mut naming, floor, line, pack);
                }
                if naming.class == Class::Person
                    && of_a_ruler(&naming, line, pack)
                    && let Some(end) = ordinal_after(parsed, naming.words.end)
                {
                    (naming.words.end, at) = (end, end);
                }
                if naming.class == Class::Person && surname_follows(&naming, line, pack) {
                    naming.words.end += 1;
                    at += 1;
                }
                all.push(naming);
            }
            None => at = place.max(at + 1),
        }
    }
    again(line, pack, lasts, &mut all);
    all
}

/// Takes in what stands before a name and belongs to it: a connective, a given name that is a word of
/// the language too or has letters attached before it.
fn extend_left(naming: &mut Naming<'_>, floor: usize, line: &Line<'_>, pack: &Pack) {
    while naming.words.start > floor {
        let word = naming.words.start - 1;
        let own = &line.words[word];
        if line.name_at[word].is_some() || own.kind != TokenKind::Word {
            return;
        }
        let key = line.key(word);
        let descends = pack.names.descent.contains(key);
        if pack.name_connectives.contains(key) && (naming.words.start > floor + 1 || !descends) {
            naming.words.start = word;
            continue;
        }
        let acts = || own.pos == WordPos::Verb && line.senses(word, pack).next().is_some();
        let word_of_name = own.pos != WordPos::Particle && !acts();
        let plain = word_of_name && !is_office(line, word, pack) && !is_title(line, word, pack);
        let after_connective = pack.name_connectives.contains(line.key(word + 1));
        if !may_precede(line, word, pack) {
            return;
        }
        // `اختيار ليوناردو`: a word of the language is a given name only where many bear it.
        let right = naming.words.start;
        // Before a surname that is no word of the language, a word that is a given name too is one.
        let strange = line.readings(right).is_empty() && !line.has_article(right, pack);
        let given = || {
            let borne = pack.world.name_part(key).map_or(0, |part| part.bearers);
            !line.has_article(word, pack)
                && (line.readings(word).is_empty()
                    || borne >= person::BORNE && strange && !tells_words(line, word, pack)
                    || borne >= MANY && own.pos != WordPos::Verb)
        };
        // `بسر بن أرطأة`: between two words of descent stands a name, whatever else it may be.
        let long = key.chars().count() >= ALONE && !pack.names.club_words.contains(key);
        if pack.names.descent.contains(line.key(right)) && plain && long && !line.has_article(word, pack) {
            naming.words.start = word;
            return;
        }
        if plain && person::is_borne(key, pack) && given()
            || after_connective
                && pack.world.name_part(key).is_some()
                && person::part(line, word, true, pack).is_some()
        {
            naming.words.start = word;
            return;
        }
        let mut cut_off = None;
        pack.clitics.cuts(key, |cut| {
            let rest = &key[cut.start..];
            let part = pack.world.name_part(rest).is_some() && pack.lexicon.look_up(rest).next().is_none();
            let name = part || pack.name_connectives.contains(rest);
            if cut_off.is_none() && name && !cut.attached.is_bare() && !cut.attached.article {
                cut_off = Some(letters(cut.attached)).filter(|_| !cut.attached.question);
            }
        });
        if let Some(cut) = cut_off.filter(|_| plain && line.readings(word).is_empty()) {
            (naming.words.start, naming.cut) = (word, cut);
        }
        return;
    }
}

/// Whether a word may be a given name before a name: a closed-class word hardly is, and a noun only where very many
/// bear it (`عودة محمد`, `أصل نزار`, `نصر حامد`).
pub(crate) fn may_precede(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    let bearers = pack.world.name_part(line.key(word)).map_or(0, |part| part.bearers);
    line.readings(word).iter().filter(|reading| reading.attached.is_bare()).all(|reading| {
        match pack.lexicon.lexeme(reading.form.lexeme).pos {
            Pos::Particle => bearers >= MOST,
            Pos::Noun => bearers >= HOUSEHOLD,
            _ => true,
        }
    })
}

/// Bearers from which a closed-class word is a given name too: `علي`.
const MOST: u32 = 500;
/// Bearers from which a noun is a given name before a name.
const HOUSEHOLD: u32 = 150;

/// Whether a word is a verb or noun of saying or doing in one of its readings: `أكد خليل`, `أمر طارق`.
fn tells_words(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.readings(word).iter().any(|reading| {
        let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
        lexeme.senses.iter().any(|sense| matches!(sense, Sense::Cue(_) | Sense::Frame(_)))
    })
}

/// Bearers from which a word of the language is a given name before a name.
pub(crate) const MANY: u32 = 60;

/// Whether a name may be that of a ruler, whom an ordinal follows: one name, or one after an office. Elsewhere the
/// ordinal tells a place on a list: `فرناندو غونزاليز الثالث`.
fn of_a_ruler(naming: &Naming<'_>, line: &Line<'_>, pack: &Pack) -> bool {
    let parts = naming.words.clone().filter(|&word| !pack.name_connectives.contains(line.key(word))).count();
    parts == 1 || naming.words.start.checked_sub(1).is_some_and(|before| is_office(line, before, pack))
}

/// The end of the ordinal with its article right after a name: `محمد الخامس`, `الفونسو الثالث عشر`.
fn ordinal_after(parsed: &Parsed<'_, '_, '_>, at: usize) -> Option<usize> {
    let ordinal = parsed.numbers.iter().find(|number| number.words.start == at)?;
    let plain = ordinal.unit == NumberUnit::Ordinal && parsed.line.has_article(at, parsed.pack);
    let free = !parsed.is_timed(at);
    (plain && free).then_some(ordinal.words.end)
}

/// Whether the word after a name of several words is a surname shaped as an adjective made from a noun.
fn surname_follows(naming: &Naming<'_>, line: &Line<'_>, pack: &Pack) -> bool {
    let word = naming.words.end;
    let beside_noun = || {
        let before = naming.words.start.checked_sub(1);
        before.is_some_and(|before| {
            line.words[before].pos == WordPos::Noun
                && !is_office(line, before, pack)
                && !line.has_article(before, pack)
                && !line.readings(word).is_empty()
        })
    };
    if word >= line.words.len() || naming.words.len() < 2 && beside_noun() || line.name_at[word].is_some() {
        return false;
    }
    let key = line.key(word);
    let nation = line.readings(word).iter().any(|reading| {
        let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
        senses.iter().any(|sense| matches!(sense, Sense::Nation(_)))
    });
    line.has_article(word, pack)
        && (line.readings(word).is_empty() || person::is_borne(key, pack) || naming.words.len() > 1)
        && !matches!(line.words[word].pos, WordPos::Particle | WordPos::Verb)
        && !nation
        && (!line.has_article(word - 1, pack)
            || naming.words.len() > 1 && pack.name_connectives.contains(line.key(word - 2)))
        && pack.agreement.relational.first().is_some_and(|ending| key.ends_with(ending.as_str()))
}

/// Where the place that starts at a word ends.
fn place_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let name = &line.names[line.name_at[at]?];
    let place = matches!(
        name.meaning,
        Meaning::Place(_) | Meaning::Country(_) | Meaning::Capital(_) | Meaning::Unplaced
    );
    (place && name.words.start == at).then_some(name.words.end)
}

/// A name of the tables, with further parts of a person's name after it.
fn known<'p>(parsed: &Parsed<'_, '_, 'p>, at: usize) -> Option<Naming<'p>> {
    let (line, pack) = (parsed.line, parsed.pack);
    let mut best: Option<Naming<'p>> = None;
    names::phrases(line, at, pack, |words, meaning, attached| {
        let naming = match meaning {
            Meaning::Organisation(row) => {
                // A club is meant only where names were found so.
                let meant = line.name_at[at].is_some_and(|name| {
                    let name = &line.names[name];
                    name.words.start == at && matches!(name.meaning, Meaning::Organisation(_))
                });
                if club::is_told_by_words_around(row, pack) && !meant {
                    return;
                }
                let row = &pack.world.organisations[row as usize];
                // Armies, offices and groups of states are told by what they are.
                let alone = |reading: &Reading| {
                    let adjective = pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Adjective;
                    adjective || reading.form.features.has(Features::PLURAL)
                };
                // `الكونغرس`, but not `الوسطاء`.
                let common = words.len() > 1 || line.readings(words.start).iter().any(alone);
                let described = common && words.clone().all(|word| !line.readings(word).is_empty());
                if described && matches!(row.class, "office" | "ministry" | "force" | "coalition") {
                    return;
                }
                if bodies::told_shorter(line, &words, row.class, pack) {
                    return;
                }
                Naming {
                    words,
                    class: Class::Organisation,
                    country: row.country,
                    sector: row.sector,
                    name: Some(row.name),
                    cut: letters(attached),
                }
            }
            Meaning::Person(index) => {
                if nationality(line, words.clone(), pack) {
                    return;
                }
                if past_titles(line, words.clone(), pack) != at {
                    return;
                }
                let row = &pack.world.people[index as usize];
                Naming {
                    words,
                    class: Class::Person,
                    country: row.country,
                    sector: row.sector(None),
                    name: Some(row.name),
                    cut: letters(attached),
                }
            }
            _ => return,
        };
        if best.as_ref().is_none_or(|known| naming.words.len() > known.words.len()) {
            best = Some(naming);
        }
    });
    best
}

/// A person whose name an office, a title or the parts of names told when groups were built.
fn office<'p>(parsed: &Parsed<'_, '_, 'p>, at: usize) -> Option<Naming<'p>> {
    let (line, pack) = (parsed.line, parsed.pack);
    let group = parsed.group_at[at].map(|group| &parsed.groups[group]);
    if let Some(group) = group
        && let Some(words) = group.name.clone()
        && past_titles(line, words.clone(), pack) == at
        && let Some(entity) = &group.entity
    {
        return Some(Naming {
            cut: if words.start == at { letters(line.words[at].attached) } else { 0 },
            words: at..words.end,
            class: Class::Person,
            country: entity.country,
            sector: entity.sector,
            name: entity.name,
        });
    }
    let name = &line.names[line.name_at[at]?];
    if past_titles(line, name.words.clone(), pack) != at {
        return None;
    }
    match name.meaning {
        Meaning::Stranger => {
            let end = person::run(line, name.words.end, false, pack).max(name.words.end);
            Some(stranger(at..end, letters(name.attached)))
        }
        Meaning::Person(index) if name.words.start < at => {
            let row = &pack.world.people[index as usize];
            let words = at..name.words.end;
            Some(Naming {
                country: row.country,
                sector: row.sector(None),
                name: Some(row.name),
                ..stranger(words, 0)
            })
        }
        _ => None,
    }
}

/// The first word of a name after its titles and offices.
fn past_titles(line: &Line<'_>, words: Range<usize>, pack: &Pack) -> usize {
    // An adjective of the office before: `الرئيس المصري محمد ...`.
    let adjective = |word: usize| {
        line.has_article(word, pack)
            && !line.readings(word).is_empty()
            && !line.has_article(word + 1, pack)
            && !pack.name_connectives.contains(line.key(word + 1))
    };
    let title = |word: usize| is_office(line, word, pack) || is_title(line, word, pack) || adjective(word);
    (words.start..words.end - 1).find(|&word| !title(word)).unwrap_or(words.end - 1)
}

pub(crate) fn is_title(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.readings(word).iter().any(|reading| {
        pack.lexicon.lexeme(reading.form.lexeme).senses.iter().any(|sense| {
            matches!(sense, Sense::Grammar(row) if pack.grammar[*row as usize].class == Grammar::Title)
        })
    })
}

pub(crate) fn is_office(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.readings(word).iter().any(|reading| {
        reading.attached.preposition.is_none()
            && pack.lexicon.lexeme(reading.form.lexeme).senses.iter().any(|sense| {
                matches!(sense, Sense::Role(role) if pack.roles[*role as usize].class == RoleClass::Person)
            })
    })
}

pub(crate) fn stranger<'p>(words: Range<usize>, cut: u32) -> Naming<'p> {
    Naming { words, class: Class::Person, country: "", sector: "", name: None, cut }
}

/// The last part of a name told before, alone: who was named in full is named in short.
fn again<'d, 'p>(line: &Line<'d>, pack: &Pack, lasts: &mut FxHashSet<&'d str>, all: &mut Vec<Naming<'p>>) {
    lasts.extend(
        all.iter()
            .filter(|naming| naming.class == Class::Person && naming.words.len() > 1)
            .map(|naming| line.key(naming.words.end - 1))
            .filter(|key| key.chars().count() >= ALONE && pack.lexicon.look_up(key).next().is_none()),
    );
    if lasts.is_empty() {
        return;
    }
    let mut more = Vec::new();
    for at in 0..line.words.len() {
        let free = line.name_at[at].is_none() && !all.iter().any(|naming| naming.words.contains(&at));
        if !free || line.words[at].kind != TokenKind::Word {
            continue;
        }
        let key = line.key(at);
        let mut cut_off = None;
        pack.clitics.cuts(key, |cut| {
            if cut_off.is_none()
                && !cut.attached.article
                && !cut.attached.question
                && lasts.contains(&key[cut.start..])
            {
                cut_off = Some(letters(cut.attached));
            }
        });
        more.extend(cut_off.map(|cut| stranger(at..at + 1, cut)));
    }
    all.append(&mut more);
    all.sort_by_key(|naming| naming.words.start);
}

/// Letters of an attached conjunction and preposition.
pub(crate) fn letters(attached: Attached) -> u32 {
    u32::from(attached.and) + u32::from(attached.preposition.is_some())
}
