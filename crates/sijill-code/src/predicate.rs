//! Triggers: words whose frames fire, with their participants.

use std::ops::Range;

use sijill_model::{EventType, TimePrecision};
use sijill_pack::{Features, Frame, Grammar, Pos, Reading, Sense, Slot, Wanted};

use crate::{
    case::Case,
    clause::{Parsed, Surroundings},
    earlier::{Earlier, Known},
    explain::Trace,
    fill::Filled,
    groups::GroupClass,
    line::WordPos,
    roles::Takes,
};

/// A frame that fired in a line.
#[derive(Debug, Clone)]
pub(crate) struct Fired {
    /// Index of the frame.
    pub frame: u32,
    /// The trigger's words; those of `with` too where they stand next to it.
    pub words: Range<usize>,
    /// The trigger is a finite verb.
    pub verb: bool,
    /// That verb is read as passive.
    pub passive: bool,
    pub filled: Filled,
    /// How many words of `with` it matched.
    pub matched: usize,
    pub around: Surroundings,
    /// Group of a noun trigger.
    pub group: Option<usize>,
    /// The noun among the words of `with`, where it stands apart from the trigger.
    pub phrase: Option<usize>,
    /// The noun before the verb that it needs as its subject.
    pub went: Option<usize>,
    /// What a light verb adds: `ongoing`, `begun`, `result`, or empty.
    pub effect: &'static str,
    /// The word of that light verb.
    pub light: Option<usize>,
    /// That verb says that its subject does it.
    pub does: bool,
    /// Who that verb says saw it.
    pub saw: Option<usize>,
    /// Groups of events that this one results from.
    pub features: Features,
    /// Who accuses those who did it.
    pub accuser: Option<usize>,
    /// Whom a pronoun means in the place of the recipient, of those told in the sentences before.
    pub meant: Option<Known>,
}

/// How far after the trigger the first word of `with` may stand: a subject may come between.
const FIRST_GAP: usize = 13;
/// How far after each word of `with` the next may stand.
const WITH_GAP: usize = 4;
/// Words of an aside between commas, with its first comma.
const ASIDE: usize = 6;
/// Words of a quoted name after its first.
const QUOTED: usize = 2;
/// How far from the trigger a blocking word counts.
const NOT_GAP: usize = 8;

impl<'p> Parsed<'_, '_, 'p> {
    /// Finds all frames that fire, in text order; at most one of each type a word.
    pub fn predicates(&mut self, trace: &mut Trace, earlier: &Earlier<'_, '_, '_, '_>) -> Vec<Fired> {
        let mut fired: Vec<Fired> = Vec::new();
        for word in 0..self.line.words.len() {
            if self.is_quoted_name(word)
                || self.line.name_at[word].is_some_and(|name| self.line.names[name].words.len() > 1)
                || self.is_timed(word)
            {
                continue;
            }
            let candidates: Vec<(Features, bool, u32)> = self
                .line
                .senses(word, self.pack)
                .filter_map(|(reading, sense)| match sense {
                    Sense::Frame(frame) => Some((reading.form.features, reading.attached.pronoun, frame)),
                    _ => None,
                })
                .collect();
            let start = fired.len();
            for (features, pronoun, frame) in candidates {
                let before = fired[start..].iter().position(|known| known.frame == frame);
                if before.is_some() {
                    continue;
                }
                if let Some(new) = self.try_frame(word, features, pronoun, frame, trace, earlier) {
                    fired.push(new);
                }
            }
            self.keep_best(&mut fired, start);
        }
        self.spend(&mut fired);
        self.purposes(&mut fired);
        fired
    }

    /// `صاروخ «فجر 5»`: a word that looks like a verb, in a short quotation right after a noun, is a name.
    fn is_quoted_name(&self, word: usize) -> bool {
        let line = self.line;
        if line.words[word].pos != WordPos::Verb {
            return false;
        }
        let Some(open) = word.checked_sub(1).filter(|&open| matches!(line.text(open), "«" | "\"" | "“"))
        else {
            return false;
        };
        let noun = open.checked_sub(1).is_some_and(|before| line.words[before].pos == WordPos::Noun);
        let ends = (word + 1..(word + 1 + QUOTED).min(line.words.len()))
            .any(|at| matches!(line.text(at), "»" | "\"" | "”"));
        // `إن رجال أمن «اختطفوا» منسقها`: the verb that a clause wants is no name.
        noun && ends && !line.wants_verb(open)
    }

    /// Of several frames of one word, the one with the longest `with`, then the most participants.
    fn keep_best(&self, fired: &mut Vec<Fired>, start: usize) {
        if fired.len() <= start + 1 {
            return;
        }
        let rank = |f: &Fired| {
            let frame = &self.pack.frames[f.frame as usize];
            let found = f.filled.actors.len().min(1) + f.filled.recipients.len().min(1);
            (
                usize::from(frame.args.negated),
                f.matched,
                frame.needs.len().min(1) + found,
                std::cmp::Reverse(f.frame),
            )
        };
        let best = fired[start..].iter().enumerate().max_by_key(|(_, f)| rank(f)).map(|(i, _)| start + i);
        if let Some(best) = best {
            fired.swap(start, best);
            fired.truncate(start + 1);
        }
    }

    fn try_frame(
        &mut self,
        word: usize,
        features: Features,
        pronoun: bool,
        index: u32,
        trace: &mut Trace,
        earlier: &Earlier<'_, '_, '_, '_>,
    ) -> Option<Fired> {
        let pack = self.pack;
        let frame = &pack.frames[index as usize];
        let with = match self.with(word, frame) {
            Some(with) => with,
            None => {
                trace.blocked(self.line, word, frame, || "the words of `with` do not follow".into());
                return None;
            }
        };
        if let Some(block) = self.blocked_by(word, frame) {
            trace.blocked(self.line, word, frame, || format!("{} stands near", self.line.text(block)));
            return None;
        }
        let verb = self.line.words[word].pos == WordPos::Verb;
        // `شرطي على يد`: a policeman before anybody's condition.
        let person = |reading: &Reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            !reading.attached.pronoun && senses.iter().any(|sense| matches!(sense, Sense::Role(_)))
        };
        if !verb && (pronoun || features.has(Features::DUAL)) && self.line.readings(word).iter().any(person) {
            trace.blocked(self.line, word, frame, || "it is a word for somebody".into());
            return None;
        }
        // `مواطني (مدينة) بتسبرغ`: a town is no participle.
        if verb && features.has(Features::PARTICIPLE) && self.line.place_noun(word).is_some() {
            return None;
        }
        // `تقاتله` is no form of `تقاتل`: what is done mutually has no object.
        if verb && pronoun && frame.args.mutual && !frame.is_transitive() {
            trace.blocked(self.line, word, frame, || "it has no object".into());
            return None;
        }
        if frame.args.negated != (verb && frame.args.negated && self.is_negated(word)) {
            trace.blocked(self.line, word, frame, || "it is not negated".into());
            return None;
        }
        let to = with.iter().map(|&w| w + 1).filter(|&end| end == word + 2).max().unwrap_or(word + 1);
        let phrase = with.last().copied().filter(|&last| {
            last >= to && self.group_at[last].is_some_and(|g| self.groups[g].class == GroupClass::Event)
        });
        let went = with.first().copied().filter(|&first| verb && first < word);
        let restore = self.open_with(&with, frame);
        let mut around = self.surroundings(word, word + 1);
        // Beyond an aside the words of `with` govern what follows them.
        if let Some(&last) = with.last().filter(|&&last| verb && last >= around.end) {
            let more = self.surroundings(last, last + 1).right;
            around.right.extend(more);
        }
        // `وطالب المجتمع الدولي بالضغط`, `عاقبت 14 آخرين بالسجن`: what a preposition governs is no object where the
        // verb goes on about somebody, or another group shows that it is one.
        let opened = |group: usize| restore.iter().any(|&(own, _)| own == group);
        let shown = |&g: &usize| self.is_bare(g) && self.groups[g].case == Some(Case::Oblique);
        let other = verb && self.goes_on(word) || around.right.iter().any(shown);
        let object_in_with = around
            .right
            .iter()
            .any(|&g| self.is_hidden(g, &with) && self.is_bare(g) && !(other && opened(g)));
        around.right.retain(|&g| !self.is_hidden(g, &with));
        let mut fired = if verb {
            let mut roles = self.roles(word, features, pronoun, &around, Takes::of(frame, object_in_with));
            // `جرح ثلاثة عندما ألقيت قنبلة`: what the passive is of stands in the phrase, and nobody does it.
            if object_in_with && features.has(Features::PASSIVE) && !frame.args.passive {
                roles.subject = None;
            }
            if frame.event_type == EventType::Assault && !features.any(Features::FIRST) {
                roles.subject = roles.subject.filter(|&group| !self.is_quoted_by(group, word));
            }
            let filled = self.fill_verb(&frame.args, &roles, &around, word, with.last().copied());
            Fired {
                frame: index,
                words: word..to,
                verb,
                passive: roles.passive,
                filled,
                matched: with.len(),
                around,
                phrase,
                went,
                group: None,
                effect: "",
                light: None,
                does: false,
                saw: None,
                features,
                accuser: None,
                meant: None,
            }
        } else {
            let group = self.group_at[word]?;
            if self.groups[group].head != word && self.groups[group].class == GroupClass::Event {
                self.restore(restore);
                return None;
            }
            let args = if frame.verb { &frame.masdar_args } else { &frame.args };
            let carrier = self.carrier(word, group, &around, frame);
            if let Some(light) = carrier.light.filter(|&light| light > word) {
                // `الاتفاق الذي أبرم بين`: what the verb governs belongs to the noun.
                let more = self.surroundings(light, light + 1).right;
                around.right.extend(more.into_iter().filter(|g| *g > group));
            }
            let mut filled = self
                .fill_purpose(frame, group)
                .unwrap_or_else(|| self.fill_noun(args, group, &around, &carrier.gives, &with, Some(frame)));
            if carrier.does || carrier.light.is_some() {
                self.fill_carried(args, group, &carrier.gives, &mut filled);
            }
            let before = carrier.light.filter(|&light| light < word);
            if args.mutual
                && filled.recipients.is_empty()
                && !filled.actors.is_empty()
                && let Some(other) = before.and_then(|light| self.beside_light(light, group, args))
                && !filled.actors.contains(&other)
            {
                filled.recipients = self.joined(other);
            }
            let (effect, light_word) = (carrier.effect, carrier.light);
            Fired {
                frame: index,
                words: word..to,
                verb,
                passive: false,
                filled,
                matched: with.len(),
                around,
                phrase: None,
                went: None,
                group: Some(group),
                effect,
                light: light_word,
                does: carrier.does,
                saw: carrier.saw,
                features,
                accuser: None,
                meant: None,
            }
        };
        if frame.event_type == EventType::Request
            && fired.filled.recipients.is_empty()
            && let Some(addressed) = self.addressed(&fired).or_else(|| self.wanted_of(&fired))
        {
            fired.filled.recipients = self.joined(addressed);
        }
        if let [group] = fired.filled.actors[..]
            && frame.event_type == EventType::Assault
            && let Some(holder) = self.acts_by(group, word)
        {
            fired.filled.actors = vec![holder];
        }
        if let Some(group) = fired.group
            && frame.event_type == EventType::Assault
            && fired.filled.actors.is_empty()
            && fired.filled.adjective.is_none()
            && let Some(blamed) = self
                .blamed(group)
                .or_else(|| self.charged(group).filter(|_| !fired.filled.recipients.is_empty()))
                .or_else(|| self.claimed(group))
                .filter(|g| !fired.filled.recipients.contains(g))
        {
            fired.filled.actors = self.joined(blamed);
        }
        self.leave_scenes(frame, &mut fired.filled);
        let meets = self.meets(&frame.needs, &fired.filled)
            || self.meets_anyway(frame, &fired)
            || verb && pronoun && self.holds_people(word) && self.meets_by_pronoun(frame, &fired)
            || self.is_named_by_year(&fired);
        let meets = self.take_up(frame, &mut fired, pronoun, earlier) || meets;
        self.restore(restore);
        if !meets {
            trace.blocked(self.line, word, frame, || "what `needs` asks for is not found".into());
            return None;
        }
        if let Some(why) = self.tells_otherwise(frame, &fired) {
            trace.blocked(self.line, word, frame, || why.into());
            return None;
        }
        if !verb && frame.args.mutual && frame.event_type != EventType::Assault {
            self.face(&mut fired.filled);
        }
        // `انتقدت الحكومة المعارضة واتهمتها`: whom the pronoun stands for.
        if verb && pronoun && frame.args.recipient.contains(&Slot::Object) {
            self.mean(&mut fired, word);
        }
        trace.fired(self, word, frame, &fired.filled);
        Some(fired)
    }

    /// `غزو عام 2003`: the year names the event, so that nobody has to be told beside it.
    pub fn is_named_by_year(&self, fired: &Fired) -> bool {
        let Some(group) = fired.group else { return false };
        let named = &self.groups[group];
        if named.pronoun || named.words.len() > 1 || self.line.words[named.head].attached.article {
            return false;
        }
        let end = named.words.end;
        self.times.iter().any(|time| {
            time.words.start == end && time.precision == TimePrecision::Year && time.basis == "named year"
        })
    }

    /// Words of the first alternative of `with` that follow; empty where the frame wants none.
    pub fn with(&self, word: usize, frame: &Frame) -> Option<Vec<usize>> {
        if frame.with.is_empty() {
            return Some(Vec::new());
        }
        let after = self.with_after(word, frame);
        after.or_else(|| self.with_subject(word, frame)).or_else(|| self.with_topic(word, frame))
    }

    fn with_after(&self, word: usize, frame: &Frame) -> Option<Vec<usize>> {
        frame.with.iter().find_map(|alternative| {
            let mut found = Vec::new();
            let mut at = self.past_time(word + 1);
            for (nth, wanted) in alternative.iter().enumerate() {
                let end = if nth == 0 { self.subject_end(at - 1) + FIRST_GAP } else { at + WITH_GAP };
                let end = end.min(self.line.words.len());
                let hit = (at..end).find(|&w| self.word_is(w, wanted))?;
                if nth == 0 && (self.leaves_clause(at + 1, hit + 1) || self.is_beyond(at, hit)) {
                    return None;
                }
                found.push(hit);
                at = if wanted.letter.is_some() { hit } else { hit + 1 };
            }
            Some(found)
        })
    }

    /// Whether a preposition belongs to the clause that opens before it: `يجب أن تكون قادرة على الدفاع`.
    fn is_beyond(&self, from: usize, preposition: usize) -> bool {
        self.line.is(preposition, Grammar::Preposition)
            && (from..preposition).any(|word| self.line.is(word, Grammar::Complementiser))
    }

    /// Where the second word of the group right after a verb, or after the title there, stands, at most that of its
    /// last: a long name with its offices counts as two words.
    fn subject_end(&self, verb: usize) -> usize {
        let title = |word: &usize| *word < self.line.words.len() && self.line.is(*word, Grammar::Title);
        let at = (verb + 1..).find(|word| !title(word)).unwrap_or(verb + 1);
        let group = self.group_at.get(at).copied().flatten().map(|group| &self.groups[group]);
        group.filter(|group| group.words.start == at).map_or(at, |group| group.words.end.max(at + 2) - 2)
    }

    /// Whether a stretch leaves its clause, and not only for an aside between commas
    /// (`أطلقت طائرة، يعتقد أنها أميركية، صاروخا`) or over one that stands right before its last word:
    /// `قبضت الشرطة أمس، على خمسة`.
    fn leaves_clause(&self, from: usize, to: usize) -> bool {
        let marks: Vec<usize> = (from..to).filter(|&word| self.ends_clause(word)).collect();
        let comma = |word: usize| matches!(self.line.text(word), "،" | ",");
        match marks.as_slice() {
            [] => false,
            &[mark] => !comma(mark) || mark + 2 != to || self.line.is(mark + 1, Grammar::Complementiser),
            &[opens, closes] => !comma(opens) || !comma(closes) || closes - opens > ASIDE,
            _ => true,
        }
    }

    /// Whether a word is the given one, clitics aside; a single letter is an attached preposition.
    pub(crate) fn word_is(&self, word: usize, wanted: &Wanted) -> bool {
        if let Some(letter) = wanted.letter {
            return self.line.words[word].attached.preposition == Some(letter);
        }
        wanted.is_among(self.line.hashes(word))
            || self.line.words[word].attached.pronoun
                && self.line.readings(word).iter().any(|reading| {
                    reading.attached.pronoun
                        && self.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Particle
                        && sijill_text::fold(&self.pack.lexicon.lexeme(reading.form.lexeme).lemma)
                            == wanted.key
                })
    }

    fn blocked_by(&self, word: usize, frame: &Frame) -> Option<usize> {
        if frame.not.is_empty() {
            return None;
        }
        let from = word.saturating_sub(NOT_GAP);
        let to = (word + NOT_GAP + 1).min(self.line.words.len());
        // `بشكل دوري`: a word inside a fixed phrase has no sense of its own.
        let phrase = |w: usize| {
            self.line.name_at[w].map(|name| &self.line.names[name]).is_some_and(|name| {
                name.words.len() > 1 && matches!(name.meaning, sijill_pack::Meaning::Cue(_))
            })
        };
        (from..to)
            .filter(|&w| w != word && !phrase(w))
            .find(|&w| self.line.hashes(w).iter().any(|hash| frame.not.contains(hash)))
    }

    /// Makes the groups that the words of `with` govern directly reachable: what follows the last
    /// preposition counts as the object.
    fn open_with(&mut self, with: &[usize], frame: &Frame) -> Vec<(usize, Option<&'p str>)> {
        let mut changed = Vec::new();
        let Some(&last) = with.last() else { return changed };
        let preposition = match self.line.words[last].pos {
            WordPos::Particle => self.group_at.get(last + 1).copied().flatten(),
            _ if self.line.words[last].attached.preposition.is_some() => self.group_at[last],
            _ => None,
        };
        // Where `args` names the preposition itself, it is left as it stands.
        let named = |group: usize| {
            let key = self.groups[group].preposition;
            let mut slots = frame.args.actor.iter().chain(&frame.args.recipient);
            slots.any(|slot| matches!(slot, Slot::Preposition(own) if key == Some(own.as_str())))
        };
        // `قتل جندي برصاص مسلحين`: who did it is no object.
        let agent = |group: usize| Takes::harms(frame) && self.is_agent(&self.groups[group]);
        if let Some(group) = preposition.filter(|&group| !named(group) && !agent(group)) {
            for group in self.joined(group) {
                changed.push((group, self.groups[group].preposition));
                self.groups[group].preposition = None;
            }
        }
        changed
    }

    fn restore(&mut self, changed: Vec<(usize, Option<&'p str>)>) {
        for (group, preposition) in changed {
            self.groups[group].preposition = preposition;
        }
    }

    /// Whether a group is nothing but words of `with`.
    fn is_hidden(&self, group: usize, with: &[usize]) -> bool {
        let group = &self.groups[group];
        with.contains(&group.head) && group.entity.is_none() && group.place.is_none()
    }
}
