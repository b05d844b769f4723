//! Who may have attacked, of those who stand where an attacker is told; and who was near a blast.

use sijill_model::{Class, EventType};
use sijill_pack::{CueKind, Features, Frame, Kind, Slot};

use crate::{
    actors::is_site,
    clause::Parsed,
    groups::{Group, GroupClass},
    needs::{is_national, is_state},
    predicate::Fired,
};

/// PLOVER sector of civilians.
const CIVILIAN: &str = "CVL";
/// Modes of attack in which something goes off beside those whom it is meant for.
pub(crate) const BLASTS: [&str; 2] = ["explosives", "suicide-attack"];

impl Parsed<'_, '_, '_> {
    /// Whether the genitive of a noun of violence, whose attacker it might be, can't have attacked: a quarter, a
    /// building, or civilians under shells.
    pub fn is_only_hit(&self, group: usize, frame: &Frame) -> bool {
        let own = &self.groups[group];
        let civilians =
            own.entity.as_ref().is_some_and(|entity| entity.sector == CIVILIAN && entity.name.is_none());
        let spot = self.is_kind(own, Kind::Place) && !self.is_kind(own, Kind::Actor);
        let site = self.pack.agreement.is_site(self.line.stem(own.head));
        frame.event_type == EventType::Assault
            && (spot || site || civilians && matches!(frame.mode, "aerial" | "heavy-weapons" | "drone"))
    }

    /// Those of some groups who may have attacked: people without a name and arms are taken for attackers
    /// only where a verb says that they did it (`نفذت 12 امرأة هجمات`), or of a single person (`طعن شاب جنديا`).
    pub fn attackers(&self, fired: &Fired, groups: &[usize]) -> Vec<usize> {
        let gives = |word| self.lights(word).any(|(_, _, light)| light.args.actor.contains(&Slot::Subject));
        let does = fired.does || fired.light.is_some_and(gives);
        let active = fired.verb
            && !fired.passive
            && fired.features.has(Features::PERFECT)
            && !fired.filled.recipients.is_empty();
        let attacks = |group: usize| {
            let own = &self.groups[group];
            let Some(entity) = own.entity.as_ref().filter(|entity| entity.name.is_none()) else {
                return !self.counts_people(own) || does || is_national(own);
            };
            let unarmed = entity.sector == CIVILIAN || entity.sector.is_empty() && own.number.is_some();
            let single = entity.class == Class::Person && !own.plural && own.number.is_none();
            // `هاجم مستوطنون قرية`: a form that can't be passive tells who attacked.
            // `فجر رجال قبائل أنبوب نفط`: so does a thing that it was done to.
            let thing =
                || fired.filled.recipients.iter().all(|&hit| self.is_bare(hit) && !self.is_people(hit));
            let told = || own.words.start > fired.words.start && thing();
            let plainly = active && (fired.features.has(Features::ACTIVE) || told());
            let charged = || fired.group.is_some_and(|noun| self.charged(noun) == Some(group));
            !unarmed || does || active && single || plainly || self.is_agent(own) || charged()
        };
        groups.iter().copied().filter(|&group| attacks(group)).collect()
    }

    /// `وحدة إسرائيلية اغتالت ناشطا`: what attacks and is a thing of a country, no people and no place, belongs to
    /// its forces.
    pub fn is_of_forces(&self, group: usize) -> bool {
        let own = &self.groups[group];
        is_national(own)
            && own.entity.is_none()
            && (own.preposition.is_none() || self.is_agent(own))
            && !self.pack.agreement.is_plural(self.line.key(own.head))
            && self.line.place_noun(own.head).is_none()
    }

    /// Those of some groups who may have held the protest that a noun names: no government and no force of
    /// one, which a verb tells to have begun something about it: `بدأ النظام قمع حركة الاحتجاج`.
    pub fn protesters(&self, fired: &Fired, groups: &[usize]) -> Vec<usize> {
        let state = |group: usize| {
            self.groups[group].entity.as_ref().is_some_and(|entity| {
                let body = matches!(entity.class, Class::Organisation | Class::Country);
                body && is_state(entity)
            })
        };
        groups.iter().copied().filter(|&group| fired.light.is_none() || !state(group)).collect()
    }

    /// Whether a phrase names a group as whoever did it: `على يد متظاهرين`.
    pub fn is_agent(&self, group: &Group<'_>) -> bool {
        self.is_brought_in(group, CueKind::Agent)
    }

    /// Whether a phrase of some kind of cue governs a group: `على يد متظاهرين`, `بحسب السفير`.
    pub fn is_brought_in(&self, group: &Group<'_>, kind: CueKind) -> bool {
        group
            .preposition
            .is_some_and(|key| self.pack.cues.iter().any(|cue| cue.kind == kind && cue.words == key))
    }

    /// Those beside whom a blast was, as a group that a preposition of place governs: `فجر نفسه قرب دورية`.
    pub fn beside(&self, fired: &Fired) -> Option<usize> {
        let frame = &self.pack.frames[fired.frame as usize];
        if !BLASTS.contains(&frame.mode) {
            return None;
        }
        fired.around.right.iter().copied().find(|&group| {
            let own = &self.groups[group];
            // What is attached (`بسيارة مفخخة`) may be the means.
            let near =
                own.preposition_word.is_some() && own.preposition.is_some_and(|key| self.tells_place(key));
            let whom = match &own.entity {
                Some(entity) => entity.class != Class::Country,
                None => is_site(self, own),
            };
            near && own.words.start > fired.words.start
                && !own.pronoun
                && own.class != GroupClass::Event
                && whom
                && !fired.filled.actors.contains(&group)
        })
    }
}
