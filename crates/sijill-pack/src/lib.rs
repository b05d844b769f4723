//! Loads, checks and compiles packs (a language as data) and the world tables.
//!
//! Invariant: this crate knows no language by name; all it knows of one stands in its pack.
//! Invariant: it does no IO; the caller hands it the files' texts.

mod agreement;
mod args;
mod clitics;
mod columns;
mod cues;
mod error;
mod features;
mod frames;
mod frozen;
mod inflection;
mod into;
mod lexicon;
mod name_parts;
mod name_words;
mod pack;
mod phrases;
mod shape;
mod table;
pub mod tsv;
mod wanted;
mod words;
mod world;

pub use agreement::Agreement;
pub use args::{Args, Kind, Need, Part, Slot};
pub use clitics::{Attached, Clitics, Cut, Reading, Third};
pub use cues::{Casualty, Count, Cue, CueKind, Grammar, GrammarWord, Light, Role, RoleClass};
pub use error::PackError;
pub use features::Features;
pub use frames::Frame;
pub use inflection::{Inflection, VerbEntry};
pub use lexicon::{Form, Lexeme, Lexicon, Pos, Sense};
pub use name_parts::NamePart;
pub use name_words::NameWords;
pub use pack::{Pack, PackFile, PackSize, PlaceNoun};
pub use phrases::{Found, Meaning, Phrases};
pub use wanted::{KeyHash, Vocabulary, Wanted};
pub use world::{CLUB, Country, Office, Organisation, PRESS, Person, Place, World};
