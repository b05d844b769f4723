//! Every frame against its own examples: it must fire in one and stay silent in the other.

use sijill_pack::Frame;

use crate::{Sijill, plain};

/// An example that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The pack line, `packs/ar/nouns/assault.tsv:12`.
    pub rule: String,
    /// What is wrong, with the sentence.
    pub message: String,
}

impl Sijill {
    /// The frames of some lines of the tables: those whose rule holds the words given, such as
    /// `verbs/coerce.tsv` or `coerce.tsv:12`; the empty string keeps all.
    pub fn frames_of<'s>(&'s self, only: &'s str) -> impl Iterator<Item = &'s Frame> {
        self.pack().frames.iter().filter(move |frame| is_meant(&frame.rule, only))
    }

    /// The examples of frames that do not hold, in the order of the tables; of some lines alone, see
    /// [`Sijill::frames_of`].
    pub fn check_examples(&self, only: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        for frame in self.frames_of(only) {
            let mut fault = |what: &str, sentence: &str| {
                let message = format!("{} {what}: {sentence}", frame.lemma);
                faults.push(Fault { rule: frame.rule.clone(), message });
            };
            if !self.fires(frame.yes, &frame.rule) {
                fault("does not fire in", frame.yes);
            }
            if self.fires(frame.no, &frame.rule) {
                fault("fires in", frame.no);
            }
        }
        faults
    }

    /// Whether a sentence gives an event by the rule. Events that merge into another keep their
    /// types, so the trace is asked, which names each rule that fired.
    fn fires(&self, sentence: &str, rule: &str) -> bool {
        let Ok(draft) = plain("example", sentence.as_bytes()) else { return false };
        let (_, steps) = self.explain(draft);
        steps.iter().any(|step| step.stage == "fired" && step.rule.as_deref() == Some(rule))
    }
}

/// Whether a rule is one of those meant by a part of its path: `assault.tsv:1` is one line, and not
/// lines 10 to 19 too.
fn is_meant(rule: &str, only: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    rule.match_indices(only)
        .any(|(at, part)| !(part.ends_with(digit) && rule[at + part.len()..].starts_with(digit)))
}

#[cfg(test)]
mod tests {
    use super::is_meant;

    #[test]
    fn a_line_is_meant_whole() {
        let rule = "packs/ar/nouns/assault.tsv:12";
        assert!(is_meant(rule, "assault.tsv:12") && is_meant(rule, "nouns/") && is_meant(rule, ""));
        assert!(!is_meant(rule, "assault.tsv:1") && !is_meant(rule, "assault.tsv:123"));
        assert!(is_meant("packs/ar/nouns/11.tsv:1", "1.tsv:1"));
    }
}
