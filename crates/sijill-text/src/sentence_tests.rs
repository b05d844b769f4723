use crate::{rules::sample, segment};

fn sentences(text: &str) -> Vec<String> {
    let document = segment(text, false, &sample());
    let spans = document.sentences.iter().map(|sentence| sentence.span);
    spans.map(|span| document.slice(span).to_owned()).collect()
}

#[track_caller]
fn check(expected: &[&str]) {
    let text = expected.join(" ");
    assert_eq!(sentences(&text), expected);
}

#[test]
fn ends_at_stops_and_not_at_semicolons() {
    check(&["وصل الوزير.", "ثم عاد؛ لم يقل شيئا!", "لماذا؟", "لا أحد يعلم"]);
    assert_eq!(sentences("وصل الوزير\nثم عاد"), ["وصل الوزير", "ثم عاد"]);
}

#[test]
fn abbreviations_and_letters_do_not_end_it() {
    check(&["التقى د. سامي مع أ.د. كمال أمس.", "ثم عاد."]);
    check(&["ذكرت ا.ف.ب. أن الوفد وصل.", "ثم عاد."]);
    check(&["زار م. علي وم. سعيد ود. أمل الموقع."]);
    check(&["Mr. Smith met the U.S. envoy.", "He left."]);
    check(&["بدأ المشروع عام 2015م.", "ثم توقف."]);
    check(&["1. وصل الوفد."]);
}

#[test]
fn numbers_and_addresses_do_not_end_it() {
    check(&["ارتفع 3.5% إلى 12,500 عند 10.30 صباحا.", "ثم هبط."]);
    check(&["زوروا www.example.com أو a.b@example.org الآن."]);
}

#[test]
fn closing_marks_belong_to_it() {
    check(&["قال «لن نرحل.»", "ثم مضى."]);
    check(&["قال «لن نرحل».", "ثم مضى."]);
    check(&["قال \"لن نرحل.\"", "\"سنبقى\" قال آخر."]);
    check(&["قال (لن نرحل.)", "ثم مضى."]);
    check(&["وصل الوزير (!) إلى عمان."]);
}

#[test]
fn what_is_said_goes_on_after_a_stray_stop() {
    check(&["ذكر الوزير أن الخطة أقرت لأول مرة. الربيع الماضي وأن تنفيذها قريب.", "ثم عاد."]);
    check(&["ذكر الوزير أن الخطة أقرت. وأنه راض عنها."]);
    check(&["ذكر الوزير أن الخطة أقرت.", "وأكد النائب أنها ناقصة وأن تنفيذها بعيد."]);
    check(&["أقرت الخطة.", "المهم الآن وأن تأخر الوقت هو التنفيذ."]);
}

#[test]
fn a_missing_blank_is_seen() {
    assert_eq!(sentences("انتهى الاجتماع.وقال الوزير"), ["انتهى الاجتماع.", "وقال الوزير"]);
    assert_eq!(sentences("من قال هذا؟قال الوزير"), ["من قال هذا؟", "قال الوزير"]);
}

#[test]
fn an_ellipsis_may_go_on() {
    check(&["عاجل.. مقتل جنديين في هجوم."]);
    check(&["قال «لا أدري ما أقول ... ربما نعود» ومضى."]);
    check(&["طال انتظار الناس هنا...", "ثم جاء القرار."]);
}

#[test]
fn a_dateline_is_no_sentence() {
    check(&["بغداد ـ رويترز: وصل الوزير."]);
    check(&["بيروت (أ ف ب) - وصل الوزير."]);
    check(&["بيروت (أ.ف.ب.) - وصل الوزير."]);
    check(&["بيروت (رويترز). وصل الوزير."]);
}

#[test]
fn long_sentences_are_cut_at_a_comma() {
    let document_text = format!("{}، {}", "كلمة ".repeat(300).trim_end(), "كلمة ".repeat(300));
    let document = segment(&document_text, false, &sample());
    let lengths: Vec<_> = document.sentences.iter().map(|one| one.tokens.len()).collect();
    assert_eq!(lengths, [301, 300]);
    let hard = segment(&"كلمة ".repeat(900), false, &sample()).sentences.len();
    assert_eq!(hard, 3);
}
