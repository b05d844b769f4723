//! The `words/` tables: common verbs, nouns and adjectives that carry no event. They tell the parts
//! of a sentence apart: what is attached to a word, where a clause has its verb.

use crate::{
    Inflection, Lexicon, PackError, frames::check_form, inflection::VerbEntry, tsv, world::AdjectiveEndings,
};

/// Reads `words/verbs.tsv`.
///
/// # Errors
/// Whatever the table's cells break, with the line; the same verb twice.
pub(crate) fn load_verbs(
    file: &str,
    text: &str,
    inflection: &Inflection,
    endings: &AdjectiveEndings,
    lexicon: &mut Lexicon,
) -> Result<(), PackError> {
    let mut seen = rustc_hash::FxHashSet::default();
    for row in tsv::read(file, text, &["lemma", "imperfect", "form", "masdar"])? {
        let entry = VerbEntry {
            lemma: row.required(0, "lemma")?,
            imperfect: row.required(1, "imperfect")?,
            form: row.required(2, "form")?,
        };
        check_form(&row, entry.form)?;
        row.once(seen.insert((entry.lemma, entry.imperfect, entry.form)), "the same verb")?;
        lexicon.add_verb(inflection, entry, None);
        for masdar in row.parts(3) {
            lexicon.add_noun(inflection, masdar, std::iter::empty(), None);
        }
        inflection.participles(entry, |participle| {
            lexicon.add_adjective(inflection, participle, endings, std::iter::empty());
        });
    }
    Ok(())
}

/// Reads `words/nouns.tsv`.
///
/// # Errors
/// Whatever the table's cells break, with the line; the same noun twice.
pub(crate) fn load_nouns(
    file: &str,
    text: &str,
    inflection: &Inflection,
    lexicon: &mut Lexicon,
) -> Result<(), PackError> {
    let mut seen = rustc_hash::FxHashSet::default();
    for row in tsv::read(file, text, &["lemma", "plural", "gender"])? {
        let lemma = row.required(0, "lemma")?;
        row.once(seen.insert(lemma), format_args!("{lemma:?}"))?;
        match row.required(2, "gender")? {
            "m" => lexicon.add_noun(inflection, lemma, row.parts(1), None),
            "f" => lexicon.add_feminine(inflection, lemma, row.parts(1)),
            other => return Err(row.error(format!("gender must be m or f, not {other:?}"))),
        }
    }
    Ok(())
}

/// Reads `words/adjectives.tsv`.
///
/// # Errors
/// Whatever the table's cells break, with the line; the same adjective twice.
pub(crate) fn load_adjectives(
    file: &str,
    text: &str,
    inflection: &Inflection,
    endings: &AdjectiveEndings,
    lexicon: &mut Lexicon,
) -> Result<(), PackError> {
    let mut seen = rustc_hash::FxHashSet::default();
    for row in tsv::read(file, text, &["lemma", "plural"])? {
        let lemma = row.required(0, "lemma")?;
        row.once(seen.insert(lemma), format_args!("{lemma:?}"))?;
        lexicon.add_adjective(inflection, lemma, endings, row.parts(1));
    }
    Ok(())
}
