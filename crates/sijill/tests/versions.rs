//! A record of every version that was ever released is opened, upgraded and read.
//!
//! `UPDATE=1 cargo test -p sijill --test versions` writes the record of the newest version anew; older ones
//! are never touched again.

mod reports;

use std::{
    fs,
    path::{Path, PathBuf},
};

use sijill::{
    Adder, Adding, JsonLines, Sijill,
    store::{Mode, NEWEST, Record},
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sijill-store/tests/versions")
}

fn add(sijill: &Sijill, path: &Path, range: std::ops::Range<usize>) {
    let lines: Vec<String> = range.map(reports::line).collect();
    let mut adder = Adder::open(sijill, path, Adding::default()).expect("opens");
    for draft in JsonLines::new("in.jsonl", lines.join("\n").as_bytes()) {
        adder.push(draft.expect("reads")).expect("is added");
    }
    adder.finish().expect("is written");
}

fn dump(path: &Path) -> String {
    let mut out = Vec::new();
    Record::open(path, Mode::Read).expect("opens").dump(&mut out).expect("dumps");
    String::from_utf8(out).expect("is text")
}

#[test]
fn every_version_is_opened_upgraded_and_read() {
    let sijill = Sijill::new().unwrap();
    if std::env::var_os("UPDATE").is_some() {
        let path = folder().join(format!("{NEWEST}.db"));
        let _ = fs::remove_file(&path);
        add(&sijill, &path, 0..25);
        fs::write(path.with_extension("jsonl"), dump(&path)).unwrap();
        for beside in ["db-wal", "db-shm"] {
            let _ = fs::remove_file(path.with_extension(beside));
        }
    }
    let temporary = tempfile::tempdir().unwrap();
    for version in 1..=NEWEST {
        let kept = folder().join(format!("{version}.db"));
        let path = temporary.path().join(format!("{version}.db"));
        fs::copy(&kept, &path).unwrap_or_else(|error| panic!("{}: {error}", kept.display()));
        let told = fs::read_to_string(kept.with_extension("jsonl")).unwrap();
        assert_eq!(dump(&path), told, "version {version}");
        let copy = temporary.path().join(format!("{version}.db.v{version}.bak"));
        assert_eq!(copy.exists(), version < NEWEST, "an older record is kept beside the upgraded one");
        let health = Record::open(&path, Mode::Read).unwrap().doctor().unwrap();
        assert_eq!(health.size.reports, 25);
        add(&sijill, &path, 20..30);
        let health = Record::open(&path, Mode::Read).unwrap().doctor().unwrap();
        assert_eq!(health.size.reports, 30);
    }
}
