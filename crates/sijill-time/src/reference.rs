//! Times that name no day: now, recently, soon; and what comes back: daily, every year.

use sijill_model::TimePrecision;

use crate::{
    TimeKind,
    amount::{Form, amount},
    kinds::TimeWord,
    line::{Found, Line},
    units::length,
};

/// `الآن`, `مؤخرا`, `قريبا`.
pub(crate) fn reference(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.at(at, TimeWord::Reference)?;
    if line.named_before(at, "reference") || line.named_after(at + length, "reference") {
        return None;
    }
    Some(undated(at + length, entry.value.clone(), TimeKind::Reference, "reference"))
}

/// `يوميا`, `كل يوم`, `كل ثلاثة أشهر`, `كل يوم جمعة`.
pub(crate) fn set(line: &Line<'_>, at: usize) -> Option<Found> {
    if let Some((length, entry)) = line.at(at, TimeWord::Set) {
        // `يومي الأحد والاثنين`: the same letters are two days.
        let end = at + length;
        let two = line.number(end).is_some()
            || line.is(end, TimeWord::Weekday)
            || line.is_sign(end, "(") && line.digits(end + 1).is_some();
        return (!two).then(|| undated(end, entry.value.clone(), TimeKind::Set, "set"));
    }
    let (length_of, _) = line.at(at, TimeWord::Every)?;
    let here = at + length_of;
    let day = line.skip(here, &[TimeWord::WeekdayWord]);
    if let Some((more, entry)) = line.any(day, &[TimeWord::WeekdayBare, TimeWord::Weekday])
        && day > here
        && line.tables.is_bare(line.words[day].key)
    {
        return Some(undated(day + more, format!("XXXX-WXX-{}", entry.value), TimeKind::Set, "set"));
    }
    let amount = amount(line, here)?;
    // `كل الأيام` is all of them.
    if amount.form == Form::Vague
        || line.tables.is_definite(line.words[here].key) && amount.form == Form::Single
    {
        return None;
    }
    Some(undated(amount.end, length(&amount.parts), TimeKind::Set, "set"))
}

fn undated(end: usize, timex: String, kind: TimeKind, basis: &'static str) -> Found {
    Found::undated(end, TimePrecision::Unknown, timex, kind, basis)
}
