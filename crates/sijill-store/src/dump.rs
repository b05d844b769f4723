//! A record as text, in one order whatever came first: what two records are compared by.

use std::io::Write;

use serde_json::{Value, json};

use crate::{
    error::{Fault, StoreError},
    open::Record,
};

impl Record {
    /// Writes everything that the record holds, a JSON object a line: reports with their mentions, events
    /// with their accounts, links with their reasons, reprints, judgements. Equal records give equal bytes.
    ///
    /// # Errors
    /// Whatever SQLite and `out` tell.
    pub fn dump(&self, out: &mut impl Write) -> Result<(), StoreError> {
        self.dump_in(out).map_err(|fault| fault.of(&self.path))
    }

    fn dump_in(&self, out: &mut impl Write) -> Result<(), Fault> {
        // One snapshot from first line to last.
        let tx = self.conn.unchecked_transaction()?;
        let reports: Vec<i64> = self.every("SELECT pk FROM report ORDER BY id", |row| row.get(0))?;
        for pk in reports {
            let answer = self.answer_of(pk)?;
            let more = self.all(
                "SELECT r.day, r.author, r.coder, length(r.raw), \
                 (SELECT id FROM report AS o WHERE o.pk = r.origin), \
                 (SELECT id FROM report AS o WHERE o.pk = r.reprint_of) FROM report AS r WHERE r.pk = ?1",
                pk,
                values::<6>,
            )?;
            line(out, &json!({ "report": answer, "more": more }))?;
        }
        for (name, sql) in TABLES {
            let mut statement = self.conn.prepare(sql)?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let cells = (0..columns).map(|at| value(row, at)).collect::<Result<Vec<_>, _>>()?;
                line(out, &json!({ (*name): cells }))?;
            }
        }
        tx.finish()?;
        Ok(())
    }

    /// All rows that a statement without values gives.
    pub(crate) fn every<T>(
        &self,
        sql: &str,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What is dumped beside reports, each in an order of its own; ids stand in place of pks.
const TABLES: &[(&str, &str)] = &[
    (
        "event",
        "SELECT h.id, e.type, e.mode, e.cameo, e.status, e.background, e.date_start, e.date_end, \
         e.date_precision, e.place_name, e.place_country, e.place_lat, e.place_lon, e.place_precision, \
         e.killed_min, e.killed_max, e.injured_min, e.injured_max, e.accounts, e.reports, e.origins, \
         e.outlets, e.first_day, e.last_day, e.contradicted, \
         (SELECT json_group_array(id) FROM (SELECT id FROM mention AS m WHERE m.event = e.pk ORDER BY id)) \
         FROM event AS e JOIN mention AS h ON h.pk = e.pk ORDER BY h.id",
    ),
    (
        "link",
        "SELECT min(a.id, b.id) AS one, max(a.id, b.id) AS other, verdict, score, reasons \
         FROM link JOIN mention AS a ON a.pk = link.a JOIN mention AS b ON b.pk = link.b ORDER BY one, other",
    ),
    (
        "reprint",
        "SELECT min(a.id, b.id) AS one, max(a.id, b.id) AS other, likeness \
         FROM reprint JOIN report AS a ON a.pk = reprint.a JOIN report AS b ON b.pk = reprint.b \
         ORDER BY one, other",
    ),
    (
        "blame",
        "SELECT m.id, p.role, p.n, p.blame FROM participant AS p JOIN mention AS m ON m.pk = p.mention \
         WHERE p.blame IS NOT NULL ORDER BY m.id, p.role, p.n",
    ),
    ("judgement", "SELECT pk, verdict, undoes, note FROM judgement ORDER BY pk"),
    ("judged", "SELECT judgement, a, b FROM judged ORDER BY judgement, a, b"),
];

fn values<const N: usize>(row: &rusqlite::Row<'_>) -> rusqlite::Result<Vec<Value>> {
    (0..N).map(|at| value(row, at)).collect()
}

fn value(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Value> {
    Ok(match row.get::<_, rusqlite::types::Value>(at)? {
        rusqlite::types::Value::Null => Value::Null,
        rusqlite::types::Value::Integer(number) => number.into(),
        rusqlite::types::Value::Real(number) => number.into(),
        rusqlite::types::Value::Text(text) => text.into(),
        rusqlite::types::Value::Blob(bytes) => format!("{} bytes", bytes.len()).into(),
    })
}

fn line(out: &mut impl Write, value: &Value) -> Result<(), Fault> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
