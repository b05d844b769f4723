//! Papers and broadcasters whose names are common words: `الجزيرة`, `الراية`. They are meant where the words are
//! quoted or in brackets, in a dateline, or where somebody speaks to them.

use std::ops::Range;

use sijill_pack::{Attached, CueKind, Pack, Sense};

use crate::{club, line::Line};

/// Words back to the verb or noun of saying before whom it is said to.
const FAR: usize = 4;

/// Whether such a name may be meant here.
pub(crate) fn plausible(line: &Line<'_>, words: Range<usize>, attached: Attached, pack: &Pack) -> bool {
    let mark = |word: Option<usize>, marks: &[&str]| {
        word.and_then(|word| line.words.get(word).map(|_| line.text(word)))
            .is_some_and(|text| marks.contains(&text))
    };
    let quote = |word: Option<usize>, last: bool| {
        word.filter(|&word| word < line.words.len()).is_some_and(|word| {
            let text = line.text(word);
            pack.rules.quotes.iter().any(|&(open, close)| text.chars().eq([if last { close } else { open }]))
        })
    };
    let (before, after) = (words.start.checked_sub(1), Some(words.end));
    // `قالت «الراية»`, `( الجزيرة )`
    let outer = before.and_then(|before| before.checked_sub(1));
    let held = quote(before, false) && quote(after, true) && mouth(line, outer, pack);
    let bracketed =
        mark(before, &["("]) && mark(after, &[")", "-"]) && !club::is_town(line, words.start, pack);
    // `الدوحة - الراية :`, `الدوحة - قنا :`
    let dated = mark(before, &DASHES) && mark(after, &[":", "-"]) && words.start <= FAR
        || mark(before, &DASHES) && mark(after, &[":"]);
    let to = attached.preposition.and_then(|letter| pack.clitics.preposition(letter));
    let spoken = to.is_some_and(|(own, _)| own == pack.agreement.object)
        && !line.words.get(words.end).is_some_and(|_| line.has_article(words.end, pack))
        && (words.start.saturating_sub(FAR)..words.start).any(|word| tells(line, word, pack));
    held || bracketed || dated || spoken || words.len() > 2
}

/// Signs between the parts of a dateline.
pub(crate) const DASHES: [&str; 4] = ["-", "–", "ـ", "—"];

/// Whether what stands before a quoted word lets a paper follow: a verb of saying, a preposition, a mark.
fn mouth(line: &Line<'_>, word: Option<usize>, pack: &Pack) -> bool {
    let Some(word) = word else { return true };
    tells(line, word, pack)
        || line.words[word].kind == sijill_text::TokenKind::Punct
        || line.key(word).chars().count() < 3
}

/// Whether a word tells that something is said.
fn tells(line: &Line<'_>, word: usize, pack: &Pack) -> bool {
    line.known(word).grammar.is_none()
        && line.readings(word).iter().any(|reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            senses.iter().any(
                |sense| matches!(sense, Sense::Cue(cue) if pack.cues[*cue as usize].kind == CueKind::Say),
            )
        })
}
