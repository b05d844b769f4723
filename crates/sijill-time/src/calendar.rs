//! Named dates: day, month and year in every order, both calendars, years alone.

use icu_calendar::{Date as AnyDate, Gregorian, cal::Hijri};
use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberUnit, Tense, WordKind,
    times::{Found, Line},
};

/// Years that news names; other numbers beside a month are no years.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;
const HIJRI_YEARS: std::ops::RangeInclusive<i16> = 1300..=1600;

/// `12 أيار/مايو 2015`, `مايو 2015`, `الثاني عشر من يونيو`, `مايو الماضي`, `12 رمضان 1436`.
pub(crate) fn date(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut here = at;
    let mut day = None;
    if let Some(number) = line.number(here)
        && (1.0..=31.0).contains(&number.value)
        && number.unit != NumberUnit::Percent
        && number.value.fract() == 0.0
    {
        // `بين 3 و5 مايو` is one number with bounds; its days are the ends.
        day = Some((number.value as i8, number.max.unwrap_or(number.value) as i8));
        here = number.words.end;
        if let Some((length, _)) = line.tables.time(line.words, here, &["of"]) {
            here += length;
        }
    }
    if let Some((length, _)) = line.tables.time(line.words, here, &["month-word"]) {
        here += length;
    }
    if let Some((length, entry)) = line.tables.time(line.words, here, &["hijri-month"]) {
        return hijri(line, here + length, day, entry.number() as u8);
    }
    let (length, entry) = line.tables.time(line.words, here, &["month"])?;
    let month = entry.number() as i8;
    let mut end = here + length;
    // The second name of the same month: يوليو/تموز, يوليو (تموز), يوليو تموز.
    for gap in [0, 1, 2] {
        if gap > 0 && !(line.is_sign(end, "/") || line.is_sign(end, "(") || line.is_sign(end, "-")) {
            break;
        }
        if let Some((more, twin)) = line.tables.time(line.words, end + gap, &["month"])
            && twin.number() as i8 == month
        {
            end += gap + more;
            end += usize::from(line.is_sign(end, ")"));
            break;
        }
    }
    if let Some((length, _)) = line.tables.time(line.words, end, &["year"])
        && year_at(line, end + length).is_some()
    {
        end += length;
    }
    let told = year_at(line, end);
    if let Some((_, after)) = told {
        end = after;
    }
    let mut tense = line.reference.tense;
    let mut year_shift = 0;
    if told.is_none()
        && let Some((length, entry)) = line.tables.time(line.words, end, &["last", "next", "this"])
    {
        end += length;
        match entry.kind.as_str() {
            "last" => tense = Tense::Past,
            "next" => tense = Tense::Future,
            _ => year_shift = 1,
        }
    }
    let basis = if told.is_some() {
        if day.is_some() { "named date" } else { "named month" }
    } else {
        "year inferred"
    };
    let year = match told {
        Some((year, _)) => Some(year),
        None => line.published().map(|published| inferred(published, month, day, tense, year_shift == 1)),
    };
    let timex = match (year, day) {
        (Some(year), Some((first, _))) => format!("{year:04}-{month:02}-{first:02}"),
        (Some(year), None) => format!("{year:04}-{month:02}"),
        (None, Some((first, _))) => format!("XXXX-{month:02}-{first:02}"),
        (None, None) => format!("XXXX-{month:02}"),
    };
    let days = year.and_then(|year| match day {
        Some((first, last)) => Date::new(year, month, first).ok().zip(Date::new(year, month, last).ok()),
        None => whole_month(year, month),
    });
    if year.is_some() && days.is_none() {
        return None;
    }
    let precision = match day {
        Some((first, last)) if first == last => TimePrecision::Day,
        Some(_) => TimePrecision::Days,
        None => TimePrecision::Month,
    };
    Some(Found::days(end, days, precision, timex, basis))
}

pub(crate) fn whole_month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// The year of a month told without one: the nearest that the tense allows.
fn inferred(published: Date, month: i8, day: Option<(i8, i8)>, tense: Tense, this: bool) -> i16 {
    let year = published.year();
    if this {
        return year;
    }
    let after = (month, day.map_or(1, |day| day.0)) > (published.month(), day.map_or(1, |_| published.day()));
    match tense {
        Tense::Future if (month, day.map_or(31, |d| d.1)) < (published.month(), published.day()) => year + 1,
        Tense::Future => year,
        _ if after => year - 1,
        _ => year,
    }
}

/// A four-digit year at a word, with the word after it and its era.
fn year_at(line: &Line<'_>, at: usize) -> Option<(i16, usize)> {
    let here = at + usize::from(line.is_sign(at, "/"));
    let here = line.tables.time(line.words, here, &["of"]).map_or(here, |(length, _)| here + length);
    let word = line.words.get(here)?;
    if word.kind != WordKind::Number || word.key.len() != 4 {
        return None;
    }
    let year: i16 = word.key.parse().ok().filter(|year| YEARS.contains(year))?;
    let end =
        line.tables.time(line.words, here + 1, &["era"]).map_or(here + 1, |(length, _)| here + 1 + length);
    Some((year, end))
}

fn hijri(line: &Line<'_>, at: usize, day: Option<(i8, i8)>, month: u8) -> Option<Found> {
    let mut end = at;
    if let Some((length, _)) = line.tables.time(line.words, end, &["year"]) {
        end += length;
    }
    let year = line
        .words
        .get(end)
        .filter(|word| word.kind == WordKind::Number)
        .and_then(|word| word.key.parse::<i16>().ok().filter(|year| HIJRI_YEARS.contains(year)));
    let year = match year {
        Some(year) => {
            end += 1;
            if let Some((length, _)) = line.tables.time(line.words, end, &["hijri-era"]) {
                end += length;
            }
            year
        }
        // Without a year, the year in which the month last came.
        None => {
            end = at;
            hijri_year(line.published()?, month)?
        }
    };
    let (first, last) = match day {
        Some((first, last)) => (gregorian(year, month, first as u8)?, gregorian(year, month, last as u8)?),
        None => {
            let last = gregorian(year, month, 30).or_else(|| gregorian(year, month, 29))?;
            (gregorian(year, month, 1)?, last)
        }
    };
    let precision = if day.is_some() { TimePrecision::Day } else { TimePrecision::Month };
    let timex = if first == last { first.to_string() } else { format!("{first}/{last}") };
    Some(Found::days(end, Some((first, last)), precision, timex, "hijri date"))
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

/// The Hijri year in which a month last began on or before a day.
fn hijri_year(published: Date, month: u8) -> Option<i16> {
    // A Hijri year is shorter by some 11 days: 33 of them pass in 32 Gregorian ones.
    let guess = (i32::from(published.year()) - 622) * 33 / 32;
    (-1..=2)
        .rev()
        .filter_map(|shift| i16::try_from(guess + shift).ok())
        .find(|&year| gregorian(year, month, 1).is_some_and(|first| first <= published))
}

/// `12/5/2015`, `2015-05-12`.
pub(crate) fn numeric(line: &Line<'_>, at: usize) -> Option<Found> {
    let part = |at: usize| -> Option<i16> {
        let word = line.words.get(at).filter(|word| word.kind == WordKind::Number)?;
        word.key.parse().ok()
    };
    let sign = ["/", "-", "."].into_iter().find(|sign| line.is_sign(at + 1, sign))?;
    if !line.is_sign(at + 3, sign) {
        return None;
    }
    let (a, b, c) = (part(at)?, part(at + 2)?, part(at + 4)?);
    let (year, month, day) = if YEARS.contains(&a) { (a, b, c) } else { (c, b, a) };
    if !YEARS.contains(&year) {
        return None;
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Found::day(at + 5, Some(date), "", "named date"))
}

/// `عام 2003`, `سنة 1436هـ`, `بين عامي 2011 و2014`.
pub(crate) fn year(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, _) = line.tables.time(line.words, at, &["year"])?;
    let here = at + length;
    let word = line.words.get(here).filter(|word| word.kind == WordKind::Number && word.key.len() == 4)?;
    let year: i16 = word.key.parse().ok()?;
    if HIJRI_YEARS.contains(&year) {
        let (first, last) =
            (gregorian(year, 1, 1)?, gregorian(year, 12, 30).or_else(|| gregorian(year, 12, 29))?);
        let end = line
            .tables
            .time(line.words, here + 1, &["hijri-era"])
            .map_or(here + 1, |(more, _)| here + 1 + more);
        return Some(Found::days(
            end,
            Some((first, last)),
            TimePrecision::Year,
            format!("{first}/{last}"),
            "hijri date",
        ));
    }
    if !YEARS.contains(&year) {
        return None;
    }
    let end = line.tables.time(line.words, here + 1, &["era"]).map_or(here + 1, |(more, _)| here + 1 + more);
    Some(Found::days(end, whole_year(year), TimePrecision::Year, year.to_string(), "named year"))
}

pub(crate) fn whole_year(year: i16) -> Option<(Date, Date)> {
    Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok())
}
