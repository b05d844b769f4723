//! Every filter goes by an index.

use crate::{
    Mode, Record,
    ask::{
        filter::{Filter, Piece},
        query::{AtLeast, Order, Query, Voice, Who},
        select::{ordering, statement},
    },
};
use sijill_model::{EventType, SourceKind, Status};

/// Steps of a plan that read a whole table of the record, without index.
fn scans(record: &Record, piece: &Piece) -> Vec<String> {
    let mut plan = record.conn.prepare(&format!("EXPLAIN QUERY PLAN {}", piece.sql)).expect("is SQL");
    let rows = plan
        .query_map(rusqlite::params_from_iter(&piece.values), |row| row.get::<_, String>(3))
        .expect("is planned");
    rows.map(|row| row.expect("a step"))
        .filter(|step| step.starts_with("SCAN") && !step.contains("INDEX"))
        // A list of numbers that the question itself brings, or an inner statement's own result.
        .filter(|step| !["json_each", "(subquery", "CONSTANT"].iter().any(|own| step.contains(own)))
        .collect()
}

#[test]
fn every_filter_goes_by_an_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = Record::open(&folder.path().join("sijill.db"), Mode::Create).expect("opens");
    let word = || vec!["قصف".to_owned()];
    let who = || vec![Who { code: Some("SYR".to_owned()), words: word() }];
    let day = || Some("2021-03-01".to_owned());
    let queries = [
        Query::default(),
        Query { words: Some(vec![word()]), ..Query::default() },
        Query { types: vec![EventType::Assault], ..Query::default() },
        Query { modes: vec!["drone".to_owned()], ..Query::default() },
        Query { actors: who(), ..Query::default() },
        Query { actors: vec![Who { code: Some("SYRMIL".to_owned()), words: word() }], ..Query::default() },
        Query { recipients: who(), ..Query::default() },
        Query { parties: who(), ..Query::default() },
        Query { countries: vec!["SYR".to_owned()], ..Query::default() },
        Query { place: Some(word()), ..Query::default() },
        Query { from: day(), to: day(), ..Query::default() },
        Query { statuses: vec![Status::Denied], ..Query::default() },
        Query { background: Some(false), ..Query::default() },
        Query { source: Some(Voice { kind: Some(SourceKind::Witness), words: word() }), ..Query::default() },
        Query { outlets: vec!["x".to_owned()], ..Query::default() },
        Query { casualties: Some(AtLeast { kind: "killed".to_owned(), count: 1 }), ..Query::default() },
        Query { as_of: day(), ..Query::default() },
    ];
    for query in &queries {
        for (order, word) in Order::ALL {
            let order = ordering(order);
            for part in 0..order.parts.len() {
                let piece =
                    statement(&Filter::of(query), &order, part, None, query.as_of.as_deref(), Some(50));
                assert_eq!(scans(&record, &piece), Vec::<String>::new(), "{word}: {query:?}\n{}", piece.sql);
            }
        }
        let conditions = record.report_conditions(query).expect("asks").expect("may match");
        let (condition, values) = crate::ask::reports::joined(&conditions);
        for order in ["r.day IS NOT NULL AND", "r.day IS NULL AND"] {
            let sql = format!(
                "SELECT r.pk FROM report AS r WHERE {order} {condition} ORDER BY r.day, r.id LIMIT 50"
            );
            assert_eq!(
                scans(&record, &Piece { sql, values: values.clone() }),
                Vec::<String>::new(),
                "{query:?}"
            );
        }
    }
}
