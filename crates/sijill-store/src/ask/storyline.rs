//! Storylines: drawn whole when the record has changed, read by index.

use rusqlite::{OptionalExtension, TransactionBehavior, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_merge::{Day, Days, Told, storylines};
use sijill_model::EventType;

use crate::{
    ask::{
        answers::{EventLine, Page},
        query::Query,
        select::list,
    },
    error::{Fault, StoreError},
    open::Record,
    rows,
};

/// Storylines of a page.
const LIMIT: u32 = 50;

/// A course of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StorylineLine {
    /// The id of its first event.
    pub id: String,
    /// What it is, by what its events share.
    pub label: String,
    /// The first day of its events, ISO 8601; null where none is told.
    pub start: Option<String>,
    /// The last day of its events.
    pub end: Option<String>,
    /// Reports that tell its events.
    pub reports: u32,
    /// Its events, in order of time.
    pub events: Vec<String>,
}

impl Record {
    /// Draws all storylines anew, where something was added or judged since they were drawn last.
    ///
    /// # Errors
    /// Locked, full, and whatever else SQLite tells.
    pub fn draw_storylines(&mut self) -> Result<(), StoreError> {
        let path = self.path.clone();
        self.draw().map_err(|fault| fault.of(&path))
    }

    pub(crate) fn draw(&mut self) -> Result<(), Fault> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stale: Option<i64> =
            tx.query_row("SELECT 1 FROM state WHERE name = 'storylines'", [], |row| row.get(0)).optional()?;
        if stale.is_none() {
            return Ok(());
        }
        let (pks, told) = all_told(&tx)?;
        tx.execute("DELETE FROM storyline", [])?;
        {
            let mut insert = tx.prepare_cached("INSERT INTO storyline VALUES (?1, ?2, ?3, ?4)")?;
            for line in storylines(&told) {
                for (n, &at) in line.events.iter().enumerate() {
                    insert.execute(params![pks[at], pks[line.events[0]], n as i64, line.label])?;
                }
            }
        }
        tx.execute("DELETE FROM state WHERE name = 'storylines'", [])?;
        tx.commit()?;
        Ok(())
    }

    /// The storyline of an event, by the id of its first event.
    pub(crate) fn storyline_of(&self, event: i64) -> Result<Option<String>, Fault> {
        let mut statement = self.conn.prepare_cached(
            "SELECT h.id FROM storyline AS s JOIN mention AS h ON h.pk = s.line WHERE s.event = ?1",
        )?;
        Ok(statement.query_row([event], |row| row.get(0)).optional()?)
    }

    /// Storylines that hold a matching event, longest first, a page of them (`limit`; no cursor).
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn storylines(&self, query: &Query) -> Result<Page<StorylineLine>, StoreError> {
        let ask = || -> Result<Page<StorylineLine>, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let limit = query.limit.unwrap_or(LIMIT);
            let asked = Query { limit: None, after: None, order: None, ..query.clone() };
            let (condition, value) = if asked == Query::default() {
                ("1", None)
            } else {
                let (found, _) = self.select(&asked, None)?;
                let pks: Vec<i64> = found.iter().map(|one| one.pk).collect();
                let sql = "s.line IN (SELECT line FROM storyline WHERE event IN \
                           (SELECT value FROM json_each(?)))";
                (sql, Some(list(&pks)))
            };
            let mut statement = self.conn.prepare_cached(&format!(
                "SELECT s.line, h.id, count(*) AS events FROM storyline AS s JOIN mention AS h ON h.pk = s.line \
                 WHERE {condition} GROUP BY s.line ORDER BY events DESC, h.id LIMIT {limit}"
            ))?;
            let lines: Vec<i64> = statement
                .query_map(rusqlite::params_from_iter(value), |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let lines = lines.into_iter().map(|line| self.storyline_line(line)).collect::<Result<_, _>>()?;
            tx.finish()?;
            Ok(Page { lines, next: None })
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    fn storyline_line(&self, line: i64) -> Result<StorylineLine, Fault> {
        let (label, start, end, id) = self
            .conn
            .prepare_cached(
                "SELECT s.label, min(e.date_start), max(e.date_end), h.id FROM storyline AS s \
                 JOIN event AS e ON e.pk = s.event JOIN mention AS h ON h.pk = s.line WHERE s.line = ?1",
            )?
            .query_row([line], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let reports = self
            .conn
            .prepare_cached(
                "SELECT count(DISTINCT m.report) FROM storyline AS s JOIN mention AS m ON m.event = s.event \
                 WHERE s.line = ?1",
            )?
            .query_row([line], |row| row.get(0))?;
        let events = self.all(
            "SELECT h.id FROM storyline AS s JOIN mention AS h ON h.pk = s.event WHERE s.line = ?1 ORDER BY s.n",
            line,
            |row| row.get(0),
        )?;
        Ok(StorylineLine { id, label, start, end, reports, events })
    }

    /// The storyline that an event belongs to, with its events in order of time.
    ///
    /// # Errors
    /// No such event, an event that belongs to none, and whatever SQLite tells.
    pub fn storyline(&self, id: &str) -> Result<(StorylineLine, Vec<EventLine>), StoreError> {
        let ask = || -> Result<(StorylineLine, Vec<EventLine>), Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let event = self.event_pk(id)?;
            let line: Option<i64> = self
                .conn
                .prepare_cached("SELECT line FROM storyline WHERE event = ?1")?
                .query_row([event], |row| row.get(0))
                .optional()?;
            let line =
                line.ok_or_else(|| Fault::Refused(format!("the event {id} belongs to no storyline")))?;
            let pks: Vec<i64> =
                self.all("SELECT event FROM storyline WHERE line = ?1 ORDER BY n", line, |row| row.get(0))?;
            let mut events = Vec::with_capacity(pks.len());
            for pk in pks {
                events.extend(self.event_line(pk, &crate::ask::select::Past::default())?);
            }
            let line = self.storyline_line(line)?;
            tx.finish()?;
            Ok((line, events))
        };
        ask().map_err(|fault| fault.of(&self.path))
    }
}

/// All events as storylines see them, with their pks, in canonical order.
fn all_told(tx: &rusqlite::Transaction<'_>) -> Result<(Vec<i64>, Vec<Told>), Fault> {
    let mut told: Vec<(i64, Told)> = Vec::new();
    let mut statement = tx.prepare_cached(
        "SELECT e.pk, h.id, e.type, e.date_start, e.date_end, e.place_name, e.background, e.first_day \
         FROM event AS e JOIN mention AS h ON h.pk = e.pk ORDER BY e.pk",
    )?;
    let mut rows = statement.query([])?;
    let day = |text: Option<String>| text.as_deref().and_then(Day::published);
    while let Some(row) = rows.next()? {
        let (start, end) = (day(row.get(3)?), day(row.get(4)?));
        let first = day(row.get(7)?);
        let days = start
            .zip(end)
            .map(|(first, last)| Days { first, last })
            .or(first.map(|day| Days { first: day, last: day }));
        let one = Told {
            id: row.get(1)?,
            event_type: rows::word(row, 2, EventType::parse)?,
            days,
            parties: Vec::new(),
            place: row.get(5)?,
            background: row.get(6)?,
        };
        told.push((row.get(0)?, one));
    }
    // Names, else codes, of everyone whom any account names, most named first.
    let mut statement = tx.prepare_cached(
        "SELECT event, who, count(*) AS named FROM (SELECT m.event AS event, \
         coalesce(p.name, p.country || p.sector) AS who FROM participant AS p \
         JOIN mention AS m ON m.pk = p.mention WHERE p.name IS NOT NULL OR p.country <> '') \
         GROUP BY event, who ORDER BY event, named DESC, who",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let event: i64 = row.get(0)?;
        if let Ok(at) = told.binary_search_by_key(&event, |(pk, _)| *pk) {
            told[at].1.parties.push(row.get(1)?);
        }
    }
    told.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    Ok(told.into_iter().unzip())
}
