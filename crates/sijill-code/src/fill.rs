//! Fills the slots of a frame from the surroundings of its trigger.

use sijill_pack::{Args, CueKind, Frame, Grammar, Kind, Meaning, Sense, Slot};

use crate::{
    case::Case,
    clause::{Parsed, Surroundings},
    groups::GroupClass,
    line::WordPos,
    roles::{Roles, Takes},
};
use sijill_model::EventType;
use sijill_time::NumberMention;

/// Groups that fill actor and recipient.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Filled {
    pub actors: Vec<usize>,
    pub recipients: Vec<usize>,
    /// Country whose adjective on the trigger names the actor, with the adjective's word.
    pub adjective: Option<(u16, usize)>,
}

impl<'p> Parsed<'_, '_, 'p> {
    /// Fills the slots of a verb's frame.
    /// `last` is the last word of the fixed phrase, where there is one.
    pub fn fill_verb(
        &self,
        args: &Args,
        frame: &Roles,
        around: &Surroundings,
        trigger: usize,
        last: Option<usize>,
    ) -> Filled {
        let mut filled = Filled::default();
        let pick = |slots: &[Slot]| -> Vec<usize> {
            self.best_of(slots.iter().map(|slot| match slot {
                Slot::Subject if frame.passive && !args.passive => frame.object,
                Slot::Subject => frame.subject.or(if args.passive { frame.object } else { None }),
                Slot::Object if args.passive => frame.object.filter(|_| frame.subject.is_some()),
                Slot::Object => frame.object,
                Slot::SecondObject => frame.second,
                Slot::By => self.agent(trigger + 1, around),
                Slot::Preposition(key) => self.governed(key, around),
                Slot::Topic => self.topic(around),
                Slot::Genitive => last.and_then(|last| self.whose(last)),
                _ => None,
            }))
        };
        if frame.passive && !args.passive {
            // Derived passive: the lone group is the one it happens to.
            let happens_to: Vec<usize> = frame.object.map(|g| self.joined(g)).unwrap_or_default();
            if args.recipient.contains(&Slot::Object) {
                filled.recipients = happens_to;
                filled.actors = self.agent(trigger + 1, around).map(|g| self.joined(g)).unwrap_or_default();
            } else {
                filled.recipients = pick(&args.recipient);
                filled.actors = happens_to;
            }
        } else {
            filled.actors = pick(&args.actor);
            filled.recipients = pick(&args.recipient);
        }
        self.settle(args, &mut filled);
        filled
    }

    /// Whom the noun that ends a fixed phrase is about: `أقسم على محاربة الحكومة`, `رفض طلب المعارضة`.
    pub fn whose(&self, last: usize) -> Option<usize> {
        let group = self.group_at[last]?;
        let own = &self.groups[group];
        if own.entity.is_some() && !own.entity_is_head {
            return Some(group);
        }
        self.genitive(group).filter(|&next| self.groups[next].is_actor())
    }

    /// Fills the slots of a noun's frame. `light` holds subject and object of a light verb that
    /// carries the noun, as actor and recipient groups. Without a frame the noun counts victims.
    pub fn fill_noun(
        &self,
        args: &Args,
        group: usize,
        around: &Surroundings,
        light: &Filled,
        with: &[usize],
        frame: Option<&Frame>,
    ) -> Filled {
        let mut filled = Filled::default();
        let own = &self.groups[group];
        let victim = frame.is_none_or(Takes::harms);
        let after = |nth: usize| -> Option<usize> {
            // Words of `with` belong to the trigger.
            let mut end = own.words.end;
            while with.contains(&end)
                && self.group_at[end]
                    .is_none_or(|g| self.groups[g].words.len() == 1 && self.groups[g].entity.is_none())
            {
                end += 1;
            }
            // `إصابة نحو خمسين`: what says how exact a number is stands between.
            end += usize::from(self.says_how_many(end));
            // `رفض بعض الضباط`
            while end < self.line.words.len() && self.line.is(end, Grammar::Quantifier) {
                end += 1;
            }
            if own.pronoun && frame.is_some_and(|frame| frame.event_type == EventType::Consult) {
                end = self.past_circumstances(end);
            }
            let mut found = None;
            for step in 0..=nth {
                end = self.past_lead(end);
                let mut next = self.group_at.get(end).copied().flatten()?;
                // `مقتل وإصابة ثلاثة`: nouns joined share their genitive.
                while self.groups[next].and && self.groups[next].class == GroupClass::Event {
                    end = self.past_lead(self.groups[next].words.end);
                    while end < self.line.words.len() && self.line.is(end, Grammar::Quantifier) {
                        end += 1;
                    }
                    next = self.group_at.get(end).copied().flatten()?;
                }
                let group = &self.groups[next];
                // `اعتداء انتحاريا`: nor is an accusative a genitive.
                let accusative = nth == 0
                    && !own.pronoun
                    && group.case == Some(Case::Oblique)
                    && !group.plural
                    && !group.dual;
                if !self.is_bare(next) || group.and || group.words.start != end || accusative {
                    return None;
                }
                found = Some(next);
                if step < nth {
                    end = self.groups[*self.joined(next).last()?].words.end;
                }
            }
            found
        };
        if own.pronoun {
            // `محاكمته`: who is tried or questioned suffers it too.
            let tried = frame.is_some_and(|frame| frame.event_type == EventType::Accuse)
                && args.recipient.contains(&Slot::Genitive);
            return self.fill_possessed(
                args,
                group,
                around,
                light,
                after(0),
                (victim || tried, tried && frame.is_some_and(|frame| frame.verb)),
            );
        }
        let genitive_open = own.words.len() == 1 || !self.line.words[own.head].attached.article;
        let two = args.actor.contains(&Slot::Genitive) && args.recipient.contains(&Slot::SecondGenitive);
        let pick = |slots: &[Slot], taken: &[usize]| -> Vec<usize> {
            self.best_of(slots.iter().map(|slot| {
                let found = match slot {
                    Slot::Subject => light.actors.first().copied(),
                    Slot::Object => light.recipients.first().copied(),
                    Slot::Genitive if genitive_open && !self.line.words[own.head].attached.article => {
                        after(0)
                    }
                    Slot::SecondGenitive if two || genitive_open => after(1),
                    Slot::By => self.agent(own.words.end, around),
                    // `الهجوم الذي وقع بعد أشهر على اغتيال نائب`: an attack is not on another.
                    Slot::Preposition(key) => {
                        let attack = frame.is_some_and(|frame| frame.event_type == EventType::Assault);
                        self.governed(key, around).filter(|&g| !(attack && self.is_attack(g)))
                    }
                    // `أعلن التلفزيون توقيف رجل متهم بقتل ضابط`: an adjective says it of its own noun.
                    Slot::Topic if around.left.first() == Some(&group) => None,
                    Slot::Topic => self.topic(around),
                    _ => None,
                };
                // `استهدف هجوم دورية`: what the verb hits is no genitive of what hits it.
                let hit = |g: usize| *slot == Slot::Genitive && light.recipients.contains(&g);
                found.filter(|&g| !taken.contains(&g) && g != group && !hit(g))
            }))
        };
        // `رفض الحكومة للقرار`: the genitive is the subject where a preposition marks the object.
        let marked = after(0).and_then(|subject| {
            let object = *around.right.iter().find(|&&g| g > subject)?;
            let key = self.pack.agreement.object.as_str();
            let letter = || self.line.words[self.groups[object].head].attached.preposition;
            let marked = self.groups[object].preposition == Some(key)
                || with.contains(&self.groups[object].head)
                    && letter().is_some_and(|own| key.starts_with(own));
            let transitive =
                args.recipient.contains(&Slot::Genitive) && !args.actor.contains(&Slot::Genitive);
            // `قصف دمشق لحلب`
            let hit = &self.groups[object];
            let either = two && (hit.is_actor() || hit.place.is_some());
            // `قتل شرطي شابا`: an accusative right after the genitive is who it is done to.
            let suffers = self.groups[object].case == Some(Case::Oblique)
                && !self.groups[object].plural
                && self.is_bare(object)
                && self.following(subject) == Some(object)
                && victim
                && self.is_people(object);
            (marked && (transitive || either) && self.is_actor_like(subject)
                || suffers && self.is_people(subject))
            .then_some((subject, object))
        });
        if let Some((subject, object)) = marked {
            filled.actors = self.joined(subject);
            filled.recipients = self.joined(object);
            self.settle(args, &mut filled);
            return filled;
        }
        filled.actors = pick(&args.actor, &[]);
        if let Some(sides) = self.between(args, around) {
            filled.actors = sides;
        }
        if victim && after(0).is_some_and(|g| self.is_town(g) && filled.actors == [g]) {
            filled.actors.clear();
        }
        filled.recipients = pick(&args.recipient, &filled.actors);
        // `قصف المستشفى`, `قصف حي`: what can't attack is what is hit.
        if let Some(hit) = after(0).filter(|g| two && filled.actors == [*g])
            && frame.is_some_and(|frame| self.is_only_hit(hit, frame))
        {
            filled.recipients = self.joined(hit);
            filled.actors.clear();
        }
        if filled.actors.is_empty() && args.actor.contains(&Slot::Adjective) {
            filled.adjective = own.nation;
        }
        // `نجا القاضي من محاولة اغتيال غرب الموصل`: whom the verb gives before a town that stands beside the noun.
        let beside = victim
            && filled.recipients.iter().all(|&g| self.is_town(g))
            && light.recipients.iter().any(|&g| self.is_actor_like(g));
        if (filled.recipients.is_empty() || beside) && !light.recipients.is_empty() && !args.mutual {
            filled.recipients.clone_from(&light.recipients);
        }
        if filled.actors.is_empty() && filled.adjective.is_none() {
            filled.actors.clone_from(&light.actors);
        }
        // `في قصف لقوات النظام`, `غارة للتحالف`: whose violence it is, after an indefinite noun.
        if filled.actors.is_empty()
            && filled.adjective.is_none()
            && let Some(doer) = self.doer(args, group)
            && !filled.recipients.contains(&doer)
        {
            filled.actors = self.joined(doer);
        }
        // `قال الوزير عقب لقاء مع نظيره`: who speaks of a meeting with somebody was there; not so with an
        // agreement that all know: `بعد الاتفاق مع إيران`.
        let known = frame.is_some_and(|frame| !frame.verb && frame.event_type == EventType::Agree)
            && self.line.words[own.head].attached.article;
        if (args.mutual || self.holds_pronoun(args, group))
            && !known
            && filled.actors.is_empty()
            && filled.adjective.is_none()
            && own.preposition.is_some()
            && !filled.recipients.is_empty()
            && let Some(holder) = self.holder(own.head, group)
            && !filled.recipients.contains(&holder)
        {
            filled.actors = self.joined(holder);
        }
        self.settle(args, &mut filled);
        filled
    }

    /// `عادت القوات لدعم الحكومة`: who someone sets out to help is the genitive, though after the bare
    /// noun (`دعم الحكومة`) it may be who helps; the subject of the clause helps. `None` for a noun
    /// that tells no such purpose.
    pub fn fill_purpose(&self, frame: &Frame, group: usize) -> Option<Filled> {
        let own = &self.groups[group];
        let helps = matches!(frame.event_type, EventType::Aid | EventType::Support);
        let meant = own.preposition == Some(self.pack.agreement.object.as_str())
            && own.words.len() == 1
            && !own.plural
            && !self.line.words[own.head].attached.article;
        let either = frame.args.actor.contains(&Slot::Genitive) && !frame.verb;
        if !helps || !meant || !either {
            return None;
        }
        let object = self.genitive(group).filter(|&object| self.is_actor_like(object))?;
        let clause = |verb: usize| !(verb..own.head).any(|word| self.is_border(word) || self.mark(word).0);
        let subject = self.subjects.iter().rev().find(|&&(verb, _)| verb < own.head && clause(verb));
        let helper = subject.map(|&(_, helper)| helper).filter(|&helper| helper != object);
        let mut filled = Filled {
            actors: helper.map(|helper| self.joined(helper)).unwrap_or_default(),
            recipients: self.joined(object),
            ..Filled::default()
        };
        self.settle(&frame.args, &mut filled);
        Some(filled)
    }

    /// Fills the slots of a noun that holds a pronoun: `رفضها استضافة`, `دعمه للاتفاق`, `اعتقاله`. The
    /// pronoun is the one who acts, unless the noun tells violence and nothing is its object.
    fn fill_possessed(
        &self,
        args: &Args,
        group: usize,
        around: &Surroundings,
        light: &Filled,
        next: Option<usize>,
        (victim, accuses): (bool, bool),
    ) -> Filled {
        let own = &self.groups[group];
        let holder = light.actors.first().copied();
        let doer = victim && args.actor.contains(&Slot::Genitive);
        let holder = holder
            .or_else(|| self.joined_owner(group).filter(|_| doer))
            .or_else(|| self.holder(own.head, group));
        let holder: Vec<usize> = holder.map(|g| self.joined(g)).unwrap_or_default();
        let governed = |slots: &[Slot]| {
            slots.iter().find_map(|slot| match slot {
                Slot::Preposition(key) => self.governed(key, around),
                Slot::By => self.agent(own.words.end, around),
                _ => None,
            })
        };
        let mut filled = Filled::default();
        let object = next
            .or_else(|| governed(&args.recipient))
            .or_else(|| self.governed(&self.pack.agreement.object, around));
        // `هجومهم`, but `اعتقالهم`: the noun of an attack may have its attacker as genitive.
        // `أعرب الوزير عن استغرابه`: who tells what he thinks does not suffer it.
        let tells = accuses && (!light.actors.is_empty() || governed(&args.recipient).is_some());
        let suffers = victim && !args.actor.contains(&Slot::Genitive) && !tells;
        if suffers && next.is_none() {
            let harmed = governed(&args.recipient).map(|g| self.joined(g));
            filled.recipients = harmed.unwrap_or(holder);
            filled.actors = governed(&args.actor).map(|g| self.joined(g)).unwrap_or_default();
        } else {
            filled.actors = holder;
            filled.recipients = object.map(|g| self.joined(g)).unwrap_or_default();
            if args.mutual
                && let Some(other) = governed(&args.actor)
            {
                filled.actors.extend(self.joined(other));
            }
        }
        self.settle(args, &mut filled);
        filled
    }

    /// The armed body after an indefinite noun of what one does, where the preposition between marks no object.
    fn doer(&self, args: &Args, group: usize) -> Option<usize> {
        let object = self.pack.agreement.object.as_str();
        let marks = args.recipient.iter().any(|slot| matches!(slot, Slot::Preposition(key) if key == object));
        let acts =
            args.actor.contains(&Slot::Genitive) && !args.recipient.contains(&Slot::Genitive) && !marks;
        let own = &self.groups[group];
        let next = self.following(group).filter(|_| acts && !self.line.words[own.head].attached.article)?;
        let other = &self.groups[next];
        let armed = other.preposition == Some(object)
            && !other.and
            && other.is_actor()
            && (other.definite || other.entity.as_ref().is_some_and(|entity| entity.own_country))
            && self.is_kind(other, Kind::Armed);
        armed.then_some(next)
    }

    /// `قال الجيش إن طائراته قصفت`: who a thing belongs to that acts, told by a pronoun.
    pub fn acts_by(&self, group: usize, verb: usize) -> Option<usize> {
        let own = &self.groups[group];
        let thing = own.class == GroupClass::Thing && own.entity.is_none() && own.pronoun;
        let holder =
            || self.holder(verb.min(own.head), group).filter(|&g| self.groups[g].words.end <= own.head);
        thing.then(holder).flatten().filter(|&g| self.is_kind(&self.groups[g], Kind::Armed))
    }

    /// Whether a group is a noun of an attack.
    fn is_attack(&self, group: usize) -> bool {
        let attack = |sense| matches!(sense, Sense::Frame(frame) if self.pack.frames[frame as usize].event_type == EventType::Assault);
        let own = &self.groups[group];
        own.class == GroupClass::Event
            && self.line.senses(own.head, self.pack).any(|(_, sense)| attack(sense))
    }

    pub(crate) fn is_actor_like(&self, group: usize) -> bool {
        self.is_kind(&self.groups[group], Kind::Actor)
    }

    /// Of the fillers that slots give in order of preference, the first who can act, else the first;
    /// with those joined to it.
    fn best_of(&self, fillers: impl Iterator<Item = Option<usize>>) -> Vec<usize> {
        let mut first = None;
        for filler in fillers.flatten() {
            if self.is_kind(&self.groups[filler], Kind::Actor) {
                return self.joined(filler);
            }
            first = first.or(Some(filler));
        }
        first.map(|filler| self.joined(filler)).unwrap_or_default()
    }

    /// Both sides of a joint event are actors, as is the only side told of a mutual one; nobody is
    /// on both sides of another. Who is judged for a deed or a thing is the one it belongs to.
    pub(crate) fn settle(&self, args: &Args, filled: &mut Filled) {
        for group in &mut filled.recipients {
            if let Some(owner) = self.owner(*group) {
                *group = owner;
            }
        }
        if args.joint || args.mutual && filled.actors.is_empty() {
            let others = std::mem::take(&mut filled.recipients);
            filled.actors.extend(others);
        }
        let actors = filled.actors.clone();
        filled.recipients.retain(|group| !actors.contains(group));
        let mut seen = Vec::new();
        filled.actors.retain(|group| {
            let fresh = !seen.contains(group);
            seen.push(*group);
            fresh
        });
    }

    /// The one to whom a deed or thing belongs: its genitive, where that is someone.
    pub(crate) fn owner(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        if own.entity.is_some()
            || self.counts_people(own)
            || !matches!(own.class, GroupClass::Event | GroupClass::Thing)
        {
            return None;
        }
        // `الدور الذي تضطلع به دول المجلس`: whose it is, told by a relative clause.
        if self.line.words.get(own.words.end).is_some() && self.line.is(own.words.end, Grammar::Relative) {
            let reach = own.words.end + 1..own.words.end + 5;
            return self
                .subjects
                .iter()
                .find(|(verb, _)| reach.contains(verb))
                .map(|&(_, subject)| subject)
                .filter(|&subject| subject != group);
        }
        // `مواقع لحزب الله`: what it belongs to may stand after a preposition too.
        let marked = |&next: &usize| {
            let next = &self.groups[next];
            let whose = next.preposition == Some(self.pack.agreement.object.as_str());
            whose && !next.and && own.class == GroupClass::Thing && !own.definite
        };
        let owner = self.genitive(group).or_else(|| self.following(group).filter(marked));
        owner.filter(|&owner| self.groups[owner].is_actor())
    }

    /// The first group that a preposition governs, not inside another event's arguments.
    pub fn governed(&self, key: &str, around: &Surroundings) -> Option<usize> {
        around.right.iter().copied().find(|&g| {
            let group = &self.groups[g];
            group.preposition == Some(key)
                && group.class != GroupClass::Time
                && !(group.and && self.is_continued(g))
        })
    }

    fn is_continued(&self, group: usize) -> bool {
        group > 0 && self.groups[group].preposition == self.groups[group - 1].preposition
    }

    /// Whether a word only says of the number after it that it is not exact.
    fn says_how_many(&self, word: usize) -> bool {
        word < self.line.words.len()
            && self.line.words[word].pos == WordPos::Particle
            && self.numbers.iter().any(|number| number.words.start == word + 1 && !number.exact)
    }

    /// The group after an agent phrase between `from` and the end of the clause.
    fn agent(&self, from: usize, around: &Surroundings) -> Option<usize> {
        let end = around.end.min(self.line.words.len());
        (from..end).find_map(|word| {
            let name = self.line.name_at[word];
            let phrase = name.filter(|&name| self.line.names[name].words.start == word).and_then(|name| {
                match self.line.names[name].meaning {
                    Meaning::Cue(cue) => Some((cue, self.line.names[name].words.end)),
                    _ => None,
                }
            });
            let single = || {
                self.line.senses(word, self.pack).find_map(|(_, sense)| match sense {
                    Sense::Cue(cue) => Some((cue, word + 1)),
                    _ => None,
                })
            };
            let (cue, next) = phrase.or_else(single)?;
            if self.pack.cues[cue as usize].kind != CueKind::Agent {
                return None;
            }
            (next..(next + 2).min(end)).find_map(|w| self.group_at[w])
        })
    }

    /// The first word of a number whose bound stands at a word: `مقتل أكثر من 20`; else the word itself.
    pub fn past_lead(&self, word: usize) -> usize {
        let bound = |number: &&NumberMention| number.lead > 0 && number.words.start - number.lead == word;
        self.numbers.iter().find(bound).map_or(word, |number| number.words.start)
    }
}
