//! An event as its accounts tell it, now or as it was known on a day.

use sijill_merge::{Account, Named, Spot, Summary, summary};
use sijill_model::{Source, SourceKind, Span, TimePrecision};

use crate::{
    ask::{
        answers::{AccountLine, EventLine, Location, Page, Participant, Range, Tolls, When},
        cursor::{Cell, Stand},
        query::{Order, Query},
        select::{LIMIT, Match, ORDER, Past},
    },
    blob,
    error::{Fault, StoreError},
    open::Record,
    rows,
};

/// An event with its accounts, in canonical order.
#[derive(Debug, Clone)]
pub struct Told {
    /// The event's id.
    pub id: String,
    /// What the accounts agree on.
    pub sum: Summary,
    /// The accounts.
    pub accounts: Vec<Account>,
    /// Pks of their mentions.
    pub mentions: Vec<i64>,
    /// Their reports.
    pub reports: Vec<Teller>,
}

/// A report that tells an event.
#[derive(Debug, Clone)]
pub struct Teller {
    pub pk: i64,
    pub reference: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub day: Option<String>,
}

impl Told {
    /// Where it stands in an order, as SQL would have it.
    pub fn stand(&self, order: Order) -> Stand {
        let word = |text: Option<String>| Cell::Word(text.unwrap_or_default());
        let days = self.sum.date.as_ref().map(|said| said.value.0);
        let start = days.map(|days| days.first.date().to_string());
        let end = days.map(|days| days.last.date().to_string());
        let days = || self.reports.iter().filter_map(|report| report.day.clone());
        let empty = Cell::Word(String::new());
        let (part, a, b) = match order {
            Order::Oldest | Order::Newest => match start {
                Some(_) => (0, word(start), word(end)),
                None => (1, word(days().min()), empty),
            },
            Order::Reported => match days().max() {
                Some(day) => (0, Cell::Word(day), word(start)),
                None => (1, word(start), empty),
            },
            Order::Reports => (0, Cell::Count(self.sum.reports.into()), word(start)),
            Order::Killed => match self.sum.casualties.iter().find(|toll| toll.kind == "killed") {
                Some(toll) => {
                    let most = toll.range.max.unwrap_or(0).max(toll.range.min);
                    (0, Cell::Count(most.into()), word(start))
                }
                None => (1, word(start), empty),
            },
        };
        Stand { part, cells: [a, b, Cell::Word(self.id.clone())] }
    }
}

impl Record {
    /// Events that match, a page of them.
    ///
    /// # Errors
    /// A cursor of another order, and whatever SQLite tells.
    pub fn timeline(&self, query: &Query) -> Result<Page<EventLine>, StoreError> {
        self.timeline_in(query).map_err(|fault| fault.of(&self.path))
    }

    fn timeline_in(&self, query: &Query) -> Result<Page<EventLine>, Fault> {
        let tx = self.conn.unchecked_transaction()?;
        let limit = query.limit.unwrap_or(LIMIT);
        let (found, past) = self.select(query, Some(limit))?;
        let next = next(&found, limit, query.order.unwrap_or(ORDER).word());
        let mut lines = Vec::with_capacity(found.len());
        for one in found.iter().take(limit as usize) {
            lines.extend(self.event_line(one.pk, &past)?);
        }
        tx.finish()?;
        Ok(Page { lines, next })
    }

    /// How many events match that tell no date.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn undated(&self, query: &Query) -> Result<u64, StoreError> {
        let query = Query { after: None, order: Some(Order::Oldest), ..query.clone() };
        let (found, _) = self.select(&query, None).map_err(|fault| fault.of(&self.path))?;
        Ok(found.iter().filter(|found| found.stand.part > 0).count() as u64)
    }

    /// How many events match.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn count(&self, query: &Query) -> Result<u64, StoreError> {
        let query = Query { after: None, ..query.clone() };
        let (found, _) = self.select(&query, None).map_err(|fault| fault.of(&self.path))?;
        Ok(found.len() as u64)
    }

    /// An event's line; nothing where the day in the past knew nothing of it.
    pub(crate) fn event_line(&self, pk: i64, past: &Past) -> Result<Option<EventLine>, Fault> {
        if let Some(told) = past.get(pk) {
            return Ok(Some(self.line_of(pk, told)?));
        }
        let told = self.told(pk, past.day.as_deref())?;
        told.map(|told| self.line_of(pk, &told)).transpose()
    }

    /// An event with its accounts: all, or those published up to a day. `None` where there is none.
    pub(crate) fn told(&self, pk: i64, as_of: Option<&str>) -> Result<Option<Told>, Fault> {
        let mut statement = self.conn.prepare_cached(
            "SELECT m.pk, m.account, r.origin, r.pk, r.ref, r.title, r.published, r.day FROM mention AS m \
             JOIN report AS r ON r.pk = m.report WHERE m.event = ?1",
        )?;
        let mut rows = statement.query([pk])?;
        let mut all: Vec<(Account, i64, usize, Teller)> = Vec::new();
        while let Some(row) = rows.next()? {
            let account = blob::unpack(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
            let origin: i64 = row.get(2)?;
            let teller = Teller {
                pk: row.get(3)?,
                reference: row.get(4)?,
                title: row.get(5)?,
                published: row.get(6)?,
                day: row.get(7)?,
            };
            all.push((account, row.get(0)?, usize::try_from(origin).unwrap_or(0), teller));
        }
        all.sort_by(|(a, ..), (b, ..)| a.order().cmp(&b.order()));
        let Some(id) = all.first().map(|(account, ..)| account.id.clone()) else { return Ok(None) };
        if let Some(as_of) = as_of {
            all.retain(|(_, _, _, teller)| teller.day.as_deref().is_some_and(|day| day <= as_of));
        }
        if all.is_empty() {
            return Ok(None);
        }
        let origins: Vec<usize> = all.iter().map(|(_, _, origin, _)| *origin).collect();
        let sum = summary(&all.iter().map(|(account, ..)| account).collect::<Vec<_>>(), &origins);
        let mut told = Told { id, sum, accounts: Vec::new(), mentions: Vec::new(), reports: Vec::new() };
        for (account, mention, _, teller) in all {
            told.accounts.push(account);
            told.mentions.push(mention);
            told.reports.push(teller);
        }
        Ok(Some(told))
    }

    pub(crate) fn line_of(&self, pk: i64, told: &Told) -> Result<EventLine, Fault> {
        let sum = &told.sum;
        let mut accounts = Vec::with_capacity(told.accounts.len());
        for ((account, &mention), report) in told.accounts.iter().zip(&told.mentions).zip(&told.reports) {
            accounts.push(AccountLine {
                report: account.report.clone(),
                reference: report.reference.clone(),
                outlet: account.outlet.clone(),
                published: report.published.clone(),
                triggers: self.triggers(mention)?,
                sources: self.sources_of(mention)?,
                background: account.background,
            });
        }
        let mut casualties = Tolls::default();
        for toll in &sum.casualties {
            if let Some(cell) = casualties.cell(&toll.kind) {
                *cell = Some(Range { min: toll.range.min, max: toll.range.max, claims: toll.claims });
            }
        }
        let date = sum.date.as_ref().map(|said| said.value);
        Ok(EventLine {
            id: told.id.clone(),
            event_type: sum.event_type.value,
            mode: sum.mode.as_ref().map(|said| said.value.clone()),
            cameo: sum.cameo.value,
            status: sum.status.value,
            background: sum.background,
            actors: sum.actors.iter().map(participant).collect(),
            recipients: sum.recipients.iter().map(participant).collect(),
            place: sum.place.as_ref().map(|said| location(&said.value)),
            date: When {
                start: date.map(|(days, _)| days.first.date().to_string()),
                end: date.map(|(days, _)| days.last.date().to_string()),
                precision: date.map_or(TimePrecision::Unknown, |(_, precision)| precision),
            },
            casualties,
            reports: sum.reports,
            origins: sum.origins,
            storyline: self.storyline_of(pk)?,
            accounts,
        })
    }

    fn triggers(&self, mention: i64) -> Result<Vec<Span>, Fault> {
        self.all(
            "SELECT words_from, words_to FROM stretch WHERE mention = ?1 AND role = 'trigger' ORDER BY n",
            mention,
            |row| rows::span(row, 0),
        )
    }

    pub(crate) fn sources_of(&self, mention: i64) -> Result<Vec<Source>, Fault> {
        self.all(
            "SELECT words_from, words_to, kind, words, name FROM source WHERE mention = ?1 ORDER BY n",
            mention,
            |row| {
                Ok(Source {
                    span: rows::maybe_span(row, 0)?,
                    kind: rows::word(row, 2, SourceKind::parse)?,
                    text: row.get(3)?,
                    name: row.get(4)?,
                })
            },
        )
    }
}

/// The cursor after a page, where one more than its answers was found.
pub fn next(found: &[Match], limit: u32, order: &str) -> Option<String> {
    let more = found.len() > limit as usize;
    let last = found.get((limit as usize).checked_sub(1)?)?;
    more.then(|| last.stand.cursor(order))
}

/// A participant of a summary.
pub fn participant(named: &Named) -> Participant {
    let party = &named.party;
    Participant {
        name: party.name.clone().unwrap_or_else(|| party.text.clone()),
        country: party.country.clone(),
        sector: party.sector.clone(),
    }
}

/// A place of an account or summary.
pub fn location(spot: &Spot) -> Location {
    Location {
        text: spot.text.clone(),
        name: spot.name.clone(),
        country: spot.country.clone(),
        lat: spot.lat,
        lon: spot.lon,
        geonames: spot.geonames,
        precision: spot.precision,
    }
}
