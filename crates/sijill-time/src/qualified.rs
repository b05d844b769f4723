//! Units told as last, next or this: `الأسبوع الماضي`, `هذا الشهر`, `الأيام الثلاثة المقبلة`.

use jiff::civil::Date;
use sijill_model::TimePrecision;

use crate::{
    NumberUnit, TimeKind,
    amount::{Amount, Form, amount},
    kinds::TimeWord,
    line::{Found, Line},
    relative::{SOME_AFTER, SOME_BEFORE},
    units::{Unit, add_days, calendar_unit, length, step},
};

const BASIS: &str = "relative to publication";
const RECENT_MONTHS: &str = "the three months or so before publication";
/// "Recent months", without a number, are taken as three.
const SOME: f64 = 3.0;

const QUALIFIERS: [TimeWord; 6] = [
    TimeWord::BeforeLast,
    TimeWord::AfterNext,
    TimeWord::Last,
    TimeWord::Final,
    TimeWord::Next,
    TimeWord::This,
];

/// A unit with its qualifier before or after it.
pub(crate) fn qualified(line: &Line<'_>, at: usize) -> Option<Found> {
    if let Some(found) = this(line, at) {
        return Some(found);
    }
    let mut amount = amount(line, at)?;
    // `الأيام القليلة الماضية`, `الأيام الثلاثة الماضية`: the number follows.
    let mut end = line.skip(amount.end, &[TimeWord::Several]);
    let after = line.skip(end, &[TimeWord::Article]);
    if let Some(number) = line.number(after).filter(|number| number.unit == NumberUnit::Count) {
        end = number.words.end;
        amount.parts[0].0 = Some(number.value);
        amount.form = Form::Counted;
    }
    let (more, entry) = line.any(end, &QUALIFIERS)?;
    end += more;
    let unit = amount.unit();
    if entry.kind == TimeWord::Final {
        // `اليوم الأخير`, `الدقائق الأخيرة` and `الأسبوع الأخير من` are the last of something else.
        let other = unit < Unit::Hour || unit == Unit::Day && amount.form == Form::Single;
        let loose = unit == Unit::Hour
            && !line.ends_before(at, TimeWord::In)
            && !line.ends_before(at, TimeWord::Lead);
        if other || loose || line.is(end, TimeWord::Of) {
            return None;
        }
    }
    let kind = if entry.kind == TimeWord::Final { TimeWord::Last } else { entry.kind };
    if amount.form == Form::Single && unit >= Unit::Day {
        return one(line, end, unit, kind);
    }
    several(line, end, &amount, kind)
}

/// `هذا الأسبوع`, `هذه السنة`.
fn this(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, _) = line.at(at, TimeWord::Demonstrative)?;
    let (more, entry) = line.any(at + length, &[TimeWord::Single, TimeWord::Unit])?;
    // After the demonstrative the noun has its article; without it the two are a sentence.
    if !line.tables.is_definite(line.words[at + length].key) {
        return None;
    }
    let unit = Unit::named(&entry.value)?;
    let end = at + length + more;
    if entry.kind == TimeWord::Unit {
        let days = line.published().map(|day| (day, day));
        let found = Found::days(end, days, TimePrecision::Days, "PRESENT_REF".to_owned(), BASIS);
        // `هذه الأيام` is now, and no day.
        return (unit == Unit::Day).then_some(Found { kind: TimeKind::Reference, ..found });
    }
    (unit > Unit::Day).then(|| one(line, end, unit, TimeWord::This)).flatten()
}

/// The unit of the calendar that a qualifier points to.
pub(crate) fn one(line: &Line<'_>, end: usize, unit: Unit, kind: TimeWord) -> Option<Found> {
    let shift = match kind {
        TimeWord::Last => -1.0,
        TimeWord::BeforeLast => -2.0,
        TimeWord::Next => 1.0,
        TimeWord::AfterNext => 2.0,
        _ => 0.0,
    };
    let Some(published) = line.published() else {
        return Some(Found::days(end, None, unit.precision(), reference(kind).to_owned(), BASIS));
    };
    let (days, timex) = calendar_unit(step(published, shift, unit)?, unit)?;
    Some(Found::days(end, Some(days), unit.precision(), timex, BASIS))
}

fn reference(kind: TimeWord) -> &'static str {
    match kind {
        TimeWord::Last | TimeWord::BeforeLast => "PAST_REF",
        TimeWord::Next | TimeWord::AfterNext => "FUTURE_REF",
        _ => "PRESENT_REF",
    }
}

/// Some units before or after publication.
fn several(line: &Line<'_>, end: usize, amount: &Amount, kind: TimeWord) -> Option<Found> {
    let (count, unit) = amount.parts[0];
    let timex =
        if amount.form == Form::Vague { reference(kind).to_owned() } else { length(&[(count, unit)]) };
    let mut days = match line.published() {
        Some(published) => Some(window(published, count.unwrap_or(SOME), unit, kind)?),
        None => None,
    };
    // Recent months begin with one of them: a quarter tells something, where some days or some years tell nothing.
    let months = amount.form == Form::Vague && unit == Unit::Month && kind == TimeWord::Last;
    if months && let Some((first, _)) = &mut days {
        *first = first.first_of_month();
    }
    let precision = if unit.is_clock() { TimePrecision::Day } else { TimePrecision::Days };
    let basis = match kind {
        _ if amount.form != Form::Vague => BASIS,
        _ if months => RECENT_MONTHS,
        TimeWord::Next | TimeWord::AfterNext => SOME_AFTER,
        _ => SOME_BEFORE,
    };
    Some(Found::days(end, days, precision, timex, basis))
}

fn window(published: Date, count: f64, unit: Unit, kind: TimeWord) -> Option<(Date, Date)> {
    if unit.is_clock() {
        let days = if unit == Unit::Hour { (count / 24.0).ceil().max(1.0) } else { 0.0 };
        return match kind {
            TimeWord::Next | TimeWord::AfterNext => Some((published, step(published, days, Unit::Day)?)),
            _ => Some((step(published, -days, Unit::Day)?, published)),
        };
    }
    match kind {
        TimeWord::Next | TimeWord::AfterNext => {
            let first = add_days(published, 1)?;
            Some((first, add_days(step(first, count, unit)?, -1)?))
        }
        TimeWord::This => Some((published, published)),
        _ => Some((step(published, -count, unit)?, published)),
    }
}
