//! The two who met, agreed or fought, where a report goes on to tell them by one word: `واتفق الجانبان على`, `دعا
//! الطرفين إلى`, `وشدد الوزيران`.

use sijill_model::{Actor, EventType};
use sijill_pack::Features;

use crate::{clause::Parsed, groups::span_of, merge::Mention, predicate::Fired};

/// The last two who were told to meet, agree or fight.
#[derive(Debug, Default)]
pub(crate) struct Both {
    sides: Option<[Actor; 2]>,
    /// What they did, where one of them was told to do it with the other.
    split: Option<EventType>,
    /// The sentence that told them.
    sentence: usize,
}

/// Sentences within which a word for both means the last two.
const REACH: usize = 3;

impl Both {
    /// Learns the two sides of a mention.
    pub fn learn(&mut self, mention: &Mention) {
        use EventType::{Agree, Assault, Consult, Cooperate};
        if !matches!(mention.event_type, Agree | Assault | Consult | Cooperate) || mention.title {
            return;
        }
        let mut all = mention.actors.iter().chain(&mention.recipients);
        let (Some(one), Some(other), None) = (all.next(), all.next(), all.next()) else { return };
        let known = |actor: &Actor| !actor.country.is_empty() || !actor.sector.is_empty();
        let fought = mention.event_type != Assault || mention.actors.len() == 2;
        if fought && known(one) && known(other) && one.span != other.span {
            self.sides = Some([one.clone(), other.clone()]);
            self.sentence = mention.sentence;
            self.split = (mention.actors.len() == 1).then_some(mention.event_type);
        }
    }

    /// Puts them where a mention tells them by a word for both, or by a verb in the dual alone.
    pub fn put(&self, mention: &mut Mention, parsed: &Parsed<'_, '_, '_>, fired: &Fired) {
        let near = |sentence: usize| sentence <= self.sentence + REACH;
        let Some(sides) = self.sides.as_ref().filter(|_| near(mention.sentence)) else { return };
        // `استقبل الوزير نظيره … وناقش الوزيران`: in what is told again each keeps his side.
        let again = self.split == Some(mention.event_type) && mention.recipients.is_empty();
        for (actors, groups) in
            [(&mut mention.actors, &fired.filled.actors), (&mut mention.recipients, &fired.filled.recipients)]
        {
            let [only] = actors.as_slice() else { continue };
            let told = groups.iter().any(|&group| {
                span_of(parsed.line, &parsed.groups[group].words) == only.span
                    && parsed.tells_both(group, sides)
            });
            if told {
                *actors = sides.to_vec();
            }
        }
        let two = fired.verb && !fired.passive && fired.features.has(Features::DUAL);
        if two && mention.actors.is_empty() {
            mention.actors = sides.to_vec();
        }
        if again
            && mention.actors.len() == 2
            && mention.actors.iter().zip(sides).all(|(a, b)| a.span == b.span)
        {
            mention.recipients = mention.actors.split_off(1);
        }
    }
}

impl Parsed<'_, '_, '_> {
    /// Whether a group is a word for two who were told before, of their sectors where it tells one.
    fn tells_both(&self, group: usize, sides: &[Actor; 2]) -> bool {
        let own = &self.groups[group];
        let Some(entity) = own.entity.as_ref().filter(|_| own.entity_is_head) else { return false };
        own.dual
            && own.definite
            && !own.pronoun
            && own.words.len() == 1
            && !entity.own_country
            && entity.name.is_none()
            && (entity.sector.is_empty() || sides.iter().all(|side| side.sector == entity.sector))
    }
}
