use proptest::prelude::*;
use sijill_model::{PassageKind, Span};

use super::*;
use crate::{TokenKind, fold, rules::sample};

#[test]
fn passages_keep_their_line_breaks() {
    let text = "\nعنوان\r\n\r\nوصل الوفد.\n";
    let document = segment(text, true, &sample());
    let spans: Vec<_> = document.passages.iter().map(|passage| passage.span).collect();
    assert_eq!(spans, [Span::new(0, 10), Span::new(10, 21)]);
    assert!(document.sentences[0].title && !document.sentences[1].title);
    assert!(document.is_story(&document.sentences[1]));
    assert_eq!(document.slice(document.sentences[1].span), "وصل الوفد.");
}

#[test]
fn empty_and_blank_texts() {
    assert!(segment("", true, &sample()).passages.is_empty());
    let blank = segment(" \n ", true, &sample());
    assert_eq!(blank.passages.len(), 1);
    assert_eq!(blank.passages[0].span, Span::new(0, 3));
    assert_eq!(blank.passages[0].kind, PassageKind::Story);
}

#[test]
fn joins_sentences_of_one_passage() {
    let mut document = segment("قاد أبو علي. حسن الفرقة.\nثم عاد.", false, &sample());
    assert_eq!(document.sentences.len(), 3);
    document.join_sentences(0);
    document.join_sentences(0);
    document.join_sentences(7);
    assert_eq!(document.sentences.len(), 2);
    assert_eq!(document.slice(document.sentences[0].span), "قاد أبو علي. حسن الفرقة.");
    assert_eq!(document.sentences[0].tokens, 0..7);
}

#[test]
fn keys_are_folded_words() {
    let document = segment("أعلن مُستشفى ـ NATO", false, &sample());
    let keys: Vec<_> = (0..4).map(|token| document.key(token)).collect();
    assert_eq!(keys, ["اعلن", "مستشفي", "-", "nato"]);
}

/// Texts rich in what the rules look at.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("وصل "),
        Just("الوزير"),
        Just("د"),
        Just(". "),
        Just("."),
        Just("،"),
        Just("؟"),
        Just("…"),
        Just("\""),
        Just("«"),
        Just("»"),
        Just("“"),
        Just("”"),
        Just("("),
        Just(") "),
        Just("\n"),
        Just("\r\n"),
        Just(" "),
        Just("12"),
        Just(",5"),
        Just("U.S"),
        Just("Ø§"),
        Just("\u{FFFD}"),
        Just("\u{64B}"),
        Just("\u{200F}"),
        Just("ـ"),
        Just("'"),
        Just("😀"),
        Just("اقرأ أيضا"),
        Just("|"),
        Just("﷽"),
        Just("ﻻ"),
    ];
    prop_oneof![any::<String>(), proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat()),]
}

proptest! {
    #[test]
    fn everything_stands_where_it_says(text in texts(), title: bool) {
        let document = segment(&text, title, &sample());
        let chars = text.chars().count() as u32;
        let mut end = 0;
        for (at, token) in document.tokens.iter().enumerate() {
            prop_assert!(token.span.start >= end && !token.span.is_empty());
            end = token.span.end;
            prop_assert_eq!(token.span.slice(&text), Some(document.word(at)));
            prop_assert_eq!(document.slice(token.span), document.word(at));
            if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                prop_assert_eq!(document.key(at), fold(document.word(at)));
            }
        }
        let mut start = 0;
        for passage in &document.passages {
            prop_assert_eq!(passage.span.start, start);
            prop_assert!(!passage.span.is_empty());
            start = passage.span.end;
        }
        prop_assert_eq!(start, chars);
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.end > next);
            next = sentence.tokens.end;
            let passage = &document.passages[sentence.passage as usize];
            prop_assert!(passage.span.contains(sentence.span));
            prop_assert!(sentence.tokens.len() <= 400 || text.contains(['.', '؟', '…']));
        }
        prop_assert_eq!(next as usize, document.tokens.len());
        for quote in document.quotes() {
            prop_assert!(quote.tokens.start < quote.tokens.end);
            prop_assert!(quote.tokens.end as usize <= document.tokens.len());
        }
        for problem in &document.problems {
            prop_assert!(problem.span.end <= chars && !problem.span.is_empty());
        }
    }

    #[test]
    fn any_span_is_sliced(text in any::<String>(), a in 0u32..300, b in 0u32..300) {
        let document = segment(&text, false, &sample());
        let span = Span::new(a.min(b), a.max(b));
        if let Some(words) = span.slice(&text) {
            prop_assert_eq!(document.slice(span), words);
        } else {
            document.slice(span);
        }
    }
}
