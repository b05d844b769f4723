//! A batch of reports into the record, in one transaction: written, met with what is there, gathered
//! into events. Whatever is committed is whole.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Transaction, TransactionBehavior, params};
use sijill_merge::{Sketch, Telling, reprints};

use crate::{
    coded::{Added, Ready},
    error::{Fault, StoreError},
    gather,
    judge::Hands,
    meet::{self, Accounts},
    open::Record,
    write,
};

impl Record {
    /// Adds a batch in one transaction: all of it is there afterwards, or nothing. A report whose bytes are
    /// there already is passed over; where all are, nothing is written at all.
    ///
    /// # Errors
    /// Locked by another writer, no room left, and whatever else SQLite tells.
    pub fn add(&mut self, batch: &[Ready]) -> Result<Added, StoreError> {
        let done = self.add_in(batch);
        if done.is_err() {
            self.accounts.forget();
        }
        done.map_err(|fault| fault.of(&self.path))
    }

    fn add_in(&mut self, batch: &[Ready]) -> Result<Added, Fault> {
        let mut new = Vec::new();
        for ready in batch {
            if self.report_pk(&ready.answer.report.id)?.is_none() {
                new.push(ready);
            }
        }
        if new.is_empty() {
            return Ok(Added { new: 0, known: batch.len() as u64 });
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let added = write_all(&tx, &mut self.accounts, &new)?;
        tx.commit()?;
        Ok(Added { new: added, known: batch.len() as u64 - added })
    }
}

fn write_all(tx: &Transaction<'_>, accounts: &mut Accounts, batch: &[&Ready]) -> Result<u64, Fault> {
    let mut added = 0;
    let mut touched = Vec::new();
    let mut reprinted = Vec::new();
    for ready in batch {
        // Looked up again: the batch may hold it twice, and another process may have brought it meanwhile.
        if known(tx, &ready.answer.report.id)? {
            continue;
        }
        let pk = write::report(tx, ready)?;
        if meet::reports(tx, pk, &ready.telling)? {
            reprinted.push(pk);
        }
        for (n, (account, _)) in ready.accounts.iter().enumerate() {
            let mention = write::mention(tx, pk, n, ready)?;
            accounts.keep(mention, pk, account.clone());
            touched.push((mention, pk));
        }
        added += 1;
    }
    let stirred = regroup(tx, &reprinted)?;
    // Only when all pairs of reports are known: what two mentions say depends on their reports' likeness.
    let mut like = (0, HashMap::new());
    for &(mention, report) in &touched {
        if like.0 != report {
            like = (report, meet::like(tx, report)?);
        }
        meet::mentions(tx, accounts, mention, &like.1)?;
    }
    let touched: Vec<i64> = touched.into_iter().map(|(mention, _)| mention).collect();
    stale(tx)?;
    gather::events(tx, accounts, &Hands::load(tx)?, &touched, &stirred)?;
    Ok(added)
}

/// Notes that storylines are to be drawn anew.
pub fn stale(tx: &Transaction<'_>) -> Result<(), Fault> {
    tx.execute("INSERT OR IGNORE INTO state VALUES ('storylines')", [])?;
    Ok(())
}

fn known(tx: &Transaction<'_>, id: &str) -> Result<bool, Fault> {
    Ok(tx.prepare_cached("SELECT 1 FROM report WHERE id = ?1")?.exists([id])?)
}

/// Works out the reprint trees of all groups that hold one of `reports`; gives the mentions of reports
/// whose origin changed.
pub fn regroup(tx: &Transaction<'_>, reports: &[i64]) -> Result<Vec<i64>, Fault> {
    let mut seen: BTreeSet<i64> = BTreeSet::new();
    let mut stirred = Vec::new();
    for &start in reports {
        if seen.contains(&start) {
            continue;
        }
        for Stand { report, origin, reprint_of } in trees(tx, start)? {
            seen.insert(report);
            let before: i64 = tx
                .prepare_cached("SELECT origin FROM report WHERE pk = ?1")?
                .query_row([report], |row| row.get(0))?;
            tx.prepare_cached(
                "UPDATE report SET origin = ?2, reprint_of = ?3 \
                 WHERE pk = ?1 AND (origin <> ?2 OR reprint_of IS NOT ?3)",
            )?
            .execute(params![report, origin, reprint_of])?;
            if before != origin {
                let mut statement = tx.prepare_cached("SELECT pk FROM mention WHERE report = ?1")?;
                let mentions = statement.query_map([report], |row| row.get(0))?;
                stirred.extend(mentions.collect::<Result<Vec<i64>, _>>()?);
            }
        }
    }
    Ok(stirred)
}

/// Where a report stands among its reprints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    pub report: i64,
    pub origin: i64,
    pub reprint_of: Option<i64>,
}

/// The reprint tree that holds a report.
pub fn trees(tx: &Transaction<'_>, start: i64) -> Result<Vec<Stand>, Fault> {
    let (group, pairs) = group(tx, start)?;
    let mut tellings = Vec::with_capacity(group.len());
    for &pk in &group {
        let telling =
            tx.prepare_cached("SELECT id, published FROM report WHERE pk = ?1")?.query_row([pk], |row| {
                Ok(Telling {
                    id: row.get(0)?,
                    published: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                    outlet: None,
                    // Pairs are compared already; trees look at their order alone.
                    sketch: Sketch::default(),
                })
            })?;
        tellings.push(telling);
    }
    let at: BTreeMap<i64, usize> = group.iter().enumerate().map(|(at, &pk)| (pk, at)).collect();
    let pairs: Vec<(usize, usize, f32)> =
        pairs.into_iter().map(|(a, b, likeness)| (at[&a], at[&b], likeness)).collect();
    let origins = reprints(&tellings.iter().collect::<Vec<_>>(), &pairs);
    let stands = group.iter().zip(origins).map(|(&report, stand)| Stand {
        report,
        origin: group[stand.origin],
        reprint_of: stand.reprint_of.map(|at| group[at]),
    });
    Ok(stands.collect())
}

/// Two reports that are one telling, by their pks, and how alike they are.
type Pair = (i64, i64, f32);

/// All reports that pairs tie to one, sorted, and those pairs.
fn group(tx: &Transaction<'_>, start: i64) -> Result<(Vec<i64>, Vec<Pair>), Fault> {
    let mut inside = BTreeSet::from([start]);
    let mut pairs: BTreeMap<(i64, i64), f32> = BTreeMap::new();
    let mut queue = vec![start];
    while let Some(at) = queue.pop() {
        let mut statement = tx.prepare_cached(
            "SELECT a, b, likeness FROM reprint WHERE a = ?1 \
             UNION ALL SELECT a, b, likeness FROM reprint WHERE b = ?1",
        )?;
        let rows = statement.query_map([at], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for row in rows {
            let (a, b, likeness): (i64, i64, f32) = row?;
            pairs.insert((a, b), likeness);
            for other in [a, b] {
                if inside.insert(other) {
                    queue.push(other);
                }
            }
        }
    }
    Ok((inside.into_iter().collect(), pairs.into_iter().map(|((a, b), likeness)| (a, b, likeness)).collect()))
}
