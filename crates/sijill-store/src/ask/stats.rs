//! Sums: what a record holds, and how it spreads over time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ask::{
        cursor::Cell,
        filter::Piece,
        query::{Order, Query},
        reports::joined,
        select::{Match, Past, list},
    },
    error::{Fault, StoreError},
    open::Record,
};

/// What matches, in sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stats {
    /// Reports; with filters, those that tell a matching event.
    pub reports: u64,
    /// Those of them that are no reprints of one another.
    pub origins: u64,
    /// The first day of publication, ISO 8601; null where none is known.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
    /// Reports without a day of publication.
    pub unpublished: u64,
    /// Events.
    pub events: u64,
    /// Events as single reports tell them.
    pub accounts: u64,
    /// Events that more than one account tells.
    pub merged: u64,
    /// Events without a date.
    pub undated: u64,
    /// Events without a place.
    pub unplaced: u64,
    /// Events that are only recalled.
    pub background: u64,
    /// Events that belong to a storyline.
    pub in_storylines: u64,
    /// Storylines.
    pub storylines: u64,
    /// Events by PLOVER type, most first.
    pub types: Vec<Share>,
    /// Events by status, most first.
    pub statuses: Vec<Share>,
    /// Events by the country of their place, most first; without those that have none.
    pub countries: Vec<Share>,
    /// Reports by outlet, most first; without those that have none.
    pub outlets: Vec<Share>,
    /// Reports by language, most first.
    pub languages: Vec<Share>,
}

/// How many have a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// The value.
    pub value: String,
    /// How many have it.
    pub count: u64,
}

/// How long the periods of a histogram are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// A day.
    Day,
    /// A week of ISO 8601: Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Period {
    /// The period that a word names.
    pub fn parse(word: &str) -> Option<Period> {
        Some(match word {
            "day" => Period::Day,
            "week" => Period::Week,
            "month" => Period::Month,
            "year" => Period::Year,
            _ => return None,
        })
    }

    /// Name, first and last day of the period that holds a day.
    fn around(self, day: Date) -> (String, Date, Date) {
        let (year, month) = (day.year(), day.month());
        match self {
            Period::Day => (day.to_string(), day, day),
            Period::Week => {
                let week = day.iso_week_date();
                let back = i64::from(day.weekday().to_monday_zero_offset());
                let start = day.saturating_sub(jiff::Span::new().days(back));
                let name = format!("{:04}-W{:02}", week.year(), week.week());
                (name, start, start.saturating_add(jiff::Span::new().days(6)))
            }
            Period::Month => (format!("{year:04}-{month:02}"), day.first_of_month(), day.last_of_month()),
            Period::Year => (format!("{year:04}"), day.first_of_year(), day.last_of_year()),
        }
    }
}

/// One bar of a histogram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bar {
    /// `2015-07-20`, `2015-W30`, `2015-07`, `2015`; null for what has no date.
    pub period: Option<String>,
    /// First day of the period, ISO 8601.
    pub start: Option<String>,
    /// Its last day.
    pub end: Option<String>,
    /// How many start in it.
    pub count: u64,
}

impl Record {
    /// What matches, in sums.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn stats(&self, query: &Query) -> Result<Stats, StoreError> {
        let ask = || -> Result<Stats, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let stats = self.stats_in(query)?;
            tx.finish()?;
            Ok(stats)
        };
        ask().map_err(|fault| fault.of(&self.path))
    }

    fn stats_in(&self, query: &Query) -> Result<Stats, Fault> {
        let asked = Query { limit: None, after: None, order: None, ..query.clone() };
        let (found, past) = if asked == Query::default() {
            (None, Past::default())
        } else {
            let (found, past) = self.select(&asked, None)?;
            (Some(found.into_iter().map(|one| one.pk).collect::<Vec<_>>()), past)
        };
        let events = self.about(found.as_deref(), &past)?;
        let mut counts: [BTreeMap<&str, u64>; 3] = Default::default();
        for event in &events {
            *counts[0].entry(&event.kind).or_default() += 1;
            *counts[1].entry(&event.status).or_default() += 1;
            if let Some(country) = event.country.as_deref().filter(|country| !country.is_empty()) {
                *counts[2].entry(country).or_default() += 1;
            }
        }
        let [types, statuses, countries] = counts.map(shares);
        let count = |test: &dyn Fn(&crate::ask::who::About) -> bool| {
            events.iter().filter(|event| test(event)).count() as u64
        };
        let (stored, lines) = self.drawn(found.as_deref())?;
        let reports = self.reports_of(query, found.as_deref())?;
        let (condition, values) = joined(&reports);
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT r.outlet, r.language, r.origin, r.day FROM report AS r WHERE {condition}"
        ))?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut outlets: BTreeMap<String, u64> = BTreeMap::new();
        let mut languages: BTreeMap<String, u64> = BTreeMap::new();
        let mut origins = std::collections::BTreeSet::new();
        let (mut reports, mut unpublished) = (0, 0);
        let (mut first, mut last): (Option<String>, Option<String>) = (None, None);
        while let Some(row) = rows.next()? {
            reports += 1;
            if let Some(outlet) = row.get::<_, Option<String>>(0)? {
                *outlets.entry(outlet).or_default() += 1;
            }
            *languages.entry(row.get(1)?).or_default() += 1;
            origins.insert(row.get::<_, i64>(2)?);
            let Some(day) = row.get::<_, Option<String>>(3)? else {
                unpublished += 1;
                continue;
            };
            if first.as_ref().is_none_or(|first| day < *first) {
                first = Some(day.clone());
            }
            if last.as_ref().is_none_or(|last| day > *last) {
                last = Some(day);
            }
        }
        Ok(Stats {
            reports,
            origins: origins.len() as u64,
            first,
            last,
            unpublished,
            events: events.len() as u64,
            accounts: events.iter().map(|event| u64::from(event.accounts)).sum(),
            merged: count(&|event| event.accounts > 1),
            undated: count(&|event| event.start.is_none()),
            unplaced: count(&|event| event.country.is_none()),
            background: count(&|event| event.background),
            in_storylines: stored.into(),
            storylines: lines.into(),
            types,
            statuses,
            countries,
            outlets: shares(outlets),
            languages: shares(languages),
        })
    }

    /// How many of some events, or of all, belong to storylines, and to how many.
    fn drawn(&self, events: Option<&[i64]>) -> Result<(u32, u32), Fault> {
        let condition = events.map(|events| Piece {
            sql: "s.event IN (SELECT value FROM json_each(?))".to_owned(),
            values: vec![list(events)],
        });
        let (condition, values) = joined(&Vec::from_iter(condition));
        let sql = format!("SELECT count(*), count(DISTINCT s.line) FROM storyline AS s WHERE {condition}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        Ok(statement.query_row(rusqlite::params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Conditions on the reports that are counted: those that tell a matching event, or all.
    fn reports_of(&self, query: &Query, events: Option<&[i64]>) -> Result<Vec<Piece>, Fault> {
        let mut all = Vec::new();
        if let Some(day) = &query.as_of {
            all.push(Piece {
                sql: "r.day <= ?".to_owned(),
                values: vec![rusqlite::types::Value::Text(day.clone())],
            });
        }
        let only_day = Query { as_of: None, limit: None, after: None, order: None, ..query.clone() };
        if let Some(events) = events.filter(|_| only_day != Query::default()) {
            all.push(Piece {
                sql: "r.pk IN (SELECT report FROM mention WHERE event IN (SELECT value FROM json_each(?)))"
                    .to_owned(),
                values: vec![list(events)],
            });
        }
        Ok(all)
    }

    /// How matching events spread over time, by the first day of each; those without a date come last.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn histogram(&self, query: &Query, by: Period) -> Result<Vec<Bar>, StoreError> {
        let asked = Query { limit: None, after: None, order: Some(Order::Oldest), ..query.clone() };
        let (found, _) = self.select(&asked, None).map_err(|fault| fault.of(&self.path))?;
        Ok(bars(&found, by))
    }

    /// How matching reports spread over time, by day of publication; those without one come last.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn report_histogram(&self, query: &Query, by: Period) -> Result<Vec<Bar>, StoreError> {
        let asked = Query { limit: None, after: None, order: Some(Order::Oldest), ..query.clone() };
        let found = self.select_reports(&asked, None).map_err(|fault| fault.of(&self.path))?;
        Ok(bars(&found, by))
    }
}

fn shares<K: Into<String>>(counts: BTreeMap<K, u64>) -> Vec<Share> {
    let mut all: Vec<Share> =
        counts.into_iter().map(|(value, count)| Share { value: value.into(), count }).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    all
}

fn bars(found: &[Match], by: Period) -> Vec<Bar> {
    let mut counts: BTreeMap<Option<(Date, Date, String)>, u64> = BTreeMap::new();
    for one in found {
        let day = match &one.stand.cells[0] {
            Cell::Word(day) if one.stand.part == 0 => day.parse::<Date>().ok(),
            _ => None,
        };
        let period = day.map(|day| {
            let (name, start, end) = by.around(day);
            (start, end, name)
        });
        *counts.entry(period).or_default() += 1;
    }
    let mut bars: Vec<Bar> = Vec::with_capacity(counts.len());
    let undated = counts.remove(&None);
    for (period, count) in counts {
        let Some((start, end, name)) = period else { continue };
        let (start, end) = (Some(start.to_string()), Some(end.to_string()));
        bars.push(Bar { period: Some(name), start, end, count });
    }
    bars.extend(undated.map(|count| Bar { period: None, start: None, end: None, count }));
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_hold_their_day() {
        let told = |by: Period, day: &str| {
            let (name, start, end) = by.around(day.parse().unwrap());
            format!("{name} {start} {end}")
        };
        assert_eq!(told(Period::Day, "2015-07-21"), "2015-07-21 2015-07-21 2015-07-21");
        assert_eq!(told(Period::Week, "2015-07-21"), "2015-W30 2015-07-20 2015-07-26");
        assert_eq!(told(Period::Week, "2021-01-03"), "2020-W53 2020-12-28 2021-01-03");
        assert_eq!(told(Period::Month, "2016-02-03"), "2016-02 2016-02-01 2016-02-29");
        assert_eq!(told(Period::Year, "2016-02-03"), "2016 2016-01-01 2016-12-31");
    }
}
