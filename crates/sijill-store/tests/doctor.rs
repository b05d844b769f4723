//! What is wrong with a record is told by name.

use std::path::Path;

use rusqlite::Connection;
use sijill_store::{Mode, Record};

/// The faults that are found after a record was changed by SQL.
fn faults(sql: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions/1.db");
    std::fs::copy(kept, &path).expect("a record of version 1 is there");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = off").unwrap();
    conn.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    drop(conn);
    Record::open(&path, Mode::Read).unwrap().doctor().unwrap().faults
}

#[test]
fn a_whole_record_has_no_fault() {
    assert_eq!(faults(""), Vec::<String>::new());
}

#[test]
fn each_fault_has_its_name() {
    for (sql, told) in [
        ("UPDATE report SET id = 'abc' WHERE pk = 1", "report abc: its id is not the SHA-256 of its bytes"),
        ("UPDATE report SET raw = x'07' WHERE pk = 1", "its bytes can't be unpacked"),
        ("UPDATE report SET sketch = x'07' WHERE pk = 1", "its sketch can't be read"),
        ("UPDATE stretch SET words_to = 99999 WHERE mention = 1 AND n = 0", "is not inside its text"),
        ("UPDATE claim SET words_to = 99999", "figure ["),
        ("DELETE FROM passage WHERE report = 2", "passages do not cover the text at 0"),
        ("UPDATE mention SET type = 'WAR' WHERE pk = 1", "values that Sijill does not write"),
        ("UPDATE mention SET account = x'07' WHERE pk = 1", "what merging knows of it can't be read"),
        ("UPDATE source SET words = 'other'", "its source is not in the words of the report"),
        (
            "UPDATE mention SET event = (SELECT max(pk) FROM event) WHERE pk = 1",
            "it is not in the event that clustering puts it into",
        ),
        ("UPDATE event SET killed_max = 999", "its fields are not what its accounts say"),
        ("UPDATE report SET origin = 1", "its place among reprints is not what its likenesses make it"),
        ("DELETE FROM block", "a key under which it meets others is missing"),
        ("INSERT INTO mention_words (mention_words) VALUES ('delete-all')", "mention_words: "),
        (
            "INSERT INTO link VALUES (1, 99999, 'apart', 0, NULL)",
            "link: a row points to a mention that is not there",
        ),
    ] {
        let found = faults(sql);
        assert!(found.iter().any(|fault| fault.contains(told)), "{sql}: {found:?}");
        assert!(found.len() < 60, "one cause fills no screens");
    }
}

#[test]
fn the_kept_record_is_dumped_as_it_was() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions/1.db");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    std::fs::copy(&kept, &path).unwrap();
    let mut dump = Vec::new();
    Record::open(&path, Mode::Read).unwrap().dump(&mut dump).unwrap();
    let told = kept.with_extension("jsonl");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&told, &dump).unwrap();
    }
    assert!(dump == std::fs::read(&told).unwrap(), "{} tells another record", told.display());
}
