//! Reading in parallel, answering in input order.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use rayon::prelude::*;
use sijill::{Draft, ReadError, Sijill, store::ask};
use sijill_model::{Answer, MentionsAnswer, TokensAnswer};

use crate::{
    args::{Eval, Inputs, Schema},
    input, packs, progress, show, terminal,
};

/// What there are schemas of: `by` is a bar of a histogram, `query` what all questions are made of.
pub const SCHEMAS: [&str; 14] = [
    "read",
    "mentions",
    "tokens",
    "timeline",
    "show",
    "search",
    "actors",
    "reports",
    "stats",
    "why",
    "storyline",
    "export",
    "by",
    "query",
];

/// Which layer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    Read,
    Mentions,
    Tokens,
}

/// Bytes of reports held at once: enough to keep all threads busy, little beside the packs.
const BATCH_BYTES: u64 = 4 << 20;
/// Reports held at once.
const BATCH: usize = 512;

/// Reads all inputs and prints an answer for each report.
pub fn run(args: Inputs, packs: Option<&Path>, layer: Layer) -> anyhow::Result<ExitCode> {
    let total = input::survey(&args.files)?;
    let sijill = packs::load(packs)?;
    let threads = usize::from(args.threads.unwrap_or(0));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("starting threads")?;
    let style = terminal::Style::detect();
    let bar = progress::bar(total);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut batch: Vec<Result<Draft, ReadError>> = Vec::new();
    let (mut held, mut read, mut failed) = (0, 0u64, 0u64);
    let mut flush = |batch: &mut Vec<Result<Draft, ReadError>>| -> anyhow::Result<()> {
        let answers: Vec<Result<String, ReadError>> = pool.install(|| {
            batch
                .par_drain(..)
                .map(|draft| draft.map(|draft| answer(&sijill, draft, layer, args.json, style)))
                .collect()
        });
        for one in answers {
            match one {
                Ok(text) => {
                    out.write_all(text.as_bytes())?;
                    read += 1;
                }
                Err(error) => {
                    bar.suspend(|| terminal::complain(&error.to_string()));
                    failed += 1;
                }
            }
        }
        bar.set_message(format!("{read} reports"));
        out.flush()?;
        Ok(())
    };
    input::each(&args.files, args.jsonl, &args.about, |item| {
        held += item.bytes;
        bar.inc(item.bytes);
        batch.push(item.draft);
        if batch.len() >= BATCH || held >= BATCH_BYTES {
            held = 0;
            flush(&mut batch)?;
        }
        Ok(())
    })?;
    flush(&mut batch)?;
    bar.finish_and_clear();
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn answer(sijill: &Sijill, draft: Draft, layer: Layer, json: bool, style: terminal::Style) -> String {
    match (layer, json) {
        (Layer::Read, true) => line(&sijill.read(draft)),
        (Layer::Read, false) => show::events(&sijill.read(draft), style),
        (Layer::Mentions, true) => line(&sijill.mentions(draft)),
        (Layer::Mentions, false) => show::mentions(&sijill.mentions(draft), style),
        (Layer::Tokens, true) => line(&sijill.tokens(draft)),
        (Layer::Tokens, false) => show::tokens(&sijill.tokens(draft), style),
    }
}

/// One JSON object and a line break.
fn line(answer: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string(answer).expect("answers are plain data");
    text.push('\n');
    text
}

/// Prints the JSON Schema of a layer's answers.
pub fn schema(args: &Schema) -> anyhow::Result<ExitCode> {
    let schema = match args.of.as_str() {
        "timeline" => schemars::schema_for!(ask::EventLine),
        "show" => schemars::schema_for!(ask::Shown),
        "search" => schemars::schema_for!(ask::Found),
        "actors" => schemars::schema_for!(ask::PairLine),
        "reports" => schemars::schema_for!(ask::ReportLine),
        "stats" => schemars::schema_for!(ask::Stats),
        "why" => schemars::schema_for!(ask::Why),
        "storyline" => schemars::schema_for!(ask::StorylineLine),
        "export" => schemars::schema_for!(ask::ExportLine),
        "by" => schemars::schema_for!(ask::Bar),
        "query" => schemars::schema_for!(ask::Query),
        "mentions" => schemars::schema_for!(MentionsAnswer),
        "tokens" => schemars::schema_for!(TokensAnswer),
        _ => schemars::schema_for!(Answer),
    };
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)?;
    Ok(ExitCode::SUCCESS)
}

/// Scores against gold sets.
pub fn eval(args: &Eval, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let sijill = packs::load(packs)?;
    let scores = sijill_eval::run(&sijill, &args.gold, &args.only, args.worst)?;
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&scores)?)?;
    } else {
        write!(out, "{}", scores.table())?;
    }
    let Some(path) = &args.floors else { return Ok(ExitCode::SUCCESS) };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(|| name.clone())?;
    let fallen = sijill_eval::below(&scores, &name, &text)?;
    for line in &fallen {
        terminal::complain(line);
    }
    Ok(if fallen.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
