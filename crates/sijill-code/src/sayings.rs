//! Where and on which day somebody spoke: what he demands or refuses elsewhere in the report, with neither of its
//! own, he said there and then. `نددت الحكومة بالهجوم … وقال المتحدث باسم الحكومة في بيان اليوم`.

use std::ops::Range;

use jiff::civil::Date;
use sijill_model::{Actor, EventDate, EventType, Place, Source, Status, TimePrecision};
use sijill_pack::Grammar;
use sijill_time::TimeKind;

use crate::{
    alike::only_protest,
    clause::Parsed,
    groups::GroupClass,
    line::WordPos,
    merge::Mention,
    setting::Setting,
    source::{Attribution, Hop},
    utterance::is_utterance,
};

/// Somebody's words of a day, or in a place.
#[derive(Debug)]
pub(crate) struct Saying {
    speaker: Source,
    date: Option<EventDate>,
    place: Option<Place>,
}

/// Words between a reporting verb and the day on which it was said.
const REACH: usize = 14;
/// Days before publication in which what a report has somebody say was said.
const FRESH: i32 = 3;
/// Letters from which the words for somebody tell who he is.
const TELLING: usize = 4;

impl Parsed<'_, '_, '_> {
    /// Who of those who speak in a line is told to speak on a day or in a place.
    pub fn sayings(&self, attributions: &[Attribution], setting: &Setting) -> Vec<Saying> {
        let own = attributions.iter().filter(|one| one.hop == Hop::Own);
        own.filter_map(|one| {
            let speaker = one.chain.first()?.clone();
            let days = self.times.iter().filter(|time| {
                time.kind == TimeKind::Date
                    && time.start.is_some()
                    && matches!(time.precision, TimePrecision::Day | TimePrecision::Time)
                    && self.is_of_speech(one, &time.words)
            });
            let time = days.min_by_key(|time| time.words.start.abs_diff(one.word));
            let scene = (0..self.groups.len()).find(|&group| self.hosts_speech(one, group));
            let place = scene.and_then(|group| self.place_at(group, setting));
            let date = time.map(|time| self.event_date(time));
            (date.is_some() || place.is_some()).then_some(Saying { speaker, date, place })
        })
        .collect()
    }

    /// Whether a group tells in what place somebody spoke: `قال الوزير في مؤتمر صحفي في بغداد إن`. Right after
    /// the one who speaks a place belongs to him: `قال ممثل المنظمة في بغداد إن`.
    fn hosts_speech(&self, one: &Attribution, group: usize) -> bool {
        let own = &self.groups[group];
        let Some(before) = group.checked_sub(1).map(|before| &self.groups[before]) else { return false };
        let held = matches!(before.class, GroupClass::Thing | GroupClass::Event) && self.is_in(before);
        own.place.is_some()
            && self.is_inside(own)
            && own.words.start > one.word
            && held
            && before.words.start > one.word
            && own.preposition_word.unwrap_or(own.words.start) == before.words.end
            && self.is_of_speech(one, &own.words)
    }

    /// Whether words belong to a reporting verb: before what is said, with no clause between but one about
    /// the statement (`في تصريحات نشرت اليوم`).
    fn is_of_speech(&self, one: &Attribution, words: &Range<usize>) -> bool {
        let after = words.start > one.word;
        let (from, to) = if after { (one.word + 1, words.start) } else { (words.end, one.word) };
        let before_speech = one.covers.end <= one.word || words.end <= one.covers.start;
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

/// Gives words without a day or a place those in which the report has the same speaker speak, where it tells
/// only one.
/// A day long past is another matter's.
pub(crate) fn carry(events: &mut [Mention], sayings: &[Saying], published: Option<Date>) {
    let fresh = |date: &EventDate| {
        let day = date.start.zip(published);
        day.is_some_and(|(day, published)| {
            day.until(published).is_ok_and(|span| (0..=FRESH).contains(&span.get_days()))
        })
    };
    for event in events {
        let open = is_utterance(event.event_type) && event.status == Status::Occurred && !event.background;
        let Some(speaker) = event.actors.first().filter(|_| open) else { continue };
        let said = || sayings.iter().filter(|one| spoke(speaker, &one.speaker));
        let date =
            only(said().filter_map(|one| one.date.as_ref()), |a, b| (a.start, a.end) == (b.start, b.end));
        let dated = event.date.span.is_some();
        if let Some(date) = date.filter(|date| fresh(date) && !dated) {
            event.date = date.clone();
            event.loosely_dated = true;
        }
        let place = only(said().filter_map(|one| one.place.as_ref()), |a, b| {
            a.name == b.name && (a.name.is_some() || a.text == b.text)
        });
        // What has another day was said elsewhere.
        if event.place.is_none() && !(dated && date.is_none()) {
            event.place = place.cloned();
        }
    }
}

/// Gives what a crowd demands or blames the place and the day of the only protest in the report, and the other
/// way round: `احتشد محتجون أمام السفارة … وطالب المحتجون`.
pub(crate) fn carry_protest(events: &mut [Mention]) {
    let mut protests = events.iter().enumerate().filter(|(_, event)| {
        event.event_type == EventType::Protest && !event.background && event.status == Status::Occurred
    });
    let Some((at, protest)) = protests.next().filter(|_| protests.next().is_none()) else { return };
    let (place, date) = (protest.place.clone(), protest.date.clone());
    let mut told = None;
    for event in events.iter_mut() {
        let crowd = is_utterance(event.event_type)
            && event.status == Status::Occurred
            && !event.background
            && only_protest(&event.actors);
        if !crowd {
            continue;
        }
        event.place = event.place.take().or_else(|| place.clone());
        if event.date.span.is_none() && date.start.is_some() {
            event.date = date.clone();
        } else if event.date.start.is_some() {
            told = Some(event.date.clone());
        }
    }
    if let Some(day) = told.filter(|_| events[at].date.span.is_none()) {
        (events[at].date, events[at].loosely_dated) = (day, true);
    }
}

/// What some have in common; none where two differ.
fn only<T>(mut all: impl Iterator<Item = T>, same: impl Fn(&T, &T) -> bool) -> Option<T> {
    let first = all.next()?;
    all.all(|other| same(&first, &other)).then_some(first)
}

/// Whether an actor is the one who speaks, or the body whose spokesman does.
pub(crate) fn spoke(actor: &Actor, speaker: &Source) -> bool {
    let named = actor.name.is_some() && actor.name == speaker.name;
    let text = speaker.text.as_deref().unwrap_or_default();
    let within = |own: &str, other: &str| own.chars().count() >= TELLING && other.contains(own);
    named || within(&actor.text, text) || within(text, &actor.text)
}
