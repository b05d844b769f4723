//! Weekdays: `الأحد`, `يوم الأحد الماضي`, `مساء الخميس`, `الجمعة 15`, `الأحد من الأسبوع المقبل`.

use jiff::civil::{Date, Weekday};
use sijill_model::TimePrecision;

use crate::{
    Tense, date,
    day::part_after,
    kinds::TimeWord,
    line::{Found, Line},
    numeric,
    qualified::qualified,
    units::add_days,
};

const BEFORE: &str = "weekday before publication";
const AFTER: &str = "weekday after publication";

/// A weekday, past or coming by its qualifier or the tense of its clause.
pub(crate) fn weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let (mut here, mut part, mut worded) = (at, "", false);
    for kind in [TimeWord::Part, TimeWord::WeekdayWord, TimeWord::Part] {
        if let Some((length, entry)) = line.at(here, kind) {
            here += length;
            match kind {
                TimeWord::Part => part = &entry.value,
                _ => worded = true,
            }
        }
    }
    let named = !worded && line.named_before(here, "weekday");
    let (length, entry) = match line.at(here, TimeWord::Weekday) {
        Some(found) => found,
        // `يوم جمعة`: without its article only after the word for day.
        None => line
            .at(here, TimeWord::WeekdayBare)
            .filter(|_| worded && line.tables.is_bare(line.words[here].key))?,
    };
    let weekday = Weekday::from_monday_one_offset(entry.number() as i8).ok()?;
    let mut end = here + length;
    if named || line.named_after(end, "weekday") {
        return None;
    }
    // `ليل الخميس الجمعة`, `ليل الخميس/الجمعة`: the night between the two.
    let mut nights = 0;
    let next = end + usize::from(line.is_one_of(end, &["/", "-"]));
    if part == "NI"
        && let Some((more, entry)) = line.at(next, TimeWord::Weekday)
        && i64::from(weekday.to_monday_one_offset()) % 7 + 1 == entry.number() as i64
    {
        (end, nights) = (next + more, 1);
    }
    let unresolved = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
    let Some(published) = line.published() else {
        return Some(Found::day(end, None, &unresolved, BEFORE));
    };
    if let Some(found) = with_number(line, published, weekday, end) {
        return Some(found);
    }
    if let Some(found) = in_week(line, weekday, end) {
        return Some(found);
    }
    let mut tense = line.tense(here);
    let (mut strict, mut weeks) = (false, 0);
    let kinds = [TimeWord::BeforeLast, TimeWord::AfterNext, TimeWord::Last, TimeWord::Next, TimeWord::This];
    if let Some((more, entry)) = line.any(end, &kinds) {
        end += more;
        strict = entry.kind != TimeWord::This;
        weeks = match entry.kind {
            TimeWord::BeforeLast => -7,
            TimeWord::AfterNext => 7,
            _ => 0,
        };
        tense = match entry.kind {
            TimeWord::Next | TimeWord::AfterNext => Tense::Future,
            TimeWord::This => tense,
            _ => Tense::Past,
        };
    }
    let ahead = i64::from(published.weekday().until(weekday));
    let (days, basis) = match tense {
        Tense::Future if ahead == 0 && strict => (7, AFTER),
        Tense::Future => (ahead, AFTER),
        _ if ahead == 0 && !strict => (0, BEFORE),
        _ => (ahead - 7, BEFORE),
    };
    if let Some((after, own)) = part_after(line, end) {
        (end, part) = (after, own);
    }
    let first = add_days(published, days + weeks);
    let mut found = Found::day(end, first, &unresolved, basis).within_day(part);
    found.days = first.and_then(|first| Some((first, add_days(first, nights)?)));
    // The night of the day of publication, already past, is the one that led to it.
    if part == "NI" && nights == 0 && first == Some(published) && tense != Tense::Future {
        found.days = add_days(published, -1).zip(first);
    }
    Some(found)
}

/// How far from publication a weekday with its number may lie.
const NEAR: i64 = 45;

/// `الجمعة 15`: the nearest fifteenth that is a Friday; a number that fits no such day is something
/// else. With a month after it (`السبت 30/8/2014`), the date is read by itself and joined.
fn with_number(line: &Line<'_>, published: Date, weekday: Weekday, end: usize) -> Option<Found> {
    let days = date::days(line, line.skip(end, &[TimeWord::In]))?;
    let dated = [date::date, numeric::full, numeric::short].iter().any(|read| read(line, end).is_some());
    if days.first != days.last || dated {
        return None;
    }
    let fits = |day: &Date| day.day() == days.first && day.weekday() == weekday;
    let day = (0..=NEAR).flat_map(|far| [-far, far]).filter_map(|far| add_days(published, far)).find(fits)?;
    Some(Found::day(days.end, Some(day), "", "named date"))
}

/// `الأحد من الأسبوع المقبل`.
fn in_week(line: &Line<'_>, weekday: Weekday, end: usize) -> Option<Found> {
    let of = line.skip(end, &[TimeWord::Of]);
    let week = qualified(line, of).filter(|week| of > end && week.precision == TimePrecision::Week)?;
    let day = add_days(week.days?.0, i64::from(weekday.to_monday_zero_offset()))?;
    Some(Found::day(week.end, Some(day), "", week.basis))
}

/// `الأسبوع المقبل الأحد`, `الأسبوع المقبل بين الأربعاء والجمعة`.
pub(crate) fn week_first(line: &Line<'_>, at: usize) -> Option<Found> {
    let week = qualified(line, at).filter(|week| week.precision == TimePrecision::Week)?;
    let monday = week.days?.0;
    let day_at = |at: usize| {
        let here = line.skip(at, &[TimeWord::WeekdayWord]);
        let (length, entry) = line.at(here, TimeWord::Weekday)?;
        Some((add_days(monday, entry.number() as i64 - 1)?, here + length))
    };
    let here = line.skip(week.end, &[TimeWord::Range]);
    let (first, end) = day_at(here)?;
    let next = line.skip(end, &[TimeWord::Until, TimeWord::And]);
    match day_at(next).filter(|(last, _)| here > week.end && *last > first) {
        Some((last, end)) => Some(Found::days(
            end,
            Some((first, last)),
            TimePrecision::Days,
            format!("{first}/{last}"),
            "range",
        )),
        None => Some(Found::day(end, Some(first), "", week.basis)),
    }
}
