//! Reports, with the events they tell and whose reprints they are.

use rusqlite::types::Value;

use crate::{
    ask::{
        answers::{Page, ReportLine},
        cursor::{Cell, Stand},
        event::next,
        filter::{Filter, Piece, expression, marks},
        query::{Order, Query},
        select::{LIMIT, Match, list},
    },
    error::{Fault, StoreError},
    open::Record,
};

/// The order of reports where the question names none.
pub const ORDER: Order = Order::Newest;

/// How many reports match, and how many of them are no reprints of one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Reports.
    pub reports: u32,
    /// Origins.
    pub origins: u32,
}

impl Record {
    /// Reports that match, a page of them. Days are those of publication; what filters events asks for
    /// reports that tell one. Orders other than oldest first are newest first.
    ///
    /// # Errors
    /// A cursor of another order, no such event, and whatever SQLite tells.
    pub fn report_list(&self, query: &Query) -> Result<Page<ReportLine>, StoreError> {
        let ask = || -> Result<Page<ReportLine>, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let limit = query.limit.unwrap_or(LIMIT);
            let found = self.select_reports(query, Some(limit))?;
            let order = query.order.unwrap_or(ORDER);
            let next = next(&found, limit, order.word());
            let found = found.iter().take(limit as usize);
            let lines = found.map(|one| self.report_line(one.pk)).collect::<Result<_, _>>()?;
            tx.finish()?;
            Ok(Page { lines, next })
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    /// How many reports match.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn reach(&self, query: &Query) -> Result<Reach, StoreError> {
        let ask = || -> Result<Reach, Fault> {
            let Some(conditions) = self.report_conditions(query)? else {
                return Ok(Reach { reports: 0, origins: 0 });
            };
            let (sql, values) = joined(&conditions);
            let sql = format!("SELECT count(*), count(DISTINCT r.origin) FROM report AS r WHERE {sql}");
            let mut statement = self.conn.prepare_cached(&sql)?;
            let row = statement.query_row(rusqlite::params_from_iter(values), |row| {
                Ok(Reach { reports: row.get(0)?, origins: row.get(1)? })
            })?;
            Ok(row)
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    pub(crate) fn select_reports(&self, query: &Query, limit: Option<u32>) -> Result<Vec<Match>, Fault> {
        let by = query.order.unwrap_or(ORDER);
        let falling = by != Order::Oldest;
        let after = query.after.as_deref().map(|cursor| Stand::parse(cursor, by.word())).transpose()?;
        let Some(conditions) = self.report_conditions(query)? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for (part, told) in ["r.day IS NOT NULL", "r.day IS NULL"].into_iter().enumerate() {
            let room = limit.map(|limit| (limit as usize + 1).saturating_sub(found.len()));
            if room == Some(0) || after.as_ref().is_some_and(|after| usize::from(after.part) > part) {
                continue;
            }
            let (mut sql, mut values) = joined(&conditions);
            let (sign, way) = if falling { ("<", "DESC") } else { (">", "ASC") };
            let (day, order) =
                if part == 0 { ("r.day", format!("r.day {way}, ")) } else { ("''", String::new()) };
            if let Some(after) = after.as_ref().filter(|after| usize::from(after.part) == part) {
                sql.push_str(&format!(" AND ({day}, r.id) {sign} (?, ?)"));
                for cell in [&after.cells[0], &after.cells[2]] {
                    values.push(match cell {
                        Cell::Count(count) => Value::Integer(*count),
                        Cell::Word(word) => Value::Text(word.clone()),
                    });
                }
            }
            let mut sql = format!(
                "SELECT r.pk, r.id, {day} FROM report AS r WHERE {told} AND {sql} ORDER BY {order}r.id {way}"
            );
            if let Some(room) = room {
                sql.push_str(" LIMIT ?");
                values.push(Value::Integer(room as i64));
            }
            let mut statement = self.conn.prepare_cached(&sql)?;
            let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
                let cells = [row.get(2)?, Cell::Word(String::new()), row.get(1)?];
                Ok(Match { pk: row.get(0)?, stand: Stand { part: part as u8, cells } })
            })?;
            for row in rows {
                found.push(row?);
            }
        }
        Ok(found)
    }

    /// Conditions on `r`, a report's row; `None` where nothing can match.
    pub(crate) fn report_conditions(&self, query: &Query) -> Result<Option<Vec<Piece>>, Fault> {
        let text = |word: &str| Value::Text(word.to_owned());
        let mut all = Vec::new();
        let mut day = |sql: &str, day: &Option<String>| {
            all.extend(day.as_deref().map(|day| Piece { sql: sql.to_owned(), values: vec![text(day)] }));
        };
        day("r.day >= ?", &query.from);
        day("r.day <= ?", &query.to);
        day("r.day <= ?", &query.as_of);
        if !query.outlets.is_empty() {
            all.push(Piece {
                sql: format!("r.outlet IN ({})", marks(query.outlets.len())),
                values: query.outlets.iter().map(|outlet| text(outlet)).collect(),
            });
        }
        match &query.words {
            Some(words) if words.iter().all(Vec::is_empty) => return Ok(None),
            Some(words) => all.push(Piece {
                sql: "r.pk IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)".to_owned(),
                values: vec![Value::Text(expression(&[], words))],
            }),
            None => {}
        }
        // What is left asks for events.
        let events = Query {
            words: None,
            from: None,
            to: None,
            outlets: Vec::new(),
            order: None,
            limit: None,
            after: None,
            ..query.clone()
        };
        let filter = Filter::of(&events);
        if filter.nothing {
            return Ok(None);
        }
        if !filter.is_empty() || events.near.is_some() || events.event.is_some() {
            let (found, _) = self.select(&events, None)?;
            let pks: Vec<i64> = found.iter().map(|one| one.pk).collect();
            all.push(Piece {
                sql: "r.pk IN (SELECT report FROM mention WHERE event IN (SELECT value FROM json_each(?)))"
                    .to_owned(),
                values: vec![list(&pks)],
            });
        }
        Ok(Some(all))
    }

    /// A report's line.
    pub(crate) fn report_line(&self, pk: i64) -> Result<ReportLine, Fault> {
        let mut line = self
            .conn
            .prepare_cached(
                "SELECT r.id, r.ref, r.outlet, r.published, r.title, r.language, \
                 (SELECT o.id FROM report AS o WHERE o.pk = r.reprint_of) FROM report AS r WHERE r.pk = ?1",
            )?
            .query_row([pk], |row| {
                Ok(ReportLine {
                    id: row.get(0)?,
                    reference: row.get(1)?,
                    outlet: row.get(2)?,
                    published: row.get(3)?,
                    title: row.get(4)?,
                    language: row.get(5)?,
                    reprint_of: row.get(6)?,
                    events: Vec::new(),
                })
            })?;
        let ids: Vec<String> = self.all(
            "SELECT h.id FROM mention AS m JOIN mention AS h ON h.pk = m.event WHERE m.report = ?1 \
             ORDER BY m.n",
            pk,
            |row| row.get(0),
        )?;
        for id in ids {
            if !line.events.contains(&id) {
                line.events.push(id);
            }
        }
        Ok(line)
    }
}

/// Conditions joined; true where there are none.
pub fn joined(conditions: &[Piece]) -> (String, Vec<Value>) {
    if conditions.is_empty() {
        return ("1".to_owned(), Vec::new());
    }
    let sql: Vec<&str> = conditions.iter().map(|piece| piece.sql.as_str()).collect();
    (sql.join(" AND "), conditions.iter().flat_map(|piece| piece.values.clone()).collect())
}
