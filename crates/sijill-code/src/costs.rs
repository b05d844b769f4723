//! Which figures of a sentence are the cost of which of its events.

use crate::{assemble::LineState, claims::Told, effects::is_several, predicate::Fired};

/// Words between a figure and the word of its event.
const FIGURE_REACH: usize = 30;

/// The figures of a line that belong to a fired frame: its own type's, nearest first.
pub(crate) fn figures(state: &LineState<'_, '_, '_, '_>, index: usize) -> Vec<Told> {
    use sijill_model::EventType::{Assault, Coerce, Protest};
    let parsed = state.parsed;
    let kind_of = |fired: &Fired| parsed.pack.frames[fired.frame as usize].event_type;
    let owned = |told: &&Told| {
        let wanted = |event_type, start| match told.kind {
            "arrested" => event_type == Coerce,
            // `حكمت بإعدام سبعة متهمين بقتل ضابط`: who is sentenced is none of those who were killed.
            "killed" if parsed.is_execution(told.word) => {
                event_type == Coerce || event_type == Assault && start == told.word
            }
            "killed" | "injured" => matches!(event_type, Assault | Protest),
            _ => event_type == Assault,
        };
        let owner = state
            .fired
            .iter()
            .enumerate()
            .filter(|(_, fired)| {
                // `احتجاجا على مقتل السيدة`: what a protest is about is none of its cost.
                let about = kind_of(fired) == Protest
                    && parsed.group_at[told.word].is_some_and(|g| {
                        fired.filled.recipients.contains(&g) || parsed.groups[g].preposition.is_some()
                    });
                let near = fired.words.start.abs_diff(told.word) <= FIGURE_REACH;
                wanted(kind_of(fired), fired.words.start) && near && !about
            })
            .min_by_key(|(_, fired)| (kind_of(fired) == Protest, fired.words.start.abs_diff(told.word)))
            .map(|(owner, _)| owner);
        owner == Some(index)
    };
    // `قتل 16 في هجومين`: a total of several attacks; `قتل 18 في سلسلة تفجيرات` may be one.
    let clause = |told: &Told| told.word..parsed.surroundings(told.word, told.word + 1).end.max(told.word);
    let of_noun = |told: &Told, many: &dyn Fn(&Fired) -> bool| {
        state.fired.iter().any(|one| {
            kind_of(one) == Assault
                && one.group.is_some_and(|group| !parsed.has_other_casualty(group))
                && many(one)
                && clause(told).contains(&one.words.start)
        })
    };
    let counted =
        |one: &Fired| one.group.is_some_and(|g| parsed.groups[g].dual || parsed.groups[g].number.is_some());
    let mut all: Vec<Told> = state.told.iter().filter(owned).cloned().collect();
    for told in &mut all {
        told.several = of_noun(told, &counted);
        told.attacks = told.several || of_noun(told, &|one| is_several(parsed, one));
    }
    all
}
