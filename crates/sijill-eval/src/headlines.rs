//! `ar-headlines`: do two headlines tell the same event alike, the same with altered facts, or not?
//!
//! The decision is `sijill_merge::stance`; this file reads the pairs and counts.

use std::path::Path;

use serde::Deserialize;
use sijill::{Draft, Sijill};
use sijill_merge::{Line, Stance, TRAITS, stance, traits};
use sijill_model::Report;

use crate::{EvalError, Set, Worst, count::Count, words::kind};

const LABELS: [&str; 3] = ["agree", "disagree", "other"];

#[derive(Deserialize)]
struct Row {
    s1: String,
    s2: String,
    stance: String,
}

/// Pairs of headlines with their labels, as indices into [`Stance::ALL`].
fn rows(folder: &Path) -> Result<Vec<(Row, usize)>, EvalError> {
    let path = folder.join("ans_stance.csv");
    let mut reader = csv::Reader::from_path(&path).map_err(|error| EvalError::whole(&path, error))?;
    let mut rows = Vec::new();
    for row in reader.deserialize::<Row>() {
        let row = row.map_err(|error| EvalError::whole(&path, error))?;
        if let Some(gold) = LABELS.iter().position(|label| *label == row.stance) {
            rows.push((row, gold));
        }
    }
    Ok(rows)
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let mut set = Set::new("ar-headlines");
    let mut counts = [Count::default(); LABELS.len()];
    for (row, gold) in rows(folder)? {
        let found = stance(&line(sijill, &row.s1), &line(sijill, &row.s2));
        let found = Stance::ALL.iter().position(|stance| *stance == found).unwrap_or_default();
        if found == gold {
            counts[gold].hit += 1;
            continue;
        }
        counts[gold].missed += 1;
        counts[found].false_alarm += 1;
        if set.worst.len() < worst {
            let report = format!("{} | {}", row.s1, row.s2);
            let missed = vec![LABELS[gold].to_owned()];
            set.worst.push(Worst {
                report,
                missed,
                false_alarms: vec![LABELS[found].to_owned()],
                ..Worst::default()
            });
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

/// What the model of stances weighs in each pair of `folder`, with the label as a row of the model, and
/// the first headline: pairs of one headline belong in one fold.
///
/// # Errors
/// A folder without `ans_stance.csv`, or one that can't be read.
pub fn stances(sijill: &Sijill, folder: &Path) -> Result<Vec<(String, [f64; TRAITS], usize)>, EvalError> {
    let told = |(row, gold): (Row, usize)| {
        (row.s1.clone(), traits(&line(sijill, &row.s1), &line(sijill, &row.s2)), gold)
    };
    Ok(rows(folder)?.into_iter().map(told).collect())
}

fn line(sijill: &Sijill, text: &str) -> Line {
    let report = Report { text: text.to_owned(), ..Report::default() };
    let entry = sijill.entry(Draft { report, ..Draft::default() });
    Line::of(entry.keys.iter().map(|key| (key.key.as_str(), kind(key.class))), &entry.answer.events)
}

#[cfg(test)]
mod tests {
    use sijill::Sijill;
    use sijill_merge::{Stance, differences, stance};

    use super::line;

    #[test]
    fn altered_facts_disagree() {
        let sijill = Sijill::new().unwrap();
        let label = |a: &str, b: &str| stance(&line(&sijill, a), &line(&sijill, b));
        let told = "مقتل خمسة جنود في هجوم على بغداد";
        assert_eq!(label(told, told), Stance::Agree);
        assert_eq!(
            label("مقتل خمسة جنود في هجوم على بغداد", "مقتل تسعة جنود في هجوم على كركوك"),
            Stance::Disagree
        );
        assert_eq!(label(told, "ارتفاع أسعار القمح"), Stance::Other);
    }

    #[test]
    fn what_differs_is_told() {
        let sijill = Sijill::new().unwrap();
        let told = differences(
            &line(&sijill, "مقتل خمسة جنود في هجوم على بغداد"),
            &line(&sijill, "مقتل تسعة جنود في هجوم على كركوك"),
        );
        assert_eq!(told.numbers, [["5"], ["9"]]);
        assert_eq!(told.names.each_ref().map(Vec::len), [1, 1]);
    }
}
