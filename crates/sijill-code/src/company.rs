//! People counted with others: those who were with them, some of whoever was with them, and those told beyond
//! whom the first are of.

use sijill_model::{Class, Figure};
use sijill_pack::{CueKind, Grammar, Kind};
use sijill_time::NumberUnit;

use crate::{
    casualty::Counted,
    claims::{Standing, sum},
    clause::Parsed,
    groups::GroupClass,
    instance::UNKNOWN_ARMED,
    line::{PARTITIVE, WITH, WordPos},
};

/// Words after people within which a preposition brings in those who were with them.
const BESIDE: usize = 4;
/// How the grammar table notes a preposition that adds to what was told.
const MOREOVER: &str = "and";

impl Parsed<'_, '_, '_> {
    /// `عنصرين من الحزب وثلاثة من اللجان`: what is joined beyond whom the first are of.
    pub(crate) fn add_after_partitive(&self, groups: &mut Vec<usize>) {
        let Some(&last) = groups.last() else { return };
        let mut at = last + 1;
        let note = |g: usize| self.groups[g].preposition_note(self.line, self.pack);
        let of = |g: usize| !self.groups[g].and && note(g) == Some(PARTITIVE);
        if self.groups.get(at).is_none() || !of(at) {
            return;
        }
        while let Some(next) = self.groups.get(at).filter(|next| {
            let gap = next.words.start.saturating_sub(self.groups[at - 1].words.end);
            gap <= 1 && (of(at) || next.and)
        }) {
            if next.and {
                if next.number.is_none() && !next.dual || self.has_other_casualty(at) {
                    return;
                }
                groups.push(at);
            }
            at += 1;
        }
    }

    /// `قائد الشرطة واثنان من مرافقيه`: a number joined that counts some of those who were with the one before.
    pub(crate) fn add_some_of(&self, groups: &mut Vec<usize>) {
        let Some(&last) = groups.last() else { return };
        let Some(next) = self.following(last) else { return };
        let own = &self.groups[next];
        let after = |n: usize| self.numbers[n].words.end;
        let some = own.number.is_some_and(|n| {
            own.words.start == self.numbers[n].words.start
                && own.words.contains(&after(n))
                && (self.line.note(after(n), Grammar::Preposition, self.pack) == Some(PARTITIVE)
                    || self.cue(after(n)) == Some(CueKind::Another))
        });
        if own.and && some && own.class == GroupClass::Thing && self.groups[last].is_actor() {
            groups.push(next);
        }
    }

    /// `عائلة من سبعة أفراد`, `دورية مكونة من عشرة جنود`: how many people those are who are told by one noun.
    pub(crate) fn made_of(&self, group: usize) -> Option<Figure> {
        let own = &self.groups[group];
        if own.plural || own.dual || own.number.is_some() || !own.is_actor() {
            return None;
        }
        let next = self.groups.get(group + 1).filter(|next| {
            let from = next.preposition_word.unwrap_or(next.words.start);
            from == own.words.end && next.preposition_note(self.line, self.pack) == Some(PARTITIVE)
        })?;
        let people = self.is_kind(next, Kind::People) && next.number.is_some();
        if people { self.people_of(group + 1, true) } else { None }
    }

    /// `غادرت القوات الأمريكية، وعاد آلاف آخرون`: of whose kind those are who are only counted as others.
    pub(crate) fn others(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        let bare = own.entity.as_ref().is_some_and(|one| one.sector.is_empty() && one.country.is_empty());
        // `وآخرين ينتمون إلى الحركة`: they are told by what follows.
        let counted = !own.definite && own.words.len() > 1;
        if !(bare && counted && self.line.has_cue(own.head, CueKind::Another, self.pack)) {
            return None;
        }
        let kind = |&before: &usize| {
            let told = &self.groups[before];
            told.entity_is_head
                && !told.is_named()
                && told.entity.as_ref().is_some_and(|one| {
                    matches!(one.class, Class::Person | Class::Group)
                        && !one.sector.is_empty()
                        && one.name.is_none()
                        && !matches!(one.sector, "GOV" | "UAF")
                })
        };
        // `ثلاثة أشخاص بينهم شرطي … وخمسة آخرون`: others of those who were counted.
        let counted = |&before: &usize| {
            let told = &self.groups[before];
            told.number.is_some() && (told.is_actor() || self.counts_people(told))
        };
        match (0..group).rev().find(counted) {
            Some(before) => Some(before).filter(kind),
            None => (0..group).rev().find(kind),
        }
    }

    /// `وأصيب آخر`, `وإصابة ثالث`: one more of those who were told.
    pub(crate) fn another(&self, group: usize) -> Option<Figure> {
        let own = &self.groups[group];
        let plain = own.class == GroupClass::Thing && !own.definite && own.words.len() == 1 && !own.plural;
        let ordinal = || self.numbers.iter().any(|n| n.unit == NumberUnit::Ordinal && n.words == own.words);
        let another = plain && (self.cue(own.head) == Some(CueKind::Another) || ordinal());
        let count = if own.dual { 2 } else { 1 };
        let span = self.line.bare_span(own.words.clone());
        another.then_some(Figure { min: count, max: Some(count), span })
    }

    /// `مع حارسيه وسائقه`, `إضافة إلى ضابط`: people who shared what befell the one before.
    pub(crate) fn companions(&self, at: usize) -> Option<Counted> {
        let note = |g: usize| self.groups[g].preposition_note(self.line, self.pack);
        let first = (at..(at + BESIDE).min(self.line.words.len())).find_map(|word| self.group_at[word])?;
        // Beyond what tells more of the one before: `قيادي في الحركة مع زوجته`.
        let group = (first..self.groups.len().min(first + 3))
            .take_while(|&g| self.groups[g].class != GroupClass::Event && note(g).is_some())
            .find(|&g| matches!(note(g), Some(WITH | MOREOVER)))?;
        let own = &self.groups[group];
        let more = note(group) == Some(MOREOVER);
        let between = at..own.words.start;
        let comma = |word: usize| more && self.line.is_punct(word) && !self.mark(word).0;
        let parted = between.clone().any(|word| {
            self.line.words[word].pos == WordPos::Verb || self.line.is_punct(word) && !comma(word)
        });
        // People of the one before, or some who are counted; not another side.
        // `أربعة أشخاص إضافة إلى منفذ الهجوم`: he is no side either.
        let doer =
            own.entity.as_ref().is_some_and(|entity| own.entity_is_head && entity.sector == UNKNOWN_ARMED);
        let one = more && own.is_actor() && !own.plural && (doer || !own.definite);
        if parted
            || !(own.pronoun || own.number.is_some() || own.dual || one)
            || more && self.has_other_casualty(group)
        {
            return None;
        }
        let mut figure: Option<Figure> = None;
        let groups = self.joined(group);
        for &g in &groups {
            let one = self.people_of(g, false)?;
            figure = Some(figure.map_or(one, |known| sum(known, one)));
        }
        Some(Counted { figure: figure?, groups, standing: Standing::Whole })
    }
}
