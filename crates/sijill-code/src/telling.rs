//! How an event is told: by which words, of what kind. It decides how sure a record is, not what it says.

use sijill_model::{EventType, Status};
use sijill_pack::{CueKind, Features, Grammar, Kind, Slot};

use crate::{
    Codebook,
    assemble::LineState,
    clause::Parsed,
    groups::GroupClass,
    line::{PARTITIVE, WordPos},
    predicate::Fired,
    source::Attribution,
};

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
    /// A verb in the perfect tells what went off or fell: `انفجرت ثلاث قذائف`.
    pub blast: bool,
    /// A definite noun, or one with a pronoun, speaks of it: it was told before.
    pub back: bool,
    /// A noun only names it, inside a statement about something else: `ملف اغتيال الرئيس`, `دان الهجوم`,
    /// `أغلقت الطرق بسبب الهجوم`.
    pub named: bool,
    /// It only says by what or in what another event of its clause was done.
    pub by_the_way: bool,
    /// An imperfect, or a word such as `عادة`, tells what happens time and again: `يقتلون الناس`.
    pub habit: bool,
    /// Its word names the means: a bomb, a shot, an abduction, not killing or violence as such.
    pub means: bool,
    /// Those who act are counted: `مئات المتظاهرين`.
    pub crowd: bool,
    /// A finite verb tells of coming together, not of what a crowd does then.
    pub gathering: bool,
    /// It tells what those do who protest already: they chant, throw stones, or go somewhere.
    pub within: bool,
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
        self.blast |= other.blast;
        self.back &= other.back;
        // The means of an attack that is only named tells it no more than the name.
        self.named = match (self.by_the_way, other.by_the_way) {
            (true, false) => other.named,
            (false, true) => self.named,
            _ => self.named && other.named,
        };
        self.by_the_way &= other.by_the_way;
        self.habit &= other.habit;
        self.means |= other.means;
        self.crowd |= other.crowd;
        self.gathering |= other.gathering;
        self.within &= other.within;
        self.late &= other.late;
        self.long &= other.long;
        self.armed |= other.armed;
    }
}

/// Words before an event from which it is told late in its sentence.
const LATE: usize = 10;
/// How far before a noun the word may stand of who answers for it, in words.
const ANSWERED: usize = 4;
/// How far from a word one may stand that tells of what is usual.
const GENERAL: usize = 8;
/// How far before a verb the one of seeing may stand.
const SEEN: usize = 7;
/// How the table of closed-class words notes prepositions of place.
const PLACE: &str = "place";
/// How the table of closed-class words notes prepositions that bring in a topic.
const TOPIC: &str = "topic";
/// How the table of cues notes adverbs of what is done time and again.
const HABIT: &str = "habit";
/// How the table of cues notes generalities that are names.
const NAME: &str = "name";
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
/// Modes of attack in which something goes off.
const BLASTS: [&str; 2] = ["explosives", "heavy-weapons"];
/// Modes of protest in which people stop what they do.
const STOPS: [&str; 2] = ["strike", "hunger"];
/// Modes of protest in which people come together, or stop what they do.
const GATHERINGS: [&str; 4] = ["demo", "strike", "hunger", "boycott"];

impl Codebook<'_> {
    /// How a fired frame tells its event.
    pub(crate) fn telling(
        &self,
        state: &LineState<'_, '_, '_, '_>,
        fired: &Fired,
        status: Status,
        foreground: bool,
    ) -> Telling {
        let parsed = state.parsed;
        let frame = &self.pack.frames[fired.frame as usize];
        // Who says it, and of what office, comes before what is said.
        let stated =
            |said: &&Attribution| said.word < said.covers.start && said.covers.contains(&fired.words.start);
        let start = state.attributions.iter().filter(stated).map(|said| said.covers.start).max().unwrap_or(0);
        // `كما قال شاهد لوكالة رويترز إنه شاهد`: so is what stands before the word that brings in what is said.
        let said_by = state.attributions.iter().filter(|said| said.covers.contains(&fired.words.start));
        let brought = said_by
            .filter_map(|said| (said.word..fired.words.start).find(|&word| parsed.complements(word)))
            .max();
        let start = start.max(brought.map_or(0, |word| word + 1));
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
        let within = frame.event_type == EventType::Protest
            && (frame.args.within || fired.verb && parsed.is_of_known_crowd(fired));
        // `شاهد مسلحين يطلقون النار`: who sees somebody do a thing states that he does it.
        let seen = fired.verb && attack && parsed.is_seen(fired.words.start);
        let armed = |&group: &usize| parsed.is_kind(&parsed.groups[group], Kind::Armed);
        Telling {
            words: 1,
            asserted: foreground && parsed.asserts(fired) || seen,
            verb: fired.verb && fired.around.antecedent.is_none()
                || seen
                || attack && parsed.is_carried_out(fired),
            target: fired.verb
                && attack
                && fired.features.has(Features::PERFECT)
                && !fired.filled.actors.is_empty()
                && !fired.filled.recipients.is_empty(),
            blast: fired.verb
                && attack
                && fired.around.antecedent.is_none()
                && fired.features.has(Features::PERFECT)
                && fired.matched > 0
                && BLASTS.contains(&frame.mode)
                && !frame.args.actor.contains(&Slot::Subject),
            back: group.is_some_and(|group| group.pronoun || parsed.line.words[group.head].attached.article)
                && !parsed.is_one_of_kind(fired),
            habit: imperfect
                && !parsed.line.title
                && (attack || status == Status::Occurred)
                && !(seen || parsed.is_headline(fired))
                || parsed.is_general(fired),
            named: parsed.only_names(fired, frame.event_type) || parsed.says_which(fired),
            by_the_way: parsed.is_means_of(fired, frame.event_type),
            means: MEANS.contains(&frame.mode),
            crowd: !within && fired.filled.actors.iter().any(counted),
            gathering: (fired.verb || fired.does || parsed.is_begun(fired, frame.mode))
                && !within
                && frame.event_type == EventType::Protest
                && GATHERINGS.contains(&frame.mode),
            within,
            late: words(start..fired.words.start) > LATE,
            long: words(0..parsed.line.words.len()) > LONG,
            armed: fired.filled.actors.iter().any(armed)
                || attack && fired.filled.actors.iter().any(|&group| parsed.is_of_forces(group)),
        }
    }
}

impl Parsed<'_, '_, '_> {
    /// Whether a noun only names its event inside a statement about something else: as what a verb judges,
    /// as the time or cause of another event, or as what another noun is about.
    fn only_names(&self, fired: &Fired, event_type: EventType) -> bool {
        let Some(group) = fired.group.filter(|_| !self.line.title) else { return false };
        // A verb before it tells it; one in a relative clause after it says more of what is only named.
        let described = fired.light.is_some_and(|light| light > fired.words.start);
        if fired.light.is_some() && !described {
            return false;
        }
        let own = self.classed(group);
        let verb = (0..self.groups[own].words.start)
            .rev()
            .take_while(|&word| !self.ends_clause(word) && !self.line.is(word, Grammar::Complementiser))
            .find(|&word| self.line.words[word].pos == WordPos::Verb);
        let same = |verb: usize| self.fired_at.iter().any(|&(at, kind)| at == verb && kind == event_type);
        let about = !described
            && own.checked_sub(1).is_some_and(|before| {
                let before = &self.groups[before];
                // `أعلن الجيش مقتل جندي`: who says it is no noun before its genitive.
                let says = before.definite && before.is_actor() && verb.is_some();
                before.words.end == self.groups[own].words.start
                    && !says
                    && before.class != GroupClass::Event
                    && before.class != GroupClass::Time
                    && self.is_bare(own)
                    && !self.groups[own].and
            });
        about
            || verb.is_some_and(|verb| self.judges(verb))
            || !described && self.is_circumstance(own) && !verb.is_some_and(same)
            || self.is_topic(own)
            || self.is_answered_for(own)
    }

    /// `ووصل المتظاهرون إلى الساحة`: a verb that tells a protest by its subject alone, with its article, goes on
    /// about protesters who were told of.
    fn is_of_known_crowd(&self, fired: &Fired) -> bool {
        let told = |&group: &usize| {
            let own = &self.groups[group];
            fired.matched == 1
                && fired.words.contains(&own.head)
                && self.line.words[own.head].attached.article
        };
        fired.filled.actors.iter().any(told)
    }

    /// `الصواريخ التي أطلقتها الحركة من صنع محلي`: what a relative pronoun brings in says which ones are meant,
    /// and takes the deed as known.
    fn says_which(&self, fired: &Fired) -> bool {
        let word = fired.words.start;
        let opened = word.checked_sub(1).is_some_and(|before| self.line.is(before, Grammar::Relative));
        let definite = |group: usize| self.line.words[self.groups[group].head].attached.article;
        fired.verb && opened && fired.around.antecedent.is_some_and(definite)
    }

    /// `نجح الجيش في قتل المسلحين`: a verb before the noun says that its subject does it, and tells with it what one
    /// verb would.
    fn is_carried_out(&self, fired: &Fired) -> bool {
        let gives = |light| {
            self.lights(light).any(|(_, _, light)| {
                light.args.actor.contains(&Slot::Subject)
                    && light.event.iter().any(|slot| matches!(slot, Slot::Preposition(_)))
            })
        };
        let relative =
            |light: usize| light.checked_sub(1).is_some_and(|before| self.line.is(before, Grammar::Relative));
        fired.light.is_some_and(|light| light < fired.words.start && gives(light) && !relative(light))
    }

    /// `مسلحون يخطفون دبلوماسيا`: somebody indefinite opens a sentence only in headlines, which tell in the present,
    /// as does anybody a line that ends without a stop: `إسرائيل تقصف موقعا`.
    fn is_headline(&self, fired: &Fired) -> bool {
        let last = self.line.words.len().saturating_sub(1);
        let opens = |&group: &usize| {
            let own = &self.groups[group];
            let open = !self.line.is_punct(last) && own.words.end == fired.words.start;
            own.words.start == 0 && (!own.definite || open)
        };
        fired.verb && fired.filled.actors.first().is_some_and(opens)
    }

    /// `بدأ العمال إضرابا`, `دخل الأطباء في إضراب`: a verb before the noun says that its subject begins it.
    fn is_begun(&self, fired: &Fired, mode: &str) -> bool {
        let begins = |light| {
            self.lights(light).any(|(_, _, light)| {
                let enters = STOPS.contains(&mode)
                    && light.event.iter().any(|slot| matches!(slot, Slot::Preposition(_)));
                light.args.actor.contains(&Slot::Subject) && (enters || light.effect == "begun")
            })
        };
        let acts = !fired.filled.actors.is_empty();
        acts && fired.light.is_some_and(|light| light < fired.words.start && begins(light))
    }

    /// `تعرضت السفينة للهجوم`, `اثنان من التفجيرات`: a noun with its article that tells of its kind, and of none that
    /// was told before: what somebody is subject to, and those of which some are counted.
    fn is_one_of_kind(&self, fired: &Fired) -> bool {
        let undergone = |word: usize| {
            let hands = |slots: &[Slot]| slots.contains(&Slot::Subject);
            self.lights(word).any(|(_, _, light)| {
                hands(&light.args.recipient)
                    && light.event.iter().any(|slot| matches!(slot, Slot::Preposition(_)))
            })
        };
        let counted = |group: usize| {
            let preposition = self.groups[group].preposition_word;
            preposition.is_some_and(|word| {
                self.line.note(word, Grammar::Preposition, self.pack) == Some(PARTITIVE)
                    && self.numbers.iter().any(|number| number.words.end == word)
            })
        };
        fired.light.is_some_and(|light| light < fired.words.start && undergone(light))
            || fired.group.is_some_and(counted)
    }

    /// Whether a preposition such as `بشأن` makes a noun what something else is about.
    fn is_topic(&self, group: usize) -> bool {
        self.groups[group].preposition_note(self.line, self.pack) == Some(TOPIC)
    }

    /// `متهم بقتل شرطي`, `التحقيق في اغتيال الوزير`: who answers for it is told, and not the deed.
    fn is_answered_for(&self, group: usize) -> bool {
        let start = self.groups[group].preposition_word.unwrap_or(self.groups[group].words.start);
        (start.saturating_sub(ANSWERED)..start)
            .rev()
            .take_while(|&word| !self.ends_clause(word) && !self.is_border(word))
            .take_while(|&word| self.line.words[word].pos != WordPos::Verb)
            .any(|word| self.cue(word) == Some(CueKind::Responsibility))
    }

    /// `تعتقل الشرطة عادة المتسللين`: whether a verb in the imperfect tells what somebody is wont to do.
    pub fn is_habit(&self, fired: &Fired) -> bool {
        fired.verb
            && fired.features.has(Features::IMPERFECT)
            && self.has_general_word(fired, |note| note == HABIT)
    }

    /// Whether words such as `عادة`, `ظاهرة` stand in the clause of a frame: it is told of what is usual.
    fn is_general(&self, fired: &Fired) -> bool {
        self.has_general_word(fired, |note| note != NAME)
    }

    fn has_general_word(&self, fired: &Fired, fits: impl Fn(&str) -> bool) -> bool {
        let word = fired.words.start;
        let near = word.saturating_sub(GENERAL)..(word + GENERAL).min(self.line.words.len());
        near.into_iter().any(|at| {
            self.cue_row(at).is_some_and(|cue| cue.kind == CueKind::Generic && fits(cue.note))
                && !(at.min(word)..at.max(word)).any(|between| self.ends_clause(between))
        })
    }

    /// `وقع الانفجار في سوق مكتظة`: a common noun tells the place, though not which it is.
    pub fn has_scene(&self, fired: &Fired) -> bool {
        fired.around.right.iter().any(|&group| {
            let own = &self.groups[group];
            own.preposition_note(self.line, self.pack).is_some_and(|note| note.starts_with(PLACE))
                && own.place.is_none()
                && self.line.place_noun(own.head).is_some()
        })
    }

    /// `شاهدوا مسلحين يطلقون النار`: who sees somebody do a thing saw it happen.
    pub fn is_seen(&self, verb: usize) -> bool {
        (verb.saturating_sub(SEEN)..verb)
            .rev()
            .take_while(|&word| !self.ends_clause(word) && !self.is_border(word))
            .find(|&word| self.line.words[word].pos == WordPos::Verb)
            .is_some_and(|word| self.cue(word) == Some(CueKind::Witness))
    }

    /// Whether a noun only says by what or in what the event before it in its clause was done:
    /// `قتلوا بانفجار`, `اغتيال الوزير بواسطة سيارة مفخخة`.
    fn is_means_of(&self, fired: &Fired, event_type: EventType) -> bool {
        let Some(group) = fired.group.filter(|_| fired.light.is_none()) else { return false };
        let own = &self.groups[self.classed(group)];
        own.preposition_word.is_some_and(|preposition| {
            self.fired_at.iter().any(|&(at, kind)| {
                at < preposition && kind == event_type && !(at..preposition).any(|w| self.ends_clause(w))
            })
        })
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
