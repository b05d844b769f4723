//! Where searched words stand in a text, and the stretch that shows most of them.

use sijill_model::Span;

use crate::{Word, ask::query::Phrase};

/// Words of a snippet.
const WIDTH: usize = 32;

/// Words of a snippet before its first hit.
const LEAD: usize = 5;

/// A hit: which phrase, and at which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    from: usize,
    to: usize,
    phrase: usize,
}

/// Where the phrases stand, and a snippet around the best of them. `words` are all words of the text.
pub fn marks(words: &[Word], phrases: &[Phrase]) -> (Vec<Span>, Option<Span>) {
    let mut hits = Vec::new();
    for (phrase, keys) in phrases.iter().enumerate().filter(|(_, keys)| !keys.is_empty()) {
        for (from, stretch) in words.windows(keys.len()).enumerate() {
            if stretch.iter().zip(keys).all(|(word, key)| word.key.eq_ignore_ascii_case(key)) {
                hits.push(Hit { from, to: from + keys.len(), phrase });
            }
        }
    }
    hits.sort_unstable();
    let snippet = snippet(&hits, phrases.len()).map(|(from, to)| {
        let to = to.min(words.len()).max(from + 1);
        Span::new(words[from].span.start, words[to - 1].span.end)
    });
    // Each word is marked once, even where phrases share it.
    let mut spans: Vec<Span> =
        hits.iter().map(|hit| Span::new(words[hit.from].span.start, words[hit.to - 1].span.end)).collect();
    spans.dedup_by(|later, kept| {
        let one = later.overlaps(*kept);
        if one {
            *kept = kept.join(*later);
        }
        one
    });
    (spans, snippet)
}

/// The stretch of words with the most different phrases in it, then the most hits, then the first.
fn snippet(hits: &[Hit], phrases: usize) -> Option<(usize, usize)> {
    let mut best: Option<((usize, usize), usize)> = None;
    let mut seen = vec![0u32; phrases];
    let (mut different, mut end) = (0, 0);
    for start in 0..hits.len() {
        while end < hits.len() && hits[end].to <= hits[start].from + WIDTH - LEAD {
            let count = &mut seen[hits[end].phrase];
            different += usize::from(*count == 0);
            *count += 1;
            end += 1;
        }
        let value = (different, end.saturating_sub(start));
        if best.is_none_or(|(most, _)| value > most) {
            best = Some((value, hits[start].from));
        }
        // A phrase longer than a snippet was never counted.
        if end > start {
            let count = &mut seen[hits[start].phrase];
            *count -= 1;
            different -= usize::from(*count == 0);
        } else {
            end = start + 1;
        }
    }
    best.map(|(_, first)| {
        let from = first.saturating_sub(LEAD);
        (from, from + WIDTH)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sijill_merge::WordKind;

    fn words(text: &str) -> Vec<Word> {
        let mut at = 0;
        text.split(' ')
            .map(|key| {
                let span = Span::new(at, at + key.chars().count() as u32);
                at = span.end + 1;
                Word { span, kind: WordKind::Common, key: key.to_owned() }
            })
            .collect()
    }

    fn phrases(all: &[&str]) -> Vec<Phrase> {
        all.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn hits_slice_to_the_words() {
        let text = "a b c a b d";
        let (spans, snippet) = marks(&words(text), &phrases(&["a b", "d"]));
        let told: Vec<&str> = spans.iter().filter_map(|span| span.slice(text)).collect();
        assert_eq!(told, ["a b", "a b", "d"]);
        assert_eq!(snippet.and_then(|span| span.slice(text)), Some(text));
    }

    #[test]
    fn phrases_that_share_words_are_marked_once() {
        let text = "a b c d";
        let (spans, _) = marks(&words(text), &phrases(&["a b", "b c", "d"]));
        assert_eq!(spans, [Span::new(0, 5), Span::new(6, 7)]);
    }

    #[test]
    fn a_snippet_shows_the_most_different_phrases() {
        let far = format!("a {} a b {}", vec!["x"; 100].join(" "), vec!["y"; 100].join(" "));
        let (spans, snippet) = marks(&words(&far), &phrases(&["a", "b"]));
        assert_eq!(spans.len(), 3);
        let shown = snippet.and_then(|span| span.slice(&far)).unwrap();
        assert!(shown.starts_with("x x x x x a b y"), "{shown}");
        assert_eq!(shown.split(' ').count(), WIDTH);
    }

    #[test]
    fn nothing_is_marked_where_nothing_stands() {
        assert_eq!(marks(&words("a b"), &phrases(&["c", ""])), (Vec::new(), None));
        assert_eq!(marks(&[], &phrases(&["c"])), (Vec::new(), None));
        let long = vec!["z"; 60].join(" ");
        let (spans, snippet) = marks(&words(&long), &phrases(&[&long]));
        assert_eq!(spans.len(), 1);
        assert!(snippet.is_some());
    }
}
