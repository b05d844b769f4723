//! `ar-reports`: whole reports with every event they tell.
//!
//! An event is found where one of the same type has a trigger that overlaps one of its own, each
//! event counting once; fields are scored over found events.

use std::path::Path;

use sijill::{Draft, Sijill};
use sijill_model::{Event, Report};

use crate::{
    EvalError, Set, Worst,
    count::Count,
    fields::Fields,
    gold::{self, GoldEvent, GoldReport},
};

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let mut set = Set::new("ar-reports");
    let (mut events, mut fields) = (Count::default(), Fields::default());
    let mut false_in_empty = 0;
    let mut bad: Vec<(usize, Worst)> = Vec::new();
    for file in gold::files(folder, "json")? {
        let report: GoldReport = gold::json(&file)?;
        let found = sijill.read(draft(&report)).events;
        let pairs = pair(&report.events, &found);
        let (count, mut one) = compare(&report.id, &report.text, &report.events, &found, &pairs);
        one.wrong = score_fields(&report.text, &report.events, &found, &pairs, &mut fields);
        if report.events.is_empty() {
            false_in_empty += found.len();
        }
        events += count;
        bad.push((count.missed + count.false_alarm, one));
    }
    set.share("event F1", events.f1(), events.hit + events.missed);
    set.share("event precision", events.precision(), events.hit + events.false_alarm);
    set.share("event recall", events.recall(), events.hit + events.missed);
    set.number("false events in reports without", false_in_empty);
    fields.put(&mut set);
    bad.sort_by_key(|(errors, _)| std::cmp::Reverse(*errors));
    set.worst = bad.into_iter().take(worst).map(|(_, one)| one).collect();
    Ok(vec![set])
}

/// A gold report as Sijill reads it: its text starts with the title line.
pub(crate) fn draft(report: &GoldReport) -> Draft {
    Draft {
        titled: report.text.contains("\n\n"),
        report: Report {
            id: report.id.clone(),
            published: Some(report.published.clone()),
            outlet: report.outlet.clone(),
            text: report.text.clone(),
            ..Report::default()
        },
        ..Draft::default()
    }
}

/// Pairs gold events with found ones of the same type that share a trigger; most shared triggers
/// first, each event once.
pub(crate) fn pair(gold: &[GoldEvent], found: &[Event]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (g, event) in gold.iter().enumerate() {
        for (f, own) in found.iter().enumerate() {
            if event.event_type != own.event_type {
                continue;
            }
            let shared =
                event.triggers.iter().filter(|a| own.triggers.iter().any(|b| a.overlaps(*b))).count();
            if shared > 0 {
                let status =
                    usize::from(event.status == own.status) + usize::from(event.background == own.background);
                all.push((std::cmp::Reverse((shared, status)), g, f));
            }
        }
    }
    all.sort();
    let (mut gold_used, mut found_used) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (_, g, f) in all {
        if !gold_used[g] && !found_used[f] {
            (gold_used[g], found_used[f]) = (true, true);
            pairs.push((g, f));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Scores the fields of found events, and names those that are wrong.
pub(crate) fn score_fields(
    text: &str,
    gold: &[GoldEvent],
    found: &[Event],
    pairs: &[(usize, usize)],
    fields: &mut Fields,
) -> Vec<String> {
    let each = pairs.iter().filter_map(|&(g, f)| {
        let wrong = fields.add(&gold[g], &found[f]);
        let trigger = gold[g].triggers.first().and_then(|span| span.slice(text)).unwrap_or_default();
        let line = || format!("{} {trigger}: {}", gold[g].event_type.word(), wrong.join(", "));
        (!wrong.is_empty()).then(line)
    });
    each.collect()
}

/// Counts a report's events, and names what was missed and what was false.
pub(crate) fn compare(
    id: &str,
    text: &str,
    gold: &[GoldEvent],
    found: &[Event],
    pairs: &[(usize, usize)],
) -> (Count, Worst) {
    let missed = (0..gold.len()).filter(|g| !pairs.iter().any(|(own, _)| own == g)).map(|g| {
        let event = &gold[g];
        let words: Vec<&str> = event.triggers.iter().filter_map(|span| span.slice(text)).collect();
        format!("{} {} {}", event.event_type.word(), event.status.word(), words.join(" / "))
    });
    let false_alarms = (0..found.len()).filter(|f| !pairs.iter().any(|(_, own)| own == f)).map(|f| {
        let event = &found[f];
        let words: Vec<&str> = event.triggers.iter().filter_map(|span| span.slice(text)).collect();
        format!("{} {} {} ({})", event.event_type.word(), event.status.word(), words.join(" / "), event.rule)
    });
    let worst = Worst {
        report: id.to_owned(),
        missed: missed.collect(),
        false_alarms: false_alarms.collect(),
        ..Worst::default()
    };
    let count = Count { hit: pairs.len(), missed: worst.missed.len(), false_alarm: worst.false_alarms.len() };
    (count, worst)
}
