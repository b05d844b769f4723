//! All time expressions of a line: each kind is tried at each word, the longest is taken.

use jiff::civil::Date;
use sijill_model::Span;

use crate::{
    NumberMention, Reference, TimeKind, TimeMention, TimeTables, Word, WordKind, another, clock, date, day,
    era,
    join::join,
    line::{Found, Line},
    numeric, period, qualified, reference, relative, running, season, share, weekday, years,
};

/// All time expressions of a line, in order, without overlap. Numbers inside them are to be left
/// out by the caller.
pub fn times(
    words: &[Word<'_>],
    numbers: &[NumberMention],
    tables: &TimeTables,
    reference: Reference,
) -> Vec<TimeMention> {
    let line = Line::new(words, numbers, tables, reference);
    let mut all: Vec<TimeMention> = Vec::new();
    let mut told = reference.told;
    let mut at = 0;
    while at < words.len() {
        let candidate = words[at].kind == WordKind::Number
            || line.is_word(at) && words[at].listed.times != 0
            || line.number(at).is_some()
            || line.is_sign(at, "(") && words.get(at + 1).is_some_and(|word| word.kind == WordKind::Number);
        match candidate.then(|| longest(&line, at)).flatten() {
            Some(found) => {
                let found = counted(found, told, reference.published);
                if found.kind == TimeKind::Date {
                    told = found.days.or(told);
                }
                let end = found.end;
                all.push(TimeMention {
                    words: at..end,
                    span: span(&line, at, end),
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

/// An expression that is counted from the last days told, with its own days. From what has been,
/// nothing is counted into what is to come: that was told of something else.
fn counted(found: Found, told: Option<(Date, Date)>, published: Option<Date>) -> Found {
    let to_come = |day: Date| published.is_some_and(|published| day > published);
    let resolved = found.from.zip(told).and_then(|(distance, told)| {
        distance.from(told).filter(|(days, _)| !to_come(days.0) || to_come(told.0))
    });
    let Some((days, precision)) = resolved else { return found };
    let timex = if days.0 == days.1 { days.0.to_string() } else { found.timex };
    Found { days: Some(days), precision, timex, kind: TimeKind::Date, ..found }
}

/// Readers of one kind of expression each; of two that read as far, the one that stands first.
const READERS: [fn(&Line<'_>, usize) -> Option<Found>; 28] = [
    numeric::full,
    numeric::short,
    date::date,
    day::word,
    day::sometime,
    weekday::weekday,
    weekday::week_first,
    share::weekday,
    share::share,
    share::unit,
    running::running,
    period::weekend,
    period::part,
    season::season,
    era::decade,
    era::century,
    clock::clock,
    relative::ago,
    relative::ahead,
    qualified::qualified,
    years::year,
    years::bare,
    reference::reference,
    another::day,
    another::same,
    another::later,
    reference::set,
    relative::length,
];

/// The span of an expression without what is attached before it. Where marks stand between the
/// letters, the whole word is kept.
fn span(line: &Line<'_>, at: usize, end: usize) -> Span {
    let (first, last) = (&line.words[at], &line.words[end - 1]);
    let plain = first.key.chars().count() == first.span.len() as usize;
    let cut = if plain && first.kind == WordKind::Word { line.tables.attached(first.key) } else { 0 };
    let span = first.span.join(last.span);
    Span::new(span.start + cut, span.end)
}

fn longest(line: &Line<'_>, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for reader in READERS {
        if let Some(found) = reader(line, at)
            && best.as_ref().is_none_or(|known| found.end > known.end)
        {
            best = Some(found);
        }
    }
    best
}
