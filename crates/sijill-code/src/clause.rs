//! The surroundings of a trigger: its groups to the right and left, up to the borders of its clause.

use sijill_model::{Class, EventType};
use sijill_pack::{CueKind, Features, Grammar, Meaning, Pack, Sense, Slot};
use sijill_time::{Mark, NumberMention, TimeMention};

use crate::{
    groups::{Group, GroupClass},
    line::{Line, WordPos},
};

/// A line with its groups, numbers and times.
pub(crate) struct Parsed<'l, 'd, 'p> {
    pub line: &'l Line<'d>,
    /// How many words at its head are a dateline.
    pub opening: usize,
    pub pack: &'p Pack,
    pub groups: Vec<Group<'p>>,
    pub group_at: Vec<Option<usize>>,
    pub numbers: Vec<NumberMention>,
    pub times: Vec<TimeMention>,
    /// Words that tell how the figures near them stand.
    pub marks: Vec<(std::ops::Range<usize>, Mark)>,
    /// Verbs and their subjects who act, in order.
    pub subjects: Vec<(usize, usize)>,
    /// Words at which frames fired, with their types; filled once the frames are tried.
    pub fired_at: Vec<(usize, EventType)>,
}

/// The groups around a trigger.
#[derive(Debug, Default, Clone)]
pub(crate) struct Surroundings {
    /// Groups after it, in order.
    pub right: Vec<usize>,
    /// Groups before it, nearest first.
    pub left: Vec<usize>,
    /// A clause with a complementiser follows.
    pub complement: bool,
    /// The noun that a relative clause with this verb is about.
    pub antecedent: Option<usize>,
    /// The subject of the clause is the pronoun of its complementiser.
    pub pronoun_subject: bool,
    /// The trigger opens its clause: nothing but particles stands before it.
    pub opens: bool,
    /// First word of the clause.
    pub start: usize,
    /// First word after the clause.
    pub end: usize,
}

/// How the grammar table notes a complementiser that holds the subject of its clause, and a preposition
/// that holds its object.
const HOLDS: &str = "pronoun";
/// How it notes a preposition that holds those of whom some are told: `بينهم ثلاثة`.
pub(crate) const AMONG: &str = "partitive pronoun";
/// How it notes conjunctions such as "because" and "as".
const BECAUSE: &str = "because";
/// How it notes conjunctions such as "while".
const WHILE: &str = "while";
/// How it notes conjunctions such as "but".
const BUT: &str = "but";
/// How many words the rubric before a headline may have.
const RUBRIC: usize = 2;
/// How many commas an argument may stand beyond.
const COMMAS: usize = 1;

impl Parsed<'_, '_, '_> {
    /// Whether a word starts a clause of its own.
    pub fn is_border(&self, word: usize) -> bool {
        let line = self.line;
        line.is(word, Grammar::Complementiser)
            || line.is(word, Grammar::Subordinator)
            || line.is(word, Grammar::Relative)
    }

    /// Whether a word sets another matter beside what was told: `عُين قائد في أبوجا فيما قتل ستة`.
    pub fn is_meanwhile(&self, word: usize) -> bool {
        self.line.note(word, Grammar::Conjunction, self.pack) == Some(WHILE)
    }

    /// Whether a word is a mark that ends a clause, and a comma.
    pub fn mark(&self, word: usize) -> (bool, bool) {
        if !self.line.is_punct(word) {
            return (false, false);
        }
        let text = self.line.text(word);
        // `سياسي / الأردن يدعو`: the rubric of an agency before its headline.
        let rubric = self.line.title && word <= RUBRIC && text == "/";
        let comma = matches!(text, "،" | "," | "؛" | "-" | "–" | "—");
        let opened = word + 1 == self.opening;
        (rubric || opened || matches!(text, "." | ":" | "؛" | "!" | "؟" | "?" | "…" | "|"), comma)
    }

    /// The surroundings of the trigger whose words are `from..to`.
    pub fn surroundings(&self, from: usize, to: usize) -> Surroundings {
        let mut found = Surroundings { start: from, end: to, opens: true, ..Surroundings::default() };
        self.scan_right(to, &mut found);
        self.scan_left(from, &mut found);
        found
    }

    fn scan_right(&self, to: usize, found: &mut Surroundings) {
        let line = self.line;
        let (mut at, mut commas, mut bracket) = (to, 0, 0i32);
        while at < line.words.len() {
            let (ends, comma) = self.mark(at);
            if ends || self.quotes_clause(at) {
                break;
            }
            if comma && (self.closes_time(at) || self.closes_name(at)) {
                // `نفذت السلطات، صباح اليوم، حكما`: an aside of time parts nothing.
                at += 1;
                continue;
            }
            if comma {
                commas += 1;
                let goes_on = self.times.iter().any(|time| time.words.start == at + 1)
                    || line.words.get(at + 1).is_some_and(|word| {
                        word.attached.preposition.is_some()
                            || matches!(word.grammar, Some((Grammar::Preposition, _)))
                                && word.pos == WordPos::Particle
                    });
                let bare = found.right.iter().any(|&g| self.is_bare(g));
                // `اتهمت الحكومة أمس، الانفصاليين`: what stands before the comma is an aside.
                let aside = found.right.iter().filter(|&&g| self.is_bare(g)).count() == 1
                    && found.right.last().is_some_and(|&g| !self.is_bare(g))
                    && self
                        .past_quantity(at + 1)
                        .is_some_and(|g| self.is_bare(g) && !self.groups[g].and && self.groups[g].is_actor());
                // `يؤدي الوزير، زيارة رسمية`: so does the noun that a light verb still waits for.
                let carried = found.right.iter().filter(|&&g| self.is_bare(g)).count() == 1
                    && self.group_at.get(at + 1).copied().flatten().is_some_and(|g| {
                        self.groups[g].class == GroupClass::Event
                            && self.is_bare(g)
                            && !self.groups[g].and
                            && found.right.iter().all(|&own| self.groups[own].class != GroupClass::Event)
                    })
                    && (self.lights(to - 1).any(|(_, _, light)| light.event.contains(&Slot::Object))
                        || self.wants(to - 1, at + 1));
                let aside = aside || carried;
                if commas > COMMAS + usize::from(goes_on) || bare && !goes_on && !aside {
                    break;
                }
            }
            if line.is_punct(at) {
                match line.text(at) {
                    "(" | "[" => bracket += 1,
                    ")" | "]" => bracket -= 1,
                    _ => {}
                }
            }
            if self.is_border(at)
                && let Some(object) = self.beyond_aside(to, at, found)
            {
                found.right.push(object);
                at = self.groups[object].words.end;
                continue;
            }
            if self.is_border(at) {
                found.complement = line.is(at, Grammar::Complementiser) && !self.opens_guess(at, to);
                break;
            }
            if self.is_verb(at) && bracket <= 0 {
                // `دعا الأمين العام، في بيان صدر اليوم، الأطراف إلى وقف القتال`
                if let Some(object) = self.beyond_aside(to, at, found) {
                    found.right.push(object);
                    at = self.groups[object].words.end;
                    continue;
                }
                let told = to.checked_sub(1).is_some_and(|word| line.words[word].pos == WordPos::Verb);
                let Some(next) = told.then(|| self.past_description(at, &found.right)).flatten() else {
                    break;
                };
                at = next;
                continue;
            }
            match self.group_at[at] {
                Some(group) => {
                    if found.right.last() != Some(&group) && !self.groups[group].bracketed {
                        found.right.push(group);
                    }
                    at = self.groups[group].words.end.max(at + 1);
                }
                None => at += 1,
            }
        }
        found.end = at;
    }

    /// `قتلوا في هجوم يعتقد أنه انتقامي`: the complementiser of a phrase that says how sure something is opens
    /// what that phrase says, not what the verb before it does.
    fn opens_guess(&self, complementiser: usize, from: usize) -> bool {
        let phrase = self.line.name_at[complementiser].map(|name| &self.line.names[name]);
        phrase.is_some_and(|phrase| {
            let sure = |cue: u32| self.pack.cues[cue as usize].kind == CueKind::Possible;
            phrase.words.start >= from && matches!(phrase.meaning, Meaning::Cue(cue) if sure(cue))
        })
    }

    /// Whether a word is the first that a frame of a verb asks for: `أدى … زيارة`.
    fn wants(&self, verb: usize, word: usize) -> bool {
        self.line.senses(verb, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let mut first =
                    self.pack.frames[frame as usize].with.iter().filter_map(|words| words.first());
                first.any(|wanted| wanted.letter.is_none() && wanted.is_among(self.line.hashes(word)))
            }
            _ => false,
        })
    }

    /// The group at a word, or after the words of quantity there: `عددا من المدنيين`.
    fn past_quantity(&self, word: usize) -> Option<usize> {
        let counts = |&at: &usize| self.line.is(at, Grammar::Quantifier);
        let at = (word..self.line.words.len()).find(|at| !counts(at))?;
        self.group_at[at]
    }

    /// `انتقد رئيس المجلس، سالم الكعبي، الحكومة`: whether a comma closes a name between commas, after its office.
    fn closes_name(&self, comma: usize) -> bool {
        let Some(group) = comma.checked_sub(1).and_then(|last| self.group_at[last]) else { return false };
        let own = &self.groups[group];
        let name = own.name.as_ref().filter(|name| name.end == comma && own.words.end == comma);
        name.and_then(|name| name.start.checked_sub(1)).is_some_and(|before| self.mark(before).1)
    }

    /// Whether a comma closes an aside between commas that only tells the time.
    fn closes_time(&self, comma: usize) -> bool {
        let last = self.times.iter().find(|time| time.words.end == comma);
        last.is_some_and(|time| time.words.start > 0 && self.mark(time.words.start - 1).1)
    }

    /// The first word beyond an aside between commas that starts at a word and only tells the time:
    /// `تبادلتا، الثلاثاء، 150 أسيرا`.
    pub fn past_time(&self, at: usize) -> usize {
        let closes = |time: &&TimeMention| {
            let end = time.words.end;
            time.words.start == at + 1 && end < self.line.words.len() && self.mark(end).1
        };
        if !self.line.words.get(at).is_some_and(|_| self.mark(at).1) {
            return at;
        }
        self.times.iter().find(closes).map_or(at, |time| time.words.end + 1)
    }

    fn scan_left(&self, from: usize, found: &mut Surroundings) {
        let line = self.line;
        if from < line.words.len() && line.words[from].attached.and && line.words[from].pos == WordPos::Verb {
            return;
        }
        let mut at = from;
        let mut commas = 0;
        let mut before_comma = None;
        if let Some(topic) = line
            .words
            .get(from)
            .filter(|word| word.pos == WordPos::Verb)
            .and_then(|_| self.described_topic(from))
        {
            found.left.push(topic);
            found.start = self.groups[topic].words.start;
            found.opens = false;
            return;
        }
        // `في هجوم استهدف قافلة`: a verb right after an indefinite noun is that noun's relative clause.
        if let Some(before) = from.checked_sub(1)
            && line.words.get(from).is_some_and(|word| word.pos == WordPos::Verb)
            && let Some(group) = self.group_at[before]
        {
            let own = &self.groups[group];
            let inside = own.preposition.is_some() || self.verb_before(own.words.start);
            // `57 مدنيا بينهم ست نساء قتلوا`: who is named among others is no subject.
            // `انفصاليون مدعومون بدبابات هاجموا`: nor are things who did what several people do.
            let people = own.is_actor()
                && own.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
            let several = line
                .verb_reading(from, self.pack)
                .is_some_and(|(features, pronoun)| features.has(Features::PLURAL) && !pronoun);
            if !self.is_among(group)
                && (people || !several)
                && !own.definite
                && own.class != GroupClass::Time
                && own.place.is_none()
                && inside
            {
                found.antecedent = Some(group);
                found.start = from;
                found.opens = false;
                return;
            }
        }
        while at > 0 {
            let word = at - 1;
            let (ends, comma) = self.mark(word);
            if ends || self.quotes_clause(word) {
                break;
            }
            if comma {
                commas += 1;
                before_comma.get_or_insert(found.left.len());
                if commas > COMMAS + 1 {
                    break;
                }
            }
            if line.is(word, Grammar::Relative) {
                // The noun before the relative pronoun, beyond a comma at most.
                let before = (0..word).rev().find(|&w| self.group_at[w].is_some());
                found.antecedent = before.filter(|&w| w + 3 > word).and_then(|w| self.group_at[w]);
                break;
            }
            let conjunction = line.note(word, Grammar::Conjunction, self.pack);
            // `لكن الشرطة اعتقلت` has a subject of its own, `لكنه توفي` has not.
            let own = conjunction == Some(BUT) && !found.left.is_empty();
            if self.is_meanwhile(word) || conjunction == Some(BECAUSE) || own {
                break;
            }
            if self.is_border(word) || self.is_verb(word) {
                found.pronoun_subject = matches!(line.words[word].grammar, Some((Grammar::Complementiser, row))
                    if line.is(word, Grammar::Complementiser)
                        && self.pack.grammar[row as usize].note.ends_with(HOLDS));
                // `في السنوات التي تلت استعادة البلاد، دعا المسؤولون`: what the comma parts belongs to the other
                // verb, where that stands in a clause of its own.
                let other = self.is_verb(word)
                    && line.words[from].pos == WordPos::Verb
                    && word.checked_sub(1).is_some_and(|before| {
                        line.is(before, Grammar::Relative) || line.is(before, Grammar::Subordinator)
                    });
                if let Some(own) = before_comma.filter(|_| other) {
                    found.left.truncate(own);
                }
                break;
            }
            match self.group_at[word] {
                Some(group) => {
                    if found.left.last() != Some(&group) && !self.groups[group].bracketed {
                        found.left.push(group);
                        found.opens = false;
                    }
                    at = self.groups[group].words.start;
                }
                None => at = word,
            }
            found.start = at;
        }
    }

    /// How many clauses of their own begin after a mark in a stretch.
    pub fn breaks(&self, from: usize, to: usize) -> usize {
        let line = self.line;
        let begins = |word: usize| {
            line.words.get(word).is_some_and(|own| {
                own.attached.and && own.pos == WordPos::Verb
                    || line.is(word, Grammar::Conjunction) && !own.attached.and
            })
        };
        (from + 1..to).filter(|&word| self.ends_clause(word) && begins(word + 1)).count()
    }

    /// Whether a finite verb stands before a word in its clause.
    pub fn verb_before(&self, word: usize) -> bool {
        (0..word).rev().take_while(|&w| !self.mark(w).0 && !self.is_border(w)).any(|w| self.is_verb(w))
    }

    /// Whether a word is a finite verb, and no part of a time that looks like one: `فجر أمس`.
    pub(crate) fn is_verb(&self, word: usize) -> bool {
        self.line.words[word].pos == WordPos::Verb && !self.is_timed(word)
    }

    /// Whether a word is part of a time.
    pub(crate) fn is_timed(&self, word: usize) -> bool {
        self.times.iter().any(|time| time.words.contains(&word))
    }

    /// Whether a group stands after a preposition that holds its object: `بينهم ثلاثة أطفال`.
    pub fn is_among(&self, group: usize) -> bool {
        self.groups[group]
            .preposition_word
            .and_then(|word| self.line.words[word].grammar)
            .is_some_and(|(_, row)| self.pack.grammar[row as usize].note == AMONG)
    }

    /// A group that no preposition governs and that is no time.
    pub fn is_bare(&self, group: usize) -> bool {
        let group = &self.groups[group];
        group.preposition.is_none() && group.class != GroupClass::Time
    }

    /// The group that starts where another ends.
    pub fn following(&self, group: usize) -> Option<usize> {
        let end = self.groups[group].words.end;
        let next = self.group_at.get(end).copied().flatten()?;
        (self.groups[next].words.start == end).then_some(next)
    }

    /// The group right after another that may be its genitive: no preposition and no conjunction parts them.
    pub fn genitive(&self, group: usize) -> Option<usize> {
        self.following(group).filter(|&next| self.is_bare(next) && !self.groups[next].and)
    }

    /// Whether a group may be the subject of a verb form, by gender and number.
    pub fn agrees(&self, group: usize, verb: Features, subject_first: bool) -> bool {
        let group = &self.groups[group];
        // A subject after its verb leaves the verb singular.
        if verb.any(Features::FIRST) || !subject_first && verb.any(Features::PLURAL | Features::DUAL) {
            return false;
        }
        let people =
            group.is_actor() && matches!(group.class, GroupClass::Actor(Class::Person | Class::Group));
        if subject_first && verb.has(Features::PLURAL) {
            // `أنصار المعارضة هاجموا`: a word for many people is plural to its verb, whatever its letters.
            let many = matches!(group.class, GroupClass::Actor(Class::Group)) && group.feminine != Some(true);
            return group.plural || group.is_actor() && (group.feminine.is_none() || many);
        }
        if subject_first && verb.has(Features::SINGULAR) && group.number.is_none() && group.plural && people {
            return verb.has(Features::FEMININE);
        }
        // `ودعا الدول`: bodies and things in the plural are feminine singular to their verb.
        if verb.has(Features::MASCULINE)
            && !verb.has(Features::PLURAL)
            && group.plural
            && !group.dual
            && !people
            && group.number.is_none()
        {
            return false;
        }
        if verb.has(Features::MASCULINE) {
            // A feminine singular wants a feminine verb, unless words stand between.
            return group.feminine != Some(true) || group.plural;
        }
        if verb.has(Features::FEMININE) {
            return group.feminine != Some(false) || (group.plural && !people);
        }
        true
    }

    /// A group and those joined to it by conjunctions.
    pub fn joined(&self, group: usize) -> Vec<usize> {
        let mut all = vec![group];
        for next in group + 1..self.groups.len() {
            let (last, this) = (&self.groups[next - 1], &self.groups[next]);
            let gap = this.words.start - last.words.end;
            let only_marks = (last.words.end..this.words.start).all(|word| {
                self.line.is(word, Grammar::Conjunction) || self.line.is_punct(word) && !self.mark(word).0
            });
            let same = this.class == last.class
                || this.is_actor() && self.groups[group].is_actor()
                || this.class == GroupClass::Unknown;
            if !(this.and && gap <= 2 && only_marks && same) {
                break;
            }
            // `الوزير والوفد المرافق له`: who only goes with him takes no part of his own.
            let with = |word: usize| self.pack.agreement.is_entourage(self.line.stem(word));
            let end = (this.words.end + 1).min(self.line.words.len());
            if (this.words.start + 1..end).any(with) {
                continue;
            }
            all.push(next);
        }
        all
    }
}
