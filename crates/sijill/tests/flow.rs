//! One report at every stage of the flow: the newcomer's map.
//!
//! `crates/sijill/tests/flow.txt` is read from top to bottom: report, passages, sentences, tokens,
//! mentions, events. `UPDATE=1 cargo test -p sijill --test flow` renews it; read the difference.

use std::{fmt::Write, fs, path::Path};

use sijill::{
    Sijill,
    model::{Actor, Event, Mention, Span},
    plain,
};

const REPORT: &str = "غارة على مخزن للسلاح قرب الرقة\n\n\
    قصفت طائرات حربية أميركية مخزناً للسلاح قرب مدينة الرقة فجر الأحد، وقتلت ستة مسلحين على الأقل، بحسب المرصد السوري لحقوق الإنسان.\n\n\
    وهدد تنظيم داعش بالرد. ومن المقرر أن يجتمع مجلس الأمن الدولي غداً الثلاثاء.\n\n\
    شارك الخبر\n";

#[test]
fn one_report_at_every_stage() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flow.txt");
    let now = flow();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).expect("writable");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    for (index, (kept, now)) in kept.lines().zip(now.lines()).enumerate() {
        assert_eq!(kept, now, "{}:{}: run this test with UPDATE=1", path.display(), index + 1);
    }
    assert_eq!(kept, now, "{}: run this test with UPDATE=1", path.display());
}

fn flow() -> String {
    let sijill = Sijill::new().expect("the packs compile");
    let draft = || {
        let mut draft = plain("flow.txt", REPORT.as_bytes()).expect("text");
        draft.report.published = Some("2024-05-06".to_owned());
        draft
    };
    let mut out = String::new();

    let report = draft().report;
    put(&mut out, "1. report: bytes, and what is known beside them (sijill-read)");
    put(&mut out, &format!("   id {}…", &report.id[..16]));
    put(&mut out, &format!("   ref {}", report.reference.as_deref().unwrap_or("–")));
    put(&mut out, &format!("   title {}", report.title.as_deref().unwrap_or("–")));
    put(&mut out, &format!("   published {}", report.published.as_deref().unwrap_or("–")));
    put(&mut out, &format!("   text, {} characters", report.text.chars().count()));

    let doc = sijill_text::segment(&report.text, draft().titled, &sijill.pack().rules);
    put(&mut out, "\n2. passages: what is story and what is not (sijill-text)");
    for passage in &doc.passages {
        let reason = passage.reason.as_deref().map_or(String::new(), |reason| format!(" ({reason})"));
        let words = passage.span.slice(&report.text).unwrap_or_default().trim();
        put(&mut out, &format!("   {} {}{reason}  {words}", at(passage.span), passage.kind.word()));
    }

    put(&mut out, "\n3. sentences (sijill-text)");
    for sentence in &doc.sentences {
        let title = if sentence.title { " title" } else { "" };
        let words = sentence.span.slice(&report.text).unwrap_or_default();
        put(&mut out, &format!("   {}{title}  {words}", at(sentence.span)));
    }

    put(
        &mut out,
        "\n4. tokens: clitics and stem, part of speech, dictionary form (sijill-pack, sijill-code)",
    );
    for token in sijill.tokens(draft()).tokens {
        let lemma = token.lemma.as_deref().map_or(String::new(), |lemma| format!("  {lemma}"));
        put(&mut out, &format!("   {} {}  {}{lemma}", at(token.span), token.pos, token.parts.join("+")));
    }

    put(&mut out, "\n5. mentions: actors, places, times, numbers (sijill-time, sijill-code)");
    for mention in sijill.mentions(draft()).mentions {
        put(&mut out, &format!("   {} {}", at(mention.span()), told(&mention)));
    }

    put(&mut out, "\n6. events: who did what to whom (sijill-code)");
    for event in &sijill.read(draft()).events {
        tell(&mut out, event, &report.text);
    }
    out
}

fn put(out: &mut String, line: &str) {
    writeln!(out, "{line}").expect("a string takes all");
}

fn at(span: Span) -> String {
    format!("[{}, {}]", span.start, span.end)
}

fn told(mention: &Mention) -> String {
    match mention {
        Mention::Time { text, timex, .. } => format!("time  {text}  {timex}"),
        Mention::Place { text, name, country, precision, .. } => {
            format!("place  {text}  {}, {country}, {}", name.as_deref().unwrap_or("–"), precision.word())
        }
        Mention::Actor { text, class, name, country, sector, .. } => {
            format!("actor  {text}  {}, {country}{sector}, {}", name.as_deref().unwrap_or("–"), class.word())
        }
        Mention::Number { text, value, max, .. } => {
            let max = max.map_or(" or more".to_owned(), |max| {
                if max == *value { String::new() } else { format!(" to {max}") }
            });
            format!("number  {text}  {value}{max}")
        }
    }
}

fn tell(out: &mut String, event: &Event, text: &str) {
    let people = |all: &[Actor]| {
        let all: Vec<String> = all.iter().map(|one| format!("{} {}", one.text, one.code)).collect();
        if all.is_empty() { "–".to_owned() } else { all.join(" + ") }
    };
    let triggers: Vec<&str> = event.triggers.iter().filter_map(|span| span.slice(text)).collect();
    put(out, &format!("   {} {}  {}", event.event_type.word(), event.status.word(), triggers.join(", ")));
    put(out, &format!("      actors      {}", people(&event.actors)));
    put(out, &format!("      recipients  {}", people(&event.recipients)));
    put(out, &format!("      place       {}", event.place.as_ref().map_or("–", |place| place.text.as_str())));
    let day = event.date.start.map_or("–".to_owned(), |day| day.to_string());
    put(out, &format!("      date        {day} ({})", event.date.basis));
    for (kind, figure) in event.casualties.kinds() {
        if let Some(figure) = figure {
            let max = figure.max.map_or("or more".to_owned(), |max| format!("to {max}"));
            put(out, &format!("      {kind}      {} {max}", figure.min));
        }
    }
    let sources: Vec<&str> = event.sources.iter().filter_map(|source| source.text.as_deref()).collect();
    if !sources.is_empty() {
        put(out, &format!("      sources     {}", sources.join(" ← ")));
    }
    // The table, without the line, which moves as the table grows.
    put(out, &format!("      rule        {}", event.rule.split(':').next().unwrap_or_default()));
}
