//! What all questions share: which record, and what of it.

use std::{cell::OnceCell, path::Path};

use anyhow::Context;
use clap::Args;
use sijill::{
    Sijill, latin,
    model::{Casualties, EventType, Status},
    store::{
        Mode, Record,
        ask::{AtLeast, Order, Period, Phrase, Query},
    },
    voice, who,
};

use crate::{args::Db, ask::around::Around, packs};

/// What of the record is asked for. All filters are met at once.
#[derive(Debug, Args, Default, Clone)]
#[command(next_help_heading = "Filters")]
pub struct Filter {
    /// Words and "quoted phrases" of the evidence; vowel marks, alef and ya forms, digits of both kinds
    /// and attached particles make no difference
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// PLOVER type, such as ASSAULT; several: any of them
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = event_type)]
    pub types: Vec<EventType>,
    /// PLOVER mode, such as drone; several: any of them
    #[arg(long, value_name = "MODE", value_delimiter = ',')]
    pub mode: Vec<String>,
    /// Who did it: a code (SYR, MIL, SYRMIL), a name in Latin letters, or words of the report; several:
    /// each took part
    #[arg(long, value_name = "WHO")]
    pub actor: Vec<String>,
    /// To whom, likewise
    #[arg(long, value_name = "WHO")]
    pub recipient: Vec<String>,
    /// Who took part on either side, likewise
    #[arg(long, value_name = "WHO")]
    pub party: Vec<String>,
    /// Country of the place, three letters; several: any of them
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub country: Vec<String>,
    /// The place, by its name in Latin letters or in words of the report
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
    /// Within so many kilometres of a place or a point: PLACE,KM, PLACE,COUNTRY,KM or LAT,LON,KM
    #[arg(long, value_name = "PLACE,KM", value_parser = Around::parse, allow_hyphen_values = true)]
    pub near: Option<Around>,
    /// First day, YYYY-MM-DD: of the event, or of publication where reports are asked for
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<String>,
    /// Last day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Option<String>,
    /// occurred, ongoing, planned, requested, threatened, possible or denied; several: any of them
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status)]
    pub status: Vec<Status>,
    /// Only what is recalled (yes), only what is news (no), or both (any). Only a timeline leaves out what
    /// is recalled unless it is asked for
    #[arg(long, value_name = "YES|NO|ANY", value_parser = recalled)]
    pub background: Option<Recalled>,
    /// Who vouches: a kind (person, official, organisation, anonymous, media, witness), a name, or words
    #[arg(long, value_name = "WHO")]
    pub source: Option<String>,
    /// Who published it; several: any of them
    #[arg(long, value_name = "NAME")]
    pub outlet: Vec<String>,
    /// At what cost at least, KIND=N: killed=10
    #[arg(long, value_name = "KIND=N", value_parser = at_least)]
    pub casualties: Option<AtLeast>,
    /// As it was known on this day: only reports published up to it count
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<String>,
}

/// Whether only what is recalled is asked for, only what is news, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recalled(pub Option<bool>);

/// Which part of the answers.
#[derive(Debug, Args, Clone)]
pub struct Paging {
    /// How many answers at most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: u32,
    /// Go on where an answer before ended: what it gave as `next`
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
}

/// How answers are printed.
#[derive(Debug, Args, Clone, Copy)]
pub struct Form {
    /// Print one JSON object an answer, a line each
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print a table in CSV
    #[arg(long)]
    pub csv: bool,
}

/// Packs, loaded once something must be read with them.
pub struct Lazy<'a> {
    folder: Option<&'a Path>,
    sijill: OnceCell<Sijill>,
}

impl<'a> Lazy<'a> {
    /// Packs of a folder, or those built in.
    pub fn new(folder: Option<&'a Path>) -> Lazy<'a> {
        Lazy { folder, sijill: OnceCell::new() }
    }

    /// The packs.
    pub fn get(&self) -> anyhow::Result<&Sijill> {
        if self.sijill.get().is_none() {
            let sijill = packs::load(self.folder)?;
            let _ = self.sijill.set(sijill);
        }
        self.sijill.get().context("the packs are loaded")
    }

    /// Words of a name, as search keys.
    fn name(&self, typed: &str) -> anyhow::Result<Phrase> {
        match latin(typed) {
            Some(keys) => Ok(keys),
            None => Ok(self.get()?.phrase(typed)),
        }
    }
}

impl Filter {
    /// The question.
    pub fn query(&self, packs: &Lazy<'_>) -> anyhow::Result<Query> {
        let people = |typed: &[String]| {
            typed.iter().map(|typed| Ok(who(typed, packs.name(typed)?))).collect::<anyhow::Result<_>>()
        };
        Ok(Query {
            words: self.text.as_deref().map(|text| packs.get().map(|all| all.phrases(text))).transpose()?,
            types: self.types.clone(),
            modes: self.mode.clone(),
            actors: people(&self.actor)?,
            recipients: people(&self.recipient)?,
            parties: people(&self.party)?,
            countries: self.country.clone(),
            place: self.place.as_deref().map(|place| packs.name(place)).transpose()?,
            near: self.near.as_ref().map(|around| around.circle(packs)).transpose()?,
            from: self.from.clone(),
            to: self.to.clone(),
            statuses: self.status.clone(),
            background: self.background.and_then(|Recalled(only)| only),
            source: self
                .source
                .as_deref()
                .map(|typed| anyhow::Ok(voice(typed, packs.name(typed)?)))
                .transpose()?,
            outlets: self.outlet.clone(),
            casualties: self.casualties.clone(),
            as_of: self.as_of.clone(),
            event: None,
            order: None,
            limit: None,
            after: None,
        })
    }
}

impl Paging {
    /// Asks for this part.
    pub fn set(&self, query: &mut Query) {
        query.limit = Some(self.limit);
        query.after.clone_from(&self.after);
    }
}

/// Opens a record for asking.
pub fn open(db: &Db) -> anyhow::Result<Record> {
    Ok(Record::open(&db.db, Mode::Read)?)
}

/// An order by its word.
pub fn order(word: &str) -> Result<Order, String> {
    Order::parse(word).ok_or_else(|| "one of oldest, newest, reported, reports, killed".to_owned())
}

fn event_type(word: &str) -> Result<EventType, String> {
    EventType::parse(&word.to_ascii_uppercase()).ok_or_else(|| {
        let all: Vec<&str> = EventType::ALL.iter().map(|kind| kind.word()).collect();
        format!("one of {}", all.join(", "))
    })
}

fn status(word: &str) -> Result<Status, String> {
    Status::parse(&word.to_ascii_lowercase()).ok_or_else(|| {
        let all: Vec<&str> = Status::ALL.iter().map(|status| status.word()).collect();
        format!("one of {}", all.join(", "))
    })
}

fn recalled(word: &str) -> Result<Recalled, String> {
    match word {
        "yes" => Ok(Recalled(Some(true))),
        "no" => Ok(Recalled(Some(false))),
        "any" => Ok(Recalled(None)),
        _ => Err("yes, no or any".to_owned()),
    }
}

/// The length of the periods that are counted by.
pub fn period(word: &str) -> Result<Period, String> {
    Period::parse(word).ok_or_else(|| "one of day, week, month, year".to_owned())
}

/// A day as ISO 8601 writes it.
pub fn day(text: &str) -> Result<String, String> {
    text.parse::<jiff::civil::Date>()
        .map(|day| day.to_string())
        .map_err(|_| "write it as YYYY-MM-DD, such as 2024-01-29".to_owned())
}

fn at_least(text: &str) -> Result<AtLeast, String> {
    let told = text.split_once('=').and_then(|(kind, count)| Some((kind.trim(), count.trim().parse().ok()?)));
    match told {
        Some((kind, count)) if Casualties::KINDS.contains(&kind) => {
            Ok(AtLeast { kind: kind.to_owned(), count })
        }
        _ => Err(format!("KIND=N, where KIND is one of {}", Casualties::KINDS.join(", "))),
    }
}
