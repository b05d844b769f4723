//! Coreference inside a report: mentions of one event become one.

use sijill_model::{Actor, Casualties, EventDate, EventType, Place, Source, Span, Status};

use crate::{
    absorb::absorb,
    claims::{Standing, Told},
    denials::Denial,
    likeness::likeness,
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
    /// Words of those whom it hits whose country is that of the report, as no place is told with them.
    pub of_home: Vec<Span>,
    /// One side is told as the other's counterpart, and so is of another state.
    pub peers: bool,
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
    /// It is told as what went before: `بعد ساعات من مقتل شرطيين في هجوم`.
    pub precedes: bool,
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
    pub fn is_replaced(&self) -> bool {
        self.event_type == EventType::Assault
            && self.consequence
            && !self.told.is_empty()
            && self.told.iter().all(|one| one.standing == Standing::Former)
    }

    /// Whether a noun that told it tells another as well: `هجمات … الهجوم`.
    pub fn shares_noun(&self, other: &Mention) -> bool {
        self.nouns.iter().any(|noun| other.nouns.contains(noun))
    }

    /// Whether another tells the attack that its own clause names as its cause.
    pub fn is_caused_by(&self, attack: &Mention) -> bool {
        self.causes.iter().any(|cause| attack.triggers.contains(cause))
    }

    /// Whether it says itself when and where: `الهجوم الذي وقع الثلاثاء في نيامي` needs nothing before it.
    pub fn has_setting(&self) -> bool {
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
            None if mention.is_caused_by(bare) => true,
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
