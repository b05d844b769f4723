//! Whether a record is whole: every page sound, every span inside its text, every id the hash of the
//! bytes, every event what clustering makes of what is kept.

use std::collections::HashSet;

use rusqlite::{Transaction, params, types::Value};
use sha2::{Digest, Sha256};
use sijill_model::{Answer, Span};

use crate::{
    add::trees,
    anew,
    error::{Fault, StoreError},
    gather::{self, Component},
    judge::Hands,
    meet::{self, Accounts},
    open::Record,
    raw,
};

/// What a record holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Reports.
    pub reports: u64,
    /// Event mentions.
    pub accounts: u64,
    /// Events.
    pub events: u64,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// What is wrong, by name; empty where the record is whole.
    pub faults: Vec<String>,
    /// What it holds.
    pub size: Size,
}

/// Faults that are listed of a kind: one cause often shows a thousand times.
const LISTED: usize = 20;

impl Record {
    /// Checks the record whole. Readers and writers go on meanwhile.
    ///
    /// # Errors
    /// A record too damaged to be read through.
    pub fn doctor(&self) -> Result<Health, StoreError> {
        self.doctor_in().map_err(|fault| fault.of(&self.path))
    }

    fn doctor_in(&self) -> Result<Health, Fault> {
        let tx = self.conn.unchecked_transaction()?;
        let mut faults = Vec::new();
        pages(&tx, &mut faults)?;
        if faults.is_empty() {
            self.reports(&tx, &mut faults)?;
            if anew::is_current(&tx)? {
                reprints(&tx, &mut faults)?;
                events(&tx, &mut faults)?;
                keys(&tx, &mut faults)?;
            } else {
                // By other rules all would look wrong.
                faults.push("other rules of merging made its events: `sijill add` merges anew".to_owned());
            }
        }
        let count = |table: &str| -> Result<u64, Fault> {
            let sql = format!("SELECT count(*) FROM {table}");
            Ok(tx.query_row(&sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
        };
        let size = Size { reports: count("report")?, accounts: count("mention")?, events: count("event")? };
        Ok(Health { faults, size })
    }

    /// Ids, bytes and spans of every report.
    fn reports(&self, tx: &Transaction<'_>, faults: &mut Vec<String>) -> Result<(), Fault> {
        let pks: Vec<i64> = self.every("SELECT pk FROM report ORDER BY id", |row| row.get(0))?;
        let mut found = List::new(faults);
        for pk in pks {
            let (id, packed, sketch, text): (String, Vec<u8>, Vec<u8>, String) = tx
                .prepare_cached("SELECT id, raw, sketch, text FROM report WHERE pk = ?1")?
                .query_row([pk], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            match raw::unpack(&packed, &text) {
                Err(_) => found.add(format!("report {id}: its bytes can't be unpacked")),
                Ok(bytes) if hex(&Sha256::digest(&bytes)) != id => {
                    found.add(format!("report {id}: its id is not the SHA-256 of its bytes"));
                }
                Ok(_) => {}
            }
            if meet::sketch(&sketch).is_err() {
                found.add(format!("report {id}: its sketch can't be read"));
            }
            match self.answer_of(pk) {
                Err(_) => found.add(format!("report {id}: values that Sijill does not write")),
                Ok(answer) => spans(&answer, &mut found),
            }
        }
        Ok(())
    }
}

/// Faults of one kind, the first of them listed, the others counted.
struct List<'a> {
    faults: &'a mut Vec<String>,
    count: usize,
}

impl<'a> List<'a> {
    fn new(faults: &'a mut Vec<String>) -> List<'a> {
        List { faults, count: 0 }
    }

    fn add(&mut self, fault: String) {
        self.count += 1;
        if self.count <= LISTED {
            self.faults.push(fault);
        }
    }
}

impl Drop for List<'_> {
    fn drop(&mut self) {
        if self.count > LISTED {
            self.faults.push(format!("and {} more of this kind", self.count - LISTED));
        }
    }
}

/// Pages, indexes, full text and references, as SQLite itself checks them.
fn pages(tx: &Transaction<'_>, faults: &mut Vec<String>) -> Result<(), Fault> {
    let mut statement = tx.prepare(&format!("PRAGMA integrity_check({LISTED})"))?;
    let told = statement.query_map([], |row| row.get::<_, String>(0))?;
    for line in told {
        let line = line?;
        if line != "ok" {
            faults.push(format!("file: {line}"));
        }
    }
    let mut statement = tx.prepare("PRAGMA foreign_key_check")?;
    let told = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))?;
    let mut found = List::new(faults);
    for row in told {
        let (table, parent) = row?;
        found.add(format!("{table}: a row points to a {parent} that is not there"));
    }
    Ok(())
}

/// Every span inside the text, passages covering it whole, source words as written.
fn spans(answer: &Answer, found: &mut List<'_>) {
    let id = &answer.report.id;
    let len = answer.report.text.chars().count() as u32;
    let mut at = 0;
    for passage in &answer.passages {
        if passage.span.start != at {
            found.add(format!("report {id}: passages do not cover the text at {at}"));
        }
        at = passage.span.end;
    }
    if at != len {
        found.add(format!("report {id}: passages do not cover the text at {at}"));
    }
    let mut check = |what: &str, span: Span| {
        if span.end > len {
            found.add(format!("report {id}: {what} [{}, {}] is not inside its text", span.start, span.end));
        }
    };
    answer.problems.iter().for_each(|problem| check("problem", problem.span));
    for event in &answer.events {
        event.triggers.iter().for_each(|&span| check("trigger", span));
        event.evidence.iter().for_each(|&span| check("evidence", span));
        event.actors.iter().for_each(|who| check("actor", who.span));
        event.recipients.iter().for_each(|who| check("recipient", who.span));
        event.place.iter().for_each(|place| check("place", place.span));
        event.date.span.iter().for_each(|&span| check("date", span));
        event.sources.iter().filter_map(|source| source.span).for_each(|span| check("source", span));
        let figures = event.casualties.kinds();
        figures.iter().filter_map(|(_, figure)| figure.as_ref()).for_each(|f| check("figure", f.span));
    }
    for event in &answer.events {
        for source in &event.sources {
            let words = source.span.map(|span| span.slice(&answer.report.text));
            if words.is_some_and(|words| words != source.text.as_deref()) {
                found.add(format!("account {}: its source is not in the words of the report", event.id));
            }
        }
    }
}

/// Reprint trees are those of the pairs that are kept.
fn reprints(tx: &Transaction<'_>, faults: &mut Vec<String>) -> Result<(), Fault> {
    let mut statement = tx.prepare("SELECT pk, origin, reprint_of, id FROM report ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = List::new(faults);
    while let Some(row) = rows.next()? {
        let (pk, origin): (i64, i64) = (row.get(0)?, row.get(1)?);
        let reprint_of: Option<i64> = row.get(2)?;
        let stands = trees(tx, pk)?;
        let right = stands
            .iter()
            .any(|stand| stand.report == pk && stand.origin == origin && stand.reprint_of == reprint_of);
        if !right {
            let id: String = row.get(3)?;
            found.add(format!("report {id}: its place among reprints is not what its likenesses make it"));
        }
    }
    Ok(())
}

/// Every mention is in the event that clustering puts it into, and events are what their accounts say.
fn events(tx: &Transaction<'_>, faults: &mut Vec<String>) -> Result<(), Fault> {
    let mut accounts = Accounts::default();
    let hands = Hands::load(tx)?;
    let mut statement = tx.prepare("SELECT pk, id FROM mention ORDER BY id")?;
    let all: Vec<(i64, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut seen: HashSet<i64> = HashSet::new();
    let mut heads: HashSet<i64> = HashSet::new();
    let mut found = List::new(faults);
    for (pk, id) in &all {
        match accounts.get(tx, *pk) {
            Err(_) => found.add(format!("account {id}: what merging knows of it can't be read")),
            Ok(account) if account.id != *id => {
                found.add(format!("account {id}: what merging knows of it is of another"));
            }
            Ok(_) => {}
        }
    }
    if found.count > 0 {
        // Clustering needs them all.
        return Ok(());
    }
    for (pk, id) in &all {
        if seen.contains(pk) {
            continue;
        }
        let component = Component::around(tx, &hands, *pk)?;
        seen.extend(&component.mentions);
        for members in component.cluster(tx, &mut accounts, &hands)? {
            heads.insert(members[0]);
            for &mention in &members {
                let (event, id): (i64, String) = tx
                    .prepare_cached("SELECT event, id FROM mention WHERE pk = ?1")?
                    .query_row([mention], |row| Ok((row.get(0)?, row.get(1)?)))?;
                if event != members[0] {
                    found.add(format!("account {id}: it is not in the event that clustering puts it into"));
                }
            }
            let right = gather::row(tx, &mut accounts, &members)?;
            let kept = tx
                .prepare_cached("SELECT * FROM event WHERE pk = ?1")?
                .query_row([members[0]], |row| (0..right.len()).map(|at| row.get(at)).collect());
            let kept: Vec<Value> = kept.unwrap_or_default();
            if kept != right {
                found.add(format!("event {id}: its fields are not what its accounts say"));
            }
        }
    }
    let mut statement = tx.prepare("SELECT pk FROM event")?;
    for head in statement.query_map([], |row| row.get::<_, i64>(0))? {
        if !heads.contains(&head?) {
            found.add("an event that no account is in".to_owned());
        }
    }
    Ok(())
}

/// Search keys and the keys under which mentions and reports meet are all there.
fn keys(tx: &Transaction<'_>, faults: &mut Vec<String>) -> Result<(), Fault> {
    for (table, words) in [("report", "report_words"), ("mention", "mention_words")] {
        let sql = format!(
            "SELECT (SELECT count(*) FROM {table} WHERE pk NOT IN (SELECT id FROM {words}_docsize)) + \
             (SELECT count(*) FROM {words}_docsize WHERE id NOT IN (SELECT pk FROM {table}))"
        );
        let odd: i64 = tx.query_row(&sql, [], |row| row.get(0))?;
        if odd > 0 {
            faults.push(format!("{words}: {odd} of the {table} rows and search keys lack each other"));
        }
    }
    let mut accounts = Accounts::default();
    let mut statement = tx.prepare("SELECT pk, id FROM mention")?;
    let mut rows = statement.query([])?;
    let mut found = List::new(faults);
    while let Some(row) = rows.next()? {
        let pk: i64 = row.get(0)?;
        let Ok(account) = accounts.get(tx, pk) else { continue };
        for block in account.blocks() {
            let mut there = tx.prepare_cached("SELECT 1 FROM block WHERE key = ?1 AND mention = ?2")?;
            if !there.exists(params![block.cast_signed(), pk])? {
                let id: String = row.get(1)?;
                found.add(format!("account {id}: a key under which it meets others is missing"));
                break;
            }
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
