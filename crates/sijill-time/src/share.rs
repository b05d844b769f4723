//! Counted parts of a year or month: `الربع الثالث من عام 2015`, `النصف الأول من العام`,
//! `الأسبوع الثاني من أكتوبر`, `الأشهر الستة الأولى من العام`, `أول جمعة من رمضان`.

use jiff::civil::{Date, Weekday};
use sijill_model::TimePrecision;

use crate::{
    NumberUnit,
    kinds::TimeWord,
    line::{Found, Line},
    period::whole,
    units::{Unit, add_days, step, whole_month},
    years,
};

/// Quarters and halves of a year.
pub(crate) fn share(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.at(at, TimeWord::Share)?;
    let (count, end) = place(line, at + length)?;
    let year = of(line, end)
        .filter(|whole| whole.precision == TimePrecision::Year)
        .or_else(|| years::year_after(line, end, false).map(|(year, end)| years::one(year, end)))?;
    let months: i8 = if entry.value == "Q" { 3 } else { 6 };
    let shares = f64::from(12 / months);
    let count = match count {
        Place::From(count) if count <= shares => count,
        Place::Last => shares,
        Place::From(_) => return None,
    };
    let days = year.days.and_then(|(first, _)| {
        let start = whole_month(first.year(), months * (count as i8 - 1) + 1)?;
        let last = whole_month(first.year(), months * count as i8)?;
        Some((start.0, last.1))
    });
    let timex = format!("{}-{}{count}", year.timex, entry.value);
    Some(Found::days(year.end, days, TimePrecision::Season, timex, year.basis))
}

/// A place in an order.
#[derive(Clone, Copy)]
enum Place {
    From(f64),
    Last,
}

fn place(line: &Line<'_>, at: usize) -> Option<(Place, usize)> {
    if let Some(number) = line.number(at).filter(|number| number.unit == NumberUnit::Ordinal) {
        return Some((Place::From(number.value), number.words.end));
    }
    let (length, _) = line.at(at, TimeWord::Final)?;
    Some((Place::Last, at + length))
}

/// The whole after a part, with or without "of".
fn of(line: &Line<'_>, at: usize) -> Option<Found> {
    let of = line.skip(at, &[TimeWord::Of]);
    whole(line, of).or_else(|| whole(line, line.skip(of, &[TimeWord::In])))
}

/// A week of a month or a year, the first from its first day on; or the first or last days or
/// months of it.
pub(crate) fn unit(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.any(at, &[TimeWord::Single, TimeWord::Unit, TimeWord::Dual])?;
    let unit = Unit::named(&entry.value)?;
    if unit.is_clock() || unit > Unit::Month {
        return None;
    }
    // `الأشهر الستة الأولى`.
    let mut here = at + length;
    let mut count = if entry.kind == TimeWord::Dual { 2.0 } else { 1.0 };
    if let Some(number) = line.number(here).filter(|number| number.unit == NumberUnit::Count) {
        (count, here) = (number.value, number.words.end);
    }
    let plural = entry.kind != TimeWord::Single;
    let (place, end) = place(line, here)?;
    let whole = of(line, end)?;
    let longer = matches!(whole.precision, TimePrecision::Month | TimePrecision::Year);
    if !longer || whole.precision == unit.precision() || whole.end == end || count > 99.0 {
        return None;
    }
    let days = whole.days.and_then(|(first, last)| {
        let (from, count) = match place {
            Place::From(nth) if plural && nth == 1.0 => (0.0, count),
            Place::From(nth) if !plural => (nth - 1.0, 1.0),
            Place::From(_) => return None,
            Place::Last => {
                let start = add_days(step(add_days(last, 1)?, -count, unit)?, 0)?;
                return Some((start, last));
            }
        };
        let start = step(first, from, unit)?;
        let end = add_days(step(start, count, unit)?, -1)?;
        (start <= last).then(|| (start, end.min(last)))
    });
    if whole.days.is_some() && days.is_none() {
        return None;
    }
    let timex = days.map_or_else(
        || whole.timex.clone(),
        |(start, end)| {
            if start == end { start.to_string() } else { format!("{start}/{end}") }
        },
    );
    let precision = match (unit, count) {
        (Unit::Day, 1.0) => TimePrecision::Day,
        (Unit::Week, 1.0) => TimePrecision::Week,
        (Unit::Month, 1.0) => TimePrecision::Month,
        (Unit::Month, _) => TimePrecision::Season,
        _ => TimePrecision::Days,
    };
    Some(Found::days(whole.end, days, precision, timex, whole.basis))
}

/// A weekday counted in a month.
pub(crate) fn weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let (nth, here) = match line.number(at) {
        Some(number) if number.unit == NumberUnit::Ordinal => (Some(number.value), number.words.end),
        _ => (None, line.skip(at, &[TimeWord::Late])),
    };
    if here == at {
        return None;
    }
    let here = line.skip(here, &[TimeWord::WeekdayWord]);
    let (length, entry) = line.any(here, &[TimeWord::WeekdayBare, TimeWord::Weekday])?;
    let wanted = Weekday::from_monday_one_offset(entry.number() as i8).ok()?;
    let end = here + length;
    let month = of(line, end).filter(|whole| whole.precision == TimePrecision::Month && whole.end > end)?;
    let days = month.days.and_then(|(first, last)| {
        let day: Date = match nth {
            Some(nth) => {
                let ahead = i64::from(first.weekday().until(wanted));
                add_days(first, ahead + 7 * (nth.clamp(1.0, 9.0) as i64 - 1))?
            }
            None => add_days(last, -i64::from(wanted.until(last.weekday())))?,
        };
        (day <= last).then_some((day, day))
    });
    if month.days.is_some() && days.is_none() {
        return None;
    }
    Some(Found::day(month.end, days.map(|days| days.0), &month.timex, month.basis))
}
