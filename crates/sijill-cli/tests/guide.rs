//! The README and the guide show what the program prints.
//! `TRYCMD=overwrite cargo test -p sijill-cli --test guide` renews all pages; read the difference.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use assert_cmd::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's root")
}

fn overwrites() -> bool {
    env::var_os("TRYCMD").is_some_and(|value| value == "overwrite")
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).expect("a link");
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() { link(&path, &to) } else { fs::copy(&path, &to).map(|_| ()).expect("copied") }
    }
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    for entry in fs::read_dir(root().join("docs/guide")).expect("the guide") {
        pages.push(entry.expect("readable").path());
    }
    pages.sort();
    pages
}

#[test]
fn commands_print_what_the_pages_show() {
    // A folder of its own: records that pages make are new each time.
    let folder = tempfile::tempdir().expect("a folder");
    for (name, to) in [("examples", "examples"), ("packs", "packs")] {
        link(&root().join(name), &folder.path().join(to));
    }
    env::set_current_dir(folder.path()).expect("the folder is there");
    let cases = trycmd::TestCases::new();
    cases.case(root().join("README.md")).case(root().join("docs/guide/*.md"));
    if !overwrites() {
        cases.run();
        return;
    }
    // It panics over what it has just overwritten.
    let _ = std::panic::catch_unwind(|| cases.run());
    for page in pages() {
        let text = fs::read_to_string(&page).expect("text");
        assert!(!text.contains("panicked at"), "{}: the program failed", page.display());
        fs::write(&page, steady(&text)).expect("writable");
    }
}

/// Numbers that move with every line that a table gains, as `[..]`.
fn steady(text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        // Commands stay as they are.
        if line.starts_with("$ ") {
            out.push_str(line);
            continue;
        }
        let mut line = line.to_owned();
        for mark in [".tsv:", "Country(", "Capital(", "Place(", "Organisation(", "Person(", "Role(", "Cue("] {
            line = without_number(&line, mark);
        }
        out.push_str(&line);
    }
    out
}

fn without_number(line: &str, mark: &str) -> String {
    let mut parts = line.split(mark);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        out.push_str(mark);
        out.push_str(if rest.len() < part.len() { "[..]" } else { "" });
        out.push_str(rest);
    }
    out
}

/// The one block of JSON on its page is the answer to the command above it.
#[test]
fn the_json_page_shows_a_real_answer() {
    let output = Command::cargo_bin("sijill")
        .expect("the binary is built")
        .current_dir(root())
        .args([
            "read",
            "--json",
            "examples/airstrike.txt",
            "--published",
            "2024-05-01",
            "--outlet",
            "Example",
        ])
        .output()
        .expect("it runs");
    let line = String::from_utf8(output.stdout).expect("answers are UTF-8");
    let now = steady(&set_out(line.trim_end()));
    let path = root().join("docs/guide/json.md");
    let page = fs::read_to_string(&path).expect("text");
    let (before, rest) = page.split_once("```json\n").expect("a block of JSON");
    let (shown, after) = rest.split_once("```\n").expect("its end");
    if overwrites() {
        fs::write(&path, format!("{before}```json\n{now}```\n{after}")).expect("writable");
    } else {
        assert!(shown == now, "the page shows\n{shown}\nbut the answer is\n{now}");
    }
}

/// JSON in its own order of keys, a field a line two levels deep, what is deeper on one line.
fn set_out(json: &str) -> String {
    const DEEPEST: usize = 3;
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    let turn = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    let chars: Vec<char> = json.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        if quoted {
            out.push(c);
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        let empty = chars.get(at + 1).is_some_and(|&next| matches!((c, next), ('[', ']') | ('{', '}')));
        match c {
            '{' | '[' => {
                out.push(c);
                depth += 1;
                if depth <= DEEPEST && !empty {
                    turn(&mut out, depth);
                }
            }
            '}' | ']' => {
                let closes_empty = at > 0 && matches!((chars[at - 1], c), ('[', ']') | ('{', '}'));
                if depth <= DEEPEST && !closes_empty {
                    turn(&mut out, depth - 1);
                }
                depth -= 1;
                out.push(c);
            }
            ',' if depth <= DEEPEST => {
                out.push(c);
                turn(&mut out, depth);
            }
            ',' | ':' => {
                out.push(c);
                out.push(' ');
            }
            _ => {
                quoted = c == '"';
                out.push(c);
            }
        }
    }
    out.push('\n');
    out
}
