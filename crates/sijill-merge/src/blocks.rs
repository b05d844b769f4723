//! Which accounts are compared at all: those that share a key of kind, time and one anchor.
//!
//! An anchor is what an account of the same event tells as well: its place, someone who took part, a
//! rare word of its title or of the words that tell it.

use sijill_model::{EventType, PlacePrecision};

use crate::{Account, Days, Party, Term, WordKind, hash};

/// Days within which two accounts surely meet.
const NEAR: i32 = 2;

/// Days beyond which a date is met by its ends alone.
const LONG: u32 = 7;

/// Words that an account is found by at most.
const WORDS: usize = 6;

/// Types whose accounts may tell one event: the same deed seen from two sides.
pub(crate) fn family(event_type: EventType) -> u64 {
    use EventType::*;
    match event_type {
        Agree | Cooperate | Concede | Support => 1,
        Consult => 2,
        Aid => 4,
        Retreat => 5,
        Request => 6,
        Accuse => 7,
        Reject => 8,
        Threaten => 9,
        Protest => 10,
        Sanction => 11,
        Mobilize => 12,
        Coerce => 13,
        Assault => 14,
    }
}

impl Account {
    /// Keys of which two accounts of one event share at least one.
    pub fn blocks(&self) -> Vec<u64> {
        let family = family(self.event_type);
        let mut keys = Vec::new();
        let windows = self.windows();
        for anchor in self.anchors() {
            keys.extend(windows.iter().map(|window| hash::of(&[family, *window, anchor])));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The days by which it is found: its own, else that of publication.
    pub(crate) fn days(&self) -> Option<Days> {
        self.date.or_else(|| self.day().map(|day| Days { first: day, last: day }))
    }

    fn windows(&self) -> Vec<u64> {
        let Some(days) = self.days() else { return vec![u64::MAX] };
        let width = 2 * NEAR;
        let ends = if days.len() > LONG {
            vec![days.first.0, days.last.0]
        } else {
            (days.first.0..=days.last.0).collect()
        };
        let mut windows: Vec<u64> = ends
            .iter()
            .flat_map(|day| {
                [0, NEAR].map(|shift| (2 * (day + shift).div_euclid(width) + shift / NEAR) as u64)
            })
            .collect();
        windows.sort_unstable();
        windows.dedup();
        windows
    }

    fn anchors(&self) -> Vec<u64> {
        let mut anchors = Vec::new();
        if let Some(place) = self.place.as_ref().filter(|place| place.precision != PlacePrecision::Country) {
            match place.geonames {
                Some(id) => anchors.push(hash::of(&[1, u64::from(id)])),
                None => anchors.extend(place.terms.iter().map(|term| hash::of(&[2, u64::from(term.hash)]))),
            }
        }
        let parties = self.actors.iter().chain(&self.recipients);
        anchors.extend(parties.filter_map(named));
        // Words of those who are anchors by name already are no rarer than they.
        let named = self.actors.iter().chain(&self.recipients).filter(|party| party.name.is_some());
        let known: Vec<u32> = named.flat_map(|party| &party.terms).map(|term| term.hash).collect();
        let rare = |terms: &[Term]| {
            let names =
                terms.iter().filter(|term| term.kind == WordKind::Name && !known.contains(&term.hash));
            names.take(WORDS).map(|term| hash::of(&[4, u64::from(term.hash)])).collect::<Vec<_>>()
        };
        anchors.extend(rare(&self.title));
        anchors.extend(rare(&self.evidence));
        // A country is an anchor only where there is no other.
        if anchors.is_empty()
            && let Some(place) = &self.place
        {
            anchors.extend(place.geonames.map(|id| hash::of(&[1, u64::from(id)])));
        }
        anchors
    }
}

fn named(party: &Party) -> Option<u64> {
    party.name.as_deref().map(|name| hash::of(&[3, hash::text(name)]))
}

#[cfg(test)]
mod tests {
    use crate::{Account, testing::account};

    fn meet(a: &Account, b: &Account) -> bool {
        let keys = a.blocks();
        b.blocks().iter().any(|key| keys.contains(key))
    }

    #[test]
    fn near_days_meet_and_far_ones_do_not() {
        let at = |report: &str, day: &str| account(report, "bomb").at("Aden", 1, 12.8, 45.0).on(day);
        let base = at("a", "2024-01-10");
        for day in ["2024-01-08", "2024-01-09", "2024-01-10", "2024-01-11", "2024-01-12"] {
            assert!(meet(&base, &at("b", day)), "{day}");
        }
        assert!(!meet(&base, &at("b", "2024-01-20")));
        assert!(!meet(&base, &at("b", "2025-01-10")), "a year later");
    }

    #[test]
    fn an_anchor_must_be_shared() {
        let place = account("a", "bomb in Aden").at("Aden", 1, 12.8, 45.0);
        assert!(!meet(&place, &account("b", "shots in Taiz").at("Taiz", 3, 13.6, 44.0)));
        assert!(meet(&place, &account("b", "blast at the port of Aden")), "a rare word");
        assert!(
            meet(&place.by("Houthis", "YEM"), &account("b", "shots").by("Houthis", "YEM")),
            "someone who took part"
        );
    }
}
