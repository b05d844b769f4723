//! The town from which an agency sent its report, told with the day before the first sentence: who is told to
//! meet on that day, and not where, met there.

use jiff::civil::Date;
use sijill_model::{Class, EventType, Place, Status};
use sijill_pack::{Grammar, Meaning, Pack};
use sijill_time::TimeMention;

use crate::{
    clause::Parsed,
    groups::{Group, GroupClass},
    line::Line,
    merge::Mention,
    press::DASHES,
    setting::Setting,
};

/// Sentences in which a dateline may stand: it comes first, or after the headline.
const OPENING: usize = 2;
/// Modes of talks for which nobody comes together.
const APART: [&str; 2] = ["phone", "third-party"];

/// Words that a dateline has at most.
const LONGEST: usize = 18;
/// Words of what stands in its brackets, and of a reporter's name.
const ASIDE: usize = 6;
/// Marks, besides dashes, that part it from the report, and its own parts from each other.
const CLOSES: [&str; 3] = ["/", ":", "|"];

/// How many words at the head of a sentence are a dateline: a town, then the day, an agency or a reporter in any
/// order, up to the mark before the report: `كابول 14 مارس (رويترز) - قتل`, `بغداد / الأناضول / أعلن`.
pub(crate) fn opening(line: &Line<'_>, times: &[TimeMention], pack: &Pack) -> usize {
    if line.title || line.sentence > OPENING {
        return 0;
    }
    let town = |at: usize| {
        let name = &line.names[line.name_at.get(at).copied().flatten()?];
        let town = matches!(name.meaning, Meaning::Capital(_) | Meaning::Place(_) | Meaning::Country(_));
        (town && name.words.start == at).then_some(name.words.end)
    };
    let time = |at: usize| times.iter().find(|time| time.words.start == at).map(|time| time.words.end);
    let closes =
        |at: usize| line.is_punct(at) && (DASHES.contains(&line.text(at)) || CLOSES.contains(&line.text(at)));
    let count = line.words.len();
    // Up to the mark that follows, over words that are no verb: an agency, a reporter.
    let aside = |at: usize| {
        let plain = |word: &usize| !line.is_punct(*word) && line.verb_reading(*word, pack).is_none();
        let end = (at..count.min(at + ASIDE)).find(|word| !plain(word))?;
        (end > at && closes(end)).then_some(end)
    };
    let bracket = |at: usize| {
        (line.text(at) == "(").then_some(())?;
        (at..count.min(at + ASIDE + 2)).find(|&word| line.text(word) == ")").map(|word| word + 1)
    };
    let (mut at, mut towns, mut closed) = (0, 0, 0);
    while at < count.min(LONGEST) {
        if closes(at) {
            at += 1;
            closed = at;
        } else if matches!(line.text(at), "،" | ",")
            || line.is(at, Grammar::Preposition) && time(at + 1).is_some()
        {
            at += 1;
        } else if let Some(end) = time(at).or_else(|| bracket(at)) {
            at = end;
        } else if let Some(end) = town(at).filter(|_| towns < 2) {
            (at, towns) = (end, towns + 1);
        } else if let Some(end) = aside(at).filter(|_| towns > 0 && closed > 0) {
            at = end;
        } else {
            break;
        }
        if towns == 0 && closed > 0 {
            return 0;
        }
    }
    // `بغداد - وهي العاصمة - `, `كابول - التي`: an aside on the town.
    let goes_on = line.words.get(closed).is_some_and(|word| word.attached.and && !line.is_punct(closed))
        || closed < count && line.is(closed, Grammar::Relative);
    if closed == count || goes_on { 0 } else { closed }
}

/// The capitals and countries of a dateline are where it was written, and nobody who acts; what follows the first
/// town is no place, but an agency that is called by one: `أنقرة / الأناضول /`.
pub(crate) fn leave(groups: &mut [Group<'_>], opening: usize) {
    let mut placed = false;
    for group in groups.iter_mut().take_while(|group| group.words.end <= opening) {
        let stands = group.entity.as_ref().is_some_and(|one| one.metonym || one.class == Class::Country);
        if group.place.is_some() && stands {
            group.entity = None;
            group.class = GroupClass::Place;
        }
        if placed {
            group.place = None;
        }
        placed |= group.place.is_some();
    }
}

impl Parsed<'_, '_, '_> {
    /// The town of a line that is nothing but a dateline: a town, then the day, no verb.
    pub fn dateline(&self, setting: &Setting) -> Option<Place> {
        let first = self.groups.first().filter(|group| group.words.start == 0 && group.place.is_some())?;
        let name = &self.line.names[first.place?];
        let town = matches!(name.meaning, Meaning::Capital(_) | Meaning::Place(_));
        let dated = self.times.iter().any(|time| time.words.start == first.words.end && time.start.is_some());
        let verb = || (0..self.line.words.len()).any(|word| self.is_verb(word));
        let opens = self.line.sentence <= OPENING && !self.line.title;
        (opens && town && dated && !verb()).then(|| self.place_at(0, setting)).flatten()
    }
}

/// Gives meetings of the day of publication that have no place that of the dateline.
pub(crate) fn carry(events: &mut [Mention], dateline: Option<&Place>, published: Option<Date>, pack: &Pack) {
    let Some(town) = dateline else { return };
    for event in events {
        let met = event.event_type == EventType::Consult
            && event.status == Status::Occurred
            && !event.background
            && !APART.contains(&pack.frames[event.frame as usize].mode);
        let today =
            event.date.start.is_some() && event.date.start == published && event.date.end == published;
        if met && today && event.place.is_none() {
            event.place = Some(town.clone());
        }
    }
}
