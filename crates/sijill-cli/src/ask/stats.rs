//! `sijill stats`: what the record holds, in sums.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use sijill::store::ask::{Share, Stats};

use crate::{
    args::Db,
    ask::{
        filter::{Filter, Form, Lazy, open},
        print::{self, counted},
        table::{Table, flat},
    },
    terminal::{Style, isolate},
};

const EXAMPLES: &str = "Examples:
  sijill stats
  sijill stats --country SYR --type ASSAULT
  sijill stats --as-of 2015-07-15 --json";

/// Of what to print sums.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Sums {
    #[command(flatten)]
    pub db: Db,
    #[command(flatten)]
    pub filter: Filter,
    #[command(flatten)]
    pub form: Form,
}

/// Values of a list that people see.
const SHOWN: usize = 16;

/// Prints the sums.
pub fn run(args: &Sums, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let stats = record.stats(&args.filter.query(&Lazy::new(packs))?)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.form.json {
        print::json(&mut out, &stats)?;
    } else if args.form.csv {
        let mut table = Table::new(&["what", "value", "count"]);
        for (name, shares) in lists(&stats) {
            for Share { value, count } in shares {
                table.row(vec![name.to_owned(), value.clone(), count.to_string()]);
            }
        }
        table.csv(&mut out)?;
    } else {
        people(&mut out, &stats, Style::detect())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn lists(stats: &Stats) -> [(&'static str, &[Share]); 5] {
    [
        ("type", &stats.types),
        ("status", &stats.statuses),
        ("country", &stats.countries),
        ("outlet", &stats.outlets),
        ("language", &stats.languages),
    ]
}

fn people(out: &mut impl Write, stats: &Stats, style: Style) -> io::Result<()> {
    let days = match (&stats.first, &stats.last) {
        (Some(first), Some(last)) => format!(", published {first} to {last}"),
        _ => String::new(),
    };
    writeln!(out, "{}, {}{days}", counted(stats.reports, "report"), counted(stats.origins, "origin"))?;
    if stats.unpublished > 0 {
        writeln!(out, "  {} without a day of publication", stats.unpublished)?;
    }
    writeln!(out, "{} in {}", counted(stats.events, "event"), counted(stats.accounts, "account"))?;
    for (count, what) in [
        (stats.merged, "told by more than one account"),
        (stats.background, "only recalled"),
        (stats.undated, "without a date"),
        (stats.unplaced, "without a place"),
    ] {
        writeln!(out, "  {count} {what}")?;
    }
    writeln!(out, "  {} in {}", stats.in_storylines, counted(stats.storylines, "storyline"))?;
    for (name, shares) in lists(stats) {
        if shares.is_empty() {
            continue;
        }
        writeln!(out, "\n{}", style.strong(name))?;
        let digits = shares.first().map_or(1, |share| share.count.to_string().len());
        for Share { value, count } in shares.iter().take(SHOWN) {
            let value = flat(value);
            let value = if value.is_ascii() { value } else { isolate(&value) };
            writeln!(out, "  {count:>digits$}  {value}")?;
        }
        if shares.len() > SHOWN {
            writeln!(out, "  {}", style.quiet(&format!("and {} more", shares.len() - SHOWN)))?;
        }
    }
    Ok(())
}
