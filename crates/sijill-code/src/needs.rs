//! Whether those who fill a frame are of the kinds that its `needs` asks for.

use sijill_model::{Class, EventType};
use sijill_pack::{Frame, Grammar, Kind, Need, Part, Sense, Slot};

use crate::{
    clause::Parsed,
    fill::Filled,
    groups::{Entity, Group, GroupClass},
    line::WordPos,
    predicate::Fired,
};

impl Parsed<'_, '_, '_> {
    /// Whether the conditions of a frame hold.
    pub fn meets(&self, needs: &[Need], filled: &Filled) -> bool {
        needs.iter().all(|need| {
            need.parts.iter().any(|part| {
                let groups = match part {
                    Part::Actor => &filled.actors,
                    Part::Recipient => &filled.recipients,
                };
                if *part == Part::Actor && filled.adjective.is_some() {
                    return true;
                }
                if need.kinds.is_empty() {
                    return !groups.is_empty();
                }
                let private = |g: usize| *part == Part::Actor && is_private(&self.groups[g]);
                groups.iter().any(|&g| {
                    need.kinds.iter().any(|&kind| {
                        self.is_kind(&self.groups[g], kind) && !(kind == Kind::Actor && private(g))
                    })
                })
            })
        })
    }

    /// Whether a verb holds a pronoun of somebody told before, and not one who speaks or is spoken to.
    pub fn holds_people(&self, word: usize) -> bool {
        let key = self.line.key(word);
        self.pack.agreement.third_persons.iter().any(|ending| key.ends_with(ending.as_str()))
    }

    /// `وقد أعدمته السلطات`: who is arrested or put to death is people, whom a pronoun tells.
    pub fn meets_by_pronoun(&self, frame: &Frame, fired: &Fired) -> bool {
        let people = |need: &Need| {
            need.parts.contains(&Part::Recipient)
                && need.kinds.iter().any(|kind| matches!(kind, Kind::People | Kind::Person))
        };
        frame.event_type == EventType::Coerce
            && frame.args.recipient.contains(&Slot::Object)
            && !fired.filled.actors.is_empty()
            && self.meets_but(frame, fired, people)
    }

    /// A verbal noun in an idafa, or a title, may leave its actor out.
    pub fn meets_anyway(&self, frame: &Frame, fired: &Fired) -> bool {
        let whom = |need: &Need| need.parts.contains(&Part::Recipient);
        let passive_like =
            !fired.verb || fired.filled.actors.is_empty() && !fired.filled.recipients.is_empty();
        passive_like
            && (frame.needs.iter().any(whom) || !fired.filled.recipients.is_empty())
            && fired.filled.actors.is_empty()
            && fired.filled.recipients.iter().any(|&g| {
                self.is_kind(&self.groups[g], Kind::Actor) || self.is_kind(&self.groups[g], Kind::Place)
            })
            && self.meets_but(frame, fired, |need| !whom(need))
    }

    /// Whether all needs of a frame hold but those that may be left open, of which there are some.
    fn meets_but(&self, frame: &Frame, fired: &Fired, open: impl Fn(&Need) -> bool) -> bool {
        let others: Vec<_> = frame.needs.iter().filter(|need| !open(need)).cloned().collect();
        others.len() < frame.needs.len() && self.meets(&others, &fired.filled)
    }

    /// Whether a group is of a kind.
    pub fn is_kind(&self, group: &Group<'_>, kind: Kind) -> bool {
        let entity = group.entity.as_ref();
        let people = entity.is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
        match kind {
            Kind::Actor => entity.is_some() || self.counts_people(group) || is_national(group),
            Kind::People => people || self.counts_people(group),
            Kind::Person => entity.is_some_and(|e| e.class == Class::Person),
            Kind::State => entity.is_some_and(|e| is_state(e)),
            Kind::Armed => {
                entity.is_some_and(|e| matches!(e.sector, "MIL" | "COP" | "REB" | "PRM" | "UAF" | "SPY"))
            }
            Kind::Place => {
                group.place.is_some() || group.class == GroupClass::Place || self.is_place_noun(group)
            }
            Kind::Thing => matches!(group.class, GroupClass::Thing | GroupClass::Unknown),
        }
    }

    /// A number, or a word of casualties, that counts people: `ثلاثة`, `قتلى`.
    pub fn counts_people(&self, group: &Group<'_>) -> bool {
        let head = &self.line.words[group.head];
        let casualty = self.line.senses(group.head, self.pack).any(|(_, sense)| match sense {
            Sense::Casualty(row) => self.pack.casualties[row as usize].count == sijill_pack::Count::This,
            _ => false,
        });
        casualty
            || group.number.is_some() && group.words.len() <= 2 && matches!(head.pos, WordPos::Number)
            || group.number.is_some() && group.head == group.words.start && group.entity.is_none()
            || group.number.is_some() && self.counts_members(group)
    }

    /// `15 من تنظيم داعش`: so many of a body are people.
    fn counts_members(&self, group: &Group<'_>) -> bool {
        let second = group.words.start + 1;
        second < group.head
            && self.line.words[second].pos == WordPos::Particle
            && matches!(self.line.words[second].grammar, Some((Grammar::Preposition, _)))
    }

    fn is_place_noun(&self, group: &Group<'_>) -> bool {
        self.line.place_noun(group.head).is_some()
    }
}

/// Something of a country that is no place and no event: `وحدة إسرائيلية`, `سبع ولايات أميركية`.
pub(crate) fn is_national(group: &Group<'_>) -> bool {
    group.nation.is_some() && group.class == GroupClass::Thing
}

/// One person told by a trade or station of private life: no actor of public events by that alone.
pub(crate) fn is_private(group: &Group<'_>) -> bool {
    group.number.is_none()
        && !group.plural
        && group.entity.as_ref().is_some_and(|entity| {
            entity.class == Class::Person
                && entity.name.is_none()
                && !entity.own_country
                && matches!(entity.sector, "CVL" | "EDU" | "BUS" | "AGR" | "LAB" | "MED" | "SOC" | "CRM")
        })
}

/// Countries, governments and their offices.
pub(crate) fn is_state(entity: &Entity<'_>) -> bool {
    entity.class == Class::Country
        || matches!(entity.sector, "GOV" | "MIL" | "LEG" | "JUD" | "SPY" | "COP")
        || entity.country == "IGO"
}
