//! Words that are no event of their own beside the event of another word: what a verb stops, what went off,
//! fighting in which somebody is helped.

use sijill_model::EventType;
use sijill_pack::Slot;

use crate::{clause::Parsed, predicate::Fired};

/// How far before a noun of fighting the help may stand that is given in it.
const PURPOSE: usize = 8;

impl Parsed<'_, '_, '_> {
    /// `علقت واشنطن مساعداتها`: help, talks and deals that a verb needs as what it stops or refuses are
    /// no events of their own.
    pub fn spend(&self, fired: &mut Vec<Fired>) {
        use EventType::{Agree, Aid, Consult, Cooperate, Reject, Retreat, Sanction, Support};
        let kind = |one: &Fired| self.pack.frames[one.frame as usize].event_type;
        let spent: Vec<_> = fired
            .iter()
            .filter(|one| one.verb && matches!(kind(one), Sanction | Retreat | Reject))
            .filter_map(|one| one.phrase)
            .collect();
        // `عبوة ناسفة انفجرت`: what went off is told by its verb.
        let went: Vec<_> =
            fired.iter().filter(|one| one.verb).filter_map(|one| Some((one.went?, kind(one)))).collect();
        fired.retain(|one| one.verb || !went.contains(&(one.words.start, kind(one))));
        fired.retain(|one| {
            let stopped = matches!(kind(one), Aid | Consult | Cooperate | Agree | Support);
            one.verb || !(stopped && spent.contains(&one.words.start))
        });
    }

    /// `لمساعدة القوات في القتال ضد الجماعة`: fighting in which somebody is helped, or for which they come
    /// together, is no fight of its own.
    pub fn purposes(&self, fired: &mut Vec<Fired>) {
        use EventType::{Agree, Aid, Assault, Consult, Cooperate, Support};
        let frame = |one: &Fired| &self.pack.frames[one.frame as usize];
        let helped: Vec<usize> = fired
            .iter()
            .filter(|one| matches!(frame(one).event_type, Agree | Aid | Consult | Cooperate | Support))
            .map(|one| one.words.start)
            .collect();
        fired.retain(|one| {
            let Some(group) = one.group.filter(|_| {
                frame(one).event_type == Assault && frame(one).args.mutual && one.light.is_none()
            }) else {
                return true;
            };
            let own = &self.groups[group];
            // Beside whom it is against, nobody is told as one who fights in it: `القتال بين الجيش والمتمردين`.
            let against = |side: usize| {
                let told = self.groups[side].preposition.is_some_and(|key| {
                    frame(one)
                        .args
                        .recipient
                        .iter()
                        .any(|slot| matches!(slot, Slot::Preposition(own) if own == key))
                });
                self.groups[side].words.start < own.head || told
            };
            let general = self.line.words[own.head].attached.article
                && own.preposition_word.is_some()
                && one.filled.actors.iter().chain(&one.filled.recipients).all(|&side| against(side));
            let near = |&word: &usize| {
                word < own.head
                    && own.head - word <= PURPOSE
                    && !(word + 1..own.head).any(|at| self.mark(at).0 || self.is_border(at))
            };
            !(general && helped.iter().any(near))
        });
    }
}
