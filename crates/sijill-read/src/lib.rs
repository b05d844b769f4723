//! Containers to reports: plain text and JSON Lines, with every size limit.
//!
//! Invariant: this crate opens no file and no socket; the caller hands it bytes.
//! Invariant: a fault in one report is an error for that report alone; all others are still read.

mod draft;
mod error;
mod jsonl;
mod limits;

pub use draft::{Draft, plain};
pub use error::ReadError;
pub use jsonl::JsonLines;
pub use limits::{MAX_LINE_BYTES, MAX_TEXT_BYTES};
