//! Which place an event has: of those that its sentence tells, the one where it happened.

use std::ops::Range;

use sijill_model::{Class, EventType};
use sijill_pack::{Frame, Grammar, Meaning, Sense};

use crate::{
    clause::Parsed,
    gazetteer::INSIDE,
    groups::{Group, GroupClass},
    line::WordPos,
    occasion::DURING,
    predicate::Fired,
    setting::Setting,
    when::Clause,
};

/// The country that is visited, which is where and not to whom, and the other recipients.
pub(crate) fn visited(
    parsed: &Parsed<'_, '_, '_>,
    frame: &Frame,
    recipients: &[usize],
) -> (Option<usize>, Vec<usize>) {
    if frame.event_type != EventType::Consult || frame.mode != VISIT {
        return (None, recipients.to_vec());
    }
    let others = recipients.iter().copied().filter(|&group| !is_country(parsed, group)).collect();
    (recipients.iter().copied().find(|&group| is_country(parsed, group)), others)
}

/// The country that takes refugees in: they come to it.
pub(crate) fn host(parsed: &Parsed<'_, '_, '_>, frame: &Frame, actors: &[usize]) -> Option<usize> {
    let shelters = frame.event_type == EventType::Aid && frame.cameo.code() == ASYLUM;
    actors.iter().copied().find(|&group| is_country(parsed, group)).filter(|_| shelters)
}

impl Parsed<'_, '_, '_> {
    /// The town that an attack is told to have hit, where nothing else tells where it was: `هزت انفجارات وسط كابول`.
    pub(crate) fn hit_town(&self, frame: &Frame, fired: &Fired) -> Option<usize> {
        let town = |&group: &usize| {
            let place = self.groups[group].place.map(|name| self.line.names[name].meaning);
            self.groups[group].preposition.is_none()
                && matches!(place, Some(Meaning::Capital(_) | Meaning::Place(_)))
        };
        (frame.event_type == EventType::Assault)
            .then(|| fired.filled.recipients.iter().copied().find(town))
            .flatten()
    }
}

/// Whether a group is a country or its capital, which is a place as well as somebody who acts.
fn is_country(parsed: &Parsed<'_, '_, '_>, group: usize) -> bool {
    let own = &parsed.groups[group];
    own.place.is_some() && own.entity.as_ref().is_some_and(|entity| entity.class == Class::Country)
}

/// CAMEO's code of giving asylum.
const ASYLUM: &str = "075";
/// PLOVER's mode of a meeting for which somebody travels.
pub(crate) const VISIT: &str = "visit";

/// What it costs a place that somebody goes there: `قتل وهو في طريقه إلى دير الزور`.
const GOAL: usize = 12;
/// How the grammar table notes prepositions of where somebody goes.
const TO: &str = "place to";
/// What it costs a place that it tells where an event was reported.
const TOLD_THERE: usize = 8;
/// What it costs a place that it is a part of the country, told without its name.
const AT_HOME: usize = 8;
/// Words that may open a joined clause before its verb.
const OPENING: usize = 2;
/// How far from its trigger a place may stand outside the trigger's clause.
const REACH: usize = 18;

impl Parsed<'_, '_, '_> {
    /// The group that tells where a fired frame happened: governed by a preposition, in its clause
    /// first, the finest of several in a row.
    ///
    /// What somebody says or decides names many places that are not where he did so: `strict` leaves
    /// those of the content out.
    pub fn place_of(&self, fired: &Fired, all: &[Fired], setting: &Setting, strict: bool) -> Option<usize> {
        let (start, end) = (fired.words.start, fired.words.end);
        let mut best: Option<(usize, usize)> = None;
        for (index, group) in self.groups.iter().enumerate() {
            if group.place.is_none()
                || self.is_wide(group) && self.is_quoted(group)
                || self.is_quoted_in_part(group)
            {
                continue;
            }
            // Where a report was written need not be where something happened.
            if group.words.end <= self.opening {
                continue;
            }
            let acts = fired.filled.actors.contains(&index)
                || fired.filled.recipients.contains(&index) && group.entity.is_some();
            let inside_place_noun = self.is_kind(group, sijill_pack::Kind::Place);
            let house = group.entity.as_ref().is_some_and(|entity| entity.class == Class::Organisation);
            let located = group.preposition.is_some_and(|key| self.tells_place(key))
                && !self.is_between_states(group)
                && (!house || self.is_inside(group))
                || (group.class == GroupClass::Place || inside_place_noun && !group.entity_is_head)
                    && !self.is_aside(group);
            let located = located || self.is_told_capital(index);
            if self.is_somebodys(index) {
                continue;
            }
            // `هجمات باريس`, `احتجاجات بيروت`: a capital after violence is where it was.
            let scene = !acts && self.is_scene(fired, index);
            if acts && group.class != GroupClass::Place || !(located || scene) {
                continue;
            }
            let after = group.words.start >= end;
            let (from, to) = if after { (end, group.words.start) } else { (group.words.end, start) };
            if to < from || to - from > REACH || (from..to).any(|word| self.is_meanwhile(word)) {
                continue;
            }
            // `شمال البلاد`, where nothing tells which country is spoken of.
            if self.is_homeland(group) && self.place_at(index, setting).is_none() {
                continue;
            }
            // `معهد الاقتصاد، ومقره كولونيا`: where somebody sits is not where something happened.
            let clause = self.clause_of(fired, group.words.start);
            if clause == Clause::Deeper || group.pronoun && group.class != GroupClass::Place {
                continue;
            }
            let inside = clause == Clause::Own
                || group.words.start >= fired.around.start && group.words.end <= fired.around.end;
            // `اتهم السياسيين في البلاد`: whom words are about is there, and of another clause nothing is told.
            if (strict || !inside) && self.is_whole_home(group) {
                continue;
            }
            let between =
                all.iter().filter(|other| other.words.start >= from && other.words.end <= to).count()
                    + self.tellers_between(from, to)
                    + self.breaks(from, to);
            if strict && (!inside || after && self.is_content(fired, index)) {
                continue;
            }
            let violent = matches!(
                self.pack.frames[fired.frame as usize].event_type,
                EventType::Assault | EventType::Coerce | EventType::Protest
            );
            if violent && after && self.is_afterwards(fired, from..to) {
                continue;
            }
            // `محادثات لبحث الوضع في سوريا`: the country that talks are about.
            let talks = self.pack.frames[fired.frame as usize].event_type == EventType::Consult;
            if talks
                && !after
                && (self.is_discussed(fired, index) || self.is_of_first_told(fired, &group.words))
            {
                continue;
            }
            if talks && after && self.is_end_of(group, from) {
                continue;
            }
            let goal = if violent && self.is_goal(group) { GOAL } else { 0 };
            let wide = usize::from(self.is_wide(group)) * 12
                + if self.is_of_teller(fired, index) { TOLD_THERE } else { 0 };
            // `في شمال شرق البلاد، استهدف الطيران المدينة`: any other place tells more.
            let wide = wide + if self.is_part_of_home(group) { AT_HOME } else { 0 };
            let bare = usize::from(group.preposition.is_none()) * 4 + wide;
            let cost = (to - from)
                + goal
                + if inside { 0 } else { 10 }
                + between * 5
                + usize::from(!after) * 3
                + bare;
            if best.is_none_or(|(known, _)| cost < known) {
                best = Some((cost, index));
            }
        }
        let known = |&group: &usize| self.place_at(group, setting).is_some();
        best.map(|(_, index)| Some(self.first_of(self.inner_of(fired, index))).filter(known).unwrap_or(index))
    }

    /// `بلدة الحضر في ريف القنيطرة`: of a place and the wider one right after it, the first, before an event as
    /// well as after it.
    fn inner_of(&self, fired: &Fired, group: usize) -> usize {
        let mut inner = group;
        while let Some(before) = inner.checked_sub(1) {
            let (own, wider) = (&self.groups[before], &self.groups[inner]);
            let from = wider.preposition_word.unwrap_or(wider.words.start);
            let acts = own.entity.is_some()
                && (fired.filled.actors.contains(&before) || fired.filled.recipients.contains(&before));
            // `القريبة من الخليل بجنوب الضفة` is not in it, `داخل نيجيريا بين بلدات …` no finer.
            let bare = own.class == GroupClass::Place && own.preposition.is_none();
            let tells = own.place.is_some() && (bare || self.is_in(own)) && !acts && !own.is_country();
            let apart = own.words.end != from || wider.and || !self.is_in(wider);
            if apart || !tells || own.words.contains(&fired.words.start) {
                break;
            }
            inner = before;
        }
        inner
    }

    /// `حمّلت الحكومة الاحتلال مسؤولية أي مساس بالمسجد`: a place after what words are about belongs to that.
    fn is_content(&self, fired: &Fired, place: usize) -> bool {
        let place = &self.groups[place];
        let from = place.preposition_word.unwrap_or(place.words.start);
        self.groups.iter().enumerate().any(|(at, group)| {
            // `طالب في مؤتمر في جنيف`: what is held is not what is demanded.
            let held = group.preposition_note(self.line, self.pack);
            let about = match group.class {
                GroupClass::Event => true,
                GroupClass::Thing => group.words.end == from && !self.is_statement(at),
                _ => false,
            };
            about
                && !matches!(held, Some(INSIDE | DURING))
                && group.words.start >= fired.words.end
                && group.words.end <= from
                && !fired.filled.actors.contains(&at)
        })
    }

    /// `حكام ولايات فلوريدا وتكساس`: a place joined to the one by which somebody is told is no scene.
    fn is_somebodys(&self, place: usize) -> bool {
        let mut first = place;
        while self.groups[first].and
            && first > 0
            && self.groups[first].words.start == self.groups[first - 1].words.end
        {
            first -= 1;
        }
        let own = &self.groups[first];
        // Where those who live there are, they protest and are hit: `سكان مدينتي البصرة والناصرية`.
        let officials = own.entity_is_head
            && own.entity.as_ref().is_some_and(|one| matches!(one.sector, "GOV" | "LEG" | "JUD" | "COP"));
        first < place
            && officials
            && own.words.len() > 1
            && own.preposition.is_none()
            && self.groups[place].preposition.is_none()
    }

    /// Whether a place is only of what talks discussed.
    pub fn discusses_place(&self, frame: &Frame, fired: &Fired) -> bool {
        let of_it = |at: usize| self.groups[at].place.is_some() && self.is_discussed(fired, at);
        frame.event_type == EventType::Consult && (0..self.groups.len()).any(of_it)
    }

    /// `مشاريع الإعمار في سوريا نوقشت`: a place right before a passive is of what was discussed.
    fn is_discussed(&self, fired: &Fired, place: usize) -> bool {
        let place = &self.groups[place];
        let passive = fired.verb && (fired.passive || fired.filled.actors.is_empty());
        passive && place.words.end == fired.words.start && self.topic(&fired.around).is_some()
    }

    /// Whether a country stands in words that tell, from some word on, to what end something is done.
    fn is_end_of(&self, country: &Group<'_>, from: usize) -> bool {
        let state = country.entity.as_ref().is_some_and(|one| one.class == Class::Country && !one.metonym);
        state
            && self.groups.iter().any(|group| {
                group.words.start >= from
                    && group.words.end <= country.words.start
                    && group.preposition == Some(self.pack.agreement.object.as_str())
                    && group.entity.is_none()
                    && !self.line.words[group.head].attached.article
                    && matches!(group.class, GroupClass::Event | GroupClass::Thing)
            })
    }

    /// `في تعز ولحج`: of several places joined, the first stands for them.
    pub fn first_of(&self, group: usize) -> usize {
        let joined = |first: &usize| {
            self.groups[*first].place.is_some()
                && !self.groups[*first].and
                && self.joined(*first).contains(&group)
        };
        (0..group).rev().take_while(|&before| self.groups[before + 1].and).find(joined).unwrap_or(group)
    }

    /// `في العاصمة القطرية الدوحة`: a capital right after what is told to be of its country, under a preposition of
    /// place.
    fn is_told_capital(&self, group: usize) -> bool {
        let own = &self.groups[group];
        let Some(before) = group.checked_sub(1).map(|before| &self.groups[before]) else { return false };
        let iso3 = |country: u16| self.pack.world.countries[country as usize].iso3;
        let capital = own.entity.as_ref().filter(|entity| entity.metonym);
        let same = before
            .nation
            .is_some_and(|(country, _)| capital.is_some_and(|entity| entity.country == iso3(country)));
        same && own.preposition.is_none() && before.words.end == own.words.start && self.is_in(before)
    }

    /// Whether a place is where somebody goes.
    fn is_goal(&self, group: &Group<'_>) -> bool {
        group.preposition_note(self.line, self.pack) == Some(TO)
    }

    /// Whether a clause joined after an attack tells what came afterwards, and where: `ونقلوا إلى مستشفى في
    /// إسطنبول`, `وما زالوا يعالجون في ألمانيا`.
    fn is_afterwards(&self, fired: &Fired, between: Range<usize>) -> bool {
        let plain = |verb: usize| {
            self.line.words[verb].pos == WordPos::Verb
                && self.line.name_at[verb].is_none()
                && !self.line.is(verb, Grammar::Auxiliary)
                && !self.fired_at.iter().any(|&(at, _)| at == verb)
                && fired.light != Some(verb)
                && self.lights(verb).next().is_none()
                && !self.line.senses(verb, self.pack).any(|(_, sense)| matches!(sense, Sense::Casualty(_)))
        };
        let Some(verb) = between.clone().rfind(|&word| self.line.words[word].pos == WordPos::Verb) else {
            return false;
        };
        // `وما زال يعالج`: what opens the clause is joined, where it isn't the verb.
        let joined = (verb.saturating_sub(OPENING)..=verb)
            .rev()
            .take_while(|&word| between.contains(&word) && self.group_at[word].is_none_or(|_| word == verb))
            .find(|&word| self.line.words[word].attached.and);
        let to = |word: usize| self.line.note(word, Grammar::Preposition, self.pack) == Some(TO);
        plain(verb) && joined.is_some_and(|word| word < verb || (verb..between.end).any(to))
    }

    /// Whether a place tells where those are who report an event, and not where it happened: `أعلن المتحدث باسم
    /// الجيش في بغداد مقتل 20 في الرمادي`.
    fn is_of_teller(&self, fired: &Fired, group: usize) -> bool {
        let start = self.groups[group].words.start;
        if start >= fired.words.start {
            return false;
        }
        let says = |word: usize| self.line.words[word].pos == WordPos::Verb && self.says(word).is_some();
        let told = (0..start).rev().take_while(|&word| !self.mark(word).0).find(|&word| says(word));
        told.is_some_and(|verb| {
            let speech = |word: usize| {
                self.complements(word) || self.line.is_punct(word) && self.line.text(word) == ":"
            };
            !(verb..start).any(speech)
        })
    }
}
