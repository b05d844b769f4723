//! Against whom a protest is, where its purpose or manner tells it: `خرجوا احتجاجا على قرار الوزارة`,
//! `تجمعوا مطالبين الحكومة بالرحيل`.

use sijill_model::EventType;
use sijill_pack::{Args, Frame, Grammar, Kind, Sense, Slot};

use crate::{clause::Parsed, groups::GroupClass, line::WordPos, predicate::Fired, roles::Takes};

impl Parsed<'_, '_, '_> {
    /// Gives protests the ones whom they are against, where their purpose tells; and takes from them those on
    /// whose behalf they are: `احتجاجا على مقتل ثلاثة مدنيين`.
    pub fn aim_protests(&self, fired: &mut [Fired]) {
        for index in 0..fired.len() {
            if self.pack.frames[fired[index].frame as usize].event_type != EventType::Protest {
                continue;
            }
            let wronged = |group: &usize| self.wrong(&fired[..], *group).is_some();
            let aim = match fired[index].filled.recipients.first() {
                None => self.aim(&fired[index], fired),
                Some(group) if wronged(group) => self.wrong(fired, *group),
                Some(_) => continue,
            };
            let one = &mut fired[index];
            let mut aim = aim.unwrap_or_default();
            aim.retain(|group| !one.filled.actors.contains(group));
            one.filled.recipients = aim;
        }
    }

    /// Those who did harm to a group, where a frame tells that it was harmed; nobody where none is told.
    fn wrong(&self, fired: &[Fired], group: usize) -> Option<Vec<usize>> {
        let harm = |one: &&Fired| {
            Takes::harms(&self.pack.frames[one.frame as usize])
                && one.group.is_some_and(|noun| self.genitive(noun) == Some(group))
                && one.filled.recipients.contains(&group)
        };
        fired.iter().find(harm).map(|one| one.filled.actors.clone())
    }

    /// Whom the first word of purpose after a protest names, in its clause.
    fn aim(&self, protest: &Fired, fired: &[Fired]) -> Option<Vec<usize>> {
        for word in protest.words.start + 1..self.line.words.len() {
            let (ends, _) = self.mark(word);
            if ends || self.quotes_clause(word) || self.is_border(word) {
                return None;
            }
            if let Some(aim) = self.aim_at(word, fired) {
                return Some(aim);
            }
            let verb = self.line.words[word].pos == WordPos::Verb;
            let carries = protest.words.contains(&word) || protest.light == Some(word);
            if verb && !carries && !self.line.is(word, Grammar::Auxiliary) && !self.opposes(word) {
                return None;
            }
        }
        None
    }

    /// The frames of protest, blame, refusal and demand that a word has, with the words they want.
    fn opposing(&self, word: usize) -> impl Iterator<Item = &Frame> {
        self.line.senses(word, self.pack).filter_map(move |(_, sense)| match sense {
            Sense::Frame(frame) => {
                let frame = &self.pack.frames[frame as usize];
                use EventType::{Accuse, Protest, Reject, Request};
                let kind = matches!(frame.event_type, Accuse | Protest | Reject | Request);
                (kind && self.with(word, frame).is_some()).then_some(frame)
            }
            _ => None,
        })
    }

    fn opposes(&self, word: usize) -> bool {
        self.opposing(word).next().is_some()
    }

    /// Whom a word of purpose names as the one who is opposed or asked.
    fn aim_at(&self, word: usize, fired: &[Fired]) -> Option<Vec<usize>> {
        let around = self.surroundings(word, word + 1);
        let verb = self.line.words[word].pos == WordPos::Verb;
        let named = self.opposing(word).find_map(|frame| {
            let args: &Args = if frame.verb && !verb { &frame.masdar_args } else { &frame.args };
            args.recipient.iter().find_map(|slot| match slot {
                Slot::Object if verb => {
                    let (features, pronoun) = self.line.verb_reading(word, self.pack)?;
                    self.roles(word, features, pronoun, &around, Takes::Object).object
                }
                Slot::Genitive if !verb => self.genitive(self.group_at[word]?),
                Slot::Preposition(key) => self.governed(key, &around),
                _ => None,
            })
        });
        if let Some(group) = named {
            return self.doer_of(group, fired);
        }
        // `للمطالبة برحيل النظام`: whom that which is asked for would befall.
        let next = self.opposes(word).then(|| around.right.first().copied()).flatten()?;
        let (last, first) = (self.group_at[word].map_or(word + 1, |g| self.groups[g].words.end), next);
        (self.groups[first].words.start == last && self.is_kind(&self.groups[first], Kind::State))
            .then(|| self.joined(first))
    }

    /// Who answers for what a protest is about: it is somebody, somebody's, or somebody's doing.
    fn doer_of(&self, group: usize, fired: &[Fired]) -> Option<Vec<usize>> {
        let own = &self.groups[group];
        // `مطالبين بتحرير أبنائهم`: for their own they protest, not against them.
        if own.pronoun {
            return None;
        }
        let deed = fired.iter().find(|one| one.words.contains(&own.head) && own.class == GroupClass::Event);
        if let Some(deed) = deed.filter(|one| one.filled.adjective.is_none()) {
            return (!deed.filled.actors.is_empty()).then(|| deed.filled.actors.clone());
        }
        let somebody = |group: &usize| self.is_kind(&self.groups[*group], Kind::Actor);
        let who = Some(group).filter(somebody).or_else(|| self.whose(own.head).filter(somebody))?;
        Some(self.joined(who))
    }
}
