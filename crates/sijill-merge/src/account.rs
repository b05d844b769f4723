//! An account: an event as one report tells it, with all that tells whether another is of the same.

use serde::{Deserialize, Serialize};
use sijill_model::{
    Actor, Cameo, Casualties, Event, EventType, PlacePrecision, Report, Source, SourceKind, Span, Status,
    TimePrecision,
};

use crate::{
    Day, Days, Term, Word,
    word::{terms, within},
};

/// Someone who took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The words of the report.
    pub text: String,
    /// One spelling in Latin letters where a table knows it.
    pub name: Option<String>,
    /// Country code, or empty.
    pub country: String,
    /// PLOVER sector, or empty.
    pub sector: String,
    /// The telling words of `text`.
    pub terms: Vec<Term>,
}

/// Where it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// The words of the report.
    pub text: String,
    /// One spelling in Latin letters where a table knows it.
    pub name: Option<String>,
    /// Country code, or empty.
    pub country: String,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonames: Option<u32>,
    /// How finely the words tell it.
    pub precision: PlacePrecision,
    /// The telling words of `text`.
    pub terms: Vec<Term>,
}

/// A figure: at least, and at most where that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Count {
    /// At least so many.
    pub min: u32,
    /// At most so many; none for "at least".
    pub max: Option<u32>,
}

/// One who vouches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voucher {
    /// What kind of source.
    pub kind: SourceKind,
    /// How the source is named: in Latin letters where a table knows it, else as written.
    pub name: Option<String>,
    /// The telling words of its name in the report.
    pub terms: Vec<Term>,
}

/// An event as one report tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The event mention's own id.
    pub id: String,
    /// The report's id.
    pub report: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Publication date or time as given, or empty.
    pub published: String,
    /// First scalar value of the leading trigger.
    pub trigger: u32,
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Nearest CAMEO code.
    pub cameo: Cameo,
    /// Whether it happened.
    pub status: Status,
    /// Recalled, not news.
    pub background: bool,
    /// When, where the report tells it.
    pub date: Option<Days>,
    /// How finely the date is told.
    pub precision: TimePrecision,
    /// Whether the date stands and falls with the day of publication: `today`, `yesterday`.
    pub loose: bool,
    /// Where.
    pub place: Option<Spot>,
    /// Who did it.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// At what cost, in the order of [`Casualties::KINDS`](sijill_model::Casualties::KINDS).
    pub casualties: [Option<Count>; 6],
    /// Who vouches, nearest first.
    pub sources: Vec<Voucher>,
    /// Telling words of the triggers.
    pub triggers: Vec<Term>,
    /// Telling words of the report's title.
    pub title: Vec<Term>,
    /// Telling words of the report's beginning, where that tells the event; else none.
    pub lead: Vec<Term>,
    /// Telling words of the evidence.
    pub evidence: Vec<Term>,
    /// How surely it is told, between 0 and 1.
    pub confidence: f32,
}

/// Words of a report's beginning: its title and first sentence or two.
const LEAD: usize = 60;

impl Account {
    /// The account of an event mention. `words` are all words of the report's text, in order.
    pub fn of(report: &Report, event: &Event, words: &[Word]) -> Account {
        let of = |span: Span| terms(within(words, span));
        let party = |actor: &Actor| Party {
            text: actor.text.clone(),
            name: actor.name.clone(),
            country: actor.country.clone(),
            sector: actor.sector.clone(),
            terms: of(actor.span),
        };
        let voucher = |source: &Source| Voucher {
            kind: source.kind,
            name: source.name.clone().or_else(|| source.text.clone()),
            terms: source.span.map(of).unwrap_or_default(),
        };
        let beginning = words.get(..LEAD.min(words.len())).unwrap_or_default();
        let end = beginning.last().map_or(0, |word| word.span.end);
        let leads = event.triggers.iter().any(|trigger| trigger.start < end);
        let days = event.date.start.zip(event.date.end);
        Account {
            id: event.id.clone(),
            report: report.id.clone(),
            outlet: report.outlet.clone(),
            published: report.published.clone().unwrap_or_default(),
            trigger: event.triggers.first().map_or(0, |span| span.start),
            event_type: event.event_type,
            mode: event.mode.clone(),
            contexts: event.contexts.clone(),
            cameo: event.cameo,
            status: event.status,
            background: event.background,
            date: days.map(|(start, end)| Days { first: start.into(), last: end.into() }),
            precision: event.date.precision,
            loose: event.date.basis.starts_with("relative"),
            place: event.place.as_ref().map(|place| Spot {
                text: place.text.clone(),
                name: place.name.clone(),
                country: place.country.clone(),
                lat: place.lat,
                lon: place.lon,
                geonames: place.geonames,
                precision: place.precision,
                terms: of(place.span),
            }),
            actors: event.actors.iter().map(party).collect(),
            recipients: event.recipients.iter().map(party).collect(),
            casualties: counts(&event.casualties),
            sources: event.sources.iter().map(voucher).collect(),
            triggers: union(event.triggers.iter().map(|&span| of(span))),
            title: title(report).map(of).unwrap_or_default(),
            lead: if leads { terms(beginning) } else { Vec::new() },
            evidence: union(event.evidence.iter().map(|&span| of(span))),
            confidence: event.confidence,
        }
    }

    /// The day it was published.
    pub fn day(&self) -> Option<Day> {
        Day::published(&self.published)
    }

    /// What canonical order sorts by: time of publication, report, place in the text.
    pub fn order(&self) -> (&str, &str, u32, &str) {
        (&self.published, &self.report, self.trigger, &self.id)
    }
}

fn counts(casualties: &Casualties) -> [Option<Count>; 6] {
    casualties.kinds().map(|(_, figure)| figure.map(|figure| Count { min: figure.min, max: figure.max }))
}

/// Where the title stands, where the text starts with it.
fn title(report: &Report) -> Option<Span> {
    let title = report.title.as_deref()?.trim();
    let lead = report.text.len() - report.text.trim_start().len();
    report.text[lead..].starts_with(title).then(|| {
        let start = report.text[..lead].chars().count() as u32;
        Span::new(start, start + title.chars().count() as u32)
    })
}

fn union(stretches: impl Iterator<Item = Vec<Term>>) -> Vec<Term> {
    let mut all: Vec<Term> = stretches.flatten().collect();
    all.sort_unstable();
    all.dedup_by_key(|term| term.hash);
    all
}
