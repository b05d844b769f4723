//! A sample of a text's shingles, small enough to keep, that tells how much two texts share.
//!
//! The sample is the smallest hashes of all runs of [`SHINGLE`] words. Of two texts, whatever lies
//! below the larger of the smaller bounds is known for both in full, so that shared and unshared shingles
//! can be counted there exactly: Jaccard for texts that are alike, containment for one cut from the other.

use serde::{Deserialize, Serialize};

use crate::{Word, hash};

/// Words of a shingle.
pub(crate) const SHINGLE: usize = 4;

/// Hashes that a sketch keeps at most: 384 bytes.
pub(crate) const KEPT: usize = 96;

/// The smallest hashes, by which texts are found that may share much.
const BANDS: usize = 10;

/// A sample of a text's shingles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// How many different shingles the text has.
    pub shingles: u32,
    /// The smallest of their hashes, sorted.
    hashes: Vec<u32>,
}

/// What two sketches share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Shingles of both, of the sample.
    pub both: u32,
    /// Shingles of either, of the sample.
    pub either: u32,
    /// Shingles of the one that has fewer, of the sample.
    pub fewer: u32,
}

impl Shared {
    /// Shared shingles of all.
    pub fn jaccard(self) -> f32 {
        self.both as f32 / (self.either as f32).max(1.0)
    }

    /// Shared shingles of the shorter text's.
    pub fn containment(self) -> f32 {
        self.both as f32 / (self.fewer as f32).max(1.0)
    }
}

impl Sketch {
    /// The sketch of a text by its words, in order.
    pub fn of(words: &[Word]) -> Sketch {
        let mut hashes: Vec<u32> = words.windows(SHINGLE).map(shingle).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let shingles = hashes.len() as u32;
        hashes.truncate(KEPT);
        hashes.shrink_to_fit();
        Sketch { shingles, hashes }
    }

    /// As bytes, to be kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = std::iter::once(&self.shingles).chain(&self.hashes);
        numbers.flat_map(|number| number.to_le_bytes()).collect()
    }

    /// From the bytes of [`Sketch::to_bytes`]; `None` for what is none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Sketch> {
        let (numbers, rest) = bytes.as_chunks::<4>();
        let mut numbers = numbers.iter().map(|four| u32::from_le_bytes(*four));
        let shingles = numbers.next()?;
        let hashes: Vec<u32> = numbers.collect();
        let kept = hashes.len() == (shingles as usize).min(KEPT);
        (rest.is_empty() && kept && hashes.is_sorted()).then_some(Sketch { shingles, hashes })
    }

    /// Keys of which texts that share much share at least one.
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        self.hashes.iter().take(BANDS).map(|&hash| hash::of(&[u64::from(hash)]))
    }

    /// What the two texts share, counted where both samples are whole.
    pub fn shared(&self, other: &Sketch) -> Shared {
        let bound = self.bound().min(other.bound());
        let one = &self.hashes[..self.hashes.partition_point(|&hash| hash <= bound)];
        let two = &other.hashes[..other.hashes.partition_point(|&hash| hash <= bound)];
        let (mut i, mut j, mut both) = (0, 0, 0);
        while i < one.len() && j < two.len() {
            match one[i].cmp(&two[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    both += 1;
                    i += 1;
                    j += 1;
                }
            }
        }
        let either = (one.len() + two.len()) as u32 - both;
        let fewer = if self.shingles <= other.shingles { one.len() } else { two.len() };
        Shared { both, either, fewer: fewer as u32 }
    }

    /// Up to which hash the sample is the whole.
    fn bound(&self) -> u32 {
        let whole = self.hashes.len() == self.shingles as usize;
        if whole { u32::MAX } else { *self.hashes.last().unwrap_or(&u32::MAX) }
    }
}

fn shingle(words: &[Word]) -> u32 {
    let mut parts = [0; SHINGLE];
    for (part, word) in parts.iter_mut().zip(words) {
        *part = word.hash;
    }
    (hash::of(&parts) >> 32) as u32
}
