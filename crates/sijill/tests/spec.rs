//! The cases of `docs/spec` hold, and those of `docs/spec/open` do not hold yet.
//!
//! `docs/spec/README.md` tells how a case is written. Each difference is told with file and line.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sijill::{
    Sijill,
    model::{Actor, Event, EventType, Figure, Source, SourceKind, Span, Status},
    plain,
};

/// A heading, a report, and what is expected of it.
#[derive(Default)]
struct Case {
    line: usize,
    name: String,
    published: String,
    text: String,
    told: bool,
    events: Vec<Expected>,
}

/// One expected event: its line, its words, and its fields with their lines.
struct Expected {
    line: usize,
    event_type: EventType,
    status: Option<(Status, bool)>,
    fields: Vec<(usize, String, String)>,
}

#[test]
fn cases_hold() {
    let (cases, faults) = run("docs/spec");
    let lines: Vec<String> = faults.into_iter().flat_map(|(_, lines)| lines).collect();
    assert!(lines.is_empty(), "{} differences in {cases} cases:\n{}", lines.len(), lines.join("\n"));
    assert!(cases >= 300, "only {cases} cases");
}

#[test]
fn open_cases_do_not_hold_yet() {
    let (_, faults) = run("docs/spec/open");
    let held: Vec<String> =
        faults.into_iter().filter(|(_, lines)| lines.is_empty()).map(|(case, _)| case).collect();
    assert!(held.is_empty(), "these hold now: move them out of open/\n{}", held.join("\n"));
}

/// Every case of a folder with its differences; `file:line: heading` names a case.
fn run(folder: &str) -> (usize, Vec<(String, Vec<String>)>) {
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
    (told.len(), told)
}

/// The cases of one page. A page that is not well formed fails the test.
fn cases(name: &str, page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fence = "";
    for (index, line) in page.lines().enumerate() {
        let at = index + 1;
        if let Some(opened) = line.strip_prefix("```") {
            fence = opened;
            continue;
        }
        if fence.is_empty() {
            if let Some(heading) = line.strip_prefix("## ") {
                assert!(cases.iter().all(|case| case.name != heading), "{name}:{at}: a second {heading:?}");
                cases.push(Case { line: at, name: heading.to_owned(), ..Case::default() });
            }
            continue;
        }
        let case = cases.last_mut().unwrap_or_else(|| panic!("{name}:{at}: a block before any heading"));
        match fence {
            "report" if case.published.is_empty() => {
                let day = line.strip_prefix("published: ");
                case.published =
                    day.unwrap_or_else(|| panic!("{name}:{at}: published: YYYY-MM-DD")).to_owned();
            }
            "report" if case.text.is_empty() && line.is_empty() => {}
            "report" => case.text = format!("{}{line}\n", case.text),
            "events" => {
                case.told = true;
                if line != "no events" {
                    expect(case, at, line).unwrap_or_else(|fault| panic!("{name}:{at}: {fault}"));
                }
            }
            other => panic!("{name}:{at}: a block is `report` or `events`, not {other:?}"),
        }
    }
    for case in &cases {
        assert!(!case.text.is_empty() && case.told, "{name}:{}: lacks a block", case.line);
    }
    cases
}

/// Reads one line of an `events` block.
fn expect(case: &mut Case, line: usize, words: &str) -> Result<(), String> {
    if let Some(field) = words.strip_prefix("  ") {
        let (key, value) = field.split_once(": ").ok_or("a field is `name: value`")?;
        let event = case.events.last_mut().ok_or("a field before any event")?;
        event.fields.push((line, key.to_owned(), value.to_owned()));
        return Ok(());
    }
    let mut parts = words.split(' ');
    let event_type = parts.next().and_then(EventType::parse).ok_or("an event starts with a type")?;
    let status = parts.next().map(|word| Status::parse(word).ok_or("no such status")).transpose()?;
    let background = match parts.next() {
        None => false,
        Some("background") => true,
        Some(_) => return Err("only `background` may stand here".to_owned()),
    };
    let status = status.map(|status| (status, background));
    case.events.push(Expected { line, event_type, status, fields: Vec::new() });
    Ok(())
}

/// Differences of a case, with their lines. Each expected event takes the event of its type that
/// differs least.
fn compare(sijill: &Sijill, case: &Case) -> Vec<(usize, String)> {
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
        let word = event.triggers.first().and_then(|span| span.slice(text)).unwrap_or_default();
        let kind = event.event_type.word();
        differences.push((case.line, format!("{kind} {} of {word:?} is too many", event.status.word())));
    }
    differences
}

/// How one event differs from what is expected; only fields that the case tells are compared.
fn differ(expected: &Expected, event: &Event, text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if let Some((status, background)) = expected.status {
        let tell = |status: Status, background| {
            format!("{}{}", status.word(), if background { " background" } else { "" })
        };
        let (want, got) = (tell(status, background), tell(event.status, event.background));
        if want != got {
            found.push((expected.line, format!("{}: {got}, not {want}", expected.event_type.word())));
        }
    }
    for key in ["trigger", "actor", "recipient", "source"] {
        let wanted: Vec<_> = expected.fields.iter().filter(|(_, name, _)| name == key).collect();
        let Some(&&(line, ..)) = wanted.first() else { continue };
        let got: Vec<(String, String)> = match key {
            "trigger" => event.triggers.iter().map(|span| (slice(*span, text), String::new())).collect(),
            "actor" => event.actors.iter().map(named).collect(),
            "recipient" => event.recipients.iter().map(named).collect(),
            _ => event.sources.iter().map(vouching).collect(),
        };
        let holds = match wanted.as_slice() {
            [(_, _, value)] if value == "none" => got.is_empty(),
            // Other words may name the event too; a longer chain may follow.
            _ if key == "trigger" => wanted.iter().all(|want| got.iter().any(|have| meets(&want.2, have))),
            _ if key == "source" => {
                got.len() >= wanted.len() && wanted.iter().zip(&got).all(|(want, have)| meets(&want.2, have))
            }
            _ => {
                got.len() == wanted.len()
                    && wanted.iter().all(|want| got.iter().any(|have| meets(&want.2, have)))
            }
        };
        if !holds {
            let got: Vec<String> = got.iter().map(|(words, code)| format!("{words} = {code}")).collect();
            found.push((
                line,
                format!("{key} is {}", if got.is_empty() { "none".into() } else { got.join(" | ") }),
            ));
        }
    }
    for (line, key, value) in &expected.fields {
        let got = match key.as_str() {
            "trigger" | "actor" | "recipient" | "source" => continue,
            "place" => match &event.place {
                Some(place) if meets(value, &(place.text.clone(), place.country.clone())) => continue,
                Some(place) => format!("{} = {}", place.text, place.country),
                None => "none".to_owned(),
            },
            "date" => match (event.date.start, event.date.end) {
                (Some(start), Some(end)) if start == end => start.to_string(),
                (Some(start), Some(end)) => format!("{start}..{end}"),
                _ => "none".to_owned(),
            },
            kind => match event.casualties.kinds().iter().find(|(word, _)| word == &kind) {
                Some((_, figure)) => figure.map_or("none".to_owned(), tell_figure),
                None => panic!("line {line}: no field {kind:?}"),
            },
        };
        if &got != value {
            found.push((*line, format!("{key} is {got}")));
        }
    }
    found
}

/// Whether `words = CODE` is met: the words stand in what was found, and the code, if told, is its code.
fn meets(want: &str, (words, code): &(String, String)) -> bool {
    match want.rsplit_once(" = ") {
        Some((want, want_code)) => {
            words.contains(want) && (want_code == code || want_code == "-" && code.is_empty())
        }
        None => words.contains(want),
    }
}

fn slice(span: Span, text: &str) -> String {
    span.slice(text).unwrap_or_default().to_owned()
}

fn named(actor: &Actor) -> (String, String) {
    (actor.text.clone(), actor.code.clone())
}

fn vouching(source: &Source) -> (String, String) {
    (source.text.clone().unwrap_or_default(), SourceKind::word(source.kind).to_owned())
}

fn tell_figure(figure: Figure) -> String {
    match figure.max {
        Some(max) if max == figure.min => max.to_string(),
        Some(max) => format!("{}..{max}", figure.min),
        None => format!("{}+", figure.min),
    }
}
