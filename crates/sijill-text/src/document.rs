//! A text cut into passages, sentences and tokens.

use std::ops::Range;

use sijill_model::{Passage, PassageKind, Problem, Span};

use crate::{
    QuoteSpan, TextRules, Token, damage, furniture, layout, quotes,
    scan::{Line, byte_of, scan},
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
    pub title: bool,
    pub kind: PassageKind,
    pub reason: Option<String>,
}

impl Paragraph {
    /// Marks the paragraph as no story.
    pub fn set(&mut self, kind: PassageKind, reason: &str) {
        self.kind = kind;
        self.reason = Some(reason.to_owned());
    }

    /// Whether the paragraph is still held to be story.
    pub fn is_story(&self) -> bool {
        self.kind == PassageKind::Story
    }
}

/// Cuts a text. With `has_title` its first line is the title.
///
/// Linear in the text; never panics. Texts over 64 MiB are to be refused before.
pub fn segment<'t>(text: &'t str, has_title: bool, rules: &TextRules) -> Document<'t> {
    let scanned = scan(text, rules);
    let mut paragraphs = paragraphs(&scanned.lines, scanned.tokens.len(), scanned.chars);
    let mut flags = scanned.flags;
    let mut document = Document {
        text,
        tokens: scanned.tokens,
        sentences: Vec::new(),
        passages: Vec::new(),
        problems: Vec::new(),
        keys: scanned.keys,
        quotes: Vec::new(),
        index: scanned.index,
    };
    for (number, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.title = has_title && number == 0;
        let range = paragraph.tokens.clone();
        let quotes = quotes::find(&document, range.clone(), rules, &mut flags);
        document.quotes.extend(quotes);
        let first = document.sentences.len();
        for tokens in sentence::cut(&document, range, rules, &flags) {
            let span = document.span_of(tokens.clone());
            document.sentences.push(Sentence {
                tokens,
                passage: number as u32,
                title: paragraph.title,
                span,
            });
        }
        paragraph.sentences = first..document.sentences.len();
    }
    furniture::cut_tail(&mut document, &mut paragraphs, rules);
    damage::mark(&document, &mut paragraphs);
    furniture::mark(&document, &mut paragraphs, rules);
    layout::mark(&document, &mut paragraphs, &flags);
    document.problems = damage::problems(&document, &paragraphs, rules, &flags);
    document.passages = paragraphs
        .into_iter()
        .map(|paragraph| Passage { span: paragraph.span, kind: paragraph.kind, reason: paragraph.reason })
        .collect();
    document
}

/// Paragraphs out of the lines that hold tokens; a text of blanks alone is one paragraph.
fn paragraphs(lines: &[Line], tokens: usize, chars: u32) -> Vec<Paragraph> {
    let blank = [Line { start: 0, token: 0 }];
    let lines = if lines.is_empty() && chars > 0 { &blank } else { lines };
    let ends = lines.iter().skip(1).map(|next| (next.start, next.token as usize)).chain([(chars, tokens)]);
    lines
        .iter()
        .zip(ends)
        .map(|(line, (end, token))| Paragraph {
            span: Span::new(line.start, end),
            tokens: line.token as usize..token,
            sentences: 0..0,
            title: false,
            kind: PassageKind::Story,
            reason: None,
        })
        .collect()
}

impl Document<'_> {
    /// The folded key of a token; `-` for a stroke that stands for a dash.
    pub fn key(&self, token: usize) -> &str {
        let (start, end) = self.tokens[token].key;
        &self.keys[start as usize..end as usize]
    }

    /// A token as written.
    pub fn word(&self, token: usize) -> &str {
        let (start, end) = self.tokens[token].bytes;
        &self.text[start as usize..end as usize]
    }

    /// The words a span means, by an index of bytes: constant time, but for the words themselves.
    /// A span beyond the text is cut to it.
    pub fn slice(&self, span: Span) -> &str {
        let start = byte_of(self.text, &self.index, span.start);
        let end = byte_of(self.text, &self.index, span.end).max(start);
        &self.text[start..end]
    }

    /// Stretches inside quotation marks, in text order; they may run over several sentences of a
    /// passage, and nest.
    pub fn quotes(&self) -> &[QuoteSpan] {
        &self.quotes
    }

    /// From the first of some tokens to the last; empty at 0 where there is none.
    pub fn span_of(&self, tokens: Range<u32>) -> Span {
        match self.tokens.get(tokens.start as usize..tokens.end as usize) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// Whether a sentence stands in a story passage; others yield no events.
    pub fn is_story(&self, sentence: &Sentence) -> bool {
        self.passages[sentence.passage as usize].kind == PassageKind::Story
    }

    /// Joins a sentence with the next one of its passage, where the stop between them turns out
    /// to be a stray one (inside a name, say). Does nothing where there is no next one.
    pub fn join_sentences(&mut self, first: usize) {
        let (Some(one), Some(next)) = (self.sentences.get(first), self.sentences.get(first + 1)) else {
            return;
        };
        if one.passage != next.passage {
            return;
        }
        let next = self.sentences.remove(first + 1);
        let one = &mut self.sentences[first];
        one.tokens.end = next.tokens.end;
        one.span = one.span.join(next.span);
    }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
