//! The trace of a sentence: what was tried, what fired, what was blocked and why.

use sijill_pack::{Frame, Meaning, Pack};

use crate::{clause::Parsed, fill::Filled, line::Line, merge::Mention, source::Attribution};

/// One step of the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// `reading`, `name`, `group`, `time`, `number`, `fired`, `blocked`, `status`, `source`, `kept` or `dropped`.
    pub stage: &'static str,
    /// The words it is about.
    pub words: String,
    /// What was decided, and why.
    pub what: String,
    /// The pack line, where one decided.
    pub rule: Option<String>,
}

/// Collects steps when switched on, and costs nothing when off.
#[derive(Debug, Default)]
pub struct Trace {
    on: bool,
    steps: Vec<Step>,
}

impl Trace {
    /// A trace that collects.
    pub fn on() -> Trace {
        Trace { on: true, steps: Vec::new() }
    }

    /// The steps so far, in order.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps
    }

    pub(crate) fn step(
        &mut self,
        stage: &'static str,
        words: impl Fn() -> String,
        what: impl Fn() -> String,
    ) {
        if self.on {
            self.steps.push(Step { stage, words: words(), what: what(), rule: None });
        }
    }

    pub(crate) fn status(&mut self, mention: &Mention, words: &str) {
        let background = if mention.background { ", background" } else { "" };
        let status = mention.status.word();
        self.step("status", || words.to_owned(), || format!("{status}{background}"));
    }

    pub(crate) fn blocked(&mut self, line: &Line<'_>, word: usize, frame: &Frame, why: impl Fn() -> String) {
        if self.on {
            let what = format!("{} {}: {}", frame.event_type.word(), frame.lemma, why());
            self.steps.push(Step {
                stage: "blocked",
                words: line.text(word).to_owned(),
                what,
                rule: Some(frame.rule.clone()),
            });
        }
    }

    pub(crate) fn fired(&mut self, parsed: &Parsed<'_, '_, '_>, word: usize, frame: &Frame, filled: &Filled) {
        if self.on {
            let text = |groups: &[usize]| -> String {
                let all: Vec<String> = groups
                    .iter()
                    .map(|&g| {
                        parsed.line.doc.slice(parsed.line.span(parsed.groups[g].words.clone())).to_owned()
                    })
                    .collect();
                if all.is_empty() { "–".to_owned() } else { all.join(" + ") }
            };
            let what = format!(
                "{} actors: {}; recipients: {}",
                frame.event_type.word(),
                text(&filled.actors),
                text(&filled.recipients)
            );
            self.steps.push(Step {
                stage: "fired",
                words: parsed.line.text(word).to_owned(),
                what,
                rule: Some(frame.rule.clone()),
            });
        }
    }

    pub(crate) fn attributions(&mut self, parsed: &Parsed<'_, '_, '_>, all: &[Attribution]) {
        for one in all {
            let text = |words: std::ops::Range<usize>| {
                let words = words.start..words.end.min(parsed.line.words.len());
                if words.is_empty() { "" } else { parsed.line.doc.slice(parsed.line.span(words)) }
            };
            let names = || one.chain.iter().filter_map(|s| s.text.as_deref()).collect::<Vec<_>>().join(" < ");
            let covered = || format!("{} for: {}", names(), text(one.covers.clone()));
            let word = one.word.min(parsed.line.words.len() - 1);
            self.step("source", || text(word..word + 1).to_owned(), covered);
        }
    }

    pub(crate) fn lay_out(&mut self, parsed: &Parsed<'_, '_, '_>) {
        if !self.on {
            return;
        }
        let line = parsed.line;
        for word in 0..line.words.len() {
            let readings: Vec<String> = line
                .readings(word)
                .iter()
                .map(|reading| {
                    let lexeme = parsed.pack.lexicon.lexeme(reading.form.lexeme);
                    format!("{} ({:?})", lexeme.lemma, lexeme.pos)
                })
                .collect();
            let what = format!("{:?}; {}", line.words[word].pos, readings.join(", "));
            self.steps.push(Step { stage: "reading", words: line.text(word).to_owned(), what, rule: None });
        }
        for name in &line.names {
            let words = line.doc.slice(line.span(name.words.clone())).to_owned();
            let (what, rule) = told(name.meaning, parsed.pack);
            self.steps.push(Step { stage: "name", words, what, rule });
        }
        for group in &parsed.groups {
            let words = line.doc.slice(line.span(group.words.clone())).to_owned();
            let entity = group.entity.as_ref().map_or(String::new(), |entity| {
                format!("; {} {} {}", entity.country, entity.sector, entity.name.unwrap_or(""))
            });
            let preposition = group.preposition.map_or(String::new(), |key| format!(" after {key}"));
            self.steps.push(Step {
                stage: "group",
                words,
                what: format!("{:?}{preposition}{entity}", group.class),
                rule: None,
            });
        }
    }
}

/// What a name or fixed phrase means, and the pack line where the table keeps one.
fn told(meaning: Meaning, pack: &Pack) -> (String, Option<String>) {
    let world = &pack.world;
    let named = |kind: &str, code: &str, name: &str| {
        [kind, code, name].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    };
    let what = match meaning {
        Meaning::Country(row) => {
            let country = &world.countries[row as usize];
            named("country", country.iso3, country.name)
        }
        Meaning::Capital(row) => {
            let country = &world.countries[row as usize];
            named("capital", country.iso3, country.capital)
        }
        Meaning::Place(row) => {
            let place = &world.places[row as usize];
            named("place", place.country, place.name)
        }
        Meaning::Organisation(row) => {
            let body = &world.organisations[row as usize];
            named("organisation", &format!("{}{}", body.country, body.sector), body.name)
        }
        Meaning::Person(row) => {
            let person = &world.people[row as usize];
            named("person", person.country, person.name)
        }
        Meaning::Stranger => "person whom no table knows".to_owned(),
        Meaning::Unplaced => "place that no table knows".to_owned(),
        Meaning::Role(row) => {
            let role = &pack.roles[row as usize];
            named("office or body", &format!("{}{}", role.country, role.sector), "")
        }
        Meaning::Cue(row) => {
            let cue = &pack.cues[row as usize];
            return (format!("cue {:?}", cue.kind).to_lowercase(), Some(cue.rule.clone()));
        }
        Meaning::Grammar(row) => format!("grammar {:?}", pack.grammar[row as usize].class).to_lowercase(),
    };
    (what, None)
}
