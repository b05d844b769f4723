//! The record: reports, what they tell, and what that comes to, in one SQLite file.
//!
//! [`Record::open`] opens a file and checks that it is whole and ours; [`Record::add`] takes a batch of
//! coded reports in one transaction; the tables stand in `schema.sql`, told there column by column.
//!
//! Invariant: no other crate knows SQL.
//! Invariant: what is committed is whole: every report with its mentions, their events and search keys.

mod add;
mod coded;
mod error;
mod migrate;
mod open;
mod raw;
mod rows;
mod write;

pub use coded::{Added, Coded, Word};
pub use error::{Fault, StoreError};
pub use open::{Mode, Record};
