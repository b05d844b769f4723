//! Times by their distance from publication, and lengths of time.

use sijill_model::TimePrecision;

use crate::{
    Tense, TimeKind, WordKind,
    amount::{Amount, Form, compound},
    kinds::{NumberWord, TimeWord},
    line::{Found, Line},
    units::{Unit, add_days, calendar_unit, step},
};

const BASIS: &str = "relative to publication";
/// What lies some days, weeks or years off, nobody says how many.
pub(crate) const SOME_BEFORE: &str = "some time before publication";
pub(crate) const SOME_AFTER: &str = "some time after publication";

/// `قبل يومين`, `منذ ثلاثة أشهر`: a day for days, a month for months, a year for years.
pub(crate) fn ago(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, entry) = line.at(at, TimeWord::Ago)?;
    let here = bounds(line, at + length);
    let amount = compound(line, here)?;
    if !is_length(line, here, &amount, true) {
        return None;
    }
    let end = until_now(line, amount.end)?;
    if amount.form == Form::Vague {
        return Some(some(line, end, amount.unit(), entry.value == "since"));
    }
    let mut found = at_distance(line, end, &amount, -1.0)?;
    // What is told "since" years goes on; since days or months it is as well "ago".
    if entry.value == "since" && amount.unit() >= Unit::Year {
        found.days = found.days.zip(line.published()).map(|((start, _), published)| (start, published));
    }
    Some(found)
}

/// `بعد أسبوعين` of what is to come; of what was, it is counted from another event.
pub(crate) fn ahead(line: &Line<'_>, at: usize) -> Option<Found> {
    let (length, _) = line.at(at, TimeWord::After)?;
    let here = bounds(line, at + length);
    let amount = compound(line, here)?;
    let end = until_now(line, amount.end)?;
    let told = end > amount.end || line.tense(at) == Tense::Future;
    if !told || amount.form == Form::Vague || !is_length(line, here, &amount, true) {
        return None;
    }
    at_distance(line, end, &amount, 1.0)
}

/// `قبل أيام`: the plural of a unit counts from three to ten of it.
fn some(line: &Line<'_>, end: usize, unit: Unit, since: bool) -> Found {
    let days = line
        .published()
        .filter(|_| !unit.is_clock())
        .and_then(|published| step(published, -10.0, unit).zip(step(published, -3.0, unit)));
    let precision = if unit < Unit::Year { TimePrecision::Days } else { TimePrecision::Years };
    let basis = if since { "since some time before publication" } else { SOME_BEFORE };
    Found::days(end, days, precision, "PAST_REF".to_owned(), basis)
}

/// Steps over "more than", "about", "at least".
fn bounds(line: &Line<'_>, at: usize) -> usize {
    let kinds = [NumberWord::About, NumberWord::AtLeast, NumberWord::AtMost];
    let mut here = at;
    while let Some((length, _)) = line.tables.number(line.words, here, &kinds) {
        here += length;
    }
    here
}

/// Whether a number of units is a length and not the head of a date: `عام 2011`, `شهر مايو`,
/// `الأسبوع الماضي`.
pub(crate) fn is_length(line: &Line<'_>, at: usize, amount: &Amount, ago: bool) -> bool {
    let qualifiers = [
        TimeWord::Last,
        TimeWord::Next,
        TimeWord::This,
        TimeWord::Final,
        TimeWord::BeforeLast,
        TimeWord::AfterNext,
    ];
    let heads = [
        TimeWord::Weekday,
        TimeWord::WeekdayBare,
        TimeWord::Month,
        TimeWord::MonthWeak,
        TimeWord::MonthRare,
        TimeWord::HijriMonth,
        TimeWord::Day,
    ];
    if line.any(amount.end, &qualifiers).is_some() {
        return false;
    }
    let bare = line.words.get(at).is_some_and(|word| !line.tables.is_definite(word.key));
    match amount.form {
        // `خلال عقد المؤتمر` is the holding of it, not ten years.
        Form::Single if amount.unit() == Unit::Decade && line.is_word(amount.end) => false,
        Form::Single => bare && line.number(amount.end).is_none() && line.any(amount.end, &heads).is_none(),
        // `خلال أيام العيد` are days of something.
        Form::Vague => bare && (ago || !line.is_word(amount.end)),
        _ => true,
    }
}

/// The word after "from now"; nothing where the distance is counted from something else.
pub(crate) fn until_now(line: &Line<'_>, end: usize) -> Option<usize> {
    if let Some((length, _)) = line.at(end, TimeWord::FromNow) {
        return Some(end + length);
    }
    (!line.is(end, TimeWord::Of)).then_some(end)
}

fn at_distance(line: &Line<'_>, end: usize, amount: &Amount, sign: f64) -> Option<Found> {
    let mut precision = amount.unit().precision();
    let Some(published) = line.published() else {
        let timex = if sign < 0.0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Found::days(end, None, precision, timex.to_owned(), BASIS));
    };
    let mut day = published;
    let mut finest = amount.unit();
    for (count, unit) in &amount.parts {
        day = step(day, sign * count.unwrap_or(1.0), *unit)?;
        finest = finest.min(*unit);
    }
    // `قبل عام ونصف` is told in months.
    if finest >= Unit::Year && amount.count().fract() != 0.0 {
        finest = Unit::Month;
    }
    if finest != amount.unit() {
        precision = finest.precision();
    }
    // A decade ago is a year, not a decade of the calendar.
    let finest = finest.min(Unit::Year);
    let (mut days, timex) = calendar_unit(day, finest)?;
    if finest == Unit::Week {
        days = (add_days(day, -3)?, add_days(day, 3)?);
    }
    Some(Found::days(end, Some(days), precision, timex, BASIS))
}

/// `ثلاث ساعات`, `لمدة عامين`, `طوال الشهر`: a length, no date.
pub(crate) fn length(line: &Line<'_>, at: usize) -> Option<Found> {
    // Some leads are part of the expression, others only show that one follows.
    let (here, mut led) = match line.at(at, TimeWord::Lead) {
        Some((length, entry)) if entry.value == "within" => (at + length, true),
        Some(_) => return None,
        None => (at, line.ends_before(at, TimeWord::Lead)),
    };
    led |= here > at;
    let amount = compound(line, here)?;
    // `بعد شهر من بدء العرض`: from another event.
    led |= line.is(amount.end, TimeWord::Of)
        && (line.ends_before(here, TimeWord::After) || line.ends_before(here, TimeWord::Ago));
    let counted = matches!(amount.form, Form::Counted | Form::Dual)
        || amount.form == Form::Vague && line.is(here, TimeWord::Several);
    if !counted
        && !(led && (amount.form == Form::Single && here > at || is_length(line, here, &amount, false)))
    {
        return None;
    }
    // `طوال العام 2014` is no length.
    if amount.form == Form::Single && !is_plain(line, amount.end) {
        return None;
    }
    let precision = if amount.unit().is_clock() { TimePrecision::Time } else { amount.unit().precision() };
    Some(Found::undated(amount.end, precision, amount.timex(), TimeKind::Duration, "duration"))
}

/// Whether nothing follows that would turn a unit into a date.
fn is_plain(line: &Line<'_>, end: usize) -> bool {
    let kinds = [TimeWord::Last, TimeWord::Next, TimeWord::This, TimeWord::BeforeLast, TimeWord::Final];
    let number = line.words.get(end).is_some_and(|word| word.kind == WordKind::Number);
    !number && line.number(end).is_none() && line.any(end, &kinds).is_none()
}
