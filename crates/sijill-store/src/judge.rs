//! What people overrule by hand: two accounts are one event, or are none.
//!
//! Judgements name mentions by their lasting ids, are never changed and never removed. Of two that
//! contradict each other on a pair the later one holds; one is taken back by a later one that says so.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    add::stale,
    error::{Fault, StoreError},
    gather,
    meet::Accounts,
    open::Record,
};

/// What was judged of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// One event.
    Join,
    /// Not one event.
    Split,
}

/// All judgements that hold, by mention.
#[derive(Debug, Default)]
pub struct Hands {
    by_mention: HashMap<i64, Vec<(i64, Hand)>>,
}

impl Hands {
    /// What holds now. Mentions that are not in the record (yet) are passed over.
    pub fn load(conn: &Connection) -> Result<Hands, Fault> {
        let mut statement = conn.prepare_cached(
            "SELECT a.pk, b.pk, j.verdict FROM judgement AS j JOIN judged AS p ON p.judgement = j.pk \
             JOIN mention AS a ON a.id = p.a JOIN mention AS b ON b.id = p.b \
             WHERE NOT EXISTS (SELECT 1 FROM judgement AS u WHERE u.undoes = j.pk) ORDER BY j.pk",
        )?;
        let mut pairs: BTreeMap<(i64, i64), Hand> = BTreeMap::new();
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
        })?;
        for row in rows {
            let (a, b, verdict) = row?;
            let hand = if verdict == "join" { Hand::Join } else { Hand::Split };
            pairs.insert((a.min(b), a.max(b)), hand);
        }
        let mut hands = Hands::default();
        for ((a, b), hand) in pairs {
            hands.by_mention.entry(a).or_default().push((b, hand));
            hands.by_mention.entry(b).or_default().push((a, hand));
        }
        Ok(hands)
    }

    /// What was judged of a mention, with whom.
    pub fn of(&self, mention: i64) -> &[(i64, Hand)] {
        self.by_mention.get(&mention).map_or(&[], Vec::as_slice)
    }
}

/// The pairs of accounts of two events that a judgement parts: joining the events takes that back as well.
fn parted(conn: &Connection, one: i64, two: i64) -> Result<Vec<(Mention, Mention)>, Fault> {
    let hands = Hands::load(conn)?;
    let others = members(conn, two)?;
    let mut pairs = Vec::new();
    for own in members(conn, one)? {
        let split: Vec<i64> = hands
            .of(own.pk)
            .iter()
            .filter(|(_, hand)| *hand == Hand::Split)
            .map(|(other, _)| *other)
            .collect();
        let beside = others.iter().filter(|other| split.contains(&other.pk));
        pairs.extend(beside.map(|other| (own.clone(), other.clone())));
    }
    Ok(pairs)
}

/// A judgement as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    /// Its number.
    pub number: i64,
    /// `join`, `split` or `undo`.
    pub verdict: String,
    /// The pairs of accounts that it is about.
    pub pairs: Vec<(String, String)>,
    /// The number of the judgement that it takes back.
    pub undoes: Option<i64>,
    /// Whether a later one takes it back.
    pub undone: bool,
    /// When it was made, ISO 8601, UTC.
    pub made: String,
    /// Why, in the words of who made it.
    pub note: Option<String>,
}

impl Record {
    /// Judges that the events that two accounts belong to are one. `made` is when, ISO 8601.
    ///
    /// # Errors
    /// No such account; they are one event already; locked, full, and whatever else SQLite tells.
    pub fn join(&mut self, a: &str, b: &str, made: &str, note: Option<&str>) -> Result<i64, StoreError> {
        let path = self.path.clone();
        self.judge("join", made, note, |conn| {
            let (one, two) = (mention(conn, a)?, mention(conn, b)?);
            if one.event == two.event {
                return Err(Fault::Refused(format!("{a} and {b} are one event already")));
            }
            let mut pairs = parted(conn, one.event, two.event)?;
            pairs.retain(|(a, b)| ![a.pk, b.pk].iter().all(|pk| [one.pk, two.pk].contains(pk)));
            pairs.insert(0, (one, two));
            Ok(pairs)
        })
        .map_err(|fault| fault.of(&path))
    }

    /// Judges that an account does not belong to the event it is in.
    ///
    /// # Errors
    /// No such account; its event has no other; locked, full, and whatever else SQLite tells.
    pub fn split(&mut self, account: &str, made: &str, note: Option<&str>) -> Result<i64, StoreError> {
        let path = self.path.clone();
        self.judge("split", made, note, |conn| {
            let one = mention(conn, account)?;
            let mut others = members(conn, one.event)?;
            others.retain(|other| other.pk != one.pk);
            if others.is_empty() {
                return Err(Fault::Refused(format!("{account} is the only account of its event")));
            }
            Ok(others.into_iter().map(|other| (one.clone(), other)).collect())
        })
        .map_err(|fault| fault.of(&path))
    }

    /// Takes a judgement back: the newest that holds, where no number is given.
    ///
    /// # Errors
    /// No such judgement; it is taken back already; locked, full, and whatever else SQLite tells.
    pub fn undo(&mut self, number: Option<i64>, made: &str, note: Option<&str>) -> Result<i64, StoreError> {
        let path = self.path.clone();
        self.undo_in(number, made, note).map_err(|fault| fault.of(&path))
    }

    /// All judgements, oldest first.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn judgements(&self) -> Result<Vec<Judged>, StoreError> {
        self.judgements_in().map_err(|fault| fault.of(&self.path))
    }

    pub(crate) fn judgements_in(&self) -> Result<Vec<Judged>, Fault> {
        let mut statement = self.conn.prepare_cached(
            "SELECT j.pk, j.verdict, j.undoes, \
                 EXISTS (SELECT 1 FROM judgement AS u WHERE u.undoes = j.pk), j.made, j.note \
                 FROM judgement AS j ORDER BY j.pk",
        )?;
        let mut all = statement
            .query_map([], |row| {
                Ok(Judged {
                    number: row.get(0)?,
                    verdict: row.get(1)?,
                    pairs: Vec::new(),
                    undoes: row.get(2)?,
                    undone: row.get(3)?,
                    made: row.get(4)?,
                    note: row.get(5)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        for judged in &mut all {
            judged.pairs =
                self.all("SELECT a, b FROM judged WHERE judgement = ?1", judged.number, |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
        }
        Ok(all)
    }

    fn judge(
        &mut self,
        verdict: &str,
        made: &str,
        note: Option<&str>,
        pairs: impl FnOnce(&Connection) -> Result<Vec<(Mention, Mention)>, Fault>,
    ) -> Result<i64, Fault> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let pairs = pairs(&tx)?;
        tx.execute(
            "INSERT INTO judgement (verdict, made, note) VALUES (?1, ?2, ?3)",
            params![verdict, made, note],
        )?;
        let number = tx.last_insert_rowid();
        let mut events = BTreeSet::new();
        for (a, b) in &pairs {
            let (a_id, b_id) = if a.id <= b.id { (&a.id, &b.id) } else { (&b.id, &a.id) };
            tx.execute("INSERT INTO judged VALUES (?1, ?2, ?3)", params![number, a_id, b_id])?;
            events.extend([a.event, b.event]);
        }
        settle(tx, &mut self.accounts, events)?;
        self.draw()?;
        Ok(number)
    }

    fn undo_in(&mut self, number: Option<i64>, made: &str, note: Option<&str>) -> Result<i64, Fault> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let holds = "verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgement AS u WHERE u.undoes = j.pk)";
        let undone: Option<i64> = match number {
            None => {
                tx.query_row(&format!("SELECT max(pk) FROM judgement AS j WHERE {holds}"), [], |row| {
                    row.get(0)
                })?
            }
            Some(number) => tx
                .query_row(
                    &format!("SELECT pk FROM judgement AS j WHERE pk = ?1 AND {holds}"),
                    [number],
                    |row| row.get(0),
                )
                .optional()?,
        };
        let undone = undone.ok_or_else(|| {
            Fault::Refused(match number {
                None => "no judgement holds that could be taken back".to_owned(),
                Some(number) => format!("no judgement {number} holds that could be taken back"),
            })
        })?;
        tx.execute(
            "INSERT INTO judgement (verdict, undoes, made, note) VALUES ('undo', ?1, ?2, ?3)",
            params![undone, made, note],
        )?;
        let events = tx
            .prepare_cached(
                "SELECT m.event FROM judged AS p JOIN mention AS m ON m.id IN (p.a, p.b) WHERE p.judgement = ?1",
            )?
            .query_map([undone], |row| row.get(0))?
            .collect::<Result<BTreeSet<i64>, _>>()?;
        settle(tx, &mut self.accounts, events)?;
        self.draw()?;
        Ok(undone)
    }
}

#[derive(Debug, Clone)]
struct Mention {
    pk: i64,
    id: String,
    event: i64,
}

fn mention(conn: &Connection, id: &str) -> Result<Mention, Fault> {
    conn.prepare_cached("SELECT pk, id, event FROM mention WHERE id = ?1")?
        .query_row([id], |row| Ok(Mention { pk: row.get(0)?, id: row.get(1)?, event: row.get(2)? }))
        .optional()?
        .ok_or_else(|| Fault::Refused(format!("no account or event has the id {id:?}")))
}

fn members(conn: &Connection, event: i64) -> Result<Vec<Mention>, Fault> {
    let mut statement = conn.prepare_cached("SELECT pk, id FROM mention WHERE event = ?1 ORDER BY id")?;
    let rows = statement.query_map([event], |row| Ok(Mention { pk: row.get(0)?, id: row.get(1)?, event }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Clusters anew whatever hangs together with the accounts of some events, and commits.
fn settle(tx: Transaction<'_>, accounts: &mut Accounts, events: BTreeSet<i64>) -> Result<(), Fault> {
    let mut touched = BTreeSet::new();
    for event in events {
        touched.extend(members(&tx, event)?.into_iter().map(|member| member.pk));
    }
    let touched: Vec<i64> = touched.into_iter().collect();
    accounts.forget();
    stale(&tx)?;
    gather::events(&tx, accounts, &Hands::load(&tx)?, &touched, &[])?;
    tx.commit()?;
    Ok(())
}
