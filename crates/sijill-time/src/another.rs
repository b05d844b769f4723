//! Days that are counted from another day which the text told before.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberUnit, Tense, TimeKind, TimeMention,
    amount::{Form, compound},
    kinds::TimeWord,
    line::{Found, Line},
    relative::{is_length, until_now},
    units::{Unit, add_days, calendar_unit, step},
};

const BASIS: &str = "day of another event";
/// What a plural without a number counts (`بعدها بأيام`): three to ten, as Arabic grammar has it.
const SOME: (f64, f64) = (3.0, 10.0);

/// How far a time lies from the last one told before: from `least` to `most` units, later where
/// they are positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Distance {
    least: f64,
    most: f64,
    unit: Unit,
}

impl Distance {
    fn exactly(count: f64, unit: Unit) -> Distance {
        Distance { least: count, most: count, unit }
    }

    /// The days at this distance, and how finely they are told. `None` where what was told before is
    /// too loose: no day follows from a year.
    pub fn from(self, told: (Date, Date)) -> Option<((Date, Date), TimePrecision)> {
        let within = match self.unit {
            Unit::Month => 31,
            Unit::Year | Unit::Decade | Unit::Century => 366,
            _ => 2,
        };
        if told.0.until(told.1).ok()?.get_days() >= within {
            return None;
        }
        let (first, last) = (step(told.0, self.least, self.unit)?, step(told.1, self.most, self.unit)?);
        let days = if self.unit == Unit::Week && self.least != 0.0 {
            (add_days(first, -3)?, add_days(last, 3)?)
        } else {
            (calendar_unit(first, self.unit)?.0.0, calendar_unit(last, self.unit)?.0.1)
        };
        let precision = if self.least == self.most { self.unit.precision() } else { TimePrecision::Days };
        Some((days, precision))
    }
}

/// The last days that a line tells, from which the next may be counted.
pub fn last_told(times: &[TimeMention]) -> Option<(Date, Date)> {
    let dated = times.iter().rev().find(|time| time.kind == TimeKind::Date && time.start.is_some());
    dated.and_then(|time| time.start.zip(time.end))
}

/// `ذلك اليوم`, `اليوم التالي`, `اليوم الأول`, `أول يوم`: a day that another event fixes.
pub(crate) fn day(line: &Line<'_>, at: usize) -> Option<Found> {
    let day = |at: usize| {
        let (length, entry) = line.at(at, TimeWord::Single)?;
        (Unit::named(&entry.value) == Some(Unit::Day)).then_some(at + length)
    };
    let ordinal = |at: usize, with_article: bool| {
        line.number(at)
            .filter(|number| number.unit == NumberUnit::Ordinal && line.is_definite(at) == with_article)
    };
    let (end, distance) =
        if let Some((length, _)) = line.at(at, TimeWord::That).filter(|_| line.is_definite(at + 1)) {
            (day(at + length)?, Some(0.0))
        } else if let Some(number) = ordinal(at, false) {
            (day(number.words.end).filter(|_| !line.is_definite(number.words.end))?, None)
        } else if !line.is_definite(at) {
            return None;
        } else {
            let end = day(at)?;
            match (line.at(end, TimeWord::Following), ordinal(end, true)) {
                (Some((length, _)), _) => (end + length, Some(1.0)),
                (None, Some(number)) => (number.words.end, None),
                (None, None) => return None,
            }
        };
    let from = distance.map(|count| Distance::exactly(count, Unit::Day));
    Some(Found { from, ..undated(end, Unit::Day) })
}

/// `اليوم نفسه`, `في ذات اليوم`, `الشهر نفسه`.
pub(crate) fn same(line: &Line<'_>, at: usize) -> Option<Found> {
    let unit_at = |at: usize| {
        let (length, entry) = line.at(at, TimeWord::Single).filter(|_| line.is_definite(at))?;
        Unit::named(&entry.value).filter(|unit| !unit.is_clock()).map(|unit| (at + length, unit))
    };
    let (end, unit) = if let Some((length, _)) = line.at(at, TimeWord::SameBefore) {
        unit_at(at + length)?
    } else {
        let (end, unit) = unit_at(at)?;
        let (length, _) = line.at(end, TimeWord::Same)?;
        (end + length, unit)
    };
    Some(Found { from: Some(Distance::exactly(0.0, unit)), ..undated(end, unit) })
}

/// `بعدها بيومين`, `قبل ذلك بأسبوع`, and in what was, `بعد يومين`.
pub(crate) fn later(line: &Line<'_>, at: usize) -> Option<Found> {
    let (amount, sign) = if let Some((length, _)) = line.at(at, TimeWord::AfterIt) {
        (compound(line, at + length)?, 1.0)
    } else if let Some((length, _)) = line.at(at, TimeWord::BeforeIt) {
        (compound(line, at + length)?, -1.0)
    } else {
        let (length, _) = line.at(at, TimeWord::After).filter(|_| line.tense(at) == Tense::Past)?;
        let amount = compound(line, at + length)?;
        // `بعد يومين من الهجوم` says from what; `بعد يومين من الآن` counts from today.
        let open = until_now(line, amount.end) == Some(amount.end);
        if !open
            || !is_length(line, at + length, &amount, true)
            || line.is_word(amount.end) && amount.form == Form::Vague
        {
            return None;
        }
        (amount, 1.0)
    };
    let unit = amount.unit();
    if unit.is_clock() {
        return None;
    }
    let (least, most) = match amount.form {
        Form::Vague => SOME,
        _ => (amount.count(), amount.count()),
    };
    let (least, most) = if sign < 0.0 { (-most, -least) } else { (least, most) };
    Some(Found { from: Some(Distance { least, most, unit }), ..undated(amount.end, unit) })
}

/// What is fixed elsewhere, until it is known from where.
fn undated(end: usize, unit: Unit) -> Found {
    let timex = match unit {
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Year | Unit::Decade | Unit::Century => "XXXX",
        _ => "XXXX-XX-XX",
    };
    Found::undated(end, TimePrecision::Unknown, timex.to_owned(), TimeKind::Reference, BASIS)
}
