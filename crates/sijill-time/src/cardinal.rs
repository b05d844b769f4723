//! Numbers in digits and words: `12,500`, `خمسة وعشرون ألفا`, ordinals, percent.

use std::ops::Range;

use crate::{
    NumberMention, NumberUnit, TimeTables, Word, WordKind, bound, digits, fraction, kinds::NumberWord,
};

/// All numbers of a line, in order, without overlap.
pub fn numbers(words: &[Word<'_>], tables: &TimeTables) -> Vec<NumberMention> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match number(words, at, tables) {
            Some(mention) => {
                at = mention.words.end;
                all.push(mention);
            }
            None => at += 1,
        }
    }
    bound::apply(words, tables, &mut all);
    all
}

const VALUES: [NumberWord; 9] = [
    NumberWord::Unit,
    NumberWord::TenUnit,
    NumberWord::Teen,
    NumberWord::Ten,
    NumberWord::Hundred,
    NumberWord::Scale,
    NumberWord::Double,
    NumberWord::Half,
    NumberWord::Few,
];

fn number(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<NumberMention> {
    let one = |end, value, unit| Some(mention(words, at..end, value, Some(value), unit));
    match words[at].kind {
        WordKind::Punct if words[at].key == "%" => {
            // In Arabic the sign may be written first.
            let (value, end) = digits::number(words, at + 1)?;
            let alone = touches(words, at + 1) && !touches(words, at);
            return if alone { one(end, value, NumberUnit::Percent) } else { None };
        }
        WordKind::Punct => {
            let (end, value) = negative(words, at)?;
            let (end, unit) = unit_after(words, end, tables);
            return one(end, value, unit);
        }
        WordKind::Word if !words[at].counts() => return None,
        WordKind::Word => {
            if let Some((length, entry)) = tables.number(words, at, &[NumberWord::Vague]) {
                let mention = mention(words, at..at + length, entry.number(), None, NumberUnit::Count);
                return Some(NumberMention { exact: false, ..mention });
            }
            // `ألفا شخص`: a dual before what it counts; before a further number it is one in the accusative.
            if let Some((length, entry)) = tables.number(words, at, &[NumberWord::Construct])
                && words.get(at + length).is_some_and(|next| {
                    next.kind == WordKind::Word && !next.counts() && !tables.is_and(next.key)
                })
            {
                return one(at + length, entry.number(), NumberUnit::Count);
            }
            if let Some((end, value)) = ordinal(words, at, tables) {
                return one(end, value, NumberUnit::Ordinal);
            }
            if let Some((end, value)) = percent_first(words, at, tables) {
                return one(end, value, NumberUnit::Percent);
            }
            if let Some((length, _)) = tables.number(words, at, &[NumberWord::Minus]) {
                let (end, value, _) = compound(words, at + length, tables)?;
                let (end, unit) = unit_after(words, end, tables);
                return one(end, -value, unit);
            }
            if let Some((end, value, part)) = fraction::alone(words, at, tables) {
                return one(end, value, if part { NumberUnit::Fraction } else { NumberUnit::Count });
            }
        }
        WordKind::Number if in_address(words, at) => return None,
        WordKind::Number => {}
    }
    let (end, value, few) = compound(words, at, tables)?;
    if let Some((end, value)) = ordinal_after(words, end, value, tables) {
        return one(end, value, NumberUnit::Ordinal);
    }
    if let Some((end, value)) = fraction::after(words, end, value, tables) {
        return one(end, value, NumberUnit::Fraction);
    }
    let (end, unit) = unit_after(words, end, tables);
    // "Some" of a kind is three to nine.
    let max = if few { value * 3.0 } else { value };
    Some(mention(words, at..end, value, Some(max), unit))
}

/// Whether a word stands close to the one before it, without a blank.
fn touches(words: &[Word<'_>], at: usize) -> bool {
    at > 0 && words.get(at).is_some_and(|word| words[at - 1].span.end == word.span.start)
}

/// Whether digits are a part of a web address or of code.
fn in_address(words: &[Word<'_>], at: usize) -> bool {
    let before = |sign: &[&str]| touches(words, at) && sign.contains(&words[at - 1].key);
    before(&["=", "&", "_", "?"]) || before(&["%"]) && touches(words, at - 1)
}

/// Percent after a number.
fn unit_after(words: &[Word<'_>], end: usize, tables: &TimeTables) -> (usize, NumberUnit) {
    match tables.number(words, end, &[NumberWord::Percent]) {
        Some((length, _)) => (end + length, NumberUnit::Percent),
        None if words.get(end).is_some_and(|word| word.key == "%") => (end + 1, NumberUnit::Percent),
        None => (end, NumberUnit::Count),
    }
}

/// `نسبة 20`, `بالمئة 20`: a percentage whose word stands before it, and none after it.
fn percent_first(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<(usize, f64)> {
    let (length, _) = tables.number(words, at, &[NumberWord::PercentLead, NumberWord::Percent])?;
    let (end, value, few) = compound(words, at + length, tables)?;
    let (_, unit) = unit_after(words, end, tables);
    // `نسبة 3 إلى 1` is a ratio, `نسبة 2 مليون` none of a hundred.
    let other = [NumberWord::To, NumberWord::Over, NumberWord::Parts];
    let plain = unit == NumberUnit::Count && !few && value <= 1000.0;
    (plain && tables.number(words, end, &other).is_none()).then_some((end, value))
}

/// `-3.5`: a minus that touches its number and nothing before it.
fn negative(words: &[Word<'_>], at: usize) -> Option<(usize, f64)> {
    if words[at].key != "-" || touches(words, at) || !touches(words, at + 1) {
        return None;
    }
    if at > 0 && words[at - 1].kind == WordKind::Number {
        return None;
    }
    let (value, end) = digits::number(words, at + 1)?;
    Some((end, -value))
}

/// A place in an order: `الثالث`, `الثالث والثلاثون`, `الواحد والعشرون`.
fn ordinal(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<(usize, f64)> {
    let tens = |end: usize| {
        let word = words.get(end).filter(|word| tables.is_joined(word.key))?;
        let (length, entry) = tables.number(words, end, &[NumberWord::Ten])?;
        tables.is_definite(word.key).then_some((end + length, entry.number()))
    };
    if let Some((length, entry)) = tables.number(words, at, &[NumberWord::Ordinal]) {
        let value = entry.number();
        if value < 10.0
            && let Some((end, ten)) = tens(at + length)
        {
            return Some((end, value + ten));
        }
        return Some((at + length, value));
    }
    let (length, entry) = tables.number(words, at, &[NumberWord::Unit])?;
    let (end, ten) = tens(at + length)?;
    (entry.number() == 1.0 && tables.is_definite(words[at].key)).then_some((end, ten + 1.0))
}

/// `المئة والخامسة والعشرون`: hundreds before a place in an order.
fn ordinal_after(words: &[Word<'_>], end: usize, value: f64, tables: &TimeTables) -> Option<(usize, f64)> {
    let joined = words.get(end).is_some_and(|word| tables.is_joined(word.key));
    if !joined || value < 100.0 || value % 100.0 != 0.0 {
        return None;
    }
    let (end, rest) = ordinal(words, end, tables)?;
    Some((end, value + rest))
}

/// The parts of a number so far.
struct Sum {
    total: f64,
    current: f64,
    last_scale: f64,
    few: bool,
}

/// A number with its parts joined by a conjunction and its scales: the word after it, its value, and
/// whether it is "some".
pub(crate) fn compound(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<(usize, f64, bool)> {
    let mut sum = Sum { total: 0.0, current: 0.0, last_scale: f64::INFINITY, few: false };
    let mut end = at;
    while end < words.len() {
        let first = end == at;
        // A conjunction may stand alone before its number.
        let alone = usize::from(!first && tables.is_and(words[end].key));
        let here = end + alone;
        let Some(after) = part(words, here, first, alone > 0, &mut sum, tables) else { break };
        end = after;
    }
    let value = sum.total + sum.current;
    (end > at && (value > 0.0 || words[at].kind == WordKind::Number)).then_some((end, value, sum.few))
}

/// Takes one part of a number in, where it fits; the word after it.
fn part(
    words: &[Word<'_>],
    at: usize,
    first: bool,
    alone: bool,
    sum: &mut Sum,
    tables: &TimeTables,
) -> Option<usize> {
    let word = words.get(at)?;
    if word.kind == WordKind::Number {
        return digits_part(words, at, first, alone, sum, tables);
    }
    let (length, entry) = tables.number(words, at, &VALUES)?;
    let (value, end) = (entry.number(), at + length);
    let and = alone || tables.is_joined(word.key);
    match entry.kind {
        NumberWord::Scale => {
            if value >= sum.last_scale || !first && and && sum.current == 0.0 && sum.total == 0.0 {
                return None;
            }
            // `ألف ومليون` are two numbers, `مليون وألف` is one.
            let times = if sum.current == 0.0 || and { 1.0 } else { sum.current };
            if and && sum.current > 0.0 {
                sum.total += sum.current;
            }
            sum.total += times * value;
            (sum.current, sum.last_scale) = (0.0, value);
        }
        NumberWord::Double => {
            if !first && !and {
                return None;
            }
            sum.total += value;
        }
        NumberWord::Half => {
            if first || !and {
                return None;
            }
            let scaled = sum.current == 0.0 && sum.last_scale.is_finite();
            sum.total += if scaled { value * sum.last_scale } else { value };
            // `مليون ونصف المليون`.
            let again = tables.number(words, end, &[NumberWord::Scale]);
            if let Some((more, _)) = again.filter(|(_, entry)| scaled && entry.number() == sum.last_scale) {
                return Some(end + more);
            }
        }
        kind => {
            // `ثلاثة وثلاثة أرباع`.
            if let Some((more, parts)) = tables.number(words, end, &[NumberWord::Parts])
                && !first
            {
                if !and {
                    return None;
                }
                sum.total += value / parts.number();
                return Some(end + more);
            }
            // `3 مئة`.
            if kind == NumberWord::Hundred
                && value == 100.0
                && !first
                && !and
                && (1.0..10.0).contains(&sum.current)
            {
                sum.current *= value;
                return Some(end);
            }
            if !first && !and {
                return None;
            }
            let larger = size(value) >= size(sum.current) && !(value >= 20.0 && sum.current < 10.0);
            if !first && sum.current > 0.0 && larger {
                return None;
            }
            sum.few |= kind == NumberWord::Few;
            sum.current += value;
        }
    }
    Some(end)
}

/// Digits open a number, or go on after a scale: `4 آلاف و21`.
fn digits_part(
    words: &[Word<'_>],
    at: usize,
    first: bool,
    alone: bool,
    sum: &mut Sum,
    tables: &TimeTables,
) -> Option<usize> {
    let (value, end) = digits::number(words, at)?;
    if !first {
        let scaled = tables.number(words, end, &[NumberWord::Scale, NumberWord::Hundred]).is_some();
        let room =
            value < sum.last_scale && sum.last_scale.is_finite() || (100.0..1000.0).contains(&sum.current);
        if !(alone || scaled)
            || !room
            || value == 0.0
            || size(value) >= size(sum.current) && sum.current > 0.0
        {
            return None;
        }
    }
    sum.current += value;
    Some(end)
}

/// Powers of ten: 1 to 9, 10 to 99, hundreds.
fn size(value: f64) -> u32 {
    if value >= 100.0 { 2 } else { u32::from(value >= 10.0) }
}

pub(crate) fn mention(
    words: &[Word<'_>],
    range: Range<usize>,
    value: f64,
    max: Option<f64>,
    unit: NumberUnit,
) -> NumberMention {
    let span = words[range.start].span.join(words[range.end - 1].span);
    NumberMention { words: range, span, value, max, lead: 0, exact: true, unit }
}
