//! What stands around a number: about, at least, at most, ranges.

use crate::{NumberMention, NumberUnit, TimeTables, Word, cardinal, kinds::NumberWord};

/// Joins ranges and applies bounds.
pub(crate) fn apply(words: &[Word<'_>], tables: &TimeTables, all: &mut Vec<NumberMention>) {
    join_ranges(words, tables, all);
    for mention in all.iter_mut().filter(|mention| mention.unit == NumberUnit::Count) {
        let start = mention.words.start;
        for back in 1..=4.min(start) {
            let kinds = [NumberWord::About, NumberWord::AtLeast, NumberWord::AtMost];
            let Some((length, entry)) = tables.number(words, start - back, &kinds) else { continue };
            if length != back {
                continue;
            }
            mention.lead = back;
            match entry.kind {
                NumberWord::About => mention.exact = false,
                NumberWord::AtLeast => mention.max = None,
                _ => (mention.value, mention.max) = (0.0, Some(mention.value)),
            }
            break;
        }
        // `20 شخصا على الأقل`: after the counted noun.
        for after in mention.words.end..(mention.words.end + 4).min(words.len()) {
            if tables.number(words, after, &[NumberWord::AtLeastAfter]).is_some() {
                mention.max = None;
            }
        }
    }
}

/// `بين 10 و15`, `10-15`, `من 5 إلى 6`.
fn join_ranges(words: &[Word<'_>], tables: &TimeTables, all: &mut Vec<NumberMention>) {
    let mut at = 0;
    while at + 1 < all.len() {
        let (first, second) = (&all[at], &all[at + 1]);
        let gap = second.words.start - first.words.end;
        // `بين`, `ما بين`.
        let lead = (1..=2.min(first.words.start)).rev().find(|&back| {
            let start = first.words.start - back;
            tables.number(words, start, &[NumberWord::Between]).is_some_and(|(length, _)| length == back)
        });
        let between = lead.is_some()
            && (gap == 0 && tables.is_joined(words[second.words.start].key)
                || gap == 1 && tables.is_and(words[first.words.end].key));
        let to = gap == 1 && {
            let word = &words[first.words.end];
            word.key == "-" || tables.number(words, first.words.end, &[NumberWord::To]).is_some()
        };
        let counts = first.unit == NumberUnit::Count && second.unit == first.unit;
        if counts && (between || to) && first.value < second.value {
            let range = first.words.start..second.words.end;
            let mut joined =
                cardinal::mention(words, range, first.value, Some(second.value), NumberUnit::Count);
            joined.lead = lead.unwrap_or_default();
            all.splice(at..at + 2, [joined]);
        }
        at += 1;
    }
}
