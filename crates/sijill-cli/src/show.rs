//! Answers for people.

use std::fmt::Write;

use sijill_model::{
    Actor, Answer, Event, EventDate, Mention, MentionsAnswer, PassageKind, Report, Span, TokensAnswer,
};

use crate::{
    ask::print::told_cost,
    terminal::{Style, isolate, neutral},
};

/// Writing to a string never fails.
macro_rules! put {
    ($out:expr, $($arg:tt)*) => { let _ = writeln!($out, $($arg)*); };
}

/// The events of a report in time order; those without a date last, in text order.
pub fn events(answer: &Answer, style: Style) -> String {
    let mut out = String::new();
    put!(out, "{}", style.strong(&heading(&answer.report)));
    let mut events: Vec<&Event> = answer.events.iter().collect();
    events.sort_by_key(|event| {
        (event.date.start.is_none(), event.date.start, event.date.end, event.triggers[0])
    });
    for event in events {
        put!(out, "");
        one(&mut out, &answer.report.text, event, style);
    }
    if answer.events.is_empty() {
        put!(out, "  no events");
    }
    let furniture = answer.passages.iter().filter(|passage| passage.kind != PassageKind::Story).count();
    if furniture > 0 {
        put!(out, "\n  {}", style.quiet(&format!("{furniture} passages are no story and were not read")));
    }
    for problem in &answer.problems {
        let words = slice(&answer.report.text, problem.span);
        put!(out, "  {}", style.quiet(&format!("{}: {words}", problem.message)));
    }
    put!(out, "");
    out
}

fn one(out: &mut String, text: &str, event: &Event, style: Style) {
    let mode = event.mode.as_deref().map_or(String::new(), |mode| format!("/{mode}"));
    let background = if event.background { ", background" } else { "" };
    put!(
        out,
        "{}  {}{mode}  {}{background}",
        style.strong(&when(&event.date)),
        event.event_type.word(),
        event.status.word()
    );
    put!(out, "  who     {} → {}", people(&event.actors), people(&event.recipients));
    if let Some(place) = &event.place {
        let name = place.name.as_deref().unwrap_or("?");
        put!(out, "  where   {} {} {}", isolate(&neutral(&place.text)), name, place.country);
    }
    let cost = told_cost(&event.casualties);
    if !cost.is_empty() {
        put!(out, "  cost    {cost}");
    }
    if let Some(words) = &event.date.text {
        put!(out, "  when    {} ({})", isolate(&neutral(words)), event.date.basis);
    }
    if !event.sources.is_empty() {
        let chain: Vec<String> = event
            .sources
            .iter()
            .map(|source| {
                let words = source.text.as_deref().or(source.name.as_deref()).unwrap_or("?");
                format!("{} ({})", isolate(&neutral(words)), source.kind.word())
            })
            .collect();
        put!(out, "  source  {}", chain.join(" ← "));
    }
    for evidence in &event.evidence {
        put!(out, "  {}", isolate(&marked(text, *evidence, &event.triggers, style)));
    }
    put!(out, "  {}", style.quiet(&event.rule));
}

fn when(date: &EventDate) -> String {
    match (date.start, date.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        _ => "no date told".to_owned(),
    }
}

fn people(actors: &[Actor]) -> String {
    if actors.is_empty() {
        return "not told".to_owned();
    }
    let all: Vec<String> = actors
        .iter()
        .map(|actor| {
            let code = if actor.code.is_empty() { String::new() } else { format!(" {}", actor.code) };
            format!("{}{code}", isolate(&neutral(&actor.text)))
        })
        .collect();
    all.join(" + ")
}

/// A sentence with the triggers in it marked.
fn marked(text: &str, evidence: Span, triggers: &[Span], style: Style) -> String {
    let mut inside: Vec<Span> = triggers.iter().copied().filter(|span| evidence.contains(*span)).collect();
    inside.sort();
    let mut out = String::new();
    let mut at = evidence.start;
    for span in inside {
        if span.start < at {
            continue;
        }
        out.push_str(&neutral(&slice(text, Span::new(at, span.start))));
        out.push_str(&style.evidence(&neutral(&slice(text, span))));
        at = span.end;
    }
    out.push_str(&neutral(&slice(text, Span::new(at, evidence.end))));
    out.trim_end().to_owned()
}

fn slice(text: &str, span: Span) -> String {
    span.slice(text).unwrap_or_default().to_owned()
}

fn heading(report: &Report) -> String {
    let title = report.title.as_deref().or(report.reference.as_deref()).unwrap_or("report");
    let mut parts = vec![isolate(&neutral(title))];
    parts.extend(report.outlet.iter().map(|outlet| neutral(outlet)));
    parts.extend(report.published.iter().map(|published| neutral(published)));
    parts.join("  ")
}

/// The mentions of a report.
pub fn mentions(answer: &MentionsAnswer, style: Style) -> String {
    let mut out = String::new();
    put!(out, "{}", style.strong(&heading(&answer.report)));
    for mention in &answer.mentions {
        let line = match mention {
            Mention::Time { text, timex, precision, .. } => {
                format!("time    {}  {timex} ({})", isolate(&neutral(text)), precision.word())
            }
            Mention::Place { text, name, country, precision, .. } => {
                let name = name.as_deref().unwrap_or("?");
                format!("place   {}  {name} {country} ({})", isolate(&neutral(text)), precision.word())
            }
            Mention::Actor { text, class, name, country, sector, .. } => {
                let name = name.as_deref().unwrap_or("");
                format!("actor   {}  {name} {country}{sector} ({})", isolate(&neutral(text)), class.word())
            }
            Mention::Number { text, value, max, unit, .. } => {
                let max = max.map_or("or more".to_owned(), |max| {
                    if max == *value { String::new() } else { format!("to {max}") }
                });
                let unit = unit.as_deref().unwrap_or("");
                format!("number  {}  {value} {max} {unit}", isolate(&neutral(text)))
            }
        };
        put!(out, "  {}", line.trim_end());
    }
    put!(out, "");
    out
}

/// The tokens of a report, a line each.
pub fn tokens(answer: &TokensAnswer, style: Style) -> String {
    let mut out = String::new();
    put!(out, "{}", style.strong(&heading(&answer.report)));
    for token in &answer.tokens {
        let parts = token.parts.join("+");
        let lemma = token.lemma.as_deref().unwrap_or("–");
        put!(out, "  {}  {}  {}", isolate(&neutral(&parts)), token.pos, isolate(lemma));
    }
    put!(out, "");
    out
}
