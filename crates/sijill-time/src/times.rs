//! All time expressions of a line: each kind is tried at each word, the longest is taken.

use jiff::{ToSpan, civil::Date};
use sijill_model::TimePrecision;

use crate::{
    NumberMention, Reference, TimeKind, TimeMention, TimeTables, Word, WordKind, calendar, day, period,
    range, relative,
};

/// A time expression before it has its place in the line.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// First word after it.
    pub end: usize,
    pub days: Option<(Date, Date)>,
    pub precision: TimePrecision,
    pub timex: String,
    pub basis: &'static str,
    pub kind: TimeKind,
}

impl Found {
    /// A stretch of days.
    pub fn days(
        end: usize,
        days: Option<(Date, Date)>,
        precision: TimePrecision,
        timex: String,
        basis: &'static str,
    ) -> Found {
        Found { end, days, precision, timex, basis, kind: TimeKind::Date }
    }

    /// One day.
    pub fn day(end: usize, day: Option<Date>, unresolved: &str, basis: &'static str) -> Found {
        let timex = day.map_or_else(|| unresolved.to_owned(), |day| day.to_string());
        Found::days(end, day.map(|day| (day, day)), TimePrecision::Day, timex, basis)
    }
}

/// What the expressions of a line are read against.
pub(crate) struct Line<'l> {
    pub words: &'l [Word<'l>],
    pub numbers: &'l [NumberMention],
    pub tables: &'l TimeTables,
    pub reference: Reference,
}

impl Line<'_> {
    /// The number that starts at a word.
    pub fn number(&self, at: usize) -> Option<&NumberMention> {
        let found = self.numbers.binary_search_by_key(&at, |number| number.words.start).ok()?;
        Some(&self.numbers[found])
    }

    /// Day of publication.
    pub fn published(&self) -> Option<Date> {
        self.reference.published
    }

    /// Whether a sign stands at a word.
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Punct && word.key == sign)
    }
}

/// Days added to a date; `None` beyond the calendar.
pub(crate) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// All time expressions of a line, in order, without overlap. Numbers inside them are to be left
/// out by the caller.
pub fn times(
    words: &[Word<'_>],
    numbers: &[NumberMention],
    tables: &TimeTables,
    reference: Reference,
) -> Vec<TimeMention> {
    let line = Line { words, numbers, tables, reference };
    let mut all: Vec<TimeMention> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let candidate = words[at].kind == WordKind::Number || tables.knows(words[at].key);
        match candidate.then(|| longest(&line, at)).flatten() {
            Some(found) => {
                let end = found.end;
                all.push(TimeMention {
                    words: at..end,
                    span: words[at].span.join(words[end - 1].span),
                    start: found.days.map(|days| days.0),
                    end: found.days.map(|days| days.1),
                    precision: found.precision,
                    timex: found.timex,
                    basis: found.basis,
                    kind: found.kind,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    join(&line, &mut all);
    all
}

fn longest(line: &Line<'_>, at: usize) -> Option<Found> {
    let tries: [fn(&Line<'_>, usize) -> Option<Found>; 9] = [
        calendar::date,
        calendar::numeric,
        day::word,
        day::weekday,
        period::part,
        relative::distance,
        relative::qualified,
        calendar::year,
        relative::length,
    ];
    let mut best: Option<Found> = None;
    for one in tries {
        if let Some(found) = one(line, at)
            && best.as_ref().is_none_or(|known| found.end > known.end)
        {
            best = Some(found);
        }
    }
    best
}

/// Joins a weekday to the date beside it, the two calendars of one day, and ranges.
fn join(line: &Line<'_>, all: &mut Vec<TimeMention>) {
    let mut at = 0;
    while at + 1 < all.len() {
        let (first, second) = (&all[at], &all[at + 1]);
        let gap = second.words.start - first.words.end;
        let bridged = gap == 0
            || gap == 1
                && (line.is_sign(first.words.end, "،")
                    || line.is_sign(first.words.end, "(")
                    || line.is_sign(first.words.end, "/")
                    || line.tables.time(line.words, first.words.end, &["corresponding", "of"]).is_some());
        let one_day = first.start.is_some() && first.start == second.start && first.end == second.end;
        let dated = first.basis.starts_with("weekday")
            && matches!(second.basis, "named date" | "year inferred" | "hijri date");
        let named = matches!(first.basis, "named date" | "hijri date" | "year inferred")
            && second.basis == "named date";
        let word_and_day =
            first.basis == "relative to publication" && second.basis.starts_with("weekday") && one_day;
        if bridged && (one_day && gap == 0 || dated || named && gap <= 1 && one_day || word_and_day) {
            let span = first.span.join(second.span);
            let words = first.words.start..second.words.end;
            let mut joined =
                if dated || second.precision == TimePrecision::Day { second.clone() } else { first.clone() };
            (joined.span, joined.words) = (span, words);
            all.splice(at..at + 2, [joined]);
            continue;
        }
        if let Some(joined) = range::joined(line, first, second) {
            all.splice(at..at + 2, [joined]);
            continue;
        }
        at += 1;
    }
    for mention in all.iter_mut() {
        range::open(line, mention);
    }
}
