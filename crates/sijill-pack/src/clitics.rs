//! Attached particles and pronouns, and the readings of a written word that they allow.

use serde::Deserialize;
use sijill_text::fold;

use crate::{Features, Form, Lexicon};

/// What stands attached to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Attached {
    /// A conjunction.
    pub and: bool,
    /// A question particle.
    pub question: bool,
    /// A preposition, by its letter.
    pub preposition: Option<char>,
    /// The mark of the future.
    pub future: bool,
    /// The article.
    pub article: bool,
    /// A pronoun after the word.
    pub pronoun: bool,
}

impl Attached {
    /// Whether nothing is attached.
    pub fn is_bare(self) -> bool {
        self == Attached::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Tag {
    And,
    Question,
    Preposition,
    Future,
    Article,
    PrepositionArticle,
}

/// What a proclitic may stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Before {
    Noun,
    Verb,
    Both,
}

#[derive(Debug)]
struct Proclitic {
    form: String,
    /// Its first letter, by which most words are told not to have it.
    first: Option<char>,
    slot: u8,
    tag: Tag,
    noun: bool,
    verb: bool,
    place: bool,
}

/// One `[[proclitic]]` entry of a `pack.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProcliticEntry {
    form: String,
    slot: u8,
    tag: Tag,
    before: Before,
    /// The preposition tells where.
    #[serde(default)]
    place: bool,
}

/// A written word cut into what is attached and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// What is attached before the word.
    pub attached: Attached,
    /// Where the word begins in the key, in bytes; an article counts as cut off.
    pub start: usize,
    /// Whether a noun may stand here.
    pub noun: bool,
    /// Whether a verb may stand here.
    pub verb: bool,
}

/// One reading of a written word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The word of the dictionary and what its form tells.
    pub form: Form,
    /// What stands attached.
    pub attached: Attached,
    /// The stem's stretch of the key, in bytes.
    pub stem: (u8, u8),
}

/// Whom a pronoun of the third person stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Third {
    /// One man, or one thing of masculine gender.
    He,
    /// One woman, one thing of feminine gender, or things.
    She,
    /// Several people.
    They,
    /// Two.
    Both,
}

/// The clitics of a language.
#[derive(Debug, Default)]
pub struct Clitics {
    proclitics: Vec<Proclitic>,
    enclitics: Vec<String>,
    /// Those of them that stand after nouns alone.
    possessive: Vec<String>,
    /// Those of the third person, and whom they stand for.
    thirds: Vec<(String, Third)>,
    article: String,
    /// The particle of a question as written: folding takes away what tells it from a plain letter.
    question: String,
}

impl Clitics {
    pub(crate) fn compile(entries: Vec<ProcliticEntry>, enclitics: &[String]) -> Self {
        let mut clitics =
            Clitics { enclitics: enclitics.iter().map(|form| fold(form)).collect(), ..Self::default() };
        for entry in entries {
            let form = fold(&entry.form);
            if entry.tag == Tag::Question {
                clitics.question.clone_from(&entry.form);
            }
            if entry.tag == Tag::Article {
                clitics.article.clone_from(&form);
            }
            clitics.proclitics.push(Proclitic {
                first: form.chars().next(),
                form,
                slot: entry.slot,
                tag: entry.tag,
                noun: entry.before != Before::Verb,
                verb: entry.before != Before::Noun,
                place: entry.place,
            });
        }
        clitics
    }

    pub(crate) fn with_possessive(mut self, forms: &[String]) -> Self {
        self.possessive = forms.iter().map(|form| fold(form)).collect();
        self
    }

    pub(crate) fn with_thirds(mut self, thirds: [(Third, Vec<String>); 4]) -> Self {
        let keys =
            |(third, forms): (Third, Vec<String>)| forms.into_iter().map(move |form| (fold(&form), third));
        self.thirds = thirds.into_iter().flat_map(keys).collect();
        self
    }

    /// Whom an attached pronoun stands for, if it is one of the third person.
    pub fn third(&self, pronoun: &str) -> Option<Third> {
        self.thirds.iter().find(|(form, _)| form == pronoun).map(|&(_, third)| third)
    }

    /// The prepositions that are written attached, as keys.
    pub(crate) fn prepositions(&self) -> impl Iterator<Item = &str> {
        self.proclitics
            .iter()
            .filter(|clitic| clitic.tag == Tag::Preposition)
            .map(|clitic| clitic.form.as_str())
    }

    /// The article's letters; empty where the language has none.
    pub fn article(&self) -> &str {
        &self.article
    }

    /// The pronouns that are written attached, as keys, longest first.
    pub fn pronouns(&self) -> impl Iterator<Item = &str> {
        self.enclitics.iter().map(String::as_str)
    }

    /// Whether a word as written may start with the particle of a question.
    pub fn asks(&self, written: &str) -> bool {
        !self.question.is_empty() && written.starts_with(self.question.as_str())
    }

    /// The attached preposition of a letter, as a key, and whether it tells where.
    pub fn preposition(&self, letter: char) -> Option<(&str, bool)> {
        self.proclitics
            .iter()
            .find(|clitic| clitic.tag == Tag::Preposition && clitic.form.starts_with(letter))
            .map(|clitic| (clitic.form.as_str(), clitic.place))
    }

    /// Every way to cut attached particles off the front of a key, the whole key first.
    pub fn cuts(&self, key: &str, mut give: impl FnMut(Cut)) {
        let cut = Cut { attached: Attached::default(), start: 0, noun: true, verb: true };
        give(cut);
        self.cut_from(key, cut, 1, &mut give);
    }

    fn cut_from(&self, key: &str, from: Cut, slot: u8, give: &mut impl FnMut(Cut)) {
        let whole = &key[from.start..];
        let first = whole.chars().next();
        for clitic in self.proclitics.iter().filter(|clitic| clitic.slot >= slot && clitic.first == first) {
            let Some(rest) = whole.strip_prefix(clitic.form.as_str()) else { continue };
            if rest.chars().nth(1).is_none() {
                continue;
            }
            let mut cut = from;
            cut.start += clitic.form.len();
            cut.noun &= clitic.noun;
            cut.verb &= clitic.verb;
            match clitic.tag {
                Tag::And => cut.attached.and = true,
                Tag::Question => cut.attached.question = true,
                Tag::Preposition => cut.attached.preposition = clitic.form.chars().next(),
                Tag::Future => cut.attached.future = true,
                Tag::Article => cut.attached.article = true,
                Tag::PrepositionArticle => {
                    cut.attached.article = true;
                    cut.attached.preposition = clitic.form.chars().next();
                }
            }
            // The swallowed article never follows another preposition.
            if clitic.tag == Tag::PrepositionArticle && from.attached.preposition.is_some() {
                continue;
            }
            give(cut);
            self.cut_from(key, cut, clitic.slot + 1, give);
        }
    }

    /// Every reading that the lexicon knows of a folded key.
    pub fn readings(&self, lexicon: &Lexicon, key: &str, out: &mut Vec<Reading>) {
        self.cuts(key, |cut| {
            let rest = &key[cut.start..];
            for form in lexicon.look_up(rest) {
                if !form.features.has(Features::BOUND) && allowed(cut, form.features) {
                    out.push(Reading {
                        form,
                        attached: cut.attached,
                        stem: (cut.start as u8, key.len() as u8),
                    });
                }
            }
            if cut.attached.article {
                return;
            }
            for pronoun in &self.enclitics {
                let Some(stem) = rest.strip_suffix(pronoun.as_str()) else { continue };
                if stem.chars().nth(1).is_none() {
                    continue;
                }
                for form in lexicon.look_up(stem) {
                    let f = form.features;
                    // `أيدي`: "my" is no object of a verb, nor has a passive another.
                    let object = !f.is_verb()
                        || !(f.has(Features::PASSIVE)
                            || f.has(Features::PERFECT)
                                && self.possessive.iter().any(|form| form == pronoun));
                    if object && allowed(cut, f) && !f.any(Features::ACCUSATIVE) {
                        let mut attached = cut.attached;
                        attached.pronoun = true;
                        let end = cut.start + stem.len();
                        out.push(Reading { form, attached, stem: (cut.start as u8, end as u8) });
                    }
                }
            }
        });
    }
}

fn allowed(cut: Cut, features: Features) -> bool {
    if features.is_verb() {
        let attached = cut.attached;
        cut.verb
            && (!attached.future || features.has(Features::IMPERFECT) && !features.has(Features::JUSSIVE))
            && (attached.preposition.is_none() || features.has(Features::IMPERFECT))
    } else {
        let attached = cut.attached;
        // `بحثا`: nothing is an accusative after a preposition.
        cut.noun
            && !(attached.article && features.any(Features::ACCUSATIVE | Features::CONSTRUCT))
            && !(attached.preposition.is_some() && features.has(Features::ACCUSATIVE))
    }
}
