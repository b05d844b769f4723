//! Torn and garbled text.

use std::ops::Range;

use sijill_model::{PassageKind, Problem};

use crate::{Document, TextRules, TokenKind, document::Paragraph, token::flag};

const LOST: char = '\u{FFFD}';

/// Marks paragraphs that are no readable text as damaged.
pub(crate) fn mark(document: &Document, paragraphs: &mut [Paragraph]) {
    for paragraph in paragraphs {
        if let Some(reason) = reason(document, paragraph.tokens.clone()) {
            paragraph.set(PassageKind::Damaged, reason);
        }
    }
}

/// Why a paragraph cannot be read, or `None`.
fn reason(document: &Document, tokens: Range<usize>) -> Option<&'static str> {
    let (mut words, mut isolated, mut lost, mut chars, mut repeated) = (0, 0, 0, 0, 0);
    let (mut letters, mut odd) = (0, 0);
    let all = tokens.len();
    for at in tokens.clone() {
        let token = &document.tokens[at];
        chars += token.span.len();
        match token.kind {
            TokenKind::Word => {
                words += 1;
                isolated += usize::from(is_isolated(document, at));
            }
            TokenKind::Latin => {
                letters += token.span.len();
                odd += western(document.word(at));
            }
            TokenKind::Symbol => lost += u32::from(document.word(at).starts_with(LOST)),
            TokenKind::Number | TokenKind::Punct => {}
        }
        // Alternating junk repeats the token before the last.
        let same = |back: usize| {
            at >= tokens.start + back
                && token.kind != TokenKind::Number
                && document.key(at) == document.key(at - back)
        };
        repeated += usize::from(same(1) || same(2));
    }
    if words >= 8 && isolated * 10 >= words * 6 {
        Some("isolated letters")
    } else if lost >= 3 && lost * 10 >= chars {
        Some("replacement characters")
    } else if odd >= 6 && odd * 10 >= letters * 6 && odd * 4 >= chars {
        Some("wrong encoding")
    } else if words > 0 && all >= 12 && repeated * 10 >= all * 7 {
        Some("repeated text")
    } else {
        None
    }
}

/// Letters of the upper half of Latin-1: most letters of Arabic read in a wrong encoding, far fewer
/// of any language that is written with them.
fn western(word: &str) -> u32 {
    let letters = word.chars().filter(|c| ('\u{C0}'..='\u{FF}').contains(c));
    letters.count() as u32
}

/// A single Arabic letter; `و` alone is a word.
fn is_isolated(document: &Document, at: usize) -> bool {
    let key = document.key(at);
    document.tokens[at].kind == TokenKind::Word && key.chars().count() == 1 && key != "و"
}

/// What in story paragraphs cannot be read as meant.
pub(crate) fn problems(
    document: &Document,
    paragraphs: &[Paragraph],
    rules: &TextRules,
    flags: &[u8],
) -> Vec<Problem> {
    let mut found = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.is_story()) {
        let tokens = paragraph.tokens.clone();
        runs(
            tokens.clone(),
            |at| document.word(at).starts_with(LOST) && document.tokens[at].kind == TokenKind::Symbol,
            |run| {
                let message = "replacement characters: letters were lost";
                found.push(problem(document, run, message));
            },
        );
        letters(document, tokens, rules, flags, &mut found);
    }
    lone_words(document, paragraphs, flags, &mut found);
    found.sort_by_key(|problem| problem.span);
    found
}

fn problem(document: &Document, tokens: Range<usize>, message: &str) -> Problem {
    Problem { span: document.span_of(tokens.start as u32..tokens.end as u32), message: message.to_owned() }
}

/// Calls `each` with every longest run of tokens that `holds` accepts.
fn runs(tokens: Range<usize>, holds: impl Fn(usize) -> bool, mut each: impl FnMut(Range<usize>)) {
    let mut start = None;
    for at in tokens.clone() {
        match (holds(at), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                each(from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        each(from..tokens.end);
    }
}

/// Three and more letters with blanks between them, outside brackets and quotation (`(أ ف ب)` is an
/// agency, `«ش أ ع»` a suspect's initials) and not known as an abbreviation.
fn letters(
    document: &Document,
    tokens: Range<usize>,
    rules: &TextRules,
    flags: &[u8],
    found: &mut Vec<Problem>,
) {
    runs(
        tokens.clone(),
        |at| is_isolated(document, at),
        |run| {
            let spaced = run.clone().skip(1).all(|at| document.tokens[at].space_before);
            let marks = flag::BRACKET | flag::OPENS;
            let bracketed = run.start > tokens.start && flags[run.start - 1] & marks != 0;
            let known = run.len() <= 5 && {
                let keys: Vec<&str> = run.clone().map(|at| document.key(at)).collect();
                rules.abbreviations.contains(&keys.join(" "))
            };
            if run.len() >= 3 && spaced && !bracketed && !known {
                found.push(problem(document, run, "isolated letters, not a word"));
            }
        },
    );
}

/// Fewest tokens of a sentence beside which a lone word is no matter of style.
const LONG: usize = 8;
/// More lone words than this in a report are its style.
const FEW: usize = 2;

/// Single words between full stops, outside quotation, after a long sentence of the same
/// paragraph, and before another or its end.
fn lone_words(document: &Document, paragraphs: &[Paragraph], flags: &[u8], found: &mut Vec<Problem>) {
    let mut lone = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.is_story()) {
        let sentences = &document.sentences[paragraph.sentences.clone()];
        let long = |at: usize| sentences.get(at).is_none_or(|one| one.tokens.len() >= LONG);
        let mut depth = 0_usize;
        for (number, sentence) in sentences.iter().enumerate() {
            let start = sentence.tokens.start as usize;
            let beside = number > 0 && long(number - 1) && long(number + 1);
            if beside && depth == 0 && is_lone(document, start..sentence.tokens.end as usize) {
                lone.push(start);
            }
            for flags in &flags[start..sentence.tokens.end as usize] {
                depth += usize::from(flags & flag::OPENS != 0);
                depth = depth.saturating_sub(usize::from(flags & flag::CLOSES != 0));
            }
        }
    }
    if lone.len() <= FEW {
        let message = "a word alone as a sentence: torn text";
        found.extend(lone.into_iter().map(|at| problem(document, at..at + 1, message)));
    }
}

/// One Arabic word and a full stop, after a single full stop; a conjunction before it (`وغيرها`)
/// binds it to what stands before.
fn is_lone(document: &Document, tokens: Range<usize>) -> bool {
    let [word, stop] = &document.tokens[tokens.clone()] else {
        return false;
    };
    let key = document.key(tokens.start);
    let single =
        tokens.start >= 2 && document.word(tokens.start - 1) == "." && document.word(tokens.start - 2) != ".";
    word.kind == TokenKind::Word
        && key.chars().nth(1).is_some()
        && !key.starts_with('و')
        && document.word(tokens.start + 1) == "."
        && !stop.space_before
        && single
}

#[cfg(test)]
mod tests {
    use sijill_model::PassageKind;

    use crate::{rules::sample, segment};

    fn kind(text: &str) -> (PassageKind, Option<String>) {
        let passage = segment(text, false, &sample()).passages.remove(0);
        (passage.kind, passage.reason)
    }

    #[test]
    fn unreadable_paragraphs_are_damaged() {
        for (text, reason) in [
            ("ق ا ل ا ل و ز ي ر إن ا ل أ م ر", "isolated letters"),
            ("ال\u{FFFD}\u{FFFD}\u{FFFD} في \u{FFFD}\u{FFFD}", "replacement characters"),
            ("Ø§Ù„Ø¹Ø±Ø§Ù‚ Ù‚Ø§Ù„", "wrong encoding"),
            ("ÇáÚÑÇÞ ÞÇá ÇáæÒíÑ", "wrong encoding"),
            ("خبر عاجل خبر عاجل خبر عاجل خبر عاجل خبر عاجل خبر عاجل", "repeated text"),
        ] {
            assert_eq!(kind(text), (PassageKind::Damaged, Some(reason.to_owned())), "{text}");
        }
        for text in [
            "وصل الوزير إلى مطار بغداد (أ ف ب) صباح اليوم.",
            "Le président a été reçu à l’Élysée où il a dîné.",
            "قال: لا لا لا، لن نقبل بهذا الاتفاق أبدا.",
        ] {
            assert_eq!(kind(text), (PassageKind::Story, None), "{text}");
        }
    }

    fn problems(text: &str) -> Vec<(String, String)> {
        let document = segment(text, false, &sample());
        document
            .problems
            .iter()
            .map(|problem| (document.slice(problem.span).to_owned(), problem.message.clone()))
            .collect()
    }

    #[test]
    fn problems_name_the_torn_words() {
        let one = |text: &str| match problems(text).as_slice() {
            [(words, message)] => (words.clone(), message.split(':').next().map(str::to_owned)),
            other => panic!("{text}: {other:?}"),
        };
        let (words, message) = one("وصل الوفد إلى عمان صباح أمس، بحسب وكالة الأنباء. حطبص.");
        assert_eq!(words, "حطبص");
        assert_eq!(message.as_deref(), Some("a word alone as a sentence"));
        // A report full of them has a style of its own.
        let styled = "وصل الوفد إلى عمان صباح أمس، بحسب وكالة الأنباء. صمت.\n".repeat(3);
        assert_eq!(problems(&styled), []);
        let (words, message) = one("وصل الوفد ع م ا ن أمس وبدأ لقاءاته.");
        assert_eq!(words, "ع م ا ن");
        assert_eq!(message.as_deref(), Some("isolated letters, not a word"));
        let (words, message) = one("وصل الوفد إلى عم\u{FFFD}\u{FFFD} أمس وبدأ لقاءاته هناك.");
        assert_eq!(words, "\u{FFFD}\u{FFFD}");
        assert_eq!(message.as_deref(), Some("replacement characters"));
    }

    #[test]
    fn what_is_whole_is_no_problem() {
        for text in [
            "وصل الوفد (د ب أ) أمس.",
            "ذكرت وكالة أ ف ب أن الوفد وصل.",
            "شكرا. وصل الوفد أمس.",
            "وصل الوفد إلى عمان صباح أمس ومعه خبراء. وغيرهم. وبدأ لقاءاته فورا في مقر الحكومة هناك.",
            "باع الرجل كل ما في الدكان من بيض وخبز.. إلخ.",
            "سأله: هل وصل؟ نعم. ثم مضى.",
            "قال «وصلنا. انتهى. وداعا» ثم مضى.",
        ] {
            assert_eq!(problems(text), [], "{text}");
        }
    }
}
