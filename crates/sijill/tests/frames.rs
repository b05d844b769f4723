//! Every frame fires in its example, and does not in its counter-example.

use sijill::{Sijill, plain};

/// Whether a sentence gives an event by the rule; events that merge into another keep their types,
/// so the trace is asked, which names each rule that fired.
fn fires(sijill: &Sijill, sentence: &str, rule: &str) -> bool {
    let draft = plain("example", sentence.as_bytes()).expect("examples are text");
    let (_, steps) = sijill.explain(draft);
    steps.iter().any(|step| step.stage == "fired" && step.rule.as_deref() == Some(rule))
}

#[test]
fn examples_hold() {
    let sijill = Sijill::new().expect("the packs compile");
    let mut faults = Vec::new();
    for frame in &sijill.pack().frames {
        if !fires(&sijill, frame.yes, &frame.rule) {
            faults.push(format!("{}: {} does not fire in: {}", frame.rule, frame.lemma, frame.yes));
        }
        if fires(&sijill, frame.no, &frame.rule) {
            faults.push(format!("{}: {} fires in: {}", frame.rule, frame.lemma, frame.no));
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {} frames:\n{}",
        faults.len(),
        sijill.pack().frames.len(),
        faults.join("\n")
    );
}

#[test]
fn the_lexicon_is_broad() {
    let sijill = Sijill::new().expect("the packs compile");
    let frames = &sijill.pack().frames;
    assert!(frames.len() >= 600, "{} frames", frames.len());
    for event_type in sijill::model::EventType::ALL {
        let own = frames.iter().filter(|frame| frame.event_type == *event_type).count();
        assert!(own >= 20, "{} has {own} frames", event_type.word());
    }
}
