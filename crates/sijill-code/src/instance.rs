//! Words that keep events of one kind apart: another attack, another matter.

use sijill_model::{Class, EventType};
use sijill_pack::{CueKind, Grammar, Meaning, Sense};

use crate::{clause::Parsed, groups::GroupClass, predicate::Fired};

/// Words at the start of a sentence among which a phrase that turns to another matter stands.
const OPENING: usize = 6;
/// How far behind the noun a word that says it is another one may stand: `هجوم انتحاري آخر`.
const BEHIND: usize = 3;
/// PLOVER's sectors of armed people whom nobody has named, and of those who rebel.
pub(crate) const UNKNOWN_ARMED: &str = "UAF";
const REBELS: &str = "REB";
/// How the grammar table notes prepositions of when.
const TIME: &str = "time";
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

    /// Whether whoever does it is told by a deed that is taken as known: `منفذ الهجوم`, `المهاجمان`, `الانتحاري`.
    pub fn is_by_doer(&self, fired: &Fired) -> bool {
        fired.filled.actors.iter().any(|&actor| {
            let own = &self.groups[actor];
            let Some(entity) = own.entity.as_ref().filter(|_| own.entity_is_head) else { return false };
            // A fixed phrase names its deed, whether that has an article or a name after it.
            let phrase = |word: usize| {
                self.line.name_at[word]
                    .map(|name| &self.line.names[name])
                    .is_some_and(|name| matches!(name.meaning, Meaning::Role(_)) && name.words.len() > 1)
            };
            let known = own.definite || phrase(own.head);
            let doer = match entity.sector {
                UNKNOWN_ARMED => true,
                // `المقاتلون` are any, `الانتحاري` is the one who was told.
                REBELS => !own.plural,
                _ => false,
            };
            entity.class == Class::Person && entity.name.is_none() && !own.is_named() && known && doer
        })
    }

    /// Whether an event is told as another one than those before: its noun, or the noun that its cost
    /// comes from, is followed by a word like `آخر`.
    pub fn tells_another(&self, fired: &Fired) -> bool {
        self.came_before(fired) || self.is_called_another(fired)
    }

    /// `بدأ إطلاق النار عقب اغتيال ضابط`: an attack on somebody after which another began is not that one.
    fn came_before(&self, fired: &Fired) -> bool {
        let Some(group) = fired.group.filter(|_| !fired.filled.recipients.is_empty()) else { return false };
        let own = &self.groups[group];
        let before = own.preposition_note(self.line, self.pack) == Some(TIME);
        let counts = |word: usize| {
            self.line.senses(word, self.pack).any(|(_, sense)| matches!(sense, Sense::Casualty(_)))
        };
        before
            && !own.definite
            && !self.line.words[own.head].attached.article
            && self.fired_at.iter().any(|&(word, kind)| {
                kind == EventType::Assault
                    && word >= fired.around.start
                    && word < own.words.start
                    && !counts(word)
            })
    }

    fn is_called_another(&self, fired: &Fired) -> bool {
        // `مقتل ثلاثة في هجوم آخر`: the noun of a cost is not the one that is another.
        let own_noun = fired.group.filter(|&group| !self.is_cost(group));
        let end = match own_noun {
            Some(group) => (self.groups[group].words.end + BEHIND).min(fired.around.end),
            None => fired.around.end,
        };
        (fired.words.start + 1..end.min(self.line.words.len())).any(|word| {
            self.cue(word) == Some(CueKind::Another)
                && (word.saturating_sub(BEHIND)..word).rev().find_map(|w| self.group_at[w]).is_some_and(|g| {
                    let own = &self.groups[g];
                    // `إصابة آخرين`: others are hurt in the same attack.
                    own.class == GroupClass::Event
                        && !self.is_cost(g)
                        && own_noun.is_none_or(|group| group == g)
                })
        })
    }

    /// Whether a noun tells who was killed or injured: `مقتل`, `إصابة`.
    fn is_cost(&self, group: usize) -> bool {
        self.line.senses(self.groups[group].head, self.pack).any(|(_, sense)| match sense {
            Sense::Casualty(row) => matches!(self.pack.casualties[row as usize].kind, "killed" | "injured"),
            _ => false,
        })
    }
}
