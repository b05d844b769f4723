//! A lexicon made when the program is built, so that starting it inflects nothing.
//!
//! All numbers are little-endian. The bytes hold: a magic word; the lexemes; an open hash table of
//! folded forms: a power of two of slots, each the offset of an entry plus one, or 0; then the
//! entries: length of the key, key, number of forms, and for each lexeme and features.
//! Invariant: the bytes are read where they lie; only lexemes are copied out.

use std::borrow::Cow;

use crate::{Features, Form, Lexeme, Lexicon, PackError, Pos, Sense};

const MAGIC: &[u8; 4] = b"SJL1";
/// Slots for each key, times two, at least: the table is never more than half full.
const ROOM: usize = 2;
const FORM_BYTES: usize = 6;

/// Folded forms in the bytes of a frozen lexicon.
#[derive(Debug)]
pub(crate) struct FrozenForms {
    slots: &'static [u8],
    entries: &'static [u8],
    keys: usize,
}

impl FrozenForms {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.keys
    }

    /// The forms of a folded key.
    pub fn get(&self, key: &str) -> Option<impl Iterator<Item = Form> + use<>> {
        let mask = self.slots.len() / 4 - 1;
        let mut slot = hash(key.as_bytes()) as usize & mask;
        loop {
            let offset = number(self.slots, slot * 4)? as usize;
            let at = offset.checked_sub(1)?;
            let (own, forms) = self.entry(at)?;
            if own == key.as_bytes() {
                return Some(forms_of(forms));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Every key with its forms.
    pub fn for_each(&self, mut give: impl FnMut(&str, &mut dyn Iterator<Item = Form>)) {
        for slot in 0..self.slots.len() / 4 {
            let entry = number(self.slots, slot * 4)
                .and_then(|offset| (offset as usize).checked_sub(1))
                .and_then(|at| self.entry(at));
            if let Some((key, forms)) = entry
                && let Ok(key) = std::str::from_utf8(key)
            {
                give(key, &mut forms_of(forms));
            }
        }
    }

    fn entry(&self, at: usize) -> Option<(&'static [u8], &'static [u8])> {
        let length = *self.entries.get(at)? as usize;
        let key = self.entries.get(at + 1..at + 1 + length)?;
        let count = *self.entries.get(at + 1 + length)? as usize;
        let from = at + 2 + length;
        Some((key, self.entries.get(from..from + count * FORM_BYTES)?))
    }
}

fn forms_of(bytes: &'static [u8]) -> impl Iterator<Item = Form> {
    bytes.chunks_exact(FORM_BYTES).map(|form| Form {
        lexeme: u32::from_le_bytes([form[0], form[1], form[2], form[3]]),
        features: Features::from_bits(u16::from_le_bytes([form[4], form[5]])),
    })
}

/// FNV-1a, the same on every machine.
fn hash(bytes: &[u8]) -> u32 {
    let full = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (full ^ (full >> 32)) as u32
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

impl Lexicon {
    /// The lexicon as bytes that [`Lexicon::thaw`] reads.
    pub fn freeze(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put(&mut out, self.lexemes().len());
        for lexeme in self.lexemes() {
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
        let mut keys: Vec<&str> = self.growing_keys().filter(|key| key.len() <= u8::MAX as usize).collect();
        keys.sort_unstable();
        let slots = (keys.len() * ROOM).next_power_of_two();
        let mut table = vec![0u32; slots];
        let mut entries = Vec::new();
        for key in &keys {
            let mut slot = hash(key.as_bytes()) as usize & (slots - 1);
            while table[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = entries.len() as u32 + 1;
            entries.push(key.len() as u8);
            entries.extend(key.as_bytes());
            let forms: Vec<Form> = self.look_up(key).take(u8::MAX as usize).collect();
            entries.push(forms.len() as u8);
            for form in forms {
                entries.extend(form.lexeme.to_le_bytes());
                entries.extend(form.features.bits().to_le_bytes());
            }
        }
        put(&mut out, keys.len());
        put(&mut out, slots);
        out.extend(table.iter().flat_map(|offset| offset.to_le_bytes()));
        out.extend(entries);
        out
    }

    /// A lexicon out of the bytes of [`Lexicon::freeze`].
    ///
    /// # Errors
    /// Bytes of another version, or cut off.
    pub fn thaw(bytes: &'static [u8]) -> Result<Lexicon, PackError> {
        read(bytes).ok_or_else(|| PackError::new("lexicon", 1, "the frozen lexicon is damaged: build again"))
    }
}

fn read(bytes: &'static [u8]) -> Option<Lexicon> {
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
    let keys = number(next(4)?, 0)? as usize;
    let slots = number(next(4)?, 0)? as usize;
    if !slots.is_power_of_two() {
        return None;
    }
    let slots = next(slots * 4)?;
    Some(Lexicon::frozen(lexemes, FrozenForms { slots, entries: &bytes[at..], keys }))
}

fn put(out: &mut Vec<u8>, number: usize) {
    out.extend((number as u32).to_le_bytes());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thaws_what_it_froze() {
        let mut lexicon = Lexicon::default();
        lexicon.add_word(Pos::Noun, "قمة", "قمة", Features::FEMININE, Sense::Frame(7));
        lexicon.add_word(Pos::Noun, "قمة", "قمتان", Features::DUAL, Sense::Frame(7));
        lexicon.add_word(Pos::Particle, "قد", "قد", Features::NONE, Sense::Grammar(1));
        let bytes: &'static [u8] = lexicon.freeze().leak();
        let thawed = Lexicon::thaw(bytes).unwrap();
        assert_eq!((thawed.len(), thawed.forms()), (2, 3));
        let forms: Vec<Form> = thawed.look_up("قمتان").collect();
        assert_eq!(forms, [Form { lexeme: 0, features: Features::DUAL }]);
        assert_eq!(thawed.lexeme(0).senses, [Sense::Frame(7)]);
        assert_eq!(thawed.look_up("قم").count(), 0);
        let mut keys = Vec::new();
        thawed.for_each_key(|key| keys.push(key.to_owned()));
        keys.sort();
        assert_eq!(keys, ["قد", "قمة", "قمتان"]);
    }

    #[test]
    fn refuses_damaged_bytes() {
        let mut lexicon = Lexicon::default();
        lexicon.add_word(Pos::Noun, "قمة", "قمة", Features::FEMININE, Sense::Frame(7));
        let bytes = lexicon.freeze();
        let cut: &'static [u8] = bytes[..12].to_vec().leak();
        assert!(Lexicon::thaw(cut).is_err());
        assert!(Lexicon::thaw(b"NONE").is_err());
    }
}
