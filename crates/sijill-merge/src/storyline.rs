//! Storylines: events that belong to one course of things, linked by parties, place, theme and time.
//!
//! Events are taken in time order. Each goes on with the line with which it shares most, among those that
//! it finds by a key and that have not been silent for long, or begins one. So a line never swallows
//! another, and each step looks only at what shares a key.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sijill_model::EventType;

use crate::{Days, Summary, hash};

/// An event as storylines see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The event's id.
    pub id: String,
    /// Its type.
    pub event_type: EventType,
    /// When it was, or when it was told.
    pub days: Option<Days>,
    /// Who took part: names, else country and sector.
    pub parties: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// Whether it is only recalled.
    pub background: bool,
}

/// A course of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Storyline {
    /// The id of its first event.
    pub id: String,
    /// What it is, from the fields that its events share: `talks: Iran, United States; Vienna`.
    pub label: String,
    /// Its events, by their places in the list given, in time order.
    pub events: Vec<usize>,
}

/// Days after which a line that nobody went on with is over.
const SILENCE: u32 = 10;

/// Days beyond which an event is a period, and part of no course.
const LONG: u32 = 31;

/// Parties of an event by which it is found at most.
const PARTIES: usize = 6;

impl Told {
    /// An event from its summary; `day` of its first report where no account tells a date.
    pub fn of(summary: &Summary, day: Option<crate::Day>) -> Told {
        let name = |named: &crate::Named| {
            let party = &named.party;
            party
                .name
                .clone()
                .or_else(|| (!party.country.is_empty()).then(|| format!("{}{}", party.country, party.sector)))
        };
        let parties = summary.actors.iter().chain(&summary.recipients).filter_map(name).collect();
        let place = summary.place.as_ref().and_then(|said| said.value.name.clone());
        let days = summary.date.as_ref().map(|said| said.value.0);
        Told {
            id: summary.id.clone(),
            event_type: summary.event_type.value,
            days: days.or(day.map(|day| Days { first: day, last: day })),
            parties,
            place,
            background: summary.background,
        }
    }
}

/// The storylines of events, of two events or more, in the order of their first events.
///
/// What is only recalled, what has no day and what lasts for months is part of none.
pub fn storylines(events: &[Told]) -> Vec<Storyline> {
    let part = |told: &Told| !told.background && told.days.is_some_and(|days| days.len() <= LONG);
    let mut order: Vec<usize> = (0..events.len()).filter(|&at| part(&events[at])).collect();
    order.sort_by(|&a, &b| (events[a].days, &events[a].id).cmp(&(events[b].days, &events[b].id)));
    let mut lines: Vec<Vec<usize>> = Vec::new();
    // For each key, the line that held it last.
    let mut holders: FxHashMap<u64, usize> = FxHashMap::default();
    let mut ends: Vec<i32> = Vec::new();
    for at in order {
        let Some(days) = events[at].days else { continue };
        let keys = keys(&events[at]);
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        for (key, weight) in &keys {
            let Some(&line) = holders.get(key) else { continue };
            if days.first.0 - ends[line] <= SILENCE as i32 {
                *shared.entry(line).or_default() += weight;
            }
        }
        // The line that shares most; of equals, the earlier.
        let best = shared.into_iter().max_by_key(|(line, weight)| (*weight, std::cmp::Reverse(*line)));
        let line = best.map_or_else(
            || {
                lines.push(Vec::new());
                ends.push(days.last.0);
                lines.len() - 1
            },
            |(line, _)| line,
        );
        lines[line].push(at);
        ends[line] = ends[line].max(days.last.0);
        holders.extend(keys.into_iter().map(|(key, _)| (key, line)));
    }
    let told = |line: Vec<usize>| {
        let id = events[line[0]].id.clone();
        Storyline { id, label: label(events, &line), events: line }
    };
    lines.into_iter().filter(|line| line.len() > 1).map(told).collect()
}

/// What kind of course an event belongs to.
fn theme(event_type: EventType) -> &'static str {
    use EventType::*;
    match event_type {
        Agree | Consult | Cooperate | Concede | Support => "talks",
        Assault | Mobilize => "fighting",
        Protest => "protests",
        Coerce | Sanction => "measures",
        Accuse | Reject | Threaten | Request => "dispute",
        Aid => "aid",
        Retreat => "retreat",
    }
}

/// Keys by which events of one course find each other, with what each counts for: two parties, a party
/// at a place; for protests, a place alone.
fn keys(told: &Told) -> Vec<(u64, u32)> {
    let theme = hash::text(theme(told.event_type));
    let mut parties: Vec<&String> = told.parties.iter().filter(|party| named(party)).collect();
    parties.sort();
    parties.dedup();
    parties.truncate(PARTIES);
    let mut keys = Vec::new();
    for (at, party) in parties.iter().enumerate() {
        let one = hash::text(party);
        keys.extend(parties[at + 1..].iter().map(|other| (hash::of(&[1, theme, one, hash::text(other)]), 3)));
        keys.extend(told.place.iter().map(|place| (hash::of(&[2, theme, one, hash::text(place)]), 2)));
    }
    if told.event_type == EventType::Protest {
        keys.extend(told.place.iter().map(|place| (hash::of(&[3, theme, hash::text(place)]), 2)));
    }
    keys
}

/// Whether a party is a name rather than a code of country and sector.
fn named(party: &str) -> bool {
    party.chars().any(|letter| !letter.is_ascii_uppercase())
}

/// Theme, the parties that most events name, the place where most of them were.
fn label(events: &[Told], line: &[usize]) -> String {
    let most = |names: Vec<&String>, count: usize| -> Vec<String> {
        let mut tally: BTreeMap<&String, usize> = BTreeMap::new();
        for name in names {
            *tally.entry(name).or_default() += 1;
        }
        let mut tally: Vec<_> = tally.into_iter().filter(|(_, times)| 2 * times >= line.len()).collect();
        tally.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        tally.into_iter().take(count).map(|(name, _)| name.clone()).collect()
    };
    let told = || line.iter().map(|&at| &events[at]);
    let parties = most(told().flat_map(|told| told.parties.iter().filter(|party| named(party))).collect(), 3);
    let mut place = most(told().filter_map(|told| told.place.as_ref()).collect(), 1);
    place.retain(|place| !parties.contains(place));
    let theme = theme(events[line[0]].event_type);
    let parts: Vec<String> =
        [parties.join(", "), place.concat()].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { theme.to_owned() } else { format!("{theme}: {}", parts.join("; ")) }
}

#[cfg(test)]
mod tests {
    use sijill_model::EventType;

    use super::{Told, storylines};
    use crate::{Day, Days};

    fn told(id: &str, event_type: EventType, day: i32, parties: &[&str], place: &str) -> Told {
        Told {
            id: id.to_owned(),
            event_type,
            days: Some(Days { first: Day(day), last: Day(day) }),
            parties: parties.iter().map(|party| (*party).to_owned()).collect(),
            place: (!place.is_empty()).then(|| place.to_owned()),
            background: false,
        }
    }

    #[test]
    fn rounds_of_talks_are_one_line() {
        let events = [
            told("c", EventType::Agree, 20, &["Iran", "United States"], "Vienna"),
            told("a", EventType::Consult, 5, &["United States", "Iran"], "Geneva"),
            told("b", EventType::Consult, 12, &["Iran", "United States", "Russia"], "Vienna"),
            told("x", EventType::Consult, 12, &["Egypt", "Sudan"], "Cairo"),
            told("y", EventType::Consult, 60, &["Iran", "United States"], "Vienna"),
        ];
        let lines = storylines(&events);
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].id.as_str(), lines[0].events.as_slice()), ("a", &[1, 2, 0][..]));
        assert_eq!(lines[0].label, "talks: Iran, United States; Vienna");
    }

    #[test]
    fn a_siege_and_a_series_of_protests() {
        let events = [
            told("a", EventType::Assault, 1, &["Houthis"], "Taiz"),
            told("b", EventType::Assault, 4, &["Houthis", "YEMMIL"], "Taiz"),
            told("c", EventType::Assault, 4, &["Houthis"], "Aden"),
            told("d", EventType::Protest, 2, &[], "Beirut"),
            told("e", EventType::Protest, 3, &["LBNCVL"], "Beirut"),
            told("f", EventType::Assault, 3, &["YEMMIL"], "Taiz"),
        ];
        let labels: Vec<String> = storylines(&events).into_iter().map(|line| line.label).collect();
        assert_eq!(labels, ["fighting: Houthis; Taiz", "protests: Beirut"]);
    }

    #[test]
    fn the_order_given_makes_no_difference() {
        let mut events: Vec<Told> = (0..12)
            .map(|at| {
                told(
                    &format!("{at:02}"),
                    EventType::Assault,
                    at % 5,
                    &["Houthis"],
                    ["Taiz", "Aden"][at as usize % 2],
                )
            })
            .collect();
        let ids = |events: &[Told]| -> Vec<Vec<String>> {
            let lines = storylines(events);
            lines.iter().map(|line| line.events.iter().map(|&at| events[at].id.clone()).collect()).collect()
        };
        let first = ids(&events);
        events.reverse();
        assert_eq!(ids(&events), first);
        assert_eq!(first.len(), 2);
    }

    #[test]
    fn what_is_recalled_is_part_of_none() {
        let mut events = [
            told("a", EventType::Assault, 1, &["Houthis"], "Taiz"),
            told("b", EventType::Assault, 2, &["Houthis"], "Taiz"),
        ];
        events[1].background = true;
        assert_eq!(storylines(&events), []);
        assert_eq!(storylines(&[]), []);
    }
}
