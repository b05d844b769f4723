//! Rows back into the types of the vocabulary.

use rusqlite::{OptionalExtension, Row, types::FromSql};
use sijill_model::{
    Actor, Answer, Cameo, Casualties, Event, EventDate, EventType, Figure, Passage, PassageKind, Place,
    PlacePrecision, Problem, Report, Source, SourceKind, Span, Status, TimePrecision,
};

use crate::{
    error::{Fault, StoreError},
    open::Record,
    raw,
};

impl Record {
    /// A report as it was read when it was added, with its mentions.
    ///
    /// # Errors
    /// Whatever SQLite tells, and values that no Sijill wrote.
    pub fn answer(&self, id: &str) -> Result<Option<Answer>, StoreError> {
        let pk = self.report_pk(id).map_err(|fault| fault.of(&self.path))?;
        pk.map(|pk| self.answer_of(pk).map_err(|fault| fault.of(&self.path))).transpose()
    }

    /// A report's bytes as they came.
    ///
    /// # Errors
    /// Whatever SQLite tells, and bytes that can't be unpacked.
    pub fn raw(&self, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let read = || -> Result<Option<Vec<u8>>, Fault> {
            let mut statement = self.conn.prepare_cached("SELECT raw, text FROM report WHERE id = ?1")?;
            let found: Option<(Vec<u8>, String)> =
                statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            found.map(|(packed, text)| raw::unpack(&packed, &text)).transpose()
        };
        read().map_err(|fault| fault.of(&self.path))
    }

    /// Whether a report is there.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn has(&self, id: &str) -> Result<bool, StoreError> {
        Ok(self.report_pk(id).map_err(|fault| fault.of(&self.path))?.is_some())
    }

    pub(crate) fn report_pk(&self, id: &str) -> Result<Option<i64>, Fault> {
        let mut statement = self.conn.prepare_cached("SELECT pk FROM report WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    }

    pub(crate) fn answer_of(&self, pk: i64) -> Result<Answer, Fault> {
        let report = self
            .conn
            .prepare_cached(
                "SELECT id, ref, language, title, published, outlet, agency, url, text FROM report WHERE pk = ?1",
            )?
            .query_row([pk], |row| {
                Ok(Report {
                    id: row.get(0)?,
                    reference: row.get(1)?,
                    language: row.get(2)?,
                    title: row.get(3)?,
                    published: row.get(4)?,
                    outlet: row.get(5)?,
                    agency: row.get(6)?,
                    url: row.get(7)?,
                    text: row.get(8)?,
                })
            })?;
        let passages = self.all(
            "SELECT passage_from, passage_to, kind, reason FROM passage WHERE report = ?1",
            pk,
            |row| {
                Ok(Passage {
                    span: span(row, 0)?,
                    kind: word(row, 2, PassageKind::parse)?,
                    reason: row.get(3)?,
                })
            },
        )?;
        let problems = self.all(
            "SELECT problem_from, problem_to, message FROM problem WHERE report = ?1 ORDER BY n",
            pk,
            |row| Ok(Problem { span: span(row, 0)?, message: row.get(2)? }),
        )?;
        let text = Slices::of(&report.text);
        let mentions: Vec<i64> =
            self.all("SELECT pk FROM mention WHERE report = ?1 ORDER BY n", pk, |row| row.get(0))?;
        let events =
            mentions.into_iter().map(|mention| self.mention_of(mention, &text)).collect::<Result<_, _>>()?;
        drop(text);
        Ok(Answer { report, passages, events, problems })
    }

    /// A mention by its pk; `text` is its report's.
    pub(crate) fn mention_of(&self, pk: i64, text: &Slices<'_>) -> Result<Event, Fault> {
        let mut event = self
            .conn
            .prepare_cached(
                "SELECT id, type, mode, contexts, cameo, quad, goldstein, status, background, \
                 date_start, date_end, date_precision, date_basis, date_from, date_to, \
                 place_name, place_country, place_lat, place_lon, place_geonames, place_precision, \
                 place_from, place_to, rule, confidence FROM mention WHERE pk = ?1",
            )?
            .query_row([pk], |row| event(row, text))?;
        let spans = |role: &str| -> Result<Vec<Span>, Fault> {
            let mut statement = self.conn.prepare_cached(
                "SELECT words_from, words_to FROM stretch WHERE mention = ?1 AND role = ?2 ORDER BY n",
            )?;
            let rows = statement.query_map((pk, role), |row| span(row, 0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        event.triggers = spans("trigger")?;
        event.evidence = spans("evidence")?;
        let people = |role: &str| -> Result<Vec<Actor>, Fault> {
            let mut statement = self.conn.prepare_cached(
                "SELECT words_from, words_to, name, country, sector FROM participant \
                 WHERE mention = ?1 AND role = ?2 ORDER BY n",
            )?;
            let rows = statement.query_map((pk, role), |row| {
                let (country, sector): (String, String) = (row.get(3)?, row.get(4)?);
                let span = span(row, 0)?;
                Ok(Actor {
                    span,
                    text: text.words(span).to_owned(),
                    name: row.get(2)?,
                    code: format!("{country}{sector}"),
                    country,
                    sector,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        event.actors = people("actor")?;
        event.recipients = people("recipient")?;
        event.sources = self.all(
            "SELECT words_from, words_to, kind, words, name FROM source WHERE mention = ?1 ORDER BY n",
            pk,
            |row| {
                Ok(Source {
                    span: maybe_span(row, 0)?,
                    kind: word(row, 2, SourceKind::parse)?,
                    text: row.get(3)?,
                    name: row.get(4)?,
                })
            },
        )?;
        let figures: Vec<(String, Figure)> = self.all(
            "SELECT words_from, words_to, kind, min, max FROM claim WHERE mention = ?1",
            pk,
            |row| Ok((row.get(2)?, Figure { span: span(row, 0)?, min: row.get(3)?, max: row.get(4)? })),
        )?;
        for (kind, figure) in figures {
            if let Some(cell) = event.casualties.kind_mut(&kind) {
                *cell = Some(figure);
            }
        }
        Ok(event)
    }

    /// All rows that a statement gives for one number.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        pk: i64,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([pk], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn event(row: &Row<'_>, text: &Slices<'_>) -> rusqlite::Result<Event> {
    let contexts: String = row.get(3)?;
    let date_span = maybe_span(row, 13)?;
    let place = match maybe_span(row, 21)? {
        None => None,
        Some(span) => Some(Place {
            span,
            text: text.words(span).to_owned(),
            name: row.get(15)?,
            country: row.get(16)?,
            lat: row.get(17)?,
            lon: row.get(18)?,
            geonames: row.get(19)?,
            precision: word(row, 20, PlacePrecision::parse)?,
        }),
    };
    Ok(Event {
        id: row.get(0)?,
        event_type: word(row, 1, EventType::parse)?,
        mode: row.get(2)?,
        contexts: serde_json::from_str(&contexts).map_err(|_| odd(3))?,
        cameo: word(row, 4, Cameo::new)?,
        quad: row.get(5)?,
        goldstein: row.get(6)?,
        status: word(row, 7, Status::parse)?,
        background: row.get(8)?,
        date: EventDate {
            span: date_span,
            text: date_span.map(|span| text.words(span).to_owned()),
            start: day(row, 9)?,
            end: day(row, 10)?,
            precision: word(row, 11, TimePrecision::parse)?,
            basis: row.get(12)?,
        },
        place,
        rule: row.get(23)?,
        confidence: row.get(24)?,
        triggers: Vec::new(),
        actors: Vec::new(),
        recipients: Vec::new(),
        casualties: Casualties::default(),
        sources: Vec::new(),
        evidence: Vec::new(),
    })
}

/// A value that no Sijill wrote into this column.
fn odd(column: usize) -> rusqlite::Error {
    let why = std::io::Error::other("a value that Sijill does not write");
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(why))
}

/// A column that holds a word of the vocabulary.
pub fn word<T>(row: &Row<'_>, column: usize, parse: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    parse(row.get_ref(column)?.as_str()?).ok_or_else(|| odd(column))
}

/// A column that holds a day or null.
pub fn day<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| odd(column))).transpose()
}

/// Two columns that hold a span.
pub fn span(row: &Row<'_>, column: usize) -> rusqlite::Result<Span> {
    maybe_span(row, column)?.ok_or_else(|| odd(column))
}

/// Two columns that hold a span or nulls.
pub fn maybe_span(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Span>> {
    let start = Option::<u32>::column_result(row.get_ref(column)?)?;
    let end = Option::<u32>::column_result(row.get_ref(column + 1)?)?;
    match (start, end) {
        (Some(start), Some(end)) if start <= end => Ok(Some(Span { start, end })),
        (None, None) => Ok(None),
        _ => Err(odd(column)),
    }
}

/// A text that is sliced many times.
pub struct Slices<'a> {
    text: &'a str,
    /// Byte offset of every 32nd scalar value.
    marks: Vec<u32>,
    len: u32,
}

/// Scalar values between two marks.
const STEP: u32 = 32;

impl<'a> Slices<'a> {
    /// Prepares a text.
    pub fn of(text: &'a str) -> Slices<'a> {
        let mut marks = Vec::with_capacity(text.len() / STEP as usize + 1);
        let mut len = 0;
        for (byte, _) in text.char_indices() {
            if len % STEP == 0 {
                marks.push(byte as u32);
            }
            len += 1;
        }
        Slices { text, marks, len }
    }

    /// The words of a span; nothing where it reaches beyond the text.
    pub fn words(&self, span: Span) -> &'a str {
        match (self.byte(span.start), self.byte(span.end)) {
            (Some(start), Some(end)) if start <= end => &self.text[start..end],
            _ => "",
        }
    }

    fn byte(&self, at: u32) -> Option<usize> {
        if at >= self.len {
            return (at == self.len).then_some(self.text.len());
        }
        let mark = self.marks[(at / STEP) as usize] as usize;
        let rest = &self.text[mark..];
        rest.char_indices().nth((at % STEP) as usize).map(|(byte, _)| mark + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_those_of_the_span() {
        let text = "قُتل 3 جنود في كمين على طريق البلدة الجبلية، ونُقل الجرحى إلى المشفى.";
        let slices = Slices::of(text);
        let len = text.chars().count() as u32;
        for start in 0..=len {
            for end in start..=len {
                let span = Span { start, end };
                assert_eq!(Some(slices.words(span)), span.slice(text));
            }
        }
        assert_eq!(slices.words(Span { start: 0, end: len + 1 }), "");
    }
}
