//! Tokens: words, numbers and signs as they stand in the text.

use sijill_model::Span;

/// What a token is by its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of Arabic letters with their marks.
    Word,
    /// Digits, with decimal and thousands signs between them.
    Number,
    /// A run of letters of Latin or any other script, with digits that follow.
    Latin,
    /// One punctuation mark.
    Punct,
    /// One other sign.
    Symbol,
}

/// A word, number or sign. Its key and words are asked of the [`Document`](crate::Document).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in scalar values.
    pub span: Span,
    /// Where it stands, in bytes.
    pub bytes: (u32, u32),
    /// What it is.
    pub kind: TokenKind,
    /// Whether a blank or line break parts it from the token before.
    pub space_before: bool,
    /// Where its key stands in the arena of keys.
    pub(crate) key: (u32, u32),
}

/// What the rules say of a punctuation token; kept beside the tokens, a byte each.
pub(crate) mod flag {
    /// Can end a sentence.
    pub const END: u8 = 1;
    /// Can open a quotation.
    pub const MAY_OPEN: u8 = 2;
    /// Can close a quotation.
    pub const MAY_CLOSE: u8 = 4;
    /// Opens a quotation here.
    pub const OPENS: u8 = 8;
    /// Closes a quotation here.
    pub const CLOSES: u8 = 16;
    /// Opens a bracket.
    pub const BRACKET: u8 = 32;
    /// Closes a bracket.
    pub const UNBRACKET: u8 = 64;
    /// A comma or semicolon.
    pub const PAUSE: u8 = 128;
}
