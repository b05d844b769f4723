//! On whose word: reporting verbs and phrases, their speakers, and how far their word reaches.

use std::ops::Range;

use sijill_model::{Class, Source, SourceKind, Span};
use sijill_pack::{CueKind, Grammar, Meaning, Sense, Slot};

use crate::{clause::Parsed, groups::Group, groups::span_of, line::WordPos, roles::Takes};

/// A stretch of a line that someone vouches for.
#[derive(Debug, Clone)]
pub(crate) struct Attribution {
    /// Nearest speaker first.
    pub chain: Vec<Source>,
    /// The speaker's group, where it stands in this line.
    pub speaker: Option<usize>,
    /// Words that it covers.
    pub covers: Range<usize>,
    /// The reporting word.
    pub word: usize,
}

impl Parsed<'_, '_, '_> {
    /// All attributions of a line. `last` is the chain of the last speaker before it.
    pub fn attributions(&self, last: &mut Vec<Source>) -> Vec<Attribution> {
        let mut all = Vec::new();
        let mut word = 0;
        while word < self.line.words.len() {
            if let Some(found) = self.attribution(word, last) {
                if let Some(first) = found.chain.first()
                    && first.kind != SourceKind::Media
                {
                    last.clone_from(&found.chain);
                }
                all.push(found);
            }
            word += 1;
        }
        all
    }

    fn attribution(&self, word: usize, last: &[Source]) -> Option<Attribution> {
        let line = self.line;
        if let Some(name) = line.name_at[word] {
            let name = &line.names[name];
            let Meaning::Cue(cue) = name.meaning else { return None };
            let cue = &self.pack.cues[cue as usize];
            if name.words.start != word || cue.kind != CueKind::According {
                return None;
            }
            return self.after_phrase(word, name.words.end);
        }
        let (features, pronoun, cue) = line.readings(word).iter().find_map(|reading| {
            let lexeme = self.pack.lexicon.lexeme(reading.form.lexeme);
            let verb = line.words[word].pos == WordPos::Verb;
            lexeme.senses.iter().find_map(|sense| match sense {
                Sense::Cue(cue) => {
                    let cue = &self.pack.cues[*cue as usize];
                    let fits = match cue.kind {
                        CueKind::Say => verb && lexeme.pos == sijill_pack::Pos::Verb,
                        CueKind::According => !verb,
                        _ => false,
                    };
                    fits.then_some((reading.form.features, reading.attached.pronoun, cue))
                }
                _ => None,
            })
        })?;
        if cue.kind == CueKind::According {
            return self.after_phrase(word, word + 1);
        }
        // Asked, planned or denied saying vouches for nothing.
        if line.words[word].attached.future || word > 0 && line.is(word - 1, Grammar::Negation) {
            return None;
        }
        let around = self.surroundings(word, word + 1);
        let frame = self.roles(word, features, pronoun, &around, Takes::Nothing);
        let subject = frame.subject.filter(|&g| self.may_speak(&self.groups[g]));
        let mut chain: Vec<Source> = subject.map(|g| self.source(g)).into_iter().collect();
        if cue.note == "relay" {
            let from = around
                .right
                .iter()
                .copied()
                .find(|&g| cue.slot.as_ref().is_some_and(|slot| self.is_slot(g, slot)));
            if let Some(from) = from {
                chain.insert(0, self.source(from));
            }
        }
        // What it was said to: a medium is the next hop.
        for &group in &around.right {
            if self.groups[group].preposition.is_some() && self.is_media(&self.groups[group]) {
                let hop = self.source(group);
                if !chain.iter().any(|known| known.span == hop.span) {
                    chain.push(hop);
                }
            }
        }
        let continues = subject.is_none();
        if continues && chain.is_empty() {
            chain = last.to_vec();
        }
        if chain.is_empty() {
            return None;
        }
        // A reporting verb after a comma or a closing quote vouches for what stands before it.
        let after = word > 0 && line.is_punct(word - 1) && !around.complement && !frame.subject_first;
        let start = if after && word > 4 { 0 } else { word };
        Some(Attribution { chain, speaker: subject, covers: start..line.words.len(), word })
    }

    fn after_phrase(&self, word: usize, next: usize) -> Option<Attribution> {
        let line = self.line;
        let end = (next + 4).min(line.words.len());
        let group =
            (next..end).take_while(|&w| line.words[w].pos != WordPos::Verb).find_map(|w| self.group_at[w])?;
        if !self.may_speak(&self.groups[group]) {
            return None;
        }
        let mut chain = vec![self.source(group)];
        // `بحسب مسؤول تحدث لرويترز`: a medium close by is the next hop.
        for g in group + 1..(group + 3).min(self.groups.len()) {
            if self.is_media(&self.groups[g]) && !self.is_media(&self.groups[group]) {
                chain.push(self.source(g));
                break;
            }
        }
        Some(Attribution { chain, speaker: Some(group), covers: 0..line.words.len(), word })
    }

    fn is_slot(&self, group: usize, slot: &Slot) -> bool {
        match slot {
            Slot::Preposition(key) => self.groups[group].preposition == Some(key.as_str()),
            _ => false,
        }
    }

    fn may_speak(&self, group: &Group<'_>) -> bool {
        use crate::groups::GroupClass::*;
        match group.class {
            Time | Event | Place => false,
            Actor(_) => true,
            Thing => self.cue(group.head).is_some(),
            Unknown => group.number.is_none(),
        }
    }

    fn is_media(&self, group: &Group<'_>) -> bool {
        let entity = group.entity.as_ref().is_some_and(|e| e.sector == "JRN" && e.class != Class::Person);
        entity || self.cue(group.head) == Some(CueKind::Media)
    }

    /// A group as a source.
    pub fn source(&self, group: usize) -> Source {
        let group = &self.groups[group];
        let span: Span = span_of(self.line, &group.words);
        let kind = self.cue(group.head);
        let entity = group.entity.as_ref();
        let kind = match kind {
            Some(CueKind::Anonymous) => SourceKind::Anonymous,
            Some(CueKind::Witness) => SourceKind::Witness,
            _ if self.is_media(group) => SourceKind::Media,
            _ => match entity {
                Some(entity) => match entity.class {
                    Class::Person
                        if matches!(entity.sector, "GOV" | "MIL" | "COP" | "LEG" | "JUD" | "SPY") =>
                    {
                        SourceKind::Official
                    }
                    Class::Person => SourceKind::Person,
                    Class::Organisation | Class::Country => SourceKind::Organisation,
                    Class::Group if entity.sector == "CVL" => SourceKind::Witness,
                    Class::Group => SourceKind::Organisation,
                },
                None => SourceKind::Person,
            },
        };
        Source {
            kind,
            text: Some(self.line.doc.slice(span).to_owned()),
            span: Some(span),
            name: entity.and_then(|entity| entity.name).map(str::to_owned),
        }
    }
}
