//! Who a verb without a subject of its own goes on about: `ندد الوزير بالهجوم ودعا الأطراف`.

use sijill_model::Class;
use sijill_pack::{Features, Grammar};

use crate::clause::Parsed;

/// Sector of those who write and relay news.
const PRESS: &str = "JRN";
/// How the grammar table notes a conjunction that adds.
const AND: &str = "and";

impl Parsed<'_, '_, '_> {
    /// The subject of the nearest verb before a word that may be the dropped subject of this verb.
    pub fn carried(&self, word: usize, verb: Features) -> Option<usize> {
        let before = || self.subjects.iter().rev().filter(|&&(at, group)| at < word && !self.relays(group));
        let agrees = |group: &usize| verb.any(Features::FIRST) || self.agrees(*group, verb, true);
        // `قال الوزير إن القاهرة ترفض التدخل، داعيا إلى`: a participle is of whom it agrees with.
        if verb.has(Features::PARTICIPLE) {
            return before().map(|&(_, group)| group).find(agrees);
        }
        // `قال الرئيس إن بلاده لن تصمت، ودعا`: past the subject of what was said stands whoever said it.
        let mut nearest = before();
        if let Some(&(_, land)) = nearest.next()
            && !agrees(&land)
            && self.is_own_land(land)
            && let Some(&(at, speaker)) = nearest.next()
        {
            return (self.says(at).is_some() && agrees(&speaker)).then_some(speaker);
        }
        // `حذر الوزير من أن الهجوم يوسع الحرب، وطالب`: a thing does not go on to act.
        if self.goes_on(word) && verb.has(Features::PERFECT) && !verb.any(Features::FIRST) {
            let thing = before().next().is_some_and(|&(_, group)| !self.groups[group].is_actor());
            let acts = |group: &usize| self.groups[*group].is_actor() && agrees(group);
            if thing && let Some(group) = before().map(|&(_, group)| group).find(acts) {
                return Some(group);
            }
        }
        before()
            // `قال الوزير إن الدولتين تدرسان الأمر، وناقشنا ذلك`: a first person is whoever speaks.
            .find(|(at, _)| !verb.any(Features::FIRST) || self.says(*at).is_some())
            .map(|&(_, group)| group)
            .filter(agrees)
    }

    /// Whether a verb goes on about who the clause before was about: `ودعا`, `كما اتهمت`.
    pub fn goes_on(&self, word: usize) -> bool {
        let conjunction =
            |before: usize| self.line.note(before, Grammar::Conjunction, self.pack) == Some(AND);
        self.line.words[word].attached.and || word.checked_sub(1).is_some_and(conjunction)
    }

    /// Whether two groups are likely one: two single people of one office and country, or a single
    /// person after a body, who speaks for it.
    pub fn is_one(&self, first: usize, second: usize) -> bool {
        let single = |g: usize| {
            let own = &self.groups[g];
            own.entity.as_ref().filter(|e| e.class == Class::Person && !own.plural && own.definite)
        };
        let Some(other) = single(second) else { return false };
        match single(first) {
            Some(one) => {
                let named = self.groups[first].is_named() && self.groups[second].is_named();
                !named && one.sector == other.sector && (one.country == other.country || !other.own_country)
            }
            None => !self.is_people(first),
        }
    }

    /// Whether a group is an agency or paper, which tells what others did: `ونقلت وكالة تسنيم عن`.
    fn relays(&self, group: usize) -> bool {
        let entity = self.groups[group].entity.as_ref();
        entity.is_some_and(|entity| entity.class == Class::Organisation && entity.sector == PRESS)
    }
}
