//! Times of the clock: `الساعة العاشرة صباحا`, `10:30 مساء`, `الثامنة والنصف`.

use sijill_model::TimePrecision;

use crate::{
    NumberUnit, TimeKind, WordKind,
    kinds::TimeWord,
    line::{Found, Line},
    units::Unit,
};

/// An hour with its minutes; without the word for it, a part of the day or a zone must follow.
pub(crate) fn clock(line: &Line<'_>, at: usize) -> Option<Found> {
    let here = line.skip(at, &[TimeWord::Clock]);
    let named = here > at;
    let (hour, mut minute, mut end) = digits(line, here).or_else(|| ordinal(line, here, named))?;
    if minute == 0 {
        (minute, end) = minutes(line, end);
    }
    let zone = line.skip(end, &[TimeWord::Zone]);
    // `العاشرة من صباح الأحد`: the part of the day belongs to the day, but tells the half of it.
    let (part, after, sure) = match line.at(zone, TimeWord::PartAdverb) {
        Some((length, entry)) => (entry.value.as_str(), zone + length, true),
        None => {
            let of = line.skip(zone, &[TimeWord::Of]);
            let part = line.at(of, TimeWord::Part).map_or("", |(_, entry)| entry.value.as_str());
            (part, zone, zone > end || !part.is_empty() && of > zone)
        }
    };
    // `الساعات الأولى من الصباح` are no one o'clock.
    let hours = at > 0 && line.any(at - 1, &[TimeWord::Unit, TimeWord::Single]).is_some();
    if !named && (!sure || hours) {
        return None;
    }
    // `قتل 10 مساء أمس`: the part of the day may belong to the day after it, and the number to people.
    let lone =
        !named && line.words[here].kind == WordKind::Number && line.digits(here).is_some() && end == here + 1;
    let day = [TimeWord::Day, TimeWord::Weekday, TimeWord::WeekdayWord];
    if lone
        && line.at(zone, TimeWord::Part).is_some_and(|(length, _)| line.any(zone + length, &day).is_some())
    {
        return None;
    }
    let end = line.skip(after, &[TimeWord::Zone]);
    let mut total = hour_of_day(hour, part)? * 60 + minute;
    if total < 0 {
        total += 24 * 60;
    }
    let timex = format!("T{:02}:{:02}", total / 60, total % 60);
    Some(Found::undated(end, TimePrecision::Time, timex, TimeKind::Clock, "clock"))
}

/// `10:30`, `10.30` and a lone hour in digits.
fn digits(line: &Line<'_>, at: usize) -> Option<(i32, i32, usize)> {
    let word = line.words.get(at).filter(|word| word.kind == WordKind::Number)?;
    let (hour, minute, end) = match word.key.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?, at + 1),
        Some(_) => return None,
        None => {
            let hour = word.key.parse().ok()?;
            match line.digits(at + 2) {
                Some(minute) if line.is_sign(at + 1, ":") => (hour, i32::from(minute), at + 3),
                _ => (hour, 0, at + 1),
            }
        }
    };
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute, end))
}

/// An hour in words: a place in the order of hours, or after the word for it a number.
fn ordinal(line: &Line<'_>, at: usize, named: bool) -> Option<(i32, i32, usize)> {
    let number = line.number(at)?;
    let fits = (1.0..=12.0).contains(&number.value)
        && number.value.fract() == 0.0
        && (number.unit == NumberUnit::Ordinal || named && number.unit == NumberUnit::Count);
    fits.then_some((number.value as i32, 0, number.words.end))
}

/// `والنصف`, `إلا ربعا`, `و20 دقيقة`: minutes after or before the hour.
fn minutes(line: &Line<'_>, at: usize) -> (i32, usize) {
    if let Some((length, entry)) = line.at(at, TimeWord::ClockPart) {
        return (entry.number() as i32, at + length);
    }
    let here = line.skip(at, &[TimeWord::And]);
    let joined = here > at || line.words.get(at).is_some_and(|word| line.tables.is_joined(word.key));
    if let Some(number) = line.number(here).filter(|number| joined && number.value < 60.0)
        && let Some((length, entry)) = line.any(number.words.end, &[TimeWord::Unit, TimeWord::Single])
        && Unit::named(&entry.value) == Some(Unit::Minute)
    {
        return (number.value as i32, number.words.end + length);
    }
    (0, at)
}

/// The hour of 24 for an hour of 12 and a part of the day.
fn hour_of_day(hour: i32, part: &str) -> Option<i32> {
    if hour > 12 {
        return (hour <= 24).then_some(hour % 24);
    }
    Some(match part {
        "MO" | "DAWN" => hour % 12,
        "MI" if hour <= 4 => hour + 12,
        "AF" | "EV" => hour % 12 + 12,
        // A night reaches from the evening into the morning.
        "NI" if hour >= 6 => (hour + 12) % 24,
        _ => hour,
    })
}
