//! Names that look like verbs: `وجه النائب يحيى السعود`, `عامر بن يحيى`.

use sijill_pack::{Pack, Reading};
use sijill_text::TokenKind;

use crate::{
    likely::is_somebody,
    line::{Line, WordPos},
};

impl Line<'_> {
    /// Whether a word that may be a verb is somebody's name: it stands in the table of names, after a word of
    /// descent, or between an office and a second name in a clause that has its verb.
    pub(crate) fn is_given_name(&self, index: usize, verb: Reading, pack: &Pack) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        if !verb.attached.is_bare() || self.known(index).name_part.is_none() {
            return false;
        }
        if pack.names.descent.contains(self.key(before)) {
            return true;
        }
        let office = self.words[before].pos == WordPos::Noun
            && self.words[before].attached.article
            && self.readings(before).iter().any(|&reading| is_somebody(reading, pack));
        office && self.goes_on_with_name(index + 1, pack) && self.has_verb(index)
    }

    /// Whether a word goes on with a name that was opened.
    fn goes_on_with_name(&self, index: usize, pack: &Pack) -> bool {
        self.words.get(index).is_some_and(|word| {
            word.kind == TokenKind::Word
                && (word.known.name_part.is_some()
                    || self.readings(index).is_empty()
                    || pack.names.descent.contains(self.key(index)))
        })
    }
}
