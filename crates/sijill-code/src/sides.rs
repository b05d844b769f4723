//! The two sides of a deed told by a noun: whom somebody met, beyond when and where; with whom somebody agreed who
//! is not told; the two between whom talks are; whom the genitive means where a verb tells who acts.

use sijill_model::{Class, EventType};
use sijill_pack::{Args, Grammar, Slot};

use crate::{
    clause::{Parsed, Surroundings},
    fill::Filled,
    groups::GroupClass,
    line::WITH,
    roles::HELD,
};

/// Groups that may tell when and where somebody met another, before that other.
const CIRCUMSTANCES: usize = 4;

impl Parsed<'_, '_, '_> {
    /// `خلال لقائه اليوم في باريس المبعوث الأممي`: when and where somebody met another stands between; the word
    /// itself where nobody follows.
    pub fn past_circumstances(&self, from: usize) -> usize {
        let mut at = from;
        for _ in 0..CIRCUMSTANCES {
            let Some(group) = self.group_at.get(at).copied().flatten().or_else(|| {
                let next = self.group_at.get(at + 1).copied().flatten()?;
                (self.groups[next].preposition_word == Some(at)).then_some(next)
            }) else {
                return from;
            };
            let own = &self.groups[group];
            if own.class == GroupClass::Time || own.preposition.is_some() && own.place.is_some() {
                at = own.words.end;
                continue;
            }
            let other = self.is_bare(group) && own.is_actor() && !own.and && own.words.start == at;
            return if other { at } else { from };
        }
        from
    }

    /// `أعلن الوزير بدء المفاوضات بين الحكومة والمتمردين`: the two between whom talks or an agreement are told to be,
    /// and not who announces or hosts them.
    pub fn between(&self, args: &Args, around: &Surroundings) -> Option<Vec<usize>> {
        let mut keys = args.actor.iter().filter(|_| args.mutual).filter_map(|slot| match slot {
            Slot::Preposition(key) => Some(key),
            _ => None,
        });
        let sides = self.joined(self.governed(keys.find(|key| self.names_sides(key))?, around)?);
        (sides.len() > 1 && sides.iter().all(|&side| self.groups[side].is_actor())).then_some(sides)
    }

    /// `غارات التحالف وضرباته`: a noun joined to another has its pronoun for whose the other is.
    pub fn joined_owner(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        let (owner, noun) = (group.checked_sub(1)?, group.checked_sub(2)?);
        let held = self.groups[noun].class == GroupClass::Event && self.genitive(noun) == Some(owner);
        (own.and && held && self.groups[owner].words.end == own.words.start && self.groups[owner].is_actor())
            .then_some(owner)
    }

    /// `لدى استقبال الوزير له`: the preposition after which a noun has who acts holds a pronoun, of who the clause
    /// is about.
    pub fn holds_pronoun(&self, args: &Args, group: usize) -> bool {
        let last = self.genitive(group).unwrap_or(group);
        let mut from = self.groups[last].words.end;
        from += usize::from(from < self.line.words.len() && self.mark(from).1);
        let slots = || args.actor.iter().chain(&args.recipient);
        let own = |word: usize| {
            let key = self.line.key(word);
            let of = |slot: &Slot| matches!(slot, Slot::Preposition(own) if key.starts_with(own.as_str()));
            self.line.note(word, Grammar::Preposition, self.pack) == Some(HELD) && slots().any(of)
        };
        let near = (from..self.line.words.len()).take(CIRCUMSTANCES);
        near.take_while(|&word| !self.line.is_punct(word) && !self.is_verb(word)).any(own)
    }

    /// `الاتفاق مع إيران`: with whom somebody untold agreed or met is the other side, and not who acts.
    pub fn face(&self, filled: &mut Filled) {
        let with = |&g: &usize| self.groups[g].preposition_note(self.line, self.pack) == Some(WITH);
        let alone = filled.recipients.is_empty() && filled.adjective.is_none();
        if alone && !filled.actors.is_empty() && filled.actors.iter().all(with) {
            filled.recipients = std::mem::take(&mut filled.actors);
        }
    }

    /// `قام الوزير بزيارة الجزائر`: where a light verb tells who acts, the genitive that would else act
    /// is the other side.
    pub fn fill_carried(&self, args: &Args, group: usize, gives: &Filled, filled: &mut Filled) {
        let either = args.actor.contains(&Slot::Genitive) && args.recipient.contains(&Slot::SecondGenitive);
        // `قامت الطائرات بقصف مواقع الجيش`: so is the genitive of a noun that its subject does.
        let own = self.genitive(group).filter(|&own| filled.actors.first() == Some(&own));
        if either
            && let Some(own) = own
            && filled.recipients.is_empty()
            && let Some(&acts) = gives.actors.first()
            && acts != own
            && self.is_actor_like(acts)
        {
            filled.recipients = std::mem::replace(&mut filled.actors, gives.actors.clone());
            self.settle(args, filled);
            return;
        }
        if !either || filled.actors.is_empty() || !filled.recipients.is_empty() {
            return;
        }
        let Some(next) = self.genitive(group) else { return };
        let other = &self.groups[next];
        if !other.pronoun && other.class != GroupClass::Event && !filled.actors.contains(&next) {
            filled.recipients = self.joined(next);
        }
    }

    /// Whether some of those on the other side of talks or an agreement are told to be of a country, or are that
    /// country: who deals with them is of another.
    pub fn deals_with(&self, event_type: EventType, country: &str, others: &[usize]) -> bool {
        use EventType::{Agree, Consult, Cooperate, Request};
        let talks = matches!(event_type, Agree | Consult | Cooperate);
        (talks || event_type == Request)
            && others.iter().map(|&other| &self.groups[other]).any(|group| {
                let Some(other) = &group.entity else { return false };
                // `السفير الأمريكي`: told by nationality, as nobody at home is.
                let official = talks && group.nation.is_some() && other.class == Class::Person;
                other.own_country && other.country == country && (official || other.class == Class::Country)
            })
    }
}
