//! Figures of people killed, injured, missing, abducted, arrested or displaced.

use sijill_model::{Class, EventType, Figure, Span};
use sijill_pack::{Casualty, Count, CueKind, Features, Grammar, Pos, Reading, Sense, Slot};

use crate::{
    claims::{Side, Standing, Told, sum},
    clause::{Parsed, Surroundings},
    fill::Filled,
    groups::{Group, GroupClass},
    line::WordPos,
    roles::Takes,
};

/// A figure with the groups that it counts.
pub(crate) struct Counted {
    pub figure: Figure,
    pub groups: Vec<usize>,
    pub standing: Standing,
}

/// How far after a word the one that it goes with may stand: `لقي ... مصرعهم`.
pub(crate) const WITH: usize = 20;
/// How far after a word the people may stand that the phrase counts.
const NEXT: usize = 12;

/// How the grammar table notes the quantifier for one of several.
pub(crate) const ONE: &str = "one";

impl Parsed<'_, '_, '_> {
    /// All figures of a line, in text order.
    pub fn casualties(&self) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::new();
        // `قتل رهينتان`: who was killed is not counted again by what they were.
        let mut taken: Vec<usize> = Vec::new();
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
                let Some(counted) = self.counted(word, features, pronoun, casualty) else { continue };
                if counted.groups.last().is_some_and(|&last| self.shares_number(last)) {
                    continue;
                }
                let groups = counted.groups.clone();
                if casualty.count == Count::This && groups.iter().any(|g| taken.contains(g)) {
                    continue;
                }
                // `سقط خمسة جرحى`: what those are who fall, their own noun tells.
                // `سقط عشرون بين قتيل وجريح`: how many of them died is not told.
                if casualty.falls
                    && (groups.iter().any(|&g| self.is_counted_noun(g)) || self.parts_the_fallen(word))
                {
                    continue;
                }
                let one = self.claim(word, casualty.kind, counted);
                if casualty.count != Count::This {
                    taken.extend(groups);
                }
                let same = |known: &Told| known.figure.span.overlaps(one.figure.span);
                if told.iter().any(|known| same(known) && is_again(known, &one)) {
                    continue;
                }
                // `أصيب الطفل … ثم توفي`: nor where his wounds are told first.
                told.retain(|known| one.noun || !(same(known) && is_again(&one, known)));
                told.push(one);
            }
        }
        told
    }

    fn claim(&self, word: usize, kind: &'static str, counted: Counted) -> Told {
        let side = |&g: &usize| self.side(&self.groups[g]);
        let first = counted.groups.first().map_or(Side::Anyone, side);
        let one_side = counted.groups.iter().all(|g| side(g) == first);
        let number = |&g: &usize| self.groups[g].number.map(|n| &self.numbers[n]);
        let listed = counted.groups.len() > 1 && !counted.groups.iter().any(|g| number(g).is_some());
        let hurt = kind == "killed" && counted.groups.iter().all(|&g| self.is_wounded(g));
        Told {
            kind,
            figure: counted.figure,
            word,
            standing: counted.standing,
            side: match one_side {
                true => first,
                false if counted.groups.iter().all(|g| matches!(side(g), Side::State | Side::Civilians)) => {
                    Side::Mixed
                }
                false => Side::Anyone,
            },
            several: false,
            attacks: false,
            noun: self.line.words[word].pos == WordPos::Noun,
            listed,
            hurt,
            vague: counted.groups.iter().filter_map(number).any(|n| !n.exact && n.max.is_none()),
        }
    }

    /// Whose people a group is.
    fn side(&self, group: &Group<'_>) -> Side {
        let anyone = self.line.senses(group.head, self.pack).any(|(_, sense)| match sense {
            Sense::Role(role) => self.pack.roles[role as usize].anyone,
            _ => false,
        });
        match group.entity.as_ref().filter(|_| group.entity_is_head) {
            // `خمسة كوريين` are some of all, unless all are told so.
            Some(entity) if entity.sector.is_empty() && entity.own_country => Side::Nationals,
            Some(entity) => Side::of(entity.sector, anyone),
            // So are `خمسة كوريين`, whichever Korea is meant.
            None if self.is_described(group) => Side::Nationals,
            None => Side::Anyone,
        }
    }

    /// Whether people are told by an adjective alone, and not as others.
    fn is_described(&self, group: &Group<'_>) -> bool {
        let readings = self.line.readings(group.head);
        let adjective =
            |reading: &Reading| self.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Adjective;
        group.number.is_some()
            && !readings.is_empty()
            && readings.iter().all(adjective)
            && self.cue(group.head) != Some(CueKind::Another)
    }

    /// The people whom a word of casualties counts.
    fn counted(&self, word: usize, features: Features, pronoun: bool, row: &Casualty) -> Option<Counted> {
        let around = self.surroundings(word, word + 1);
        let with = |at: usize| row.with.iter().any(|wanted| wanted.is_among(self.line.hashes(at)));
        if !row.with.is_empty() && !(word + 1..self.stretch(word).end.min(word + WITH)).any(with) {
            return None;
        }
        if let Count::Next = row.count {
            // `أودى بحياة خمسة`, and without a number `أودى بحياة رئيس الوزراء`.
            let named = || {
                let life = (word + 1..self.stretch(word).end.min(word + WITH)).find(|&at| with(at))?;
                self.whose_life(life)
            };
            return self.next_counted(word).or_else(named);
        }
        if self.line.words[word].pos == WordPos::Verb {
            return self.counted_by_verb(word, features, pronoun, &around, row);
        }
        let group = self.group_at[word]?;
        match &row.count {
            Count::This => self.counted_itself(word, group, features),
            Count::Genitive => {
                // A noun with its own article has no genitive: `المقاتل الشيشاني وأحد الزعماء`.
                if self.line.words[word].attached.article {
                    return None;
                }
                if self.shares_figure(group) {
                    // `حياتها`: with its pronoun it has no genitive.
                    return self.one_at_least(word, group).filter(|_| !pronoun);
                }
                let filled = self.fill_noun(
                    &sijill_pack::Args { recipient: vec![Slot::Genitive], ..sijill_pack::Args::default() },
                    group,
                    &around,
                    &Filled::default(),
                    &[],
                    None,
                );
                let people = *filled.recipients.first().filter(|&&group| !self.is_overthrown(group, row))?;
                // `توقيف سليمان هلال`: several words that the pack does not know are a name.
                let name = || {
                    let own = &self.groups[people];
                    matches!(row.kind, "arrested" | "abducted") && own.words.len() > 1 && !own.definite
                };
                self.people(people)
                    .or_else(|| self.named(people))
                    .or_else(|| self.hurt_before(people, row))
                    .or_else(|| name().then(|| self.unknown_person(people))?)
            }
            Count::Preposition(key) => {
                let group = self.governed(key, &around)?;
                let hurt = || self.hurt_before(group, row);
                self.people(group).or_else(|| self.named(group)).or_else(hurt).or_else(|| {
                    // `القضاء على التمرد`: what is not known may be a thing.
                    let own = &self.groups[group];
                    let sentenced = self.is_execution(word) && !own.plural && own.number.is_none();
                    match row.kind {
                        "arrested" => self.unknown_person(group),
                        _ if sentenced && own.class == GroupClass::Thing => Some(self.single(group)),
                        _ if sentenced => self.unknown_person(group),
                        _ => None,
                    }
                })
            }
            _ => None,
        }
    }

    fn counted_by_verb(
        &self,
        word: usize,
        features: Features,
        pronoun: bool,
        around: &Surroundings,
        row: &Casualty,
    ) -> Option<Counted> {
        let count = &row.count;
        if let Count::Preposition(key) = count {
            // `قبضتهم على المكان` is no arrest.
            let group = self.governed(key, around).filter(|_| !pronoun)?;
            return self.people(group).or_else(|| self.named(group));
        }
        let either = matches!(count, Count::SubjectOrObject | Count::Object);
        let takes = if either { Takes::Victim } else { Takes::Nothing };
        let frame = self.roles(word, features, pronoun, around, takes);
        let group = match count {
            Count::Subject => frame.subject.or(frame.object),
            Count::Object | Count::SubjectOrObject => frame.object,
            _ => None,
        };
        // `وقتلوه مع حارسيه`: whom the pronoun names is one of them.
        if let (None, true) = (group, pronoun) {
            let with = self.companions(word + 1);
            let span = self.line.words[word].span;
            let one = Figure { min: 1, max: Some(1), span };
            return with.map(|with| Counted { figure: sum(one, with.figure), ..with });
        }
        let group = group.filter(|&group| !self.is_overthrown(group, row))?;
        let mut counted =
            self.people(group).or_else(|| self.named(group)).or_else(|| self.hurt_before(group, row))?;
        // `النائب الذي قتل مع تسعة مواطنين`: those with him stand after the verb.
        if around.antecedent == Some(group)
            && let Some(with) = self.companions(word + 1)
        {
            counted.figure = sum(counted.figure, with.figure);
            counted.groups.extend(with.groups);
        }
        Some(counted)
    }

    /// `قتل جريح`: one who was hurt before, and is killed now.
    fn hurt_before(&self, group: usize, row: &Casualty) -> Option<Counted> {
        let own = &self.groups[group];
        let one = row.kind == "killed" && !row.falls && !own.plural && own.number.is_none();
        (one && self.is_counted_noun(group)).then(|| self.single(group))
    }

    /// `مقتل وإصابة 40`: the figure is of both together, so there is one of each at least.
    fn one_at_least(&self, word: usize, group: usize) -> Option<Counted> {
        let joined = |g: &usize| self.groups[*g].and && self.has_other_casualty(*g);
        let last = self.following(group).filter(joined).unwrap_or(group);
        let people = self.following(last).filter(|&g| self.is_bare(g) && !self.groups[g].and)?;
        let own = &self.groups[people];
        let several = own.plural || own.number.is_some_and(|n| self.numbers[n].value > 1.0);
        let figure = Figure { min: 1, max: None, span: self.line.words[word].span };
        several.then(|| Counted { figure, groups: vec![people], standing: Standing::Shared })
    }

    /// `12 قتيلا`, `قتيلان`, `جثة`, and the count of them: `عدد القتلى ارتفع إلى 12`.
    fn counted_itself(&self, word: usize, group: usize, features: Features) -> Option<Counted> {
        let own = &self.groups[group];
        if own.head != word {
            return None;
        }
        if own.number.is_some() || features.has(Features::DUAL) {
            let figure = self.people_of(group, true)?;
            return Some(Counted { figure, groups: vec![group], standing: self.standing(group) });
        }
        if !own.definite && !features.has(Features::PLURAL) && !own.pronoun {
            // `26 شهيدا ومصابا`: the figure is of both together.
            if own.and && group.checked_sub(1).is_some_and(|before| self.shares_number(before)) {
                return None;
            }
            // One dead, told by the singular alone.
            let genitive = self
                .group_at
                .get(own.words.end)
                .copied()
                .flatten()
                .is_some_and(|next| self.is_bare(next) && !self.groups[next].and);
            let figure = Figure { min: 1, max: Some(1), span: self.line.words[word].span };
            // `80 بين قتيل وجريح`.
            let first = if own.and { group.saturating_sub(1) } else { group };
            let between = self.groups[first].preposition.is_some_and(|key| self.names_sides(key));
            let one = !genitive
                // `سقط قتيل وجريح`: one of each.
                && !between
                // `جثة السيدة`: whom it is of was told.
                && !own.words.clone().any(|w| self.line.has_article(w, self.pack));
            return one.then(|| Counted { figure, groups: vec![group], standing: self.standing(group) });
        }
        self.toll_after(group)
    }

    /// `راح ضحيته عشرون شخصا`: the next people who are counted.
    fn next_counted(&self, word: usize) -> Option<Counted> {
        let end = (word + NEXT).min(self.line.words.len());
        let mut last = None;
        for at in word + 1..end {
            if self.line.is_punct(at) && self.line.text(at) == "." {
                break;
            }
            let Some(group) = self.group_at[at].filter(|&g| last != Some(g)) else { continue };
            last = Some(group);
            let own = &self.groups[group];
            if own.number.is_some() || own.dual && own.is_actor() {
                return self.people(group);
            }
        }
        None
    }

    /// Whether another noun of casualties is joined to this one, so that they share what follows.
    fn shares_figure(&self, group: usize) -> bool {
        let next = self.group_at.get(self.groups[group].words.end).copied().flatten();
        let joined = |g: usize| self.groups[g].and && self.has_other_casualty(g);
        next.is_some_and(joined)
            || self.groups[group].and
                && group.checked_sub(1).is_some_and(|before| {
                    // `13 قتيلا وإصابة 23`: what has its own figure shares none.
                    self.groups[before].words.end == self.groups[group].words.start
                        && self.groups[before].number.is_none()
                        && self.has_other_casualty(before)
                })
    }

    /// `300 قتيل وجريح`, `80 بين قتيل وجريح`: the figure is of both together.
    fn shares_number(&self, group: usize) -> bool {
        let bare = |g: usize| {
            let other = &self.groups[g];
            !other.plural && !other.definite && other.number.is_none() && self.is_counted_noun(g)
        };
        let next = |g: usize| {
            let end = self.groups[g].words.end;
            (end..(end + 2).min(self.line.words.len())).find_map(|word| self.group_at[word])
        };
        self.groups[group].number.is_some()
            && next(group).is_some_and(|other| {
                bare(other)
                    && (self.groups[other].and || next(other).is_some_and(|g| self.groups[g].and && bare(g)))
            })
    }

    /// Whether a group's noun is one for the wounded: `جريح`.
    fn is_wounded(&self, group: usize) -> bool {
        self.line.senses(self.groups[group].head, self.pack).any(|(_, sense)| match sense {
            Sense::Casualty(row) => {
                let row = &self.pack.casualties[row as usize];
                row.count == Count::This && row.kind == "injured"
            }
            _ => false,
        })
    }

    /// Whether a group's noun is itself what is counted: `قتيل`, `جريح`.
    pub fn is_counted_noun(&self, group: usize) -> bool {
        self.line.senses(self.groups[group].head, self.pack).any(|(_, sense)| match sense {
            Sense::Casualty(row) => self.pack.casualties[row as usize].count == Count::This,
            _ => false,
        })
    }

    pub(crate) fn has_other_casualty(&self, group: usize) -> bool {
        self.line
            .senses(self.groups[group].head, self.pack)
            .any(|(_, sense)| matches!(sense, Sense::Casualty(_)))
    }

    /// The people of a group and of those joined to it.
    pub(crate) fn people(&self, group: usize) -> Option<Counted> {
        let mut groups = self.joined(group);
        // `14 قتيلا و33 جريحا`: the second count is of other people.
        let others = groups.iter().skip(1).position(|&g| self.is_counted_noun(g));
        groups.truncate(others.map_or(groups.len(), |at| at + 1));
        self.add_after_partitive(&mut groups);
        self.add_some_of(&mut groups);
        let mut total: Option<Figure> = None;
        for &g in &groups {
            let Some(one) = self.people_of(g, false) else { continue };
            total = Some(match total {
                None => one,
                Some(known) => Figure { span: known.span.join(one.span), ..sum(known, one) },
            });
        }
        let mut figure = total?;
        let last = *groups.last()?;
        if let Some(with) = self.companions(self.groups[last].words.end) {
            figure = sum(figure, with.figure);
            groups.extend(with.groups);
        }
        Some(Counted { figure, standing: self.standing(group), groups })
    }

    /// The people of a group. `own` counts the head itself, whatever it is.
    pub(crate) fn people_of(&self, group: usize, own: bool) -> Option<Figure> {
        let g = &self.groups[group];
        let span = |words: std::ops::Range<usize>| self.line.span(words);
        if let Some(number) = g.number {
            let mention = &self.numbers[number];
            let people = own
                || g.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group))
                || self.counts_people(g)
                || matches!(g.class, GroupClass::Thing | GroupClass::Unknown) && !self.is_measure(group);
            return people.then(|| Figure {
                // "At most" is at least one.
                min: clamp(mention.value).max(1),
                max: mention.max.map(clamp),
                span: span(mention.words.clone()),
            });
        }
        let people = g.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
        if g.dual && (own || people && g.entity_is_head) {
            return Some(Figure { min: 2, max: Some(2), span: self.head_span(group) });
        }
        if let Some(figure) = self.another(group).or_else(|| self.made_of(group)) {
            return Some(figure);
        }
        if people && self.is_one_of(group) {
            let word = g.words.start.saturating_sub(1);
            return Some(Figure { min: 1, max: Some(1), span: span(word..word + 1) });
        }
        let one_person =
            g.entity_is_head && g.entity.as_ref().is_some_and(|e| e.class == Class::Person) && !g.plural;
        (one_person).then(|| Figure { min: 1, max: Some(1), span: self.head_span(group) })
    }

    /// `أحد الجنود`, `إحدى العاملات`: one of them.
    fn is_one_of(&self, group: usize) -> bool {
        let before = self.groups[group].words.start.checked_sub(1);
        before.and_then(|word| self.line.note(word, Grammar::Quantifier, self.pack)) == Some(ONE)
    }

    /// `إعدام`, `شنق`: the killing of one who was sentenced is the deed of a court.
    pub(crate) fn is_execution(&self, word: usize) -> bool {
        self.line.senses(word, self.pack).any(|(_, sense)| match sense {
            Sense::Frame(frame) => self.pack.frames[frame as usize].event_type == EventType::Coerce,
            _ => false,
        })
    }

    /// One person who is told by name.
    pub(crate) fn named(&self, group: usize) -> Option<Counted> {
        let own = &self.groups[group];
        // `سقوط نظام صدام` names no one who fell.
        let first = own.name.as_ref().is_some_and(|name| name.start == own.words.start);
        let one = first && own.number.is_none() && !own.plural && !own.and;
        one.then(|| self.single(group))
    }

    /// `القبض على حبارة`: words that the pack does not know, where only a name can stand.
    fn unknown_person(&self, group: usize) -> Option<Counted> {
        let own = &self.groups[group];
        let name = own.class == GroupClass::Unknown && !own.plural && own.number.is_none();
        name.then(|| self.single(group))
    }

    pub(crate) fn single(&self, group: usize) -> Counted {
        let span = self.line.bare_span(self.groups[group].words.clone());
        Counted {
            figure: Figure { min: 1, max: Some(1), span },
            groups: vec![group],
            standing: self.standing(group),
        }
    }

    fn head_span(&self, group: usize) -> Span {
        let head = self.groups[group].head;
        self.line.bare_span(head..head + 1)
    }

    /// A number of something that is known to be no people: places, times, percent.
    pub(crate) fn is_measure(&self, group: usize) -> bool {
        let g = &self.groups[group];
        g.place.is_some()
            || self.is_kind(g, sijill_pack::Kind::Place)
            || g.number.is_some_and(|n| self.is_timed(self.numbers[n].words.end))
    }
}

/// The same people are counted once under one kind, and who died of wounds is not among the wounded.
fn is_again(known: &Told, one: &Told) -> bool {
    known.kind == one.kind || known.kind == "killed" && one.kind == "injured"
}

fn clamp(value: f64) -> u32 {
    if value.is_finite() && value > 0.0 { value.min(f64::from(u32::MAX)) as u32 } else { 0 }
}
