//! Where the tables of a language put their words: single words into the lexicon, fixed phrases among
//! the phrases.

use crate::{
    Features, Inflection, Lexicon, Sense,
    args::Prepositions,
    inflection::VerbEntry,
    phrases::{Meaning, Phrases},
};

/// Where tables put what they load.
pub(crate) struct Into<'a> {
    pub inflection: &'a Inflection,
    pub prepositions: &'a Prepositions,
    pub lexicon: &'a mut Lexicon,
    pub phrases: &'a mut Phrases,
    pub article: &'a str,
}

impl Into<'_> {
    /// Adds a verb, or a fixed phrase that starts with an inflected verb.
    pub fn verb(
        &mut self,
        words: &'static str,
        imperfect: &'static str,
        form: &'static str,
        sense: Sense,
        meaning: Meaning,
    ) {
        let (lemma, rest) = words.split_once(' ').unwrap_or((words, ""));
        let entry = VerbEntry { lemma, imperfect, form };
        if rest.is_empty() {
            self.lexicon.add_verb(self.inflection, entry, Some(sense));
        } else {
            let phrases = &mut *self.phrases;
            self.inflection.verb(entry, |form, features| {
                if !features.has(Features::BOUND) {
                    phrases.add(&format!("{form} {rest}"), meaning);
                }
            });
        }
    }

    /// Adds a noun, or a fixed phrase that starts with an inflected noun.
    pub fn noun<'p>(
        &mut self,
        words: &str,
        plurals: impl Iterator<Item = &'p str>,
        sense: Sense,
        meaning: Meaning,
    ) {
        let Some((head, rest)) = words.split_once(' ') else {
            self.lexicon.add_noun(self.inflection, words, plurals, Some(sense));
            return;
        };
        let bare = rest.split_once(' ').is_none().then(|| rest.strip_prefix(self.article)).flatten();
        let phrases = &mut *self.phrases;
        for form in
            std::iter::once(head).chain(plurals.map(|plural| plural.split(' ').next().unwrap_or(plural)))
        {
            self.inflection.noun(form, |form, features| {
                if !features.has(Features::BOUND) {
                    phrases.add(&format!("{form} {rest}"), meaning);
                    // An office before a country's name loses its article: وزير خارجية فرنسا.
                    if let Some(bare) = bare {
                        phrases.add(&format!("{form} {bare}"), meaning);
                    }
                }
            });
        }
    }
}
