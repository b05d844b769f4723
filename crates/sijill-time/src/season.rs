//! Seasons: `صيف 2015`, `الربيع المقبل`, `هذا الشتاء`, `خريف العام الماضي`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    kinds::TimeWord,
    line::{Found, Line},
    qualified::qualified,
    units::whole_month,
    years::{self, year_after},
};

/// A season with what tells its year; alone only where a word shows that it is a time.
pub(crate) fn season(line: &Line<'_>, at: usize) -> Option<Found> {
    if line.named_before(at, "season") {
        return None;
    }
    let pointed = line.skip(at, &[TimeWord::Demonstrative]);
    let worded = line.skip(pointed, &[TimeWord::SeasonWord]);
    let (length, entry) = line.at(worded, TimeWord::Season)?;
    let mut end = worded + length;
    if line.named_after(end, "season") {
        return None;
    }
    let season = entry.value.as_str();
    let published = line.published().map(Date::year);
    let of = line.skip(end, &[TimeWord::Of]);
    let mut year = None;
    if let Some((told, after)) = year_after(line, end, false) {
        (year, end) = (Some(told), after);
    } else if let Some(whole) = years::year(line, of).or_else(|| qualified(line, of))
        && whole.precision == TimePrecision::Year
    {
        (year, end) = (whole.days.map(|days| days.0.year()), whole.end);
    } else if let Some((more, entry)) = line.any(end, &[TimeWord::Last, TimeWord::Next, TimeWord::This]) {
        end += more;
        year = line.published().map(|published| match entry.kind {
            // The last summer ended before now, the next begins after it.
            TimeWord::Last if months(season).1 >= published.month() => published.year() - 1,
            TimeWord::Next if months(season).0 <= published.month() => published.year() + 1,
            _ => published.year(),
        });
    } else if pointed > at {
        year = published;
    } else if worded == pointed && !line.ends_before(at, TimeWord::Mid) {
        // `فصل الصيف`, `منتصف الصيف`: the season, of no year. Alone it is the weather.
        return None;
    }
    let timex = match year {
        Some(year) => format!("{year:04}-{season}"),
        None => season.to_owned(),
    };
    let days = year.and_then(|year| days(year, season));
    Some(Found::days(end, days, TimePrecision::Season, timex, "season"))
}

/// First and last month; winter ends in the year after.
fn months(season: &str) -> (i8, i8) {
    match season {
        "SP" => (3, 5),
        "SU" => (6, 8),
        "FA" => (9, 11),
        _ => (12, 2),
    }
}

/// A season as meteorologists count it.
fn days(year: i16, season: &str) -> Option<(Date, Date)> {
    let (first, last) = months(season);
    let ends = if first > last { year.checked_add(1)? } else { year };
    Some((whole_month(year, first)?.0, whole_month(ends, last)?.1))
}
