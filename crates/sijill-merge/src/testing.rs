//! Accounts for tests, told by a few words.

use sijill_model::{Cameo, EventType, PlacePrecision, Span, Status, TimePrecision};

use crate::{Account, Count, Day, Days, Party, Spot, Term, Word, WordKind, word::terms};

/// Words of a sentence: capitals are names, digits numbers, words of one or two letters say nothing.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut at = 0;
    text.split_whitespace()
        .map(|word| {
            let kind = match word.chars().next() {
                Some(first) if first.is_ascii_digit() => WordKind::Number,
                Some(first) if first.is_uppercase() => WordKind::Name,
                _ if word.len() < 3 => WordKind::Function,
                _ => WordKind::Common,
            };
            let span = Span::new(at, at + word.len() as u32);
            at += word.len() as u32 + 1;
            Word::new(span, kind, &word.to_lowercase())
        })
        .collect()
}

fn told(text: &str) -> Vec<Term> {
    terms(&words(text))
}

/// An attack told by a report of 10 January 2024, dated to that day.
pub(crate) fn account(report: &str, evidence: &str) -> Account {
    let day = Day::published("2024-01-10").unwrap();
    Account {
        id: format!("{report}-event"),
        report: report.to_owned(),
        outlet: None,
        published: "2024-01-10".to_owned(),
        trigger: 0,
        event_type: EventType::Assault,
        mode: None,
        contexts: Vec::new(),
        cameo: Cameo::new("190").unwrap(),
        status: Status::Occurred,
        background: false,
        date: Some(Days { first: day, last: day }),
        precision: TimePrecision::Day,
        loose: false,
        place: None,
        actors: Vec::new(),
        recipients: Vec::new(),
        casualties: [None; 6],
        sources: Vec::new(),
        triggers: Vec::new(),
        title: Vec::new(),
        lead: Vec::new(),
        evidence: told(evidence),
        confidence: 0.9,
    }
}

impl Account {
    pub(crate) fn on(mut self, day: &str) -> Account {
        let day = Day::published(day).unwrap();
        self.date = Some(Days { first: day, last: day });
        self
    }

    pub(crate) fn undated(mut self, published: &str) -> Account {
        self.date = None;
        self.published = published.to_owned();
        self
    }

    pub(crate) fn at(mut self, name: &str, geonames: u32, lat: f64, lon: f64) -> Account {
        self.place = Some(Spot {
            text: name.to_owned(),
            name: Some(name.to_owned()),
            country: "YEM".to_owned(),
            lat: Some(lat),
            lon: Some(lon),
            geonames: Some(geonames),
            precision: PlacePrecision::City,
            terms: told(name),
        });
        self
    }

    pub(crate) fn by(mut self, name: &str, country: &str) -> Account {
        self.actors.push(party(name, country));
        self
    }

    pub(crate) fn on_whom(mut self, name: &str, country: &str) -> Account {
        self.recipients.push(party(name, country));
        self
    }

    pub(crate) fn told_by(mut self, trigger: &str) -> Account {
        self.triggers = told(trigger);
        self
    }

    pub(crate) fn killed(mut self, min: u32) -> Account {
        self.casualties[0] = Some(Count { min, max: Some(min) });
        self
    }

    pub(crate) fn of_type(mut self, event_type: EventType) -> Account {
        self.event_type = event_type;
        self
    }
}

/// A party; a capital makes the words a name that a table knows.
pub(crate) fn party(name: &str, country: &str) -> Party {
    let known = name.starts_with(char::is_uppercase);
    Party {
        text: name.to_owned(),
        name: known.then(|| name.to_owned()),
        country: country.to_owned(),
        sector: String::new(),
        terms: told(name),
    }
}
