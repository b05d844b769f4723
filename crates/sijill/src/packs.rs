//! The files of the packs, built into the program.

use sijill_pack::PackFile;

/// Names files under `packs/` once: path and text can't drift apart.
macro_rules! files {
    ($($path:literal),+ $(,)?) => {
        &[$(PackFile {
            path: concat!("packs/", $path),
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/", $path)),
        }),+]
    };
}

/// Every file of `packs/ar` and `packs/world`. A test compares the list with the folders.
pub const FILES: &[PackFile] = files![
    "ar/pack.toml",
    "ar/inflection/classes.tsv",
    "ar/inflection/parts.tsv",
    "ar/inflection/endings.tsv",
    "ar/verbs/accuse.tsv",
    "ar/verbs/agree.tsv",
    "ar/verbs/aid.tsv",
    "ar/verbs/assault.tsv",
    "ar/verbs/coerce.tsv",
    "ar/verbs/concede.tsv",
    "ar/verbs/consult.tsv",
    "ar/verbs/cooperate.tsv",
    "ar/verbs/mobilize.tsv",
    "ar/verbs/protest.tsv",
    "ar/verbs/reject.tsv",
    "ar/verbs/request.tsv",
    "ar/verbs/retreat.tsv",
    "ar/verbs/sanction.tsv",
    "ar/verbs/support.tsv",
    "ar/verbs/threaten.tsv",
    "ar/nouns/accuse.tsv",
    "ar/nouns/agree.tsv",
    "ar/nouns/aid.tsv",
    "ar/nouns/assault.tsv",
    "ar/nouns/coerce.tsv",
    "ar/nouns/concede.tsv",
    "ar/nouns/consult.tsv",
    "ar/nouns/cooperate.tsv",
    "ar/nouns/mobilize.tsv",
    "ar/nouns/protest.tsv",
    "ar/nouns/reject.tsv",
    "ar/nouns/request.tsv",
    "ar/nouns/retreat.tsv",
    "ar/nouns/sanction.tsv",
    "ar/nouns/support.tsv",
    "ar/nouns/threaten.tsv",
    "ar/words/verbs.tsv",
    "ar/words/nouns.tsv",
    "ar/words/adjectives.tsv",
    "ar/lights.tsv",
    "ar/casualties.tsv",
    "ar/roles.tsv",
    "ar/cues.tsv",
    "ar/grammar.tsv",
    "ar/placenouns.tsv",
    "ar/topics.tsv",
    "ar/furniture.tsv",
    "ar/time.tsv",
    "ar/numbers.tsv",
    "world/countries.tsv",
    "world/places-curated.tsv",
    "world/places.tsv",
    "world/organisations.tsv",
    "world/people.tsv",
    "world/name-parts.tsv",
    "world/name-parts-abroad.tsv",
];
