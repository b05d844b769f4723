//! `قال الوزير إن بلاده ترفض`: words for somebody's country are that country.

use sijill_model::Class;
use sijill_pack::{Features, Pos};

use crate::{
    clause::Parsed,
    groups::{Entity, GroupClass},
};

impl<'p> Parsed<'_, '_, 'p> {
    /// Gives the words for somebody's country the country of who was told before in the sentence to do or say
    /// something, else the one of which the sentence before told (`before`). Subjects are found anew where that makes
    /// somebody of the words.
    pub fn find_homelands(&mut self, before: Option<&str>) {
        let lands: Vec<(usize, &'p str, &'p str)> =
            (0..self.groups.len()).filter_map(|group| self.homeland(group, before)).collect();
        for &(group, country, name) in &lands {
            // `إن بلاده ترفض، ودعا`: a land is feminine to its verb.
            let head = self.groups[group].head;
            let feminine = self.line.readings(head).iter().any(|reading| {
                self.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun
                    && reading.form.features.has(Features::FEMININE)
            });
            let own = &mut self.groups[group];
            own.entity = Some(Entity {
                words: own.words.clone(),
                class: Class::Country,
                country,
                sector: "",
                name: Some(name),
                person: None,
                metonym: false,
                own_country: true,
            });
            if feminine {
                (own.feminine, own.plural) = (Some(true), false);
            }
            own.entity_is_head = true;
            own.class = GroupClass::Actor(Class::Country);
        }
        if !lands.is_empty() {
            self.subjects.clear();
            self.find_subjects();
        }
    }

    /// Gives forces and officials with a pronoun (`جنودها`, `وزير خارجيته`) the country of whom it stands for.
    pub fn find_held(&mut self) {
        let held: Vec<(usize, &'p str)> =
            (0..self.groups.len()).filter_map(|group| self.held_country(group)).collect();
        for (group, country) in held {
            if let Some(entity) = &mut self.groups[group].entity {
                (entity.country, entity.own_country) = (country, true);
            }
        }
    }

    /// The country of whom the pronoun on a group's words stands for, where the group tells none.
    fn held_country(&self, group: usize) -> Option<(usize, &'p str)> {
        let entity = self.groups[group].entity.as_ref();
        let entity = entity.filter(|one| one.country.is_empty() && !one.sector.is_empty())?;
        let own = |word: &usize| self.attached_third(*word, Pos::Noun).is_some();
        let word = entity.words.clone().find(own)?;
        let holder = self.groups[self.holder(word, group)?].entity.as_ref()?;
        let country = self.pack.world.country(holder.country)?;
        Some((group, country.iso3))
    }

    /// Whether a group is somebody's country told without its name.
    pub(crate) fn is_own_land(&self, group: usize) -> bool {
        let own = &self.groups[group];
        own.class == GroupClass::Actor(Class::Country) && self.is_land(own.head)
    }

    /// Whether a word is a noun for somebody's country: `بلاد`.
    fn is_land(&self, word: usize) -> bool {
        let homeland = |lemma: &str| self.pack.agreement.is_homeland(lemma);
        self.line.has_lemma(word, Pos::Noun, self.pack, homeland)
    }

    /// Code and name of the country that a group's words for somebody's country are.
    fn homeland(&self, group: usize, before: Option<&str>) -> Option<(usize, &'p str, &'p str)> {
        let own = &self.groups[group];
        let held = self.line.words[own.head].attached.pronoun;
        // `بلادنا`: whoever writes it is not told.
        let ours = self.pack.agreement.first_suffix.as_ref().map(|(_, ours)| ours.as_str());
        let ours = ours.is_some_and(|ours| self.line.key(own.head).ends_with(ours));
        if own.entity.is_some() || !held || ours || own.words.len() > 1 {
            return None;
        }
        let land = self.is_land(own.head);
        let told = || self.subjects.iter().rev().find(|&&(verb, _)| verb < own.head).map(|&(_, one)| one);
        let country = match land.then(told)? {
            Some(one) => self.groups[one].entity.as_ref().map(|entity| entity.country),
            None => before,
        };
        let country = self.pack.world.country(country?)?;
        Some((group, country.iso3, country.name))
    }
}
