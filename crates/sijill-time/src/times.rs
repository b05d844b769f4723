//! All time expressions of a line: each kind is tried at each word, the longest is taken.

use crate::{
    NumberMention, Reference, TimeMention, TimeTables, Word, WordKind, clock, date, day, era,
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
    let mut at = 0;
    while at < words.len() {
        let candidate = words[at].kind == WordKind::Number
            || line.masks[at] != 0
            || line.number(at).is_some()
            || line.is_sign(at, "(") && words.get(at + 1).is_some_and(|word| word.kind == WordKind::Number);
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

/// Readers of one kind of expression each; of two that read as far, the one that stands first.
const READERS: [fn(&Line<'_>, usize) -> Option<Found>; 26] = [
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
    reference::elsewhere,
    reference::set,
    relative::length,
];

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
