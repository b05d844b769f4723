//! What a group tells of its own place: whether it tells where, which place it is, under which words.

use sijill_model::{Class, Place, PlacePrecision, Span};
use sijill_pack::Meaning;

use crate::{
    clause::Parsed,
    gazetteer::{self, INSIDE},
    groups::{Group, GroupClass, span_of},
    homeland,
    line::PARTITIVE,
    setting::Setting,
};

/// How the grammar table ends the note of a preposition that may name two sides as well as two places.
const BETWEEN: &str = "between";
/// Words after the first of a name in quotation marks.
const QUOTED: usize = 3;
/// Countries that stand for none of them alone; of two the first is told.
const SEVERAL: usize = 3;

impl Parsed<'_, '_, '_> {
    /// `اتفاق بين مصر والسودان`: between whom, not where. Between towns it is where: `الطريق بين حماة وحلب`.
    pub fn is_between_states(&self, group: &Group<'_>) -> bool {
        let state = group.entity.as_ref().is_some_and(|entity| entity.class == Class::Country);
        // The second of two has no preposition of its own, but is governed by that of the first.
        state && group.preposition.is_some_and(|key| self.names_sides(key))
    }

    /// Whether a preposition stands before two sides: `بين`.
    pub fn names_sides(&self, key: &str) -> bool {
        self.pack.grammar.iter().any(|word| word.key == key && word.note.ends_with(BETWEEN))
    }

    /// Whether a group stands in quotation marks of its own: a paper, where it is a region (`«الشرق الأوسط»`).
    pub fn is_quoted(&self, group: &Group<'_>) -> bool {
        self.opens_before(group.words.start)
    }

    /// `قاعدة «فورت هود»`: a town's name at the start of longer quoted words is a part of another name.
    pub fn is_quoted_in_part(&self, group: &Group<'_>) -> bool {
        let Some(name) = group.place.map(|name| &self.line.names[name]) else { return false };
        let end = name.words.end.max(group.words.end);
        let whole = (name.words.end..end).any(|word| self.line.is_punct(word));
        let rest = (end..self.line.words.len()).take(QUOTED).find(|&word| self.line.is_punct(word));
        let closes = |word: usize| self.pack.rules.closes_quote(self.line.text(word));
        self.opens_before(name.words.start) && !whole && rest.is_some_and(|word| word > end && closes(word))
    }

    /// Whether an opening quotation mark stands right before a word.
    fn opens_before(&self, word: usize) -> bool {
        let mark = word.checked_sub(1).filter(|&mark| self.line.is_punct(mark));
        mark.is_some_and(|mark| self.pack.rules.opens_quote(self.line.text(mark)))
    }

    /// Whether a group's place is a continent or a region of several states.
    pub fn is_wide(&self, group: &Group<'_>) -> bool {
        group.place.is_some_and(|name| match self.line.names[name].meaning {
            Meaning::Place(place) => self.pack.world.places[place as usize].country.is_empty(),
            _ => false,
        })
    }

    /// Whether a place stands after a preposition that brings in something else: `بشأن حرب غزة`, `مثل مطار سبها`.
    /// What is of a place or comes from it is still there: `الجزء الأكبر من حي التواهي`, `الأطراف الشمالية لعدن`.
    pub fn is_aside(&self, group: &Group<'_>) -> bool {
        let note = group.preposition_note(self.line, self.pack);
        let of_it = group.preposition_word.is_none() || note == Some(PARTITIVE);
        let aside = !of_it || self.is_homeland(group) || self.is_purpose(group);
        group.preposition.is_some_and(|key| !self.tells_place(key)) && aside
    }

    /// `تظاهروا دعما لغزة`: after an indefinite accusative the place is for what, not where.
    fn is_purpose(&self, group: &Group<'_>) -> bool {
        let accusative = |word: usize| {
            !self.line.words[word].attached.article
                && self.line.name_at[word].is_none()
                && self.pack.agreement.is_accusative(self.line.key(word))
        };
        group.preposition == Some(self.pack.agreement.object.as_str())
            && group.words.start.checked_sub(1).is_some_and(accusative)
    }

    /// Whether a group's place is a part of the country of which the report speaks: `شمال البلاد`.
    pub fn is_part_of_home(&self, group: &Group<'_>) -> bool {
        group.place.is_some_and(|name| self.line.known(self.line.names[name].words.start).home)
    }

    /// Whether a group's place is that country as a whole: `في البلاد`.
    pub fn is_whole_home(&self, group: &Group<'_>) -> bool {
        group.place.is_some_and(|name| {
            let words = &self.line.names[name].words;
            self.is_part_of_home(group) && self.line.before(words.start, self.pack).is_none()
        })
    }

    /// Whether a group's place is that country or its capital, without their names.
    pub fn is_homeland(&self, group: &Group<'_>) -> bool {
        group.place.is_some_and(|name| homeland::is_home(self.line, &self.line.names[name]))
    }

    /// Whether a group stands after a preposition that tells in what something is.
    pub fn is_inside(&self, group: &Group<'_>) -> bool {
        let note = group.preposition_note(self.line, self.pack);
        note == Some(INSIDE) || note.is_none() && self.is_in(group)
    }

    /// Whether a group stands after a preposition that tells where.
    pub fn is_in(&self, group: &Group<'_>) -> bool {
        group.preposition.is_some_and(|key| self.tells_place(key))
    }

    /// Whether a preposition tells where: the grammar table notes it.
    pub fn tells_place(&self, key: &str) -> bool {
        let attached = key.chars().next().and_then(|letter| self.pack.clitics.preposition(letter));
        attached.is_some_and(|(own, place)| own == key && place)
            || self.pack.grammar.iter().any(|word| word.key == key && word.note.starts_with("place"))
    }

    /// The place that a group names.
    pub fn place_at(&self, group: usize, setting: &Setting) -> Option<Place> {
        let name = &self.line.names[self.groups[group].place?];
        let span = self.place_span(group);
        let around = gazetteer::around(self.line, name, setting, self.pack);
        gazetteer::resolve(name, around, span, self.line.doc.slice(span), setting, self.pack)
    }

    /// `في مالي والنيجر وتشاد`: several countries joined are where something happened, and none of them alone.
    pub fn spread(&self, group: usize, setting: &Setting) -> Option<Place> {
        let joined = self.joined(group);
        if joined.len() < SEVERAL {
            return None;
        }
        let all: Vec<Place> = joined.iter().map_while(|&one| self.place_at(one, setting)).collect();
        let first = all.first()?;
        let apart = all.len() == joined.len()
            && all.iter().all(|own| own.precision == PlacePrecision::Country)
            && all.iter().any(|own| own.country != first.country);
        if !apart {
            return None;
        }
        let span = first.span.join(all.last()?.span);
        let text = self.line.doc.slice(span).to_owned();
        let (name, country, precision) = (None, String::new(), PlacePrecision::Region);
        Some(Place { span, text, name, country, lat: None, lon: None, geonames: None, precision })
    }

    /// The span of the words that name a group's place.
    pub fn place_span(&self, group: usize) -> Span {
        let group = &self.groups[group];
        match group.place {
            Some(name) if group.class != GroupClass::Place || group.entity.is_some() => {
                span_of(self.line, &self.line.names[name].words)
            }
            Some(name) => {
                let words = &self.line.names[name].words;
                let from = group.words.start.min(words.start);
                span_of(self.line, &(from..group.words.end.max(words.end)))
            }
            None => span_of(self.line, &group.words),
        }
    }
}
