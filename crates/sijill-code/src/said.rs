//! Events that are what someone says: whoever says that another must, or did wrong, is who acts.

use sijill_model::{EventType, Status};
use sijill_pack::Features;

use crate::{clause::Parsed, predicate::Fired, source::Attribution};

/// Mode of what is condemned and criticised.
const DISAPPROVES: &str = "disapprove";

impl Parsed<'_, '_, '_> {
    /// A word that tells what another must do looks like one of answering: `يجب`.
    pub fn drop_musts(&self, fired: &[Fired], attributions: &mut Vec<Attribution>) {
        attributions.retain(|found| {
            !fired
                .iter()
                .any(|one| one.words.start == found.word && self.pack.frames[one.frame as usize].is_said())
        });
    }

    /// Gives the frames whose actor is whoever says it the speaker who covers them.
    pub fn let_speakers_act(&self, fired: &mut [Fired], attributions: &[Attribution]) {
        for one in fired.iter_mut().filter(|one| self.pack.frames[one.frame as usize].is_said()) {
            let speaker = self.nearest(one, attributions).and_then(|found| found.speaker);
            let Some(speaker) = speaker.filter(|&g| self.groups[g].is_actor()) else { continue };
            one.filled.actors = self.joined(speaker);
            // The words of the phrase are what is done, not who does it.
            let phrase = one.verb && !self.pack.frames[one.frame as usize].with.is_empty();
            let next = one.words.start + 1;
            let actors = one.filled.actors.clone();
            one.filled.recipients.retain(|&g| {
                let own = &self.groups[g];
                !(actors.contains(&g) || phrase && own.words.start == next && own.preposition.is_none())
            });
        }
    }

    /// `أدان الوزير قتل المدنيين`: whoever condemns a deed blames who did it, and not those to whom it was done.
    pub fn blame_doers(&self, fired: &mut [Fired]) {
        let harms = |one: &&Fired| {
            matches!(self.pack.frames[one.frame as usize].event_type, EventType::Assault | EventType::Coerce)
        };
        let deeds: Vec<_> =
            fired.iter().filter(harms).map(|deed| (deed.words.start, deed.filled.clone())).collect();
        for one in fired.iter_mut() {
            if self.pack.frames[one.frame as usize].mode != DISAPPROVES {
                continue;
            }
            let word = one.words.start;
            let blamed = &one.filled.recipients;
            let deed = deeds
                .iter()
                .find(|(at, deed)| *at > word && blamed.iter().any(|group| deed.recipients.contains(group)));
            if let Some((_, deed)) = deed {
                one.filled.recipients = deed.actors.clone();
            }
        }
    }

    /// `قال القائد «أقمنا حاجزا»`: who says that he did it, did it.
    pub fn let_first_persons_act(&self, fired: &mut [Fired], attributions: &[Attribution]) {
        for one in
            fired.iter_mut().filter(|one| one.verb && one.features.any(Features::FIRST) && !one.passive)
        {
            let speaker = self.nearest(one, attributions).and_then(|found| found.speaker);
            let Some(speaker) = speaker.filter(|&g| self.groups[g].is_actor()) else { continue };
            if !one.filled.recipients.contains(&speaker) {
                one.filled.actors = self.joined(speaker);
            }
        }
    }

    /// `وتابع سيف «كنا نبحث عنه عندما فجر نفسه»`: of oneself one doesn't speak as of another, where the words are
    /// quoted as they were said.
    pub fn is_quoted_by(&self, speaker: usize, word: usize) -> bool {
        let spoke =
            |&&(at, group): &&(usize, usize)| group == speaker && at < word && self.says(at).is_some();
        self.subjects.iter().rev().find(spoke).is_some_and(|&(verb, _)| {
            (verb + 1..word)
                .take_while(|&at| !self.is_border(at))
                .find(|&at| self.opens_speech(at))
                .and_then(|at| self.quotation(at))
                .is_some_and(|said| said.contains(&(self.line.words[word].token as u32)))
        })
    }

    /// Whether the speaker of the sentence before, in the given words, goes on in a fired frame.
    pub fn goes_on_speaking(&self, fired: &Fired, attributions: &[Attribution], speaker: &str) -> bool {
        let first = |found: &Attribution| {
            let text = found.chain.first().and_then(|source| source.text.as_deref());
            text.is_some_and(|text| text == speaker)
        };
        self.nearest(fired, attributions).is_some_and(|found| found.speaker.is_none() && first(found))
    }

    /// Whether someone, told in given words, is who vouches for a fired attack: `قال القائد «… عندما فجر نفسه»`.
    pub fn speaks_of(&self, fired: &Fired, attributions: &[Attribution], words: &str) -> bool {
        self.pack.frames[fired.frame as usize].event_type == EventType::Assault
            && self.nearest(fired, attributions).is_some_and(|found| {
                let text = found.chain.first().and_then(|source| source.text.as_deref());
                text.is_some_and(|text| text.contains(words) || words.contains(text))
            })
    }

    /// Whether a fired frame that is what someone says is said, and of now: not in a relative clause, not
    /// of the future, an accusation not denied.
    pub fn is_really_said(&self, fired: &Fired) -> bool {
        let frame = &self.pack.frames[fired.frame as usize];
        let mood = self.told_mood(fired);
        let demand = frame.event_type == EventType::Request;
        let holds = matches!(mood.status, Status::Occurred | Status::Ongoing)
            || demand && mood.status == Status::Denied;
        holds && fired.around.antecedent.is_none()
    }

    fn nearest<'a>(&self, fired: &Fired, attributions: &'a [Attribution]) -> Option<&'a Attribution> {
        let word = fired.words.start;
        attributions
            .iter()
            .filter(|found| found.covers.contains(&word) && found.word != word)
            .min_by_key(|found| (found.word > word, word.abs_diff(found.word)))
    }
}
