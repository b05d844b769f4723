//! Packs from a folder instead of those built in, and `sijill check`.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use sijill::{FILES, PackFile, Sijill};

use crate::args::Check;

/// Folder of the language that is built in.
const BUILT_IN: &str = "ar";

/// The packs built in, or those of a folder that holds the same files: a folder of packs, or the
/// folder of one language that has the world beside it.
///
/// # Errors
/// A file that is missing or no UTF-8, and whatever the loader refuses.
pub fn load(folder: Option<&Path>) -> anyhow::Result<Sijill> {
    let Some(folder) = folder else { return Ok(Sijill::new()?) };
    let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
    let (packs, language) = match (folder.parent(), folder.file_name()) {
        (Some(packs), Some(own)) if folder.join("pack.toml").is_file() => {
            (packs, own.to_string_lossy().into_owned())
        }
        _ => (folder.as_path(), BUILT_IN.to_owned()),
    };
    let mut files = Vec::with_capacity(FILES.len());
    for file in FILES {
        let name = file.path.trim_start_matches("packs/");
        let name = match name.split_once('/') {
            Some((BUILT_IN, rest)) => format!("{language}/{rest}"),
            _ => name.to_owned(),
        };
        let own = packs.join(&name);
        let text = std::fs::read_to_string(&own).with_context(|| own.display().to_string())?;
        // Packs live as long as the program; frames point into their texts and rules cite their paths.
        files.push(PackFile { path: format!("packs/{name}").leak(), text: text.leak() });
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
    let tried = sijill.frames_of(&args.only).count();
    writeln!(out, "{tried} frames tried, {} examples do not hold", faults.len())?;
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
