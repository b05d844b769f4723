//! Days told by a word: today, yesterday, weekdays.

use jiff::civil::Weekday;

use crate::{
    Tense,
    times::{Found, Line, add_days},
};

/// `اليوم`, `أمس`, `أول أمس`, `غدا`, with a part of the day before or after.
pub(crate) fn word(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut here = at;
    if let Some((length, _)) = line.tables.time(line.words, here, &["part"]) {
        here += length;
    }
    let (length, entry) = line.tables.time(line.words, here, &["day"])?;
    let mut end = here + length;
    let days = entry.number() as i64;
    // `اليوم التالي`, `اليوم الثاني` are no today.
    let ordered = line.tables.time(line.words, end, &["last", "next"]).is_some() && days == 0;
    if ordered || line.number(end).is_some_and(|n| n.unit == crate::NumberUnit::Ordinal && days == 0) {
        return None;
    }
    let day = line.published().and_then(|day| add_days(day, days));
    // `أمس الأحد`: the weekday belongs to it where it agrees.
    if let Some((more, entry)) = line.tables.time(line.words, end, &["weekday"])
        && day.is_none_or(|day| i64::from(day.weekday().to_monday_one_offset()) == entry.number() as i64)
    {
        end += more;
    }
    end = after_part(line, end);
    Some(Found::day(end, day, "PRESENT_REF", "relative to publication"))
}

/// A part of the day after it: `أمس مساء`.
fn after_part(line: &Line<'_>, end: usize) -> usize {
    line.tables.time(line.words, end, &["part"]).map_or(end, |(length, _)| {
        // A part that opens the next expression stays with that.
        let next = line.tables.time(line.words, end + length, &["day", "weekday"]);
        if next.is_some() { end } else { end + length }
    })
}

/// `الأحد`, `يوم الأحد الماضي`, `مساء الخميس`.
pub(crate) fn weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut here = at;
    let mut led = false;
    for kind in ["part", "weekday-word", "part"] {
        if let Some((length, _)) = line.tables.time(line.words, here, &[kind]) {
            here += length;
            led = true;
        }
    }
    let (length, entry) = line.tables.time(line.words, here, &["weekday"])?;
    // Before a preposition of choice `أحد` is "one of": the table holds the weekdays with their article.
    let _ = led;
    let weekday = Weekday::from_monday_one_offset(entry.number() as i8).ok()?;
    let mut end = here + length;
    // `ليل الخميس الجمعة`: the night before the second.
    if here > at
        && let Some((more, _)) = line.tables.time(line.words, end, &["weekday"])
    {
        end += more;
    }
    let mut tense = line.reference.tense;
    let mut strict = false;
    if let Some((more, entry)) = line.tables.time(line.words, end, &["before-last", "last", "next"]) {
        end += more;
        strict = true;
        tense = if entry.kind == "next" { Tense::Future } else { Tense::Past };
    }
    let Some(published) = line.published() else {
        return Some(Found::day(end, None, "XXXX-WXX", "weekday before publication"));
    };
    let ahead = i64::from(published.weekday().until(weekday));
    let (days, basis) = match tense {
        Tense::Future if ahead == 0 && strict => (7, "weekday after publication"),
        Tense::Future => (ahead, "weekday after publication"),
        _ if ahead == 0 && !strict => (0, "weekday before publication"),
        _ => (ahead - 7, "weekday before publication"),
    };
    let end = after_part(line, end);
    Some(Found::day(end, add_days(published, days), "XXXX-WXX", basis))
}
