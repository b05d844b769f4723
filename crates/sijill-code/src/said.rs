//! Events that are what someone says: whoever says that another must, or did wrong, is who acts.

use crate::{clause::Parsed, predicate::Fired, source::Attribution};

impl Parsed<'_, '_, '_> {
    /// Gives the frames whose actor is whoever says it the speaker who covers them.
    pub fn let_speakers_act(&self, fired: &mut [Fired], attributions: &[Attribution]) {
        for one in fired.iter_mut().filter(|one| self.pack.frames[one.frame as usize].is_said()) {
            let speaker = self.nearest(one, attributions).and_then(|found| found.speaker);
            let Some(speaker) = speaker.filter(|&g| self.groups[g].is_actor()) else { continue };
            one.filled.actors = self.joined(speaker);
            one.filled.recipients.retain(|g| !one.filled.actors.contains(g));
        }
    }

    /// Whether the speaker of the sentence before goes on in the words of a fired frame.
    pub fn goes_on_speaking(&self, fired: &Fired, attributions: &[Attribution]) -> bool {
        self.nearest(fired, attributions).is_some_and(|found| found.speaker.is_none())
    }

    fn nearest<'a>(&self, fired: &Fired, attributions: &'a [Attribution]) -> Option<&'a Attribution> {
        let word = fired.words.start;
        attributions
            .iter()
            .filter(|found| found.covers.contains(&word) && found.word != word)
            .min_by_key(|found| (found.word > word, word.abs_diff(found.word)))
    }
}
