//! `sijill storyline`: events that belong to one course of things.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use sijill::store::ask::StorylineLine;

use crate::{
    args::Db,
    ask::{
        filter::{Filter, Form, Lazy, open},
        print,
        table::{Table, flat},
        timeline,
    },
    terminal::Style,
};

const EXAMPLES: &str = "Examples:
  sijill storyline
  sijill storyline --type CONSULT --party IRN
  sijill storyline 88db306f50cfe253";

/// Which storylines.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Storyline {
    /// The id of a storyline, or of an event in it: prints its events; without one, all storylines
    pub id: Option<String>,
    #[command(flatten)]
    pub db: Db,
    #[command(flatten)]
    pub filter: Filter,
    /// How many storylines at most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: u32,
    #[command(flatten)]
    pub form: Form,
}

/// Prints storylines, or the events of one.
pub fn run(args: &Storyline, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let style = Style::detect();
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(id) = &args.id {
        let (line, events) = record.storyline(id)?;
        if !args.form.json && !args.form.csv {
            writeln!(out, "{}", style.strong(&flat(&line.label)))?;
        }
        timeline::lines(&mut out, &events, args.form, style)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut query = args.filter.query(&Lazy::new(packs))?;
    query.limit = Some(args.limit);
    let page = record.storylines(&query)?;
    if args.form.json {
        print::json_lines(&mut out, &page.lines)?;
    } else {
        let table = table(&page.lines);
        if args.form.csv {
            table.csv(&mut out)?;
        } else {
            table.people(&mut out, style)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn table(lines: &[StorylineLine]) -> Table {
    let mut table = Table::new(&["storyline", "start", "end", "events", "reports", "label"]);
    for line in lines {
        table.row(vec![
            line.id.clone(),
            line.start.clone().unwrap_or_default(),
            line.end.clone().unwrap_or_default(),
            line.events.len().to_string(),
            line.reports.to_string(),
            line.label.clone(),
        ]);
    }
    table
}
