//! Codes a text: mentions, groups, clauses and frames, to event mentions with date, place,
//! casualties, status and sources.
//!
//! Invariant: no IO, no clock, no randomness; the same text, pack and publication day always give
//! the same events.
//! Invariant: no word of any language stands in this crate.

mod according;
mod actors;
mod adjective;
mod alike;
mod apposition;
mod assemble;
mod attackers;
mod back;
mod background;
mod befell;
mod belonging;
mod blame;
mod bodies;
mod capital;
mod case;
mod cast;
mod casualty;
mod charged;
mod claims;
mod clause;
mod club;
mod coder;
mod company;
mod costs;
mod dateline;
mod decide;
mod described;
mod effects;
mod explain;
mod fill;
mod finer;
mod fuller;
mod fullname;
mod fullsource;
mod gazetteer;
mod genitive;
mod groups;
mod grow;
mod instance;
mod keys;
mod known;
mod layers;
mod life;
mod light;
mod likely;
mod line;
mod listed;

mod locate;
mod meant;
mod members;
mod merge;
mod name_end;
mod named;
mod names;
mod naming;
mod needs;
mod occasion;
mod ongoing;
mod paired;
mod parts;
mod person;
mod piece;
mod predicate;
mod press;
mod quotation;
mod recent;
mod record;
mod resumed;
mod roles;
mod said;
mod sayings;
mod scenes;
mod setting;
mod sides;
mod source;
mod speaker;
mod spent;
mod status;
mod strangers;
mod telling;
mod tense;
mod toll;
mod topic;
mod utterance;
mod vouch;
mod when;

pub use coder::{Codebook, Coded, Given};
pub use explain::{Step, Trace};
pub use keys::{Key, KeyClass};
pub use known::Memory;
