//! Subject and objects of a verb: by order, agreement, and what the verb can be done to.

use sijill_model::{Class, EventType};
use sijill_pack::{Features, Frame, Grammar, Kind, Part, Sense, Slot};

use crate::{
    case::Case,
    clause::{Parsed, Surroundings},
    groups::GroupClass,
    line::WordPos,
    predicate::Fired,
    utterance::is_utterance,
};

/// Subject and objects of a verb, as groups.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roles {
    pub subject: Option<usize>,
    pub object: Option<usize>,
    pub second: Option<usize>,
    /// The subject stands before the verb.
    pub subject_first: bool,
    /// The verb is read as passive.
    pub passive: bool,
}

/// What a verb may be done to: it decides who a lone group after the verb is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// No direct object.
    Nothing,
    /// A direct object; left unsaid now and then, the passive being rare.
    Object,
    /// A direct object that is never left unsaid: `اتهم`.
    Always,
    /// A victim: the passive looks like the active and is as common.
    Victim,
    /// A place or thing as well as people: before it a lone group may be the victim, but somebody before a thing
    /// acts: `فجر رجال قبائل أنبوب نفط`.
    Target,
    /// A victim that gunmen take or hunt down, who are hardly ever taken so themselves.
    Prey,
}

/// Modes of force that is used on roads, buildings and goods.
const THINGS: [&str; 2] = ["restrict", "seize"];

/// Modes of attacks on people whom gunmen pick out.
const PREY: [&str; 2] = ["abduct", "assassinate"];

impl Takes {
    /// What the verb of a frame takes. `told` says that the object is part of the fixed phrase.
    pub fn of(frame: &Frame, told: bool) -> Takes {
        if !frame.is_transitive() || frame.args.passive || told {
            Takes::Nothing
        } else if frame.event_type == EventType::Assault && PREY.contains(&frame.mode) {
            Takes::Prey
        } else if Takes::harms(frame) {
            if Takes::hits_things(frame) { Takes::Target } else { Takes::Victim }
        } else if frame.event_type == EventType::Accuse
            && frame.with.is_empty()
            && frame.needs.iter().any(|need| need.parts.len() > 1)
        {
            Takes::Always
        } else {
            Takes::Object
        }
    }

    /// Whether what a frame tells is done to places and things as well as people.
    fn hits_things(frame: &Frame) -> bool {
        let mut whom = frame.needs.iter().filter(|need| need.parts.contains(&Part::Recipient)).peekable();
        if whom.peek().is_none_or(|need| need.kinds.is_empty()) {
            return frame.event_type == EventType::Assault || THINGS.contains(&frame.mode);
        }
        whom.any(|need| need.kinds.iter().any(|kind| matches!(kind, Kind::Place | Kind::Thing)))
    }

    /// Whether a frame tells what is done to people against their will, or undone.
    pub fn harms(frame: &Frame) -> bool {
        use EventType::{Assault, Coerce, Retreat, Sanction};
        matches!(frame.event_type, Assault | Coerce | Retreat | Sanction)
    }

    /// Whether a group, likely the victim of a verb of violence, may be one of this verb.
    fn may_hit(self, gunmen: bool) -> bool {
        match self {
            Takes::Victim | Takes::Target => true,
            Takes::Prey => !gunmen,
            Takes::Nothing | Takes::Object | Takes::Always => false,
        }
    }
}

/// How the grammar table notes a preposition that holds its object.
pub(crate) const HELD: &str = "pronoun";

/// Whether a perfect that is not marked as passive may be one: `قتل` may, `هاجم` is spelled otherwise then.
pub(crate) fn may_be_passive(verb: Features) -> bool {
    verb.has(Features::PERFECT) && !verb.has(Features::ACTIVE)
}

impl Parsed<'_, '_, '_> {
    /// Tells subject from object of a verb.
    pub fn roles(
        &self,
        word: usize,
        verb: Features,
        pronoun: bool,
        around: &Surroundings,
        takes: Takes,
    ) -> Roles {
        let bare: Vec<usize> = around
            .right
            .iter()
            .copied()
            .filter(|&g| self.is_bare(g) && !self.groups[g].and && self.is_argument(g))
            .collect();
        let carried = || self.carried(word, verb);
        // An ending tells subject from object: `دعا المتظاهرين`, `دعا المتظاهرون`.
        let is_case = |g: usize, case| self.is_in_case(g, case);
        let first = bare.first().copied();
        if verb.has(Features::PARTICIPLE) {
            return Roles {
                subject: carried(),
                object: first,
                second: bare.get(1).copied(),
                ..Roles::default()
            };
        }
        // A relative clause is about its antecedent: the subject, or the object where a pronoun says so.
        // `المكان الذي هاجم فيه مسلحون القافلة`: a preposition holds it already, and who does it follows.
        // But `الوزير الذي شرح فيها أسباب استقالته`: somebody before a thing does it.
        let acts = |g: usize| self.groups[g].is_actor() || verb.has(Features::FEMININE);
        let resumed =
            self.resumes_antecedent(word) && first.is_some_and(|g| self.agrees(g, verb, false) && acts(g));
        if let Some(antecedent) = around.antecedent.filter(|_| !resumed) {
            if pronoun {
                return Roles { subject: first, object: Some(antecedent), ..Roles::default() };
            }
            let own = first.is_none_or(|g| takes != Takes::Nothing || !self.groups[g].is_actor());
            if self.agrees(antecedent, verb, true) && own {
                return self.subject_before(antecedent, verb, false, &bare, takes);
            }
        }
        if let Some(topic) = self.topic(around).filter(|&g| self.agrees(g, verb, true)) {
            let two = bare.len() >= 2
                && self.agrees(bare[0], verb, false)
                && self.groups[bare[0]].is_actor()
                && !self.groups[topic].is_actor();
            if !two {
                return self.subject_before(topic, verb, pronoun, &bare, takes);
            }
        }
        if around.pronoun_subject && !self.is_conceded(word, verb, first) || verb.any(Features::FIRST) {
            let accused = around.pronoun_subject.then(|| self.accused(word, verb)).flatten();
            let through = || around.pronoun_subject.then(|| self.acts_through(word, verb)).flatten();
            return Roles {
                subject: accused.or_else(carried).or_else(through),
                object: first,
                second: bare.get(1).copied(),
                ..Roles::default()
            };
        }
        if pronoun {
            let subject = first.filter(|&g| self.agrees(g, verb, false) && self.may_act(g));
            // `إن جنودا خطفهم مقاتلو الحركة`: the pronoun is of those whom the clause opens with.
            let object = subject.and(self.topic(around)).filter(|&g| self.groups[g].is_actor());
            return Roles { subject: subject.or_else(carried), object, ..Roles::default() };
        }
        match bare[..] {
            [] => Roles { subject: carried(), ..Roles::default() },
            [only] if is_case(only, Case::Oblique) && takes != Takes::Nothing => {
                if verb.has(Features::PASSIVE) {
                    Roles { object: Some(only), passive: true, ..Roles::default() }
                } else {
                    Roles { subject: carried(), object: Some(only), ..Roles::default() }
                }
            }
            [only] => self.lone(word, only, verb, around, takes),
            // `زار القاهرة متظاهرون`, `هاجم متظاهرين مسلحون`: the object stands first.
            [first, second, ..]
                if (is_case(first, Case::Oblique) || is_case(second, Case::Nominative))
                    && !is_case(second, Case::Oblique)
                    && !is_case(first, Case::Nominative)
                    && !verb.has(Features::PASSIVE)
                    && self.agrees(second, verb, false)
                    && self.groups[second].is_actor() =>
            {
                Roles { subject: Some(second), object: Some(first), ..Roles::default() }
            }
            // `غادر القاهرة وزير الخارجية`: towns are feminine.
            [first, second, ..]
                if self.is_town(first)
                    && !verb.has(Features::PASSIVE)
                    && !self.agrees(first, verb, false)
                    && self.agrees(second, verb, false)
                    && self.groups[second].is_actor() =>
            {
                Roles { subject: Some(second), object: Some(first), ..Roles::default() }
            }
            // `وناشد المواطنين تجديد ثقتهم`: an object's ending is no subject's.
            [first, second, ..]
                if is_case(first, Case::Oblique)
                    && takes != Takes::Nothing
                    && !verb.has(Features::PASSIVE)
                    && self.groups[first].is_actor() =>
            {
                Roles { subject: carried(), object: Some(first), second: Some(second), ..Roles::default() }
            }
            // `ودعا الشعب اليمني إلى الوقوف صفا واحدا`: how they are to stand is no object.
            [first, second, ..]
                if takes == Takes::Object
                    && !self.groups[second].is_actor()
                    && !verb.has(Features::PASSIVE)
                    && self.is_addressed(word, first) =>
            {
                Roles { object: Some(first), ..Roles::default() }
            }
            // `وأدان قتل المدنيين`: what was done does not condemn.
            [first, second, ..]
                if takes == Takes::Object
                    && self.groups[first].class == GroupClass::Event
                    && !verb.has(Features::PASSIVE)
                    && self.goes_on(word) =>
            {
                Roles { subject: carried(), object: Some(first), second: Some(second), ..Roles::default() }
            }
            [first, second, ..] => {
                let third = bare.get(2).copied();
                let victims = takes.may_hit(self.are_gunmen(first)) && may_be_passive(verb);
                if verb.has(Features::PASSIVE)
                    || victims
                        && self.is_victim(first)
                        && !self.is_people(second)
                        && !(takes == Takes::Target
                            && self.agrees(first, verb, false)
                            && self.is_thing(second))
                        // `اقتحم مستوطنون المسجد الأقصى`
                        && !(is_case(first, Case::Nominative) && self.is_town(second))
                        && (!self.is_armed(first)
                            || !self.groups[second].is_actor() && self.is_counted(first))
                {
                    Roles { object: Some(first), passive: true, ..Roles::default() }
                } else if self.agrees(first, verb, false) {
                    Roles { subject: Some(first), object: Some(second), second: third, ..Roles::default() }
                } else {
                    Roles {
                        subject: carried(),
                        object: Some(first),
                        second: Some(second),
                        ..Roles::default()
                    }
                }
            }
        }
    }

    /// Whether a bare group may be an argument of a verb before it: not a direction (`غرب بغداد`), nor
    /// the genitive of an event noun (`في انفجار لغم`).
    fn is_argument(&self, group: usize) -> bool {
        let own = &self.groups[group];
        // `أطراف المدينة` is a direction, `أطراف النزاع` are who fights.
        let direction = !own.is_actor() && self.line.place_noun(own.head).is_some_and(|noun| noun.direction);
        let genitive = group.checked_sub(1).is_some_and(|before| {
            let before = &self.groups[before];
            let noun =
                before.class == GroupClass::Event || before.class == GroupClass::Thing && !before.definite;
            let governed = before.preposition.is_some()
                || self.line.words[before.words.start].attached.preposition.is_some();
            // `وقتل في الهجوم سبعة`: an event with its article takes no genitive.
            let told = before.class == GroupClass::Event && self.line.words[before.head].attached.article;
            noun && governed && !told && before.words.end == own.words.start
        });
        !direction && !genitive && !self.is_one_among(group) && !self.is_among_hit(group)
    }

    /// Roles where the subject stands before the verb.
    fn subject_before(
        &self,
        topic: usize,
        verb: Features,
        pronoun: bool,
        bare: &[usize],
        takes: Takes,
    ) -> Roles {
        let mut roles = Roles {
            subject: Some(topic),
            subject_first: true,
            object: bare.first().copied(),
            second: bare.get(1).copied(),
            passive: verb.has(Features::PASSIVE),
        };
        // `170 مدنيا قتلوا`: no object, and the subject is people.
        if takes.may_hit(self.are_gunmen(topic))
            && bare.is_empty()
            && !pronoun
            && may_be_passive(verb)
            && self.is_people(topic)
        {
            (roles.subject, roles.object, roles.passive) = (None, Some(topic), true);
        } else if roles.passive {
            (roles.subject, roles.object) = (None, Some(topic));
        } else if pronoun && roles.object.is_some() && !self.groups[topic].is_actor() {
            (roles.subject, roles.object) = (bare.first().copied(), Some(topic));
        }
        roles
    }

    /// Roles where one bare group follows the verb and none stands before it.
    fn lone(&self, word: usize, only: usize, verb: Features, around: &Surroundings, takes: Takes) -> Roles {
        let subject = Roles { subject: Some(only), ..Roles::default() };
        let object = |subject| Roles { subject, object: Some(only), ..Roles::default() };
        if verb.has(Features::PASSIVE) {
            return Roles { passive: true, ..object(None) };
        }
        if !self.agrees(only, verb, false) {
            return object(self.carried(word, verb));
        }
        if takes == Takes::Nothing {
            return subject;
        }
        let gunmen = self.are_gunmen(only);
        let victim = takes.may_hit(gunmen) && may_be_passive(verb) && !around.complement;
        // `رفضت الجبهة التفاوض واحتجزت 68 رهينة`: who did the first thing took them.
        let holds = takes == Takes::Prey && verb.has(Features::FEMININE) && self.goes_on(word);
        if victim && self.is_victim(only) && !(holds && self.carried(word, verb).is_some()) {
            return Roles { passive: true, ..object(None) };
        }
        // `وخطف مسلحون`: the ending shows a subject.
        if self.groups[only].case == Some(Case::Nominative) {
            return subject;
        }
        // `واتهمت موسكو بحماية الحكومة`: whoever accuses accuses somebody.
        if takes == Takes::Always
            && self.groups[only].case != Some(Case::Nominative)
            && self.groups[only].is_actor()
            && !around.complement
            && !self.holds_other(word)
        {
            return object(self.carried(word, verb).filter(|&carried| !self.is_one(carried, only)));
        }
        // `والتقى به رئيس المجلس`: whom it was done to stands between the verb and who did it.
        if self.holds_other(word) && self.groups[only].is_actor() && self.groups[only].definite {
            return subject;
        }
        // `ندد الوزير بالهجوم ودعا الأطراف`: who did the first thing did the second.
        if self.goes_on(word)
            && let Some(carried) = self.carried(word, verb)
            && !self.is_one(carried, only)
        {
            return object(Some(carried));
        }
        if takes == Takes::Object && self.is_addressed(word, only) {
            return object(None);
        }
        if self.may_act(only) { subject } else { object(self.carried(word, verb)) }
    }

    /// `ودعا الشعب إلى الصبر`: a sentence that goes on, about people at large, has them as whom it addresses.
    fn is_addressed(&self, word: usize, only: usize) -> bool {
        self.line.words[word].attached.and
            && !self.subjects.iter().any(|&(at, _)| at < word)
            && self.groups[only].definite
            && self.groups[only].entity.as_ref().is_some_and(|e| {
                e.class == Class::Group && matches!(e.sector, "CVL" | "") && e.name.is_none()
            })
    }

    /// The first bare group of the clause before the verb: the topic of a subject-first clause.
    pub fn topic(&self, around: &Surroundings) -> Option<usize> {
        let bare = || around.left.iter().rev().copied().filter(|&g| self.is_bare(g) && self.is_argument(g));
        bare().find(|&g| self.groups[g].class != GroupClass::Event).or_else(|| bare().next())
    }

    /// Whether a preposition right after the verb of a relative clause holds the pronoun of its noun: `هاجم فيه`.
    fn resumes_antecedent(&self, word: usize) -> bool {
        let relative = word.checked_sub(1).is_some_and(|before| self.line.is(before, Grammar::Relative));
        // `طردت منها`: of some of them it says nothing.
        relative && self.note_after(word) == Some(HELD)
    }

    /// Whom the verb before accuses of what this one tells: `اتهمت المؤسسة الحكومة بأنها قصفت ناقلات`.
    fn accused(&self, word: usize, verb: Features) -> Option<usize> {
        let at = (0..word).rev().find(|&at| self.line.words[at].pos == WordPos::Verb)?;
        let accuses = self.line.senses(at, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => {
                let frame = &self.pack.frames[frame as usize];
                frame.event_type == EventType::Accuse && frame.args.recipient.contains(&Slot::Object)
            }
            _ => false,
        });
        if !accuses {
            return None;
        }
        let (features, pronoun) = self.line.verb_reading(at, self.pack)?;
        let roles = self.roles(at, features, pronoun, &self.surroundings(at, at + 1), Takes::Object);
        roles.object.filter(|&group| self.agrees(group, verb, true))
    }

    /// Finds the subject of every verb of the line, in order.
    pub fn find_subjects(&mut self) {
        for word in 0..self.line.words.len() {
            if self.line.words[word].pos != WordPos::Verb || self.line.is(word, Grammar::Auxiliary) {
                continue;
            }
            let Some((features, pronoun)) = self.line.verb_reading(word, self.pack) else { continue };
            if features.has(Features::PARTICIPLE) {
                continue;
            }
            let around = self.surroundings(word, word + 1);
            let roles = self.roles(word, features, pronoun, &around, Takes::Nothing);
            // `بحسب السفير فإن المركز سينشأ، إذ قال`: whom a phrase before it names goes on speaking.
            let vouching = || self.says(word).and_then(|_| self.vouching_before(word, features));
            // `حافلة تقل عمالا`: an accusative after the verb is whom it is done to.
            let object = |g: usize| {
                let own = &self.groups[g];
                let ending = self.pack.agreement.is_accusative(self.line.key(own.head));
                !roles.subject_first && own.case == Some(Case::Oblique) && ending
            };
            let subject = roles.subject.filter(|&g| self.groups[g].is_actor() && !object(g));
            if let Some(subject) = subject.or_else(vouching) {
                self.subjects.push((word, subject));
            }
        }
    }

    /// `ودعا الشعب إلى الوحدة`: whom a verb's frame has for its object is not its subject.
    pub fn leave_objects(&mut self, fired: &[Fired]) {
        let pack = self.pack;
        self.subjects.retain(|&(verb, group)| {
            let own = |one: &&Fired| {
                let said = is_utterance(pack.frames[one.frame as usize].event_type);
                said && one.verb
                    && !(one.passive || pack.frames[one.frame as usize].args.passive)
                    && one.words.start == verb
            };
            !fired
                .iter()
                .filter(own)
                .any(|one| one.filled.recipients.contains(&group) && !one.filled.actors.contains(&group))
        });
    }

    /// Whether a group may be a subject that acts: someone, or words that may be a name.
    fn may_act(&self, group: usize) -> bool {
        let group = &self.groups[group];
        group.entity.is_some() || group.class == GroupClass::Unknown || group.number.is_some()
    }

    /// Whether a group is people.
    pub(crate) fn is_people(&self, group: usize) -> bool {
        let own = &self.groups[group];
        self.counts_people(own)
            || own.entity_is_head
                && own.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group))
    }

    /// `قتل تسعة جنود صباحا`: how many they are is told of those who were hit.
    fn is_counted(&self, group: usize) -> bool {
        let own = &self.groups[group];
        own.number.is_some() && !own.definite
    }

    /// Whether a group is armed people of no state's force: `مسلحون`, `متمردون`.
    fn are_gunmen(&self, group: usize) -> bool {
        let own = &self.groups[group];
        own.plural
            && own.entity_is_head
            && own.entity.as_ref().is_some_and(|entity| matches!(entity.sector, "UAF" | "REB"))
    }

    /// Whether a group is neither an event nor a time.
    fn is_thing(&self, group: usize) -> bool {
        !matches!(self.groups[group].class, GroupClass::Event | GroupClass::Time)
    }

    fn is_armed(&self, group: usize) -> bool {
        self.is_kind(&self.groups[group], Kind::Armed)
    }

    /// Whether a group after a verb of violence is likelier its victim than its agent: people who
    /// are counted or not made definite, or a single person.
    fn is_victim(&self, group: usize) -> bool {
        let own = &self.groups[group];
        self.is_people(group)
            && (own.number.is_some()
                || own.dual
                || !own.definite
                || own.entity.as_ref().is_some_and(|entity| entity.class == Class::Person))
    }
}
