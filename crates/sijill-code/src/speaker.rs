//! Who may speak, whose statement a statement is, and a speaker as a source.

use sijill_model::{Class, Source, SourceKind, Span};
use sijill_pack::{CueKind, Features, Grammar, Meaning, Sense, Slot};

use crate::{
    clause::Parsed,
    groups::{Group, GroupClass, span_of},
    line::WordPos,
};

/// Who spoke, as later sentences may go on with them.
#[derive(Debug, Clone)]
pub(crate) struct Speaker {
    /// Nearest first.
    pub chain: Vec<Source>,
    /// Gender of the first of them, where the words tell it.
    pub feminine: Option<bool>,
    /// Whether they are several, where the words tell it.
    pub plural: Option<bool>,
}

impl Speaker {
    /// Whether a verb form may have them as its dropped subject: several people take the plural,
    /// several of anything else the feminine singular.
    pub fn agrees(&self, verb: Features) -> bool {
        if verb.any(Features::FIRST) || !verb.is_verb() {
            return true;
        }
        match self.plural {
            Some(true) => verb.any(Features::PLURAL | Features::FEMININE),
            Some(false) => {
                !verb.has(Features::PLURAL)
                    && self.feminine.is_none_or(|feminine| feminine == verb.has(Features::FEMININE))
            }
            None => true,
        }
    }
}

/// How the cue table notes what says that a source goes without a name.
pub(crate) const UNNAMED: &str = "unnamed";
/// How far after a speaker such words may stand.
const ASIDE: usize = 4;
/// Letters of the shortest word that may be somebody's name.
const NAME: usize = 3;
/// How far the name may stand from the office that it goes with.
const NAMED: usize = 12;
/// Words that may stand before the verb or the subject that opens a sentence.
const OPENING: usize = 2;
/// Clauses of a sentence that the next may go on with.
const CLAUSES: usize = 3;
/// Words of a name between quotation marks.
const QUOTED: usize = 4;
/// How far from a noun of saying the one who said it may stand.
const OWNER: usize = 3;

impl Parsed<'_, '_, '_> {
    /// Whether a group may be someone who says something.
    pub fn may_speak(&self, group: usize) -> bool {
        use GroupClass::{Actor, Event, Place, Thing, Time, Unknown};
        let group = &self.groups[group];
        match group.class {
            Time | Event | Place => false,
            Actor(_) => true,
            Thing => matches!(
                self.cue(group.head),
                Some(CueKind::SayNoun | CueKind::Anonymous | CueKind::Witness | CueKind::Media)
            ),
            Unknown => {
                let letters = self.line.key(group.head).chars().count();
                group.number.is_none() && letters >= NAME
            }
        }
    }

    /// Whether a group is a medium, or media.
    pub fn is_media(&self, group: usize) -> bool {
        let group = &self.groups[group];
        let entity = group.entity.as_ref().is_some_and(|e| e.sector == "JRN" && e.class != Class::Person);
        entity || self.cue(group.head) == Some(CueKind::Media)
    }

    /// Whether a group is a statement of nobody who is told: `معلومات`, `تقارير`.
    pub fn is_unowned(&self, group: usize) -> bool {
        self.is_statement(group) && self.stated_by(group).is_none()
    }

    /// Whether a group is a statement, a report, an interview.
    pub fn is_statement(&self, group: usize) -> bool {
        let own = &self.groups[group];
        !own.is_actor() && self.cue(own.head) == Some(CueKind::SayNoun)
    }

    /// Whether a group tells gender and number of the one who speaks: nouns of sources stand in the table
    /// in all their forms.
    fn tells_number(&self, group: usize) -> bool {
        !matches!(
            self.cue(self.groups[group].head),
            Some(CueKind::SayNoun | CueKind::Anonymous | CueKind::Witness | CueKind::Media)
        )
    }

    /// Whether a group may be the subject of a reporting verb of a form, right after it.
    pub fn may_say(&self, group: usize, verb: Features) -> bool {
        self.may_speak(group) && (!self.tells_number(group) || self.agrees(group, verb, false))
    }

    /// A group as a speaker: itself, or whose statement it is. `None` where it is the statement of
    /// somebody told by a pronoun.
    pub fn speaker(&self, group: usize) -> Option<Speaker> {
        let mut group = group;
        let mut span = None;
        if self.is_statement(group) {
            if self.groups[group].pronoun {
                return None;
            }
            match self.stated_by(group) {
                Some(Owner::Group(owner)) => group = owner,
                Some(Owner::Inside(words)) => span = Some(words),
                // `بحسب شهادة ميلاده`: a word, an admission, a testimony is somebody's, or no source.
                None if self.cue_slot(self.groups[group].head) == Some(&Slot::Genitive) => return None,
                None => {}
            }
        }
        let mut source = self.source(group);
        let own = &self.groups[group];
        if let Some(words) = span {
            source = self.inside(group, words);
        } else if let Some(name) = self.name_of(group) {
            source.span = Some(Span::new(source.span?.start, self.groups_span(name).end));
            source.text = source.span.map(|span| self.line.doc.slice(span).to_owned());
            source.name = self.groups[name].entity.as_ref().and_then(|e| e.name).map(str::to_owned);
        }
        if self.is_media(group)
            && let Some(end) = self.quoted_name(group)
        {
            source.span = source.span.map(|span| Span::new(span.start, self.line.words[end].span.end));
            source.text = source.span.map(|span| self.line.doc.slice(span).to_owned());
        }
        if self.goes_unnamed(group) {
            source.kind = SourceKind::Anonymous;
        }
        let told = self.tells_number(group);
        let (feminine, plural) = (own.feminine.filter(|_| told), told.then_some(own.plural));
        Some(Speaker { chain: vec![source], feminine, plural })
    }

    /// Whom the clauses of a line are about, the last first: the subjects of its verbs that are joined to
    /// one another, as who may speak. What is said or described is not what a line is about.
    pub fn subjects_as_speakers(&self) -> Vec<Speaker> {
        let line = self.line;
        let inner = (0..line.words.len())
            .find(|&w| line.is(w, Grammar::Complementiser) || line.is(w, Grammar::Relative))
            .unwrap_or(line.words.len());
        let clauses = self.subjects.iter().rev().filter(|&&(verb, group)| {
            let opens =
                verb <= OPENING || line.words[verb].attached.and || self.is_subject_first(verb, group);
            !line.title && opens && self.is_bare(group) && (verb < inner || line.words[verb].attached.and)
        });
        clauses.filter_map(|&(_, group)| self.speaker(group)).take(CLAUSES).collect()
    }

    /// Whether the subject of a verb opens the sentence.
    fn is_subject_first(&self, verb: usize, group: usize) -> bool {
        let start = self.groups[group].words.start;
        start <= OPENING && start < verb
    }

    /// The mark that closes the name in quotation marks right after a group: `وكالة أنباء "الأناضول"`.
    fn quoted_name(&self, group: usize) -> Option<usize> {
        let open = self.groups[group].words.end;
        let quotation = self.line.words.get(open).and_then(|_| self.quotation(open))?;
        let words = quotation.len();
        (words <= QUOTED && open + words + 1 < self.line.words.len()).then_some(open + words + 1)
    }

    fn groups_span(&self, group: usize) -> Span {
        span_of(self.line, &self.groups[group].words)
    }

    /// The group that names who holds an office: `السفير لدى روسيا علي قوطالي`.
    fn name_of(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        let office = own.is_actor() && own.class == GroupClass::Actor(Class::Person) && !own.is_named();
        if !office || own.number.is_some() || own.plural || own.entity.as_ref()?.name.is_some() {
            return None;
        }
        let end = (own.words.end + NAMED).min(self.line.words.len());
        if let Some(name) = self.name_apart(own.words.end, end) {
            return Some(name);
        }
        let mut after_comma = false;
        let mut word = own.words.end;
        while word < end {
            if self.line.is_punct(word) {
                // A single comma on each side sets the name apart.
                if !self.is_comma(word) || after_comma {
                    return None;
                }
                after_comma = true;
                word += 1;
                continue;
            }
            let next = self.group_at[word]?;
            let other = &self.groups[next];
            let person = matches!(other.class, GroupClass::Actor(Class::Person)) && other.is_actor();
            if other.preposition.is_none() {
                let named = other.is_named() || other.entity.as_ref().is_some_and(|e| e.name.is_some());
                return (person && named && !other.and).then_some(next);
            }
            after_comma = false;
            word = other.words.end;
            // The preposition that stands alone before the next group.
            if self.group_at.get(word).is_some_and(Option::is_none) && !self.line.is_punct(word) {
                let governs = self.group_at.get(word + 1).copied().flatten();
                governs.filter(|&g| self.groups[g].preposition_word == Some(word))?;
                word += 1;
            }
        }
        None
    }

    /// The name between commas that ends what tells a speaker: `رئيس مجلس تنسيق المقاومة في تعز، الشيخ
    /// حمود المخلافي، إن`.
    fn name_apart(&self, from: usize, end: usize) -> Option<usize> {
        let line = self.line;
        let comma =
            (from..end).take_while(|&w| line.words[w].pos != WordPos::Verb).find(|&w| self.is_comma(w))?;
        let group = self.group_at.get(comma + 1).copied().flatten()?;
        let own = &self.groups[group];
        let person = matches!(own.class, GroupClass::Actor(Class::Person)) && own.is_actor();
        let named = own.is_named() || own.entity.as_ref().is_some_and(|e| e.name.is_some());
        let ends = line.words.get(own.words.end).is_some_and(|_| {
            self.ends_clause(own.words.end) || line.is(own.words.end, Grammar::Complementiser)
        });
        (person && named && ends && own.preposition.is_none() && !own.and).then_some(group)
    }

    /// Whether a comma stands at a word.
    pub fn is_comma(&self, word: usize) -> bool {
        self.line.is_punct(word) && matches!(self.line.text(word), "،" | ",")
    }

    /// Whether the words after a speaker say that they are not to be named.
    fn goes_unnamed(&self, group: usize) -> bool {
        let end = self.groups[group].words.end;
        (end..(end + ASIDE).min(self.line.words.len())).any(|word| {
            self.line.name_at[word].is_some_and(|name| match self.line.names[name].meaning {
                Meaning::Cue(cue) => self.pack.cues[cue as usize].note == UNNAMED,
                _ => false,
            })
        })
    }

    /// Whose statement a noun of saying is.
    fn stated_by(&self, group: usize) -> Option<Owner> {
        let own = &self.groups[group];
        if let Some(entity) = &own.entity {
            return Some(Owner::Inside(entity.words.clone()));
        }
        let slot = self.cue_slot(own.head);
        let end = (own.words.end + OWNER).min(self.line.words.len());
        (own.words.end..end)
            .find_map(|word| self.group_at[word])
            .filter(|&next| {
                let next = &self.groups[next];
                let here = match (slot, next.preposition) {
                    (_, None) => next.words.start == own.words.end,
                    (Some(Slot::Preposition(key)), Some(preposition)) => key == preposition,
                    _ => false,
                };
                here && next.is_actor()
            })
            .map(Owner::Group)
    }

    /// Where the speaker of a noun of saying stands, by the table.
    fn cue_slot(&self, word: usize) -> Option<&Slot> {
        let cue = match self.line.name_at[word] {
            Some(name) => match self.line.names[name].meaning {
                Meaning::Cue(cue) => Some(cue),
                _ => None,
            },
            None => self.line.senses(word, self.pack).find_map(|(_, sense)| match sense {
                Sense::Cue(cue) => Some(cue),
                _ => None,
            }),
        }?;
        self.pack.cues[cue as usize].slot.as_ref()
    }

    /// The one named inside a group as a source: `بيان وزارة الداخلية`.
    fn inside(&self, group: usize, words: std::ops::Range<usize>) -> Source {
        let entity = self.groups[group].entity.as_ref();
        let span = span_of(self.line, &words);
        Source {
            kind: entity.map_or(SourceKind::Person, |e| kind_of(e.class, e.sector)),
            text: Some(self.line.doc.slice(span).to_owned()),
            span: Some(span),
            name: entity.and_then(|entity| entity.name).map(str::to_owned),
        }
    }

    /// A group as a source.
    pub fn source(&self, group: usize) -> Source {
        let media = self.is_media(group);
        let group: &Group<'_> = &self.groups[group];
        let span: Span = span_of(self.line, &group.words);
        let entity = group.entity.as_ref();
        let kind = match self.cue(group.head) {
            Some(CueKind::Anonymous | CueKind::SayNoun) => SourceKind::Anonymous,
            Some(CueKind::Witness) => SourceKind::Witness,
            _ if media => SourceKind::Media,
            _ => entity.map_or(SourceKind::Person, |e| kind_of(e.class, e.sector)),
        };
        Source {
            kind,
            text: Some(self.line.doc.slice(span).to_owned()),
            span: Some(span),
            name: entity.and_then(|entity| entity.name).map(str::to_owned),
        }
    }
}

/// Where the one whose statement it is stands.
enum Owner {
    /// In a group of their own.
    Group(usize),
    /// In the group of the statement.
    Inside(std::ops::Range<usize>),
}

/// The kind of a source that is someone who acts.
fn kind_of(class: Class, sector: &str) -> SourceKind {
    match class {
        Class::Person if matches!(sector, "GOV" | "MIL" | "COP" | "LEG" | "JUD" | "SPY") => {
            SourceKind::Official
        }
        Class::Person => SourceKind::Person,
        Class::Group if sector == "CVL" => SourceKind::Witness,
        Class::Organisation | Class::Country | Class::Group => SourceKind::Organisation,
    }
}
