//! `ar-time/timeml`: whole news texts with TIMEX3 tags.
//!
//! Strict spans agree to the character, relaxed spans overlap, one to one; values are compared over
//! spans that overlap. The tags were made by a tool: agreement, not truth.

use std::path::Path;

use sijill::Sijill;
use sijill_model::{Mention, Span};

use crate::{
    EvalError, Set, Worst,
    count::{Count, Share},
    gold,
    times::mentions,
};

/// The day that the tags were resolved against, given with the set.
const REFERENCE: &str = "2015-12-24";

/// A tagged expression.
#[derive(Debug, PartialEq, Eq)]
struct Tag {
    span: Span,
    text: String,
    value: String,
}

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Set, EvalError> {
    let (mut strict, mut relaxed, mut values) = (Count::default(), Count::default(), Share::default());
    let mut set = Set::new("ar-time/timeml");
    let mut bad = Vec::new();
    for path in gold::files(folder, "tml")? {
        let raw = std::fs::read_to_string(&path).map_err(|error| EvalError::whole(&path, error))?;
        let (text, tags) = parse(&raw);
        let found: Vec<(Span, String, String)> = mentions(sijill, &text, Some(REFERENCE.to_owned()))
            .into_iter()
            .filter_map(|mention| match mention {
                Mention::Time { span, text, timex, .. } => Some((span, text, timex)),
                _ => None,
            })
            .collect();
        let (mut used, mut one) = (
            vec![false; found.len()],
            Worst {
                report: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                missed: Vec::new(),
                ..Worst::default()
            },
        );
        let exact = tags.iter().filter(|tag| found.iter().any(|(span, ..)| *span == tag.span)).count();
        strict += Count { hit: exact, missed: tags.len() - exact, false_alarm: found.len() - exact };
        for tag in &tags {
            let at = (0..found.len()).find(|&at| !used[at] && found[at].0.overlaps(tag.span));
            let Some(at) = at else {
                relaxed.missed += 1;
                one.missed.push(format!("{} = {}", tag.text, tag.value));
                continue;
            };
            used[at] = true;
            relaxed.hit += 1;
            let (_, words, timex) = &found[at];
            values.add(*timex == tag.value);
            if *timex != tag.value {
                one.missed.push(format!("value {} = {}, found {words} = {timex}", tag.text, tag.value));
            }
        }
        let extra = found.iter().zip(&used).filter(|(_, used)| !**used);
        one.false_alarms.extend(extra.map(|((_, words, timex), _)| format!("{words} = {timex}")));
        relaxed.false_alarm += one.false_alarms.len();
        bad.push((one.missed.len() + one.false_alarms.len(), one));
    }
    set.share("strict span F1", strict.f1(), strict.hit + strict.missed);
    set.share("relaxed span F1", relaxed.f1(), relaxed.hit + relaxed.missed);
    set.share("value", values.value(), values.of);
    bad.sort_by_key(|(errors, _)| std::cmp::Reverse(*errors));
    set.worst =
        bad.into_iter().filter(|(errors, _)| *errors > 0).take(worst).map(|(_, worst)| worst).collect();
    Ok(set)
}

/// The text of a file without its tags, and the expressions that they mark.
fn parse(raw: &str) -> (String, Vec<Tag>) {
    let body = raw.split_once("<TimeML>").map_or(raw, |(_, body)| body);
    let body = body.split_once("</TimeML>").map_or(body, |(body, _)| body);
    let (mut text, mut count, mut tags, mut open) = (String::new(), 0u32, Vec::new(), None);
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        if c == '<'
            && let Some(end) = rest.find('>')
        {
            let tag = &rest[1..end];
            if tag.starts_with("TIMEX3") {
                open = Some((count, text.len(), attribute(tag, "value")));
            } else if tag == "/TIMEX3"
                && let Some((start, byte, value)) = open.take()
            {
                tags.push(Tag { span: Span::new(start, count), text: text[byte..].to_owned(), value });
            }
            rest = &rest[end + 1..];
            continue;
        }
        let entity = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\'')]
            .into_iter()
            .find(|(name, _)| rest.starts_with(name));
        let (length, plain) = entity.map_or((c.len_utf8(), c), |(name, plain)| (name.len(), plain));
        text.push(plain);
        count += 1;
        rest = &rest[length..];
    }
    (text, tags)
}

fn attribute(tag: &str, name: &str) -> String {
    tag.split_once(&format!("{name}=\""))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or_else(String::new, |(value, _)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_out_and_counted_in_characters() {
        let raw = "<?xml?>\n<TimeML>وصل <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2015-12-23\">أمس</TIMEX3> &amp; عاد</TimeML>";
        let (text, tags) = parse(raw);
        assert_eq!(text, "وصل أمس & عاد");
        let tag = Tag { span: Span::new(4, 7), text: "أمس".into(), value: "2015-12-23".into() };
        assert_eq!(tags, [tag]);
    }
}
