//! Which events are done by saying something, so that what is said names places and days of other things.

use sijill_model::EventType;

/// Whether an event is itself somebody's words: who accuses, refuses, demands, supports or threatens does so by
/// saying it.
pub(crate) fn is_utterance(event_type: EventType) -> bool {
    use EventType::{Accuse, Reject, Request, Support, Threaten};
    matches!(event_type, Accuse | Reject | Request | Support | Threaten)
}

/// Whether the words that tell an event tell, too, of what it is about and where that is: words, and what is
/// agreed on, conceded or punished.
pub(crate) fn has_content(event_type: EventType) -> bool {
    use EventType::{Agree, Concede, Sanction};
    is_utterance(event_type) || matches!(event_type, Agree | Concede | Sanction)
}
