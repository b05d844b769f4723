//! `sijill reports`: what is in the record, with whose reprint each report is.

use std::{
    collections::BTreeMap,
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use sijill::store::ask::{Order, Period, ReportLine};

use crate::{
    args::Db,
    ask::{
        filter::{Filter, Form, Lazy, Paging, open, order, period},
        print,
        table::Table,
    },
    terminal::Style,
};

const EXAMPLES: &str = "Examples:
  sijill reports --outlet aawsat --from 2015-07-10
  sijill reports --event 88db306f50cfe253
  sijill reports --type ASSAULT --country YEM --by day
  sijill reports --json | jq -r 'select(.reprint_of) | .id'

A report that repeats an earlier one on the same page stands under it.";

/// Which reports.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Reports {
    #[command(flatten)]
    pub db: Db,
    /// Only those that tell this event
    #[arg(long, value_name = "ID")]
    pub event: Option<String>,
    #[command(flatten)]
    pub filter: Filter,
    /// newest or oldest published first
    #[arg(long, default_value = "newest", value_parser = order)]
    pub order: Order,
    /// Count by day, week, month or year of publication instead
    #[arg(long, value_parser = period)]
    pub by: Option<Period>,
    #[command(flatten)]
    pub paging: Paging,
    #[command(flatten)]
    pub form: Form,
}

/// Prints the reports that match.
pub fn run(args: &Reports, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let mut query = args.filter.query(&Lazy::new(packs))?;
    query.event.clone_from(&args.event);
    query.order = Some(args.order);
    let mut out = BufWriter::new(io::stdout().lock());
    let style = Style::detect();
    if let Some(by) = args.by {
        print::bars(&mut out, &record.report_histogram(&query, by)?, args.form, style)?;
        return Ok(ExitCode::SUCCESS);
    }
    args.paging.set(&mut query);
    let page = record.report_list(&query)?;
    if args.form.json {
        print::json_lines(&mut out, &page.lines)?;
    } else if args.form.csv {
        csv(&mut out, &page.lines)?;
    } else {
        people(&mut out, &page.lines, style)?;
        print::reach(&mut out, page.lines.len(), &record.reach(&query)?)?;
    }
    out.flush()?;
    print::more(page.next.as_deref());
    Ok(ExitCode::SUCCESS)
}

fn people(out: &mut impl Write, lines: &[ReportLine], style: Style) -> io::Result<()> {
    let mut table = Table::new(&["published", "outlet", "title", "events", "reprint of", "report"]);
    let here: BTreeMap<&str, usize> =
        lines.iter().enumerate().map(|(at, line)| (line.id.as_str(), at)).collect();
    let parent = |line: &ReportLine| line.reprint_of.as_deref().and_then(|id| here.get(id).copied());
    let mut under: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut stack: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match parent(line) {
            Some(parent) => under.entry(parent).or_default().push(at),
            None => stack.push((at, 0)),
        }
    }
    stack.reverse();
    while let Some((at, depth)) = stack.pop() {
        let line = &lines[at];
        let title = line.title.as_deref().or(line.reference.as_deref()).unwrap_or_default();
        let branch = if depth == 0 { String::new() } else { format!("{}└ ", "  ".repeat(depth - 1)) };
        let original = line.reprint_of.as_deref().map(short).unwrap_or_default();
        table.row(vec![
            line.published.clone().unwrap_or_default(),
            line.outlet.clone().unwrap_or_default(),
            format!("{branch}{title}"),
            line.events.len().to_string(),
            original,
            short(&line.id),
        ]);
        let below = under.get(&at).into_iter().flatten().rev();
        stack.extend(below.map(|&at| (at, depth + 1)));
    }
    table.people(out, style)
}

/// The beginning of a hash, enough to tell it from others.
fn short(id: &str) -> String {
    id.chars().take(12).collect()
}

fn csv(out: &mut impl Write, lines: &[ReportLine]) -> io::Result<()> {
    let heads = ["report", "ref", "outlet", "published", "title", "language", "reprint_of", "events"];
    let mut table = Table::new(&heads);
    for line in lines {
        let cell = |text: &Option<String>| text.clone().unwrap_or_default();
        table.row(vec![
            line.id.clone(),
            cell(&line.reference),
            cell(&line.outlet),
            cell(&line.published),
            cell(&line.title),
            line.language.clone(),
            cell(&line.reprint_of),
            line.events.join("; "),
        ]);
    }
    table.csv(out)
}
