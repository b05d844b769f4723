//! Reprints: reports that are one telling, whole, cut or drawn out, under the same title or another.

use serde::{Deserialize, Serialize};
use sijill_model::Report;

use crate::{Day, Sketch, Word, hash};

/// A report as merging sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// The report's id.
    pub id: String,
    /// Publication date or time as given, or empty.
    pub published: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its text's sketch.
    pub sketch: Sketch,
}

/// Days within which reprints are surely looked for.
const NEAR: i32 = 3;

/// From how much of all shingles, and of the telling words they begin with, two texts are one telling. Texts
/// that share an ending of thanks, of background or of terms of use begin otherwise.
const ALIKE: [(f32, f32); 3] = [(0.75, 0.0), (0.6, 0.25), (0.42, 0.4)];

/// From how much of the shorter text's shingles, and of the telling words they begin with, it is cut from
/// the other. A round-up that takes a text in begins with something else.
const CUT: (f32, f32) = (0.75, 0.74);

/// Shared shingles of all below which unlike numbers at the beginning mean two tellings.
const SURE: f32 = 0.6;

/// Shared shingles that must be seen, of the sample, in two texts that are long enough.
const SEEN: u32 = 10;

impl Telling {
    /// A report's telling. `words` are the words of its story, in order, without furniture.
    pub fn of(report: &Report, words: &[Word]) -> Telling {
        Telling {
            id: report.id.clone(),
            published: report.published.clone().unwrap_or_default(),
            outlet: report.outlet.clone(),
            sketch: Sketch::of(words),
        }
    }

    /// Keys by which reprints meet: those that share none are none, or were published more than three
    /// days apart.
    pub fn bands(&self) -> Vec<u64> {
        let windows = match Day::published(&self.published) {
            // Two windows, half a width apart: days that are near share at least one.
            Some(day) => {
                [0, NEAR].map(|shift| (2 * (day.0 + shift).div_euclid(2 * NEAR) + shift / NEAR) as u64)
            }
            None => [u64::MAX; 2],
        };
        let mut keys: Vec<u64> =
            self.sketch.bands().flat_map(|band| windows.map(|window| hash::of(&[band, window]))).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// What canonical order sorts by.
    pub fn order(&self) -> (&str, &str) {
        (&self.published, &self.id)
    }
}

/// How alike the two are, above 0 up to 1, where they are one telling.
pub fn reprint(a: &Sketch, b: &Sketch) -> Option<f32> {
    let shared = a.shared(b);
    let (alike, cut) = (shared.jaccard(), shared.containment());
    let enough = shared.both > 0 && shared.both >= SEEN.min(a.shingles).min(b.shingles);
    let one = ALIKE.iter().any(|(all, lead)| alike >= *all && shared.lead >= *lead)
        || cut >= CUT.0 && shared.lead >= CUT.1;
    // Reports on the second delivery and on the third are alike but for that.
    let formula = shared.numbers && alike < SURE;
    (enough && one && !formula).then_some((alike + cut) / 2.0)
}

/// A report's stand among its reprints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The first report of the group, in canonical order.
    pub origin: usize,
    /// The earlier report that is most like it; none for the first.
    pub reprint_of: Option<usize>,
}

/// The reprint trees of reports. `pairs` are those that are one telling, with how alike they are.
///
/// A report whose only like ones come later hangs on the first of its group.
pub fn reprints(tellings: &[&Telling], pairs: &[(usize, usize, f32)]) -> Vec<Origin> {
    let order = |at: &usize| tellings[*at].order();
    let mut groups = crate::groups::Groups::new(tellings.len());
    for &(a, b, _) in pairs {
        groups.join(a, b);
    }
    let mut first: Vec<usize> = (0..tellings.len()).collect();
    for at in 0..tellings.len() {
        let root = groups.root(at);
        if order(&at) < order(&first[root]) {
            first[root] = at;
        }
    }
    let mut parents: Vec<Option<(f32, usize)>> = vec![None; tellings.len()];
    for &(a, b, alike) in pairs {
        let (earlier, later) = if order(&a) < order(&b) { (a, b) } else { (b, a) };
        let better =
            |(best, known): (f32, usize)| alike > best || alike == best && order(&earlier) < order(&known);
        if parents[later].is_none_or(better) {
            parents[later] = Some((alike, earlier));
        }
    }
    (0..tellings.len())
        .map(|at| {
            let origin = first[groups.root(at)];
            let parent = parents[at].map(|(_, parent)| parent);
            Origin { origin, reprint_of: if at == origin { None } else { parent.or(Some(origin)) } }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Origin, Telling, reprint, reprints};
    use crate::{Sketch, testing::words};

    fn text(from: usize, to: usize) -> String {
        (from..to).map(|at| format!("word{} ", (at * 7919) % 10_007)).collect()
    }

    fn alike(a: &str, b: &str) -> Option<f32> {
        let (one, two) = (Sketch::of(&words(a)), Sketch::of(&words(b)));
        assert_eq!(reprint(&one, &two), reprint(&two, &one));
        reprint(&one, &two)
    }

    fn telling(id: &str, published: &str, text: &str) -> Telling {
        let sketch = Sketch::of(&words(text));
        Telling { id: id.to_owned(), published: published.to_owned(), outlet: None, sketch }
    }

    #[test]
    fn another_title_a_cut_and_an_extension_are_one_telling() {
        let whole = text(0, 300);
        assert_eq!(alike(&whole, &whole), Some(1.0));
        assert!(alike(&whole, &format!("an altogether other title {whole}")).is_some());
        assert!(alike(&whole, &text(0, 120)).is_some(), "cut");
        assert!(alike(&whole, &format!("{whole} {}", text(2000, 2100))).is_some(), "drawn out");
    }

    #[test]
    fn a_shared_ending_is_none() {
        let ending = text(5000, 5060);
        assert_eq!(
            alike(&format!("{} {ending}", text(0, 150)), &format!("{} {ending}", text(900, 1050))),
            None
        );
        assert_eq!(alike(&text(0, 300), &text(900, 1200)), None);
        assert_eq!(alike("", ""), None);
        assert_eq!(alike("too short", "too short"), None);
    }

    #[test]
    fn a_round_up_that_takes_a_text_in_is_none() {
        let round_up = format!("{} {}", text(3000, 3400), text(0, 120));
        assert_eq!(alike(&round_up, &text(0, 120)), None);
    }

    #[test]
    fn near_days_meet() {
        let of = |day: &str| telling("x", day, &text(0, 50)).bands();
        let meet = |a: &str, b: &str| of(a).iter().any(|band| of(b).contains(band));
        assert!(meet("2024-01-10", "2024-01-13T10:00:00"));
        assert!(meet("", ""));
        assert!(!meet("2024-01-10", "2024-02-10"));
    }

    #[test]
    fn hangs_on_the_earlier_report_most_like_it() {
        let tellings = [
            telling("c", "2024-01-03", ""),
            telling("a", "2024-01-01", ""),
            telling("b", "2024-01-02", ""),
            telling("d", "2024-01-01", ""),
        ];
        let tellings: Vec<&Telling> = tellings.iter().collect();
        let pairs = [(0, 1, 0.7), (0, 2, 0.9), (1, 2, 0.8)];
        assert_eq!(
            reprints(&tellings, &pairs),
            [
                Origin { origin: 1, reprint_of: Some(2) },
                Origin { origin: 1, reprint_of: None },
                Origin { origin: 1, reprint_of: Some(1) },
                Origin { origin: 3, reprint_of: None },
            ]
        );
    }
}
