//! `sijill search`: reports that hold all words, the best first, with the hits in the original.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use sijill::store::ask::{Found, Order, Period};

use crate::{
    args::Db,
    ask::{
        filter::{Filter, Form, Lazy, Paging, open, order, period},
        print,
        table::{Table, flat},
    },
    terminal::{Style, isolate},
};

const EXAMPLES: &str = "Examples:
  sijill search قصف حلب
  sijill search '\"وقف إطلاق النار\"' --outlet aawsat --from 2015-07-10
  sijill search مظاهرات --type PROTEST --by day
  sijill search ٢٠١٥ --order newest --limit 5

Vowel marks, tatweel, the forms of alef, ya and ta marbuta, digits of both kinds and attached و ال ب ل make \
no difference. Every mark that is no quote is passed over; a word that begins with a hyphen stands behind a lone --";

/// Which words, in which reports.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Search {
    /// Words and "quoted phrases"; a report holds all of them
    #[arg(required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub db: Db,
    #[command(flatten)]
    pub filter: Filter,
    /// newest or oldest instead of the best first
    #[arg(long, value_parser = order)]
    pub order: Option<Order>,
    /// Count by day, week, month or year of publication instead
    #[arg(long, value_parser = period)]
    pub by: Option<Period>,
    #[command(flatten)]
    pub paging: Paging,
    #[command(flatten)]
    pub form: Form,
}

/// Prints the reports that hold the words.
pub fn run(args: &Search, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let lazy = Lazy::new(packs);
    let mut query = args.filter.query(&lazy)?;
    let sijill = lazy.get()?;
    let mut words = sijill.phrases(&args.words.join(" "));
    words.extend(query.words.take().unwrap_or_default());
    query.words = Some(words);
    query.order = args.order;
    let mut out = BufWriter::new(io::stdout().lock());
    let style = Style::detect();
    if let Some(by) = args.by {
        print::bars(&mut out, &record.report_histogram(&query, by)?, args.form, style)?;
        return Ok(ExitCode::SUCCESS);
    }
    args.paging.set(&mut query);
    let page = record.search(&query, &|text| sijill.searched(text))?;
    if args.form.json {
        print::json_lines(&mut out, &page.lines)?;
    } else if args.form.csv {
        csv(&mut out, &page.lines)?;
    } else {
        for found in &page.lines {
            one(&mut out, found, style)?;
        }
        print::reach(&mut out, page.lines.len(), &record.reach(&query)?)?;
    }
    out.flush()?;
    print::more(page.next.as_deref());
    Ok(ExitCode::SUCCESS)
}

fn one(out: &mut impl Write, found: &Found, style: Style) -> io::Result<()> {
    let report = &found.report;
    let title = report.title.as_deref().or(report.reference.as_deref()).unwrap_or(&report.id);
    let mut head = vec![style.strong(&isolate(&flat(title)))];
    head.extend([&report.outlet, &report.published].into_iter().flatten().map(|part| isolate(&flat(part))));
    writeln!(out, "{}", head.join("  "))?;
    if let Some(snippet) = &found.snippet {
        writeln!(out, "  {}", print::quote(snippet, style))?;
    }
    let hits = print::counted(found.hits.len() as u64, "hit");
    let events = if report.events.is_empty() { "none".to_owned() } else { report.events.join(" ") };
    writeln!(out, "  {hits}, events {events}")?;
    writeln!(out, "  {}\n", style.quiet(&format!("report {}", report.id)))
}

fn csv(out: &mut impl Write, lines: &[Found]) -> io::Result<()> {
    let mut table = Table::new(&[
        "report",
        "ref",
        "outlet",
        "published",
        "title",
        "language",
        "reprint_of",
        "events",
        "score",
        "hits",
        "snippet",
    ]);
    for found in lines {
        let report = &found.report;
        let cell = |text: &Option<String>| text.clone().unwrap_or_default();
        table.row(vec![
            report.id.clone(),
            cell(&report.reference),
            cell(&report.outlet),
            cell(&report.published),
            cell(&report.title),
            report.language.clone(),
            cell(&report.reprint_of),
            report.events.join("; "),
            format!("{:.3}", found.score),
            found.hits.len().to_string(),
            found.snippet.as_ref().map(|snippet| snippet.text.clone()).unwrap_or_default(),
        ]);
    }
    table.csv(out)
}
