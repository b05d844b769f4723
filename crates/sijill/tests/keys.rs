//! What a reader types finds what a report says, however it is written there.

use sijill::{KeyClass, Sijill};

#[test]
fn ways_to_write_a_word_have_one_key() {
    let sijill = Sijill::new().expect("the built-in packs compile");
    let key = |text: &str| sijill.keys(text).into_iter().map(|key| key.key).collect::<Vec<_>>().join(" ");
    for (typed, ways) in [
        ("الجيش", &["جيش", "والجيش", "للجيش", "بالجيش", "الجَيْشُ", "الجيـــش"][..]),
        ("قتل", &["قُتِلَ", "وقتل", "قتل"]),
        ("مدينة", &["مدينه", "المدينة", "والمدينة", "بمدينة", "لمدينة"]),
        ("إدلب", &["ادلب", "بإدلب", "وإدلب", "أدلب"]),
        ("هجوم", &["الهجوم", "بهجوم", "وهجوم", "لهجوم", "فالهجوم"]),
        ("12", &["١٢", "12"]),
        ("8", &["٨", "ثمانية", "ثماني", "وثمانية"]),
        ("30", &["ثلاثون", "ثلاثين", "وثلاثين"]),
        ("مستشفى", &["مستشفي", "المستشفى", "بالمستشفى"]),
        ("السيسي", &["سيسي", "والسيسي", "للسيسي"]),
    ] {
        for way in ways {
            assert_eq!(key(way), key(typed), "{way} is found by {typed}");
        }
    }
}

#[test]
fn letters_that_belong_to_a_word_stay() {
    let sijill = Sijill::new().expect("the built-in packs compile");
    let key = |text: &str| sijill.keys(text).remove(0).key;
    for word in
        ["وزير", "وصل", "بلد", "لجنه", "كتاب", "فرنسا", "باريس", "لبنان", "ليبيا", "كوريا", "التقي", "الذي"]
    {
        assert_eq!(key(word), word);
    }
}

#[test]
fn a_weekday_and_a_word_of_about_are_no_numbers() {
    let sijill = Sijill::new().expect("the built-in packs compile");
    for text in ["الاثنين", "الأحد", "ما", "نحو", "أحد", "الخمسة"] {
        assert_ne!(sijill.keys(text)[0].class, KeyClass::Number, "{text}");
    }
    assert_eq!(sijill.keys("اثنين")[0].class, KeyClass::Number);
}

#[test]
fn each_key_stands_where_its_word_stands() {
    let sijill = Sijill::new().expect("the built-in packs compile");
    let text = "قال الوزير: «قُتل 12,500 جندي» في حلب.";
    let keys = sijill.keys(text);
    let told: Vec<(&str, &str, KeyClass)> =
        keys.iter().map(|key| (key.span.slice(text).unwrap(), key.key.as_str(), key.class)).collect();
    assert_eq!(told[1], ("الوزير", "وزير", KeyClass::Common));
    assert_eq!(told[2].0, "قُتل");
    assert_eq!(told[3], ("12,500", "12500", KeyClass::Number));
    assert_eq!(told[5], ("في", "في", KeyClass::Function));
    assert_eq!(told[6].1, "حلب");
    assert_eq!(told.len(), 7);
}
