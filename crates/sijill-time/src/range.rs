//! Ranges: `من الأحد إلى الثلاثاء`, `منذ 2011`.

use sijill_model::TimePrecision;

use crate::{TimeKind, TimeMention, times::Line};

/// Two dates with "to" or a dash between them, or "and" after "between", as one range.
pub(crate) fn joined(line: &Line<'_>, first: &TimeMention, second: &TimeMention) -> Option<TimeMention> {
    let gap = second.words.start - first.words.end;
    let to = gap == 1
        && (line.is_sign(first.words.end, "-")
            || line.tables.time(line.words, first.words.end, &["until"]).is_some());
    let led =
        first.words.start > 0 && line.tables.time(line.words, first.words.start - 1, &["range"]).is_some();
    let dates = first.kind == TimeKind::Date && second.kind == TimeKind::Date;
    let (start, end) = first.start.zip(second.end)?;
    if !(dates && (to || led && gap == 0) && start <= end) {
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
    let Some(before) = mention.words.start.checked_sub(1) else { return };
    let since = line.tables.time(line.words, before, &["since"]).is_some();
    if let (true, Some(start), Some(published)) = (since, mention.start, line.published())
        && start <= published
        && mention.kind == TimeKind::Date
    {
        mention.end = Some(published);
        mention.basis = "since, until publication";
        mention.timex = format!("{start}/{published}");
        mention.precision = TimePrecision::Days;
    }
}
