//! Which attack a cost of the same sentence came from: the noun in its own clause, what a clause like
//! `مما أدى إلى` sums up, and the attack whose verb of cost follows it: `هجوم نفذته جماعة وأوقع 40 قتيلا`.

use std::ops::Range;

use sijill_model::{EventType, Span};
use sijill_pack::{Features, Grammar, Pos, Reading, Sense};

use crate::{Codebook, assemble::LineState, clause::Parsed, line::WordPos, predicate::Fired};

/// How the grammar table notes a relative that sums up the whole clause before it.
const WHOLE_CLAUSE: &str = "clause";
/// How it notes a subordinator of time: `عندما`.
const TIME: &str = "time";
/// What a verb of cost adds: `أدى إلى`, `أسفر عن`, `أوقع`.
const RESULT: &str = "result";

impl Codebook<'_> {
    /// The nouns of a cost's own clause that name the attack it came from; of an attack, itself.
    pub(crate) fn causes(&self, state: &LineState<'_, '_, '_, '_>, fired: &Fired) -> Vec<Span> {
        let parsed = state.parsed;
        let kind = |one: &Fired| self.pack.frames[one.frame as usize].event_type;
        if kind(fired) != EventType::Assault {
            return Vec::new();
        }
        if !self.tells_cost(parsed, fired.words.start) {
            return vec![parsed.line.span(fired.words.clone())];
        }
        let cost = |one: &Fired| kind(one) == EventType::Assault && self.tells_cost(parsed, one.words.start);
        let noun = |clause: Range<usize>| {
            let named = |one: &&Fired| !one.verb && kind(one) == EventType::Assault && !cost(one);
            state.fired.iter().filter(named).find(|one| clause.contains(&one.words.start))
        };
        let clause = |one: &Fired| one.words.end..one.around.end.max(one.words.end);
        // `قتل ستة عندما انفجرت سيارة`: so does what the clause of time tells.
        let when = |told: &Fired| {
            let border = told.around.end.max(told.words.end);
            let time = border < parsed.line.words.len()
                && parsed.line.note(border, Grammar::Subordinator, self.pack) == Some(TIME);
            let within = |one: &&Fired| {
                let parted = |at: usize| parsed.ends_clause(at) || parsed.is_border(at);
                one.words.start > border && !(border + 1..one.words.start).any(parted)
            };
            let attack = |one: &&Fired| kind(one) == EventType::Assault && !cost(one);
            let after = state.fired.iter().filter(attack).filter(within);
            after.min_by_key(|one| one.words.start).filter(|_| time)
        };
        // `قتل خمسة وأصيب تسعة في كمين`: costs that are told side by side come from one attack.
        let next = || {
            let after = state.fired.iter().filter(|one| one.words.start > fired.words.start && cost(one));
            let next = after.min_by_key(|one| one.words.start)?;
            let joined = parsed.line.words[next.words.start].attached.and;
            joined.then(|| noun(clause(next)).or_else(|| when(next)))?
        };
        // `عملية الدهس خلفت 30 قتيلا`: what led to a cost is told before the verb that says so.
        let led = || {
            let light = fired.light.filter(|_| fired.effect == "result")?;
            let from = (0..light).rev().find(|&word| parsed.ends_clause(word) || parsed.is_border(word));
            let named = |one: &&Fired| !one.verb && kind(one) == EventType::Assault && !cost(one);
            let before = from.map_or(0, |word| word + 1)..light;
            state.fired.iter().filter(named).find(|one| before.contains(&one.words.start))
        };
        let cause = noun(clause(fired)).or_else(next).or_else(led).or_else(|| when(fired));
        cause.map(|one| parsed.line.span(one.words.clone())).into_iter().collect()
    }

    /// The noun of the attack that the clause of a cost takes as known, with its article:
    /// `أصيب ثلاثة تلاميذ في الهجوم`.
    pub(crate) fn of_known(&self, state: &LineState<'_, '_, '_, '_>, fired: &Fired) -> Option<&'static str> {
        let parsed = state.parsed;
        if !self.tells_cost(parsed, fired.words.start) {
            return None;
        }
        let causes = self.causes(state, fired);
        let known = |one: &&Fired| {
            one.group.is_some_and(|group| parsed.line.words[parsed.groups[group].head].attached.article)
        };
        let caused = |one: &&Fired| causes.contains(&parsed.line.span(one.words.clone()));
        let noun = state.fired.iter().filter(caused).find(known)?;
        Some(self.pack.frames[noun.frame as usize].lemma)
    }

    /// The noun of a cost to whose people another is joined right after.
    pub(crate) fn cost_before<'s>(
        &self,
        state: &LineState<'s, '_, '_, '_>,
        fired: &Fired,
    ) -> Option<&'s Fired> {
        let parsed = state.parsed;
        let start = fired.words.start;
        let cost = |one: &Fired| !one.verb && self.tells_cost(parsed, one.words.start);
        if !cost(fired) || !parsed.line.words[start].attached.and {
            return None;
        }
        let ends = |one: &Fired| {
            one.filled.recipients.last().is_some_and(|&people| parsed.groups[people].words.end == start)
        };
        state.fired.iter().filter(|one| one.words.start < start && cost(one)).find(|one| ends(one))
    }

    /// The attack told right before a cost that a clause like `مما أدى إلى` sums up.
    pub(crate) fn resumes(&self, state: &LineState<'_, '_, '_, '_>, fired: &Fired) -> Option<Span> {
        let parsed = state.parsed;
        let attack = |one: &Fired| self.pack.frames[one.frame as usize].event_type == EventType::Assault;
        if !attack(fired) {
            return None;
        }
        let word = fired.words.start;
        if parsed.line.words[word].attached.and && self.tells_cost(parsed, word) {
            // `إلى مقتل اثنين وإصابة عشرة`: costs side by side have one cause.
            let mut costs = state.fired.iter().filter(|one| attack(one) && one.words.start < word);
            let first = costs.rfind(|one| self.tells_cost(parsed, one.words.start))?;
            let same = !(first.words.start..word).any(|at| parsed.ends_clause(at));
            return if same { self.resumes(state, first) } else { None };
        }
        let verb = fired.light.filter(|_| fired.effect == RESULT)?;
        if let Some(attack) = self.attack_before(state, fired) {
            return Some(parsed.line.span(attack.words.clone()));
        }
        let sums_up =
            verb > 0 && parsed.line.note(verb - 1, Grammar::Relative, self.pack) == Some(WHOLE_CLAUSE);
        let before = || state.fired.iter().filter(|one| attack(one) && one.words.start < verb);
        let cause = before().rfind(|one| !self.tells_cost(parsed, one.words.start));
        cause.filter(|_| sums_up).map(|one| parsed.line.span(one.words.clone()))
    }

    /// The attack of which the verb of a cost goes on to tell, having no subject of its own: `هجوم نفذته جماعة
    /// على مدرسة وأوقع 40 قتيلا`.
    fn attack_before<'s>(&self, state: &LineState<'s, '_, '_, '_>, fired: &Fired) -> Option<&'s Fired> {
        let parsed = state.parsed;
        let verb = fired.light.filter(|&verb| fired.effect == RESULT && verb < fired.words.start)?;
        let attack = state.fired.iter().rev().filter(|one| one.words.start < verb).find(|one| {
            !one.verb
                && self.pack.frames[one.frame as usize].event_type == EventType::Assault
                && !self.tells_cost(parsed, one.words.start)
        })?;
        let own = attack.group?;
        // `وأسفر القصف عن مقتل ثلاثة`: it has a subject of its own.
        let bare = |at: usize| parsed.group_at[at].is_some_and(|g| parsed.is_bare(g));
        if (verb + 1..fired.words.start).any(|at| bare(at) && parsed.group_at[at] != fired.group) {
            return None;
        }
        let after = attack.words.end..verb;
        // A comma may part them where the verb is joined: `هجوم استهدف سوقا، وأدى إلى مقتل سبعة`.
        let joined = parsed.line.words[verb].attached.and;
        let parted = |at: usize| parsed.mark(at).0 || parsed.mark(at).1 && !(joined && at + 1 == verb);
        let goes_on = |at: usize| {
            let found = parsed.surroundings(at, at + 1);
            found.antecedent == Some(own)
                || parsed.holds_object(at)
                // `هجوم في بغداد استهدف سوقا`: an attack without anyone else who attacks.
                || state.fired.iter().any(|one| {
                    let assault = self.pack.frames[one.frame as usize].event_type == EventType::Assault;
                    one.verb && one.words.start == at && assault && one.filled.actors.is_empty()
                })
                // `نسب إلى التنظيم`: nobody else does it.
                || !found.right.iter().any(|&g| parsed.is_bare(g))
        };
        let verbs = |at: &usize| parsed.line.words[*at].pos == WordPos::Verb;
        let same =
            parsed.refers_to(verb, own) && !after.clone().any(parted) && after.filter(verbs).all(goes_on);
        same.then_some(attack)
    }

    /// The cost that goes on about an attack in its sentence.
    pub(crate) fn cost_after<'s>(
        &self,
        state: &LineState<'s, '_, '_, '_>,
        fired: &Fired,
    ) -> Option<&'s Fired> {
        let own = |one: &Fired| one.words == fired.words && one.frame == fired.frame;
        state.fired.iter().filter(|one| one.words.start > fired.words.start).find(|one| {
            self.tells_cost(state.parsed, one.words.start) && self.attack_before(state, one).is_some_and(own)
        })
    }

    /// Whether a noun tells one attack, and not what it cost: `هجوم`.
    pub(crate) fn is_single_attack(&self, parsed: &Parsed<'_, '_, '_>, fired: &Fired) -> bool {
        let attack = self.pack.frames[fired.frame as usize].event_type == EventType::Assault;
        attack
            && !self.tells_cost(parsed, fired.words.start)
            && fired.group.is_some()
            && !is_several(parsed, fired)
    }

    /// Whether one of the nouns that name where a cost came from tells several attacks: `تفجيرات`.
    pub(crate) fn come_from_several(&self, state: &LineState<'_, '_, '_, '_>, causes: &[Span]) -> bool {
        let cause = |one: &&Fired| causes.contains(&state.parsed.line.span(one.words.clone()));
        state.fired.iter().filter(cause).any(|one| is_several(state.parsed, one))
    }

    /// Whether a word tells the cost of an event rather than the event: `killed`, `wounding`.
    pub(crate) fn tells_cost(&self, parsed: &Parsed<'_, '_, '_>, word: usize) -> bool {
        parsed.line.senses(word, self.pack).any(|(_, sense)| match sense {
            Sense::Casualty(row) => matches!(self.pack.casualties[row as usize].kind, "killed" | "injured"),
            _ => false,
        })
    }
}

/// Whether a noun tells more than one: `هجمات`, `هجومين`, `سلسلة تفجيرات`.
pub(crate) fn is_several(parsed: &Parsed<'_, '_, '_>, fired: &Fired) -> bool {
    fired.group.is_some_and(|group| {
        let own = &parsed.groups[group];
        own.plural || own.dual || own.number.is_some() || is_many(parsed, fired.words.start)
    })
}

/// Whether a noun behind another that classes it is told in the plural.
fn is_many(parsed: &Parsed<'_, '_, '_>, word: usize) -> bool {
    let noun = |reading: &&Reading| parsed.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun;
    let mut nouns = parsed.line.readings(word).iter().filter(noun).peekable();
    nouns.peek().is_some() && nouns.all(|noun| noun.form.features.any(Features::PLURAL | Features::DUAL))
}

impl Parsed<'_, '_, '_> {
    /// Whether a verb may have a noun that stands before it as its subject.
    fn refers_to(&self, verb: usize, group: usize) -> bool {
        self.line
            .readings(verb)
            .iter()
            .filter(|reading| self.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Verb)
            .any(|reading| self.agrees(group, reading.form.features, true))
    }

    /// Whether a verb holds its object as a pronoun, so that it may tell of the noun before it: `نفذته جماعة`.
    fn holds_object(&self, verb: usize) -> bool {
        self.line.readings(verb).iter().any(|reading| reading.attached.pronoun)
    }
}
