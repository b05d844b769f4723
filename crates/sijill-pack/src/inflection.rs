//! Inflected forms out of principal parts and endings, all of it told by a pack's
//! `inflection/` tables.

use sijill_text::fold;

use crate::{Features, PackError, shape::Shape, tsv};

/// How the words of one language inflect.
#[derive(Debug, Default)]
pub struct Inflection {
    classes: Vec<Class>,
    parts: Vec<Part>,
    endings: Vec<Ending>,
}

#[derive(Debug)]
struct Class {
    pos: String,
    name: String,
    forms: Vec<String>,
    shape: Shape,
}

#[derive(Debug)]
struct Part {
    class: String,
    name: String,
    from_imperfect: bool,
    operations: Vec<Operation>,
}

#[derive(Debug)]
struct Ending {
    part: String,
    prefix: String,
    suffix: String,
    features: Features,
}

#[derive(Debug)]
enum Operation {
    Keep,
    Tail(usize),
    Drop(usize),
    Cut(usize),
    Put(i32, char),
    Insert(usize, char),
    Double,
    Last(char, char),
}

/// A verb as its pack line tells it.
#[derive(Debug, Clone, Copy)]
pub struct VerbEntry<'a> {
    /// Perfect, third person masculine singular.
    pub lemma: &'a str,
    /// Imperfect, third person masculine singular; empty for a passive that only its perfect tells
    /// from the active (`نوقش`, `يناقش`).
    pub imperfect: &'a str,
    /// Form: `I` to `X`, `Q1` …
    pub form: &'a str,
}

impl Inflection {
    /// The endings that verbs take for their subject, folded, each with the features of its forms.
    pub(crate) fn subject_endings(&self) -> Vec<(Features, String)> {
        let verbs = self.endings.iter().filter(|ending| ending.features.is_verb());
        let finite = verbs.filter(|ending| !ending.features.has(Features::PARTICIPLE));
        let told = finite.filter(|ending| !ending.suffix.is_empty());
        told.map(|ending| (ending.features, fold(&ending.suffix))).collect()
    }

    /// Reads the three tables, each given as its path and its text.
    ///
    /// # Errors
    /// Unknown operations, features or parts of speech, and parts of classes that no line names.
    pub fn compile(
        classes: (&str, &str),
        parts: (&str, &str),
        endings: (&str, &str),
    ) -> Result<Self, PackError> {
        let mut inflection = Inflection::default();
        for row in tsv::read(classes.0, classes.1, &["pos", "class", "forms", "shape"])? {
            let pos = row.required(0, "pos")?;
            if !["verb", "noun", "participle"].contains(&pos) {
                return Err(row.error(format!("pos must be verb, noun or participle, not {pos:?}")));
            }
            inflection.classes.push(Class {
                pos: pos.to_owned(),
                name: row.required(1, "class")?.to_owned(),
                forms: row.parts(2).map(str::to_owned).collect(),
                shape: Shape::parse(row.required(3, "shape")?),
            });
        }
        for row in tsv::read(parts.0, parts.1, &["class", "part", "from", "op"])? {
            let class = row.required(0, "class")?;
            if !inflection.classes.iter().any(|known| known.name == class) {
                return Err(row.error(format!("no line of {} names the class {class:?}", classes.0)));
            }
            inflection.parts.push(Part {
                class: class.to_owned(),
                name: row.required(1, "part")?.to_owned(),
                from_imperfect: match row.required(2, "from")? {
                    "lemma" => false,
                    "imperfect" => true,
                    other => return Err(row.error(format!("from must be lemma or imperfect, not {other:?}"))),
                },
                operations: operations(row.required(3, "op")?)
                    .ok_or_else(|| row.error(format!("unknown operation in {:?}", row.cell(3))))?,
            });
        }
        for row in tsv::read(endings.0, endings.1, &["part", "prefix", "suffix", "features"])? {
            let part = row.required(0, "part")?;
            if !inflection.parts.iter().any(|known| known.name == part) {
                return Err(row.error(format!("no line of {} names the part {part:?}", parts.0)));
            }
            inflection.endings.push(Ending {
                part: part.to_owned(),
                prefix: row.cell(1).to_owned(),
                suffix: row.cell(2).to_owned(),
                features: Features::parse(row.required(3, "features")?)
                    .ok_or_else(|| row.error(format!("unknown feature in {:?}", row.cell(3))))?,
            });
        }
        Ok(inflection)
    }

    /// Gives each form of a verb, with what it tells. Forms may repeat with other features.
    pub fn verb(&self, entry: VerbEntry<'_>, mut give: impl FnMut(&str, Features)) {
        if let Some(class) = self.class("verb", entry.form, entry.lemma) {
            self.inflect(class, entry.lemma, entry.imperfect, &mut give);
        }
        if let Some(class) = self.class("participle", entry.form, entry.lemma) {
            self.inflect(class, entry.lemma, entry.imperfect, &mut |form, features| {
                if features.has(Features::PARTICIPLE) {
                    give(form, features);
                }
            });
        }
    }

    /// Gives the participles of a verb, in their base form.
    pub fn participles(&self, entry: VerbEntry<'_>, mut give: impl FnMut(&str)) {
        if let Some(class) = self.class("participle", entry.form, entry.lemma) {
            self.inflect(class, entry.lemma, entry.imperfect, &mut |form, features| {
                if features.has(Features::NOUN) {
                    give(form);
                }
            });
        }
    }

    /// Gives each form of a noun's singular, or of one of its plurals.
    pub fn noun(&self, lemma: &str, mut give: impl FnMut(&str, Features)) {
        if let Some(class) = self.class("noun", "*", lemma) {
            self.inflect(class, lemma, "", &mut give);
        }
    }

    fn class(&self, pos: &str, form: &str, lemma: &str) -> Option<&Class> {
        self.classes.iter().find(|class| {
            class.pos == pos && class.forms.iter().any(|f| f == "*" || f == form) && class.shape.fits(lemma)
        })
    }

    fn inflect(&self, class: &Class, lemma: &str, imperfect: &str, give: &mut impl FnMut(&str, Features)) {
        let mut form = String::new();
        let told = |part: &&Part| !(part.from_imperfect && imperfect.is_empty());
        let perfect = |features: Features| features.has(Features::PERFECT);
        let passive = |ending: &Ending| perfect(ending.features) && ending.features.has(Features::PASSIVE);
        let parts = || self.parts.iter().filter(|part| part.class == class.name);
        let apart =
            self.endings.iter().filter(|e| passive(e)).any(|e| parts().any(|part| part.name == e.part));
        for part in self.parts.iter().filter(|part| part.class == class.name).filter(told) {
            let base = if part.from_imperfect { imperfect } else { lemma };
            let Some(stem) = apply(&part.operations, base) else { continue };
            for ending in self.endings.iter().filter(|ending| ending.part == part.name) {
                form.clear();
                form.push_str(&ending.prefix);
                form.extend(&stem);
                form.push_str(&ending.suffix);
                let active = apart && perfect(ending.features) && !ending.features.has(Features::PASSIVE);
                give(&form, if active { ending.features | Features::ACTIVE } else { ending.features });
            }
        }
    }
}

fn operations(cell: &str) -> Option<Vec<Operation>> {
    let mut words = cell.split(' ');
    let mut all = Vec::new();
    let letter = |word: Option<&str>| -> Option<char> {
        let mut chars = word?.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    while let Some(word) = words.next() {
        all.push(match word {
            "keep" => Operation::Keep,
            "double" => Operation::Double,
            "tail" => Operation::Tail(words.next()?.parse().ok()?),
            "drop" => Operation::Drop(words.next()?.parse().ok()?),
            "cut" => Operation::Cut(words.next()?.parse().ok()?),
            "put" => Operation::Put(words.next()?.parse().ok()?, letter(words.next())?),
            "insert" => Operation::Insert(words.next()?.parse().ok()?, letter(words.next())?),
            "last" => Operation::Last(letter(words.next())?, letter(words.next())?),
            _ => return None,
        });
    }
    Some(all)
}

/// Applies operations in order; `None` where the base is too short for one of them.
fn apply(operations: &[Operation], base: &str) -> Option<Vec<char>> {
    let mut letters: Vec<char> = base.chars().collect();
    for operation in operations {
        let len = letters.len();
        match *operation {
            Operation::Keep => {}
            Operation::Tail(n) => drop(letters.drain(..n.min(len))),
            Operation::Drop(n) => letters.truncate(len.checked_sub(n)?),
            Operation::Cut(n) => drop(letters.remove(len.checked_sub(n)?)),
            Operation::Put(n, letter) => {
                let at = if n < 0 { (-n) as usize - 1 } else { len.checked_sub(n as usize)? };
                *letters.get_mut(at)? = letter;
            }
            Operation::Insert(n, letter) => letters.insert(len.checked_sub(n)?, letter),
            Operation::Double => letters.push(*letters.last()?),
            Operation::Last(from, to) => {
                let last = letters.last_mut()?;
                if *last == from {
                    *last = to;
                }
            }
        }
    }
    Some(letters)
}
