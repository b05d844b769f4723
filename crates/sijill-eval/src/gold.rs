//! The format of annotated reports: texts with every event they tell.

use std::{collections::BTreeMap, path::Path};

use jiff::civil::Date;
use serde::Deserialize;
use sijill_model::{EventType, Span, Status};

use crate::EvalError;

/// A report with its events.
#[derive(Debug, Deserialize)]
pub(crate) struct GoldReport {
    pub id: String,
    pub published: String,
    pub outlet: Option<String>,
    pub text: String,
    pub events: Vec<GoldEvent>,
}

/// An event as annotated.
#[derive(Debug, Deserialize)]
pub(crate) struct GoldEvent {
    #[serde(rename = "type")]
    pub event_type: EventType,
    pub status: Status,
    pub background: bool,
    pub triggers: Vec<Span>,
    pub actors: Vec<GoldActor>,
    pub recipients: Vec<GoldActor>,
    pub place: Option<GoldPlace>,
    pub date: GoldDate,
    pub casualties: BTreeMap<String, GoldFigure>,
    pub sources: Vec<GoldSource>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldActor {
    pub span: Span,
    pub country: String,
    pub sector: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldPlace {
    pub span: Option<Span>,
    pub country: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldDate {
    pub start: Option<Date>,
    pub end: Option<Date>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, Clone, Copy)]
pub(crate) struct GoldFigure {
    pub min: u32,
    pub max: Option<u32>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct GoldSource {
    pub span: Option<Span>,
}

/// Reads a JSON file.
pub(crate) fn json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, EvalError> {
    let text = std::fs::read_to_string(path).map_err(|error| EvalError::whole(path, error))?;
    serde_json::from_str(&text).map_err(|error| EvalError::whole(path, error))
}

/// The files of a folder with an extension, sorted by name.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>, EvalError> {
    let entries = std::fs::read_dir(folder).map_err(|error| EvalError::whole(folder, error))?;
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .collect();
    files.sort();
    Ok(files)
}
