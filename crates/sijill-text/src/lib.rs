//! Text as it came, cut into passages, sentences and tokens, with folded keys for look-up.
//!
//! Invariant: the stored text is never changed; every span counts Unicode scalar values of it.
//!
//! All of it is linear in the text and knows no language: what is of a language stands in
//! [`TextRules`], which a pack builds. Offsets are 32 bits wide; texts over 64 MiB are refused
//! before they come here.

mod class;
mod damage;
mod document;
mod entity;
mod fold;
mod folded;
mod furniture;
mod layout;
mod quotes;
mod rules;
mod scan;
mod sentence;
mod token;

pub use document::{Document, Sentence, segment};
pub use fold::{fold, fold_into, loosen, with_marbuta};
pub use folded::{Folded, fold_text};
pub use quotes::QuoteSpan;
pub use rules::{FurnitureMatch, FurnitureRule, TextRules, pattern_keys};
pub use token::{Token, TokenKind};
