//! A fired frame with everything that its sentence tells of it: date, place, cost, participants,
//! status, sources.

use sijill_model::{Actor, Casualties, EventType, Place, PlacePrecision, SourceKind, Status, TimePrecision};
use sijill_pack::{CueKind, Features, Grammar, Sense};

use crate::{
    Codebook, Given, actors,
    claims::{self, Told},
    clause::Parsed,
    costs, denials,
    line::WordPos,
    locate::{host, visited},
    merge::Mention,
    predicate::Fired,
    scenes::Scenes,
    setting::Setting,
    source::Attribution,
    utterance, vouch, when,
};

/// A line with everything found in it.
pub(crate) struct LineState<'s, 'l, 'd, 'p> {
    pub parsed: &'s Parsed<'l, 'd, 'p>,
    pub fired: &'s [Fired],
    pub attributions: &'s [Attribution],
    pub told: &'s [Told],
    pub setting: &'s Setting,
    /// What its nouns may go back to.
    pub scenes: &'s Scenes,
    /// The sentences before.
    pub earlier: &'s [Parsed<'l, 'd, 'p>],
    /// Who the sentence before was about.
    pub before: Option<&'s Subject>,
    /// How often the report has turned to another matter.
    pub stretch: usize,
}

/// Who a sentence was about: the subject that a later verb may drop.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub actors: Vec<Actor>,
    feminine: Option<bool>,
    plural: bool,
}

/// Further sentences that tell an event, from which their number tells something.
const REPEATED: usize = 2;

/// Mode of a retreat that leaves a place.
const LEAVING: &str = "withdraw";

/// Mode of attack with what is at hand.
const BY_HAND: &str = "primitive";

impl Codebook<'_> {
    /// A fired frame as a mention of an event.
    pub(crate) fn mention(
        &self,
        state: &LineState<'_, '_, '_, '_>,
        index: usize,
        fired: &Fired,
        given: Given<'_>,
    ) -> Mention {
        let setting = state.setting;
        let parsed = state.parsed;
        let line = parsed.line;
        let frame = &self.pack.frames[fired.frame as usize];
        // `مقتل ثلاثة وإصابة 25`: the second cost is told of where and when the first was.
        let setter = self.cost_before(state, fired).unwrap_or(fired);
        let cost = self.cost_after(state, fired);
        // `هجوم نفذته جماعة وأوقع 40 قتيلا في 16 ديسمبر`: what stands with the cost dates the attack, too.
        let time = parsed.date_of(setter, state.fired);
        let time = match cost.map(|cost| (cost, parsed.date_of(cost, state.fired))) {
            Some((cost, Some(told))) if told.time.words.start > cost.words.start => match time {
                Some(own) if own.time.words.start > fired.words.start => Some(own),
                _ => Some(told),
            },
            _ => time,
        };
        let date = time.map_or_else(when::untold, |dated| parsed.event_date(dated.time));
        let mood = parsed.mood(fired);
        let status = parsed.status_in_time(fired, mood.status, frame.event_type, &date, given.published);
        // Of a deed that was done a day to come tells something else: `دعت إلى إضراب الخميس المقبل`. A report may be
        // written on the day after it is dated.
        let to_come = status == Status::Occurred
            && date.basis != when::BY_THEN
            && date
                .start
                .zip(given.published)
                .is_some_and(|(day, published)| published.tomorrow().is_ok_and(|next| day > next));
        let date = if to_come { when::untold() } else { date };
        let (visited, others) = visited(parsed, frame, &fired.filled.recipients);
        // A town that is taken is where it is taken.
        let taken =
            (frame.event_type == EventType::Assault).then(|| fired.filled.recipients.first()).flatten();
        let taken = taken.copied().filter(|&g| parsed.groups[g].place.is_some() && frame.wants_place());
        // So is one that is left where it is left: `انسحبت القوات من خان يونس`.
        let left = frame.event_type == EventType::Retreat && frame.mode == LEAVING;
        let left = fired.filled.recipients.first().copied().filter(|&g| left && parsed.is_town(g));
        let taken = taken.or(left);
        let venue = parsed.venue(frame, fired);
        let strict = utterance::has_content(frame.event_type);
        let saw = fired.saw.filter(|&g| parsed.groups[g].place.is_some()).map(|g| parsed.first_of(g));
        let place = visited
            .or(venue)
            .or(taken)
            .or(saw)
            .or_else(|| host(parsed, frame, &fired.filled.actors).filter(|_| status != Status::Planned))
            .or_else(|| parsed.place_of(setter, state.fired, setting, strict))
            .or_else(|| parsed.hit_town(frame, fired))
            .and_then(|group| {
                // Of countries that are visited each is a visit.
                let spread = visited.is_none().then(|| parsed.spread(group, setting)).flatten();
                spread.or_else(|| parsed.place_at(group, setting))
            })
            .or_else(|| state.scenes.back(parsed, fired).filter(|_| !strict));
        // A continent or a region of several states is where fights are, not where words are said.
        let calm =
            strict || matches!(frame.event_type, EventType::Agree | EventType::Aid | EventType::Consult);
        let wide = |place: &Place| {
            place.country.is_empty() && (place.name.is_some() || place.precision == PlacePrecision::Region)
        };
        let place = place.filter(|place| !(calm && wide(place)));
        let home = home(place.as_ref(), setting);
        let on = date.start.or(given.published);
        let acting: Vec<usize> =
            fired.filled.actors.iter().copied().filter(|group| Some(*group) != venue).collect();
        let acting: Vec<usize> = match frame.event_type {
            EventType::Assault => parsed.attackers(fired, &acting),
            EventType::Protest => parsed.protesters(fired, &acting),
            _ => acting,
        };
        // `استقبل الوزير السفير الأمريكي`: he is of another country than the one he deals with.
        let own_home =
            if parsed.deals_with(frame.event_type, home, &fired.filled.recipients) { "" } else { home };
        let mut filled_actors = actors::of(parsed, &acting, own_home, on);
        if frame.event_type == EventType::Assault && frame.mode != BY_HAND {
            actors::arm(parsed, &acting, &mut filled_actors);
        }
        if let Some((country, word)) = fired.filled.adjective
            && filled_actors.is_empty()
        {
            let mut nation = actors::nation(parsed, country, word..word + 1);
            // Of a country only its forces bomb and shell.
            if frame.event_type == EventType::Assault
                && matches!(frame.mode, "aerial" | "heavy-weapons" | "drone")
            {
                nation.sector = "MIL".to_owned();
                nation.code.push_str(&nation.sector);
            }
            filled_actors.push(nation);
        }
        if filled_actors.is_empty()
            && let Some(subject) = state.before.filter(|_| drops_subject(parsed, fired))
            && subject.agrees(fired.features)
            // Who is hit or attacks is told of by who speaks, and is somebody else.
            && !subject.actors.iter().any(|one| parsed.speaks_of(fired, state.attributions, &one.text))
        {
            filled_actors.clone_from(&subject.actors);
        }
        // Who goes on speaking is who the sentence before was about.
        let of_oneself = fired.verb && !fired.passive && fired.features.any(Features::FIRST);
        if (frame.is_said() && filled_actors.is_empty() || of_oneself)
            && let Some(before) = state.before.and_then(|subject| subject.actors.first())
            && parsed.goes_on_speaking(fired, state.attributions, &before.text)
        {
            filled_actors = vec![before.clone()];
        }
        let hit = matches!(frame.event_type, EventType::Assault | EventType::Coerce);
        let whom = match frame.event_type {
            EventType::Assault if !frame.wants_place() => actors::attacked,
            _ if hit => actors::victims,
            _ => actors::of,
        };
        let mut recipients = whom(parsed, &others, home, on);
        if let Some((at, known)) = fired.meant.filter(|_| recipients.is_empty()) {
            recipients = whom(&state.earlier[at], &[known], home, on);
        }
        let done_to_people =
            matches!(frame.event_type, EventType::Coerce | EventType::Sanction | EventType::Retreat);
        let done_to_people = done_to_people || frame.event_type == EventType::Accuse && fired.group.is_some();
        if recipients.is_empty() && done_to_people {
            recipients = actors::named(parsed, &others, home);
        }
        // `قتل 15 شخصا بينهم جندي`: who is told to be among them, where that tells more.
        if hit || done_to_people || frame.event_type == EventType::Aid {
            let companions = others.iter().filter_map(|&whole| parsed.companion(whole));
            let members = others.iter().flat_map(|&whole| parsed.members(whole));
            for member in members.chain(companions.filter(|_| hit && !frame.args.mutual)) {
                let told = whom(parsed, &[member], home, on);
                let named = parsed.groups[member].is_named();
                let fresh = |one: &Actor| {
                    !one.sector.is_empty()
                        && recipients.iter().all(|own: &Actor| {
                            own.span != one.span
                                && (named || own.country != one.country || own.sector != one.sector)
                        })
                };
                let mut told: Vec<Actor> = told.into_iter().filter(fresh).collect();
                recipients.append(&mut told);
            }
        }
        let sites = match frame.event_type {
            EventType::Assault if !frame.wants_place() => {
                let sites = actors::sites(parsed, &others, home);
                let beside = parsed.beside(fired).filter(|_| sites.is_empty());
                match beside.map(|group| actors::attacked(parsed, &[group], home, on)) {
                    Some(near) if near.is_empty() => {
                        actors::sites(parsed, &beside.into_iter().collect::<Vec<_>>(), home)
                    }
                    Some(near) => near,
                    None => sites,
                }
            }
            _ => Vec::new(),
        };
        let mut voucher = vouch::sources(state, fired);
        if let Some(accuser) = fired.accuser.filter(|_| voucher.chain.is_empty()) {
            voucher.chain.push(parsed.source(accuser));
        }
        // `تبنى التنظيم التفجير`: who claims a deed vouches for it.
        let claims = fired.light.filter(|&verb| line.has_cue(verb, CueKind::Responsibility, self.pack));
        if let Some(&claimant) = claims.and(fired.filled.actors.first()).filter(|_| voucher.chain.is_empty())
        {
            voucher.chain.push(parsed.source(claimant));
        }
        // `أكد الناطق باسم الشرطة ضبط المتهمين`: an official who tells of a deed did not do it.
        let teller = voucher.chain.first().filter(|one| {
            !fired.verb && hit && matches!(one.kind, SourceKind::Official | SourceKind::Person)
        });
        if let Some(span) = teller.and_then(|one| one.span) {
            filled_actors.retain(|actor| !span.contains(actor.span));
        }
        let denial = denials::denial(state, fired, frame.event_type, home, &mut voucher.chain);
        let mut told = costs::figures(state, index);
        let causes = self.causes(state, fired);
        // `تفجيرات أدت إلى مقتل 32`: what came to a cost stands before it.
        if self.come_from_several(state, &causes) {
            told.iter_mut().for_each(|one| one.attacks = true);
        }
        let casualties = claims::settle(&told);
        // An attack whose cost is told is told for its own sake.
        let foreground =
            self.is_foreground(parsed, fired) || cost.is_some_and(|cost| self.is_foreground(parsed, cost));
        // `نفت الوزارة قصف مستشفى`: so is one that somebody denies.
        let denies = |word: usize| {
            parsed.line.words[word].pos == WordPos::Verb
                && parsed.cue(word) == Some(CueKind::Deny)
                && !(word..fired.words.start).any(|at| parsed.is_border(at))
        };
        let denied = hit && !fired.verb && status == Status::Denied;
        let foreground = foreground || denied && mood.word.is_some_and(denies);
        let background =
            status != Status::Ongoing && parsed.is_background(fired, mood.pluperfect, &date, given.published);
        let mut triggers = vec![line.span(fired.words.clone())];
        // The verb that carries a noun tells the event with it: `أبرم اتفاقا`.
        if let Some(light) = fired.light.filter(|_| fired.does) {
            triggers.push(line.span(light..light + 1));
        }
        // So does the noun that a verb needs to tell it: `أعرب الرئيس عن قلقه`.
        if let Some(phrase) = fired.phrase.or(fired.went) {
            triggers.push(line.span(phrase..phrase + 1));
        }
        let participants = filled_actors.len() + recipients.len();
        let group = fired.group.map(|g| &parsed.groups[g]);
        let content_placed = strict
            && frame.event_type != EventType::Agree
            && parsed.place_of(fired, state.fired, setting, false).is_some()
            || frame.event_type == EventType::Assault && parsed.has_scene(fired)
            || parsed.discusses_place(frame, fired);
        let telling = self.telling(state, fired, mood.status, foreground);
        let bare = participants == 0
            && !content_placed
            && !telling.target
            && !telling.blast
            && (sites.is_empty() || fired.light.is_none())
            && denial.is_none()
            && place.is_none()
            && date.span.is_none()
            && casualties.is_empty();
        let definite = group.is_some_and(|group| line.words[group.head].attached.article);
        Mention {
            event_type: frame.event_type,
            frame: fired.frame,
            triggers,
            weight: weight(&filled_actors, &recipients, &casualties)
                + u32::from(place.is_some())
                + u32::from(date.span.is_some()),
            homeless: actors::homeless(parsed, &acting).chain(actors::homeless(parsed, &others)).collect(),
            of_home: if hit && place.is_none() {
                actors::of_home(parsed, &others).collect()
            } else {
                Vec::new()
            },
            peers: acting.iter().chain(&others).any(|&group| actors::is_counterpart(parsed, group)),
            counted: actors::counted(parsed, &others).collect(),
            actors: filled_actors,
            recipients,
            sites,
            listed: Vec::new(),
            points_back: definite && participants == 0,
            by_doer: frame.event_type == EventType::Assault && parsed.is_by_doer(fired),
            given: definite && group.is_some_and(|group| group.preposition.is_some()),
            in_present: line.title && parsed.is_told_in_present(fired),
            first_person: fired.features.any(Features::FIRST),
            reported: fired.accuser.is_some()
                || fired.group.is_some_and(|group| parsed.is_topic_of_speech(group)),
            toll: false,
            bare,
            embedded: mood.embedded,
            named_by_year: parsed.is_named_by_year(fired),
            content_placed,
            mode: frame.mode,
            nouns: if fired.verb { Vec::new() } else { vec![frame.lemma] },
            of_known: self.of_known(state, fired),
            judged: parsed.judged(fired),
            occasion: parsed.occasion(fired),
            hosts_words: group.is_some_and(|group| parsed.hosts_words(group, state.attributions)),
            place,
            date,
            loosely_dated: time.is_some_and(|dated| dated.loosely),
            casualties,
            told,
            ahead: Vec::new(),
            status,
            background,
            sources: voucher.chain,
            denials: denial.into_iter().collect(),
            vague: voucher.vague,
            evidence: vec![line.span],
            sentence: line.sentence,
            title: line.title,
            titled: line.title,
            foreground,
            telling,
            costed: cost.is_some(),
            causes,
            resumes: self.resumes(state, fired),
            precedes: parsed.is_told_before(fired),
            another: parsed.tells_another(fired),
            definite: definite && group.is_some_and(|group| !group.plural),
            single: !definite && self.is_single_attack(parsed, fired),
            stretch: state.stretch,
            general: false,
            again: 0,
            consequence: fired.effect == "result"
                || frame.event_type != EventType::Coerce && self.tells_cost(parsed, fired.words.start),
        }
    }

    /// Who a sentence is about: the subject of its first verb that has one who acts.
    pub(crate) fn main_subject(
        &self,
        state: &LineState<'_, '_, '_, '_>,
        given: Given<'_>,
    ) -> Option<Subject> {
        let parsed = state.parsed;
        if parsed.line.title {
            return None;
        }
        let &(_, group) = parsed.subjects.first()?;
        let actors = actors::of(parsed, &parsed.joined(group), home(None, state.setting), given.published);
        let own = &parsed.groups[group];
        let several = actors.len() > 1;
        Some(Subject { actors, feminine: own.feminine, plural: own.plural || several })
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
        let frame = &self.pack.frames[fired.frame as usize];
        // `الجيش مستعد للتعاون`: a predicate tells its event. `أكد الرئيس تمسك حزبه`: so does what is stated
        // to be someone's.
        let agreed = frame.args.mutual && frame.event_type == EventType::Agree;
        let faced: &[usize] = if agreed { &fired.filled.recipients } else { &[] };
        let stated =
            reported && fired.filled.actors.iter().chain(faced).any(|&g| parsed.groups[g].is_actor());
        reported && self.tells_cost(parsed, word) || stated || frame.is_predicate() || word <= 1
    }
}

impl Subject {
    /// The country of the first of them, where one is known.
    pub fn country(&self) -> Option<&str> {
        self.actors.first().map(|actor| actor.country.as_str())
    }

    /// Whether a verb form may have it as its dropped subject.
    pub fn agrees(&self, verb: Features) -> bool {
        if verb.has(Features::PLURAL) != self.plural && !self.actors.is_empty() {
            return false;
        }
        match self.feminine {
            Some(feminine) if !self.plural => feminine == verb.has(Features::FEMININE),
            _ => true,
        }
    }
}

/// The country that an office or force without one of its own belongs to: that of the place, else
/// the one that the report is mostly about.
pub(crate) fn home<'a>(place: Option<&'a Place>, setting: &'a Setting) -> &'a str {
    place.map(|place| place.country.as_str()).filter(|country| !country.is_empty()).unwrap_or(setting.home())
}

/// Whether a verb of a sentence has nobody in the sentence as its subject: it goes on about who the
/// sentence before was about.
pub(crate) fn drops_subject(parsed: &Parsed<'_, '_, '_>, fired: &Fired) -> bool {
    let word = fired.words.start;
    fired.verb
        && !fired.passive
        && fired.filled.actors.is_empty()
        && fired.filled.adjective.is_none()
        && fired.around.antecedent.is_none()
        && !fired.features.any(Features::FIRST | Features::PASSIVE)
        // `يمكن للمجلس أن يطلب`: who does what a clause is about is told before it.
        && !word.checked_sub(1).is_some_and(|before| parsed.line.is(before, Grammar::Complementiser))
        && !parsed.subjects.iter().any(|&(at, _)| at <= word)
}

/// Why a mention is no event of its own, however it would merge.
pub(crate) fn refuse(mention: &Mention, fired: &Fired, parsed: &Parsed<'_, '_, '_>) -> Option<&'static str> {
    if parsed.pack.frames[fired.frame as usize].is_said() {
        if mention.actors.is_empty() {
            return Some("nobody is told who says it");
        }
        if !parsed.is_really_said(fired) {
            return Some("not said of now");
        }
    }
    let told = mention.date.span.is_some() || mention.place.is_some();
    if !told && mention.casualties.is_empty() && parsed.is_habit(fired) {
        return Some("told of what is usual");
    }
    if mention.embedded && !(told && mention.status == Status::Planned) {
        return Some("only the content of another act");
    }
    if mention.status == Status::Possible && !told {
        return Some("only possible, with neither date nor place");
    }
    None
}

/// Whether enough is told of a joined mention to be a record.
pub(crate) fn keep(mention: &Mention) -> bool {
    let telling = &mention.telling;
    // `استهدف الهجوم مسجدا`: what is told to be hit, and not only named as what some attack was on.
    let hit = telling.asserted && !telling.named && !telling.habit && !mention.sites.is_empty();
    let thing = (telling.target || hit) && mention.recipients.is_empty() || telling.blast;
    let participants = mention.actors.len() + mention.recipients.len() + usize::from(thing);
    // A year alone places an event in history, not in the news, unless it is the event's name.
    let dated = mention.named_by_year
        || mention.date.span.is_some()
            && !matches!(mention.date.precision, TimePrecision::Year | TimePrecision::Years);
    let circumstances = usize::from(mention.place.is_some() || mention.content_placed)
        + usize::from(dated)
        + usize::from(!mention.casualties.is_empty());
    let least = if mention.foreground || mention.named_by_year { 1 } else { 2 };
    // What a report tells again and again is its news, however little each mention says.
    let repeated = mention.again.min(REPEATED) / REPEATED;
    participants + circumstances + repeated >= least && !(mention.points_back && circumstances == 0)
}

fn weight(actors: &[Actor], recipients: &[Actor], casualties: &Casualties) -> u32 {
    2 * (actors.len().min(2) + recipients.len().min(2)) as u32
        + casualties.kinds().iter().filter(|(_, f)| f.is_some()).count() as u32
}
