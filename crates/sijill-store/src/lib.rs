//! The record: reports, what they tell, and what that comes to, in one SQLite file.
//!
//! [`Record::open`] opens a file and checks that it is whole and ours; [`Record::add`] takes a batch of
//! coded reports in one transaction; the tables stand in `schema.sql`, told there column by column.
//!
//! ```text
//! coded reports ─ready→ [side by side] ─write→ rows ─meet→ pairs compared ─gather→ events
//! ```
//!
//! [`ask`] holds what is asked of a record and what it answers.
//!
//! Invariant: no other crate knows SQL.
//! Invariant: what is committed is whole: every report with its mentions, their events and search keys.
//! Invariant: what the record holds depends on which reports it was given, never on their order.

mod add;
mod anew;
pub mod ask;
mod blob;
mod coded;
mod doctor;
mod dump;
mod error;
mod gather;
mod judge;
mod meet;
mod migrate;
mod open;
mod raw;
mod rows;
mod write;

pub use coded::{Added, Coded, Ready, Word};
pub use doctor::{Health, Size};
pub use error::{Fault, StoreError};
pub use judge::Judged;
pub use migrate::NEWEST;
pub use open::{Mode, Record};
