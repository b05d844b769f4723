//! Whose deed violence was, by words that claim it or charge somebody with it: `أعلنت مسؤوليتها عن قتل النائب`,
//! `فلان المتهم بقتل العقيد`; and whom a judgement of a deed is on: whoever did it.

use sijill_model::{Actor, Class, EventType, Span};
use sijill_pack::{CueKind, Grammar, Sense, Slot};

use crate::{
    clause::Parsed, groups::GroupClass, line::WordPos, merge::Mention, predicate::Fired, roles::Takes,
};

impl Parsed<'_, '_, '_> {
    /// The one to whom the words before a noun of violence give the deed.
    pub fn blamed(&self, group: usize) -> Option<usize> {
        let own = &self.groups[self.classed(group)];
        if let Some(charge) = own.words.start.checked_sub(1).filter(|_| own.preposition.is_none())
            && self.pack.agreement.is_charge(self.line.stem(charge))
        {
            return self.charged_with(charge);
        }
        own.preposition?;
        let before = own.preposition_word.unwrap_or(own.words.start).checked_sub(1)?;
        if self.cue(before) == Some(CueKind::Responsibility) {
            // `مسؤوليتها عن`, but not `ضلوعهم في`.
            let claims = self.line.senses(before, self.pack).any(|(_, sense)| matches!(sense, Sense::Cue(cue)
                if matches!(&self.pack.cues[cue as usize].slot, Some(Slot::Preposition(key)) if own.preposition == Some(key.as_str()))));
            return self.claimant(before).filter(|_| claims);
        }
        if !self.pack.agreement.is_blamed(self.line.stem(before)) {
            return None;
        }
        let charged = self.group_at[before]?;
        let group = &self.groups[charged];
        // `سليمان الخطيب المتهم بقتل العقيد`: an adjective says it of its own noun.
        if group.head != before {
            return (group.is_actor() || group.is_named() || group.class == GroupClass::Thing)
                .then_some(charged);
        }
        // `خالد الصغير، أحد المدانين في قتل الجنود`
        let start = group.words.start;
        let mut first = start;
        while first > 0
            && (self.mark(first - 1).1
                || self.line.is(first - 1, Grammar::Quantifier)
                || self.line.is(first - 1, Grammar::Title))
        {
            first -= 1;
        }
        first.checked_sub(1).and_then(|word| self.group_at[word]).filter(|&g| {
            let other = &self.groups[g];
            first < start && (other.is_named() || other.class == GroupClass::Unknown)
        })
    }

    /// Who is told later in the sentence to have done the violence that a noun names, by a verb that points
    /// back to it: `تعرضت الثكنة لهجوم أسفر عن مقتل جندي، وقد تبناه التنظيم`.
    pub fn claimed(&self, group: usize) -> Option<usize> {
        let from = self.groups[group].words.end;
        let end = self.line.words.len().min(from + LATER);
        for word in from..end {
            if self.mark(word).0 {
                return None;
            }
            let other = self.group_at[word].filter(|&g| g != group).is_some_and(|g| {
                self.groups[g].head == word
                    && self.groups[g].class == GroupClass::Event
                    && !self
                        .line
                        .senses(word, self.pack)
                        .any(|(_, sense)| matches!(sense, Sense::Casualty(_)))
            });
            if other {
                return None;
            }
            if self.line.words[word].pos != WordPos::Verb {
                continue;
            }
            let does = self.lights(word).find(|(_, pronoun, light)| {
                *pronoun
                    && light.effect.is_empty()
                    && light.event.contains(&Slot::Object)
                    && light.args.actor.contains(&Slot::Subject)
            });
            let Some((features, pronoun, _)) = does else { continue };
            let around = self.surroundings(word, word + 1);
            let roles = self.roles(word, features, pronoun, &around, Takes::Object);
            return roles.subject.filter(|&g| self.groups[g].is_actor() && self.groups[g].words.start > word);
        }
        None
    }

    /// `اعتقلت الشرطة ثلاثة أشخاص بتهمة قتل ضابط`: the people before the word for a charge, nearest first.
    fn charged_with(&self, charge: usize) -> Option<usize> {
        let from = charge.saturating_sub(CHARGED);
        let clear = |word: &usize| !self.mark(*word).0 && !self.is_border(*word);
        let groups = (from..charge).rev().take_while(clear).filter_map(|word| self.group_at[word]);
        let someone = |&group: &usize| {
            let own = &self.groups[group];
            let people = own.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
            people && own.entity_is_head || self.counts_people(own)
        };
        groups.filter(someone).find(|&group| !self.subjects.iter().any(|&(_, subject)| subject == group))
    }

    /// Who claims what the noun of responsibility at a word is for: the subject of the verb that claims it.
    fn claimant(&self, noun: usize) -> Option<usize> {
        if !self.line.words[noun].attached.pronoun {
            return None;
        }
        let clause = |verb: usize| !(verb..noun).any(|word| self.mark(word).0 || self.is_border(word));
        let &(verb, subject) = self.subjects.iter().rev().find(|&&(verb, _)| verb < noun && clause(verb))?;
        let says = self.line.senses(verb, self.pack).any(|(_, sense)| {
            matches!(sense, Sense::Cue(cue)
                if matches!(self.pack.cues[cue as usize].kind, CueKind::Say | CueKind::Responsibility))
        });
        (says && !self.is_negated(verb)).then_some(subject)
    }

    /// Whom a demand is on, told as the one who is to do what it asks for: `طالب باستقالة الوزير`.
    pub fn wanted_of(&self, fired: &Fired) -> Option<usize> {
        let verb = fired.words.start;
        let end = (verb + REACH).min(self.line.words.len());
        let mut words = (verb + 1..end).take_while(|&word| !self.mark(word).0 && !self.is_border(word));
        let asked = words.find_map(|word| {
            let group = self.group_at[word]?;
            let own = &self.groups[group];
            let event = own.class == GroupClass::Event && own.head == word;
            event.then_some(group)
        })?;
        let own = &self.groups[asked];
        let does = self.line.senses(own.head, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let frame = &self.pack.frames[frame as usize];
                let args = if frame.verb { &frame.masdar_args } else { &frame.args };
                frame.event_type == EventType::Retreat
                    && args.actor.contains(&Slot::Genitive)
                    && !args.recipient.contains(&Slot::Genitive)
            }
            _ => false,
        });
        let one = self.genitive(asked).filter(|_| does && fired.verb)?;
        (self.groups[one].is_actor() && !fired.filled.actors.contains(&one)).then_some(one)
    }

    /// Whom a demand is on, told as the subject of the clause that it asks for: `دعا إلى أن تعمل الدول`.
    pub fn addressed(&self, fired: &Fired) -> Option<usize> {
        if !fired.around.complement {
            return None;
        }
        let from = fired.around.end;
        let near = |verb: usize| {
            verb > from
                && verb <= from + REACH
                && !(from + 1..verb).any(|word| {
                    self.mark(word).0 || self.is_border(word) || self.line.words[word].pos == WordPos::Verb
                })
        };
        let &(_, subject) = self.subjects.iter().find(|&&(verb, _)| near(verb))?;
        let own = &self.groups[subject];
        (own.is_actor() && own.words.start > from && !fired.filled.actors.contains(&subject))
            .then_some(subject)
    }

    /// The deed of which a frame that judges tells what is thought: the words of an attack, or those that
    /// point to one (`هذه الجريمة`).
    pub fn judged(&self, fired: &Fired) -> Option<Span> {
        let frame = &self.pack.frames[fired.frame as usize];
        if frame.event_type != EventType::Accuse
            || fired.filled.recipients.iter().any(|&g| self.groups[g].is_actor())
        {
            return None;
        }
        let attack =
            |word: &usize| self.fired_at.iter().any(|(at, kind)| at == word && *kind == EventType::Assault);
        // `الضربات التي وصفتها الحكومة بأنها انتهاك`, `ضربات على قرى، والتي قال الوزير إنها انتهاك`
        let about = fired.around.antecedent.and_then(|group| self.groups[group].words.clone().find(attack));
        let joined = |relative: &usize| {
            self.line.is(*relative, Grammar::Relative) && self.line.words[*relative].attached.and
        };
        let before = |relative: usize| (0..relative).rev().find(attack);
        let about = about.or_else(|| fired.words.start.checked_sub(1).filter(joined).and_then(before));
        if let Some(word) = about {
            return Some(self.line.words[word].span);
        }
        let first = fired.around.right.iter().copied().find(|&g| {
            let own = &self.groups[g];
            own.words.start > fired.words.start
                && !own.is_actor()
                && !fired.filled.actors.contains(&g)
                && matches!(own.class, GroupClass::Event | GroupClass::Thing)
        })?;
        let own = &self.groups[first];
        if let Some(word) = own.words.clone().find(attack) {
            return Some(self.line.words[word].span);
        }
        let points =
            own.words.start.checked_sub(1).is_some_and(|word| self.line.is(word, Grammar::Demonstrative));
        (points && own.definite).then(|| self.line.words[own.head].span)
    }
}

/// How far after a noun of violence the words may stand that tell who did it.
const LATER: usize = 24;
/// Words before a charge among which those charged stand.
const CHARGED: usize = 12;
/// Words after a complementiser among which the verb of its clause stands.
const REACH: usize = 5;

/// Whoever is judged for an attack is whoever the report tells did it. Where the words only point to a deed,
/// the report must tell of one attack alone.
pub(crate) fn lay(mentions: &mut [Mention]) {
    let attacks: Vec<(Vec<Span>, Vec<Actor>)> = mentions
        .iter()
        .filter(|one| one.event_type == EventType::Assault)
        .map(|one| (one.triggers.clone(), one.actors.clone()))
        .collect();
    let known = attacks.iter().filter(|(_, actors)| !actors.is_empty()).count();
    for one in
        mentions.iter_mut().filter(|one| one.event_type == EventType::Accuse && one.recipients.is_empty())
    {
        let Some(deed) = one.judged else { continue };
        let own = attacks.iter().find(|(triggers, _)| triggers.iter().any(|trigger| trigger.overlaps(deed)));
        let only = || attacks.iter().find(|(_, actors)| !actors.is_empty()).filter(|_| known == 1);
        let named = own.filter(|(_, actors)| !actors.is_empty());
        let Some((_, actors)) = named.or_else(|| if own.is_none() { only() } else { None }) else { continue };
        let acting = &one.actors;
        one.recipients =
            actors.iter().filter(|actor| acting.iter().all(|own| own.span != actor.span)).cloned().collect();
    }
}
