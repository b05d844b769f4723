//! Whether a word beside a noun is an adjective of it, by its readings and its ending.

use sijill_pack::{Features, Pos, Reading};

use crate::{
    case::{self, Case},
    groups::Context,
};

/// Whether a word may be an adjective as it stands.
pub(crate) fn has_adjective(context: &Context<'_, '_, '_>, at: usize) -> bool {
    may_be(context, at, Pos::Adjective)
}

fn may_be(context: &Context<'_, '_, '_>, at: usize, pos: Pos) -> bool {
    let lexicon = &context.pack.lexicon;
    context.line.readings(at).iter().any(|reading| lexicon.lexeme(reading.form.lexeme).pos == pos)
}

/// Whether a word ends as an adjective made from a noun.
pub(crate) fn relational(context: &Context<'_, '_, '_>, at: usize) -> bool {
    context.pack.agreement.is_relational(context.line.key(at))
}

/// Whether a word is an adjective of a head and no noun: `طائرات حربية`.
pub(crate) fn is_adjective(context: &Context<'_, '_, '_>, at: usize, head: usize) -> bool {
    has_adjective(context, at) && !may_be(context, at, Pos::Noun) && adjective_like(context, at, head)
}

/// `مقاتلون أكراد`: a broken plural that is an adjective too.
pub(crate) fn broken_adjective(context: &Context<'_, '_, '_>, at: usize, reading: Reading) -> bool {
    let adjective = |other: &Reading| {
        other.form.features.has(Features::PLURAL)
            && context.pack.lexicon.lexeme(other.form.lexeme).pos == Pos::Adjective
    };
    case::case(context, at, reading).is_none() && context.line.readings(at).iter().any(adjective)
}

/// Whether a word is a noun and nothing else.
fn is_noun(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let readings = context.line.readings(at);
    let noun = |reading: &Reading| {
        let lexeme = context.pack.lexicon.lexeme(reading.form.lexeme);
        lexeme.pos == Pos::Noun && lexeme.senses.is_empty()
    };
    readings.iter().any(noun)
        && readings.iter().all(|reading| {
            let lexeme = context.pack.lexicon.lexeme(reading.form.lexeme);
            matches!(lexeme.pos, Pos::Noun | Pos::Verb) && lexeme.senses.is_empty()
        })
}

/// Whether a word is a noun and hardly an adjective: `غادرت القوات الأمريكية البلاد`. A word for a kind
/// of place is a noun, whatever its letters may be besides: `المدينة`.
fn is_plain_noun(context: &Context<'_, '_, '_>, at: usize) -> bool {
    may_be(context, at, Pos::Noun) && (!has_adjective(context, at) || context.line.place_noun(at).is_some())
}

/// Whether a word may be an adjective of a head by its ending: feminine with feminine, sound plural
/// with sound plural, else an adjective made from a noun, or any definite word after a definite head.
pub(crate) fn adjective_like(context: &Context<'_, '_, '_>, at: usize, head: usize) -> bool {
    let line = context.line;
    let agreement = &context.pack.agreement;
    if is_plain_noun(context, at) {
        return false;
    }
    // The table may hold an office with its article: `القائد العسكري`.
    let definite = line.words[head].attached.article || line.has_article(head, context.pack);
    let both = definite && line.words[at].attached.article;
    if agreement.is_feminine(line.key(head)) {
        return agreement.is_feminine(line.key(at));
    }
    if both && agreement.is_plural(line.key(head)) {
        return agreement.is_plural(line.key(at));
    }
    // `قرى`: a noun of that ending is no adjective.
    agreement.is_relational(line.key(at)) && !is_noun(context, at) || both
}

/// Whether a word may be a plural adjective whose ending shows a case: `متظاهرون غاضبون`.
pub(crate) fn adjective_in_case(context: &Context<'_, '_, '_>, at: usize, case: Option<Case>) -> bool {
    context.line.readings(at).iter().any(|&reading| {
        context.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Adjective
            && case::case(context, at, reading) == case
    })
}

/// Whether a word in the indefinite accusative may be an adjective: `انتحاريا`, `سابقا`.
pub(crate) fn accusative_adjective(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let agreement = &context.pack.agreement;
    let key = context.line.key(at);
    let stem = agreement.accusative.iter().find_map(|ending| key.strip_suffix(ending.as_str()));
    has_adjective(context, at) || stem.is_some_and(|stem| agreement.is_relational(stem))
}

/// Whether a word may be a plural.
pub(crate) fn may_be_plural(context: &Context<'_, '_, '_>, at: usize) -> bool {
    context.line.readings(at).iter().any(|reading| reading.form.features.has(Features::PLURAL))
}
