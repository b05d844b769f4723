//! Nothing depends on the order in which accounts and reports come.

use proptest::prelude::*;
use sijill_merge::{Account, Day, Days, Judgement, Telling, Word, WordKind, compare, whole};
use sijill_model::{
    Actor, Cameo, Casualties, Event, EventDate, EventType, Figure, Report, Span, Status, TimePrecision,
};

/// A report with one event: which of a few texts it tells, how much of it, on which day.
#[derive(Debug, Clone)]
struct Told {
    text: usize,
    words: usize,
    day: i8,
    dated: bool,
    killed: Option<u32>,
    actor: Option<usize>,
}

fn told() -> impl Strategy<Value = Told> {
    let parts = (
        0..3_usize,
        10..60_usize,
        1..6_i8,
        any::<bool>(),
        proptest::option::of(1..9_u32),
        proptest::option::of(0..3_usize),
    );
    parts.prop_map(|(text, words, day, dated, killed, actor)| Told { text, words, day, dated, killed, actor })
}

fn report(at: usize, told: &Told) -> (Telling, Account) {
    let words: Vec<Word> = (0..told.words)
        .map(|word| {
            let kind = if word % 5 == 0 { WordKind::Name } else { WordKind::Common };
            Word::new(
                Span::new(4 * word as u32, 4 * word as u32 + 3),
                kind,
                &format!("w{}-{word}", told.text),
            )
        })
        .collect();
    let end = 4 * told.words as u32;
    let report = Report {
        id: format!("{at:03}"),
        published: Some(format!("2024-01-0{}", told.day)),
        text: "abc ".repeat(told.words),
        ..Report::default()
    };
    let day = told.dated.then(|| jiff::civil::date(2024, 1, told.day));
    let span = Span::new(0, 3);
    let actor = |name: usize| Actor {
        span,
        text: format!("actor {name}"),
        name: Some(format!("Actor {name}")),
        country: String::new(),
        sector: String::new(),
        code: String::new(),
    };
    let event = Event {
        id: format!("event {at:03}"),
        event_type: EventType::Assault,
        mode: None,
        contexts: Vec::new(),
        cameo: Cameo::new("190").unwrap(),
        quad: 4,
        goldstein: -9.0,
        triggers: vec![span],
        actors: told.actor.map(actor).into_iter().collect(),
        recipients: Vec::new(),
        place: None,
        date: EventDate {
            span: None,
            text: None,
            start: day,
            end: day,
            precision: TimePrecision::Day,
            basis: String::new(),
        },
        casualties: Casualties {
            killed: told.killed.map(|min| Figure { min, max: Some(min), span }),
            ..Casualties::default()
        },
        status: Status::Occurred,
        background: false,
        sources: Vec::new(),
        evidence: vec![Span::new(0, end.min(60))],
        rule: String::new(),
        confidence: 0.5,
    };
    (Telling::of(&report, &words), Account::of(&report, &event, &words))
}

/// A report, its origin, and the report it is a reprint of.
type Tree = (String, String, Option<String>);

/// The events and reprint trees of accounts, by ids.
fn merged(made: &[(Telling, Account)], judged: &[(usize, usize, bool)]) -> (Vec<Vec<String>>, Vec<Tree>) {
    let tellings: Vec<&Telling> = made.iter().map(|(telling, _)| telling).collect();
    let accounts: Vec<Account> = made.iter().map(|(_, account)| account.clone()).collect();
    let place = |id: usize| made.iter().position(|(telling, _)| telling.id == format!("{id:03}")).unwrap();
    let judgements: Vec<Judgement> =
        judged
            .iter()
            .map(|&(a, b, join)| {
                if join { Judgement::Join(place(a), place(b)) } else { Judgement::Split(place(a), place(b)) }
            })
            .collect();
    let reports: Vec<usize> = (0..made.len()).collect();
    let whole = whole(&tellings, &accounts, &reports, &judgements);
    let events =
        whole.events.iter().map(|event| event.iter().map(|&at| accounts[at].id.clone()).collect()).collect();
    let mut trees: Vec<Tree> = whole
        .origins
        .iter()
        .enumerate()
        .map(|(at, origin)| {
            let id = |at: usize| tellings[at].id.clone();
            (id(at), id(origin.origin), origin.reprint_of.map(id))
        })
        .collect();
    trees.sort();
    (events, trees)
}

proptest! {
    #[test]
    fn any_order_gives_the_same_events(
        all in proptest::collection::vec(told(), 2..14),
        seed in any::<u64>(),
        judged in proptest::collection::vec((0..14_usize, 0..14_usize, any::<bool>()), 0..3),
    ) {
        let made: Vec<_> = all.iter().enumerate().map(|(at, told)| report(at, told)).collect();
        let fit = |judged: &&(usize, usize, bool)| judged.0 != judged.1 && judged.0 < made.len() && judged.1 < made.len();
        let judged: Vec<_> = judged.iter().filter(fit).copied().collect();
        let mut other = made.clone();
        // A shuffle by a plain generator.
        let mut state = seed | 1;
        for at in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            other.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(merged(&made, &judged), merged(&other, &judged));
    }

    #[test]
    fn comparing_knows_no_first(a in told(), b in told(), alike in proptest::option::of(0.0_f32..1.0)) {
        let (_, one) = report(0, &a);
        let (_, two) = report(1, &b);
        prop_assert_eq!(compare(&one, &two, alike), compare(&two, &one, alike));
    }

    #[test]
    fn intervals_lie_apart_alike(a in -50..50_i32, b in 0..9_i32, c in -50..50_i32, d in 0..9_i32) {
        let one = Days { first: Day(a), last: Day(a + b) };
        let two = Days { first: Day(c), last: Day(c + d) };
        prop_assert_eq!(one.apart(two), two.apart(one));
    }
}
