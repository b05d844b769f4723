//! Years: `عام 2003`, `سنة 1436هـ`, `(1881)`, `بين عامي 2011 و2014`, `2014-2018`, in words.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberUnit, WordKind, hijri,
    kinds::TimeWord,
    line::{Found, Line},
    units::whole_year,
};

/// Years that a date may name.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1000..=2100;
/// Years that are seen as such without the word.
const NEAR_YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;
const BASIS: &str = "named year";

/// The year after a month or a day of it, with the word after it and its era. Only a full date may
/// have a comma before its year.
pub(crate) fn year_after(line: &Line<'_>, at: usize, full: bool) -> Option<(i16, usize)> {
    let comma = full && line.is_one_of(at, &["،", ","]);
    let here = at + usize::from(comma || line.is_sign(at, "/"));
    let of = line.skip(here, &[TimeWord::Of]);
    let named = line.skip(of, &[TimeWord::Year]);
    let (year, end) = year_number(line, named, named > of)?;
    let range = if full { YEARS } else { NEAR_YEARS };
    if !range.contains(&year) || line.is(end, TimeWord::HijriEra) {
        return None;
    }
    let after = line.skip(end, &[TimeWord::Era]);
    // After a comma a number may begin the next clause.
    let open = line.words.get(after).is_none_or(|word| word.kind != WordKind::Word);
    (!comma || open || after > end).then_some((year, after))
}

/// A year in four digits, or in words where they make one; with the word for "year" any.
fn year_number(line: &Line<'_>, at: usize, named: bool) -> Option<(i16, usize)> {
    let word = line.words.get(at)?;
    if word.kind == WordKind::Number {
        let long = word.key.len() == 4 || named && word.key.len() == 3;
        return Some((word.key.parse().ok().filter(|_| long)?, at + 1));
    }
    let number = line.number(at).filter(|number| number.unit == NumberUnit::Count)?;
    let year = number.value;
    let fits = (1000.0..=2100.0).contains(&year) && year.fract() == 0.0 && number.max == Some(year);
    fits.then_some((year as i16, number.words.end))
}

/// A year with the word for it before, or an era after it.
pub(crate) fn year(line: &Line<'_>, at: usize) -> Option<Found> {
    let here = line.skip(at, &[TimeWord::Year]);
    let named = here > at && !line.named_before(at, "general");
    let (year, end) = year_number(line, here, named)?;
    if let Some((length, _)) = line.at(end, TimeWord::HijriEra) {
        return hijri::year(year, end + length);
    }
    if let Some((length, _)) = line.at(end, TimeWord::EraBefore) {
        let days = whole_year(year.checked_neg()?.checked_add(1)?);
        return Some(Found::days(end + length, days, TimePrecision::Year, format!("BC{year:04}"), BASIS));
    }
    let after = line.skip(end, &[TimeWord::Era]);
    if !named && after == end {
        return None;
    }
    // `عام 1436`: no Gregorian year of news is so early or so late.
    if hijri::YEARS.contains(&year) && after == end {
        return hijri::year(year, end);
    }
    // `عامي 2011 و2014`.
    let next = line.skip(after, &[TimeWord::And]);
    let joined = next > after || line.words.get(next).is_some_and(|word| line.tables.is_joined(word.key));
    if let Some((last, end)) =
        year_number(line, next, false).filter(|(last, _)| named && joined && *last > year)
        && YEARS.contains(&last)
    {
        return Some(range(year, last, line.skip(end, &[TimeWord::Era])));
    }
    (1..=2100).contains(&year).then(|| one(year, after))
}

/// A Gregorian year that ends before `end`.
pub(crate) fn one(year: i16, end: usize) -> Found {
    Found::days(end, whole_year(year), TimePrecision::Year, format!("{year:04}"), BASIS)
}

fn range(first: i16, last: i16, end: usize) -> Found {
    let days = Date::new(first, 1, 1).ok().zip(Date::new(last, 12, 31).ok());
    Found::days(end, days, TimePrecision::Years, format!("{first:04}/{last:04}"), "range")
}

/// A year without the word: in brackets, after a preposition of time, at the end of a clause.
pub(crate) fn bare(line: &Line<'_>, at: usize) -> Option<Found> {
    let recent = |at: usize| {
        line.words
            .get(at)
            .filter(|word| word.kind == WordKind::Number && word.key.len() == 4)
            .and_then(|word| word.key.parse::<i16>().ok())
            .filter(|year| NEAR_YEARS.contains(year))
    };
    let year = recent(at)?;
    // `2014-2018`, `2014/2015`.
    if line.is_one_of(at + 1, &["-", "/"])
        && let Some(last) = recent(at + 2).filter(|last| (year + 1..=year + 99).contains(last))
        && !line.is_one_of(at + 3, &["-", "/"])
    {
        return Some(range(year, last, at + 3));
    }
    // A link of a chain of digits is no year.
    let chained = line.is_one_of(at + 1, &["-", "/", ".", ":"]) && line.digits(at + 2).is_some()
        || line.is_sign(at + 1, "%")
        || at > 0 && line.is_one_of(at - 1, &["/", ".", ":"]);
    if chained {
        return None;
    }
    let bracketed = line.is_sign(at.wrapping_sub(1), "(") && line.is_sign(at + 1, ")");
    let kinds = [TimeWord::In, TimeWord::Since, TimeWord::Until, TimeWord::Range, TimeWord::Ago];
    let led = at > 0 && kinds.iter().any(|kind| line.ends_before(at, *kind));
    let closed = line.words.get(at + 1).is_none_or(|word| word.kind == WordKind::Punct)
        && at > 0
        && line.words[at - 1].kind == WordKind::Word;
    // Two thousand is also a round number of people.
    let round = year % 1000 == 0;
    (bracketed || (led || closed) && !round && year >= 1900).then(|| one(year, at + 1))
}
