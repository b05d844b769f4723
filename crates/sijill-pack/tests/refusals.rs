//! What the loader refuses: the packs of the project with one fault put in, each refused with the
//! file and line where it stands.

#![expect(clippy::disallowed_methods, reason = "the test reads the pack folders; the crate never does")]

use std::{fs, path::Path};

use sijill_pack::{Pack, PackError, PackFile};

/// Rows of a big table that are kept: faults stand in these, and the test stays quick.
const KEPT: usize = 40;

/// A fault to put into a file.
enum Fault {
    /// A cell of the first row, by column.
    Cell(&'static str, &'static str),
    /// A cell of the header, by column.
    Header(&'static str, &'static str),
    /// A tab and a cell after the first row.
    Longer,
    /// The first row once more, at the end.
    Twice,
    /// A row at the end, its cells separated by blanks.
    Row(&'static str),
    /// The first of these words, wherever it stands, by others.
    Words(&'static str, &'static str),
}

use Fault::{Cell, Header, Longer, Row, Twice, Words};

/// File, fault, and words of the refusal.
const FAULTS: &[(&str, Fault, &str)] = &[
    // pack.toml
    ("ar/pack.toml", Words("direction =", "colour = \"red\"\ndirection ="), "unknown field `colour`"),
    ("ar/pack.toml", Words("slot = 1", "slot = 1\nsize = 2"), "unknown field `size`"),
    ("ar/pack.toml", Words("tag = \"future\"", "tag = \"later\""), "unknown variant `later`"),
    ("ar/pack.toml", Words("before = \"verb\"", "before = \"adverb\""), "unknown variant `adverb`"),
    ("ar/pack.toml", Words("code = \"ar\"", "code = \"a\u{200f}r\""), "stray character U+200F"),
    ("ar/pack.toml", Words("code = \"ar\"", "code = ar"), ""),
    // Every table
    ("ar/verbs/assault.tsv", Header("masdar", "noun"), "the header must be"),
    ("ar/roles.tsv", Header("sector", "sektor"), "the header must be"),
    ("ar/nouns/assault.tsv", Longer, "cells where the header has 11"),
    ("ar/verbs/assault.tsv", Cell("not", ""), "column not is empty: write - for nothing"),
    ("ar/verbs/assault.tsv", Cell("lemma", "ضـرب"), "stray character U+0640"),
    ("ar/verbs/assault.tsv", Cell("yes", "\u{202b}ضرب"), "stray character U+202B"),
    ("ar/cues.tsv", Cell("words", "\u{fed7}ال"), "stray character U+FED7"),
    ("world/countries.tsv", Cell("name_en", "A\u{200b}B"), "stray character U+200B"),
    ("ar/topics.tsv", Cell("word", "حرب "), "white space around the cell of column word"),
    // Frames
    ("ar/verbs/assault.tsv", Twice, "the same lemma, `with` and type stand at packs/ar/verbs/assault.tsv:2"),
    ("ar/nouns/assault.tsv", Twice, "the same lemma, `with` and type stand at"),
    ("ar/verbs/assault.tsv", Cell("type", "ATTACK"), "no PLOVER type \"ATTACK\""),
    ("ar/nouns/assault.tsv", Cell("mode", "teeth"), "ASSAULT has no mode \"teeth\""),
    ("ar/verbs/assault.tsv", Cell("cameo", "99"), "no CAMEO code \"99\""),
    ("ar/verbs/assault.tsv", Cell("yes", "-"), "column yes may not be empty"),
    ("ar/nouns/assault.tsv", Cell("no", "-"), "column no may not be empty"),
    ("ar/verbs/consult.tsv", Words("يلتقي الرئيس التركي", "="), "the same"),
    (
        "ar/verbs/assault.tsv",
        Cell("args", "B:subj"),
        "args knows A:, R:, mutual, passive, negated, within, verbal, deed and courtesy, not \"B:subj\"",
    ),
    ("ar/verbs/assault.tsv", Cell("args", "A:subject"), "\"subject\" is no slot, and no preposition"),
    ("ar/nouns/assault.tsv", Cell("args", "A:gen R:upon"), "\"upon\" is no slot, and no preposition"),
    ("ar/verbs/assault.tsv", Cell("needs", "X:actor"), "needs knows the parts A and R, not \"X\""),
    ("ar/verbs/assault.tsv", Cell("needs", "A:animal"), "needs knows no kind \"animal\""),
    ("ar/verbs/assault.tsv", Cell("form", "XI"), "unknown verb form \"XI\""),
    ("ar/lights.tsv", Cell("imperfect", "-"), "column imperfect may not be empty"),
    ("ar/nouns/assault.tsv", Cell("lemma", "إطلاق نار"), "a lemma is one word"),
    // Other tables of the language
    ("ar/roles.tsv", Cell("sector", "ARMY"), "no PLOVER sector \"ARMY\""),
    ("ar/roles.tsv", Cell("class", "animal"), "unknown class \"animal\""),
    ("ar/roles.tsv", Cell("note", "tail"), "note must be head, anyone, a country or -, not \"tail\""),
    ("ar/cues.tsv", Cell("kind", "shout"), "unknown kind of cue \"shout\""),
    ("ar/cues.tsv", Cell("form", "XI"), "unknown verb form \"XI\""),
    ("ar/cues.tsv", Cell("slot", "subject"), "\"subject\" is no slot, and no preposition"),
    ("ar/lights.tsv", Cell("effect", "strong"), "unknown effect \"strong\""),
    ("ar/lights.tsv", Cell("event", "object"), "\"object\" is no slot, and no preposition"),
    ("ar/lights.tsv", Cell("form", "-"), "column form may not be empty"),
    ("ar/casualties.tsv", Cell("kind", "tired"), "unknown kind of casualty \"tired\""),
    ("ar/casualties.tsv", Cell("pos", "adverb"), "pos must be verb or noun, not \"adverb\""),
    ("ar/casualties.tsv", Cell("count", "all"), "\"all\" is no slot, and no preposition"),
    ("ar/grammar.tsv", Cell("class", "glue"), "unknown class \"glue\""),
    ("ar/placenouns.tsv", Cell("precision", "near"), "unknown precision \"near\""),
    ("ar/placenouns.tsv", Cell("note", "far"), "note must be direction, named, capital, home or -"),
    ("ar/words/verbs.tsv", Cell("form", "XI"), "unknown verb form \"XI\""),
    ("ar/words/verbs.tsv", Twice, "the same verb stands twice"),
    ("ar/words/nouns.tsv", Cell("gender", "n"), "gender must be m or f, not \"n\""),
    ("ar/words/nouns.tsv", Twice, "stands twice"),
    ("ar/words/adjectives.tsv", Twice, "stands twice"),
    ("ar/topics.tsv", Cell("weight", "6"), "column weight must be a number from 1 to 5, not \"6\""),
    ("ar/topics.tsv", Twice, "folded, stands twice"),
    ("ar/furniture.tsv", Cell("where", "middle"), "where must be starts, whole, contains, ends or tail"),
    ("ar/inflection/classes.tsv", Cell("pos", "adverb"), "pos must be verb, noun or participle"),
    ("ar/inflection/parts.tsv", Cell("class", "none"), "names the class \"none\""),
    ("ar/inflection/parts.tsv", Cell("op", "turn 2"), "unknown operation in \"turn 2\""),
    ("ar/inflection/endings.tsv", Cell("features", "perfect x"), "unknown feature in \"perfect x\""),
    // The world
    ("world/countries.tsv", Header("names_ar", "namen"), "unknown column \"namen\""),
    ("world/countries.tsv", Header("lat", "latitude"), "unknown column \"latitude\""),
    ("world/countries.tsv", Cell("lat", "91"), "column lat must be a number from -90 to 90"),
    ("world/countries.tsv", Cell("lon", "-180.5"), "column lon must be a number from -180 to 180"),
    ("world/countries.tsv", Twice, "stands twice"),
    ("world/places.tsv", Cell("lat", "north"), "column lat must be a number from -90 to 90"),
    ("world/places.tsv", Cell("kind", "planet"), "unknown kind of place \"planet\""),
    ("world/places-curated.tsv", Cell("country", "XYZ"), "no country \"XYZ\""),
    ("world/places.tsv", Cell("population", "-5"), "column population must be a number"),
    ("world/organisations.tsv", Cell("class", "guild"), "unknown class \"guild\""),
    ("world/organisations.tsv", Cell("sector", "ARMY"), "no PLOVER sector \"ARMY\""),
    ("world/organisations.tsv", Cell("country", "XYZ"), "no country \"XYZ\""),
    ("world/organisations.tsv", Twice, "stands twice"),
    (
        "world/people.tsv",
        Row("someone EGY Someone فلان GOV/Minister/2020-05-01/2019-01-01 -"),
        "no sector/title/start/end",
    ),
    (
        "world/people.tsv",
        Row("someone EGY Someone فلان GOV/Minister/May-2020/ -"),
        "no sector/title/start/end",
    ),
    (
        "world/people.tsv",
        Row("someone EGY Someone فلان ARMY/General/2020-05-01/ -"),
        "no sector/title/start/end",
    ),
    ("world/name-parts.tsv", Cell("bearers", "0"), "column bearers must be a number from 1"),
    ("world/name-parts.tsv", Twice, "stands twice"),
    ("world/people.tsv", Row("someone XYZ Someone فلان - -"), "no country \"XYZ\""),
];

/// The project's pack files, the big tables cut short.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    let mut folders = vec![root.join("packs/ar"), root.join("packs/world")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("under the root").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).expect("text");
            let big = name.contains("/world/") || name.contains("/words/");
            let short = big && !name.ends_with("countries.tsv");
            let kept: String =
                text.split_inclusive('\n').take(if short { KEPT } else { usize::MAX }).collect();
            files.push((name, kept));
        }
    }
    files.sort();
    files
}

/// Puts a fault into a text and tells its line.
fn spoil(text: &str, fault: &Fault) -> (String, usize) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let header = lines.iter().position(|line| !line.is_empty() && !line.starts_with('#')).expect("a header");
    let first = (header + 1..lines.len()).find(|&at| !lines[at].is_empty() && !lines[at].starts_with('#'));
    let row = || first.expect("a row");
    let column = |name: &str| {
        lines[header].split('\t').position(|cell| cell == name).unwrap_or_else(|| panic!("no column {name}"))
    };
    let with = |line: &str, at: usize, value: &str| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        cells[at] = value;
        cells.join("\t")
    };
    let holding = |words: &str| {
        let at = lines.iter().position(|line| line.contains(words));
        at.unwrap_or_else(|| panic!("the file has no line with {words}"))
    };
    let at = match *fault {
        Cell(name, value) => {
            lines[row()] = with(&lines[row()], column(name), value);
            row()
        }
        Header(name, value) => {
            lines[header] = with(&lines[header], column(name), value);
            header
        }
        Longer => {
            lines[row()].push_str("\tmore");
            row()
        }
        Twice => {
            lines.push(lines[row()].clone());
            lines.len() - 1
        }
        Row(cells) => {
            lines.push(cells.replace(' ', "\t"));
            lines.len() - 1
        }
        // The example that fires, given again as the one that does not.
        Words(words, "=") => {
            let at = holding(words);
            let yes = lines[at].split('\t').nth(column("yes")).expect("an example").to_owned();
            lines[at] = with(&lines[at], column("no"), &yes);
            at
        }
        Words(words, others) => {
            let at = holding(words);
            lines[at] = lines[at].replacen(words, others, 1);
            // The fault stands on the last new line that is not one of the old.
            at + others.split('\n').position(|line| !words.contains(line)).unwrap_or(0)
        }
    };
    (lines.join("\n") + "\n", at + 1)
}

/// Compiles the files with one of them changed.
fn compile(files: &[(String, String)], name: &str, text: &str) -> Result<Pack, PackError> {
    let files: Vec<PackFile> = files
        .iter()
        .map(|(path, own)| PackFile {
            path: path.clone().leak(),
            text: if path == name { text.to_owned().leak() } else { own.clone().leak() },
        })
        .collect();
    Pack::compile(&files)
}

#[test]
fn the_packs_compile_without_a_fault() {
    let files = files();
    if let Err(error) = compile(&files, "", "") {
        panic!("{error}");
    }
}

#[test]
fn each_fault_is_refused_where_it_stands() {
    let files = files();
    let mut wrong = Vec::new();
    for (file, fault, message) in FAULTS {
        let name = format!("packs/{file}");
        let (_, text) = files.iter().find(|(path, _)| *path == name).expect("a file of the packs");
        let (spoilt, line) = spoil(text, fault);
        match compile(&files, &name, &spoilt) {
            Ok(_) => wrong.push(format!("{name}:{line}: taken, though {message}")),
            Err(error) => {
                if (error.file.as_str(), error.line as usize) != (name.as_str(), line)
                    || !error.message.contains(message)
                {
                    wrong.push(format!("{name}:{line}: {message}\n  but it says {error}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_missing_file_is_named() {
    let mut files = files();
    files.retain(|(path, _)| !path.ends_with("/cues.tsv"));
    let error = compile(&files, "", "").expect_err("a table is missing");
    assert!(error.to_string().contains("cues.tsv:1: the pack lacks this file"), "{error}");
}
