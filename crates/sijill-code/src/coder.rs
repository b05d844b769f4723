//! A report's text to its event mentions: the steps in order.

use jiff::civil::Date;
use sijill_model::{Event, EventType, Problem};
use sijill_pack::Pack;
use sijill_text::{Document, TokenKind};
use sijill_time::{
    Mark, NumberMention, Reference, Tense, TimeKind, TimeMention, TimeTables, Word as TimeWord, WordKind,
};

use crate::{
    assemble::{LineState, Subject, keep, refuse},
    blame,
    both::Both,
    cast::Cast,
    clause::Parsed,
    courtesy, dateline, denials,
    earlier::Earlier,
    explain::{Step, Trace},
    fullname::FullNames,
    fullsource::FullSources,
    groups::{self, Context},
    known::{Memory, Words},
    line::Line,
    merge, occasion, retold, sayings,
    scenes::Scenes,
    source::Speakers,
    tense,
    topic::{self, Topic},
};

/// What the coder needs beside the text.
#[derive(Debug, Clone, Copy)]
pub struct Codebook<'p> {
    /// The language and the world.
    pub pack: &'p Pack,
    /// Words of time and number.
    pub times: &'p TimeTables,
    /// Words met before with this pack and these tables.
    pub memory: &'p Memory,
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
    marks: Vec<(std::ops::Range<usize>, Mark)>,
}

/// Gives those whom an attack hit the country where another sentence has it, where only the report's was known.
fn bring_home(mention: &mut merge::Mention) {
    let merge::Mention { recipients, of_home, place, .. } = mention;
    let Some(country) = place.as_ref().map(|place| &place.country).filter(|country| !country.is_empty())
    else {
        return;
    };
    for actor in recipients.iter_mut().filter(|actor| of_home.contains(&actor.span)) {
        actor.country.clone_from(country);
        actor.code = format!("{country}{}", actor.sector);
    }
}

/// Leaves the country open of those who need not be of the place where it happened.
fn unsettle(mention: &mut merge::Mention) {
    let merge::Mention { actors, recipients, homeless, .. } = mention;
    for actor in actors.iter_mut().chain(recipients).filter(|actor| homeless.contains(&actor.span)) {
        actor.country.clear();
        actor.code.clone_from(&actor.sector);
    }
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
        let mut known = self.memory.lend(self.pack, self.times);
        let topic = topic::of(doc, &mut known);
        let lines = self.lines(doc, topic, &mut known);
        self.memory.give_back(known);
        let setting = self.setting(&lines);
        let (mut sentences, written) = self.parse_all(&lines, given.published);
        // What happened "today" happened on the day of writing.
        let given = Given { published: written, ..given };
        Cast::of(&sentences).name(&mut sentences);
        let mut mentions = Vec::new();
        let (mut sayings, mut town) = (Vec::new(), None);
        let mut so_far = SoFar::default();
        for at in 0..sentences.len() {
            let (earlier, rest) = sentences.split_at_mut(at);
            let (earlier, parsed) = (&*earlier, &mut rest[0]);
            parsed.find_subjects();
            parsed.find_homelands(so_far.subject.as_ref().and_then(Subject::country));
            parsed.find_held();
            trace.lay_out(parsed);
            let before = Earlier { sentences: earlier, subject: so_far.subject.as_ref() };
            let mut fired = parsed.predicates(trace, &before);
            parsed.leave_objects(&fired);
            parsed.fired_at = fired
                .iter()
                .map(|one| (one.words.start, self.pack.frames[one.frame as usize].event_type))
                .collect();
            let mut attributions = parsed.attributions(&mut so_far.speakers);
            parsed.drop_musts(&fired, &mut attributions);
            so_far.told.learn(&attributions);
            trace.attributions(parsed, &attributions);
            parsed.let_accused_act(&mut fired, &mut attributions);
            parsed.let_speakers_act(&mut fired, &attributions);
            parsed.blame_doers(&mut fired);
            parsed.let_first_persons_act(&mut fired, &attributions);
            parsed.aim_protests(&mut fired);
            parsed.ask_doers(&mut fired);
            town = town.or_else(|| parsed.dateline(&setting));
            sayings.extend(parsed.sayings(&attributions, &setting));
            let told = parsed.casualties();
            so_far.stretch += usize::from(parsed.turns());
            let state = LineState {
                stretch: so_far.stretch,
                parsed,
                earlier,
                fired: &fired,
                attributions: &attributions,
                told: &told,
                setting: &setting,
                scenes: &so_far.scenes,
                before: so_far.subject.as_ref(),
            };
            let mut list = self.list(&state, given);
            for (index, one) in fired.iter().enumerate() {
                let mut mention = self.mention(&state, index, one, given);
                so_far.both.put(&mut mention, parsed, one);
                so_far.both.learn(&mention);
                let span = parsed.line.words[one.words.start].span;
                mentions.extend(list.take_if(|list| list.triggers[0].start < span.start));
                match topic::refuse(&mention, topic).or_else(|| refuse(&mention, one, parsed)) {
                    Some(why) => trace.step("dropped", || doc.slice(span).to_owned(), || why.to_owned()),
                    None => {
                        trace.status(&mention, doc.slice(span));
                        mentions.push(mention);
                    }
                }
            }
            mentions.extend(list);
            mentions.extend(self.tolls(&state));
            so_far.speakers.about = parsed.subjects_as_speakers();
            so_far.speakers.spoke = !attributions.is_empty();
            so_far.subject = self.main_subject(&state, given).or(so_far.subject);
            so_far.scenes.learn(parsed, &setting);
        }
        retold::restore(&mut mentions, self.pack);
        let mut joined = merge::join(mentions);
        occasion::carry(&mut joined, self.pack);
        dateline::carry(&mut joined, town.as_ref(), given.published, self.pack);
        sayings::carry_protest(&mut joined);
        sayings::carry(&mut joined, &sayings, given.published);
        let names = FullNames::of(&sentences);
        joined.iter_mut().for_each(|mention| {
            bring_home(mention);
            unsettle(mention);
            names.put(mention);
            so_far.told.put(&mut mention.sources, self.pack);
        });
        let mut denied = denials::take(&mut joined);
        // `زار الوزير المدينة والتقى المحافظ بعد التفجير`: beside an attack a meeting is more than protocol.
        let violent = joined.iter().any(|mention| mention.event_type == EventType::Assault);
        joined.retain(|mention| {
            let why = if !keep(mention) {
                Some("too little is told of it")
            } else if courtesy::stays_at_home(mention, violent, self.pack) {
                Some("a courtesy inside one state")
            } else {
                None
            };
            if let Some(why) = why {
                trace.step("dropped", || doc.slice(mention.triggers[0]).to_owned(), || why.to_owned());
            }
            why.is_none()
        });
        blame::lay(&mut joined);
        joined.append(&mut denied);
        let events = joined.into_iter().map(|mention| self.event(mention, given));
        let mut events: Vec<Event> = events.collect();
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

    pub(crate) fn lines<'d>(
        &self,
        doc: &'d Document<'d>,
        topic: Topic,
        known: &mut Words<'_>,
    ) -> Vec<Line<'d>> {
        let sport = topic == Topic::Sport;
        (0..doc.sentences.len())
            .filter(|&sentence| doc.is_story(&doc.sentences[sentence]))
            .flat_map(|sentence| {
                Line::of_sentence(doc, sentence, sport, self.pack, known, &|key| self.times.opens_number(key))
            })
            .collect()
    }

    /// The words of a line as expressions of time and number are read from them.
    fn time_words<'l>(&self, line: &'l Line<'_>, tense: impl Fn(usize) -> Tense) -> Vec<TimeWord<'l>> {
        let words = line.words.iter().enumerate().map(|(index, word)| TimeWord {
            tense: tense(index),
            key: line.key(index),
            span: word.span,
            listed: match word.kind {
                TokenKind::Word | TokenKind::Latin => word.known.listed,
                _ => self.times.listed(line.key(index)),
            },
            kind: match word.kind {
                TokenKind::Word | TokenKind::Latin => WordKind::Word,
                TokenKind::Number => WordKind::Number,
                TokenKind::Punct | TokenKind::Symbol => WordKind::Punct,
            },
        });
        words.collect()
    }

    /// The day on which a report was written: that of publication, unless one of its lines tells another.
    fn written(&self, lines: &[Line<'_>], published: Option<Date>) -> Option<Date> {
        let published = published?;
        let told = lines.iter().filter(|line| line.words.iter().any(|word| word.known.listed.tells_day()));
        let told = told.map(|line| self.time_words(line, |_| Tense::Unknown));
        told.into_iter()
            .find_map(|words| sijill_time::day_of_writing(&words, self.times, published))
            .or(Some(published))
    }

    fn quantities(&self, line: &Line<'_>, reference: Reference) -> Quantities {
        let tenses = tense::tenses(line);
        let words = self.time_words(line, |index| tenses[index]);
        let mut numbers = sijill_time::numbers(&words, self.times);
        let mut times = sijill_time::times(&words, &numbers, self.times, reference);
        // A weekday or month inside the name of a person or a place is no time.
        times.retain(|time| !line.names.iter().any(|name| tense::holds(name, time)));
        numbers.retain(|number| {
            !times
                .iter()
                .any(|time| time.words.start < number.words.end && number.words.start < time.words.end)
        });
        // Without a number there is no figure to speak of.
        let marks = if numbers.is_empty() { Vec::new() } else { sijill_time::marks(&words, self.times) };
        Quantities { numbers, times, marks }
    }

    /// All lines in order, as the days of one may be counted from those of another before it; and the day on
    /// which they were written.
    pub(crate) fn parse_all<'l, 'd>(
        &self,
        lines: &'l [Line<'d>],
        published: Option<Date>,
    ) -> (Vec<Parsed<'l, 'd, 'p>>, Option<Date>) {
        let written = self.written(lines, published);
        let mut told = None;
        let parse = |line| {
            let parsed = self.parse(line, Reference { published: written, told });
            told = sijill_time::last_told(&parsed.times).or(told);
            parsed
        };
        (lines.iter().map(parse).collect(), written)
    }

    /// Groups, numbers and times of a line.
    fn parse<'l, 'd>(&self, line: &'l Line<'d>, reference: Reference) -> Parsed<'l, 'd, 'p> {
        let Quantities { numbers, times, marks } = self.quantities(line, reference);
        // What comes back and what names no day takes no part in the sentence of its own: it stays an
        // adjective or an adverb there.
        let (dated, loose): (Vec<_>, Vec<_>) =
            times.into_iter().partition(|time| !matches!(time.kind, TimeKind::Set | TimeKind::Reference));
        let opening = dateline::opening(line, &dated, self.pack);
        let (mut groups, group_at) =
            groups::build(&Context { line, pack: self.pack, numbers: &numbers, times: &dated });
        dateline::leave(&mut groups, opening);
        let mut times = dated;
        times.extend(loose);
        times.sort_by_key(|time| time.words.start);
        Parsed {
            line,
            opening,
            pack: self.pack,
            groups,
            group_at,
            numbers,
            times,
            marks,
            subjects: Vec::new(),
            fired_at: Vec::new(),
        }
    }
}

/// What the sentences before tell the next one.
#[derive(Default)]
struct SoFar {
    /// Who has spoken.
    speakers: Speakers,
    /// Who the last sentence was about.
    subject: Option<Subject>,
    /// Who was named as a source, in full or in short.
    told: FullSources,
    /// Where it was, by the nouns that told it.
    scenes: Scenes,
    /// The last two who met, agreed or fought.
    both: Both,
    /// How often they turned to another matter.
    stretch: usize,
}
