//! The day on which somebody spoke: what he demands or refuses elsewhere in the report, with no day of its own,
//! he said on that day. `نددت الحكومة بالهجوم … وقال المتحدث باسم الحكومة في بيان اليوم`.

use jiff::civil::Date;
use sijill_model::{Actor, EventDate, Source, Status, TimePrecision};
use sijill_pack::Grammar;
use sijill_time::{TimeKind, TimeMention};

use crate::{
    clause::Parsed,
    line::WordPos,
    merge::Mention,
    source::{Attribution, Hop},
    utterance::is_utterance,
};

/// Somebody's words of a day.
#[derive(Debug)]
pub(crate) struct Saying {
    speaker: Source,
    date: EventDate,
}

/// Words between a reporting verb and the day on which it was said.
const REACH: usize = 14;
/// Days before publication in which what a report has somebody say was said.
const FRESH: i32 = 3;
/// Letters from which the words for somebody tell who he is.
const TELLING: usize = 4;

impl Parsed<'_, '_, '_> {
    /// Who of those who speak in a line is told to speak on a day.
    pub fn sayings(&self, attributions: &[Attribution]) -> Vec<Saying> {
        let own = attributions.iter().filter(|one| one.hop == Hop::Own);
        own.filter_map(|one| {
            let speaker = one.chain.first()?.clone();
            let days = self.times.iter().filter(|time| {
                time.kind == TimeKind::Date
                    && time.start.is_some()
                    && matches!(time.precision, TimePrecision::Day | TimePrecision::Time)
                    && self.dates_speech(one, time)
            });
            let time = days.min_by_key(|time| time.words.start.abs_diff(one.word))?;
            Some(Saying { speaker, date: self.event_date(time) })
        })
        .collect()
    }

    /// Whether a time tells when a reporting verb was said: before what is said, with no clause between but
    /// one about the statement (`في تصريحات نشرت اليوم`).
    fn dates_speech(&self, one: &Attribution, time: &TimeMention) -> bool {
        let after = time.words.start > one.word;
        let (from, to) = if after { (one.word + 1, time.words.start) } else { (time.words.end, one.word) };
        let before_speech = one.covers.end <= one.word || time.words.end <= one.covers.start;
        let statement = |word: usize| {
            let before = word.checked_sub(1).and_then(|before| self.group_at[before]);
            before.is_some_and(|group| self.is_statement(group))
        };
        let plain = |word: usize| {
            let verb = self.line.words[word].pos == WordPos::Verb;
            let relative = self.line.is(word, Grammar::Relative);
            let border = self.is_border(word) && !(relative && statement(word));
            let opened = word.checked_sub(1).is_some_and(|before| self.line.is(before, Grammar::Relative));
            !self.mark(word).0 && !border && (!verb || opened || statement(word))
        };
        before_speech && to - from <= REACH && (from..to).all(plain)
    }
}

/// Gives words without a day that on which the report has the same speaker speak, where it tells only one.
/// A day long past is another matter's.
pub(crate) fn carry(events: &mut [Mention], sayings: &[Saying], published: Option<Date>) {
    let fresh = |date: &EventDate| {
        let day = date.start.zip(published);
        day.is_some_and(|(day, published)| {
            day.until(published).is_ok_and(|span| (0..=FRESH).contains(&span.get_days()))
        })
    };
    for index in 0..events.len() {
        let event = &events[index];
        let open = is_utterance(event.event_type)
            && event.status == Status::Occurred
            && !event.background
            && event.date.span.is_none();
        let Some(speaker) = event.actors.first().filter(|_| open) else { continue };
        let said = sayings.iter().filter(|one| spoke(speaker, &one.speaker)).map(|one| &one.date);
        let Some(date) = only_day(said).filter(|date| fresh(date)).cloned() else { continue };
        events[index].date = date;
        events[index].loosely_dated = true;
    }
}

/// The day that some dates have in common.
fn only_day<'d>(mut dates: impl Iterator<Item = &'d EventDate>) -> Option<&'d EventDate> {
    let first = dates.next()?;
    dates.all(|date| (date.start, date.end) == (first.start, first.end)).then_some(first)
}

/// Whether an actor is the one who speaks, or the body whose spokesman does.
fn spoke(actor: &Actor, speaker: &Source) -> bool {
    let named = actor.name.is_some() && actor.name == speaker.name;
    let text = speaker.text.as_deref().unwrap_or_default();
    let within = |own: &str, other: &str| own.chars().count() >= TELLING && other.contains(own);
    named || within(&actor.text, text) || within(text, &actor.text)
}
