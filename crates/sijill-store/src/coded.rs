//! What goes into the record.

use sijill_merge::{Account, Telling, WordKind};
use sijill_model::{Actor, Answer, Event, PassageKind, Span};

use crate::{ask::name_keys, raw};

/// A word of a report's text with its search key: what its spellings have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What kind of word it is.
    pub kind: WordKind,
    /// Its search key; white space in it counts as none.
    pub key: String,
}

/// A report as coded, with its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// The bytes as they came; the report's id is their SHA-256.
    pub raw: Vec<u8>,
    /// What was read out of them.
    pub answer: Answer,
    /// Day of publication, ISO 8601, as the outlet wrote it.
    pub day: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The words of the text, in order.
    pub words: Vec<Word>,
    /// Which version of Sijill coded it.
    pub coder: String,
}

/// A report ready to be written: all that can be worked out without the record is.
#[derive(Debug, Clone)]
pub struct Ready {
    pub(crate) answer: Answer,
    pub(crate) day: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) coder: String,
    /// The bytes, packed.
    pub(crate) raw: Vec<u8>,
    pub(crate) telling: Telling,
    /// For each mention its account and its search keys.
    pub(crate) accounts: Vec<(Account, MentionKeys)>,
    /// The search keys of the text.
    pub(crate) keys: String,
}

impl Coded {
    /// Works out all that needs no record. Threads may do so side by side; only writing is one's own.
    pub fn ready(self) -> Ready {
        let Coded { raw, answer, day, author, words, coder } = self;
        let hashed: Vec<sijill_merge::Word> =
            words.iter().map(|word| sijill_merge::Word::new(word.span, word.kind, &word.key)).collect();
        let report = &answer.report;
        let accounts = answer
            .events
            .iter()
            .map(|event| (Account::of(report, event, &hashed), MentionKeys::of(event, &words)));
        Ready {
            accounts: accounts.collect(),
            telling: Telling::of(report, &story(&answer, &hashed)),
            raw: raw::pack(&raw, &report.text),
            keys: keys(words.iter()),
            answer,
            day,
            author,
            coder,
        }
    }
}

/// The words of a report's story: furniture is the same under many reports.
fn story(answer: &Answer, words: &[sijill_merge::Word]) -> Vec<sijill_merge::Word> {
    let story = |word: &&sijill_merge::Word| {
        let passages = &answer.passages;
        let at = passages.partition_point(|passage| passage.span.end <= word.span.start);
        passages.get(at).is_some_and(|passage| passage.kind == PassageKind::Story)
    };
    words.iter().filter(story).copied().collect()
}

/// What stands in place of an empty search key: positions must not shift.
const NO_KEY: &str = "_";

/// Keys joined by blanks, one token a word.
fn keys<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        let before = out.len();
        // What would split the token or end the string is left out.
        out.extend(word.key.chars().filter(|c| !c.is_whitespace() && *c != '\0' && *c != '"'));
        if out.len() == before {
            out.push_str(NO_KEY);
        }
    }
    out
}

/// Search keys of a mention: of its evidence, and of who took part, where, on whose word.
#[derive(Debug, Clone)]
pub(crate) struct MentionKeys {
    pub evidence: String,
    pub actors: String,
    pub recipients: String,
    pub place: String,
    pub source: String,
}

impl MentionKeys {
    /// The keys of a mention. `words` are those of its report, in order.
    fn of(event: &Event, words: &[Word]) -> MentionKeys {
        let told = words.iter().filter(|word| event.evidence.iter().any(|span| span.contains(word.span)));
        let within = |span: Span| {
            let from = words.partition_point(|word| word.span.end <= span.start);
            keys(words[from..].iter().take_while(|word| word.span.start < span.end))
        };
        let named = |all: &mut String, span: Option<Span>, name: Option<&str>| {
            let name: Vec<String> = name.map(|name| name_keys(name).collect()).unwrap_or_default();
            for part in [span.map(within).unwrap_or_default(), name.join(" ")] {
                if part.is_empty() {
                    continue;
                }
                // No phrase reaches from one name into the next.
                if !all.is_empty() {
                    all.push_str(&format!(" {NO_KEY} "));
                }
                all.push_str(&part);
            }
        };
        let people = |people: &[Actor]| {
            let mut all = String::new();
            for who in people {
                named(&mut all, Some(who.span), who.name.as_deref());
            }
            all
        };
        let mut place = String::new();
        if let Some(told) = &event.place {
            named(&mut place, Some(told.span), told.name.as_deref());
        }
        let mut source = String::new();
        for hop in &event.sources {
            named(&mut source, hop.span, hop.name.as_deref());
        }
        MentionKeys {
            evidence: keys(told),
            actors: people(&event.actors),
            recipients: people(&event.recipients),
            place,
            source,
        }
    }
}

/// What a batch came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// Reports that are new.
    pub new: u64,
    /// Reports whose bytes were there already.
    pub known: u64,
}
