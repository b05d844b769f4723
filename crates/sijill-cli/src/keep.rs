//! Keeping a record: adding, checking, judging by hand.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
    time::Instant,
};

use sijill::{
    Adder, Adding,
    store::{Mode, Record},
};

use crate::{
    args::{Add, Doctor, Hand, Join, Judgements, Split, Undo},
    input, packs, progress, terminal,
};

/// Adds all inputs to a record.
pub fn add(args: &Add, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let files = input::unfold(&args.paths)?;
    let total = input::survey(&files)?;
    let sijill = packs::load(packs)?;
    let threads = usize::from(args.threads.unwrap_or(0));
    let adding = Adding { threads, batch: usize::from(args.batch) };
    foretell(&args.db.db);
    let mut adder = Adder::open(&sijill, &args.db.db, adding)?;
    let bar = progress::quiet_work(total);
    let start = Instant::now();
    let (mut read, mut failed) = (0u64, 0u64);
    // A folder without reports is no standard input.
    if !files.is_empty() {
        input::each(&files, args.jsonl, &args.about, |item| {
            match item.draft {
                Ok(draft) => {
                    adder.push(draft)?;
                    read += 1;
                }
                Err(error) => {
                    bar.suspend(|| terminal::complain(&error.to_string()));
                    failed += 1;
                }
            }
            bar.inc(item.bytes);
            let rate = read as f64 / start.elapsed().as_secs_f64().max(0.001);
            bar.set_message(format!("{read} reports, {rate:.0} reports/s"));
            Ok(())
        })?;
    }
    let added = adder.finish()?;
    bar.finish_and_clear();
    writeln!(
        io::stdout(),
        "{} added, {} already there, {failed} could not be read",
        reports(added.new),
        match added.known {
            1 => "1 was".to_owned(),
            known => format!("{known} were"),
        }
    )?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn reports(count: u64) -> String {
    if count == 1 { "1 report".to_owned() } else { format!("{count} reports") }
}

/// Checks a record whole.
pub fn doctor(args: &Doctor) -> anyhow::Result<ExitCode> {
    let record = Record::open(&args.db.db, Mode::Read)?;
    let check = record.doctor()?;
    let mut out = io::stdout().lock();
    for fault in &check.faults {
        writeln!(out, "{}", terminal::neutral(fault))?;
    }
    let sum = check.size;
    writeln!(
        out,
        "{}: {}, {} accounts, {} events: {}",
        args.db.db.display(),
        reports(sum.reports),
        sum.accounts,
        sum.events,
        match check.faults.len() {
            0 => "whole".to_owned(),
            1 => "1 fault".to_owned(),
            faults => format!("{faults} faults"),
        }
    )?;
    Ok(if check.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Judges that two accounts are of one event.
pub fn join(args: &Join) -> anyhow::Result<ExitCode> {
    let number = open(&args.hand)?.join(&args.one, &args.other, &now(), args.hand.note.as_deref())?;
    tell(&format!("judgement {number}: {} and {} are one event", args.one, args.other))
}

/// Judges that an account is not of the event it is in.
pub fn split(args: &Split) -> anyhow::Result<ExitCode> {
    let number = open(&args.hand)?.split(&args.account, &now(), args.hand.note.as_deref())?;
    tell(&format!("judgement {number}: {} is not of the event it was in", args.account))
}

/// Takes a judgement back.
pub fn undo(args: &Undo) -> anyhow::Result<ExitCode> {
    let number = open(&args.hand)?.undo(args.number, &now(), args.hand.note.as_deref())?;
    tell(&format!("judgement {number} is taken back"))
}

/// Lists all judgements.
pub fn judgements(args: &Judgements) -> anyhow::Result<ExitCode> {
    let all = Record::open(&args.db.db, Mode::Read)?.judgements()?;
    let mut out = io::stdout().lock();
    for judged in all {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(&judged)?)?;
            continue;
        }
        let about = match judged.undoes {
            Some(number) => format!("takes back {number}"),
            None => judged.pairs.iter().map(|(a, b)| format!("{a} {b}")).collect::<Vec<_>>().join(", "),
        };
        let undone = if judged.undone { " (taken back)" } else { "" };
        let note = judged.note.map(|note| format!("  {}", terminal::neutral(&note))).unwrap_or_default();
        writeln!(out, "{}  {}  {}{undone}  {about}{note}", judged.number, judged.made, judged.verdict)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn open(hand: &Hand) -> anyhow::Result<Record> {
    foretell(&hand.db.db);
    Ok(Record::open(&hand.db.db, Mode::Write)?)
}

/// Says so where opening for writing takes its time: a record that another Sijill merged is merged anew.
fn foretell(path: &Path) {
    let stale = Record::open(path, Mode::Read).and_then(|record| record.is_current());
    if matches!(stale, Ok(false)) {
        terminal::complain("another version's rules merged this record: merging it anew first");
    }
}

fn tell(line: &str) -> anyhow::Result<ExitCode> {
    writeln!(io::stdout(), "{}", terminal::neutral(line))?;
    Ok(ExitCode::SUCCESS)
}

/// This second, ISO 8601, UTC.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
