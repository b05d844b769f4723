//! What a report is about, by its words: a match report has attacks that are no attacks.

use sijill_model::EventType;
use sijill_text::{Document, TokenKind};

use crate::{known::Words, merge::Mention};

/// What a report is mostly about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Politics, conflict, or nothing that speaks against events.
    Open,
    /// Sport.
    Sport,
    /// Accidents and disasters: who died in them was not attacked.
    Accident,
    /// Business, culture, health, education, consumer matters: only violence and politics with
    /// states in them are events.
    Civil,
}

/// Topics whose words speak for events.
const FOR: [&str; 2] = ["conflict", "politics"];
/// The topic of accidents.
const ACCIDENT: &str = "accident";
/// Weight from which the words of accidents tell of one: such reports are short.
const CRASH: u32 = 5;
/// The topic of matches and players.
const SPORT: &str = "sport";
/// Weight from which one sentence speaks of sport.
const CLEAR: u32 = 3;
/// Words counted at the start of a report, which tells its topic best.
const LEAD: usize = 400;
/// Weight below which nothing is decided.
const LEAST: u32 = 8;

/// The topic of a text.
pub(crate) fn of(doc: &Document<'_>, known: &mut Words<'_>) -> Topic {
    let (mut open, mut sport, mut civil, mut accident) = (0u32, 0u32, 0u32, 0u32);
    for token in (0..doc.tokens.len()).filter(|&t| doc.tokens[t].kind == TokenKind::Word).take(LEAD) {
        let Some((topic, weight)) = known.know(doc.key(token)).topic else { continue };
        let cell = match topic {
            topic if FOR.contains(&topic) => &mut open,
            SPORT => &mut sport,
            _ => &mut civil,
        };
        *cell += u32::from(weight);
        if topic == ACCIDENT {
            accident += u32::from(weight);
        }
    }
    if accident >= CRASH && accident > open {
        Topic::Accident
    } else if sport >= LEAST && sport > open + civil / 2 {
        Topic::Sport
    } else if civil >= LEAST && civil > open * 2 {
        Topic::Civil
    } else {
        Topic::Open
    }
}

/// Whether words of one sentence, each with its topic and weight, are mostly about sport.
pub(crate) fn tells_sport(words: impl Iterator<Item = (&'static str, u8)>) -> bool {
    let (mut sport, mut other) = (0u32, 0u32);
    for (topic, weight) in words {
        let cell = match topic {
            SPORT => &mut sport,
            topic if FOR.contains(&topic) => &mut other,
            _ => continue,
        };
        *cell += u32::from(weight);
    }
    sport >= CLEAR && sport > other
}

/// Why a mention is no event in a report of this topic.
pub(crate) fn refuse(mention: &Mention, topic: Topic) -> Option<&'static str> {
    match topic {
        Topic::Open => None,
        Topic::Sport => Some("the report is about sport"),
        Topic::Accident if mention.event_type == EventType::Assault => {
            let meant = !mention.mode.is_empty() || !mention.actors.is_empty();
            (!meant).then_some("the report is about an accident")
        }
        Topic::Accident | Topic::Civil => {
            let state = mention.actors.iter().chain(&mention.recipients).any(|actor| {
                matches!(actor.sector.as_str(), "MIL" | "REB" | "PRM" | "UAF" | "SPY")
                    || actor.name.is_some()
                    || actor.country == "IGO"
            });
            let violent =
                matches!(mention.event_type, EventType::Assault | EventType::Protest | EventType::Coerce);
            (!violent && !state).then_some("the report is about civil matters")
        }
    }
}
