//! A report before it is coded.

use sha2::{Digest, Sha256};
use sijill_model::Report;

use crate::{MAX_TEXT_BYTES, ReadError};

/// A report as read from its container, with what is known of its title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The report; its text starts with the title where one was given apart or found.
    pub report: Report,
    /// Whether the first paragraph of the text is the title.
    pub titled: bool,
    /// The bytes it came as, of which the report's id is the SHA-256.
    pub bytes: Vec<u8>,
    /// Who wrote it, where that is told.
    pub author: Option<String>,
    /// Whether the report's reference is no more than its line in a file.
    pub numbered: bool,
}

/// Words beyond which a first paragraph is no headline.
const TITLE_WORDS: usize = 28;

/// Reads a whole file as one report of plain text.
///
/// # Errors
/// Empty, too large, binary, or not UTF-8, with the offset of the first bad byte.
pub fn plain(name: &str, bytes: &[u8]) -> Result<Draft, ReadError> {
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(ReadError::whole(
            name,
            format!("{} bytes; the limit for one report is {MAX_TEXT_BYTES}: split it", bytes.len()),
        ));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(ReadError::whole(name, format!("binary data (a zero byte at offset {at}), not text")));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count() as u64;
        ReadError::at(name, line, format!("not UTF-8 at byte offset {at}: convert it first (iconv -t utf-8)"))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::whole(name, "empty: no text to read"));
    }
    let title = title_of(text).map(str::to_owned);
    Ok(Draft {
        titled: title.is_some(),
        bytes: bytes.to_vec(),
        author: None,
        numbered: false,
        report: Report {
            id: hash(bytes),
            reference: Some(name.to_owned()),
            title,
            text: text.to_owned(),
            ..Report::default()
        },
    })
}

/// The headline of a text: a short first line without a full stop, with a blank line after it.
pub(crate) fn title_of(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    let line = first.trim();
    let blank = rest.starts_with('\n') || rest.starts_with("\r\n");
    let short = !line.is_empty() && line.split_whitespace().count() <= TITLE_WORDS;
    (blank && short && !line.ends_with('.')).then_some(line)
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_headline_only_where_one_stands() {
        assert_eq!(title_of("مقتل جنديين في كمين\n\nقال الجيش إن"), Some("مقتل جنديين في كمين"));
        assert_eq!(title_of("قال الجيش إن جنديين قتلا.\n\nوأضاف"), None);
        assert_eq!(title_of("سطر واحد"), None);
        assert_eq!(title_of("أول\nثان"), None);
    }

    #[test]
    fn refuses_what_is_no_text() {
        let message = |bytes: &[u8]| plain("a.txt", bytes).unwrap_err().to_string();
        assert_eq!(message(b" \n"), "a.txt: empty: no text to read");
        assert_eq!(message(b"ab\0c"), "a.txt: binary data (a zero byte at offset 2), not text");
        assert_eq!(
            message(b"ab\ncd\xff"),
            "a.txt:2: not UTF-8 at byte offset 5: convert it first (iconv -t utf-8)"
        );
        let large = vec![b'a'; MAX_TEXT_BYTES + 1];
        assert!(message(&large).contains("the limit for one report"));
    }

    #[test]
    fn identifies_a_report_by_its_bytes() {
        let draft = plain("a.txt", "خبر".as_bytes()).unwrap();
        assert_eq!(draft.report.id.len(), 64);
        assert_eq!(draft.report.id, plain("b.txt", "خبر".as_bytes()).unwrap().report.id);
    }
}
