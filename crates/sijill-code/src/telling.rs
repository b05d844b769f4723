//! How an event is told: by which words, of what kind. It decides how sure a record is, not what it says.

use sijill_model::{EventType, Status};
use sijill_pack::Features;

use crate::{Codebook, clause::Parsed, predicate::Fired};

/// Signs that a sentence tells an event, and does not only speak of such events.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Telling {
    /// A finite verb tells it, outside any relative clause.
    pub verb: bool,
    /// A definite noun, or one with a pronoun, speaks of it: it was told before.
    pub back: bool,
    /// An imperfect tells what happens time and again: `يقتلون الناس`.
    pub habit: bool,
    /// Its word names the means: a bomb, a shot, an abduction, not killing or violence as such.
    pub means: bool,
    /// Those who act are counted: `مئات المتظاهرين`.
    pub crowd: bool,
    /// A finite verb tells of coming together, not of what a crowd does then.
    pub gathering: bool,
}

impl Telling {
    /// Takes in how a further mention of the same event tells it.
    pub fn join(&mut self, other: Telling) {
        self.verb |= other.verb;
        self.back &= other.back;
        self.habit &= other.habit;
        self.means |= other.means;
        self.crowd |= other.crowd;
        self.gathering |= other.gathering;
    }
}

/// Modes of attack that tell by what means.
const MEANS: [&str; 9] = [
    "suicide-attack",
    "explosives",
    "firearms",
    "aerial",
    "heavy-weapons",
    "drone",
    "primitive",
    "unconventional",
    "abduct",
];
/// Modes of protest in which people come together, or stop what they do.
const GATHERINGS: [&str; 3] = ["demo", "strike", "hunger"];

impl Codebook<'_> {
    /// How a fired frame tells its event.
    pub(crate) fn telling(&self, parsed: &Parsed<'_, '_, '_>, fired: &Fired, status: Status) -> Telling {
        let frame = &self.pack.frames[fired.frame as usize];
        let group = fired.group.map(|group| &parsed.groups[group]);
        let counted = |&group: &usize| parsed.groups[group].number.is_some();
        Telling {
            verb: fired.verb && fired.around.antecedent.is_none(),
            back: group.is_some_and(|group| group.pronoun || parsed.line.words[group.head].attached.article),
            habit: fired.verb && fired.features.has(Features::IMPERFECT) && status == Status::Occurred,
            means: MEANS.contains(&frame.mode),
            crowd: fired.filled.actors.iter().any(counted),
            gathering: fired.verb
                && frame.event_type == EventType::Protest
                && GATHERINGS.contains(&frame.mode),
        }
    }
}
