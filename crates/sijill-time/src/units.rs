//! Units of time, and steps of them through the calendar; no count is too large to be refused.

use jiff::{Span, civil::Date};
use sijill_model::TimePrecision;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit that a table names.
    pub fn named(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }

    /// Whether it is shorter than a day.
    pub fn is_clock(self) -> bool {
        self < Unit::Day
    }

    /// How finely an expression in it is told.
    pub fn precision(self) -> TimePrecision {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => TimePrecision::Time,
            Unit::Day => TimePrecision::Day,
            Unit::Week => TimePrecision::Week,
            Unit::Month => TimePrecision::Month,
            Unit::Year => TimePrecision::Year,
            Unit::Decade | Unit::Century => TimePrecision::Years,
        }
    }

    /// The letter and the factor of ISO 8601.
    fn letter(self) -> (char, f64) {
        match self {
            Unit::Second => ('S', 1.0),
            Unit::Minute | Unit::Month => ('M', 1.0),
            Unit::Hour => ('H', 1.0),
            Unit::Day => ('D', 1.0),
            Unit::Week => ('W', 1.0),
            Unit::Year => ('Y', 1.0),
            Unit::Decade => ('Y', 10.0),
            Unit::Century => ('Y', 100.0),
        }
    }
}

/// A length in ISO 8601, longest unit first; a count that is not told is `X`.
pub(crate) fn length(parts: &[(Option<f64>, Unit)]) -> String {
    let mut sorted: Vec<_> = parts.to_vec();
    sorted.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    let (mut out, mut clock) = ("P".to_owned(), false);
    for (count, unit) in sorted {
        if unit.is_clock() && !clock {
            clock = true;
            out.push('T');
        }
        let (letter, factor) = unit.letter();
        match count {
            Some(count) => out.push_str(&(count * factor).to_string()),
            None => out.push('X'),
        }
        out.push(letter);
    }
    out
}

/// A day some units away; `None` beyond the calendar. Halves of years are months.
pub(crate) fn step(day: Date, count: f64, unit: Unit) -> Option<Date> {
    let (count, unit) = match unit {
        Unit::Century => (count * 100.0, Unit::Year),
        Unit::Decade => (count * 10.0, Unit::Year),
        _ => (count, unit),
    };
    let (count, unit) =
        if unit == Unit::Year && count.fract() != 0.0 { (count * 12.0, Unit::Month) } else { (count, unit) };
    // A float beyond the range of i64 saturates, and is refused below.
    let whole = count.trunc() as i64;
    let span = match unit {
        Unit::Second => Span::new().try_days(whole / 86_400),
        Unit::Minute => Span::new().try_days(whole / 1_440),
        Unit::Hour => Span::new().try_days(whole / 24),
        Unit::Day => Span::new().try_days(whole),
        Unit::Week => Span::new().try_weeks(whole),
        Unit::Month => Span::new().try_months(whole),
        _ => Span::new().try_years(whole),
    };
    day.checked_add(span.ok()?).ok()
}

/// Days added to a date; `None` beyond the calendar.
pub(crate) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// A whole month.
pub(crate) fn whole_month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// A whole year.
pub(crate) fn whole_year(year: i16) -> Option<(Date, Date)> {
    Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok())
}

/// The week that holds a day, from Monday to Sunday as ISO 8601 and the news agencies count.
pub(crate) fn week_of(day: Date) -> Option<(Date, Date)> {
    let monday = add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
    Some((monday, add_days(monday, 6)?))
}

/// The decade or century that a year stands in.
pub(crate) fn years_of(year: i16, length: i16) -> Option<(Date, Date)> {
    let first = year.div_euclid(length).checked_mul(length)?;
    Some((whole_year(first)?.0, whole_year(first.checked_add(length - 1)?)?.1))
}

/// The unit that holds a day: its days and its TIMEX3 value.
pub(crate) fn calendar_unit(day: Date, unit: Unit) -> Option<((Date, Date), String)> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => ((day, day), day.to_string()),
        Unit::Week => {
            let week = day.iso_week_date();
            (week_of(day)?, format!("{:04}-W{:02}", week.year(), week.week()))
        }
        Unit::Month => {
            (whole_month(day.year(), day.month())?, format!("{:04}-{:02}", day.year(), day.month()))
        }
        Unit::Year => (whole_year(day.year())?, format!("{:04}", day.year())),
        Unit::Decade => (years_of(day.year(), 10)?, format!("{:03}", day.year().div_euclid(10))),
        Unit::Century => (years_of(day.year(), 100)?, format!("{:02}", day.year().div_euclid(100))),
    })
}
