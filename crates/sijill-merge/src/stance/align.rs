//! Words of two lines, one to one.

use super::LineWord;

/// Shared letters, in order, of the longer word's from which two are forms of one word.
const FORM: f64 = 0.6;

/// Letters that must be shared.
const LETTERS: usize = 3;

/// Which words of two lines are one another's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alignment {
    /// Word of the first, word of the second; in the order of the first.
    pub pairs: Vec<(usize, usize)>,
    /// Words of either that have none.
    pub left: [Vec<usize>; 2],
    lengths: [usize; 2],
}

impl Alignment {
    /// Words of the first in whose place, beside a word that both have, the second has another.
    pub fn replaced(&self) -> usize {
        let partner = |at: usize| self.pairs.iter().find(|pair| pair.0 == at).map(|pair| pair.1);
        let open = |at: usize| self.left[1].contains(&at);
        let replaced = |&&at: &&usize| {
            let before = if at == 0 { Some(0) } else { partner(at - 1).map(|other| other + 1) };
            let last = at + 1 == self.lengths[0];
            let after = if last {
                self.lengths[1].checked_sub(1)
            } else {
                partner(at + 1).and_then(|other| other.checked_sub(1))
            };
            before.is_some_and(open) || after.is_some_and(open)
        };
        self.left[0].iter().filter(replaced).count()
    }

    /// How much of the order is the same, 0 to 1.
    pub fn order(&self) -> f64 {
        let count = self.pairs.len();
        if count < 2 {
            return 1.0;
        }
        let turned = (0..count)
            .map(|at| self.pairs[at + 1..].iter().filter(|later| later.1 < self.pairs[at].1).count());
        1.0 - turned.sum::<usize>() as f64 / (count * (count - 1) / 2) as f64
    }
}

/// Aligns words: the most alike first, and of those the ones that stand nearest to each other.
pub(super) fn align(a: &[LineWord], b: &[LineWord]) -> Alignment {
    let mut offers: Vec<(f64, f64, usize, usize)> = Vec::new();
    let place = |at: usize, words: &[LineWord]| at as f64 / words.len() as f64;
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let alike = alike(&one.key, &other.key);
            if alike >= FORM {
                offers.push((alike, (place(i, a) - place(j, b)).abs(), i, j));
            }
        }
    }
    offers.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.total_cmp(&y.1)).then((x.2 + x.3).cmp(&(y.2 + y.3))));
    let (mut taken_a, mut taken_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut pairs = Vec::new();
    for (_, _, i, j) in offers {
        if !taken_a[i] && !taken_b[j] {
            (taken_a[i], taken_b[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable();
    let left = [taken_a, taken_b].map(|taken| (0..taken.len()).filter(|&at| !taken[at]).collect());
    Alignment { pairs, left, lengths: [a.len(), b.len()] }
}

/// Letters that both words have in order, of the longer one's.
fn alike(a: &[char], b: &[char]) -> f64 {
    if a == b {
        return 1.0;
    }
    let mut row = vec![0; b.len() + 1];
    for one in a {
        let mut corner = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if one == other { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    let shared = row[b.len()];
    if shared < LETTERS { 0.0 } else { shared as f64 / a.len().max(b.len()) as f64 }
}
