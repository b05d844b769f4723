//! Who denies a part in an attack: `نفت الحركة مسؤوليتها عن التفجير`.
//!
//! The attack happened, and nobody is told to have done it. That the movement did it is told too, on its own word
//! and as denied: an account of its own, which a record lays beside the others.

use sijill_model::{Actor, Casualties, EventType, Source, Span, Status};
use sijill_pack::{CueKind, Features, Grammar};

use crate::{
    actors,
    alike::same,
    assemble::LineState,
    clause::Parsed,
    line::WordPos,
    merge::Mention,
    predicate::Fired,
    source::{Attribution, Hop},
    telling::Telling,
};

/// Somebody's word that they had no part in an attack.
#[derive(Debug, Clone)]
pub(crate) struct Denial {
    /// Who would have done it.
    pub actors: Vec<Actor>,
    /// The noun of responsibility.
    pub word: Span,
    /// Who denies it, and who relays that, nearest first.
    pub sources: Vec<Source>,
    /// The sentence.
    pub sentence: Span,
}

/// Words before a noun of violence among which the part in it is told: `علاقة لها من قريب أو بعيد بالهجوم`.
const PART: usize = 7;

impl Parsed<'_, '_, '_> {
    /// The noun that tells of a part in what a noun of violence names.
    fn part_in(&self, fired: &Fired) -> Option<usize> {
        let word = fired.words.start;
        if fired.verb {
            return None;
        }
        let clear = |at: &usize| {
            self.line.words[*at].pos != WordPos::Verb
                && !self.ends_clause(*at)
                && !self.line.is(*at, Grammar::Relative)
                && !self.line.is(*at, Grammar::Complementiser)
        };
        (word.saturating_sub(PART)..word)
            .rev()
            .take_while(clear)
            .find(|&at| self.cue(at) == Some(CueKind::Responsibility))
    }

    /// The verb of the clause in which a part is told at a noun.
    fn verb_of_part(&self, noun: usize) -> Option<usize> {
        let clause = |at: &usize| !self.mark(*at).0 && !self.is_border(*at);
        let verb =
            |at: &usize| self.line.words[*at].pos == WordPos::Verb || self.line.is(*at, Grammar::Auxiliary);
        (0..noun).rev().take_while(clause).find(verb)
    }

    fn denies(&self, verb: usize) -> bool {
        self.line.words[verb].pos == WordPos::Verb
            && self.cue(verb) == Some(CueKind::Deny)
            && !self.is_negated(verb)
    }

    fn subject_of(&self, verb: usize) -> Option<usize> {
        self.subjects.iter().rev().find(|&&(at, _)| at == verb).map(|&(_, group)| group)
    }

    /// Whose part is denied at a noun.
    fn denier(&self, noun: usize, attributions: &[Attribution]) -> Option<Denier> {
        let verb = self.verb_of_part(noun);
        if let Some(verb) = verb.filter(|&verb| self.denies(verb)) {
            return Some(self.subject_of(verb).map_or(Denier::Before(verb), Denier::Told));
        }
        // `نفى المتحدث أن يكون الحزب وراء الهجوم`
        let under = verb.filter(|&at| at > 0 && self.line.is(at - 1, Grammar::Complementiser));
        let governor = under.and_then(|verb| self.verb_of_part(verb - 1)).filter(|&verb| self.denies(verb));
        if let (Some(verb), Some(governor)) = (under, governor) {
            let next = self.group_at.get(verb + 1).copied().flatten().filter(|&g| self.groups[g].is_actor());
            let subject = self.subject_of(verb).or(next).or_else(|| self.subject_of(governor));
            return subject.map(Denier::Told);
        }
        self.disclaims(noun, attributions).map(Denier::Told)
    }

    /// Who is said to have no part: `قالت الحركة إنها لا علاقة لها بالهجوم`, `قال إن الجيش غير مسؤول عن القصف`.
    fn disclaims(&self, noun: usize, attributions: &[Attribution]) -> Option<usize> {
        let phrase =
            self.line.name_at[noun].is_some() && self.cue_row(noun).is_some_and(|cue| cue.note == DISCLAIMED);
        let first = match self.line.name_at[noun].filter(|_| phrase) {
            Some(name) => self.line.names[name].words.start,
            None => noun.checked_sub(1).filter(|_| self.is_negated(noun))?,
        };
        let says = |one: &&Attribution| one.hop == Hop::Own && one.word < first && one.covers.contains(&noun);
        let told = attributions.iter().filter(says).max_by_key(|one| one.word)?;
        // `لا علاقة للحزب بالهجوم`
        let holder = self.group_at.get(noun + 1).copied().flatten().filter(|&g| self.groups[g].is_actor());
        if holder.is_some() && !phrase {
            return holder;
        }
        // Of whom it is said is told right after the word that opens it: `إن موعد الحوار مع الحزب لا علاقة له بالهجوم`
        // speaks of the date.
        let opens = (told.word..first).rev().find(|&at| self.line.is(at, Grammar::Complementiser));
        let who = match opens.map(|opens| opens + 1).filter(|&at| at < first) {
            Some(at) => self.group_at[at].filter(|&group| self.groups[group].words.start == at),
            None if opens.is_some() => told.speaker,
            None => self.group_at[first.checked_sub(1)?],
        };
        who.filter(|&group| self.groups[group].is_actor())
    }
}

/// Whose part in an attack is denied.
#[derive(Debug, Clone, Copy)]
enum Denier {
    /// They are told in the sentence.
    Told(usize),
    /// Whoever a verb without a subject goes on about.
    Before(usize),
}

/// How the table of cues notes a phrase that denies a part by itself: `غير مسؤول عن`.
const DISCLAIMED: &str = "denied";

/// Who denies in a sentence that the attack of a fired noun was theirs, where somebody does. `sources` are those of
/// the attack: whoever denies a part in it vouches for the denial and not for the attack.
pub(crate) fn denial(
    state: &LineState<'_, '_, '_, '_>,
    fired: &Fired,
    event_type: EventType,
    home: &str,
    sources: &mut Vec<Source>,
) -> Option<Denial> {
    let parsed = state.parsed;
    if event_type != EventType::Assault {
        return None;
    }
    let noun = parsed.part_in(fired)?;
    let denier = parsed.denier(noun, state.attributions)?;
    let actors = match denier {
        Denier::Told(group) => actors::of(parsed, &parsed.joined(group), home, None),
        Denier::Before(verb) => goes_on(state, verb, home)?,
    };
    if actors.is_empty() {
        return None;
    }
    let mut own = std::mem::take(sources);
    if let Denier::Told(group) = denier
        && own.is_empty()
    {
        own.push(parsed.source(group));
    }
    Some(Denial { actors, word: parsed.line.words[noun].span, sources: own, sentence: parsed.line.span })
}

/// Who a verb without a subject goes on about: the subject of the verb before it in its sentence, else whoever the
/// sentence before was about.
fn goes_on(state: &LineState<'_, '_, '_, '_>, verb: usize, home: &str) -> Option<Vec<Actor>> {
    let parsed = state.parsed;
    let features = parsed.verb_features(verb);
    if features.any(Features::FIRST | Features::PASSIVE) {
        return None;
    }
    let Some(&(_, group)) = parsed.subjects.iter().rev().find(|&&(at, _)| at < verb) else {
        return state.before.filter(|subject| subject.agrees(features)).map(|subject| subject.actors.clone());
    };
    let own = &parsed.groups[group];
    let agrees = own.plural || own.feminine.is_none_or(|own| own == features.has(Features::FEMININE));
    agrees.then(|| actors::of(parsed, &parsed.joined(group), home, None))
}

/// Takes the denials out of a report's mentions, each as a mention of what is denied.
pub(crate) fn take(mentions: &mut [Mention]) -> Vec<Mention> {
    let mut all = Vec::new();
    for mention in mentions {
        let mut denied: Vec<Mention> = Vec::new();
        for denial in std::mem::take(&mut mention.denials) {
            // Whoever tells of the attack only to deny a part in it vouches for nothing of it.
            if mention.sources == denial.sources {
                mention.sources.clear();
            }
            let again =
                |known: &Mention| known.actors.first().is_some_and(|own| same(own, &denial.actors[0]));
            match denied.iter().position(again) {
                Some(at) => tell_again(&mut denied[at], tell(mention, denial)),
                None => denied.push(tell(mention, denial)),
            }
        }
        all.append(&mut denied);
    }
    all
}

/// What is denied, as a mention of its own.
fn tell(mention: &Mention, denial: Denial) -> Mention {
    let there = |span: &Span| denial.sentence.contains(*span);
    let triggers = mention.triggers.iter().copied().filter(there);
    let mut triggers: Vec<Span> = std::iter::once(denial.word).chain(triggers).collect();
    triggers.dedup();
    let whom = |one: &Actor| denial.actors.iter().all(|own| own.span != one.span);
    Mention {
        triggers,
        recipients: mention.recipients.iter().filter(|one| whom(one)).cloned().collect(),
        actors: denial.actors,
        // Who denies the deed vouches for none of its figures.
        casualties: Casualties::default(),
        told: Vec::new(),
        status: Status::Denied,
        sources: denial.sources,
        evidence: vec![denial.sentence],
        telling: Telling::default(),
        ..mention.clone()
    }
}

/// A denial that a headline and the text tell is one, in the words of the text.
fn tell_again(known: &mut Mention, again: Mention) {
    let (triggers, evidence) = (again.triggers, again.evidence);
    known.triggers.extend(triggers);
    known.evidence.extend(evidence);
    known.actors = again.actors;
    if !again.sources.is_empty() {
        known.sources = again.sources;
    }
}
