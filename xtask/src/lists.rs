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

/// SOURCES.md names the origin of each table, and docs/reference/packs.md tells it.
pub fn tables(root: &Path) -> anyhow::Result<Vec<String>> {
    let (sources, reference) = (text(root, "SOURCES.md")?, text(root, "docs/reference/packs.md")?);
    let mut faults = Vec::new();
    for folder in ["ar", "world"] {
        for name in names(&root.join("packs").join(folder))? {
            if !sources.contains(name.as_str()) {
                faults.push(format!("SOURCES.md does not name packs/{folder}/{name}"));
            }
            if !reference.contains(name.as_str()) {
                faults.push(format!("docs/reference/packs.md does not tell packs/{folder}/{name}"));
            }
        }
    }
    Ok(faults)
}
