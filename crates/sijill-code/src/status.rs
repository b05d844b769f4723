//! Whether an event is told as happened: what governs its trigger.

use sijill_model::{EventType, Status};
use sijill_pack::{Cue, CueKind, Features, Grammar, Meaning, Reading, Sense, Slot};

use crate::{clause::Parsed, line::WordPos, occasion::DURING, predicate::Fired};

/// How an event is told, and whether another event or cue holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mood {
    pub status: Status,
    /// It is only the content of an asking, threatening, agreeing, refusing.
    pub embedded: bool,
    /// Past before the past: older context.
    pub pluperfect: bool,
    /// The word that decided.
    pub word: Option<usize>,
}

const PLAIN: Mood = Mood { status: Status::Occurred, embedded: false, pluperfect: false, word: None };

/// How far before a verb the one that it is joined to may stand.
const JOINED: usize = 12;

/// How the table of closed-class words notes the auxiliaries of the past.
pub(crate) const PAST: &str = "past";
/// How it notes those of what has not ended.
const STILL: &str = "still";
/// How the table of cues notes verbs that are cues in the imperfect alone.
const PRESENT: &str = "imperfect";
/// How it notes verbs of saying what is only likely.
const GUESS: &str = "possible";
/// How far to the left a governing word is looked for.
const REACH: usize = 7;

impl<'p> Parsed<'_, '_, 'p> {
    /// The mood of a fired frame.
    pub fn mood(&self, fired: &Fired) -> Mood {
        if self.pack.frames[fired.frame as usize].args.negated {
            // Not accepting is what the frame tells.
            return PLAIN;
        }
        if self.pack.frames[fired.frame as usize].args.actor.contains(&Slot::Speaker) {
            // `لا ينبغي`: it is said, whatever it says.
            return PLAIN;
        }
        self.told_mood(fired)
    }

    /// The mood of a fired frame by its own words.
    pub fn told_mood(&self, fired: &Fired) -> Mood {
        let word = fired.words.start;
        let mut mood = if fired.verb { self.verb_mood(word, fired.features) } else { self.noun_mood(fired) };
        if let Some(light) = fired.light {
            let features = self.verb_features(light);
            let outer = self.verb_mood(light, features);
            // `عدم إصابة أحد في تفجيرين شهدتهما المدينة`: what is told not to have been is not what the verb is about.
            let never = light > word
                && mood.status == Status::Denied
                && mood.word.is_some_and(|at| at + 1 == word && self.cue(at) == Some(CueKind::Negation));
            // `انتهاك للاتفاق الذي أبرم`: the clause about a noun tells whether it happened.
            if !never && (outer.status != Status::Occurred || outer.pluperfect || light > word) {
                mood = outer;
            }
        }
        // `نفت طهران الاتهامات`: an accusation that is denied was made.
        let denies = |at: usize| self.cue(at) == Some(CueKind::Deny);
        if !fired.verb
            && self.pack.frames[fired.frame as usize].event_type == EventType::Accuse
            && mood.status == Status::Denied
            && mood.word.is_some_and(denies)
        {
            mood = PLAIN;
        }
        if mood.status == Status::Occurred && fired.effect == "ongoing" {
            mood.status = Status::Ongoing;
            mood.word = fired.light;
        }
        mood
    }

    /// The inflection of a verb.
    pub fn verb_features(&self, word: usize) -> Features {
        self.line.readings(word).iter().map(|r| r.form.features).find(|f| f.is_verb()).unwrap_or_default()
    }

    /// Whether a particle right before a verb negates it.
    pub fn is_negated(&self, word: usize) -> bool {
        word > 0 && self.particle(word - 1, Grammar::Negation)
    }

    fn verb_mood(&self, word: usize, features: Features) -> Mood {
        let line = self.line;
        if line.words[word].attached.future && !self.is_still(word) {
            return Mood { status: Status::Planned, word: Some(word), ..PLAIN };
        }
        if let Some((status, verb)) = self.goes_on_later(word, features) {
            return Mood { status, word: Some(verb), ..PLAIN };
        }
        let mut pluperfect = false;
        let joined = line.words[word].attached.and;
        // Particles and auxiliaries directly before the verb, beyond a short subject.
        let mut at = word;
        let mut steps = 0;
        while at > 0 && steps < REACH {
            at -= 1;
            steps += 1;
            if self.particle(at, Grammar::Negation) && (steps == 1 || self.only_particles(at + 1, word)) {
                // `إذا لم تلتزم`: nobody denies what is only a condition.
                let condition = at > 0 && self.cue(at - 1) == Some(CueKind::Condition);
                let status = if condition { Status::Possible } else { Status::Denied };
                return Mood { status, embedded: condition, word: Some(at), ..PLAIN };
            }
            if self.particle(at, Grammar::Future) && steps == 1 {
                return Mood { status: Status::Planned, word: Some(at), ..PLAIN };
            }
            if self.particle(at, Grammar::Perfect) {
                if features.has(Features::IMPERFECT) {
                    return Mood { status: Status::Possible, word: Some(at), ..PLAIN };
                }
                continue;
            }
            if self.particle(at, Grammar::Auxiliary) {
                // `وكانت النقابات تطالب`: what used to be is past before the news, too.
                let used_to = at <= 1 && features.has(Features::IMPERFECT) && self.is_past(at);
                pluperfect |= features.has(Features::PERFECT) || used_to;
            }
            // `لا تزال القوات تحاصر`, `يجب على الدول قطع`: the subject may stand between.
            let phrase = |kind| kind == CueKind::Request && line.name_at[at].is_some();
            let lasts = |kind| {
                (kind == CueKind::Ongoing || phrase(kind)) && line.words[at].pos != WordPos::Verb && !joined
            };
            // `الخطة نوقشت`: what is planned is not that it is discussed.
            let planned = |kind| kind == CueKind::Plan && line.words[at].pos == WordPos::Noun;
            if let Some(kind) = self.cue(at).filter(|&kind| !planned(kind))
                && let Some(status) = status_of(kind)
                && (self.only_particles(at + 1, word) || kind == CueKind::Condition || lasts(kind))
            {
                return Mood { status, embedded: embeds(kind), pluperfect, word: Some(at) };
            }
            if line.is(at, Grammar::Complementiser) {
                if let Some(mood) = self.governor(at) {
                    return Mood { pluperfect, ..mood };
                }
                break;
            }
            if line.words[at].pos == WordPos::Verb || line.is(at, Grammar::Relative) || self.ends_clause(at) {
                break;
            }
        }
        Mood { pluperfect, ..PLAIN }
    }

    /// `سيزور لندن ويلتقي رئيس الوزراء`, `قد ينسحبون ويشنون هجمات`: a verb joined to one of what will or may
    /// be tells the same.
    fn goes_on_later(&self, word: usize, features: Features) -> Option<(Status, usize)> {
        let line = self.line;
        if !line.words[word].attached.and || !features.has(Features::IMPERFECT) {
            return None;
        }
        let verb = (word.saturating_sub(JOINED)..word)
            .rev()
            .take_while(|&w| !matches!(line.text(w), "." | ":" | "؛" | "\""))
            .find(|&w| line.words[w].pos == WordPos::Verb)?;
        let before = |class| verb > 0 && self.particle(verb - 1, class);
        if line.words[verb].attached.future || before(Grammar::Future) {
            return Some((Status::Planned, verb));
        }
        let may = before(Grammar::Perfect) && self.verb_features(verb).has(Features::IMPERFECT);
        may.then_some((Status::Possible, verb))
    }

    /// `ستظل إلى جانب الشعب`: what will still be is already so.
    fn is_still(&self, word: usize) -> bool {
        let stem = self.line.stem(word);
        let mut words = self.pack.grammar.iter();
        words.any(|own| own.class == Grammar::Auxiliary && own.note == STILL && own.key == stem)
    }

    /// Whether a word is an auxiliary of the past.
    fn is_past(&self, word: usize) -> bool {
        self.line.words[word].grammar.is_some_and(|(_, row)| self.pack.grammar[row as usize].note == PAST)
    }

    fn noun_mood(&self, fired: &Fired) -> Mood {
        let line = self.line;
        let word = fired.words.start;
        let own_type = self.pack.frames[fired.frame as usize].event_type;
        // `دعا خلال لقائه`: when and why something is done is not what is asked or promised.
        if fired.group.is_some_and(|group| self.is_circumstance(group)) {
            return PLAIN;
        }
        let mut at = word;
        let mut steps = 0;
        while at > 0 && steps < REACH {
            at -= 1;
            steps += 1;
            if self.ends_clause(at) || line.is(at, Grammar::Relative) {
                break;
            }
            // A joined noun stands under its own words.
            if line.is(at, Grammar::Complementiser) {
                return self.governor(at).unwrap_or(PLAIN);
            }
            let verb = line.words[at].pos == WordPos::Verb;
            // `محاولة اغتيال بتفجير`: by what something was tried happened.
            let tried = || {
                let means =
                    fired.group.is_some_and(|g| self.groups[self.classed(g)].preposition_word > Some(at));
                means && self.cue(at) == Some(CueKind::Foiled) && self.fired_at.contains(&(at, own_type))
            };
            if !verb && tried() {
                continue;
            }
            // `نفت الحركة علاقتها بالهجوم`: who had a part in it is open, and the attack is not.
            if self.cue(at) == Some(CueKind::Responsibility) && !verb {
                return PLAIN;
            }
            // `توصلا إلى اتفاق`: the noun is what the verb tells, not what it promises.
            let same = self.fired_at.iter().any(|&(held, kind)| held == at && kind == own_type);
            if let Some(mood) = self.holds(at, word).filter(|_| !same || self.cue(at).is_some()) {
                return mood;
            }
            // `صادق البرلمان على الاتفاقية`: what is approved is told by the approval.
            let approved = self.pack.frames[fired.frame as usize].event_type == EventType::Agree
                && self.fired_at.contains(&(at, EventType::Support));
            if verb && approved && fired.light.is_none() {
                return Mood { embedded: true, word: Some(at), ..PLAIN };
            }
            if verb {
                let outer = self.verb_mood(at, self.verb_features(at));
                return match outer.status {
                    Status::Occurred => Mood { pluperfect: outer.pluperfect, ..PLAIN },
                    _ => outer,
                };
            }
        }
        PLAIN
    }

    /// Whether a preposition of time or cause governs a group.
    pub fn is_circumstance(&self, group: usize) -> bool {
        let note = self.groups[group].preposition_note(self.line, self.pack);
        matches!(note, Some("time" | DURING | "cause" | "despite"))
    }

    /// The mood that a word left of a complementiser gives to the clause after it.
    fn governor(&self, complementiser: usize) -> Option<Mood> {
        let from = complementiser.saturating_sub(REACH);
        for at in (from..complementiser).rev() {
            if self.ends_clause(at) {
                return None;
            }
            if let Some(mood) = self.holds(at, complementiser) {
                return Some(mood);
            }
            if self.line.words[at].pos == WordPos::Verb {
                let negated = at > 0 && self.particle(at - 1, Grammar::Negation);
                return negated.then(|| Mood { status: Status::Denied, word: Some(at - 1), ..PLAIN });
            }
        }
        None
    }

    /// What a word makes of the event it governs at `trigger`.
    fn holds(&self, at: usize, trigger: usize) -> Option<Mood> {
        // `رجح مصدر أن تكون إسرائيل اغتالته`: who holds it likely does not say that it happened.
        let guess = |cue: &Cue| cue.kind == CueKind::Say && cue.note == GUESS;
        if self.cue_row(at).is_some_and(guess) && self.complements(trigger) {
            return Some(Mood { status: Status::Possible, word: Some(at), ..PLAIN });
        }
        if let Some(kind) = self.cue(at)
            && let Some(status) = status_of(kind)
        {
            // A cue in another noun's group does not reach past it, but for verbs and fixed phrases; of a noun's
            // adjective it says nothing of what follows a preposition: `الإحصائيات غير الرسمية إلى أن`.
            let led = kind == CueKind::Negation
                && trigger
                    .checked_sub(1)
                    .is_some_and(|word| word > at && self.line.is(word, Grammar::Preposition));
            let near = self.line.words[at].pos == WordPos::Verb
                || self.line.name_at[at].is_some()
                || trigger - at <= 3 && !led;
            return near.then_some(Mood {
                status,
                embedded: embeds(kind),
                pluperfect: false,
                word: Some(at),
            });
        }
        let near = self.line.words[at].pos == WordPos::Verb || trigger - at <= 2;
        if !near {
            return None;
        }
        self.fired_at.iter().filter(|(word, _)| *word == at).find_map(|(_, event_type)| {
            let status = match event_type {
                EventType::Request => Status::Requested,
                EventType::Threaten => Status::Threatened,
                EventType::Agree | EventType::Concede => Status::Planned,
                EventType::Reject => Status::Denied,
                _ => return None,
            };
            Some(Mood { status, embedded: true, pluperfect: false, word: Some(at) })
        })
    }

    /// The kind of a cue at a word, by itself or in a fixed phrase.
    pub fn cue(&self, word: usize) -> Option<CueKind> {
        self.cue_row(word).map(|cue| cue.kind)
    }

    /// The cue at a word, by itself or in a fixed phrase.
    pub fn cue_row(&self, word: usize) -> Option<&'p Cue> {
        if let Some(name) = self.line.name_at[word] {
            return match self.line.names[name].meaning {
                Meaning::Cue(cue) => Some(&self.pack.cues[cue as usize]),
                _ => None,
            };
        }
        let verb = self.line.words[word].pos == WordPos::Verb;
        let taken = self.line.words[word].attached;
        // `شرطي` is a policeman before it is "my condition".
        let person = self.line.readings(word).iter().any(|reading| {
            let names = |sense: &Sense| matches!(sense, Sense::Role(_));
            !reading.attached.pronoun
                && self.pack.lexicon.lexeme(reading.form.lexeme).senses.iter().any(names)
        });
        let fits = |reading: &&Reading| {
            if reading.attached.pronoun && person {
                return false;
            }
            let lexeme = self.pack.lexicon.lexeme(reading.form.lexeme);
            verb == (lexeme.pos == sijill_pack::Pos::Verb)
                && reading.attached.preposition == taken.preposition
        };
        // `تشهد` tells what goes on, and `شهدت` what happened.
        let tense = |cue: &Cue, reading: &Reading| {
            cue.note != PRESENT || reading.form.features.has(Features::IMPERFECT)
        };
        let mut readings = self.line.readings(word).iter().filter(fits).peekable();
        // `تمكن مسلحون من`: the verb that carries event nouns, before a rarer form of `أمكن`.
        let light = |reading: &Reading| {
            let senses = &self.pack.lexicon.lexeme(reading.form.lexeme).senses;
            senses.iter().any(|sense| matches!(sense, Sense::Light(_)))
                && !senses.iter().any(|sense| matches!(sense, Sense::Cue(_)))
        };
        if readings.peek().is_some_and(|first| light(first)) {
            return None;
        }
        readings.find_map(|reading| {
            let lexeme = self.pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.senses.iter().find_map(|sense| match sense {
                Sense::Cue(cue) => Some(&self.pack.cues[*cue as usize]).filter(|cue| tense(cue, reading)),
                _ => None,
            })
        })
    }

    fn particle(&self, word: usize, class: Grammar) -> bool {
        self.line.is(word, class) || class == Grammar::Negation && self.cue(word) == Some(CueKind::Negation)
    }

    /// Whether nothing but particles stands in a stretch.
    fn only_particles(&self, from: usize, to: usize) -> bool {
        (from..to).all(|w| {
            self.line.words[w].pos == WordPos::Particle
                || self.line.name_at[w].is_some() && self.cue(w).is_some()
        })
    }

    /// Whether a mark that ends a clause stands at a word.
    pub fn ends_clause(&self, word: usize) -> bool {
        self.line.is_punct(word)
            && matches!(self.line.text(word), "." | ":" | "؛" | "،" | "," | "!" | "؟" | "?")
    }
}

/// The status that a kind of cue gives to what it governs.
fn status_of(kind: CueKind) -> Option<Status> {
    Some(match kind {
        CueKind::Negation | CueKind::Deny => Status::Denied,
        CueKind::Future | CueKind::Plan => Status::Planned,
        CueKind::Request => Status::Requested,
        CueKind::Threat => Status::Threatened,
        CueKind::Possible | CueKind::Condition | CueKind::Question | CueKind::Foiled => Status::Possible,
        CueKind::Ongoing => Status::Ongoing,
        _ => return None,
    })
}

fn embeds(kind: CueKind) -> bool {
    matches!(
        kind,
        CueKind::Request | CueKind::Threat | CueKind::Possible | CueKind::Condition | CueKind::Question
    )
}
