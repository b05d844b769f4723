//! An object far from its verb: beyond a relative clause about the subject, after a comma.
//! `دعا الاتحاد الذي أعفى البلاد من الرسوم، إسلام آباد إلى …`.

use sijill_pack::{Grammar, Sense, Slot};

use crate::{
    clause::{Parsed, Surroundings},
    groups::GroupClass,
    line::WordPos,
};

/// Words that a clause between subject and object may have.
const REACH: usize = 28;

impl Parsed<'_, '_, '_> {
    /// The object of the verb before `to`, whose subject a relative clause that begins at `border` is about, or
    /// an aside between commas to which the verb or the relative at `border` belongs.
    pub fn beyond_aside(&self, to: usize, border: usize, found: &Surroundings) -> Option<usize> {
        let line = self.line;
        let verb = to.checked_sub(1).filter(|&verb| line.words[verb].pos == WordPos::Verb)?;
        let (&subject, told) = found.right.split_first()?;
        let end = self.groups[subject].words.end;
        let about = line.is(border, Grammar::Relative) && told.is_empty() && end + 1 >= border;
        let between = || (end..border).any(|word| self.mark(word).1);
        let aside = || told.iter().all(|&group| !self.is_bare(group)) && between();
        let acts = self.is_bare(subject) && self.groups[subject].is_actor();
        if !acts || !self.takes_object(verb) || !(about || aside()) {
            return None;
        }
        let end = (border + REACH).min(line.words.len());
        let comma = (border + 1..end).take_while(|&word| !self.mark(word).0).find(|&word| {
            self.mark(word).1
                && self.group_at.get(word + 1).copied().flatten().is_some_and(|group| {
                    let own = &self.groups[group];
                    own.words.start == word + 1
                        && own.is_actor()
                        && self.is_bare(group)
                        && !own.and
                        && own.class != GroupClass::Time
                        && self.governs_on(group)
                })
        })?;
        self.group_at[comma + 1]
    }

    /// Whether what a verb asks of somebody follows a group, and no verb of a new clause.
    fn governs_on(&self, group: usize) -> bool {
        let last = self.joined(group).last().copied().unwrap_or(group);
        let next = self.groups[last].words.end;
        let Some(word) = self.line.words.get(next) else { return false };
        word.attached.preposition.is_some()
            || matches!(word.grammar, Some((Grammar::Preposition | Grammar::Complementiser, _)))
                && word.pos == WordPos::Particle
    }

    /// Whether a verb tells an event with an object as its recipient.
    fn takes_object(&self, verb: usize) -> bool {
        self.line.senses(verb, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => self.pack.frames[frame as usize].args.recipient.contains(&Slot::Object),
            _ => false,
        })
    }
}
