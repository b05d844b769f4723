//! A pack, compiled: one language and the world as that language names it.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use sijill_model::PlacePrecision;
use sijill_text::{FurnitureMatch, FurnitureRule, TextRules, fold, pattern_keys};

use crate::{
    Casualty, Clitics, Cue, Features, Frame, GrammarWord, Inflection, Lexicon, Light, NameWords, PackError,
    Phrases, Reading, Role, Vocabulary, World,
    agreement::Agreement,
    args::Prepositions,
    clitics::{ProcliticEntry, Third},
    cues, frames, frozen,
    into::Into,
    name_words::NameEntries,
    tsv, words,
    world::AdjectiveEndings,
};

/// One file of a pack: its path from the project's root, and its text.
#[derive(Debug, Clone, Copy)]
pub struct PackFile {
    /// As rules cite it: `packs/ar/nouns/assault.tsv`.
    pub path: &'static str,
    /// What it holds.
    pub text: &'static str,
}

/// Counts of what a pack holds, for people who compare breadth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackSize {
    /// Frames of verbs and nouns.
    pub frames: usize,
    /// Words of the dictionary.
    pub lexemes: usize,
    /// Distinct folded forms.
    pub forms: usize,
    /// Names and fixed phrases.
    pub phrases: usize,
}

/// A noun that says that what follows it names a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceNoun {
    /// How fine a place it is.
    pub precision: PlacePrecision,
    /// It tells a direction, and may follow a clause without a preposition.
    pub direction: bool,
    /// Whatever noun follows it with its article is a name, though it be a word of the language.
    pub named: bool,
    /// With its article it is by itself the capital of the country that is spoken of.
    pub capital: bool,
}

/// A language and the world, ready for use.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1 code.
    pub code: String,
    /// How text is cut.
    pub rules: TextRules,
    /// Attached particles and pronouns.
    pub clitics: Clitics,
    /// All forms.
    pub lexicon: Lexicon,
    /// Names and fixed phrases.
    pub phrases: Phrases,
    /// Frames.
    pub frames: Vec<Frame>,
    /// Every word that they ask for beside their own.
    pub vocabulary: Vocabulary,
    /// Cues.
    pub cues: Vec<Cue>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Light verbs.
    pub lights: Vec<Light>,
    /// Words of casualties.
    pub casualties: Vec<Casualty>,
    /// Closed-class words.
    pub grammar: Vec<GrammarWord>,
    /// Folded forms of nouns that say what follows names a place, and how fine.
    pub place_nouns: FxHashMap<String, PlaceNoun>,
    /// Nouns that with their article stand for the country that is spoken of: `شمال البلاد`.
    pub home_nouns: FxHashSet<String>,
    /// Folded words that stand inside people's names: son of, father of, servant of.
    pub name_connectives: FxHashSet<String>,
    /// Folded nouns that open the name of a body: party, company, university.
    pub body_nouns: FxHashSet<String>,
    /// Folded nouns that tell what kind of body the name after them means: newspaper, club.
    pub kind_nouns: FxHashSet<String>,
    /// Those of them after which any definite noun is a name: `the newspaper The Times`.
    pub titled_nouns: FxHashSet<String>,
    /// Where names start and end.
    pub names: NameWords,
    /// Folded words that tell to whom people belong: `تابعة`.
    pub belonging: FxHashSet<String>,
    /// Endings that tell a verb's subject, each with the features of its forms.
    pub subject_endings: Vec<(Features, String)>,
    /// Endings by which adjectives agree with their nouns.
    pub agreement: Agreement,
    /// Topics and the weight of words for each, by folded key.
    pub topics: FxHashMap<String, (&'static str, u8)>,
    /// The world tables.
    pub world: World,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    #[allow(dead_code, reason = "read by people and by the schema check")]
    name: String,
    code: String,
    #[allow(dead_code, reason = "read by people and by the schema check")]
    script: String,
    #[allow(dead_code, reason = "read by people and by the schema check")]
    direction: String,
    sentences: Sentences,
    proclitic: Vec<ProcliticEntry>,
    enclitics: Enclitics,
    adjectives: AdjectiveEndings,
    agreement: Agreement,
    names: Names,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    connectives: Vec<String>,
    #[serde(default)]
    titled: Vec<String>,
    #[serde(default)]
    bodies: Vec<String>,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    signs: NameEntries,
    #[serde(default)]
    belonging: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    ends: Vec<char>,
    abbreviations: Vec<String>,
    quotes: Vec<(char, char)>,
    #[serde(default)]
    declares: FxHashSet<String>,
    #[serde(default)]
    resumes: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Enclitics {
    forms: Vec<String>,
    /// Those that stand after nouns alone.
    #[serde(default)]
    possessive: Vec<String>,
    /// Those of the third person: him, her or it, them, both.
    #[serde(default)]
    he: Vec<String>,
    #[serde(default)]
    she: Vec<String>,
    #[serde(default)]
    they: Vec<String>,
    #[serde(default)]
    both: Vec<String>,
}

impl Pack {
    /// Compiles a pack from the files of one language folder and of the world folder.
    ///
    /// # Errors
    /// The first fault found, with file and line.
    pub fn compile(files: &[PackFile]) -> Result<Pack, PackError> {
        Pack::assemble(files, Lexicon::default(), Phrases::default())
    }

    /// Lexicon and phrases as bytes, from which [`Pack::with_lexicon`] starts at once.
    pub fn freeze(&self) -> Vec<u8> {
        frozen::freeze(&self.lexicon, &self.phrases)
    }

    /// Compiles a pack whose lexicon was frozen before from the same files.
    ///
    /// # Errors
    /// The first fault found, with file and line; a lexicon that is damaged.
    pub fn with_lexicon(files: &[PackFile], lexicon: &'static [u8]) -> Result<Pack, PackError> {
        let (lexicon, phrases) = frozen::thaw(lexicon)?;
        Pack::assemble(files, lexicon, phrases)
    }

    fn assemble(files: &[PackFile], mut lexicon: Lexicon, mut phrases: Phrases) -> Result<Pack, PackError> {
        let manifest_file = ending(files, "/pack.toml")?;
        tsv::check_characters(manifest_file.path, manifest_file.text)?;
        let manifest: Manifest = toml::from_str(manifest_file.text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| 1 + manifest_file.text[..span.start].matches('\n').count() as u32);
            PackError::new(manifest_file.path, line, error.message().to_owned())
        })?;
        let clitics = Clitics::compile(manifest.proclitic, &manifest.enclitics.forms)
            .with_possessive(&manifest.enclitics.possessive);
        let Enclitics { he, she, they, both, .. } = manifest.enclitics;
        let clitics = clitics.with_thirds([
            (Third::He, he),
            (Third::She, she),
            (Third::They, they),
            (Third::Both, both),
        ]);
        let table = |name: &str| ending(files, name).map(|file| (file.path, file.text));
        let (path, text) = table("/grammar.tsv")?;
        let own = cues::prepositions(path, text)?;
        let prepositions =
            Prepositions::new(own.into_iter().chain(clitics.prepositions().map(str::to_owned)));
        let inflection = Inflection::compile(
            table("/inflection/classes.tsv")?,
            table("/inflection/parts.tsv")?,
            table("/inflection/endings.tsv")?,
        )?;
        let mut frames = Vec::new();
        for file in files.iter().filter(|file| file.path.contains("/verbs/")) {
            frames::load_verbs(file.path, file.text, &inflection, &prepositions, &mut lexicon, &mut frames)?;
        }
        for file in files.iter().filter(|file| file.path.contains("/nouns/")) {
            frames::load_nouns(file.path, file.text, &inflection, &prepositions, &mut lexicon, &mut frames)?;
        }
        frames::check_duplicates(&frames)?;
        let mut into = Into {
            inflection: &inflection,
            prepositions: &prepositions,
            lexicon: &mut lexicon,
            phrases: &mut phrases,
            article: clitics.article(),
        };
        let file = ending(files, "/cues.tsv")?;
        let cues = cues::load_cues(file.path, file.text, &mut into)?;
        let file = ending(files, "/roles.tsv")?;
        let roles = cues::load_roles(file.path, file.text, &mut into)?;
        let file = ending(files, "/lights.tsv")?;
        let lights = cues::load_lights(file.path, file.text, &mut into)?;
        let file = ending(files, "/casualties.tsv")?;
        let casualties = cues::load_casualties(file.path, file.text, &mut into)?;
        let file = ending(files, "/grammar.tsv")?;
        let grammar = cues::load_grammar(file.path, file.text, &mut into)?;
        // Words without events are forms and nothing else.
        if !lexicon.is_frozen() {
            let (verbs, nouns) = (ending(files, "/words/verbs.tsv")?, ending(files, "/words/nouns.tsv")?);
            words::load_verbs(verbs.path, verbs.text, &inflection, &manifest.adjectives, &mut lexicon)?;
            words::load_nouns(nouns.path, nouns.text, &inflection, &mut lexicon)?;
            let file = ending(files, "/words/adjectives.tsv")?;
            words::load_adjectives(file.path, file.text, &inflection, &manifest.adjectives, &mut lexicon)?;
        }
        let (place_nouns, home_nouns) = place_nouns(ending(files, "/placenouns.tsv")?, &inflection)?;
        let file = ending(files, "/topics.tsv")?;
        let topics = topics(file)?;
        let rules = TextRules {
            sentence_ends: manifest.sentences.ends,
            quotes: manifest.sentences.quotes,
            abbreviations: manifest
                .sentences
                .abbreviations
                .iter()
                .map(|word| fold(word))
                .collect::<FxHashSet<_>>(),
            declares: manifest.sentences.declares,
            resumes: manifest.sentences.resumes,
            furniture: furniture(ending(files, "/furniture.tsv")?)?,
        };

        let mut world = World::default();
        let code = manifest.code;
        let file = ending(files, "/countries.tsv")?;
        world.load_countries(
            file.path,
            file.text,
            &code,
            &manifest.adjectives,
            &mut lexicon,
            &mut phrases,
        )?;
        let file = ending(files, "/places-curated.tsv")?;
        world.load_places(file.path, file.text, &code, true, &mut phrases)?;
        let file = ending(files, "/places.tsv")?;
        world.load_places(file.path, file.text, &code, false, &mut phrases)?;
        let file = ending(files, "/organisations.tsv")?;
        world.load_organisations(file.path, file.text, &code, &mut phrases)?;
        let file = ending(files, "/people.tsv")?;
        world.load_people(file.path, file.text, &code, &mut phrases)?;
        let file = ending(files, "/name-parts.tsv")?;
        world.load_name_parts(file.path, file.text, &code)?;
        let file = ending(files, "/name-parts-abroad.tsv")?;
        world.load_name_parts(file.path, file.text, &code)?;
        let connectives = manifest.names.connectives.iter().map(|word| fold(word)).collect();
        let belonging = manifest.names.belonging.iter().map(|word| fold(word)).collect();
        let kind_nouns = manifest.names.kinds.iter().map(|word| fold(word)).collect();
        let titled_nouns = manifest.names.titled.iter().map(|word| fold(word)).collect();
        let body_nouns = manifest.names.bodies.iter().map(|word| fold(word)).collect();
        Ok(Pack {
            code,
            rules,
            clitics,
            lexicon,
            phrases,
            vocabulary: Vocabulary::of(&frames, &casualties),
            frames,
            cues,
            roles,
            lights,
            casualties,
            grammar,
            place_nouns,
            home_nouns,
            name_connectives: connectives,
            body_nouns,
            kind_nouns,
            titled_nouns,
            names: manifest.names.signs.fold(),
            belonging,
            subject_endings: inflection.subject_endings(),
            agreement: Agreement {
                object: fold(&manifest.agreement.object),
                third_persons: manifest.agreement.third_persons.iter().map(|ending| fold(ending)).collect(),
                feminine: manifest.agreement.feminine.iter().map(|ending| fold(ending)).collect(),
                relational: manifest.agreement.relational.iter().map(|ending| fold(ending)).collect(),
                plural: manifest.agreement.plural.iter().map(|ending| fold(ending)).collect(),
                accusative: manifest.agreement.accusative.iter().map(|ending| fold(ending)).collect(),
                nominative: manifest.agreement.nominative.iter().map(|ending| fold(ending)).collect(),
                oblique: manifest.agreement.oblique.iter().map(|ending| fold(ending)).collect(),
                classes: manifest.agreement.classes.iter().map(|noun| fold(noun)).collect(),
                blamed: manifest.agreement.blamed.iter().map(|word| fold(word)).collect(),
                charging: fold(&manifest.agreement.charging),
                charges: manifest.agreement.charges.iter().map(|word| fold(word)).collect(),
                entourage: manifest.agreement.entourage.iter().map(|word| fold(word)).collect(),
                includes: manifest.agreement.includes.iter().map(|verb| fold(verb)).collect(),
                sites: manifest.agreement.sites.iter().map(|noun| fold(noun)).collect(),
                matters: manifest.agreement.matters.iter().map(|noun| fold(noun)).collect(),
                statements: manifest.agreement.statements.iter().map(|noun| fold(noun)).collect(),
                wordy: manifest.agreement.wordy.iter().map(|word| fold(word)).collect(),
                saying: manifest.agreement.saying.iter().map(|word| fold(word)).collect(),
                homelands: manifest.agreement.homelands.iter().map(|noun| fold(noun)).collect(),
                counterparts: manifest.agreement.counterparts.iter().map(|noun| fold(noun)).collect(),
                masculine_lands: manifest.agreement.masculine_lands.iter().map(|land| fold(land)).collect(),
                first_prefix: manifest.agreement.first_prefix.map(|(own, known)| (fold(&own), fold(&known))),
                first_suffix: manifest.agreement.first_suffix.map(|(own, known)| (fold(&own), fold(&known))),
                glued: manifest.agreement.glued.iter().map(|word| fold(word)).collect(),
            },
            topics,
            world,
        })
    }

    /// Every reading that the lexicon knows of a folded key; `out` is cleared first.
    pub fn readings(&self, key: &str, out: &mut Vec<Reading>) {
        out.clear();
        // Stems are kept as byte offsets of one byte; no word of any dictionary is longer.
        if key.len() <= u8::MAX as usize {
            self.clitics.readings(&self.lexicon, key, out);
        }
    }

    /// How much the pack holds.
    pub fn size(&self) -> PackSize {
        PackSize {
            frames: self.frames.len(),
            lexemes: self.lexicon.len(),
            forms: self.lexicon.forms(),
            phrases: self.phrases.len(),
        }
    }
}

fn ending(files: &[PackFile], end: &str) -> Result<PackFile, PackError> {
    files
        .iter()
        .find(|file| file.path.ends_with(end))
        .copied()
        .ok_or_else(|| PackError::new(end.trim_start_matches('/'), 1, "the pack lacks this file"))
}

fn topics(file: PackFile) -> Result<FxHashMap<String, (&'static str, u8)>, PackError> {
    let mut topics = FxHashMap::default();
    for row in tsv::read(file.path, file.text, &["word", "topic", "weight"])? {
        let word = row.required(0, "word")?;
        let entry = (row.required(1, "topic")?, row.number(2, "weight", 1..=5u8)?);
        row.once(topics.insert(fold(word), entry).is_none(), format_args!("{word:?}, folded,"))?;
    }
    Ok(topics)
}

/// The nouns before names of places, and those that stand for the country that is spoken of.
fn place_nouns(
    file: PackFile,
    inflection: &Inflection,
) -> Result<(FxHashMap<String, PlaceNoun>, FxHashSet<String>), PackError> {
    let (mut nouns, mut homes) = (FxHashMap::default(), FxHashSet::default());
    for row in tsv::read(file.path, file.text, &["lemma", "plural", "precision", "note"])? {
        let precision = PlacePrecision::parse(row.required(2, "precision")?)
            .ok_or_else(|| row.error(format!("unknown precision {:?}", row.cell(2))))?;
        let note = row.cell(3);
        if !matches!(note, "" | "direction" | "named" | "capital" | "home") {
            return Err(row.error(format!("note must be direction, named, capital, home or -, not {note:?}")));
        }
        let noun = PlaceNoun {
            precision,
            direction: note == "direction",
            named: note == "named",
            capital: note == "capital",
        };
        for lemma in std::iter::once(row.required(0, "lemma")?).chain(row.parts(1)) {
            inflection.noun(lemma, |form, features| {
                if features.any(Features::BOUND | Features::ACCUSATIVE) {
                    return;
                }
                if note == "home" {
                    homes.insert(fold(form));
                } else {
                    nouns.insert(fold(form), noun);
                }
            });
        }
    }
    Ok((nouns, homes))
}

fn furniture(file: PackFile) -> Result<Vec<FurnitureRule>, PackError> {
    tsv::read(file.path, file.text, &["where", "words", "reason"])?
        .into_iter()
        .map(|row| {
            let words = pattern_keys(row.required(1, "words")?);
            let kind = match row.required(0, "where")? {
                "starts" => FurnitureMatch::Starts(words),
                "whole" => FurnitureMatch::Whole(words),
                "contains" => FurnitureMatch::Contains(words),
                "ends" => FurnitureMatch::Ends(words),
                "tail" => FurnitureMatch::Tail(words),
                other => {
                    return Err(row.error(format!(
                        "where must be starts, whole, contains, ends or tail, not {other:?}"
                    )));
                }
            };
            Ok(FurnitureRule { reason: row.required(2, "reason")?.to_owned(), kind })
        })
        .collect()
}
