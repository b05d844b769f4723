//! Lexicon and phrases as bytes made when the program is built, so that starting it inflects nothing.
//!
//! Invariant: the bytes are read where they lie; only lexemes are copied out.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    Features, Form, Lexeme, Lexicon, Meaning, PackError, Phrases, Pos, Sense,
    phrases::Phrase,
    table::{Table, number, put},
};

const MAGIC: &[u8; 4] = b"SJL2";
const FORM_BYTES: usize = 6;

/// The forms in a value of the lexicon's table.
pub(crate) fn forms_of(bytes: &'static [u8]) -> impl Iterator<Item = Form> {
    bytes.chunks_exact(FORM_BYTES).map(|form| Form {
        lexeme: u32::from_le_bytes([form[0], form[1], form[2], form[3]]),
        features: Features::from_bits(u16::from_le_bytes([form[4], form[5]])),
    })
}

/// Lexicon and phrases as bytes that [`thaw`] reads.
pub(crate) fn freeze(lexicon: &Lexicon, phrases: &Phrases) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    put(&mut out, lexicon.lexemes().len());
    for lexeme in lexicon.lexemes() {
        out.push(lexeme.lemma.len() as u8);
        out.extend(lexeme.lemma.as_bytes());
        out.push(pos_code(lexeme.pos));
        out.push(lexeme.senses.len() as u8);
        for &sense in &lexeme.senses {
            let (code, index) = sense_code(sense);
            out.push(code);
            put(&mut out, index as usize);
        }
    }
    let mut forms: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for key in lexicon.growing_keys() {
        let value = forms.entry(key).or_default();
        for form in lexicon.look_up(key) {
            value.extend(form.lexeme.to_le_bytes());
            value.extend(form.features.bits().to_le_bytes());
        }
    }
    out.extend(Table::lay_out(&forms));
    put(&mut out, phrases.len());
    let mut named: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    for (key, all) in phrases.growing() {
        let value = named.entry(key).or_default();
        for phrase in all {
            let (code, index) = meaning_code(phrase.meaning);
            value.extend([code, phrase.words, phrase.rest.len() as u8]);
            put(value, index as usize);
            put(value, phrase.tail.map_or(0, |letter| letter as usize));
            value.extend(phrase.rest.as_bytes());
        }
    }
    out.extend(Table::lay_out(&named));
    out
}

/// Lexicon and phrases out of the bytes of [`freeze`].
///
/// # Errors
/// Bytes of another version, or cut off.
pub(crate) fn thaw(bytes: &'static [u8]) -> Result<(Lexicon, Phrases), PackError> {
    read(bytes).ok_or_else(|| PackError::new("lexicon", 1, "the frozen lexicon is damaged: build again"))
}

fn read(bytes: &'static [u8]) -> Option<(Lexicon, Phrases)> {
    let mut at = MAGIC.len();
    if bytes.get(..at)? != MAGIC {
        return None;
    }
    let mut next = |length: usize| -> Option<&'static [u8]> {
        let part = bytes.get(at..at + length)?;
        at += length;
        Some(part)
    };
    let count = number(next(4)?, 0)? as usize;
    let mut lexemes = Vec::with_capacity(count);
    for _ in 0..count {
        let length = next(1)?[0] as usize;
        let lemma = std::str::from_utf8(next(length)?).ok()?;
        let pos = pos_of(next(1)?[0])?;
        let senses = next(1)?[0];
        let senses = (0..senses)
            .map(|_| {
                let code = next(1)?[0];
                sense_of(code, number(next(4)?, 0)?)
            })
            .collect::<Option<Vec<Sense>>>()?;
        lexemes.push(Lexeme { lemma: Cow::Borrowed(lemma), pos, senses });
    }
    let (forms, rest) = Table::read(&bytes[at..])?;
    let phrases = number(rest, 0)? as usize;
    let (named, _) = Table::read(&rest[4..])?;
    Some((Lexicon::frozen(lexemes, forms), Phrases::frozen(named, phrases)))
}

/// The phrases in a value of the phrases' table.
pub(crate) fn phrases_of(mut bytes: &'static [u8]) -> impl Iterator<Item = Phrase<'static>> {
    std::iter::from_fn(move || {
        let (&[code, words, length], rest) = bytes.split_first_chunk::<3>()?;
        let (index, tail) = (number(rest, 0)?, number(rest, 4)?);
        let end = 8 + length as usize;
        let phrase = Phrase {
            rest: std::str::from_utf8(rest.get(8..end)?).ok()?.into(),
            words,
            tail: char::from_u32(tail).filter(|_| tail != 0),
            meaning: meaning_of(code, index)?,
        };
        bytes = &rest[end..];
        Some(phrase)
    })
}

fn pos_code(pos: Pos) -> u8 {
    match pos {
        Pos::Verb => 0,
        Pos::Noun => 1,
        Pos::Adjective => 2,
        Pos::Particle => 3,
    }
}

fn pos_of(code: u8) -> Option<Pos> {
    Some(match code {
        0 => Pos::Verb,
        1 => Pos::Noun,
        2 => Pos::Adjective,
        3 => Pos::Particle,
        _ => return None,
    })
}

fn sense_code(sense: Sense) -> (u8, u32) {
    match sense {
        Sense::Frame(index) => (0, index),
        Sense::Light(index) => (1, index),
        Sense::Cue(index) => (2, index),
        Sense::Role(index) => (3, index),
        Sense::Casualty(index) => (4, index),
        Sense::Grammar(index) => (5, index),
        Sense::Nation(index) => (6, u32::from(index)),
    }
}

fn sense_of(code: u8, index: u32) -> Option<Sense> {
    Some(match code {
        0 => Sense::Frame(index),
        1 => Sense::Light(index),
        2 => Sense::Cue(index),
        3 => Sense::Role(index),
        4 => Sense::Casualty(index),
        5 => Sense::Grammar(index),
        6 => Sense::Nation(u16::try_from(index).ok()?),
        _ => return None,
    })
}

fn meaning_code(meaning: Meaning) -> (u8, u32) {
    match meaning {
        Meaning::Country(index) => (0, u32::from(index)),
        Meaning::Capital(index) => (1, u32::from(index)),
        Meaning::Place(index) => (2, index),
        Meaning::Organisation(index) => (3, index),
        Meaning::Person(index) => (4, index),
        Meaning::Stranger => (5, 0),
        Meaning::Unplaced => (6, 0),
        Meaning::Role(index) => (7, index),
        Meaning::Cue(index) => (8, index),
        Meaning::Grammar(index) => (9, index),
    }
}

fn meaning_of(code: u8, index: u32) -> Option<Meaning> {
    Some(match code {
        0 => Meaning::Country(u16::try_from(index).ok()?),
        1 => Meaning::Capital(u16::try_from(index).ok()?),
        2 => Meaning::Place(index),
        3 => Meaning::Organisation(index),
        4 => Meaning::Person(index),
        5 => Meaning::Stranger,
        6 => Meaning::Unplaced,
        7 => Meaning::Role(index),
        8 => Meaning::Cue(index),
        9 => Meaning::Grammar(index),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        lexicon.add_word(Pos::Noun, "قمة", "قمة", Features::FEMININE, Sense::Frame(7));
        lexicon.add_word(Pos::Noun, "قمة", "قمتان", Features::DUAL, Sense::Frame(7));
        lexicon.add_word(Pos::Particle, "قد", "قد", Features::NONE, Sense::Grammar(1));
        lexicon
    }

    #[test]
    fn thaws_what_it_froze() {
        let mut phrases = Phrases::default();
        phrases.add("مجلس الأمن", Meaning::Organisation(3));
        phrases.add("مجلس الأمن الدولي", Meaning::Organisation(3));
        phrases.add("القاهرة", Meaning::Capital(2));
        let bytes: &'static [u8] = freeze(&lexicon(), &phrases).leak();
        let (lexicon, phrases) = thaw(bytes).unwrap();
        assert_eq!((lexicon.len(), lexicon.forms(), phrases.len()), (2, 3, 3));
        let forms: Vec<Form> = lexicon.look_up("قمتان").collect();
        assert_eq!(forms, [Form { lexeme: 0, features: Features::DUAL }]);
        assert_eq!(lexicon.lexeme(0).senses, [Sense::Frame(7)]);
        assert_eq!(lexicon.look_up("قم").count(), 0);
        let mut keys = Vec::new();
        lexicon.for_each_key(|key| keys.push(key.to_owned()));
        keys.sort();
        assert_eq!(keys, ["قد", "قمة", "قمتان"]);
        let words = ["مجلس", "الامن", "الدولي"];
        let mut found = Vec::new();
        phrases.find(words[0], |at| words.get(at).copied(), |one| found.push((one.words, one.meaning)));
        found.sort();
        assert_eq!(found, [(2, Meaning::Organisation(3)), (3, Meaning::Organisation(3))]);
        phrases.find("القاهرة", |_| None, |one| assert_eq!(one.meaning, Meaning::Capital(2)));
    }

    #[test]
    fn refuses_damaged_bytes() {
        let bytes = freeze(&lexicon(), &Phrases::default());
        let cut: &'static [u8] = bytes[..12].to_vec().leak();
        assert!(thaw(cut).is_err());
        assert!(thaw(b"NONE").is_err());
    }
}
