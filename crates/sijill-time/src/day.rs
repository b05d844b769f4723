//! Days told by a word: today, yesterday, tomorrow, with a part of the day.

use jiff::civil::Weekday;
use sijill_model::TimePrecision;

use crate::{
    kinds::TimeWord,
    line::{Found, Line},
    period::this_unit,
    qualified::qualified,
    units::add_days,
    weekday::weekday,
};

/// `اليوم`, `أمس`, `أول من أمس`, `غدا`, `مساء أمس`, `أمس الأحد`.
pub(crate) fn word(line: &Line<'_>, at: usize) -> Option<Found> {
    // `الليلة الماضية` is a day's name, though `ليلة` may also be the part of one.
    let part = line
        .at(at, TimeWord::Part)
        .map(|(length, entry)| (entry.value.as_str(), at + length))
        .filter(|&(_, here)| line.is(here, TimeWord::Day));
    let (mut part, here) = part.unwrap_or(("", at));
    let (length, entry) = line.at(here, TimeWord::Day)?;
    let mut end = here + length;
    // `ذلك اليوم`, `اليوم التالي`, `اليوم العالمي`, `اليوم الثاني` are no today.
    let ordered = line.number(end).is_some_and(|number| number.unit == crate::NumberUnit::Ordinal);
    if line.named_before(here, "day") || line.named_after(end, "day") || ordered && entry.value == "0" {
        return None;
    }
    let (shift, own) = entry.value.split_once('/').unwrap_or((&entry.value, ""));
    if !own.is_empty() {
        part = own;
    }
    let shift: i64 = shift.parse().ok()?;
    let mut day = line.published().and_then(|day| add_days(day, shift));
    // `أمس الأحد`: where the two do not agree, the report was written on another day than it was
    // published, and the weekday tells which.
    if let Some((more, entry)) = line.at(end, TimeWord::Weekday)
        && let Ok(weekday) = Weekday::from_monday_one_offset(entry.number() as i8)
    {
        end += more;
        let agrees = day.is_none_or(|day| day.weekday() == weekday);
        if let (false, Some(published)) = (agrees, line.published()) {
            let ahead = i64::from(published.weekday().until(weekday));
            day = add_days(published, if ahead > 0 && shift <= 0 { ahead - 7 } else { ahead });
        }
    }
    if let Some((after, own)) = part_after(line, end) {
        (end, part) = (after, own);
    }
    let unresolved = match shift {
        0 => "PRESENT_REF",
        1.. => "FUTURE_REF",
        _ => "PAST_REF",
    };
    let found = Found::day(end, day, unresolved, "relative to publication");
    Some(if found.days.is_some() { found.within_day(part) } else { found })
}

/// A part of the day after its day: `أمس مساء`. One that opens the next expression stays with that.
pub(crate) fn part_after<'l>(line: &Line<'l>, end: usize) -> Option<(usize, &'l str)> {
    let (length, entry) = line.any(end, &[TimeWord::Part, TimeWord::PartAdverb])?;
    let after = end + length;
    let next = [TimeWord::Day, TimeWord::Weekday, TimeWord::WeekdayWord];
    let opens = entry.kind == TimeWord::Part && line.any(after, &next).is_some();
    (!opens).then_some((after, entry.value.as_str()))
}

/// `في وقت سابق من اليوم`, `في ساعة متأخرة من مساء أمس`: a loose hour of what follows.
pub(crate) fn sometime(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.at(at, TimeWord::Sometime)?;
    let here = at + length;
    if let Some(day) = word(line, here).or_else(|| weekday(line, here)) {
        return Some(day);
    }
    let mut whole = qualified(line, here).or_else(|| this_unit(line, here))?;
    // `في وقت لاحق من العام`: what of it is still to come, or already past.
    if let (Some((start, end)), Some(published)) = (whole.days, line.published())
        && start <= published
        && published <= end
    {
        whole.days = match entry.value.as_str() {
            "later" => Some((add_days(published, 1)?.min(end), end)),
            "earlier" => Some((start, add_days(published, -1)?.max(start))),
            _ => whole.days,
        };
        whole.precision = TimePrecision::Days;
    }
    Some(whole)
}
