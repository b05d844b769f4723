//! Whether those who take part in two mentions are the same people.

use sijill_model::{Actor, EventType};

use crate::merge::Mention;

/// What two mentions have in common of those who take part.
pub(crate) struct Sides {
    pub actors: Overlap,
    pub recipients: Overlap,
    /// One side sent the other, who did the deed that is taken as known.
    pub sent: bool,
}

impl Sides {
    pub fn of(event: &Mention, mention: &Mention) -> Sides {
        use EventType::{Agree, Assault, Consult, Cooperate};
        let actors = overlap(&event.actors, &mention.actors);
        let recipients = overlap(&event.recipients, &mention.recipients);
        // In talks and agreements either side may be told as the one who acts, and a clash is told of
        // both sides, its attacks of one.
        // `اشتباكات بين الشرطة والمتمردين … قتل فيها متمردان`: who was hit is of one of them.
        let of_them = |one: &Mention, hit: &Actor| {
            one.actors.iter().any(|own| own.country == hit.country && own.sector == hit.sector)
        };
        let both_act =
            |one: &Mention| one.actors.len() > 1 && one.recipients.iter().all(|hit| of_them(one, hit));
        let mutual = match event.event_type {
            Consult | Agree | Cooperate => true,
            Assault => {
                let told = |one: &Mention| !one.actors.is_empty();
                told(event) && told(mention) && (both_act(event) || both_act(mention))
            }
            _ => false,
        };
        if mutual && (event.event_type != Assault || !matches!(actors, Overlap::Same)) {
            let either = met(&everyone(event), &everyone(mention));
            // `اللقاء الذي حضره نائب الرئيس`: who else was there makes no other meeting.
            let same = mention.definite && event.event_type == Consult && !matches!(either, Overlap::Same);
            return Sides {
                actors: if same { Overlap::Unknown } else { either },
                recipients: Overlap::Unknown,
                sent: false,
            };
        }
        let recipients = if mutual { Overlap::Unknown } else { recipients };
        let sent = matches!(actors, Overlap::Clash) && sent(event, mention);
        Sides { actors: if sent { Overlap::Unknown } else { actors }, recipients, sent }
    }
}

/// Whether those who are hit in one attack are of the state that hits others in the second: an answer to
/// it, and not the same attack.
pub(crate) fn turned(one: &Mention, other: &Mention) -> bool {
    let of = |actors: &[Actor], state: &str| actors.iter().all(|actor| actor.country == state);
    let hits = || other.actors.first().map(|first| first.country.as_str()).filter(|code| !code.is_empty());
    let involved = one.event_type == EventType::Assault
        && one.actors.is_empty()
        && !one.recipients.is_empty()
        && !other.recipients.is_empty();
    involved
        && hits().is_some_and(|state| {
            of(&other.actors, state)
                && of(&one.recipients, state)
                && other.recipients.iter().all(|actor| actor.country != state)
        })
}

/// Whether whoever is told of "the attack" sent the one who did it: `فجر انتحاري نفسه … وتبنى التنظيم التفجير`.
pub(crate) fn sent(event: &Mention, mention: &Mention) -> bool {
    mention.definite
        && event.event_type == EventType::Assault
        && !event.actors.is_empty()
        && !mention.actors.is_empty()
        && (sends(&mention.actors, &event.actors) || sends(&event.actors, &mention.actors))
}

/// Whether all of one side are a known body that fights, and all of the other fighters without a name.
fn sends(bodies: &[Actor], fighters: &[Actor]) -> bool {
    let fights = |actor: &Actor| matches!(actor.sector.as_str(), "REB" | "UAF");
    !bodies.is_empty()
        && bodies.iter().all(|body| fights(body) && body.name.is_some())
        && fighters.iter().all(|one| fights(one) && one.name.is_none())
}

/// Everyone who takes part in an event, on either side.
fn everyone(one: &Mention) -> Vec<&Actor> {
    one.actors.iter().chain(&one.recipients).collect()
}

/// Whether two meetings can be one: who met one man and then another met twice.
fn met(a: &[&Actor], b: &[&Actor]) -> Overlap {
    if a.is_empty() || b.is_empty() {
        return Overlap::Unknown;
    }
    let beside = |own: &[&Actor], other: &[&Actor]| -> Vec<Actor> {
        let shared = |x: &&&Actor| other.iter().any(|y| matches!(alike(x, y), Overlap::Same));
        own.iter().filter(|x| !shared(x)).map(|x| (**x).clone()).collect()
    };
    let (left, right) = (beside(a, b), beside(b, a));
    let same = left.len() < a.len();
    let others = |x: &Actor, y: &Actor| {
        let named = x.name.is_some() && y.name.is_some() && x.sector == y.sector && !x.sector.is_empty();
        named || matches!(alike(x, y), Overlap::Clash)
    };
    if !left.is_empty() && !right.is_empty() && left.iter().all(|x| right.iter().all(|y| others(x, y))) {
        return Overlap::Clash;
    }
    match same {
        true => Overlap::Same,
        false if a.len() > 1 && b.len() > 1 => Overlap::Clash,
        false => Overlap::Unknown,
    }
}

/// Whether two sides are one.
pub(crate) enum Overlap {
    Same,
    Unknown,
    Clash,
}

/// Whether all of them are only told as people who protest: the protest before says who they are.
pub(crate) fn only_protest(actors: &[Actor]) -> bool {
    !actors.is_empty()
        && actors.iter().all(|actor| matches!(actor.sector.as_str(), "CVL" | "OPP") && actor.name.is_none())
}

/// Whether two sides can be the same: one name, or one country and sector; unknown where either
/// side is not told.
fn overlap(a: &[Actor], b: &[Actor]) -> Overlap {
    if a.is_empty() || b.is_empty() {
        return Overlap::Unknown;
    }
    let mut unknown = false;
    for x in a {
        for y in b {
            match alike(x, y) {
                Overlap::Same => return Overlap::Same,
                Overlap::Unknown => unknown = true,
                Overlap::Clash => {}
            }
        }
    }
    if unknown { Overlap::Unknown } else { Overlap::Clash }
}

/// Two participants are the same by name or by words; of one country and sector they may be.
fn alike(x: &Actor, y: &Actor) -> Overlap {
    if x.name.is_some() && x.name == y.name || x.text.contains(&y.text) || y.text.contains(&x.text) {
        return Overlap::Same;
    }
    let shared = |text: &str, other: &str| {
        text.split_whitespace()
            .any(|word| word.chars().count() >= TELLING && other.split_whitespace().any(|own| own == word))
    };
    let one_kind = x.country == y.country && x.sector == y.sector;
    if one_kind && (shared(&x.text, &y.text) || is_again(&x.text, &y.text) || is_again(&y.text, &x.text)) {
        return Overlap::Same;
    }
    let may = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
    // Unidentified gunmen may turn out to be anyone who fights outside the law.
    let fighters = |a: &str, b: &str| a == "UAF" && matches!(b, "REB" | "CRM" | "IMG");
    let sectors = |a: &str, b: &str| may(a, b) || fighters(a, b) || fighters(b, a);
    if may(&x.country, &y.country) && sectors(&x.sector, &y.sector) {
        Overlap::Unknown
    } else {
        Overlap::Clash
    }
}

/// Whether a single word is the head of the words told before: `القاضي` of `قاضيا عراقيا`.
fn is_again(word: &str, text: &str) -> bool {
    let head = text.split_whitespace().next().unwrap_or_default();
    !word.contains(char::is_whitespace) && is_stem(word, head)
}

/// Whether two words share a stem: `القاضي` and `قاضيا`. What is attached to a word stands at its start, and its
/// ending is short.
fn is_stem(own: &str, word: &str) -> bool {
    let own: Vec<char> = own.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let starts = |letters: &[char]| 0..=ATTACHED.min(letters.len().saturating_sub(TELLING));
    starts(&own).any(|from| {
        starts(&word).any(|at| {
            let (left, right) = (&own[from..], &word[at..]);
            let shared = left.iter().zip(right).take_while(|(a, b)| a == b).count();
            shared >= TELLING && left.len() - shared <= ENDING && right.len() - shared <= ENDING
        })
    })
}

/// Whether two participants are surely one.
pub(crate) fn same(x: &Actor, y: &Actor) -> bool {
    matches!(alike(x, y), Overlap::Same)
}

/// Letters that may be attached before a word: an article, a preposition or a conjunction with it.
const ATTACHED: usize = 3;
/// Letters of an ending.
const ENDING: usize = 2;
/// Letters from which a word that two participants share tells something.
const TELLING: usize = 4;
