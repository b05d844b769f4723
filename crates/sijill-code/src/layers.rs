//! The layers below events: mentions of actors, places, times and numbers; tokens.

use sijill_model::{Mention, Token};
use sijill_pack::Pos;
use sijill_text::{Document, TokenKind};
use sijill_time::NumberUnit;

use crate::{
    Codebook, Given,
    cast::Cast,
    clause::Parsed,
    groups::span_of,
    line::{Line, WordPos},
    locate::{self, Setting},
};

impl Codebook<'_> {
    /// Mentions of actors, places, times and numbers, in text order.
    pub fn mentions(&self, doc: &Document<'_>, given: Given<'_>) -> Vec<Mention> {
        let lines = self.lines(doc);
        let setting = self.setting(&lines);
        let mut all = Vec::new();
        let mut sentences: Vec<Parsed<'_, '_, '_>> =
            lines.iter().map(|line| self.parse(line, given.published)).collect();
        Cast::of(&sentences).name(&mut sentences);
        for parsed in sentences {
            times(&parsed, &mut all);
            numbers(&parsed, &mut all);
            places(&parsed, &setting, &mut all);
            actors(&parsed, &mut all);
        }
        all.sort_by_key(|mention| (mention.span(), rank(mention)));
        all
    }

    /// Tokens of the whole text with clitics, part of speech and lemma.
    pub fn tokens(&self, doc: &Document<'_>) -> Vec<Token> {
        let mut all = Vec::with_capacity(doc.tokens.len());
        for sentence in 0..doc.sentences.len() {
            for line in Line::of_sentence(doc, sentence, self.pack, &|key| self.times.is_number(key)) {
                for word in 0..line.words.len() {
                    all.push(self.token(&line, word));
                }
            }
        }
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
            TokenKind::Word => self.parts(line, word),
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

    /// The word cut into what is attached and the stem, as written.
    fn parts(&self, line: &Line<'_>, word: usize) -> Vec<String> {
        let own = &line.words[word];
        let written = line.text(word);
        let mut cuts: Vec<usize> = Vec::new();
        let attached = own.attached;
        let mut at = 0;
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
            let swallowed = letter_at(written, at) != self.pack.clitics.article().chars().next();
            at += if swallowed { 1 } else { self.pack.clitics.article().chars().count() };
            cuts.push(at);
        }
        if attached.pronoun
            && let Some(reading) = line.readings(word).iter().find(|reading| reading.attached == attached)
        {
            let key = line.key(word);
            cuts.push(key[..reading.stem.1 as usize].chars().count());
        }
        split(written, &cuts)
    }
}

/// The letter at a position, marks not counted.
fn letter_at(word: &str, at: usize) -> Option<char> {
    word.chars().filter(|c| !is_mark(*c)).nth(at)
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

fn places(parsed: &Parsed<'_, '_, '_>, setting: &Setting, all: &mut Vec<Mention>) {
    for name in &parsed.line.names {
        let span = span_of(parsed.line, &name.words);
        let text = parsed.line.doc.slice(span);
        let noun =
            name.words.start.checked_sub(1).and_then(|before| parsed.line.place_noun(before, parsed.pack));
        if let Some(place) = locate::resolve(name, noun, span, text, setting, parsed.pack) {
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

fn actors(parsed: &Parsed<'_, '_, '_>, all: &mut Vec<Mention>) {
    for group in &parsed.groups {
        let Some(entity) = &group.entity else { continue };
        let span = span_of(parsed.line, if group.entity_is_head { &group.words } else { &entity.words });
        all.push(Mention::Actor {
            span,
            text: parsed.line.doc.slice(span).to_owned(),
            class: entity.class,
            name: entity.name.map(str::to_owned),
            country: entity.country.to_owned(),
            sector: entity.sector.to_owned(),
        });
    }
}
