//! Expressions that stand side by side and tell one time: a weekday and its date, a day in two
//! calendars, a day and its hour, ranges.

use sijill_model::TimePrecision;

use crate::{TimeKind, TimeMention, kinds::TimeWord, line::Line, range};

/// Joins neighbours until none are left to join.
pub(crate) fn join(line: &Line<'_>, all: &mut Vec<TimeMention>) {
    let mut at = 0;
    while at + 1 < all.len() {
        let (first, second) = (&all[at], &all[at + 1]);
        let one = one_time(line, first, second).or_else(|| range::joined(line, first, second));
        match one {
            Some(one) => {
                all.splice(at..at + 2, [one]);
                // What is joined may join what stands before it.
                at = at.saturating_sub(1);
            }
            None => at += 1,
        }
    }
    for mention in all.iter_mut() {
        range::open(line, mention);
        range::by_then(line, mention);
        range::measure(line, mention);
    }
}

fn one_time(line: &Line<'_>, first: &TimeMention, second: &TimeMention) -> Option<TimeMention> {
    let (from, to) = (first.words.end, second.words.start);
    let mut joined = if is_clock(first) != is_clock(second) {
        if !bridged(line, from, to, &[TimeWord::Of, TimeWord::In]) {
            return None;
        }
        at_hour(first, second)?
    } else {
        same_day(line, first, second)?
    };
    (joined.words, joined.span) = (first.words.start..second.words.end, first.span.join(second.span));
    // A bracket that was opened between the two is closed after them.
    if line.is_sign(from, "(") && line.is_sign(joined.words.end, ")") {
        joined.span = joined.span.join(line.words[joined.words.end].span);
        joined.words.end += 1;
    }
    Some(joined)
}

fn is_clock(mention: &TimeMention) -> bool {
    mention.kind == TimeKind::Clock
}

/// Whether nothing stands between two expressions but a sign and a word that ties them.
fn bridged(line: &Line<'_>, from: usize, to: usize, kinds: &[TimeWord]) -> bool {
    let sign = from + usize::from(line.is_one_of(from, &["،", ",", "(", "/", "-"]));
    let end = line.skip(sign, kinds);
    from == to || sign == to || end == to
}

/// A day with an hour of it.
fn at_hour(first: &TimeMention, second: &TimeMention) -> Option<TimeMention> {
    let (clock, day) = if is_clock(first) { (first, second) } else { (second, first) };
    let within = matches!(day.precision, TimePrecision::Day | TimePrecision::Time);
    if day.kind != TimeKind::Date || !within {
        return None;
    }
    // A part of the day that the date told gives way to the hour.
    let date = day.timex.split('T').next().unwrap_or_default();
    let timex = if day.start.is_some() { format!("{date}{}", clock.timex) } else { clock.timex.clone() };
    Some(TimeMention { timex, precision: TimePrecision::Time, ..day.clone() })
}

/// A weekday and its date, a word for a day and its weekday, one day in two calendars.
fn same_day(line: &Line<'_>, first: &TimeMention, second: &TimeMention) -> Option<TimeMention> {
    if first.kind != TimeKind::Date || second.kind != TimeKind::Date {
        return None;
    }
    let (from, to) = (first.words.end, second.words.start);
    if !bridged(line, from, to, &[TimeWord::Corresponding, TimeWord::Of, TimeWord::In]) {
        return None;
    }
    let one_day = first.start.is_some() && (first.start, first.end) == (second.start, second.end);
    let dated = |mention: &TimeMention| {
        matches!(mention.basis, "named date" | "year inferred" | "hijri date")
            && matches!(mention.precision, TimePrecision::Day | TimePrecision::Days)
    };
    let weekday = |mention: &TimeMention| mention.basis.starts_with("weekday");
    let relative = first.basis == "relative to publication" && first.precision <= TimePrecision::Day;
    let calendars = line.any(from, &[TimeWord::Corresponding]).is_some()
        || line.any(from + 1, &[TimeWord::Corresponding]).is_some()
        || line.is_sign(from, "/")
        || line.is_sign(from, "(");
    let hijri = (first.basis == "hijri date") != (second.basis == "hijri date");
    // Calendars may differ by the day on which the new moon was seen.
    let near = first
        .start
        .zip(second.start)
        .is_some_and(|(a, b)| a.until(b).is_ok_and(|span| span.get_days().abs() <= 2) && calendars && hijri);
    if weekday(first) && dated(second) && second.precision == TimePrecision::Day {
        let part = first.timex.split_once('T').map_or("", |(_, part)| part);
        let mut joined = second.clone();
        if !part.is_empty() && second.start.is_some() {
            joined.timex = format!("{}T{part}", second.timex);
            joined.precision = TimePrecision::Time;
        }
        return Some(joined);
    }
    if relative && one_day && (weekday(second) || dated(second)) {
        return Some(first.clone());
    }
    if near || one_day && dated(first) && dated(second) {
        // The civil calendar goes before the other.
        return Some(if second.basis == "hijri date" { first.clone() } else { second.clone() });
    }
    // `عام 1436هـ الموافق 2015م`.
    let years = first.precision == TimePrecision::Year && second.precision == TimePrecision::Year;
    (calendars && hijri && years)
        .then(|| if second.basis == "hijri date" { first.clone() } else { second.clone() })
}
