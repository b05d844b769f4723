//! Asking a record: a file a command, each with what it takes and how it prints.

pub mod actors;
mod around;
pub mod export;
mod filter;
pub mod print;
pub mod reports;
pub mod search;
pub mod show;
pub mod stats;
pub mod storyline;
mod table;
pub mod timeline;
pub mod why;
