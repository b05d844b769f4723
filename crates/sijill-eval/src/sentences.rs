//! `ar-events/*_gsr.csv`: does a sentence tell an event of the type?
//!
//! Yes is scored against all no; ambiguous rows are left out; rows called difficult are also scored
//! apart. `*_spans.json` beside them is scored in [`crate::spans`].

use std::path::Path;

use serde::Deserialize;
use sijill::{Draft, Sijill};
use sijill_model::{Event, EventType, Report, Status};

use crate::{EvalError, Set, Worst, count::Count, spans};

#[derive(Deserialize)]
struct Row {
    id: String,
    label: String,
    text: String,
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let mut sets = Vec::new();
    for (event_type, stem) in [(EventType::Assault, "assault"), (EventType::Protest, "protest")] {
        let path = folder.join(format!("{stem}_gsr.csv"));
        if path.is_file() {
            sets.push(score_file(sijill, &path, event_type, worst)?);
        }
        let path = folder.join(format!("{stem}_spans.json"));
        if path.is_file() {
            sets.push(spans::score(sijill, &path, event_type)?);
        }
    }
    Ok(sets)
}

fn score_file(sijill: &Sijill, path: &Path, event_type: EventType, worst: usize) -> Result<Set, EvalError> {
    let mut set = Set::new(&format!("ar-events {}", event_type.word()));
    let mut reader = csv::Reader::from_path(path).map_err(|error| EvalError::whole(path, error))?;
    let (mut all, mut difficult) = (Count::default(), Count::default());
    let mut bad = Vec::new();
    for row in reader.deserialize::<Row>() {
        let row = row.map_err(|error| EvalError::whole(path, error))?;
        if row.label == "ambiguous" {
            continue;
        }
        let events = told(sijill, &row.text, day_of(&row.id), event_type);
        let mut count = Count::default();
        match (row.label == "yes", !events.is_empty()) {
            (true, true) => count.hit = 1,
            (true, false) => count.missed = 1,
            (false, true) => count.false_alarm = 1,
            (false, false) => {}
        }
        all += count;
        if row.label != "easy no" {
            difficult += count;
        }
        if count.missed + count.false_alarm > 0 && bad.len() < worst {
            bad.push(Worst {
                report: format!("{} ({})", row.id, row.label),
                missed: if count.missed > 0 { vec![row.text.clone()] } else { Vec::new() },
                false_alarms: events
                    .iter()
                    .map(|event| {
                        let words = event.triggers[0].slice(&row.text).unwrap_or_default();
                        format!("{words} {} ({}) {}", event.status.word(), event.rule, row.text)
                    })
                    .collect(),
                ..Worst::default()
            });
        }
    }
    set.share("F1", all.f1(), all.hit + all.missed);
    set.share("precision", all.precision(), all.hit + all.false_alarm);
    set.share("recall", all.recall(), all.hit + all.missed);
    set.share("F1 against difficult no", difficult.f1(), difficult.hit + difficult.missed);
    set.worst = bad;
    Ok(set)
}

/// Confidence from which a sentence tells an event for its own sake, and does not only name it
/// inside another statement.
const TOLD: f32 = 0.62;

/// The day of the newspaper that an identifier such as `AAW_ARB_20081226.0031-5` names.
fn day_of(id: &str) -> Option<String> {
    let digits = id.strip_prefix("AAW_ARB_")?.get(..8)?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

/// The events of a type that a sentence tells: happened or going on. Older context is told, too: those who
/// labelled the sentences saw them one by one, and could not know what is a report's news.
pub(crate) fn told(
    sijill: &Sijill,
    text: &str,
    published: Option<String>,
    event_type: EventType,
) -> Vec<Event> {
    let mut events = of_type(sijill, text, published, event_type);
    events.retain(|event| {
        matches!(event.status, Status::Occurred | Status::Ongoing) && event.confidence >= TOLD
    });
    events
}

/// All events of a type that a sentence tells.
pub(crate) fn of_type(
    sijill: &Sijill,
    text: &str,
    published: Option<String>,
    event_type: EventType,
) -> Vec<Event> {
    let report = Report { text: text.to_owned(), published, ..Report::default() };
    let mut events = sijill.read(Draft { titled: false, report, ..Draft::default() }).events;
    events.retain(|event| event.event_type == event_type);
    events
}
