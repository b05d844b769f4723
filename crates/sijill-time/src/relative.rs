//! Times by their distance from publication, and lengths of time.

use jiff::{Span, ToSpan, civil::Date};
use sijill_model::TimePrecision;

use crate::{
    NumberUnit, TimeKind,
    calendar::{whole_month, whole_year},
    times::{Found, Line, add_days},
};

/// A number of units: `ثلاثة أيام`, `يومين`, `شهر`.
fn amount<'l>(line: &'l Line<'_>, at: usize) -> Option<(usize, i64, &'l str)> {
    if let Some((length, entry)) = line.tables.time(line.words, at, &["dual"]) {
        return Some((at + length, 2, &entry.value));
    }
    if let Some(number) = line.number(at).filter(|number| number.unit == NumberUnit::Count) {
        let (length, entry) = line.tables.time(line.words, number.words.end, &["unit"])?;
        return Some((number.words.end + length, number.value as i64, &entry.value));
    }
    let (length, entry) = line.tables.time(line.words, at, &["unit"])?;
    Some((at + length, 1, &entry.value))
}

fn span(count: i64, unit: &str) -> Option<Span> {
    let bounded = count.clamp(-100_000, 100_000);
    Some(match unit {
        "day" => bounded.days(),
        "week" => bounded.weeks(),
        "month" => bounded.months(),
        "year" => bounded.years(),
        "decade" => (bounded * 10).years(),
        _ => return None,
    })
}

/// `قبل يومين`, `منذ ثلاثة أشهر`: a day for days, a month for months, a year for years.
pub(crate) fn distance(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, _) = line.tables.time(line.words, at, &["ago"])?;
    let (end, count, unit) = amount(line, at + length)?;
    if line.tables.time(line.words, end, &["last", "next", "this"]).is_some() {
        return None;
    }
    let basis = "relative to publication";
    let Some(published) = line.published() else {
        return Some(Found::days(end, None, precision(unit), "PAST_REF".to_owned(), basis));
    };
    if matches!(unit, "hour" | "minute") {
        return Some(Found::day(end, Some(published), "", basis));
    }
    let day = published.checked_sub(span(count, unit)?).ok()?;
    let (days, timex) = match unit {
        "day" => ((day, day), day.to_string()),
        "week" => ((add_days(day, -3)?, add_days(day, 3)?), day.to_string()),
        "month" => (whole_month(day.year(), day.month())?, format!("{:04}-{:02}", day.year(), day.month())),
        _ => (whole_year(day.year())?, day.year().to_string()),
    };
    Some(Found::days(end, Some(days), precision(unit), timex, basis))
}

/// `الأسبوع الماضي`, `الشهر الجاري`, `خلال الأيام الثلاثة الماضية`, `الأشهر الأخيرة`.
pub(crate) fn qualified(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut here = at;
    if let Some((length, _)) = line.tables.time(line.words, here, &["within"]) {
        here += length;
    }
    let (mut end, mut count, unit) = amount(line, here)?;
    let single = end == here + 1 && line.number(here).is_none() && is_single(line, here);
    // `الأيام الثلاثة الماضية`: the number follows.
    let mut counted = count > 1;
    if let Some(number) =
        line.number(end).filter(|number| number.unit != NumberUnit::Percent && number.words.len() == 1)
    {
        let next = line.tables.time(line.words, number.words.end, &["last", "next"]);
        if next.is_some() {
            (count, end, counted) = (number.value as i64, number.words.end, true);
        }
    }
    let (length, entry) = line.tables.time(line.words, end, &["before-last", "last", "next", "this"])?;
    end += length;
    let kind = entry.kind.as_str();
    let basis = "relative to publication";
    let Some(published) = line.published() else {
        let timex = if kind == "next" { "FUTURE_REF" } else { "PAST_REF" };
        return Some(Found::days(end, None, precision(unit), timex.to_owned(), basis));
    };
    let days = if single && !counted {
        one(published, unit, kind)?
    } else {
        several(published, unit, kind, count, counted)?
    };
    let precision = if single && !counted { precision(unit) } else { TimePrecision::Days };
    let timex = if days.0 == days.1 { days.0.to_string() } else { format!("{}/{}", days.0, days.1) };
    Some(Found::days(end, Some(days), precision, timex, basis))
}

/// Whether the unit at a word is a singular: the first of its rows.
fn is_single(line: &Line<'_>, at: usize) -> bool {
    line.tables.is_first_form(line.words[at].key)
}

fn one(published: Date, unit: &str, kind: &str) -> Option<(Date, Date)> {
    let shift: i64 = match kind {
        "last" => -1,
        "before-last" => -2,
        "next" => 1,
        _ => 0,
    };
    let day = published.checked_add(span(shift, unit)?).ok()?;
    match unit {
        "day" => Some((day, day)),
        "week" => {
            // A week of news runs from Monday to Sunday.
            let monday = add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
            Some((monday, add_days(monday, 6)?))
        }
        "month" => whole_month(day.year(), day.month()),
        "year" => whole_year(day.year()),
        _ => None,
    }
}

/// Some units before or after publication; without a number, "recent months" are three.
fn several(published: Date, unit: &str, kind: &str, count: i64, counted: bool) -> Option<(Date, Date)> {
    let count = if counted { count } else { 3 };
    if matches!(unit, "hour" | "minute") {
        return match kind {
            "next" => Some((published, add_days(published, 1)?)),
            _ => Some((add_days(published, -1)?, published)),
        };
    }
    match kind {
        "next" => Some((published, published.checked_add(span(count, unit)?).ok()?)),
        "this" => Some((published, published)),
        _ => Some((published.checked_sub(span(count, unit)?).ok()?, published)),
    }
}

/// `ثلاث ساعات`, `لمدة عامين`: a length, no date.
pub(crate) fn length(line: &Line<'_>, at: usize) -> Option<Found> {
    if line.number(at).is_none() && line.tables.time(line.words, at, &["dual"]).is_none() {
        return None;
    }
    let (end, count, unit) = amount(line, at)?;
    let timex = match unit {
        "minute" => format!("PT{count}M"),
        "hour" => format!("PT{count}H"),
        "day" => format!("P{count}D"),
        "week" => format!("P{count}W"),
        "month" => format!("P{count}M"),
        "decade" => format!("P{}Y", count * 10),
        _ => format!("P{count}Y"),
    };
    Some(Found {
        end,
        days: None,
        precision: precision(unit),
        timex,
        basis: "duration",
        kind: TimeKind::Duration,
    })
}

fn precision(unit: &str) -> TimePrecision {
    match unit {
        "minute" | "hour" => TimePrecision::Time,
        "day" => TimePrecision::Day,
        "week" => TimePrecision::Week,
        "month" => TimePrecision::Month,
        "year" => TimePrecision::Year,
        _ => TimePrecision::Years,
    }
}
