//! `ar-headlines`: do two headlines tell the same event alike, the same with altered facts, or not?
//!
//! A plain baseline over the event mentions of both: the pair of mentions that shares most decides.
//! Headlines that share no name and fewer than two words are of different events. Those that share
//! agree where two mentions of one type agree in some field and clash in none, else they disagree.

use std::path::Path;

use serde::Deserialize;
use sijill::{Draft, Sijill};
use sijill_model::{Actor, Casualties, Event, Mention, Report, Status};

use crate::{EvalError, Set, Worst, count::Count};

/// Letters of a word that tells something.
const STEM: usize = 3;

const LABELS: [&str; 3] = ["agree", "disagree", "other"];

#[derive(Deserialize)]
struct Row {
    s1: String,
    s2: String,
    stance: String,
}

/// A headline read.
struct Told {
    events: Vec<Event>,
    /// Names of places and actors, numbers.
    names: Vec<String>,
    /// Words without their clitics.
    stems: Vec<String>,
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let path = folder.join("ans_stance.csv");
    let mut reader = csv::Reader::from_path(&path).map_err(|error| EvalError::whole(&path, error))?;
    let mut set = Set::new("ar-headlines");
    let mut counts = [Count::default(); LABELS.len()];
    for row in reader.deserialize::<Row>() {
        let row = row.map_err(|error| EvalError::whole(&path, error))?;
        let Some(gold) = LABELS.iter().position(|label| *label == row.stance) else { continue };
        let found = judge(&tell(sijill, &row.s1), &tell(sijill, &row.s2));
        if found == gold {
            counts[gold].hit += 1;
            continue;
        }
        counts[gold].missed += 1;
        counts[found].false_alarm += 1;
        if set.worst.len() < worst {
            let report = format!("{} | {}", row.s1, row.s2);
            let missed = vec![LABELS[gold].to_owned()];
            set.worst.push(Worst { report, missed, false_alarms: vec![LABELS[found].to_owned()] });
        }
    }
    let all: usize = counts.iter().map(|count| count.hit + count.missed).sum();
    let macro_f1 = counts.iter().map(|count| count.f1()).sum::<f64>() / LABELS.len() as f64;
    set.share("macro F1", macro_f1, all);
    for (label, count) in LABELS.into_iter().zip(counts) {
        set.share(&format!("{label} F1"), count.f1(), count.hit + count.missed);
    }
    Ok(vec![set])
}

fn tell(sijill: &Sijill, text: &str) -> Told {
    let draft = || Draft {
        titled: false,
        report: Report { text: text.to_owned(), ..Report::default() },
        ..Draft::default()
    };
    let name = |mention| match mention {
        Mention::Place { name, text, .. } | Mention::Actor { name, text, .. } => Some(name.unwrap_or(text)),
        Mention::Number { value, .. } => Some(value.to_string()),
        Mention::Time { .. } => None,
    };
    let names = sijill.mentions(draft()).mentions.into_iter().filter_map(name).collect();
    let stem = |parts: Vec<String>| parts.into_iter().max_by_key(|part| part.chars().count());
    let tokens = sijill.tokens(draft()).tokens;
    let stems = tokens.into_iter().filter_map(|token| stem(token.parts));
    let stems = stems.filter(|stem| stem.chars().count() >= STEM).collect();
    Told { events: sijill.read(draft()).events, names, stems }
}

/// The label, as an index into [`LABELS`], of two headlines.
fn judge(a: &Told, b: &Told) -> usize {
    let pairs = a.events.iter().flat_map(|one| b.events.iter().map(move |other| (one, other)));
    let same = pairs.filter(|(one, other)| one.event_type == other.event_type);
    let best = same
        .map(|(one, other)| fields(one, other))
        .max_by_key(|fields| (fields.shared as i64 - fields.clashing as i64, fields.shared));
    let names = a.names.iter().any(|name| b.names.contains(name));
    let stems = a.stems.iter().filter(|stem| b.stems.contains(stem)).count();
    match best {
        _ if !names && stems < 2 => 2,
        Some(fields) if fields.clashing == 0 && fields.shared > 0 => 0,
        _ => 1,
    }
}

/// How many fields of two event mentions agree and clash, of those that both tell.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fields {
    shared: usize,
    clashing: usize,
}

fn fields(a: &Event, b: &Event) -> Fields {
    let mut fields = Fields::default();
    let mut add = |same: Option<bool>| match same {
        Some(true) => fields.shared += 1,
        Some(false) => fields.clashing += 1,
        None => {}
    };
    add(people(&a.actors, &b.actors));
    add(people(&a.recipients, &b.recipients));
    add(a.place.as_ref().zip(b.place.as_ref()).map(|(a, b)| a.country == b.country));
    add(costs(&a.casualties, &b.casualties));
    if real(a.status) != real(b.status) {
        fields.clashing += 1;
    }
    fields
}

/// Whether some participant is the same, where both tell any.
fn people(a: &[Actor], b: &[Actor]) -> Option<bool> {
    let same = |one: &Actor, other: &Actor| {
        one.text == other.text || one.name.is_some() && one.name == other.name || one.code == other.code
    };
    (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|one| b.iter().any(|other| same(one, other))))
}

fn costs(a: &Casualties, b: &Casualties) -> Option<bool> {
    let told = a.kinds().into_iter().zip(b.kinds()).filter_map(|((_, a), (_, b))| a.zip(b));
    let same: Vec<bool> = told.map(|(a, b)| (a.min, a.max) == (b.min, b.max)).collect();
    (!same.is_empty()).then(|| same.iter().all(|same| *same))
}

/// What is denied clashes with what is not.
fn real(status: Status) -> bool {
    status != Status::Denied
}

#[cfg(test)]
mod tests {
    use super::{Fields, LABELS, fields, judge, tell};
    use sijill::Sijill;

    #[test]
    fn altered_figures_disagree() {
        let sijill = Sijill::new().unwrap();
        let label = |a: &str, b: &str| LABELS[judge(&tell(&sijill, a), &tell(&sijill, b))];
        let told = "مقتل خمسة جنود في هجوم على بغداد";
        assert_eq!(label(told, told), "agree");
        assert_eq!(label(told, "مقتل تسعة جنود في هجوم على بغداد"), "disagree");
        assert_eq!(label(told, "ارتفاع أسعار القمح"), "other");
        let events = tell(&sijill, told).events;
        assert_eq!(fields(&events[0], &events[0]).clashing, Fields::default().clashing);
    }
}
