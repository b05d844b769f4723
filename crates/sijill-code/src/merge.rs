//! Coreference inside a report: mentions of one event become one.

use crate::claims::{self, Told};
use jiff::civil::Date;
use sijill_model::{Actor, Casualties, EventDate, EventType, Place, Source, Span, Status};

use crate::{
    finer,
    fuller::{self, Side},
    occasion::Occasion,
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
    /// The talks or visit on whose occasion it is.
    pub occasion: Option<Occasion>,
    /// A meeting on whose occasion its sentence has something said or done.
    pub hosts_words: bool,
    pub date: EventDate,
    /// That is the day on which somebody spoke of it.
    pub loosely_dated: bool,
    pub casualties: Casualties,
    /// The figures that those come from.
    pub told: Vec<Told>,
    pub status: Status,
    pub background: bool,
    pub sources: Vec<Source>,
    pub evidence: Vec<Span>,
    pub sentence: usize,
    pub title: bool,
    /// A definite noun without participants, place or date: it points back.
    pub points_back: bool,
    /// A definite noun under a preposition: the event is taken as known.
    pub given: bool,
    /// A headline in the present, which leaves open whether it happened or will.
    pub in_present: bool,
    /// What somebody is said to report is about it: `قالت الشرطة إن الهجوم …`.
    pub reported: bool,
    /// Figures alone, which no word of an attack carries.
    pub toll: bool,
    /// Nothing but a word: no participant, place, date or figure.
    pub bare: bool,
    /// It is only the content of another act: asked for, threatened, planned.
    pub embedded: bool,
    /// The year stands in its name: `غزو عام 2003`.
    pub named_by_year: bool,
    /// What it is about names a place, which is not where it happened.
    pub content_placed: bool,
    /// How much it tells.
    pub weight: u32,
    /// Told for its own sake: by a finite main verb, carried by a light verb, in the title, or as
    /// the cost that a report counts; not only named inside another statement.
    pub foreground: bool,
    /// How it is told.
    pub telling: Telling,
    /// A noun of an attack whose cost its sentence goes on to tell: `هجوم أدى إلى مقتل ثلاثة`.
    pub costed: bool,
    /// It states a consequence of the event before it in the sentence.
    pub consequence: bool,
    /// The words that name the events of this type it belongs to in its own clause: of a noun itself,
    /// of a consequence the noun that it came from.
    pub causes: Vec<Span>,
    /// The trigger of the clause that this consequence sums up: `انفجرت عبوة، مما أدى إلى مقتل جندي`.
    pub resumes: Option<Span>,
    /// It says of itself that it is another one: `هجوم آخر`.
    pub another: bool,
    /// A noun in the singular with its article: the one of which the report told.
    pub definite: bool,
    /// The stretch of the report where it stands, between words that turn to another matter.
    pub stretch: usize,
    /// Sentences that tell it, beyond the first.
    pub again: usize,
}

impl Mention {
    /// Whether it says itself when and where: `الهجوم الذي وقع الثلاثاء في نيامي` needs nothing before it.
    fn has_setting(&self) -> bool {
        self.date.start.is_some() && self.place.is_some()
            || self.content_placed && self.event_type == EventType::Assault
    }
}

/// Joins the mentions of a report, which come in text order.
pub(crate) fn join(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut events: Vec<Mention> = Vec::new();
    // Mere words whose cost may follow in their sentence.
    let mut waiting: Vec<Mention> = Vec::new();
    for mut mention in mentions {
        // What a cost sums up, or else the attack that its sentence names without saying more.
        let cost = mention.consequence && mention.event_type == EventType::Assault;
        let caused = |bare: &Mention| match mention.resumes {
            Some(cause) => bare.triggers.contains(&cause),
            None => {
                cost && bare.sentence == mention.sentence
                    && bare.event_type == mention.event_type
                    && !bare.points_back
            }
        };
        if let Some(index) = waiting.iter().rposition(caused) {
            absorb(&mut mention, waiting.swap_remove(index));
        }
        let best = events
            .iter()
            .enumerate()
            .filter_map(|(index, event)| likeness(event, &mention).map(|score| (score, index)))
            .max_by_key(|&(score, index)| (score, index));
        let named = mention.title && mention.bare && !mention.consequence;
        match best {
            Some((_, index)) => absorb(&mut events[index], mention),
            // A title names the news even where it tells nobody; `بلغ عدد القتلى في الهجوم 22` tells enough.
            None if (mention.bare
                || mention.points_back
                    && !mention.has_setting()
                    && (mention.toll || mention.told.is_empty()))
                && !named =>
            {
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
    let apart = mention.stretch != event.stretch && !event.title;
    let near = (mention.sentence.abs_diff(event.sentence) <= 1 || event.title) && !apart;
    // What the title names is what the first sentence tells.
    let lead = event.title && mention.sentence <= 1;
    // An old attack that is recalled with its cost is none of the news.
    let recalled = mention.background && !event.background && mention.costed && !event.title;
    if recalled && !lead && mention.sentence != event.sentence {
        return None;
    }
    if mention.background != event.background
        && !mention.bare
        && mention.foreground
        && event.foreground
        && !lead
    {
        return None;
    }
    match (told(&event.date), told(&mention.date)) {
        // The day of a statement need not be that of the event.
        (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0 => {
            (event.loosely_dated != mention.loosely_dated).then_some(())?;
        }
        (Some(_), Some(_)) => score += 3,
        _ => {}
    }
    if let (Some(a), Some(b)) = (&event.place, &mention.place) {
        // A headline tells the town, the text the quarter; "the attack" was in it, another need not be.
        let goes_back = lead || mention.definite || mention.points_back;
        score += finer::one_scene(a, b, goes_back)?;
    }
    if let Some(score) = side_by_side(event, mention, score) {
        return score;
    }
    if mention.another && !event.title {
        return None;
    }
    if turned(event, mention) || turned(mention, event) {
        return None;
    }
    let sides = Sides::of(event, mention);
    score += match sides.actors {
        Overlap::Same => 4,
        Overlap::Unknown => 0,
        // `نظم صحافيون وقفة ... ورفع المعتصمون شعارات`.
        Overlap::Clash
            if event.event_type == EventType::Protest
                && near
                && (only_protest(&event.actors) || only_protest(&mention.actors)) =>
        {
            0
        }
        Overlap::Clash => return None,
    };
    score += match sides.recipients {
        Overlap::Same => 3,
        Overlap::Unknown => 0,
        Overlap::Clash if matches!(mention.event_type, EventType::Assault) && near => -1,
        Overlap::Clash => return None,
    };
    if mention.consequence && mention.sentence == event.sentence {
        return Some(score + 10);
    }
    if event.status != mention.status
        && event.status != Status::Ongoing
        && mention.status != Status::Ongoing
        && !lead
    {
        return None;
    }
    if mention.points_back || mention.bare {
        return (!apart).then_some(score + if near { 2 } else { 1 });
    }
    if apart {
        return (score >= APART).then_some(score);
    }
    if near || mention.definite && event.event_type == EventType::Consult {
        score += 1;
    }
    (score >= 1).then_some(score)
}

/// What two mentions of different stretches must have in common.
const APART: i32 = 3;

/// What costs told in one sentence say of their attacks; `None` where they say nothing.
fn side_by_side(event: &Mention, mention: &Mention, score: i32) -> Option<Option<i32>> {
    // `قتل 33 في هجوم ... وأصيب 25 في هجوم`: each cost belongs to its own attack.
    let apart = !event.causes.is_empty() && !mention.causes.is_empty();
    if apart && mention.causes.iter().any(|cause| event.causes.contains(cause)) {
        return Some(Some(score + 20));
    }
    if mention.sentence != event.sentence {
        return None;
    }
    if apart && mention.consequence && event.consequence {
        return Some(None);
    }
    // What an attack cost, told in its own sentence, is no further attack.
    let cost = (mention.consequence || event.consequence) && event.event_type == EventType::Assault;
    (cost && !mention.another).then_some(Some(score + 10))
}

/// What two mentions have in common of those who take part.
struct Sides {
    actors: Overlap,
    recipients: Overlap,
}

impl Sides {
    fn of(event: &Mention, mention: &Mention) -> Sides {
        use EventType::{Agree, Assault, Consult, Cooperate};
        let actors = overlap(&event.actors, &mention.actors);
        let recipients = overlap(&event.recipients, &mention.recipients);
        // In talks and agreements either side may be told as the one who acts, and a clash is told of
        // both sides, its attacks of one.
        let both_act = |one: &Mention| one.actors.len() > 1 && one.recipients.is_empty();
        let mutual = match event.event_type {
            Consult | Agree | Cooperate => true,
            Assault => both_act(event) || both_act(mention),
            _ => false,
        };
        if mutual && (event.event_type != Assault || !matches!(actors, Overlap::Same)) {
            let either = met(&everyone(event), &everyone(mention));
            // `اللقاء الذي حضره نائب الرئيس`: who else was there makes no other meeting.
            let same = mention.definite && event.event_type == Consult && !matches!(either, Overlap::Same);
            return Sides {
                actors: if same { Overlap::Unknown } else { either },
                recipients: Overlap::Unknown,
            };
        }
        let recipients = if mutual { Overlap::Unknown } else { recipients };
        Sides { actors, recipients }
    }
}

/// Whether those who are hit in one attack are of the state that hits others in the second: an answer to
/// it, and not the same attack.
fn turned(one: &Mention, other: &Mention) -> bool {
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

fn told(date: &EventDate) -> Option<(Date, Date)> {
    date.start.zip(date.end)
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

enum Overlap {
    Same,
    Unknown,
    Clash,
}

/// Whether all of them are only told as people who protest: the protest before says who they are.
pub(crate) fn only_protest(actors: &[Actor]) -> bool {
    !actors.is_empty() && actors.iter().all(|actor| actor.sector == "OPP" && actor.name.is_none())
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
    let (finer, surer) = (finer::is_finer(event, &mention), finer::is_surer(event, &mention));
    let lead_swap = mention.weight > event.weight && !mention.title
        || event.title && !mention.bare && !mention.points_back;
    if lead_swap {
        event.frame = mention.frame;
        if event.in_present {
            event.status = mention.status;
        }
        event.in_present &= mention.in_present;
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
    if finer {
        event.place = mention.place;
    }
    if surer {
        // A title without a date is as old as what tells its date.
        if event.date.start.is_none() && mention.date.start.is_some() && event.title {
            event.background = mention.background;
        }
        event.date = mention.date;
        event.loosely_dated = mention.loosely_dated;
    }
    // What happened on a day is over, though there is more of its kind.
    let lasts = event.status == Status::Ongoing || mention.status == Status::Ongoing;
    let day = event.date.start.is_some() && event.date.start == event.date.end;
    if lasts && day && (event.status == Status::Occurred || mention.status == Status::Occurred) {
        event.status = Status::Occurred;
    }
    event.told.extend(mention.told);
    event.casualties = claims::settle(&event.told);
    event.occasion = event.occasion.or(mention.occasion);
    event.hosts_words |= mention.hosts_words;
    event.causes.extend(mention.causes);
    event.consequence |= mention.consequence;
    event.foreground |= mention.foreground;
    event.telling.join(mention.telling);
    // What is told again later goes on in the stretch where it is told.
    event.stretch = event.stretch.max(mention.stretch);
    // Who speaks of "the attack" need not be who reported it; but a headline leaves out who did.
    let reports = mention.reported || headline || !(mention.points_back || mention.bare || mention.given);
    if !mention.sources.is_empty() && reports && (event.sources.is_empty() || headline) {
        event.sources = mention.sources;
    }
    let told_before = mention.evidence.iter().all(|sentence| event.evidence.contains(sentence));
    event.again += usize::from(!told_before);
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
