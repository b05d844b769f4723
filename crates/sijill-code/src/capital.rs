//! A capital beside a noun of violence, protest or talks is where that was, and not the government that it
//! stands for elsewhere: `هجمات باريس`, `انفجرت سيارة في مقديشو`, `محادثات بكين`.

use sijill_model::{Class, EventType};
use sijill_pack::Frame;

use crate::{attackers::BLASTS, clause::Parsed, fill::Filled, predicate::Fired};

impl Parsed<'_, '_, '_> {
    /// Whether a group is a capital, which may stand for its government.
    fn is_capital(&self, group: usize) -> bool {
        let own = &self.groups[group];
        own.place.is_some() && own.entity.as_ref().is_some_and(|entity| entity.metonym)
    }

    /// Whether a group is a town: a capital, or a place that is nobody.
    pub fn is_town(&self, group: usize) -> bool {
        self.groups[group].place.is_some() && self.groups[group].entity.is_none() || self.is_capital(group)
    }

    /// Takes the capitals after a preposition from those whom violence hits: `هجوم على كابل`.
    pub fn leave_scenes(&self, frame: &Frame, filled: &mut Filled) {
        if frame.event_type == EventType::Assault {
            filled.recipients.retain(|&group| {
                let own = &self.groups[group];
                // `انفجرت قنبلة في العراق`, `في شارع فلسطين`
                let country = own.entity.as_ref().is_some_and(|entity| entity.class == Class::Country);
                let inside = BLASTS.contains(&frame.mode) && country && self.is_inside(own);
                let town = self.is_capital(group) && own.entity_is_head && own.preposition.is_some();
                !town && !inside
            });
        }
    }

    /// The capital right after talks, an agreement or an attack, unless it acts on somebody:
    /// `اتفاق الرياض`, `هجمات باريس`.
    pub fn venue(&self, frame: &Frame, fired: &Fired) -> Option<usize> {
        let next = self.genitive(fired.group?)?;
        let acts = fired.filled.actors.contains(&next)
            && (fired.filled.actors.len() > 1 || !fired.filled.recipients.is_empty());
        let kind = matches!(frame.event_type, EventType::Consult | EventType::Agree | EventType::Assault);
        (kind && self.is_capital(next) && !acts).then_some(next)
    }

    /// Whether a place is the genitive of a noun of violence or protest: `احتجاجات بيروت`.
    pub fn is_scene(&self, fired: &Fired, group: usize) -> bool {
        let event = self.pack.frames[fired.frame as usize].event_type;
        matches!(event, EventType::Assault | EventType::Protest)
            && fired.group.is_some_and(|own| self.following(own) == Some(group))
            && self.groups[group].preposition.is_none()
    }
}
