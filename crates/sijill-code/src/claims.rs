//! What the figures that a report tells of one event come to: a part is not added to its whole, a toll
//! that was raised is forgotten, sides add up, contradictions stay.

use sijill_model::{Casualties, Figure};

/// How a figure stands among the others of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Told by itself.
    Whole,
    /// Told as the count: `بلغ عدد القتلى 12`.
    Toll,
    /// Some of those counted elsewhere: `بينهم ثلاثة`.
    Part,
    /// Told of several kinds together: `مقتل وإصابة 40`.
    Shared,
    /// Replaced by a later figure: `حصيلة سابقة`.
    Former,
}

/// Whose people a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Anyone,
    /// Told by their nationality alone.
    Nationals,
    State,
    Fighters,
    Civilians,
    /// Of the state and civilians, told in one breath: `ستة جنود ومدنيان`.
    Mixed,
}

impl Side {
    /// The side of a PLOVER sector. `anyone` says that the noun is one for people at large.
    pub fn of(sector: &str, anyone: bool) -> Side {
        match sector {
            "" | "UNK" => Side::Anyone,
            "MIL" | "COP" | "GOV" | "SPY" | "PRM" => Side::State,
            "REB" | "UAF" | "CRM" | "OPP" => Side::Fighters,
            _ if anyone => Side::Anyone,
            _ => Side::Civilians,
        }
    }
}

/// A figure told in a line.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// `killed`, `injured`, …
    pub kind: &'static str,
    pub figure: Figure,
    /// The word that tells the kind.
    pub word: usize,
    pub standing: Standing,
    pub side: Side,
    /// Dozens or hundreds at large.
    pub vague: bool,
    /// Told of more than one attack together.
    pub several: bool,
    /// Told of attacks in the plural, which may be one event or more.
    pub attacks: bool,
    /// A noun tells it, and not a verb of who did it.
    pub noun: bool,
    /// Summed up from people told one by one, who need not be all: `النائب وسائقه`.
    pub listed: bool,
    /// Of one who had been wounded before: `قتل جريح`.
    pub hurt: bool,
}

/// The figures that the claims of one event come to.
pub(crate) fn settle(told: &[Told]) -> Casualties {
    let mut casualties = Casualties::default();
    let mut kinds: Vec<&'static str> = told.iter().map(|one| one.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let hurt = told.iter().any(|one| one.hurt);
    for kind in kinds {
        // `كان الجريح مصابا`: the wounds of one who is killed with them are none of this.
        let old = |one: &Told| hurt && one.kind == "injured" && is_single(one.figure);
        let claims: Vec<&Told> = told.iter().filter(|one| one.kind == kind && !old(one)).collect();
        if claims.is_empty() {
            continue;
        }
        if let Some(cell) = casualties.kind_mut(kind) {
            *cell = one(claims);
        }
    }
    casualties
}

/// What the claims of one kind come to.
fn one(mut claims: Vec<&Told>) -> Option<Figure> {
    for standing in [Standing::Shared, Standing::Former, Standing::Part] {
        drop_unless_all(&mut claims, |one| one.standing == standing);
    }
    // What several attacks cost together is more than what one did.
    drop_unless_all(&mut claims, |one| one.several);
    // A toll counts all; what is smaller was counted before.
    let toll = claims.iter().filter(|one| one.standing == Standing::Toll).map(|one| one.figure.min).max();
    if let Some(toll) = toll {
        drop_unless_all(&mut claims, |one| one.standing != Standing::Toll && one.figure.min < toll);
    }
    // A single person told beside a toll is one of its people.
    drop_unless_all(&mut claims, |one| is_single(one.figure));
    // Who is told one by one is among those who are counted, and the longest list tells the others, too.
    let counted = claims.iter().map(|one| one.figure.min).max().unwrap_or_default();
    drop_unless_all(&mut claims, |one| one.listed && one.figure.min < counted);
    // `عشرات القتلى` is said more exactly by 52.
    drop_unless_all(&mut claims, |one| one.vague);
    // The soldiers among the people.
    let at_large = claims.iter().any(|one| one.side == Side::Anyone);
    let mixed = claims.iter().filter(|one| one.side == Side::Mixed).map(|one| one.figure.min).max();
    let mixed = mixed.filter(|_| !at_large);
    if let Some(whole) = mixed {
        let part = |one: &Told| matches!(one.side, Side::State | Side::Civilians | Side::Nationals);
        claims.retain(|one| !(part(one) && one.figure.min < whole));
    }
    let side = |one: &Told| match one.side {
        Side::State | Side::Civilians | Side::Nationals if mixed.is_some() => Side::Mixed,
        Side::Mixed if at_large => Side::Anyone,
        Side::Nationals if at_large => Side::Civilians,
        Side::Nationals => Side::Anyone,
        side => side,
    };
    let anyone = claims.iter().filter(|one| side(one) == Side::Anyone).map(|one| one.figure.min).max();
    if let Some(anyone) = anyone {
        claims.retain(|one| match side(one) {
            Side::Anyone => true,
            // `خمسة مدنيين` of seven dead may be another count of them all, `ثلاثة أطفال` of twelve is not.
            Side::Civilians => one.figure.min.saturating_mul(2) >= anyone,
            _ => one.figure.min >= anyone,
        });
        return claims.iter().map(|one| one.figure).reduce(span_both);
    }
    // Soldiers and those who fought them, each counted apart.
    let mut sides: Vec<Side> = claims.iter().map(|one| side(one)).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
        .into_iter()
        .filter_map(|own| {
            claims.iter().filter(|one| side(one) == own).map(|one| one.figure).reduce(span_both)
        })
        .reduce(sum)
}

/// Drops claims, unless none would be left.
fn drop_unless_all(claims: &mut Vec<&Told>, out: impl Fn(&Told) -> bool) {
    if !claims.iter().all(|one| out(one)) {
        claims.retain(|one| !out(one));
    }
}

/// Whether a figure is one person.
pub(crate) fn is_single(figure: Figure) -> bool {
    figure.min == 1 && figure.max == Some(1)
}

/// Two figures of the same people: from the lower to the higher.
fn span_both(known: Figure, new: Figure) -> Figure {
    Figure {
        min: known.min.min(new.min),
        max: known.max.zip(new.max).map(|(a, b)| a.max(b)),
        span: known.span,
    }
}

/// Figures of different people.
pub(crate) fn sum(one: Figure, other: Figure) -> Figure {
    Figure {
        min: one.min.saturating_add(other.min),
        max: one.max.zip(other.max).map(|(a, b)| a.saturating_add(b)),
        span: one.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sijill_model::Span;

    fn told(min: u32, max: Option<u32>, standing: Standing, side: Side) -> Told {
        let figure = Figure { min, max, span: Span::new(0, 1) };
        Told {
            kind: "killed",
            figure,
            word: 0,
            standing,
            side,
            vague: false,
            several: false,
            attacks: false,
            noun: true,
            listed: false,
            hurt: false,
        }
    }

    fn killed(claims: &[Told]) -> (u32, Option<u32>) {
        settle(claims).killed.map(|figure| (figure.min, figure.max)).unwrap_or_default()
    }

    #[test]
    fn a_part_is_not_its_whole() {
        let whole = told(12, Some(12), Standing::Whole, Side::Anyone);
        assert_eq!(killed(&[whole.clone(), told(3, Some(3), Standing::Part, Side::Anyone)]), (12, Some(12)));
        assert_eq!(killed(&[whole.clone(), told(5, Some(5), Standing::Whole, Side::State)]), (12, Some(12)));
        assert_eq!(killed(&[whole, told(1, Some(1), Standing::Whole, Side::Anyone)]), (12, Some(12)));
    }

    #[test]
    fn nationals_are_some_of_all() {
        let koreans = told(5, Some(5), Standing::Whole, Side::Nationals);
        assert_eq!(
            killed(&[told(40, Some(40), Standing::Whole, Side::Anyone), koreans.clone()]),
            (40, Some(40))
        );
        assert_eq!(killed(&[koreans.clone(), told(3, Some(3), Standing::Whole, Side::State)]), (5, Some(5)));
        assert_eq!(killed(&[koreans]), (5, Some(5)));
    }

    #[test]
    fn a_raised_toll_counts() {
        let first = told(9, Some(9), Standing::Former, Side::Anyone);
        let toll = told(15, Some(15), Standing::Toll, Side::Anyone);
        assert_eq!(killed(&[first.clone(), toll.clone()]), (15, Some(15)));
        assert_eq!(killed(&[first]), (9, Some(9)));
        assert_eq!(killed(&[told(2, Some(2), Standing::Whole, Side::Anyone), toll]), (15, Some(15)));
    }

    #[test]
    fn who_is_told_one_by_one_need_not_be_all() {
        let list = |min| Told { listed: true, ..told(min, Some(min), Standing::Whole, Side::Anyone) };
        assert_eq!(killed(&[list(3), list(4)]), (4, Some(4)));
        assert_eq!(killed(&[list(2), told(5, Some(5), Standing::Whole, Side::Anyone)]), (5, Some(5)));
        assert_eq!(killed(&[list(4), told(3, Some(3), Standing::Whole, Side::Anyone)]), (3, Some(4)));
    }

    #[test]
    fn old_wounds_are_none_of_it() {
        let one = |kind| Told { kind, ..told(1, Some(1), Standing::Whole, Side::Anyone) };
        let dead = Told { hurt: true, ..one("killed") };
        assert!(settle(&[dead.clone(), one("injured")]).injured.is_none());
        let others = Told { kind: "injured", ..told(3, Some(3), Standing::Whole, Side::Anyone) };
        assert!(settle(&[dead, others]).injured.is_some());
        assert!(settle(&[one("killed"), one("injured")]).injured.is_some());
    }

    #[test]
    fn sides_add_up_and_contradictions_stay() {
        let soldiers = told(3, Some(3), Standing::Whole, Side::State);
        let rebels = told(5, Some(5), Standing::Whole, Side::Fighters);
        assert_eq!(killed(&[soldiers.clone(), rebels]), (8, Some(8)));
        assert_eq!(killed(&[soldiers, told(4, Some(4), Standing::Whole, Side::State)]), (3, Some(4)));
        let (a, b) = (
            told(10, Some(10), Standing::Whole, Side::Anyone),
            told(10, None, Standing::Whole, Side::Anyone),
        );
        assert_eq!(killed(&[a, b]), (10, None));
    }
}
