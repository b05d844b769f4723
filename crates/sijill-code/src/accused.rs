//! Who is accused of an attack did it, on the word of who accuses: `اتهمت واشنطن الحركة بتنفيذ التفجير`,
//! `حملت الحكومة التنظيم مسؤولية الهجوم`, `ألقت باللوم على الجماعة في الهجوم`, `نسبت الشرطة الهجوم إلى الجماعة`.

use sijill_model::EventType;
use sijill_pack::{CueKind, Grammar, Sense, Slot};

use crate::{clause::Parsed, line::WordPos, predicate::Fired, source::Attribution};

/// Words between who is accused and the noun of the deed: `بالوقوف وراء`, `المسؤولية الكاملة عن`.
const BETWEEN: usize = 5;

impl Parsed<'_, '_, '_> {
    /// Gives attacks of which nobody else is told those who are accused of them in their clause. Who an attack is
    /// ascribed to speaks of nothing: the words that would make a source of them are dropped.
    pub fn let_accused_act(&self, fired: &mut [Fired], attributions: &mut Vec<Attribution>) {
        for at in 0..fired.len() {
            let accused = self.accusation(&fired[at], fired).map(|one| one.filled.recipients.clone());
            let open = self.may_be_accused(&fired[at]);
            if let Some(accused) = accused {
                if open {
                    fired[at].filled.actors.clone_from(&accused);
                }
                let own = fired[at].filled.actors == accused;
                fired[at].accuser = self.accuser_of(&accused, fired).filter(|_| own);
            } else if let Some((verb, doer)) = self.ascribed(&fired[at]).filter(|_| open) {
                attributions.retain(|one| one.word != verb);
                fired[at].filled.actors = self.joined(doer);
            }
        }
    }

    /// The verb that ascribes a deed, and to whom: `نسبت الشرطة الهجوم إلى الجماعة`, `الهجوم الذي نسب إلى الجماعة`.
    fn ascribed(&self, deed: &Fired) -> Option<(usize, usize)> {
        let group = deed.group?;
        let key = |verb: usize| {
            self.lights(verb).find_map(|(_, _, light)| match light.args.actor.first() {
                Some(Slot::Preposition(key)) if light.event.contains(&Slot::Object) => Some(key),
                _ => None,
            })
        };
        let end = self.groups[group].words.end;
        let after = (end..self.line.words.len().min(end + 2)).find(|&word| self.is_verb(word));
        let clause = |word: &usize| !self.mark(*word).0 && !self.is_border(*word);
        let before = || (0..deed.words.start).rev().take_while(clause).find(|&word| self.is_verb(word));
        let verb = after.filter(|&verb| key(verb).is_some()).or_else(before)?;
        let key = key(verb)?;
        let from = verb.max(deed.words.start);
        let around = self.surroundings(verb, verb + 1);
        let to = |&&one: &&usize| {
            let own = &self.groups[one];
            own.words.start > from && own.preposition == Some(key.as_str()) && own.is_actor()
        };
        around.right.iter().find(to).map(|&doer| (verb, doer))
    }

    fn may_be_accused(&self, deed: &Fired) -> bool {
        !deed.verb
            && self.pack.frames[deed.frame as usize].event_type == EventType::Assault
            && deed.filled.actors.is_empty()
            && deed.filled.adjective.is_none()
    }

    /// Who accuses some: of several frames that accuse them, the first that tells.
    fn accuser_of(&self, accused: &[usize], fired: &[Fired]) -> Option<usize> {
        // `ألقت السلطات باللوم`: the verb names who accuses, its noun alone does not.
        let one = fired.iter().filter(|one| one.filled.recipients == accused).find_map(|one| {
            let accuses = self.pack.frames[one.frame as usize].event_type == EventType::Accuse;
            one.filled.actors.first().filter(|_| accuses)
        })?;
        self.groups[*one].is_actor().then_some(*one)
    }

    /// The accusation in whose words a noun of violence names the deed.
    fn accusation<'f>(&self, deed: &Fired, fired: &'f [Fired]) -> Option<&'f Fired> {
        if deed.verb || self.pack.frames[deed.frame as usize].event_type != EventType::Assault {
            return None;
        }
        let word = deed.words.start;
        let accuses = |one: &&Fired| {
            let frame = &self.pack.frames[one.frame as usize];
            frame.event_type == EventType::Accuse
                && one.words.start < word
                && !one.filled.recipients.is_empty()
        };
        let one = fired.iter().filter(accuses).max_by_key(|one| one.words.start)?;
        let accused = &one.filled.recipients;
        let end = accused.iter().map(|&group| self.groups[group].words.end).max()?;
        let from = one.words.end.max(end);
        let apart = accused.iter().all(|group| !deed.filled.recipients.contains(group));
        (from <= word && apart && self.charges(one, from, deed)).then_some(one)
    }

    /// Whether the words from the end of an accusation to a noun of violence charge somebody with it, and tell of
    /// nothing else: `بالفشل في منع الهجوم` charges nobody with the attack.
    fn charges(&self, accusation: &Fired, from: usize, deed: &Fired) -> bool {
        let line = self.line;
        let word = deed.words.start;
        let under = |at: usize| {
            let attached =
                line.words[at].attached.preposition.and_then(|letter| self.pack.clitics.preposition(letter));
            attached.is_some_and(|(key, _)| self.pack.agreement.is_charging(key))
        };
        // `بالتعذيب`: a kind of deed, and none that somebody suffered.
        if word == from {
            return under(word) && !deed.filled.recipients.is_empty();
        }
        let part = |at: usize| self.cue(at) == Some(CueKind::Responsibility);
        let carries = |at: usize| {
            let noun = line.words[at].pos == WordPos::Noun;
            part(at)
                || noun && part(at + 1)
                || noun && line.senses(at, self.pack).any(|(_, sense)| matches!(sense, Sense::Light(_)))
        };
        let plain = |at: usize| line.is(at, Grammar::Preposition) || line.is(at, Grammar::Quantifier);
        // `ألقت باللوم على الجماعة في الهجوم`
        let blame = accusation.words.clone().chain(accusation.phrase).any(part);
        let mut between = from..word;
        word - from <= BETWEEN
            && (blame || (from..word).any(carries) && (from..word).any(|at| part(at) || under(at)))
            && between.all(|at| carries(at) || plain(at) || self.describes(at))
    }

    /// `المسؤولية الكاملة عن`: an adjective of the word before.
    fn describes(&self, word: usize) -> bool {
        let group = |word: usize| self.group_at.get(word).copied().flatten();
        word > 0 && group(word).is_some() && group(word) == group(word - 1)
    }
}
