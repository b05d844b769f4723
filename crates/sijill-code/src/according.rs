//! On whose word, told by a phrase: `according to` and its kin, and who stands before the colon of a
//! headline.

use sijill_model::Class;
use sijill_pack::{Cue, Grammar, Slot};

use crate::{
    clause::Parsed,
    groups::GroupClass,
    line::WordPos,
    source::{Attribution, Hop, RELAY, Speakers, join},
    speaker::Speaker,
};

/// How far after a phrase its speaker may stand.
const NEAR: usize = 4;
/// Words before the colon of a headline that may be its speaker.
const HEADLINE: usize = 8;
/// Particles and marks that may stand before a phrase that opens its sentence.
const OPENING: usize = 1;

impl Parsed<'_, '_, '_> {
    /// What a phrase, whose words end at `end`, vouches for.
    pub fn according(
        &self,
        word: usize,
        end: usize,
        cue: &Cue,
        speakers: &Speakers,
    ) -> Option<(Attribution, Option<Speaker>)> {
        let line = self.line;
        // `حسبما أوردته مصادر`: the verb after the phrase only says how it was told.
        let verb = line.words.get(end).is_some_and(|word| word.pos == WordPos::Verb);
        let inner = if verb { self.says(end) } else { None };
        let next = end + usize::from(verb);
        let reach = (next + NEAR).min(line.words.len());
        let first = (next..reach)
            .take_while(|&w| line.words[w].pos != WordPos::Verb)
            .find_map(|w| self.group_at[w])?;
        if !self.may_speak(first) {
            return None;
        }
        let mut speaker = match self.speaker(first) {
            Some(speaker) => speaker,
            // `على حد قوله`: who is speaking already.
            None if self.groups[first].pronoun => speakers.last.clone()?,
            None => return None,
        };
        let mut after = self.groups[first].words.end;
        let relays = cue.note == RELAY || inner.is_some_and(|inner| inner.note == RELAY);
        let slot = cue.slot.as_ref().filter(|slot| matches!(slot, Slot::Preposition(_)));
        let slot = slot.or_else(|| inner.and_then(|inner| inner.slot.as_ref()));
        for group in first + 1..(first + 3).min(self.groups.len()) {
            let near = self.groups[group].words.start <= after + 2;
            if !near {
                break;
            }
            if relays && slot.is_some_and(|slot| self.is_slot(group, slot)) && self.may_speak(group) {
                // `حسبما نقلت رويترز عن مسؤول`: whose words it relays is nearest.
                let from = self.speaker(group)?;
                speaker = Speaker { chain: join(&from.chain, &speaker.chain), ..from };
                after = self.groups[group].words.end;
            } else if self.is_media(group) && !self.is_media(first) && !self.groups[group].and {
                // `بحسب مسؤول تحدث لرويترز`: a medium close by is the next hop.
                speaker.chain = join(&speaker.chain, &[self.source(group)]);
                after = self.groups[group].words.end;
            }
        }
        let nearer = cue.note == RELAY && slot.is_none();
        // `أشارت الصحيفة، نقلا عن مسؤول، إلى أن`: it stands beside the verb, and reaches as far.
        let covers = if nearer {
            0..line.words.len()
        } else if self.opens_sentence(word) {
            word..line.words.len()
        } else {
            0..self.reaches(after)
        };
        let hop = if nearer { Hop::Nearer } else { Hop::Own };
        let found = Attribution {
            chain: speaker.chain.clone(),
            speaker: Some(first),
            covers,
            word,
            hop,
            bare: false,
            vague: speaker.vague || self.is_unowned(first),
            short: speaker.short,
        };
        // `بحسب معلومات أولية` names nobody who could go on speaking.
        let speaker = (!self.is_unowned(first)).then_some(speaker);
        Some((found, speaker))
    }

    /// Whether a word opens its sentence, or what follows a colon.
    pub fn opens_sentence(&self, word: usize) -> bool {
        word <= OPENING || self.line.text(word - 1) == ":"
    }

    /// How far a phrase reaches beyond its speaker: to the comma after it, unless what follows the comma
    /// goes on with the same clause.
    fn reaches(&self, from: usize) -> usize {
        let line = self.line;
        (from..line.words.len())
            .find(|&w| {
                let goes_on = |next: usize| {
                    let own = &line.words[next];
                    let preposition = line.is(next, Grammar::Preposition) && !own.attached.and;
                    preposition
                        || own.pos != WordPos::Particle && own.pos != WordPos::Verb && !own.attached.and
                };
                self.ends_clause(w) && !(w + 1 < line.words.len() && goes_on(w + 1))
            })
            .unwrap_or(line.words.len())
    }

    /// Who stands before the colon of a headline vouches for what stands after it: `لافروف: روسيا …`.
    pub fn headline_speaker(&self) -> Option<Attribution> {
        let line = self.line;
        let colon = (1..line.words.len().min(HEADLINE)).find(|&w| line.text(w) == ":")?;
        let group = self.group_at[0].filter(|&g| self.groups[g].words.end <= colon)?;
        let own = &self.groups[group];
        // A country before a colon is what the headline is about.
        let country = matches!(own.class, GroupClass::Actor(Class::Country) | GroupClass::Unknown);
        let more = (own.words.end..colon)
            .any(|w| line.words[w].pos == WordPos::Verb || self.group_at[w].is_some_and(|g| self.is_bare(g)));
        if country || more || !self.may_speak(group) {
            return None;
        }
        // In a story the words before a colon are a speaker where they name one, and nothing else.
        let known = own.entity.as_ref().is_some_and(|entity| entity.name.is_some());
        let alone = known && own.words == (0..colon);
        if !(line.title || alone) {
            return None;
        }
        let speaker = self.speaker(group)?;
        Some(Attribution {
            chain: speaker.chain,
            speaker: Some(group),
            covers: colon..line.words.len(),
            word: 0,
            hop: Hop::Own,
            bare: false,
            vague: speaker.vague,
            short: speaker.short,
        })
    }
}
