//! Who vouches for a fired frame: of all who speak in its sentence, those whose word reaches it.

use sijill_model::Source;
use sijill_pack::{Features, Grammar, Meaning};

use crate::{
    assemble::LineState,
    clause::Parsed,
    predicate::Fired,
    source::{Attribution, Hop, join},
    utterance::is_utterance,
};

/// How the grammar table notes conjunctions of what goes on meanwhile, or against what was told.
const APART: [&str; 2] = ["while", "but"];

/// Who vouches for a fired frame.
#[derive(Debug, Default)]
pub(crate) struct Voucher {
    /// Nearest first.
    pub chain: Vec<Source>,
    /// The nearest of them is nobody in particular.
    pub vague: bool,
}

/// The sources of a fired frame.
pub(crate) fn sources(state: &LineState<'_, '_, '_, '_>, fired: &Fired) -> Voucher {
    let parsed = state.parsed;
    let word = fired.words.start;
    let beside = fired.group.is_some_and(|group| parsed.is_circumstance(group));
    // `قال إن العلاقات تحسنت بعد الاتفاق`: what is taken as known is not what is reported.
    let known = beside && fired.group.is_some_and(|group| parsed.groups[group].definite);
    let event_type = parsed.pack.frames[fired.frame as usize].event_type;
    let word_act = is_utterance(event_type);
    // A statement of its own, and not what goes on during what is said.
    let stated = word_act && fired.verb && fired.features.has(Features::PERFECT);
    let covering: Vec<&Attribution> = state
        .attributions
        .iter()
        .filter(|one| one.covers.contains(&word) && one.word != word && !(one.bare && beside) && !known)
        // `أفاد شهود بأن قصفا وقع، فيما دعت الوزارة إلى الهدوء`, `لكن الحكومة رفضت الاتهام`: the report itself tells
        // what another said meanwhile.
        .filter(|one| !(stated && one.word < word && goes_its_own_way(parsed, one.covers.start, word)))
        .collect();
    let own = covering.iter().filter(|one| one.hop == Hop::Own).min_by_key(|one| {
        let after = one.word > word;
        let (from, to) = if after { (word, one.word) } else { (one.word, word) };
        let unowned = one.speaker.is_some_and(|group| parsed.is_unowned(group));
        (unowned, parsed.breaks(from, to.min(parsed.line.words.len())), after, to - from)
    });
    let mut vague = own.is_some_and(|own| own.vague);
    let mut chain = own.map(|own| own.chain.clone()).unwrap_or_default();
    if let Some(own) = own
        && own.speaker.is_some_and(|group| fired.filled.actors.contains(&group))
        && word_act
    {
        // Who demands or refuses does so by saying it: nobody vouches for them but who relays it.
        chain.remove(0);
    }
    for one in &covering {
        match one.hop {
            Hop::Nearer => {
                chain = join(&one.chain, &chain);
                vague = one.vague;
            }
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
    Voucher { chain, vague }
}

/// Whether a clause that only goes on beside the speech stands between its start and a word.
fn goes_its_own_way(parsed: &Parsed<'_, '_, '_>, from: usize, word: usize) -> bool {
    let line = parsed.line;
    let note = |at: usize| match line.name_at[at].map(|name| &line.names[name].meaning) {
        Some(&Meaning::Grammar(row)) => Some(parsed.pack.grammar[row as usize].note),
        _ => line.note(at, Grammar::Conjunction, parsed.pack),
    };
    (from + 1..word).any(|at| parsed.is_comma(at - 1) && note(at).is_some_and(|note| APART.contains(&note)))
}
