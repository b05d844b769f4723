//! Parts of a month or a year: `مطلع أيار`, `أواخر عام 2011`, `نهاية الشهر الماضي`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    calendar, relative,
    times::{Found, Line},
};

/// Early is the 1st to the 10th, mid the 10th to the 20th, late the 21st to the end; of a year the
/// first, middle four and last three months.
pub(crate) fn part(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.tables.time(line.words, at, &["early", "mid", "late"])?;
    let here = at + length;
    let whole = calendar::date(line, here)
        .or_else(|| calendar::year(line, here))
        .or_else(|| relative::qualified(line, here))?;
    let part = entry.kind.as_str();
    let days = whole.days.and_then(|(start, _)| match whole.precision {
        TimePrecision::Month => of_month(start, part),
        TimePrecision::Year => of_year(start, part),
        _ => None,
    });
    if whole.days.is_some() && days.is_none() {
        return None;
    }
    let mark = match part {
        "early" => "START",
        "mid" => "MID",
        _ => "END",
    };
    let precision =
        if whole.precision == TimePrecision::Month { TimePrecision::Days } else { TimePrecision::Season };
    Some(Found::days(whole.end, days, precision, format!("{} {mark}", whole.timex), whole.basis))
}

fn of_month(first: Date, part: &str) -> Option<(Date, Date)> {
    let day = |day| Date::new(first.year(), first.month(), day).ok();
    match part {
        "early" => day(1).zip(day(10)),
        "mid" => day(10).zip(day(20)),
        _ => day(21).zip(Some(first.last_of_month())),
    }
}

fn of_year(first: Date, part: &str) -> Option<(Date, Date)> {
    let month = |month| calendar::whole_month(first.year(), month);
    let (from, to) = match part {
        "early" => (month(1)?, month(3)?),
        "mid" => (month(5)?, month(8)?),
        _ => (month(10)?, month(12)?),
    };
    Some((from.0, to.1))
}
