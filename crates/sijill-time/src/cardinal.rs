//! Numbers in digits and words: `12,500`, `خمسة وعشرون ألفا`, ordinals, percent.

use std::ops::Range;

use crate::{NumberMention, NumberUnit, TimeTables, Word, WordKind, bound};

/// All numbers of a line, in order, without overlap.
pub fn numbers(words: &[Word<'_>], tables: &TimeTables) -> Vec<NumberMention> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = number(words, at, tables);
        match found {
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

const VALUES: [&str; 9] = ["unit", "ten-unit", "teen", "ten", "hundred", "scale", "double", "half", "few"];

fn number(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<NumberMention> {
    let digits = words[at].kind == WordKind::Number;
    if !digits && !tables.knows(words[at].key) {
        return None;
    }
    if !digits && let Some((length, entry)) = tables.number(words, at, &["vague"]) {
        return Some(mention(words, at..at + length, entry.number(), None, NumberUnit::Count));
    }
    if !digits && let Some((length, entry)) = tables.number(words, at, &["ordinal"]) {
        let value = entry.number();
        return Some(mention(words, at..at + length, value, Some(value), NumberUnit::Ordinal));
    }
    let (end, value, few) = compound(words, at, tables)?;
    let (end, unit) = match tables.number(words, end, &["percent"]) {
        Some((length, _)) => (end + length, NumberUnit::Percent),
        None if words.get(end).is_some_and(|word| word.key == "%") => (end + 1, NumberUnit::Percent),
        None => (end, NumberUnit::Count),
    };
    // "Some" of a kind is three to nine.
    let max = if few { value * 3.0 } else { value };
    Some(mention(words, at..end, value, Some(max), unit))
}

/// A number with its parts joined by a conjunction and its scales.
fn compound(words: &[Word<'_>], at: usize, tables: &TimeTables) -> Option<(usize, f64, bool)> {
    let (mut total, mut current, mut end, mut few) = (0.0, 0.0, at, false);
    let mut last_scale = f64::INFINITY;
    while end < words.len() {
        if words[end].kind == WordKind::Number {
            if end > at {
                break;
            }
            current = digits(words[end].key)?;
            end += 1;
            continue;
        }
        let joined = end > at;
        let Some((length, entry)) = tables.number(words, end, &VALUES) else { break };
        let value = entry.number();
        match entry.kind.as_str() {
            "scale" => {
                let scaled = if current == 0.0 { value } else { current * value };
                if value >= last_scale {
                    break;
                }
                total += scaled;
                current = 0.0;
                last_scale = value;
            }
            "double" => {
                if joined && !is_and(words, end, tables) {
                    break;
                }
                total += value;
            }
            "half" => {
                if !joined {
                    break;
                }
                total += if current == 0.0 && last_scale.is_finite() { value * last_scale } else { value };
            }
            kind => {
                // Parts of one number are joined by a conjunction; a hundred may follow a unit.
                if joined
                    && !is_and(words, end, tables)
                    && !(kind == "hundred" && current < 10.0 && total == 0.0)
                {
                    break;
                }
                if joined
                    && current > 0.0
                    && size(value) >= size(current)
                    && !(value >= 20.0 && current < 10.0)
                {
                    break;
                }
                few |= kind == "few";
                current += value;
            }
        }
        end += length;
    }
    (end > at && total + current > 0.0).then_some((end, total + current, few))
}

/// Powers of ten: 1 to 9, 10 to 99, hundreds.
fn size(value: f64) -> u32 {
    if value >= 100.0 { 2 } else { u32::from(value >= 10.0) }
}

/// Whether a word carries the conjunction that joins parts of a number: the first proclitic.
fn is_and(words: &[Word<'_>], at: usize, tables: &TimeTables) -> bool {
    tables.is_joined(words[at].key)
}

/// A number in digits, thousands signs left out.
pub(crate) fn digits(key: &str) -> Option<f64> {
    let commas = key.matches(',').count();
    let dots = key.matches('.').count();
    let grouped = |sign: char| key.split(sign).skip(1).all(|part| part.len() == 3);
    let plain: String = match (commas, dots) {
        (0, 0 | 1) => key.to_owned(),
        (1, 0) if !grouped(',') => key.replace(',', "."),
        (_, 0) if grouped(',') => key.replace(',', ""),
        (0, _) if grouped('.') => key.replace('.', ""),
        (_, 1) => key.replace(',', ""),
        _ => return None,
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

pub(crate) fn mention(
    words: &[Word<'_>],
    range: Range<usize>,
    value: f64,
    max: Option<f64>,
    unit: NumberUnit,
) -> NumberMention {
    let span = words[range.start].span.join(words[range.end - 1].span);
    NumberMention { words: range, span, value, max, exact: true, unit }
}
