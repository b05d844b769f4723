//! Plain sentences as words, read with the Arabic pack.

use jiff::civil::Date;
use sijill_model::Span;
use sijill_text::fold;
use sijill_time::{NumberMention, Reference, Tense, TimeMention, TimeTables, Word, WordKind, numbers, times};

/// The tables of the Arabic pack.
pub fn tables() -> TimeTables {
    let time = include_str!("../../../../packs/ar/time.tsv");
    let numbers = include_str!("../../../../packs/ar/numbers.tsv");
    TimeTables::compile(("ar/time.tsv", time), ("ar/numbers.tsv", numbers)).expect("the pack compiles")
}

/// A word cut from a sentence.
struct Cut {
    key: String,
    span: Span,
    kind: WordKind,
}

/// Runs of letters, of digits with signs between them, and signs.
fn cut(text: &str) -> Vec<Cut> {
    let chars: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let kind = if chars[at].is_whitespace() {
            at += 1;
            continue;
        } else if chars[at].is_numeric() {
            let digit = |at: usize| chars.get(at).is_some_and(|c| c.is_numeric());
            while digit(at) || matches!(chars.get(at), Some('.' | ',' | '٫')) && digit(at + 1) {
                at += 1;
            }
            WordKind::Number
        } else if chars[at].is_alphabetic() {
            while chars
                .get(at)
                .is_some_and(|c| c.is_alphabetic() || matches!(c, '\u{064B}'..='\u{0652}' | 'ـ'))
            {
                at += 1;
            }
            WordKind::Word
        } else {
            at += 1;
            WordKind::Punct
        };
        let key = fold(&chars[start..at].iter().collect::<String>());
        all.push(Cut { key, span: Span::new(start as u32, at as u32), kind });
    }
    all
}

/// Numbers and times of a sentence.
pub fn read(
    tables: &TimeTables,
    text: &str,
    published: Option<Date>,
    tense: Tense,
) -> (Vec<NumberMention>, Vec<TimeMention>) {
    let cut = cut(text);
    let words: Vec<Word<'_>> = cut
        .iter()
        .map(|word| {
            let listed = tables.listed(&word.key);
            Word { key: &word.key, span: word.span, kind: word.kind, listed, tense }
        })
        .collect();
    let numbers = numbers(&words, tables);
    let times = times(&words, &numbers, tables, Reference { published, told: None });
    (numbers, times)
}

/// The characters that a span covers.
pub fn slice(text: &str, span: Span) -> String {
    text.chars().skip(span.start as usize).take(span.len() as usize).collect()
}
