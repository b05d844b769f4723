//! Comparing two accounts: one field at a time, each with its reason.

mod casualties;
mod date;
mod kind;
mod parties;
mod place;
mod words;

pub(crate) use parties::same;

use serde::{Deserialize, Serialize};
use sijill_model::Status;

use crate::{Account, Term};

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
pub(crate) const POSSIBLE: f32 = 2.0;

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
    /// Whether day or place is told by both and is the same.
    anchored: bool,
    /// Whether each side tells of someone whom the other does not.
    strangers: bool,
}

impl Case {
    fn new(telling: bool) -> Case {
        Case {
            telling,
            reasons: Vec::new(),
            score: 0.0,
            barred: false,
            distinct: false,
            anchored: false,
            strangers: false,
        }
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
        words::weigh(self, a, b, reprint.is_some());
        if let Some(alike) = reprint {
            self.distinct = true;
            self.say("telling", 0.5, || format!("one telling: {:.0} % alike", 100.0 * alike));
        }
        if denies_part(a, b) {
            self.distinct = true;
            self.say("report", 3.0, || "one denies in the report a part in what it tells".to_owned());
        } else if a.report == b.report {
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

/// Whether one of two accounts of a report denies that somebody did what the other tells: `The movement denied that
/// the blast was its own.` The sentence that denies it is one of those that tell the other, by the same word, with
/// the same place and day.
fn denies_part(a: &Account, b: &Account) -> bool {
    let (denied, told) = if a.status == Status::Denied { (a, b) } else { (b, a) };
    let tells = |word: &Term| told.evidence.iter().any(|own| own.hash == word.hash);
    a.report == b.report
        && denied.status == Status::Denied
        && told.status != Status::Denied
        && words::shared(&a.triggers, &b.triggers) > 0.0
        && (&a.place, a.date) == (&b.place, b.date)
        && denied.evidence.iter().all(tells)
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

#[cfg(test)]
mod tests {
    use sijill_model::{EventType, Status};

    use super::{Verdict, compare, verdict};
    use crate::{Account, Count, testing::account};

    const MARKET: &str = "car bomb in the crowded fish market of Aden kills fishermen";

    fn judge(a: &Account, b: &Account) -> Verdict {
        let (one, two) = (compare(a, b, None), compare(b, a, None));
        assert_eq!(one, two, "it makes no difference which comes first");
        assert_eq!(verdict(a, b, None), (one.verdict, one.score), "reasons change nothing");
        one.verdict
    }

    #[test]
    fn a_growing_toll_is_one_event() {
        let first = account("a", MARKET).at("Aden", 1, 12.8, 45.0).killed(12);
        let later =
            account("b", "blast in the fish market of Aden kills dozens car bomb").at("Aden", 1, 12.8, 45.0);
        assert_eq!(judge(&first, &later.killed(21)), Verdict::Merged);
    }

    #[test]
    fn two_attacks_in_one_city_on_one_day_stay_two() {
        let market = account("a", MARKET).at("Aden", 1, 12.8, 45.0).killed(12);
        let convoy = account("b", "gunmen shoot at the convoy of the governor near the airport")
            .at("Aden", 1, 12.8, 45.0)
            .killed(2);
        assert_ne!(judge(&market, &convoy), Verdict::Merged);
    }

    #[test]
    fn the_next_days_like_attack_is_another() {
        let drones = "drones hit the oil depot of Marib";
        let first = account("a", drones).at("Marib", 2, 15.4, 45.3).by("Houthis", "YEM");
        let next = account("b", "drones hit a power station")
            .at("Marib", 2, 15.4, 45.3)
            .by("Houthis", "YEM")
            .on("2024-01-12");
        assert_ne!(judge(&first, &next), Verdict::Merged);
    }

    #[test]
    fn condemning_an_attack_is_another_event() {
        let attack = account("a", MARKET).at("Aden", 1, 12.8, 45.0);
        let condemned = account("b", MARKET).at("Aden", 1, 12.8, 45.0).of_type(EventType::Accuse);
        assert_eq!(judge(&attack, &condemned), Verdict::Apart);
        assert!(compare(&attack, &condemned, None).reasons[0].words.contains("is no"));
    }

    #[test]
    fn an_undated_account_is_of_the_day_it_came_out() {
        let dated = account("a", MARKET).at("Aden", 1, 12.8, 45.0);
        let undated = account("b", MARKET).at("Aden", 1, 12.8, 45.0).undated("2024-01-11");
        assert_eq!(judge(&dated, &undated), Verdict::Merged);
        let late = account("c", MARKET).at("Aden", 1, 12.8, 45.0).undated("2024-02-11");
        assert_eq!(judge(&dated, &late), Verdict::Apart);
    }

    #[test]
    fn what_a_war_zone_shares_does_not_make_one_event() {
        let one = account("a", "clashes go on")
            .at("Taiz", 3, 13.6, 44.0)
            .by("Houthis", "YEM")
            .undated("2024-01-10");
        let two = account("b", "shells fell again")
            .at("Taiz", 3, 13.6, 44.0)
            .by("Houthis", "YEM")
            .undated("2024-01-10");
        assert_ne!(judge(&one, &two), Verdict::Merged);
    }

    #[test]
    fn a_blow_and_its_answer_are_two() {
        let blow = account("a", "shells kill a soldier on the border post")
            .by("Islamic State", "IMG")
            .on_whom("Turkey", "TUR");
        let answer = account("b", "tanks shell positions after a soldier on the border post was killed")
            .by("Turkey", "TUR")
            .on_whom("Islamic State", "IMG");
        assert_ne!(judge(&blow, &answer), Verdict::Merged);
    }

    #[test]
    fn one_host_meets_two_guests_twice() {
        let text = "the prince received in his palace and they spoke of relations with";
        let meet = |report: &str, guest: &str, country: &str| {
            account(report, &format!("{text} {guest}"))
                .of_type(EventType::Consult)
                .by("Prince Salman", "SAU")
                .on_whom(guest, country)
        };
        assert_ne!(judge(&meet("a", "Kadyrov", "RUS"), &meet("b", "Geagea", "LBN")), Verdict::Merged);
        assert_eq!(judge(&meet("a", "Kadyrov", "RUS"), &meet("b", "Kadyrov", "RUS")), Verdict::Merged);
    }

    #[test]
    fn like_words_with_unlike_numbers_are_two() {
        let convoy = |report: &str, number: &str| {
            account(
                report,
                &format!("convoy {number} of medical aid from the King reached the town over the border"),
            )
            .of_type(EventType::Aid)
        };
        assert_eq!(judge(&convoy("a", "2"), &convoy("b", "2")), Verdict::Merged);
        assert_ne!(judge(&convoy("a", "2"), &convoy("b", "3")), Verdict::Merged);
    }

    #[test]
    fn mentions_of_one_report_were_told_apart_there() {
        let one = account("a", "gunmen shot at a patrol in the north of Taiz").at("Taiz", 3, 13.6, 44.0);
        let mut other =
            account("a", "a patrol came under fire in the east of Taiz").at("Taiz", 3, 13.6, 44.0);
        other.trigger = 90;
        assert_ne!(judge(&one, &other), Verdict::Merged);
    }

    #[test]
    fn who_denies_a_part_denies_it_of_the_same_event() {
        let told = account("a", "blast kills 20 in Aden Houthis deny a part in the blast")
            .at("Aden", 1, 12.8, 45.0)
            .told_by("blast");
        let denied = account("a", "Houthis deny a part in the blast").by("Houthis", "YEM").told_by("blast");
        let denied = Account { status: Status::Denied, trigger: 90, ..denied.at("Aden", 1, 12.8, 45.0) };
        assert_eq!(judge(&told, &denied), Verdict::Merged);
        let elsewhere = Account { place: None, ..denied };
        assert_ne!(judge(&told, &elsewhere), Verdict::Merged, "another that was denied");
    }

    #[test]
    fn a_toll_that_shrinks_says_against() {
        let at = |report: &str, killed: u32, day: &str| {
            let account = account(report, "shells fall on houses").killed(killed);
            Account { published: day.to_owned(), ..account }
        };
        let grows = compare(&at("a", 12, "2024-01-10"), &at("b", 18, "2024-01-11"), None).score;
        let shrinks = compare(&at("a", 18, "2024-01-10"), &at("b", 12, "2024-01-11"), None).score;
        assert!(grows > shrinks, "{grows} {shrinks}");
    }

    #[test]
    fn dozens_in_both_are_no_equal_figure() {
        let exact = account("a", "shells fall").killed(20);
        let mut dozens = account("b", "blast far away").killed(20);
        let equal = compare(&exact, &dozens, None).score;
        dozens.casualties[0] = dozens.casualties[0].map(|count| Count { max: None, ..count });
        assert!(compare(&exact, &dozens, None).score < equal - 0.5);
    }

    #[test]
    fn without_day_and_place_more_words_must_be_shared() {
        let tell = |report: &str, words: &str| {
            account(report, words).by("Islamic State", "IMG").undated("2024-01-10")
        };
        let one = tell("a", "group claims blast near consulate while seven hotels burned");
        let two = tell("b", "group claims blast under bridge where three hotels stand");
        assert_ne!(judge(&one, &two), Verdict::Merged);
    }

    #[test]
    fn places_far_apart_are_two() {
        let one = account("a", "bomb under a bus kills pupils on the road").at("Aden", 1, 12.8, 45.0);
        let two = account("b", "bomb at a gate kills guards of a bank").at("Mukalla", 4, 14.5, 49.1);
        assert_eq!(judge(&one, &two), Verdict::Apart);
    }
}
