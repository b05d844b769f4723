//! What is quoted: where speech begins, where its mark ends it, and how it goes on in later sentences.

use std::ops::Range;

use sijill_pack::Grammar;

use crate::{
    clause::{Parsed, Surroundings},
    groups::GroupClass,
    line::WordPos,
    source::{Attribution, Hop, Speakers},
    speaker::Speaker,
};

/// Words of the shortest quotation that is a speech, and no name or single word between marks.
const SPEECH: usize = 3;

impl Parsed<'_, '_, '_> {
    /// The word from which on a reporting verb's words are what was said: a complementiser, a colon, or an
    /// opening quotation mark.
    pub fn speech(&self, end: usize, around: &Surroundings) -> Option<usize> {
        let line = self.line;
        for word in end..line.words.len() {
            if self.complements(word) {
                return Some(word);
            }
            if line.is_punct(word) {
                if line.text(word) == ":" {
                    return Some(word);
                }
                if self.opens_speech(word) && !self.is_part(end, word) {
                    return Some(word);
                }
                continue;
            }
            let verb = line.words[word].pos == WordPos::Verb && line.name_at[word].is_none();
            // `قال العنصر في المليشيا التي تقاتل المتمردين "وقع هجوم"`: what tells more of who says it.
            let described = word > end && line.is(word - 1, Grammar::Relative);
            if verb
                && !described
                && word >= around.end
                && (line.words[word].attached.and || self.says(word).is_some())
            {
                // `في بيان نقلته وكالة أن`: a relative clause of the statement stands in between.
                let relative = self.line.verb_reading(word, self.pack).is_some_and(|(_, pronoun)| pronoun);
                if !relative || line.words[word].attached.and {
                    return None;
                }
            }
        }
        None
    }

    /// Whether what stands between a reporting verb and a quotation says what is told, so that the quotation
    /// is only a part of it: `أعلن رعايته "بدء الحوار"`.
    pub fn is_part(&self, end: usize, quote: usize) -> bool {
        let mut first = true;
        let relative = (end..quote).find(|&w| self.line.is(w, Grammar::Relative)).unwrap_or(quote);
        // `العنصر في ميليشيا الدفاع الذاتي "…"`: whose body an event names.
        let body = |g: usize| {
            g.checked_sub(1).is_some_and(|of| self.groups[of].is_actor() && self.genitive(of) == Some(g))
        };
        (end..relative).filter_map(|w| self.group_at[w].filter(|&g| self.groups[g].words.start == w)).any(
            |g| {
                let speaks = self.may_speak(g) || self.is_bare_name(g);
                let speaker = std::mem::take(&mut first) && speaks && self.is_bare(g);
                let own = &self.groups[g];
                let told = match own.class {
                    GroupClass::Event => !self.is_circumstance(g) && !body(g),
                    GroupClass::Thing => own.preposition.is_none(),
                    _ => false,
                };
                !speaker && told && !self.is_statement(g) && !self.is_media(g)
            },
        )
    }

    /// Whether a quotation of several words begins at a mark, and not in a group: `حركة "كفاية"`.
    pub fn opens_speech(&self, word: usize) -> bool {
        self.line.is_punct(word)
            && self.quotation(word).is_some_and(|quotation| quotation.len() >= SPEECH)
            && self
                .group_at
                .get(word + 1)
                .copied()
                .flatten()
                .is_none_or(|g| self.groups[g].words.start > word)
    }

    /// Whether a mark opens a quotation that is a clause of its own, by its first word.
    pub fn quotes_clause(&self, word: usize) -> bool {
        self.opens_speech(word)
            && self.line.words.get(word + 1).is_some_and(|first| first.pos == WordPos::Verb)
    }

    /// The tokens of the quotation that a mark opens.
    pub fn quotation(&self, word: usize) -> Option<Range<u32>> {
        let after = self.line.words[word].token as u32 + 1;
        let quotes = self.line.doc.quotes();
        let found = quotes.binary_search_by_key(&after, |quote| quote.tokens.start).ok()?;
        Some(quotes[found].tokens.clone())
    }

    /// Whether the quotation that a mark opens has a mark that closes it.
    fn is_closed(&self, word: usize) -> bool {
        let after = self.line.words[word].token as u32 + 1;
        let quotes = self.line.doc.quotes();
        quotes
            .binary_search_by_key(&after, |quote| quote.tokens.start)
            .is_ok_and(|found| quotes[found].closed)
    }

    /// Where what is said ends: with its quotation, or with the sentence.
    pub fn speech_end(&self, start: usize) -> usize {
        let line = self.line;
        let open =
            (start..(start + 2).min(line.words.len())).find(|&w| line.is_punct(w) && self.opens_speech(w));
        let Some(quotation) = open.and_then(|word| self.quotation(word)) else { return line.words.len() };
        let close = (start..line.words.len()).find(|&w| line.words[w].token as u32 >= quotation.end);
        close.map_or(line.words.len(), |close| close + 1)
    }

    /// A quotation from the sentence before goes on.
    pub fn go_on_quoting(&self, speakers: &mut Speakers, all: &mut Vec<Attribution>) {
        let line = self.line;
        let Some((tokens, speaker)) = &speakers.quoted else { return };
        let inside = |word: &crate::line::Word| tokens.contains(&(word.token as u32));
        let end = line.words.iter().take_while(|word| inside(word)).count();
        if end > 0 {
            all.push(Attribution {
                chain: speaker.chain.clone(),
                speaker: None,
                covers: 0..end,
                word: line.words.len(),
                hop: Hop::Own,
                bare: false,
                vague: speaker.vague,
                short: speaker.short,
            });
        }
        if end < line.words.len() {
            speakers.quoted = None;
        }
    }

    /// Keeps a quotation that does not end with its sentence.
    pub fn keep_quotation(&self, found: &Attribution, speaker: &Speaker, speakers: &mut Speakers) {
        let line = self.line;
        let Some(last) = line.words.last() else { return };
        let open = (found.word..line.words.len()).rev().find_map(|word| {
            let quotation = line.is_punct(word).then(|| self.quotation(word))??;
            // Where no mark closes it, nobody knows how far it goes.
            let closed = self.is_closed(word);
            (closed && quotation.end > last.token as u32 + 1).then_some(quotation)
        });
        if let Some(quotation) = open
            && found.covers.end == line.words.len()
        {
            speakers.quoted = Some((quotation, speaker.clone()));
        }
    }
}
