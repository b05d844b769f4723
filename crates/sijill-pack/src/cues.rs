//! Cues, roles, light verbs, words of casualties, closed-class words: the tables of a language
//! beside its frames.

use sijill_text::fold;

use crate::{
    Args, Features, PackError, Pos, Sense, Wanted, args::Slot, frames::check_form, inflection::VerbEntry,
    into::Into, phrases::Meaning, tsv,
};

macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// The kind a pack's word names.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

kinds! {
    /// What a cue tells.
    CueKind {
        /// A reporting verb.
        Say = "say",
        /// A noun of saying.
        SayNoun = "say_noun",
        /// A phrase that brings in a source.
        According = "according",
        /// A noun that marks what follows as a news medium.
        Media = "media",
        /// A source that is not named.
        Anonymous = "anonymous",
        /// Someone who saw it.
        Witness = "witness",
        /// A phrase that brings in the agent of a passive or a verbal noun.
        Agent = "agent",
        /// A particle that negates.
        Negation = "negation",
        /// A word of denying.
        Deny = "deny",
        /// Intention or fixture for later.
        Future = "future",
        /// Asking.
        Request = "request",
        /// Threatening.
        Threat = "threat",
        /// Possibility or hearsay.
        Possible = "possible",
        /// Going on.
        Ongoing = "ongoing",
        /// A plan or proposal.
        Plan = "plan",
        /// Tried, and prevented.
        Foiled = "foiled",
        /// A condition.
        Condition = "condition",
        /// Older context.
        Background = "background",
        /// A question.
        Question = "question",
        /// Habit or generality.
        Generic = "generic",
        /// A claim of responsibility.
        Responsibility = "responsibility",
        /// A verb that has its object for a matter: it discusses, describes or passes on what others do.
        Matter = "matter",
        /// A word that says of an event that it is another one.
        Another = "another",
        /// A participle that tells when something was made or done: the time after it is its noun's.
        Dated = "dated",
    }
}

kinds! {
    /// Classes of closed-class words.
    Grammar {
        /// Preposition.
        Preposition = "prep",
        /// Conjunction.
        Conjunction = "conj",
        /// Complementiser.
        Complementiser = "comp",
        /// Relative pronoun.
        Relative = "rel",
        /// Subordinator.
        Subordinator = "sub",
        /// Negation.
        Negation = "neg",
        /// Future particle.
        Future = "fut",
        /// Perfect particle.
        Perfect = "perf",
        /// Demonstrative.
        Demonstrative = "dem",
        /// Pronoun.
        Pronoun = "pron",
        /// Auxiliary verb.
        Auxiliary = "aux",
        /// Quantifier.
        Quantifier = "quant",
        /// Adverb.
        Adverb = "adv",
        /// Interjection.
        Interjection = "interj",
        /// Title before a name.
        Title = "title",
    }
}

kinds! {
    /// What a role names.
    RoleClass {
        /// A person.
        Person = "person",
        /// A group of people.
        Group = "group",
        /// An organisation.
        Organisation = "organisation",
    }
}

/// One line of `cues.tsv`.
#[derive(Debug)]
pub struct Cue {
    /// What it tells.
    pub kind: CueKind,
    /// Its words as the pack spells them.
    pub words: &'static str,
    /// Where its speaker or complement stands.
    pub slot: Option<Slot>,
    /// What the kind's note says: `continue`, `relay`, a status, …
    pub note: &'static str,
    /// `file:line`.
    pub rule: String,
}

/// One line of `roles.tsv`.
#[derive(Debug)]
pub struct Role {
    /// Its words as the pack spells them.
    pub lemma: &'static str,
    /// What it names.
    pub class: RoleClass,
    /// PLOVER sector, or empty.
    pub sector: &'static str,
    /// The office takes sector and country of what follows it.
    pub head: bool,
    /// Country of an office that only one country has (ISO 3166-1 alpha-3), or empty.
    pub country: &'static str,
    /// A word for people at large, which may count people of any sector.
    pub anyone: bool,
}

/// One line of `lights.tsv`.
#[derive(Debug)]
pub struct Light {
    /// Where the event noun stands.
    pub event: Vec<Slot>,
    /// Where the noun's actor and recipient stand, seen from the light verb.
    pub args: Args,
    /// `ongoing`, `begun`, `result`, `cause` or empty.
    pub effect: &'static str,
}

/// Where the counted people of a word of casualties stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Count {
    /// Object of the verb.
    Object,
    /// Subject of the verb.
    Subject,
    /// Subject when the verb is passive, else the object.
    SubjectOrObject,
    /// Genitive of the noun.
    Genitive,
    /// The word itself is counted.
    This,
    /// Object of a preposition.
    Preposition(String),
    /// The next people counted: `راح ضحيته عشرون شخصا`.
    Next,
    /// Nothing is counted by the word alone.
    Nothing,
}

/// One line of `casualties.tsv`.
#[derive(Debug)]
pub struct Casualty {
    /// `killed`, `injured`, `missing`, `abducted`, `arrested` or `displaced`.
    pub kind: &'static str,
    /// Where the counted people stand.
    pub count: Count,
    /// Who falls: a noun that is counted by itself tells what became of them, `سقط خمسة جرحى`.
    pub falls: bool,
    /// Words one of which must stand in the clause.
    pub with: Vec<Wanted>,
}

/// One line of `grammar.tsv`.
#[derive(Debug)]
pub struct GrammarWord {
    /// Its class.
    pub class: Grammar,
    /// Its folded key.
    pub key: String,
    /// What its class's note says.
    pub note: &'static str,
}

pub(crate) fn load_cues(
    file: &'static str,
    text: &'static str,
    into: &mut Into<'_>,
) -> Result<Vec<Cue>, PackError> {
    let mut cues = Vec::new();
    for row in tsv::read(file, text, &["kind", "words", "imperfect", "form", "slot", "note"])? {
        let kind = CueKind::parse(row.required(0, "kind")?)
            .ok_or_else(|| row.error(format!("unknown kind of cue {:?}", row.cell(0))))?;
        let words = row.required(1, "words")?;
        let index = cues.len() as u32;
        let (sense, meaning) = (Sense::Cue(index), Meaning::Cue(index));
        if row.cell(2).is_empty() {
            let particle = matches!(
                kind,
                CueKind::Negation
                    | CueKind::Condition
                    | CueKind::Question
                    | CueKind::Agent
                    | CueKind::According
            );
            if words.contains(' ') {
                into.phrases.add(words, meaning);
            } else if particle {
                into.lexicon.add_word(Pos::Particle, words, words, Features::NONE, sense);
            } else {
                into.lexicon.add_noun(into.inflection, words, std::iter::empty(), Some(sense));
            }
        } else {
            check_form(&row, row.cell(3))?;
            into.verb(words, row.cell(2), row.cell(3), sense, meaning);
        }
        let slot = match row.cell(4) {
            "" => None,
            "subj" => Some(Slot::Subject),
            "obj" => Some(Slot::Object),
            "gen" => Some(Slot::Genitive),
            preposition => Some(Slot::Preposition(fold(preposition))),
        };
        into.prepositions.check(&slot).map_err(|message| row.error(message))?;
        cues.push(Cue { kind, words, slot, note: row.cell(5), rule: row.rule() });
    }
    Ok(cues)
}

pub(crate) fn load_roles(
    file: &'static str,
    text: &'static str,
    into: &mut Into<'_>,
) -> Result<Vec<Role>, PackError> {
    let mut roles = Vec::new();
    for row in tsv::read(file, text, &["lemma", "plural", "feminine", "class", "sector", "note"])? {
        let index = roles.len() as u32;
        let lemma = row.required(0, "lemma")?;
        let sector = row.cell(4);
        if !sector.is_empty() && sijill_model::Sector::parse(sector).is_none() {
            return Err(row.error(format!("no PLOVER sector {sector:?}")));
        }
        let (sense, meaning) = (Sense::Role(index), Meaning::Role(index));
        into.noun(lemma, row.parts(1), sense, meaning);
        for feminine in row.parts(2) {
            into.noun(feminine, std::iter::empty(), sense, meaning);
        }
        let note = row.cell(5);
        let country = if is_country(note) { note } else { "" };
        if !matches!(note, "" | "head" | "anyone") && country.is_empty() {
            return Err(row.error(format!("note must be head, anyone, a country or -, not {note:?}")));
        }
        roles.push(Role {
            lemma,
            class: RoleClass::parse(row.required(3, "class")?)
                .ok_or_else(|| row.error(format!("unknown class {:?}", row.cell(3))))?,
            sector,
            head: note == "head",
            country,
            anyone: note == "anyone",
        });
    }
    Ok(roles)
}

/// Whether a cell is shaped as an ISO 3166-1 alpha-3 code.
fn is_country(cell: &str) -> bool {
    cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_uppercase())
}

pub(crate) fn load_lights(
    file: &'static str,
    text: &'static str,
    into: &mut Into<'_>,
) -> Result<Vec<Light>, PackError> {
    let mut lights = Vec::new();
    for row in tsv::read(file, text, &["lemma", "imperfect", "form", "masdar", "event", "args", "effect"])? {
        let sense = Sense::Light(lights.len() as u32);
        let entry = VerbEntry {
            lemma: row.required(0, "lemma")?,
            imperfect: row.required(1, "imperfect")?,
            form: row.required(2, "form")?,
        };
        check_form(&row, entry.form)?;
        into.lexicon.add_verb(into.inflection, entry, Some(sense));
        for masdar in row.parts(3) {
            into.lexicon.add_noun(into.inflection, masdar, std::iter::empty(), Some(sense));
        }
        let effect = row.cell(6);
        if !["", "ongoing", "begun", "result", "cause"].contains(&effect) {
            return Err(row.error(format!("unknown effect {effect:?}")));
        }
        let event = Args::parse(&format!("A:{}", row.required(4, "event")?)).map_err(|m| row.error(m))?.actor;
        let args = Args::parse(row.cell(5)).map_err(|m| row.error(m))?;
        into.prepositions.check(event.iter().chain(args.slots())).map_err(|m| row.error(m))?;
        lights.push(Light { event, args, effect });
    }
    Ok(lights)
}

pub(crate) fn load_casualties(
    file: &'static str,
    text: &'static str,
    into: &mut Into<'_>,
) -> Result<Vec<Casualty>, PackError> {
    let mut casualties = Vec::new();
    for row in
        tsv::read(file, text, &["kind", "pos", "lemma", "imperfect", "form", "plural", "count", "with"])?
    {
        let kind = row.required(0, "kind")?;
        if sijill_model::Casualties::default().kind_mut(kind).is_none() {
            return Err(row.error(format!("unknown kind of casualty {kind:?}")));
        }
        let sense = Sense::Casualty(casualties.len() as u32);
        let lemma = row.required(2, "lemma")?;
        match row.required(1, "pos")? {
            "verb" => {
                check_form(&row, row.cell(4))?;
                let entry = VerbEntry { lemma, imperfect: row.cell(3), form: row.cell(4) };
                into.lexicon.add_verb(into.inflection, entry, Some(sense));
            }
            "noun" => into.lexicon.add_noun(into.inflection, lemma, row.parts(5), Some(sense)),
            other => return Err(row.error(format!("pos must be verb or noun, not {other:?}"))),
        }
        let falls = row.cell(6).ends_with("-self");
        let count = match row.required(6, "count")? {
            "obj" => Count::Object,
            "subj" | "subj-self" => Count::Subject,
            "subj-obj" => Count::SubjectOrObject,
            "gen" | "gen-self" => Count::Genitive,
            "self" => Count::This,
            "next" => Count::Next,
            "none" => Count::Nothing,
            preposition => {
                let slot = Slot::Preposition(fold(preposition));
                into.prepositions.check([&slot]).map_err(|message| row.error(message))?;
                Count::Preposition(fold(preposition))
            }
        };
        casualties.push(Casualty { kind, count, falls, with: row.parts(7).map(Wanted::new).collect() });
    }
    Ok(casualties)
}

/// The prepositions among the closed-class words, as keys, read before the tables that cite them.
pub(crate) fn prepositions(file: &str, text: &str) -> Result<Vec<String>, PackError> {
    let mut keys = Vec::new();
    for row in tsv::read(file, text, &["word", "class", "note"])? {
        if grammar_class(&row)? == Grammar::Preposition {
            keys.push(fold(row.cell(0)));
        }
    }
    Ok(keys)
}

fn grammar_class(row: &tsv::Row<'_>) -> Result<Grammar, PackError> {
    Grammar::parse(row.required(1, "class")?)
        .ok_or_else(|| row.error(format!("unknown class {:?}", row.cell(1))))
}

pub(crate) fn load_grammar(
    file: &'static str,
    text: &'static str,
    into: &mut Into<'_>,
) -> Result<Vec<GrammarWord>, PackError> {
    let mut words = Vec::new();
    for row in tsv::read(file, text, &["word", "class", "note"])? {
        let word = row.required(0, "word")?;
        let class = grammar_class(&row)?;
        let index = words.len() as u32;
        if word.contains(' ') {
            into.phrases.add(word, Meaning::Grammar(index));
        } else {
            into.lexicon.add_word(Pos::Particle, word, word, Features::NONE, Sense::Grammar(index));
        }
        words.push(GrammarWord { class, key: fold(word), note: row.cell(2) });
    }
    Ok(words)
}
