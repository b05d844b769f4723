//! Hostile days of a record: killed at any point, read while it is written, no room left, no right to write.
//!
//! `SIJILL_KILLS` and `SIJILL_READ_SECONDS` raise what is short by default.

#[path = "../../sijill/tests/reports/mod.rs"]
mod reports;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use sijill::store::{Mode, Record};
use tempfile::TempDir;

fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin("sijill")
}

fn sijill(folder: &Path, args: &[&str]) -> Output {
    Command::new(program()).current_dir(folder).args(args).output().expect("it runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn write_reports(folder: &Path, name: &str, range: std::ops::Range<usize>) {
    let lines: Vec<String> = range.map(reports::line).collect();
    fs::write(folder.join(name), lines.join("\n")).expect("the folder is writable");
}

fn dump(path: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    Record::open(path, Mode::Read).expect("opens").dump(&mut all).expect("dumps");
    all
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }
}

const ADD: [&str; 6] = ["add", "in.jsonl", "--db", "sijill.db", "--batch", "15"];

#[test]
fn killed_at_any_point_it_goes_on_where_it_was() {
    let folder = TempDir::new().unwrap();
    write_reports(folder.path(), "in.jsonl", 0..150);
    let path = folder.path().join("sijill.db");
    let start = Instant::now();
    assert!(sijill(folder.path(), &ADD).status.success());
    let whole = start.elapsed().as_millis() as u64;
    let right = dump(&path);
    let mut dice = Dice(7);
    let (mut early, mut midway) = (0, 0);
    for kill in 0..setting("SIJILL_KILLS", 12) {
        for file in ["sijill.db", "sijill.db-wal", "sijill.db-shm"] {
            let _ = fs::remove_file(folder.path().join(file));
        }
        // Most runs are killed twice before they are let go on.
        for _ in 0..1 + kill % 3 {
            let mut child = Command::new(program())
                .current_dir(folder.path())
                .args(ADD)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("it starts");
            std::thread::sleep(Duration::from_millis(dice.below(whole)));
            child.kill().expect("it can be killed");
            child.wait().expect("it is gone");
        }
        let held = Record::open(&path, Mode::Read)
            .map_or(0, |record| record.doctor().map_or(0, |health| health.size.reports));
        if held == 0 {
            early += 1;
        } else if held < 150 {
            midway += 1;
            assert_eq!(held % 15, 0, "batches are whole");
        }
        let again = sijill(folder.path(), &ADD);
        assert!(again.status.success(), "kill {kill}: {}", err(&again));
        assert!(out(&again).contains(&format!("{} added, {held} w", many(150 - held))), "{}", out(&again));
        let health = Record::open(&path, Mode::Read).unwrap().doctor().unwrap();
        assert_eq!(health.faults, Vec::<String>::new(), "kill {kill}");
        assert_eq!(dump(&path), right, "kill {kill}");
    }
    assert!(early < setting("SIJILL_KILLS", 12), "some runs were killed midway: {midway}");
}

fn many(reports: u64) -> String {
    if reports == 1 { "1 report".to_owned() } else { format!("{reports} reports") }
}

#[test]
fn readers_see_whole_states_and_are_never_held_up() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("sijill.db");
    drop(Record::open(&path, Mode::Create).unwrap());
    let seconds = setting("SIJILL_READ_SECONDS", 4);
    let (done, until) = (AtomicBool::new(false), Instant::now() + Duration::from_secs(seconds));
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..16).map(|_| scope.spawn(|| read_until(&path, &done))).collect();
        let mut from = 0;
        while Instant::now() < until {
            write_reports(folder.path(), "in.jsonl", from..from + 60);
            from += 60;
            let output = sijill(folder.path(), &ADD);
            assert!(output.status.success(), "{}", err(&output));
        }
        done.store(true, Ordering::Relaxed);
        let states: usize = readers.into_iter().map(|reader| reader.join().expect("no reader fails")).sum();
        assert!(states > 16, "each reader looked more than once: {states}");
    });
}

/// Reads the record again and again; gives how often.
fn read_until(path: &Path, done: &AtomicBool) -> usize {
    let mut states = 0;
    let mut last = 0;
    while !done.load(Ordering::Relaxed) {
        let record = Record::open(path, Mode::Read).expect("opens at any time");
        let mut bytes = Vec::new();
        record.dump(&mut bytes).expect("reads at any time");
        let reports = consistent(&String::from_utf8(bytes).unwrap());
        assert!(reports >= last, "reports do not vanish");
        assert_eq!(reports % 15, 0, "batches are whole");
        last = reports;
        states += 1;
    }
    states
}

/// Every account of every report is in exactly one event. Gives the number of reports.
fn consistent(dump: &str) -> usize {
    let mut reports = 0;
    let mut accounts: BTreeMap<String, usize> = BTreeMap::new();
    for line in dump.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        if let Some(report) = row.get("report") {
            reports += 1;
            for event in report["events"].as_array().unwrap() {
                accounts.insert(event["id"].as_str().unwrap().to_owned(), 0);
            }
        }
        if let Some(event) = row.get("event") {
            let members = event.as_array().unwrap().last().unwrap().as_str().unwrap();
            for id in serde_json::from_str::<Vec<String>>(members).unwrap() {
                *accounts.get_mut(&id).expect("an event's account is in a report") += 1;
            }
        }
    }
    assert!(accounts.values().all(|&events| events == 1), "each account is in one event");
    reports
}

/// Runs a script in a name space of its own, with a small disk of its own at `disk`. `None` where the
/// system does not let us.
fn on_small_disk(folder: &Path, script: &str) -> Option<Output> {
    fs::create_dir_all(folder.join("disk")).unwrap();
    let own = |script: &str| {
        Command::new("unshare")
            .args(["--map-root-user", "--mount", "sh", "-c"])
            .arg(format!("mount -t tmpfs -o size=2m none disk && {script}"))
            .current_dir(folder)
            .env("SIJILL", program())
            .output()
            .ok()
    };
    if !own("true")?.status.success() {
        return None;
    }
    own(script)
}

#[test]
fn a_full_disk_is_told_and_the_record_stays_whole() {
    let folder = TempDir::new().unwrap();
    write_reports(folder.path(), "in.jsonl", 0..600);
    let script = "\"$SIJILL\" add in.jsonl --db disk/sijill.db --batch 50; echo \"status $?\"; \
                  \"$SIJILL\" doctor --db disk/sijill.db && cp disk/* . && echo copied";
    let Some(output) = on_small_disk(folder.path(), script) else { return };
    let (out, err) = (out(&output), err(&output));
    assert!(out.contains("status 2"), "{out}{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains("disk/sijill.db: no room is left on the disk"), "{err}");
    assert!(out.contains("whole") && out.contains("copied"), "{out}{err}");
    // With room again, all goes on.
    let again = sijill(folder.path(), &["add", "in.jsonl", "--db", "sijill.db"]);
    assert!(again.status.success(), "{}", self::err(&again));
    assert!(!self::out(&again).contains(" 0 were"), "what was written before is still there");
    let fresh = sijill(folder.path(), &["add", "in.jsonl", "--db", "fresh.db"]);
    assert!(fresh.status.success());
    assert!(dump(&folder.path().join("sijill.db")) == dump(&folder.path().join("fresh.db")));
}

#[test]
fn a_record_that_cannot_be_written_can_be_read() {
    let folder = TempDir::new().unwrap();
    write_reports(folder.path(), "in.jsonl", 0..5);
    let script = "\"$SIJILL\" add in.jsonl --db disk/sijill.db && mount -o remount,ro disk && \
                  \"$SIJILL\" doctor --db disk/sijill.db && \
                  { \"$SIJILL\" add in.jsonl --db disk/sijill.db; echo \"status $?\"; \
                  \"$SIJILL\" add in.jsonl --db disk/new.db; echo \"status $?\"; }";
    let Some(output) = on_small_disk(folder.path(), script) else { return };
    let (out, err) = (out(&output), err(&output));
    assert!(out.contains("5 reports, "), "{out}{err}");
    assert_eq!(out.matches("status 2").count(), 2, "{out}{err}");
    assert_eq!(err.matches("can't be written").count(), 2, "{err}");
}

#[test]
fn a_file_that_is_no_record_is_left_alone() {
    let folder = TempDir::new().unwrap();
    write_reports(folder.path(), "in.jsonl", 0..5);
    let before = fs::read(folder.path().join("in.jsonl")).unwrap();
    for args in [
        &["add", "in.jsonl", "--db", "in.jsonl"][..],
        &["doctor", "--db", "in.jsonl"],
        &["split", "x", "--db", "in.jsonl"],
        &["judgements", "--db", "in.jsonl"],
    ] {
        let output = sijill(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(err(&output), "sijill: in.jsonl: not a record of Sijill: it is no SQLite file\n");
    }
    assert_eq!(fs::read(folder.path().join("in.jsonl")).unwrap(), before);
    let output = sijill(folder.path(), &["doctor"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "sijill: sijill.db: no such record; `sijill add` makes one\n");
}

#[test]
fn folders_are_walked_and_what_cannot_be_read_is_counted() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("in/b")).unwrap();
    write_reports(folder.path(), "in/z.jsonl", 0..5);
    fs::write(folder.path().join("in/b/one.txt"), "قصفت طائرات حربية بلدة كفرنبل أمس.").unwrap();
    fs::write(folder.path().join("in/b/broken.txt"), b"\xff\xfe").unwrap();
    fs::write(folder.path().join("in/notes.md"), "no report").unwrap();
    let output = sijill(folder.path(), &["add", "in", "--published", "2021-03-01"]);
    assert_eq!(out(&output), "6 reports added, 0 were already there, 1 could not be read\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).starts_with("sijill: in/b/broken.txt:1: not UTF-8"), "{}", err(&output));
    let again = sijill(folder.path(), &["add", "in"]);
    assert_eq!(out(&again), "0 reports added, 6 were already there, 1 could not be read\n");
    fs::create_dir(folder.path().join("empty")).unwrap();
    let none = sijill(folder.path(), &["add", "empty"]);
    assert_eq!(out(&none), "0 reports added, 0 were already there, 0 could not be read\n");
    assert!(none.status.success());
}
