//! Parts of a stretch of time: `مطلع أيار`, `أواخر عام 2011`, `نهاية الشهر الماضي`, `منتصف العام`,
//! `بقية هذا الأسبوع`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    Tense, TimeKind, date, era,
    kinds::TimeWord,
    line::{Found, Line},
    qualified::{one, qualified},
    season,
    units::{Unit, add_days, step, whole_month},
    years,
};

/// What a part can be taken of.
pub(crate) fn whole(line: &Line<'_>, at: usize) -> Option<Found> {
    [date::date, years::year, qualified, era::decade, era::century, season::season, this_unit]
        .into_iter()
        .filter_map(|one| one(line, at))
        .max_by_key(|found| found.end)
        .filter(|found| found.kind == TimeKind::Date)
}

/// `العام`, `الشهر`: with its article and nothing more, the one that runs.
pub(crate) fn this_unit(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.at(at, TimeWord::Single)?;
    let unit = Unit::named(&entry.value)?;
    let definite = !line.tables.is_bare(line.words[at].key);
    (definite && matches!(unit, Unit::Week | Unit::Month | Unit::Year))
        .then(|| one(line, at + length, unit, TimeWord::This))
        .flatten()
}

/// Early, mid, late or the rest of a whole.
pub(crate) fn part(line: &Line<'_>, at: usize) -> Option<Found> {
    let kinds = [TimeWord::Early, TimeWord::Mid, TimeWord::Late, TimeWord::Rest];
    let (length, entry) = line.any(at, &kinds)?;
    let mut whole = whole(line, at + length)?;
    let part = entry.kind;
    if part == TimeWord::Rest {
        let published = line.published();
        whole.days = whole.days.zip(published).map(|((_, end), published)| (published.min(end), end));
        whole.precision = TimePrecision::Days;
        return Some(whole);
    }
    let days = match whole.precision {
        TimePrecision::Week => whole.days.and_then(|(start, _)| of_week(start, part)),
        TimePrecision::Month => whole.days.and_then(|(start, end)| of_month(start, end, part)),
        TimePrecision::Year => whole.days.and_then(|(start, _)| of_year(start, part)),
        TimePrecision::Years => whole.days.and_then(|(start, end)| of_years(start, end, part)),
        TimePrecision::Season => whole.days.and_then(|(start, _)| of_season(start, part)),
        _ => return None,
    };
    if whole.days.is_some() && days.is_none() {
        return None;
    }
    whole.precision = match whole.precision {
        TimePrecision::Week | TimePrecision::Month => TimePrecision::Days,
        TimePrecision::Years => TimePrecision::Years,
        _ => TimePrecision::Season,
    };
    whole.days = days;
    Some(whole)
}

fn of_week(monday: Date, part: TimeWord) -> Option<(Date, Date)> {
    let (from, to) = match part {
        TimeWord::Early => (0, 1),
        TimeWord::Mid => (2, 3),
        _ => (4, 6),
    };
    add_days(monday, from).zip(add_days(monday, to))
}

/// Early is the 1st to the 10th, mid the 10th to the 20th, late the 21st to the end.
fn of_month(first: Date, last: Date, part: TimeWord) -> Option<(Date, Date)> {
    let day = |days| add_days(first, days);
    match part {
        TimeWord::Early => Some(first).zip(day(9)),
        TimeWord::Mid => day(9).zip(day(19)),
        _ => day(20).zip(Some(last)),
    }
}

/// The first, middle four and last three months.
fn of_year(first: Date, part: TimeWord) -> Option<(Date, Date)> {
    let month = |month| whole_month(first.year(), month);
    let (from, to) = match part {
        TimeWord::Early => (month(1)?, month(3)?),
        TimeWord::Mid => (month(5)?, month(8)?),
        _ => (month(10)?, month(12)?),
    };
    Some((from.0, to.1))
}

/// The first, second and third month of a season.
fn of_season(first: Date, part: TimeWord) -> Option<(Date, Date)> {
    let shift = match part {
        TimeWord::Early => 0.0,
        TimeWord::Mid => 1.0,
        _ => 2.0,
    };
    let day = step(first, shift, Unit::Month)?;
    whole_month(day.year(), day.month())
}

/// Thirds of a decade or a century.
fn of_years(first: Date, last: Date, part: TimeWord) -> Option<(Date, Date)> {
    let third = (last.year() - first.year() + 1) / 3;
    let year = |year: i16, end: bool| {
        if end { Date::new(year, 12, 31).ok() } else { Date::new(year, 1, 1).ok() }
    };
    match part {
        TimeWord::Early => Some(first).zip(year(first.year() + third - 1, true)),
        TimeWord::Mid => year(first.year() + third, false).zip(year(last.year() - third, true)),
        _ => year(last.year() - third + 1, false).zip(Some(last)),
    }
}

/// `نهاية الأسبوع`, `عطلة نهاية الأسبوع المقبل`: Friday to Sunday, which holds the weekend of every
/// country.
pub(crate) fn weekend(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, _) = line.at(at, TimeWord::Weekend)?;
    let kinds = [TimeWord::Last, TimeWord::Next, TimeWord::This, TimeWord::BeforeLast, TimeWord::AfterNext];
    let (end, kind) = match line.any(at + length, &kinds) {
        Some((more, entry)) => (at + length + more, entry.kind),
        None => (at + length, TimeWord::This),
    };
    // Told as past before it comes, it is the last one.
    let early = line.published().is_some_and(|day| day.weekday().to_monday_zero_offset() < 4);
    let told = end > at + length;
    let kind = if !told && early && line.tense(at) == Tense::Past { TimeWord::Last } else { kind };
    let mut found = one(line, end, Unit::Week, kind)?;
    found.days = found.days.and_then(|(monday, sunday)| add_days(monday, 4).zip(Some(sunday)));
    if found.days.is_some() {
        found.timex.push_str("-WE");
    }
    found.precision = TimePrecision::Days;
    Some(found)
}
