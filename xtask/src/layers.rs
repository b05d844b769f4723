//! Crates stand in layers and use only lower ones.

use std::{fs, path::Path};

use anyhow::Context;

/// Every crate of `crates/` with its layer, as ARCHITECTURE.md tells it.
const LAYERS: [(&str, u8); 11] = [
    ("sijill-model", 0),
    ("sijill-text", 1),
    ("sijill-pack", 2),
    ("sijill-time", 3),
    ("sijill-code", 4),
    ("sijill-read", 4),
    ("sijill-merge", 5),
    ("sijill-store", 6),
    ("sijill", 7),
    ("sijill-eval", 8),
    ("sijill-cli", 9),
];

/// A crate's `[dependencies]` name only crates of lower layers.
pub fn order(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for (name, layer) in LAYERS {
        let path = root.join("crates").join(name).join("Cargo.toml");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let own = text.split("[dependencies]").nth(1).unwrap_or_default();
        let own = own.split("\n[").next().unwrap_or_default();
        for line in own.lines() {
            let used = line.split(['.', ' ', '=']).next().unwrap_or_default();
            let Some((_, below)) = LAYERS.iter().find(|(known, _)| *known == used) else { continue };
            if *below >= layer {
                faults.push(format!("{name} (layer {layer}) uses {used} (layer {below})"));
            }
        }
    }
    Ok(faults)
}

/// Each library says in its header what it never does.
pub fn headers(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for (name, _) in LAYERS {
        let path = root.join("crates").join(name).join("src/lib.rs");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if !text.lines().any(|line| line.starts_with("//! Invariant:")) {
            faults.push(format!("crates/{name}/src/lib.rs: no line `//! Invariant:`"));
        }
    }
    Ok(faults)
}

/// The folders of `crates/`, the list above and ARCHITECTURE.md name the same crates.
pub fn listed(root: &Path) -> anyhow::Result<Vec<String>> {
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).context("ARCHITECTURE.md")?;
    let mut faults = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(root.join("crates"))? {
        folders.push(entry?.file_name().to_string_lossy().into_owned());
    }
    folders.sort();
    for folder in &folders {
        if !LAYERS.iter().any(|(name, _)| name == folder) {
            faults.push(format!("crates/{folder} has no layer in xtask/src/layers.rs"));
        }
        if !map.contains(&format!("`{folder}`")) {
            faults.push(format!("ARCHITECTURE.md does not name `{folder}`"));
        }
    }
    for (name, _) in LAYERS {
        if !folders.iter().any(|folder| folder == name) {
            faults.push(format!("xtask/src/layers.rs names {name}, which does not exist"));
        }
    }
    Ok(faults)
}
