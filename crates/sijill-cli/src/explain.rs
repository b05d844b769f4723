//! `sijill explain`: every step of a sentence.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use crate::{args::Explain, input, packs, show, terminal};

/// Shows readings, names, groups, frames tried, status, and what came of it.
pub fn run(args: &Explain, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let sijill = packs::load(packs)?;
    let path = Path::new(&args.text);
    let draft = if path.is_file() {
        input::one(path, &args.about)?
    } else {
        input::sentence(&args.text, &args.about)?
    };
    let (answer, steps) = sijill.explain(draft);
    let mut out = io::stdout().lock();
    if args.json {
        for step in &steps {
            let line = serde_json::json!({
                "stage": step.stage, "words": step.words, "what": step.what, "rule": step.rule,
            });
            writeln!(out, "{line}")?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let style = terminal::Style::detect();
    let mut stage = "";
    for step in &steps {
        if step.stage != stage {
            stage = step.stage;
            writeln!(out, "{}", style.strong(stage))?;
        }
        let rule = step.rule.as_deref().map_or(String::new(), |rule| format!("  {}", style.quiet(rule)));
        let words = terminal::isolate(&terminal::neutral(&step.words));
        writeln!(out, "  {words}  {}{rule}", terminal::neutral(&step.what))?;
    }
    writeln!(out)?;
    write!(out, "{}", show::events(&answer, style))?;
    Ok(ExitCode::SUCCESS)
}
