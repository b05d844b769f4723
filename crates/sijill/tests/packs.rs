//! The files built in are the files of the pack folders.

use std::path::Path;

#[test]
fn every_pack_file_is_built_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut on_disk = Vec::new();
    let mut folders = vec![root.join("packs/ar"), root.join("packs/world")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("under the root");
                on_disk.push(name.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    // Read by the script that builds places.tsv, not by the program.
    on_disk.retain(|path| path != "packs/world/places-stop.tsv");
    on_disk.sort();
    let mut built_in: Vec<&str> = sijill::FILES.iter().map(|file| file.path).collect();
    built_in.sort_unstable();
    assert_eq!(built_in, on_disk);
}

/// A join of two edits once took half of a table away without any other test noticing.
#[test]
fn tables_do_not_shrink_unnoticed() {
    for (path, least) in [
        ("packs/world/countries.tsv", 250),
        ("packs/world/organisations.tsv", 2_500),
        ("packs/world/people.tsv", 4_200),
        ("packs/world/places.tsv", 14_000),
        ("packs/world/places-curated.tsv", 1_700),
        ("packs/world/name-parts.tsv", 5_900),
        ("packs/ar/cues.tsv", 1_200),
        ("packs/ar/roles.tsv", 1_700),
    ] {
        let file = sijill::FILES.iter().find(|file| file.path == path).expect("the table is built in");
        let rows = file.text.lines().filter(|line| !line.starts_with('#')).count();
        assert!(rows >= least, "{path} has {rows} rows, fewer than {least}: a change dropped some");
    }
}
