//! A batch of reports into the record, in one transaction.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use crate::{
    coded::{Added, Coded},
    error::{Fault, StoreError},
    open::Record,
    write,
};

impl Record {
    /// Adds a batch in one transaction: all of it is there afterwards, or nothing. A report whose bytes are
    /// there already is passed over; where all are, nothing is written at all.
    ///
    /// # Errors
    /// Locked by another writer, no room left, and whatever else SQLite tells.
    pub fn add(&mut self, batch: &[Coded]) -> Result<Added, StoreError> {
        add(self, batch).map_err(|fault| fault.of(&self.path))
    }
}

fn add(record: &mut Record, batch: &[Coded]) -> Result<Added, Fault> {
    let mut added = Added::default();
    let mut all_known = true;
    for coded in batch {
        all_known &= record.report_pk(&coded.answer.report.id)?.is_some();
    }
    if all_known {
        added.known = batch.len() as u64;
        return Ok(added);
    }
    let tx = record.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for coded in batch {
        if known(&tx, &coded.answer.report.id)? {
            added.known += 1;
            continue;
        }
        let report = write::report(&tx, coded, &[])?;
        for (n, event) in coded.answer.events.iter().enumerate() {
            let pk = write::mention(&tx, report, n, coded, &[])?;
            tx.prepare_cached(
                "INSERT INTO event (pk, type, mode, cameo, quad, goldstein, status, background, date_start, \
                 date_end, date_precision, place_name, place_country, place_lat, place_lon, place_geonames, \
                 place_precision, accounts, reports, origins, outlets, first_day, last_day, summary) \
                 SELECT pk, type, mode, cameo, quad, goldstein, status, background, date_start, date_end, \
                 date_precision, place_name, place_country, place_lat, place_lon, place_geonames, \
                 place_precision, 1, 1, 1, 1, ?2, ?2, '{}' FROM mention WHERE pk = ?1",
            )?
            .execute(params![pk, coded.day])?;
            let killed = event.casualties.killed.map(|figure| (figure.min, figure.max.unwrap_or(figure.min)));
            let injured =
                event.casualties.injured.map(|figure| (figure.min, figure.max.unwrap_or(figure.min)));
            tx.prepare_cached(
                "UPDATE event SET killed_min = ?2, killed_max = ?3, injured_min = ?4, injured_max = ?5 \
                 WHERE pk = ?1",
            )?
            .execute(params![
                pk,
                killed.map(|f| f.0),
                killed.map(|f| f.1),
                injured.map(|f| f.0),
                injured.map(|f| f.1)
            ])?;
        }
        added.new += 1;
    }
    tx.commit()?;
    Ok(added)
}

fn known(tx: &Transaction<'_>, id: &str) -> Result<bool, Fault> {
    let mut statement = tx.prepare_cached("SELECT 1 FROM report WHERE id = ?1")?;
    Ok(statement.query_row([id], |_| Ok(())).optional()?.is_some())
}
