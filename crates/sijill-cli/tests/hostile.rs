//! Bad input: one clear error naming file and line, all other lines still answered, nothing
//! half-written.

use std::{fs, path::PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

fn sijill() -> Command {
    Command::cargo_bin("sijill").expect("the binary is built")
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("the folder is writable");
    path
}

/// Standard output, standard error and exit status of `sijill read --json` on a file.
fn read(path: &PathBuf) -> (String, String, i32) {
    let output = sijill().args(["read", "--json"]).arg(path).output().expect("it runs");
    (
        String::from_utf8(output.stdout).expect("answers are UTF-8"),
        String::from_utf8(output.stderr).expect("errors are UTF-8"),
        output.status.code().expect("it ends by itself"),
    )
}

#[test]
fn empty_binary_and_broken_files_are_named() {
    let folder = TempDir::new().unwrap();
    for (name, bytes, message) in [
        ("empty.txt", &b""[..], "empty.txt: empty"),
        ("binary.txt", &b"a\0b"[..], "binary.txt: binary data (a zero byte at offset 1)"),
        ("broken.txt", &b"one\ntw\xffo"[..], "broken.txt:2: not UTF-8 at byte offset 6"),
    ] {
        let (out, err, code) = read(&file(&folder, name, bytes));
        assert_eq!(out, "", "{name}");
        assert!(err.contains(message), "{name}: {err}");
        assert_eq!(err.lines().count(), 1, "{name}: {err}");
        assert_eq!(code, 1, "{name}");
    }
}

#[test]
fn a_missing_file_stops_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    let good = file(&folder, "good.txt", "خبر قصير.".as_bytes());
    let output =
        sijill().args(["read", "--json"]).arg(&good).arg(folder.path().join("none.txt")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("none.txt"));
}

#[test]
fn all_good_lines_are_answered_in_order() {
    let folder = TempDir::new().unwrap();
    let lines = "{\"id\":\"a\",\"text\":\"خبر أول.\"}\nnot json\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"خبر ثان.\"}\n\
                 {\"id\":\"d\",\"text\":\"خبر.\",\"published\":\"yesterday\"}\n{\"id\":\"e\",\"text\":\"خبر ثالث.\"}\n";
    let (out, err, code) = read(&file(&folder, "in.jsonl", lines.as_bytes()));
    let refs: Vec<String> = out
        .lines()
        .map(|line| {
            let answer: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
            answer["report"]["ref"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(refs, ["a", "c", "e"]);
    for place in ["in.jsonl:2:", "in.jsonl:3:", "\"published\" is no ISO 8601 date"] {
        assert!(err.contains(place), "{place} in {err}");
    }
    assert_eq!(code, 1);
}

#[test]
fn one_line_of_40_megabytes_is_skipped() {
    let folder = TempDir::new().unwrap();
    let mut bytes = vec![b'a'; 40 << 20];
    bytes.extend_from_slice("\n{\"id\":\"after\",\"text\":\"خبر.\"}\n".as_bytes());
    let (out, err, code) = read(&file(&folder, "long.jsonl", &bytes));
    assert!(out.contains("\"ref\":\"after\""), "{out}");
    assert!(err.contains("long.jsonl:1: longer than"), "{err}");
    assert_eq!(code, 1);
}

#[test]
fn one_sentence_of_a_million_words_is_read() {
    let folder = TempDir::new().unwrap();
    let text = "قصف الجيش البلدة و".repeat(60_000);
    let (out, err, code) = read(&file(&folder, "one.txt", text.as_bytes()));
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 1);
}

#[test]
fn mixed_scripts_and_bidi_controls_are_text() {
    let folder = TempDir::new().unwrap();
    let text =
        "\u{202b}قصفت\u{200f} طائرات\u{202c} \u{2067}القوات\u{2069} Army 军队 𝔸 👩‍👩‍👧 بلدة.\r\n\u{feff}ok";
    let (out, err, code) = read(&file(&folder, "bidi.txt", text.as_bytes()));
    assert_eq!((code, err.as_str()), (0, ""));
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["report"]["text"], text);
}

#[test]
fn what_people_see_holds_no_controls() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "esc.txt", "قصف\u{1b}[31m الجيش السوري\u{202e} بلدة سراقب أمس.".as_bytes());
    let output = sijill().arg("read").arg(path).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out:?}");
}
