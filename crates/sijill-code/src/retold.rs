//! A verb told again without the words that gave it its sense has the sense that it had: after `ستنسحب من
//! الاتفاقية`, `سوف ننسحب` leaves no place.

use sijill_model::EventType;
use sijill_pack::Pack;

use crate::merge::Mention;

/// A verb told with words of its own.
struct Told<'p> {
    lemma: &'p str,
    frame: u32,
    event_type: EventType,
    /// The countries of those who act.
    countries: Vec<String>,
}

/// Gives mentions of a bare verb the sense in which the report told it before of the same side.
pub(crate) fn restore(mentions: &mut [Mention], pack: &Pack) {
    let mut told: Vec<Told<'_>> = Vec::new();
    for mention in mentions {
        let frame = &pack.frames[mention.frame as usize];
        let countries = || mention.actors.iter().map(|actor| actor.country.clone());
        if !frame.with.is_empty() {
            told.push(Told {
                lemma: frame.lemma,
                frame: mention.frame,
                event_type: mention.event_type,
                countries: countries().collect(),
            });
            continue;
        }
        // A place before it is where it was said.
        let left = mention.place.as_ref().is_some_and(|place| place.span.start > mention.triggers[0].start);
        if !mention.recipients.is_empty() || left {
            continue;
        }
        let sense = told.iter().find(|one| {
            one.lemma == frame.lemma
                && one.event_type != mention.event_type
                && countries().all(|country| one.countries.contains(&country))
        });
        if let Some(one) = sense {
            (mention.frame, mention.event_type) = (one.frame, one.event_type);
            mention.mode = pack.frames[one.frame as usize].mode;
        }
    }
}
