//! What a word is in its sentence: verb, noun or particle, by its readings and its neighbours.

use sijill_pack::{Attached, CueKind, Cut, Features, Grammar, Meaning, Pack, Pos, Reading, Sense};
use sijill_text::TokenKind;

use crate::{
    known::{is_title, is_title_held},
    likely::{CLEARLY, carries, cost, is_somebody, means, weight},
    line::{Line, WordPos},
};

/// How far before the verb of two they may stand: `إن عنصرين من اللجان الشعبية قتلا`.
const TWO_BEFORE: usize = 6;

/// How the table of closed-class words notes conjunctions that open a clause.
const CLAUSES: [&str; 5] = ["because", "where", "while", "time", "background"];

impl Line<'_> {
    /// Decides what a word is, from its readings and its neighbours to the left.
    pub(crate) fn decide(&mut self, index: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) {
        let word = &self.words[index];
        if matches!(word.pos, WordPos::Number | WordPos::Punct) {
            return;
        }
        if let Some(name) = self.name_at[index] {
            let name = &self.names[name];
            let meaning = name.meaning;
            let attached = if name.words.start == index { name.attached } else { Attached::default() };
            self.words[index].pos = match meaning {
                Meaning::Grammar(_) => WordPos::Particle,
                Meaning::Cue(cue) => self.cue_pos(index, pack.cues[cue as usize].kind, pack),
                _ => WordPos::Noun,
            };
            self.words[index].attached = attached;
            if let Meaning::Grammar(row) = meaning {
                self.words[index].grammar = Some((pack.grammar[row as usize].class, row));
            }
            return;
        }
        // `الـ15`: the article of a figure, and no word by itself.
        if self.key(index) == pack.clitics.article()
            && self.words.get(index + 1).is_some_and(|next| next.pos == WordPos::Number)
        {
            self.words[index].pos = WordPos::Particle;
            return;
        }
        let (mut verb, mut noun, mut particle) = (None, None, None);
        for &reading in self.readings(index) {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            if reading.form.features.has(Features::PARTICIPLE) && !self.is_clause(index, reading, pack)
                || is_title_held(reading, pack)
            {
                continue;
            }
            let slot = match lexeme.pos {
                Pos::Verb => &mut verb,
                Pos::Particle => &mut particle,
                Pos::Noun | Pos::Adjective => &mut noun,
            };
            if slot.is_none_or(|known: Reading| cost(reading, pack) < cost(known, pack)) {
                *slot = Some(reading);
            }
        }
        // `دولة رئيس الوزراء`, but `دولة قطر`: a title that is a noun as well is one only before who bears it.
        if noun.is_some()
            && particle.is_some_and(|p| {
                let lemma = &pack.lexicon.lexeme(p.form.lexeme).lemma;
                is_title(p, pack) && !lemma.starts_with(pack.clitics.article())
            })
            && !self.is_borne(index + 1, pack)
        {
            particle = None;
        }
        let pos = match (verb, noun, particle) {
            // A verb that looks like a preposition is one where its subject follows at the very start.
            // Only one that means something (`قبل الوزير الدعوة`): `بعد` is hardly ever "was far".
            (Some(v), _, Some(p))
                if index == 0
                    && v.attached == p.attached
                    && means(v, pack)
                    && self.is_like_preposition(index) =>
            {
                if self.opens_with_verb(index, pack, numbers) {
                    WordPos::Verb
                } else {
                    WordPos::Particle
                }
            }
            (Some(v), None, Some(p)) if weight(v) < weight(p) => self.verb_or_nothing(index, v, pack),
            // `طعن إمام المسجد`: spelled as the noun, and not as the particle.
            (_, Some(n), Some(p))
                if p.attached.is_bare()
                    && self.is_spelled(index, n, pack)
                    && !self.is_spelled(index, p, pack) =>
            {
                WordPos::Noun
            }
            // `في ولاية هلمند`: a noun by itself goes before a particle that two others are attached to.
            (_, Some(n), Some(p)) if n.attached.is_bare() && is_held_twice(p) => WordPos::Noun,
            // `جندي وشرطي`: a policeman, before "and on my condition".
            (_, Some(n), Some(p)) if p.attached.pronoun && !n.attached.pronoun && is_somebody(n, pack) => {
                WordPos::Noun
            }
            // `15 عسكريا` are people, who are no manner.
            (_, Some(n), Some(_)) if is_somebody(n, pack) && self.is_counted(index, n, numbers) => {
                WordPos::Noun
            }
            (_, _, Some(p)) if p.attached.is_bare() || p.attached.and => WordPos::Particle,
            // `ودعا` is `and called` before it is the accusative of a rare noun.
            (Some(v), Some(n), _)
                if cost(v, pack) + (if means(v, pack) && !means(n, pack) { 1 } else { CLEARLY })
                    <= cost(n, pack)
                    && (!n.attached.article || means(v, pack) && !means(n, pack))
                    && self.verb_fits(index, v, pack) =>
            {
                WordPos::Verb
            }
            (Some(v), Some(n), _) if cost(n, pack) + CLEARLY <= cost(v, pack) => WordPos::Noun,
            (Some(v), Some(n), _) => self.verb_or_noun(index, v, n, pack, numbers),
            // `بمقتل اثنين`: a number looks like a rare form of a verb.
            (Some(v), None, None)
                if index > 0
                    && !self.is_several(index - 1)
                    && v.form.features.has(Features::FEMININE | Features::PLURAL)
                    && numbers(self.key(index)) =>
            {
                WordPos::Unknown
            }
            (Some(v), None, _) if self.verb_fits(index, v, pack) => WordPos::Verb,
            (None, Some(_), _) => WordPos::Noun,
            (_, _, Some(_)) => WordPos::Particle,
            _ => WordPos::Unknown,
        };
        let pos = if pos == WordPos::Verb && verb.is_some_and(|v| self.is_given_name(index, v, pack)) {
            WordPos::Unknown
        } else {
            pos
        };
        let taken = match pos {
            WordPos::Verb => verb,
            WordPos::Noun => noun,
            WordPos::Particle => particle,
            _ => None,
        };
        if pos == WordPos::Verb
            && verb.is_some_and(|v| {
                self.is_number(index, v, numbers) || !means(v, pack) && numbers(self.key(index))
            })
        {
            let and = verb.is_some_and(|v| v.attached.and) && !numbers(self.key(index));
            self.words[index].pos = WordPos::Unknown;
            self.words[index].attached = Attached { and, ..Attached::default() };
            return;
        }
        self.words[index].attached =
            taken.map_or_else(|| self.guess_attached(index, pack, numbers), |r| r.attached);
        self.words[index].pos = pos;
    }

    /// What the words of a fixed phrase are: those that name a source or a plan are nouns, the rest
    /// take no part in noun groups.
    fn cue_pos(&self, index: usize, kind: CueKind, pack: &Pack) -> WordPos {
        let is_first = index == 0 || self.name_at[index] != self.name_at[index - 1];
        let verb = is_first
            && self.readings(index).iter().any(|reading| {
                pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Verb && weight(*reading) <= 1
            });
        match kind {
            CueKind::Anonymous | CueKind::Witness | CueKind::Media | CueKind::SayNoun | CueKind::Plan => {
                WordPos::Noun
            }
            CueKind::Say | CueKind::Deny | CueKind::Responsibility | CueKind::Foiled if verb => WordPos::Verb,
            _ => WordPos::Particle,
        }
    }

    /// A finite verb never follows a preposition, nor carries an article.
    fn verb_fits(&self, index: usize, verb: Reading, pack: &Pack) -> bool {
        // `قتلوا اثنين منهم وأصابوا`: a preposition may hold its object.
        let holds = |row: u32| pack.grammar[row as usize].note.ends_with("pronoun");
        let after_preposition = index > 0
            && self.is(index - 1, Grammar::Preposition)
            && !self.words[index - 1].grammar.is_some_and(|(_, row)| holds(row));
        // A name of a person may look like a verb; after an office it is a name.
        !after_preposition || verb.attached.future
    }

    fn verb_or_noun(
        &self,
        index: usize,
        verb: Reading,
        noun: Reading,
        pack: &Pack,
        numbers: &dyn Fn(&str) -> bool,
    ) -> WordPos {
        if noun.attached.article || noun.attached.preposition.is_some() {
            // `ل` before an imperfect is a conjunction of purpose.
            return if verb.attached == noun.attached && verb.form.features.has(Features::IMPERFECT) {
                WordPos::Verb
            } else {
                WordPos::Noun
            };
        }
        if verb.form.features.has(Features::PARTICIPLE)
            || noun.attached.question
            // `هجوم شنه داعش`: a word that means something, before a rare noun.
            || verb.attached.pronoun && means(verb, pack) && !means(noun, pack)
        {
            return WordPos::Verb;
        }
        // `هجوم شنه مسلحون`: the verb that carries an event noun, not its own verbal noun.
        if verb.attached.pronoun
            && noun.attached.pronoun
            && carries(verb, pack)
            && index.checked_sub(1).is_some_and(|before| {
                let left = &self.words[before];
                left.pos == WordPos::Noun && !left.attached.article && self.name_at[before].is_none()
            })
        {
            return WordPos::Verb;
        }
        // `كما خطف مسلحون`: a subject that shows its case is no genitive, so what it follows is its verb.
        if verb.attached.pronoun == noun.attached.pronoun
            && verb.form.features.has(Features::MASCULINE | Features::SINGULAR)
            && !noun.form.features.any(Features::PLURAL | Features::DUAL)
            && self.bears_nominative(index + 1, pack)
        {
            return WordPos::Verb;
        }
        // `إن جنديين من القوة قتلا`: two who are named want the verb of two.
        if verb.attached.is_bare()
            && verb.form.features.has(Features::DUAL)
            && self.has_two_before(index, pack)
        {
            return WordPos::Verb;
        }
        // An accusative looks like a dual verb, and a noun's last letters like a pronoun; both are rarer.
        if noun.form.features.any(Features::ACCUSATIVE) || verb.attached.pronoun && !noun.attached.pronoun {
            return WordPos::Noun;
        }
        let Some(before) = index.checked_sub(1) else {
            return if self.opens_with_verb(index, pack, numbers)
                || self.says_that(index, verb, pack)
                || self.hands_on(index, verb, pack)
            {
                WordPos::Verb
            } else {
                WordPos::Noun
            };
        };
        let left = &self.words[before];
        if self.is(before, Grammar::Preposition) || self.is(before, Grammar::Quantifier) {
            return WordPos::Noun;
        }
        // `اشتباكات قتل فيها 14 مسلحا`
        if verb.form.features.has(Features::PERFECT) && self.befell_in_it(index, pack, numbers) {
            return WordPos::Verb;
        }
        // `إن قصف دمشق لحلب`: a city takes the feminine verb.
        if self.is(before, Grammar::Complementiser)
            && verb.form.features.has(Features::MASCULINE)
            && self.names_city(index + 1, pack)
        {
            return WordPos::Noun;
        }
        let verbal = [
            Grammar::Negation,
            Grammar::Future,
            Grammar::Perfect,
            Grammar::Complementiser,
            Grammar::Relative,
        ];
        if verbal.iter().any(|&class| self.is(before, class)) || self.is(before, Grammar::Auxiliary) {
            return WordPos::Verb;
        }
        // `حيث تجمع المتظاهرون`: what opens a clause is its verb, where somebody follows.
        let clause = self
            .note(before, Grammar::Conjunction, pack)
            .or(self.note(before, Grammar::Subordinator, pack))
            .is_some_and(|note| CLAUSES.contains(&note));
        if clause && self.opens_with_verb(index, pack, numbers) {
            return WordPos::Verb;
        }
        // `بعد أن تعرض للتعذيب`
        if (left.pos == WordPos::Punct
            || self.is(before, Grammar::Conjunction)
            || self.brings_verb(before, pack))
            && self.hands_on(index, verb, pack)
        {
            return WordPos::Verb;
        }
        let counted = self
            .words
            .get(index + 1)
            .is_some_and(|word| word.kind == TokenKind::Number || numbers(self.doc.key(word.token)))
            || self.bounds_number(index + 1, pack);
        match left.pos {
            // `قتلوا وجرح 18`: after a verb `و` joins another.
            WordPos::Verb if verb.attached.and && counted => WordPos::Verb,
            WordPos::Verb | WordPos::Number => WordPos::Noun,
            WordPos::Punct if self.opens_with_verb(index, pack, numbers) => WordPos::Verb,
            // `، وطالب بالإفراج`: what follows has the preposition that the verb takes.
            WordPos::Punct if verb.attached.and && self.takes_next(index, verb, pack) => WordPos::Verb,
            // `أعلنت أن المدير، وهو أجنبي، خطف في`: a clause that has its subject wants its verb.
            WordPos::Punct if verb.attached.is_bare() && self.wants_verb(before) => WordPos::Verb,
            WordPos::Punct => WordPos::Noun,
            // `إن جنديا قتل`: a noun that bears its ending takes no genitive.
            WordPos::Noun
                if verb.attached.is_bare()
                    && verb.form.features.has(Features::PERFECT)
                    && self.name_at[before].is_none()
                    && self.key(before).chars().count() >= ENDED
                    && pack.agreement.is_accusative(self.key(before))
                    && self.wants_verb(before) =>
            {
                WordPos::Verb
            }
            WordPos::Noun if verb.attached.and && !noun.form.features.has(Features::PLURAL) => {
                // `و` and a verb, or a second noun: the noun of the same shape as the one before.
                let event = self.readings(before).iter().any(|reading| {
                    let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
                    let event = |sense: &Sense| matches!(sense, Sense::Frame(_) | Sense::Casualty(_));
                    lexeme.pos != Pos::Verb && lexeme.senses.iter().any(event)
                });
                if counted && !event || left.attached.article || self.name_at[before].is_some() {
                    WordPos::Verb
                } else {
                    WordPos::Noun
                }
            }
            WordPos::Noun if left.attached.article || self.name_at[before].is_some() => {
                // A clause has one finite verb: after it a bare word of this shape is a noun.
                if self.has_verb(index) { WordPos::Noun } else { WordPos::Verb }
            }
            _ => WordPos::Noun,
        }
    }

    /// Whether the clause of a word names two before it who have no verb yet: `إن جنديين`.
    fn has_two_before(&self, index: usize, pack: &Pack) -> bool {
        let two = |at: usize| {
            self.words[at].pos == WordPos::Noun
                && self.readings(at).iter().any(|reading| {
                    let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
                    lexeme.pos == Pos::Noun
                        && reading.form.features.has(Features::DUAL)
                        && lexeme.senses.iter().any(|sense| matches!(sense, Sense::Role(_)))
                })
        };
        (index.saturating_sub(TWO_BEFORE)..index)
            .rev()
            .take_while(|&at| !matches!(self.words[at].pos, WordPos::Verb | WordPos::Punct))
            .find(|&at| two(at))
            .is_some_and(|at| self.wants_verb(at))
    }

    /// Whether a number word only looks like a verb: like a rare form of it, or before a second number word.
    fn is_number(&self, index: usize, verb: Reading, numbers: &dyn Fn(&str) -> bool) -> bool {
        let rare = verb.form.features.any(Features::DUAL | Features::JUSSIVE)
            || verb.form.features.has(Features::FEMININE | Features::PLURAL);
        let more = || index + 1 < self.words.len() && numbers(self.key(index + 1));
        // `قاضيا واثنين من مرافقيه`: what joins it is none of it.
        let joined = Attached { and: true, ..Attached::default() };
        let rest = |cut: &Cut| cut.attached == joined && numbers(&self.key(index)[cut.start..]);
        let is_one = numbers(self.key(index)) || self.known(index).cuts.iter().any(rest);
        is_one && (rare || more())
    }

    /// Whether a participle in the accusative is a clause of its own (`قال الوزير مشيرا إلى`), and
    /// not an adjective of an accusative noun or what an auxiliary says of its subject.
    fn is_clause(&self, index: usize, participle: Reading, pack: &Pack) -> bool {
        let lexeme = pack.lexicon.lexeme(participle.form.lexeme);
        if !participle.attached.is_bare() && !participle.attached.and
            || index == 0
            || lexeme.senses.is_empty()
        {
            return false;
        }
        // `هاجموا حاجزا`: people, and posts that may be attacked.
        let people = self.readings(index).iter().any(|reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            senses.iter().any(|sense| matches!(sense, Sense::Role(_) | Sense::Casualty(_)))
        });
        let people = people || self.has_lemma(index, Pos::Noun, pack, |lemma| pack.agreement.is_site(lemma));
        let before = index - 1;
        let after_comma = self.is_punct(before);
        if !people && participle.form.features.has(Features::MASCULINE | Features::PLURAL) {
            return after_comma || self.is_manner(before, participle, pack);
        }
        if people || !participle.form.features.has(Features::MASCULINE | Features::SINGULAR) {
            // `إن «مقاتلين اثنين قتلا»`: those whom a quotation opens with are people.
            return after_comma && !matches!(self.text(before), "«" | "“" | "\"");
        }
        let left = &self.words[before];
        let accusative = !after_comma
            && left.kind == TokenKind::Word
            && pack.agreement.is_accusative(self.key(before))
            && matches!(left.pos, WordPos::Noun | WordPos::Unknown)
            && self.name_at[before].is_none();
        !(accusative
            || left.pos == WordPos::Number
            || self.is(before, Grammar::Auxiliary)
            || self.is(before, Grammar::Preposition)
            || self.is(before, Grammar::Negation)
            || self.is(before, Grammar::Quantifier))
    }

    /// Whether a noun in the accusative stands after a number.
    fn is_counted(&self, index: usize, noun: Reading, numbers: &dyn Fn(&str) -> bool) -> bool {
        let number = |before: usize| self.words[before].pos == WordPos::Number || numbers(self.key(before));
        noun.form.features.has(Features::ACCUSATIVE) && index.checked_sub(1).is_some_and(number)
    }

    /// Whether a word is written, to the letter, as the dictionary form of its reading.
    fn is_spelled(&self, index: usize, reading: Reading, pack: &Pack) -> bool {
        reading.attached.is_bare() && pack.lexicon.lexeme(reading.form.lexeme).lemma == self.text(index)
    }

    fn verb_or_nothing(&self, index: usize, verb: Reading, pack: &Pack) -> WordPos {
        if self.verb_fits(index, verb, pack) { WordPos::Verb } else { WordPos::Particle }
    }

    fn is_like_preposition(&self, index: usize) -> bool {
        matches!(self.words[index].grammar, Some((Grammar::Preposition | Grammar::Adverb, _)))
    }

    /// Whether a word is a noun in the dual or plural, which a number may follow as an adjective.
    fn is_several(&self, index: usize) -> bool {
        self.readings(index)
            .iter()
            .any(|reading| reading.form.features.any(Features::DUAL | Features::PLURAL))
    }

    /// What stands attached to a word that the pack does not know: an article, or a
    /// preposition before a feminine noun; before a number word also the conjunction.
    fn guess_attached(&self, index: usize, pack: &Pack, numbers: &dyn Fn(&str) -> bool) -> Attached {
        let mut best = Attached::default();
        if self.words[index].kind == TokenKind::Word {
            pack.clitics.cuts(self.key(index), |cut| {
                let feminine = || {
                    let rest = &self.key(index)[cut.start..];
                    rest.chars().count() >= GUESSED && pack.agreement.is_feminine(rest)
                };
                let preposition = cut.attached.preposition.is_some() && !cut.attached.article && feminine();
                if cut.noun && !best.article && (cut.attached.article || preposition) {
                    best = cut.attached;
                }
                if cut.noun
                    && best.is_bare()
                    && !cut.attached.pronoun
                    && numbers(&self.key(index)[cut.start..])
                {
                    best = cut.attached;
                }
            });
        }
        best
    }
}

/// Letters that an unknown feminine noun must have for a preposition to be cut off before it.
const GUESSED: usize = 4;

/// Letters from which a word with an accusative ending is taken to bear it.
const ENDED: usize = 4;

/// Whether both a conjunction and a preposition are attached before a word.
fn is_held_twice(reading: Reading) -> bool {
    reading.attached.and && reading.attached.preposition.is_some()
}
