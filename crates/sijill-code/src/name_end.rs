//! Where a person's name ends: before what tells who the person is, and before any word that is no part of it.

use sijill_model::Class;
use sijill_pack::{Pack, Pos, RoleClass, Sense};
use sijill_text::TokenKind;

use crate::{
    line::{Line, WordPos},
    names::nationality,
    naming::{MANY, Naming, is_office},
    person,
};

/// A person's name up to the first word that is no part of it; none where nothing is left.
pub(crate) fn trimmed<'p>(mut naming: Naming<'p>, line: &Line<'_>, pack: &Pack) -> Option<Naming<'p>> {
    if naming.class != Class::Person {
        return Some(naming);
    }
    let start = naming.words.start;
    // `المصري محمد عبد الفتاح`: where somebody is from goes before the name.
    let given = line.words.get(start + 1).is_some_and(|_| !line.has_article(start + 1, pack));
    if naming.words.len() > 1
        && given
        && line.has_article(start, pack)
        && nationality(line, start..start + 1, pack)
    {
        return None;
    }
    let stops = |word: usize| {
        let connective = pack.name_connectives.contains(line.key(word));
        let key = line.key(word);
        // `حسين فهمي`: a name may look like a closed-class word with others attached.
        let name = || person::is_borne(key, pack) && !person::is_closed(line, word, pack);
        let particle = line.words[word].pos == WordPos::Particle && !connective && !name();
        let short = line.words[word].span.len() < 2;
        let borne = pack.world.name_part(key).is_some_and(|part| part.bearers >= person::BORNE);
        let late = word > start + 1 && !borne && !pack.name_connectives.contains(line.key(word - 1));
        let office = is_office(line, word, pack)
            && !connective
            && (late
                || !person::is_borne(key, pack)
                || word + 1 < line.words.len() && line.has_article(word + 1, pack));
        let after = pack.name_connectives.contains(line.key(word - 1));
        let other = !after && tells_more(line, word, start, pack);
        let verb = word > start + 1 && line.words[word].pos == WordPos::Verb && !after;
        particle
            || verb
            || short
            || office
            || other
            || line.words[word].kind != TokenKind::Word
            || person::joined(line.key(word), pack)
    };
    if let Some(end) = (start + 1..naming.words.end).find(|&word| stops(word)) {
        naming.words.end = end;
    }
    // A connective ends no name.
    while naming.words.end > start && pack.name_connectives.contains(line.key(naming.words.end - 1)) {
        naming.words.end -= 1;
    }
    (naming.words.end > start).then_some(naming)
}

/// Whether a word after a person's name tells more of the person: `رئيس الوفد`, `صاحب الهدف`, `البطل السابق`.
fn tells_more(line: &Line<'_>, word: usize, start: usize, pack: &Pack) -> bool {
    let key = line.key(word);
    if line.has_article(word, pack) {
        // `نانسي باكير الأمين العام`; but `خالد الأمين`.
        let plain = line.readings(word).iter().any(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            let person = lexeme.senses.iter().any(|sense| {
                matches!(sense, Sense::Role(role) if pack.roles[*role as usize].class == RoleClass::Person)
            });
            reading.attached.article && (person || lexeme.pos == Pos::Adjective)
        });
        let relational = pack.agreement.is_relational(key);
        return plain && word > start + 1 && !relational && pack.world.name_part(key).is_none();
    }
    let next = word + 1;
    let Some(own) = line.words.get(next).filter(|own| own.kind == TokenKind::Word) else { return false };
    let heads = pack.names.after.contains(key) || is_office(line, word, pack);
    let named = person::is_borne(line.key(next), pack)
        && !line.has_article(next, pack)
        && line.name_at[next].is_none();
    // `ماجد نجم رئيس القسم`: what stands before an office is still the name.
    let office = !is_office(line, word, pack) && is_office(line, next, pack) && !line.has_article(next, pack);
    let governs =
        !named && !office && !own.attached.and && own.pos != WordPos::Verb && own.pos != WordPos::Particle;
    // `عبدالله حديثه`: a pronoun ends no name.
    let held = line.text(word).ends_with(HELD)
        && line.readings(word).iter().any(|reading| reading.attached.pronoun)
        && pack.world.name_part(key).is_none_or(|part| part.bearers < MANY);
    heads && governs || held
}

/// The last letter of a word that holds a pronoun, where folding has not made one of a feminine ending.
pub(crate) const HELD: char = '\u{0647}';
