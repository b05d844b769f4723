//! Paragraphs that the words of a pack mark as no part of the story.

use std::ops::Range;

use sijill_model::{PassageKind, Span};

use crate::{Document, FurnitureMatch, FurnitureRule, TextRules, TokenKind, document::Paragraph};

/// Longest paragraph, in words, that can start or end with a pattern.
const EDGE: usize = 60;
/// Longest paragraph that can hold a pattern anywhere.
const INSIDE: usize = 30;

/// Marks the paragraphs that a rule matches; the title is never furniture.
pub(crate) fn mark(document: &Document, paragraphs: &mut [Paragraph], rules: &TextRules) {
    let mut keys = Vec::with_capacity(EDGE);
    for paragraph in paragraphs.iter_mut().filter(|one| one.is_story() && !one.title) {
        if !short_keys(document, paragraph.tokens.clone(), &mut keys) {
            continue;
        }
        let rule = rules.furniture.iter().find(|rule| matches(&rule.kind, &keys));
        if let Some(rule) = rule {
            paragraph.set(PassageKind::Furniture, &rule.reason);
        }
    }
}

/// Cuts off the end of a text what a rule tells to be no part of it: `… مساء أمس. سمات الخرطوم إغاثة`.
pub(crate) fn cut_tail(document: &mut Document, paragraphs: &mut Vec<Paragraph>, rules: &TextRules) {
    let number = paragraphs.len() as u32;
    let Some(last) = paragraphs.last_mut().filter(|last| !last.title && last.sentences.len() > 1) else {
        return;
    };
    let Some(sentence) = document.sentences.last() else { return };
    let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let plain = tokens.clone().all(|at| document.tokens[at].kind != TokenKind::Punct);
    if !plain || tokens.len() > INSIDE {
        return;
    }
    let keys: Vec<&str> = tokens.clone().map(|at| document.key(at)).collect();
    let opens = |rule: &&FurnitureRule| match &rule.kind {
        FurnitureMatch::Tail(words) => keys.len() > words.len() && same(words, &keys[..words.len()]),
        _ => false,
    };
    let Some(rule) = rules.furniture.iter().find(opens) else { return };
    let (start, end, at) = (sentence.span.start, last.span.end, last.sentences.end - 1);
    last.span.end = start;
    last.tokens.end = tokens.start;
    last.sentences.end = at;
    document.sentences[at].passage = number;
    paragraphs.push(Paragraph {
        span: Span::new(start, end),
        tokens,
        sentences: at..at + 1,
        title: false,
        kind: PassageKind::Furniture,
        reason: Some(rule.reason.clone()),
    });
}

/// Collects the keys of a paragraph but for punctuation; false when there are none or too many.
fn short_keys<'d>(document: &'d Document<'_>, tokens: Range<usize>, keys: &mut Vec<&'d str>) -> bool {
    keys.clear();
    for at in tokens {
        if document.tokens[at].kind != TokenKind::Punct {
            if keys.len() == EDGE {
                return false;
            }
            keys.push(document.key(at));
        }
    }
    !keys.is_empty()
}

fn matches(rule: &FurnitureMatch, keys: &[&str]) -> bool {
    match rule {
        FurnitureMatch::Starts(words) | FurnitureMatch::Ends(words) | FurnitureMatch::Contains(words)
            if words.is_empty() || words.len() > keys.len() =>
        {
            false
        }
        FurnitureMatch::Starts(words) => same(words, &keys[..words.len()]),
        FurnitureMatch::Ends(words) => same(words, &keys[keys.len() - words.len()..]),
        FurnitureMatch::Whole(words) => same(words, keys),
        FurnitureMatch::Contains(words) => {
            keys.len() <= INSIDE && keys.windows(words.len()).any(|part| same(words, part))
        }
        FurnitureMatch::Tail(_) => false,
    }
}

fn same(pattern: &[String], part: &[&str]) -> bool {
    part.len() == pattern.len() && part.iter().zip(pattern).all(|(key, word)| key == word)
}

#[cfg(test)]
mod tests {
    use crate::{rules::sample, segment};

    fn reasons(text: &str) -> Vec<Option<String>> {
        let document = segment(text, true, &sample());
        document.passages.into_iter().map(|passage| passage.reason).collect()
    }

    #[test]
    fn pack_words_mark_furniture() {
        let text = "اقرأ أيضاً في العنوان\n\
            اِقرأ أيضا: زيارة الوزير إلى عمان.\n\
            طباعة المقال\n\
            طباعة المقال الأول بدأت.\n\
            للمزيد، حمل \"تطبيقنا\" الآن.\n\
            الوزير في عمان (غيتي)\n";
        assert_eq!(
            reasons(text),
            [
                None,
                Some("related headline".to_owned()),
                Some("share bar".to_owned()),
                None,
                Some("app prompt".to_owned()),
                Some("photo credit".to_owned()),
            ]
        );
    }

    #[test]
    fn tags_are_cut_off_the_end() {
        let text = "عنوان\nوصلت القافلة إلى الخرطوم مساء أمس. سمات الخرطوم إغاثة قافلة\n";
        assert_eq!(reasons(text), [None, None, Some("tags".to_owned())]);
        // What goes on as a sentence is story.
        let text = "عنوان\nوصلت القافلة مساء أمس. سمات المرحلة، كما قال، هي الصبر.\n";
        assert_eq!(reasons(text), [None, None]);
    }

    #[test]
    fn long_paragraphs_stay_story() {
        let filler = "وصل الوزير إلى عمان صباح اليوم في زيارة رسمية تستمر ثلاثة أيام ";
        let text = format!("عنوان\n{filler}{filler}حمّل تطبيقنا {filler}.");
        assert_eq!(reasons(&text), [None, None]);
    }
}
