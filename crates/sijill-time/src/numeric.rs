//! Dates in digits: `12/5/2015`, `2015-05-12`, `1436/9/12هـ`, `يوم 22/4`, `3/2015`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    Tense, hijri,
    infer::{Direction, year_of},
    kinds::TimeWord,
    line::{Found, Line},
    units::whole_month,
    years::YEARS,
};

/// Day, month and year, parted by one sign.
pub(crate) fn full(line: &Line<'_>, at: usize) -> Option<Found> {
    let a = line.digits(at)?;
    let sign = ["/", "-", "."].into_iter().find(|sign| line.is_sign(at + 1, sign))?;
    if !line.is_sign(at + 3, sign) {
        return None;
    }
    let (b, c) = (line.digits(at + 2)?, line.digits(at + 4)?);
    let long = |year: i16| YEARS.contains(&year);
    let (year, month, day) = if long(a) {
        (a, b, c)
    } else if long(c) {
        (c, b, a)
    } else {
        return None;
    };
    // Americans put the month first; a month beyond twelve tells.
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    let end = at + 5;
    // A full date in digits is not of the Middle Ages.
    if hijri::YEARS.contains(&year) {
        let end = line.skip(end, &[TimeWord::HijriEra]);
        return hijri::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?, end);
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Found::day(line.skip(end, &[TimeWord::Era]), Some(date), "", "named date"))
}

/// Day and month, or month and year.
pub(crate) fn short(line: &Line<'_>, at: usize) -> Option<Found> {
    let a = line.digits(at)?;
    if !line.is_sign(at + 1, "/") || line.is_sign(at + 3, "/") {
        return None;
    }
    let (b, end) = (line.digits(at + 2)?, at + 3);
    if (1..=12).contains(&a) && hijri::YEARS.contains(&b) {
        return hijri::month(b, a as u8, line.skip(end, &[TimeWord::HijriEra]));
    }
    if (1..=12).contains(&a) && YEARS.contains(&b) {
        let days = whole_month(b, a as i8);
        return Some(Found::days(end, days, TimePrecision::Month, format!("{b:04}-{a:02}"), "named month"));
    }
    let (day, month) = if b > 12 { (b, a) } else { (a, b) };
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    // Two small numbers are as well a share or a result: a lead, or a number no month has, tells.
    let led = at > 0
        && (line.ends_before(at, TimeWord::WeekdayWord)
            || line.at(at - 1, TimeWord::In).is_some_and(|(_, entry)| entry.value == "date")
            || line.ends_before(at, TimeWord::Weekday));
    if !led && day <= 12 {
        return None;
    }
    let direction = match line.tense(at) {
        Tense::Unknown => Direction::Near,
        tense => Direction::of(tense),
    };
    let (month, day) = (month as i8, day as i8);
    let Some(published) = line.published() else {
        return Some(Found::day(end, None, &format!("XXXX-{month:02}-{day:02}"), "year inferred"));
    };
    let date = Date::new(year_of(published, month, Some(day), direction), month, day).ok()?;
    Some(Found::day(end, Some(date), "", "year inferred"))
}
