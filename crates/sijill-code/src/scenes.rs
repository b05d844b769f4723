//! Common nouns that go back to a place told before: `في بلدة سرمين … في البلدة`, `حفل في بغلان … في الحفل`.

use rustc_hash::FxHashMap;
use sijill_model::{Place, PlacePrecision};

use crate::{
    clause::Parsed,
    finer,
    groups::{Group, GroupClass},
    predicate::Fired,
    setting::Setting,
};

/// The places that a report has told with a common noun.
#[derive(Debug, Default)]
pub(crate) struct Scenes {
    /// By the noun; `None` where it may go back to either of two places.
    known: FxHashMap<String, Option<Place>>,
}

impl Scenes {
    /// Takes in the places that a sentence tells with a noun.
    pub fn learn(&mut self, parsed: &Parsed<'_, '_, '_>, setting: &Setting) {
        for (index, group) in parsed.groups.iter().enumerate() {
            let Some(name) = group.place else { continue };
            let name = &parsed.line.names[name];
            let before = name.words.start.checked_sub(1);
            let noun = before.and_then(|word| parsed.line.place_noun(word));
            let Some(place) = parsed.place_at(index, setting) else { continue };
            // `في المنطقة` may mean the wider one.
            let own = noun.filter(|noun| !noun.direction && noun.precision != PlacePrecision::Region);
            if let Some(word) = before.filter(|_| own.is_some()) {
                self.add(parsed.line.stem(word), &place);
            }
            // A market or a street in a country may be any of many.
            let fine = place.precision != PlacePrecision::Country && !place.country.is_empty();
            if let Some(scene) = index.checked_sub(1).map(|before| &parsed.groups[before])
                && fine
                && parsed.is_in(group)
                && is_scene(parsed, scene, group)
            {
                self.add(parsed.line.stem(scene.head), &place);
            }
        }
    }

    fn add(&mut self, noun: &str, place: &Place) {
        let known = self.known.entry(noun.to_owned()).or_insert_with(|| Some(place.clone()));
        // Which of two squares "the square" is, nobody says.
        if known
            .as_ref()
            .is_some_and(|known| !finer::same_place(known, place) || known.country != place.country)
        {
            *known = None;
        }
    }

    /// The place that a noun with its article, in the clause of a fired frame, goes back to.
    pub fn back(&self, parsed: &Parsed<'_, '_, '_>, fired: &Fired) -> Option<Place> {
        let inside = parsed
            .groups
            .iter()
            .filter(|group| group.words.start >= fired.around.start && group.words.end <= fired.around.end);
        let definite = inside.filter(|group| {
            group.words.len() == 1
                && group.place.is_none()
                && !group.plural
                && group.class != GroupClass::Event
                && parsed.line.words[group.head].attached.article
                && parsed.is_in(group)
        });
        let told = definite.filter_map(|group| Some((group, self.known.get(parsed.line.stem(group.head))?)));
        let gap = |group: &Group<'_>| group.words.start.abs_diff(fired.words.start);
        told.min_by_key(|(group, _)| gap(group)).and_then(|(_, place)| place.clone())
    }
}

/// Whether a noun without article is told to be where the group right after it is.
fn is_scene(parsed: &Parsed<'_, '_, '_>, scene: &Group<'_>, place: &Group<'_>) -> bool {
    let from = place.preposition_word.unwrap_or(place.words.start);
    scene.class == GroupClass::Thing
        && scene.place.is_none()
        && scene.words.end == from
        && !parsed.line.words[scene.head].attached.article
        && !scene.pronoun
        && !scene.plural
        && (parsed.is_in(scene) || parsed.is_occasion(scene))
}
