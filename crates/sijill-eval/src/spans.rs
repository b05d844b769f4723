//! `ar-events/*_spans.json`: verb, source and target of told events, by several annotators.
//!
//! Token overlap F1 with the best-matching annotator, averaged over the sentences in which any
//! annotator marked words for the part.

use std::{collections::BTreeSet, path::Path};

use serde::Deserialize;
use sijill::Sijill;
use sijill_model::{EventType, Span};

use crate::{EvalError, Set, count::Share, gold, sentences::of_type};

#[derive(Deserialize)]
struct Record {
    text: String,
    spans: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    source_actor: Vec<String>,
    verb: Vec<String>,
    target_actor: Vec<String>,
    source_role: Role,
    target_role: Role,
}

/// Codes of a part, or a lone word where the annotator gave none.
#[derive(Deserialize)]
#[serde(untagged)]
enum Role {
    Codes { role: Option<String> },
    Word(String),
}

impl Role {
    fn sector(&self) -> Option<&str> {
        match self {
            Role::Codes { role } => role.as_deref(),
            Role::Word(word) => Some(word),
        }
    }
}

#[derive(Default)]
struct Mean {
    sum: f64,
    of: usize,
}

impl Mean {
    fn put(&self, set: &mut Set, name: &str) {
        set.share(name, if self.of == 0 { 0.0 } else { self.sum / self.of as f64 }, self.of);
    }
}

pub(crate) fn score(sijill: &Sijill, path: &Path, event_type: EventType) -> Result<Set, EvalError> {
    let records: Vec<Record> = gold::json(path)?;
    let (mut verbs, mut sources, mut targets) = (Mean::default(), Mean::default(), Mean::default());
    let mut roles = Share::default();
    for record in &records {
        // The sentence tells an event of the type; the surest of ours is compared.
        let mut events = of_type(sijill, &record.text, None, event_type);
        events.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        events.truncate(1);
        let words = |spans: &mut dyn Iterator<Item = Span>| -> BTreeSet<String> {
            spans
                .filter_map(|span| span.slice(&record.text))
                .flat_map(|text| text.split_whitespace().map(plain).collect::<Vec<_>>())
                .filter(|word| !word.is_empty())
                .collect()
        };
        let verb = words(&mut events.iter().flat_map(|event| event.triggers.iter().copied()));
        let actors = words(&mut events.iter().flat_map(|event| event.actors.iter().map(|actor| actor.span)));
        let recipients =
            words(&mut events.iter().flat_map(|event| event.recipients.iter().map(|actor| actor.span)));
        best(&mut verbs, &verb, record.spans.iter().map(|one| &one.verb));
        best(&mut sources, &actors, record.spans.iter().map(|one| &one.source_actor));
        best(&mut targets, &recipients, record.spans.iter().map(|one| &one.target_actor));
        for event in events.iter().take(1) {
            let mut role = |wanted: &dyn Fn(&Annotation) -> &Role, own: Option<&str>| {
                let known: Vec<&str> = record
                    .spans
                    .iter()
                    .filter_map(|one| wanted(one).sector())
                    .filter(|role| !matches!(*role, "None" | "UNKNOWN"))
                    .collect();
                if let (false, Some(own)) = (known.is_empty(), own) {
                    roles.add(known.contains(&own));
                }
            };
            role(&|one| &one.source_role, event.actors.first().map(|actor| actor.sector.as_str()));
            role(&|one| &one.target_role, event.recipients.first().map(|actor| actor.sector.as_str()));
        }
    }
    let mut set = Set::new(&format!("ar-events {} spans", event_type.word()));
    verbs.put(&mut set, "verb words F1");
    sources.put(&mut set, "actor words F1");
    targets.put(&mut set, "recipient words F1");
    set.share("sector right", roles.value(), roles.of);
    Ok(set)
}

/// Adds the F1 with the annotator who agrees best.
fn best<'g>(mean: &mut Mean, own: &BTreeSet<String>, annotators: impl Iterator<Item = &'g Vec<String>>) {
    let scores: Vec<f64> = annotators
        .map(|words| {
            words.iter().map(|word| plain(word)).filter(|word| !word.is_empty()).collect::<BTreeSet<_>>()
        })
        .filter(|words| !words.is_empty())
        .map(|words| {
            let shared = words.intersection(own).count();
            crate::count::ratio(2 * shared, words.len() + own.len())
        })
        .collect();
    if let Some(score) = scores.iter().copied().reduce(f64::max) {
        mean.sum += score;
        mean.of += 1;
    }
}

/// A word without the marks around it.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
