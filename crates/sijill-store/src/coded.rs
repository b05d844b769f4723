//! What goes into the record.

use sijill_merge::WordKind;
use sijill_model::{Answer, Span};

/// A word of a report's text with its search key: what its spellings have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What kind of word it is.
    pub kind: WordKind,
    /// Its search key; white space in it counts as none.
    pub key: String,
}

/// A report as coded, with its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// The bytes as they came; the report's id is their SHA-256.
    pub raw: Vec<u8>,
    /// What was read out of them.
    pub answer: Answer,
    /// Day of publication, ISO 8601, as the outlet wrote it.
    pub day: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The words of the text, in order.
    pub words: Vec<Word>,
    /// Which version of Sijill coded it.
    pub coder: String,
}

/// What a batch came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// Reports that are new.
    pub new: u64,
    /// Reports whose bytes were there already.
    pub known: u64,
}
