//! Mentions to events: what a batch has touched is clustered anew from all that is kept of it.
//!
//! A component holds all mentions that links (merged) and joins by hand tie together: what is only possible
//! never joins two events by itself. Clustering looks at whole components only, so its result depends on what
//! is in the record, never on the order in which it came.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use rusqlite::{Transaction, params, params_from_iter, types::Value};
use sijill_merge::{Account, Judgement, Link, Summary, Verdict, cluster, summary};

use crate::{
    error::Fault,
    judge::{Hand, Hands},
    meet::{Accounts, verdict_of},
    rows,
};

/// Clusters anew all components that hold one of `touched`, and sums up their events. Events of
/// `stirred` mentions are summed up anew even where no component changes: the origins of their reports
/// did.
pub fn events(
    tx: &Transaction<'_>,
    accounts: &mut Accounts,
    hands: &Hands,
    touched: &[i64],
    stirred: &[i64],
) -> Result<(), Fault> {
    let mut seen: HashSet<i64> = HashSet::new();
    let mut before: BTreeSet<i64> = BTreeSet::new();
    let mut after: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for &start in touched {
        if seen.contains(&start) {
            continue;
        }
        let component = Component::around(tx, hands, start)?;
        seen.extend(&component.mentions);
        for &mention in &component.mentions {
            before.insert(head(tx, mention)?);
        }
        for members in component.cluster(tx, accounts, hands)? {
            after.insert(members[0], members);
        }
    }
    for (head, members) in &after {
        for mention in members {
            tx.prepare_cached("UPDATE mention SET event = ?1 WHERE pk = ?2 AND event <> ?1")?
                .execute(params![head, mention])?;
        }
        sum_up(tx, accounts, members)?;
    }
    for gone in before.iter().filter(|head| !after.contains_key(head)) {
        tx.prepare_cached("DELETE FROM event WHERE pk = ?1")?.execute([gone])?;
    }
    let mut again: BTreeSet<i64> = BTreeSet::new();
    for &mention in stirred {
        again.insert(head(tx, mention)?);
    }
    for head in again.into_iter().filter(|head| !after.contains_key(head)) {
        let members = members(tx, accounts, head)?;
        sum_up(tx, accounts, &members)?;
    }
    Ok(())
}

fn head(tx: &Transaction<'_>, mention: i64) -> Result<i64, Fault> {
    Ok(tx
        .prepare_cached("SELECT event FROM mention WHERE pk = ?1")?
        .query_row([mention], |row| row.get(0))?)
}

/// The mentions of an event in canonical order.
fn members(tx: &Transaction<'_>, accounts: &mut Accounts, head: i64) -> Result<Vec<i64>, Fault> {
    let mut all: Vec<(Arc<Account>, i64)> = Vec::new();
    let mut statement = tx.prepare_cached("SELECT pk FROM mention WHERE event = ?1")?;
    let pks: Vec<i64> = statement.query_map([head], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for pk in pks {
        all.push((accounts.get(tx, pk)?, pk));
    }
    all.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    Ok(all.into_iter().map(|(_, pk)| pk).collect())
}

/// Mentions that hang together.
pub struct Component {
    /// Their pks, sorted.
    pub mentions: Vec<i64>,
}

impl Component {
    /// The component that holds a mention.
    pub fn around(tx: &Transaction<'_>, hands: &Hands, start: i64) -> Result<Component, Fault> {
        let mut inside: BTreeSet<i64> = BTreeSet::from([start]);
        let mut queue = vec![start];
        let mut ties = tx.prepare_cached(
            "SELECT a FROM link WHERE b = ?1 AND verdict = 'merged' \
             UNION ALL SELECT b FROM link WHERE a = ?1 AND verdict = 'merged'",
        )?;
        while let Some(at) = queue.pop() {
            let rows = ties.query_map([at], |row| row.get(0))?;
            for other in rows {
                let other: i64 = other?;
                if inside.insert(other) {
                    queue.push(other);
                }
            }
            for &(other, hand) in hands.of(at) {
                if hand == Hand::Join && inside.insert(other) {
                    queue.push(other);
                }
            }
        }
        Ok(Component { mentions: inside.into_iter().collect() })
    }

    /// Its events: the pks of their mentions, in canonical order.
    pub fn cluster(
        &self,
        tx: &Transaction<'_>,
        accounts: &mut Accounts,
        hands: &Hands,
    ) -> Result<Vec<Vec<i64>>, Fault> {
        if let [alone] = self.mentions[..] {
            return Ok(vec![vec![alone]]);
        }
        let mut told = Vec::with_capacity(self.mentions.len());
        for &mention in &self.mentions {
            told.push(accounts.get(tx, mention)?.as_ref().clone());
        }
        let at: HashMap<i64, usize> = self.mentions.iter().enumerate().map(|(at, &pk)| (pk, at)).collect();
        let mut links: Vec<Link> = Vec::new();
        for (b, &mention) in self.mentions.iter().enumerate() {
            for (other, verdict, score) in links_of(tx, mention)? {
                // What a pair says that came not so near, clustering asks for itself.
                let Some(&a) = at.get(&other).filter(|_| verdict != Verdict::Apart) else { continue };
                links.push(Link { a, b, verdict, score });
            }
        }
        let mut judgements = Vec::new();
        for (&mention, &a) in &at {
            for (other, hand) in hands.of(mention) {
                let Some(&b) = at.get(other).filter(|&&b| a < b) else { continue };
                judgements.push(match hand {
                    Hand::Join => Judgement::Join(a, b),
                    Hand::Split => Judgement::Split(a, b),
                });
            }
        }
        let events = cluster(&told, &links, &judgements);
        Ok(events.into_iter().map(|event| event.into_iter().map(|at| self.mentions[at]).collect()).collect())
    }
}

/// The links of a mention with earlier rows: taken for all of a component, each link once.
fn links_of(tx: &Transaction<'_>, mention: i64) -> Result<Vec<(i64, Verdict, f32)>, Fault> {
    let mut statement = tx.prepare_cached("SELECT a, verdict, score FROM link WHERE b = ?1")?;
    let rows = statement
        .query_map([mention], |row| Ok((row.get(0)?, rows::word(row, 1, verdict_of)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the accounts of an event agree on. `members` are in canonical order.
fn summary_of(
    tx: &Transaction<'_>,
    accounts: &mut Accounts,
    members: &[i64],
) -> Result<(Summary, Span), Fault> {
    let mut told = Vec::with_capacity(members.len());
    let mut origins = Vec::with_capacity(members.len());
    let mut span = Span::default();
    for &mention in members {
        told.push(accounts.get(tx, mention)?);
        let (origin, day, outlet) = tx
            .prepare_cached(
                "SELECT r.origin, r.day, r.outlet FROM mention AS m JOIN report AS r ON r.pk = m.report \
                 WHERE m.pk = ?1",
            )?
            .query_row([mention], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, Option<String>>(1)?,
                    row.get::<_, Option<String>>(2)?,
                ))
            })?;
        origins.push(usize::try_from(origin).unwrap_or(0));
        span.outlets.extend(outlet);
        if let Some(day) = day {
            if span.first.as_ref().is_none_or(|first| day < *first) {
                span.first = Some(day.clone());
            }
            if span.last.as_ref().is_none_or(|last| day > *last) {
                span.last = Some(day);
            }
        }
    }
    let told: Vec<&Account> = told.iter().map(Arc::as_ref).collect();
    Ok((summary(&told, &origins), span))
}

/// Who told an event, and from when to when.
#[derive(Default)]
struct Span {
    first: Option<String>,
    last: Option<String>,
    outlets: BTreeSet<String>,
}

/// Writes the row of an event.
fn sum_up(tx: &Transaction<'_>, accounts: &mut Accounts, members: &[i64]) -> Result<(), Fault> {
    let row = row(tx, accounts, members)?;
    let places = vec!["?"; row.len()].join(", ");
    tx.prepare_cached(&format!("INSERT OR REPLACE INTO event VALUES ({places})"))?
        .execute(params_from_iter(row))?;
    Ok(())
}

/// The row of an event, in the order of the table's columns.
pub fn row(tx: &Transaction<'_>, accounts: &mut Accounts, members: &[i64]) -> Result<Vec<Value>, Fault> {
    let (sum, span) = summary_of(tx, accounts, members)?;
    let place = sum.place.as_ref().map(|said| &said.value);
    let date = sum.date.as_ref().map(|said| said.value);
    let toll = |kind: &str| sum.casualties.iter().find(|toll| toll.kind == kind);
    // Of "at least" what is sure is the figure itself.
    let most = |kind: &str| {
        let toll = toll(kind)?;
        Some(toll.range.max.unwrap_or(0).max(toll.range.min))
    };
    let cameo = sum.cameo.value;
    Ok(vec![
        members[0].into(),
        sum.event_type.value.word().to_owned().into(),
        sum.mode.as_ref().map(|said| said.value.clone()).into(),
        cameo.code().to_owned().into(),
        i64::from(sum.event_type.value.quad()).into(),
        f64::from(cameo.goldstein()).into(),
        sum.status.value.word().to_owned().into(),
        sum.background.into(),
        date.map(|(days, _)| days.first.date().to_string()).into(),
        date.map(|(days, _)| days.last.date().to_string()).into(),
        date.map_or("unknown", |(_, precision)| precision.word()).to_owned().into(),
        place.and_then(|place| place.name.clone()).into(),
        place.map(|place| place.country.clone()).into(),
        place.and_then(|place| place.lat).into(),
        place.and_then(|place| place.lon).into(),
        place.and_then(|place| place.geonames).map(i64::from).into(),
        place.map(|place| place.precision.word().to_owned()).into(),
        toll("killed").map(|toll| i64::from(toll.range.min)).into(),
        most("killed").map(i64::from).into(),
        toll("injured").map(|toll| i64::from(toll.range.min)).into(),
        most("injured").map(i64::from).into(),
        i64::from(sum.accounts).into(),
        i64::from(sum.reports).into(),
        i64::from(sum.origins).into(),
        (span.outlets.len() as i64).into(),
        span.first.into(),
        span.last.into(),
        sum.contradicted.join(" ").into(),
    ])
}
