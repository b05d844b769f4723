//! One walk over the text: tokens, their keys, lines, and an index from characters to bytes.

use std::str::Chars;

use sijill_model::Span;

use crate::{
    TextRules, Token, TokenKind,
    class::{Class, class, closes_bracket, is_pause, opens_bracket},
    entity::entity,
    fold::fold_char,
    token::flag,
};

/// A byte offset is kept for every so many characters.
const STEP: u32 = 64;

/// What the walk finds.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    pub tokens: Vec<Token>,
    /// What the rules say of each token, see [`flag`].
    pub flags: Vec<u8>,
    /// All keys, end to end.
    pub keys: String,
    /// Lines that hold a token.
    pub lines: Vec<Line>,
    /// Byte offset of every 64th character.
    pub index: Vec<u32>,
    /// Length of the text in characters.
    pub chars: u32,
}

/// A line that holds a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// Its first character; the first line starts with the text.
    pub start: u32,
    /// Its first token.
    pub token: u32,
}

/// Scans a text.
pub(crate) fn scan(text: &str, rules: &TextRules) -> Scanned {
    let mut scanner = Scanner {
        len: text.len(),
        rest: text.chars(),
        at: 0,
        line_start: 0,
        fresh: true,
        space: false,
        rules,
        out: Scanned {
            tokens: Vec::with_capacity(text.len() / 8),
            flags: Vec::with_capacity(text.len() / 8),
            keys: String::with_capacity(text.len()),
            index: Vec::with_capacity(text.len() / 100 + 1),
            ..Scanned::default()
        },
    };
    scanner.run();
    scanner.out.chars = scanner.at;
    scanner.out
}

struct Scanner<'t> {
    len: usize,
    rest: Chars<'t>,
    at: u32,
    line_start: u32,
    /// No token stands in this line yet.
    fresh: bool,
    /// A blank stands before the next token.
    space: bool,
    rules: &'t TextRules,
    out: Scanned,
}

/// Where a token starts or ends: character, byte.
type Mark = (u32, u32);

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(c) = self.peek() {
            if c == '&' && self.written_out() {
                continue;
            }
            match class(c) {
                Class::Space => {
                    self.space = true;
                    self.bump();
                }
                Class::Newline => {
                    self.bump();
                    self.space = true;
                    self.fresh = true;
                    self.line_start = self.at;
                }
                Class::Invisible => self.bump(),
                Class::Arabic => self.word(),
                Class::Latin => self.latin(),
                Class::Digit => self.number(),
                Class::Tatweel => self.tatweel(),
                Class::Mark => self.mark(c),
                Class::Punct => self.sign(c, TokenKind::Punct),
                Class::Symbol | Class::Rare => self.sign(c, TokenKind::Symbol),
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn here(&self) -> Mark {
        (self.at, (self.len - self.rest.as_str().len()) as u32)
    }

    fn bump(&mut self) {
        if self.at.is_multiple_of(STEP) {
            let byte = self.here().1;
            self.out.index.push(byte);
        }
        self.at += 1;
        self.rest.next();
    }

    fn take(&mut self, c: char, key: u32) {
        fold_char(c, key as usize, &mut self.out.keys);
        self.bump();
    }

    fn key_start(&self) -> u32 {
        self.out.keys.len() as u32
    }

    fn word(&mut self) {
        let (start, key) = (self.here(), self.key_start());
        let mut end = start;
        while let Some(c) = self.peek() {
            match class(c) {
                Class::Arabic | Class::Mark | Class::Tatweel => {
                    self.take(c, key);
                    end = self.here();
                }
                Class::Invisible => self.bump(),
                _ => break,
            }
        }
        self.push(start, end, key, TokenKind::Word, 0);
    }

    fn latin(&mut self) {
        let (start, key) = (self.here(), self.key_start());
        let mut end = start;
        while let Some(c) = self.peek() {
            match class(c) {
                Class::Latin | Class::Mark | Class::Digit => {
                    self.take(c, key);
                    end = self.here();
                }
                Class::Invisible => self.bump(),
                Class::Punct if matches!(c, '\'' | '’') && self.second_is(Class::Latin) => {
                    // One key for both apostrophes.
                    self.out.keys.push('\'');
                    self.bump();
                }
                _ => break,
            }
        }
        self.push(start, end, key, TokenKind::Latin, 0);
    }

    fn number(&mut self) {
        let (start, key) = (self.here(), self.key_start());
        let mut end = start;
        while let Some(c) = self.peek() {
            match class(c) {
                Class::Digit => {
                    self.take(c, key);
                    end = self.here();
                }
                Class::Invisible => self.bump(),
                Class::Punct if matches!(c, '.' | ',' | '٫' | '٬') && self.second_is(Class::Digit) => {
                    self.take(c, key);
                }
                _ => break,
            }
        }
        self.push(start, end, key, TokenKind::Number, 0);
    }

    /// Whether the character after the next one is of a class.
    fn second_is(&self, wanted: Class) -> bool {
        self.rest.clone().nth(1).is_some_and(|c| class(c) == wanted)
    }

    /// A stroke before letters is part of their word; one that stands alone is a dash.
    fn tatweel(&mut self) {
        let (start, key) = (self.here(), self.key_start());
        let mut end = start;
        while let Some(c) = self.peek() {
            match class(c) {
                Class::Tatweel | Class::Mark => {
                    self.bump();
                    end = self.here();
                }
                Class::Invisible => self.bump(),
                Class::Arabic => {
                    self.word();
                    let token = self.out.tokens.len() - 1;
                    let token = &mut self.out.tokens[token];
                    token.span.start = start.0;
                    token.bytes.0 = start.1;
                    return;
                }
                _ => break,
            }
        }
        self.out.keys.push('-');
        self.push(start, end, key, TokenKind::Punct, 0);
    }

    /// A mark belongs to the token it touches; without one it begins a word or stands alone.
    fn mark(&mut self, c: char) {
        let start = self.here();
        let touches =
            !self.fresh && !self.space && self.out.tokens.last().is_some_and(|last| last.bytes.1 == start.1);
        if touches {
            self.take(c, self.out.tokens.last().map_or(0, |last| last.key.0));
            let (end, key) = (self.here(), self.key_start());
            if let Some(last) = self.out.tokens.last_mut() {
                (last.span.end, last.bytes.1) = end;
                last.key.1 = key;
            }
        } else if self.second_is(Class::Arabic) {
            self.word();
        } else {
            self.sign(c, TokenKind::Symbol);
        }
    }

    fn sign(&mut self, c: char, kind: TokenKind) {
        let (start, key) = (self.here(), self.key_start());
        self.take(c, key);
        let end = self.here();
        let flags = match kind {
            TokenKind::Punct => self.flags(c),
            _ => 0,
        };
        self.push(start, end, key, kind, flags);
    }

    /// Reads a sign that is written by name or number, if one is: a token of the sign that it stands for.
    fn written_out(&mut self) -> bool {
        let Some((sign, length)) = entity(self.rest.as_str()) else { return false };
        let kind = match class(sign) {
            Class::Space | Class::Newline | Class::Invisible => None,
            Class::Punct => Some(TokenKind::Punct),
            _ => Some(TokenKind::Symbol),
        };
        let (start, key) = (self.here(), self.key_start());
        for _ in 0..length {
            self.bump();
        }
        match kind {
            Some(kind) => {
                fold_char(sign, key as usize, &mut self.out.keys);
                let flags = if kind == TokenKind::Punct { self.flags(sign) } else { 0 };
                self.push(start, self.here(), key, kind, flags);
            }
            None => self.space |= class(sign) != Class::Invisible,
        }
        true
    }

    fn flags(&self, c: char) -> u8 {
        let (ends, quotes) = (&self.rules.sentence_ends, &self.rules.quotes);
        [
            (flag::END, ends.contains(&c)),
            (flag::MAY_OPEN, quotes.iter().any(|quote| quote.0 == c)),
            (flag::MAY_CLOSE, quotes.iter().any(|quote| quote.1 == c)),
            (flag::BRACKET, opens_bracket(c)),
            (flag::UNBRACKET, closes_bracket(c)),
            (flag::PAUSE, is_pause(c)),
        ]
        .into_iter()
        .filter(|&(_, holds)| holds)
        .fold(0, |flags, (flag, _)| flags | flag)
    }

    fn push(&mut self, start: Mark, end: Mark, key: u32, kind: TokenKind, flags: u8) {
        if self.fresh {
            self.out.lines.push(Line {
                start: if self.out.lines.is_empty() { 0 } else { self.line_start },
                token: self.out.tokens.len() as u32,
            });
            self.fresh = false;
        }
        self.out.tokens.push(Token {
            span: Span::new(start.0, end.0),
            bytes: (start.1, end.1),
            kind,
            space_before: self.space,
            key: (key, self.key_start()),
        });
        self.out.flags.push(flags);
        self.space = false;
    }
}

/// The byte where a character stands, or the length of the text beyond it.
pub(crate) fn byte_of(text: &str, index: &[u32], at: u32) -> usize {
    let step = (at / STEP) as usize;
    let Some(&base) = index.get(step) else {
        return text.len();
    };
    let base = base as usize;
    text[base..].char_indices().nth((at % STEP) as usize).map_or(text.len(), |(byte, _)| base + byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    /// Words and kinds of a text, `|` between them, a blank where one stands.
    fn cut(text: &str) -> String {
        let scanned = scan(text, &sample());
        let mut out = String::new();
        for token in &scanned.tokens {
            if !out.is_empty() {
                out.push(if token.space_before { ' ' } else { '|' });
            }
            out.push_str(&text[token.bytes.0 as usize..token.bytes.1 as usize]);
        }
        out
    }

    #[test]
    fn cuts_words_numbers_and_signs() {
        for (text, expected) in [
            ("قُتل 15شخصاً", "قُتل 15|شخصاً"),
            ("يوم15 الـ14", "يوم|15 الـ|14"),
            ("12,500 و3.5 و٣٫٥٪", "12,500 و|3.5 و|٣٫٥|٪"),
            ("في 10.30.", "في 10.30|."),
            ("#عاصفة_الحزم", "#|عاصفة|_|الحزم"),
            ("طائرة F16 وB-52", "طائرة F16 و|B|-|52"),
            ("don't O’Neil 'x'", "don't O’Neil '|x|'"),
            ("بغداد ـ رويترز:", "بغداد ـ رويترز|:"),
            ("بـ\"تحدي\"", "بـ|\"|تحدي|\""),
            ("a@b.com", "a|@|b|.|com"),
            ("كل\u{200C}مة\u{200F}، أخرى", "كل\u{200C}مة|، أخرى"),
            ("😀\u{FE0F}🎉", "😀\u{FE0F}|🎉"),
            ("قال &#8220;لا&#8221;&nbsp;ثم", "قال &#8220;|لا|&#8221; ثم"),
            ("ـها", "ـها"),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lone_stroke_is_a_dash() {
        let scanned = scan("بغداد ـــ رويترز", &sample());
        let dash = &scanned.tokens[1];
        assert_eq!(dash.kind, TokenKind::Punct);
        assert_eq!(&scanned.keys[dash.key.0 as usize..dash.key.1 as usize], "-");
    }

    #[test]
    fn lines_are_those_with_words() {
        let scanned = scan("\n أ\r\n\r\n \nب\u{2029}", &sample());
        let lines: Vec<_> = scanned.lines.iter().map(|line| (line.start, line.token)).collect();
        assert_eq!(lines, [(0, 0), (9, 1)]);
    }

    #[test]
    fn index_finds_every_character() {
        let text = "أb€".repeat(100);
        let scanned = scan(&text, &sample());
        for (at, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(byte_of(&text, &scanned.index, at as u32), byte);
        }
        assert_eq!(byte_of(&text, &scanned.index, 300), text.len());
        assert_eq!(byte_of(&text, &scanned.index, 9999), text.len());
    }
}
