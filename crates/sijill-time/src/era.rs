//! Decades and centuries: `السبعينيات`, `ستينيات القرن الماضي`, `القرن التاسع عشر`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberUnit,
    kinds::TimeWord,
    line::{Found, Line},
    units::years_of,
};

const BASIS: &str = "named years";

/// A decade by its name, with its century where told.
pub(crate) fn decade(line: &Line<'_>, at: usize) -> Option<Found> {
    let here = line.skip(at, &[TimeWord::DecadeWord]);
    let (length, entry) = line.at(here, TimeWord::Decade)?;
    let end = here + length;
    // `في الثلاثينيات من عمره` tells an age.
    let of = line.skip(end, &[TimeWord::Of]);
    if line.is(of, TimeWord::Age) {
        return None;
    }
    let decade = entry.number() as i16;
    let (century, end) = match century_number(line, of) {
        Some((century, end, _)) => (century, end),
        // Without a century, that of living memory; the first ten years name the new one.
        None => (if decade == 0 { 20 } else { 19 }, end),
    };
    let year = century * 100 + decade;
    let days = years_of(year, 10);
    Some(Found::days(end, days, TimePrecision::Years, format!("{:03}", year / 10), BASIS))
}

/// A century by its number, or told from publication.
pub(crate) fn century(line: &Line<'_>, at: usize) -> Option<Found> {
    let (century, end, before) = century_number(line, at)?;
    if before {
        return Some(Found::days(end, None, TimePrecision::Years, format!("BC{century:02}"), BASIS));
    }
    let days = Date::new(century * 100, 1, 1).ok().zip(Date::new(century * 100 + 99, 12, 31).ok());
    Some(Found::days(end, days, TimePrecision::Years, format!("{century:02}"), BASIS))
}

/// The first two digits of the years of a century, and whether they are before the common era.
fn century_number(line: &Line<'_>, at: usize) -> Option<(i16, usize, bool)> {
    let (length, _) = line.at(at, TimeWord::Century)?;
    let here = at + length;
    if let Some(number) = line.number(here) {
        let count = number.value;
        let fits = (1.0..=30.0).contains(&count) && count.fract() == 0.0;
        if !fits || number.unit == NumberUnit::Percent {
            return None;
        }
        let count = count as i16 - 1;
        let mut end = line.skip(number.words.end, &[TimeWord::Era]);
        if let Some((more, _)) = line.at(end, TimeWord::EraBefore) {
            return Some((count, end + more, true));
        }
        if let Some((more, _)) = line.at(end, TimeWord::HijriEra) {
            end += more;
            // A Hijri century begins some 622 years later and is three years shorter.
            return Some(((count * 97 + 622) / 100, end, false));
        }
        return Some((count, end, false));
    }
    let (more, entry) = line.any(here, &[TimeWord::Last, TimeWord::This, TimeWord::Next])?;
    // News that tells no day is taken to be of this century.
    let now = line.published().map_or(20, |day| day.year().div_euclid(100));
    let century = match entry.kind {
        TimeWord::Last => now - 1,
        TimeWord::Next => now + 1,
        _ => now,
    };
    Some((century, here + more, false))
}
