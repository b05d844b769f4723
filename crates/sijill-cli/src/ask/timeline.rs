//! `sijill timeline`: events in order of time, as their accounts agree on them.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use sijill::store::{
    Record,
    ask::{EventLine, Order, Period, Query},
};

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
  sijill timeline --type ASSAULT --country SYR --from 2015-07-01 --to 2015-07-31
  sijill timeline --actor USA --recipient IRN --status threatened
  sijill timeline --near Aleppo,50 --casualties killed=10 --order killed
  sijill timeline --text '\"وقف إطلاق النار\"' --as-of 2015-07-15
  sijill timeline --type PROTEST --by week";

/// Which events, in which order.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Timeline {
    #[command(flatten)]
    pub db: Db,
    #[command(flatten)]
    pub filter: Filter,
    /// oldest, newest, reported (reported last first), reports (most reports first) or killed (most first)
    #[arg(long, default_value = "oldest", value_parser = order)]
    pub order: Order,
    /// Count by day, week, month or year instead
    #[arg(long, value_parser = period)]
    pub by: Option<Period>,
    #[command(flatten)]
    pub paging: Paging,
    #[command(flatten)]
    pub form: Form,
}

/// Prints the events that match.
pub fn run(args: &Timeline, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let mut query = args.filter.query(&Lazy::new(packs))?;
    if args.filter.background.is_none() {
        query.background = Some(false);
    }
    query.order = Some(args.order);
    let mut out = BufWriter::new(io::stdout().lock());
    let style = Style::detect();
    if let Some(by) = args.by {
        print::bars(&mut out, &record.histogram(&query, by)?, args.form, style)?;
        return Ok(ExitCode::SUCCESS);
    }
    args.paging.set(&mut query);
    let page = record.timeline(&query)?;
    lines(&mut out, &page.lines, args.form, style)?;
    if !args.form.json && !args.form.csv {
        let count = record.count(&query)?;
        writeln!(out, "{} of {}", page.lines.len(), print::counted(count, "event"))?;
        for line in left_out(args, &record, &query, count)? {
            writeln!(out, "{}", style.quiet(&line))?;
        }
    }
    out.flush()?;
    print::more(page.next.as_deref());
    Ok(ExitCode::SUCCESS)
}

/// What the question leaves out that a reader may miss, with how to see it.
fn left_out(args: &Timeline, record: &Record, query: &Query, count: u64) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    if args.filter.background.is_none() {
        let all = record.count(&Query { background: None, ..query.clone() })?;
        if all > count {
            lines.push(format!("{} only recalled: --background any", all - count));
        }
    }
    if query.from.is_some() || query.to.is_some() {
        let ever = Query { from: None, to: None, ..query.clone() };
        let undated = record.undated(&ever)?;
        if undated > 0 {
            lines.push(format!("{undated} without a date: without --from and --to they come last"));
        }
    }
    Ok(lines)
}

/// Prints events, a line each.
pub fn lines(out: &mut impl Write, events: &[EventLine], form: Form, style: Style) -> anyhow::Result<()> {
    if form.json {
        return print::json_lines(out, events);
    }
    if form.csv {
        return csv(out, events);
    }
    let mut table =
        Table::new(&["id", "date", "type", "status", "who", "to whom", "where", "cost", "reports"]);
    for event in events {
        let recalled = if event.background { " (recalled)" } else { "" };
        let reports = if event.reports == event.origins {
            event.reports.to_string()
        } else {
            format!("{}, {}", event.reports, print::counted(event.origins.into(), "origin"))
        };
        table.row(vec![
            event.id.clone(),
            print::when(&event.date),
            print::kind(event),
            format!("{}{recalled}", event.status.word()),
            print::people(&event.actors),
            print::people(&event.recipients),
            print::place(event),
            print::cost(event),
            reports,
        ]);
    }
    table.people(out, style)?;
    Ok(())
}

fn csv(out: &mut impl Write, events: &[EventLine]) -> anyhow::Result<()> {
    let mut table = Table::new(&[
        "event",
        "type",
        "mode",
        "cameo",
        "status",
        "background",
        "date_start",
        "date_end",
        "date_precision",
        "actors",
        "actor_codes",
        "recipients",
        "recipient_codes",
        "place",
        "country",
        "lat",
        "lon",
        "place_precision",
        "killed_min",
        "killed_max",
        "injured_min",
        "injured_max",
        "reports",
        "origins",
        "accounts",
        "storyline",
    ]);
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    for event in events {
        let place = event.place.as_ref();
        let low = |kind: usize| event.casualties.kinds()[kind].1.map(|range| range.min.to_string());
        let high = |kind: usize| {
            event.casualties.kinds()[kind].1.and_then(|range| range.max).map(|max| max.to_string())
        };
        table.row(vec![
            event.id.clone(),
            event.event_type.word().to_owned(),
            event.mode.clone().unwrap_or_default(),
            event.cameo.code().to_owned(),
            event.status.word().to_owned(),
            event.background.to_string(),
            event.date.start.clone().unwrap_or_default(),
            event.date.end.clone().unwrap_or_default(),
            event.date.precision.word().to_owned(),
            print::people(&event.actors),
            print::codes(&event.actors),
            print::people(&event.recipients),
            print::codes(&event.recipients),
            place.map(|place| place.name.clone().unwrap_or_else(|| place.text.clone())).unwrap_or_default(),
            place.map(|place| place.country.clone()).unwrap_or_default(),
            number(place.and_then(|place| place.lat)),
            number(place.and_then(|place| place.lon)),
            place.map(|place| place.precision.word().to_owned()).unwrap_or_default(),
            low(0).unwrap_or_default(),
            high(0).unwrap_or_default(),
            low(1).unwrap_or_default(),
            high(1).unwrap_or_default(),
            event.reports.to_string(),
            event.origins.to_string(),
            event.accounts.len().to_string(),
            event.storyline.clone().unwrap_or_default(),
        ]);
    }
    table.csv(out)?;
    Ok(())
}
