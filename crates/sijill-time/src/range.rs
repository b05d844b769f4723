//! Ranges: `من الأحد إلى الثلاثاء`, `يومي السبت والأحد`, `منذ 2011`.

use sijill_model::TimePrecision;

use crate::{TimeKind, TimeMention, kinds::TimeWord, line::Line};

/// Two dates with "to" or a dash between them, or "and" after "between", as one range.
pub(crate) fn joined(line: &Line<'_>, first: &TimeMention, second: &TimeMention) -> Option<TimeMention> {
    let gap = second.words.start - first.words.end;
    let from = first.words.end + usize::from(line.is_one_of(first.words.end, &["،", ","]));
    let between = line.skip(from, &[TimeWord::Until, TimeWord::And]);
    let until = line.is(from, TimeWord::Until);
    let to = (gap == 1 && line.is_sign(first.words.end, "-")) || until && between == second.words.start;
    let led = line.ends_before(first.words.start, TimeWord::Range)
        || line.is(first.words.start, TimeWord::WeekdayWord);
    let and = gap == 0 && !line.tables.is_bare(line.words[second.words.start].key)
        || !until && between == second.words.start;
    let dates = first.kind == TimeKind::Date && second.kind == TimeKind::Date;
    let (mut start, end) = first.start.zip(second.end)?;
    // `من 28 أبريل حتى 8 مايو المقبل`: the year of the second is that of the first too.
    if first.basis == "year inferred"
        && let Ok(same) = start.with().year(end.year()).build()
    {
        start = if same <= end { same } else { same.with().year(end.year() - 1).build().unwrap_or(same) };
    }
    if !(dates && (to || led && and) && start <= end && first.basis != "range" && second.basis != "range") {
        return None;
    }
    Some(TimeMention {
        words: first.words.start..second.words.end,
        span: first.span.join(second.span),
        start: Some(start),
        end: Some(end),
        precision: if start == end { TimePrecision::Day } else { TimePrecision::Days },
        timex: format!("{start}/{end}"),
        basis: "range",
        kind: TimeKind::Date,
    })
}

/// "Since" runs to publication.
pub(crate) fn open(line: &Line<'_>, mention: &mut TimeMention) {
    let since = line.ends_before(mention.words.start, TimeWord::Since);
    if let (true, Some(start), Some(published)) = (since, mention.start, line.published())
        && start <= published
        && mention.kind == TimeKind::Date
    {
        mention.end = Some(published);
        mention.basis = "since, until publication";
        mention.precision = TimePrecision::Days;
    }
}
