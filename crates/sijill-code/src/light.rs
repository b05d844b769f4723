//! The verb that carries an event noun: a light verb that hands over its own subject and objects,
//! or any verb of which the noun is the object.

use sijill_model::{Class, EventType};
use sijill_pack::{Args, CueKind, Features, Frame, Grammar, Kind, Light, Pos, Sense, Slot};

use crate::{
    clause::{Parsed, Surroundings},
    fill::Filled,
    groups::GroupClass,
    line::{PARTITIVE, WordPos},
    roles::{Roles, Takes},
};

/// What a verb gives to the noun that it carries.
#[derive(Debug, Default)]
pub(crate) struct Carrier {
    pub gives: Filled,
    /// `ongoing`, `begun`, `result`, `cause`, or empty.
    pub effect: &'static str,
    /// The word of a light verb.
    pub light: Option<usize>,
    /// That verb says that its subject does it: `شن هجوما`, not `شهد هجوما`.
    pub does: bool,
    /// Who that verb says saw it: `تشهد إثيوبيا حربا`.
    pub saw: Option<usize>,
}

/// How far after a noun the light verb that refers back to it may stand.
const BACK: usize = 9;
/// How many groups that only tell when or where may part a verbal noun from its event.
const ASIDES: usize = 4;
/// Words of a noun that counts what follows, with an adjective.
const COUNTING: usize = 2;

impl<'p> Parsed<'_, '_, 'p> {
    /// The verb that carries an event noun, as what it gives to the noun.
    pub fn carrier(&self, word: usize, group: usize, around: &Surroundings, frame: &Frame) -> Carrier {
        // A verbal noun stands nearer than the verb before it.
        if let Some(found) = self.light_noun(group) {
            return found;
        }
        let before = around.start.checked_sub(1).filter(|&w| self.line.words[w].pos == WordPos::Verb);
        let outer = before.and_then(|verb| self.beyond_relative(verb));
        if let Some(mut found) =
            before.into_iter().chain(outer).find_map(|verb| self.light_before(verb, group))
        {
            // `تعرض لعملية تفجير نفذتها جماعة`: one verb tells on whom, the next by whom.
            if found.gives.actors.is_empty()
                && let Some(after) = self.light_after(word, group)
            {
                found.gives.actors = after.gives.actors;
            }
            return found;
        }
        if let Some(found) = self.light_after(word, group) {
            return found;
        }
        if let Some(found) = self.light_purpose(group, frame) {
            return found;
        }
        before.and_then(|verb| self.governor_of(verb, group, frame)).unwrap_or_default()
    }

    /// The verb whose subject a relative clause is about that is whole already, for a pronoun stands for that
    /// subject in it: `شن التحالف الذي تقوده السعودية غارات`.
    fn beyond_relative(&self, verb: usize) -> Option<usize> {
        let whole =
            self.line.words[verb].attached.pronoun || self.lights(verb).any(|(_, pronoun, _)| pronoun);
        let relative = verb.checked_sub(1).filter(|&word| self.line.is(word, Grammar::Relative))?;
        let from = relative.saturating_sub(BACK);
        let outer = (from..relative).rev().find(|&word| self.line.words[word].pos == WordPos::Verb)?;
        let about = self.group_at[relative.checked_sub(1)?].is_some();
        let plain = (outer + 1..relative).all(|word| !self.line.is_punct(word) && !self.is_border(word));
        (whole && about && plain).then_some(outer)
    }

    /// `شنّ الجيش هجوماً`: the noun stands in the verb's event slot.
    fn light_before(&self, verb: usize, group: usize) -> Option<Carrier> {
        let outer = self.surroundings(verb, verb + 1);
        // `نفذ عددا من الغارات`: the noun that counts or classes it stands in its place.
        let own = self.counted_by(group).unwrap_or_else(|| self.classed(group));
        let first = outer.right.iter().copied().find(|&g| self.is_bare(g));
        // Beyond a subject and an object no further bare noun is the verb's.
        // `واصل المحققون بحثهم`: nor is what holds a pronoun of the one before it a genitive of his.
        let adjacent = |g: usize| {
            g > 0 && self.groups[g - 1].words.end == self.groups[g].words.start && !self.groups[g].pronoun
        };
        let before = outer
            .right
            .iter()
            .filter(|&&g| g < own && self.is_bare(g) && !self.groups[g].and && !adjacent(g));
        if before.count() > 1 && self.is_bare(own) && !self.groups[own].and {
            return None;
        }
        let mut lights: Vec<(Features, bool, &Light)> = self.lights(verb).collect();
        // With nothing before it the noun is the verb's subject, where the verb may have it so; not where
        // somebody acts before it: `الوزير سيجري لقاءات`.
        let acts = |features| {
            let subject = self.topic(&outer).filter(|&g| self.groups[g].is_actor());
            subject.is_some_and(|g| self.agrees(g, features, true))
        };
        let leads = first == Some(own) && !lights.iter().any(|&(features, _, _)| acts(features));
        lights.sort_by_key(|(_, _, light)| light.event.contains(&Slot::Subject) != leads);
        // `تلقى` is two verbs: the one whose subject is told.
        let mut carriers = lights.into_iter().filter_map(|(features, pronoun, light)| {
            let slot = light.event.iter().find(|slot| match slot {
                Slot::Preposition(key) => self.groups[own].preposition == Some(key.as_str()),
                // A pronoun is the object already: `الالتزامات التي قطعتها اليونان خلال قمة`.
                Slot::Object if pronoun && !light.args.recipient.contains(&Slot::Object) => false,
                // `توجه لإجراء محادثات`: it is the verbal noun that carries it.
                _ => {
                    let acts = light.args.actor.contains(&Slot::Subject);
                    self.is_bare(own) && !(acts && self.carrying_noun(own).is_some())
                }
            })?;
            // `قامت الطائرات الروسية بقصف`: what stands under a preposition leaves the verb no object.
            let takes = if matches!(slot, Slot::Preposition(_)) { Takes::Nothing } else { Takes::Object };
            let mut roles = self.roles(verb, features, pronoun, &outer, takes);
            // `عُقد اجتماع`: the passive of a light verb has no subject to give.
            if *slot == Slot::Object && leads && !roles.subject_first && !self.line.words[verb].attached.and {
                roles.subject = None;
            }
            let mut gives = self.give(light, &roles, own);
            if *slot == Slot::Subject && gives.recipients.is_empty() {
                gives.recipients = self.hit_by(light, own, &outer);
            }
            let nobody = light.args.actor.is_empty() && light.args.recipient.is_empty();
            let saw = roles.subject.filter(|&g| g != own && nobody && *slot == Slot::Object);
            Some((Carrier { gives, effect: light.effect, light: Some(verb), does: does(light), saw }, nobody))
        });
        let (first, nobody) = carriers.next()?;
        let told =
            |carrier: &Carrier| !carrier.gives.actors.is_empty() || !carrier.gives.recipients.is_empty();
        if nobody || told(&first) {
            return Some(first);
        }
        Some(carriers.map(|(carrier, _)| carrier).find(told).unwrap_or(first))
    }

    /// `استهدف هجوم دورية`: the one bare noun after an indefinite event noun, which is the subject of a verb that wants
    /// an object, is that object, and no genitive.
    fn hit_by(&self, light: &Light, own: usize, outer: &Surroundings) -> Vec<usize> {
        let indefinite =
            !self.line.words[self.groups[own].head].attached.article && !self.groups[own].pronoun;
        if !light.args.recipient.contains(&Slot::Object) || !indefinite {
            return Vec::new();
        }
        let mut after =
            outer.right.iter().copied().filter(|&g| g > own && self.is_bare(g) && !self.groups[g].and);
        match (after.next(), after.next()) {
            (Some(only), None) if self.following(own) == Some(only) && !self.groups[only].definite => {
                self.joined(only)
            }
            _ => Vec::new(),
        }
    }

    /// The noun before a partitive preposition that counts what it governs: `سلسلة من الغارات`, `موجة جديدة من`.
    fn counted_by(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        let before = group.checked_sub(1)?;
        let noun = &self.groups[before];
        let touches = own.preposition_word.is_some_and(|word| {
            self.line.note(word, Grammar::Preposition, self.pack) == Some(PARTITIVE) && noun.words.end == word
        });
        let plain = matches!(noun.class, GroupClass::Thing | GroupClass::Unknown)
            && noun.words.len() <= COUNTING
            && !noun.definite
            && noun.entity.is_none();
        (touches && plain).then_some(before)
    }

    /// `قيام الوزير بزيارة`: the verbal noun of a light verb, with who does it as its genitive.
    fn light_noun(&self, group: usize) -> Option<Carrier> {
        let mut noun = group.checked_sub(1)?;
        // `قيام الوزير في وقت سابق اليوم بزيارة`
        let aside = |g: usize| {
            let own = &self.groups[g];
            own.class == GroupClass::Time || own.preposition.is_some() && own.entity.is_none()
        };
        while aside(noun) && noun > 0 && group - noun < ASIDES {
            noun -= 1;
        }
        let own = &self.groups[noun];
        let from = own.words.end;
        let to = self.groups[group].preposition_word.unwrap_or(self.groups[group].words.start);
        let parted = (from..to).filter(|&word| !self.is_timed(word)).any(|word| {
            self.line.is_punct(word) || self.is_border(word) || self.line.words[word].pos == WordPos::Verb
        });
        let light = self.line.senses(own.head, self.pack).find_map(|(_, sense)| match sense {
            Sense::Light(light) if self.line.words[own.head].pos == WordPos::Noun => {
                Some(&self.pack.lights[light as usize])
            }
            _ => None,
        })?;
        let stands = light.event.iter().any(|slot| match slot {
            Slot::Preposition(key) => self.groups[group].preposition == Some(key.as_str()),
            _ => false,
        });
        let acts = own.entity.is_some() && light.args.actor.contains(&Slot::Subject);
        (stands && acts && !parted).then(|| Carrier {
            gives: Filled { actors: vec![noun], ..Filled::default() },
            does: true,
            ..Carrier::default()
        })
    }

    /// The verbal noun of a light verb under a preposition, of which a group is the genitive: `لإجراء محادثات`.
    fn carrying_noun(&self, group: usize) -> Option<usize> {
        let noun = group.checked_sub(1)?;
        let own = &self.groups[noun];
        let light = self.line.senses(own.head, self.pack).any(|(_, sense)| match sense {
            Sense::Light(light) if self.line.words[own.head].pos == WordPos::Noun => {
                let light = &self.pack.lights[light as usize];
                light.event.contains(&Slot::Object) && light.args.actor.contains(&Slot::Subject)
            }
            _ => false,
        });
        let carries = light
            && own.preposition.is_some()
            && own.words.len() == 1
            && !own.pronoun
            && own.words.end == self.groups[group].words.start
            && self.is_bare(group);
        carries.then_some(noun)
    }

    /// `توجه الوزير إلى القاهرة لإجراء محادثات`: who sets out to meet somebody is the subject of the clause, where
    /// it has no object who would.
    fn light_purpose(&self, group: usize, frame: &Frame) -> Option<Carrier> {
        let noun = self.carrying_noun(group).filter(|_| frame.event_type == EventType::Consult)?;
        let own = &self.groups[noun];
        let meant = own.preposition == Some(self.pack.agreement.object.as_str());
        let clause = |verb: usize| !(verb..own.head).any(|word| self.mark(word).0 || self.is_border(word));
        let found = self.subjects.iter().rev().find(|&&(verb, _)| verb < own.head && clause(verb));
        let &(verb, subject) = found.filter(|_| meant)?;
        let other = |&g: &usize| g != subject && self.is_bare(g) && self.groups[g].is_actor();
        let between = (verb..own.head).filter_map(|word| self.group_at[word]);
        let alone = !between.collect::<Vec<_>>().iter().any(other);
        alone.then(|| Carrier {
            gives: Filled { actors: self.joined(subject), ..Filled::default() },
            ..Carrier::default()
        })
    }

    /// The other side of a joint act, told between a light verb and its noun: `وقع الوزير مع نظيره مذكرة`.
    pub fn beside_light(&self, light: usize, group: usize, args: &Args) -> Option<usize> {
        let outer = self.surroundings(light, light + 1);
        args.recipient.iter().find_map(|slot| match slot {
            Slot::Preposition(key) => outer.right.iter().copied().find(|&g| {
                let own = &self.groups[g];
                g < group && own.preposition == Some(key.as_str()) && own.is_actor() && !own.and
            }),
            _ => None,
        })
    }

    /// `هجوم شنّه مسلحون`, `الهجوم الذي نفذه`: a light verb after the noun that refers back to it.
    fn light_after(&self, word: usize, group: usize) -> Option<Carrier> {
        let line = self.line;
        let mut after = self.groups[group].words.end;
        while after < (word + BACK).min(line.words.len()) && line.words[after].pos != WordPos::Verb {
            if line.is_punct(after) {
                return None;
            }
            after += 1;
        }
        // `مارس` is a month here, and no verb.
        if after >= line.words.len() || !self.is_verb(after) {
            return None;
        }
        let (features, pronoun, light) = self.lights(after).next()?;
        let outer = self.surroundings(after, after + 1);
        // `توقيف خلية تضم`: the verb is about the noun between.
        let clash = !features.any(Features::FIRST) && !self.agrees(group, features, true);
        let roles = if pronoun {
            let roles = self.roles(after, features, pronoun, &outer, Takes::Object);
            Roles { subject: roles.subject.filter(|&g| g != group), ..Roles::default() }
        } else if light.event.contains(&Slot::Subject) && !clash {
            let object = outer.right.iter().copied().find(|&g| self.is_bare(g));
            Roles { subject: Some(group), object, ..Roles::default() }
        } else if light.event.contains(&Slot::Object) && !outer.right.iter().any(|&g| self.is_bare(g)) {
            // `الاتفاق الذي أبرم`: the passive has nobody to give.
            Roles::default()
        } else {
            return None;
        };
        let gives = self.give(light, &roles, group);
        Some(Carrier { gives, effect: light.effect, light: Some(after), does: does(light), saw: None })
    }

    /// `أعلنت الحكومة رفضها`, `وقعت الدولتان محضراً`: who does the verb of which the noun is the
    /// object does what the noun tells, unless the noun tells violence or the verb judges it.
    fn governor_of(&self, verb: usize, group: usize, frame: &Frame) -> Option<Carrier> {
        if frame.event_type == EventType::Protest || self.judges(verb) {
            return None;
        }
        // `ينتظر السكان زيارة الوزير`: whose visit it is says the genitive.
        let visitor = |g: usize| {
            let person = self.groups[g].class == GroupClass::Actor(Class::Person);
            person && self.groups[g].entity_is_head && frame.args.actor.contains(&Slot::Genitive)
        };
        if frame.event_type == EventType::Consult && self.genitive(group).is_some_and(visitor) {
            return None;
        }
        let (features, pronoun) = self.line.verb_reading(verb, self.pack)?;
        let outer = self.surroundings(verb, verb + 1);
        if !outer.right.contains(&group) {
            return None;
        }
        let roles = self.roles(verb, features, pronoun, &outer, Takes::Object);
        let subject = roles.subject.filter(|&g| g != group && self.groups[g].is_actor())?;
        // Of violence and force: what armies and states say they do themselves.
        let forced = match frame.event_type {
            EventType::Assault => {
                (frame.verb || self.hits_genitive(frame, group) || self.kills_foe(frame, group, subject))
                    && self.is_kind(&self.groups[subject], Kind::Armed)
            }
            EventType::Coerce => self.is_kind(&self.groups[subject], Kind::State),
            _ => true,
        };
        if !forced {
            return None;
        }
        let own = self.groups[group].pronoun;
        let object = self.is_bare(group) && roles.subject != Some(group) && !self.is_of_purpose(group);
        (own || object).then(|| Carrier {
            gives: Filled { actors: self.joined(subject), ..Filled::default() },
            ..Carrier::default()
        })
    }

    /// `واصلوا بحثهم لكشف ملابسات هجوم`: a noun that what stands under a preposition before it holds is no object.
    fn is_of_purpose(&self, group: usize) -> bool {
        let before = group.checked_sub(1).map(|before| &self.groups[before]);
        before.is_some_and(|before| {
            before.words.end == self.groups[group].words.start
                && before.preposition == Some(self.pack.agreement.object.as_str())
                && matches!(before.class, GroupClass::Thing | GroupClass::Event)
                && !before.pronoun
                // `لبدء تطوير`: to begin it is to do it.
                && self.carrying_noun(group).is_none()
        })
    }

    /// `أعلنت الكتائب قصف المطار`: a noun of hitting, whose genitive is what was hit where somebody armed
    /// tells it.
    fn hits_genitive(&self, frame: &Frame, group: usize) -> bool {
        frame.args.actor.contains(&Slot::Genitive)
            && !frame.args.recipient.contains(&Slot::Genitive)
            && self.genitive(group).is_some()
    }

    /// `أعلن الجيش قتل ثلاثة مسلحين`: whoever is armed and tells that armed men of another kind were hit, by a noun
    /// of killing (and not of death, as `مقتل`), killed them.
    fn kills_foe(&self, frame: &Frame, group: usize, teller: usize) -> bool {
        let sector = |group: usize| self.groups[group].entity.as_ref().map(|entity| entity.sector);
        frame.args.actor.contains(&Slot::Subject)
            && frame.args.recipient.contains(&Slot::Genitive)
            && self.genitive(group).map(|hit| self.owner(hit).unwrap_or(hit)).is_some_and(|foe| {
                self.is_kind(&self.groups[foe], Kind::Armed) && sector(foe) != sector(teller)
            })
    }

    /// Whether a verb takes a stand on what its object tells, or has it for a matter, rather than doing it:
    /// condemning, refusing, welcoming, denying, discussing.
    pub fn judges(&self, verb: usize) -> bool {
        use EventType::{Accuse, Reject, Request, Support};
        self.line.senses(verb, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let frame = &self.pack.frames[frame as usize];
                frame.with.is_empty() && matches!(frame.event_type, Accuse | Reject | Request | Support)
            }
            Sense::Cue(cue) => {
                matches!(
                    self.pack.cues[cue as usize].kind,
                    CueKind::Deny | CueKind::Request | CueKind::Foiled | CueKind::Matter
                )
            }
            _ => false,
        })
    }

    pub fn lights(&self, verb: usize) -> impl Iterator<Item = (Features, bool, &'p Light)> {
        let pack = self.pack;
        self.line.readings(verb).iter().flat_map(move |reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.senses.iter().filter_map(move |sense| match sense {
                Sense::Light(light) if lexeme.pos == Pos::Verb => {
                    Some((reading.form.features, reading.attached.pronoun, &pack.lights[*light as usize]))
                }
                _ => None,
            })
        })
    }

    fn give(&self, light: &Light, roles: &Roles, group: usize) -> Filled {
        let pick = |slots: &[Slot]| -> Vec<usize> {
            slots
                .iter()
                .find_map(|slot| match slot {
                    Slot::Subject => roles.subject,
                    Slot::Object => roles.object,
                    _ => None,
                })
                .filter(|&g| g != group)
                .map(|g| self.joined(g))
                .unwrap_or_default()
        };
        Filled { actors: pick(&light.args.actor), recipients: pick(&light.args.recipient), adjective: None }
    }
}

/// Whether the subject of a light verb does what its object names.
fn does(light: &Light) -> bool {
    light.effect.is_empty()
        && light.event.contains(&Slot::Object)
        && light.args.actor.contains(&Slot::Subject)
}
