//! Every frame fires in its example, and does not in its counter-example.

use sijill::Sijill;

#[test]
fn examples_hold() {
    let sijill = Sijill::new().expect("the packs compile");
    let faults = sijill.check_examples("");
    let lines: Vec<String> =
        faults.iter().map(|fault| format!("{}: {}", fault.rule, fault.message)).collect();
    assert!(
        faults.is_empty(),
        "{} faults in {} frames:\n{}",
        faults.len(),
        sijill.pack().frames.len(),
        lines.join("\n")
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
