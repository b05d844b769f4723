//! Quotation: which marks open, which close, and what stands between them.

use std::ops::Range;

use crate::{Document, TextRules, TokenKind, entity::entity, token::flag};

/// What stands inside a pair of quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteSpan {
    /// The tokens between the marks, without them.
    pub tokens: Range<u32>,
    /// Whether a closing mark was found; else the quotation ends with the passage, or where the
    /// next one opens.
    pub closed: bool,
}

/// Deeper nesting than this is no quotation, but noise.
const DEPTH: usize = 4;

/// An opening mark that waits for its closing one.
struct Open {
    token: usize,
    mark: char,
}

/// Finds the quotations of a paragraph and flags their marks.
///
/// Marks that are alike on both sides are told apart by the blanks around them, and take turns
/// where those do not tell.
pub(crate) fn find(
    document: &Document,
    tokens: Range<usize>,
    rules: &TextRules,
    flags: &mut [u8],
) -> Vec<QuoteSpan> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for at in tokens.clone() {
        if flags[at] & (flag::MAY_OPEN | flag::MAY_CLOSE) == 0 {
            continue;
        }
        let word = document.word(at);
        let Some(mark) = entity(word).map(|(sign, _)| sign).or_else(|| word.chars().next()) else {
            continue;
        };
        let closes = open
            .iter()
            .rposition(|open| pairs(rules, open.mark, mark))
            .filter(|_| may_close(document, &tokens, at, flags[at]));
        if let Some(depth) = closes {
            for unclosed in open.drain(depth + 1..) {
                push(&mut found, unclosed.token, at, false);
            }
            if let Some(opened) = open.pop() {
                push(&mut found, opened.token, at, true);
            }
            flags[at] |= flag::CLOSES;
        } else if looks_closing(document, &tokens, at) {
            flags[at] |= flag::CLOSES;
        } else {
            // The same mark opens again: the earlier one was never closed.
            if let Some(depth) = open.iter().rposition(|open| open.mark == mark) {
                for unclosed in open.drain(depth..) {
                    push(&mut found, unclosed.token, at, false);
                }
            }
            flags[at] |= flag::OPENS;
            if open.len() < DEPTH {
                open.push(Open { token: at, mark });
            }
        }
    }
    for unclosed in open {
        push(&mut found, unclosed.token, tokens.end, false);
    }
    found.sort_by_key(|quote| (quote.tokens.start, std::cmp::Reverse(quote.tokens.end)));
    found
}

fn push(found: &mut Vec<QuoteSpan>, opening: usize, end: usize, closed: bool) {
    if opening + 1 < end {
        found.push(QuoteSpan { tokens: opening as u32 + 1..end as u32, closed });
    }
}

/// Whether `close` ends what `open` began; many texts swap the two, or use one for both.
fn pairs(rules: &TextRules, open: char, close: char) -> bool {
    let of = |pair: &(char, char), mark| pair.0 == mark || pair.1 == mark;
    rules.quotes.iter().any(|pair| of(pair, open) && of(pair, close))
}

/// Whether a mark closes the quotation that is open, by what stands around it.
fn may_close(document: &Document, tokens: &Range<usize>, at: usize, flags: u8) -> bool {
    if after_prefix(document, tokens, at) {
        return false;
    }
    match (flags & flag::MAY_OPEN != 0, flags & flag::MAY_CLOSE != 0) {
        (true, true) => !looks_opening(document, tokens, at),
        (true, false) => !before_word(document, tokens, at),
        _ => true,
    }
}

/// A word clings to the end of the mark.
fn before_word(document: &Document, tokens: &Range<usize>, at: usize) -> bool {
    let next = (at + 1 < tokens.end).then(|| &document.tokens[at + 1]);
    next.is_some_and(|next| !next.space_before && next.kind != TokenKind::Punct)
}

/// A blank before, and none after.
fn looks_opening(document: &Document, tokens: &Range<usize>, at: usize) -> bool {
    let free = at == tokens.start || document.tokens[at].space_before;
    let nested = at + 1 < tokens.end
        && !document.tokens[at + 1].space_before
        && matches!(document.word(at + 1), "“" | "«" | "(" | "[" | "#" | "@");
    free && (before_word(document, tokens, at) || nested)
}

/// The mark stands between a proclitic and its word: `لـ"المدينة"`, `و«العربية»`.
fn after_prefix(document: &Document, tokens: &Range<usize>, at: usize) -> bool {
    if at == tokens.start || document.tokens[at].space_before || !before_word(document, tokens, at) {
        return false;
    }
    let before = at - 1;
    document.tokens[before].kind == TokenKind::Word
        && (document.word(before).ends_with('ـ') || document.key(before).chars().nth(1).is_none())
}

/// No blank before, and a blank, the end, or a sign after.
fn looks_closing(document: &Document, tokens: &Range<usize>, at: usize) -> bool {
    let clings = at > tokens.start && !document.tokens[at].space_before;
    let next = (at + 1 < tokens.end).then(|| &document.tokens[at + 1]);
    clings && next.is_none_or(|next| next.space_before || next.kind == TokenKind::Punct)
}

#[cfg(test)]
mod tests {
    use crate::{rules::sample, segment};

    /// The quotations of a text as written; `…` after one that is not closed.
    fn quotes(text: &str) -> Vec<String> {
        let document = segment(text, false, &sample());
        document
            .quotes()
            .iter()
            .map(|quote| {
                let words = document.slice(document.span_of(quote.tokens.clone()));
                format!("{words}{}", if quote.closed { "" } else { "…" })
            })
            .collect()
    }

    #[test]
    fn finds_quotations() {
        for (text, expected) in [
            ("قال «لن نرحل» ثم مضى", &["لن نرحل"][..]),
            ("وصفه بـ\"العدوان\" الغاشم", &["العدوان"]),
            ("قال \" نعم \" ومضى", &["نعم"]),
            ("قال «سمعت “لا” منه» أمس", &["سمعت “لا” منه", "لا"]),
            ("قال ”نعم“ ومضى", &["نعم"]),
            ("قال «لن نرحل. سنبقى هنا.» ومضى", &["لن نرحل. سنبقى هنا."]),
            ("قال «لن نرحل", &["لن نرحل…"]),
            ("في المحيط\". وأضاف \"نعم\" ومضى", &["نعم"]),
            ("«نعم\nلا»", &["نعم…"]),
            ("«»", &[]),
            ("حركتا “حماس” و”الجهاد” وحزب ”الأمة” أمس", &["حماس", "الجهاد", "الأمة"]),
            ("قال لـ»المدينة» أمس", &["المدينة"]),
            ("قال « نعم « ومضى", &["نعم"]),
            ("قال «نعم «. ومضى", &["نعم"]),
            ("بين \"أ\" و\"ب\" أمس", &["أ", "ب"]),
        ] {
            assert_eq!(quotes(text), expected, "{text}");
        }
    }
}
