//! Every command, every long option and every field of the answers is told in the guide.

use std::{collections::BTreeSet, fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;

fn page(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All pages of the guide.
fn guide() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide");
    let mut all = String::new();
    for entry in fs::read_dir(root).expect("the guide") {
        all.push_str(&fs::read_to_string(entry.expect("readable").path()).expect("text"));
    }
    all
}

fn printed(args: &[&str]) -> String {
    let output =
        Command::cargo_bin("sijill").expect("the binary is built").args(args).output().expect("it runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The commands that `sijill --help` lists.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.split("Commands:\n").nth(1).expect("a list").split("\n\n").next().expect("its end");
    list.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn commands_and_options_are_in_the_guide() {
    let guide = guide();
    let commands = commands();
    assert!(commands.len() >= 7, "{commands:?}");
    let mut missing = BTreeSet::new();
    let mut helps = vec![printed(&["--help"])];
    for command in &commands {
        if !guide.contains(&format!("sijill {command}")) {
            missing.insert(command.clone());
        }
        if command != "help" {
            helps.push(printed(&[command, "--help"]));
        }
    }
    for help in &helps {
        for word in help
            .split_whitespace()
            .filter(|word| word.starts_with("--") && word.chars().any(char::is_alphanumeric))
        {
            if !guide.contains(word) {
                missing.insert(word.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "docs/guide does not tell {missing:?}");
}

#[test]
fn each_command_has_its_page() {
    let contents = page("docs/guide/README.md");
    for command in commands().iter().filter(|command| *command != "help") {
        let row = contents.lines().find(|line| line.contains(&format!("`sijill {command}`")));
        let row = row.unwrap_or_else(|| panic!("docs/guide/README.md has no row for {command}"));
        let name = row.split("](").nth(1).and_then(|rest| rest.split(')').next()).expect("a row has a link");
        assert!(page(&format!("docs/guide/{name}")).contains(&format!("sijill {command}")), "{command}");
    }
}

#[test]
fn fields_are_on_the_json_page() {
    let json = page("docs/guide/json.md");
    let mut missing = BTreeSet::new();
    for of in ["read", "mentions", "tokens"] {
        let schema: Value = serde_json::from_str(&printed(&["schema", of])).expect("a schema is JSON");
        let mut names = BTreeSet::new();
        fields(&schema, &mut names);
        assert!(names.len() > 10, "{names:?}");
        missing.extend(names.into_iter().filter(|name| !json.contains(&format!("`{name}`"))));
    }
    assert!(missing.is_empty(), "docs/guide/json.md does not tell {missing:?}");
}

/// Names of properties, and the values that a field may hold.
fn fields(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                if let ("properties", Value::Object(properties)) = (key.as_str(), value) {
                    names.extend(properties.keys().cloned());
                }
                if let ("const", Value::String(word)) = (key.as_str(), value)
                    && word.chars().all(|c| c.is_ascii_lowercase())
                {
                    names.insert(word.clone());
                }
                fields(value, names);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| fields(value, names)),
        _ => {}
    }
}

/// Pages name only files that exist.
#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut pages: Vec<_> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SOURCES.md"].map(|name| root.join(name)).into();
    for folder in ["docs/guide", "docs/concept", "docs/reference", "docs/decisions"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            pages.push(entry.expect("readable").path());
        }
    }
    let mut lost = Vec::new();
    for page in pages.iter().filter(|page| page.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(page).expect("text");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let folder = page.parent().expect("a folder");
            if !target.starts_with("http") && !file.is_empty() && !folder.join(file).exists() {
                lost.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
