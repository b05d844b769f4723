//! One sentence, analysed word by word: readings, parts of speech, names.

use std::{ops::Range, sync::Arc};

use sijill_model::Span;
use sijill_pack::{Attached, CueKind, Features, Grammar, KeyHash, Pack, PlaceNoun, Pos, Reading, Sense};
use sijill_text::{Document, Token, TokenKind};

use crate::{
    known::{Known, Words},
    names::{self, Name},
    topic,
};

/// How the grammar table notes a preposition between a part and its whole.
pub(crate) const PARTITIVE: &str = "partitive";
/// How it notes one that tells who is beside.
pub(crate) const WITH: &str = "with";

/// What a word is taken to be in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordPos {
    /// A finite verb.
    Verb,
    /// A noun, adjective or name.
    Noun,
    /// A closed-class word.
    Particle,
    /// A number in digits.
    Number,
    /// A punctuation mark.
    Punct,
    /// None of the pack's words.
    Unknown,
}

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Index of its token in the document.
    pub token: usize,
    /// Where it stands.
    pub span: Span,
    /// What it is by its characters.
    pub kind: TokenKind,
    /// What the tables say of it; nothing of numbers and marks.
    pub known: Arc<Known>,
    /// What it is taken to be.
    pub pos: WordPos,
    /// Its class, where it is a closed-class word.
    pub grammar: Option<(Grammar, u32)>,
    /// What stands attached, by the reading taken.
    pub attached: Attached,
}

/// A sentence on its way to events.
#[derive(Debug)]
pub(crate) struct Line<'d> {
    pub doc: &'d Document<'d>,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// Whether it is the report's title.
    pub title: bool,
    /// Whether it speaks of sport, or the report does.
    pub sport: bool,
    /// What it covers of the text: its sentence, or a piece of one that is longer than any sentence.
    pub span: Span,
    pub words: Vec<Word>,
    pub names: Vec<Name>,
    /// Index of the name that holds a word.
    pub name_at: Vec<Option<usize>>,
}

impl<'d> Line<'d> {
    /// Looks up every word of a sentence and decides what each is.
    ///
    /// `numbers` tells number words by their keys. A sentence of more than [`LONGEST`] words is cut into
    /// pieces, so that no text makes the work grow faster than its length.
    pub fn of_sentence(
        doc: &'d Document<'d>,
        sentence: usize,
        sport: bool,
        pack: &Pack,
        known: &mut Words<'_>,
        numbers: &dyn Fn(&str) -> bool,
    ) -> Vec<Line<'d>> {
        let all = doc.sentences[sentence].tokens.clone();
        let mut lines = Vec::with_capacity(1);
        let mut start = all.start;
        while start < all.end {
            let end = all.end.min(start + LONGEST);
            lines.push(Line::analyse(doc, sentence, start..end, sport, pack, known, numbers));
            start = end;
        }
        lines
    }

    fn analyse(
        doc: &'d Document<'d>,
        sentence: usize,
        range: Range<u32>,
        sport: bool,
        pack: &Pack,
        known: &mut Words<'_>,
        numbers: &dyn Fn(&str) -> bool,
    ) -> Line<'d> {
        let whole = doc.sentences[sentence].tokens == range;
        let span = if whole {
            doc.sentences[sentence].span
        } else {
            doc.tokens[range.start as usize].span.join(doc.tokens[range.end as usize - 1].span)
        };
        let mut line = Line {
            doc,
            sentence,
            title: doc.sentences[sentence].title,
            sport,
            span,
            words: Vec::with_capacity(range.len()),
            names: Vec::new(),
            name_at: Vec::new(),
        };
        for token in range.start as usize..range.end as usize {
            let &Token { span, kind, .. } = &doc.tokens[token];
            let (known, pos) = match kind {
                TokenKind::Word | TokenKind::Latin => (known.know(doc.key(token)), WordPos::Unknown),
                TokenKind::Number => (Arc::default(), WordPos::Number),
                TokenKind::Punct | TokenKind::Symbol => (Arc::default(), WordPos::Punct),
            };
            let grammar = known.grammar;
            line.words.push(Word { token, span, kind, known, pos, grammar, attached: Attached::default() });
        }
        line.sport |= topic::tells_sport(line.words.iter().filter_map(|word| word.known.topic));
        names::find(&mut line, pack);
        for index in 0..line.words.len() {
            line.decide(index, pack, numbers);
        }
        line
    }

    /// The folded key of a word.
    pub fn key(&self, word: usize) -> &'d str {
        self.doc.key(self.words[word].token)
    }

    /// The folded key of a word without what is attached before it.
    pub fn stem(&self, word: usize) -> &'d str {
        let key = self.key(word);
        let mut attached = self.words[word].attached;
        attached.pronoun = false;
        let cut = self.known(word).cuts.iter().rfind(|cut| cut.attached == attached);
        cut.map_or(key, |cut| &key[cut.start..])
    }

    /// What the tables say of a word by itself.
    pub fn known(&self, word: usize) -> &Known {
        &self.words[word].known
    }

    /// Which of the words of `with` and `not` a word may be.
    pub fn hashes(&self, word: usize) -> &[KeyHash] {
        &self.words[word].known.hashes
    }

    /// The readings of a word.
    pub fn readings(&self, word: usize) -> &[Reading] {
        &self.words[word].known.readings
    }

    /// The senses of a word under the part of speech that it is taken to be.
    pub fn senses<'p>(
        &self,
        word: usize,
        pack: &'p Pack,
    ) -> impl Iterator<Item = (Reading, Sense)> + use<'_, 'p, 'd> {
        let pos = self.words[word].pos;
        self.readings(word).iter().flat_map(move |&reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            let fits = match pos {
                WordPos::Verb => lexeme.pos == Pos::Verb,
                WordPos::Noun => matches!(lexeme.pos, Pos::Noun | Pos::Adjective),
                _ => lexeme.pos == Pos::Particle,
            };
            lexeme.senses.iter().filter(move |_| fits).map(move |&sense| (reading, sense))
        })
    }

    /// What a word is as a noun before the name of a place, whatever is attached to it.
    pub fn place_noun(&self, word: usize) -> Option<PlaceNoun> {
        self.known(word).place_noun
    }

    /// The likeliest verb reading of a word: its features, and whether it holds a pronoun.
    pub fn verb_reading(&self, word: usize, pack: &Pack) -> Option<(Features, bool)> {
        let attached = self.words[word].attached;
        let verbs = || {
            self.readings(word)
                .iter()
                .filter(|reading| pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Verb)
        };
        verbs()
            .find(|reading| reading.attached == attached)
            .or_else(|| verbs().next())
            .map(|reading| (reading.form.features, reading.attached.pronoun))
    }

    /// Whether the word is the given closed-class word.
    pub fn is(&self, word: usize, class: Grammar) -> bool {
        self.words[word].pos == WordPos::Particle && self.words[word].grammar.is_some_and(|(c, _)| c == class)
    }

    /// What the grammar table notes of a word that it knows as one of a class, whatever it is here.
    pub fn note(&self, word: usize, class: Grammar, pack: &Pack) -> Option<&'static str> {
        let (own, row) = self.words[word].grammar?;
        (own == class).then(|| pack.grammar[row as usize].note)
    }

    /// Whether a word may be one of a part of speech of whose folded dictionary form something holds.
    pub fn has_lemma(&self, word: usize, pos: Pos, pack: &Pack, holds: impl Fn(&str) -> bool) -> bool {
        self.readings(word).iter().any(|reading| {
            let lexeme = pack.lexicon.lexeme(reading.form.lexeme);
            lexeme.pos == pos && holds(&sijill_text::fold(&lexeme.lemma))
        })
    }

    /// Whether a word may be a cue of a kind, as the part of speech that it is.
    pub fn has_cue(&self, word: usize, kind: CueKind, pack: &Pack) -> bool {
        let cue = |sense| matches!(sense, Sense::Cue(cue) if pack.cues[cue as usize].kind == kind);
        self.senses(word, pack).any(|(_, sense)| cue(sense))
    }

    /// Whether the word is a mark that parts clauses.
    pub fn is_punct(&self, word: usize) -> bool {
        self.words[word].pos == WordPos::Punct
    }

    /// Whether a word begins with the article as it is spelled: folding makes `ألفا` begin alike.
    pub fn has_article(&self, word: usize, pack: &Pack) -> bool {
        let article = pack.clitics.article();
        !article.is_empty() && self.key(word).starts_with(article) && self.text(word).starts_with(article)
    }

    /// The word before another, beyond the sign of a tag and an opening quotation mark.
    pub fn before(&self, word: usize, pack: &Pack) -> Option<usize> {
        let before = word.checked_sub(1)?;
        let text = self.text(before);
        let opens =
            self.words[before].kind == TokenKind::Punct && (text == TAG || pack.rules.opens_quote(text));
        if opens { before.checked_sub(1) } else { Some(before) }
    }

    /// Whether a word stands in a tag: `#بغداد`.
    pub fn is_tagged(&self, word: usize) -> bool {
        word > 0 && self.text(word - 1) == TAG
    }

    /// The words as written.
    pub fn text(&self, word: usize) -> &'d str {
        self.doc.word(self.words[word].token)
    }

    /// The span of a stretch of words.
    pub fn span(&self, words: Range<usize>) -> Span {
        self.words[words.start].span.join(self.words[words.end - 1].span)
    }

    /// Where the stem begins in scalar values: the word without attached conjunction, preposition.
    pub fn bare_span(&self, words: Range<usize>) -> Span {
        let first = &self.words[words.start];
        let attached = first.attached;
        let mut cut = u32::from(attached.and) + u32::from(attached.preposition.is_some());
        // لل stands for ل and the article: without the one the other is no word (`للمصدر`).
        let letter = |at: u32| self.doc.word(first.token).chars().nth(at as usize);
        if attached.preposition.is_some() && attached.article && cut > 0 && letter(cut - 1) == letter(cut) {
            cut -= 1;
        }
        // After the particle of a question the letters are not the first ones.
        if cut >= first.span.len() || attached.question {
            cut = 0;
        }
        let span = self.span(words);
        // Marks may stand between the letters; then the whole word is kept.
        if self.unmarked(first.token) { Span::new(span.start + cut, span.end) } else { span }
    }

    fn unmarked(&self, token: usize) -> bool {
        let word = self.doc.word(token);
        word.chars().all(|c| !matches!(c, '\u{064B}'..='\u{065F}' | '\u{0640}' | '\u{0670}'))
    }
}

/// Words of the longest line.
const LONGEST: u32 = 400;

/// The sign before a tag.
const TAG: &str = "#";
