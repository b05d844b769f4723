//! Who vouches for a fired frame: of all who speak in its sentence, those whose word reaches it.

use sijill_model::Source;

use crate::{
    assemble::LineState,
    predicate::Fired,
    source::{Attribution, Hop, join},
    utterance::is_utterance,
};

/// The sources of a fired frame, nearest first.
pub(crate) fn sources(state: &LineState<'_, '_, '_, '_>, fired: &Fired) -> Vec<Source> {
    let parsed = state.parsed;
    let word = fired.words.start;
    let beside = fired.group.is_some_and(|group| parsed.is_circumstance(group));
    // `قال إن العلاقات تحسنت بعد الاتفاق`: what is taken as known is not what is reported.
    let known = beside && fired.group.is_some_and(|group| parsed.groups[group].definite);
    let covering: Vec<&Attribution> = state
        .attributions
        .iter()
        .filter(|one| one.covers.contains(&word) && one.word != word && !(one.bare && beside) && !known)
        .collect();
    let own = covering.iter().filter(|one| one.hop == Hop::Own).min_by_key(|one| {
        let after = one.word > word;
        let (from, to) = if after { (word, one.word) } else { (one.word, word) };
        let unowned = one.speaker.is_some_and(|group| parsed.is_unowned(group));
        (unowned, parsed.breaks(from, to.min(parsed.line.words.len())), after, to - from)
    });
    let event_type = parsed.pack.frames[fired.frame as usize].event_type;
    let mut chain = own.map(|own| own.chain.clone()).unwrap_or_default();
    if let Some(own) = own
        && own.speaker.is_some_and(|group| fired.filled.actors.contains(&group))
        && is_utterance(event_type)
    {
        // Who demands or refuses does so by saying it: nobody vouches for them but who relays it.
        chain.remove(0);
    }
    for one in &covering {
        match one.hop {
            Hop::Nearer => chain = join(&one.chain, &chain),
            Hop::Relay => chain = join(&chain, &one.chain),
            // `قال المتحدث، بحسب رويترز`: a medium beside a speaker relays them.
            Hop::Own if own.is_some_and(|own| own.word != one.word) => {
                if one.speaker.is_some_and(|group| parsed.is_media(group)) && one.word > word {
                    chain = join(&chain, &one.chain);
                }
            }
            Hop::Own => {}
        }
    }
    chain
}
