//! Files stay small, and words of a language stay in its pack.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Lines beyond which a source file must be split.
const MOST_LINES: usize = 500;

/// Core crates: no word of any language stands in their code.
const CORE: [&str; 6] =
    ["sijill-model", "sijill-text", "sijill-pack", "sijill-time", "sijill-code", "sijill-merge"];

/// No source file holds more than one idea's worth of lines.
pub fn lengths(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in sources(&root.join("crates"))? {
        let lines = fs::read_to_string(&path)?.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("{}: {lines} lines; split it", path.display()));
        }
    }
    Ok(faults)
}

/// No string of the core crates, comments and tests aside, holds an Arabic word.
pub fn language(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for name in CORE {
        for path in sources(&root.join("crates").join(name).join("src"))? {
            // Files of tests hold sentences; they are no part of the program.
            if path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_tests")) {
                continue;
            }
            let text = fs::read_to_string(&path)?;
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for (index, line) in code.lines().enumerate() {
                let line = line.split("//").next().unwrap_or_default();
                if has_word(line) {
                    faults.push(format!(
                        "{}:{}: a word of a language; it belongs in a pack",
                        path.display(),
                        index + 1
                    ));
                }
            }
        }
    }
    Ok(faults)
}

/// Two Arabic letters in a row: single letters and signs belong to the script, not to a language.
fn has_word(line: &str) -> bool {
    let letter = |c: char| matches!(c, '\u{0620}'..='\u{063A}' | '\u{0641}'..='\u{064A}');
    let chars: Vec<char> = line.chars().collect();
    chars.windows(2).any(|pair| letter(pair[0]) && letter(pair[1]))
}

fn sources(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name == "target") {
                continue;
            }
            all.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}
