//! On whose word: reporting verbs, their speakers, and how far their word reaches.

use std::ops::Range;

use sijill_model::Source;
use sijill_pack::{Cue, CueKind, Features, Grammar, Meaning, Reading, Sense, Slot};

use crate::{
    clause::{Parsed, Surroundings},
    groups::GroupClass,
    line::WordPos,
    roles::Takes,
    speaker::Speaker,
};

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
    /// What it is to the other sources of what it covers.
    pub hop: Hop,
    /// Only what is said is covered, not when and why it was said.
    pub bare: bool,
    /// The nearest of them is nobody in particular.
    pub vague: bool,
    /// The nearest of them is told in short.
    pub short: bool,
}

/// A source among the other sources of the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hop {
    /// It vouches by itself.
    Own,
    /// It is nearer than who vouches: `نقلا عن`.
    Nearer,
    /// It passes on what another says: the agency that carried a statement.
    Relay,
}

/// The speakers so far in a report.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    /// Who spoke last.
    pub last: Option<Speaker>,
    /// Whom the sentence before was about, by its clauses, the last first.
    pub about: Vec<Speaker>,
    /// Whether somebody spoke in the sentence before.
    pub spoke: bool,
    /// A quotation that goes on in later sentences: its tokens, and who is quoted.
    pub quoted: Option<(Range<u32>, Speaker)>,
}

impl Speakers {
    /// Who goes on speaking where a verb names nobody. A verb of adding (`continues`) goes on with who
    /// spoke, whoever was told of in between; any other only where it opens its sentence.
    fn going_on(&self, verb: Features, continues: bool, opens: bool, here: bool) -> Option<&Speaker> {
        let last = self.last.as_ref().filter(|_| continues || opens || here).filter(|s| s.agrees(verb));
        let may = opens && !verb.has(Features::PARTICIPLE);
        let about = self.about.iter().filter(|_| may).find(|speaker| speaker.agrees(verb));
        if continues || self.spoke || here { last.or(about) } else { about.or(last) }
    }
}

/// Asides between a reporting verb and what it tells.
const ASIDES: usize = 2;
/// How the cue table notes verbs that tell a stance to what is already known.
const STANCE: &str = "clause";
/// How it notes verbs that go on with a speech.
const CONTINUES: &str = "continue";
/// How it notes verbs and phrases that pass on another's words.
pub(crate) const RELAY: &str = "relay";
/// How the table of closed-class words notes complementisers of cause.
const BECAUSE: &str = "because";
/// How the cue table notes verbs of accusing: their slot is what somebody is accused of.
const CHARGES: &str = "charge";

impl<'p> Parsed<'_, '_, 'p> {
    /// All attributions of a line.
    pub fn attributions(&self, speakers: &mut Speakers) -> Vec<Attribution> {
        let mut all = Vec::new();
        self.go_on_quoting(speakers, &mut all);
        all.extend(self.headline_speaker());
        let mut here = false;
        for word in 0..self.line.words.len() {
            let Some((mut found, speaker)) = self.attribution(word, speakers, here) else { continue };
            here |= found.hop == Hop::Own;
            self.nest(&mut found, &all);
            if let Some(mut speaker) = speaker {
                speaker.chain.clone_from(&found.chain);
                self.keep_quotation(&found, &speaker, speakers);
                let media = found.speaker.is_some_and(|group| self.is_media(group));
                if found.hop == Hop::Own && (!media || speakers.last.is_none()) {
                    speakers.last = Some(speaker);
                }
            }
            all.push(found);
        }
        all
    }

    fn attribution(
        &self,
        word: usize,
        speakers: &Speakers,
        here: bool,
    ) -> Option<(Attribution, Option<Speaker>)> {
        let line = self.line;
        if let Some(name) = line.name_at[word] {
            let name = &line.names[name];
            let Meaning::Cue(cue) = name.meaning else { return None };
            let cue = &self.pack.cues[cue as usize];
            return match cue.kind {
                _ if name.words.start != word => None,
                CueKind::According => self.according(word, name.words.end, cue, speakers),
                CueKind::Say | CueKind::Deny if line.words[word].pos == WordPos::Verb => {
                    let form = line.verb_reading(word, self.pack)?;
                    self.said(word, name.words.end, cue, form, (speakers, here))
                }
                _ => None,
            };
        }
        let (reading, cue) = self.cue_of(word, &[CueKind::Say, CueKind::Deny, CueKind::According])?;
        match cue.kind {
            CueKind::According => self.according(word, word + 1, cue, speakers),
            _ => {
                let form = (reading.form.features, reading.attached.pronoun);
                self.said(word, word + 1, cue, form, (speakers, here))
            }
        }
    }

    /// The cue of one of some kinds that a word is, as the part of speech that it is.
    fn cue_of(&self, word: usize, kinds: &[CueKind]) -> Option<(Reading, &'p Cue)> {
        let verb = self.line.words[word].pos == WordPos::Verb;
        self.line.readings(word).iter().find_map(|&reading| {
            let lexeme = self.pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.senses.iter().find_map(|sense| match sense {
                Sense::Cue(cue) => {
                    let cue = &self.pack.cues[*cue as usize];
                    let fits = if matches!(cue.kind, CueKind::Say | CueKind::Deny) {
                        verb && lexeme.pos == sijill_pack::Pos::Verb
                    } else {
                        !verb
                    };
                    (fits && kinds.contains(&cue.kind)).then_some((reading, cue))
                }
                _ => None,
            })
        })
    }

    /// The reporting verb at a word, as a cue.
    pub fn says(&self, word: usize) -> Option<&'p Cue> {
        self.cue_of(word, &[CueKind::Say]).map(|(_, cue)| cue)
    }

    /// What a reporting verb, whose words end at `end`, vouches for.
    fn said(
        &self,
        word: usize,
        end: usize,
        cue: &Cue,
        (features, pronoun): (Features, bool),
        (speakers, here): (&Speakers, bool),
    ) -> Option<(Attribution, Option<Speaker>)> {
        let line = self.line;
        // Asked, planned or denied saying vouches for nothing.
        let attached = line.words[word].attached;
        let negated = word > 0 && line.is(word - 1, Grammar::Negation);
        // `حافلة تقل عمالا`: without what negates it, a form like that of `لم تقل` is another verb's.
        let other = features.has(Features::JUSSIVE);
        if attached.future || attached.preposition.is_some() || negated || other {
            return None;
        }
        let around = self.surroundings(word, end);
        let frame = self.roles(word, features, pronoun, &around, Takes::Nothing);
        let start = self.speech(end, &around);
        // `وقال "كان الأسد شريكا"`: what follows is said, and its subject is not who says it.
        let before_speech = |g: &usize| start.is_none_or(|start| self.groups[*g].words.start < start);
        let own = self.said_by(word, end, cue, features, &around, pronoun);
        // `قال الوزير إن الجيش انسحب، مضيفا`: who speaks in a sentence goes on speaking in it.
        let goes_on = here && features.has(Features::PARTICIPLE);
        let carried =
            frame.subject.filter(|_| !goes_on).filter(|&g| frame.subject_first || before_speech(&g));
        let group = own
            .filter(before_speech)
            .or(carried)
            .filter(|&g| self.may_speak(g) || own == Some(g) && self.is_bare(g));
        // `بحسب السفير فإن المركز سينشأ، إذ قال`: whom a phrase before it names goes on speaking.
        let group = group.or_else(|| self.vouching_before(word, features).filter(|_| here));
        let continues = cue.note == CONTINUES || features.has(Features::PARTICIPLE);
        // What relays is the medium; the one whose words it relays is nearest.
        let from = (cue.note == RELAY)
            .then(|| {
                around.right.iter().copied().find(|&g| cue.slot.as_ref().is_some_and(|s| self.is_slot(g, s)))
            })
            .flatten()
            .filter(|&g| self.may_speak(g) && before_speech(&g));
        let statement = around.antecedent.filter(|&g| self.is_statement(g) || self.is_media(g));
        let mut speaker = group.and_then(|g| self.speaker(g));
        // Somebody stands after the verb who is not known as one: nobody else said it.
        let other = !features.has(Features::PARTICIPLE)
            && around.right.first().is_some_and(|&g| {
                let own = &self.groups[g];
                let named = matches!(own.class, GroupClass::Thing | GroupClass::Unknown);
                own.words.start == end
                    && self.is_bare(g)
                    && named
                    && start.is_some_and(|s| own.words.end <= s)
            });
        // `وأضاف المركز`: the noun that heads what told the speaker.
        let again = around.right.first().copied().filter(|&g| other && self.groups[g].words.start == end);
        let again = again.zip(speakers.last.as_ref()).filter(|(g, last)| self.is_head_of(*g, last));
        if let Some((_, last)) = again.filter(|_| speaker.is_none()) {
            speaker = Some(last.clone());
        }
        if speaker.is_none() && from.is_none() && !(other && group.is_none()) {
            speaker = speakers.going_on(features, continues, self.opens_sentence(word), here).cloned();
        }
        if let Some(from) = from.and_then(|g| self.speaker(g)) {
            let relays = speaker.map(|speaker| speaker.chain).unwrap_or_default();
            speaker = Some(Speaker { chain: join(&from.chain, &relays), ..from });
        }
        let mut speaker = speaker?;
        // What it was said to: a medium is the next hop.
        for &other in &around.right {
            if self.groups[other].preposition.is_some() && self.is_media(other) && Some(other) != from {
                speaker.chain = join(&speaker.chain, &[self.source(other)]);
            }
        }
        let (covers, hop, bare) = match start {
            // `في بيان نقلته وكالة`: it passes on the statement that another made.
            _ if statement.is_some() && pronoun => (0..line.words.len(), Hop::Relay, false),
            Some(start) => (start..self.speech_end(start), Hop::Own, false),
            None if self.trails(word, &around, frame.subject_first) => (0..word, Hop::Own, false),
            // `اتهمت الحكومة المتمردين بقصف المدينة`: what somebody is accused of, on the accuser's word.
            None if cue.note == CHARGES => {
                let charge = around.right.iter().copied();
                let mut charge = charge.filter(|&g| cue.slot.as_ref().is_some_and(|s| self.is_slot(g, s)));
                let start = charge.next().map_or(around.end, |g| self.groups[g].words.start);
                (start..self.charge_end(around.end), Hop::Own, true)
            }
            // `أعرب عن أسفه للهجوم`: who feels about a thing does not report it.
            None if cue.note == STANCE => (word..word, Hop::Own, true),
            None => (word..self.told_end(word, &around), Hop::Own, true),
        };
        let found = Attribution {
            chain: speaker.chain.clone(),
            speaker: from.or(group),
            covers,
            word,
            hop,
            bare,
            vague: speaker.vague,
            short: speaker.short,
        };
        Some((found, Some(speaker)))
    }

    /// Whether a reporting verb after a mark vouches for what stands before it.
    fn trails(&self, word: usize, around: &Surroundings, subject_first: bool) -> bool {
        let own = &self.line.words[word];
        let aside =
            |&g: &usize| self.groups[g].class == GroupClass::Time || self.is_statement(g) || self.is_media(g);
        let only = around.right.iter().skip(1).all(aside);
        // `في سوروتش (جنوب) نسب إلى التنظيم`: a bracket parts nothing.
        let parted = |mark: usize| self.line.is_punct(mark) && !matches!(self.line.text(mark), ")" | "]");
        word > 4 && parted(word - 1) && !own.attached.and && !subject_first && only
    }

    /// Where what a verb without a clause tells ends: asides between commas may stand before it, as the name
    /// after an office: `نقلت المصادر عن المستشار في الحكومة، علي سعد، ارتفاع الحصيلة`.
    fn told_end(&self, word: usize, around: &Surroundings) -> usize {
        let aside = |&g: &usize| !self.is_bare(g) || self.may_speak(g) || self.is_bare_name(g);
        let comma = |end: usize| self.line.words.get(end).is_some() && self.is_comma(end);
        let (mut end, mut only) = (around.end, around.right.iter().all(aside));
        for _ in 0..ASIDES {
            if !comma(end) || !only {
                break;
            }
            let next = self.surroundings(word, end + 1);
            only = !next.right.is_empty() && next.right.iter().all(aside);
            end = next.end;
        }
        end
    }

    /// Where a charge ends: with its clause and those that only describe it.
    fn charge_end(&self, from: usize) -> usize {
        let line = self.line;
        (from..line.words.len())
            .find(|&w| self.ends_clause(w) || line.words[w].attached.and)
            .unwrap_or(line.words.len())
    }

    /// The group right after a reporting verb that says it; a subject that stands before the verb only
    /// where it touches the verb.
    fn said_by(
        &self,
        word: usize,
        end: usize,
        cue: &Cue,
        features: Features,
        around: &Surroundings,
        pronoun: bool,
    ) -> Option<usize> {
        if features.has(Features::PARTICIPLE) || features.any(Features::FIRST) {
            return None;
        }
        // `جاء في بيان للجيش`: the table tells where the speaker stands.
        if let Some(Slot::Preposition(key)) = &cue.slot
            && !matches!(cue.note, RELAY | CHARGES)
        {
            let slot = around.right.iter().copied().find(|&g| {
                self.groups[g].preposition == Some(key.as_str()) || self.groups[g].words.start == end
            });
            return slot.filter(|&g| self.may_speak(g));
        }
        let touches =
            word > 0 && self.group_at[word - 1].is_some_and(|g| self.is_bare(g) && self.may_speak(g));
        if touches && around.antecedent.is_none() && !pronoun {
            return None;
        }
        let first = around.right.iter().copied().find(|&g| self.groups[g].class != GroupClass::Time)?;
        // `وقال سليم العمري`: words that may be names, where only a name can stand.
        let name = self.groups[first].words.start == end && self.is_bare_name(first);
        let thing = self.groups[first].words.start == end && self.is_said_by_thing(first, features, around);
        let speaks = self.is_bare(first) && (self.may_say(first, features) || name || thing);
        speaks.then_some(first)
    }

    /// Whether a noun that names nobody says what a clause right after it tells: `قال المركز السوداني إن`.
    fn is_said_by_thing(&self, group: usize, verb: Features, around: &Surroundings) -> bool {
        let own = &self.groups[group];
        let alone = around.right.iter().filter(|&&g| self.is_bare(g)).count() == 1;
        own.class == GroupClass::Thing
            && own.number.is_none()
            && self.line.has_article(own.head, self.pack)
            && alone
            && around.complement
            && self.agrees(group, verb, false)
    }

    /// Whom a phrase before a reporting verb brings in as who vouches, and who may be its subject: `بحسب السفير`.
    pub fn vouching_before(&self, verb: usize, features: Features) -> Option<usize> {
        let vouches = |group: usize| {
            let own = &self.groups[group];
            own.words.end <= verb && own.is_actor() && self.is_brought_in(own, CueKind::According)
        };
        (0..self.groups.len()).rev().find(|&g| vouches(g) && self.agrees(g, features, true))
    }

    /// Whether a word brings in a clause that is said.
    pub fn complements(&self, word: usize) -> bool {
        matches!(self.line.words[word].grammar, Some((Grammar::Complementiser, row))
            if self.line.is(word, Grammar::Complementiser)
                && !self.pack.grammar[row as usize].note.starts_with(BECAUSE))
    }

    /// Whether a group is what a clause that is said is about: right after its complementiser.
    pub fn is_topic_of_speech(&self, group: usize) -> bool {
        let start = self.groups[group].words.start;
        start > 0 && self.is_bare(group) && self.complements(start - 1)
    }

    /// `قال الوزير إن الجيش أعلن أن`: who reports another's saying is the next hop.
    fn nest(&self, found: &mut Attribution, before: &[Attribution]) {
        let line = self.line;
        if line.words[found.word].attached.and || found.hop != Hop::Own || found.covers.start < found.word {
            return;
        }
        let outer = before.iter().rev().find(|outer| {
            outer.hop == Hop::Own
                && outer.word < found.word
                && outer.covers.contains(&found.word)
                && (outer.covers.start..found.word).all(|w| !self.ends_clause(w))
        });
        if let Some(outer) = outer {
            found.chain = join(&found.chain, &outer.chain);
        }
    }

    pub(crate) fn is_slot(&self, group: usize, slot: &Slot) -> bool {
        match slot {
            Slot::Preposition(key) => self.groups[group].preposition == Some(key.as_str()),
            _ => false,
        }
    }
}

/// Two stretches of a chain, each source once.
pub(crate) fn join(nearer: &[Source], farther: &[Source]) -> Vec<Source> {
    let mut chain = nearer.to_vec();
    for source in farther {
        if !chain.iter().any(|known| known.span == source.span) {
            chain.push(source.clone());
        }
    }
    chain
}
