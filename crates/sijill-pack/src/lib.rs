//! Loads, checks and compiles packs (a language as data) and the world tables.
//!
//! Invariant: this crate knows no language by name; all it knows of one stands in its pack.
//! Invariant: it does no IO; the caller hands it the files' texts.

mod error;
pub mod tsv;

pub use error::PackError;
