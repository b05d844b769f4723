//! Every frame against its own examples: it must fire in one and stay silent in the other.

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
    /// The examples of frames that do not hold, in the order of the tables. `only` keeps the lines
    /// whose rule contains it, such as `verbs/coerce.tsv`; the empty string keeps all.
    pub fn check_examples(&self, only: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        for frame in self.pack().frames.iter().filter(|frame| frame.rule.contains(only)) {
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
