//! Dates of the Hijri calendar, by Umm al-Qura, in the Gregorian one: `12 رمضان 1436`, `1436هـ`.

use icu_calendar::{Date as AnyDate, Gregorian, cal::Hijri};
use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    date::Days,
    kinds::TimeWord,
    line::{Found, Line},
};

/// Hijri years that news names.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1300..=1600;
const BASIS: &str = "hijri date";

/// A month whose name ends before `at`, with its day and its year. Without day or year it is only
/// one where it is `sure`, for its name may be a person's.
pub(crate) fn date(line: &Line<'_>, at: usize, day: Option<Days>, month: u8, sure: bool) -> Option<Found> {
    let told = year_after(line, at);
    let mut end = at;
    let mut sure = sure || told.is_some();
    let mut last = false;
    if let Some((_, after)) = told {
        end = after;
    } else if let Some((length, entry)) = line.any(at, &[TimeWord::Last, TimeWord::Next, TimeWord::This]) {
        (end, sure) = (at + length, true);
        last = entry.kind == TimeWord::Last;
    }
    if !sure {
        return None;
    }
    let year = match told {
        Some((year, _)) => Some(year),
        // Without a year, the year in which the month last came.
        None => line.published().and_then(|published| latest(published, month, last)),
    };
    let precision = match day {
        Some(day) if day.first == day.last => TimePrecision::Day,
        Some(_) => TimePrecision::Days,
        None => TimePrecision::Month,
    };
    let Some(year) = year else {
        return Some(Found::days(end, None, precision, "XXXX-XX".to_owned(), BASIS));
    };
    let (first, last) = match day {
        Some(day) => (gregorian(year, month, day.first as u8)?, gregorian(year, month, day.last as u8)?),
        None => whole_month(year, month)?,
    };
    Some(found(end, first, last, precision))
}

/// A Hijri year after `at`, with the word after it.
fn year_after(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let of = line.skip(at, &[TimeWord::Of]);
    let here = line.skip(of, &[TimeWord::Year]);
    let here = here + usize::from(line.is_one_of(here, &["،", ","]));
    let year = line.digits(here).filter(|year| YEARS.contains(year))?;
    Some((year, line.skip(here + 1, &[TimeWord::HijriEra])))
}

/// A whole Hijri year that ends before `end`.
pub(crate) fn year(year: i16, end: usize) -> Option<Found> {
    let first = gregorian(year, 1, 1)?;
    let last = gregorian(year, 12, 30).or_else(|| gregorian(year, 12, 29))?;
    Some(found(end, first, last, TimePrecision::Year))
}

/// A Hijri day in digits.
pub(crate) fn day(year: i16, month: u8, day: u8, end: usize) -> Option<Found> {
    let day = gregorian(year, month, day)?;
    Some(found(end, day, day, TimePrecision::Day))
}

/// A Hijri month in digits.
pub(crate) fn month(year: i16, month: u8, end: usize) -> Option<Found> {
    let (first, last) = whole_month(year, month)?;
    Some(found(end, first, last, TimePrecision::Month))
}

fn found(end: usize, first: Date, last: Date, precision: TimePrecision) -> Found {
    let timex = if first == last { first.to_string() } else { format!("{first}/{last}") };
    Found::days(end, Some((first, last)), precision, timex, BASIS)
}

fn whole_month(year: i16, month: u8) -> Option<(Date, Date)> {
    let last = gregorian(year, month, 30).or_else(|| gregorian(year, month, 29))?;
    Some((gregorian(year, month, 1)?, last))
}

/// A day of the Umm al-Qura calendar in the Gregorian one.
fn gregorian(year: i16, month: u8, day: u8) -> Option<Date> {
    let calendar = Hijri::new_umm_al_qura();
    let code = icu_calendar::types::Month::new(month);
    let date = AnyDate::try_new(i32::from(year).into(), code, day, calendar).ok()?;
    let date = date.to_calendar(Gregorian);
    Date::new(
        i16::try_from(date.year().extended_year()).ok()?,
        date.month().ordinal as i8,
        date.day_of_month().0 as i8,
    )
    .ok()
}

/// The Hijri year in which a month last began on or before a day, or last ended before it.
fn latest(published: Date, month: u8, ended: bool) -> Option<i16> {
    // A Hijri year is shorter by some 11 days: 33 of them pass in 32 Gregorian ones.
    let guess = (i32::from(published.year()) - 622) * 33 / 32;
    (-2..=2).rev().filter_map(|shift| i16::try_from(guess + shift).ok()).find(|&year| {
        whole_month(year, month)
            .is_some_and(|(first, last)| if ended { last < published } else { first <= published })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umm_al_qura() {
        assert_eq!(gregorian(1436, 9, 12), Date::new(2015, 6, 29).ok());
        assert_eq!(gregorian(1437, 1, 1), Date::new(2015, 10, 14).ok());
        assert_eq!(gregorian(1437, 13, 1), None);
        let published = Date::new(2015, 7, 21).unwrap();
        assert_eq!(latest(published, 9, false), Some(1436));
        assert_eq!(latest(published, 10, false), Some(1436));
        assert_eq!(latest(published, 10, true), Some(1435));
        assert_eq!(latest(published, 12, false), Some(1435));
    }
}
