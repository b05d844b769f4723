//! Who falls: `سقط عشرون بين قتيل وجريح`, and `سقط النظام`.

use sijill_pack::Casualty;

use crate::{casualty::WITH, clause::Parsed};

impl Parsed<'_, '_, '_> {
    /// `سقوط الرئيس`, `سقط النظام`: one of the government who falls is overthrown.
    pub fn is_overthrown(&self, group: usize, row: &Casualty) -> bool {
        let own = &self.groups[group];
        row.falls
            && own.definite
            && !own.plural
            && own.number.is_none()
            && own.entity.as_ref().is_some_and(|entity| matches!(entity.sector, "GOV" | "ELI" | ""))
    }

    /// Whether those who fall are told to be of both kinds: `سقطوا بين قتيل وجريح`.
    pub fn parts_the_fallen(&self, word: usize) -> bool {
        (word..(word + WITH).min(self.line.words.len())).filter_map(|at| self.group_at[at]).any(|group| {
            let own = &self.groups[group];
            own.preposition.is_some_and(|key| self.names_sides(key)) && self.is_counted_noun(group)
        })
    }
}
