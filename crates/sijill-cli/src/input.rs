//! Files and standard input as a stream of reports.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use sijill::{Draft, JsonLines, MAX_TEXT_BYTES, ReadError, plain};

use crate::args::About;

/// One report, or why it can't be read, with the bytes it took.
pub struct Item {
    pub draft: Result<Draft, ReadError>,
    pub bytes: u64,
}

/// Checks that all inputs can be opened, and adds up their sizes: `None` with standard input.
pub fn survey(files: &[PathBuf]) -> anyhow::Result<Option<u64>> {
    let mut total = Some(0);
    for file in files {
        if is_stdin(file) {
            total = None;
            continue;
        }
        let meta = std::fs::metadata(file).with_context(|| file.display().to_string())?;
        if meta.is_dir() {
            bail!("{}: a folder; name the files in it", file.display());
        }
        total = total.map(|sum| sum + meta.len());
    }
    Ok(total)
}

/// Endings of the files that are taken out of a folder.
const ENDINGS: [&str; 3] = ["txt", "jsonl", "ndjson"];

/// Puts the reports' files of a folder, and of the folders in it, in its place, sorted by name. Links to
/// folders are not followed: they may lead round in a circle.
pub fn unfold(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            files.push(path.clone());
        } else {
            walk(path, &mut files)?;
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let name = || folder.display().to_string();
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).and_then(Iterator::collect::<io::Result<_>>).with_context(name)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().with_context(name)?.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
            && path.is_file()
        {
            files.push(path);
        }
    }
    Ok(())
}

/// Gives every report of all inputs in order.
pub fn each(
    files: &[PathBuf],
    jsonl: bool,
    about: &About,
    mut give: impl FnMut(Item) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let stdin = [PathBuf::from("-")];
    let files = if files.is_empty() { &stdin[..] } else { files };
    for file in files {
        let name = file.display().to_string();
        let lines =
            jsonl || file.extension().is_some_and(|extension| extension == "jsonl" || extension == "ndjson");
        let reader: Box<dyn BufRead> = if is_stdin(file) {
            Box::new(io::stdin().lock())
        } else {
            match File::open(file) {
                Ok(file) => Box::new(BufReader::with_capacity(1 << 16, file)),
                Err(error) => {
                    give(Item { draft: Err(ReadError::whole(&name, error.to_string())), bytes: 0 })?;
                    continue;
                }
            }
        };
        if lines {
            each_line(&name, reader, about, &mut give)?;
        } else {
            whole(&name, reader, about, &mut give)?;
        }
    }
    Ok(())
}

fn each_line(
    name: &str,
    reader: Box<dyn BufRead>,
    about: &About,
    give: &mut impl FnMut(Item) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut lines = JsonLines::new(name, reader);
    while let Some(draft) = lines.next() {
        let bytes = lines.last_line_bytes() as u64;
        give(Item { draft: draft.and_then(|draft| fill(name, draft, about)), bytes })?;
    }
    Ok(())
}

/// A file that starts with `{` on standard input is taken for JSON Lines only when asked: guessing
/// would read a broken one as prose.
fn whole(
    name: &str,
    reader: Box<dyn BufRead>,
    about: &About,
    give: &mut impl FnMut(Item) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    // One byte over the limit is enough to tell that it is passed.
    reader.take(MAX_TEXT_BYTES as u64 + 1).read_to_end(&mut bytes).with_context(|| name.to_owned())?;
    let draft = plain(name, &bytes).and_then(|draft| fill(name, draft, about));
    give(Item { draft, bytes: bytes.len() as u64 })
}

/// What the command line tells stands in for what the report leaves out.
fn fill(name: &str, mut draft: Draft, about: &About) -> Result<Draft, ReadError> {
    let report = &mut draft.report;
    let or = |own: &mut Option<String>, given: &Option<String>| {
        if own.is_none() {
            own.clone_from(given);
        }
    };
    or(&mut report.published, &about.published);
    or(&mut report.outlet, &about.outlet);
    or(&mut report.url, &about.url);
    if report.language.is_empty() {
        report.language = about.language.clone().unwrap_or_default();
    }
    if let Some(published) = &report.published
        && sijill::run::publication_day(published).is_none()
    {
        let reference = report.reference.clone().unwrap_or_default();
        return Err(ReadError::whole(
            name,
            format!("report {reference}: \"published\" is no ISO 8601 date: {published:?}"),
        ));
    }
    Ok(draft)
}

/// Reads one file whole, for `explain`.
pub fn one(path: &Path, about: &About) -> anyhow::Result<Draft> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| name.clone())?;
    Ok(fill(&name, plain(&name, &bytes)?, about)?)
}

/// A sentence as a report, for `explain`.
pub fn sentence(text: &str, about: &About) -> anyhow::Result<Draft> {
    Ok(fill("sentence", plain("sentence", text.as_bytes())?, about)?)
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}
