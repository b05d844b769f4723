//! `ar-segmentation`: words split into clitics and stem.
//!
//! The set cuts off more than clitics. Its endings of nouns and adjectives for gender, number and
//! case (NSUFF, CASE) are no clitics and are joined to the stem before words are compared; endings
//! that tell a verb's subject are pronouns in the set and in our tokens, and stay apart. The set
//! writes an article in full where a preposition has swallowed its alef; it is compared as it is
//! written in the word. Marks and numbers are no words and are left out.

use std::path::Path;

use sijill::{Draft, Sijill};
use sijill_model::{Report, Span};

use crate::{EvalError, Set, Worst, count::Share, gold};

/// Parts of the set that belong to the stem.
const ENDINGS: [&str; 2] = ["NSUFF", "CASE"];
/// Tags of what is no word.
const NO_WORDS: [&str; 2] = ["PUNC", "NUM"];

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let mut set = Set::new("ar-segmentation");
    let (mut right, mut before) = (Share::default(), Share::default());
    for path in gold::files(folder, "tsv")? {
        let raw = std::fs::read_to_string(&path).map_err(|error| EvalError::whole(&path, error))?;
        let words: Vec<(Vec<String>, bool)> = raw.lines().filter_map(parse).collect();
        let mut text = String::new();
        let (mut spans, mut length) = (Vec::with_capacity(words.len()), 0);
        for (parts, _) in &words {
            let word = parts.concat();
            let start = length;
            length += word.chars().count() as u32;
            spans.push(Span::new(start, length));
            text.push_str(&word);
            text.push(' ');
            length += 1;
        }
        let report = Report { text, ..Report::default() };
        let tokens = sijill.tokens(Draft { titled: false, report, ..Draft::default() }).tokens;
        let mut wrong = Vec::new();
        let mut from = 0;
        for ((parts, is_word), span) in words.iter().zip(spans) {
            while from < tokens.len() && tokens[from].span.end <= span.start {
                from += 1;
            }
            if !is_word {
                continue;
            }
            let own: Vec<&str> = tokens[from..]
                .iter()
                .take_while(|token| token.span.start < span.end)
                .flat_map(|token| token.parts.iter().map(String::as_str))
                .collect();
            right.add(own == *parts);
            before.add(own.first() == parts.first().map(String::as_str).as_ref());
            if own != *parts {
                wrong.push(format!("{}, found {}", parts.join("+"), own.join("+")));
            }
        }
        if worst > 0 {
            let report = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            set.worst.push(Worst { report, missed: wrong, ..Worst::default() });
        }
    }
    set.share("words", right.value(), right.of);
    set.share("first parts", before.value(), before.of);
    Ok(vec![set])
}

/// The parts of a line `ل+ال+كتاب<tab>PREP+DET+NOUN` as written in the word, and whether it is one.
fn parse(line: &str) -> Option<(Vec<String>, bool)> {
    let (word, tags) = line.split_once('\t')?;
    let is_word = !NO_WORDS.iter().any(|tag| tags.starts_with(tag));
    if !is_word {
        return Some((vec![word.to_owned()], false));
    }
    let tags: Vec<&str> = tags.trim().split('+').collect();
    let mut parts: Vec<String> = Vec::new();
    for (at, part) in word.split('+').enumerate() {
        match parts.last_mut() {
            Some(last) if tags.get(at).is_some_and(|tag| ENDINGS.contains(tag)) => last.push_str(part),
            Some(last) if part == "ال" && last == "ل" => parts.push("ل".to_owned()),
            _ => parts.push(part.to_owned()),
        }
    }
    Some((parts, true))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn joins_endings_and_shortens_the_article() {
        let parts = |line: &str| parse(line).unwrap().0.join(" ");
        assert_eq!(parts("و+مدرس+ت+ها\tCONJ+NOUN+NSUFF+PRON"), "و مدرست ها");
        assert_eq!(parts("ل+ال+جار\tPREP+DET+NOUN"), "ل ل جار");
        assert_eq!(parts("كتب+ت\tV+PRON"), "كتب ت");
        assert!(!parse("،\tPUNC").unwrap().1);
    }
}
