//! Full text: reports that hold all words searched for, the best first.

use std::collections::HashSet;

use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_model::Span;

use crate::{
    Word,
    ask::{
        answers::{Page, ReportLine},
        cursor::{Cell, Stand},
        event::next,
        filter::expression,
        marks::marks,
        query::{Phrase, Query},
        reports::joined,
        select::Match,
        show::{Quote, quote},
    },
    error::{Fault, StoreError},
    open::Record,
    rows::Slices,
};

/// Reports of a page of hits where the question sets no limit.
pub const LIMIT: u32 = 20;

/// The word of the order that goes by how well a report fits.
const BEST: &str = "best";

/// A report that holds the words searched for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Found {
    /// The report.
    #[serde(flatten)]
    pub report: ReportLine,
    /// How well it fits: higher is better (BM25).
    pub score: f64,
    /// Where the words stand in its text.
    pub hits: Vec<Span>,
    /// The stretch that shows most of them; null where the text has changed its words.
    pub snippet: Option<Quote>,
}

impl Record {
    /// Reports that hold all words of the question, the best first unless it names an order; days are those
    /// of publication. `keys` gives the words of a text as they are searched.
    ///
    /// # Errors
    /// A cursor of another order, no such event, and whatever SQLite tells.
    pub fn search(&self, query: &Query, keys: &dyn Fn(&str) -> Vec<Word>) -> Result<Page<Found>, StoreError> {
        let ask = || -> Result<Page<Found>, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let limit = query.limit.unwrap_or(LIMIT);
            let (found, word) = match query.order {
                None => (self.best(query, limit)?, BEST),
                Some(order) => (self.select_reports(query, Some(limit))?, order.word()),
            };
            let next = next(&found, limit, word);
            let phrases = query.words.as_deref().unwrap_or_default();
            let mut lines = Vec::with_capacity(found.len());
            for one in found.iter().take(limit as usize) {
                let score = match (query.order, &one.stand.cells[0]) {
                    (None, Cell::Count(bits)) => -rank_of(*bits),
                    _ => self.rank(one.pk, phrases)?,
                };
                let text: String = self
                    .conn
                    .prepare_cached("SELECT text FROM report WHERE pk = ?1")?
                    .query_row([one.pk], |row| row.get(0))?;
                let (hits, stretch) = marks(&keys(&text), phrases);
                let slices = Slices::of(&text);
                let snippet = stretch.map(|stretch| quote(&slices, stretch, &hits));
                lines.push(Found { report: self.report_line(one.pk)?, score, hits, snippet });
            }
            tx.finish()?;
            Ok(Page { lines, next })
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    /// The reports that fit best; one more than `limit` tells that there are more.
    fn best(&self, query: &Query, limit: u32) -> Result<Vec<Match>, Fault> {
        let after = query.after.as_deref().map(|cursor| Stand::parse(cursor, BEST)).transpose()?;
        let Some(words) = query.words.as_ref().filter(|words| words.iter().any(|word| !word.is_empty()))
        else {
            return Ok(Vec::new());
        };
        let rest = Query { words: None, ..query.clone() };
        let Some(conditions) = self.report_conditions(&rest)? else { return Ok(Vec::new()) };
        let allowed: Option<HashSet<i64>> = if conditions.is_empty() {
            None
        } else {
            let (sql, values) = joined(&conditions);
            let mut statement =
                self.conn.prepare_cached(&format!("SELECT r.pk FROM report AS r WHERE {sql}"))?;
            let rows = statement.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?;
            Some(rows.collect::<Result<_, _>>()?)
        };
        let mut statement =
            self.conn.prepare_cached("SELECT rowid, rank FROM report_words WHERE report_words MATCH ?1")?;
        let mut ranked: Vec<(i64, i64)> = Vec::new();
        let mut rows = statement.query([expression(&[], words)])?;
        while let Some(row) = rows.next()? {
            let (pk, rank): (i64, f64) = (row.get(0)?, row.get(1)?);
            if allowed.as_ref().is_none_or(|allowed| allowed.contains(&pk)) {
                ranked.push((bits_of(rank), pk));
            }
        }
        ranked.sort_unstable();
        // Ids tell ties apart, and are looked up only as far as the page may reach.
        let mut found = Vec::new();
        let mut at = 0;
        let mut id = self.conn.prepare_cached("SELECT id FROM report WHERE pk = ?1")?;
        while at < ranked.len() && found.len() <= limit as usize {
            let bits = ranked[at].0;
            let mut tied = Vec::new();
            while let Some(&(_, pk)) = ranked.get(at).filter(|(other, _)| *other == bits) {
                at += 1;
                if after.as_ref().is_some_and(|after| Cell::Count(bits) < after.cells[0]) {
                    continue;
                }
                let id: String = id.query_row([pk], |row| row.get(0))?;
                let cells = [Cell::Count(bits), Cell::Word(String::new()), Cell::Word(id)];
                let stand = Stand { part: 0, cells };
                if after.as_ref().is_none_or(|after| stand > *after) {
                    tied.push(Match { pk, stand });
                }
            }
            tied.sort_by(|a, b| a.stand.cmp(&b.stand));
            found.extend(tied);
        }
        found.truncate(limit as usize + 1);
        Ok(found)
    }

    /// How well one report fits.
    fn rank(&self, pk: i64, phrases: &[Phrase]) -> Result<f64, Fault> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT rank FROM report_words WHERE report_words MATCH ?1 AND rowid = ?2")?;
        let values = [Value::Text(expression(&[], phrases)), Value::Integer(pk)];
        let rank: f64 = statement.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(-rank)
    }
}

/// A rank as an integer of the same order, so that a cursor holds it exactly.
fn bits_of(rank: f64) -> i64 {
    let bits = rank.to_bits().cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

fn rank_of(bits: i64) -> f64 {
    let bits = if bits < 0 { bits ^ i64::MAX } else { bits };
    f64::from_bits(bits.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_keep_their_order_as_integers() {
        let ranks = [-12.5, -1.0, -1e-6, -0.0, 0.0, 0.5, 3.0];
        for pair in ranks.windows(2) {
            assert!(bits_of(pair[0]) <= bits_of(pair[1]), "{pair:?}");
        }
        for rank in ranks {
            assert_eq!(rank_of(bits_of(rank)), rank);
        }
    }
}
