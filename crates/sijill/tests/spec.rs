//! The cases of `docs/spec` hold, and those of `docs/spec/open` do not hold yet.
//!
//! `docs/spec/README.md` tells how a case is written. Each difference is told with file and line.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sijill::{
    Sijill,
    model::{Event, Figure, Source, Span, Status},
    plain,
};

#[path = "spec/page.rs"]
mod page;
use page::{Case, Expected, cases};

/// A difference, and the line of the case that it is about.
type Difference = (usize, String);

#[test]
fn cases_hold() {
    let told = run("docs/spec");
    let lines: Vec<&str> = told.iter().flat_map(|(_, lines)| lines).map(String::as_str).collect();
    assert!(lines.is_empty(), "{} differences in {} cases:\n{}", lines.len(), told.len(), lines.join("\n"));
    assert!(told.len() >= 300, "only {} cases", told.len());
}

#[test]
fn open_cases_do_not_hold_yet() {
    let told = run("docs/spec/open");
    let held: Vec<&str> =
        told.iter().filter(|(_, lines)| lines.is_empty()).map(|(case, _)| case.as_str()).collect();
    assert!(held.is_empty(), "these hold now: move them out of open/\n{}", held.join("\n"));
}

/// Every case of a folder, as `file:line: heading`, with its differences.
fn run(folder: &str) -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sijill = Sijill::new().expect("the packs compile");
    let mut files: Vec<PathBuf> = fs::read_dir(root.join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md"))
        .collect();
    files.sort();
    let mut told = Vec::new();
    for path in files {
        let name = format!("{folder}/{}", path.file_name().expect("a file").to_string_lossy());
        let page = fs::read_to_string(&path).expect("readable");
        for case in cases(&name, &page) {
            let differences = compare(&sijill, &case)
                .into_iter()
                .map(|(line, what)| format!("{name}:{line}: {}: {what}", case.name))
                .collect();
            told.push((format!("{name}:{}: {}", case.line, case.name), differences));
        }
    }
    told
}

/// Each expected event takes the event of its type that differs least.
fn compare(sijill: &Sijill, case: &Case) -> Vec<Difference> {
    let mut draft = plain("case", case.text.trim_end().as_bytes()).expect("text");
    draft.report.published = Some(case.published.clone());
    let answer = sijill.read(draft);
    let text = answer.report.text.as_str();
    let mut left: Vec<&Event> = answer.events.iter().collect();
    let mut differences = Vec::new();
    for expected in &case.events {
        let same = (0..left.len()).filter(|&at| left[at].event_type == expected.event_type);
        let best = same.map(|at| (differ(expected, left[at], text), at)).min_by_key(|(found, _)| found.len());
        match best {
            Some((found, at)) => {
                differences.extend(found);
                left.remove(at);
            }
            None => differences.push((expected.line, format!("no {} found", expected.event_type.word()))),
        }
    }
    for event in left {
        let word = event.triggers.first().map(|span| slice(*span, text)).unwrap_or_default();
        let what = format!("{} {}", event.event_type.word(), tell_status(event.status, event.background));
        differences.push((case.line, format!("{what} of «{word}» is too many")));
    }
    differences
}

/// How one event differs from what is expected; only fields that the case tells are compared.
fn differ(expected: &Expected, event: &Event, text: &str) -> Vec<Difference> {
    let mut found = Vec::new();
    if let Some((status, background)) = expected.status {
        let (want, got) = (tell_status(status, background), tell_status(event.status, event.background));
        if want != got {
            found.push((expected.line, format!("{}: {got}, not {want}", expected.event_type.word())));
        }
    }
    for name in ["trigger", "actor", "recipient", "place", "source"] {
        let told = expected.fields.iter().filter(|field| field.name == name);
        let wanted: Vec<&str> = told.clone().map(|field| field.value.as_str()).collect();
        let got = named(event, name, text);
        if !wanted.is_empty() && !holds(name, &wanted, &got) {
            let line = told.map(|field| field.line).next().unwrap_or(expected.line);
            let got: Vec<String> = got.iter().map(|(words, code)| format!("{words} = {code}")).collect();
            let got = if got.is_empty() { "none".to_owned() } else { got.join(", ") };
            found.push((line, format!("{name} is {got}")));
        }
    }
    for field in &expected.fields {
        let got = match event.casualties.kinds().iter().find(|(kind, _)| *kind == field.name) {
            Some((_, figure)) => figure.map_or("none".to_owned(), tell_figure),
            None if field.name == "date" => tell_date(event),
            None => continue,
        };
        if got != field.value {
            found.push((field.line, format!("{} is {got}", field.name)));
        }
    }
    found
}

/// Words and codes that an event gives for a field.
fn named(event: &Event, name: &str, text: &str) -> Vec<(String, String)> {
    let vouching = |source: &Source| {
        (source.span.map_or(String::new(), |span| slice(span, text)), source.kind.word().to_owned())
    };
    match name {
        "trigger" => event.triggers.iter().map(|span| (slice(*span, text), String::new())).collect(),
        "actor" => event.actors.iter().map(|actor| (actor.text.clone(), actor.code.clone())).collect(),
        "recipient" => {
            event.recipients.iter().map(|actor| (actor.text.clone(), actor.code.clone())).collect()
        }
        "place" => event.place.iter().map(|place| (place.text.clone(), place.country.clone())).collect(),
        _ => event.sources.iter().map(vouching).collect(),
    }
}

/// Whether what was found is what is wanted. Other triggers, and a longer chain of sources, may be there.
fn holds(name: &str, wanted: &[&str], got: &[(String, String)]) -> bool {
    let all = || wanted.iter().all(|want| got.iter().any(|have| meets(want, have)));
    match name {
        _ if wanted == ["none"] => got.is_empty(),
        "trigger" => all(),
        "source" => got.len() >= wanted.len() && wanted.iter().zip(got).all(|(want, have)| meets(want, have)),
        _ => got.len() == wanted.len() && all(),
    }
}

/// Whether `words = CODE` is met: the words, or those of another side of ` | `, stand in what was
/// found, and the code, if told, is its code.
fn meets(want: &str, (words, code): &(String, String)) -> bool {
    let (want, wanted) = want.rsplit_once(" = ").unwrap_or((want, code));
    wanted == code && want.split(" | ").any(|want| words.contains(want))
}

fn slice(span: Span, text: &str) -> String {
    span.slice(text).unwrap_or_default().to_owned()
}

fn tell_status(status: Status, background: bool) -> String {
    format!("{}{}", status.word(), if background { " background" } else { "" })
}

fn tell_date(event: &Event) -> String {
    match (event.date.start, event.date.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start}..{end}"),
        _ => "none".to_owned(),
    }
}

fn tell_figure(figure: Figure) -> String {
    match figure.max {
        Some(max) if max == figure.min => max.to_string(),
        Some(max) => format!("{}..{max}", figure.min),
        None => format!("{}+", figure.min),
    }
}
