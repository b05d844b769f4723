//! Every span of every output slices the text to the words meant.

use sijill::{Draft, Sijill, model::*};

const TEXTS: [&str; 3] = [
    include_str!("../../../examples/convoy.txt"),
    "قُتِلَ ثلاثةُ جنودٍ وأُصيبَ ١٥ آخرون في هجومٍ بطائرةٍ مسيّرةٍ على قاعدةٍ في الأردن، يوم الأحد.",
    "عقد وزيرُ الخارجيّة المصري لقاءً مع نظيره التركيّ في أنقرة… وقال «إنّ المحادثات كانت بنّاءة».",
];

fn draft(text: &str) -> Draft {
    Draft {
        titled: text.contains("\n\n"),
        report: Report {
            text: text.to_owned(),
            published: Some("2024-01-29".to_owned()),
            ..Report::default()
        },
        ..Draft::default()
    }
}

fn check(text: &str, span: Span, words: &str) {
    assert_eq!(span.slice(text), Some(words), "span {span:?}");
    assert!(!words.trim().is_empty());
    assert_eq!(words.trim(), words, "no white space at the ends of {words:?}");
}

#[test]
fn spans_of_events_slice_the_original() {
    let sijill = Sijill::new().unwrap();
    let mut events = 0;
    for text in TEXTS {
        let answer = sijill.read(draft(text));
        for event in &answer.events {
            events += 1;
            for actor in event.actors.iter().chain(&event.recipients) {
                check(text, actor.span, &actor.text);
            }
            for source in &event.sources {
                if let (Some(span), Some(words)) = (source.span, &source.text) {
                    check(text, span, words);
                }
            }
            if let Some(place) = &event.place {
                check(text, place.span, &place.text);
            }
            if let (Some(span), Some(words)) = (event.date.span, &event.date.text) {
                check(text, span, words);
            }
            for span in event.triggers.iter().chain(&event.evidence) {
                assert!(span.slice(text).is_some_and(|words| !words.trim().is_empty()));
            }
            for (_, figure) in event.casualties.kinds() {
                assert!(figure.is_none_or(|figure| figure.span.slice(text).is_some()));
            }
        }
    }
    assert!(events >= 5, "only {events} events to check");
}

#[test]
fn passages_tile_the_text() {
    let sijill = Sijill::new().unwrap();
    for text in TEXTS {
        let answer = sijill.read(draft(text));
        let mut at = 0;
        for passage in &answer.passages {
            assert_eq!(passage.span.start, at);
            at = passage.span.end;
        }
        assert_eq!(at as usize, text.chars().count());
    }
}

#[test]
fn spans_of_mentions_and_tokens_slice_the_original() {
    let sijill = Sijill::new().unwrap();
    for text in TEXTS {
        for mention in sijill.mentions(draft(text)).mentions {
            let words = match &mention {
                Mention::Time { text, .. }
                | Mention::Place { text, .. }
                | Mention::Actor { text, .. }
                | Mention::Number { text, .. } => text,
            };
            check(text, mention.span(), words);
        }
        for token in sijill.tokens(draft(text)).tokens {
            check(text, token.span, &token.text);
            assert_eq!(token.parts.concat(), token.text, "parts are the word as written");
        }
    }
}
