//! Storylines: events that belong to one course of things, linked by parties, place and theme.

use serde::{Deserialize, Serialize};
use sijill_model::EventType;

use crate::{Days, Summary, groups::Groups};

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
    /// What it is, from the fields that its events share: `CONSULT: Iran, United States`.
    pub label: String,
    /// Its events, by their places in the list given, in time order.
    pub events: Vec<usize>,
}

/// Days within which one event follows another.
const NEAR: u32 = 10;

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
pub fn storylines(events: &[Told]) -> Vec<Storyline> {
    let mut order: Vec<usize> = (0..events.len()).filter(|&at| !events[at].background).collect();
    order.sort_by(|&a, &b| (events[a].days, &events[a].id).cmp(&(events[b].days, &events[b].id)));
    let mut groups = Groups::new(order.len());
    for later in 0..order.len() {
        for earlier in (0..later).rev() {
            let (a, b) = (&events[order[earlier]], &events[order[later]]);
            let Some((one, two)) = a.days.zip(b.days) else { break };
            if one.first.apart(two.first) > NEAR {
                break;
            }
            if follows(a, b) {
                groups.join(earlier, later);
            }
        }
    }
    let mut lines: Vec<Vec<usize>> = vec![Vec::new(); order.len()];
    for at in 0..order.len() {
        let root = groups.root(at);
        lines[root].push(order[at]);
    }
    lines.retain(|line| line.len() > 1);
    lines
        .into_iter()
        .map(|line| Storyline { id: events[line[0]].id.clone(), label: label(events, &line), events: line })
        .collect()
}

/// Whether two events belong to one course of things.
fn follows(a: &Told, b: &Told) -> bool {
    let shared = a.parties.iter().filter(|party| b.parties.contains(party)).count();
    let placed = a.place.is_some() && a.place == b.place;
    a.event_type == b.event_type && (shared >= 2 || shared >= 1 && placed)
}

fn label(events: &[Told], line: &[usize]) -> String {
    let first = &events[line[0]];
    let mut parts: Vec<&str> = first.parties.iter().map(String::as_str).take(3).collect();
    parts.extend(first.place.as_deref());
    format!("{}: {}", first.event_type.word(), parts.join(", "))
}
