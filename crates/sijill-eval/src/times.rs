//! `ar-time`: date, duration and number expressions with values at a reference time.
//!
//! A case is right when every expected expression is found: a mention of its own kind that shares
//! at least half of the characters, with the same value. Values count where the spec's own tests
//! compare them; `values` tells how many are right of all that the specs give, `exact spans` how
//! many mentions also end and begin where the spec says. Places in an order that are told relative
//! to something ("the last but one") are no numbers here and are left out.

use std::path::Path;

use sijill::{Draft, Sijill};
use sijill_model::{Mention, Report, Span};

use crate::{
    EvalError, Set, Worst,
    count::Share,
    length::seconds,
    specs::{self, Case, Expected, Topic},
    timeml,
};

#[derive(Default)]
struct Figures {
    right: Share,
    dates: Share,
    durations: Share,
    numbers: Share,
    values: Share,
    exact: Share,
    relative: usize,
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let mut figures = Figures::default();
    let mut set = Set::new("ar-time");
    for case in specs::read(folder)? {
        if case.expected.iter().any(|one| one.kind == "ordinal.relative") {
            figures.relative += 1;
            continue;
        }
        let found = mentions(sijill, &case.input, case.reference.clone());
        let missed = judge(&case, &found, &mut figures);
        if !missed.is_empty() && set.worst.len() < worst {
            set.worst.push(Worst {
                report: format!("{}: {}", case.file, case.input),
                missed,
                false_alarms: found.iter().filter_map(shown).collect(),
                ..Worst::default()
            });
        }
    }
    let mut share = |name: &str, share: Share| set.share(name, share.value(), share.of);
    share("right", figures.right);
    share("dates", figures.dates);
    share("durations", figures.durations);
    share("numbers", figures.numbers);
    share("values", figures.values);
    share("exact spans", figures.exact);
    set.number("relative ordinals left out", figures.relative);
    let mut sets = vec![set];
    let folder = folder.join("timeml");
    if folder.is_dir() {
        sets.push(timeml::score(sijill, &folder, worst)?);
    }
    Ok(sets)
}

/// Mentions of times and numbers in a text.
pub(crate) fn mentions(sijill: &Sijill, text: &str, published: Option<String>) -> Vec<Mention> {
    let report = Report { text: text.to_owned(), published, ..Report::default() };
    let mut mentions = sijill.mentions(Draft { titled: false, report, ..Draft::default() }).mentions;
    mentions.retain(|mention| matches!(mention, Mention::Time { .. } | Mention::Number { .. }));
    mentions
}

/// What of a case was not found, or not with its value.
fn judge(case: &Case, found: &[Mention], figures: &mut Figures) -> Vec<String> {
    let own_kind = |mention: &&Mention| match mention {
        Mention::Number { .. } => case.topic == Topic::Numbers,
        _ => case.topic != Topic::Numbers,
    };
    let mut missed = Vec::new();
    for expected in &case.expected {
        let best = found
            .iter()
            .filter(own_kind)
            .max_by(|a, b| shared(a.span(), expected.span).total_cmp(&shared(b.span(), expected.span)))
            .filter(|mention| shared(mention.span(), expected.span) >= 0.5);
        let value = best.is_some_and(|mention| same_value(mention, expected));
        figures.values.add(value);
        figures.exact.add(best.is_some_and(|mention| mention.span() == expected.span));
        if best.is_none() || case.checks_values && !value {
            missed.push(format!("{} {} {:?}", expected.text, expected.timex, expected.number));
        }
    }
    // Where nothing is expected, nothing of the kind may be found.
    if case.expected.is_empty()
        && let Some(extra) = found.iter().find(own_kind)
    {
        missed.push(format!("nothing expected, found {:?}", shown(extra)));
    }
    figures.right.add(missed.is_empty());
    match case.topic {
        Topic::Dates => figures.dates.add(missed.is_empty()),
        Topic::Durations => figures.durations.add(missed.is_empty()),
        Topic::Numbers => figures.numbers.add(missed.is_empty()),
    }
    missed
}

/// Shared characters over all characters of two spans.
fn shared(a: Span, b: Span) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let all = a.end.max(b.end) - a.start.min(b.start);
    if all == 0 { 0.0 } else { f64::from(both) / f64::from(all) }
}

fn same_value(mention: &Mention, expected: &Expected) -> bool {
    match mention {
        Mention::Number { value, max, .. } => expected.number.is_some_and(|wanted| {
            let near = |value: f64| (value - wanted).abs() <= wanted.abs() * 1e-6;
            near(*value) || max.is_some_and(near)
        }),
        Mention::Time { start, end, timex, .. } => {
            let days = start.zip(*end).map(|(start, end)| (start.to_string(), end.to_string()));
            let same_length = expected.seconds.is_some() && seconds(timex) == expected.seconds;
            // An impossible day ("the 31st of November") has no value; none may be given.
            let impossible = expected.days.iter().any(|(start, _)| start == "0001-01-01");
            let same_days = days.as_ref().is_some_and(|days| expected.days.contains(days));
            // The same value told less finely: a month where the spec counts to the day.
            let coarser = timex.len() >= 4
                && expected.days.iter().any(|(start, end)| start == end && start.starts_with(timex.as_str()));
            same_timex(timex, &expected.timex)
                || same_days
                || same_length
                || coarser
                || impossible && days.is_none()
        }
        _ => false,
    }
}

/// The same TIMEX value, where the spec leaves the year open any.
fn same_timex(own: &str, expected: &str) -> bool {
    own == expected || expected.strip_prefix("XXXX").is_some_and(|rest| own.get(4..) == Some(rest))
}

fn shown(mention: &Mention) -> Option<String> {
    match mention {
        Mention::Time { text, start, end, timex, .. } => Some(format!("{text} {timex} {start:?} {end:?}")),
        Mention::Number { text, value, max, .. } => Some(format!("{text} {value} {max:?}")),
        _ => None,
    }
}
