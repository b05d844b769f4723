//! A report's text to its event mentions: the steps in order.

use jiff::civil::Date;
use sijill_model::{
    Actor, Casualties, Event, EventType, PassageKind, Problem, Source, Span, Status, TimePrecision,
};
use sijill_pack::{Features, Meaning, Pack, Sense};
use sijill_text::{Document, TokenKind};
use sijill_time::{
    NumberMention, Reference, Tense, TimeKind, TimeMention, TimeTables, Word as TimeWord, WordKind,
};

use crate::{
    actors,
    casualty::Told,
    clause::Parsed,
    explain::{Step, Trace},
    groups::{self, Context},
    line::{Line, WordPos},
    locate::{self, Setting},
    merge::{self, Mention},
    names::Name,
    predicate::Fired,
    source::Attribution,
    topic, when,
};

/// What the coder needs beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Codebook<'p> {
    /// The language and the world.
    pub pack: &'p Pack,
    /// Words of time and number.
    pub times: &'p TimeTables,
}

/// What the coder is told of a report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'g> {
    /// Identifier of the report, from which those of its events are made.
    pub id: &'g str,
    /// Day of publication.
    pub published: Option<Date>,
}

/// What was found in a report.
#[derive(Debug, Default)]
pub struct Coded {
    /// Event mentions, in the order their leading triggers stand.
    pub events: Vec<Event>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Numbers and times of a line.
struct Quantities {
    numbers: Vec<NumberMention>,
    times: Vec<TimeMention>,
}

impl<'p> Codebook<'p> {
    /// Codes a text: its events, and what could not be read.
    pub fn events(&self, doc: &Document<'_>, given: Given<'_>) -> Coded {
        self.run(doc, given, &mut Trace::default())
    }

    /// Codes a text and tells every step.
    pub fn explain(&self, doc: &Document<'_>, given: Given<'_>) -> (Coded, Vec<Step>) {
        let mut trace = Trace::on();
        let coded = self.run(doc, given, &mut trace);
        (coded, trace.into_steps())
    }

    fn run(&self, doc: &Document<'_>, given: Given<'_>, trace: &mut Trace) -> Coded {
        let lines = self.lines(doc);
        let setting = self.setting(&lines);
        let topic = topic::of(doc, self.pack);
        let mut mentions = Vec::new();
        let mut last_speaker: Vec<Source> = Vec::new();
        for line in &lines {
            let mut parsed = self.parse(line, given.published);
            trace.lay_out(&parsed);
            let fired = parsed.predicates(trace);
            parsed.fired_at = fired
                .iter()
                .map(|one| (one.words.start, self.pack.frames[one.frame as usize].event_type))
                .collect();
            let attributions = parsed.attributions(&mut last_speaker);
            let told = parsed.casualties();
            let state =
                LineState { parsed: &parsed, fired: &fired, attributions: &attributions, told: &told };
            for (index, one) in fired.iter().enumerate() {
                let mention = self.mention(&state, index, one, &setting, given);
                let span = parsed.line.words[one.words.start].span;
                match topic::refuse(&mention, topic).or_else(|| refuse(&mention, one, &parsed)) {
                    Some(why) => trace.step("dropped", || doc.slice(span).to_owned(), || why.to_owned()),
                    None => {
                        trace.step(
                            "status",
                            || doc.slice(span).to_owned(),
                            || {
                                format!(
                                    "{}{}",
                                    mention.status.word(),
                                    if mention.background { ", background" } else { "" }
                                )
                            },
                        );
                        mentions.push(mention);
                    }
                }
            }
        }
        let joined = merge::join(mentions);
        let events = joined
            .into_iter()
            .filter(|mention| {
                let kept = keep(mention);
                if !kept {
                    trace.step(
                        "dropped",
                        || doc.slice(mention.triggers[0]).to_owned(),
                        || "too little is told of it".into(),
                    );
                }
                kept
            })
            .map(|mention| self.event(mention, given))
            .collect::<Vec<_>>();
        let mut events = events;
        events.sort_by_key(|event| event.triggers[0]);
        for event in &events {
            trace.step(
                "kept",
                || doc.slice(event.triggers[0]).to_owned(),
                || format!("{} {}", event.event_type.word(), event.status.word()),
            );
        }
        Coded { events, problems: doc.problems.clone() }
    }

    pub(crate) fn lines<'d>(&self, doc: &'d Document<'d>) -> Vec<Line<'d>> {
        (0..doc.sentences.len())
            .filter(|&sentence| {
                doc.passages[doc.sentences[sentence].passage as usize].kind == PassageKind::Story
            })
            .map(|sentence| Line::analyse(doc, sentence, self.pack, &|key| self.times.is_number(key)))
            .collect()
    }

    /// Counts the countries that the report names.
    pub(crate) fn setting(&self, lines: &[Line<'_>]) -> Setting {
        let mut setting = Setting::default();
        for line in lines {
            let weight = if line.title || line.sentence <= 1 { 3 } else { 1 };
            for name in &line.names {
                match name.meaning {
                    Meaning::Country(country) | Meaning::Capital(country) => {
                        setting.add(self.pack.world.countries[country as usize].iso3, weight);
                    }
                    Meaning::Organisation(row) => {
                        setting.add(self.pack.world.organisations[row as usize].country, 1);
                    }
                    Meaning::Person(row) => setting.add(self.pack.world.people[row as usize].country, 1),
                    Meaning::Place(place) if name.places.len() == 1 => {
                        setting.add(self.pack.world.places[place as usize].country, weight);
                    }
                    _ => {}
                }
            }
            for word in 0..line.words.len() {
                if let Some(country) = line.senses(word, self.pack).find_map(|(_, sense)| match sense {
                    Sense::Nation(country) => Some(country),
                    _ => None,
                }) {
                    setting.add(self.pack.world.countries[country as usize].iso3, weight);
                }
            }
        }
        setting
    }

    fn quantities(&self, line: &Line<'_>, published: Option<Date>) -> Quantities {
        let tenses = tenses(line);
        let words: Vec<TimeWord<'_>> = line
            .words
            .iter()
            .enumerate()
            .map(|(index, word)| TimeWord {
                tense: tenses[index],
                key: line.key(index),
                span: word.span,
                kind: match word.kind {
                    TokenKind::Word | TokenKind::Latin => WordKind::Word,
                    TokenKind::Number => WordKind::Number,
                    TokenKind::Punct | TokenKind::Symbol => WordKind::Punct,
                },
            })
            .collect();
        let mut numbers = sijill_time::numbers(&words, self.times);
        let mut times = sijill_time::times(&words, &numbers, self.times, Reference { published });
        // A weekday or month inside the name of a person or a place is no time.
        times.retain(|time| !line.names.iter().any(|name| holds(name, time)));
        numbers.retain(|number| {
            !times
                .iter()
                .any(|time| time.words.start < number.words.end && number.words.start < time.words.end)
        });
        Quantities { numbers, times }
    }

    /// Groups, numbers and times of a line.
    pub(crate) fn parse<'l, 'd>(&self, line: &'l Line<'d>, published: Option<Date>) -> Parsed<'l, 'd, 'p> {
        let Quantities { numbers, times } = self.quantities(line, published);
        // What comes back and what names no day takes no part in the sentence of its own: it stays an
        // adjective or an adverb there.
        let (dated, loose): (Vec<_>, Vec<_>) =
            times.into_iter().partition(|time| !matches!(time.kind, TimeKind::Set | TimeKind::Reference));
        let (groups, group_at) =
            groups::build(&Context { line, pack: self.pack, numbers: &numbers, times: &dated });
        let mut times = dated;
        times.extend(loose);
        times.sort_by_key(|time| time.words.start);
        let mut parsed = Parsed {
            line,
            pack: self.pack,
            groups,
            group_at,
            numbers,
            times,
            subjects: Vec::new(),
            fired_at: Vec::new(),
        };
        parsed.find_subjects();
        parsed
    }

    fn mention(
        &self,
        state: &LineState<'_, '_, '_, '_>,
        index: usize,
        fired: &Fired,
        setting: &Setting,
        given: Given<'_>,
    ) -> Mention {
        let parsed = state.parsed;
        let line = parsed.line;
        let frame = &self.pack.frames[fired.frame as usize];
        let time = parsed.date_of(fired, state.fired);
        let date = time.map_or_else(when::untold, |time| parsed.event_date(time));
        let place = parsed.place_of(fired, state.fired).and_then(|group| {
            let span = parsed.place_span(group);
            let name = &line.names[parsed.groups[group].place?];
            locate::resolve(name, span, line.doc.slice(span), setting, self.pack)
        });
        let home = place.as_ref().map_or("", |place| place.country.as_str());
        let on = date.start.or(given.published);
        let mut filled_actors = actors::of(parsed, &fired.filled.actors, home, on);
        if let Some((country, word)) = fired.filled.adjective
            && filled_actors.is_empty()
        {
            filled_actors.push(actors::nation(parsed, country, word));
        }
        let recipients = actors::of(parsed, &fired.filled.recipients, home, on);
        // People counted as victims are never those who attacked.
        if frame.event_type == EventType::Assault {
            filled_actors.retain(|actor| !(actor.sector == "CVL" && actor.name.is_none()));
        }
        let mood = parsed.mood(fired);
        let sources = sources(state, fired);
        let casualties = figures(state, index);
        let old = date.end.zip(given.published).is_some_and(|(end, published)| {
            end.until(published).is_ok_and(|span| span.get_days() > BACKGROUND_DAYS)
        });
        let cued = (0..line.words.len()).any(|w| parsed.cue(w) == Some(sijill_pack::CueKind::Background));
        let fresh = date.start.is_some() && !old;
        let foreground = self.is_foreground(parsed, fired);
        let background = old || !fresh && !line.title && line.sentence > 1 && (mood.pluperfect || cued);
        let triggers = vec![line.span(fired.words.clone())];
        let participants = filled_actors.len() + recipients.len();
        let group = fired.group.map(|g| &parsed.groups[g]);
        let bare = participants == 0 && place.is_none() && date.span.is_none() && casualties.is_empty();
        let definite = group.is_some_and(|group| line.words[group.head].attached.article);
        Mention {
            event_type: frame.event_type,
            frame: fired.frame,
            triggers,
            weight: weight(&filled_actors, &recipients, &casualties)
                + u32::from(place.is_some())
                + u32::from(date.span.is_some()),
            actors: filled_actors,
            recipients,
            points_back: definite && participants == 0,
            bare,
            place,
            date,
            casualties,
            status: mood.status,
            background,
            sources,
            evidence: vec![line.doc.sentences[line.sentence].span],
            sentence: line.sentence,
            title: line.title,
            foreground,
            consequence: fired.effect == "result" || self.tells_cost(parsed, fired.words.start),
        }
    }

    /// Whether a fired frame is told for its own sake.
    fn is_foreground(&self, parsed: &Parsed<'_, '_, '_>, fired: &Fired) -> bool {
        let line = parsed.line;
        let word = fired.words.start;
        if line.title || fired.light.is_some() {
            return true;
        }
        if fired.verb {
            return fired.around.antecedent.is_none();
        }
        // A noun: what opens the sentence, what a reporting verb announces, what another told event
        // led to.
        let before = fired.around.start.checked_sub(1);
        let reported = before.is_some_and(|verb| {
            line.senses(verb, self.pack).any(|(_, sense)| match sense {
                Sense::Cue(cue) => self.pack.cues[cue as usize].kind == sijill_pack::CueKind::Say,
                Sense::Light(light) => self.pack.lights[light as usize].effect == "result",
                _ => false,
            })
        });
        reported && self.tells_cost(parsed, word) || word <= 1
    }

    /// Whether a word tells the cost of an event rather than the event: `killed`, `wounding`.
    fn tells_cost(&self, parsed: &Parsed<'_, '_, '_>, word: usize) -> bool {
        parsed.line.senses(word, self.pack).any(|(_, sense)| match sense {
            Sense::Casualty(row) => matches!(self.pack.casualties[row as usize].kind, "killed" | "injured"),
            _ => false,
        })
    }

    fn event(&self, mention: Mention, given: Given<'_>) -> Event {
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
            recipients: mention.recipients,
            place: mention.place,
            date: mention.date,
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

/// A line with everything found in it.
struct LineState<'s, 'l, 'd, 'p> {
    parsed: &'s Parsed<'l, 'd, 'p>,
    fired: &'s [Fired],
    attributions: &'s [Attribution],
    told: &'s [Told],
}

/// Days before publication from which an event is older context, as annotators drew the line.
const BACKGROUND_DAYS: i32 = 10;

/// A line's tense: that of its first finite verb; a future mark before it decides.
/// For each word the tense of the verb that governs it: the last before it, or the first after it
/// where none stands before.
fn tenses(line: &Line<'_>) -> Vec<Tense> {
    let mut tenses = Vec::with_capacity(line.words.len());
    let mut current = None;
    for word in 0..line.words.len() {
        if let Some(own) = tense(line, word) {
            // What stands before the first verb goes with it.
            if current.is_none() {
                tenses.fill(own);
            }
            current = Some(own);
        }
        tenses.push(current.unwrap_or(Tense::Unknown));
    }
    tenses
}

fn tense(line: &Line<'_>, word: usize) -> Option<Tense> {
    if line.words[word].attached.future || line.is(word, sijill_pack::Grammar::Future) {
        return Some(Tense::Future);
    }
    if line.words[word].pos != WordPos::Verb {
        return None;
    }
    // The verb after a future particle is in the imperfect; its tense is already told.
    if word > 0 && line.is(word - 1, sijill_pack::Grammar::Future) {
        return Some(Tense::Future);
    }
    let perfect = line.readings(word).iter().any(|r| r.form.features.has(Features::PERFECT));
    Some(if perfect { Tense::Past } else { Tense::Unknown })
}

/// Whether a name of several words holds a time expression.
fn holds(name: &Name, time: &TimeMention) -> bool {
    let inside = name.words.start <= time.words.start && time.words.end <= name.words.end;
    name.words.len() > 1
        && inside
        && matches!(
            name.meaning,
            Meaning::Person(_) | Meaning::Place(_) | Meaning::Organisation(_) | Meaning::Country(_)
        )
}

/// Who vouches for a fired frame: the nearest attribution that covers it and is not its own actor.
fn sources(state: &LineState<'_, '_, '_, '_>, fired: &Fired) -> Vec<Source> {
    let word = fired.words.start;
    state
        .attributions
        .iter()
        .filter(|attribution| attribution.covers.contains(&word) && attribution.word != word)
        .filter(|attribution| attribution.speaker.is_none_or(|g| !fired.filled.actors.contains(&g)))
        .min_by_key(|attribution| {
            let after = attribution.word > word;
            (after, word.abs_diff(attribution.word))
        })
        .map(|attribution| attribution.chain.clone())
        .unwrap_or_default()
}

/// The figures of a line that belong to a fired frame: its own type's, nearest first.
fn figures(state: &LineState<'_, '_, '_, '_>, index: usize) -> Casualties {
    use sijill_model::EventType::{Assault, Coerce, Protest};
    let mut casualties = Casualties::default();
    let kind_of = |fired: &Fired| state.parsed.pack.frames[fired.frame as usize].event_type;
    for told in state.told {
        let wanted = |event_type| match told.kind {
            "arrested" => event_type == Coerce,
            "killed" | "injured" => matches!(event_type, Assault | Protest),
            _ => event_type == Assault,
        };
        let owner = state
            .fired
            .iter()
            .enumerate()
            .filter(|(_, fired)| wanted(kind_of(fired)))
            .min_by_key(|(_, fired)| (kind_of(fired) == Protest, fired.words.start.abs_diff(told.word)))
            .map(|(owner, _)| owner);
        if owner == Some(index) {
            let mut one = Casualties::default();
            if let Some(cell) = one.kind_mut(told.kind) {
                *cell = Some(told.figure);
            }
            merge::combine(&mut casualties, &one);
        }
    }
    casualties
}

/// Why a mention is no event of its own, however it would merge.
fn refuse(mention: &Mention, fired: &Fired, parsed: &Parsed<'_, '_, '_>) -> Option<&'static str> {
    let mood = parsed.mood(fired);
    let told = mention.date.span.is_some() || mention.place.is_some();
    if mood.embedded && !(told && mention.status == Status::Planned) {
        return Some("only the content of another act");
    }
    if mention.status == Status::Possible && !told {
        return Some("only possible, with neither date nor place");
    }
    None
}

/// Whether enough is told of a joined mention to be a record.
fn keep(mention: &Mention) -> bool {
    let participants = mention.actors.len() + mention.recipients.len();
    // A year alone places an event in history, not in the news.
    let dated = mention.date.span.is_some()
        && !matches!(mention.date.precision, TimePrecision::Year | TimePrecision::Years);
    let circumstances = usize::from(mention.place.is_some())
        + usize::from(dated)
        + usize::from(!mention.casualties.is_empty());
    let least = if mention.foreground { 1 } else { 2 };
    participants + circumstances >= least && !(mention.points_back && circumstances == 0)
}

fn weight(actors: &[Actor], recipients: &[Actor], casualties: &Casualties) -> u32 {
    2 * (actors.len().min(2) + recipients.len().min(2)) as u32
        + casualties.kinds().iter().filter(|(_, f)| f.is_some()).count() as u32
}

/// A share between 0.15 and 0.82 that grows with what is told; calibrated in bands on the
/// development sets, not a probability of any single field.
fn confidence(mention: &Mention) -> f32 {
    let told = mention.actors.len().min(1)
        + mention.recipients.len().min(1)
        + usize::from(mention.place.is_some())
        + usize::from(mention.date.start.is_some())
        + mention.triggers.len().saturating_sub(1).min(2);
    let base = [0.35, 0.45, 0.55, 0.65, 0.72, 0.78, 0.82][told.min(6)];
    if mention.foreground { base } else { base - 0.2 }
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
