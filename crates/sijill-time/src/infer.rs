//! The year of a day or month that is told without one.

use jiff::civil::Date;

use crate::{Tense, units::add_days};

/// Which way the missing year is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The tense is past: the latest that is not after publication.
    Past,
    /// The tense is future: the first that is not before publication.
    Future,
    /// "Last": strictly before.
    Before,
    /// "Next": strictly after.
    After,
    /// "This": the year of publication.
    ThisYear,
    /// Nothing tells it: the past, but for what is near ahead.
    Near,
}

impl Direction {
    pub fn of(tense: Tense) -> Direction {
        match tense {
            Tense::Past => Direction::Past,
            Tense::Future => Direction::Future,
            Tense::Unknown => Direction::Near,
        }
    }
}

/// Days ahead up to which an expression without tense is taken as announced rather than recalled.
const NEAR: i64 = 60;

/// The year for a month, or a day of it.
pub(crate) fn year_of(published: Date, month: i8, day: Option<i8>, direction: Direction) -> i16 {
    let year = published.year();
    let told = (month, day.unwrap_or(0));
    let now = (published.month(), day.map_or(0, |_| published.day()));
    match direction {
        Direction::ThisYear => year,
        Direction::Past if told > now => year - 1,
        Direction::Before if told >= now => year - 1,
        Direction::Future if told < now => year + 1,
        Direction::After if told <= now => year + 1,
        Direction::Near => near(published, month, day),
        _ => year,
    }
}

fn near(published: Date, month: i8, day: Option<i8>) -> i16 {
    let year = published.year();
    let on = |year| Date::new(year, month, day.unwrap_or(1)).ok();
    let horizon = add_days(published, NEAR);
    for year in [year + 1, year] {
        if on(year).zip(horizon).is_some_and(|(date, horizon)| date <= horizon) {
            return year;
        }
    }
    year - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tense_chooses_the_year() {
        let published = Date::new(2015, 7, 21).unwrap();
        let year = |month, day, direction| year_of(published, month, day, direction);
        assert_eq!(year(5, Some(12), Direction::Past), 2015);
        assert_eq!(year(9, Some(12), Direction::Past), 2014);
        assert_eq!(year(5, Some(12), Direction::Future), 2016);
        assert_eq!(year(9, None, Direction::Future), 2015);
        assert_eq!(year(7, None, Direction::Before), 2014);
        assert_eq!(year(7, Some(20), Direction::Before), 2015);
        assert_eq!(year(7, None, Direction::After), 2016);
        assert_eq!(year(8, Some(15), Direction::Near), 2015);
        assert_eq!(year(12, Some(15), Direction::Near), 2014);
        assert_eq!(year(5, None, Direction::Near), 2015);
    }

    #[test]
    fn the_turn_of_the_year_is_near() {
        let published = Date::new(2015, 12, 20).unwrap();
        assert_eq!(year_of(published, 1, Some(15), Direction::Near), 2016);
        assert_eq!(year_of(published, 1, Some(15), Direction::Past), 2015);
        assert_eq!(year_of(published, 6, None, Direction::Near), 2015);
    }
}
