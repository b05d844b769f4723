//! What is going on and what is still to come, by the form of the verb, words such as `now`, and the date.

use jiff::civil::Date;
use sijill_model::{EventDate, EventType, Status};
use sijill_pack::{CueKind, Features, Grammar};

use crate::{clause::Parsed, line::WordPos, predicate::Fired, status::PAST, when::BY_THEN};

/// How the cue table notes words such as `now`.
const TIME: &str = "time";
/// How far before a verb an auxiliary may stand, its subject between.
const REACH: usize = 6;
/// Words before the verb that opens its sentence.
const OPENING: usize = 1;
/// Days from publication in which an event is news of its own.
const RECENT: i32 = 10;
/// How far before a noun the verb may stand that tells it as done.
const DONE: usize = 3;

impl Parsed<'_, '_, '_> {
    /// The status of an event that its sentence tells as happened, once its date and the form of its verb
    /// are heard: on a day to come it is planned, in the present it goes on.
    pub fn status_in_time(
        &self,
        fired: &Fired,
        told: Status,
        event_type: EventType,
        date: &EventDate,
        published: Option<Date>,
    ) -> Status {
        if !matches!(told, Status::Occurred | Status::Ongoing) {
            return told;
        }
        let verb = if fired.verb { Some(fired.words.start) } else { fired.light };
        let form =
            verb.and_then(|verb| self.line.verb_reading(verb, self.pack)).map(|(features, _)| features);
        let perfect = |form: Features| form.has(Features::PERFECT) && !form.has(Features::IMPERFECT);
        // `متعهدا باستعادة المدينة العام المقبل`: a promise that a participle tells has been made.
        let made = form.is_some_and(|form| form.has(Features::PARTICIPLE));
        let past = form.is_some_and(perfect) || made || verb.is_none() && self.is_done(fired.words.start);
        // `بحلول 2025`: by then is still to come.
        let by = |date: &EventDate| if date.basis == BY_THEN { date.end } else { date.start };
        if by(date).zip(published).is_some_and(|(day, published)| day > published) {
            // A deed that was done has no day to come: then the day is another's.
            return if past { told } else { Status::Planned };
        }
        let Some(verb) = verb.filter(|_| told == Status::Occurred && !self.line.title) else { return told };
        // A day just past is of a present that only makes vivid; one long past is since when it lasts.
        let over = date.end.zip(published).is_some_and(|(end, published)| {
            end < published && end.until(published).is_ok_and(|span| span.get_days() <= RECENT)
        });
        if over || past {
            return told;
        }
        let present = lasts(event_type)
            && !(fired.verb && self.is_seen(verb))
            && self.is_present(verb, form.unwrap_or_default());
        if present || self.is_now(fired) { Status::Ongoing } else { told }
    }

    /// Whether a frame's verb, or the one that carries it, is a present by its form.
    pub fn is_told_in_present(&self, fired: &Fired) -> bool {
        let before = || {
            let start = self.groups[fired.group?].words.start;
            start
                .checked_sub(1)
                .filter(|&word| self.line.words[word].pos == WordPos::Verb && self.says(word).is_none())
        };
        let verb = if fired.verb { Some(fired.words.start) } else { fired.light.or_else(before) };
        verb.filter(|&verb| !self.line.words[verb].attached.future)
            .and_then(|verb| self.line.verb_reading(verb, self.pack))
            .is_some_and(|(form, _)| form.has(Features::IMPERFECT))
    }

    /// Whether a noun is told right after a verb of the past that does not announce it: `انتهى الاجتماع`.
    fn is_done(&self, noun: usize) -> bool {
        let line = self.line;
        let verb = (noun.saturating_sub(DONE)..noun)
            .rev()
            .take_while(|&word| !self.ends_clause(word))
            .find(|&word| line.words[word].pos == WordPos::Verb);
        verb.is_some_and(|verb| {
            let form = line.verb_reading(verb, self.pack).map(|(features, _)| features).unwrap_or_default();
            self.says(verb).is_none() && form.has(Features::PERFECT) && !form.has(Features::IMPERFECT)
        })
    }

    /// Whether a verb tells the present: an imperfect that nothing moves into the past, the future or a wish.
    fn is_present(&self, verb: usize, form: Features) -> bool {
        let line = self.line;
        let attached = line.words[verb].attached;
        // `تبنى` is a present of one verb and a past of another.
        let past = line
            .readings(verb)
            .iter()
            .any(|r| r.attached == attached && r.form.features.has(Features::PERFECT));
        if !form.has(Features::IMPERFECT) || past || attached.future || attached.preposition.is_some() {
            return false;
        }
        // A line that puts its subject first, with no full stop, is a headline wherever it stands.
        let stops = line.words.last().is_some_and(|last| last.pos == WordPos::Punct);
        let plain = !(0..verb).any(|word| self.ends_clause(word) || self.is_border(word));
        if (line.sentence == 0 || !stops) && verb > OPENING && plain {
            return false;
        }
        let moved = |word: usize| match line.words[word].grammar {
            Some((class, row)) if line.words[word].pos == WordPos::Particle => match class {
                Grammar::Auxiliary => self.pack.grammar[row as usize].note == PAST,
                Grammar::Subordinator | Grammar::Negation | Grammar::Perfect | Grammar::Future => true,
                // `أن يقصف`: right before the verb it opens a wish; with a subject between, a statement.
                Grammar::Complementiser => {
                    word + 1 == verb && !self.pack.grammar[row as usize].note.ends_with("pronoun")
                }
                _ => false,
            },
            _ => false,
        };
        (verb.saturating_sub(REACH)..verb)
            .rev()
            .take_while(|&word| {
                !self.ends_clause(word) && (word + 1 == verb || line.words[word].pos != WordPos::Verb)
            })
            .all(|word| !moved(word))
    }

    /// Whether a word such as `now` stands in the clause.
    fn is_now(&self, fired: &Fired) -> bool {
        (fired.around.start..fired.around.end.min(self.line.words.len())).any(|word| {
            self.cue_row(word).is_some_and(|cue| cue.kind == CueKind::Ongoing && cue.note == TIME)
        })
    }
}

/// Whether events of a type last, so that the present tells that they go on: who is holding, besieging,
/// helping, deploying. Saying and meeting are told in the present once they are done.
fn lasts(event_type: EventType) -> bool {
    use EventType::{Aid, Assault, Coerce, Cooperate, Mobilize, Protest};
    matches!(event_type, Aid | Assault | Coerce | Cooperate | Mobilize | Protest)
}
