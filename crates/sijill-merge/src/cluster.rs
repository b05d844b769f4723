//! Accounts to events: average linkage over what comparisons said, so that no chain of near ones
//! draws in what is like none of the others; the best pair counts for more than the rest.

use std::{cmp::Ordering, collections::BinaryHeap};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::{
    Account, Verdict,
    compare::{MERGED, verdict},
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

/// What one pair says at most, for or against: no single one decides for a large event.
const LOUDEST: f32 = 3.0;

/// One part in so many of what two clusters say is what their best pair says; the others are the mean of all. A
/// short account is like only one of the long ones of its event. Chosen on the half of the labelled pairs to tune by:
/// from a third on, events of a kind run together.
const BEST: i64 = 5;

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
        pool.link(ranks[link.a], ranks[link.b], voice(link.score), link.verdict != Verdict::Apart);
    }
    pool.grow(&|a, b| voice(verdict(&accounts[canonical[a]], &accounts[canonical[b]], None).1));
    // Events as they come by themselves are joined whole: nobody falls out who was not parted by hand.
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
    let events = pool.events().into_iter();
    events.map(|ranks| ranks.into_iter().map(|rank| canonical[rank]).collect()).collect()
}

/// What a pair says to one event, in units.
fn voice(score: f32) -> i64 {
    ((score - MERGED).clamp(-LOUDEST, LOUDEST) * UNIT).round() as i64
}

/// Growing clusters; things are ranks in canonical order.
struct Pool {
    groups: Groups,
    members: Vec<Vec<usize>>,
    /// Pairs of things that a link is known for, the smaller first.
    known: FxHashMap<(usize, usize), i64>,
    /// For the root of each cluster, the roots that a link draws it to, with what all pairs of the two say,
    /// where that is known.
    near: Vec<FxHashMap<usize, Option<Says>>>,
    parted: Vec<FxHashSet<usize>>,
    /// Roots change hands: what the heap holds of an older state is passed over.
    states: Vec<u32>,
}

/// What all pairs of two clusters say: in sum, and at best.
#[derive(Debug, Clone, Copy)]
struct Says {
    sum: i64,
    best: i64,
}

impl Says {
    /// Of two sets of pairs together.
    fn with(self, other: Says) -> Says {
        Says { sum: self.sum + other.sum, best: self.best.max(other.best) }
    }

    /// What so many pairs say to making one cluster of two.
    fn fit(self, pairs: i64) -> i64 {
        ((BEST - 1) * self.sum.div_euclid(pairs) + self.best).div_euclid(BEST)
    }
}

/// Two clusters that may become one, best first; ties go to the earlier ones.
#[derive(PartialEq, Eq)]
struct Offer {
    fit: i64,
    a: usize,
    b: usize,
    states: (u32, u32),
}

impl Ord for Offer {
    fn cmp(&self, other: &Offer) -> Ordering {
        self.fit.cmp(&other.fit).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
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
            members: (0..things).map(|thing| vec![thing]).collect(),
            known: FxHashMap::default(),
            near: vec![FxHashMap::default(); things],
            parted: vec![FxHashSet::default(); things],
            states: vec![0; things],
        }
    }

    fn part(&mut self, a: usize, b: usize) {
        self.parted[a].insert(b);
        self.parted[b].insert(a);
    }

    /// Notes what a pair says, of a pair told twice the better, and whether it draws the two together.
    fn link(&mut self, a: usize, b: usize, says: i64, draws: bool) {
        let known = self.known.entry((a.min(b), a.max(b))).or_insert(says);
        *known = says.max(*known);
        if draws {
            self.near[a].insert(b, None);
            self.near[b].insert(a, None);
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
        let joined = std::mem::take(&mut self.members[b]);
        self.members[a].extend(joined);
        self.states[a] += 1;
        self.states[b] += 1;
        // What is known of only one of the two is not known of both.
        let mut drawn = std::mem::take(&mut self.near[b]);
        drawn.remove(&a);
        let mut near = std::mem::take(&mut self.near[a]);
        near.remove(&b);
        for other in drawn.keys() {
            self.near[*other].remove(&b);
            near.entry(*other).or_insert(None);
        }
        for (other, says) in &mut near {
            *says = says.and_then(|says| Some(says.with(drawn.get(other).copied().flatten()?)));
            self.near[*other].insert(a, *says);
        }
        self.near[a] = near;
        for other in std::mem::take(&mut self.parted[b]) {
            self.parted[other].remove(&b);
            self.parted[other].insert(a);
            self.parted[a].insert(other);
        }
    }

    /// What all pairs of two clusters say to making one of them; `ask` tells of pairs that no link is known for.
    fn offer(&mut self, a: usize, b: usize, ask: &dyn Fn(usize, usize) -> i64) -> Option<Offer> {
        let (a, b) = (a.min(b), a.max(b));
        let known = *self.near[a].get(&b)?;
        if self.parted[a].contains(&b) {
            return None;
        }
        let says = match known {
            Some(says) => says,
            None => {
                let pairs = self.members[a].iter().flat_map(|&one| {
                    self.members[b].iter().map(move |&other| (one.min(other), one.max(other)))
                });
                let each = pairs.map(|pair| {
                    let says = *self.known.entry(pair).or_insert_with(|| ask(pair.0, pair.1));
                    Says { sum: says, best: says }
                });
                each.reduce(Says::with)?
            }
        };
        self.near[a].insert(b, Some(says));
        self.near[b].insert(a, Some(says));
        let fit = says.fit((self.members[a].len() * self.members[b].len()) as i64);
        (fit >= 0).then(|| Offer { fit, a, b, states: (self.states[a], self.states[b]) })
    }

    /// Joins the two that fit best, again and again, until none fit.
    fn grow(&mut self, ask: &dyn Fn(usize, usize) -> i64) {
        let mut heap = BinaryHeap::new();
        for at in 0..self.near.len() {
            let later: Vec<usize> = self.near[at].keys().copied().filter(|&other| other > at).collect();
            heap.extend(later.into_iter().filter_map(|other| self.offer(at, other, ask)));
        }
        while let Some(Offer { a, b, states, .. }) = heap.pop() {
            if (self.states[a], self.states[b]) != states {
                continue;
            }
            self.join(a, b);
            let others: Vec<usize> = self.near[a].keys().copied().collect();
            heap.extend(others.into_iter().filter_map(|other| self.offer(a, other, ask)));
        }
    }

    fn events(mut self) -> Vec<Vec<usize>> {
        let mut events: Vec<Vec<usize>> = vec![Vec::new(); self.members.len()];
        for at in 0..events.len() {
            let root = self.groups.root(at);
            events[root].push(at);
        }
        events.retain(|event| !event.is_empty());
        events
    }
}

#[cfg(test)]
mod tests {
    use super::{Judgement, Link, cluster};
    use crate::{Account, KEPT, Verdict, testing::account, verdict};

    fn market(report: &str) -> Account {
        account(report, "car bomb in the crowded fish market of Aden kills fishermen")
            .at("Aden", 1, 12.8, 45.0)
    }

    fn links(accounts: &[Account]) -> Vec<Link> {
        let mut links = Vec::new();
        for b in 0..accounts.len() {
            for a in 0..b {
                let (verdict, score) = verdict(&accounts[a], &accounts[b], None);
                if score >= KEPT {
                    links.push(Link { a, b, verdict, score });
                }
            }
        }
        links
    }

    #[test]
    fn accounts_of_one_event_come_together() {
        let other = account("c", "talks on prices").at("Sanaa", 9, 15.3, 44.2);
        let accounts = [market("b"), other, market("a")];
        assert_eq!(cluster(&accounts, &links(&accounts), &[]), [vec![2, 0], vec![1]]);
    }

    #[test]
    fn a_chain_does_not_draw_in_what_is_like_none_of_the_others() {
        let accounts = [market("a"), market("b"), market("c"), account("d", "elsewhere")];
        let merged = |a, b| Link { a, b, verdict: Verdict::Merged, score: 4.0 };
        let chain = [merged(0, 1), merged(1, 2), merged(0, 2), merged(2, 3)];
        assert_eq!(cluster(&accounts, &chain, &[]), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn one_good_pair_outweighs_some_poor_ones() {
        let accounts = [market("a"), market("b"), market("c")];
        let link = |a, b, score| Link { a, b, verdict: Verdict::Merged, score };
        let drawn = |poor| [link(0, 1, 5.5), link(1, 2, 5.0), link(0, 2, poor)];
        assert_eq!(cluster(&accounts, &drawn(0.0), &[]), [[0, 1, 2]]);
        // The mean of the two decides, as long as it is poor enough.
        let other = [market("a"), market("b"), market("c"), account("d", "elsewhere")];
        let chain = [link(0, 1, 5.5), link(0, 2, 5.5), link(1, 2, 5.5), link(2, 3, 2.6)];
        assert_eq!(cluster(&other, &chain, &[]), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn a_judgement_beats_any_score() {
        let accounts = [market("a"), market("b"), account("c", "talks on prices").at("Sanaa", 9, 15.3, 44.2)];
        let links = links(&accounts);
        assert_eq!(cluster(&accounts, &links, &[Judgement::Split(0, 1)]), [[0], [1], [2]]);
        assert_eq!(cluster(&accounts, &links, &[Judgement::Join(2, 0)]), [[0, 1, 2]]);
        let both = [Judgement::Join(0, 1), Judgement::Split(1, 0)];
        assert_eq!(cluster(&accounts, &links, &both), [[0], [1], [2]], "a split beats a join");
    }

    #[test]
    fn what_is_only_near_draws_nothing_together() {
        let accounts = [market("a"), market("b")];
        let near = Link { a: 0, b: 1, verdict: Verdict::Apart, score: 1.0 };
        assert_eq!(cluster(&accounts, &[near], &[]), [[0], [1]]);
    }
}
