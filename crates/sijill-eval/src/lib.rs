//! Readers for public gold sets, scorers, and floors.
//!
//! Invariant: nothing of a gold set is kept here; a folder that holds them is named by the caller.

mod count;
mod entities;
mod error;
mod fields;
mod floors;
mod gold;
mod headlines;
mod length;
mod merging;
mod pairs;
mod places;
mod reports;
mod scores;
mod seed;
mod sentences;
mod spans;
mod specs;
mod splits;
mod timeml;
mod times;
mod words;

use std::path::Path;

pub use error::EvalError;
pub use floors::below;
pub use headlines::stances;
pub use scores::{Figure, Scores, Set, Worst};
use sijill::Sijill;

/// A scorer: gold folder, number of worst reports to list, to the set's scores.
type Scorer = fn(&Sijill, &Path, usize) -> Result<Vec<Set>, EvalError>;

/// The set that is scored only where it is asked for by name.
const HELD: &str = "pairs-held";

/// The sets that can be scored, by name, with their folder.
const SETS: [(&str, &str, Scorer); 10] = [
    ("ar-reports", "ar-reports", reports::score),
    ("ar-events", "ar-events", sentences::score),
    ("ar-time", "ar-time", times::score),
    ("ar-places", "ar-places", places::score),
    ("ar-names", "ar-names", entities::score),
    ("ar-segmentation", "ar-segmentation", splits::score),
    ("ar-headlines", "ar-headlines", headlines::score),
    ("seed", "seed", seed::score),
    ("pairs", "news", merging::tune),
    (HELD, "news", merging::held),
];

/// Scores all known sets under `gold`, or those named in `only`. `gold` may be the folder of one
/// set itself.
///
/// # Errors
/// A folder without any known set, an unknown name in `only`, an unreadable file.
pub fn run(sijill: &Sijill, gold: &Path, only: &[String], worst: usize) -> Result<Scores, EvalError> {
    for name in only {
        if !SETS.iter().any(|(known, ..)| known == name) {
            let known: Vec<&str> = SETS.iter().map(|(known, ..)| *known).collect();
            return Err(EvalError::whole(gold, format!("no set {name:?}; known: {}", known.join(", "))));
        }
    }
    let own = gold.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut scores = Scores::default();
    for (name, folder, scorer) in SETS {
        let wanted = only.iter().any(|wanted| wanted == name);
        if !wanted && (!only.is_empty() || name == HELD) {
            continue;
        }
        let folder = if own == folder { gold.to_owned() } else { gold.join(folder) };
        if folder.is_dir() {
            scores.sets.extend(scorer(sijill, &folder, worst)?);
        }
    }
    if scores.sets.is_empty() {
        return Err(EvalError::whole(gold, "no known gold set in this folder"));
    }
    Ok(scores)
}
