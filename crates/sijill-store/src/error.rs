//! What can go wrong with a record, in words that say what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// A fault of a record. Displays as `file: what is wrong`.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", .path.display())]
pub struct StoreError {
    /// The record's file.
    pub path: PathBuf,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a record.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("no such record; `sijill add` makes one")]
    Absent,
    /// It is no record of Sijill's.
    #[error("not a record of Sijill: {0}")]
    Foreign(String),
    /// It is one, but not as Sijill left it.
    #[error("not as Sijill left it, so it is not opened: {0}")]
    Tampered(String),
    /// A newer Sijill made it.
    #[error(
        "a record of version {found}, made by a newer Sijill; this one knows versions up to {known}. \
         It was left untouched"
    )]
    Newer {
        /// The version it has.
        found: i64,
        /// The newest version known.
        known: i64,
    },
    /// Another process writes to it.
    #[error("another process is writing to it and did not finish while this one waited; try again later")]
    Locked,
    /// No room is left.
    #[error("no room is left on the disk; nothing of the last batch was kept, all before it was")]
    Full,
    /// The file or its folder can't be written.
    #[error("can't be written: the file or its folder is read-only, or the folder does not exist")]
    ReadOnly,
    /// What was asked for is not there, or can't be done.
    #[error("{0}")]
    Refused(String),
    /// The system failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Anything else that SQLite tells.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

impl Fault {
    /// The fault, of this file.
    pub(crate) fn of(self, path: &Path) -> StoreError {
        StoreError { path: path.to_owned(), fault: self }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        // A disk without room shows in the shared memory beside the log, too.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Fault::Full;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Locked,
            Some(ErrorCode::DiskFull) => Fault::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Fault::ReadOnly
            }
            Some(ErrorCode::NotADatabase) => Fault::Foreign("it is no SQLite file".to_owned()),
            Some(ErrorCode::DatabaseCorrupt) => {
                Fault::Tampered("the file is damaged; restore a copy, or add its reports anew".to_owned())
            }
            _ => Fault::Sqlite(error),
        }
    }
}
