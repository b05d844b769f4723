//! `pairs`: accounts in reports of several outlets, some of one event, some of events that look alike.
//!
//! The labels stand in `pairs/*.tsv` beside this crate's sources; the texts they point into are named
//! by the caller. What is scored is told by functions, so that this file knows nothing of how accounts
//! are merged. An account where no event was found is an event of its own.

use std::collections::{BTreeMap, BTreeSet};

use sijill_model::Span;

use crate::count::{Count, Share, ratio};

/// What two accounts are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Label {
    /// Both tell one event.
    Same,
    /// One event; the second account has a later figure or more detail.
    Update,
    /// One event in two reports that are one text, exactly or nearly.
    Reprint,
    /// Two events.
    Different,
}

impl Label {
    pub const ALL: [Label; 4] = [Label::Same, Label::Update, Label::Reprint, Label::Different];

    /// The word in the files.
    pub fn word(self) -> &'static str {
        match self {
            Label::Same => "same",
            Label::Update => "update",
            Label::Reprint => "reprint",
            Label::Different => "different",
        }
    }
}

/// Where a report tells an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Account {
    /// The report's address, as [`address`] gives it.
    pub url: String,
    /// Where the telling word begins, in Unicode scalar values of the report's text.
    pub offset: u32,
}

/// Two accounts and what was read of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub label: Label,
    /// The events they tell, by number.
    pub groups: [u32; 2],
    pub accounts: [Account; 2],
}

/// The pairs of a file.
///
/// # Errors
/// The line that is none, by number.
pub(crate) fn parse(raw: &str) -> Result<Vec<Pair>, String> {
    let lines = (1..).zip(raw.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(number, line)| pair(line).ok_or_else(|| format!("line {number} is no pair"))).collect()
}

fn pair(line: &str) -> Option<Pair> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [_, group, label, url_a, offset_a, url_b, offset_b, _] = fields[..] else { return None };
    let label = Label::ALL.into_iter().find(|known| known.word() == label)?;
    let (a, b) = group.split_once('|').unwrap_or((group, group));
    let groups = [a.parse().ok()?, b.parse().ok()?];
    if (groups[0] == groups[1]) == (label == Label::Different) {
        return None;
    }
    let account =
        |url: &str, offset: &str| Some(Account { url: url.to_owned(), offset: offset.parse().ok()? });
    Some(Pair { label, groups, accounts: [account(url_a, offset_a)?, account(url_b, offset_b)?] })
}

/// An address as the files write it: the words of a headline in it, from the first character outside
/// ASCII to the last, are one `…`.
pub(crate) fn address(url: &str) -> String {
    match (url.find(|c: char| !c.is_ascii()), url.rfind(|c: char| !c.is_ascii())) {
        (Some(first), Some(last)) => {
            let rest = url[last..].chars().next().map_or(last, |c| last + c.len_utf8());
            format!("{}…{}", &url[..first], &url[rest..])
        }
        _ => url.to_owned(),
    }
}

/// The word at an offset: an event is found for an account where one of its triggers overlaps it.
pub(crate) fn word(text: &str, offset: u32) -> Span {
    let letters = text.chars().skip(offset as usize).take_while(|c| c.is_alphanumeric()).count();
    Span::new(offset, offset + letters.max(1) as u32)
}

/// Every account, with the number of its event.
pub(crate) fn accounts(pairs: &[Pair]) -> BTreeMap<&Account, u32> {
    pairs.iter().flat_map(|pair| pair.accounts.iter().zip(pair.groups)).collect()
}

/// How well found events fit those read, account by account.
///
/// Source: A. Bagga, B. Baldwin, "Entity-based cross-document coreferencing using the vector space
/// model", 1998: of the accounts in one's found event, how many are of its event; of those of its
/// event, how many are in its found event; each averaged over all accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct BCubed {
    pub precision: f64,
    pub recall: f64,
    /// Over how many accounts.
    pub of: usize,
}

impl BCubed {
    /// Harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision * self.recall / sum }
    }
}

/// B-cubed over accounts: the number of the event each tells, and the event found for it, if any.
pub(crate) fn b_cubed<E: Ord>(items: &[(u32, Option<E>)]) -> BCubed {
    let (mut told, mut found, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (group, event) in items {
        *told.entry(*group).or_insert(0_usize) += 1;
        if let Some(event) = event {
            *found.entry(event).or_insert(0_usize) += 1;
            *both.entry((*group, event)).or_insert(0_usize) += 1;
        }
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for (group, event) in items {
        let (shared, within) = match event {
            Some(event) => (both[&(*group, event)], found[event]),
            None => (1, 1),
        };
        precision += ratio(shared, within);
        recall += ratio(shared, told[group]);
    }
    let all = items.len().max(1) as f64;
    BCubed { precision: precision / all, recall: recall / all, of: items.len() }
}

/// Hits and misses over the pairs read as reprints, false alarms over those read as none. `found` gives
/// the telling that an address is of, if it shares one with another.
pub(crate) fn reprints<T: PartialEq>(pairs: &[Pair], found: impl Fn(&str) -> Option<T>) -> Count {
    let one = |[a, b]: [&str; 2]| found(a).is_some_and(|telling| found(b) == Some(telling));
    let read: BTreeSet<[&str; 2]> = urls(pairs, |label| label == Label::Reprint).collect();
    let others: BTreeSet<[&str; 2]> = urls(pairs, |label| label != Label::Reprint).collect();
    let joined = components(&read);
    let apart = |[a, b]: [&str; 2]| joined.get(a).is_none_or(|part| joined.get(b) != Some(part));
    let mut count = Count::default();
    for &urls in &read {
        if one(urls) { count.hit += 1 } else { count.missed += 1 }
    }
    count.false_alarm = others.into_iter().filter(|&urls| apart(urls) && one(urls)).count();
    count
}

/// The addresses of pairs with such a label, the lesser first; one report is no reprint of itself.
fn urls(pairs: &[Pair], wanted: impl Fn(Label) -> bool) -> impl Iterator<Item = [&str; 2]> {
    let urls = pairs.iter().filter(move |pair| wanted(pair.label)).map(|pair| {
        let mut urls = [pair.accounts[0].url.as_str(), pair.accounts[1].url.as_str()];
        urls.sort_unstable();
        urls
    });
    urls.filter(|[a, b]| a != b)
}

/// Which addresses are joined, through others too.
fn components<'a>(edges: &BTreeSet<[&'a str; 2]>) -> BTreeMap<&'a str, usize> {
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, [a, b]) in edges.iter().enumerate() {
        let joined = [parts.get(a).copied(), parts.get(b).copied()];
        parts.extend([(*a, at), (*b, at)]);
        for part in parts.values_mut().filter(|part| joined.contains(&Some(**part))) {
            *part = at;
        }
    }
    parts
}

/// For each label, how many pairs came out right: `different` apart, all others together.
pub(crate) fn accuracy<E: PartialEq>(
    pairs: &[Pair],
    found: impl Fn(&Account) -> Option<E>,
) -> [(Label, Share); Label::ALL.len()] {
    Label::ALL.map(|label| {
        let mut share = Share::default();
        for Pair { accounts: [a, b], .. } in pairs.iter().filter(|pair| pair.label == label) {
            let together = found(a).is_some_and(|event| found(b) == Some(event));
            share.add(together != (label == Label::Different));
        }
        (label, share)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TUNE: &str = include_str!("../pairs/tune.tsv");
    const HELD: &str = include_str!("../pairs/held.tsv");

    fn made(rows: &[(Label, [u32; 2], [&str; 2])]) -> Vec<Pair> {
        let account = |url: &str| Account { url: url.to_owned(), offset: 0 };
        rows.iter()
            .map(|&(label, groups, [a, b])| Pair { label, groups, accounts: [account(a), account(b)] })
            .collect()
    }

    #[test]
    fn files_are_pairs_and_share_no_event() {
        let (tune, held) = (parse(TUNE).unwrap(), parse(HELD).unwrap());
        let groups =
            |pairs: &[Pair]| -> BTreeSet<u32> { pairs.iter().flat_map(|pair| pair.groups).collect() };
        assert!(groups(&tune).is_disjoint(&groups(&held)));
        for pairs in [&tune, &held] {
            for pair in pairs {
                for (account, group) in pair.accounts.iter().zip(pair.groups) {
                    assert_eq!(accounts(pairs)[account], group, "one account tells one event");
                }
            }
            for label in Label::ALL {
                assert!(pairs.iter().filter(|pair| pair.label == label).count() >= 20, "{label:?}");
            }
        }
    }

    #[test]
    fn refuses_lines_that_are_no_pairs() {
        let line =
            |group: &str, label: &str| format!("# a comment\n\ntune\t{group}\t{label}\tu\t1\tv\t2\twhy");
        assert_eq!(parse(&line("1", "same")).unwrap()[0].groups, [1, 1]);
        assert_eq!(parse(&line("1|2", "different")).unwrap()[0].groups, [1, 2]);
        for (group, label) in [("1", "different"), ("1|2", "same"), ("1", "alike"), ("one", "same")] {
            assert_eq!(parse(&line(group, label)), Err("line 3 is no pair".to_owned()));
        }
        assert!(parse("tune\t1\tsame\tu\t1").is_err());
    }

    #[test]
    fn addresses_lose_their_headlines() {
        assert_eq!(address("http://a.com/1/é-1-ü.html?w"), "http://a.com/1/….html?w");
        assert_eq!(address("http://a.com/1/é"), "http://a.com/1/…");
        assert_eq!(address("http://a.com/1.html"), "http://a.com/1.html");
    }

    #[test]
    fn words_end_where_letters_do() {
        assert_eq!(word("on «été», they", 4), Span::new(4, 7));
        assert_eq!(word("a – b", 2), Span::new(2, 3));
    }

    #[test]
    fn b_cubed_of_known_clusters() {
        let all_right = b_cubed(&[(1, Some('a')), (1, Some('a')), (2, Some('b'))]);
        assert_eq!((all_right.precision, all_right.recall, all_right.f1(), all_right.of), (1.0, 1.0, 1.0, 3));
        let all_in_one = b_cubed(&[(1, Some('a')), (1, Some('a')), (2, Some('a')), (2, Some('a'))]);
        assert_eq!((all_in_one.precision, all_in_one.recall), (0.5, 1.0));
        let all_apart = b_cubed(&[(1, Some('a')), (1, Some('b')), (2, Some('c')), (2, Some('d'))]);
        assert_eq!((all_apart.precision, all_apart.recall), (1.0, 0.5));
        // Sizes weigh: 2/3 + 2/3 + 1/3 and 1 + 1 + 1/2 for those three, 1 and 1/2 for the one apart.
        let mixed = b_cubed(&[(1, Some('a')), (1, Some('a')), (2, Some('a')), (2, Some('b'))]);
        assert!((mixed.precision - (5.0 / 3.0 + 1.0) / 4.0).abs() < 1e-12);
        assert!((mixed.recall - 3.0 / 4.0).abs() < 1e-12);
    }

    #[test]
    fn accounts_without_an_event_stand_alone() {
        let found = b_cubed(&[(1, Some('a')), (1, None), (1, None)]);
        assert_eq!((found.precision, found.of), (1.0, 3));
        assert!((found.recall - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(b_cubed::<char>(&[]), BCubed { precision: 0.0, recall: 0.0, of: 0 });
        assert_eq!(b_cubed::<char>(&[]).f1(), 0.0);
    }

    #[test]
    fn reprints_count_over_pairs_read() {
        let pairs = made(&[
            (Label::Reprint, [1, 1], ["u", "v"]),
            (Label::Reprint, [1, 1], ["v", "w"]),
            // The same two reports again, for another event that they tell.
            (Label::Reprint, [2, 2], ["v", "u"]),
            // Joined through v, so this says nothing of the texts.
            (Label::Different, [1, 2], ["u", "w"]),
            (Label::Same, [1, 1], ["u", "x"]),
            (Label::Different, [1, 3], ["x", "y"]),
            (Label::Different, [1, 4], ["x", "x"]),
        ]);
        let telling = |url: &str| match url {
            "u" | "v" => Some(1),
            "x" | "y" => Some(2),
            _ => None,
        };
        let count = reprints(&pairs, telling);
        assert_eq!((count.hit, count.missed, count.false_alarm), (1, 1, 1));
        assert_eq!((count.precision(), count.recall()), (0.5, 0.5));
        let all = reprints(&pairs, |_| Some(0));
        assert_eq!((all.hit, all.missed, all.false_alarm), (2, 0, 2));
        let none = reprints(&pairs, |_| None::<u8>);
        assert_eq!((none.hit, none.missed, none.false_alarm), (0, 2, 0));
    }

    #[test]
    fn chains_of_reprints_are_joined_in_any_order() {
        let edges = BTreeSet::from([["a", "b"], ["c", "d"], ["b", "c"], ["e", "f"]]);
        let parts = components(&edges);
        assert!(["b", "c", "d"].iter().all(|url| parts[url] == parts["a"]));
        assert_ne!(parts["e"], parts["a"]);
    }

    #[test]
    fn pairs_are_right_together_or_apart() {
        let pairs = made(&[
            (Label::Same, [1, 1], ["u", "v"]),
            (Label::Same, [1, 1], ["u", "none"]),
            (Label::Update, [1, 1], ["v", "w"]),
            (Label::Different, [1, 2], ["u", "w"]),
            (Label::Different, [1, 3], ["u", "v"]),
            (Label::Different, [4, 5], ["none", "nothing"]),
        ]);
        let event = |account: &Account| match account.url.as_str() {
            "u" | "v" => Some(1),
            "w" => Some(2),
            _ => None,
        };
        let shares = accuracy(&pairs, event).map(|(label, share)| (label.word(), share.right, share.of));
        assert_eq!(shares, [("same", 1, 2), ("update", 0, 1), ("reprint", 0, 0), ("different", 2, 3)]);
    }
}
