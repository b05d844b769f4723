//! Who does what with whom: pairs of parties, with how many events of which type.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ask::{query::Query, reports::joined, select::Past, select::list},
    error::{Fault, StoreError},
    open::Record,
};

/// Pairs where the question sets no limit.
const LIMIT: u32 = 50;

/// Someone who takes part in events: by name, else by code, else by words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// One spelling in Latin letters where a table knows it; the words of reports where nothing else is
    /// known; null where country and sector are all that counts.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3, or `IGO`, `NGO`, `IMG`; empty where unknown.
    pub country: String,
    /// PLOVER sector, or empty.
    pub sector: String,
}

/// Two parties, with the events between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PairLine {
    /// Who did it; null where no account tells it.
    pub actor: Option<Party>,
    /// To whom; null where no account tells it.
    pub recipient: Option<Party>,
    /// How many events.
    pub events: u32,
    /// How many of each PLOVER type.
    pub types: BTreeMap<String, u32>,
    /// The first day of these events, ISO 8601; null where none is told.
    pub start: Option<String>,
    /// The last.
    pub end: Option<String>,
}

/// A mention's parties: actors, recipients.
#[derive(Default)]
struct Sides([BTreeSet<usize>; 2]);

/// Who did it, and to whom.
type Pairing<'p> = (Option<&'p Party>, Option<&'p Party>);

impl Record {
    /// Who does what with whom in the events that match: pairs of parties, most events first (`limit`; no
    /// cursor).
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn actors(&self, query: &Query) -> Result<Vec<PairLine>, StoreError> {
        let ask = || -> Result<Vec<PairLine>, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let pairs = self.actors_in(query)?;
            tx.finish()?;
            Ok(pairs)
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    fn actors_in(&self, query: &Query) -> Result<Vec<PairLine>, Fault> {
        let limit = query.limit.unwrap_or(LIMIT) as usize;
        let asked = Query { limit: None, after: None, order: None, ..query.clone() };
        let (found, past) = if asked == Query::default() {
            (None, Past::default())
        } else {
            let (found, past) = self.select(&asked, None)?;
            (Some(found.into_iter().map(|one| one.pk).collect::<Vec<_>>()), past)
        };
        let (parties, told) = self.parties(found.as_deref(), query.as_of.as_deref())?;
        let events = self.about(found.as_deref(), &past)?;
        let mut pairs: BTreeMap<(Option<usize>, Option<usize>), Vec<usize>> = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            let mut seen = BTreeSet::new();
            for sides in told.get(&event.pk).into_iter().flatten() {
                let side = |side: usize| -> Vec<Option<usize>> {
                    let all = &sides.0[side];
                    if all.is_empty() { vec![None] } else { all.iter().copied().map(Some).collect() }
                };
                for actor in side(0) {
                    for recipient in side(1) {
                        seen.insert((actor, recipient));
                    }
                }
            }
            for pair in seen {
                pairs.entry(pair).or_default().push(at);
            }
        }
        let mut lines: Vec<(u32, Pairing<'_>, Vec<usize>)> = pairs
            .into_iter()
            .map(|((actor, recipient), at)| {
                let party = |n: Option<usize>| n.map(|n| &parties[n]);
                (at.len() as u32, (party(actor), party(recipient)), at)
            })
            .collect();
        lines.sort_by(|(a, one, _), (b, two, _)| b.cmp(a).then(one.cmp(two)));
        lines.truncate(limit);
        Ok(lines
            .into_iter()
            .map(|(count, (actor, recipient), at)| {
                let mut types = BTreeMap::new();
                for &at in &at {
                    *types.entry(events[at].kind.clone()).or_default() += 1;
                }
                let days = || at.iter().map(|&at| &events[at]);
                PairLine {
                    actor: actor.cloned(),
                    recipient: recipient.cloned(),
                    events: count,
                    types,
                    start: days().filter_map(|event| event.start.clone()).min(),
                    end: days().filter_map(|event| event.end.clone()).max(),
                }
            })
            .collect())
    }

    /// All parties of some events, or of all, and for each event those of each of its mentions.
    #[allow(clippy::type_complexity)]
    fn parties(
        &self,
        events: Option<&[i64]>,
        as_of: Option<&str>,
    ) -> Result<(Vec<Party>, BTreeMap<i64, Vec<Sides>>), Fault> {
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        if let Some(events) = events {
            conditions.push("m.event IN (SELECT value FROM json_each(?))");
            values.push(list(events));
        }
        if let Some(day) = as_of {
            conditions.push("m.report IN (SELECT pk FROM report WHERE day <= ?)");
            values.push(Value::Text(day.to_owned()));
        }
        // Whoever is said not to have done what others tell is none who did it.
        conditions.push(
            "NOT (p.role = 'actor' AND m.status = 'denied' AND \
             (SELECT e.status FROM event AS e WHERE e.pk = m.event) <> 'denied')",
        );
        let condition = conditions.join(" AND ");
        // Words are cut out of the text only where neither name nor code is known.
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT m.event, m.pk, p.role = 'recipient', p.name, p.country, p.sector, \
             CASE WHEN p.name IS NULL AND p.country = '' AND p.sector = '' THEN \
             (SELECT substr(r.text, p.words_from + 1, p.words_to - p.words_from) FROM report AS r \
             WHERE r.pk = m.report) END \
             FROM mention AS m JOIN participant AS p ON p.mention = m.pk WHERE {condition} \
             ORDER BY m.pk"
        ))?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut known: BTreeMap<Party, usize> = BTreeMap::new();
        let mut told: BTreeMap<i64, Vec<Sides>> = BTreeMap::new();
        let mut last = None;
        while let Some(row) = rows.next()? {
            let (event, mention): (i64, i64) = (row.get(0)?, row.get(1)?);
            let side = usize::from(row.get::<_, bool>(2)?);
            let name: Option<String> = row.get(3)?;
            let party = Party { name: name.or(row.get(6)?), country: row.get(4)?, sector: row.get(5)? };
            let count = known.len();
            let n = *known.entry(party).or_insert(count);
            let mentions = told.entry(event).or_default();
            if last != Some(mention) {
                mentions.push(Sides::default());
                last = Some(mention);
            }
            if let Some(sides) = mentions.last_mut() {
                sides.0[side].insert(n);
            }
        }
        let mut parties: Vec<(usize, Party)> = known.into_iter().map(|(party, n)| (n, party)).collect();
        parties.sort_unstable();
        Ok((parties.into_iter().map(|(_, party)| party).collect(), told))
    }

    /// Type and days of some events, or of all.
    pub(crate) fn about(&self, events: Option<&[i64]>, past: &Past) -> Result<Vec<About>, Fault> {
        let condition = events.map(|events| crate::ask::filter::Piece {
            sql: "e.pk IN (SELECT value FROM json_each(?))".to_owned(),
            values: vec![list(events)],
        });
        let (condition, values) = joined(&Vec::from_iter(condition));
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT e.pk, e.type, e.status, e.place_country, e.date_start, e.date_end, e.background, \
             e.accounts FROM event AS e WHERE {condition}"
        ))?;
        let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
            Ok(About {
                pk: row.get(0)?,
                kind: row.get(1)?,
                status: row.get(2)?,
                country: row.get(3)?,
                start: row.get(4)?,
                end: row.get(5)?,
                background: row.get(6)?,
                accounts: row.get(7)?,
            })
        })?;
        let mut all: Vec<About> = rows.collect::<Result<_, _>>()?;
        for about in &mut all {
            let Some(told) = past.get(about.pk) else { continue };
            let sum = &told.sum;
            about.kind = sum.event_type.value.word().to_owned();
            about.status = sum.status.value.word().to_owned();
            about.country = sum.place.as_ref().map(|said| said.value.country.clone());
            let days = sum.date.as_ref().map(|said| said.value.0);
            about.start = days.map(|days| days.first.date().to_string());
            about.end = days.map(|days| days.last.date().to_string());
            about.background = sum.background;
            about.accounts = sum.accounts;
        }
        Ok(all)
    }
}

/// What sums of events go by.
#[derive(Debug, Clone)]
pub struct About {
    pub pk: i64,
    pub kind: String,
    pub status: String,
    pub country: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub background: bool,
    pub accounts: u32,
}
