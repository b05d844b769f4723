//! The case that a noun's ending shows, where it shows one: `متمردون` acts, `متمردين` is acted upon.

use sijill_pack::{CueKind, Features, Grammar, Pack, Pos, Reading, Sense};

use crate::{
    groups::Context,
    line::{Line, WordPos},
};

/// A case told by letters. Most nouns tell none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Of a subject.
    Nominative,
    /// Of an object, or after a preposition or a noun.
    Oblique,
}

/// The case of the noun at a word, read as told; none after a word of quantity, which takes it over.
pub(crate) fn case(context: &Context<'_, '_, '_>, at: usize, reading: Reading) -> Option<Case> {
    if counted(context.line, at) { None } else { shown(context, at, reading) }
}

/// The case that the noun at a word shows, whatever stands before it: its adjectives show the same.
pub(crate) fn shown(context: &Context<'_, '_, '_>, at: usize, reading: Reading) -> Option<Case> {
    let line = context.line;
    let features = reading.form.features;
    if reading.attached.pronoun {
        return None;
    }
    if features.has(Features::ACCUSATIVE) {
        return Some(Case::Oblique);
    }
    let agreement = &context.pack.agreement;
    // What stands attached before the word is cut off.
    let stem = line.stem(at);
    let cut = |endings: &[String]| endings.iter().find_map(|ending| stem.strip_suffix(ending.as_str()));
    if features.has(Features::CONSTRUCT) {
        return match (cut(&agreement.nominative), cut(&agreement.oblique)) {
            (Some(_), None) => Some(Case::Nominative),
            (None, Some(_)) => Some(Case::Oblique),
            _ => None,
        };
    }
    if !features.any(Features::PLURAL | Features::DUAL) {
        return None;
    }
    // A plural is sound where its other case is a form of the same word: `مدنيون`, `مدنيين`, but no `سجون`.
    let number = if features.has(Features::DUAL) { Features::DUAL } else { Features::PLURAL };
    let lexeme = reading.form.lexeme;
    let sound = |stem: &str, others: &[String]| {
        others.iter().any(|ending| {
            let form = format!("{stem}{ending}");
            context.pack.lexicon.look_up(&form).any(|form| form.lexeme == lexeme && form.features.has(number))
        })
    };
    if cut(&agreement.nominative).is_some_and(|stem| sound(stem, &agreement.oblique)) {
        return Some(Case::Nominative);
    }
    cut(&agreement.oblique).filter(|stem| sound(stem, &agreement.nominative)).map(|_| Case::Oblique)
}

/// The case of the word for others: `آخرون`, `آخرين`.
pub(crate) fn of_others(context: &Context<'_, '_, '_>, at: usize) -> Option<Case> {
    let (agreement, key) = (&context.pack.agreement, context.line.key(at));
    if !context.line.has_cue(at, CueKind::Another, context.pack) {
        return None;
    }
    match (agreement.is_nominative(key), agreement.is_oblique(key)) {
        (true, false) => Some(Case::Nominative),
        (false, true) => Some(Case::Oblique),
        _ => None,
    }
}

/// Whether a form is a sound plural of a subject: its other case is a form of the same word.
fn sound_nominative(pack: &Pack, stem: &str, reading: Reading) -> bool {
    let features = reading.form.features;
    let number = Features::PLURAL;
    if !features.has(number) || reading.attached.pronoun {
        return false;
    }
    let construct = features.has(Features::CONSTRUCT);
    let agreement = &pack.agreement;
    let Some(root) = agreement.nominative.iter().find_map(|ending| stem.strip_suffix(ending.as_str())) else {
        return false;
    };
    agreement.oblique.iter().any(|ending| {
        pack.lexicon
            .look_up(&format!("{root}{ending}"))
            .filter(|form| form.lexeme == reading.form.lexeme && form.features.has(number))
            .any(|form| form.features.has(Features::CONSTRUCT) == construct)
    })
}

impl Line<'_> {
    /// Whether the word at an index is people in the sound plural of a subject: `مسلحون`, but no `سجون`.
    pub(crate) fn bears_nominative(&self, index: usize, pack: &Pack) -> bool {
        let Some(word) = self.words.get(index) else { return false };
        if word.attached.and || word.attached.preposition.is_some() || self.name_at[index].is_some() {
            return false;
        }
        self.readings(index).iter().any(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            reading.attached.preposition.is_none()
                && !reading.attached.and
                && lexeme.pos == Pos::Noun
                && lexeme.senses.iter().any(|sense| matches!(sense, Sense::Role(_)))
                && self
                    .known(index)
                    .cuts
                    .iter()
                    .filter(|cut| cut.attached == reading.attached)
                    .any(|cut| sound_nominative(pack, &self.key(index)[cut.start..], *reading))
        })
    }
}

/// Whether a noun shows by its ending that no genitive follows: `متمردون نقطة` are two.
pub(crate) fn sealed(context: &Context<'_, '_, '_>, at: usize, reading: Reading) -> bool {
    let features = reading.form.features;
    let tanween = features.has(Features::ACCUSATIVE)
        && !context.line.readings(at).iter().any(|other| other.form.features.has(Features::CONSTRUCT));
    tanween
        || !features.any(Features::ACCUSATIVE | Features::CONSTRUCT) && case(context, at, reading).is_some()
}

/// Whether a word of quantity or number stands before a noun: `بعض المسلحين`, `عشرون مسلحا`.
fn counted(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        line.words[before].pos == WordPos::Number
            || line.is(before, Grammar::Quantifier)
            || line.name_at[before]
                .is_some_and(|name| matches!(line.names[name].meaning, sijill_pack::Meaning::Grammar(_)))
    })
}
