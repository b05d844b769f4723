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

/// Words between a record and what it is measured from: `أول زيارة يقوم بها وزير خارجية أوروبي إلى البلاد منذ ستة أشهر`.
const RECORD: usize = 10;

/// `الأعنف منذ معركة فبراير`, `للمرة الأولى منذ 2011`, `هي الثالثة منذ 2010`: the time measures a record, and dates nothing.
pub(crate) fn measure(line: &Line<'_>, mention: &mut TimeMention) {
    let start = mention.words.start;
    let ago = line.at(start, TimeWord::Ago).is_some_and(|(_, entry)| entry.value == SINCE);
    let since = ago || line.is(start, TimeWord::Since);
    let outside = (1..=2.min(start)).find(|&back| line.is(start - back, TimeWord::Since));
    let from = if since { Some(start) } else { outside.map(|back| start - back) };
    let Some(from) = from else { return };
    let record = (from.saturating_sub(RECORD)..from)
        .rev()
        .take_while(|&word| line.is_word(word))
        .any(|word| line.is(word, TimeWord::Record));
    if record {
        mention.basis = COMPARED;
    }
}

/// `بحلول أكتوبر`: at that time at the latest.
pub(crate) fn by_then(line: &Line<'_>, mention: &mut TimeMention) {
    let start = mention.words.start;
    let by = (1..=2.min(start)).any(|back| {
        line.at(start - back, TimeWord::In).is_some_and(|(length, entry)| length == back && entry.value == BY)
    });
    if by && mention.kind == TimeKind::Date && mention.end.is_some() {
        mention.basis = BY_THEN;
    }
}

const COMPARED: &str = "compared with";
const BY_THEN: &str = "by then";
/// Values of rows.
const SINCE: &str = "since";
const BY: &str = "by";

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
