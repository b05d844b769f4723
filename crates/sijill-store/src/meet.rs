//! Who meets whom: the older reports and mentions that a new one may belong with, found by their keys,
//! each pair compared once.

use std::{collections::HashMap, sync::Arc};

use rusqlite::{Transaction, params};
use sijill_merge::{Account, Sketch, Telling, Verdict, compare, reprint, verdict};

use crate::{blob, error::Fault};

/// Accounts that are kept in memory at most: what came lately is what is met again.
const KEPT: usize = 10_000;

/// Accounts read lately, by the pk of their mentions. They never change once written.
#[derive(Debug, Default)]
pub struct Accounts {
    kept: HashMap<i64, Kept>,
}

/// A mention's account, and the pk of its report.
#[derive(Debug, Clone)]
pub struct Kept {
    pub account: Arc<Account>,
    pub report: i64,
}

impl Accounts {
    /// The account of a mention.
    pub fn get(&mut self, tx: &Transaction<'_>, mention: i64) -> Result<Arc<Account>, Fault> {
        Ok(self.of(tx, mention)?.account)
    }

    /// The account of a mention, with its report.
    pub fn of(&mut self, tx: &Transaction<'_>, mention: i64) -> Result<Kept, Fault> {
        if let Some(kept) = self.kept.get(&mention) {
            return Ok(kept.clone());
        }
        let (bytes, report): (Vec<u8>, i64) = tx
            .prepare_cached("SELECT account, report FROM mention WHERE pk = ?1")?
            .query_row([mention], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(self.keep(mention, report, blob::unpack(&bytes)?))
    }

    /// Keeps the account of a mention just written.
    pub fn keep(&mut self, mention: i64, report: i64, account: Account) -> Kept {
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        let kept = Kept { account: Arc::new(account), report };
        self.kept.insert(mention, kept.clone());
        kept
    }

    /// Forgets all: a transaction that is taken back takes its pks with it.
    pub fn forget(&mut self) {
        self.kept.clear();
    }
}

/// Finds the older reports that are one telling with a new one and keeps the pairs; `report` is its pk.
/// Gives whether there were any.
pub fn reports(tx: &Transaction<'_>, report: i64, telling: &Telling) -> Result<bool, Fault> {
    let mut found: Vec<i64> = Vec::new();
    {
        let mut older = tx.prepare_cached("SELECT report FROM band WHERE key = ?1")?;
        let mut insert = tx.prepare_cached("INSERT INTO band VALUES (?1, ?2)")?;
        for band in telling.bands() {
            // SQLite's integers are signed; the bits are what counts.
            let key = band.cast_signed();
            let rows = older.query_map([key], |row| row.get(0))?;
            found.extend(rows.collect::<Result<Vec<i64>, _>>()?);
            insert.execute(params![key, report])?;
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut any = false;
    for other in found {
        let bytes: Vec<u8> = tx
            .prepare_cached("SELECT sketch FROM report WHERE pk = ?1")?
            .query_row([other], |row| row.get(0))?;
        let Some(likeness) = reprint(&sketch(&bytes)?, &telling.sketch) else { continue };
        tx.prepare_cached("INSERT INTO reprint VALUES (?1, ?2, ?3)")?
            .execute(params![other, report, likeness])?;
        any = true;
    }
    Ok(any)
}

/// A sketch from the bytes that are kept of it.
pub fn sketch(bytes: &[u8]) -> Result<Sketch, Fault> {
    Sketch::from_bytes(bytes)
        .ok_or_else(|| Fault::Tampered("what likeness of a report is judged by can't be read".to_owned()))
}

/// Compares a new mention with the older ones that it may be one event with, and keeps what came of it.
/// `like` are the reports that are one telling with its own.
pub fn mentions(
    tx: &Transaction<'_>,
    accounts: &mut Accounts,
    mention: i64,
    like: &HashMap<i64, f32>,
) -> Result<(), Fault> {
    let account = accounts.get(tx, mention)?;
    let mut found: Vec<i64> = Vec::new();
    {
        let mut older = tx.prepare_cached("SELECT mention FROM block WHERE key = ?1")?;
        let mut insert = tx.prepare_cached("INSERT INTO block VALUES (?1, ?2)")?;
        for block in account.blocks() {
            let key = block.cast_signed();
            let rows = older.query_map([key], |row| row.get(0))?;
            found.extend(rows.collect::<Result<Vec<i64>, _>>()?);
            insert.execute(params![key, mention])?;
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut insert = tx.prepare_cached("INSERT INTO link VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for other in found {
        let older = accounts.of(tx, other)?;
        let likeness = like.get(&older.report).copied();
        let (verdict, score) = verdict(&older.account, &account, likeness);
        if !kept(verdict, score) {
            continue;
        }
        // Why two are apart is told by comparing them again when someone asks.
        let reasons = (verdict != Verdict::Apart).then(|| {
            let told = compare(&older.account, &account, likeness);
            serde_json::to_string(&told.reasons).expect("reasons are plain data")
        });
        insert.execute(params![other, mention, verdict_word(verdict), score, reasons])?;
    }
    Ok(())
}

/// The reports that are one telling with a report, with how alike they are.
pub fn like(tx: &Transaction<'_>, report: i64) -> Result<HashMap<i64, f32>, Fault> {
    let mut statement = tx.prepare_cached(
        "SELECT b, likeness FROM reprint WHERE a = ?1 UNION ALL SELECT a, likeness FROM reprint WHERE b = ?1",
    )?;
    Ok(statement.query_map([report], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Whether a comparison is worth keeping: whatever may be one event, and what came near enough that
/// someone may ask why it is none.
fn kept(verdict: Verdict, score: f32) -> bool {
    verdict != Verdict::Apart || score >= sijill_merge::KEPT
}

/// The word that a verdict is kept as.
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Merged => "merged",
        Verdict::Possible => "possible",
        Verdict::Apart => "apart",
    }
}

/// The verdict that a word is kept for.
pub fn verdict_of(word: &str) -> Option<Verdict> {
    [Verdict::Merged, Verdict::Possible, Verdict::Apart].into_iter().find(|one| verdict_word(*one) == word)
}
