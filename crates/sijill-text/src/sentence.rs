//! Where sentences end.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::{Document, TextRules, TokenKind, token::flag};

/// A sentence is cut after so many tokens, so that what is quadratic in it stays cheap.
const LONGEST: usize = 400;
/// At most so many words stand between a stop that belongs nowhere and what goes on after it.
const TORN_OFF: usize = 3;
/// A forced cut looks for a comma from here on.
const SHORTEST_CUT: usize = 200;

/// Cuts the tokens of a paragraph into sentences, without gaps.
pub(crate) fn cut(
    document: &Document,
    tokens: Range<usize>,
    rules: &TextRules,
    flags: &[u8],
) -> Vec<Range<u32>> {
    let mut cutter = Cutter {
        document,
        rules,
        flags,
        first: tokens.start,
        start: tokens.start,
        end: tokens.end,
        depth: 0,
        quoted: None,
    };
    let mut found = Vec::new();
    let (mut at, mut pause) = (tokens.start, None);
    while at < tokens.end {
        cutter.follow_quote(at);
        let mut after = None;
        if flags[at] & flag::END != 0 {
            let (last, ends) = cutter.decide(at);
            for passed in at + 1..=last {
                cutter.follow_quote(passed);
            }
            at = last;
            after = ends.then_some(last + 1);
        } else if flags[at] & flag::PAUSE != 0 {
            pause = Some(at);
        }
        if after.is_none() && at + 1 - cutter.start >= LONGEST {
            let comma = pause.filter(|&pause| pause >= cutter.start + SHORTEST_CUT);
            after = Some(comma.unwrap_or(at) + 1);
        }
        if let Some(after) = after {
            found.push(cutter.start as u32..after as u32);
            cutter.start = after;
        }
        at += 1;
    }
    if cutter.start < tokens.end {
        found.push(cutter.start as u32..tokens.end as u32);
    }
    found
}

struct Cutter<'a, 't> {
    document: &'a Document<'t>,
    rules: &'a TextRules,
    flags: &'a [u8],
    /// First token of the paragraph.
    first: usize,
    /// First token of the sentence.
    start: usize,
    /// End of the paragraph.
    end: usize,
    /// How many quotations are open.
    depth: usize,
    /// Where the outermost one opened.
    quoted: Option<usize>,
}

impl Cutter<'_, '_> {
    fn follow_quote(&mut self, at: usize) {
        if self.flags[at] & flag::OPENS != 0 {
            self.quoted.get_or_insert(at);
            self.depth += 1;
        } else if self.flags[at] & flag::CLOSES != 0 {
            self.depth = self.depth.saturating_sub(1);
            if self.depth == 0 {
                self.quoted = None;
            }
        }
    }

    fn is(&self, at: usize, wanted: u8) -> bool {
        self.flags[at] & wanted != 0
    }

    fn kind(&self, at: usize) -> TokenKind {
        self.document.tokens[at].kind
    }

    /// The token that the sign at `at` clings to.
    fn before(&self, at: usize) -> Option<usize> {
        (at > self.start && !self.document.tokens[at].space_before).then(|| at - 1)
    }

    /// How many characters a token has by its key, counted up to three.
    fn letters(&self, at: usize) -> usize {
        self.document.key(at).chars().take(3).count()
    }

    /// For a sentence-end sign: the last token of its run, and whether the sentence ends there.
    fn decide(&self, at: usize) -> (usize, bool) {
        let mut last = at;
        let mut signs = 1;
        let mut closers = 0;
        while last + 1 < self.end {
            let next = last + 1;
            let clings = !self.document.tokens[next].space_before;
            if self.is(next, flag::END) && clings {
                signs += usize::from(closers == 0);
            } else if self.is(next, flag::CLOSES) || clings && self.is(next, flag::UNBRACKET) {
                closers += 1;
            } else {
                break;
            }
            last = next;
        }
        let ends = last + 1 == self.end || self.ends(at, last, signs, closers);
        (last, ends)
    }

    /// Whether the run `at..=last` of end signs and closing marks, not the paragraph's last, ends
    /// the sentence.
    fn ends(&self, at: usize, last: usize, signs: usize, closers: usize) -> bool {
        let next = last + 1;
        // `(!)` and `(؟)` comment on a word.
        if self.before(at).is_some_and(|before| self.is(before, flag::BRACKET)) {
            return false;
        }
        let clings = !self.document.tokens[next].space_before;
        let opens = self.is(next, flag::OPENS | flag::BRACKET);
        if self.kind(next) == TokenKind::Punct && !opens && (clings || self.is(next, flag::PAUSE)) {
            return false;
        }
        let sign = self.document.word(at).chars().next();
        if sign == Some('…') || signs > 1 && sign == Some('.') {
            return !self.trails_off(at, next, closers);
        }
        if sign != Some('.') {
            return !clings || self.kind(next) != TokenKind::Latin;
        }
        if clings && !opens {
            return closers > 0 && self.kind(next) == TokenKind::Word || self.glued(at, next);
        }
        !self.abbreviates(at) && !self.lower_case(next) && !self.dateline(at) && !self.torn(at, next)
    }

    /// `يقول إن الخطط بحثت لأول مرة. العام الماضي وأن الموعد قريب`: a stop that a machine set. What is said goes on
    /// after it, and a few words without a verb of saying stand before what adds to it.
    fn torn(&self, at: usize, next: usize) -> bool {
        let has = |words: &FxHashSet<String>, at: usize| words.contains(self.document.word(at));
        let words = (next..self.end).take_while(|&at| self.kind(at) != TokenKind::Punct);
        let mut first = words.take(TORN_OFF + 1);
        first.any(|at| has(&self.rules.resumes, at))
            && (self.start..at).any(|at| has(&self.rules.declares, at))
    }

    /// An ellipsis goes on inside its quotation, before a small letter, and after a word or two.
    fn trails_off(&self, at: usize, next: usize, closers: usize) -> bool {
        let quoted = self.quoted.is_some() && closers == 0;
        let clings = !self.document.tokens[next].space_before;
        quoted || self.lower_case(next) || at < self.start + 3 || clings && !self.glued(at, next)
    }

    /// `انتهى.وقال`: the blank after the stop is missing.
    fn glued(&self, at: usize, next: usize) -> bool {
        let long = |at| self.kind(at) == TokenKind::Word && self.letters(at) == 3;
        self.before(at).is_some_and(long) && long(next)
    }

    /// A small Latin letter does not begin a sentence.
    fn lower_case(&self, next: usize) -> bool {
        self.kind(next) == TokenKind::Latin
            && self.document.word(next).chars().next().is_some_and(char::is_lowercase)
    }

    /// `د.`, `أ.د.`, `Mr.`, `U.S.`, and `1.` before a list item.
    fn abbreviates(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else {
            return false;
        };
        match self.kind(before) {
            TokenKind::Number => before == self.start,
            TokenKind::Word | TokenKind::Latin => {
                let counts = before > self.start && self.kind(before - 1) == TokenKind::Number;
                // After a number it is a unit or an era: `عام 2015م.`
                let key = self.document.key(before);
                // The conjunction is written with its word: `وم. علي`.
                let bare = key.strip_prefix('و').filter(|bare| !bare.is_empty()).unwrap_or(key);
                let short =
                    |key: &str| key.chars().nth(1).is_none() || self.rules.abbreviations.contains(key);
                !counts && (short(key) || short(bare))
            }
            _ => false,
        }
    }

    /// `بغداد (أ.ف.ب.). ` opens the paragraph's first sentence and is none itself.
    fn dateline(&self, at: usize) -> bool {
        if self.start != self.first || at > self.start + 12 {
            return false;
        }
        let closed = self.before(at).is_some_and(|before| self.is(before, flag::UNBRACKET));
        let outside = (self.start..at).position(|token| self.is(token, flag::BRACKET));
        closed && outside.is_some_and(|words| words <= 3)
    }
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
