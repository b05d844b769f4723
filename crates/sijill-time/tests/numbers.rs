//! Numbers in digits and words, as news writes them.

mod common;

use common::{read, slice, tables};
use sijill_time::{NumberUnit, Tense};

#[test]
fn values() {
    let tables = tables();
    for (text, words, value, unit) in [
        ("قتل خمسة وعشرون شخصا", "خمسة وعشرون", 25.0, NumberUnit::Count),
        ("نزح ٤٥٠ ألفا", "٤٥٠ ألفا", 450_000.0, NumberUnit::Count),
        ("بلغ ثلاثة ملايين ومئتي ألف", "ثلاثة ملايين ومئتي ألف", 3_200_000.0, NumberUnit::Count),
        ("بلغ مليونا ونصف المليون", "مليونا ونصف المليون", 1_500_000.0, NumberUnit::Count),
        ("نصف مليون نازح", "نصف مليون", 500_000.0, NumberUnit::Count),
        ("٣ آلاف و٤٠٠ أسرة", "٣ آلاف و٤٠٠", 3_400.0, NumberUnit::Count),
        ("١،٢٥٠،٠٠٠ نسمة", "١،٢٥٠،٠٠٠", 1_250_000.0, NumberUnit::Count),
        ("12.7 مليار دولار", "12.7 مليار", 12.7e9, NumberUnit::Count),
        ("صوت ثلثا الأعضاء", "ثلثا", 2.0 / 3.0, NumberUnit::Fraction),
        ("ثلاثة أرباع السكان", "ثلاثة أرباع", 0.75, NumberUnit::Fraction),
        ("واحد على عشرين", "واحد على عشرين", 0.05, NumberUnit::Fraction),
        ("ارتفع بنسبة 3.5 في المئة", "3.5 في المئة", 3.5, NumberUnit::Percent),
        ("نحو ٢٠٪ منهم", "٢٠٪", 20.0, NumberUnit::Percent),
        ("المركز الحادي والعشرون", "الحادي والعشرون", 21.0, NumberUnit::Ordinal),
        ("الذكرى الخامسة والثلاثين", "الخامسة والثلاثين", 35.0, NumberUnit::Ordinal),
        ("الدورة المئة والخامسة", "المئة والخامسة", 105.0, NumberUnit::Ordinal),
        ("هبطت إلى -3.5 درجة", "-3.5", -3.5, NumberUnit::Count),
    ] {
        let (numbers, _) = read(&tables, text, None, Tense::Unknown);
        assert_eq!(numbers.len(), 1, "{text}: {numbers:?}");
        assert_eq!(slice(text, numbers[0].span), words, "{text}");
        assert!((numbers[0].value - value).abs() < value.abs() * 1e-9, "{text}: {}", numbers[0].value);
        assert_eq!(numbers[0].unit, unit, "{text}");
    }
}

#[test]
fn bounds() {
    let tables = tables();
    for (text, value, max) in [
        ("ما لا يقل عن 20 قتيلا", 20.0, None),
        ("أقل من 50 شخصا", 0.0, Some(50.0)),
        ("بين 10 و15 جريحا", 10.0, Some(15.0)),
        ("عشرات القتلى", 20.0, None),
        ("بضعة أشخاص", 3.0, Some(9.0)),
    ] {
        let (numbers, _) = read(&tables, text, None, Tense::Unknown);
        assert_eq!((numbers[0].value, numbers[0].max), (value, max), "{text}");
    }
}

#[test]
fn no_numbers() {
    let tables = tables();
    for text in ["بلغ ربع نهائي الكأس", "زار الموقع http://a.b/c?d=30%20x", "قال إنه سعيد"]
    {
        let (numbers, _) = read(&tables, text, None, Tense::Unknown);
        assert!(numbers.is_empty(), "{text}: {numbers:?}");
    }
}
