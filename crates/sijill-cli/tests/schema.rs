//! The published schema is generated, and answers hold to it.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn schema(of: &str) -> Value {
    let output = Command::cargo_bin("sijill").unwrap().args(["schema", of]).output().unwrap();
    serde_json::from_slice(&output.stdout).expect("a schema is JSON")
}

/// The schemas under docs/reference are what the program prints; UPDATE=1 renews them.
#[test]
fn committed_schemas_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference");
    for of in [
        "read",
        "mentions",
        "tokens",
        "timeline",
        "show",
        "search",
        "actors",
        "reports",
        "stats",
        "why",
        "storyline",
        "export",
        "by",
        "query",
    ] {
        let path = folder.join(format!("{of}.schema.json"));
        let now = serde_json::to_string_pretty(&schema(of)).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == now, "{} is old: run this test with UPDATE=1", path.display());
    }
}

#[test]
fn answers_hold_to_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for of in ["read", "mentions", "tokens"] {
        let validator = jsonschema::validator_for(&schema(of)).expect("the schema is one");
        let output = Command::cargo_bin("sijill")
            .unwrap()
            .current_dir(&root)
            .args([of, "--json", "examples/convoy.txt", "examples/talks.jsonl", "--published", "2024-01-31"])
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert_eq!(out.lines().count(), 3);
        for line in out.lines() {
            let answer: Value = serde_json::from_str(line).unwrap();
            let faults: Vec<String> = validator.iter_errors(&answer).map(|error| error.to_string()).collect();
            assert!(faults.is_empty(), "{of}: {faults:?}");
        }
    }
}

/// The keys of the design's JSON, in its order.
#[test]
fn keys_are_those_of_the_design() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::cargo_bin("sijill")
        .unwrap()
        .current_dir(&root)
        .args(["read", "--json", "examples/convoy.txt", "--published", "2024-01-31"])
        .output()
        .unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let sorted = |list: &[&str]| {
        let mut list: Vec<String> = list.iter().map(|key| (*key).to_owned()).collect();
        list.sort();
        list
    };
    assert_eq!(keys(&answer), sorted(&["report", "passages", "events", "problems"]));
    assert_eq!(
        keys(&answer["report"]),
        sorted(&["id", "ref", "language", "title", "published", "outlet", "agency", "url", "text"])
    );
    assert_eq!(
        keys(&answer["events"][0]),
        sorted(&[
            "id",
            "type",
            "mode",
            "contexts",
            "cameo",
            "quad",
            "goldstein",
            "triggers",
            "actors",
            "recipients",
            "place",
            "date",
            "casualties",
            "status",
            "background",
            "sources",
            "evidence",
            "rule",
            "confidence",
        ])
    );
}
