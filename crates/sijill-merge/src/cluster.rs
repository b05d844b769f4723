//! Accounts to events: average linkage over what comparisons said, so that no chain of near ones
//! draws in what is like none of the others.

use std::{cmp::Ordering, collections::BinaryHeap};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::{
    Account, Verdict,
    compare::{MERGED, POSSIBLE},
    groups::Groups,
};

/// What comparing two accounts came to, to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// One account, by its place in the list given.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// The score.
    pub score: f32,
}

/// What someone decided by hand; it beats any score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Judgement {
    /// The two are of one event.
    Join(usize, usize),
    /// They are not.
    Split(usize, usize),
}

/// Units of a score in sums. Whole numbers add up alike in any order.
const UNIT: f32 = 1024.0;

/// What two accounts that never met say to one event.
const STRANGERS: i64 = -(UNIT as i64);

/// Accounts to events: lists of accounts in canonical order, in the order of their first accounts.
///
/// Every account is in one event. A `Split` beats a `Join`.
pub fn cluster(accounts: &[Account], links: &[Link], judgements: &[Judgement]) -> Vec<Vec<usize>> {
    let mut canonical: Vec<usize> = (0..accounts.len()).collect();
    canonical.sort_by(|&a, &b| accounts[a].order().cmp(&accounts[b].order()));
    let mut ranks = vec![0; accounts.len()];
    for (rank, &at) in canonical.iter().enumerate() {
        ranks[at] = rank;
    }
    let mut pool = Pool::new(accounts.len());
    for judgement in judgements {
        if let Judgement::Split(a, b) = *judgement {
            pool.part(ranks[a], ranks[b]);
        }
    }
    for link in links.iter().filter(|link| link.a != link.b) {
        let verdict = if link.verdict == Verdict::Apart { link.score.min(POSSIBLE) } else { link.score };
        pool.link(ranks[link.a], ranks[link.b], ((verdict - MERGED) * UNIT).round() as i64);
    }
    let mut joins: Vec<(usize, usize)> = Vec::new();
    for judgement in judgements {
        if let Judgement::Join(a, b) = *judgement {
            joins.push((ranks[a].min(ranks[b]), ranks[a].max(ranks[b])));
        }
    }
    joins.sort_unstable();
    for (a, b) in joins {
        pool.join(a, b);
    }
    pool.grow();
    let events = pool.events().into_iter();
    events.map(|ranks| ranks.into_iter().map(|rank| canonical[rank]).collect()).collect()
}

/// Growing clusters; things are ranks in canonical order.
struct Pool {
    groups: Groups,
    sizes: Vec<i64>,
    /// For the root of each cluster, what links to other roots add up to, and how many they are.
    near: Vec<FxHashMap<usize, (i64, i64)>>,
    parted: Vec<FxHashSet<usize>>,
    /// Roots change hands: what the heap holds of an older state is passed over.
    states: Vec<u32>,
}

/// Two clusters that may become one, best first; ties go to the earlier ones.
#[derive(PartialEq, Eq)]
struct Offer {
    mean: i64,
    a: usize,
    b: usize,
    states: (u32, u32),
}

impl Ord for Offer {
    fn cmp(&self, other: &Offer) -> Ordering {
        self.mean.cmp(&other.mean).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Offer) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Pool {
    fn new(things: usize) -> Pool {
        Pool {
            groups: Groups::new(things),
            sizes: vec![1; things],
            near: vec![FxHashMap::default(); things],
            parted: vec![FxHashSet::default(); things],
            states: vec![0; things],
        }
    }

    fn part(&mut self, a: usize, b: usize) {
        self.parted[a].insert(b);
        self.parted[b].insert(a);
    }

    fn link(&mut self, a: usize, b: usize, says: i64) {
        for (one, other) in [(a, b), (b, a)] {
            // A pair told twice counts once, as the better.
            let cell = self.near[one].entry(other).or_insert((says, 1));
            cell.0 = cell.0.max(says);
        }
    }

    /// Makes one cluster of two, unless they were parted by hand.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.groups.root(a), self.groups.root(b));
        let (a, b) = (a.min(b), a.max(b));
        if a == b || self.parted[a].contains(&b) {
            return;
        }
        self.groups.join(a, b);
        self.sizes[a] += self.sizes[b];
        self.states[a] += 1;
        self.states[b] += 1;
        for (other, (sum, count)) in std::mem::take(&mut self.near[b]) {
            self.near[other].remove(&b);
            if other == a {
                continue;
            }
            for (one, two) in [(a, other), (other, a)] {
                let cell = self.near[one].entry(two).or_insert((0, 0));
                cell.0 += sum;
                cell.1 += count;
            }
        }
        for other in std::mem::take(&mut self.parted[b]) {
            self.parted[other].remove(&b);
            self.parted[other].insert(a);
            self.parted[a].insert(other);
        }
    }

    /// What all pairs of two clusters say on average.
    fn offer(&self, a: usize, b: usize) -> Option<Offer> {
        let (a, b) = (a.min(b), a.max(b));
        let &(sum, count) = self.near[a].get(&b)?;
        let pairs = self.sizes[a] * self.sizes[b];
        let mean = (sum + STRANGERS * (pairs - count)).div_euclid(pairs);
        let fit = mean >= 0 && !self.parted[a].contains(&b);
        fit.then(|| Offer { mean, a, b, states: (self.states[a], self.states[b]) })
    }

    /// Joins the two that fit best, again and again, until none fit.
    fn grow(&mut self) {
        let mut heap = BinaryHeap::new();
        for at in 0..self.near.len() {
            heap.extend(
                self.near[at].keys().filter(|&&other| other > at).filter_map(|&other| self.offer(at, other)),
            );
        }
        while let Some(Offer { a, b, states, .. }) = heap.pop() {
            if (self.states[a], self.states[b]) != states {
                continue;
            }
            self.join(a, b);
            heap.extend(self.near[a].keys().filter_map(|&other| self.offer(a, other)));
        }
    }

    fn events(mut self) -> Vec<Vec<usize>> {
        let mut events: Vec<Vec<usize>> = vec![Vec::new(); self.sizes.len()];
        for at in 0..events.len() {
            let root = self.groups.root(at);
            events[root].push(at);
        }
        events.retain(|event| !event.is_empty());
        events
    }
}
