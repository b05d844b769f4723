//! Participles that tell in what manner those act of whom a verb before tells.

use sijill_pack::{CueKind, Grammar, Pack, Reading, Sense};

use crate::line::{Line, WordPos};

/// How far before a participle of manner its verb may stand.
const MANNER: usize = 8;

impl Line<'_> {
    /// `تجمع العمال في بيروت مطالبين الحكومة`: a participle of several people after a definite noun tells in what
    /// manner they do what a verb before tells, unless that verb has it as its predicate.
    pub fn is_manner(&self, before: usize, participle: Reading, pack: &Pack) -> bool {
        let says =
            |sense: &Sense| matches!(sense, Sense::Cue(cue) if pack.cues[*cue as usize].kind == CueKind::Say);
        if pack.lexicon.lexeme(participle.form.lexeme).senses.iter().any(says) {
            return false;
        }
        let left = &self.words[before];
        // After a place, but not after who does it: `استضاف جيب بوش متبرعين`.
        let placed = self.name_at[before].is_some_and(|name| {
            let start = self.names[name].words.start;
            start > 0 && self.is(start - 1, Grammar::Preposition)
                || self.names[name].attached.preposition.is_some()
        });
        let definite = left.pos == WordPos::Noun && left.attached.article || placed;
        let verb = (before.saturating_sub(MANNER)..before)
            .rev()
            .take_while(|&word| !self.is_punct(word))
            .find(|&word| self.words[word].pos == WordPos::Verb || self.is(word, Grammar::Auxiliary));
        definite && verb.is_some_and(|word| !self.is(word, Grammar::Auxiliary))
    }
}
