//! The words that a frame wants, where they stand before its verb: as its subject, or as what is spoken of.

use sijill_model::EventType;
use sijill_pack::{Frame, Grammar, Slot};

use crate::{clause::Parsed, groups::GroupClass, line::WordPos};

/// How far before a verb the word may stand that opens what is said.
const TOPIC: usize = 18;

impl Parsed<'_, '_, '_> {
    /// `إن قنبلة زرعت أسفل سيارة انفجرت`: the one word that a verb wants opens what is said, and the verb is about it
    /// beyond what else is told of it.
    pub fn with_topic(&self, word: usize, frame: &Frame) -> Option<Vec<usize>> {
        let line = self.line;
        let about = frame.event_type == EventType::Assault && !frame.args.actor.contains(&Slot::Subject);
        if !about || line.words[word].pos != WordPos::Verb || line.words[word].attached.and {
            return None;
        }
        let plain = |&at: &usize| !self.ends_clause(at) && !line.is(at, Grammar::Relative);
        let from = word.saturating_sub(TOPIC);
        let opens = (from..word).rev().take_while(plain).find(|&at| line.is(at, Grammar::Complementiser))?;
        let head = self.groups[self.group_at.get(opens + 1).copied().flatten()?].head;
        let verb = line.verb_reading(word, self.pack)?.0;
        let agrees = self.agrees(self.group_at[head]?, verb, true);
        (agrees && self.is_wanted(head, frame)).then(|| vec![head])
    }

    /// `عبوة ناسفة انفجرت`, `الرصاص الذي أطلق`: the one word that a verb wants stands right before it, as
    /// its subject or as the noun that its clause is about.
    pub fn with_subject(&self, word: usize, frame: &Frame) -> Option<Vec<usize>> {
        if self.line.words[word].pos != WordPos::Verb || self.line.words[word].attached.and {
            return None;
        }
        let around = self.surroundings(word, word + 1);
        // `أصيبت الناقلة بصاروخ أطلق من اليمن`: what was fired, whatever it did.
        let fired = |group: usize| {
            frame.event_type == EventType::Assault
                && frame.args.actor.contains(&Slot::Subject)
                && self.groups[group].class == GroupClass::Thing
                && !self.groups[group].pronoun
        };
        let group = around
            .antecedent
            .or(around.left.first().copied())
            .filter(|&g| self.is_bare(g) || around.antecedent == Some(g) && fired(g))?;
        let head = self.groups[group].head;
        // `سيارة فجرت حافلة`: what acts is not what the verb wants for its object.
        // `صواريخ أطلقتها إسرائيل`: what follows a verb that holds its object is who acts.
        let holds = self.line.words[word].attached.pronoun && fired(group);
        let object = !holds && around.right.iter().any(|&g| self.is_bare(g));
        if object && frame.args.actor.contains(&Slot::Subject) && !self.groups[group].is_actor() {
            return None;
        }
        self.is_wanted(head, frame).then(|| vec![head])
    }

    /// Whether a word alone is what a frame wants.
    fn is_wanted(&self, head: usize, frame: &Frame) -> bool {
        frame.with.iter().any(|alternative| match alternative.as_slice() {
            [wanted] => wanted.letter.is_none() && self.word_is(head, wanted),
            _ => false,
        })
    }
}
