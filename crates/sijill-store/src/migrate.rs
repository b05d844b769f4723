//! Versions of the schema, and the way from each to the next.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::Fault;

/// Marks a file as a record: `sjil` in ASCII.
pub const APPLICATION_ID: i64 = 0x736a_696c;

/// The whole schema of the newest version.
pub const SCHEMA: &str = include_str!("schema.sql");

/// Step n leads from version n to version n + 1; the first makes an empty file a record.
///
/// A step is never changed once released: a new version is a new step, and `schema.sql` tells the
/// newest version whole. The test `steps_lead_to_the_schema` holds the two together.
pub const STEPS: &[&str] = &[SCHEMA];

/// The newest version.
pub const NEWEST: i64 = STEPS.len() as i64;

/// Takes a record from its version through all steps that follow, in one transaction.
///
/// # Errors
/// Whatever SQLite tells; the file is then as it was.
pub fn upgrade(conn: &mut Connection, steps: &[&str]) -> Result<(), Fault> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read inside the transaction: another process may have gone the same way meanwhile.
    let version = version(&tx)?;
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    for step in steps.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    if done < steps.len() {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", steps.len() as i64)?;
    }
    tx.commit()?;
    Ok(())
}

/// The version a file says it has; 0 for an empty one.
///
/// # Errors
/// Whatever SQLite tells.
pub fn version(conn: &Connection) -> Result<i64, Fault> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Everything a schema consists of, by kind and name, with its SQL where it has some.
///
/// # Errors
/// Whatever SQLite tells.
pub fn objects(conn: &Connection) -> Result<Vec<(String, String, Option<String>)>, Fault> {
    let mut statement = conn.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the schema of a version must consist of.
///
/// # Errors
/// Whatever SQLite tells.
pub fn expected(steps: &[&str]) -> Result<Vec<(String, String, Option<String>)>, Fault> {
    let mut conn = Connection::open_in_memory()?;
    upgrade(&mut conn, steps)?;
    objects(&conn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::{Mode, open};

    const NEXT: &str = "ALTER TABLE report ADD COLUMN seen TEXT;";

    #[test]
    fn steps_lead_to_the_schema() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        assert_eq!(expected(STEPS).unwrap(), objects(&conn).unwrap());
    }

    #[test]
    fn an_older_record_is_upgraded_and_a_copy_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        for mode in [Mode::Read, Mode::Write, Mode::Create] {
            let path = folder.path().join(format!("{mode:?}.db"));
            drop(open(&path, Mode::Create, STEPS).unwrap());
            let record = open(&path, mode, &[SCHEMA, NEXT]).unwrap();
            assert_eq!(version(&record.conn).unwrap(), 2, "{mode:?}");
            drop(record);
            let copy = folder.path().join(format!("{mode:?}.db.v1.bak"));
            drop(open(&copy, Mode::Read, STEPS).expect("the copy is the older record"));
            let newer = open(&path, mode, STEPS).unwrap_err();
            assert!(matches!(newer, Fault::Newer { found: 2, known: 1 }));
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_record_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sijill.db");
        drop(open(&path, Mode::Create, STEPS).unwrap());
        let broken = "ALTER TABLE report ADD COLUMN seen TEXT; INSERT INTO nowhere VALUES (1);";
        assert!(open(&path, Mode::Write, &[SCHEMA, broken]).is_err());
        drop(open(&path, Mode::Write, STEPS).unwrap());
        drop(open(&path, Mode::Write, &[SCHEMA, NEXT]).unwrap());
    }
}
