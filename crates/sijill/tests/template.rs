//! The template of a language compiles with the world tables, and reads.

use std::{fs, path::Path};

use sijill::{FILES, PackFile, Sijill, model::Mention, plain};

/// The files of `packs/_template` and `packs/world`, under the names of those built in.
fn template() -> Sijill {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files: Vec<PackFile> = FILES
        .iter()
        .map(|file| {
            let path = file.path.replacen("packs/ar/", "packs/_template/", 1);
            let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            PackFile { path: path.leak(), text: text.leak() }
        })
        .collect();
    Sijill::with_files(&files).unwrap_or_else(|error| panic!("{error}"))
}

const SENTENCE: &str = "The prime minister said that soldiers attacked the rebels in the town on Sunday.";

#[test]
fn the_template_has_the_files_of_a_language_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let list = |language: &str| {
        let mut names = Vec::new();
        let mut folders = vec![root.join(language)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("the folder is there") {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    names.push(path.strip_prefix(root.join(language)).expect("inside").to_owned());
                }
            }
        }
        names.sort();
        names
    };
    assert_eq!(list("_template"), list("ar"));
}

#[test]
fn each_table_shows_a_row() {
    let pack = template();
    let size = pack.size();
    assert_eq!(size.frames, 2 * sijill::model::EventType::ALL.len());
    let pack = pack.pack();
    assert_eq!(pack.code, "xx");
    for (table, rows) in [
        ("cues", pack.cues.len()),
        ("roles", pack.roles.len()),
        ("lights", pack.lights.len()),
        ("casualties", pack.casualties.len()),
        ("grammar", pack.grammar.len()),
        ("place nouns", pack.place_nouns.len()),
        ("topics", pack.topics.len()),
        ("furniture", pack.rules.furniture.len()),
    ] {
        assert!(rows > 0, "{table}");
    }
    assert!(pack.lexicon.look_up("attacked").next().is_some());
    assert!(pack.lexicon.look_up("attacking").next().is_some());
    assert!(pack.lexicon.look_up("tents").next().is_some());
}

#[test]
fn the_template_reads_groups_and_times() {
    let sijill = template();
    let mut draft = plain("report.txt", SENTENCE.as_bytes()).expect("text");
    draft.report.published = Some("2024-05-06".to_owned());
    let answer = sijill.mentions(draft);
    assert_eq!(answer.report.language, "xx");
    let found = |want: &str| {
        answer.mentions.iter().find(|mention| match mention {
            Mention::Time { text, .. } | Mention::Actor { text, .. } => text == want,
            _ => false,
        })
    };
    let sunday = found("Sunday");
    assert!(
        matches!(sunday, Some(Mention::Time { timex, .. }) if timex == "2024-05-05"),
        "{:?}",
        answer.mentions
    );
    let rebels = found("rebels");
    assert!(
        matches!(rebels, Some(Mention::Actor { sector, .. }) if sector == "REB"),
        "{:?}",
        answer.mentions
    );
}

#[test]
fn the_template_reads_events() {
    let sijill = template();
    let answer = sijill.read(plain("report.txt", SENTENCE.as_bytes()).expect("text"));
    let event = answer.events.first().expect("an event");
    assert_eq!(event.event_type.word(), "ASSAULT");
    assert_eq!(event.rule, "packs/_template/verbs/assault.tsv:7");
    assert_eq!((event.actors[0].text.as_str(), event.actors[0].code.as_str()), ("soldiers", "MIL"));
    assert_eq!(event.recipients[0].text, "rebels");
    assert!(sijill.check_examples("").is_empty());
}
