//! What befell people, where their number does not follow at once: `وقتل في الهجوم سبعة`, `وجرح ما لا يقل عن 40`.

use sijill_pack::{Grammar, Meaning, Pack, Pos, Sense};
use sijill_text::TokenKind;

use crate::{gazetteer::INSIDE, line::Line, occasion::DURING};

/// Words of where or when something befell people, within which they are told.
const CIRCUMSTANCE: usize = 5;
/// How the grammar table notes prepositions of time, and quantifiers that bound the number after them.
const TIME: &str = "time";
const NUMBER: &str = "number";
/// How it notes prepositions that hold their object as a pronoun.
const HOLDS: &str = "pronoun";

impl Line<'_> {
    /// `وقتل في الهجوم سبعة أشخاص`: a verb of what befell people who follow after where or when it did.
    pub(crate) fn befell(&self, index: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> bool {
        let next = index + 1;
        let circumstance =
            matches!(self.note(next, Grammar::Preposition, pack), Some(INSIDE | DURING | TIME));
        circumstance && self.befalls(index, pack) && self.people_within(next + 2, pack, numbers)
    }

    /// Whether a word may be a verb that counts people.
    fn befalls(&self, index: usize, pack: &Pack) -> bool {
        self.readings(index).iter().any(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.pos == Pos::Verb && lexeme.senses.iter().any(|sense| matches!(sense, Sense::Casualty(_)))
        })
    }

    /// Whether people or a number follow in the same clause.
    fn people_within(&self, from: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> bool {
        let people = |at: usize| {
            self.words[at].kind == TokenKind::Number
                || numbers(self.key(at))
                || self.readings(at).iter().any(|reading| {
                    let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
                    reading.attached.is_bare() && senses.iter().any(|sense| matches!(sense, Sense::Role(_)))
                })
        };
        let end = self.words.len().min(from + CIRCUMSTANCE);
        (from..end).take_while(|&at| !self.is_punct(at)).any(people)
    }

    /// `قتل فيها 14 مسلحا`: a verb of what befell people who follow after what was told before.
    pub(crate) fn befell_in_it(&self, index: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> bool {
        let next = index + 1;
        let held = self.words.get(next).is_some()
            && self.note(next, Grammar::Preposition, pack).is_some_and(|note| note.ends_with(HOLDS));
        held && self.befalls(index, pack) && self.people_within(next + 1, pack, numbers)
    }

    /// Whether a phrase that bounds the number after it starts at a word: `ما لا يقل عن 40`.
    pub(crate) fn bounds_number(&self, word: usize, pack: &Pack) -> bool {
        let name = self.name_at.get(word).copied().flatten().map(|name| &self.names[name]);
        name.is_some_and(|name| match name.meaning {
            Meaning::Grammar(row) => {
                let row = &pack.grammar[row as usize];
                row.class == Grammar::Quantifier && row.note == NUMBER
            }
            _ => false,
        })
    }
}
