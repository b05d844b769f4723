//! Whether a clause has its verb already, still wants it, or opens with it: what tells a verb from a noun of the
//! same letters.

use sijill_pack::{CueKind, Grammar, Meaning, Pack, Pos, Reading, Sense, Slot};
use sijill_text::TokenKind;

use crate::line::{Line, PARTITIVE, WordPos};

/// How far after a reporting verb what is said may begin.
const SAYING: usize = 10;
/// How far after a light verb the noun may stand that it carries.
const CARRIED: usize = 9;

impl Line<'_> {
    /// Whether a word that opens a clause is its verb: someone or something definite follows it.
    pub(crate) fn opens_with_verb(&self, index: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> bool {
        let next = index + 1;
        if next >= self.words.len() || self.title && self.name_at[next].is_none() {
            return false;
        }
        if self.name_at[next].is_some() {
            return true;
        }
        let mut article = false;
        pack.clitics.cuts(self.key(next), |cut| {
            article |= cut.attached.article && cut.attached.preposition.is_none()
        });
        let role = self.readings(next).iter().any(|reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            reading.attached.is_bare()
                && senses
                    .iter()
                    .any(|sense| matches!(sense, Sense::Role(_) | Sense::Casualty(_) | Sense::Frame(_)))
        });
        // `وقتل أيضا ثلاثة جنود`
        let dated = self.note(next, Grammar::Adverb, pack).is_some();
        // `تجمع عدد من الأهالي`
        let part =
            next + 1 < self.words.len() && self.note(next + 1, Grammar::Preposition, pack) == Some(PARTITIVE);
        // `سمع دوي انفجارات`
        let event = |at: usize| {
            at < self.words.len()
                && self.readings(at).iter().any(|reading| {
                    let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
                    reading.attached.is_bare()
                        && lexeme.pos == Pos::Noun
                        && lexeme.senses.iter().any(|sense| matches!(sense, Sense::Frame(_)))
                })
        };
        let classed = pack.agreement.is_class(self.key(next)) && event(next + 1);
        part || classed
            || article
            || role
            || self.befell(index, pack, numbers)
            || dated
            || self.words[next].kind == TokenKind::Number
            || numbers(self.key(next))
    }

    /// `تعرض موكب الوزير لهجوم`: whether a verb that carries an event noun under a preposition has one in its clause.
    pub(crate) fn hands_on(&self, index: usize, verb: Reading, pack: &Pack) -> bool {
        let keys = || {
            pack.lexicon.lexeme(verb.form.lexeme).senses.iter().flat_map(|sense| match sense {
                Sense::Light(light) => pack.lights[*light as usize].event.as_slice(),
                _ => &[],
            })
        };
        let is_key = |letter: char| {
            let key = pack.clitics.preposition(letter).map(|(key, _)| key);
            keys().any(|slot| matches!(slot, Slot::Preposition(own) if Some(own.as_str()) == key))
        };
        let event = |at: usize| {
            self.readings(at).iter().any(|reading| {
                let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
                lexeme.pos == Pos::Noun
                    && reading.attached.preposition.is_some_and(is_key)
                    && lexeme.senses.iter().any(|sense| matches!(sense, Sense::Frame(_)))
            })
        };
        let end = self.words.len().min(index + CARRIED);
        !self.title && (index + 1..end).take_while(|&at| !self.is_punct(at)).any(event)
    }

    /// Whether a word of a fixed phrase is a particle that brings in a verb: the last of `بعد أن`.
    pub(crate) fn brings_verb(&self, word: usize, pack: &Pack) -> bool {
        self.is(word, Grammar::Subordinator)
            && self.senses(word, pack).any(|(_, sense)| match sense {
                Sense::Grammar(row) => pack.grammar[row as usize].class == Grammar::Complementiser,
                _ => false,
            })
    }

    /// Whether the word after a verb has the attached preposition that a frame of the verb wants next.
    pub(crate) fn takes_next(&self, index: usize, verb: Reading, pack: &Pack) -> bool {
        let Some(next) = self.words.get(index + 1).map(|word| &word.known.cuts) else { return false };
        let follows =
            |letter| next.iter().any(|cut| cut.attached.preposition == Some(letter) && !cut.attached.and);
        pack.lexicon.lexeme(verb.form.lexeme).senses.iter().any(|sense| match sense {
            Sense::Frame(frame) => pack.frames[*frame as usize]
                .with
                .iter()
                .any(|words| words.first().and_then(|first| first.letter).is_some_and(follows)),
            _ => false,
        })
    }

    /// Whether a word that opens a sentence is a reporting verb: what is said follows, after one that
    /// nobody knows: `وكشف كارتر أن`.
    pub(crate) fn says_that(&self, index: usize, verb: Reading, pack: &Pack) -> bool {
        let says = pack.lexicon.lexeme(verb.form.lexeme).senses.iter().any(|sense| match sense {
            Sense::Cue(cue) => pack.cues[*cue as usize].kind == CueKind::Say,
            _ => false,
        });
        let end = self.words.len().min(index + SAYING);
        !self.title
            && says
            && (index + 2..end)
                .any(|word| matches!(self.words[word].grammar, Some((Grammar::Complementiser, _))))
    }

    /// Whether the clause up to a word opens with a complementiser and has had no finite verb since.
    pub(crate) fn wants_verb(&self, end: usize) -> bool {
        for word in (0..=end).rev() {
            if self.is(word, Grammar::Complementiser) {
                return word < end;
            }
            let other = [Grammar::Relative, Grammar::Subordinator, Grammar::Auxiliary, Grammar::Negation];
            let ends = self.is_punct(word) && !matches!(self.text(word), "،" | "," | "(" | ")" | "«" | "»");
            if self.words[word].pos == WordPos::Verb
                || ends
                || other.iter().any(|&class| self.is(word, class))
            {
                return false;
            }
        }
        false
    }

    /// Whether a capital that takes the feminine verb is named at a word.
    pub(crate) fn names_city(&self, word: usize, pack: &Pack) -> bool {
        let name = self.name_at.get(word).copied().flatten();
        name.is_some_and(|name| matches!(self.names[name].meaning, Meaning::Capital(_)))
            && pack.agreement.is_feminine_land(self.key(word))
    }

    /// Whether a finite verb stands before a word in its clause.
    pub(crate) fn has_verb(&self, index: usize) -> bool {
        let mut quoted = false;
        for word in (0..index).rev() {
            // `دان رئيس «القوات» خطف`: a quotation that has ended is a name, and ends no clause.
            match self.text(word) {
                "»" => quoted = true,
                "«" if quoted => quoted = false,
                _ => {}
            }
            if quoted || self.text(word) == "«" && self.is_closed(word, index) {
                continue;
            }
            if self.words[word].pos == WordPos::Verb {
                return true;
            }
            let clause = [Grammar::Complementiser, Grammar::Relative, Grammar::Subordinator];
            if self.is_punct(word) || clause.iter().any(|&class| self.is(word, class)) {
                return false;
            }
        }
        false
    }

    /// Whether a quotation that opens at a word ends before another.
    fn is_closed(&self, open: usize, before: usize) -> bool {
        (open..before).any(|word| self.text(word) == "»")
    }
}
