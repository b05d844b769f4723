//! Words that keep events of one kind apart: another attack, another matter.

use sijill_pack::{CueKind, Grammar};

use crate::{clause::Parsed, groups::GroupClass, predicate::Fired};

/// Words at the start of a sentence among which a phrase that turns to another matter stands.
const OPENING: usize = 6;
/// How far behind the noun a word that says it is another one may stand: `هجوم انتحاري آخر`.
const BEHIND: usize = 3;
/// How the grammar table notes an adverb that turns to another matter.
const TURNS: &str = "apart";

impl Parsed<'_, '_, '_> {
    /// Whether a sentence turns to another matter: `من جهة أخرى`, `في حادث منفصل`.
    pub fn turns(&self) -> bool {
        (0..self.line.words.len().min(OPENING)).any(|word| {
            let row = match self.line.words[word].grammar {
                Some((Grammar::Adverb, row)) => Some(row),
                _ => self.line.name_at[word].and_then(|name| match self.line.names[name].meaning {
                    sijill_pack::Meaning::Grammar(row) => Some(row),
                    _ => None,
                }),
            };
            row.is_some_and(|row| self.pack.grammar[row as usize].note == TURNS)
        })
    }

    /// Whether an event is told as another one than those before: its noun, or the noun that its cost
    /// comes from, is followed by a word like `آخر`.
    pub fn tells_another(&self, fired: &Fired) -> bool {
        let end = match fired.group {
            Some(group) => (self.groups[group].words.end + BEHIND).min(fired.around.end),
            None => fired.around.end,
        };
        (fired.words.start + 1..end.min(self.line.words.len())).any(|word| {
            self.cue(word) == Some(CueKind::Another)
                && (word.saturating_sub(BEHIND)..word).rev().find_map(|w| self.group_at[w]).is_some_and(|g| {
                    let own = &self.groups[g];
                    own.class == GroupClass::Event && fired.group.is_none_or(|group| group == g)
                })
        })
    }
}
