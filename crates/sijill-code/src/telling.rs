//! How an event is told: by which words, of what kind. It decides how sure a record is, not what it says.

use sijill_model::{EventType, Status};
use sijill_pack::{Features, Grammar, Kind};

use crate::{Codebook, clause::Parsed, groups::GroupClass, line::WordPos, predicate::Fired};

/// Signs that a sentence tells an event, and does not only speak of such events.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Telling {
    /// How many words tell it, verbs that only carry a noun apart.
    pub words: usize,
    /// A statement of its own tells it: it is in the foreground, and not by a relative clause alone.
    pub asserted: bool,
    /// A finite verb tells it, outside any relative clause.
    pub verb: bool,
    /// A verb in the perfect names what attacked and what was attacked, be neither anyone: `فجرت سيارة مفخخة حافلة`.
    pub target: bool,
    /// A definite noun, or one with a pronoun, speaks of it: it was told before.
    pub back: bool,
    /// A noun only names it, inside a statement about something else: `ملف اغتيال الرئيس`, `دان الهجوم`,
    /// `أغلقت الطرق بسبب الهجوم`.
    pub named: bool,
    /// An imperfect tells what happens time and again: `يقتلون الناس`.
    pub habit: bool,
    /// Its word names the means: a bomb, a shot, an abduction, not killing or violence as such.
    pub means: bool,
    /// Those who act are counted: `مئات المتظاهرين`.
    pub crowd: bool,
    /// A finite verb tells of coming together, not of what a crowd does then.
    pub gathering: bool,
    /// Many words of its sentence stand before it: something else is the sentence's news.
    pub late: bool,
    /// Its sentence is long: it is one thing told among others.
    pub long: bool,
    /// Armed men, police or soldiers are named as those who act.
    pub armed: bool,
}

impl Telling {
    /// Takes in how a further mention of the same event tells it.
    pub fn join(&mut self, other: Telling) {
        self.words += other.words;
        self.asserted |= other.asserted;
        self.verb |= other.verb;
        self.target |= other.target;
        self.back &= other.back;
        self.named &= other.named;
        self.habit &= other.habit;
        self.means |= other.means;
        self.crowd |= other.crowd;
        self.gathering |= other.gathering;
        self.late &= other.late;
        self.long &= other.long;
        self.armed |= other.armed;
    }
}

/// Words before an event from which it is told late in its sentence.
const LATE: usize = 10;
/// Words of a long sentence.
const LONG: usize = 50;
/// Modes of attack that tell by what means.
const MEANS: [&str; 9] = [
    "suicide-attack",
    "explosives",
    "firearms",
    "aerial",
    "heavy-weapons",
    "drone",
    "primitive",
    "unconventional",
    "abduct",
];
/// Modes of protest in which people come together, or stop what they do.
const GATHERINGS: [&str; 3] = ["demo", "strike", "hunger"];

impl Codebook<'_> {
    /// How a fired frame tells its event.
    pub(crate) fn telling(
        &self,
        parsed: &Parsed<'_, '_, '_>,
        fired: &Fired,
        status: Status,
        foreground: bool,
    ) -> Telling {
        let frame = &self.pack.frames[fired.frame as usize];
        let group = fired.group.map(|group| &parsed.groups[group]);
        let counted = |&group: &usize| parsed.groups[group].number.is_some();
        let attack = frame.event_type == EventType::Assault;
        let imperfect = if fired.verb {
            fired.features.has(Features::IMPERFECT)
        } else {
            let features = |light| parsed.line.verb_reading(light, parsed.pack).map(|(features, _)| features);
            fired.light.and_then(features).is_some_and(|features| features.has(Features::IMPERFECT))
        };
        let words = |range: std::ops::Range<usize>| {
            range.filter(|&word| parsed.line.words[word].pos != WordPos::Punct).count()
        };
        let armed = |&group: &usize| parsed.is_kind(&parsed.groups[group], Kind::Armed);
        Telling {
            words: 1,
            asserted: foreground && parsed.asserts(fired),
            verb: fired.verb && fired.around.antecedent.is_none(),
            target: fired.verb
                && attack
                && fired.features.has(Features::PERFECT)
                && !fired.filled.actors.is_empty()
                && !fired.filled.recipients.is_empty(),
            back: group.is_some_and(|group| group.pronoun || parsed.line.words[group.head].attached.article),
            habit: imperfect && !parsed.line.title && (attack || status == Status::Occurred),
            named: parsed.only_names(fired, frame.event_type),
            means: MEANS.contains(&frame.mode),
            crowd: fired.filled.actors.iter().any(counted),
            gathering: fired.verb
                && frame.event_type == EventType::Protest
                && GATHERINGS.contains(&frame.mode),
            late: words(0..fired.words.start) > LATE,
            long: words(0..parsed.line.words.len()) > LONG,
            armed: fired.filled.actors.iter().any(armed),
        }
    }
}

impl Parsed<'_, '_, '_> {
    /// Whether a noun only names its event inside a statement about something else: as what a verb judges,
    /// as the time or cause of another event, or as what another noun is about.
    fn only_names(&self, fired: &Fired, event_type: EventType) -> bool {
        let Some(group) = fired.group.filter(|_| fired.light.is_none() && !self.line.title) else {
            return false;
        };
        let own = self.classed(group);
        let verb = (0..self.groups[own].words.start)
            .rev()
            .take_while(|&word| !self.ends_clause(word) && !self.line.is(word, Grammar::Complementiser))
            .find(|&word| self.line.words[word].pos == WordPos::Verb);
        let same = |verb: usize| self.fired_at.iter().any(|&(at, kind)| at == verb && kind == event_type);
        let about = own.checked_sub(1).is_some_and(|before| {
            let before = &self.groups[before];
            before.words.end == self.groups[own].words.start
                && before.class != GroupClass::Event
                && before.class != GroupClass::Time
                && self.is_bare(own)
                && !self.groups[own].and
        });
        about
            || verb.is_some_and(|verb| self.judges(verb))
            || self.is_circumstance(own) && !verb.is_some_and(same)
    }

    /// Whether a statement of its own tells what a noun in the foreground names: not where its light verb
    /// stands in a relative clause (`الهجوم الذي وقع`), nor where it is the subject of another verb.
    fn asserts(&self, fired: &Fired) -> bool {
        let Some(group) = fired.group.filter(|_| !self.line.title) else { return true };
        let own = self.classed(group);
        let word = fired.words.start;
        match fired.light {
            Some(light) if light > word => {
                let relative = (word..light).any(|at| self.line.is(at, Grammar::Relative));
                let described = !self.groups[own].definite && self.verb_before(self.groups[own].words.start);
                self.is_bare(own) && !relative && !described
            }
            Some(_) => true,
            // What opens the sentence, and hangs on no verb and no preposition.
            None => word > 1 || self.is_bare(own) && !self.verb_before(word),
        }
    }

    /// The group of a noun that only classes the event noun after it, where one stands there; else the
    /// event noun's own: `عملية` of `عملية اغتيال`.
    pub fn classed(&self, group: usize) -> usize {
        let classes = |before: &usize| {
            let before = &self.groups[*before];
            before.words.len() == 1
                && before.words.end == self.groups[group].words.start
                && self.pack.agreement.is_class(self.line.stem(before.head))
        };
        group.checked_sub(1).filter(|before| self.is_bare(group) && classes(before)).unwrap_or(group)
    }
}
