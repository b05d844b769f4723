//! Which time expression dates an event.

use std::ops::Range;

use jiff::civil::Date;
use sijill_model::{EventDate, EventType, Status, TimePrecision};
use sijill_pack::{CueKind, Grammar, Sense};
use sijill_time::{TimeKind, TimeMention};

use crate::{clause::Parsed, groups::GroupClass, line::WordPos, predicate::Fired, utterance::is_utterance};

/// How far from its trigger a time expression may stand outside the trigger's clause.
const REACH: usize = 14;
/// How far before a relative pronoun its noun may end: a quotation mark may stand between.
const ANTECEDENT: usize = 2;
/// Words before a noun among which stands the preposition of what it counts from.
const FROM: usize = 4;
/// Words at the start of a clause among which the one that opens it stands.
const OPENING: usize = 2;
/// How the time tables' readers note what only measures a record: `الأعنف منذ ستة أشهر`.
const COMPARED: &str = "compared with";
/// How they note a time by which something is to be done.
pub(crate) const BY_THEN: &str = "by then";
/// How they note what lies some days or weeks off, nobody says how many.
const SOME: &str = "some time";
const SINCE_SOME: &str = "since some time";
/// How the cue table notes what somebody is accused of.
const CHARGE: &str = "charge";
/// PLOVER's sector of those who are accused or convicted.
const CRIMINAL: &str = "CRM";

/// A date that nothing tells.
pub(crate) fn untold() -> EventDate {
    EventDate {
        span: None,
        text: None,
        start: None,
        end: None,
        precision: TimePrecision::Unknown,
        basis: "not told".to_owned(),
    }
}

/// A time expression that dates an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated<'t> {
    pub time: &'t TimeMention,
    /// It tells when somebody spoke of the event, which need not be when it was:
    /// `قتل ثلاثة في اشتباكات، حسبما أعلنت الشرطة الأحد`.
    pub loosely: bool,
}

/// Where a time or a place stands that comes after a trigger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Clause {
    /// In the trigger's clause, or after it with none opened between.
    Same,
    /// In a relative clause about the trigger's own noun: `اتفاق فيينا الذي أبرم الثلاثاء`.
    Own,
    /// In a relative clause about another event noun: `قتلوا جراء أعمال العنف التي وقعت في البلاد`.
    Event,
    /// In a clause about something else: `تعهدت خفض ديونها التي بلغت ذروتها عام 2008`.
    Deeper,
}

/// A date as the answer tells it, with the ends that the words leave open left open: days ago, nobody says
/// how many, are no days that can be named, and by a day is any day before it.
pub(crate) fn told(mut date: EventDate, status: Status, published: Option<Date>) -> EventDate {
    if date.basis.starts_with(SOME) {
        (date.start, date.end) = (None, None);
    } else if date.basis.starts_with(SINCE_SOME) {
        (date.start, date.end) = (None, published.filter(|_| status == Status::Ongoing));
    } else if date.basis == BY_THEN {
        date.start = None;
    }
    date
}

impl Parsed<'_, '_, '_> {
    /// The time expression that dates a fired frame: in its clause first, else nearest in the
    /// sentence with no other event's trigger between.
    pub fn date_of(&self, fired: &Fired, all: &[Fired]) -> Option<Dated<'_>> {
        let (start, end) = (fired.words.start, fired.words.end);
        let distance = |time: &TimeMention| {
            if time.words.start >= end {
                time.words.start - end
            } else {
                start.saturating_sub(time.words.end)
            }
        };
        self.times
            .iter()
            .filter(|time| time.kind == TimeKind::Date)
            .filter(|time| time.start.is_some() || !time.timex.is_empty())
            .filter(|time| !self.dates_a_noun(time) && time.basis != COMPARED)
            .filter(|time| !self.dates_what_governs(fired, time, all) && !self.dates_participle(fired, time))
            .filter(|time| !self.dates_judged_deed(fired, time, all) && !self.dates_relative(fired, time))
            .filter(|time| !self.dates_meanwhile(fired, time) && !self.is_of_first_told(fired, &time.words))
            .filter_map(|time| {
                let clause = self.clause_of(fired, time.words.start);
                let inside = clause == Clause::Own
                    || time.words.start >= fired.around.start && time.words.end <= fired.around.end;
                (!matches!(clause, Clause::Deeper | Clause::Event)).then_some((inside, time))
            })
            .map(|(inside, time)| {
                let after = time.words.start >= end;
                let (from, to) = if after { (end, time.words.start) } else { (time.words.end, start) };
                let between = all
                    .iter()
                    .filter(|other| {
                        other.words.start >= from && other.words.end <= to && other.words != fired.words
                    })
                    .count();
                // `أعلنت أمس أن غارة قتلت`: so does what stands before the word that opens what is told.
                let beyond = |word: &usize| !after && self.line.is(*word, Grammar::Complementiser);
                let said = self.tellers_between(from, to) + (from..to).filter(beyond).count();
                let cost = distance(time)
                    + if inside { 0 } else { 8 }
                    + (between + said + self.breaks(from, to)) * 6
                    + usize::from(!after) * 2;
                (cost, inside, Dated { time, loosely: said > 0 })
            })
            .filter(|(_, inside, dated)| *inside || distance(dated.time) <= REACH)
            .min_by_key(|(cost, _, dated)| (*cost, dated.time.words.start))
            .map(|(_, _, dated)| dated)
    }

    /// In which clause a word stands, of those that open after a trigger.
    pub fn clause_of(&self, fired: &Fired, at: usize) -> Clause {
        let mut clause = Clause::Same;
        for word in fired.words.end..at {
            if self.line.is_punct(word) {
                clause = Clause::Same;
            } else if self.is_border(word) {
                let own = fired.group.is_some_and(|group| {
                    (self.groups[group].words.end..word).all(|between| {
                        matches!(self.line.words[between].pos, WordPos::Noun | WordPos::Unknown)
                            && self.line.words[between].attached.preposition.is_none()
                    })
                });
                clause = match (own, clause) {
                    (true, Clause::Same) => Clause::Own,
                    (true, clause) => clause,
                    (false, Clause::Deeper) => Clause::Deeper,
                    (false, _) if self.is_about_event(word) => Clause::Event,
                    (false, _) => Clause::Deeper,
                };
            }
        }
        clause
    }

    /// Whether a relative clause is about an event noun.
    fn is_about_event(&self, relative: usize) -> bool {
        let before = |word: &usize| self.group_at[*word].is_some();
        let noun = (relative.saturating_sub(ANTECEDENT)..relative).rev().find(before);
        self.line.is(relative, Grammar::Relative)
            && noun
                .and_then(|word| self.group_at[word])
                .is_some_and(|group| self.groups[group].class == GroupClass::Event)
    }

    /// Whether a time before a trigger tells when somebody spoke of it: `اتهمت الحكومة اليوم الانفصاليين
    /// بقصف مواقعها`, `نددت باريس الأحد بالهجوم`, `أوقفت الشرطة الأحد المتهم بقتل الضابط`.
    fn dates_what_governs(&self, fired: &Fired, time: &TimeMention, all: &[Fired]) -> bool {
        let start = fired.words.start;
        let Some(group) = fired.group.filter(|_| time.words.end <= start && fired.light.is_none()) else {
            return false;
        };
        let charged =
            self.groups[group].preposition_word.or(Some(start)).and_then(|word| word.checked_sub(1));
        let charged = charged.filter(|&word| word >= time.words.end);
        if charged.is_some_and(|word| self.is_charged(word)) {
            return true;
        }
        let kind = |one: &Fired| self.pack.frames[one.frame as usize].event_type;
        // `صوت المجلس الاثنين على الاتفاق`: what all know was agreed before what is done about it.
        if kind(fired) == EventType::Agree && self.line.words[start].attached.article {
            return true;
        }
        !is_utterance(kind(fired))
            && all.iter().any(|one| {
                one.words.end <= time.words.start
                    && is_utterance(kind(one))
                    && (one.words.end..start).all(|word| !self.is_border(word) && !self.mark(word).0)
                    && (time.words.end..start).all(|word| {
                        self.line.words[word].pos != WordPos::Verb && self.cue(word) != Some(CueKind::Say)
                    })
            })
    }

    /// Whether a month or a year after a deed that somebody is judged for is the deed's: `قضت بإعدام تسعة لإدانتهم
    /// باغتيال ضابط قبل أربعة أعوام`. A day may be that of the judgement.
    fn dates_judged_deed(&self, fired: &Fired, time: &TimeMention, all: &[Fired]) -> bool {
        let kind = |one: &Fired| self.pack.frames[one.frame as usize].event_type;
        let judges = matches!(kind(fired), EventType::Sanction | EventType::Accuse | EventType::Coerce);
        let long = matches!(
            time.precision,
            TimePrecision::Month | TimePrecision::Season | TimePrecision::Year | TimePrecision::Years
        );
        let beside = |deed: &Fired| {
            (deed.words.end..time.words.start)
                .all(|word| !self.is_verb(word) && !self.ends_clause(word) && !self.is_border(word))
        };
        let judged = |deed: &&Fired| {
            kind(deed) == EventType::Assault
                && !deed.verb
                && deed.group.is_some_and(|group| self.is_charge_of(group))
                && deed.words.end <= time.words.start
                && (deed.words.start >= fired.words.end || time.words.end <= fired.words.start)
        };
        judges && long && all.iter().filter(judged).any(beside)
    }

    /// Whether a time stands in a relative clause, and a frame beyond the comma after it:
    /// `رحب بالإصلاحات التي تحققت في نوفمبر، كما دعا`.
    fn dates_relative(&self, fired: &Fired, time: &TimeMention) -> bool {
        let start =
            (0..time.words.start).rev().find(|&word| self.ends_clause(word)).map_or(0, |mark| mark + 1);
        let relative = (start..time.words.start).rev().find(|&word| self.line.is(word, Grammar::Relative));
        let beyond = (time.words.end..fired.words.start).any(|word| self.ends_clause(word));
        beyond && relative.is_some_and(|relative| (relative..time.words.start).any(|word| self.is_verb(word)))
    }

    /// Whether a group tells what somebody is charged with: `بقتل شرطية`, `بتهمة قتل شرطية`.
    fn is_charge_of(&self, group: usize) -> bool {
        let own = &self.groups[group];
        let agreement = &self.pack.agreement;
        own.preposition.is_some_and(|key| agreement.is_charging(key))
            || own.words.start.checked_sub(1).is_some_and(|word| agreement.is_charge(self.line.stem(word)))
    }

    /// Whether a time tells when that was done to a noun which a participle says of it, and a fired frame is
    /// another's: `انسحبت من الاتفاقية الموقعة عام 1994`.
    fn dates_participle(&self, fired: &Fired, time: &TimeMention) -> bool {
        let before = |word: usize| word.checked_sub(1);
        let Some(mut participle) = before(time.words.start) else { return false };
        if self.line.is(participle, Grammar::Preposition) {
            let Some(word) = before(participle) else { return false };
            participle = word;
        }
        let says = self.is_dated(participle);
        // What opens its clause is told itself: `الصادر أمس`.
        let of_noun = before(participle).is_some_and(|word| self.group_at[word].is_some());
        let own = !fired.verb
            && fired.words.end <= participle
            && (fired.words.end..participle)
                .all(|word| !self.is_verb(word) && !self.line.is_punct(word) && !self.is_border(word));
        says && of_noun && !own
    }

    /// Whether a word is a participle that tells of its noun when it was made or done: `الموقعة`.
    pub fn is_dated(&self, word: usize) -> bool {
        self.line.words[word].attached.article
            && self.line.name_at[word].is_none()
            && self.line.has_cue(word, CueKind::Dated, self.pack)
    }

    /// Whether a time belongs to what its own clause tells, which opens with a word like `بينما`, and a frame stands
    /// beyond it: `بينما غادرت القوات في نهاية 2011، عاد آلاف`.
    fn dates_meanwhile(&self, fired: &Fired, time: &TimeMention) -> bool {
        let ends = |word: &usize| self.ends_clause(*word) || self.mark(*word).1;
        let Some(end) = (time.words.end..fired.words.start).find(ends) else { return false };
        let start = (0..time.words.start).rev().find(ends).map_or(0, |word| word + 1);
        let opened = (start..time.words.start).take(OPENING).any(|word| self.is_meanwhile(word));
        // `إذ حصل على 15 صوتا`: what explains a clause is of its time.
        let explains = (end..fired.words.start).any(|word| self.is_border(word));
        opened && !explains && self.fired_at.iter().any(|&(word, _)| word >= start && word < end)
    }

    /// Whether a time or a place belongs to the first of several things that are said, and a frame to a later one:
    /// `قال إن الخطة نوقشت العام الماضي وأن موعد المفاوضات قريب`.
    pub fn is_of_first_told(&self, fired: &Fired, words: &Range<usize>) -> bool {
        let that = |word: &usize| self.line.is(*word, Grammar::Complementiser);
        (words.end..fired.words.start).any(|word| that(&word) && self.line.words[word].attached.and)
            && (0..words.start).rev().any(|word| that(&word))
    }

    /// Whether a noun stands after a preposition of time, or a time that it counts from: `بعد ساعات من مقتل شرطيين`.
    pub fn is_told_before(&self, fired: &Fired) -> bool {
        let start = fired.words.start;
        let time = |word: usize| self.line.note(word, Grammar::Preposition, self.pack) == Some("time");
        let inside = |word: &usize| !self.is_verb(*word) && !self.line.is_punct(*word);
        !fired.verb && (start.saturating_sub(FROM)..start).rev().take_while(inside).any(time)
    }

    /// The time of the clause beside which a frame is told, where that has its own.
    pub fn meanwhile(&self, fired: &Fired) -> Option<&TimeMention> {
        let dated = |time: &&TimeMention| time.kind == TimeKind::Date && self.dates_meanwhile(fired, time);
        self.times.iter().find(dated)
    }

    /// Whether a word says of somebody that he is accused or convicted: of what follows.
    fn is_charged(&self, word: usize) -> bool {
        let charged = |cue: &sijill_pack::Cue| cue.kind == CueKind::Possible && cue.note == CHARGE;
        self.cue_row(word).is_some_and(charged)
            || self.line.senses(word, self.pack).any(|(_, sense)| {
                matches!(sense, Sense::Role(role) if self.pack.roles[role as usize].sector == CRIMINAL)
            })
    }

    /// How many words of saying and phrases such as `according to` stand in a stretch: what stands
    /// beyond one tells when or where it was said.
    pub fn tellers_between(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|&word| matches!(self.cue(word), Some(CueKind::Say | CueKind::According))).count()
    }

    /// A time inside a name or a bracketed reference dates that, not the event.
    fn dates_a_noun(&self, time: &TimeMention) -> bool {
        time.start.is_none() && time.end.is_none() && time.timex.is_empty()
    }

    /// A time expression as the date of an event.
    pub fn event_date(&self, time: &TimeMention) -> EventDate {
        EventDate {
            span: Some(time.span),
            text: Some(self.line.doc.slice(time.span).to_owned()),
            start: time.start,
            end: time.end,
            precision: time.precision,
            basis: time.basis.to_string(),
        }
    }
}
