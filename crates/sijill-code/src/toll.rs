//! Tolls: `ارتفع عدد القتلى إلى 12`, and how a figure stands among others: the toll itself, a part, or one
//! that has been replaced.

use std::ops::Range;

use sijill_pack::{Grammar, Kind};
use sijill_time::{Mark, NumberUnit};

use crate::{
    casualty::Counted,
    claims::{Standing, sum},
    clause::{AMONG, Parsed},
};

/// Words between a count and the people counted: `عدد القتلى`, `حصيلة ضحايا`.
const NEAR: usize = 4;
/// How far after the people their figure may stand.
const FIGURE_GAP: usize = 30;
/// Words between `ارتفع` and a number by itself: `ارتفع أمس إلى 12`.
const CLOSE: usize = 4;
/// How far a replaced figure may stand from the words that say so.
const FORMER_GAP: usize = 15;

impl Parsed<'_, '_, '_> {
    /// Marks of a kind in a stretch of words.
    fn marks_in(&self, range: Range<usize>, kind: Mark) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        self.marks
            .iter()
            .filter(move |(words, mark)| {
                // What rises reaches.
                (*mark == kind || kind == Mark::Reach && *mark == Mark::Rise)
                    && range.contains(&words.start)
                    && !self.is_phrase(words.start)
            })
            .map(|(words, _)| words)
    }

    /// `عدد من`: a quantifier, no count.
    fn is_phrase(&self, word: usize) -> bool {
        self.line.name_at[word].is_some_and(|name| {
            matches!(self.line.names[name].meaning, sijill_pack::Meaning::Grammar(_))
                && self.line.names[name].words.len() > 1
        })
    }

    /// Where the sentence of a word starts and ends inside its line.
    pub(crate) fn stretch(&self, word: usize) -> Range<usize> {
        let stop = |w: &usize| self.line.is_punct(*w) && matches!(self.line.text(*w), "." | "!" | "؟" | "?");
        let start = (0..word).rev().find(stop).map_or(0, |w| w + 1);
        let end = (word..self.line.words.len()).find(stop).unwrap_or(self.line.words.len());
        start..end
    }

    /// How the figure of a group stands among others.
    pub(crate) fn standing(&self, group: usize) -> Standing {
        let words = &self.groups[group].words;
        // `أصيب 15، جراح أربعة منهم خطيرة`
        let after_noun = group.checked_sub(1).is_some_and(|g| self.groups[g].words.end == words.start);
        let partitive = |at: usize| self.line.note(at, Grammar::Preposition, self.pack) == Some(AMONG);
        let some = |at: usize| {
            let next = self.group_at.get(at).copied().flatten().map(|g| &self.groups[g]);
            next.is_some_and(|next| next.number.is_some() || next.dual || next.is_actor())
        };
        let of_them =
            after_noun && words.end < self.line.words.len() && partitive(words.end) && !some(words.end + 1);
        if self.is_among(group) || of_them {
            return Standing::Part;
        }
        let stretch = self.stretch(words.start);
        let before = stretch.start..words.start;
        let former = self.marks_in(before.clone(), Mark::Former).next_back();
        let raised = self.marks_in(before.clone(), Mark::Reach).next_back();
        if former.is_some_and(|former| {
            words.start - former.end < FORMER_GAP && raised.is_none_or(|reach| reach.start < former.start)
        }) {
            return Standing::Former;
        }
        // `9 قتلى في حصيلة سابقة`.
        let behind = words.end..stretch.end.min(words.end + 3);
        if let Some(former) = self.marks_in(behind, Mark::Former).next()
            && !(words.end..former.start).any(|word| self.line.is_punct(word))
        {
            return Standing::Former;
        }
        // `ارتفعت حصيلة الهجوم إلى 12 قتيلا`.
        let count = self.marks_in(before, Mark::Count).next_back();
        match (count, raised) {
            (Some(count), Some(reach))
                if self.rise_at(reach.start)
                    && words.start - count.end.max(reach.end) < FIGURE_GAP / 2
                    && !self.counted_between(count.end.max(reach.end)..words.start) =>
            {
                Standing::Toll
            }
            _ => Standing::Whole,
        }
    }

    /// Whether what is reached leaves lower figures behind.
    fn rise_at(&self, word: usize) -> bool {
        self.marks.iter().any(|(words, mark)| words.start == word && *mark == Mark::Rise)
    }

    /// Whether a number of its own stands between.
    fn counted_between(&self, range: Range<usize>) -> bool {
        self.numbers.iter().any(|n| n.unit == NumberUnit::Count && range.contains(&n.words.start))
    }

    /// The figure that follows those who are counted: `عدد القتلى في الهجوم ارتفع إلى 5`.
    pub(crate) fn toll_after(&self, group: usize) -> Option<Counted> {
        let own = &self.groups[group];
        let stretch = self.stretch(own.words.start);
        let near = own.words.start.saturating_sub(NEAR).max(stretch.start)..own.words.start;
        let after = own.words.end..stretch.end.min(own.words.end + FIGURE_GAP);
        let counted = self.marks_in(near.clone(), Mark::Count).next_back();
        let before = self.marks_in(near, Mark::Reach).next_back();
        // Beyond other people who are counted, the figure is theirs.
        let others = (after.clone())
            .filter_map(|word| self.group_at[word])
            .find(|&g| g > group && self.groups[g].number.is_none() && self.marks_count(g));
        let end = others.map_or(after.end, |g| self.groups[g].words.start);
        let (reach, rise) = match before {
            Some(mark) => (own.words.end, self.rise_at(mark.start)),
            None => {
                counted?;
                match self.marks_in(after.start..end, Mark::Reach).next() {
                    Some(mark) => (mark.end, self.rise_at(mark.start)),
                    // `عدد القتلى سبعة`.
                    None => {
                        let next = self.group_at.get(self.past_lead(own.words.end)).copied().flatten()?;
                        self.groups[next].number.filter(|_| !self.groups[next].and)?;
                        (own.words.end, false)
                    }
                }
            }
        };
        let next = (reach..end).find_map(|word| {
            let next = self.group_at[word]?;
            let to = &self.groups[next];
            let first = to.words.start == word;
            // `بلغ 12`, `ارتفع أمس إلى 12`: a number by itself follows close, `والسرية 42` does not.
            let close = || {
                let last = self.line.words.get(to.words.end).is_none() || self.line.is_punct(to.words.end);
                let bare = to.number.is_some_and(|n| self.numbers[n].words == to.words);
                word.saturating_sub(reach) <= CLOSE
                    || to.preposition.is_some()
                    || before.is_some() && bare && last
            };
            (first && to.number.is_some() && (close() || self.is_kind(&self.groups[next], Kind::People)))
                .then_some(next)
        })?;
        let mut groups = vec![next];
        self.add_after_partitive(&mut groups);
        let figures = groups.iter().filter_map(|&group| self.people_of(group, true));
        let mut figure = figures.reduce(sum)?;
        // `من 9 إلى 12`: what it rose from is past.
        if self.rises(next) {
            figure.min = figure.max.unwrap_or(figure.min);
        }
        let standing = match self.standing(next) {
            Standing::Former => Standing::Former,
            _ if rise => Standing::Toll,
            _ => Standing::Whole,
        };
        Some(Counted { figure, groups, standing })
    }

    /// Whether a group of casualties stands right after a count of its own: `وعدد الجرحى`.
    fn marks_count(&self, group: usize) -> bool {
        let start = self.groups[group].words.start;
        self.has_other_casualty(group)
            && self.marks_in(start.saturating_sub(NEAR)..start, Mark::Count).next_back().is_some()
    }

    /// Whether a range is told as a rise, by a word and not by a dash.
    fn rises(&self, group: usize) -> bool {
        self.groups[group].number.is_some_and(|n| {
            let number = &self.numbers[n];
            number.lead == 0
                && number.max.is_some_and(|max| max > number.value)
                && number.exact
                && number.words.len() > 2
                && !number.words.clone().any(|word| self.line.is_punct(word))
        })
    }
}
