//! The layers below events: mentions of actors, places, times and numbers; tokens.

use std::ops::Range;

use rustc_hash::FxHashSet;
use sijill_model::{Class, Mention, PlacePrecision, Token};
use sijill_pack::{Meaning, Pos};
use sijill_text::{Document, TokenKind};
use sijill_time::NumberUnit;

use crate::{
    Codebook, Given,
    cast::Cast,
    clause::Parsed,
    gazetteer,
    groups::span_of,
    line::{Line, WordPos},
    names::{self, Name},
    naming::{self, Naming},
    parts::parts,
    setting::Setting,
    topic::{self, Topic},
};

impl Codebook<'_> {
    /// Mentions of actors, places, times and numbers, in text order.
    pub fn mentions(&self, doc: &Document<'_>, given: Given<'_>) -> Vec<Mention> {
        let mut known = self.memory.lend(self.pack, self.times);
        let topic = topic::of(doc, &mut known);
        let lines = self.lines(doc, topic, &mut known);
        self.memory.give_back(known);
        let setting = self.setting(&lines);
        let mut all = Vec::new();
        let (mut sentences, _) = self.parse_all(&lines, given.published);
        Cast::of(&sentences).name(&mut sentences);
        let mut lasts = FxHashSet::default();
        for parsed in sentences {
            times(&parsed, &mut all);
            numbers(&parsed, &mut all);
            let named = naming::find(&parsed, &|key| self.times.is_number(key), &mut lasts);
            places(&parsed, &setting, &named, &mut all);
            actors(&parsed, &named, &mut all);
        }
        all.sort_by_key(|mention| (mention.span(), rank(mention)));
        all
    }

    /// Tokens of the whole text with clitics, part of speech and lemma.
    pub fn tokens(&self, doc: &Document<'_>) -> Vec<Token> {
        let mut all = Vec::with_capacity(doc.tokens.len());
        let mut known = self.memory.lend(self.pack, self.times);
        let numbers = |key: &str| self.times.opens_number(key);
        let sport = topic::of(doc, &mut known) == Topic::Sport;
        for sentence in 0..doc.sentences.len() {
            for line in Line::of_sentence(doc, sentence, sport, self.pack, &mut known, &numbers) {
                for word in 0..line.words.len() {
                    all.push(self.token(&line, word));
                }
            }
        }
        self.memory.give_back(known);
        all
    }

    fn token(&self, line: &Line<'_>, word: usize) -> Token {
        let own = &line.words[word];
        let text = line.text(word).to_owned();
        let reading = line
            .readings(word)
            .iter()
            .copied()
            .filter(|reading| {
                let pos = self.pack.lexicon.lexeme(reading.form.lexeme).pos;
                match own.pos {
                    WordPos::Verb => pos == Pos::Verb,
                    WordPos::Particle => pos == Pos::Particle,
                    WordPos::Noun => matches!(pos, Pos::Noun | Pos::Adjective),
                    _ => false,
                }
            })
            .find(|reading| reading.attached == own.attached);
        let pos = match own.pos {
            _ if line.name_at[word].is_some_and(|n| is_name(line, n)) => "name",
            WordPos::Verb => "verb",
            WordPos::Particle => "particle",
            WordPos::Number => "number",
            WordPos::Punct => "punctuation",
            WordPos::Unknown => "unknown",
            WordPos::Noun => match reading {
                Some(r) if self.pack.lexicon.lexeme(r.form.lexeme).pos == Pos::Adjective => "adjective",
                _ => "noun",
            },
        };
        let parts = match own.kind {
            TokenKind::Word => parts(line, word, self.pack, &|key| self.times.is_number(key)),
            _ => vec![text.clone()],
        };
        Token {
            span: own.span,
            text,
            parts,
            pos: pos.to_owned(),
            lemma: reading.map(|r| self.pack.lexicon.lexeme(r.form.lexeme).lemma.clone().into_owned()),
        }
    }
}

fn is_name(line: &Line<'_>, name: usize) -> bool {
    use sijill_pack::Meaning::*;
    matches!(
        line.names[name].meaning,
        Country(_) | Capital(_) | Place(_) | Organisation(_) | Person(_) | Stranger | Unplaced
    )
}

fn rank(mention: &Mention) -> u8 {
    match mention {
        Mention::Time { .. } => 0,
        Mention::Place { .. } => 1,
        Mention::Actor { .. } => 2,
        Mention::Number { .. } => 3,
    }
}

fn times(parsed: &Parsed<'_, '_, '_>, all: &mut Vec<Mention>) {
    for time in &parsed.times {
        all.push(Mention::Time {
            span: time.span,
            text: parsed.line.doc.slice(time.span).to_owned(),
            start: time.start,
            end: time.end,
            precision: time.precision,
            timex: time.timex.clone(),
        });
    }
}

fn numbers(parsed: &Parsed<'_, '_, '_>, all: &mut Vec<Mention>) {
    for (index, number) in parsed.numbers.iter().enumerate() {
        let span = parsed.line.bare_span(number.words.clone());
        let people = parsed.groups.iter().any(|group| {
            group.number == Some(index) && (group.entity.is_some() || parsed.counts_people(group))
        });
        let unit = match number.unit {
            NumberUnit::Ordinal => Some("ordinal"),
            NumberUnit::Percent => Some("percent"),
            _ if people => Some("person"),
            _ => None,
        };
        all.push(Mention::Number {
            span,
            text: parsed.line.doc.slice(span).to_owned(),
            value: number.value,
            max: number.max,
            unit: unit.map(str::to_owned),
        });
    }
}

fn places(parsed: &Parsed<'_, '_, '_>, setting: &Setting, named: &[Naming<'_>], all: &mut Vec<Mention>) {
    let of_person = |words: &Range<usize>| {
        named.iter().any(|naming| {
            (naming.class == Class::Person || naming.words == *words)
                && naming.words.start <= words.start
                && words.end <= naming.words.end
        })
    };
    let inner: Vec<Name> = parsed.line.names.iter().filter_map(|name| seat(parsed, name)).collect();
    let own = parsed.line.names.iter().filter(|name| !of_person(&name.words));
    for name in own.chain(&inner) {
        let span = span_of(parsed.line, &own_words(parsed, name));
        let text = parsed.line.doc.slice(span);
        // A body is told as a place only by event fields: `في البيت الأبيض`.
        if matches!(name.meaning, Meaning::Organisation(_)) {
            continue;
        }
        let around = gazetteer::around(parsed.line, name, setting, parsed.pack);
        if let Some(place) = gazetteer::resolve(name, around, span, text, setting, parsed.pack) {
            all.push(Mention::Place {
                span,
                text: text.to_owned(),
                name: place.name,
                country: place.country,
                lat: place.lat,
                lon: place.lon,
                geonames: place.geonames,
                precision: place.precision,
            });
        }
    }
}

/// The words of a place's name without the noun that says what it is, as where the table has the name alone:
/// `يوبي` of `ولاية يوبي`.
fn own_words(parsed: &Parsed<'_, '_, '_>, name: &Name) -> Range<usize> {
    let words = name.words.clone();
    let noun = parsed.line.place_noun(words.start);
    let rank = noun.is_some_and(|noun| {
        matches!(noun.precision, PlacePrecision::Province | PlacePrecision::District) && !noun.direction
    });
    // `المحافظة الوسطى`: what follows the article only describes.
    let definite = parsed.line.has_article(words.start, parsed.pack);
    let drop = matches!(name.meaning, Meaning::Place(_)) && words.len() > 1 && rank && !definite;
    words.start + usize::from(drop)..words.end
}

/// The place inside the name of a body that stands somewhere: `جامعة بغداد`.
fn seat(parsed: &Parsed<'_, '_, '_>, name: &Name) -> Option<Name> {
    let (line, pack) = (parsed.line, parsed.pack);
    let body = matches!(name.meaning, Meaning::Organisation(_)) && name.words.len() > 1;
    let first = line.stem(name.words.start);
    if !body || !(pack.body_nouns.contains(first) || pack.place_nouns.contains_key(first)) {
        return None;
    }
    let mut found: Option<Name> = None;
    for at in name.words.start + 1..name.words.end {
        names::phrases(line, at, pack, |words, meaning, attached| {
            let known = match meaning {
                Meaning::Place(place) => pack.world.places[place as usize].population >= SEAT,
                Meaning::Capital(_) => true,
                _ => false,
            };
            if !known || words.end > name.words.end || !attached.is_bare() {
                return;
            }
            let places = if let Meaning::Place(place) = meaning { vec![place] } else { Vec::new() };
            match &mut found {
                Some(known) if known.words == words => known.places.extend(places),
                None => found = Some(Name { words, meaning, places, attached }),
                Some(_) => {}
            }
        });
    }
    found
}

/// Inhabitants from which a town is told inside the name of a body.
const SEAT: u32 = 100_000;

/// People and bodies by name; countries by whatever words; whoever else by what they are.
fn actors(parsed: &Parsed<'_, '_, '_>, named: &[Naming<'_>], all: &mut Vec<Mention>) {
    let text = |span| parsed.line.doc.slice(span).to_owned();
    for group in &parsed.groups {
        let Some(entity) = &group.entity else { continue };
        let words = group.who();
        let by_name = matches!(entity.class, Class::Person | Class::Organisation);
        let overlaps = |naming: &Naming<'_>| naming.words.start < words.end && words.start < naming.words.end;
        if by_name && named.iter().any(overlaps) {
            continue;
        }
        let span = span_of(parsed.line, words);
        all.push(Mention::Actor {
            span,
            text: text(span),
            // An office or a service tells who by what it is.
            class: if by_name { Class::Group } else { entity.class },
            name: entity.name.map(str::to_owned),
            country: entity.country.to_owned(),
            sector: entity.sector.to_owned(),
        });
    }
    for naming in named {
        let span = naming.span(parsed.line);
        all.push(Mention::Actor {
            span,
            text: text(span),
            class: naming.class,
            name: naming.name.map(str::to_owned),
            country: naming.country.to_owned(),
            sector: naming.sector.to_owned(),
        });
    }
}
