//! The town from which an agency sent its report, told with the day before the first sentence: who is told to
//! meet on that day, and not where, met there.

use jiff::civil::Date;
use sijill_model::{EventType, Place, Status};
use sijill_pack::{Meaning, Pack};

use crate::{clause::Parsed, merge::Mention, setting::Setting};

/// Sentences in which a dateline may stand: it comes first, or after the headline.
const OPENING: usize = 2;
/// Modes of talks for which nobody comes together.
const APART: [&str; 2] = ["phone", "third-party"];

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
