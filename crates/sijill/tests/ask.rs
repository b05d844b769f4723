//! What a record answers: every filter, hostile words, pages without gaps, days in the past.

mod reports;

use std::{collections::BTreeSet, fs, path::Path};

use sijill::{
    Adder, Adding, JsonLines, Sijill, latin,
    model::{EventType, Status},
    store::{
        Mode, Record,
        ask::{AtLeast, Near, Order, Period, Query, name_keys},
    },
    voice, who,
};

fn add(sijill: &Sijill, path: &Path, lines: &[String]) {
    let mut adder = Adder::open(sijill, path, Adding::default()).expect("opens");
    let text = lines.join("\n");
    for draft in JsonLines::new("in.jsonl", text.as_bytes()) {
        adder.push(draft.expect("reads")).expect("is added");
    }
    adder.finish().expect("is written");
}

fn report(id: &str, published: &str, title: &str, text: &str) -> String {
    serde_json::json!({ "id": id, "title": title, "text": text, "published": published, "outlet": "الراصد" })
        .to_string()
}

struct World {
    sijill: Sijill,
    record: Record,
    folder: tempfile::TempDir,
}

fn world(lines: &[String]) -> World {
    let sijill = Sijill::new().expect("compiles");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sijill.db");
    add(&sijill, &path, lines);
    World { sijill, record: Record::open(&path, Mode::Read).expect("opens"), folder }
}

fn many() -> World {
    world(&(0..160).map(reports::line).collect::<Vec<_>>())
}

impl World {
    fn text(&self, typed: &str) -> Query {
        Query { words: Some(self.sijill.phrases(typed)), ..Query::default() }
    }

    fn found(&self, typed: &str) -> Vec<String> {
        let page =
            self.record.search(&self.text(typed), &|text| self.sijill.searched(text)).expect("answers");
        let mut ids: Vec<String> = page.lines.into_iter().filter_map(|line| line.report.reference).collect();
        ids.sort();
        ids
    }
}

#[test]
fn a_reader_finds_a_word_however_it_is_written() {
    let world = world(&[
        report("a", "2021-03-01", "قصف", "قصفت الطائرات مدينة إدلب وقُتِلَ 12 مدنيا، بحسب المستشفى."),
        report("b", "2021-03-02", "زيارة", "وصل الوزير إلى القاهرة أمس وللمدينة تاريخ طويل."),
    ]);
    for typed in [
        "إدلب",
        "ادلب",
        "بإدلب",
        "وإدلب",
        "أدلب",
        "إد\u{640}\u{640}لب",
        "قتل",
        "قُتل",
        "وقتل",
        "١٢",
        "12",
        "مستشفى",
        "مستشفي",
        "المستشفي",
        "بالمستشفى",
        "طائرات",
        "والطائرات",
    ] {
        assert_eq!(world.found(typed), ["a"], "{typed}");
    }
    for typed in ["القاهره", "قاهرة", "بالقاهرة", "الوزير", "للوزير", "وزير"]
    {
        assert_eq!(world.found(typed), ["b"], "{typed}");
    }
    assert_eq!(world.found("مدينة"), ["a", "b"]);
    assert_eq!(world.found("«مدينة إدلب»"), ["a"]);
    assert_eq!(world.found("\"إدلب مدينة\""), Vec::<String>::new());
    assert_eq!(world.found("إدلب القاهرة"), Vec::<String>::new());
}

#[test]
fn hits_slice_to_the_words() {
    let world = many();
    let page = world
        .record
        .search(&world.text("\"قصف مدفعي\" مدنيين"), &|text| world.sijill.searched(text))
        .unwrap();
    assert!(!page.lines.is_empty());
    for line in &page.lines {
        let text = world.record.answer(&line.report.id).unwrap().unwrap().report.text;
        let told: BTreeSet<&str> = line.hits.iter().map(|span| span.slice(&text).unwrap()).collect();
        assert!(told.contains("قصف مدفعي") && told.contains("مدنيين"), "{told:?}");
        let snippet = line.snippet.as_ref().unwrap();
        assert_eq!(snippet.span.slice(&text), Some(snippet.text.as_str()));
        assert!(!snippet.marks.is_empty() && snippet.marks.iter().all(|mark| snippet.span.contains(*mark)));
        assert!(!line.report.events.is_empty());
    }
}

/// What breaks full-text syntax and SQL where it is pasted.
const ATTACKS: [&str; 24] = [
    "\"",
    "*",
    "-",
    "NEAR(",
    "a\"b",
    "قصف AND",
    "قصف OR",
    "NOT قصف",
    "(قصف",
    "قصف)",
    "قصف*",
    "^قصف",
    "قصف:حلب",
    "{actors} : قصف",
    "keys:قصف",
    "'; DROP TABLE report; --",
    "' OR '1'='1",
    "%",
    "_",
    "\\",
    "\0",
    "﷽",
    "\u{202e}",
    "قصف NEAR/2 حلب",
];

#[test]
fn whatever_is_typed_is_a_search() {
    let world = many();
    let path = world.folder.path().join("sijill.db");
    let before = fs::read(&path).unwrap();
    for attack in ATTACKS {
        let words = world.sijill.phrases(attack);
        let quoted: String = words.iter().map(|phrase| format!("\"{}\" ", phrase.join(" "))).collect();
        assert_eq!(world.found(attack), world.found(&quoted), "{attack}");
        let name = latin(attack).unwrap_or_else(|| world.sijill.phrase(attack));
        let raw = vec![attack.to_owned()];
        for phrase in [name, raw] {
            let query = Query {
                words: Some(vec![phrase.clone()]),
                modes: vec![attack.to_owned()],
                actors: vec![who(attack, phrase.clone())],
                recipients: vec![who(attack, phrase.clone())],
                parties: vec![who(attack, phrase.clone())],
                countries: vec![attack.to_owned()],
                place: Some(phrase.clone()),
                from: Some(attack.to_owned()),
                to: Some(attack.to_owned()),
                source: Some(voice(attack, phrase.clone())),
                outlets: vec![attack.to_owned()],
                casualties: Some(AtLeast { kind: attack.to_owned(), count: 1 }),
                as_of: Some(attack.to_owned()),
                ..Query::default()
            };
            assert!(world.record.timeline(&query).unwrap().lines.is_empty(), "{attack}");
            world.record.report_list(&query).unwrap();
            world.record.search(&query, &|text| world.sijill.searched(text)).unwrap();
            world.record.actors(&query).unwrap();
            world.record.stats(&query).unwrap();
            world.record.storylines(&query).unwrap();
            for one in [
                Query { words: Some(vec![phrase.clone()]), ..Query::default() },
                Query { actors: vec![who(attack, phrase.clone())], ..Query::default() },
                Query { place: Some(phrase.clone()), ..Query::default() },
                Query { source: Some(voice(attack, phrase.clone())), ..Query::default() },
            ] {
                world.record.timeline(&one).unwrap();
            }
        }
        assert!(world.record.show(attack, None).is_err() && world.record.why(attack).is_err());
        assert!(world.record.storyline(attack).is_err());
        let query = Query { after: Some(attack.to_owned()), ..Query::default() };
        assert!(world.record.timeline(&query).is_err() && world.record.report_list(&query).is_err());
    }
    assert!(before == fs::read(&path).unwrap(), "the file is unchanged");
}

#[test]
fn words_without_a_letter_find_nothing() {
    let world = many();
    for typed in ["", " ", "***", "؟!", "\"\""] {
        assert!(world.found(typed).is_empty());
        assert!(world.record.timeline(&world.text(typed)).unwrap().lines.is_empty());
    }
}

#[test]
fn pages_hold_every_answer_once() {
    let world = many();
    let whole = |order: Option<Order>, as_of: Option<&str>| Query {
        order,
        as_of: as_of.map(str::to_owned),
        limit: Some(100_000),
        ..Query::default()
    };
    for as_of in [None, Some("2021-03-04")] {
        for (order, _) in Order::ALL {
            let all: Vec<String> = world
                .record
                .timeline(&whole(Some(order), as_of))
                .unwrap()
                .lines
                .into_iter()
                .map(|e| e.id)
                .collect();
            assert!(all.len() > 20);
            let mut paged = Vec::new();
            let mut query = Query { limit: Some(7), ..whole(Some(order), as_of) };
            loop {
                let page = world.record.timeline(&query).unwrap();
                paged.extend(page.lines.into_iter().map(|event| event.id));
                let Some(next) = page.next else { break };
                query.after = Some(next);
            }
            assert_eq!(paged, all, "{order:?} {as_of:?}");
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        }
    }
    let keys = |text: &str| world.sijill.searched(text);
    for order in [None, Some(Order::Oldest), Some(Order::Newest)] {
        let mut query = Query { limit: Some(9), order, ..world.text("مدينة") };
        let mut paged = Vec::new();
        loop {
            let page = world.record.search(&query, &keys).unwrap();
            paged.extend(page.lines.into_iter().map(|found| found.report.id));
            let Some(next) = page.next else { break };
            query.after = Some(next);
        }
        let reach = world.record.reach(&world.text("مدينة")).unwrap();
        assert_eq!(paged.len(), reach.reports as usize, "{order:?}");
        assert_eq!(paged.iter().collect::<BTreeSet<_>>().len(), paged.len());
    }
}

#[test]
fn each_filter_keeps_what_it_asks_for() {
    let world = many();
    let all = |query: Query| world.record.timeline(&Query { limit: Some(1000), ..query }).unwrap().lines;
    let every = all(Query::default()).len();
    let name = |text: &str| name_keys(text).collect::<Vec<_>>();
    let unsure: Vec<Status> =
        Status::ALL.iter().copied().filter(|status| *status != Status::Occurred).collect();
    for (what, query) in [
        ("type", Query { types: vec![EventType::Protest], ..Query::default() }),
        ("country", Query { countries: vec!["syr".to_owned()], ..Query::default() }),
        ("place", Query { place: Some(name("Aleppo")), ..Query::default() }),
        ("place in Arabic", Query { place: Some(world.sijill.phrase("حلب")), ..Query::default() }),
        ("point", Query { near: Some(Near { lat: 36.2, lon: 37.16, km: 60.0 }), ..Query::default() }),
        ("actor by code", Query { actors: vec![who("TUR", name("TUR"))], ..Query::default() }),
        (
            "actor in Arabic",
            Query { parties: vec![who("", world.sijill.phrase("الإيراني"))], ..Query::default() },
        ),
        ("source", Query { source: Some(voice("", world.sijill.phrase("مصادر طبية"))), ..Query::default() }),
        ("kind of source", Query { source: Some(voice("witness", Vec::new())), ..Query::default() }),
        ("outlet", Query { outlets: vec!["الراصد".to_owned()], ..Query::default() }),
        (
            "casualties",
            Query { casualties: Some(AtLeast { kind: "killed".to_owned(), count: 6 }), ..Query::default() },
        ),
        ("status", Query { statuses: unsure.clone(), ..Query::default() }),
        ("from", Query { from: Some("2021-03-03".to_owned()), ..Query::default() }),
        ("to", Query { to: Some("2021-03-02".to_owned()), ..Query::default() }),
        ("words", world.text("انقطاع التيار")),
    ] {
        let found = all(query.clone()).len();
        assert!(found > 0 && found < every, "{what}: {found} of {every}");
        assert_eq!(world.record.count(&query).unwrap() as usize, found, "{what}");
        let bars = world.record.histogram(&query, Period::Week).unwrap();
        assert_eq!(bars.iter().map(|bar| bar.count).sum::<u64>() as usize, found, "{what}");
        assert_eq!(world.record.stats(&query).unwrap().events as usize, found, "{what}");
        // Reached through a day after all publications, the answers are the same.
        let late = Query { as_of: Some("2022-01-01".to_owned()), ..query };
        assert_eq!(all(late).len(), found, "{what}");
    }
    let both = Query {
        countries: vec!["SYR".to_owned()],
        types: vec![EventType::Assault],
        casualties: Some(AtLeast { kind: "killed".to_owned(), count: 1 }),
        ..Query::default()
    };
    for event in all(both) {
        assert_eq!(event.event_type, EventType::Assault);
        assert_eq!(event.place.unwrap().country, "SYR");
        assert!(event.casualties.killed.is_some());
    }
}

#[test]
fn what_was_known_on_a_day() {
    let told = |dead: u32| {
        format!(
            "قالت مصادر طبية إن {dead} مدنيين قتلوا يوم الأحد 7 مارس 2021 في قصف مدفعي استهدف سوقا شعبيا في مدينة حلب \
             بشمال سوريا، واتهم مسؤول محلي قوات النظام بتنفيذ الهجوم."
        )
    };
    let world = world(&[
        report("first", "2021-03-07T10:00:00", "مقتل 5 مدنيين في قصف على سوق في حلب", &told(5)),
        report("later", "2021-03-08T10:00:00", "ارتفاع حصيلة القصف على سوق حلب إلى 9", &told(9)),
    ]);
    let killed = |as_of: Option<&str>| {
        let query = Query {
            types: vec![EventType::Assault],
            as_of: as_of.map(str::to_owned),
            casualties: Some(AtLeast { kind: "killed".to_owned(), count: 1 }),
            ..Query::default()
        };
        let lines = world.record.timeline(&query).unwrap().lines;
        lines.into_iter().map(|event| event.casualties.killed.unwrap().max.unwrap()).max()
    };
    assert_eq!(killed(None), Some(9));
    assert_eq!(killed(Some("2021-03-08")), Some(9));
    assert_eq!(killed(Some("2021-03-07")), Some(5));
    assert_eq!(killed(Some("2021-03-06")), None);
    let query = Query { types: vec![EventType::Assault], ..Query::default() };
    let id = world.record.timeline(&query).unwrap().lines.remove(0).id;
    let then = world.record.show(&id, Some("2021-03-07")).unwrap();
    assert_eq!(then.event.reports, 1);
    assert!(then.claims.iter().all(|claim| claim.published.as_deref() == Some("2021-03-07T10:00:00")));
    assert!(world.record.show(&id, Some("2021-03-01")).is_err());
}

#[test]
fn an_event_is_found_by_every_account_and_by_how_its_id_begins() {
    let world = many();
    let query = Query { order: Some(Order::Reports), limit: Some(1), ..Query::default() };
    let event = world.record.timeline(&query).unwrap().lines.remove(0);
    let shown = world.record.show(&event.id, None).unwrap();
    assert_eq!(shown.event, event);
    assert!(shown.mentions.len() > 1 && shown.mentions.len() == shown.event.accounts.len());
    for mentioned in &shown.mentions {
        assert_eq!(world.record.show(&mentioned.event.id, None).unwrap(), shown);
        for quote in &mentioned.quotes {
            let text = world.record.answer(&mentioned.report).unwrap().unwrap().report.text;
            assert_eq!(quote.span.slice(&text), Some(quote.text.as_str()));
        }
    }
    assert_eq!(world.record.show(&event.id[..12], None).unwrap().event.id, event.id);
    assert!(world.record.why(&event.id).unwrap().accounts.len() > 1);
}

#[test]
fn who_denies_a_part_is_told_beside_the_event() {
    let world = world(&[
        report(
            "a",
            "2024-03-14",
            "مقتل عشرين مدنيا في تفجير بسوق في كابول",
            "قتل عشرون مدنيا في تفجير استهدف سوقا في كابول أمس الأربعاء.",
        ),
        report(
            "b",
            "2024-03-14",
            "طالبان تنفي مسؤوليتها عن تفجير كابول",
            "نفت حركة طالبان مسؤوليتها عن التفجير الذي استهدف سوقا في كابول أمس وقتل فيه عشرون مدنيا.",
        ),
    ]);
    let page = world.record.timeline(&Query::default()).expect("answers");
    assert_eq!(page.lines.len(), 1, "one event: {:?}", page.lines);
    let event = &page.lines[0];
    assert_eq!((event.status, event.actors.len()), (Status::Occurred, 0), "nobody did it");
    let shown = world.record.show(&event.id, None).expect("answers");
    let blame: Vec<(&str, Option<&str>)> = shown
        .claims
        .iter()
        .filter(|claim| claim.kind == "blame")
        .map(|claim| (claim.value.as_str(), claim.blame.as_deref()))
        .collect();
    assert_eq!(blame, [("Taliban", Some("denied"))]);
    assert!(shown.contradicted.is_empty(), "that it happened is not in doubt");
    let pairs = world.record.actors(&Query::default()).expect("answers");
    assert!(pairs.iter().all(|pair| pair.actor.is_none()), "{pairs:?}");
}

#[test]
fn any_order_gives_the_same_export() {
    let mut lines: Vec<String> = (0..80).map(reports::line).collect();
    let export = |world: &World| {
        let mut out = Vec::new();
        world.record.export(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let one = export(&world(&lines));
    lines.reverse();
    let other = export(&world(&lines));
    assert!(one == other);
    assert_eq!(one.lines().filter(|line| line.starts_with("{\"kind\":\"report\"")).count(), 80);
    assert!(one.lines().any(|line| line.starts_with("{\"kind\":\"event\"")));
}
