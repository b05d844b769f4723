//! What a report recalls from earlier: by its date, by a past before the past, by words such as `earlier`.

use jiff::civil::Date;
use sijill_model::EventDate;
use sijill_pack::{CueKind, Grammar, Slot};

use crate::{clause::Parsed, predicate::Fired};

/// Days before publication from which an event is older context, as annotators drew the line.
const DAYS: i32 = 10;
/// Words before a phrase that opens its sentence.
const OPENING: usize = 1;
/// How far before an event the word for its anniversary may stand.
const ANNIVERSARY: usize = 4;

impl Parsed<'_, '_, '_> {
    /// Whether a fired frame is older context, and not the news of its report.
    pub fn is_background(
        &self,
        fired: &Fired,
        pluperfect: bool,
        date: &EventDate,
        published: Option<Date>,
    ) -> bool {
        let line = self.line;
        let before = |day: Option<Date>| {
            day.zip(published)
                .is_some_and(|(day, published)| day.until(published).is_ok_and(|span| span.get_days() > DAYS))
        };
        // What is set beside something long past is of that time.
        let beside = date.start.is_none() && self.meanwhile(fired).is_some_and(|time| before(time.end));
        if before(date.end) || beside || self.is_anniversary(fired) {
            return true;
        }
        // What began long ago and has lasted since may be recalled, too.
        let fresh = date.start.is_some() && !before(date.start);
        // What a report opens with is its news.
        let lead = usize::from(line.doc.sentences.first().is_some_and(|first| first.title));
        !fresh && line.sentence > lead && (pluperfect || self.is_recalled(fired))
    }

    /// Whether a phrase of recalling reaches a frame: one that opens the sentence all of it, any other its
    /// own clause.
    fn is_recalled(&self, fired: &Fired) -> bool {
        let trigger = fired.words.start;
        (0..self.line.words.len()).any(|word| {
            let Some(cue) = self.cue_row(word).filter(|cue| cue.kind == CueKind::Background) else {
                return false;
            };
            let opens = word <= OPENING && self.opens_clause(word) && cue.slot.is_none();
            opens || self.breaks(word.min(trigger), word.max(trigger)) == 0
        })
    }

    /// Whether the phrase that holds a word ends in a complementiser, or one follows it.
    fn opens_clause(&self, word: usize) -> bool {
        let end = self.line.name_at[word].map_or(word + 1, |name| self.line.names[name].words.end);
        let words = word..(end + 2).min(self.line.words.len());
        // Inside a phrase a word has no class of its own.
        words.into_iter().any(|w| matches!(self.line.words[w].grammar, Some((Grammar::Complementiser, _))))
    }

    /// Whether a frame is what an anniversary recalls: `ذكرى اغتيال الحريري`.
    fn is_anniversary(&self, fired: &Fired) -> bool {
        let trigger = fired.words.start;
        !fired.verb
            && (trigger.saturating_sub(ANNIVERSARY)..trigger).any(|word| {
                !self.ends_clause(word)
                    && self.cue_row(word).is_some_and(|cue| {
                        cue.kind == CueKind::Background && cue.slot == Some(Slot::Genitive)
                    })
            })
    }
}
