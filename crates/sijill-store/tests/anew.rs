//! A record that other rules merged is merged anew when it is opened for writing.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sijill_store::{Mode, Record};

/// The kept record of version 1, changed by SQL.
fn changed(folder: &Path, sql: &str) -> PathBuf {
    let path = folder.join("sijill.db");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions/1.db");
    std::fs::copy(kept, &path).expect("a record of version 1 is there");
    drop(Record::open(&path, Mode::Write).unwrap());
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = off").unwrap();
    conn.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    path
}

fn dump(path: &Path) -> Vec<u8> {
    let mut out = Vec::new();
    Record::open(path, Mode::Read).unwrap().dump(&mut out).unwrap();
    out
}

#[test]
fn other_rules_merge_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = changed(folder.path(), "");
    let whole = dump(&path);
    // As if older rules had tied nothing: every mention an event of its own.
    let path = changed(
        folder.path(),
        "UPDATE state SET name = 'merged by rules 0' WHERE name LIKE 'merged by rules %';
         DELETE FROM link; DELETE FROM block; DELETE FROM band; DELETE FROM reprint; DELETE FROM storyline;
         UPDATE report SET origin = pk, reprint_of = NULL;
         UPDATE event SET accounts = 1;",
    );
    let record = Record::open(&path, Mode::Read).unwrap();
    assert!(!record.is_current().unwrap());
    let told = record.doctor().unwrap().faults;
    assert_eq!(told.len(), 1, "nothing is called faulty that other rules made: {told:?}");
    assert!(told[0].contains("sijill add"), "{told:?}");
    drop(record);
    let mut record = Record::open(&path, Mode::Write).unwrap();
    assert!(record.is_current().unwrap());
    record.draw_storylines().unwrap();
    assert_eq!(record.doctor().unwrap().faults, Vec::<String>::new());
    drop(record);
    assert_eq!(dump(&path), whole);
}

#[test]
fn the_same_rules_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = changed(folder.path(), "");
    let before = std::fs::read(&path).unwrap();
    drop(Record::open(&path, Mode::Write).unwrap());
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
