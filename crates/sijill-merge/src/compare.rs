//! Comparing two accounts: one field at a time, each with its reason.

mod casualties;
mod date;
mod kind;
mod parties;
mod place;
mod words;

pub(crate) use parties::same;

use serde::{Deserialize, Serialize};

use crate::Account;

/// What comparing two accounts comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Two events.
    Apart,
    /// Perhaps one event: shown, not merged.
    Possible,
    /// One event.
    Merged,
}

/// What one field says to whether two accounts are of one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The field: `type`, `date`, `place`, `actors`, `recipients`, `casualties`, `words`, `telling`.
    pub field: String,
    /// For (above 0) or against (below) one event.
    pub weight: f32,
    /// In plain words: `same city Aden`, `dates 3 days apart`.
    pub words: String,
}

/// Two accounts compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What it comes to.
    pub verdict: Verdict,
    /// The sum of the reasons' weights.
    pub score: f32,
    /// Why, field by field.
    pub reasons: Vec<Reason>,
}

/// Score from which two accounts are one event.
pub(crate) const MERGED: f32 = 3.0;

/// Score from which they may be.
pub(crate) const POSSIBLE: f32 = 2.0;

/// What fields say, gathered.
#[derive(Debug, Default)]
pub(crate) struct Case {
    reasons: Vec<Reason>,
    /// Whether something rules one event out.
    barred: bool,
}

impl Case {
    fn say(&mut self, field: &str, weight: f32, words: impl Into<String>) {
        self.reasons.push(Reason { field: field.to_owned(), weight, words: words.into() });
    }

    fn bar(&mut self, field: &str, weight: f32, words: impl Into<String>) {
        self.barred = true;
        self.say(field, weight, words);
    }
}

/// Compares two accounts; which comes first makes no difference. `reprint` is how alike their reports
/// are, where they are one telling.
pub fn compare(a: &Account, b: &Account, reprint: Option<f32>) -> Comparison {
    // In one order, so that reasons read alike.
    let (a, b) = if a.order() <= b.order() { (a, b) } else { (b, a) };
    let mut case = Case::default();
    kind::weigh(&mut case, a, b);
    date::weigh(&mut case, a, b);
    place::weigh(&mut case, a, b);
    parties::weigh(&mut case, a, b);
    casualties::weigh(&mut case, a, b);
    words::weigh(&mut case, a, b);
    if let Some(alike) = reprint {
        case.say("telling", 1.0, format!("one telling: {:.0} % alike", 100.0 * alike));
    }
    if a.report == b.report {
        case.say("report", -2.0, "told apart in one report");
    }
    let score: f32 = case.reasons.iter().map(|reason| reason.weight).sum();
    let verdict = match score {
        _ if case.barred => Verdict::Apart,
        score if score >= MERGED => Verdict::Merged,
        score if score >= POSSIBLE => Verdict::Possible,
        _ => Verdict::Apart,
    };
    Comparison { verdict, score, reasons: case.reasons }
}
