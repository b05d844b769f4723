//! A report's rows.

use rusqlite::{Transaction, params};
use sijill_merge::{Account, BlameKind};
use sijill_model::{Answer, Event, EventType, Span};

use crate::{blob, coded::Ready, error::Fault};

/// Writes a report with its passages, problems and search keys; gives its pk. Its mentions follow by
/// [`mention`].
pub fn report(tx: &Transaction<'_>, ready: &Ready) -> Result<i64, Fault> {
    let Answer { report, passages, problems, .. } = &ready.answer;
    let pk = next(tx, "SELECT coalesce(max(pk), 0) + 1 FROM report")?;
    tx.prepare_cached(
        "INSERT INTO report (pk, id, ref, language, title, published, day, outlet, agency, url, author, \
         text, raw, coder, sketch, origin) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?1)",
    )?
    .execute(params![
        pk,
        report.id,
        report.reference,
        report.language,
        report.title,
        report.published,
        ready.day,
        report.outlet,
        report.agency,
        report.url,
        ready.author,
        report.text,
        ready.raw,
        ready.coder,
        ready.telling.sketch.to_bytes(),
    ])?;
    let mut insert = tx.prepare_cached("INSERT INTO passage VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for passage in passages {
        let Span { start, end } = passage.span;
        insert.execute(params![pk, start, end, passage.kind.word(), passage.reason])?;
    }
    let mut insert = tx.prepare_cached("INSERT INTO problem VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (n, problem) in problems.iter().enumerate() {
        let Span { start, end } = problem.span;
        insert.execute(params![pk, n as i64, start, end, problem.message])?;
    }
    tx.prepare_cached("INSERT INTO report_words (rowid, keys) VALUES (?1, ?2)")?
        .execute(params![pk, ready.keys])?;
    Ok(pk)
}

/// Writes the n-th mention of a report with all that hangs on it; gives its pk. Until events are made
/// out it is an event of its own.
pub fn mention(tx: &Transaction<'_>, report: i64, n: usize, ready: &Ready) -> Result<i64, Fault> {
    let (event, (account, keys)) = (&ready.answer.events[n], &ready.accounts[n]);
    let pk = next(tx, "SELECT coalesce(max(pk), 0) + 1 FROM mention")?;
    let place = event.place.as_ref();
    tx.prepare_cached(
        "INSERT INTO mention VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, \
         ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)",
    )?
    .execute(params![
        pk,
        event.id,
        report,
        n as i64,
        event.event_type.word(),
        event.mode,
        serde_json::to_string(&event.contexts).expect("words are plain data"),
        event.cameo.code(),
        event.quad,
        event.goldstein,
        event.status.word(),
        event.background,
        event.date.start.map(|day| day.to_string()),
        event.date.end.map(|day| day.to_string()),
        event.date.precision.word(),
        event.date.basis,
        event.date.span.map(|span| span.start),
        event.date.span.map(|span| span.end),
        place.and_then(|place| place.name.as_deref()),
        place.map(|place| &place.country),
        place.and_then(|place| place.lat),
        place.and_then(|place| place.lon),
        place.and_then(|place| place.geonames),
        place.map(|place| place.precision.word()),
        place.map(|place| place.span.start),
        place.map(|place| place.span.end),
        event.rule,
        event.confidence,
        blob::pack(account),
    ])?;
    hang(tx, pk, event, account)?;
    tx.prepare_cached(
        "INSERT INTO mention_words (rowid, evidence, actors, recipients, place, source) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![pk, keys.evidence, keys.actors, keys.recipients, keys.place, keys.source])?;
    Ok(pk)
}

/// The pk that a new row gets.
fn next(tx: &Transaction<'_>, sql: &str) -> Result<i64, Fault> {
    Ok(tx.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Stretches, participants, sources and figures of a mention.
fn hang(tx: &Transaction<'_>, pk: i64, event: &Event, account: &Account) -> Result<(), Fault> {
    let blame = blame(event, account);
    let mut insert = tx.prepare_cached("INSERT INTO stretch VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (role, spans) in [("trigger", &event.triggers), ("evidence", &event.evidence)] {
        for (n, span) in spans.iter().enumerate() {
            insert.execute(params![pk, role, n as i64, span.start, span.end])?;
        }
    }
    let mut insert =
        tx.prepare_cached("INSERT INTO participant VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
    for (role, people) in [("actor", &event.actors), ("recipient", &event.recipients)] {
        for (n, who) in people.iter().enumerate() {
            insert.execute(params![
                pk,
                role,
                n as i64,
                who.name,
                who.country,
                who.sector,
                who.span.start,
                who.span.end,
                if role == "actor" { blame.get(n) } else { None },
            ])?;
        }
    }
    let mut insert = tx.prepare_cached("INSERT INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (n, source) in event.sources.iter().enumerate() {
        insert.execute(params![
            pk,
            n as i64,
            source.kind.word(),
            source.name,
            source.text,
            source.span.map(|span| span.start),
            source.span.map(|span| span.end),
        ])?;
    }
    let mut insert = tx.prepare_cached("INSERT INTO claim VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (kind, figure) in event.casualties.kinds() {
        let Some(figure) = figure else { continue };
        insert.execute(params![pk, kind, figure.min, figure.max, figure.span.start, figure.span.end])?;
    }
    Ok(())
}

/// How the account's speaker stands to each actor of an attack: says it of himself, of another, or denies
/// it. Nobody is blamed for a visit.
fn blame(event: &Event, account: &Account) -> Vec<&'static str> {
    if event.event_type != EventType::Assault {
        return Vec::new();
    }
    let told = sijill_merge::summary(&[account], &[0]).blame;
    told.iter()
        .map(|blame| match blame.kind {
            BlameKind::Claimed => "claimed",
            BlameKind::Blamed => "blamed",
            BlameKind::Denied => "denied",
        })
        .collect()
}
