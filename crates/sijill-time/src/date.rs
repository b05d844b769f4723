//! Days and months by name: `12 أيار/مايو 2015`, `الثاني عشر من يونيو`, `مايو الماضي`,
//! `15 من الشهر الجاري`, `بين 3 و5 مايو`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberUnit, hijri,
    infer::{Direction, year_of},
    kinds::TimeWord,
    line::{Found, Line},
    qualified::{one, qualified},
    units::{Unit, whole_month},
    years::year_after,
};

/// Days of a month, first and last, and the word after them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    pub first: i8,
    pub last: i8,
    pub end: usize,
    /// Told as a place in an order, which no count of people is.
    pub ordinal: bool,
}

pub(crate) const MONTHS: [TimeWord; 3] = [TimeWord::Month, TimeWord::MonthWeak, TimeWord::MonthRare];

/// A date whose day comes first, or a month with what follows it.
pub(crate) fn date(line: &Line<'_>, at: usize) -> Option<Found> {
    match days(line, at) {
        Some(days) => day_first(line, at, days),
        None => month_first(line, at),
    }
}

/// A day number, or several: `10 و11`, `(28)`, `3-5`.
pub(crate) fn days(line: &Line<'_>, at: usize) -> Option<Days> {
    if line.is_sign(at, "(") {
        let inner = day(line, at + 1)?;
        return line.is_sign(inner.end, ")").then_some(Days { end: inner.end + 1, ..inner });
    }
    let mut days = day(line, at)?;
    // `10 و11 و12`: the days of a list, up to the last.
    loop {
        let next = line.skip(days.end, &[TimeWord::And]);
        let joined = next > days.end || line.words.get(next).is_some_and(|w| line.tables.is_joined(w.key));
        match day(line, next).filter(|next| joined && next.first > days.last) {
            Some(next) => (days.last, days.end) = (next.last, next.end),
            None => return Some(days),
        }
    }
}

fn day(line: &Line<'_>, at: usize) -> Option<Days> {
    let number = line.number(at)?;
    let whole = |value: f64| (1.0..=31.0).contains(&value) && value.fract() == 0.0;
    let last = number.max.unwrap_or(number.value);
    if number.unit == NumberUnit::Percent || !whole(number.value) || !whole(last) {
        return None;
    }
    // `4.22` is no day, though its value may be whole.
    if line.words[at].key.contains(['.', ',']) {
        return None;
    }
    let ordinal = number.unit == NumberUnit::Ordinal;
    Some(Days { first: number.value as i8, last: last as i8, end: number.words.end, ordinal })
}

fn day_first(line: &Line<'_>, at: usize, days: Days) -> Option<Found> {
    if line.named_before(at, "date") {
        return None;
    }
    let of = line.skip(days.end, &[TimeWord::Of]);
    let here = line.skip(of, &[TimeWord::MonthWord]);
    if let Some((length, entry)) = line.at(here, TimeWord::HijriMonth) {
        return hijri::date(line, here + length, Some(days), entry.number() as u8, true);
    }
    if let Some((length, entry)) = line.any(here, &MONTHS)
        && line.tables.is_bare(line.words[here].key)
    {
        return named(line, here + length, entry.number() as i8, Some(days), true);
    }
    // `15 من الشهر الجاري`, `4-23 في الشهر المقبل`, `10 الجاري`.
    let range = days.first < days.last;
    let inside = if range { line.skip(of, &[TimeWord::In]) } else { of };
    if inside > days.end || days.ordinal || range {
        let month = qualified(line, inside).filter(|month| month.precision == TimePrecision::Month);
        if let Some(month) = month {
            return in_month(&month, days);
        }
    }
    let (length, _) = line.at(of, TimeWord::ThisMonth)?;
    let led = line.any(at.checked_sub(1)?, &[TimeWord::In, TimeWord::Until, TimeWord::WeekdayWord]).is_some()
        || line.ends_before(at, TimeWord::Weekday);
    let month = one(line, of + length, Unit::Month, TimeWord::This)?;
    if led || of > days.end { in_month(&month, days) } else { None }
}

/// Days of a month that is known by its own expression.
pub(crate) fn in_month(month: &Found, days: Days) -> Option<Found> {
    let found = month.days.map(|(start, _)| {
        let day = |day| Date::new(start.year(), start.month(), day).ok();
        let text = |day| format!("{}-{day:02}", month.timex);
        let timex = if days.first == days.last {
            text(days.first)
        } else {
            format!("{}/{}", text(days.first), text(days.last))
        };
        (day(days.first).zip(day(days.last)), timex)
    });
    let (interval, timex) = found.unwrap_or((None, format!("XXXX-XX-{:02}", days.first)));
    Some(Found::days(month.end, interval, precision(Some(days)), timex, month.basis))
}

fn precision(days: Option<Days>) -> TimePrecision {
    match days {
        Some(days) if days.first == days.last => TimePrecision::Day,
        Some(_) => TimePrecision::Days,
        None => TimePrecision::Month,
    }
}

fn month_first(line: &Line<'_>, at: usize) -> Option<Found> {
    let here = line.skip(at, &[TimeWord::MonthWord]);
    let worded = here > at;
    if let Some((length, entry)) = line.at(here, TimeWord::HijriMonth) {
        let sure = worded || line.ends_before(at, TimeWord::In) && entry.value == FASTING;
        return hijri::date(line, here + length, None, entry.number() as u8, sure);
    }
    let (length, entry) = line.any(here, &MONTHS)?;
    // `ثورة 25 يناير`: the day before it is part of a name, and so is the month.
    if at > 0 && line.number(at - 1).is_some() && line.named_before(at - 1, "date") {
        return None;
    }
    let bare = line.tables.is_bare(line.words[here].key);
    // `في مارس`, `مطلع مارس`: words before which nothing but a time stands.
    const LED: [TimeWord; 6] =
        [TimeWord::In, TimeWord::Since, TimeWord::Until, TimeWord::Early, TimeWord::Mid, TimeWord::Late];
    let led = || bare && line.any(at.wrapping_sub(1), &LED).is_some();
    let sure = match entry.kind {
        TimeWord::Month => bare || worded || led(),
        TimeWord::MonthWeak => worded || led(),
        _ => worded,
    };
    if !bare && entry.kind != TimeWord::Month || line.named_before(here, "month") {
        return None;
    }
    named(line, here + length, entry.number() as i8, None, sure || !bare)
}

/// The month of fasting, whose name alone is a time in news; other names of Hijri months are also
/// names of people.
const FASTING: &str = "9";

/// A month of the Gregorian calendar with what follows its name.
fn named(line: &Line<'_>, end: usize, month: i8, days: Option<Days>, sure: bool) -> Option<Found> {
    let mut end = end;
    let mut sure = sure;
    if let Some(after) = twin(line, end, month) {
        (end, sure) = (after, true);
    }
    let mut days = days;
    // `يناير الثاني والعشرين، 2018`.
    if days.is_none()
        && let Some(after) = day(line, end).filter(|after| {
            let year = year_after(line, after.end, true).is_some();
            year || after.ordinal
                && line.words.get(after.end).is_none_or(|word| word.kind != crate::WordKind::Word)
        })
    {
        (end, days, sure) = (after.end, Some(after), true);
    }
    let told = year_after(line, end, days.is_some());
    if let Some((_, after)) = told {
        (end, sure) = (after, true);
    }
    let mut direction = Direction::of(line.tense(end.saturating_sub(1)));
    if told.is_none()
        && let Some((length, entry)) = line.any(end, &[TimeWord::Last, TimeWord::Next, TimeWord::This])
    {
        (end, sure) = (end + length, true);
        direction = match entry.kind {
            TimeWord::Last => Direction::Before,
            TimeWord::Next => Direction::After,
            _ => Direction::ThisYear,
        };
    }
    // `سبتمبر من العام الماضي`.
    let of = line.skip(end, &[TimeWord::Of]);
    let told = told.or_else(|| {
        let whole = qualified(line, of).filter(|whole| of > end && whole.precision == TimePrecision::Year)?;
        Some((whole.days?.0.year(), whole.end))
    });
    if let Some((_, after)) = told {
        (end, sure) = (after, true);
    }
    if !sure {
        return None;
    }
    let year = match told {
        Some((year, _)) => Some(year),
        None => line.published().map(|published| year_of(published, month, days.map(|d| d.first), direction)),
    };
    let basis = match (told.is_some(), days.is_some()) {
        (true, true) => "named date",
        (true, false) => "named month",
        (false, _) => "year inferred",
    };
    let year_text = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    let timex = match days {
        Some(days) if days.first < days.last => {
            format!("{year_text}-{month:02}-{:02}/{year_text}-{month:02}-{:02}", days.first, days.last)
        }
        Some(days) => format!("{year_text}-{month:02}-{:02}", days.first),
        None => format!("{year_text}-{month:02}"),
    };
    let interval = year.and_then(|year| match days {
        Some(days) => Date::new(year, month, days.first).ok().zip(Date::new(year, month, days.last).ok()),
        None => whole_month(year, month),
    });
    if year.is_some() && interval.is_none() {
        return None;
    }
    Some(Found::days(end, interval, precision(days), timex, basis))
}

/// The second name of the same month: يوليو/تموز, يوليو (تموز), يوليو تموز.
fn twin(line: &Line<'_>, end: usize, month: i8) -> Option<usize> {
    for gap in [0, 1] {
        if gap > 0 && !line.is_one_of(end, &["/", "\\", "(", "-"]) {
            break;
        }
        if let Some((more, twin)) = line.any(end + gap, &MONTHS)
            && twin.number() as i8 == month
        {
            let after = end + gap + more;
            return Some(after + usize::from(gap > 0 && line.is_sign(end, "(") && line.is_sign(after, ")")));
        }
    }
    None
}
