//! A verb told again without the words that gave it its sense has the sense that it had: after `ستنسحب من
//! الاتفاقية`, `سوف ننسحب` leaves no place.

use sijill_model::EventType;
use sijill_pack::Pack;

use crate::merge::Mention;

/// Gives mentions of a bare verb the sense in which the report told it before of the same side.
pub(crate) fn restore(mentions: &mut [Mention], pack: &Pack) {
    // Verbs told with their words, and whether a place was left, too, by what they tell alone.
    let mut told: Vec<(&str, u32, EventType)> = Vec::new();
    for mention in mentions {
        let frame = &pack.frames[mention.frame as usize];
        if !frame.with.is_empty() {
            if !told.iter().any(|&(lemma, ..)| lemma == frame.lemma) {
                told.push((frame.lemma, mention.frame, mention.event_type));
            }
            continue;
        }
        // A place before it is where it was said.
        let left = mention.place.as_ref().is_some_and(|place| place.span.start > mention.triggers[0].start);
        let open = mention.recipients.is_empty() && !left;
        let sense =
            told.iter().find(|&&(lemma, _, kind)| open && lemma == frame.lemma && kind != mention.event_type);
        if let Some(&(_, frame, kind)) = sense {
            (mention.frame, mention.event_type) = (frame, kind);
            mention.mode = pack.frames[frame as usize].mode;
        }
    }
}
