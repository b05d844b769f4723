//! What goes on for some days: `لليوم الثالث على التوالي`.

use sijill_model::TimePrecision;

use crate::{
    NumberUnit,
    kinds::TimeWord,
    line::{Found, Line},
    units::{Unit, length, step},
};

/// From the first of the units to publication.
pub(crate) fn running(line: &Line<'_>, at: usize) -> Option<Found> {
    let (more, entry) = line.at(at, TimeWord::Single)?;
    let unit = Unit::named(&entry.value).filter(|unit| *unit >= Unit::Day)?;
    let number = line.number(at + more).filter(|number| number.unit == NumberUnit::Ordinal)?;
    let (more, _) = line.at(number.words.end, TimeWord::Running)?;
    let days = match line.published() {
        Some(published) => Some((step(published, 1.0 - number.value, unit)?, published)),
        None => None,
    };
    let timex = length(&[(Some(number.value), unit)]);
    Some(Found::days(number.words.end + more, days, TimePrecision::Days, timex, "running until publication"))
}
