//! `seed`: one report torn by a scraper, with its events, its furniture and its damage.

use std::path::Path;

use serde::Deserialize;
use sijill::{Draft, Sijill};
use sijill_model::{PassageKind, Report, Span};

use crate::{
    EvalError, Set,
    fields::Fields,
    gold::{self, GoldEvent},
    reports::{compare, pair, score_fields},
};

#[derive(Deserialize)]
struct Seed {
    report: SeedReport,
    furniture: Vec<Span>,
    damaged: Vec<Span>,
    events: Vec<GoldEvent>,
}

#[derive(Deserialize)]
struct SeedReport {
    published: String,
    outlet: String,
    text_file: String,
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, _worst: usize) -> Result<Vec<Set>, EvalError> {
    let seed: Seed = gold::json(&folder.join("gold.json"))?;
    let path = folder.join(&seed.report.text_file);
    let text = std::fs::read_to_string(&path).map_err(|error| EvalError::whole(&path, error))?;
    let answer = sijill.read(Draft {
        titled: false,
        report: Report {
            id: "seed".to_owned(),
            published: Some(seed.report.published),
            outlet: Some(seed.report.outlet),
            text: text.clone(),
            ..Report::default()
        },
        ..Draft::default()
    });
    let furniture = seed.furniture.iter().filter(|span| {
        answer
            .passages
            .iter()
            .any(|passage| passage.kind == PassageKind::Furniture && passage.span.overlaps(**span))
    });
    let damaged = seed.damaged.iter().filter(|span| {
        answer.problems.iter().any(|problem| problem.span.overlaps(**span))
            || answer
                .passages
                .iter()
                .any(|passage| passage.kind == PassageKind::Damaged && passage.span.overlaps(**span))
    });
    let mut set = Set::new("seed");
    set.number("furniture lines", furniture.count());
    set.number("damaged words", damaged.count());
    let pairs = pair(&seed.events, &answer.events);
    let (count, mut worst) = compare("seed", &text, &seed.events, &answer.events, &pairs);
    set.number("events found", count.hit);
    set.number("false events", count.false_alarm);
    let mut fields = Fields::default();
    worst.wrong = score_fields(&text, &seed.events, &answer.events, &pairs, &mut fields);
    fields.put(&mut set);
    set.worst = vec![worst];
    Ok(vec![set])
}
