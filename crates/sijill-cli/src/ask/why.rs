//! `sijill why`: what merged into an event, what almost did, and what a person judged.

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use clap::Args;
use sijill::store::ask::{Because, Brief};

use crate::{
    args::Db,
    ask::{filter::open, print, table::flat},
    terminal::{Style, isolate},
};

const EXAMPLES: &str = "Examples:
  sijill why 88db306f50cfe253
  sijill why 88db306f50cfe253 --json | jq '.near[] | {event, score}'

`sijill join` and `sijill split` overrule what you see here.";

/// Which event.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Why {
    /// The id of the event or of one of its accounts, or how it begins
    pub event: String,
    #[command(flatten)]
    pub db: Db,
    /// How many that came near at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Prints why an event is what it is.
pub fn run(args: &Why) -> anyhow::Result<ExitCode> {
    let mut why = open(&args.db)?.why(&args.event)?;
    why.near.truncate(args.limit);
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        print::json(&mut out, &why)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let style = Style::detect();
    let accounts = print::counted(why.accounts.len() as u64, "account");
    writeln!(out, "{}", style.strong(&format!("event {}, {accounts}", why.id)))?;
    for account in &why.accounts {
        writeln!(out, "  {}", brief(account))?;
    }
    if !why.merged.is_empty() {
        writeln!(out, "\n{}", style.strong("Compared inside it"))?;
    }
    for pair in &why.merged {
        writeln!(out, "  {} and {}: {} {:+.1}", pair.a, pair.b, pair.verdict, pair.score)?;
        reasons(&mut out, &pair.reasons)?;
    }
    if !why.near.is_empty() {
        writeln!(out, "\n{}", style.strong("Came near"))?;
    }
    for miss in &why.near {
        writeln!(out, "  {} {:+.1}  event {}  {}", miss.verdict, miss.score, miss.event, brief(&miss.other))?;
        reasons(&mut out, &miss.reasons)?;
    }
    if !why.judged.is_empty() {
        writeln!(out, "\n{}", style.strong("Judged by hand"))?;
    }
    for judged in &why.judged {
        let undone = if judged.undone { ", taken back" } else { "" };
        let note = judged.note.as_deref().map(|note| format!(": {}", flat(note))).unwrap_or_default();
        writeln!(out, "  {} {} {}, {}{undone}{note}", judged.verdict, judged.a, judged.b, judged.made)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn brief(account: &Brief) -> String {
    let parts = [&account.outlet, &account.published, &account.title];
    let told: Vec<String> = parts.into_iter().flatten().map(|part| isolate(&flat(part))).collect();
    format!("{}  {}  {}", account.account, isolate(&flat(&account.words)), told.join("  "))
}

fn reasons(out: &mut impl Write, reasons: &[Because]) -> io::Result<()> {
    for reason in reasons {
        writeln!(out, "    {:+.1}  {}: {}", reason.weight, reason.field, flat(&reason.words))?;
    }
    Ok(())
}
