//! What the accounts of an event agree on, field by field; nothing is picked silently.

use serde::{Deserialize, Serialize};
use sijill_model::{Cameo, Casualties, EventType, Status, TimePrecision};

use crate::{Account, Blame, Count, Days, Party, Spot, WordKind, blame::blame, compare::same};

/// A field's value as most origins tell it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said<T> {
    /// The value.
    pub value: T,
    /// How many origins say so.
    pub by: u32,
    /// How many origins tell the field at all.
    pub of: u32,
    /// What other origins say that does not agree, most told first.
    pub others: Vec<T>,
}

/// A participant, with how many origins name them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Who, in the fullest words.
    pub party: Party,
    /// How many origins name them.
    pub by: u32,
}

/// All that is said of one kind of casualties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Toll {
    /// `killed`, `injured`, …
    pub kind: String,
    /// The lowest and the highest that is said.
    pub range: Count,
    /// The figure published last.
    pub newest: Count,
    /// The account that tells it, by its place in the list given.
    pub newest_in: usize,
    /// How many accounts tell a figure.
    pub claims: u32,
    /// How many different figures.
    pub figures: u32,
}

/// What an event's accounts agree on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The id of the first account: the event's.
    pub id: String,
    /// Accounts.
    pub accounts: u32,
    /// Reports.
    pub reports: u32,
    /// Reports that are no reprints of another here.
    pub origins: u32,
    /// Type.
    pub event_type: Said<EventType>,
    /// Mode, where any account tells one.
    pub mode: Option<Said<String>>,
    /// Nearest CAMEO code.
    pub cameo: Said<Cameo>,
    /// All contexts that are told.
    pub contexts: Vec<String>,
    /// Whether it happened.
    pub status: Said<Status>,
    /// Whether all accounts only recall it.
    pub background: bool,
    /// Who did it, most named first.
    pub actors: Vec<Named>,
    /// To whom, most named first.
    pub recipients: Vec<Named>,
    /// Where.
    pub place: Option<Said<Spot>>,
    /// When.
    pub date: Option<Said<(Days, TimePrecision)>>,
    /// At what cost, by kind.
    pub casualties: Vec<Toll>,
    /// Who is said to have done it, account by account.
    pub blame: Vec<Blame>,
    /// Fields of which accounts contradict each other: `casualties.killed`, `place`, …
    pub contradicted: Vec<String>,
}

/// The summary of an event's accounts, which stand in canonical order. `origins` gives for each account
/// which origin its report goes back to: accounts of reprints count once.
///
/// # Panics
/// Where there is no account.
pub fn summary(accounts: &[&Account], origins: &[usize]) -> Summary {
    let count = Tally { accounts, origins };
    let event_type = count.said(|account| Some(account.event_type), |a, b| a == b, never);
    let event_type = event_type.expect("an event has an account");
    let cameo =
        count.said(|account| Some(account.cameo), |a, b| a == b, never).expect("an event has an account");
    let status = count
        .said(|account| (!denies_part(accounts, account)).then_some(account.status), |a, b| a == b, never)
        .expect("an account that denies a part stands beside one that tells the event");
    // Whoever is said not to have done it is none who did it.
    let none = Vec::new();
    let did = |account: &Account| account.status != Status::Denied || status.value == Status::Denied;
    let place = count.said(|account| account.place.clone(), one_place, agreeing);
    let date = count.said(
        |account| account.date.map(|days| (days, account.precision)),
        |a, b| a.0 == b.0,
        |a, b| a.0.apart(b.0) == 0,
    );
    let mut contexts: Vec<String> = accounts.iter().flat_map(|account| account.contexts.clone()).collect();
    contexts.sort();
    contexts.dedup();
    let casualties: Vec<Toll> =
        (0..Casualties::KINDS.len()).filter_map(|kind| toll(accounts, kind)).collect();
    let mut contradicted = Vec::new();
    for (field, torn) in [
        ("type", !event_type.others.is_empty()),
        (
            "status",
            status.others.contains(&Status::Denied)
                || status.value == Status::Denied && status.by < status.of,
        ),
        ("place", place.as_ref().is_some_and(|said| !said.others.is_empty())),
        ("date", date.as_ref().is_some_and(|said| !said.others.is_empty())),
    ] {
        if torn {
            contradicted.push(field.to_owned());
        }
    }
    contradicted.extend(
        casualties.iter().filter(|toll| toll.figures > 1).map(|toll| format!("casualties.{}", toll.kind)),
    );
    let distinct = |mut all: Vec<&str>| {
        all.sort_unstable();
        all.dedup();
        all.len() as u32
    };
    Summary {
        id: accounts[0].id.clone(),
        accounts: accounts.len() as u32,
        reports: distinct(accounts.iter().map(|account| account.report.as_str()).collect()),
        origins: count.origins((0..accounts.len()).collect()),
        mode: count.said(|account| account.mode.clone(), |a, b| a == b, never),
        background: accounts.iter().all(|account| account.background),
        actors: count.named(|account| if did(account) { &account.actors } else { &none }),
        recipients: count.named(|account| &account.recipients),
        blame: blame(accounts),
        event_type,
        cameo,
        contexts,
        status,
        place,
        date,
        casualties,
        contradicted,
    }
}

/// Whether an account denies that somebody did what its own report tells: it says nothing against that.
fn denies_part(accounts: &[&Account], account: &Account) -> bool {
    account.status == Status::Denied
        && accounts.iter().any(|other| other.report == account.report && other.status != Status::Denied)
}

/// Two values of a closed list are never both right.
fn never<T>(_: &T, _: &T) -> bool {
    false
}

/// Whether two places are one.
fn one_place(a: &Spot, b: &Spot) -> bool {
    a.geonames.is_some() && a.geonames == b.geonames
        || a.name.is_some() && a.name == b.name
        || a.text == b.text
}

/// Whether one of two places may be inside the other.
fn agreeing(a: &Spot, b: &Spot) -> bool {
    let wide = |one: &Spot, other: &Spot| one.precision > other.precision && one.country == other.country;
    wide(a, b) || wide(b, a)
}

fn toll(accounts: &[&Account], kind: usize) -> Option<Toll> {
    let told: Vec<(usize, Count)> = accounts
        .iter()
        .enumerate()
        .filter_map(|(at, account)| Some((at, account.casualties[kind]?)))
        .collect();
    let min = told.iter().map(|(_, count)| count.min).min()?;
    let max = told.iter().map(|(_, count)| count.max).max_by_key(|max| max.map_or(u64::MAX, u64::from))?;
    let mut news = told.iter().filter(|(at, _)| !accounts[*at].background);
    let &(newest_in, newest) = news.next_back().or(told.last())?;
    let mut figures: Vec<Count> = told.iter().map(|(_, count)| *count).collect();
    figures.sort_unstable();
    figures.dedup();
    Some(Toll {
        kind: Casualties::KINDS[kind].to_owned(),
        range: Count { min, max },
        newest,
        newest_in,
        claims: told.len() as u32,
        figures: figures.len() as u32,
    })
}

/// Whether two without a known name are told in the same words, whatever number and code goes with them:
/// `seven civilians` and `eight civilians` of one event are its civilians.
fn worded_alike(a: &Party, b: &Party) -> bool {
    let words = |party: &Party| {
        party
            .terms
            .iter()
            .filter(|term| term.kind != WordKind::Number)
            .map(|term| term.hash)
            .collect::<Vec<_>>()
    };
    a.name.is_none() && b.name.is_none() && words(a) == words(b) && !words(a).is_empty()
}

struct Tally<'a> {
    accounts: &'a [&'a Account],
    origins: &'a [usize],
}

impl Tally<'_> {
    fn origins(&self, of: Vec<usize>) -> u32 {
        let mut origins: Vec<usize> = of.into_iter().map(|at| self.origins[at]).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len() as u32
    }

    /// What most origins say of a field; the earlier value wins a tie. `one` tells whether two values are
    /// the same in other words, `agree` whether two that are not may both be right.
    fn said<T: Clone>(
        &self,
        field: impl Fn(&Account) -> Option<T>,
        one: impl Fn(&T, &T) -> bool,
        agree: impl Fn(&T, &T) -> bool,
    ) -> Option<Said<T>> {
        let mut values: Vec<(T, Vec<usize>)> = Vec::new();
        for (at, account) in self.accounts.iter().enumerate() {
            let Some(value) = field(account) else { continue };
            match values.iter_mut().find(|(known, _)| one(known, &value)) {
                Some((_, who)) => who.push(at),
                None => values.push((value, vec![at])),
            }
        }
        let of = self.origins(values.iter().flat_map(|(_, who)| who.clone()).collect());
        let mut counted: Vec<(T, u32)> =
            values.into_iter().map(|(value, who)| (value, self.origins(who))).collect();
        counted.sort_by_key(|(_, by)| std::cmp::Reverse(*by));
        let mut counted = counted.into_iter();
        let (value, by) = counted.next()?;
        let others = counted.map(|(other, _)| other).filter(|other| !agree(&value, other)).collect();
        Some(Said { value, by, of, others })
    }

    fn named<'s>(&'s self, side: impl Fn(&'s Account) -> &'s Vec<Party>) -> Vec<Named> {
        let mut all: Vec<(Party, Vec<usize>)> = Vec::new();
        for (at, account) in self.accounts.iter().enumerate() {
            for party in side(account) {
                let alike = |known: &Party| same(known, party) >= 0.6 || worded_alike(known, party);
                match all.iter_mut().find(|(known, _)| alike(known)) {
                    Some((known, who)) => {
                        if worded_alike(known, party) {
                            // The newest number stands for them all; whose they are, only where all agree.
                            let agreed = known.country == party.country;
                            *known = party.clone();
                            if !agreed {
                                known.country.clear();
                            }
                        } else if known.name.is_none()
                            && (party.name.is_some() || party.terms.len() > known.terms.len())
                        {
                            // So do the fuller words.
                            *known = party.clone();
                        }
                        who.push(at);
                    }
                    None => all.push((party.clone(), vec![at])),
                }
            }
        }
        let mut named: Vec<Named> =
            all.into_iter().map(|(party, who)| Named { party, by: self.origins(who) }).collect();
        named.sort_by_key(|named| std::cmp::Reverse(named.by));
        named
    }
}

#[cfg(test)]
mod tests {
    use sijill_model::Status;

    use super::summary;
    use crate::{Account, BlameKind, Count, testing::account};

    #[test]
    fn a_group_told_with_another_number_is_one() {
        let told = |report: &str, count: &str, country: &str| {
            account(report, "bomb").on_whom(&format!("{count} civilians"), country)
        };
        let accounts = [told("a", "7", "IRQ"), told("b", "8", "IRQ"), told("c", "9", "")];
        let all = summary(&accounts.iter().collect::<Vec<_>>(), &[0, 1, 2]);
        assert_eq!((all.recipients.len(), all.recipients[0].by), (1, 3));
        let civilians = &all.recipients[0].party;
        assert_eq!((civilians.text.as_str(), civilians.country.as_str()), ("9 civilians", ""));
    }

    #[test]
    fn says_how_many_tell_what() {
        let told = |report: &str, day: &str| {
            let mut account = account(report, "bomb").at("Aden", 1, 12.8, 45.0).by("Houthis", "YEM");
            account.published = day.to_owned();
            account
        };
        let mut denied = told("d", "2024-01-13").killed(20);
        denied.status = Status::Denied;
        let far = account("e", "bomb").at("Taiz", 3, 13.6, 44.0).killed(15).by("Houthis", "YEM");
        let accounts = [told("a", "2024-01-10").killed(12), told("b", "2024-01-11").killed(12), denied, far];
        let accounts: Vec<&Account> = accounts.iter().collect();
        let all = summary(&accounts, &[0, 0, 2, 3]);
        assert_eq!((all.accounts, all.reports, all.origins), (4, 4, 3));
        let place = all.place.unwrap();
        assert_eq!((place.value.text.as_str(), place.by, place.of), ("Aden", 2, 3), "reprints count once");
        assert_eq!(place.others.len(), 1);
        let killed = &all.casualties[0];
        assert_eq!(killed.range, Count { min: 12, max: Some(20) });
        assert_eq!(
            (killed.newest, killed.newest_in, killed.claims, killed.figures),
            (Count { min: 15, max: Some(15) }, 3, 4, 3)
        );
        assert_eq!(all.contradicted, ["status", "place", "casualties.killed"]);
        assert_eq!((all.actors.len(), all.actors[0].by), (1, 2), "who denies it names nobody");
    }

    #[test]
    fn denying_a_part_is_no_word_against_the_event() {
        let told = account("a", "blast").killed(20);
        let mut denied = account("a", "deny the blast").by("Houthis", "YEM");
        (denied.status, denied.trigger) = (Status::Denied, 90);
        let all = summary(&[&told, &denied], &[0, 0]);
        assert_eq!((all.status.value, all.contradicted.len(), all.actors.len()), (Status::Occurred, 0, 0));
        assert_eq!((all.blame.len(), all.blame[0].kind), (1, BlameKind::Denied));
    }
}
