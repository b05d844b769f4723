//! Lists for people that must name what is there: crates, tables, files of a pack.

use std::{fs, path::Path};

use anyhow::Context;

fn text(root: &Path, page: &str) -> anyhow::Result<String> {
    fs::read_to_string(root.join(page)).with_context(|| page.to_owned())
}

/// Names inside a folder, sorted; folders end with a slash.
fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let slash = if entry.file_type()?.is_dir() { "/" } else { "" };
        names.push(format!("{}{slash}", entry.file_name().to_string_lossy()));
    }
    names.sort();
    Ok(names)
}

/// CONTRIBUTING.md has a line for each crate, and for no other.
pub fn crates(root: &Path) -> anyhow::Result<Vec<String>> {
    let page = text(root, "CONTRIBUTING.md")?;
    let listed: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("- `sijill"))
        .filter_map(|rest| rest.split_once("`:").map(|(name, _)| name))
        .collect();
    let mut faults = Vec::new();
    let folders = names(&root.join("crates"))?;
    for folder in &folders {
        let name = folder.trim_end_matches('/').trim_start_matches("sijill");
        if !listed.contains(&name) {
            faults.push(format!("CONTRIBUTING.md has no line for {folder}"));
        }
    }
    for name in listed {
        if !folders.contains(&format!("sijill{name}/")) {
            faults.push(format!("CONTRIBUTING.md lists sijill{name}, which does not exist"));
        }
    }
    Ok(faults)
}

/// SOURCES.md names the origin of each table that is built in, and docs/reference/packs.md tells it.
pub fn tables(root: &Path) -> anyhow::Result<Vec<String>> {
    let (sources, reference) = (text(root, "SOURCES.md")?, text(root, "docs/reference/packs.md")?);
    let built_in = text(root, "crates/sijill/src/packs.rs")?;
    let mut faults = Vec::new();
    for line in built_in.lines() {
        let Some(path) = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix("\",")) else {
            continue;
        };
        let Some((_, table)) = path.split_once('/') else { continue };
        // The files of frames are alike: the folder stands for them.
        let name = match table.split_once('/') {
            Some((folder @ ("verbs" | "nouns"), _)) => format!("`{folder}/"),
            _ => format!("`{table}`"),
        };
        for (page, text) in [("SOURCES.md", &sources), ("docs/reference/packs.md", &reference)] {
            if !text.contains(&name) {
                faults.push(format!("{page} does not tell packs/{path}"));
            }
        }
    }
    Ok(faults)
}
