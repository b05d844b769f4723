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

/// How the cue table notes verbs that tell a stance to what is already known.
const STANCE: &str = "clause";

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
        // `وقال "كان الأسد شريكا"`: what follows is said, and its subject is not who says it.
        let said = self.opens_speech(word + 1);
        let speaks = |&g: &usize| self.may_speak(&self.groups[g]) && (frame.subject_first || !said);
        let subject = frame.subject.filter(speaks).and_then(|g| self.speaker_of(g));
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
        let covers = if after && word > 4 && !said {
            0..line.words.len()
        } else if around.complement || self.speech_after(word) {
            word..line.words.len()
        } else if cue.note == STANCE {
            // `أعرب عن أسفه للهجوم`: who feels about a thing does not report it.
            word..word
        } else {
            word..around.end
        };
        Some(Attribution { chain, speaker: subject, covers, word })
    }

    /// Whether direct speech begins at a word: a colon or an opening quotation mark.
    fn opens_speech(&self, word: usize) -> bool {
        self.line.words.get(word).is_some() && self.line.is_punct(word) && {
            let text = self.line.text(word);
            text == ":" || self.pack.rules.quotes.iter().any(|&(open, _)| text.starts_with(open))
        }
    }

    /// Whether direct speech begins anywhere after a word in its sentence.
    fn speech_after(&self, word: usize) -> bool {
        (word + 1..self.line.words.len())
            .any(|w| self.opens_speech(w) || self.line.is(w, Grammar::Complementiser))
    }

    /// Who speaks where a group is the subject of saying: itself, or whose statement it is.
    fn speaker_of(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        if own.entity.is_some() || self.cue(own.head) != Some(CueKind::SayNoun) {
            return Some(group);
        }
        let next = self.group_at.get(own.words.end).copied().flatten();
        next.filter(|&g| self.is_bare(g) && self.groups[g].is_actor()).or(Some(group))
    }

    fn after_phrase(&self, word: usize, next: usize) -> Option<Attribution> {
        let line = self.line;
        // `حسبما أوردته مصادر`: the verb after the phrase only says how it was told.
        let next = next + usize::from(line.words.get(next).is_some_and(|word| word.pos == WordPos::Verb));
        let end = (next + 4).min(line.words.len());
        let group =
            (next..end).take_while(|&w| line.words[w].pos != WordPos::Verb).find_map(|w| self.group_at[w])?;
        if !self.may_speak(&self.groups[group]) {
            return None;
        }
        let group = self.speaker_of(group)?;
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
            Thing => matches!(
                self.cue(group.head),
                Some(CueKind::SayNoun | CueKind::Anonymous | CueKind::Witness | CueKind::Media)
            ),
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
            Some(CueKind::Anonymous | CueKind::SayNoun) => SourceKind::Anonymous,
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
