//! Numbers of units: `ثلاثة أيام`, `يومين`, `شهر`, `ساعة ونصف`, `شهر و21 يوما`.

use crate::{
    NumberUnit,
    kinds::TimeWord,
    line::Line,
    units::{self, Unit},
};

/// How the number of units is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// By a number.
    Counted,
    /// By the dual.
    Dual,
    /// One unit, in the singular.
    Single,
    /// Some units, no number: a plural alone, or "several".
    Vague,
}

/// A number of units at a word.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    /// First word after it.
    pub end: usize,
    pub form: Form,
    /// Counts and units in the order told; no count where it is vague.
    pub parts: Vec<(Option<f64>, Unit)>,
}

impl Amount {
    /// The first unit.
    pub fn unit(&self) -> Unit {
        self.parts[0].1
    }

    /// The first count; one where none is told.
    pub fn count(&self) -> f64 {
        self.parts[0].0.unwrap_or(1.0)
    }

    /// As ISO 8601.
    pub fn timex(&self) -> String {
        units::length(&self.parts)
    }
}

const UNITS: [TimeWord; 2] = [TimeWord::Unit, TimeWord::Single];
/// More units than this are no time of news.
const MOST: f64 = 1e7;

/// One number of one unit.
pub(crate) fn amount(line: &Line<'_>, at: usize) -> Option<Amount> {
    let (end, form, count, unit) = told(line, at)?;
    let unit = Unit::named(unit)?;
    let mut amount = Amount { end, form, parts: vec![(count, unit)] };
    if form != Form::Vague {
        half(line, &mut amount);
    }
    Some(amount)
}

fn told<'l>(line: &Line<'l>, at: usize) -> Option<(usize, Form, Option<f64>, &'l str)> {
    if let Some((length, entry)) = line.at(at, TimeWord::Dual) {
        return Some((at + length, Form::Dual, Some(2.0), &entry.value));
    }
    if let Some((length, _)) = line.at(at, TimeWord::Several) {
        let (more, entry) = line.any(at + length, &UNITS)?;
        return Some((at + length + more, Form::Vague, None, &entry.value));
    }
    let here = line.skip(at, &[TimeWord::Article]);
    if let Some(number) = line.number(here) {
        // `أقل من ثلاثة أسابيع`: below the number that is told.
        let value = if number.value == 0.0 { number.max.unwrap_or(0.0) } else { number.value };
        let most = match number.unit {
            NumberUnit::Count => MOST,
            // `نصف القرن الماضي` is no length.
            NumberUnit::Fraction if !line.is_definite(number.words.end) => 1.0,
            _ => return None,
        };
        if !(0.0..=most).contains(&value) {
            return None;
        }
        // `ارتفع إلى 5 اليوم`: a number counts no unit that is definite.
        if number.unit == NumberUnit::Count
            && line.is_definite(number.words.end)
            && !line.is_definite(number.words.start)
        {
            return None;
        }
        let (length, entry) = line.any(number.words.end, &UNITS)?;
        return Some((number.words.end + length, Form::Counted, Some(value), &entry.value));
    }
    if let Some((length, entry)) = line.at(at, TimeWord::Single) {
        // `الأمين العام`: the adjective "general" looks like a year.
        if line.named_before(at, "general") {
            return None;
        }
        // `شهر واحد`, `يوم كامل`.
        let mut end = at + length;
        let one = line
            .number(end)
            .filter(|one| one.value == 1.0 && one.unit == NumberUnit::Count && line.digits(end).is_none());
        if let Some(one) = one {
            return Some((one.words.end, Form::Counted, Some(1.0), &entry.value));
        }
        if let Some((more, _)) = line.at(end, TimeWord::Whole) {
            end += more;
            return Some((end, Form::Counted, Some(1.0), &entry.value));
        }
        return Some((end, Form::Single, Some(1.0), &entry.value));
    }
    let (length, entry) = line.at(at, TimeWord::Unit)?;
    Some((at + length, Form::Vague, None, &entry.value))
}

/// `ساعة ونصف`, `عام ونصف العام`.
fn half(line: &Line<'_>, amount: &mut Amount) {
    let Some(number) = line.number(amount.end) else { return };
    if number.value >= 1.0 || !line.tables.is_joined(line.words[amount.end].key) {
        return;
    }
    let (count, unit) = amount.parts[0];
    amount.end = number.words.end;
    if let Some((length, entry)) = line.any(amount.end, &UNITS)
        && Unit::named(&entry.value) == Some(unit)
    {
        amount.end += length;
    }
    amount.parts[0] = (count.map(|count| count + number.value), unit);
    amount.form = Form::Counted;
}

/// Amounts of several units joined by "and".
pub(crate) fn compound(line: &Line<'_>, at: usize) -> Option<Amount> {
    let mut all = amount(line, at)?;
    while all.form != Form::Vague {
        let and = line.skip(all.end, &[TimeWord::And]);
        // A conjunction stands alone, or is attached to the next word.
        let joined = and > all.end
            || line.words.get(all.end).is_some_and(|word| {
                !line.tables.is_bare(word.key) && line.number(all.end).is_none()
                    || line.tables.is_joined(word.key)
            });
        let Some(next) = amount(line, and).filter(|_| joined) else { break };
        let told = matches!(next.form, Form::Counted | Form::Dual);
        if !told || all.parts.iter().any(|(_, unit)| *unit == next.unit()) {
            break;
        }
        all.end = next.end;
        all.form = Form::Counted;
        all.parts.extend(next.parts);
    }
    Some(all)
}
