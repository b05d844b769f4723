//! Who is told to be among the people of whom something is told: `قتل 15 شخصا بينهم جندي`.

use sijill_model::Class;
use sijill_pack::{Grammar, GrammarWord};

use crate::{
    casualty::ONE,
    clause::Parsed,
    groups::GroupClass,
    line::{PARTITIVE, WITH, WordPos},
};

/// Words that may stand between people and the word that opens those among them.
const REACH: usize = 8;
/// How the grammar table notes a preposition that stands between two.
pub(crate) const BETWEEN: &str = "place between";

impl Parsed<'_, '_, '_> {
    /// The groups that are told to be among the people of a group: those after `بينهم` and after
    /// `معظمهم من`, with those joined to them.
    pub fn members(&self, whole: usize) -> Vec<usize> {
        let own = &self.groups[whole];
        let several = own.plural || own.number.is_some() || self.counts_people(own);
        if !several || own.is_named() {
            return Vec::new();
        }
        let end = own.words.end;
        let mut at = end;

        while at < (end + REACH).min(self.line.words.len()) {
            if self.mark(at).0 || self.is_border(at) || self.line.words[at].pos == WordPos::Verb {
                break;
            }
            match self.group_at[at] {
                Some(group)
                    if self.is_told_among(group) || self.is_most_of(group) || self.is_one_among(group) =>
                {
                    return if self.groups[group].is_actor() || self.counts_people(&self.groups[group]) {
                        self.joined(group)
                    } else {
                        Vec::new()
                    };
                }
                // Where and when they were hit may stand between, and how many more.
                Some(group) => {
                    let between = &self.groups[group];
                    let circumstance =
                        matches!(between.class, GroupClass::Time | GroupClass::Place | GroupClass::Event)
                            || between.preposition.is_some()
                            || between.number.is_some() && between.and;
                    if !circumstance {
                        break;
                    }
                    at = between.words.end.max(at + 1);
                }
                None => at += 1,
            }
        }
        Vec::new()
    }

    /// Who is told beside somebody to whom something is done: `قتل نائب مع حارسيه`.
    pub fn companion(&self, whole: usize) -> Option<usize> {
        let end = self.groups[whole].words.end;
        let with = end < self.line.words.len()
            && self.line.note(end, Grammar::Preposition, self.pack) == Some(WITH)
            && self.line.words[end].pos == WordPos::Particle;
        let next = self.group_at.get(end + 1).copied().flatten().filter(|_| with)?;
        let other = &self.groups[next];
        let people = other.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
        (other.words.start == end + 1 && other.entity_is_head && people).then_some(next)
    }

    /// `بينهم جندي`, `منهم جنديان`, `من ضمنهم جندي`: a group whose preposition holds the people it is among.
    fn is_told_among(&self, group: usize) -> bool {
        let Some(word) = self.groups[group].preposition_word.filter(|_| self.is_among(group)) else {
            return false;
        };
        let partitive = |at: usize| self.line.note(at, Grammar::Preposition, self.pack) == Some(PARTITIVE);
        let parts = |row: &GrammarWord| {
            row.class == Grammar::Preposition
                && (row.note == PARTITIVE || row.note == BETWEEN)
                && self.line.key(word).starts_with(row.key.as_str())
        };
        word.checked_sub(1).is_some_and(partitive) || self.pack.grammar.iter().any(parts)
    }

    /// `شخصان أحدهما شرطي`, `ثلاثة إحداهن طفلة`: a group that tells what one of those before it is.
    pub fn is_one_among(&self, group: usize) -> bool {
        let own = &self.groups[group];
        let Some(word) = own.words.start.checked_sub(1).filter(|_| own.preposition.is_none()) else {
            return false;
        };
        // `إحدى الموظفات` looks as if it held one.
        let held = || self.line.readings(word).iter().all(|reading| reading.attached.pronoun);
        self.line.note(word, Grammar::Pronoun, self.pack) == Some(ONE)
            || self.line.note(word, Grammar::Quantifier, self.pack) == Some(ONE) && held()
    }

    /// `معظمهم من المدنيين`: a group after a word of quantity that holds those it is a part of.
    fn is_most_of(&self, group: usize) -> bool {
        let Some(word) = self.groups[group].preposition_word else { return false };
        word.checked_sub(1).is_some_and(|before| {
            self.line.is(before, Grammar::Quantifier)
                && self.line.note(word, Grammar::Preposition, self.pack) == Some(PARTITIVE)
        })
    }
}
