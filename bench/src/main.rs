//! Throughput over a given `.jsonl`, beside named floors over the same bytes in the same run.

mod answers;
mod floors;
mod steps;

use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::Context;
use clap::Parser;
use rayon::prelude::*;
use sijill::{Draft, JsonLines, Sijill};

/// Measures reading over a `.jsonl` of reports, beside one pass of a 100,000-pattern character
/// automaton and one pass of Unicode word segmentation over the same text.
#[derive(Debug, Parser)]
struct Args {
    /// Reports, one JSON object a line
    reports: PathBuf,
    /// A record of these reports: measures its answers instead
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// How often each measurement is taken; the fastest counts
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    if let Some(record) = &args.record {
        return answers::measure(record, args.rounds);
    }
    let start = Instant::now();
    let sijill = Sijill::new()?;
    let compile = start.elapsed();
    let drafts = load(&args.reports)?;
    let bytes: usize = drafts.iter().map(|draft| draft.report.text.len()).sum();
    say(&format!(
        "{} reports, {:.1} MB of text; packs compiled in {:.0} ms",
        drafts.len(),
        mb(bytes),
        ms(compile)
    ));
    say(&format!("{:?}", sijill.size()));
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let (time, events) = best(args.rounds, || {
            pool.install(|| {
                drafts.par_iter().map(|draft| sijill.read(draft.clone()).events.len()).sum::<usize>()
            })
        });
        let name = format!("sijill read, {threads} thread{}", if threads == 1 { "" } else { "s" });
        row(&name, bytes, drafts.len(), time, &format!("{events} events"));
    }
    let (time, words) = best(args.rounds, || floors::word_segmentation(&drafts));
    row("Unicode word segmentation", bytes, drafts.len(), time, &format!("{words} words"));
    let automaton = floors::automaton(&sijill)?;
    let (time, hits) = best(args.rounds, || floors::scan(&automaton, &drafts));
    row("daachorse charwise, 100,000 patterns", bytes, drafts.len(), time, &format!("{hits} matches"));
    steps::measure(&sijill, &drafts, args.rounds, bytes);
    if let Some(peak) = peak_memory() {
        say(&format!("peak memory {peak:.0} MB, all reports held"));
    }
    Ok(())
}

fn load(path: &Path) -> anyhow::Result<Vec<Draft>> {
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| name.clone())?;
    let mut drafts = Vec::new();
    let mut refused = 0;
    for draft in JsonLines::new(&name, BufReader::new(file)) {
        match draft {
            Ok(draft) => drafts.push(draft),
            Err(_) => refused += 1,
        }
    }
    if refused > 0 {
        say(&format!("{refused} lines are no reports and were left out"));
    }
    Ok(drafts)
}

/// The fastest of some rounds, and what the last of them answered.
pub(crate) fn best<T>(rounds: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut fastest = Duration::MAX;
    let mut answer = None;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        answer = Some(work());
        fastest = fastest.min(start.elapsed());
    }
    (fastest, answer.expect("at least one round"))
}

pub(crate) fn row(name: &str, bytes: usize, reports: usize, time: Duration, note: &str) {
    let seconds = time.as_secs_f64();
    say(&format!(
        "{name:<40} {:>8.1} MB/s {:>8.0} reports/s  {note}",
        mb(bytes) / seconds,
        reports as f64 / seconds
    ));
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Peak resident memory of this process in MB, where the system tells it.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

#[expect(clippy::print_stdout, reason = "the one place where the measurements are told")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
