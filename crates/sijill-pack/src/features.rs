//! What an inflected form tells: tense, voice, gender, number, and how it may stand.

use std::ops::{BitOr, BitOrAssign};

/// A set of features of one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Features(u16);

impl Features {
    /// Nothing told.
    pub const NONE: Features = Features(0);
    /// Perfect verb.
    pub const PERFECT: Features = Features(1);
    /// Imperfect verb.
    pub const IMPERFECT: Features = Features(2);
    /// Passive in its letters (most passives look like the active and are told by frame instead).
    pub const PASSIVE: Features = Features(4);
    /// Shortened imperfect, after a negation.
    pub const JUSSIVE: Features = Features(8);
    /// Masculine.
    pub const MASCULINE: Features = Features(16);
    /// Feminine.
    pub const FEMININE: Features = Features(32);
    /// Singular.
    pub const SINGULAR: Features = Features(64);
    /// Dual.
    pub const DUAL: Features = Features(128);
    /// Plural.
    pub const PLURAL: Features = Features(256);
    /// First person.
    pub const FIRST: Features = Features(512);
    /// Only before an attached pronoun.
    pub const BOUND: Features = Features(1024);
    /// A noun's form.
    pub const NOUN: Features = Features(2048);
    /// Indefinite accusative.
    pub const ACCUSATIVE: Features = Features(4096);
    /// Before a genitive.
    pub const CONSTRUCT: Features = Features(8192);

    /// An active participle in the accusative, which stands for a clause of its own: `مطالبا`.
    pub const PARTICIPLE: Features = Features(16384);

    /// Active in its letters: a perfect whose passive is spelled otherwise (`هاجم`, `هوجم`).
    pub const ACTIVE: Features = Features(32768);

    /// The same without what its letters tell of its voice, as a table of endings gives it.
    #[must_use]
    pub fn unvoiced(self) -> Features {
        Features(self.0 & !Features::ACTIVE.0)
    }

    /// The same form of a feminine word.
    pub(crate) fn feminine(self) -> Features {
        Features(self.0 & !Features::MASCULINE.0) | Features::FEMININE
    }

    /// The set as bits, for storing.
    pub(crate) fn bits(self) -> u16 {
        self.0
    }

    /// The set of stored bits.
    pub(crate) fn from_bits(bits: u16) -> Features {
        Features(bits)
    }

    /// Whether all of `other` is told.
    pub fn has(self, other: Features) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is told.
    pub fn any(self, other: Features) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the form is a verb's.
    pub fn is_verb(self) -> bool {
        self.any(Features::PERFECT | Features::IMPERFECT | Features::PARTICIPLE)
    }

    /// The features that words of `inflection/endings.tsv` name; `None` for an unknown word.
    pub fn parse(words: &str) -> Option<Features> {
        let mut all = Features::NONE;
        for word in words.split(' ') {
            all |= match word {
                "perfect" => Features::PERFECT,
                "imperfect" => Features::IMPERFECT,
                "passive" => Features::PASSIVE,
                "jussive" => Features::JUSSIVE,
                "m" => Features::MASCULINE,
                "f" => Features::FEMININE,
                "s" => Features::SINGULAR,
                "d" | "dual" => Features::DUAL,
                "p" | "plural" => Features::PLURAL,
                "first" => Features::FIRST,
                "bound" => Features::BOUND,
                "noun" => Features::NOUN,
                "accusative" => Features::ACCUSATIVE,
                "participle" => Features::PARTICIPLE,
                "construct" => Features::CONSTRUCT,
                _ => return None,
            };
        }
        Some(all)
    }
}

impl BitOr for Features {
    type Output = Features;

    fn bitor(self, other: Features) -> Features {
        Features(self.0 | other.0)
    }
}

impl BitOrAssign for Features {
    fn bitor_assign(&mut self, other: Features) {
        self.0 |= other.0;
    }
}
