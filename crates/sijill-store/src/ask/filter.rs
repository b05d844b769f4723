//! A question as SQL: conditions on an event's row, and sets of mentions of which an event must hold one.
//! Values are always bound; every name of a table or column is written here.

use rusqlite::types::Value;
use sijill_merge::Summary;
use sijill_model::Status;

use crate::ask::query::{AtLeast, Near, Phrase, Query, Voice, Who};

/// A piece of SQL with the values it binds, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Piece {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Piece {
    fn new(sql: impl Into<String>, values: Vec<Value>) -> Piece {
        Piece { sql: sql.into(), values }
    }
}

/// The filters of a question.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Conditions on `e`, the row of an event.
    pub event: Vec<Piece>,
    /// Statements that each give the pks of mentions; an event holds one of each.
    pub mentions: Vec<Piece>,
    /// Nothing can match.
    pub nothing: bool,
}

fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

/// `?, ?, ?`
pub fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

fn one_of(column: &str, words: Vec<Value>) -> Option<Piece> {
    (!words.is_empty()).then(|| Piece::new(format!("{column} IN ({})", marks(words.len())), words))
}

impl Filter {
    /// The filters on events.
    pub fn of(query: &Query) -> Filter {
        let mut filter = Filter::default();
        let event = &mut filter.event;
        event.extend(one_of("e.type", query.types.iter().map(|kind| text(kind.word())).collect()));
        event.extend(one_of("e.mode", query.modes.iter().map(|mode| text(mode)).collect()));
        event.extend(one_of("e.status", query.statuses.iter().map(|status| text(status.word())).collect()));
        event.extend(one_of(
            "e.place_country",
            query.countries.iter().map(|code| text(&code.to_ascii_uppercase())).collect(),
        ));
        event.extend(
            query.background.map(|told| Piece::new("e.background = ?", vec![Value::Integer(told.into())])),
        );
        event.extend(query.from.as_deref().map(|day| Piece::new("e.date_end >= ?", vec![text(day)])));
        event.extend(query.to.as_deref().map(|day| Piece::new("e.date_start <= ?", vec![text(day)])));
        let mentions = &mut filter.mentions;
        match &query.words {
            Some(words) if words.iter().all(Vec::is_empty) => filter.nothing = true,
            Some(words) => mentions.push(told(&["evidence"], words)),
            None => {}
        }
        for (whos, roles) in [
            (&query.actors, &["actor"][..]),
            (&query.recipients, &["recipient"]),
            (&query.parties, &["actor", "recipient"]),
        ] {
            for who in whos {
                match takes_part(who, roles) {
                    Some(piece) => mentions.push(piece),
                    None => filter.nothing = true,
                }
            }
        }
        match &query.place {
            Some(place) if place.is_empty() => filter.nothing = true,
            Some(place) => mentions.push(told(&["place"], std::slice::from_ref(place))),
            None => {}
        }
        match query.source.as_ref().map(vouches) {
            Some(Some(piece)) => mentions.push(piece),
            Some(None) => filter.nothing = true,
            None => {}
        }
        if !query.outlets.is_empty() {
            mentions.push(Piece::new(
                format!(
                    "SELECT m.pk FROM report AS r JOIN mention AS m ON m.report = r.pk \
                     WHERE r.outlet IN ({})",
                    marks(query.outlets.len())
                ),
                query.outlets.iter().map(|outlet| text(outlet)).collect(),
            ));
        }
        if let Some(AtLeast { kind, count }) = &query.casualties {
            // Of "at least" what is sure is the figure itself.
            mentions.push(Piece::new(
                "SELECT c.mention FROM claim AS c WHERE c.kind = ? AND coalesce(c.max, c.min) >= ?",
                vec![text(kind), Value::Integer((*count).into())],
            ));
        }
        filter
    }

    /// Whether there is nothing to filter.
    pub fn is_empty(&self) -> bool {
        self.event.is_empty() && self.mentions.is_empty() && !self.nothing
    }

    /// All conditions on `e`.
    pub fn conditions(&self) -> Vec<Piece> {
        let held = self.mentions.iter().map(|set| {
            Piece::new(
                format!("e.pk IN (SELECT event FROM mention WHERE pk IN ({}))", set.sql),
                set.values.clone(),
            )
        });
        self.event.iter().cloned().chain(held).collect()
    }
}

/// A search expression of FTS5: all phrases, in these columns. Each key is a string to FTS5, whatever
/// it holds.
pub fn expression(columns: &[&str], phrases: &[Phrase]) -> String {
    let quoted: Vec<String> = phrases
        .iter()
        .filter(|phrase| !phrase.is_empty())
        .map(|phrase| format!("\"{}\"", phrase.join(" ").replace('"', "\"\"").replace('\0', "")))
        .collect();
    let all = quoted.join(" AND ");
    if columns.is_empty() { all } else { format!("{{{}}} : ({all})", columns.join(" ")) }
}

fn told(columns: &[&str], phrases: &[Phrase]) -> Piece {
    Piece::new(
        "SELECT rowid FROM mention_words WHERE mention_words MATCH ?",
        vec![Value::Text(expression(columns, phrases))],
    )
}

/// Mentions in which someone takes part; nothing where no word and no code is given.
fn takes_part(who: &Who, roles: &[&str]) -> Option<Piece> {
    let mut pieces = Vec::new();
    if let Some(code) = who.code.as_deref().filter(|code| code.is_ascii() && code.len() >= 3) {
        let (first, rest) = code.split_at(3);
        for role in roles {
            if rest.is_empty() {
                for column in ["country", "sector"] {
                    pieces.push(Piece::new(
                        format!("SELECT mention FROM participant WHERE role = ? AND {column} = ?"),
                        vec![text(role), text(first)],
                    ));
                }
            } else {
                pieces.push(Piece::new(
                    "SELECT mention FROM participant WHERE role = ? AND country = ? AND sector = ?",
                    vec![text(role), text(first), text(rest)],
                ));
            }
        }
    }
    if !who.words.is_empty() {
        let columns: Vec<&str> =
            roles.iter().map(|role| if *role == "actor" { "actors" } else { "recipients" }).collect();
        pieces.push(told(&columns, std::slice::from_ref(&who.words)));
    }
    any(pieces)
}

fn vouches(voice: &Voice) -> Option<Piece> {
    let mut pieces = Vec::new();
    if let Some(kind) = voice.kind {
        pieces.push(Piece::new("SELECT mention FROM source WHERE kind = ?", vec![text(kind.word())]));
    }
    if !voice.words.is_empty() {
        pieces.push(told(&["source"], std::slice::from_ref(&voice.words)));
    }
    any(pieces)
}

fn any(pieces: Vec<Piece>) -> Option<Piece> {
    if pieces.is_empty() {
        return None;
    }
    let sql: Vec<&str> = pieces.iter().map(|piece| piece.sql.as_str()).collect();
    let sql = sql.join(" UNION ALL ");
    Some(Piece::new(sql, pieces.into_iter().flat_map(|piece| piece.values).collect()))
}

/// Whether what accounts agree on meets the conditions on an event's row: what SQL asks of `event`, asked
/// of a summary made for a day in the past.
pub fn agreed(query: &Query, sum: &Summary) -> bool {
    let among = |words: &[String], word: Option<&str>| {
        words.is_empty() || word.is_some_and(|word| words.iter().any(|known| known == word))
    };
    let place = sum.place.as_ref().map(|said| &said.value);
    let days = sum.date.as_ref().map(|said| said.value.0);
    let country = place.map(|place| place.country.as_str());
    let status: Status = sum.status.value;
    let on_time = |bound: &Option<String>, early: bool| match (bound, days) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(day), Some(days)) if early => days.last.date().to_string() >= *day,
        (Some(day), Some(days)) => days.first.date().to_string() <= *day,
    };
    (query.types.is_empty() || query.types.contains(&sum.event_type.value))
        && among(&query.modes, sum.mode.as_ref().map(|said| said.value.as_str()))
        && (query.statuses.is_empty() || query.statuses.contains(&status))
        && (query.countries.is_empty()
            || country.is_some_and(|own| query.countries.iter().any(|code| code.eq_ignore_ascii_case(own))))
        && query.background.is_none_or(|told| told == sum.background)
        && on_time(&query.from, true)
        && on_time(&query.to, false)
        && query.near.is_none_or(|near: Near| {
            place.and_then(|place| place.lat.zip(place.lon)).is_some_and(|(lat, lon)| near.holds(lat, lon))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(words: &[&str]) -> Phrase {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn keys_are_strings_to_fts() {
        assert_eq!(expression(&[], &[phrase(&["قصف"])]), "\"قصف\"");
        assert_eq!(
            expression(&["actors", "recipients"], &[phrase(&["a\"b", "NEAR(", "*"]), phrase(&["-"])]),
            "{actors recipients} : (\"a\"\"b NEAR( *\" AND \"-\")"
        );
    }

    #[test]
    fn words_without_a_word_find_nothing() {
        let query = Query { words: Some(Vec::new()), ..Query::default() };
        assert!(Filter::of(&query).nothing);
        let query = Query { actors: vec![Who::default()], ..Query::default() };
        assert!(Filter::of(&query).nothing);
        assert!(Filter::of(&Query::default()).is_empty());
    }
}
