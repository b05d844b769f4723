//! Which time expression dates an event.

use sijill_model::{EventDate, TimePrecision};
use sijill_pack::CueKind;
use sijill_time::{TimeKind, TimeMention};

use crate::{clause::Parsed, line::WordPos, predicate::Fired};

/// How far from its trigger a time expression may stand outside the trigger's clause.
const REACH: usize = 14;

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

impl Parsed<'_, '_, '_> {
    /// The time expression that dates a fired frame: in its clause first, else nearest in the
    /// sentence with no other event's trigger between.
    pub fn date_of(&self, fired: &Fired, all: &[Fired]) -> Option<&TimeMention> {
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
            .filter(|time| !self.dates_a_noun(time) && !self.is_deeper(fired, time))
            .map(|time| {
                let inside = time.words.start >= fired.around.start && time.words.end <= fired.around.end;
                let after = time.words.start >= end;
                let (from, to) = if after { (end, time.words.start) } else { (time.words.end, start) };
                let between = all
                    .iter()
                    .filter(|other| {
                        other.words.start >= from && other.words.end <= to && other.words != fired.words
                    })
                    .count();
                let said = self.tellers_between(from, to);
                let cost = distance(time)
                    + if inside { 0 } else { 8 }
                    + (between + said + self.breaks(from, to)) * 6
                    + usize::from(!after) * 2;
                (cost, inside, time)
            })
            .filter(|(_, inside, time)| *inside || distance(time) <= REACH)
            .min_by_key(|(cost, _, time)| (*cost, time.words.start))
            .map(|(_, _, time)| time)
    }

    /// Whether a time after a trigger stands in a clause that opens in between: `تعهدت خفض ديونها التي
    /// بلغت ذروتها عام 2008` dates the peak. A clause about the trigger's own noun phrase dates that:
    /// `اتفاق فيينا الذي أبرم الثلاثاء`.
    fn is_deeper(&self, fired: &Fired, time: &TimeMention) -> bool {
        let mut open = false;
        for word in fired.words.end..time.words.start {
            if self.line.is_punct(word) {
                open = false;
            } else if self.is_border(word) {
                let own = fired.group.is_some_and(|group| {
                    (self.groups[group].words.end..word).all(|between| {
                        matches!(self.line.words[between].pos, WordPos::Noun | WordPos::Unknown)
                            && self.line.words[between].attached.preposition.is_none()
                    })
                });
                open |= !own;
            }
        }
        open
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
