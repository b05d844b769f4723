//! Event mentions: one event as one report tells it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Actor, Cameo, EventDate, EventType, Place, Source, Span, ontology::words};

words! {
    /// Whether the event happened.
    Status {
        /// It happened.
        Occurred = "occurred",
        /// It is going on.
        Ongoing = "ongoing",
        /// It is intended or fixed for later.
        Planned = "planned",
        /// It is asked for.
        Requested = "requested",
        /// It is threatened.
        Threatened = "threatened",
        /// It may be, or may have been.
        Possible = "possible",
        /// It is said not to have happened.
        Denied = "denied",
    }
}

/// A figure with its bounds and the words that tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// At least so many.
    pub min: u32,
    /// At most so many; null for "at least".
    pub max: Option<u32>,
    /// The words that tell the figure.
    pub span: Span,
}

/// What an event cost, by kind; a kind that is not told is absent, which is not zero.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Casualties {
    /// People killed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed: Option<Figure>,
    /// People injured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub injured: Option<Figure>,
    /// People missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Figure>,
    /// People abducted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abducted: Option<Figure>,
    /// People arrested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrested: Option<Figure>,
    /// People displaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub displaced: Option<Figure>,
}

impl Casualties {
    /// The words of the kinds, in published order.
    pub const KINDS: [&'static str; 6] =
        ["killed", "injured", "missing", "abducted", "arrested", "displaced"];

    /// The kinds in published order, with their words.
    pub fn kinds(&self) -> [(&'static str, Option<Figure>); 6] {
        let figures = [self.killed, self.injured, self.missing, self.abducted, self.arrested, self.displaced];
        std::array::from_fn(|kind| (Self::KINDS[kind], figures[kind]))
    }

    /// The cell of a kind by its word; `None` for a word that names no kind.
    pub fn kind_mut(&mut self, word: &str) -> Option<&mut Option<Figure>> {
        Some(match word {
            "killed" => &mut self.killed,
            "injured" => &mut self.injured,
            "missing" => &mut self.missing,
            "abducted" => &mut self.abducted,
            "arrested" => &mut self.arrested,
            "displaced" => &mut self.displaced,
            _ => return None,
        })
    }

    /// Whether no figure is told.
    pub fn is_empty(&self) -> bool {
        self.kinds().iter().all(|(_, figure)| figure.is_none())
    }
}

/// One event as one report tells it; every field is tied to words of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Stable for the same report and the same leading trigger.
    pub id: String,
    /// PLOVER 2.0 type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// PLOVER mode, or null.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Nearest CAMEO code.
    pub cameo: Cameo,
    /// PLOVER quad class, 1 to 4.
    pub quad: u8,
    /// Goldstein's weight of the CAMEO code, -10 to 10.
    pub goldstein: f32,
    /// Words that name the event, the most telling first.
    pub triggers: Vec<Span>,
    /// Who did it.
    pub actors: Vec<Actor>,
    /// To whom.
    pub recipients: Vec<Actor>,
    /// Where, or null.
    pub place: Option<Place>,
    /// When.
    pub date: EventDate,
    /// At what cost.
    pub casualties: Casualties,
    /// Whether it happened.
    pub status: Status,
    /// Older context that the report recalls, not its news.
    pub background: bool,
    /// Who vouches, nearest speaker first.
    pub sources: Vec<Source>,
    /// The sentences that tell it.
    pub evidence: Vec<Span>,
    /// The pack line that fired, `file:line`.
    pub rule: String,
    /// Between 0 and 1, a ranking by how the event is told: for its own sake, with participants, date
    /// and cost, or only named inside another statement. Higher is surer; it is no probability.
    pub confidence: f32,
}
