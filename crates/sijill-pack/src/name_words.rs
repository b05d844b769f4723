//! Words of a pack that tell where the names of people and clubs start and end.

use rustc_hash::FxHashSet;
use serde::Deserialize;
use sijill_text::fold;

/// What tells where the names of people and clubs start and end, all words folded.
#[derive(Debug, Default)]
pub struct NameWords {
    /// Words before the name of a sports club: `club`, `goalkeeper`, `against`.
    pub club_words: FxHashSet<String>,
    /// Words of descent inside people's names, between any two words: `son of`.
    pub descent: FxHashSet<String>,
    /// Words that stand inside people's names and never open one: `born to`.
    pub inner: FxHashSet<String>,
    /// Words that end a person's name and begin what the person is: `owner`, `star`.
    pub after: FxHashSet<String>,
    /// Letters that names from abroad hardly hold in this script.
    pub native_letters: Vec<char>,
    /// Letters that a verb starts with, where no vowel letter follows.
    pub verb_starts: Vec<String>,
    /// Letters for long vowels, of which a name from abroad has some.
    pub vowels: Vec<char>,
    /// Endings that names from abroad hardly have.
    pub native_endings: Vec<String>,
}

/// The table `[names.signs]` of `pack.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameEntries {
    clubs: Vec<String>,
    descent: Vec<String>,
    inner: Vec<String>,
    after: Vec<String>,
    native: NativeSigns,
}

/// What shows that an unknown word is one of the language and no name from abroad.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NativeSigns {
    letters: Vec<char>,
    verb_starts: Vec<String>,
    vowels: Vec<char>,
    endings: Vec<String>,
}

impl NameEntries {
    pub fn fold(self) -> NameWords {
        let set = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        let list = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        NameWords {
            club_words: set(&self.clubs),
            descent: set(&self.descent),
            inner: set(&self.inner),
            after: set(&self.after),
            native_letters: self.native.letters,
            verb_starts: list(&self.native.verb_starts),
            vowels: self.native.vowels,
            native_endings: list(&self.native.endings),
        }
    }
}
