//! What stops a scoring run.

use std::path::Path;

/// A fault in a gold set or a floor file. Displays as `file: message`.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {message}")]
pub struct EvalError {
    /// The file or folder.
    pub file: String,
    /// What is wrong.
    pub message: String,
}

impl EvalError {
    pub(crate) fn whole(file: &Path, message: impl ToString) -> Self {
        Self { file: file.display().to_string(), message: message.to_string() }
    }
}
