//! Days told by a word: today, yesterday, tomorrow, with a part of the day.

use crate::{
    kinds::TimeWord,
    line::{Found, Line},
    qualified::qualified,
    units::add_days,
    weekday::weekday,
};

/// `اليوم`, `أمس`, `أول من أمس`, `غدا`, `مساء أمس`, `أمس الأحد`.
pub(crate) fn word(line: &Line<'_>, at: usize) -> Option<Found> {
    let (mut part, here) = match line.at(at, TimeWord::Part) {
        Some((length, entry)) => (entry.value.as_str(), at + length),
        None => ("", at),
    };
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
    let day = line.published().and_then(|day| add_days(day, shift));
    // `أمس الأحد`: the weekday belongs to it where it agrees.
    if let Some((more, entry)) = line.at(end, TimeWord::Weekday)
        && day.is_none_or(|day| i64::from(day.weekday().to_monday_one_offset()) == entry.number() as i64)
    {
        end += more;
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
    let (length, _) = line.at(at, TimeWord::Sometime)?;
    let here = at + length;
    word(line, here).or_else(|| weekday(line, here)).or_else(|| qualified(line, here))
}
