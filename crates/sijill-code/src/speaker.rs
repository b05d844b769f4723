//! Who may speak, whose statement a statement is, and a speaker as a source.

use sijill_model::{Class, Source, SourceKind, Span};
use sijill_pack::{CueKind, Features, Grammar, Meaning, RoleClass, Sense, Slot};

use sijill_text::fold;

use crate::{
    clause::Parsed,
    groups::{Group, GroupClass, span_of},
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
    /// Nobody in particular: media, unnamed sources, officials at large.
    pub vague: bool,
    /// Told by a short form that names nobody by itself: `المرصد`, `الوزير`.
    pub short: bool,
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
/// Words that may stand before the verb or the subject that opens a sentence.
const OPENING: usize = 2;
/// Clauses of a sentence that the next may go on with.
const CLAUSES: usize = 3;
/// Words of a short form: `الوزير الأمريكي`.
const SHORT: usize = 2;
/// Words for people at large: `المسؤولون المحليون`.
const ANYBODY: usize = 2;
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
            source.span = Some(Span::new(source.span?.start, self.line.words[name - 1].span.end));
            source.text = source.span.map(|span| self.line.doc.slice(span).to_owned());
            let entity = self.group_at[name - 1].and_then(|g| self.groups[g].entity.as_ref());
            source.name = entity.and_then(|e| e.name).map(str::to_owned);
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
        let vague = source.kind == SourceKind::Anonymous || self.is_anybody(group);
        let short = self.is_short(group);
        Some(Speaker { chain: vec![source], feminine, plural, vague, short })
    }

    /// Whether a group is a short form that names nobody by itself: an office or a noun with its article, and not
    /// a body that goes by it, such as `الشرطة`.
    fn is_short(&self, group: usize) -> bool {
        let own = &self.groups[group];
        // Each country has one police; observatories and ministries go by name.
        let body = self.line.senses(own.head, self.pack).any(|(_, sense)| match sense {
            Sense::Role(role) => {
                let role = &self.pack.roles[role as usize];
                role.class == RoleClass::Group
                    || role.class == RoleClass::Organisation && !role.head && role.sector == "GOV"
            }
            _ => false,
        });
        own.words.len() <= SHORT && !own.is_named() && !body && self.line.has_article(own.head, self.pack)
    }

    /// Whether a noun with its article is the one that heads the words for a speaker.
    pub fn is_head_of(&self, group: usize, speaker: &Speaker) -> bool {
        let own = &self.groups[group];
        let text = speaker.chain.first().and_then(|source| source.text.as_deref()).unwrap_or_default();
        let first = fold(text.split_whitespace().next().unwrap_or_default());
        let article = self.pack.clitics.article();
        let stem = |word: &str| word.strip_prefix(article).unwrap_or(word).to_owned();
        own.words.len() == 1
            && self.line.has_article(own.head, self.pack)
            && stem(self.line.key(own.head)) == stem(&first)
    }

    /// Whether a group is nobody in particular: `رويترز` only passes on, `مسؤولون` and `السلطات المحلية` may be
    /// anyone.
    fn is_anybody(&self, group: usize) -> bool {
        let own = &self.groups[group];
        let several = own.plural && own.number.is_none() && !own.is_named();
        self.is_media(group)
            || several
                && own.words.len() <= ANYBODY
                && own.entity.as_ref().is_some_and(|e| e.name.is_none() && !e.own_country)
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
