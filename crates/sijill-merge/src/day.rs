//! Civil days as numbers: small to keep, quick to compare.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A civil day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl From<Date> for Day {
    fn from(day: Date) -> Day {
        let hours = day.duration_since(date(1970, 1, 1)).as_hours();
        Day((hours / 24) as i32)
    }
}

impl Day {
    /// The day as a date.
    pub fn date(self) -> Date {
        let days = jiff::SignedDuration::from_hours(24 * i64::from(self.0));
        date(1970, 1, 1).saturating_add(days)
    }

    /// The day of a publication date or time in ISO 8601, in the zone that it names itself.
    pub fn published(text: &str) -> Option<Day> {
        text.trim().get(..10)?.parse::<Date>().ok().map(Day::from)
    }

    /// Days between the two.
    pub fn apart(self, other: Day) -> u32 {
        self.0.abs_diff(other.0)
    }
}

/// A closed interval of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Days {
    /// Days that lie between the two intervals; 0 where they touch or share a day.
    pub fn apart(self, other: Days) -> u32 {
        let gap = (self.first.max(other.first)).0 - (self.last.min(other.last)).0;
        gap.max(0) as u32
    }

    /// How many days it holds.
    pub fn len(self) -> u32 {
        self.first.apart(self.last) + 1
    }

    /// Whether it holds no day; it always holds one.
    pub fn is_empty(self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for text in ["1970-01-01", "2015-07-21", "1917-11-02", "2400-02-29"] {
            let day: Date = text.parse().unwrap();
            assert_eq!(Day::from(day).date(), day);
        }
        assert_eq!(Day::published("2015-07-21T02:51:32").unwrap().date().to_string(), "2015-07-21");
        assert_eq!(Day::published("yesterday"), None);
    }

    #[test]
    fn intervals_that_share_a_day_are_not_apart() {
        let days = |first, last| Days { first: Day(first), last: Day(last) };
        assert_eq!(days(1, 3).apart(days(3, 5)), 0);
        assert_eq!(days(1, 3).apart(days(5, 5)), 2);
        assert_eq!(days(5, 5).apart(days(1, 3)), 2);
        assert_eq!(days(1, 3).len(), 3);
    }
}
