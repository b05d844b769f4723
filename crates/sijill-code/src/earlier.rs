//! Of whom a sentence goes on to speak: the subject that its verb drops, and whom its pronouns mean, of those whom
//! the sentences before it told.

use sijill_model::EventType;
use sijill_pack::{Features, Frame, Grammar, Kind, Need, Part, Pos, Slot, Third};

use crate::{
    assemble::{Subject, drops_subject},
    clause::Parsed,
    groups::GroupClass,
    line::WordPos,
    needs::is_private,
    predicate::Fired,
    roles::{Takes, may_be_passive},
};

/// What the sentences before one tell it.
pub(crate) struct Earlier<'e, 'l, 'd, 'p> {
    pub sentences: &'e [Parsed<'l, 'd, 'p>],
    /// Who the last of them was about.
    pub subject: Option<&'e Subject>,
}

/// Somebody whom a sentence before told: the sentence, and the group in it.
pub(crate) type Known = (usize, usize);

/// Words after a trigger within which a preposition holds its pronoun.
const HELD: usize = 8;

impl Parsed<'_, '_, '_> {
    /// Finds whom a fired verb takes up from the sentences before. Whether the needs of its frame hold with them.
    pub fn take_up(
        &self,
        frame: &Frame,
        fired: &mut Fired,
        pronoun: bool,
        earlier: &Earlier<'_, '_, '_, '_>,
    ) -> bool {
        let subject = self.dropped(frame, fired, pronoun, earlier);
        if fired.filled.recipients.is_empty()
            && (subject.is_some() || !fired.filled.actors.is_empty())
            && means_people(frame)
            && let Some((third, held)) = self.third(frame, fired, pronoun)
        {
            let start = fired.light.unwrap_or(fired.words.start).min(fired.words.start);
            let relative = self.is_relative(fired);
            let inside =
                if held && !relative { self.meant_before(start, third, &fired.filled.actors) } else { None };
            match inside {
                Some(Some(group)) => fired.filled.recipients.push(group),
                None if !relative && (self.is_first_verb(start) || self.is_next_verb(start)) => {
                    fired.meant = self.meant_earlier(third, fired, subject, earlier);
                }
                _ => {}
            }
        }
        if subject.is_none() && fired.meant.is_none() && fired.filled.recipients.is_empty() {
            return false;
        }
        let told = |known: Option<Known>, need: &Need, acts: bool| {
            known.is_some_and(|(at, group)| {
                let told = &earlier.sentences[at];
                let private = acts && is_private(&told.groups[group]);
                need.kinds.is_empty()
                    || need.kinds.iter().any(|&kind| {
                        told.is_kind(&told.groups[group], kind) && !(kind == Kind::Actor && private)
                    })
            })
        };
        frame.needs.iter().all(|need| {
            self.meets(std::slice::from_ref(need), &fired.filled)
                || need.parts.iter().any(|part| match part {
                    Part::Actor => told(subject, need, true),
                    Part::Recipient => told(fired.meant, need, false),
                })
        })
    }

    /// `وقال الوزير … . ودعا إلى وقف القتال`: the subject of the sentences before, where a verb drops its own.
    fn dropped(
        &self,
        frame: &Frame,
        fired: &Fired,
        pronoun: bool,
        earlier: &Earlier<'_, '_, '_, '_>,
    ) -> Option<Known> {
        // `مثمنا الدور`: what somebody does beside is told of who the verb before has. `وأغلق الطريق` is a passive.
        let beside = fired.features.has(Features::PARTICIPLE);
        let passive =
            Takes::harms(frame) && may_be_passive(fired.features) && !fired.filled.recipients.is_empty();
        let told = fired.features.has(Features::PERFECT) && tells_act(frame.event_type);
        let word = fired.words.start;
        let held =
            fired.filled.recipients.is_empty() && pronoun && self.attached_third(word, Pos::Verb).is_none();
        if !fired.verb
            || beside
            || passive
            || !told
            || held
            || !self.is_first_verb(word)
            || self.is_followed(fired)
        {
            return None;
        }
        if !earlier.subject?.agrees(fired.features) || !drops_subject(self, fired) {
            return None;
        }
        let last = earlier.sentences.len().checked_sub(1)?;
        let told = &earlier.sentences[last];
        let &(_, group) = told.subjects.first().filter(|_| !told.line.title)?;
        // Of somebody in private life a report does not go on to tell acts without a word for who it is.
        let public =
            told.groups[group].entity.as_ref().is_some_and(|entity| !matches!(entity.sector, "" | "CVL"));
        (public || told.groups[group].is_country()).then_some((last, group))
    }

    /// `دعا ما يسمى`, `أشاد إمام المسجد`: whether what stands right after a verb may be who does it, known or not.
    fn is_followed(&self, fired: &Fired) -> bool {
        let next = fired.words.start + 1;
        let Some(word) = self.line.words.get(next) else { return false };
        match self.group_at[next] {
            Some(group) => {
                let hit = fired.filled.recipients.contains(&group) && self.groups[group].is_actor();
                self.is_bare(group) && !hit
            }
            None => {
                self.line.is(next, Grammar::Relative)
                    || self.line.is(next, Grammar::Quantifier)
                    || self.line.is(next, Grammar::Title)
                    || self.line.is_punct(next)
                    || word.pos == WordPos::Verb
            }
        }
    }

    /// `وأطلق مسلحون النار عليه وأردوه`: whether a verb goes on after another that no clause of its own parts from it.
    fn is_next_verb(&self, verb: usize) -> bool {
        self.line.words[verb].attached.and && (0..verb).all(|word| !self.is_border(word))
    }

    /// `وفي سياق آخر، دعا إلى`: whether no other verb stands before one in its sentence.
    fn is_first_verb(&self, verb: usize) -> bool {
        (0..verb).all(|word| {
            !self.is_border(word) && (!self.is_verb(word) || self.line.is(word, Grammar::Auxiliary))
        })
    }

    /// The pronoun that stands in the place of a frame's recipient, and whether a preposition holds it.
    fn third(&self, frame: &Frame, fired: &Fired, pronoun: bool) -> Option<(Third, bool)> {
        if fired.passive || fired.features.any(Features::PASSIVE) {
            return None;
        }
        if pronoun && fired.verb && frame.args.recipient.contains(&Slot::Object) {
            return self.attached_third(fired.words.start, Pos::Verb).map(|third| (third, false));
        }
        // `لقاءات معه` need not be with whom the sentences before told; `القبض عليه` is.
        let from = fired.light.filter(|&light| light < fired.words.start).unwrap_or(fired.words.start);
        if !fired.verb && fired.matched == 0 && from == fired.words.start {
            return None;
        }
        let end = fired.around.end.max(fired.words.end).min(from + HELD);
        (from + 1..(end + 1).min(self.line.words.len())).find_map(|word| {
            let note = self.line.note(word, Grammar::Preposition, self.pack)?;
            let key = self.line.key(word);
            let slots = frame.args.recipient.iter().filter_map(|slot| match slot {
                Slot::Preposition(own) => Some(own.as_str()),
                _ => None,
            });
            let wanted = frame.with.iter().filter_map(|words| words.last()).map(|last| last.key.as_str());
            let held =
                slots.chain(wanted).filter(|own| !own.is_empty()).find_map(|own| key.strip_prefix(own));
            let third = self.pack.clitics.third(held.filter(|_| note.ends_with("pronoun"))?)?;
            Some((third, true))
        })
    }

    /// The one whom a pronoun means in the sentences before: who the nearest was about, else the last it told.
    fn meant_earlier(
        &self,
        third: Third,
        fired: &Fired,
        subject: Option<Known>,
        earlier: &Earlier<'_, '_, '_, '_>,
    ) -> Option<Known> {
        // Whoever acts here is not whom it is done to.
        let acts = |told: &Parsed<'_, '_, '_>, group: usize| {
            let one = &told.groups[group];
            fired.filled.actors.iter().map(|&own| &self.groups[own]).any(|own| {
                let names =
                    one.entity.as_ref().and_then(|e| e.name).zip(own.entity.as_ref().and_then(|e| e.name));
                names.is_some_and(|(a, b)| a == b) || self.line.stem(own.head) == told.line.stem(one.head)
            })
        };
        let at = earlier.sentences.len().checked_sub(1)?;
        let told = &earlier.sentences[at];
        let may = |group: usize| {
            let own = &told.groups[group];
            own.is_actor()
                && !own.bracketed
                && !matches!(own.class, GroupClass::Time | GroupClass::Event)
                && told.is_third(group, third)
                && subject != Some((at, group))
                && !acts(told, group)
        };
        if told.line.title {
            return None;
        }
        let about = told.subjects.iter().map(|&(_, group)| group).find(|&group| may(group));
        // A country that no sentence is about is where something is.
        let mut others =
            (0..told.groups.len()).filter(|&group| may(group) && !told.groups[group].is_country());
        let only = others.next().filter(|_| others.next().is_none());
        about.or(only).map(|group| (at, group))
    }
}

/// Whether a pronoun in the place of a frame's recipient means people or bodies, and hardly things.
fn means_people(frame: &Frame) -> bool {
    use EventType::{Accuse, Aid, Assault, Coerce, Consult, Request, Retreat, Sanction, Threaten};
    let asks = frame.needs.iter().any(|need| {
        need.parts.contains(&Part::Recipient)
            && (need.kinds.iter().any(|kind| matches!(kind, Kind::People | Kind::Person | Kind::Actor))
                || need.parts.len() > 1)
    });
    match frame.event_type {
        Consult | Request | Sanction | Threaten | Aid => true,
        Assault => asks || matches!(frame.mode, "firearms" | "beat" | "abduct" | "assassinate"),
        Coerce | Retreat => true,
        Accuse => asks,
        _ => false,
    }
}

/// Whether an event is what those in public life do as a report goes on to tell.
fn tells_act(event_type: EventType) -> bool {
    use EventType::{Accuse, Consult, Reject, Request, Support, Threaten};
    matches!(event_type, Accuse | Consult | Reject | Request | Support | Threaten)
}
