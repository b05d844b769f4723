//! Of whom something is asked where the words name nobody as addressed: who is to do it.
//! `دعا الوزير إلى انسحاب القوات`, `دعا إلى أن تتحمل الدول مسؤولياتها`.

use sijill_model::EventType;
use sijill_pack::Grammar;

use crate::{clause::Parsed, predicate::Fired};

/// Words between an asking and the deed that is asked for.
const REACH: usize = 6;

impl Parsed<'_, '_, '_> {
    /// Gives requests without anybody addressed those who are to do what is asked for.
    pub fn ask_doers(&self, fired: &mut [Fired]) {
        for at in 0..fired.len() {
            let one = &fired[at];
            let request = self.pack.frames[one.frame as usize].event_type == EventType::Request;
            if !request || one.filled.recipients.iter().any(|&g| self.groups[g].is_actor()) {
                continue;
            }
            let doers = self.doer_by_noun(one, fired).or_else(|| self.doer_by_verb(one));
            if let Some(doers) = doers.filter(|doers| !doers.iter().any(|g| one.filled.actors.contains(g))) {
                fired[at].filled.recipients = doers;
            }
        }
    }

    /// `إلى انسحاب القوات`: who does what a noun tells right after a preposition.
    fn doer_by_noun(&self, request: &Fired, fired: &[Fired]) -> Option<Vec<usize>> {
        let end = request.words.end;
        let deed = fired.iter().find(|deed| {
            let governed = deed.group.is_some_and(|group| self.groups[group].preposition.is_some());
            !deed.verb
                && governed
                && deed.words.start >= end
                && deed.words.start - end <= REACH
                && (end..deed.words.start).all(|word| !self.is_verb(word) && !self.mark(word).0)
        })?;
        // Who is hit, and not who does it, may stand after the noun: `إلى اعتقال الجناة`.
        let next = self.genitive(deed.group?)?;
        let does = deed.filled.actors.contains(&next) && self.groups[next].is_actor();
        does.then(|| deed.filled.actors.clone())
    }

    /// `إلى أن تعمل الدول`: the subject of the verb after the word that opens what is asked for.
    fn doer_by_verb(&self, request: &Fired) -> Option<Vec<usize>> {
        let end = request.words.end;
        let opens = |word: &usize| self.line.is(*word, Grammar::Complementiser);
        let reach = end..self.line.words.len().min(end + REACH);
        let clear = |word: &usize| !self.is_verb(*word) && !self.mark(*word).0;
        let opened = reach.take_while(clear).find(opens)?;
        let verb = (opened + 1..self.line.words.len().min(opened + 3)).find(|&word| self.is_verb(word))?;
        let &(_, subject) =
            self.subjects.iter().find(|&&(at, group)| at == verb && self.groups[group].words.start > verb)?;
        Some(self.joined(subject))
    }
}
