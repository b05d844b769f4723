//! Plain types of Sijill's vocabulary: spans, reports, mentions, event mentions, and the
//! PLOVER and CAMEO codes.
//!
//! Invariant: this crate does no IO, reads no clock and depends on no other Sijill crate.
//!
//! The types serialise to the JSON that `sijill read`, `sijill mentions` and `sijill tokens`
//! print; field names are the published schema (see `docs/guide/json.md`).

mod actor;
mod event;
mod mention;
mod ontology;
mod report;
mod span;
mod time;

pub use actor::{Actor, Source, SourceKind};
pub use event::{Casualties, Event, Figure, Status};
pub use mention::{Class, Mention, Token};
pub use ontology::{Cameo, EventType, Sector};
pub use report::{Answer, MentionsAnswer, Passage, PassageKind, Problem, Report, TokensAnswer};
pub use span::Span;
pub use time::{EventDate, Interval, Place, PlacePrecision, TimePrecision};
