//! What each step of the flow costs, on one thread.

use sijill::{Draft, Sijill};
use sijill_text::segment;

use crate::{best, row};

/// Measures the text layer, the token layer, the mention layer and the whole; each holds those
/// before it, so that a step's cost is the difference to the row above.
pub fn measure(sijill: &Sijill, drafts: &[Draft], rounds: usize, bytes: usize) {
    let count = drafts.len();
    let (time, tokens) = best(rounds, || {
        drafts
            .iter()
            .map(|draft| segment(&draft.report.text, draft.titled, &sijill.pack().rules).tokens.len())
            .sum::<usize>()
    });
    row("  passages, sentences, tokens", bytes, count, time, &format!("{tokens} tokens"));
    let (time, tokens) =
        best(rounds, || drafts.iter().map(|draft| sijill.tokens(draft.clone()).tokens.len()).sum::<usize>());
    row("  and readings of each word", bytes, count, time, &format!("{tokens} tokens told"));
    let (time, mentions) = best(rounds, || {
        drafts.iter().map(|draft| sijill.mentions(draft.clone()).mentions.len()).sum::<usize>()
    });
    row("  and names, numbers, times, groups", bytes, count, time, &format!("{mentions} mentions"));
    let (time, events) =
        best(rounds, || drafts.iter().map(|draft| sijill.read(draft.clone()).events.len()).sum::<usize>());
    row("  and frames, fields, coreference", bytes, count, time, &format!("{events} events"));
}
