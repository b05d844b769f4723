//! Merging all anew, when a release compares or clusters otherwise than the one that merged the record.
//!
//! What is read of reports stays as it is, judgements by hand too; only what merging made of it is made again.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sijill_merge::{RULES, Telling};

use crate::{
    add::{regroup, stale},
    error::Fault,
    gather,
    judge::Hands,
    meet::{self, Accounts},
};

/// How the table `state` says by which rules all is merged.
const MERGED: &str = "merged by rules ";

/// Whether a record was merged by the rules of this Sijill.
pub fn is_current(conn: &Connection) -> Result<bool, Fault> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM state WHERE name = ?1")?;
    Ok(statement.query_row([format!("{MERGED}{RULES}")], |_| Ok(())).optional()?.is_some())
}

/// Merges all anew where other rules merged it, in one transaction.
pub fn renew(conn: &mut Connection) -> Result<(), Fault> {
    if is_current(conn)? {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again: another process may have gone the same way meanwhile.
    if !is_current(&tx)? {
        merge(&tx)?;
        tx.execute("DELETE FROM state WHERE name LIKE ?1 || '%'", [MERGED])?;
        tx.execute("INSERT INTO state VALUES (?1)", [format!("{MERGED}{RULES}")])?;
    }
    tx.commit()?;
    Ok(())
}

fn merge(tx: &Transaction<'_>) -> Result<(), Fault> {
    for table in ["link", "block", "band", "reprint", "storyline"] {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    tx.execute("UPDATE report SET origin = pk, reprint_of = NULL", [])?;
    let pks = |sql: &str| -> Result<Vec<i64>, Fault> {
        Ok(tx.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let reports = pks("SELECT pk FROM report ORDER BY pk")?;
    for &report in &reports {
        meet::reports(tx, report, &telling(tx, report)?)?;
    }
    regroup(tx, &reports)?;
    let mut accounts = Accounts::default();
    for &report in &reports {
        let like = meet::like(tx, report)?;
        let mut statement = tx.prepare_cached("SELECT pk FROM mention WHERE report = ?1 ORDER BY n")?;
        let mentions: Vec<i64> =
            statement.query_map([report], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for mention in mentions {
            meet::mentions(tx, &mut accounts, mention, &like)?;
        }
    }
    let mentions = pks("SELECT pk FROM mention ORDER BY pk")?;
    // Every event is summed up anew, whether or not it holds what it held.
    gather::events(tx, &mut accounts, &Hands::load(tx)?, &mentions, &[])?;
    stale(tx)
}

fn telling(tx: &Transaction<'_>, report: i64) -> Result<Telling, Fault> {
    let (id, published, outlet, sketch): (String, Option<String>, Option<String>, Vec<u8>) = tx
        .prepare_cached("SELECT id, published, outlet, sketch FROM report WHERE pk = ?1")?
        .query_row(params![report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(Telling { id, published: published.unwrap_or_default(), outlet, sketch: meet::sketch(&sketch)? })
}
