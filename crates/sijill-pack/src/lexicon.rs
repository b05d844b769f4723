//! The lexicon: every inflected form by its folded key, and what its word can mean.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use sijill_text::fold;

use crate::{
    Features, Inflection, frozen::forms_of, inflection::VerbEntry, table::Table, world::AdjectiveEndings,
};

/// What part of speech a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pos {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
    /// A closed-class word.
    Particle,
}

/// One thing a lexeme can mean; the numbers index the pack's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// An event, by frame.
    Frame(u32),
    /// A light verb.
    Light(u32),
    /// A cue.
    Cue(u32),
    /// A person, group or body.
    Role(u32),
    /// A word of casualties.
    Casualty(u32),
    /// A closed-class word.
    Grammar(u32),
    /// A country's adjective or people.
    Nation(u16),
}

/// A word of the dictionary.
#[derive(Debug, Clone)]
pub struct Lexeme {
    /// Dictionary form, as the pack spells it.
    pub lemma: Cow<'static, str>,
    /// Part of speech.
    pub pos: Pos,
    /// What it can mean.
    pub senses: Vec<Sense>,
}

/// A form's lexeme and what the form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Index of the lexeme.
    pub lexeme: u32,
    /// What the form tells.
    pub features: Features,
}

const END: u32 = u32::MAX;

/// All lexemes and their forms.
#[derive(Debug, Default)]
pub struct Lexicon {
    lexemes: Vec<Lexeme>,
    /// Lexemes by part of speech and what tells them apart: the lemma, and a verb's imperfect and form.
    by_lemma: FxHashMap<(Pos, String), u32>,
    heads: FxHashMap<Box<str>, u32>,
    links: Vec<(Form, u32)>,
    /// Forms made when the program was built; nothing is added to such a lexicon.
    frozen: Option<Table>,
}

impl Lexicon {
    /// The lexeme at an index.
    pub fn lexeme(&self, index: u32) -> &Lexeme {
        &self.lexemes[index as usize]
    }

    /// Number of lexemes.
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Whether there is no lexeme.
    pub fn is_empty(&self) -> bool {
        self.lexemes.is_empty()
    }

    /// Number of distinct folded forms.
    pub fn forms(&self) -> usize {
        self.frozen.as_ref().map_or(self.heads.len(), Table::len)
    }

    /// Every folded form once, in no order.
    pub fn for_each_key(&self, mut give: impl FnMut(&str)) {
        match &self.frozen {
            Some(frozen) => frozen.for_each_key(give),
            None => self.heads.keys().for_each(|key| give(key)),
        }
    }

    /// The readings of a folded key.
    pub fn look_up(&self, key: &str) -> impl Iterator<Item = Form> + '_ {
        let frozen = self.frozen.as_ref().and_then(|frozen| frozen.get(key)).map(forms_of);
        let mut at = if self.frozen.is_some() { END } else { self.heads.get(key).copied().unwrap_or(END) };
        let growing = std::iter::from_fn(move || {
            let &(form, next) = self.links.get(at as usize)?;
            at = next;
            Some(form)
        });
        frozen.into_iter().flatten().chain(growing)
    }

    /// A lexicon of ready lexemes and forms, to which nothing can be added.
    pub(crate) fn frozen(lexemes: Vec<Lexeme>, forms: Table) -> Lexicon {
        Lexicon { lexemes, frozen: Some(forms), ..Lexicon::default() }
    }

    /// Whether the lexicon was made when the program was built.
    pub(crate) fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }

    pub(crate) fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    pub(crate) fn growing_keys(&self) -> impl Iterator<Item = &str> {
        self.heads.keys().map(|key| &**key)
    }

    /// Adds a verb with all its forms, or one more sense to a verb already there. Two verbs spelled
    /// alike in the perfect (a simple and a doubled one) are two lexemes.
    pub fn add_verb(&mut self, inflection: &Inflection, entry: VerbEntry<'_>, sense: Option<Sense>) {
        if self.is_frozen() {
            return;
        }
        let key = format!("{}/{}/{}", entry.lemma, entry.imperfect, entry.form);
        let (index, fresh) = self.lexeme_for(Pos::Verb, entry.lemma, key, sense);
        if fresh {
            inflection.verb(entry, |form, features| self.add_form(form, Form { lexeme: index, features }));
        }
    }

    /// Adds a noun with its plurals, or one more sense to a noun already there.
    pub fn add_noun<'a>(
        &mut self,
        inflection: &Inflection,
        lemma: &str,
        plurals: impl Iterator<Item = &'a str>,
        sense: Option<Sense>,
    ) {
        self.add_nominal(inflection, Pos::Noun, lemma, plurals, sense, false);
    }

    /// Adds a noun that is feminine whatever its ending.
    pub(crate) fn add_feminine<'a>(
        &mut self,
        inflection: &Inflection,
        lemma: &str,
        plurals: impl Iterator<Item = &'a str>,
    ) {
        self.add_nominal(inflection, Pos::Noun, lemma, plurals, None, true);
    }

    /// Adds an adjective with its feminine and its plurals.
    pub(crate) fn add_adjective<'a>(
        &mut self,
        inflection: &Inflection,
        lemma: &str,
        endings: &AdjectiveEndings,
        plurals: impl Iterator<Item = &'a str>,
    ) {
        self.add_nominal(inflection, Pos::Adjective, lemma, plurals, None, false);
        let sound: Vec<String> = endings.plural.iter().map(|ending| format!("{lemma}{ending}")).collect();
        self.add_nominal(inflection, Pos::Adjective, lemma, sound.iter().map(String::as_str), None, false);
        for ending in &endings.feminine {
            let form = format!("{lemma}{ending}");
            self.add_nominal(inflection, Pos::Adjective, &form, std::iter::empty(), None, false);
        }
    }

    fn add_nominal<'a>(
        &mut self,
        inflection: &Inflection,
        pos: Pos,
        lemma: &str,
        plurals: impl Iterator<Item = &'a str>,
        sense: Option<Sense>,
        feminine: bool,
    ) {
        if self.is_frozen() {
            return;
        }
        let (index, fresh) = self.lexeme_for(pos, lemma, lemma.to_owned(), sense);
        if fresh {
            inflection.noun(lemma, |form, features| {
                let features = if feminine { features.feminine() } else { features };
                let number = if features.has(Features::DUAL) { Features::NONE } else { Features::SINGULAR };
                self.add_form(form, Form { lexeme: index, features: features | number });
            });
        }
        for plural in plurals {
            inflection.noun(plural, |form, features| {
                if !features.has(Features::DUAL) {
                    self.add_form(form, Form { lexeme: index, features: features | Features::PLURAL });
                }
            });
        }
    }

    /// Adds one form of a lexeme of the given part of speech.
    pub fn add_word(&mut self, pos: Pos, lemma: &str, form: &str, features: Features, sense: Sense) {
        if self.is_frozen() {
            return;
        }
        let (index, _) = self.lexeme_for(pos, lemma, lemma.to_owned(), Some(sense));
        self.add_form(form, Form { lexeme: index, features });
    }

    /// The lexeme of a key, made where there is none yet, with the sense added; and whether it is new.
    fn lexeme_for(&mut self, pos: Pos, lemma: &str, key: String, sense: Option<Sense>) -> (u32, bool) {
        if let Some(&index) = self.by_lemma.get(&(pos, key.clone())) {
            let senses = &mut self.lexemes[index as usize].senses;
            if let Some(sense) = sense.filter(|sense| !senses.contains(sense)) {
                senses.push(sense);
            }
            return (index, false);
        }
        let index = self.lexemes.len() as u32;
        self.lexemes.push(Lexeme {
            lemma: Cow::Owned(lemma.to_owned()),
            pos,
            senses: sense.into_iter().collect(),
        });
        self.by_lemma.insert((pos, key), index);
        (index, true)
    }

    fn add_form(&mut self, form: &str, entry: Form) {
        let key = fold(form);
        let head = self.heads.entry(key.into_boxed_str()).or_insert(END);
        let mut at = *head;
        while let Some(&(known, next)) = self.links.get(at as usize) {
            if known == entry {
                return;
            }
            at = next;
        }
        self.links.push((entry, *head));
        *head = self.links.len() as u32 - 1;
    }
}
