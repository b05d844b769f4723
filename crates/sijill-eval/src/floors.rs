//! Floors: figures that may not fall.

use crate::{EvalError, Scores};

/// Figures below their floors, a line each. `text` is tab-separated: set, figure, floor; lines that
/// start with `#` are comments. A figure named `at most …` in its floor (`<=3`) may not rise.
///
/// # Errors
/// A line that is no floor, or that names a figure the run did not score.
pub fn below(scores: &Scores, file: &str, text: &str) -> Result<Vec<String>, EvalError> {
    let mut fallen = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let fault = |message: String| EvalError { file: format!("{file}:{}", index + 1), message };
        let cells: Vec<&str> = line.split('\t').collect();
        let [set, figure, floor] = cells[..] else {
            return Err(fault("write set, figure and floor, parted by tabs".to_owned()));
        };
        let (most, number) = match floor.strip_prefix("<=") {
            Some(number) => (true, number),
            None => (false, floor),
        };
        let bound: f64 = number.parse().map_err(|_| fault(format!("no number: {floor:?}")))?;
        let Some(value) = scores.get(set, figure) else {
            return Err(fault(format!("the run scored no figure {figure:?} of {set:?}")));
        };
        if most && value > bound || !most && value < bound {
            let relation = if most { "above its ceiling" } else { "below its floor" };
            fallen.push(format!("{set}: {figure} is {value:.3}, {relation} {bound}"));
        }
    }
    Ok(fallen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Set;

    fn scores() -> Scores {
        let mut set = Set::new("s");
        set.share("f1", 0.5, 10);
        set.number("false", 2);
        Scores { sets: vec![set] }
    }

    #[test]
    fn tells_what_fell() {
        assert_eq!(below(&scores(), "f", "# x\ns\tf1\t0.5\ns\tfalse\t<=2\n").unwrap(), Vec::<String>::new());
        let fallen = below(&scores(), "f", "s\tf1\t0.6\ns\tfalse\t<=1\n").unwrap();
        assert_eq!(fallen, ["s: f1 is 0.500, below its floor 0.6", "s: false is 2.000, above its ceiling 1"]);
    }

    #[test]
    fn refuses_bad_lines_by_number() {
        let fault = |text| below(&scores(), "f.tsv", text).unwrap_err().to_string();
        assert_eq!(fault("s f1 0.5"), "f.tsv:1: write set, figure and floor, parted by tabs");
        assert_eq!(fault("\ns\tf2\t0.5"), "f.tsv:2: the run scored no figure \"f2\" of \"s\"");
        assert_eq!(fault("s\tf1\tx"), "f.tsv:1: no number: \"x\"");
    }
}
