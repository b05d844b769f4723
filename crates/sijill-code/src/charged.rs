//! Whom a clause charges with the deed that its next words name: `اتهمت الحكومة الجيش بقتل مدنيين`.

use sijill_model::EventType;
use sijill_pack::{Sense, Slot};

use crate::{
    clause::Parsed,
    groups::GroupClass,
    line::WordPos,
    roles::{Roles, Takes},
};

impl Parsed<'_, '_, '_> {
    /// The object of the verb of accusing or sentencing in whose clause a noun of violence stands under a
    /// preposition, or the subject of its passive. Nobody is charged with what was done to the same.
    pub fn charged(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        own.preposition?;
        if let Some(charged) = self.charged_by_noun(group) {
            return Some(charged);
        }
        let start = own.preposition_word.unwrap_or(own.words.start);
        let clear = |word: &usize| !self.mark(*word).0 && !self.is_border(*word);
        let verb =
            (0..start).rev().take_while(clear).find(|&word| self.line.words[word].pos == WordPos::Verb)?;
        let preposition = own.preposition;
        let accuses = self.line.senses(verb, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let frame = &self.pack.frames[frame as usize];
                let judged = matches!(frame.event_type, EventType::Accuse | EventType::Sanction);
                let object = frame.args.recipient.first() == Some(&Slot::Object);
                // What the verb itself takes with that preposition is no charge.
                let own =
                    |slot: &Slot| matches!(slot, Slot::Preposition(key) if preposition == Some(key.as_str()));
                judged && object && frame.with.is_empty() && !frame.args.recipient.iter().any(own)
            }
            _ => false,
        });
        if !accuses || !self.pack.agreement.is_charging(preposition?) {
            return None;
        }
        let (features, pronoun) = self.line.verb_reading(verb, self.pack)?;
        let around = self.surroundings(verb, verb + 1);
        let Roles { object, .. } = self.roles(verb, features, pronoun, &around, Takes::Object);
        object.filter(|&charged| {
            let end = self.groups[charged].words.end;
            self.groups[charged].is_actor() && charged != group && end <= start
        })
    }

    /// `إدانة جندي بقتل شاب`: the genitive of a noun of accusing or sentencing, before what it is for.
    fn charged_by_noun(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        own.preposition.filter(|preposition| self.pack.agreement.is_charging(preposition))?;
        let told = |&g: &usize| self.groups[g].class != GroupClass::Time;
        let charged =
            (0..group).rev().find(told).filter(|&g| self.is_bare(g) && self.groups[g].is_actor())?;
        let noun = charged.checked_sub(1).filter(|&noun| self.genitive(noun) == Some(charged))?;
        let head = self.groups[noun].head;
        let judges = self.line.senses(head, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let frame = &self.pack.frames[frame as usize];
                let args = if frame.verb { &frame.masdar_args } else { &frame.args };
                let judged = matches!(frame.event_type, EventType::Accuse | EventType::Sanction);
                judged && args.recipient.first() == Some(&Slot::Genitive)
            }
            _ => false,
        });
        let start = own.preposition_word.unwrap_or(own.words.start);
        let clear = (head..start).all(|word| {
            !self.line.is_punct(word) && !self.is_border(word) && self.line.words[word].pos != WordPos::Verb
        });
        (judges && clear).then_some(charged)
    }
}
