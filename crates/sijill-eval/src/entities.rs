//! `ar-names`: people, places and organisations in tagged tokens of news.
//!
//! What counts as what:
//! - an actor mention of class `person` is PERS, one of class `organisation` is ORG, a place mention
//!   is LOC;
//! - actor mentions of class `country` are left out, as the same words are place mentions, and the
//!   set calls countries LOC even where they act; actor mentions of class `group` are left out, for
//!   the set has no such tag;
//! - place mentions inside one of a person or organisation are left out: the set's tags do not nest;
//! - MISC, where the set puts nationalities, is neither wanted nor held against us.
//!
//! A mention is the tokens that it touches, so a conjunction or preposition written attached
//! belongs to it as it does in the set. An entity is found when kind, first and last token agree.

use std::path::Path;

use sijill::{Draft, Sijill};
use sijill_model::{Class, Mention, Report, Span};

use crate::{EvalError, Set, Worst, count::Count};

/// Kinds that are scored, as the set's tags call them.
const KINDS: [&str; 3] = ["PERS", "LOC", "ORG"];

/// A kind, the first token and the one after the last.
type Entity = (usize, usize, usize);

/// A sentence: its text, where each token stands, and its entities.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sentence {
    text: String,
    tokens: Vec<Span>,
    entities: Vec<Entity>,
    /// Tokens of a kind that is not scored.
    other: Vec<usize>,
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let path = folder.join("anercorp.txt");
    let raw = std::fs::read_to_string(&path).map_err(|error| EvalError::whole(&path, error))?;
    let mut set = Set::new("ar-names");
    let mut counts = [Count::default(); KINDS.len()];
    for sentence in parse(&raw) {
        let found = entities(sijill, &sentence);
        let mut bad = Worst { report: sentence.text.clone(), ..Worst::default() };
        let words = |&(kind, from, to): &Entity| {
            let span = sentence.tokens[from].join(sentence.tokens[to - 1]);
            format!("{} {}", KINDS[kind], span.slice(&sentence.text).unwrap_or_default())
        };
        for entity in &sentence.entities {
            if found.contains(entity) {
                counts[entity.0].hit += 1;
            } else {
                counts[entity.0].missed += 1;
                bad.missed.push(words(entity));
            }
        }
        for entity in found.iter().filter(|entity| !sentence.entities.contains(entity)) {
            if !sentence.other.iter().any(|token| (entity.1..entity.2).contains(token)) {
                counts[entity.0].false_alarm += 1;
                bad.false_alarms.push(words(entity));
            }
        }
        if set.worst.len() < worst && bad.missed.len() + bad.false_alarms.len() > 0 {
            set.worst.push(bad);
        }
    }
    let mut all = Count::default();
    for count in counts {
        all += count;
    }
    set.share("F1", all.f1(), all.hit + all.missed);
    for (kind, count) in KINDS.into_iter().zip(counts) {
        set.share(&format!("{kind} F1"), count.f1(), count.hit + count.missed);
        set.share(&format!("{kind} precision"), count.precision(), count.hit + count.false_alarm);
        set.share(&format!("{kind} recall"), count.recall(), count.hit + count.missed);
    }
    Ok(vec![set])
}

/// Reads a token and its tag a line, a blank line after each sentence.
fn parse(raw: &str) -> Vec<Sentence> {
    let (mut all, mut own, mut length) = (Vec::new(), Sentence::default(), 0u32);
    for line in raw.lines().chain([""]) {
        let Some((token, tag)) = line.trim().rsplit_once(' ') else {
            if !own.tokens.is_empty() {
                all.push(std::mem::take(&mut own));
            }
            length = 0;
            continue;
        };
        if length > 0 {
            own.text.push(' ');
            length += 1;
        }
        own.text.push_str(token);
        let (at, start) = (own.tokens.len(), length);
        length += token.chars().count() as u32;
        own.tokens.push(Span::new(start, length));
        let Some((position, kind)) = tag.split_once('-') else { continue };
        let Some(kind) = KINDS.iter().position(|known| *known == kind) else {
            own.other.push(at);
            continue;
        };
        match own.entities.last_mut() {
            Some(last) if position == "I" && last.0 == kind && last.2 == at => last.2 = at + 1,
            _ => own.entities.push((kind, at, at + 1)),
        }
    }
    all
}

fn entities(sijill: &Sijill, sentence: &Sentence) -> Vec<Entity> {
    let report = Report { text: sentence.text.clone(), ..Report::default() };
    let mut found: Vec<Entity> = Vec::new();
    for mention in sijill.mentions(Draft { titled: false, report, ..Draft::default() }).mentions {
        let kind = match mention {
            Mention::Actor { class: Class::Person, .. } => 0,
            Mention::Place { .. } => 1,
            Mention::Actor { class: Class::Organisation, .. } => 2,
            _ => continue,
        };
        let on = |token: &&Span| token.overlaps(mention.span());
        let Some(from) = sentence.tokens.iter().position(|token| on(&token)) else { continue };
        found.push((kind, from, from + sentence.tokens[from..].iter().take_while(on).count()));
    }
    found.sort_unstable();
    found.dedup();
    let inside =
        |place: &Entity| found.iter().any(|other| other.0 != 1 && other.1 <= place.1 && place.2 <= other.2);
    let kept: Vec<Entity> = found.iter().filter(|one| one.0 != 1 || !inside(one)).copied().collect();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tokens_and_tags() {
        let all = parse("زار O\nعمر B-PERS\nالخطيب I-PERS\nبغداد B-LOC\n. O\n\nالعربية B-MISC\n");
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].text, "زار عمر الخطيب بغداد .");
        assert_eq!(all[0].entities, [(0, 1, 3), (1, 3, 4)]);
        assert_eq!(all[1].other, [0]);
    }
}
