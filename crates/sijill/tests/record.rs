//! The record: the same whatever the order, batches and threads; never changed by what it holds already.

mod reports;

use std::path::Path;

use proptest::prelude::*;
use sijill::{
    Adder, Adding, JsonLines, Sijill,
    store::{Added, Mode, Record},
};
use sijill_model::{PassageKind, Span};

fn add(sijill: &Sijill, path: &Path, lines: &[String], adding: Adding) -> Added {
    let mut adder = Adder::open(sijill, path, adding).expect("opens");
    let text = lines.join("\n");
    for draft in JsonLines::new("in.jsonl", text.as_bytes()) {
        adder.push(draft.expect("reads")).expect("is added");
    }
    adder.finish().expect("is written")
}

fn dump(path: &Path) -> String {
    let mut out = Vec::new();
    Record::open(path, Mode::Read).expect("opens").dump(&mut out).expect("dumps");
    String::from_utf8(out).expect("is text")
}

fn lines(count: usize) -> Vec<String> {
    (0..count).map(reports::line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same_record(
        shuffled in Just(lines(80)).prop_shuffle(),
        batch in 1usize..40,
        threads in 1usize..3,
    ) {
        thread_local! {
            static SIJILL: Sijill = Sijill::new().expect("compiles");
        }
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one.db"), folder.path().join("other.db"));
        SIJILL.with(|sijill| {
            add(sijill, &one, &lines(80), Adding::default());
            add(sijill, &other, &shuffled, Adding { threads, batch });
        });
        let (one, other) = (dump(&one), dump(&other));
        prop_assert_eq!(one, other);
    }
}

#[test]
fn added_twice_changes_no_byte() {
    let sijill = Sijill::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    let mut all = lines(40);
    assert_eq!(add(&sijill, &path, &all, Adding::default()), Added { new: 40, known: 0 });
    let before = std::fs::read(&path).unwrap();
    assert_eq!(add(&sijill, &path, &all, Adding::default()), Added { new: 0, known: 40 });
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // Twice in one batch is once, too.
    all.push(reports::line(40));
    all.push(reports::line(40));
    assert_eq!(add(&sijill, &path, &all, Adding::default()), Added { new: 1, known: 41 });
}

#[test]
fn what_goes_in_comes_out() {
    let sijill = Sijill::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    let all = lines(20);
    add(&sijill, &path, &all, Adding::default());
    let record = Record::open(&path, Mode::Read).unwrap();
    let mut events = 0;
    for line in &all {
        let draft = JsonLines::new("in.jsonl", line.as_bytes()).next().unwrap().unwrap();
        let answer = sijill.read(draft);
        events += answer.events.len();
        assert_eq!(record.answer(&answer.report.id).unwrap().unwrap(), answer);
        assert_eq!(record.raw(&answer.report.id).unwrap().unwrap(), line.as_bytes());
    }
    assert!(events > 20, "the templates tell events: {events}");
    let health = record.doctor().unwrap();
    assert_eq!(health.faults, Vec::<String>::new());
    assert_eq!(health.size.reports, 20);
    assert_eq!(health.size.accounts, events as u64);
    assert!(health.size.events < health.size.accounts, "some accounts are of one event");
}

#[test]
fn a_line_number_is_no_part_of_a_report() {
    let sijill = Sijill::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<String> =
        (0..6).map(|n| reports::line(n).replace(&format!("\"id\":\"r{n}\","), "")).collect();
    assert!(!all[0].contains("\"id\""));
    let back: Vec<String> = all.iter().rev().cloned().collect();
    let (one, other) = (folder.path().join("one.db"), folder.path().join("other.db"));
    add(&sijill, &one, &all, Adding::default());
    add(&sijill, &other, &back, Adding::default());
    assert_eq!(dump(&one), dump(&other));
}

/// The dump without judgements: what they lead to.
fn events(path: &Path) -> String {
    let all = dump(path);
    all.lines().filter(|line| !line.starts_with("{\"judge")).collect::<Vec<_>>().join("\n")
}

#[test]
fn judgements_last_and_are_taken_back() {
    let sijill = Sijill::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    let all = lines(60);
    add(&sijill, &path, &all[..40], Adding::default());
    let before = events(&path);
    let mut record = Record::open(&path, Mode::Write).unwrap();
    let (account, others) = several(&before);
    let first = record.split(&account, "2026-01-01T00:00:00Z", Some("two markets")).unwrap();
    let parted = events(&path);
    assert_ne!(parted, before);
    assert!(event_of(&parted, &account) == [account.clone()], "it is alone now");
    let again = record.split(&account, "2026-01-01T00:00:00Z", None).unwrap_err().to_string();
    assert!(again.ends_with("is the only account of its event"), "{again}");
    // Later reports do not bring back what a person has parted.
    drop(record);
    add(&sijill, &path, &all[40..], Adding::default());
    assert!(others.iter().all(|other| !event_of(&events(&path), &account).contains(other)));
    // Joined again with the others, by a later judgement that holds against the earlier.
    let mut record = Record::open(&path, Mode::Write).unwrap();
    let second = record.join(&account, &others[0], "2026-01-02T00:00:00Z", None).unwrap();
    assert!(event_of(&events(&path), &account).contains(&others[0]));
    let joined = record.join(&account, &others[0], "2026-01-02T00:00:00Z", None).unwrap_err().to_string();
    assert!(joined.ends_with("are one event already"), "{joined}");
    assert_eq!(record.undo(None, "2026-01-03T00:00:00Z", None).unwrap(), second);
    assert_eq!(record.undo(Some(first), "2026-01-03T00:00:00Z", None).unwrap(), first);
    assert!(record.undo(Some(first), "2026-01-03T00:00:00Z", None).is_err());
    assert!(record.undo(None, "2026-01-03T00:00:00Z", None).is_err());
    assert!(record.join("nobody", &account, "2026-01-03T00:00:00Z", None).is_err());
    let told: Vec<String> = record.judgements().unwrap().into_iter().map(|judged| judged.verdict).collect();
    assert_eq!(told, ["split", "join", "undo", "undo"]);
    assert_eq!(record.doctor().unwrap().faults, Vec::<String>::new());
    drop(record);
    let untouched = folder.path().join("untouched.db");
    add(&sijill, &untouched, &all, Adding::default());
    assert_eq!(events(&path), events(&untouched), "all is as if nobody had judged");
}

/// An account of an event with others, and those others.
fn several(dump: &str) -> (String, Vec<String>) {
    let members = all_events(dump).into_iter().find(|members| members.len() > 2).expect("one is told thrice");
    (members[1].clone(), members.iter().filter(|id| **id != members[1]).cloned().collect())
}

fn event_of(dump: &str, account: &str) -> Vec<String> {
    let mut all = all_events(dump).into_iter();
    all.find(|members| members.iter().any(|id| id == account)).expect("every account is in an event")
}

fn all_events(dump: &str) -> Vec<Vec<String>> {
    let rows = dump.lines().filter(|line| line.starts_with("{\"event\""));
    rows.map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let members = row["event"].as_array().unwrap().last().unwrap().as_str().unwrap().to_owned();
        serde_json::from_str(&members).unwrap()
    })
    .collect()
}

/// Events of a record: the ids of the accounts of each.
fn told_together(path: &Path) -> Vec<Vec<String>> {
    let lines = dump(path);
    let rows = lines.lines().filter(|line| line.starts_with("{\"event\"")).map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let ids = row["event"].as_array().unwrap().last().unwrap().as_str().unwrap().to_owned();
        serde_json::from_str::<Vec<String>>(&ids).unwrap()
    });
    let mut events: Vec<Vec<String>> = rows.collect();
    events.sort_unstable();
    events
}

#[test]
fn a_record_is_what_merging_all_at_once_comes_to() {
    let sijill = Sijill::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sijill.db");
    let all = lines(120);
    add(&sijill, &path, &all, Adding { batch: 7, ..Adding::default() });
    let (mut tellings, mut accounts, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    for draft in JsonLines::new("in.jsonl", all.join("\n").as_bytes()) {
        let coded = sijill.coded(draft.unwrap());
        let words: Vec<sijill_merge::Word> =
            coded.words.iter().map(|word| sijill_merge::Word::new(word.span, word.kind, &word.key)).collect();
        let stories = coded.answer.passages.iter().filter(|passage| passage.kind == PassageKind::Story);
        let stories: Vec<Span> = stories.map(|passage| passage.span).collect();
        let story = |word: &&sijill_merge::Word| stories.iter().any(|span| span.contains(word.span));
        let told: Vec<sijill_merge::Word> = words.iter().filter(story).copied().collect();
        for event in &coded.answer.events {
            accounts.push(sijill_merge::Account::of(&coded.answer.report, event, &words));
            reports.push(tellings.len());
        }
        tellings.push(sijill_merge::Telling::of(&coded.answer.report, &told));
    }
    let whole = sijill_merge::whole(&tellings.iter().collect::<Vec<_>>(), &accounts, &reports, &[]);
    let mut events: Vec<Vec<String>> = whole
        .events
        .iter()
        .map(|event| {
            let mut ids: Vec<String> = event.iter().map(|&at| accounts[at].id.clone()).collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    events.sort_unstable();
    assert!(events.iter().any(|event| event.len() > 1), "some accounts are of one event");
    assert_eq!(told_together(&path), events);
}
