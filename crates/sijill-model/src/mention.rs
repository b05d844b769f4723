//! The layers below events: mentions and tokens.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{PlacePrecision, Span, TimePrecision, ontology::words};

words! {
    /// What kind of thing an actor mention names.
    Class {
        /// A person by name.
        Person = "person",
        /// An organisation by name.
        Organisation = "organisation",
        /// People or bodies told by what they are and not by name: groups, offices, services.
        Group = "group",
        /// A country.
        Country = "country",
    }
}

/// A span that names an actor, a place, a time or a quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Mention {
    /// Words that tell a time.
    Time {
        /// Where the words stand.
        span: Span,
        /// The words.
        text: String,
        /// First day; null where nothing fixes it.
        #[schemars(with = "Option<String>")]
        start: Option<Date>,
        /// Last day, inclusive.
        #[schemars(with = "Option<String>")]
        end: Option<Date>,
        /// How finely they tell it.
        precision: TimePrecision,
        /// TIMEX3 value against the publication date.
        timex: String,
    },
    /// Words that name a place.
    Place {
        /// Where the words stand.
        span: Span,
        /// The words.
        text: String,
        /// One spelling in Latin letters.
        name: Option<String>,
        /// ISO 3166-1 alpha-3, empty where unknown.
        country: String,
        /// Degrees north.
        lat: Option<f64>,
        /// Degrees east.
        lon: Option<f64>,
        /// GeoNames identifier.
        geonames: Option<u32>,
        /// How finely they tell it.
        precision: PlacePrecision,
    },
    /// Words that name someone who can act.
    Actor {
        /// Where the words stand.
        span: Span,
        /// The words.
        text: String,
        /// What kind of thing they name.
        class: Class,
        /// One spelling in Latin letters.
        name: Option<String>,
        /// ISO 3166-1 alpha-3 or `IGO`, `NGO`, `IMG`; empty where unknown.
        country: String,
        /// PLOVER sector or empty.
        sector: String,
    },
    /// Words that tell a quantity.
    Number {
        /// Where the words stand.
        span: Span,
        /// The words.
        text: String,
        /// The value, or the lower bound.
        value: f64,
        /// The upper bound; null for "at least".
        max: Option<f64>,
        /// What is counted: `person`, `percent`, `ordinal`, or null.
        unit: Option<String>,
    },
}

impl Mention {
    /// Where the words stand.
    pub fn span(&self) -> Span {
        match self {
            Mention::Time { span, .. }
            | Mention::Place { span, .. }
            | Mention::Actor { span, .. }
            | Mention::Number { span, .. } => *span,
        }
    }
}

/// A word with its clitics, or a number or sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// As written.
    pub text: String,
    /// Clitics and stem, as written; an ending that tells a verb's subject is a part, one that only
    /// tells gender, number or case is not.
    pub parts: Vec<String>,
    /// Part of speech: `verb`, `noun`, `adjective`, `name`, `particle`, `number`, `punctuation`, or
    /// `unknown`.
    pub pos: String,
    /// Dictionary form where the pack has it.
    pub lemma: Option<String>,
}
