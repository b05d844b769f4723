//! Lists of those whom an attack hit: `ومن بين القتلى ثلاثة جنود وشرطي`, `قائمة الضحايا تضم خمسة من الكتيبة`.

use std::ops::Range;

use sijill_pack::{Count, Grammar, Pos, Sense};

use crate::{
    clause::Parsed,
    groups::GroupClass,
    line::{PARTITIVE, WordPos},
    members::BETWEEN,
};

/// Words between the noun for those who were hit and the verb by which the list counts them.
const REACH: usize = 4;

/// Some of those on a list.
pub(crate) struct Item {
    pub people: usize,
    /// The body of which they are, where it is a group of its own.
    pub of: Option<usize>,
    pub words: Range<usize>,
}

impl Parsed<'_, '_, '_> {
    /// The noun for those who were hit, and who is told to be among them, where a line lists them.
    pub fn listed(&self) -> Option<(usize, Vec<Item>)> {
        let nouns = (0..self.line.words.len()).filter(|&word| self.is_hit(word));
        for word in nouns {
            if let Some(first) = self.list_after(word) {
                let items = self.items(first);
                return (!items.is_empty()).then_some((word, items));
            }
        }
        None
    }

    /// Whether a group is what a clause without a verb says of those who were hit: `وبين القتلى جنديان`.
    pub fn is_among_hit(&self, group: usize) -> bool {
        let Some(before) = group.checked_sub(1).map(|before| &self.groups[before]) else { return false };
        let among = matches!(before.preposition_note(self.line, self.pack), Some(BETWEEN | PARTITIVE));
        among && before.words.end == self.groups[group].words.start && self.is_hit(before.head)
    }

    /// Whether a word is a definite noun for those who were hit: `القتلى`, `الضحايا`.
    fn is_hit(&self, word: usize) -> bool {
        self.line.words[word].pos == WordPos::Noun
            && (self.line.words[word].attached.article || self.line.has_article(word, self.pack))
            && self.line.senses(word, self.pack).any(|(_, sense)| match sense {
                Sense::Casualty(row) => {
                    let row = &self.pack.casualties[row as usize];
                    row.count == Count::This && matches!(row.kind, "killed" | "injured")
                }
                _ => false,
            })
    }

    /// The first group of the list that a noun for those who were hit opens.
    fn list_after(&self, word: usize) -> Option<usize> {
        let group = self.group_at[word]?;
        let own = &self.groups[group];
        let end = own.words.end;
        let next = |at: usize| {
            let group = self.group_at.get(at).copied().flatten()?;
            (self.groups[group].words.start == at && self.is_bare(group) && !self.groups[group].and)
                .then_some(group)
        };
        // `القتلى هم ثلاثة جنود`
        let pronoun = |at: usize| at < self.line.words.len() && self.line.is(at, Grammar::Pronoun);
        if own.preposition.is_none() && pronoun(end) {
            return next(end + 1);
        }
        // `ومن بين القتلى ثلاثة جنود`, `وكان بين الضحايا جندي`: nobody does anything there.
        let among = matches!(own.preposition_note(self.line, self.pack), Some(BETWEEN | PARTITIVE));
        let nominal = || {
            let clause = (0..word).rev().take_while(|&at| !self.mark(at).0 && !self.mark(at).1);
            !clause.into_iter().any(|at| self.is_verb(at) && !self.line.is(at, Grammar::Auxiliary))
        };
        if among && own.words.start == word && nominal() {
            return next(end);
        }
        // `قائمة الضحايا تضم خمسة`
        let list = group.checked_sub(1).map(|list| &self.groups[list]).filter(|list| {
            list.words.end == own.words.start && list.entity.is_none() && list.words.len() == 1
        });
        let start = list.map_or(own.words.start, |list| list.words.start).saturating_sub(1);
        let verb = (start..(end + REACH).min(self.line.words.len()))
            .find(|&at| self.counts_in(at) && !(own.words.start..end).contains(&at))?;
        let parted = (end..verb).any(|at| self.is_border(at) || self.mark(at).0 || self.mark(at).1);
        if own.preposition.is_some() || parted {
            return None;
        }
        next(end.max(verb + 1))
    }

    /// Whether a word is a verb by which a list tells who is on it.
    fn counts_in(&self, word: usize) -> bool {
        self.line.words[word].pos == WordPos::Verb
            && self.line.has_lemma(word, Pos::Verb, self.pack, |lemma| self.pack.agreement.includes(lemma))
    }

    /// The people of a list from its first group on, each with the body of which they are.
    fn items(&self, first: usize) -> Vec<Item> {
        let mut items = Vec::new();
        let mut group = first;
        loop {
            let own = &self.groups[group];
            if !(own.is_actor() || self.counts_people(own) || own.number.is_some() || own.dual) {
                return items;
            }
            let of = self.groups.get(group + 1).filter(|next| {
                next.words.start <= own.words.end + 1
                    && !next.and
                    && next.preposition_note(self.line, self.pack) == Some(PARTITIVE)
                    && !matches!(next.class, GroupClass::Time | GroupClass::Event)
            });
            let of = of.map(|_| group + 1);
            let last = of.unwrap_or(group);
            let end = self.groups[last].words.end;
            items.push(Item { people: group, of, words: own.words.start..end });
            // What stands in brackets tells more of the one before, and so does a name right after it.
            let (mut from, mut next) = (end, last + 1);
            while let Some(more) = self
                .groups
                .get(next)
                .filter(|more| more.bracketed || more.words.start == from && !more.and && self.is_bare(next))
            {
                (from, next) = (more.words.end, next + 1);
            }
            if self.groups.get(next).is_none() {
                return items;
            }
            let end = from.max(end);
            let start = self.groups[next].words.start;
            let marks = (end..start).all(|at| {
                self.line.is_punct(at) && !self.mark(at).0
                    || self.line.is(at, Grammar::Conjunction)
                    || self.group_at[at].is_some_and(|inner| self.groups[inner].bracketed)
            });
            if !marks || !self.groups[next].and {
                return items;
            }
            group = next;
        }
    }
}
