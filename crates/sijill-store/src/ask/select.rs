//! Which events match, in which order: a page of them, or all.
//!
//! With a day in the past (`as_of`) most events are as they are now: all their reports were published by
//! then. Only those that the day cuts through are summed up anew and judged here instead of in SQL.

use std::collections::BTreeMap;

use rusqlite::types::Value;

use crate::{
    ask::{
        cursor::{Cell, Stand},
        event::Told,
        filter::{Filter, Piece, agreed, marks},
        query::{Order, Query},
    },
    error::Fault,
    open::Record,
};

/// Answers of a page where the question sets no limit.
pub const LIMIT: u32 = 50;

/// The order of events where the question names none.
pub const ORDER: Order = Order::Oldest;

/// How an order is asked of SQL, in two parts: events that tell what it goes by, and those that do not.
pub(crate) struct Ordering {
    /// Whether later or more comes first.
    falling: bool,
    /// Condition and two columns of each part.
    pub(crate) parts: &'static [(&'static str, [&'static str; 2])],
}

const UNDATED: (&str, [&str; 2]) = ("e.date_start IS NULL", ["coalesce(e.first_day, '')", "''"]);

pub(crate) fn ordering(order: Order) -> Ordering {
    match order {
        Order::Oldest => Ordering { falling: false, parts: const { &[DATED, UNDATED] } },
        Order::Newest => Ordering { falling: true, parts: const { &[DATED, UNDATED] } },
        Order::Reported => Ordering {
            falling: true,
            parts: const {
                &[
                    ("e.last_day >= ''", ["e.last_day", "coalesce(e.date_start, '')"]),
                    ("e.last_day IS NULL", ["coalesce(e.date_start, '')", "''"]),
                ]
            },
        },
        Order::Reports => Ordering {
            falling: true,
            parts: const { &[("e.reports >= 0", ["e.reports", "coalesce(e.date_start, '')"])] },
        },
        Order::Killed => Ordering {
            falling: true,
            parts: const {
                &[
                    ("e.killed_max >= 0", ["e.killed_max", "coalesce(e.date_start, '')"]),
                    ("e.killed_max IS NULL", ["coalesce(e.date_start, '')", "''"]),
                ]
            },
        },
    }
}

const DATED: (&str, [&str; 2]) = ("e.date_start >= ''", ["e.date_start", "e.date_end"]);

/// An event that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its pk.
    pub pk: i64,
    /// Where it stands.
    pub stand: Stand,
}

/// A day in the past, with the events that it cuts through as they were then.
#[derive(Debug, Default)]
pub struct Past {
    /// The day.
    pub day: Option<String>,
    /// By pk; nothing of the others was known.
    cut: BTreeMap<i64, Option<Told>>,
}

impl Past {
    /// An event that the day cuts through, as it was then.
    pub fn get(&self, pk: i64) -> Option<&Told> {
        self.cut.get(&pk)?.as_ref()
    }
}

impl Record {
    /// The matching events of a page, in order, and what the day in the past cuts through. One more than
    /// `limit` tells that there are more.
    pub(crate) fn select(&self, query: &Query, limit: Option<u32>) -> Result<(Vec<Match>, Past), Fault> {
        let mut filter = Filter::of(query);
        let by = query.order.unwrap_or(ORDER);
        let order = ordering(by);
        let after = query.after.as_deref().map(|cursor| Stand::parse(cursor, by.word())).transpose()?;
        let past = self.past(query)?;
        if filter.nothing {
            return Ok((Vec::new(), past));
        }
        if let Some(event) = &query.event {
            let pk = self.event_pk(event)?;
            filter.event.push(Piece { sql: "e.pk = ?".to_owned(), values: vec![Value::Integer(pk)] });
        }
        if let Some(near) = query.near {
            filter.event.push(self.circle(&near)?);
        }
        let mut found = Vec::new();
        for part in 0..order.parts.len() {
            let room = limit.map(|limit| (limit as usize + 1).saturating_sub(found.len()));
            if room == Some(0) || after.as_ref().is_some_and(|after| usize::from(after.part) > part) {
                continue;
            }
            let sql = statement(&filter, &order, part, after.as_ref(), query.as_of.as_deref(), room);
            self.page(&sql, part, &mut found)?;
        }
        let order = (by, &order);
        self.add_cut(query, &filter, order, after.as_ref(), &past, &mut found)?;
        if let Some(limit) = limit {
            found.truncate(limit as usize + 1);
        }
        Ok((found, past))
    }

    /// Runs a statement and takes its rows as matches of a part.
    fn page(&self, piece: &Piece, part: usize, found: &mut Vec<Match>) -> Result<(), Fault> {
        let mut statement = self.conn.prepare_cached(&piece.sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(&piece.values), |row| {
            let cells = [row.get(2)?, row.get(3)?, row.get(1)?];
            Ok(Match { pk: row.get(0)?, stand: Stand { part: part as u8, cells } })
        })?;
        for row in rows {
            found.push(row?);
        }
        Ok(())
    }

    /// The events inside a circle: those between two latitudes by the index, then by distance.
    fn circle(&self, near: &crate::ask::query::Near) -> Result<Piece, Fault> {
        let (low, high) = near.latitudes();
        let mut statement = self
            .conn
            .prepare_cached("SELECT pk, place_lat, place_lon FROM event WHERE place_lat BETWEEN ?1 AND ?2")?;
        let rows = statement.query_map((low, high), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut inside: Vec<i64> = Vec::new();
        for row in rows {
            let (pk, lat, lon): (i64, f64, Option<f64>) = row?;
            if lon.is_some_and(|lon| near.holds(lat, lon)) {
                inside.push(pk);
            }
        }
        Ok(Piece { sql: "e.pk IN (SELECT value FROM json_each(?))".to_owned(), values: vec![list(&inside)] })
    }

    /// The events that a day in the past cuts through: some of their reports were published by then, others
    /// later or nobody knows when.
    fn past(&self, query: &Query) -> Result<Past, Fault> {
        let Some(day) = &query.as_of else { return Ok(Past::default()) };
        let mut statement = self.conn.prepare_cached(
            "SELECT pk FROM event WHERE first_day < last_day AND first_day <= ?1 AND last_day > ?1 \
             UNION SELECT m.event FROM report AS r JOIN mention AS m ON m.report = r.pk WHERE r.day IS NULL",
        )?;
        let pks: Vec<i64> = statement.query_map([day], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut cut = BTreeMap::new();
        for pk in pks {
            cut.insert(pk, self.told(pk, Some(day))?);
        }
        Ok(Past { day: Some(day.clone()), cut })
    }

    /// Puts the events that the day cuts through among the others.
    fn add_cut(
        &self,
        query: &Query,
        filter: &Filter,
        (by, order): (Order, &Ordering),
        after: Option<&Stand>,
        past: &Past,
        found: &mut Vec<Match>,
    ) -> Result<(), Fault> {
        let mut any = false;
        let event = query.event.as_deref().map(|id| self.event_pk(id)).transpose()?;
        for (&pk, told) in &past.cut {
            let Some(told) = told else { continue };
            let stand = told.stand(by);
            let passed = after.is_some_and(|after| !comes_after(order, &stand, after));
            let other = event.is_some_and(|event| event != pk);
            if passed || other || !agreed(query, &told.sum) || !self.hold(filter, told)? {
                continue;
            }
            found.push(Match { pk, stand });
            any = true;
        }
        if any {
            found.sort_by(|a, b| {
                let inside = a.stand.cells.cmp(&b.stand.cells);
                a.stand.part.cmp(&b.stand.part).then(if order.falling { inside.reverse() } else { inside })
            });
        }
        Ok(())
    }

    /// Whether the mentions that were known hold one of each set.
    fn hold(&self, filter: &Filter, told: &Told) -> Result<bool, Fault> {
        for set in &filter.mentions {
            let sql =
                format!("SELECT 1 FROM json_each(?) AS known WHERE known.value IN ({}) LIMIT 1", set.sql);
            let mut values = vec![list(&told.mentions)];
            values.extend(set.values.iter().cloned());
            let mut statement = self.conn.prepare_cached(&sql)?;
            if !statement.exists(rusqlite::params_from_iter(values))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Numbers as a JSON array, which SQL reads with `json_each`.
pub fn list(numbers: &[i64]) -> Value {
    Value::Text(serde_json::to_string(numbers).expect("numbers are plain data"))
}

fn comes_after(order: &Ordering, stand: &Stand, after: &Stand) -> bool {
    match stand.part.cmp(&after.part) {
        std::cmp::Ordering::Equal if order.falling => stand.cells < after.cells,
        std::cmp::Ordering::Equal => stand.cells > after.cells,
        other => other.is_gt(),
    }
}

/// The statement for one part of an order: pk, id, and the two columns that order.
pub(crate) fn statement(
    filter: &Filter,
    order: &Ordering,
    part: usize,
    after: Option<&Stand>,
    as_of: Option<&str>,
    room: Option<usize>,
) -> Piece {
    let (told, [first, second]) = order.parts[part];
    let mut conditions = vec![told.to_owned()];
    let mut values = Vec::new();
    for piece in filter.conditions() {
        conditions.push(piece.sql);
        values.extend(piece.values);
    }
    if let Some(day) = as_of {
        conditions.push(
            "e.last_day <= ? AND e.pk NOT IN (SELECT m.event FROM report AS r JOIN mention AS m \
             ON m.report = r.pk WHERE r.day IS NULL)"
                .to_owned(),
        );
        values.push(Value::Text(day.to_owned()));
    }
    if let Some(after) = after.filter(|after| usize::from(after.part) == part) {
        let sign = if order.falling { "<" } else { ">" };
        conditions.push(format!("({first}, {second}, h.id) {sign} ({})", marks(3)));
        values.extend(after.cells.iter().map(|cell| match cell {
            Cell::Count(count) => Value::Integer(*count),
            Cell::Word(word) => Value::Text(word.clone()),
        }));
    }
    let way = if order.falling { "DESC" } else { "ASC" };
    let mut sql = format!(
        "SELECT e.pk, h.id, {first}, {second} FROM event AS e JOIN mention AS h ON h.pk = e.pk \
         WHERE {} ORDER BY {first} {way}, {second} {way}, h.id {way}",
        conditions.join(" AND ")
    );
    if let Some(room) = room {
        sql.push_str(" LIMIT ?");
        values.push(Value::Integer(room as i64));
    }
    Piece { sql, values }
}
