//! The day on which a report was written, where it tells that it is not the day of publication: `اليوم
//! (الاثنين)` in a text that was published on Tuesday.

use jiff::civil::{Date, Weekday};

use crate::{Reference, TimeTables, Word, kinds::TimeWord, line::Line, units::add_days};

/// How many days a text may be older than its publication.
const LATEST: i64 = 3;

/// The day of writing that a line tells by a weekday beside a word like `اليوم` or `أمس`; `None` where it tells
/// none, or one on which nobody would have waited so long to publish.
pub fn day_of_writing(words: &[Word<'_>], tables: &TimeTables, published: Date) -> Option<Date> {
    let line = Line::new(words, &[], tables, Reference { published: Some(published), told: None });
    (0..words.len()).filter(|&at| words[at].listed.times != 0).find_map(|at| told_at(&line, at, published))
}

fn told_at(line: &Line<'_>, at: usize, published: Date) -> Option<Date> {
    let (length, entry) = line.at(at, TimeWord::Day)?;
    let shift: i64 = entry.value.split('/').next()?.parse().ok()?;
    let end = at + length;
    // `اليوم الثاني` is no today, and what is to come may be any day of the next weeks.
    if shift > 0 || line.named_before(at, "day") || line.named_after(end, "day") {
        return None;
    }
    let named = end + usize::from(line.is_one_of(end, &["(", "،", ","]));
    let (more, entry) = line.at(named, TimeWord::Weekday)?;
    if line.named_after(named + more, "weekday") {
        return None;
    }
    let weekday = Weekday::from_monday_one_offset(entry.number() as i8).ok()?;
    let written = (0..=LATEST).filter_map(|back| add_days(published, -back));
    written.into_iter().find(|&day| add_days(day, shift).is_some_and(|told| told.weekday() == weekday))
}
