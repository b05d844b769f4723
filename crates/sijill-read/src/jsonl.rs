//! JSON Lines: a report a line.

use std::io::{self, BufRead};

use serde::Deserialize;
use sijill_model::Report;

use crate::{
    Draft, MAX_LINE_BYTES, MAX_TEXT_BYTES, ReadError,
    draft::{hash, title_of},
};

/// One line of the input. Unknown keys are passed over: feeds carry more than Sijill reads.
#[derive(Debug, Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    text: Option<String>,
    title: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    agency: Option<String>,
    author: Option<String>,
    url: Option<String>,
    language: Option<String>,
}

/// Reads reports from lines, in input order, with constant memory.
///
/// Blank lines are passed over. A line that can't be read gives an error that names it, and
/// reading goes on.
#[derive(Debug)]
pub struct JsonLines<R> {
    name: String,
    reader: R,
    line: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads from `reader`; `name` is what errors call the input.
    pub fn new(name: &str, reader: R) -> Self {
        Self { name: name.to_owned(), reader, line: 0, buffer: Vec::new() }
    }

    /// Number of bytes of the last line read, its line break included.
    pub fn last_line_bytes(&self) -> usize {
        self.buffer.len()
    }

    /// Reads one line into the buffer; `false` at the end. A line over the limit is read to its end
    /// and told as too long.
    fn fill(&mut self) -> io::Result<Option<bool>> {
        self.buffer.clear();
        let mut too_long = false;
        loop {
            let available = self.reader.fill_buf()?;
            if available.is_empty() {
                return Ok((!self.buffer.is_empty() || too_long).then_some(too_long));
            }
            let (used, done) = match available.iter().position(|&byte| byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (available.len(), false),
            };
            if self.buffer.len() + used > MAX_LINE_BYTES {
                too_long = true;
                self.buffer.clear();
                self.buffer.shrink_to(1 << 16);
            }
            if !too_long {
                self.buffer.extend_from_slice(&available[..used]);
            }
            self.reader.consume(used);
            if done {
                return Ok(Some(too_long));
            }
        }
    }

    fn draft(&self) -> Result<Draft, ReadError> {
        let fail = |message: String| ReadError::at(&self.name, self.line, message);
        let bytes = self.buffer.trim_ascii();
        let text = std::str::from_utf8(bytes)
            .map_err(|error| fail(format!("not UTF-8 at byte {} of the line", error.valid_up_to())))?;
        let line: Line = serde_json::from_str(text).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line").next().unwrap_or_default();
            fail(format!("not a report in JSON: {message} (column {})", error.column()))
        })?;
        let body = line.text.unwrap_or_default();
        if body.trim().is_empty() {
            return Err(fail("the key \"text\" is missing or empty".to_owned()));
        }
        if body.len() > MAX_TEXT_BYTES {
            return Err(fail(format!("a text of {} bytes; the limit is {MAX_TEXT_BYTES}", body.len())));
        }
        let given = line.title.filter(|title| !title.trim().is_empty());
        let (text, title, titled) = match given {
            // A title that the text already starts with stands there once.
            Some(title) if body.trim_start().starts_with(title.trim()) && title_of(&body).is_some() => {
                (body, Some(title), true)
            }
            Some(title) => (format!("{title}\n\n{body}"), Some(title), true),
            None => {
                let title = title_of(&body).map(str::to_owned);
                let titled = title.is_some();
                (body, title, titled)
            }
        };
        Ok(Draft {
            titled,
            bytes: bytes.to_vec(),
            author: line.author.filter(|author| !author.trim().is_empty()),
            numbered: matches!(line.id, None | Some(serde_json::Value::Null)),
            report: Report {
                id: hash(bytes),
                reference: match line.id {
                    None | Some(serde_json::Value::Null) => Some(format!("{}:{}", self.name, self.line)),
                    Some(serde_json::Value::String(id)) => Some(id),
                    Some(other) => Some(other.to_string()),
                },
                language: line.language.unwrap_or_default(),
                title,
                published: line.published,
                outlet: line.outlet,
                agency: line.agency,
                url: line.url,
                text,
            },
        })
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Draft, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.line += 1;
            match self.fill() {
                Err(error) => {
                    // Reading can't go on past a broken stream: the next call finds its end.
                    self.buffer.clear();
                    return Some(Err(ReadError::at(&self.name, self.line, error.to_string())));
                }
                Ok(None) => return None,
                Ok(Some(true)) => {
                    return Some(Err(ReadError::at(
                        &self.name,
                        self.line,
                        format!("longer than {MAX_LINE_BYTES} bytes: no report is; the line was skipped"),
                    )));
                }
                Ok(Some(false)) if self.buffer.trim_ascii().is_empty() => {}
                Ok(Some(false)) => return Some(self.draft()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<Result<Draft, String>> {
        JsonLines::new("in.jsonl", input).map(|item| item.map_err(|error| error.to_string())).collect()
    }

    #[test]
    fn puts_a_title_given_apart_before_the_text() {
        let all = read("{\"id\":7,\"title\":\"عنوان\",\"text\":\"متن الخبر.\"}\n".as_bytes());
        let draft = all[0].as_ref().unwrap();
        assert_eq!(draft.report.text, "عنوان\n\nمتن الخبر.");
        assert_eq!(draft.report.reference.as_deref(), Some("7"));
        assert!(draft.titled);
    }

    #[test]
    fn answers_all_other_lines() {
        let input =
            b"{\"text\":\"a.\"}\n\nnot json\n{\"title\":\"x\"}\n{\"text\":\"b.\"}\n\xff\n{\"text\":\"c.\"}";
        let all = read(input);
        assert_eq!(all.iter().filter(|item| item.is_ok()).count(), 3);
        let errors: Vec<&str> =
            all.iter().filter_map(|item| item.as_ref().err().map(String::as_str)).collect();
        assert_eq!(errors[0], "in.jsonl:3: not a report in JSON: expected ident (column 2)");
        assert_eq!(errors[1], "in.jsonl:4: the key \"text\" is missing or empty");
        assert_eq!(errors[2], "in.jsonl:6: not UTF-8 at byte 0 of the line");
        assert_eq!(all[0].as_ref().unwrap().report.reference.as_deref(), Some("in.jsonl:1"));
    }

    #[test]
    fn skips_a_line_over_the_limit_without_keeping_it() {
        let mut input = vec![b'x'; MAX_LINE_BYTES + 10];
        input.extend_from_slice(b"\n{\"text\":\"after.\"}\n");
        let all = read(&input);
        assert!(all[0].as_ref().unwrap_err().contains("the line was skipped"));
        assert_eq!(all[1].as_ref().unwrap().report.text, "after.");
    }
}
