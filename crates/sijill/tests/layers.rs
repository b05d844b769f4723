//! The layers below events: names of people, bodies and places, and words cut into their parts.

use sijill::{Draft, Sijill};
use sijill_model::{Class, Mention, Report};

fn draft(text: &str) -> Draft {
    Draft { titled: false, report: Report { text: text.to_owned(), ..Report::default() }, ..Draft::default() }
}

/// Names of a text: `kind words`, in text order.
fn names(sijill: &Sijill, text: &str) -> Vec<String> {
    let name = |mention| match mention {
        Mention::Actor { class: Class::Person, text, .. } => Some(format!("person {text}")),
        Mention::Actor { class: Class::Organisation, text, .. } => Some(format!("body {text}")),
        Mention::Place { text, lat, .. } => {
            Some(format!("place {text}{}", if lat.is_some() { "" } else { " ?" }))
        }
        _ => None,
    };
    sijill.mentions(draft(text)).mentions.into_iter().filter_map(name).collect()
}

fn parts(sijill: &Sijill, text: &str) -> String {
    let tokens = sijill.tokens(draft(text)).tokens;
    tokens.iter().map(|token| token.parts.join("+")).collect::<Vec<_>>().join(" ")
}

/// Texts with the names that stand in them.
fn check_names(cases: &[(&str, &[&str])]) {
    let sijill = Sijill::new().unwrap();
    for (text, expected) in cases {
        assert_eq!(names(&sijill, text), *expected, "{text}");
    }
}

#[test]
fn people_and_bodies_are_told_by_name() {
    check_names(&[
        ("قال اللاعب ياسين بوخاري إن الفريق جاهز", &["person ياسين بوخاري"]),
        ("وصل المدرب الكرواتي زلاتكوفيتش أمس", &["person زلاتكوفيتش"]),
        ("استقبل الوزير مديري الشركات", &[]),
        ("وقعت شركة بلاكستارن عقدا مع جامعة بغداد", &["body بلاكستارن", "body جامعة بغداد", "place بغداد"]),
        ("قاطع حزب الإصلاح الجديد جلسات البرلمان", &["body حزب الإصلاح الجديد"]),
    ]);
}

#[test]
fn a_name_has_all_its_parts_and_no_more() {
    check_names(&[
        ("اعتذر سالم بن عبد الكريم الخطابي", &["person سالم بن عبد الكريم الخطابي"]),
        ("حضر حسين فهمي", &["person حسين فهمي"]),
        ("عاد الملك محمد الخامس إلى بلاده", &["person محمد الخامس"]),
        ("فاز التونسي كريم بن يوسف", &["person كريم بن يوسف"]),
        ("أنا أعرف وأتحدث ولايزال الأمر كذلك", &[]),
    ]);
}

#[test]
fn a_body_is_told_by_its_name_and_not_by_its_kind() {
    check_names(&[
        ("كتبت صحيفة «السفير» عن ذلك", &["body السفير"]),
        ("نقلت صحيفة النهار عن مصدر", &["body النهار"]),
        ("قالت صحيفة الحزب إن الاجتماع تأجل", &[]),
        ("انتخبت حركة حماس مكتبا جديدا", &["body حماس"]),
        ("أقر البنك التجاري ميزانيته", &["body البنك التجاري"]),
        ("انتشر الجيش اللبناني في الحي", &[]),
    ]);
}

#[test]
fn clubs_are_told_where_sport_is_spoken_of() {
    check_names(&[
        ("فاز ليفربول على ضيفه فولهام في المباراة", &["body ليفربول", "body فولهام"]),
        ("وقع حريق في ليفربول مساء أمس", &["place ليفربول"]),
        ("واجه الاتفاق السعودي نظيره في الدوري", &["body الاتفاق"]),
        ("وقعت الدولتان على الاتفاق أمس", &[]),
        ("تعادل ليون الفرنسي في المباراة الأولى", &["body ليون"]),
        ("أقيمت المباراة في برشلونة", &["place برشلونة"]),
    ]);
}

#[test]
fn papers_with_common_names_are_told_by_what_stands_around_them() {
    check_names(&[
        ("قال الوزير لـ«الشرق الأوسط» إن المحادثات تأجلت", &["body الشرق الأوسط"]),
        ("تتغير خريطة الشرق الأوسط منذ سنوات", &["place الشرق الأوسط"]),
        ("الدوحة - الراية : افتتح المعرض أمس", &["place الدوحة", "body الراية"]),
        ("رفع الجنود الراية فوق المبنى", &[]),
    ]);
}

#[test]
fn a_name_ends_before_what_tells_who_somebody_is() {
    check_names(&[
        ("سلم الدكتور سالم الكعبي رئيس القسم الجائزة", &["person سالم الكعبي"]),
        ("مرر كريم حسان صاحب الهدف الأول الكرة", &["person كريم حسان"]),
        ("سلم القاضي حمزة بن مهران الوثائق", &["person حمزة بن مهران"]),
        (
            "حضر وليد عباس وسالم مسعود وناصر جمعة",
            &["person وليد عباس", "person سالم مسعود", "person ناصر جمعة"],
        ),
        ("توصف البلدة بأنها هادئة", &[]),
    ]);
}

#[test]
fn who_was_named_in_full_is_known_by_the_last_name_later() {
    check_names(&[(
        "قال الوزير توماس بيرغفالد إن الوفد وصل. وعاد الوفد بلا بيرغفالد مساء.",
        &["person توماس بيرغفالد", "person بيرغفالد"],
    )]);
}

#[test]
fn tags_and_loose_spellings_name_places() {
    check_names(&[
        ("أمطار غزيرة على #حفر_الباطن", &["place حفر_الباطن"]),
        ("سيول في #حفرالباطن", &["place حفرالباطن"]),
        ("انقطاع الكهرباء في محافظة #مادبا", &["place مادبا"]),
        ("الصيادون عادوا إلى بلادهم", &[]),
    ]);
}

#[test]
fn the_noun_before_a_division_is_no_part_of_its_name() {
    check_names(&[
        ("سيول جارفة في ولاية كابيسا", &["place كابيسا"]),
        ("سيول جارفة بولاية بلاتو", &["place بلاتو"]),
        ("سيول جارفة في محافظة نينوى", &["place نينوى"]),
        ("سيول جارفة في المنطقة الشرقية", &["place المنطقة الشرقية"]),
    ]);
}

#[test]
fn words_are_cut_into_clitics_and_stem() {
    let sijill = Sijill::new().unwrap();
    for (text, expected) in [
        ("عقدت اللجنة اجتماعها", "عقد+ت ال+لجنة اجتماع+ها"),
        ("للأمم المتحدة", "ل+ل+أمم ال+متحدة"),
        ("ألمانيا والسودان", "ألمانيا و+ال+سودان"),
        ("فيها ولها وعليها", "في+ها و+ل+ها و+علي+ها"),
        ("بسبب هذه الأزمة لذلك", "ب+سبب هذه ال+أزمة ل+ذلك"),
        ("كان الذي قال لكن", "كان الذي قال لكن"),
    ] {
        assert_eq!(parts(&sijill, text), expected, "{text}");
    }
}

/// Of words met before, many are kept and some go: neither changes an answer.
#[test]
fn many_words_before_change_nothing() {
    let text = "قصفت طائرات روسية بلدة كفرنبل أمس وقتل 4 مدنيين.";
    let fresh = Sijill::new().unwrap();
    let used = Sijill::new().unwrap();
    let letters: Vec<char> = "بتثجحخدذرزسشصضطظعغفق".chars().collect();
    let before = used.read(draft(text));
    for first in &letters {
        let words: Vec<String> = letters
            .iter()
            .flat_map(|second| letters.iter().map(move |third| (second, third)))
            .flat_map(|(second, third)| letters.iter().map(move |last| [first, second, third, last]))
            .map(|word| word.into_iter().collect())
            .collect();
        used.read(draft(&words.join(" ")));
    }
    let after = used.read(draft(text));
    assert!(!after.events.is_empty());
    assert_eq!(before, after);
    assert_eq!(fresh.read(draft(text)), after);
}
