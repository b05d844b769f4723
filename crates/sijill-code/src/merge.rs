//! Coreference inside a report: mentions of one event become one.

use crate::claims::{self, Standing, Told};
use jiff::civil::Date;
use sijill_model::{Actor, Casualties, EventDate, EventType, Place, Source, Span, Status};

use crate::{
    alike::{Overlap, Sides, only_protest, same, sent, turned},
    denials::Denial,
    finer,
    fuller::{self, Side},
    occasion::Occasion,
    telling::Telling,
    totals,
};

/// One mention of an event, with its fields.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub event_type: EventType,
    pub frame: u32,
    pub triggers: Vec<Span>,
    pub actors: Vec<Actor>,
    pub recipients: Vec<Actor>,
    /// Words of participants whose country is only taken to be that of the place, and need not be.
    pub homeless: Vec<Span>,
    /// Words that tell people by a number alone.
    pub counted: Vec<Span>,
    /// Buildings and vehicles hit that nobody is told to own: told where no report tells whom it hit.
    pub sites: Vec<Actor>,
    /// Those whom a list names as hit, beside whom it was told to hit before.
    pub listed: Vec<Actor>,
    pub place: Option<Place>,
    /// The talks or visit on whose occasion it is.
    pub occasion: Option<Occasion>,
    /// The words of the deed that it judges, where nobody is told for it.
    pub judged: Option<Span>,
    /// A meeting on whose occasion its sentence has something said or done.
    pub hosts_words: bool,
    pub date: EventDate,
    /// That is the day on which somebody spoke of it.
    pub loosely_dated: bool,
    pub casualties: Casualties,
    /// The figures that those come from.
    pub told: Vec<Told>,
    /// The figures of the cost that its sentence goes on to tell.
    pub ahead: Vec<Told>,
    pub status: Status,
    pub background: bool,
    pub sources: Vec<Source>,
    /// Who denies that it was theirs.
    pub denials: Vec<Denial>,
    /// The nearest source is nobody in particular.
    pub vague: bool,
    pub evidence: Vec<Span>,
    pub sentence: usize,
    pub title: bool,
    /// A headline tells it, whatever told it first in the text.
    pub titled: bool,
    /// A definite noun without participants, place or date: it points back.
    pub points_back: bool,
    /// It is told of whoever did a deed that is taken as known: `ودهس منفذ الهجوم عددا من المارة`.
    pub by_doer: bool,
    /// A definite noun under a preposition: the event is taken as known.
    pub given: bool,
    /// A headline in the present, which leaves open whether it happened or will.
    pub in_present: bool,
    /// What somebody is said to report is about it: `قالت الشرطة إن الهجوم …`.
    pub reported: bool,
    /// A speaker tells it of himself: `ناقشنا`.
    pub first_person: bool,
    /// Figures alone, which no word of an attack carries.
    pub toll: bool,
    /// Nothing but a word: no participant, place, date or figure.
    pub bare: bool,
    /// It is only the content of another act: asked for, threatened, planned.
    pub embedded: bool,
    /// The year stands in its name: `غزو عام 2003`.
    pub named_by_year: bool,
    /// The frame's mode, or empty.
    pub mode: &'static str,
    /// The nouns that told it, by their dictionary forms.
    pub nouns: Vec<&'static str>,
    /// The noun of the one attack whose cost it is: `أصيب ثلاثة تلاميذ في الهجوم`.
    pub of_known: Option<&'static str>,
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
    /// A noun of one attack that is not told as known: `هجوم`, `غارة`.
    pub single: bool,
    /// The stretch of the report where it stands, between words that turn to another matter.
    pub stretch: usize,
    /// Those whom it hits are told of what goes on, of which it is one.
    pub general: bool,
    /// Sentences that tell it, beyond the first.
    pub again: usize,
}

impl Mention {
    /// Whether it tells nothing but figures that were replaced by later ones.
    fn is_replaced(&self) -> bool {
        self.event_type == EventType::Assault
            && self.consequence
            && !self.told.is_empty()
            && self.told.iter().all(|one| one.standing == Standing::Former)
    }

    /// Whether it says itself when and where: `الهجوم الذي وقع الثلاثاء في نيامي` needs nothing before it.
    fn has_setting(&self) -> bool {
        self.date.start.is_some() && self.place.is_some()
            || self.content_placed && self.event_type == EventType::Assault
            // `تجددت الاحتجاجات في البصرة`: protests are told with the article, and need not have been told before.
            || self.event_type == EventType::Protest
                && self.telling.asserted
                && (self.date.start.is_some() || self.place.is_some())
    }
}

/// Joins the mentions of a report, which come in text order.
pub(crate) fn join(mut mentions: Vec<Mention>) -> Vec<Mention> {
    totals::look_ahead(&mut mentions);
    let mut events: Vec<Mention> = Vec::new();
    // Mere words whose cost may follow in their sentence.
    let mut waiting: Vec<Mention> = Vec::new();
    for mut mention in mentions {
        // What a cost sums up, or else the attack that its sentence names without saying more.
        let cost = mention.consequence && mention.event_type == EventType::Assault;
        let caused = |bare: &Mention| match mention.resumes {
            Some(cause) => bare.triggers.contains(&cause),
            None if mention.causes.iter().any(|cause| bare.triggers.contains(cause)) => true,
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
            None if mention.is_replaced() => {}
            None if (mention.bare
                || mention.points_back
                    && !mention.has_setting()
                    && (mention.toll || mention.told.is_empty()))
                && !named
                && mention.denials.is_empty() =>
            {
                waiting.retain(|bare| bare.sentence == mention.sentence);
                waiting.push(mention);
            }
            None => events.push(mention),
        }
    }
    totals::dissolve(&mut events);
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
    // `قتل ستة في محافظة ديالى في تفجير في بلدة مندلي`: a cost is of the attack in its clause, wherever each is told.
    if shares_cause(event, mention) {
        return Some(25);
    }
    // `انفجرت سيارة مفخخة`: the verb and its noun tell one attack.
    let blast = event.mode == BLAST && mention.mode == BLAST;
    if blast && event.triggers.iter().any(|word| word.overlaps(mention.triggers[0])) {
        return Some(20);
    }
    if other_means(event, mention) && mention.sentence != event.sentence {
        return None;
    }
    // `وكانت حصيلة سابقة أشارت إلى مقتل ستة`: a figure that was replaced is one of what was told before.
    if mention.is_replaced() && !mention.another {
        return (event.stretch == mention.stretch && !event.background).then_some(1);
    }
    let mut score = 0i32;
    let apart = mention.stretch != event.stretch && !event.title;
    let near = (mention.sentence.abs_diff(event.sentence) <= 1 || event.title) && !apart;
    // `وأصيب ثلاثة في الهجوم`: of the one that was told by this noun.
    let told_so = mention.of_known.is_some_and(|noun| event.nouns.contains(&noun));
    let past = event.status == Status::Ongoing || event.background && !mention.background;
    let of_known = told_so && !apart && !past && (mention.date.start.is_none() || mention.loosely_dated);
    // What the title names is what the first sentence tells.
    let lead = event.title && mention.sentence <= 1;
    if totals::is_other(event, mention, lead || event.title) {
        return None;
    }
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
    match (days(&event.date), days(&mention.date)) {
        // The day of a statement need not be that of the event.
        (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0 => {
            (event.loosely_dated != mention.loosely_dated).then_some(())?;
        }
        (Some(_), Some(_)) => score += 3,
        _ => {}
    }
    if let (Some(a), Some(b)) = (&event.place, &mention.place) {
        // A headline tells the town, the text the quarter; "the attack" was in it, another need not be.
        let goes_back = lead
            || mention.definite
            || mention.points_back
            || mention.by_doer
            || told_so && !apart
            || event.titled && mention.sentence <= 1;
        // What an attack cost may be told of the province, the attack of the village.
        let own_cost = (mention.consequence || event.consequence)
            && mention.sentence == event.sentence
            && !mention.another
            && finer::holds(a, b);
        score += finer::one_scene(a, b, goes_back || own_cost)?;
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
        Overlap::Clash
            if matches!(mention.event_type, EventType::Assault | EventType::Protest)
                && (near || of_known || mention.by_doer) =>
        {
            -1
        }
        Overlap::Clash => return None,
    };
    if mention.consequence && mention.sentence == event.sentence {
        return Some(score + 10);
    }
    // `ستنسحب … وقال إن الانسحاب`: the noun that goes back to what is planned has no tense.
    let planned = |one: &Mention| one.status == Status::Planned;
    let tenseless = mention.definite && !mention.nouns.is_empty() && planned(event)
        // `يعلن انسحاب بلاده من الاتفاقية … سوف ننسحب`: to say so is to refuse.
        || event.event_type == EventType::Reject && !event.nouns.is_empty() && planned(mention);
    if event.status != mention.status
        && !tenseless
        && event.status != Status::Ongoing
        && mention.status != Status::Ongoing
        && !lead
    {
        return None;
    }
    if of_known {
        return Some(score.max(0) + 3);
    }
    if mention.points_back || mention.bare || mention.by_doer || sides.sent {
        // `وبلغ عدد الجرحى 40`: a count by itself is that of the news.
        let count = mention.toll && mention.told.iter().all(|one| one.noun && !claims::is_single(one.figure));
        let costs = event.titled && !event.background && !event.told.is_empty();
        let of_news = if count && costs { 2 } else { 0 };
        return (!apart).then_some(score + of_news + if near { 2 } else { 1 });
    }
    if apart {
        return (score >= APART).then_some(score);
    }
    if near || mention.definite && matches!(event.event_type, EventType::Consult | EventType::Assault) {
        score += 1;
    }
    (score >= 1).then_some(score)
}

/// Whether one tells what the attack of the other cost, or both the cost of one attack.
pub(crate) fn shares_cause(event: &Mention, mention: &Mention) -> bool {
    mention.causes.iter().any(|cause| event.causes.contains(cause))
}

/// The mode of what goes off.
const BLAST: &str = "explosives";
/// What two mentions of different stretches must have in common.
const APART: i32 = 3;

/// Whether the means of two attacks are of different kinds: who abducts people does not bomb them.
fn other_means(event: &Mention, mention: &Mention) -> bool {
    const LASTING: [&str; 6] =
        ["suicide-attack", "explosives", "aerial", "heavy-weapons", "drone", "unconventional"];
    let clash =
        |a: &str, b: &str| a == "abduct" && LASTING.contains(&b) || a == "suicide-attack" && b == "aerial";
    clash(event.mode, mention.mode) || clash(mention.mode, event.mode)
}

/// What costs told in one sentence say of their attacks; `None` where they say nothing.
fn side_by_side(event: &Mention, mention: &Mention, score: i32) -> Option<Option<i32>> {
    // `قتل 33 في هجوم ... وأصيب 25 في هجوم`: each cost belongs to its own attack.
    let here = |cause: &Span| mention.evidence.iter().any(|sentence| sentence.contains(*cause));
    let apart = event.causes.iter().any(here) && !mention.causes.is_empty();
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

/// The first and the last day on which an event was, where both are told.
pub(crate) fn days(date: &EventDate) -> Option<(Date, Date)> {
    date.start.zip(date.end)
}

/// What somebody denies, and the report tells as done all the same: that he did it is not told.
fn disputed(event: &mut Mention, mention: &mut Mention) {
    let told = |one: &Mention| one.status != Status::Denied && !one.bare && !one.points_back;
    let (old, new) = (event.status == Status::Denied, mention.status == Status::Denied);
    if event.event_type == EventType::Assault && old && told(mention) {
        event.actors.clear();
    } else if event.event_type == EventType::Assault && new && told(event) {
        mention.actors.clear();
    }
}

fn absorb(event: &mut Mention, mut mention: Mention) {
    let headline = event.title;
    disputed(event, &mut mention);
    event.titled |= event.title || mention.title;
    if sent(event, &mention) {
        let others = mention.actors.iter().filter(|one| !event.actors.iter().any(|own| same(own, one)));
        let others: Vec<Actor> = others.cloned().collect();
        event.actors.extend(others);
    }
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
    add(&mut event.homeless, mention.homeless);
    add(&mut event.counted, mention.counted);
    // Who is attacked again and again is told in general; who was hit on the day is the news.
    event.general |=
        event.status == Status::Ongoing && mention.status == Status::Occurred && on_a_day(&mention.date);
    if event.general && !mention.recipients.is_empty() && mention.status == Status::Occurred {
        event.recipients = std::mem::take(&mut mention.recipients);
        event.general = false;
    }
    let side = Side { actors: mention.actors, title: mention.title };
    fuller::combine(&mut event.actors, headline, side, None);
    if event.sites.is_empty() {
        event.sites = mention.sites;
    }
    let others = Side { actors: mention.recipients, title: mention.title };
    // One attack hits people of several kinds, told one after another.
    let hit = (event.event_type == EventType::Assault).then_some(event.counted.as_slice());
    fuller::combine(&mut event.recipients, headline, others, hit);
    for one in mention.listed {
        if !event.recipients.iter().any(|own| own.span == one.span || own.text == one.text) {
            event.recipients.push(one);
        }
    }
    // Who met or agreed with others stands on one side.
    if matches!(event.event_type, EventType::Agree | EventType::Consult | EventType::Cooperate) {
        let acting = &event.actors;
        event.recipients.retain(|one| !acting.iter().any(|own| is_again(own, one)));
    }
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
    if lasts
        && on_a_day(&event.date)
        && (event.status == Status::Occurred || mention.status == Status::Occurred)
    {
        event.status = Status::Occurred;
    }
    let counted = !mention.told.is_empty();
    event.told.extend(mention.told);
    event.ahead.extend(mention.ahead);
    event.casualties = claims::settle(&event.told);
    event.occasion = event.occasion.or(mention.occasion);
    event.hosts_words |= mention.hosts_words;
    event.causes.extend(mention.causes);
    event.nouns.extend(mention.nouns);
    event.consequence |= mention.consequence;
    event.foreground |= mention.foreground;
    event.telling.join(mention.telling);
    // What is told again later goes on in the stretch where it is told.
    event.stretch = event.stretch.max(mention.stretch);
    // Who speaks of "the attack" need not be who reported it; but a headline leaves out who did.
    let reports = mention.reported
        || headline
        || counted && !mention.vague
        || !(mention.points_back || mention.bare || mention.given);
    // Talks that the report told itself do not hang on the word of one who says `we discussed`.
    let own = |source: &Source| {
        event.actors.iter().any(|actor| {
            actor.name.is_some() && actor.name == source.name || Some(&actor.text) == source.text.as_ref()
        })
    };
    let talked = event.event_type == EventType::Consult && !headline && mention.first_person;
    let part = talked && mention.sources.first().is_some_and(own);
    // Whoever is told by name or office stands nearer than sources at large.
    let nearer = event.vague && !mention.vague;
    if !mention.sources.is_empty() && reports && !part && (event.sources.is_empty() || headline || nearer) {
        event.sources = mention.sources;
        event.vague = mention.vague;
    }
    event.denials.extend(mention.denials);
    let told_before = mention.evidence.iter().all(|sentence| event.evidence.contains(sentence));
    event.again += usize::from(!told_before);
    add(&mut event.evidence, mention.evidence);
}

/// Whether a date is one day.
fn on_a_day(date: &EventDate) -> bool {
    date.start.is_some() && date.start == date.end
}

/// Whether two participants are told by one name, or by the same words.
fn is_again(own: &Actor, other: &Actor) -> bool {
    own.name.is_some() && own.name == other.name && own.sector == other.sector || own.text == other.text
}

/// Adds the spans that are not there yet. A list is searched from its end: what comes again comes soon.
fn add(spans: &mut Vec<Span>, new: Vec<Span>) {
    for span in new {
        if !spans.iter().rev().any(|own| *own == span) {
            spans.push(span);
        }
    }
}
