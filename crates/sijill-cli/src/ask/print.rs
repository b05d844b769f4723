//! Pieces of answers that several commands print.

use std::io::{self, Write};

use serde::Serialize;
use sijill::store::ask::{Bar, EventLine, Participant, Quote, Range, Reach, When};
use sijill_model::{Casualties, EventDate, Figure, Source, Span};
use unicode_width::UnicodeWidthStr;

use crate::{
    ask::table::{Table, flat},
    terminal::{Style, isolate, neutral},
};

/// Prints a JSON object on a line.
pub fn json(out: &mut impl Write, answer: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    writeln!(out)?;
    Ok(())
}

/// Prints answers as JSON, a line each.
pub fn json_lines<T: Serialize>(out: &mut impl Write, answers: &[T]) -> anyhow::Result<()> {
    answers.iter().try_for_each(|answer| json(out, answer))
}

/// "2 of 17 reports, 16 origins".
pub fn reach(out: &mut impl Write, shown: usize, reach: &Reach) -> io::Result<()> {
    let reports = counted(reach.reports.into(), "report");
    writeln!(out, "{shown} of {reports}, {}", counted(reach.origins.into(), "origin"))
}

/// Where the next page begins, for people on standard error: answers stay clean.
pub fn more(next: Option<&str>) {
    if let Some(next) = next {
        let _ = writeln!(io::stderr(), "there are more: --after {next}");
    }
}

/// A date.
pub fn when(date: &When) -> String {
    match (&date.start, &date.end) {
        (Some(start), Some(end)) if start == end => start.clone(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        _ => String::new(),
    }
}

/// A date as one account tells it.
pub fn days(date: &EventDate) -> String {
    let day = |date: &Option<jiff::civil::Date>| date.map(|date| date.to_string());
    when(&When { start: day(&date.start), end: day(&date.end), precision: date.precision })
}

/// A figure.
pub fn figure(min: u32, max: Option<u32>) -> String {
    match max {
        Some(max) if max == min => max.to_string(),
        Some(max) => format!("{min} to {max}"),
        None => format!("at least {min}"),
    }
}

/// Those who took part, in words.
pub fn people(people: &[Participant]) -> String {
    people.iter().map(|who| who.name.clone()).collect::<Vec<_>>().join("; ")
}

/// Those who took part, by code.
pub fn codes(people: &[Participant]) -> String {
    people.iter().map(|who| format!("{}{}", who.country, who.sector)).collect::<Vec<_>>().join("; ")
}

/// A type with its mode.
pub fn kind(event: &EventLine) -> String {
    let mode = event.mode.as_deref().map_or(String::new(), |mode| format!("/{mode}"));
    format!("{}{mode}", event.event_type.word())
}

/// Where an event was.
pub fn place(event: &EventLine) -> String {
    let Some(place) = &event.place else { return String::new() };
    let name = place.name.as_deref().unwrap_or(&place.text);
    format!("{name} {}", place.country).trim_end().to_owned()
}

/// What an event cost.
pub fn cost(event: &EventLine) -> String {
    let told = |(kind, told): (_, Option<&Range>)| told.map(|toll| (kind, toll.min, toll.max));
    costs(event.casualties.kinds().into_iter().filter_map(told))
}

/// What one account tells of the cost.
pub fn told_cost(casualties: &Casualties) -> String {
    let told = |(kind, told): (_, Option<Figure>)| told.map(|figure| (kind, figure.min, figure.max));
    costs(casualties.kinds().into_iter().filter_map(told))
}

fn costs<'k>(told: impl Iterator<Item = (&'k str, u32, Option<u32>)>) -> String {
    told.map(|(kind, min, max)| format!("{kind} {}", figure(min, max))).collect::<Vec<_>>().join(", ")
}

/// "1 report", "12 reports".
pub fn counted(count: u64, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// A chain of attribution, nearest first, ending at the outlet.
pub fn chain(sources: &[Source], outlet: Option<&str>) -> String {
    let mut hops: Vec<String> = sources
        .iter()
        .map(|source| {
            let words = source.text.as_deref().or(source.name.as_deref()).unwrap_or("?");
            format!("{} ({})", isolate(&flat(words)), source.kind.word())
        })
        .collect();
    let named = sources.last().is_some_and(|last| last.span.is_none());
    if !named && let Some(outlet) = outlet {
        hops.push(format!("{} (outlet)", isolate(&flat(outlet))));
    }
    if hops.is_empty() { "the report's own word".to_owned() } else { hops.join(" ← ") }
}

/// A stretch in the original with its marks.
pub fn quote(quote: &Quote, style: Style) -> String {
    let chars: Vec<char> = quote.text.chars().collect();
    let words = |from: u32, to: u32| -> String {
        let at = |offset: u32| (offset.saturating_sub(quote.span.start) as usize).min(chars.len());
        // A line break is a blank here, and what stands around marks keeps its blanks.
        let text: String = chars[at(from)..at(to)].iter().collect();
        neutral(&text).replace(['\n', '\t'], " ")
    };
    let mut out = String::new();
    let mut at = quote.span.start;
    for Span { start, end } in &quote.marks {
        if *start < at {
            continue;
        }
        out.push_str(&words(at, *start));
        out.push_str(&style.evidence(&words(*start, *end)));
        at = *end;
    }
    out.push_str(&words(at, quote.span.end));
    isolate(out.trim())
}

/// A histogram.
pub fn bars(
    out: &mut impl Write,
    bars: &[Bar],
    form: super::filter::Form,
    style: Style,
) -> anyhow::Result<()> {
    if form.json {
        return json_lines(out, bars);
    }
    if form.csv {
        let mut table = Table::new(&["period", "start", "end", "count"]);
        for bar in bars {
            let cell = |text: &Option<String>| text.clone().unwrap_or_default();
            table.row(vec![cell(&bar.period), cell(&bar.start), cell(&bar.end), bar.count.to_string()]);
        }
        table.csv(out)?;
        return Ok(());
    }
    const FULL: u64 = 50;
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let name = |bar: &Bar| bar.period.clone().unwrap_or_else(|| "no date".to_owned());
    let wide = bars.iter().map(|bar| name(bar).width()).max().unwrap_or(0);
    let digits = most.to_string().len();
    for bar in bars {
        let length = (bar.count * FULL).div_ceil(most) as usize;
        writeln!(out, "{:wide$}  {:digits$}  {}", name(bar), bar.count, style.strong(&"█".repeat(length)))?;
    }
    Ok(())
}
