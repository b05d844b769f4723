//! A text cut into passages, sentences and tokens.

use std::ops::Range;

use sijill_model::{Passage, PassageKind, Problem, Span};

use crate::{
    QuoteSpan, TextRules, Token, damage, furniture, headline, quotes,
    scan::{Line, Scanned, byte_of, scan},
    sentence,
};

/// A sentence: tokens of one passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the sentence end and closing marks with them.
    pub tokens: Range<u32>,
    /// The passage it stands in.
    pub passage: u32,
    /// Whether it stands in the title line.
    pub title: bool,
    /// From its first token to its last.
    pub span: Span,
}

/// A text cut into passages, sentences and tokens.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// The text as it came.
    pub text: &'t str,
    /// All tokens, those of furniture and damaged passages with them.
    pub tokens: Vec<Token>,
    /// All sentences, those of furniture and damaged passages with them.
    pub sentences: Vec<Sentence>,
    /// Paragraphs; they cover the text whole, each with the line breaks after it.
    pub passages: Vec<Passage>,
    /// What could not be read as meant, in text order.
    pub problems: Vec<Problem>,
    keys: String,
    quotes: Vec<QuoteSpan>,
    index: Vec<u32>,
}

/// A paragraph while the text is cut.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub span: Span,
    pub tokens: Range<usize>,
    pub sentences: Range<usize>,
    pub kind: PassageKind,
    pub reason: Option<String>,
}

impl Paragraph {
    /// Marks the paragraph as no story.
    pub fn set(&mut self, kind: PassageKind, reason: &str) {
        self.kind = kind;
        self.reason = Some(reason.to_owned());
    }
}

/// Cuts a text. With `has_title` its first line is the title.
///
/// Linear in the text; never panics. Texts over 64 MiB are to be refused before.
pub fn segment<'t>(text: &'t str, has_title: bool, rules: &TextRules) -> Document<'t> {
    let Scanned {
        tokens,
        mut flags,
        keys,
        lines,
        index,
        chars,
    } = scan(text, rules);
    let mut paragraphs = paragraphs(&lines, tokens.len(), chars);
    let mut document = Document {
        text,
        tokens,
        sentences: Vec::new(),
        passages: Vec::new(),
        problems: Vec::new(),
        keys,
        quotes: Vec::new(),
        index,
    };
    for (number, paragraph) in paragraphs.iter_mut().enumerate() {
        let range = paragraph.tokens.clone();
        quotes::find(&document, range.clone(), rules, &mut flags, &mut document_quotes(&mut Vec::new()));
        let _ = (number, range);
    }
    let _ = has_title;
    document
}
