//! Furniture that the layout of a report tells without its words: headlines of other reports set
//! between paragraphs, rows of buttons, lines in another script.
//!
//! Conservative: a report whose paragraphs often lack their full stop tells nothing by a missing
//! one.

use sijill_model::PassageKind;

use crate::{Document, TokenKind, document::Paragraph, token::flag};

/// What a paragraph looks like.
#[derive(Debug, Default, Clone, Copy)]
struct Shape {
    /// Number of its paragraph.
    paragraph: usize,
    arabic: usize,
    latin: usize,
    numbers: usize,
    /// `|`, `•` between words.
    bars: usize,
    /// Any other sign or punctuation.
    signs: usize,
    /// Starts with a sign or a number, as items of lists do.
    item: bool,
    /// Latin letters, and the capitals among them.
    letters: usize,
    capitals: usize,
    /// Ends with a sentence end, closing marks passed over.
    ended: bool,
    /// Ends with a colon: what follows belongs to it.
    colon: bool,
    /// Holds one sentence, with every quotation closed.
    simple: bool,
}

impl Shape {
    fn words(&self) -> usize {
        self.arabic + self.latin + self.numbers
    }
}

/// Marks what the layout tells; the title is never furniture.
pub(crate) fn mark(document: &Document, paragraphs: &mut [Paragraph], flags: &[u8]) {
    let shapes: Vec<Shape> = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.is_story() && !paragraph.title)
        .map(|(number, paragraph)| shape(document, number, paragraph, flags))
        .collect();
    let arabic =
        shapes.iter().map(|shape| shape.arabic).sum::<usize>() > shapes.iter().map(|shape| shape.latin).sum();
    let headlines = headlines(&shapes);
    let rows = rows(&shapes);
    for (at, shape) in shapes.iter().enumerate() {
        let reason = if shape.words() == 0 {
            Some("no words")
        } else if rows[at] || is_bar(shape) {
            Some("share bar")
        } else if arabic && is_foreign(shape) || at > 0 && is_shouted(shape) {
            Some("foreign line")
        } else if headlines[at] {
            Some("related headline")
        } else {
            None
        };
        // A report of one paragraph is its story, whatever it looks like.
        if let Some(reason) =
            reason.filter(|_| shapes.len() > 1 && !paragraphs[shape.paragraph].tokens.is_empty())
        {
            paragraphs[shape.paragraph].set(PassageKind::Furniture, reason);
        }
    }
}

fn shape(document: &Document, number: usize, paragraph: &Paragraph, flags: &[u8]) -> Shape {
    let mut shape = Shape { paragraph: number, ..Shape::default() };
    let mut open = 0_usize;
    for at in paragraph.tokens.clone() {
        match document.tokens[at].kind {
            TokenKind::Word => shape.arabic += 1,
            TokenKind::Number => shape.numbers += 1,
            TokenKind::Latin => {
                shape.latin += 1;
                let word = document.word(at).chars().filter(|c| c.is_alphabetic());
                for letter in word {
                    shape.letters += 1;
                    shape.capitals += usize::from(letter.is_uppercase());
                }
            }
            TokenKind::Punct | TokenKind::Symbol => {
                let bar = matches!(document.word(at), "|" | "•" | "·");
                let inside = at > paragraph.tokens.start && at + 1 < paragraph.tokens.end;
                shape.bars += usize::from(bar && inside);
                shape.signs += usize::from(!(bar && inside));
            }
        }
        open += usize::from(flags[at] & flag::OPENS != 0);
        open = open.saturating_sub(usize::from(flags[at] & flag::CLOSES != 0));
    }
    shape.item = paragraph.tokens.clone().next().is_some_and(|at| {
        let opens = flags[at] & (flag::OPENS | flag::BRACKET) != 0;
        !opens && !matches!(document.tokens[at].kind, TokenKind::Word | TokenKind::Latin)
    });
    let mut tail = paragraph.tokens.clone().rev();
    let last = tail.find(|&at| flags[at] & (flag::CLOSES | flag::UNBRACKET) == 0);
    shape.ended = last.is_some_and(|at| flags[at] & flag::END != 0);
    shape.colon = last.is_some_and(|at| document.word(at) == ":");
    shape.simple = open == 0 && paragraph.sentences.len() == 1;
    shape
}

/// Paragraphs that look like headlines of other reports, set between paragraphs of prose.
fn headlines(shapes: &[Shape]) -> Vec<bool> {
    let ended = shapes.iter().filter(|shape| shape.ended).count();
    let prose = ended >= 4 && ended * 10 >= shapes.len().saturating_sub(1) * 7;
    let between =
        |at: usize| at >= 2 && at + 1 < shapes.len() && shapes[at - 1].ended && shapes[at + 1].ended;
    let headline = |at: usize, shape: &Shape| {
        // Shorter ones are the report's own headings more often than not.
        let size = (6..=25).contains(&shape.words());
        size && !shape.ended && !shape.colon && !shape.item && shape.simple && between(at)
    };
    shapes.iter().enumerate().map(|(at, shape)| prose && headline(at, shape)).collect()
}

/// Three and more lines in a row of one or two words and nothing else.
fn rows(shapes: &[Shape]) -> Vec<bool> {
    let short = |shape: &Shape| shape.words() <= 2 && shape.numbers + shape.signs + shape.bars == 0;
    let prose = shapes.iter().filter(|shape| shape.ended && shape.words() > 5).count() >= 2;
    let mut rows = vec![false; shapes.len()];
    let mut start = 0;
    for at in 0..=shapes.len() {
        if at == shapes.len() || !short(&shapes[at]) {
            if prose && at - start >= 3 {
                rows[start..at].fill(true);
            }
            start = at + 1;
        }
    }
    rows
}

/// One line of short items with bars between them.
fn is_bar(shape: &Shape) -> bool {
    shape.bars >= 2 && !shape.ended && shape.words() <= (shape.bars + 1) * 3 && shape.numbers <= 1
}

/// A short line of Latin letters alone.
fn is_foreign(shape: &Shape) -> bool {
    shape.arabic == 0 && shape.latin > 0 && shape.latin <= 8
}

/// A short line of capitals.
fn is_shouted(shape: &Shape) -> bool {
    let most = shape.capitals * 10 > shape.letters * 6 && shape.words() <= 10;
    let all = shape.capitals * 10 >= shape.letters * 9 && shape.words() <= 25;
    shape.latin >= 2 && shape.latin > shape.arabic && shape.letters > 0 && (most || all)
}

#[cfg(test)]
mod tests {
    use crate::{rules::sample, segment};

    const PROSE: &str = "وصل الوزير إلى عمان صباح اليوم في زيارة رسمية.";

    /// Reasons of a report of six prose paragraphs with `line` after the third.
    fn with(line: &str) -> Vec<String> {
        let text = format!("{PROSE}\n{PROSE}\n{PROSE}\n{line}\n{PROSE}\n{PROSE}\n{PROSE}\n");
        let document = segment(&text, false, &sample());
        document.passages.into_iter().filter_map(|passage| passage.reason).collect()
    }

    #[test]
    fn a_headline_between_prose_is_not_story() {
        for line in [
            "الوزير يلتقي نظيره في عمان: «لن نتراجع عن قرارنا»",
            "الوزير يلتقي نظيره ويحذر من انهيار الهدنة في الجنوب،",
        ] {
            assert_eq!(with(line), ["related headline"], "{line}");
        }
    }

    #[test]
    fn prose_stays_story() {
        for line in [
            PROSE,
            "وأضاف الوزير في مؤتمر صحفي:",
            "قال الوزير: «لن نتراجع عن قرارنا.»",
            "وصل الوفد أمس. ثم عاد إلى عمان",
            "الخلفية",
            "* زيارة رسمية لبحث ملفات الحدود والمياه",
            "وصل الوزير\nثم عاد إلى عمان\nولم يقل شيئا",
            "زوروا http: / / www.example.com",
            "// انتهى //",
        ] {
            assert!(with(line).is_empty(), "{line}: {:?}", with(line));
        }
        let torn = "وصل الوزير إلى عمان صباح اليوم\n".repeat(8);
        let document = segment(&torn, false, &sample());
        assert!(document.passages.iter().all(|passage| passage.reason.is_none()));
    }

    #[test]
    fn rows_of_buttons_are_furniture() {
        assert_eq!(with("فيسبوك\nتويتر\nطباعة"), ["share bar"; 3]);
        assert_eq!(with("الرئيسية | سياسة | اقتصاد | رياضة"), ["share bar"]);
        assert_eq!(with("*****"), ["no words"]);
    }

    #[test]
    fn foreign_lines_are_furniture() {
        assert_eq!(with("Read more"), ["foreign line"]);
        let english = "The minister arrived on Sunday.\nCLICK HERE FOR THE APP\nHe met his host.";
        let document = segment(english, false, &sample());
        assert_eq!(document.passages[1].reason.as_deref(), Some("foreign line"));
        assert_eq!(document.passages[2].reason, None);
    }
}
