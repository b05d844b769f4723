//! Why an event is what it is: which accounts merged, which came near and did not, what a person judged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_merge::Account;

use crate::{
    ask::{
        select::list,
        show::{Because, Pair},
    },
    blob,
    error::{Fault, StoreError},
    open::Record,
};

/// Why an event's accounts are one event, and what almost joined them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// The event.
    pub id: String,
    /// Its accounts, first published first.
    pub accounts: Vec<Brief>,
    /// Pairs of them that were compared, with the reasons.
    pub merged: Vec<Pair>,
    /// Accounts of other events that came near, the nearest first.
    pub near: Vec<NearMiss>,
    /// What was judged by hand of its accounts.
    pub judged: Vec<ByHand>,
}

/// An account in a few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Brief {
    /// Its id.
    pub account: String,
    /// The report's id.
    pub report: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as given.
    pub published: Option<String>,
    /// The report's headline.
    pub title: Option<String>,
    /// The words that name the event.
    pub words: String,
}

/// An account of another event that came near.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NearMiss {
    /// The account of this event that it was compared with.
    pub account: String,
    /// The other account.
    pub other: Brief,
    /// The event that the other belongs to.
    pub event: String,
    /// `possible`, `apart`, or `merged` where others kept the two events apart.
    pub verdict: String,
    /// The sum of the weights.
    pub score: f32,
    /// What each field says to it.
    pub reasons: Vec<Because>,
}

/// A judgement of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ByHand {
    /// `join`, `split`.
    pub verdict: String,
    /// One account.
    pub a: String,
    /// The other.
    pub b: String,
    /// Whether it was taken back.
    pub undone: bool,
    /// When it was made.
    pub made: String,
    /// Why.
    pub note: Option<String>,
}

impl Record {
    /// Why an event is what it is.
    ///
    /// # Errors
    /// No such event, and whatever SQLite tells.
    pub fn why(&self, id: &str) -> Result<Why, StoreError> {
        let ask = || -> Result<Why, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let why = self.why_in(id)?;
            tx.finish()?;
            Ok(why)
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    fn why_in(&self, id: &str) -> Result<Why, Fault> {
        let pk = self.event_pk(id)?;
        let told =
            self.told(pk, None)?.ok_or_else(|| Fault::Refused(format!("no event has the id {id:?}")))?;
        let mut accounts = Vec::new();
        for &mention in &told.mentions {
            accounts.push(self.brief(mention)?);
        }
        let known = list(&told.mentions);
        let mut statement = self.conn.prepare_cached(
            "SELECT a, b, verdict, score, reasons FROM link WHERE a IN (SELECT value FROM json_each(?1)) \
             UNION SELECT a, b, verdict, score, reasons FROM link WHERE b IN (SELECT value FROM json_each(?1))",
        )?;
        let mut rows = statement.query([&known])?;
        let at = |pk: i64| told.mentions.iter().position(|own| *own == pk);
        let mut merged: Vec<((usize, usize), Pair)> = Vec::new();
        let mut near: Vec<(usize, Account, NearMiss)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (a, b): (i64, i64) = (row.get(0)?, row.get(1)?);
            let (verdict, score): (String, f32) = (row.get(2)?, row.get(3)?);
            let kept: Option<String> = row.get(4)?;
            let (own, other) = match (at(a), at(b)) {
                (Some(a), Some(b)) => {
                    let (a, b) = (a.min(b), a.max(b));
                    let (one, two) = (&told.accounts[a], &told.accounts[b]);
                    let reasons = self.because(kept, (told.mentions[a], one), (told.mentions[b], two))?;
                    let pair = Pair { a: one.id.clone(), b: two.id.clone(), verdict, score, reasons };
                    merged.push(((a, b), pair));
                    continue;
                }
                (Some(own), None) => (own, b),
                (None, Some(own)) => (own, a),
                (None, None) => continue,
            };
            let (account, event) = self.account_of(other)?;
            let mine = &told.accounts[own];
            let reasons = self.because(kept, (told.mentions[own], mine), (other, &account))?;
            let other = self.brief(other)?;
            let miss = NearMiss { account: mine.id.clone(), other, event, verdict, score, reasons };
            near.push((own, account, miss));
        }
        merged.sort_by_key(|(at, _)| *at);
        near.sort_by(|(own, one, a), (other, two, b)| {
            b.score.total_cmp(&a.score).then(own.cmp(other)).then(one.order().cmp(&two.order()))
        });
        Ok(Why {
            id: told.id.clone(),
            accounts,
            merged: merged.into_iter().map(|(_, pair)| pair).collect(),
            near: near.into_iter().map(|(_, _, miss)| miss).collect(),
            judged: self.by_hand(&told.accounts)?,
        })
    }

    /// The account of a mention, with the id of the event it belongs to.
    fn account_of(&self, mention: i64) -> Result<(Account, String), Fault> {
        let (bytes, event): (Vec<u8>, String) = self
            .conn
            .prepare_cached(
                "SELECT m.account, h.id FROM mention AS m JOIN mention AS h ON h.pk = m.event WHERE m.pk = ?1",
            )?
            .query_row([mention], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok((blob::unpack(&bytes)?, event))
    }

    /// An account in a few words.
    fn brief(&self, mention: i64) -> Result<Brief, Fault> {
        let brief = self
            .conn
            .prepare_cached(
                "SELECT m.id, r.id, r.outlet, r.published, r.title, \
                 substr(r.text, t.words_from + 1, t.words_to - t.words_from) FROM mention AS m \
                 JOIN report AS r ON r.pk = m.report \
                 LEFT JOIN stretch AS t ON t.mention = m.pk AND t.role = 'trigger' AND t.n = 0 \
                 WHERE m.pk = ?1",
            )?
            .query_row([mention], |row| {
                Ok(Brief {
                    account: row.get(0)?,
                    report: row.get(1)?,
                    outlet: row.get(2)?,
                    published: row.get(3)?,
                    title: row.get(4)?,
                    words: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
                })
            })?;
        Ok(brief)
    }

    /// What was judged of accounts, oldest first.
    fn by_hand(&self, accounts: &[Account]) -> Result<Vec<ByHand>, Fault> {
        let ids: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).collect();
        let ids = serde_json::to_string(&ids).expect("ids are plain data");
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT j.pk, j.verdict, p.a, p.b, \
             EXISTS (SELECT 1 FROM judgement AS u WHERE u.undoes = j.pk), j.made, j.note \
             FROM (SELECT judgement, a, b FROM judged WHERE a IN (SELECT value FROM json_each(?1)) \
             UNION SELECT judgement, a, b FROM judged WHERE b IN (SELECT value FROM json_each(?1))) AS p \
             JOIN judgement AS j ON j.pk = p.judgement ORDER BY j.pk, p.a, p.b",
        )?;
        let rows = statement.query_map([ids], |row| {
            Ok(ByHand {
                verdict: row.get(1)?,
                a: row.get(2)?,
                b: row.get(3)?,
                undone: row.get(4)?,
                made: row.get(5)?,
                note: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
