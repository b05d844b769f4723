//! People and bodies by name, for those who want names and no events.
//!
//! Groups tell who acts, by name or by office; here only names count, and all of them: those of the
//! tables, also where the words serve as a cue, runs of the parts of names, words that no table
//! knows where an office, a nationality or a verb of saying stands beside them, and what follows a
//! noun that opens the name of a body.

use std::ops::Range;

use sijill_model::{Class, Span};
use sijill_pack::{Attached, CueKind, Grammar, Meaning, Pack, Pos, RoleClass, Sense};
use sijill_text::TokenKind;

use crate::{
    clause::Parsed,
    line::{Line, WordPos},
    names::{self, nationality},
    person::{self, Part},
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
    cut: u32,
}

impl Naming<'_> {
    /// Where the name stands, without what is attached before it.
    pub fn span(&self, line: &Line<'_>) -> Span {
        let (span, first) = (line.span(self.words.clone()), self.words.start);
        let plain = line.key(first).chars().count() as u32 == line.words[first].span.len();
        if plain { Span::new(span.start + self.cut, span.end) } else { span }
    }
}

/// Words that the name of a body may have.
const LONGEST: usize = 6;
/// Letters of a word that is a name by itself.
const ALONE: usize = 3;

/// All names of people and bodies of a sentence, from left to right, without overlap.
///
/// `numbers` tells number words by their keys.
pub(crate) fn find<'p>(parsed: &Parsed<'_, '_, 'p>, numbers: &dyn Fn(&str) -> bool) -> Vec<Naming<'p>> {
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
        let told = [body(line, at, pack), office(parsed, at), alone(parsed, at, after, numbers)];
        let told = told.into_iter().flatten().filter_map(|naming| trimmed(naming, line, pack));
        let best = known(parsed, at)
            .into_iter()
            .chain(told)
            .filter(|naming| naming.words.start == at && naming.words.end > place)
            .reduce(|best, other| if other.words.end > best.words.end { other } else { best });
        match best {
            Some(mut naming) => {
                at = naming.words.end;
                let floor = all.last().map_or(0, |last: &Naming<'p>| last.words.end);
                let start = naming.words.start;
                let unknown = naming.class == Class::Person && naming.name.is_none() && naming.cut == 0;
                if unknown && start > floor && given(line, start - 1, pack) {
                    naming.words.start -= 1;
                }
                all.push(naming);
            }
            None => at = place.max(at + 1),
        }
    }
    again(line, pack, &mut all);
    all
}

/// Whether a word that may be one of the language too stands before a name as its first part.
fn given(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    let own = &line.words[word];
    line.name_at[word].is_none()
        && own.kind == TokenKind::Word
        && own.pos != WordPos::Particle
        && person::is_borne(line.key(word), pack)
        && !is_office(line, word, pack)
        && !is_title(line, word, pack)
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
                let row = &pack.world.organisations[row as usize];
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
    let name = line.names.iter().find(|name| {
        name.words.contains(&at) && past_titles(line, name.words.clone(), pack) == at
    })?;
    match name.meaning {
        Meaning::Stranger => {
            let end = person::run(line, name.words.end, pack).max(name.words.end);
            Some(stranger(at..end, letters(name.attached)))
        }
        Meaning::Person(index) if name.words.start < at => {
            let row = &pack.world.people[index as usize];
            let words = at..name.words.end;
            Some(Naming { country: row.country, sector: row.sector(None), name: Some(row.name), ..stranger(words, 0) })
        }
        _ => None,
    }
}

/// The first word of a name after its titles and offices.
fn past_titles(line: &Line<'_>, words: Range<usize>, pack: &Pack) -> usize {
    let title = |word: usize| is_office(line, word, pack) || is_title(line, word, pack);
    (words.start..words.end - 1).find(|&word| !title(word)).unwrap_or(words.end - 1)
}

fn is_title(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.readings(word).iter().any(|reading| {
        pack.lexicon.lexeme(reading.form.lexeme).senses.iter().any(|sense| {
            matches!(sense, Sense::Grammar(row) if pack.grammar[*row as usize].class == Grammar::Title)
        })
    })
}

fn is_office(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.readings(word).iter().any(|reading| {
        reading.attached.preposition.is_none()
            && pack.lexicon.lexeme(reading.form.lexeme).senses.iter().any(|sense| {
                matches!(sense, Sense::Role(role) if pack.roles[*role as usize].class == RoleClass::Person)
            })
    })
}

fn stranger<'p>(words: Range<usize>, cut: u32) -> Naming<'p> {
    Naming { words, class: Class::Person, country: "", sector: "", name: None, cut }
}

/// A person's name up to the first word that is no part of it; none where nothing is left.
fn trimmed<'p>(mut naming: Naming<'p>, line: &Line<'_>, pack: &Pack) -> Option<Naming<'p>> {
    if naming.class != Class::Person {
        return Some(naming);
    }
    let start = naming.words.start;
    let stops = |word: usize| {
        let connective = pack.name_connectives.contains(line.key(word));
        let particle = line.words[word].pos == WordPos::Particle && !connective;
        let short = line.words[word].span.len() < 2;
        let office = is_office(line, word, pack) && !person::is_borne(line.key(word), pack);
        particle || short || office || line.words[word].kind != TokenKind::Word || person::joined(line.key(word), pack)
    };
    if let Some(end) = (start + 1..naming.words.end).find(|&word| stops(word)) {
        naming.words.end = end;
    }
    // A connective ends no name.
    while naming.words.end > start && pack.name_connectives.contains(line.key(naming.words.end - 1)) {
        naming.words.end -= 1;
    }
    (naming.words.end > start).then_some(naming)
}

/// A run of words that no table knows as a whole. `after` tells that a person's name ends here.
fn alone<'p>(
    parsed: &Parsed<'_, '_, 'p>,
    at: usize,
    after: bool,
    numbers: &dyn Fn(&str) -> bool,
) -> Option<Naming<'p>> {
    let (line, pack) = (parsed.line, parsed.pack);
    let told = |word: usize| {
        parsed.times.iter().any(|time| time.words.contains(&word))
            || parsed.numbers.iter().any(|number| number.words.contains(&word))
            || counts(line.key(word), pack, numbers)
    };
    if line.name_at[at].is_some() || told(at) || line.key(at).chars().count() < ALONE {
        return None;
    }
    let first = person::part(line, at, true, pack);
    let mut end = person::run(line, at + 1, pack).max(at + 1);
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
        return foreign(line, at, 1, pack).then(|| stranger(at..end, 1));
    }
    first?;
    if pair(line, at, end, pack) {
        return Some(stranger(at..end, 0));
    }
    let named = (at + 1..end).any(|word| person::is_borne(line.key(word), pack) && line.readings(word).is_empty());
    let beside = introduced(line, at, pack) || says_at(line, end, pack);
    let unknown = first == Some(Part::Unknown) && foreign(line, at, 0, pack);
    let long = end - at >= 2 && (unknown || named);
    (!governed(line, at, pack) && (long || unknown && !and) || beside && unknown).then(|| stranger(at..end, 0))
}

/// Whether two words that are names and words of the language stand together as given name and
/// surname: no bare noun goes before them, whose adjectives they could be.
fn pair(line: &Line<'_>, at: usize, end: usize, pack: &Pack) -> bool {
    let part = |word: usize| pack.world.name_part(line.key(word));
    let free = at.checked_sub(1).is_none_or(|before| {
        line.words[before].pos != WordPos::Noun || line.words[before].attached.article
    });
    let second = || end > at + 1 && person::is_borne(line.key(at + 1), pack);
    free && part(at).is_some_and(|part| part.bearers >= person::BORNE) && second()
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
    let feminine = agreement.feminine.iter().any(|ending| key.ends_with(ending.as_str()));
    let ended = feminine && key.chars().count() > LONG;
    let endings = agreement.accusative.iter().chain(&agreement.plural);
    let accusative = endings.into_iter().any(|ending| key.strip_suffix(ending.as_str()).is_some_and(known));
    let pronoun = pack.clitics.pronouns().any(|pronoun| {
        pronoun.chars().count() > 1 && key.strip_suffix(pronoun).is_some_and(known)
    });
    let marked = line.text(at).chars().last().is_some_and(|c| matches!(c, '\u{064B}'..='\u{064D}'));
    !(word || ended || accusative || pronoun || marked)
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
    line.words[word].pos == WordPos::Verb
        && line.readings(word).iter().any(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.pos == Pos::Verb
                && lexeme.senses.iter().any(|sense| {
                    matches!(sense, Sense::Cue(cue) if pack.cues[*cue as usize].kind == CueKind::Say)
                })
        })
}

/// Whether a noun or preposition before a word says that it names a place or a body.
fn governed(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let place = line.words[before].pos == WordPos::Particle
        && line.words[before].grammar.is_some_and(|(class, row)| {
            class == Grammar::Preposition && pack.grammar[row as usize].note == "place"
        });
    place || line.place_noun(before, pack).is_some() || opens_body(line, before, pack).is_some()
}

/// A noun that opens the name of a body: the letters attached before it, and whether it belongs to the name.
fn opens_body(line: &Line<'_>, at: usize, pack: &Pack) -> Option<(u32, bool)> {
    let key = line.key(at);
    let mut found = None;
    pack.clitics.cuts(key, |cut| {
        let rest = &key[cut.start..];
        let (body, kind) = (pack.body_nouns.contains(rest), pack.kind_nouns.contains(rest));
        if found.is_none() && !cut.attached.article && !cut.attached.question && (body || kind) {
            found = Some((letters(cut.attached), body));
        }
    });
    found
}

/// A body told by the noun that opens its name: the noun, and the genitives and adjectives after it.
fn body<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> Option<Naming<'p>> {
    // The noun that only tells the kind stands before the name.
    let (head, cut) = match opens_body(line, at, pack) {
        Some((cut, true)) => (at, cut),
        _ => match at.checked_sub(1).and_then(|before| opens_body(line, before, pack)) {
            Some((_, false)) if !line.words[at].attached.and => (at - 1, 0),
            _ => return None,
        },
    };
    let kind = head < at;
    let at = head;
    let (mut end, mut country, mut proper, mut definite) = (at + 1, "", false, false);
    while end < line.words.len() && end < at + LONGEST {
        let own = &line.words[end];
        let attached = own.attached;
        if attached.and || own.kind != TokenKind::Word || own.pos == WordPos::Verb {
            break;
        }
        if let Some(name) = line.name_at[end].map(|name| &line.names[name])
            && name.words.start == end
            && !matches!(name.meaning, Meaning::Cue(_) | Meaning::Grammar(_) | Meaning::Role(_))
        {
            // The tables name the body itself: `حركة حماس`.
            if matches!(name.meaning, Meaning::Organisation(_)) && end == at + 1 {
                return None;
            }
            if definite || attached.preposition.is_some() {
                break;
            }
            if kind && matches!(name.meaning, Meaning::Country(_) | Meaning::Person(_)) {
                break;
            }
            country = country_of(name.meaning, pack);
            end = name.words.end;
            (proper, definite) = (true, true);
            if kind {
                break;
            }
            continue;
        }
        if own.pos == WordPos::Particle {
            break;
        }
        let article = attached.article || line.key(end).starts_with(pack.clitics.article());
        if attached.preposition.is_some() {
            // `المركز الدولي للطاقة`: only after what is definite.
            if !(article && definite && !proper) {
                break;
            }
        } else if article {
            let nation = line.senses(end, pack).any(|(_, sense)| matches!(sense, Sense::Nation(_)));
            if nation && definite || kind && !line.readings(end).is_empty() {
                break;
            }
            definite = true;
        } else if line.readings(end).is_empty() && (!definite || proper) {
            (proper, definite) = (true, true);
        } else if end > at + 1 || definite || !next_definite(line, end + 1, pack) {
            break;
        }
        end += 1;
    }
    (definite && end > at + 1).then(|| Naming {
        words: at + usize::from(kind)..end,
        class: Class::Organisation,
        country,
        sector: sector_of(line, at, pack),
        name: None,
        cut,
    })
}

fn next_definite(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    line.words.get(at).is_some_and(|word| {
        word.kind == TokenKind::Word && !word.attached.and && line.key(at).starts_with(pack.clitics.article())
    })
}

fn country_of(meaning: Meaning, pack: &Pack) -> &'static str {
    match meaning {
        Meaning::Country(country) | Meaning::Capital(country) => {
            pack.world.countries[country as usize].iso3
        }
        Meaning::Place(place) => pack.world.places[place as usize].country,
        _ => "",
    }
}

fn sector_of<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> &'p str {
    let role = line.senses(at, pack).find_map(|(_, sense)| match sense {
        Sense::Role(role) => Some(pack.roles[role as usize].sector),
        _ => None,
    });
    role.unwrap_or("")
}

/// The last part of a name told before, alone: who was named in full is named in short.
fn again<'p>(line: &Line<'_>, pack: &Pack, all: &mut Vec<Naming<'p>>) {
    let lasts: Vec<&str> = all
        .iter()
        .filter(|naming| naming.class == Class::Person && naming.words.len() > 1)
        .map(|naming| line.key(naming.words.end - 1))
        .filter(|key| key.chars().count() >= ALONE && pack.lexicon.look_up(key).next().is_none())
        .collect();
    let mut more = Vec::new();
    for at in 0..line.words.len() {
        let free = line.name_at[at].is_none() && !all.iter().any(|naming| naming.words.contains(&at));
        if !free || line.words[at].kind != TokenKind::Word {
            continue;
        }
        let key = line.key(at);
        let mut cut_off = None;
        pack.clitics.cuts(key, |cut| {
            if cut_off.is_none() && !cut.attached.article && !cut.attached.question && lasts.contains(&&key[cut.start..]) {
                cut_off = Some(letters(cut.attached));
            }
        });
        more.extend(cut_off.map(|cut| stranger(at..at + 1, cut)));
    }
    all.append(&mut more);
    all.sort_by_key(|naming| naming.words.start);
}

/// Letters of an attached conjunction and preposition.
fn letters(attached: Attached) -> u32 {
    u32::from(attached.and) + u32::from(attached.preposition.is_some())
}
