//! One event whole: its accounts side by side, the ledger of claims, and why they are one event.

use rusqlite::OptionalExtension;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_merge::{Account, Reason, compare};
use sijill_model::{Casualties, Event, Source, Span};

use crate::{
    ask::{answers::EventLine, event::Told, select::list},
    error::{Fault, StoreError},
    open::Record,
    rows::Slices,
};

/// An event with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Shown {
    /// What its accounts agree on.
    #[serde(flatten)]
    pub event: EventLine,
    /// Fields of which accounts contradict each other: `casualties.killed`, `place`, …
    pub contradicted: Vec<String>,
    /// What is claimed of each kind of casualties, in sum.
    pub ledger: Vec<Ledger>,
    /// Every figure, date, place and blame, each with who said it, in which report, when.
    pub claims: Vec<Claim>,
    /// Why its accounts are one event: those compared, with the reasons.
    pub merges: Vec<Pair>,
    /// The event mentions of `accounts`, in the same order, each whole.
    pub mentions: Vec<Mentioned>,
}

/// What is claimed of one kind of casualties, in sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ledger {
    /// `killed`, `injured`, `missing`, `abducted`, `arrested` or `displaced`.
    pub kind: String,
    /// The lowest figure.
    pub min: u32,
    /// The highest; null where a claim is of "at least".
    pub max: Option<u32>,
    /// The figure published last.
    pub newest: Newest,
    /// How many accounts tell a figure.
    pub claims: u32,
    /// How many different figures.
    pub figures: u32,
}

/// The figure published last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Newest {
    /// At least so many.
    pub min: u32,
    /// At most so many; null for "at least".
    pub max: Option<u32>,
    /// The id of the report that tells it.
    pub report: String,
    /// When that was published, as given.
    pub published: Option<String>,
}

/// One thing that one account claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// A kind of casualties, or `date`, `place`, `blame`.
    pub kind: String,
    /// What is claimed, in words: `at least 12`, `2015-07-20`, `Aleppo SYR`, `Islamic State`.
    pub value: String,
    /// Of a figure: at least so many.
    pub min: Option<u32>,
    /// Of a figure: at most so many; null for "at least".
    pub max: Option<u32>,
    /// Of blame: `claimed` by themselves, `blamed` by others, `denied`.
    pub blame: Option<String>,
    /// Where the words stand.
    pub span: Option<Span>,
    /// The words.
    pub text: Option<String>,
    /// Who said it: the nearest speaker; null for the report's own word.
    pub by: Option<Source>,
    /// The account.
    pub account: String,
    /// The report's id.
    pub report: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When, as given.
    pub published: Option<String>,
}

/// Two accounts that were compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pair {
    /// The first published of the two.
    pub a: String,
    /// The other.
    pub b: String,
    /// `merged`, `possible` or `apart`.
    pub verdict: String,
    /// The sum of the weights.
    pub score: f32,
    /// What each field says to it.
    pub reasons: Vec<Because>,
}

/// What one field says to whether two accounts are of one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Because {
    /// The field.
    pub field: String,
    /// For (above 0) or against (below).
    pub weight: f32,
    /// In words.
    pub words: String,
}

/// An event mention whole, with the report it stands in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mentioned {
    /// The report's id.
    pub report: String,
    /// The report's headline.
    pub title: Option<String>,
    /// The event mention, as `sijill read` gives it.
    pub event: Event,
    /// Its evidence in the original, with the words that name the event.
    pub quotes: Vec<Quote>,
}

/// A stretch of a report with the words in it that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Where it stands in the report.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Which of them count, as spans of the report.
    pub marks: Vec<Span>,
}

impl Record {
    /// An event whole, by its id or that of any of its accounts; `as_of` a day, as it was known then.
    ///
    /// # Errors
    /// No such event, or none known by then; whatever SQLite tells.
    pub fn show(&self, id: &str, as_of: Option<&str>) -> Result<Shown, StoreError> {
        let show = || -> Result<Shown, Fault> {
            let tx = self.conn.unchecked_transaction()?;
            let pk = self.event_pk(id)?;
            let told = self.told(pk, as_of)?.ok_or_else(|| {
                Fault::Refused(format!("no report of {id} is known to be published by that day"))
            })?;
            let shown = self.shown(pk, &told)?;
            tx.finish()?;
            Ok(shown)
        };
        show().map_err(|fault| fault.of(&self.path))
    }

    /// The pk of the event that holds an account of this id, or of an id that begins so and is the only one.
    pub(crate) fn event_pk(&self, id: &str) -> Result<i64, Fault> {
        let mut statement = self.conn.prepare_cached("SELECT event FROM mention WHERE id = ?1")?;
        if let Some(pk) = statement.query_row([id], |row| row.get(0)).optional()? {
            return Ok(pk);
        }
        let none = || Fault::Refused(format!("no event has the id {id:?}; `sijill timeline` lists them"));
        if id.len() < 4 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(none());
        }
        let mut statement = self
            .conn
            .prepare_cached("SELECT event FROM mention WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2")?;
        let found: Vec<i64> = statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        match found[..] {
            [] => Err(none()),
            [pk] => Ok(pk),
            _ => Err(Fault::Refused(format!("{id:?} begins several ids; give more of it"))),
        }
    }

    /// An event whole.
    pub(crate) fn shown(&self, pk: i64, told: &Told) -> Result<Shown, Fault> {
        let event = self.line_of(pk, told)?;
        let mut mentions = Vec::with_capacity(told.accounts.len());
        for ((account, &mention), report) in told.accounts.iter().zip(&told.mentions).zip(&told.reports) {
            let text: String = self
                .conn
                .prepare_cached("SELECT text FROM report WHERE pk = ?1")?
                .query_row([report.pk], |row| row.get(0))?;
            let slices = Slices::of(&text);
            let event = self.mention_of(mention, &slices)?;
            let quotes = event.evidence.iter().map(|&span| quote(&slices, span, &event.triggers)).collect();
            let (report, title) = (account.report.clone(), report.title.clone());
            mentions.push(Mentioned { report, title, event, quotes });
        }
        let ledger = told
            .sum
            .casualties
            .iter()
            .map(|toll| Ledger {
                kind: toll.kind.clone(),
                min: toll.range.min,
                max: toll.range.max,
                newest: Newest {
                    min: toll.newest.min,
                    max: toll.newest.max,
                    report: told.accounts[toll.newest_in].report.clone(),
                    published: told.reports[toll.newest_in].published.clone(),
                },
                claims: toll.claims,
                figures: toll.figures,
            })
            .collect();
        let claims = self.claims(told, &mentions)?;
        let merges = self.pairs(told)?;
        Ok(Shown { event, contradicted: told.sum.contradicted.clone(), ledger, claims, merges, mentions })
    }

    /// Every claim of an event, by kind, each kind in canonical order.
    fn claims(&self, told: &Told, mentions: &[Mentioned]) -> Result<Vec<Claim>, Fault> {
        let mut claims = Vec::new();
        for kind in Casualties::KINDS {
            for (at, mentioned) in mentions.iter().enumerate() {
                let figures = mentioned.event.casualties.kinds();
                let Some(figure) = figures.iter().find(|(own, _)| *own == kind).and_then(|(_, f)| *f) else {
                    continue;
                };
                let value = match figure.max {
                    None => format!("at least {}", figure.min),
                    Some(max) if max == figure.min => max.to_string(),
                    Some(max) => format!("{} to {max}", figure.min),
                };
                let mut claim = claim(told, mentions, at, kind, value);
                (claim.min, claim.max, claim.span) = (Some(figure.min), figure.max, Some(figure.span));
                claims.push(claim);
            }
        }
        for (at, mentioned) in mentions.iter().enumerate() {
            let date = &mentioned.event.date;
            let Some((start, end)) = date.start.zip(date.end) else { continue };
            let value = if start == end { start.to_string() } else { format!("{start} to {end}") };
            let mut claim = claim(told, mentions, at, "date", value);
            (claim.span, claim.text) = (date.span, date.text.clone());
            claims.push(claim);
        }
        for (at, mentioned) in mentions.iter().enumerate() {
            let Some(place) = &mentioned.event.place else { continue };
            let name = place.name.as_ref().unwrap_or(&place.text);
            let mut claim = claim(told, mentions, at, "place", format!("{name} {}", place.country));
            claim.value.truncate(claim.value.trim_end().len());
            (claim.span, claim.text) = (Some(place.span), Some(place.text.clone()));
            claims.push(claim);
        }
        for (at, mentioned) in mentions.iter().enumerate() {
            let blames: Vec<(u32, String)> = self.all(
                "SELECT n, blame FROM participant WHERE mention = ?1 AND role = 'actor' \
                 AND blame IS NOT NULL ORDER BY n",
                told.mentions[at],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            for (n, blame) in blames {
                let Some(actor) = mentioned.event.actors.get(n as usize) else { continue };
                let who = actor.name.as_ref().unwrap_or(&actor.text);
                let mut claim = claim(told, mentions, at, "blame", who.clone());
                (claim.span, claim.blame) = (Some(actor.span), Some(blame));
                claim.text = Some(actor.text.clone());
                claims.push(claim);
            }
        }
        self.fill_words(&mut claims)?;
        Ok(claims)
    }

    /// The words of claims that have a span only.
    fn fill_words(&self, claims: &mut [Claim]) -> Result<(), Fault> {
        let mut statement =
            self.conn.prepare_cached("SELECT substr(text, ?2 + 1, ?3 - ?2) FROM report WHERE id = ?1")?;
        for claim in claims.iter_mut().filter(|claim| claim.text.is_none()) {
            let Some(span) = claim.span else { continue };
            let words = statement.query_row((&claim.report, span.start, span.end), |row| row.get(0))?;
            claim.text = Some(words);
        }
        Ok(())
    }

    /// The reasons of a comparison: as they are kept, or found again where the two are apart.
    pub(crate) fn because(
        &self,
        kept: Option<String>,
        (a, one): (i64, &Account),
        (b, two): (i64, &Account),
    ) -> Result<Vec<Because>, Fault> {
        if let Some(kept) = kept {
            return serde_json::from_str(&kept)
                .map_err(|_| Fault::Tampered("the reasons of a comparison can't be read".to_owned()));
        }
        let likeness = self
            .conn
            .prepare_cached(
                "SELECT p.likeness FROM mention AS a JOIN mention AS b ON b.pk = ?2 \
                 JOIN reprint AS p ON p.a = min(a.report, b.report) AND p.b = max(a.report, b.report) \
                 WHERE a.pk = ?1",
            )?
            .query_row([a, b], |row| row.get(0))
            .optional()?;
        let told = compare(one, two, likeness);
        let because =
            |reason: Reason| Because { field: reason.field, weight: reason.weight, words: reason.words };
        Ok(told.reasons.into_iter().map(because).collect())
    }

    /// The pairs that were compared among an event's accounts, in canonical order.
    fn pairs(&self, told: &Told) -> Result<Vec<Pair>, Fault> {
        let mentions = list(&told.mentions);
        let mut statement = self.conn.prepare_cached(
            "SELECT a, b, verdict, score, reasons FROM link \
             WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?1))",
        )?;
        let mut rows = statement.query([&mentions])?;
        let mut pairs: Vec<((usize, usize), Pair)> = Vec::new();
        while let Some(row) = rows.next()? {
            let at = |pk: i64| told.mentions.iter().position(|own| *own == pk);
            let Some((a, b)) = at(row.get(0)?).zip(at(row.get(1)?)) else { continue };
            let (a, b) = (a.min(b), a.max(b));
            let (one, two) = (&told.accounts[a], &told.accounts[b]);
            let reasons = self.because(row.get(4)?, (told.mentions[a], one), (told.mentions[b], two))?;
            let (verdict, score) = (row.get(2)?, row.get(3)?);
            pairs.push(((a, b), Pair { a: one.id.clone(), b: two.id.clone(), verdict, score, reasons }));
        }
        pairs.sort_by_key(|(at, _)| *at);
        Ok(pairs.into_iter().map(|(_, pair)| pair).collect())
    }
}

/// A stretch with the marks in it.
pub fn quote(text: &Slices<'_>, span: Span, marks: &[Span]) -> Quote {
    let mut inside: Vec<Span> = marks.iter().copied().filter(|mark| span.contains(*mark)).collect();
    inside.sort_unstable();
    inside.dedup();
    Quote { span, text: text.words(span).to_owned(), marks: inside }
}

fn claim(told: &Told, mentions: &[Mentioned], at: usize, kind: &str, value: String) -> Claim {
    let account = &told.accounts[at];
    Claim {
        kind: kind.to_owned(),
        value,
        min: None,
        max: None,
        blame: None,
        span: None,
        text: None,
        by: mentions[at].event.sources.first().cloned(),
        account: account.id.clone(),
        report: account.report.clone(),
        outlet: account.outlet.clone(),
        published: told.reports[at].published.clone(),
    }
}
