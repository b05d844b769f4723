//! A record is opened only where it is one, whole and as Sijill left it.

use std::path::Path;

use rusqlite::Connection;
use sijill_store::{Mode, Record};

fn refused(path: &Path, mode: Mode) -> String {
    let error = Record::open(path, mode).expect_err("is refused");
    error.to_string().replace(&format!("{}: ", path.display()), "")
}

/// A new record that was changed by SQL.
fn changed(sql: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    drop(Record::open(&path, Mode::Create).unwrap());
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (folder, path)
}

#[test]
fn makes_only_what_it_is_asked_to_make() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    for mode in [Mode::Read, Mode::Write] {
        assert_eq!(refused(&path, mode), "no such record; `sijill add` makes one");
    }
    assert!(!path.exists());
    drop(Record::open(&path, Mode::Create).unwrap());
    drop(Record::open(&path, Mode::Read).unwrap());
    drop(Record::open(&path, Mode::Write).unwrap());
    let lost = folder.path().join("no/such/folder/new.db");
    assert!(refused(&lost, Mode::Create).starts_with("can't be written"));
}

#[test]
fn opening_changes_no_byte() {
    let (_folder, path) = changed("");
    let before = std::fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write, Mode::Create] {
        drop(Record::open(&path, mode).unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), before, "{mode:?}");
    }
}

#[test]
fn what_was_tampered_with_is_refused_by_name() {
    for (sql, told) in [
        (
            "CREATE TRIGGER spy AFTER INSERT ON report BEGIN DELETE FROM mention; END",
            "an extra trigger \"spy\"",
        ),
        ("CREATE VIEW other AS SELECT 1", "an extra view \"other\""),
        ("CREATE TABLE notes (text)", "an extra table \"notes\""),
        ("CREATE INDEX mine ON report (title)", "an extra index \"mine\""),
        ("DROP VIEW events", "the view \"events\" is missing"),
        (
            "DROP VIEW events; CREATE VIEW events AS SELECT 1 AS event",
            "the view \"events\" is not as it was made",
        ),
        ("DROP INDEX report_day", "the index \"report_day\" is missing"),
        ("ALTER TABLE passage ADD COLUMN more TEXT", "the table \"passage\" is not as it was made"),
    ] {
        let (_folder, path) = changed(sql);
        for mode in [Mode::Read, Mode::Write, Mode::Create] {
            let message = refused(&path, mode);
            assert!(message.ends_with(told), "{sql}: {message}");
        }
    }
    let (_folder, path) = changed("ANALYZE");
    drop(Record::open(&path, Mode::Write).expect("statistics are no harm"));
}

#[test]
fn what_is_foreign_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    std::fs::write(&path, "خبر ليس قاعدة بيانات، وهو أطول من مئة بايت بكثير حتى يبدو كملف حقيقي للقارئ")
        .unwrap();
    for mode in [Mode::Read, Mode::Write, Mode::Create] {
        assert_eq!(refused(&path, mode), "not a record of Sijill: it is no SQLite file");
    }
    let path = folder.path().join("theirs.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE report (pk)").unwrap();
    let before = std::fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write, Mode::Create] {
        assert!(refused(&path, mode).contains("an SQLite file of another application"));
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    for mode in [Mode::Read, Mode::Write, Mode::Create] {
        assert_eq!(refused(folder.path(), mode), "not a record of Sijill: it is a folder");
    }
    let (_folder, path) = changed("PRAGMA application_id = 7");
    assert!(refused(&path, Mode::Read).contains("application_id 7"));
}

#[test]
fn a_newer_version_is_left_untouched() {
    let (_folder, path) = changed("PRAGMA user_version = 99");
    let before = std::fs::read(&path).unwrap();
    for mode in [Mode::Read, Mode::Write, Mode::Create] {
        assert!(refused(&path, mode).starts_with("a record of version 99, made by a newer Sijill"));
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn damaged_pages_are_refused_before_anything_is_added() {
    let (_folder, path) = changed("");
    let mut bytes = std::fs::read(&path).unwrap();
    let page = 4096;
    for byte in &mut bytes[20 * page..30 * page] {
        *byte = 0xa5;
    }
    std::fs::write(&path, bytes).unwrap();
    assert!(refused(&path, Mode::Write).contains("not as Sijill left it"));
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let (_folder, path) = changed("");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // A reader is not held up.
    drop(Record::open(&path, Mode::Read).unwrap());
    drop(Record::open(&path, Mode::Write).unwrap());
}
