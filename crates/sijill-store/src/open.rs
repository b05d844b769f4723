//! Opening a record: nothing is read from a file before it has shown that it is one.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{
    anew,
    error::{Fault, StoreError},
    meet::Accounts,
    migrate::{self, APPLICATION_ID, STEPS},
};

/// What a record is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Asking only. The record must exist.
    Read,
    /// Adding and judging. The record must exist.
    Write,
    /// Adding; a record that does not exist is made.
    Create,
}

/// How long to wait for another process that writes.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// The write-ahead log is cut back to this many bytes after it was taken over into the file.
const LOG_BYTES: i64 = 16 << 20;

/// Pages kept in memory by the writer, in KiB (negative, as SQLite wants it).
const WRITER_CACHE: i64 = -65536;

/// Pages kept in memory by a reader, in KiB.
const READER_CACHE: i64 = -16384;

/// An open record.
#[derive(Debug)]
pub struct Record {
    pub(crate) conn: Connection,
    pub(crate) accounts: Accounts,
    pub(crate) path: PathBuf,
}

impl Record {
    /// Opens the record at `path`. An older version is upgraded first, after a copy was laid beside it. Opened
    /// for writing, a record that other rules merged is merged anew first.
    ///
    /// # Errors
    /// No such record, not a record, tampered with, newer than this Sijill, locked, not writable.
    pub fn open(path: &Path, mode: Mode) -> Result<Record, StoreError> {
        open(path, mode, STEPS).map_err(|fault| fault.of(path))
    }

    /// Whether all was merged by the rules of this Sijill; opening for writing merges it anew otherwise.
    ///
    /// # Errors
    /// Whatever SQLite tells.
    pub fn is_current(&self) -> Result<bool, StoreError> {
        anew::is_current(&self.conn).map_err(|fault| fault.of(&self.path))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Opens with the given steps; tests give others than the real ones.
pub(crate) fn open(path: &Path, mode: Mode, steps: &[&str]) -> Result<Record, Fault> {
    // An empty file is what a process killed at its very first step leaves behind.
    let empty = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(Fault::Foreign("it is a folder".to_owned())),
        Ok(meta) => meta.len() == 0,
        Err(_) if mode == Mode::Create => true,
        Err(_) => return Err(Fault::Absent),
    };
    if empty && mode != Mode::Create {
        return Err(Fault::Foreign("the file is empty".to_owned()));
    }
    if mode == Mode::Read {
        let conn = reader(path)?;
        if check(&conn, steps, false)? == steps.len() as i64 {
            return Ok(Record { conn, accounts: Accounts::default(), path: path.to_owned() });
        }
        drop(conn);
        drop(open(path, Mode::Write, steps)?);
        let conn = reader(path)?;
        check(&conn, steps, false)?;
        return Ok(Record { conn, accounts: Accounts::default(), path: path.to_owned() });
    }
    let mut conn = writer(path, mode)?;
    let version = check(&conn, steps, true)?;
    if version < steps.len() as i64 {
        if version > 0 {
            back_up(&conn, path, version)?;
        }
        migrate::upgrade(&mut conn, steps)?;
        check(&conn, steps, false)?;
    }
    anew::renew(&mut conn)?;
    Ok(Record { conn, accounts: Accounts::default(), path: path.to_owned() })
}

fn writer(path: &Path, mode: Mode) -> Result<Connection, Fault> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if mode == Mode::Create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let conn = Connection::open_with_flags(path, flags)?;
    guard(&conn)?;
    if conn.is_readonly("main")? {
        return Err(Fault::ReadOnly);
    }
    // Only what may be ours is changed, and the log's mode is a change.
    belongs(&conn)?;
    let log: String = conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if log != "wal" {
        return Err(Fault::Refused(format!(
            "this file system does not carry a write-ahead log (journal mode stays {log}); keep the \
             record on a local disk"
        )));
    }
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
    conn.pragma_update(None, "cache_size", WRITER_CACHE)?;
    Ok(conn)
}

fn reader(path: &Path) -> Result<Connection, Fault> {
    let open = |uri: &str| -> Result<Connection, Fault> {
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let conn = Connection::open_with_flags(uri, flags)?;
        guard(&conn)?;
        conn.pragma_update(None, "query_only", true)?;
        conn.pragma_update(None, "cache_size", READER_CACHE)?;
        // The first read: here a missing log shows.
        migrate::version(&conn)?;
        Ok(conn)
    };
    let uri = uri(path)?;
    match open(&uri) {
        // In a folder that can't be written no log can stand, and none is needed where none is.
        Err(Fault::ReadOnly) if !beside(path, "-wal").exists() => open(&format!("{uri}?immutable=1")),
        other => other,
    }
}

/// The path as a URI, so that no character of it is taken for an option.
fn uri(path: &Path) -> Result<String, Fault> {
    let path = std::path::absolute(path)?;
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut uri = "file:".to_owned();
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            uri.push(byte as char);
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    Ok(uri)
}

/// A file beside the record: its own name with an ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// What holds for every connection, before anything is read: nothing in the file is obeyed.
fn guard(conn: &Connection) -> Result<(), Fault> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Whether the file is a record, or empty and may become one.
fn belongs(conn: &Connection) -> Result<(), Fault> {
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = migrate::version(conn)?;
    let objects: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if id == APPLICATION_ID && version > 0 || id == 0 && version == 0 && objects == 0 {
        return Ok(());
    }
    Err(Fault::Foreign(format!(
        "an SQLite file of another application (application_id {id}, not {APPLICATION_ID})"
    )))
}

/// Checks that a file is a record, of a version that is known, with the schema of that version and,
/// where `deep`, with sound pages. Gives the version.
fn check(conn: &Connection, steps: &[&str], deep: bool) -> Result<i64, Fault> {
    belongs(conn)?;
    let version = migrate::version(conn)?;
    let known = steps.len() as i64;
    if version > known {
        return Err(Fault::Newer { found: version, known });
    }
    if version == 0 {
        return Ok(0);
    }
    let found = migrate::objects(conn)?;
    let expected = migrate::expected(&steps[..usize::try_from(version).unwrap_or(0)])?;
    if let Some(odd) = differs(&found, &expected) {
        return Err(Fault::Tampered(odd));
    }
    if deep {
        let told: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if told != "ok" {
            return Err(Fault::Tampered(format!("SQLite finds: {told}")));
        }
    }
    Ok(version)
}

type Object = (String, String, Option<String>);

/// The first thing that a schema has and should not, lacks, or has otherwise. `None` where all is well.
///
/// Tables of statistics, which `ANALYZE` makes, change no answer.
fn differs(found: &[Object], expected: &[Object]) -> Option<String> {
    let extra = found.iter().find(|(kind, name, _)| {
        !name.starts_with("sqlite_stat") && !expected.iter().any(|(k, n, _)| k == kind && n == name)
    });
    if let Some((kind, name, _)) = extra {
        return Some(format!("an extra {kind} {name:?}"));
    }
    for (kind, name, sql) in expected {
        match found.iter().find(|(k, n, _)| k == kind && n == name) {
            None => return Some(format!("the {kind} {name:?} is missing")),
            Some((_, _, other)) if other != sql => {
                return Some(format!("the {kind} {name:?} is not as it was made"));
            }
            Some(_) => {}
        }
    }
    None
}

/// Lays a copy of an older record beside it, `NAME.vN.bak`. One that is there already is left: it is
/// the older.
fn back_up(conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    let copy = beside(path, &format!(".v{version}.bak"));
    if copy.exists() {
        return Ok(());
    }
    // Made under another name first: a copy with the final name is whole.
    let part = beside(path, &format!(".v{version}.part"));
    if part.exists() {
        fs::remove_file(&part)?;
    }
    let name = part.to_str().ok_or_else(|| Fault::Refused("the path is not UTF-8".to_owned()))?;
    conn.execute("VACUUM INTO ?1", [name])?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, &copy)?;
    Ok(())
}
