//! How long answers of a record take, by kind, inside the library: opening it is told apart.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use sijill::{
    Sijill, latin,
    model::{EventType, Status},
    store::{
        Mode, Record, StoreError,
        ask::{AtLeast, Near, Order, Period, Query},
    },
    voice, who,
};

/// Words that news in Arabic is full of, and some that are rare.
const WORDS: [&str; 8] =
    ["السعودية", "قصف حلب", "\"وقف إطلاق النار\"", "وزير الخارجية", "إيران", "اليمن عدن", "مظاهرات", "النووي"];

/// Measures every kind of answer and prints a table: median, 99th percentile, worst.
pub fn measure(path: &Path, rounds: usize) -> anyhow::Result<()> {
    let start = Instant::now();
    let record = Record::open(path, Mode::Read)?;
    let opened = start.elapsed();
    let sijill = Sijill::new()?;
    let keys = |text: &str| sijill.searched(text);
    crate::say(&format!("record opened and checked in {:.1} ms", ms(opened)));
    crate::say(&format!("{:32} {:>7} {:>9} {:>9} {:>9}", "answer", "asked", "median", "p99", "worst"));
    let ids = |order: Order, limit: u32| -> Result<Vec<String>, StoreError> {
        let query = Query { order: Some(order), limit: Some(limit), ..Query::default() };
        Ok(record.timeline(&query)?.lines.into_iter().map(|event| event.id).collect())
    };
    let mut events = ids(Order::Reports, 20)?;
    events.extend(ids(Order::Newest, 20)?);
    let filters = filters(&sijill);
    let words: Vec<Query> =
        WORDS.iter().map(|typed| Query { words: Some(sijill.phrases(typed)), ..Query::default() }).collect();
    let mut all = Vec::new();
    let mut say = |name: &str, times: Vec<Duration>| {
        row(name, &times);
        all.extend(times);
    };
    for (name, query) in &filters {
        let times = time(rounds, std::slice::from_ref(query), |query| record.timeline(query).map(drop))?;
        say(&format!("timeline {name}"), times);
    }
    let queries: Vec<Query> = filters.iter().map(|(_, query)| query.clone()).collect();
    say("timeline words", time(rounds, &words, |query| record.timeline(query).map(drop))?);
    say("count", time(rounds, &queries, |query| record.count(query).map(drop))?);
    say("histogram", time(rounds, &queries, |query| record.histogram(query, Period::Day).map(drop))?);
    say("search", time(rounds, &words, |query| record.search(query, &keys).map(drop))?);
    say("reports", time(rounds, &queries, |query| record.report_list(query).map(drop))?);
    say("actors", time(rounds, &queries, |query| record.actors(query).map(drop))?);
    say("stats", time(rounds, &queries, |query| record.stats(query).map(drop))?);
    say("storylines", time(rounds, &queries, |query| record.storylines(query).map(drop))?);
    say("show", time(rounds, &events, |id| record.show(id, None).map(drop))?);
    say("why", time(rounds, &events, |id| record.why(id).map(drop))?);
    row("all", &all);
    Ok(())
}

fn filters(sijill: &Sijill) -> Vec<(&'static str, Query)> {
    let name = |typed: &str| latin(typed).unwrap_or_else(|| sijill.phrase(typed));
    let day = |day: &str| Some(day.to_owned());
    vec![
        ("of everything", Query::default()),
        ("type", Query { types: vec![EventType::Assault], ..Query::default() }),
        ("country", Query { countries: vec!["YEM".to_owned()], ..Query::default() }),
        ("actor by code", Query { actors: vec![who("SAU", name("SAU"))], ..Query::default() }),
        ("party by name", Query { parties: vec![who("Iran", name("Iran"))], ..Query::default() }),
        ("party in Arabic", Query { parties: vec![who("الحوثيين", name("الحوثيين"))], ..Query::default() }),
        ("place", Query { place: Some(name("Aden")), ..Query::default() }),
        ("point", Query { near: Some(Near { lat: 33.5, lon: 36.3, km: 100.0 }), ..Query::default() }),
        ("dates", Query { from: day("2015-07-20"), to: day("2015-07-21"), ..Query::default() }),
        ("status", Query { statuses: vec![Status::Denied, Status::Threatened], ..Query::default() }),
        ("background", Query { background: Some(true), ..Query::default() }),
        ("source", Query { source: Some(voice("official", name("official"))), ..Query::default() }),
        ("outlet", Query { outlets: vec!["aawsat".to_owned()], ..Query::default() }),
        (
            "casualties",
            Query {
                casualties: Some(AtLeast { kind: "killed".to_owned(), count: 10 }),
                order: Some(Order::Killed),
                ..Query::default()
            },
        ),
        ("as of", Query { as_of: day("2015-07-21"), ..Query::default() }),
        (
            "type, country, as of",
            Query {
                types: vec![EventType::Assault],
                countries: vec!["SYR".to_owned()],
                as_of: day("2015-07-22"),
                ..Query::default()
            },
        ),
    ]
}

fn time<T>(
    rounds: usize,
    asked: &[T],
    mut ask: impl FnMut(&T) -> Result<(), StoreError>,
) -> Result<Vec<Duration>, StoreError> {
    let mut times = Vec::with_capacity(rounds * asked.len());
    for _ in 0..rounds {
        for one in asked {
            let start = Instant::now();
            ask(one)?;
            times.push(start.elapsed());
        }
    }
    Ok(times)
}

fn row(name: &str, times: &[Duration]) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    let worst = times[times.len() - 1];
    crate::say(&format!(
        "{name:32} {:>7} {:>6.1} ms {:>6.1} ms {:>6.1} ms",
        times.len(),
        ms(at(0.5)),
        ms(at(0.99)),
        ms(worst)
    ));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
