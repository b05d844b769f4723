//! Search keys: each word of a text without what is attached before it, spelled in one way.
//!
//! A key depends on the written word alone, never on the words around it. So what a reader types and
//! what a report says become the same key, whatever the word is taken for in its sentence. A number has one
//! key in figures and in words: `8`.

use sijill_model::Span;
use sijill_pack::{Cut, Grammar, Pack, Pos};
use sijill_text::{Document, TokenKind, loosen, with_marbuta};

use crate::{Codebook, known::Known};

/// What a word is to those who compare texts by their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyClass {
    /// A closed-class word: it tells nothing of the matter.
    Function,
    /// A word of the lexicon.
    Common,
    /// A word that starts a name, or that no table knows.
    Name,
    /// A number in digits or words.
    Number,
}

/// A word of a text and its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Where the word stands, with what is attached to it.
    pub span: Span,
    /// What it is.
    pub class: KeyClass,
    /// Letters and digits only: no blank, no mark.
    pub key: String,
}

impl Codebook<'_> {
    /// The keys of all words of a text, in order; marks and signs have none.
    pub fn keys(&self, doc: &Document<'_>) -> Vec<Key> {
        let mut words = self.memory.lend(self.pack, self.times);
        let mut all = Vec::with_capacity(doc.tokens.len());
        for (at, token) in doc.tokens.iter().enumerate() {
            let folded = doc.key(at);
            let (stem, class) = match token.kind {
                TokenKind::Punct | TokenKind::Symbol => continue,
                TokenKind::Number => (folded, KeyClass::Number),
                TokenKind::Latin => (folded, KeyClass::Name),
                TokenKind::Word => {
                    let mut known = words.know(folded);
                    // As it is spelled by the book, where only that is a word.
                    if !is_word(&known)
                        && let Some(other) =
                            with_marbuta(folded).map(|key| words.know(&key)).filter(|known| is_word(known))
                    {
                        known = other;
                    }
                    let start = start(folded, &known, self.pack);
                    let stem = &folded[start..];
                    // `الاثنين` is the day: what stands behind the article counts nothing.
                    let counts = !folded[..start].ends_with(self.pack.clitics.article());
                    if counts && let Some(figure) = self.times.figure(stem) {
                        let key = figure.to_string();
                        all.push(Key { span: token.span, class: KeyClass::Number, key });
                        continue;
                    }
                    (stem, class(start, &known, self.pack))
                }
            };
            let key = loosen(stem);
            if !key.is_empty() {
                all.push(Key { span: token.span, class, key });
            }
        }
        self.memory.give_back(words);
        all
    }
}

fn class(start: usize, known: &Known, pack: &Pack) -> KeyClass {
    // `دولة` is a title now and then, and a noun most times.
    let noun = || known.readings.iter().any(|r| pack.lexicon.lexeme(r.form.lexeme).pos == Pos::Noun);
    if known.grammar.is_some_and(|(class, _)| class != Grammar::Title || !noun()) {
        KeyClass::Function
    } else if known.readings.iter().all(|reading| usize::from(reading.stem.0) != start) {
        KeyClass::Name
    } else {
        KeyClass::Common
    }
}

/// Whether a word is one of the lexicon as it stands, behind its article at most.
fn is_word(known: &Known) -> bool {
    known.readings.iter().any(|reading| reading.stem.0 == 0 || reading.attached.article)
}

/// Letters that must be left of a word that no table knows.
const LEFT: usize = 3;

/// Where a word begins behind its conjunction, preposition and article, in bytes of its folded key. An
/// article goes; a word that the tables know as it stands stays whole, whatever else it may be; of a word
/// that no table knows a conjunction goes.
fn start(folded: &str, known: &Known, pack: &Pack) -> usize {
    let first = known.readings.first();
    if let Some(reading) = first
        && reading.attached.article
    {
        return usize::from(reading.stem.0);
    }
    let article = pack.clitics.article();
    let is_name = |rest: &str| !rest.starts_with(article) && pack.phrases.opens(rest);
    if known.readings.iter().any(|reading| reading.stem.0 == 0) || is_name(folded) {
        return 0;
    }
    if let Some(reading) = first {
        return usize::from(reading.stem.0);
    }
    let left = |cut: &&Cut| folded[cut.start..].chars().count() >= LEFT;
    let cuts = || known.cuts.iter().filter(left);
    let articled = cuts().find(|cut| cut.attached.article);
    let name = || cuts().find(|cut| is_name(&folded[cut.start..]));
    let and = || cuts().find(|cut| cut.attached.and && cut.attached.preposition.is_none());
    articled.or_else(name).or_else(and).map_or(0, |cut| cut.start)
}
