//! A mention, joined with others of its event, as the event that the answer tells.

use sijill_model::{Actor, Casualties, Event, EventType, Span, TimePrecision};

use crate::{Codebook, Given, merge::Mention, when};

impl Codebook<'_> {
    /// The event that a joined mention tells.
    pub(crate) fn event(&self, mention: Mention, given: Given<'_>) -> Event {
        let frame = &self.pack.frames[mention.frame as usize];
        let confidence = confidence(&mention);
        Event {
            id: id(given.id, frame.event_type.word(), mention.triggers[0]),
            event_type: frame.event_type,
            mode: (!frame.mode.is_empty()).then(|| frame.mode.to_owned()),
            contexts: contexts(&mention),
            cameo: frame.cameo,
            quad: frame.event_type.quad(),
            goldstein: frame.cameo.goldstein(),
            triggers: mention.triggers,
            actors: mention.actors,
            recipients: if mention.recipients.is_empty() { mention.sites } else { mention.recipients },
            place: mention.place,
            date: when::told(mention.date, mention.status, given.published),
            casualties: mention.casualties,
            status: mention.status,
            background: mention.background,
            sources: mention.sources,
            evidence: mention.evidence,
            rule: frame.rule.clone(),
            confidence,
        }
    }
}

/// Weights of a sign: for an attack, for a protest, for any other event.
type Weights = [f32; 3];

/// A share between 0.1 and 0.95: how an event is told, and how much of it. The weights are those of
/// logistic regressions on the development sentences, scaled; a ranking, not a probability.
fn confidence(mention: &Mention) -> f32 {
    let telling = &mention.telling;
    let kind = match mention.event_type {
        EventType::Assault => 0,
        EventType::Protest => 1,
        _ => 2,
    };
    let year = matches!(mention.date.precision, TimePrecision::Year | TimePrecision::Years);
    let signs: [(bool, Weights); 20] = [
        (telling.asserted, [0.06, 0.16, 0.08]),
        // What a crowd does is told of a protest that goes on; that it comes together tells the protest.
        (telling.verb, [0.09, 0.01, 0.07]),
        (telling.gathering, [0.0, 0.12, 0.0]),
        (telling.crowd, [0.0, 0.19, 0.0]),
        (telling.within, [0.0, -0.1, 0.0]),
        (telling.back && !telling.asserted, [-0.05, 0.0, -0.04]),
        (telling.named, [-0.19, -0.05, -0.15]),
        (telling.habit, [-0.19, -0.13, -0.13]),
        (telling.late, [-0.12, -0.16, 0.0]),
        (telling.long, [-0.18, -0.05, 0.0]),
        (telling.means, [0.14, 0.0, 0.0]),
        (telling.armed, [0.11, 0.0, 0.0]),
        (counted(&mention.casualties), [0.09, 0.0, 0.13]),
        (telling.words > 1, [0.0, 0.05, 0.02]),
        (telling.words > 2, [0.13, 0.0, 0.07]),
        (mention.date.start.is_some(), [0.05, 0.1, 0.09]),
        // What only its year dates is told as history.
        (mention.date.start.is_some() && year, [-0.25, 0.0, -0.05]),
        (mention.place.is_some(), [0.05, 0.09, 0.03]),
        (!mention.actors.is_empty(), [0.0, 0.0, 0.04]),
        // A definite noun without participants takes its event as known.
        (mention.points_back, [0.0, 0.0, -0.05]),
    ];
    let told: f32 = signs.iter().filter(|(sign, _)| *sign).map(|(_, weights)| weights[kind]).sum();
    // In hundredths, as the weights are told.
    ((BASE[kind] + told).clamp(0.1, 0.95) * 100.0).round() / 100.0
}

/// The confidence of an event of which nothing but its word is told.
const BASE: Weights = [0.33, 0.35, 0.38];

/// Whether a cost is told as a number of people: the one whom an attack was on is none.
fn counted(casualties: &Casualties) -> bool {
    casualties.kinds().iter().any(|(_, figure)| figure.is_some_and(|f| f.min > 1 || f.max != Some(1)))
}

fn contexts(mention: &Mention) -> Vec<String> {
    let armed =
        |actors: &[Actor]| actors.iter().any(|a| matches!(a.sector.as_str(), "MIL" | "REB" | "PRM" | "UAF"));
    let mut contexts = Vec::new();
    if armed(&mention.actors) || armed(&mention.recipients) {
        contexts.push("military".to_owned());
    }
    contexts
}

/// A short stable identifier: FNV-1a of the report's id, the type and the leading trigger.
fn id(report: &str, event_type: &str, trigger: Span) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let text = format!("{report}|{event_type}|{}|{}", trigger.start, trigger.end);
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
