//! Merging of all at once, in memory: what a record that grew report by report comes to as well.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{Account, Judgement, Link, Origin, Telling, cluster, reprint, reprints, verdict};

/// By which rules reports and accounts are compared and tied. Raised with every change of what they come to: a
/// record merged by others is then merged anew.
pub const RULES: u32 = 3;

/// Score from which a link is worth keeping, merged or not: about halfway to what may be one event.
pub const KEPT: f32 = 1.0;

/// What all reports together come to.
#[derive(Debug, Clone)]
pub struct Whole {
    /// For each report, where it stands among its reprints.
    pub origins: Vec<Origin>,
    /// What comparing accounts came to, where it is worth keeping.
    pub links: Vec<Link>,
    /// Events: accounts by their places in the list given, in canonical order.
    pub events: Vec<Vec<usize>>,
}

/// Merges all. `reports` gives for each account its report's place among `tellings`.
pub fn whole(
    tellings: &[&Telling],
    accounts: &[Account],
    reports: &[usize],
    judgements: &[Judgement],
) -> Whole {
    let mut near: FxHashMap<(usize, usize), f32> = FxHashMap::default();
    for (a, b) in meetings(tellings.iter().map(|telling| telling.bands())) {
        if let Some(alike) = reprint(&tellings[a].sketch, &tellings[b].sketch) {
            near.insert((a, b), alike);
        }
    }
    let mut links = Vec::new();
    for (a, b) in meetings(accounts.iter().map(Account::blocks)) {
        let (one, two) = (reports[a].min(reports[b]), reports[a].max(reports[b]));
        let (verdict, score) = verdict(&accounts[a], &accounts[b], near.get(&(one, two)).copied());
        if score >= KEPT {
            links.push(Link { a, b, verdict, score });
        }
    }
    let pairs: Vec<(usize, usize, f32)> = near.into_iter().map(|((a, b), alike)| (a, b, alike)).collect();
    Whole { origins: reprints(tellings, &pairs), events: cluster(accounts, &links, judgements), links }
}

/// Pairs of things that share a key, the earlier first, each once.
fn meetings(keys: impl Iterator<Item = Vec<u64>>) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, keys) in keys.enumerate() {
        for key in keys {
            holders.entry(key).or_default().push(at);
        }
    }
    let mut pairs: FxHashSet<(usize, usize)> = FxHashSet::default();
    for holders in holders.values() {
        for (at, &later) in holders.iter().enumerate() {
            pairs.extend(holders[..at].iter().map(|&earlier| (earlier, later)));
        }
    }
    pairs.into_iter().collect()
}
