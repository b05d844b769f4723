//! Who: actors, recipients, and the sources that vouch.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Span, ontology::words};

/// Who did something, or to whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// The words that name the actor.
    pub span: Span,
    /// Those words as written.
    pub text: String,
    /// One spelling in Latin letters where a table knows it; else null.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3, or `IGO`, `NGO`, `IMG`; empty where unknown.
    pub country: String,
    /// PLOVER sector, or empty for a state as a whole or where unknown.
    pub sector: String,
    /// Country and sector together.
    pub code: String,
}

words! {
    /// What kind of source vouches.
    SourceKind {
        /// A named person without office.
        Person = "person",
        /// A named or titled official.
        Official = "official",
        /// An organisation, ministry, court or armed group.
        Organisation = "organisation",
        /// A source that asks not to be named.
        Anonymous = "anonymous",
        /// A news agency, paper or channel.
        Media = "media",
        /// Someone who saw it.
        Witness = "witness",
    }
}

/// One hop of the chain of attribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The words that name it; null only for the outlet itself.
    pub text: Option<String>,
    /// Where those words stand.
    pub span: Option<Span>,
    /// One spelling in Latin letters, or the outlet's own name; null where no table knows it.
    pub name: Option<String>,
}
