//! Reports, their passages, and the answers that the CLI prints a line each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Event, Mention, Span, Token, ontology::words};

/// One published text as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// SHA-256 of the bytes, hexadecimal.
    pub id: String,
    /// The input's own id, or the file's name.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// ISO 639-1 code.
    pub language: String,
    /// Headline, where given or found.
    pub title: Option<String>,
    /// Publication date or time as given, ISO 8601.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency it is relayed from.
    pub agency: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The text that every span counts in.
    pub text: String,
}

words! {
    /// What a passage is.
    PassageKind {
        /// The report's own text.
        Story = "story",
        /// Related headline, app prompt, share bar, photo credit.
        Furniture = "furniture",
        /// Torn or garbled text.
        Damaged = "damaged",
    }
}

/// A paragraph of a report. Passages cover the text whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: PassageKind,
    /// Why it is not story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Something in a text that could not be read as meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// Where it stands.
    pub span: Span,
    /// What is wrong with it.
    pub message: String,
}

/// What `sijill read --json` prints for a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The report.
    pub report: Report,
    /// Its passages, in order, covering the text.
    pub passages: Vec<Passage>,
    /// Its event mentions, in the order their leading triggers stand.
    pub events: Vec<Event>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// What `sijill mentions --json` prints for a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionsAnswer {
    /// The report.
    pub report: Report,
    /// Its mentions, in text order.
    pub mentions: Vec<Mention>,
}

/// What `sijill tokens --json` prints for a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TokensAnswer {
    /// The report.
    pub report: Report,
    /// Its tokens, in text order.
    pub tokens: Vec<Token>,
}
