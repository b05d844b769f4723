//! What can't be read, and where.

/// A fault in one input. Displays as `file:line: message`, or `file: message` for a whole file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", place(.file, *.line))]
pub struct ReadError {
    /// Name of the input: a path, or `-` for standard input.
    pub file: String,
    /// Line in it, from 1; `None` where the whole input is meant.
    pub line: Option<u64>,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl ReadError {
    /// An error for a whole input.
    pub fn whole(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, message: message.into() }
    }

    /// An error at a line, from 1.
    pub fn at(file: &str, line: u64, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: Some(line), message: message.into() }
    }
}

fn place(file: &str, line: Option<u64>) -> String {
    match line {
        Some(line) => format!("{file}:{line}"),
        None => file.to_owned(),
    }
}
