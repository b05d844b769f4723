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
pub(crate) const MERGED: f32 = 2.5;

/// Score from which they may be.
pub(crate) const POSSIBLE: f32 = 1.7;

/// What fields say, gathered.
struct Case {
    /// Whether reasons are wanted in words; a verdict alone is quicker without.
    telling: bool,
    reasons: Vec<Reason>,
    score: f32,
    /// Whether something rules one event out.
    barred: bool,
    /// Whether something is shared that another event of the kind would hardly have as well.
    distinct: bool,
    /// Whether each side tells of someone whom the other does not.
    strangers: bool,
}

impl Case {
    fn new(telling: bool) -> Case {
        Case { telling, reasons: Vec::new(), score: 0.0, barred: false, distinct: false, strangers: false }
    }

    fn say(&mut self, field: &str, weight: f32, words: impl FnOnce() -> String) {
        self.score += weight;
        if self.telling {
            self.reasons.push(Reason { field: field.to_owned(), weight, words: words() });
        }
    }

    fn bar(&mut self, field: &str, weight: f32, words: impl FnOnce() -> String) {
        self.barred = true;
        self.say(field, weight, words);
    }

    /// Weighs all fields; the plainest grounds to rule one event out come first and end it.
    fn weigh(&mut self, a: &Account, b: &Account, reprint: Option<f32>) {
        // In one order, so that reasons read alike.
        let (a, b) = if a.order() <= b.order() { (a, b) } else { (b, a) };
        kind::weigh(self, a, b);
        date::weigh(self, a, b);
        if self.barred {
            return;
        }
        place::weigh(self, a, b);
        parties::weigh(self, a, b);
        casualties::weigh(self, a, b);
        words::weigh(self, a, b);
        if let Some(alike) = reprint {
            self.distinct = true;
            self.say("telling", 0.5, || format!("one telling: {:.0} % alike", 100.0 * alike));
        }
        if a.report == b.report {
            self.say("report", -2.0, || "told apart in one report".to_owned());
        }
    }

    fn verdict(&self) -> Verdict {
        match self.score {
            _ if self.barred => Verdict::Apart,
            score if score >= MERGED && self.distinct => Verdict::Merged,
            score if score >= POSSIBLE => Verdict::Possible,
            _ => Verdict::Apart,
        }
    }

    /// The score, below that of one event where that is not the verdict.
    fn score(&self) -> f32 {
        match self.verdict() {
            Verdict::Merged => self.score,
            Verdict::Possible => self.score.min(MERGED - 0.01),
            Verdict::Apart => self.score.min(POSSIBLE - 0.01),
        }
    }
}

/// Compares two accounts; which comes first makes no difference. `reprint` is how alike their reports
/// are, where they are one telling.
pub fn compare(a: &Account, b: &Account, reprint: Option<f32>) -> Comparison {
    let mut case = Case::new(true);
    case.weigh(a, b, reprint);
    if !case.distinct && case.score >= MERGED {
        case.say("words", 0.0, || "nothing shared that another such event would lack".to_owned());
    }
    Comparison { verdict: case.verdict(), score: case.score(), reasons: case.reasons }
}

/// Verdict and score of [`compare`], without reasons: for many pairs.
pub fn verdict(a: &Account, b: &Account, reprint: Option<f32>) -> (Verdict, f32) {
    let mut case = Case::new(false);
    case.weigh(a, b, reprint);
    (case.verdict(), case.score())
}
