//! Events told to happen on the occasion of talks or a visit happen where that is: `سيجري خلال الزيارة لقاءات`;
//! so does what answers an attack.

use sijill_model::{Actor, EventType, Span, Status};
use sijill_pack::{Grammar, Pack, Sense, Slot};

use crate::{
    alike::same,
    clause::Parsed,
    groups::{Group, GroupClass},
    line::WordPos,
    locate,
    merge::Mention,
    predicate::Fired,
    sayings::spoke,
    source::Attribution,
    utterance::is_utterance,
};

/// The talks or visit during which an event is told to happen, or the attack that it answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occasion {
    /// The noun that names it.
    noun: Span,
    /// Whether a visit, which is where the visitor goes.
    visit: bool,
    /// Whether the noun goes back to what was told before: it has its article or a pronoun.
    known: bool,
}

/// How the grammar table notes a preposition that says during what something happens.
pub(crate) const DURING: &str = "during";
/// Words between an event and the noun of its occasion.
const REACH: usize = 12;

impl Parsed<'_, '_, '_> {
    /// Whether a group is the occasion on which its sentence has something happen.
    pub fn is_occasion(&self, group: &Group<'_>) -> bool {
        group.preposition_note(self.line, self.pack) == Some(DURING)
    }

    /// Whether a group is the occasion on which somebody in its sentence is told to speak:
    /// `قال الأمين العام، خلال لقائه الوزير في عدن، إن …`.
    pub fn hosts_words(&self, group: &Group<'_>, attributions: &[Attribution]) -> bool {
        let with = |verb: usize| {
            let Some(between) = group.words.start.checked_sub(verb).filter(|gap| *gap <= REACH) else {
                return false;
            };
            // `نفى الوزير الذي حضر خلال المحادثات`: that tells who he is.
            (verb.saturating_sub(1)..verb + between).all(|word| !self.line.is(word, Grammar::Relative))
        };
        self.is_occasion(group) && attributions.iter().any(|one| with(one.word))
    }

    /// The occasion of a fired frame: talks or a visit that its sentence names with a preposition like
    /// `خلال`, or that are said to see it.
    pub fn occasion(&self, fired: &Fired) -> Option<Occasion> {
        let frame = &self.pack.frames[fired.frame as usize];
        if frame.event_type == EventType::Assault {
            return self.answers(fired);
        }
        if !takes_place_there(frame.event_type) {
            return None;
        }
        let gap = |group: &Group<'_>| {
            let after = group.words.start.checked_sub(fired.words.end);
            after.or(fired.words.start.checked_sub(group.words.end)).unwrap_or(0)
        };
        let saw = fired.saw.or_else(|| self.seen_by(fired)).map(|group| &self.groups[group]);
        let own = fired.group;
        let named = self.groups.iter().enumerate().filter(|(at, _)| Some(*at) != own);
        // After words of praise or blame it belongs to what they are about: `انتقد غيابه خلال الزيارة`.
        let said = is_utterance(frame.event_type);
        let content = |group: usize| {
            let between = |other: &Group<'_>| {
                other.words.start >= fired.words.end && other.words.end <= self.groups[group].words.start
            };
            said && self.groups.iter().enumerate().any(|(at, other)| {
                between(other) && other.class != GroupClass::Time && !fired.filled.actors.contains(&at)
            })
        };
        let near =
            named.filter(|(at, group)| self.is_occasion(group) && gap(group) <= REACH && !content(*at));
        let near = near.map(|(_, group)| group);
        let group = saw.into_iter().chain(near).filter(|group| group.class == GroupClass::Event);
        group
            .filter_map(|group| {
                let mut modes =
                    self.line.senses(group.head, self.pack).filter_map(|(_, sense)| match sense {
                        Sense::Frame(row) => Some(&self.pack.frames[row as usize]),
                        _ => None,
                    });
                let frame = modes.find(|frame| frame.event_type == EventType::Consult)?;
                let known = (self.line.words[group.head].attached.article || group.pronoun) && !group.plural;
                let noun = self.line.words[group.head].span;
                Some((gap(group), Occasion { noun, visit: frame.mode == locate::VISIT, known }))
            })
            .min_by_key(|(gap, _)| *gap)
            .map(|(_, occasion)| occasion)
    }

    /// The attack that somebody answers with a further act of the same breath:
    /// `صدت القوات الهجوم وقتلت ثلاثة`.
    fn answers(&self, fired: &Fired) -> Option<Occasion> {
        let start = fired.words.start;
        let joined = fired.verb && !fired.passive && self.line.words[start].attached.and;
        let attack = self.groups.iter().rfind(|group| {
            let known = self.line.words[group.head].attached.article && self.is_bare_event(group);
            let attacks = |sense| {
                matches!(sense, Sense::Frame(row)
                    if self.pack.frames[row as usize].event_type == EventType::Assault)
            };
            group.words.end <= start
                && start - group.words.end <= REACH
                && known
                && self.line.senses(group.head, self.pack).any(|(_, sense)| attacks(sense))
        })?;
        // Another who acts may do so elsewhere.
        let same = fired.filled.actors.iter().all(|&g| self.groups[g].words.end <= attack.words.start);
        let apart = (attack.words.end..start).any(|word| self.ends_clause(word));
        let noun = self.line.words[attack.head].span;
        (joined && same && !apart).then_some(Occasion { noun, visit: false, known: !attack.plural })
    }

    /// Whether a group is an event that no preposition governs.
    fn is_bare_event(&self, group: &Group<'_>) -> bool {
        group.class == GroupClass::Event && group.preposition.is_none()
    }

    /// What the verb before a noun says sees it, with others: `ستشهد الزيارة منتدى وعقد اجتماع`.
    fn seen_by(&self, fired: &Fired) -> Option<usize> {
        let start = fired.words.start;
        let sees = |verb: usize| {
            self.line.words[verb].pos == WordPos::Verb
                && self.lights(verb).any(|(_, _, light)| {
                    let nobody = light.args.actor.is_empty() && light.args.recipient.is_empty();
                    nobody && light.event.contains(&Slot::Object)
                })
        };
        let verb = (start.saturating_sub(REACH)..start).rfind(|&verb| sees(verb))?;
        let subject = |word: Option<usize>| self.group_at.get(word?).copied().flatten();
        [verb.checked_sub(1), Some(verb + 1)].into_iter().filter_map(subject).find(|&group| {
            let own = &self.groups[group];
            Some(group) != fired.group && own.class == GroupClass::Event && self.is_bare(group)
        })
    }
}

/// Whether an event of this type is held or said where the talks are that it belongs to.
fn takes_place_there(event_type: EventType) -> bool {
    let held = matches!(event_type, EventType::Agree | EventType::Consult);
    held || is_utterance(event_type)
}

/// Gives events without a place or a day those of their occasion, and the words of those who met those of the
/// meeting on whose occasion they spoke.
pub(crate) fn carry(events: &mut [Mention], pack: &Pack) {
    for index in 0..events.len() {
        let event = &events[index];
        let dated = event.date.span.is_some();
        if event.place.is_some() && dated {
            continue;
        }
        let host = match event.occasion {
            Some(occasion) => host_of(occasion, index, events, pack),
            None => None,
        };
        let Some(host) = host.or_else(|| spoken(index, events)) else { continue };
        let (place, date, loosely) = (host.place.clone(), host.date.clone(), host.loosely_dated);
        // What answers an attack may come on another day.
        let same_day = event.event_type != EventType::Assault && date.start.is_some();
        let event = &mut events[index];
        event.place = event.place.take().or(place);
        if !dated && same_day {
            (event.date, event.loosely_dated) = (date, loosely);
        }
    }
}

/// The talks, visit or attack that an occasion is: told with its own noun, or the only one that it goes back to.
fn host_of<'m>(occasion: Occasion, index: usize, events: &'m [Mention], pack: &Pack) -> Option<&'m Mention> {
    let holds = |event: &&Mention| event.triggers.iter().any(|own| own.overlaps(occasion.noun));
    let meetings = || events.iter().filter(|event| event.event_type == EventType::Consult);
    let own = events[index].event_type;
    if own == EventType::Assault {
        let attacks =
            || events.iter().enumerate().filter(|(at, event)| *at != index && event.event_type == own);
        let told = attacks().map(|(_, event)| event).find(holds);
        // "The attack", where all that were told before were in one place, was there.
        let before = attacks()
            .map(|(_, event)| event)
            .filter(|event| event.sentence < events[index].sentence && !event.background);
        return told.or_else(|| occasion.known.then(|| only_one(before)).flatten());
    }
    if let Some(told) = meetings().find(holds) {
        return Some(told);
    }
    let same = |event: &&Mention| {
        let visit = pack.frames[event.frame as usize].mode == locate::VISIT;
        visit == occasion.visit && event.sentence <= events[index].sentence
    };
    occasion.known.then(|| only_one(meetings().filter(same))).flatten()
}

/// The meeting on whose occasion the report has those who met speak.
fn spoken(index: usize, events: &[Mention]) -> Option<&Mention> {
    let event = &events[index];
    let said = is_utterance(event.event_type);
    if !said || event.background || event.status != Status::Occurred || event.date.start.is_some() {
        return None;
    }
    let meeting = |one: &&Mention| {
        one.event_type == EventType::Consult && !one.background && one.status == Status::Occurred
    };
    // `أكد الأمين العام أن دول المجلس ترفض`: who says it for others was there.
    let here = |own: &Actor| {
        event.actors.first().is_some_and(|speaker| same(own, speaker))
            || event.sources.first().is_some_and(|speaker| spoke(own, speaker))
    };
    let met = |one: &Mention| one.actors.iter().chain(&one.recipients).any(here);
    // Who met elsewhere, too, may have spoken there.
    let all = events.iter().filter(meeting).filter(|one| met(one));
    let told = all.clone().any(|one| one.hosts_words && one.stretch == event.stretch);
    told.then(|| only_one(all)).flatten()
}

/// The first of some events that are all in one place; none where one has no place or another.
fn only_one<'m>(mut events: impl Iterator<Item = &'m Mention>) -> Option<&'m Mention> {
    let first = events.next()?;
    let place = first.place.as_ref()?;
    let there = |one: &Mention| {
        one.place.as_ref().is_some_and(|own| own.name == place.name && own.text == place.text)
    };
    events.all(there).then_some(first)
}
