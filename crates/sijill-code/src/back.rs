//! What only points back to an attack that was told before: figures of its cost, and lists of those whom it hit.

use sijill_model::{Casualties, EventType, Status};

use crate::{
    Codebook, Given, actors,
    assemble::{LineState, home},
    claims::{self, Told},
    merge::Mention,
    predicate::Fired,
    telling::Telling,
    when,
};

impl Codebook<'_> {
    /// Figures of a line that no frame of its own claims, as a mention that points back to the
    /// attack told before: `بلغ عدد القتلى 12`.
    pub(crate) fn tolls(&self, state: &LineState<'_, '_, '_, '_>) -> Option<Mention> {
        let attack = |one: &Fired| {
            matches!(self.pack.frames[one.frame as usize].event_type, EventType::Assault | EventType::Protest)
        };
        let deadly =
            |told: &&Told| matches!(told.kind, "killed" | "injured") && !state.parsed.is_execution(told.word);
        if state.fired.iter().any(attack) {
            return None;
        }
        let first = state.told.iter().find(deadly)?;
        let told: Vec<Told> = state.told.iter().filter(deadly).cloned().collect();
        Some(Mention {
            casualties: claims::settle(&told),
            told,
            toll: true,
            ..self.points_back_to(state, first.word)?
        })
    }

    /// Those whom a line lists as hit, as a mention that points back to the attack told before:
    /// `ومن بين القتلى ثلاثة جنود`.
    pub(crate) fn list(&self, state: &LineState<'_, '_, '_, '_>, given: Given<'_>) -> Option<Mention> {
        let parsed = state.parsed;
        let (word, items) = parsed.listed()?;
        let home = home(None, state.setting);
        let mut listed = Vec::new();
        for item in items {
            let mut own = actors::victims(parsed, &[item.people], home, given.published);
            let body = item.of.map(|of| actors::of(parsed, &[of], home, given.published)).unwrap_or_default();
            // `فردين من التمركزات الأمنية`: of whom they are tells more than that they are two.
            if own.iter().all(|one| one.sector.is_empty()) {
                own = if body.is_empty() {
                    vec![actors::told(parsed, &item.words, None, home, "")]
                } else {
                    body
                };
            }
            listed.append(&mut own);
        }
        let mention = self.points_back_to(state, word)?;
        (!listed.is_empty()).then_some(Mention { listed, ..mention })
    }

    /// A mention that tells nothing but that an attack was told before.
    fn points_back_to(&self, state: &LineState<'_, '_, '_, '_>, word: usize) -> Option<Mention> {
        let line = state.parsed.line;
        let frame = self.pack.frames.iter().position(|frame| frame.event_type == EventType::Assault)? as u32;
        Some(Mention {
            event_type: EventType::Assault,
            frame,
            triggers: vec![line.words[word].span],
            actors: Vec::new(),
            recipients: Vec::new(),
            homeless: Vec::new(),
            of_home: Vec::new(),
            peers: false,
            counted: Vec::new(),
            sites: Vec::new(),
            listed: Vec::new(),
            place: None,
            occasion: None,
            judged: None,
            hosts_words: false,
            date: when::untold(),
            loosely_dated: false,
            casualties: Casualties::default(),
            told: Vec::new(),
            ahead: Vec::new(),
            status: Status::Occurred,
            background: false,
            sources: Vec::new(),
            denials: Vec::new(),
            vague: false,
            evidence: vec![line.span],
            sentence: line.sentence,
            title: line.title,
            titled: line.title,
            points_back: true,
            toll: false,
            by_doer: false,
            embedded: false,
            named_by_year: false,
            content_placed: false,
            mode: "",
            nouns: Vec::new(),
            of_known: None,
            given: true,
            in_present: false,
            first_person: false,
            reported: false,
            bare: false,
            weight: 0,
            foreground: false,
            telling: Telling::default(),
            costed: false,
            causes: Vec::new(),
            resumes: None,
            consequence: true,
            precedes: false,
            another: false,
            definite: true,
            single: false,
            stretch: state.stretch,
            general: false,
            again: 0,
        })
    }
}
