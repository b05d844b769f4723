//! What the record answers, as plain data; the JSON is its serde form.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_model::{Cameo, Casualties, EventType, PlacePrecision, Source, Span, Status, TimePrecision};

/// An event, as its accounts agree on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventLine {
    /// The id of its first account. The id of any other account finds it too.
    pub id: String,
    /// PLOVER 2.0 type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// PLOVER mode, or null.
    pub mode: Option<String>,
    /// Nearest CAMEO code.
    pub cameo: Cameo,
    /// Whether it happened.
    pub status: Status,
    /// Whether all its accounts only recall it.
    pub background: bool,
    /// Who did it, whoever most origins name first.
    pub actors: Vec<Participant>,
    /// To whom.
    pub recipients: Vec<Participant>,
    /// Where; null where no account tells it.
    pub place: Option<Location>,
    /// When.
    pub date: When,
    /// At what cost, over all claims; a kind that nobody tells is absent.
    pub casualties: Tolls,
    /// Reports that tell it.
    pub reports: u32,
    /// Those of them that are no reprints of one another.
    pub origins: u32,
    /// The storyline it belongs to, or null.
    pub storyline: Option<String>,
    /// The event as each report tells it, first published first.
    pub accounts: Vec<AccountLine>,
}

/// Who took part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// One spelling in Latin letters where a table knows it, else the words of a report.
    pub name: String,
    /// ISO 3166-1 alpha-3, or `IGO`, `NGO`, `IMG`; empty where unknown.
    pub country: String,
    /// PLOVER sector, or empty.
    pub sector: String,
}

/// Where an event was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Location {
    /// The words of a report.
    pub text: String,
    /// One spelling in Latin letters; null where no table has the place.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3, empty where unknown.
    pub country: String,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// How finely the words tell it.
    pub precision: PlacePrecision,
}

/// When an event was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// First day, ISO 8601; null where no account tells it.
    pub start: Option<String>,
    /// Last day, inclusive.
    pub end: Option<String>,
    /// How finely it is told.
    pub precision: TimePrecision,
}

/// What an event cost, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Tolls {
    /// People killed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed: Option<Range>,
    /// People injured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub injured: Option<Range>,
    /// People missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Range>,
    /// People abducted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abducted: Option<Range>,
    /// People arrested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrested: Option<Range>,
    /// People displaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub displaced: Option<Range>,
}

impl Tolls {
    /// The kinds in published order, with their words.
    pub fn kinds(&self) -> [(&'static str, Option<&Range>); 6] {
        let tolls =
            [&self.killed, &self.injured, &self.missing, &self.abducted, &self.arrested, &self.displaced];
        std::array::from_fn(|kind| (Casualties::KINDS[kind], tolls[kind].as_ref()))
    }

    pub(crate) fn cell(&mut self, kind: &str) -> Option<&mut Option<Range>> {
        Some(match kind {
            "killed" => &mut self.killed,
            "injured" => &mut self.injured,
            "missing" => &mut self.missing,
            "abducted" => &mut self.abducted,
            "arrested" => &mut self.arrested,
            "displaced" => &mut self.displaced,
            _ => return None,
        })
    }
}

/// All that is claimed of one kind of casualties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// The lowest figure of all claims.
    pub min: u32,
    /// The highest; null where a claim is of "at least".
    pub max: Option<u32>,
    /// How many accounts tell a figure.
    pub claims: u32,
}

/// An event as one report tells it, in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountLine {
    /// The report's id: SHA-256 of its bytes.
    pub report: String,
    /// The input's own id, or the file's name.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as given.
    pub published: Option<String>,
    /// Words of the report that name the event.
    pub triggers: Vec<Span>,
    /// Who vouches, nearest speaker first.
    pub sources: Vec<Source>,
    /// Whether this report only recalls it.
    pub background: bool,
}

/// A report, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportLine {
    /// SHA-256 of its bytes.
    pub id: String,
    /// The input's own id, or the file's name.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as given.
    pub published: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// ISO 639-1 code.
    pub language: String,
    /// The id of the earlier report that it repeats most closely, or null.
    pub reprint_of: Option<String>,
    /// The events it tells.
    pub events: Vec<String>,
}

/// A page of answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The answers, in order.
    pub lines: Vec<T>,
    /// The cursor that goes on after the last of them; none where all are given.
    pub next: Option<String>,
}
