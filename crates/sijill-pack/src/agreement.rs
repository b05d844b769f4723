//! Endings by which words of a language agree, and the short lists of words of `pack.toml` that go with them.

use serde::Deserialize;

/// Endings of adjectives, folded.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Preposition that marks the object of a verbal noun whose genitive is its subject.
    pub object: String,
    /// Of an adjective that follows a feminine noun.
    pub feminine: Vec<String>,
    /// Of an adjective made from a noun.
    pub relational: Vec<String>,
    /// Of an adjective that follows a sound plural.
    pub plural: Vec<String>,
    /// Of an indefinite accusative.
    pub accusative: Vec<String>,
    /// Of a dual or sound plural that is a subject.
    pub nominative: Vec<String>,
    /// Of a dual or sound plural that is an object, or stands after a preposition or a noun.
    pub oblique: Vec<String>,
    /// Nouns that only class the event noun after them.
    pub classes: Vec<String>,
    /// Words for somebody who is charged with the deed after them, or answers for it.
    #[serde(default)]
    pub blamed: Vec<String>,
    /// The preposition before what somebody is charged with: `اتهم الجيش بقتل مدنيين`.
    pub charging: String,
    /// Folded words for what somebody is charged with: `بتهمة قتل الضابط`.
    pub charges: Vec<String>,
    /// Words for those who only go with somebody: `الوفد المرافق`.
    pub entourage: Vec<String>,
    /// Verbs by which a list tells who is on it: `ضم`, `شمل`.
    pub includes: Vec<String>,
    /// Nouns for buildings, posts and vehicles, which stand for those inside where they are attacked.
    #[serde(default)]
    pub sites: Vec<String>,
    /// Folded nouns for what nobody attacks but with words: a policy, a statement, a plan.
    #[serde(default)]
    pub matters: Vec<String>,
    /// Folded nouns for what is said or written: an attack in one of them is one in words.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Folded words that tell of an attack that it is one in words: `لاذع`, `واصفا`.
    #[serde(default)]
    pub wordy: Vec<String>,
    /// Prepositions before what is said, where something is done in it.
    #[serde(default)]
    pub saying: Vec<String>,
    /// Folded nouns that with a pronoun are somebody's country: `بلاده`.
    #[serde(default)]
    pub homelands: Vec<String>,
    /// Folded nouns for somebody of the same office elsewhere: `نظيره`.
    #[serde(default)]
    pub counterparts: Vec<String>,
    /// Names of countries that take the masculine verb, or either; where given, all others take the feminine.
    #[serde(default)]
    pub masculine_lands: Vec<String>,
    /// What stands before an imperfect that `I` do, and before one that `we` do.
    #[serde(default)]
    pub first_prefix: Option<(String, String)>,
    /// What stands after a perfect that `I` did, and after one that `we` did.
    #[serde(default)]
    pub first_suffix: Option<(String, String)>,
    /// Endings by which a verb holds those who were told of before.
    #[serde(default)]
    pub third_persons: Vec<String>,
    /// Particles that are often written together with the verb after them.
    #[serde(default)]
    pub glued: Vec<String>,
}

impl Agreement {
    /// Whether a folded key ends as an adjective after a feminine noun.
    pub fn is_feminine(&self, key: &str) -> bool {
        ends(key, &self.feminine)
    }

    /// Whether a folded key ends as an adjective made from a noun.
    pub fn is_relational(&self, key: &str) -> bool {
        ends(key, &self.relational)
    }

    /// Whether a folded key ends as a sound plural.
    pub fn is_plural(&self, key: &str) -> bool {
        ends(key, &self.plural)
    }

    /// Whether a folded key is a noun that only classes the event noun after it.
    pub fn is_class(&self, key: &str) -> bool {
        self.classes.iter().any(|class| class == key)
    }

    /// Whether a folded key is a word for somebody charged with what follows.
    pub fn is_blamed(&self, key: &str) -> bool {
        self.blamed.iter().any(|word| word == key)
    }

    /// Whether a preposition stands before what somebody is charged with.
    pub fn is_charging(&self, key: &str) -> bool {
        !self.charging.is_empty() && self.charging == key
    }

    /// Whether a folded key is a word for what somebody is charged with.
    pub fn is_charge(&self, key: &str) -> bool {
        self.charges.iter().any(|word| word == key)
    }

    /// Whether a folded lemma with a pronoun is somebody's country.
    pub fn is_homeland(&self, lemma: &str) -> bool {
        self.homelands.iter().any(|noun| noun == lemma)
    }

    /// Whether a folded lemma is a noun for somebody of the same office elsewhere.
    pub fn is_counterpart(&self, lemma: &str) -> bool {
        self.counterparts.iter().any(|noun| noun == lemma)
    }

    /// Whether a folded lemma is a verb by which a list tells who is on it.
    pub fn includes(&self, lemma: &str) -> bool {
        self.includes.iter().any(|verb| verb == lemma)
    }

    /// Whether a folded key tells that those before it only go with somebody.
    pub fn is_entourage(&self, key: &str) -> bool {
        self.entourage.iter().any(|word| word == key)
    }

    /// Whether a folded lemma is a building, a post or a vehicle.
    pub fn is_site(&self, lemma: &str) -> bool {
        self.sites.iter().any(|word| word == lemma)
    }

    /// Whether a folded key is what nobody attacks but with words.
    pub fn is_matter(&self, key: &str) -> bool {
        self.matters.iter().any(|noun| noun == key) || self.is_statement(key)
    }

    /// Whether a folded key is what is said or written.
    pub fn is_statement(&self, key: &str) -> bool {
        self.statements.iter().any(|noun| noun == key)
    }

    /// Whether something is said or written in what a folded key under a preposition names.
    pub fn is_said_in(&self, key: &str, preposition: &str) -> bool {
        self.saying.iter().any(|own| own == preposition) && self.is_statement(key)
    }

    /// Whether a folded key tells of an attack that it is one in words.
    pub fn is_wordy(&self, key: &str) -> bool {
        self.wordy.iter().any(|word| word == key)
    }

    /// Whether the country whose name begins with a folded key takes the feminine verb alone.
    pub fn is_feminine_land(&self, key: &str) -> bool {
        !self.masculine_lands.is_empty() && !self.masculine_lands.iter().any(|land| land == key)
    }

    /// Whether a folded key ends as a dual or sound plural of a subject.
    pub fn is_nominative(&self, key: &str) -> bool {
        ends(key, &self.nominative)
    }

    /// As [`Agreement::is_nominative`], of an object.
    pub fn is_oblique(&self, key: &str) -> bool {
        ends(key, &self.oblique)
    }

    /// Whether a folded key ends as an indefinite accusative.
    pub fn is_accusative(&self, key: &str) -> bool {
        ends(key, &self.accusative)
    }
}

fn ends(key: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| key.ends_with(ending.as_str()))
}
