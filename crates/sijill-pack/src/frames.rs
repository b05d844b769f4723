//! Frames: what a verb or noun means as an event, and under which conditions.

use rustc_hash::FxHashSet;
use sijill_model::{Cameo, EventType};

use crate::{
    Args, Inflection, KeyHash, Kind, Lexicon, Need, PackError, Part, Sense, Slot, Wanted,
    args::Prepositions,
    inflection::VerbEntry,
    tsv::{self, Row},
};

/// One pack line that makes an event of a word.
#[derive(Debug)]
pub struct Frame {
    /// The line, `packs/ar/nouns/assault.tsv:12`.
    pub rule: String,
    /// Dictionary form of its word.
    pub lemma: &'static str,
    /// Its line stands under `verbs/`.
    pub verb: bool,
    /// Event type.
    pub event_type: EventType,
    /// PLOVER mode, or empty.
    pub mode: &'static str,
    /// CAMEO code.
    pub cameo: Cameo,
    /// Words that must follow, in order; alternatives, each a list of words.
    pub with: Vec<Vec<Wanted>>,
    /// Where the participants of the verb, or of the noun, stand.
    pub args: Args,
    /// Where the participants of the verb's masdar stand.
    pub masdar_args: Args,
    /// What must be found.
    pub needs: Vec<Need>,
    /// Words that block the line.
    pub not: FxHashSet<KeyHash>,
    /// A sentence in which the line fires.
    pub yes: &'static str,
    /// A sentence with the same word in which it does not.
    pub no: &'static str,
}

impl Frame {
    /// Whether the verb takes a direct object as actor or recipient.
    pub fn is_transitive(&self) -> bool {
        self.args.recipient.contains(&Slot::Object)
    }

    /// Whether a place is all that it may be done to.
    pub fn wants_place(&self) -> bool {
        let of_place = |need: &Need| need.parts == [Part::Recipient] && need.kinds == [Kind::Place];
        self.needs.iter().any(of_place)
    }

    /// Whether its word says something of what the clause is about.
    pub fn is_predicate(&self) -> bool {
        self.args.slots().any(|slot| *slot == Slot::Topic)
    }

    /// Whether its actor is whoever says it.
    pub fn is_said(&self) -> bool {
        self.args.actor.contains(&Slot::Speaker)
    }
}

const VERB: [&str; 13] = [
    "lemma",
    "imperfect",
    "form",
    "masdar",
    "with",
    "type",
    "mode",
    "args",
    "needs",
    "not",
    "cameo",
    "yes",
    "no",
];
const NOUN: [&str; 11] =
    ["lemma", "plural", "with", "type", "mode", "args", "needs", "not", "cameo", "yes", "no"];

/// Forms of verbs that packs may name.
const FORMS: [&str; 13] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2", "Q4"];

/// Reads a `verbs/*.tsv` table into frames and lexicon.
///
/// # Errors
/// Whatever the table's cells break, with the line.
pub(crate) fn load_verbs(
    file: &'static str,
    text: &'static str,
    inflection: &Inflection,
    prepositions: &Prepositions,
    lexicon: &mut Lexicon,
    frames: &mut Vec<Frame>,
) -> Result<(), PackError> {
    for row in tsv::read(file, text, &VERB)? {
        let entry = VerbEntry {
            lemma: row.required(0, "lemma")?,
            imperfect: row.cell(1),
            form: row.required(2, "form")?,
        };
        check_form(&row, entry.form)?;
        let frame = frame(&row, entry.lemma, 4, prepositions)?;
        let sense = Sense::Frame(frames.len() as u32);
        frames.push(frame);
        lexicon.add_verb(inflection, entry, Some(sense));
        for masdar in row.parts(3) {
            lexicon.add_noun(inflection, masdar, std::iter::empty(), Some(sense));
        }
    }
    Ok(())
}

/// Reads a `nouns/*.tsv` table into frames and lexicon.
///
/// # Errors
/// Whatever the table's cells break, with the line.
pub(crate) fn load_nouns(
    file: &'static str,
    text: &'static str,
    inflection: &Inflection,
    prepositions: &Prepositions,
    lexicon: &mut Lexicon,
    frames: &mut Vec<Frame>,
) -> Result<(), PackError> {
    for row in tsv::read(file, text, &NOUN)? {
        let lemma = row.required(0, "lemma")?;
        if lemma.contains(' ') {
            return Err(row.error("a lemma is one word: put the words after it into `with`"));
        }
        let sense = Sense::Frame(frames.len() as u32);
        frames.push(frame(&row, lemma, 2, prepositions)?);
        lexicon.add_noun(inflection, lemma, row.parts(1), Some(sense));
    }
    Ok(())
}

pub(crate) fn check_form(row: &Row<'_>, form: &str) -> Result<(), PackError> {
    if FORMS.contains(&form) { Ok(()) } else { Err(row.error(format!("unknown verb form {form:?}"))) }
}

/// Reads the columns that verbs and nouns share, `with` being column `at`.
fn frame(
    row: &Row<'static>,
    lemma: &'static str,
    at: usize,
    prepositions: &Prepositions,
) -> Result<Frame, PackError> {
    let event_type = EventType::parse(row.required(at + 1, "type")?)
        .ok_or_else(|| row.error(format!("no PLOVER type {:?}", row.cell(at + 1))))?;
    let mode = row.cell(at + 2);
    if !mode.is_empty() && !event_type.modes().contains(&mode) {
        return Err(row.error(format!("{} has no mode {mode:?}", event_type.word())));
    }
    let mut args = Args::parse(row.cell(at + 3)).map_err(|message| row.error(message))?;
    // Who meets someone or works with someone has a counterpart; who signs or fights has a peer.
    args.joint = args.mutual && !matches!(event_type, EventType::Consult | EventType::Cooperate);
    prepositions.check(args.slots()).map_err(|message| row.error(message))?;
    let yes = row.required(at + 7, "yes")?;
    let no = row.required(at + 8, "no")?;
    if yes == no {
        return Err(row.error("the example that fires and the one that does not are the same"));
    }
    Ok(Frame {
        rule: row.rule(),
        lemma,
        verb: at == 4,
        event_type,
        mode,
        cameo: Cameo::new(row.required(at + 6, "cameo")?)
            .ok_or_else(|| row.error(format!("no CAMEO code {:?}", row.cell(at + 6))))?,
        with: row.parts(at).map(|phrase| phrase.split(' ').map(Wanted::new).collect()).collect(),
        masdar_args: masdar_args(&args),
        args,
        needs: Need::parse(row.cell(at + 4)).map_err(|message| row.error(message))?,
        not: row.parts(at + 5).map(|word| Wanted::new(word).hash()).collect(),
        yes,
        no,
    })
}

/// A verbal noun's genitive is the verb's object, or its subject where the verb has none; with
/// both told, the genitive is the subject and the object follows it.
fn masdar_args(args: &Args) -> Args {
    let transitive = args.recipient.contains(&Slot::Object);
    let prepositions = |slots: &[Slot]| -> Vec<Slot> {
        slots.iter().filter(|slot| matches!(slot, Slot::Preposition(_))).cloned().collect()
    };
    let mut masdar = Args { mutual: args.mutual, joint: args.joint, ..Args::default() };
    if transitive || args.passive {
        masdar.actor = vec![Slot::By, Slot::Subject, Slot::Adjective];
        masdar.recipient = vec![Slot::Genitive];
    } else {
        masdar.actor = vec![Slot::Genitive, Slot::By, Slot::Subject, Slot::Adjective];
    }
    masdar.actor.extend(prepositions(&args.actor));
    masdar.recipient.extend(prepositions(&args.recipient));
    masdar
}

/// Refuses two lines with the same lemma, the same `with` and the same type.
///
/// # Errors
/// The second line, naming the first.
pub(crate) fn check_duplicates(frames: &[Frame]) -> Result<(), PackError> {
    let mut seen = rustc_hash::FxHashMap::default();
    for frame in frames {
        let kind = frame.rule.split('/').rev().nth(1).unwrap_or_default().to_owned();
        if let Some(first) =
            seen.insert((kind, frame.lemma, frame.event_type, frame.with.clone()), &frame.rule)
        {
            let (file, line) = frame.rule.rsplit_once(':').expect("a rule names file and line");
            return Err(PackError::new(
                file,
                line.parse().expect("a rule ends with its line"),
                format!("the same lemma, `with` and type stand at {first}"),
            ));
        }
    }
    Ok(())
}
