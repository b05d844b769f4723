//! Coreference inside a report: mentions of one event become one.

use jiff::civil::Date;
use sijill_model::{Actor, Casualties, EventDate, EventType, Figure, Place, Source, Span, Status};

use crate::{
    fuller::{self, Side},
    telling::Telling,
};

/// One mention of an event, with its fields.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub event_type: EventType,
    pub frame: u32,
    pub triggers: Vec<Span>,
    pub actors: Vec<Actor>,
    pub recipients: Vec<Actor>,
    pub place: Option<Place>,
    pub date: EventDate,
    pub casualties: Casualties,
    pub status: Status,
    pub background: bool,
    pub sources: Vec<Source>,
    pub evidence: Vec<Span>,
    pub sentence: usize,
    pub title: bool,
    /// A definite noun without participants, place or date: it points back.
    pub points_back: bool,
    /// A definite noun: the event is taken as known.
    pub given: bool,
    /// What somebody is said to report is about it: `قالت الشرطة إن الهجوم …`.
    pub reported: bool,
    /// Nothing but a word: no participant, place, date or figure.
    pub bare: bool,
    /// The year stands in its name: `غزو عام 2003`.
    pub named_by_year: bool,
    /// How much it tells.
    pub weight: u32,
    /// Told for its own sake: by a finite main verb, carried by a light verb, in the title, or as
    /// the cost that a report counts; not only named inside another statement.
    pub foreground: bool,
    /// How it is told.
    pub telling: Telling,
    /// It states a consequence of the event before it in the sentence.
    pub consequence: bool,
    /// The words that name the events of this type it belongs to in its own clause: of a noun itself,
    /// of a consequence the noun that it came from.
    pub causes: Vec<Span>,
    /// The trigger of the clause that this consequence sums up: `انفجرت عبوة، مما أدى إلى مقتل جندي`.
    pub resumes: Option<Span>,
}

impl Mention {
    /// Whether it says itself when and where: `الهجوم الذي وقع الثلاثاء في نيامي` needs nothing before it.
    fn has_setting(&self) -> bool {
        self.date.start.is_some() && self.place.is_some()
    }
}

/// Joins the mentions of a report, which come in text order.
pub(crate) fn join(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut events: Vec<Mention> = Vec::new();
    // Mere words whose cost may follow in their sentence.
    let mut waiting: Vec<Mention> = Vec::new();
    for mut mention in mentions {
        if let Some(cause) = mention.resumes
            && let Some(index) = waiting.iter().position(|bare| bare.triggers.contains(&cause))
        {
            absorb(&mut mention, waiting.swap_remove(index));
        }
        let best = events
            .iter()
            .enumerate()
            .filter_map(|(index, event)| likeness(event, &mention).map(|score| (score, index)))
            .max_by_key(|&(score, index)| (score, index));
        match best {
            Some((_, index)) => absorb(&mut events[index], mention),
            None if mention.bare || mention.points_back && !mention.has_setting() => {
                waiting.retain(|bare| bare.sentence == mention.sentence);
                waiting.push(mention);
            }
            None => events.push(mention),
        }
    }
    events
}

/// How alike an event and a further mention are; `None` where they can't be one.
fn likeness(event: &Mention, mention: &Mention) -> Option<i32> {
    if event.event_type != mention.event_type {
        return None;
    }
    if mention.resumes.is_some_and(|cause| event.triggers.contains(&cause)) {
        return Some(30);
    }
    let mut score = 0i32;
    let near = mention.sentence.abs_diff(event.sentence) <= 1 || event.title;
    if mention.background != event.background && !mention.bare && mention.foreground && event.foreground {
        return None;
    }
    match (told(&event.date), told(&mention.date)) {
        (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0 => return None,
        (Some(_), Some(_)) => score += 3,
        _ => {}
    }
    if let (Some(a), Some(b)) = (&event.place, &mention.place) {
        if !a.country.is_empty() && !b.country.is_empty() && a.country != b.country {
            return None;
        }
        if a.name == b.name {
            score += 3;
        } else if is_country(a) || is_country(b) {
            score += 1;
        } else {
            return None;
        }
    }
    // `قتل 33 في هجوم ... وأصيب 25 في هجوم`: each cost belongs to its own attack.
    let apart = !event.causes.is_empty() && !mention.causes.is_empty();
    if apart && mention.causes.iter().any(|cause| event.causes.contains(cause)) {
        return Some(score + 20);
    }
    if apart && mention.sentence == event.sentence && mention.consequence && event.consequence {
        return None;
    }
    // What an attack cost, told in its own sentence, is no further attack.
    if (mention.consequence || event.consequence)
        && mention.sentence == event.sentence
        && event.event_type == EventType::Assault
    {
        return Some(score + 10);
    }
    let actors = overlap(&event.actors, &mention.actors);
    let recipients = overlap(&event.recipients, &mention.recipients);
    score += match actors {
        Overlap::Same => 4,
        Overlap::Unknown => 0,
        Overlap::Clash => return None,
    };
    score += match recipients {
        Overlap::Same => 3,
        Overlap::Unknown => 0,
        Overlap::Clash if matches!(mention.event_type, EventType::Assault) && near => -1,
        Overlap::Clash => return None,
    };
    if mention.consequence && mention.sentence == event.sentence {
        return Some(score + 10);
    }
    if event.status != mention.status && event.status != Status::Ongoing && mention.status != Status::Ongoing
    {
        return None;
    }
    if mention.points_back || mention.bare {
        return Some(score + if near { 2 } else { 1 });
    }
    if near {
        score += 1;
    }
    (score >= 1).then_some(score)
}

fn is_country(place: &Place) -> bool {
    place.precision == sijill_model::PlacePrecision::Country
}

fn told(date: &EventDate) -> Option<(Date, Date)> {
    date.start.zip(date.end)
}

enum Overlap {
    Same,
    Unknown,
    Clash,
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
    if x.country == y.country && x.sector == y.sector && shared(&x.text, &y.text) {
        return Overlap::Same;
    }
    let may = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
    if may(&x.country, &y.country) && may(&x.sector, &y.sector) { Overlap::Unknown } else { Overlap::Clash }
}

/// Whether two participants are surely one.
pub(crate) fn same(x: &Actor, y: &Actor) -> bool {
    matches!(alike(x, y), Overlap::Same)
}

/// Letters from which a word that two participants share tells something.
const TELLING: usize = 4;

fn absorb(event: &mut Mention, mention: Mention) {
    let headline = event.title;
    let lead_swap = mention.weight > event.weight && !mention.title
        || event.title && !mention.bare && !mention.points_back;
    if lead_swap {
        event.frame = mention.frame;
        event.weight = event.weight.max(mention.weight);
        let earlier = std::mem::replace(&mut event.triggers, mention.triggers);
        add(&mut event.triggers, earlier);
        if event.title {
            event.sentence = mention.sentence;
            event.title = mention.title;
        }
    } else {
        add(&mut event.triggers, mention.triggers);
    }
    fuller::combine(&mut event.actors, headline, Side { actors: mention.actors, title: mention.title });
    let others = Side { actors: mention.recipients, title: mention.title };
    fuller::combine(&mut event.recipients, headline, others);
    let finer = match (&event.place, &mention.place) {
        (None, Some(_)) => true,
        (Some(a), Some(b)) => is_country(a) && !is_country(b),
        _ => false,
    };
    if finer {
        event.place = mention.place;
    }
    if event.date.start.is_none() && (mention.date.start.is_some() || event.date.span.is_none()) {
        event.date = mention.date;
    }
    combine(&mut event.casualties, &mention.casualties);
    event.causes.extend(mention.causes);
    event.consequence |= mention.consequence;
    event.foreground |= mention.foreground;
    event.telling.join(mention.telling);
    // Who speaks of "the attack" need not be who reported it; but a headline leaves out who did.
    let reports = mention.reported || headline || !(mention.points_back || mention.bare || mention.given);
    if !mention.sources.is_empty() && reports && (event.sources.is_empty() || headline) {
        event.sources = mention.sources;
    }
    add(&mut event.evidence, mention.evidence);
}

/// Adds the spans that are not there yet. A list is searched from its end: what comes again comes soon.
fn add(spans: &mut Vec<Span>, new: Vec<Span>) {
    for span in new {
        if !spans.iter().rev().any(|own| *own == span) {
            spans.push(span);
        }
    }
}

/// Figures of two mentions: the same kind told twice spans both.
pub(crate) fn combine(kept: &mut Casualties, new: &Casualties) {
    for (kind, figure) in new.kinds() {
        let (Some(figure), Some(cell)) = (figure, kept.kind_mut(kind)) else { continue };
        *cell = Some(match *cell {
            None => figure,
            Some(known) => both(known, figure),
        });
    }
}

fn both(known: Figure, new: Figure) -> Figure {
    // A single person told beside a toll is one of its people.
    if new.min == 1 && new.max == Some(1) && known.min > 1 {
        return known;
    }
    if known.min == 1 && known.max == Some(1) && new.min > 1 {
        return new;
    }
    Figure {
        min: known.min.min(new.min),
        max: match (known.max, new.max) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        },
        span: known.span,
    }
}
