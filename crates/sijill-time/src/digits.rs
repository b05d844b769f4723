//! Numbers in digits of either kind, with their signs: `12,500`, `1،234،567`, `1 234 567`, `3.5`.

use crate::{Word, WordKind};

/// A number in digits at a word, with the word after it.
pub(crate) fn number(words: &[Word<'_>], at: usize) -> Option<(f64, usize)> {
    let key = digits_at(words, at)?;
    let short = key.len() <= 3 && !key.contains(['.', ',']);
    if short && let Some((text, end)) = grouped(words, at, key) {
        return Some((value(&text)?, end));
    }
    Some((value(key)?, at + 1))
}

fn digits_at<'w>(words: &[Word<'w>], at: usize) -> Option<&'w str> {
    words.get(at).filter(|word| word.kind == WordKind::Number).map(|word| word.key)
}

/// Groups of three parted by the Arabic comma, or by single blanks where there are several.
fn grouped(words: &[Word<'_>], at: usize, first: &str) -> Option<(String, usize)> {
    let (mut text, mut end, mut groups) = (first.to_owned(), at + 1, 0);
    let blanks = digits_at(words, end).is_some();
    loop {
        let next = if blanks { end } else { end + 1 };
        let Some(key) = digits_at(words, next) else { break };
        let near = if blanks {
            words[next].span.start == words[end - 1].span.end + 1
        } else {
            words[end].key == COMMA
                && words[end].span.start == words[end - 1].span.end
                && words[next].span.start == words[end].span.end
        };
        let whole = key.find(['.', ',']).unwrap_or(key.len());
        if !near || whole != 3 {
            break;
        }
        text.push_str(key);
        (end, groups) = (next + 1, groups + 1);
        // Decimals end the number.
        if whole < key.len() {
            break;
        }
    }
    (groups >= if blanks { 2 } else { 1 }).then_some((text, end))
}

const COMMA: &str = "،";

/// The value of digits, thousands signs left out.
fn value(key: &str) -> Option<f64> {
    let commas = key.matches(',').count();
    let dots = key.matches('.').count();
    let grouped = |sign: char| key.split(sign).skip(1).all(|part| part.len() == 3);
    let plain: String = match (commas, dots) {
        (0, 0 | 1) => key.to_owned(),
        (1, 0) if !grouped(',') || key.starts_with("0,") => key.replace(',', "."),
        (_, 0) if grouped(',') => key.replace(',', ""),
        (0, _) if grouped('.') => key.replace('.', ""),
        (_, 1) => key.replace(',', ""),
        _ => return None,
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn signs() {
        for (key, expected) in [
            ("12,500", Some(12_500.0)),
            ("12,5", Some(12.5)),
            ("0,125", Some(0.125)),
            ("1.234.567", Some(1_234_567.0)),
            ("1,234.5", Some(1_234.5)),
            ("3.5", Some(3.5)),
            ("1.2.3", None),
            ("1,2,3", None),
        ] {
            assert_eq!(value(key), expected, "{key}");
        }
    }
}
