//! What a reader types, as a record searches for it.

use sijill_code::Key;
use sijill_model::SourceKind;
use sijill_store::{
    Word,
    ask::{Phrase, Voice, Who, name_keys},
};

use crate::{Sijill, record::word};

/// Marks that open or close a phrase, beside the straight one.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

impl Sijill {
    /// Words and quoted phrases, each as search keys. Any other mark is passed over.
    pub fn phrases(&self, typed: &str) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut parts = typed.split(QUOTES).peekable();
        let mut quoted = false;
        while let Some(part) = parts.next() {
            // A quote that nothing closes is a mark like others.
            let phrase = quoted && parts.peek().is_some();
            let keys = self.phrase(part);
            match phrase {
                true if !keys.is_empty() => phrases.push(keys),
                true => {}
                false => phrases.extend(keys.into_iter().map(|key| vec![key])),
            }
            quoted = !quoted;
        }
        phrases
    }

    /// All words in a row, as search keys.
    pub fn phrase(&self, typed: &str) -> Phrase {
        self.keys(typed).into_iter().map(|Key { key, .. }| key).collect()
    }

    /// All words of a text, as they are searched.
    pub fn searched(&self, text: &str) -> Vec<Word> {
        self.keys(text).into_iter().map(word).collect()
    }
}

/// The words of a name typed in Latin letters; `None` where other letters are among them, which only a
/// pack knows how to read.
pub fn latin(typed: &str) -> Option<Phrase> {
    let latin = |c: char| !c.is_alphanumeric() || c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c);
    typed.chars().all(latin).then(|| name_keys(typed).collect())
}

/// Someone who takes part, from what a reader types: a code where it may be one, and words.
pub fn who(typed: &str, words: Phrase) -> Who {
    let typed = typed.trim();
    let code = matches!(typed.len(), 3 | 6 | 9) && typed.bytes().all(|byte| byte.is_ascii_alphabetic());
    Who { code: code.then(|| typed.to_ascii_uppercase()), words }
}

/// Someone who vouches, from what a reader types: a kind of source where it is one, and words.
pub fn voice(typed: &str, words: Phrase) -> Voice {
    Voice { kind: SourceKind::parse(typed.trim()), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names() {
        assert_eq!(who("syr", Vec::new()).code.as_deref(), Some("SYR"));
        assert_eq!(who("SYRMIL", Vec::new()).code.as_deref(), Some("SYRMIL"));
        assert_eq!(who("Iran", Vec::new()).code, None);
        assert_eq!(latin("Bashar al-Assad").unwrap(), ["bashar", "al", "assad"]);
        assert_eq!(latin("الأسد"), None);
        assert_eq!(voice("witness", Vec::new()).kind, Some(SourceKind::Witness));
        assert_eq!(voice("Reuters", Vec::new()).kind, None);
    }
}
