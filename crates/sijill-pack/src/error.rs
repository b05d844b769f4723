//! What the loader refuses, and where.

/// A fault in a pack file. Displays as `file:line: message`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct PackError {
    /// The pack file, as a path from the project's root.
    pub file: String,
    /// Line in the file, from 1.
    pub line: u32,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl PackError {
    /// An error at a line of a file.
    pub fn new(file: &str, line: u32, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, message: message.into() }
    }
}
