//! A page of `docs/spec` as cases. `docs/spec/README.md` tells how they are written.

use sijill::{
    model::{EventType, Status},
    run::publication_day,
};

/// A heading, a report, and what is expected of it.
#[derive(Default)]
pub struct Case {
    pub line: usize,
    pub name: String,
    pub published: String,
    pub text: String,
    pub events: Vec<Expected>,
    told: bool,
}

/// One expected event.
pub struct Expected {
    pub line: usize,
    pub event_type: EventType,
    /// The status, and whether it is background; `None` where the case leaves both open.
    pub status: Option<(Status, bool)>,
    pub fields: Vec<Field>,
}

/// One `name: value` of an expected event.
pub struct Field {
    pub line: usize,
    pub name: String,
    pub value: String,
}

/// Fields that tell words of the report.
const OF_WORDS: [&str; 5] = ["trigger", "actor", "recipient", "place", "source"];
/// Fields that tell days or figures.
const OF_FIGURES: [&str; 7] = ["date", "killed", "injured", "missing", "abducted", "arrested", "displaced"];

/// The cases of one page.
///
/// # Panics
/// Where the page is not well formed, with file and line.
pub fn cases(name: &str, page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fence = "";
    for (index, line) in page.lines().enumerate() {
        let at = index + 1;
        if let Some(opened) = line.strip_prefix("```") {
            fence = opened;
        } else if let Some(heading) = line.strip_prefix("## ").filter(|_| fence.is_empty()) {
            assert!(cases.iter().all(|case| case.name != heading), "{name}:{at}: a second {heading:?}");
            cases.push(Case { line: at, name: heading.to_owned(), ..Case::default() });
        } else if !fence.is_empty() {
            let case = cases.last_mut().unwrap_or_else(|| panic!("{name}:{at}: a block before any heading"));
            add(case, fence, at, line).unwrap_or_else(|fault| panic!("{name}:{at}: {fault}"));
        }
    }
    for case in &cases {
        assert!(!case.text.is_empty() && case.told, "{name}:{}: lacks a block", case.line);
    }
    cases
}

/// Adds a line of a block to its case.
fn add(case: &mut Case, fence: &str, at: usize, line: &str) -> Result<(), String> {
    match fence {
        "report" if case.published.is_empty() => {
            let day = line.strip_prefix("published: ").filter(|day| publication_day(day).is_some());
            case.published = day.ok_or("a report starts with `published: YYYY-MM-DD`")?.to_owned();
        }
        "report" if case.text.is_empty() && line.is_empty() => {}
        "report" => case.text = format!("{}{line}\n", case.text),
        "events" => {
            case.told = true;
            if let Some(words) = line.strip_prefix("  ") {
                let field = field(&case.text, at, words)?;
                case.events.last_mut().ok_or("a field before any event")?.fields.push(field);
            } else if line != "no events" {
                case.events.push(event(at, line)?);
            }
        }
        other => return Err(format!("a block is `report` or `events`, not {other:?}")),
    }
    Ok(())
}

/// Reads `TYPE [status [background]]`.
fn event(line: usize, words: &str) -> Result<Expected, String> {
    let mut parts = words.split(' ');
    let event_type = parts.next().and_then(EventType::parse).ok_or("an event starts with a type")?;
    let status = parts.next().map(|word| Status::parse(word).ok_or("no such status")).transpose()?;
    let background = parts.next();
    if background.is_some_and(|word| word != "background") || parts.next().is_some() {
        return Err("only `background` may follow a status".to_owned());
    }
    let status = status.map(|status| (status, background.is_some()));
    Ok(Expected { line, event_type, status, fields: Vec::new() })
}

/// Reads `name: value`; words must stand in the report.
fn field(text: &str, line: usize, words: &str) -> Result<Field, String> {
    let (name, value) = words.split_once(": ").ok_or("a field is `name: value`")?;
    if OF_WORDS.contains(&name) && value != "none" {
        let told = value.rsplit_once(" = ").map_or(value, |(told, _)| told);
        if let Some(word) = told.split(" | ").find(|word| !text.contains(word)) {
            return Err(format!("{word:?} does not stand in the report"));
        }
    } else if !OF_WORDS.contains(&name) && !OF_FIGURES.contains(&name) {
        return Err(format!("no field {name:?}"));
    }
    Ok(Field { line, name: name.to_owned(), value: value.to_owned() })
}
