//! Packs from a folder instead of those built in, and `sijill check`.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use sijill::{FILES, PackFile, Sijill};

use crate::args::Check;

/// The packs built in, or those of a folder that holds the same files.
///
/// # Errors
/// A file that is missing or no UTF-8, and whatever the loader refuses.
pub fn load(folder: Option<&Path>) -> anyhow::Result<Sijill> {
    let Some(folder) = folder else { return Ok(Sijill::new()?) };
    let mut files = Vec::with_capacity(FILES.len());
    for file in FILES {
        let own = folder.join(file.path.trim_start_matches("packs/"));
        let text = std::fs::read_to_string(&own).with_context(|| own.display().to_string())?;
        // Packs live as long as the program; frames point into their texts.
        files.push(PackFile { path: file.path, text: text.leak() });
    }
    Ok(Sijill::with_files(&files)?)
}

/// Tries every frame on its own examples.
pub fn check(args: &Check, folder: Option<&Path>) -> anyhow::Result<ExitCode> {
    let sijill = load(folder)?;
    let faults = sijill.check_examples(&args.only);
    let mut out = io::stdout().lock();
    for fault in &faults {
        writeln!(out, "{}: {}", fault.rule, fault.message)?;
    }
    let tried = sijill.pack().frames.iter().filter(|frame| frame.rule.contains(&args.only)).count();
    writeln!(out, "{tried} frames tried, {} examples do not hold", faults.len())?;
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
