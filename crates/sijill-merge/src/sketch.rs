//! A sample of a text's shingles, small enough to keep, that tells how much two texts share.
//!
//! The sample is the smallest hashes of all runs of [`SHINGLE`] words. Of two texts, whatever lies
//! below the larger of the smaller bounds is known for both in full, so that shared and unshared shingles
//! can be counted there exactly: Jaccard for texts that are alike, containment for one cut from the other.

use serde::{Deserialize, Serialize};

use crate::{Word, WordKind, hash};

/// Words of a shingle.
pub(crate) const SHINGLE: usize = 4;

/// Hashes that a sketch keeps at most: 384 bytes; with the beginning, a sketch stays under 480.
pub(crate) const KEPT: usize = 96;

/// Words of a text's beginning: its title and the sentence that follows.
const LEAD: usize = 40;

/// The smallest hashes, by which texts are found that may share much.
const BANDS: usize = 10;

/// A sample of a text's shingles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// How many different shingles the text has.
    pub shingles: u32,
    /// The smallest of their hashes, sorted.
    hashes: Vec<u32>,
    /// The telling words of its beginning, short, sorted; the lowest bit says whether it is a number.
    lead: Vec<u16>,
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
    /// How much of the telling words with which one begins the other begins with as well, 0 to 1.
    pub lead: f32,
    /// Whether each begins with a number that the other does not begin with.
    pub numbers: bool,
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
        let telling = words.iter().take(LEAD).filter(|word| word.kind != WordKind::Function);
        let short = |word: &Word| (word.hash >> 48) as u16 & !1 | u16::from(word.kind == WordKind::Number);
        let mut lead: Vec<u16> = telling.map(short).collect();
        lead.sort_unstable();
        lead.dedup();
        Sketch { shingles, hashes, lead }
    }

    /// As bytes, to be kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = std::iter::once(&self.shingles).chain(&self.hashes);
        let lead = self.lead.iter().flat_map(|word| word.to_le_bytes());
        numbers.flat_map(|number| number.to_le_bytes()).chain(lead).collect()
    }

    /// From the bytes of [`Sketch::to_bytes`]; `None` for what is none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Sketch> {
        let (first, rest) = bytes.split_first_chunk::<4>()?;
        let shingles = u32::from_le_bytes(*first);
        let (numbers, lead) = rest.split_at_checked(4 * (shingles as usize).min(KEPT))?;
        let hashes: Vec<u32> =
            numbers.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        let (lead, odd) = lead.as_chunks::<2>();
        let lead: Vec<u16> = lead.iter().map(|two| u16::from_le_bytes(*two)).collect();
        let whole = odd.is_empty() && lead.len() <= LEAD && hashes.is_sorted() && lead.is_sorted();
        whole.then_some(Sketch { shingles, hashes, lead })
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
        let both = common(one, two);
        let either = (one.len() + two.len()) as u32 - both;
        let fewer = match self.shingles.cmp(&other.shingles) {
            std::cmp::Ordering::Less => one.len(),
            std::cmp::Ordering::Greater => two.len(),
            std::cmp::Ordering::Equal => one.len().min(two.len()),
        };
        let shorter = self.lead.len().min(other.lead.len()).max(1) as f32;
        let lead = common(&self.lead, &other.lead) as f32 / shorter;
        let odd = |one: &[u16], other: &[u16]| {
            one.iter().any(|word| word & 1 == 1 && other.binary_search(word).is_err())
        };
        let numbers = odd(&self.lead, &other.lead) && odd(&other.lead, &self.lead);
        Shared { both, either, fewer: fewer as u32, lead, numbers }
    }

    /// Up to which hash the sample is the whole.
    fn bound(&self) -> u32 {
        let whole = self.hashes.len() == self.shingles as usize;
        if whole { u32::MAX } else { *self.hashes.last().unwrap_or(&u32::MAX) }
    }
}

/// How many values two sorted lists share.
fn common<T: Ord>(one: &[T], two: &[T]) -> u32 {
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
    both
}

fn shingle(words: &[Word]) -> u32 {
    let mut parts = [0; SHINGLE];
    for (part, word) in parts.iter_mut().zip(words) {
        *part = word.hash;
    }
    (hash::of(&parts) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::Sketch;
    use crate::testing::words;

    #[test]
    fn bytes_round_trip_and_stay_small() {
        let long: String = (0..3000).map(|at| format!("word{at} ")).collect();
        for text in ["", "three words only", "four words are one", &long] {
            let sketch = Sketch::of(&words(text));
            let bytes = sketch.to_bytes();
            assert!(bytes.len() <= 512, "{} bytes", bytes.len());
            assert_eq!(Sketch::from_bytes(&bytes), Some(sketch));
        }
        assert_eq!(Sketch::from_bytes(&[]), None);
        assert_eq!(Sketch::from_bytes(&[255, 0, 0, 0, 1, 2]), None);
    }

    #[test]
    fn counts_what_is_shared() {
        let text: Vec<String> = (0..400).map(|at| format!("word{at}")).collect();
        let whole = Sketch::of(&words(&text.join(" ")));
        let half = Sketch::of(&words(&text[..200].join(" ")));
        let other: Vec<String> = (0..400).map(|at| format!("else{at}")).collect();
        let shared = whole.shared(&half);
        assert_eq!(shared.containment(), 1.0);
        assert!((0.3..0.7).contains(&shared.jaccard()), "{}", shared.jaccard());
        assert_eq!(whole.shared(&half), half.shared(&whole));
        assert_eq!(whole.shared(&Sketch::of(&words(&other.join(" ")))).both, 0);
    }

    #[test]
    fn texts_of_one_length_share_the_same_either_way() {
        let text = |from: usize| (from..from + 400).map(|at| format!("word{at} ")).collect::<String>();
        for shift in (10..200).step_by(10) {
            let (one, two) = (Sketch::of(&words(&text(0))), Sketch::of(&words(&text(shift))));
            assert_eq!(one.shingles, two.shingles);
            assert_eq!(one.shared(&two), two.shared(&one), "shifted by {shift}");
        }
    }
}
