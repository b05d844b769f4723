//! Words that tell of more than one thing: an attack with arms or in words (`هاجم الوزير سياسة الحكومة`), a deed or
//! the state after it (`المناطق التي تسيطر عليها الجماعة`).

use sijill_model::{Class, EventType};
use sijill_pack::{Features, Frame, Kind, Sense, Slot};

use crate::{clause::Parsed, groups::Entity, predicate::Fired};

/// PLOVER sectors of those who attack each other in words, and are not told to do it with arms.
const TALKERS: [&str; 12] =
    ["GOV", "LEG", "PTY", "OPP", "JRN", "JUD", "REL", "EDU", "BUS", "SOC", "ELI", "LAB"];
/// Those of them whose bodies are as unarmed as their members: a party, a paper, a parliament.
const UNARMED: [&str; 3] = ["LEG", "PTY", "JRN"];
/// That of criminals.
const CRIMINAL: &str = "CRM";

impl Parsed<'_, '_, '_> {
    /// Why a frame tells here what its word means elsewhere, but not what the line says.
    pub fn tells_otherwise(&self, frame: &Frame, fired: &Fired) -> Option<&'static str> {
        if frame.args.verbal {
            let words = self.is_in_words(fired);
            if words && frame.event_type == EventType::Assault {
                return Some("it is done with words");
            }
            if !words && frame.event_type != EventType::Assault {
                return Some("nothing tells that it is done with words");
            }
        }
        (frame.args.deed && self.is_state(fired)).then_some("it tells a state")
    }

    /// Whether an attack is one in words: by whom or what it is on, by where it is said, or by who attacks whom.
    fn is_in_words(&self, fired: &Fired) -> bool {
        let armed = |&group: &usize| {
            let own = &self.groups[group];
            self.is_kind(own, Kind::Armed)
                || own.entity.as_ref().is_some_and(|entity| entity.sector == CRIMINAL)
        };
        if fired.filled.actors.iter().chain(&fired.filled.recipients).any(armed) {
            return false;
        }
        let on_matter = |&group: &usize| {
            let own = &self.groups[group];
            own.entity.is_none() && self.pack.agreement.is_matter(self.line.stem(own.head))
        };
        fired.filled.recipients.iter().any(on_matter)
            || self.is_on_matter(fired)
            || self.is_said_in(fired)
            || self.is_among_talkers(fired) && !self.tells_of_arms(fired)
    }

    /// Whether the first thing that the word governs is one that only words attack: whose it is may have been taken
    /// for the one it is on.
    fn is_on_matter(&self, fired: &Fired) -> bool {
        let frame = &self.pack.frames[fired.frame as usize];
        let first = fired.around.right.iter().map(|&group| &self.groups[group]).find(|own| {
            let object = frame.args.recipient.iter().any(|slot| match slot {
                Slot::Object => fired.verb && own.preposition.is_none(),
                Slot::Preposition(key) => own.preposition == Some(key.as_str()),
                _ => false,
            });
            object && own.entity.is_none()
        });
        first.is_some_and(|own| self.pack.agreement.is_matter(self.line.stem(own.head)))
    }

    /// `هاجم منافسه في تصريحات`, `هجوم لاذع`, `خطابات هاجموا فيها الحكومة`.
    fn is_said_in(&self, fired: &Fired) -> bool {
        let said = |&group: &usize| {
            let own = &self.groups[group];
            own.preposition.is_some_and(|key| self.pack.agreement.is_said_in(self.line.stem(own.head), key))
        };
        let told = |group: usize| self.pack.agreement.is_statement(self.line.stem(self.groups[group].head));
        let wordy = |word: usize| self.pack.agreement.is_wordy(self.line.stem(word));
        let end = fired.around.end.min(self.line.words.len());
        fired.around.right.iter().any(said)
            || fired.around.antecedent.is_some_and(told)
            || (fired.words.start + 1..end).any(wordy)
    }

    /// Whether people in public life attack others of their kind, or a party or paper does.
    fn is_among_talkers(&self, fired: &Fired) -> bool {
        let talks = |entity: &Entity<'_>| match entity.class {
            Class::Person | Class::Group => TALKERS.contains(&entity.sector),
            Class::Organisation => UNARMED.contains(&entity.sector),
            Class::Country => false,
        };
        let all = |groups: &[usize], test: &dyn Fn(&Entity<'_>) -> bool| {
            !groups.is_empty() && groups.iter().all(|&g| self.groups[g].entity.as_ref().is_some_and(test))
        };
        let faced = |entity: &Entity<'_>| {
            TALKERS.contains(&entity.sector) && entity.class != Class::Country
                || entity.class == Class::Person && entity.name.is_some()
        };
        all(&fired.filled.actors, &talks) && all(&fired.filled.recipients, &faced)
    }

    /// Whether anything in the sentence tells of dead and wounded, or of another attack.
    fn tells_of_arms(&self, fired: &Fired) -> bool {
        let own = self.pack.frames[fired.frame as usize].lemma;
        (0..self.line.words.len()).filter(|word| !fired.words.contains(word)).any(|word| {
            self.line.senses(word, self.pack).any(|(_, sense)| match sense {
                Sense::Casualty(_) => true,
                Sense::Frame(frame) => {
                    let frame = &self.pack.frames[frame as usize];
                    frame.event_type == EventType::Assault
                        && frame.with.is_empty()
                        && !frame.args.verbal
                        && frame.lemma != own
                }
                _ => false,
            })
        })
    }

    /// Whether a verb tells what has come of its deed: in the imperfect, but for a headline, what is wanted and what
    /// is to come, and in a relative clause, which says which ones are meant.
    fn is_state(&self, fired: &Fired) -> bool {
        let word = fired.words.start;
        let wanted = word.checked_sub(1).is_some_and(|before| self.is_border(before))
            || self.line.words[word].attached.future
            || self.line.words[word].attached.preposition.is_some();
        let lasting = fired.features.has(Features::IMPERFECT) && !self.line.title && !wanted;
        fired.verb && (lasting || fired.around.antecedent.is_some())
    }
}
