//! No number of any unit panics, however large; every span slices its sentence.

mod common;

use common::{read, slice, tables};
use jiff::civil::Date;
use proptest::prelude::*;
use sijill_time::Tense;

fn published() -> Option<Date> {
    Date::new(2015, 7, 21).ok()
}

#[test]
fn counts_beyond_the_calendar_have_no_day() {
    let tables = tables();
    for text in [
        "قبل 90000 عام",
        "منذ 99999999 سنة",
        "خلال الأعوام الـ 50000 الماضية",
        "بعد 40000 عقد من الآن",
        "قبل ألف مليار قرن",
        "الأيام الـ 99999999999999999999 المقبلة",
    ] {
        for mention in read(&tables, text, published(), Tense::Unknown).1 {
            assert_eq!((mention.start, mention.end), (None, None), "{text}: {mention:?}");
        }
    }
}

/// Words of the two tables, and digits.
fn words() -> Vec<String> {
    let time = include_str!("../../../packs/ar/time.tsv");
    let numbers = include_str!("../../../packs/ar/numbers.tsv");
    let rows = time.lines().chain(numbers.lines()).filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split('\t').nth(1)).map(str::to_owned).collect()
}

fn sentence() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => prop::sample::select(words()),
        2 => (0u64..u64::MAX).prop_map(|n| n.to_string()),
        2 => (0u32..3000).prop_map(|n| n.to_string()),
        1 => prop::sample::select(vec!["/", "-", "،", "(", ")", "%", ":", ".", "و", "ال"]).prop_map(str::to_owned),
        1 => "[٠-٩]{1,24}",
        1 => "[0-9]{1,3}([.,][0-9]{1,4}){0,3}",
    ];
    (prop::collection::vec(word, 1..9), any::<bool>())
        .prop_map(|(words, close)| words.join(if close { "" } else { " " }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn nothing_panics(text in sentence(), year in -9000i16..9000, day in 1i8..28) {
        let tables = tables();
        for tense in [Tense::Past, Tense::Future] {
            for published in [None, Date::new(year, 1, day).ok(), Date::new(9999, 12, day).ok()] {
                let (numbers, times) = read(&tables, &text, published, tense);
                for span in numbers.iter().map(|n| n.span).chain(times.iter().map(|t| t.span)) {
                    prop_assert!(!slice(&text, span).is_empty());
                }
                for pair in times.windows(2) {
                    prop_assert!(pair[0].words.end <= pair[1].words.start);
                }
                for time in &times {
                    prop_assert!(time.start.zip(time.end).is_none_or(|(start, end)| start <= end), "{time:?}");
                }
            }
        }
    }
}
