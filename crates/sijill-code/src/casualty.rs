//! Figures of people killed, injured, missing, abducted, arrested or displaced.

use sijill_model::{Class, Figure, Span};
use sijill_pack::{Count, Features, Sense, Slot};

use crate::{clause::Parsed, fill::Filled, groups::GroupClass, line::WordPos, roles::Takes};

/// A figure told in a line.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// `killed`, `injured`, …
    pub kind: &'static str,
    pub figure: Figure,
    /// The word that tells the kind.
    pub word: usize,
}

/// How far after a word such as `the dead` its figure may stand.
const FIGURE_GAP: usize = 18;

impl Parsed<'_, '_, '_> {
    /// All figures of a line, in text order.
    pub fn casualties(&self) -> Vec<Told> {
        let mut told = Vec::new();
        for word in 0..self.line.words.len() {
            if self.line.name_at[word].is_some() {
                continue;
            }
            let senses: Vec<(Features, bool, u32)> = self
                .line
                .senses(word, self.pack)
                .filter_map(|(reading, sense)| match sense {
                    Sense::Casualty(row) => Some((reading.form.features, reading.attached.pronoun, row)),
                    _ => None,
                })
                .collect();
            for (features, pronoun, row) in senses {
                let casualty = &self.pack.casualties[row as usize];
                let Some(figure) = self.figure_of(word, features, pronoun, &casualty.count) else { continue };
                if !told.iter().any(|known: &Told| {
                    known.kind == casualty.kind && known.figure.span.overlaps(figure.span)
                }) {
                    told.push(Told { kind: casualty.kind, figure, word });
                }
            }
        }
        told
    }

    fn figure_of(&self, word: usize, features: Features, pronoun: bool, count: &Count) -> Option<Figure> {
        if self.line.words[word].pos == WordPos::Verb {
            let around = self.surroundings(word, word + 1);
            let either = *count == Count::SubjectOrObject || *count == Count::Object;
            let takes = if either { Takes::Victim } else { Takes::Nothing };
            let frame = self.roles(word, features, pronoun, &around, takes);
            let group = match count {
                Count::Subject => frame.subject.or(frame.object),
                Count::Object | Count::SubjectOrObject => frame.object,
                _ => None,
            }?;
            return self.sum(group, false);
        }
        let group = self.group_at[word]?;
        match count {
            Count::This => {
                let own = &self.groups[group];
                if own.head != word {
                    return None;
                }
                if own.number.is_some() || features.has(Features::DUAL) {
                    return self.sum(group, true);
                }
                if !own.definite && !features.has(Features::PLURAL) && !own.pronoun {
                    // One dead, told by the singular alone.
                    return Some(Figure { min: 1, max: Some(1), span: self.line.words[word].span });
                }
                // The number of the dead rose to 12.
                (word + 1..(word + FIGURE_GAP).min(self.line.words.len())).find_map(|w| {
                    let next = self.group_at[w]?;
                    let counted = &self.groups[next];
                    let bare = counted.number.is_some_and(|n| self.numbers[n].words == counted.words);
                    (counted.words.start == w
                        && (bare || self.counts_people(counted))
                        && !self.has_other_casualty(next))
                    .then(|| self.sum(next, true))?
                })
            }
            Count::Genitive => {
                // `مقتل وإصابة 40`: the figure is of both together, so of neither.
                if self.shares_figure(group) {
                    return None;
                }
                let filled = self.fill_noun(
                    &sijill_pack::Args { recipient: vec![Slot::Genitive], ..sijill_pack::Args::default() },
                    group,
                    &self.surroundings(word, word + 1),
                    &Filled::default(),
                    &[],
                    true,
                );
                self.sum(*filled.recipients.first()?, false)
            }
            Count::Preposition(key) => {
                let around = self.surroundings(word, word + 1);
                let group = self.governed(key, &around)?;
                self.sum(group, false).or_else(|| self.unknown_person(group))
            }
            Count::Object | Count::Subject | Count::SubjectOrObject | Count::Nothing => None,
        }
    }

    /// Whether another noun of casualties is joined to this one, so that they share what follows.
    fn shares_figure(&self, group: usize) -> bool {
        let next = self.group_at.get(self.groups[group].words.end).copied().flatten();
        let joined = |g: usize| self.groups[g].and && self.has_other_casualty(g);
        next.is_some_and(joined)
            || self.groups[group].and
                && group.checked_sub(1).is_some_and(|before| {
                    self.groups[before].words.end == self.groups[group].words.start
                        && self.has_other_casualty(before)
                })
    }

    fn has_other_casualty(&self, group: usize) -> bool {
        self.line
            .senses(self.groups[group].head, self.pack)
            .any(|(_, sense)| matches!(sense, Sense::Casualty(_)))
    }

    /// The people of a group and of those joined to it. `own` counts the head itself, whatever it is.
    fn sum(&self, group: usize, own: bool) -> Option<Figure> {
        let mut total: Option<Figure> = None;
        for g in if own { vec![group] } else { self.joined(group) } {
            let Some(one) = self.people_of(g, own) else { continue };
            total = Some(match total {
                None => one,
                Some(sum) => Figure {
                    min: sum.min.saturating_add(one.min),
                    max: sum.max.zip(one.max).map(|(a, b)| a.saturating_add(b)),
                    span: sum.span.join(one.span),
                },
            });
        }
        total
    }

    fn people_of(&self, group: usize, own: bool) -> Option<Figure> {
        let g = &self.groups[group];
        let span = |words: std::ops::Range<usize>| self.line.span(words);
        if let Some(number) = g.number {
            let mention = &self.numbers[number];
            let people = own
                || g.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group))
                || self.counts_people(g)
                || matches!(g.class, GroupClass::Thing | GroupClass::Unknown) && !self.is_measure(group);
            return people.then(|| Figure {
                min: clamp(mention.value),
                max: mention.max.map(clamp),
                span: span(mention.words.clone()),
            });
        }
        let people = g.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
        if g.dual && (own || people && g.entity_is_head) {
            return Some(Figure { min: 2, max: Some(2), span: self.head_span(group) });
        }
        let one_person =
            g.entity_is_head && g.entity.as_ref().is_some_and(|e| e.class == Class::Person) && !g.plural;
        (one_person).then(|| Figure { min: 1, max: Some(1), span: self.head_span(group) })
    }

    /// `القبض على حبارة`: words that the pack does not know, where only a name can stand.
    fn unknown_person(&self, group: usize) -> Option<Figure> {
        let own = &self.groups[group];
        let name = own.class == GroupClass::Unknown && !own.plural && own.number.is_none();
        name.then(|| Figure { min: 1, max: Some(1), span: self.line.bare_span(own.words.clone()) })
    }

    fn head_span(&self, group: usize) -> Span {
        let head = self.groups[group].head;
        self.line.bare_span(head..head + 1)
    }

    /// A number of something that is known to be no people: places, times, percent.
    fn is_measure(&self, group: usize) -> bool {
        let g = &self.groups[group];
        g.place.is_some()
            || self.is_kind(g, sijill_pack::Kind::Place)
            || g.number.is_some_and(|n| {
                let end = self.numbers[n].words.end;
                self.line.words.get(end).is_some_and(|_| self.times.iter().any(|t| t.words.contains(&end)))
            })
    }
}

fn clamp(value: f64) -> u32 {
    if value.is_finite() && value > 0.0 { value.min(f64::from(u32::MAX)) as u32 } else { 0 }
}
