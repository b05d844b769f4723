//! Titles that are common nouns as well: `دولة رئيس الوزراء`, but `دولة قطر`; `سعادة السفير`, but `سعادة الناس`.

use sijill_pack::{Grammar, Meaning, Pack, Reading, RoleClass, Sense};

use crate::line::Line;

/// PLOVER sector of those who bear no title for what they are.
const CIVILIAN: &str = "CVL";

impl Line<'_> {
    /// Whether a word is an office, a further title or a part of somebody's name, after a title.
    pub(crate) fn is_borne(&self, index: usize, pack: &Pack) -> bool {
        if index >= self.words.len() {
            return false;
        }
        if let Some(name) = self.name_at[index] {
            return match self.names[name].meaning {
                Meaning::Role(row) => pack.roles[row as usize].class == RoleClass::Person,
                Meaning::Grammar(row) => pack.grammar[row as usize].class == Grammar::Title,
                meaning => matches!(meaning, Meaning::Person(_) | Meaning::Stranger),
            };
        }
        let office = |reading: &Reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            !reading.attached.pronoun
                && senses.iter().any(|sense| match sense {
                    Sense::Role(row) => {
                        let role = &pack.roles[*row as usize];
                        role.class == RoleClass::Person && role.sector != CIVILIAN
                    }
                    Sense::Grammar(row) => pack.grammar[*row as usize].class == Grammar::Title,
                    _ => false,
                })
        };
        self.readings(index).iter().any(office) || self.known(index).name_part.is_some()
    }
}
