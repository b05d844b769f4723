//! Signs beside a verb of who acts and who is acted upon, beyond order and agreement: a pronoun that a preposition
//! holds, the case of a word of quantity, a comma that ends what is conceded.

use sijill_pack::{Features, Grammar, Kind};

use crate::{
    case::Case,
    clause::Parsed,
    groups::{Group, GroupClass},
    line::WordPos,
    roles::HELD,
};

impl Parsed<'_, '_, '_> {
    /// Whether a group is told in a case by its own ending, or by the word of quantity before it.
    pub fn is_in_case(&self, group: usize, case: Case) -> bool {
        self.groups[group].case == Some(case) || case == Case::Oblique && self.is_part_of_object(group)
    }

    /// `أعلن الجيش أنه نفذ ضربات، وقال إنها استهدفت`: who did the attacks for which the pronoun of a clause stands.
    pub fn acts_through(&self, word: usize, verb: Features) -> Option<usize> {
        let attacks = |group: &&Group<'_>| {
            group.words.end <= word
                && group.class == GroupClass::Event
                && (group.plural || group.feminine == Some(true))
        };
        let deed = self.groups.iter().rev().find(attacks).filter(|_| verb.has(Features::FEMININE))?;
        let done = self.subjects.iter().rev().find(|&&(at, _)| at < deed.words.start)?;
        Some(done.1).filter(|&group| self.is_kind(&self.groups[group], Kind::Armed))
    }

    /// `ومع أنها عضو في الحلف، رفضت تركيا`: a comma ends what is conceded before, and who the pronoun of its clause
    /// means is told after the verb.
    pub fn is_conceded(&self, word: usize, verb: Features, first: Option<usize>) -> bool {
        let acts = first.is_some_and(|g| self.groups[g].is_actor() && self.agrees(g, verb, false));
        let opens = (0..word).rev().find(|&at| self.is_border(at));
        acts && word.checked_sub(1).is_some_and(|comma| self.mark(comma).1)
            && opens.and_then(|at| at.checked_sub(1)).is_some_and(|before| {
                self.line.words[before].pos == WordPos::Particle
                    && (self.line.is(before, Grammar::Preposition)
                        || self.line.is(before, Grammar::Conjunction))
            })
    }

    /// Whether a preposition right after a verb holds a pronoun: `التقى به`.
    pub fn holds_other(&self, word: usize) -> bool {
        self.note_after(word).is_some_and(|note| note.ends_with(HELD))
    }

    /// How the grammar table notes the preposition right after a word.
    pub fn note_after(&self, word: usize) -> Option<&str> {
        self.line.words.get(word + 1)?;
        self.line.note(word + 1, Grammar::Preposition, self.pack)
    }

    /// `التقى عددا من النواب`: whether the word of quantity before people shows that they are an object.
    pub fn is_part_of_object(&self, group: usize) -> bool {
        let phrase = self.groups[group].words.start.checked_sub(1).and_then(|before| {
            let name = self.line.name_at[before]?;
            self.line.is(before, Grammar::Quantifier).then(|| self.line.names[name].words.start)
        });
        phrase.is_some_and(|first| self.pack.agreement.is_accusative(self.line.key(first)))
    }
}
