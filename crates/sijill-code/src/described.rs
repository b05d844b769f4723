//! A clause without a relative pronoun that describes the indefinite noun before it, inside the clause of
//! another verb: `خطف مسلحون يرتدون زي الشرطة خمسة مهندسين`, `إن انتحاريا يقود شاحنة فجر نفسه`.

use sijill_pack::{Features, Grammar};

use crate::{clause::Parsed, line::WordPos};

impl Parsed<'_, '_, '_> {
    /// The indefinite people that the clause of an imperfect verb describes: they stand right before it.
    fn described(&self, verb: usize) -> Option<usize> {
        let (features, _) = self.line.verb_reading(verb, self.pack)?;
        if !features.has(Features::IMPERFECT) || self.line.words[verb].attached.and {
            return None;
        }
        let mut before = verb.checked_sub(1)?;
        // `انتحاري كان يقود`
        if self.line.is(before, Grammar::Auxiliary) {
            before = before.checked_sub(1)?;
        }
        let group = self.group_at[before]?;
        let own = &self.groups[group];
        (own.is_actor()
            && !own.definite
            && !own.and
            && self.is_bare(group)
            && own.words.end == before + 1
            && self.agrees(group, features, true))
        .then_some(group)
    }

    /// Where the clause of a perfect verb goes on after what only describes its subject: `verb` opens the
    /// describing clause, `groups` stand before it. `None` where nothing bare follows that clause.
    pub fn past_description(&self, verb: usize, groups: &[usize]) -> Option<usize> {
        let subject = self.described(verb)?;
        let first = groups.iter().copied().find(|&g| self.is_bare(g))?;
        if first != subject || groups.last() != Some(&subject) {
            return None;
        }
        let (mut at, mut complete) = (verb + 1, false);
        while at < self.line.words.len() {
            if let Some(group) = self.group_at[at] {
                let own = &self.groups[group];
                if own.words.start != at || complete && self.is_bare(group) && !own.and {
                    break;
                }
                // After what a preposition governs no object of the describing verb is looked for.
                complete = true;
                at = own.words.end;
            } else if self.line.words[at].pos == WordPos::Particle
                && (self.line.is(at, Grammar::Preposition) || self.line.is(at, Grammar::Adverb))
            {
                at += 1;
            } else {
                break;
            }
        }
        let bare = |&group: &usize| self.is_bare(group) && self.groups[group].words.start == at;
        self.group_at.get(at).copied().flatten().filter(bare).map(|_| at)
    }

    /// Whom a verb is about that stands after a clause which only describes them: `إن انتحاريا يقود شاحنة فجر`.
    pub fn described_topic(&self, verb: usize) -> Option<usize> {
        let (features, pronoun) = self.line.verb_reading(verb, self.pack)?;
        if pronoun || !features.has(Features::PERFECT) || self.line.words[verb].attached.and {
            return None;
        }
        let mut found: Option<usize> = None;
        for word in (0..verb).rev() {
            if self.mark(word).0 {
                return None;
            }
            if self.line.is(word, Grammar::Complementiser) {
                let opens = |&group: &usize| {
                    (word + 1..self.groups[group].words.start).all(|at| self.line.is_punct(at))
                };
                return found.filter(opens).filter(|&group| self.agrees(group, features, true));
            }
            if self.is_border(word) || self.is_meanwhile(word) {
                return None;
            }
            if self.is_verb(word) {
                if found.is_some() {
                    return None;
                }
                found = Some(self.described(word)?);
            }
        }
        None
    }
}
