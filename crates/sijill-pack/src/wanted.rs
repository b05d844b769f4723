//! Words that tables ask for beside a trigger, and the written words that may be one of them.

use rustc_hash::FxHashSet;
use sijill_text::fold;

use crate::{Casualty, Clitics, Frame};

/// A word's folded key as a number, for comparing many words with many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyHash(u64);

impl KeyHash {
    /// The hash of a key.
    pub fn of(key: &str) -> KeyHash {
        KeyHash::joined("", key)
    }

    /// The hash of a key whose last letter may change, by what stands before that letter.
    pub fn changed(start: &str) -> KeyHash {
        KeyHash(KeyHash::of(start).0 ^ 1)
    }

    fn joined(first: &str, second: &str) -> KeyHash {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in first.bytes().chain(second.bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        KeyHash(hash << 1)
    }
}

/// A word of a `with` or `not` cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Its folded key.
    pub key: String,
    /// The letter of an attached preposition, where the word is one.
    pub letter: Option<char>,
    hash: KeyHash,
    changed: KeyHash,
}

impl Wanted {
    /// A word as a pack spells it.
    pub fn new(word: &str) -> Wanted {
        let key = fold(word);
        let mut letters = key.chars();
        let letter = letters.next().filter(|_| letters.next().is_none());
        let before_last = key.char_indices().next_back().map_or(0, |(at, _)| at);
        let (hash, changed) = (KeyHash::of(&key), KeyHash::changed(&key[..before_last]));
        Wanted { letter, hash, changed, key }
    }

    /// Whether a written word, by the hashes of all it may be, may be this one.
    pub fn is_among(&self, hashes: &[KeyHash]) -> bool {
        hashes.contains(&self.hash) || hashes.contains(&self.changed)
    }

    /// The hash of its key.
    pub fn hash(&self) -> KeyHash {
        self.hash
    }
}

/// Every word that some frame, or some word of casualties, asks for.
#[derive(Debug, Default)]
pub struct Vocabulary(FxHashSet<KeyHash>);

impl Vocabulary {
    pub(crate) fn of(frames: &[Frame], casualties: &[Casualty]) -> Vocabulary {
        let with = frames.iter().flat_map(|frame| frame.with.iter().flatten());
        let with = with.chain(casualties.iter().flat_map(|casualty| &casualty.with));
        let with = with.flat_map(|wanted| [wanted.hash, wanted.changed]);
        Vocabulary(with.chain(frames.iter().flat_map(|frame| frame.not.iter().copied())).collect())
    }

    /// Which of them a written key may be, with whatever may stand attached, as hashes. Before a pronoun
    /// a word's last letter may change: those stand without it.
    pub fn words_of(&self, written: &str, clitics: &Clitics) -> Vec<KeyHash> {
        let mut found = Vec::new();
        let mut give = |hash: KeyHash| {
            if self.0.contains(&hash) && !found.contains(&hash) {
                found.push(hash);
            }
        };
        clitics.cuts(written, |cut| {
            let rest = &written[cut.start..];
            if !cut.noun {
                return;
            }
            give(KeyHash::of(rest));
            // A word with an article carries no pronoun.
            if cut.attached.article {
                if !clitics.article().is_empty() {
                    give(KeyHash::joined(clitics.article(), rest));
                }
                return;
            }
            for pronoun in clitics.pronouns() {
                let Some(stem) = rest.strip_suffix(pronoun) else { continue };
                give(KeyHash::of(stem));
                if stem.chars().count() > 3
                    && let Some((at, _)) = stem.char_indices().next_back()
                {
                    give(KeyHash::changed(&stem[..at]));
                }
            }
        });
        found
    }
}
