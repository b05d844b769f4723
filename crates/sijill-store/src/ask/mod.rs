//! What the record answers: one question type, and the answers to it.
//!
//! ```text
//! Query ─filter→ conditions ─select→ matching events, in order ─event, show→ answers
//! ```
//!
//! Invariant: values are bound, never pasted; names of tables and columns stand in this folder.
//! Invariant: no answer holds a row number.

mod answers;
mod cursor;
mod event;
mod export;
mod filter;
mod marks;
#[cfg(test)]
mod plans;
mod query;
mod reports;
mod search;
mod select;
mod show;
mod stats;
mod storyline;
mod who;
mod why;

pub use answers::{AccountLine, EventLine, Location, Page, Participant, Range, ReportLine, Tolls, When};
pub use export::{ExportLine, WholeReport};
pub use query::{AtLeast, Near, Order, Phrase, Query, Voice, Who, name_keys};
pub use reports::Reach;
pub use search::Found;
pub use show::{Because, Claim, Ledger, Mentioned, Newest, Pair, Quote, Shown};
pub use stats::{Bar, Period, Share, Stats};
pub use storyline::StorylineLine;
pub use who::{PairLine, Party};
pub use why::{Brief, ByHand, NearMiss, Why};
