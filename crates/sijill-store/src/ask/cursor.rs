//! Where a page of answers ended: opaque to those who hand it back.

use std::cmp::Ordering;

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Deserialize, Serialize};

use crate::error::Fault;

/// A value that answers are ordered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// A count.
    Count(i64),
    /// A day, a name, an id.
    Word(String),
}

impl Ord for Cell {
    fn cmp(&self, other: &Cell) -> Ordering {
        match (self, other) {
            (Cell::Count(a), Cell::Count(b)) => a.cmp(b),
            (Cell::Word(a), Cell::Word(b)) => a.cmp(b),
            _ => self.kind().cmp(&other.kind()),
        }
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Cell) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Cell {
    fn kind(&self) -> u8 {
        match self {
            Cell::Count(_) => 0,
            Cell::Word(_) => 1,
        }
    }
}

impl FromSql for Cell {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Cell> {
        Ok(match value {
            ValueRef::Integer(count) => Cell::Count(count),
            ValueRef::Null => Cell::Word(String::new()),
            other => Cell::Word(other.as_str()?.to_owned()),
        })
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Cell::Count(count) => count.to_sql(),
            Cell::Word(word) => word.to_sql(),
        }
    }
}

/// Where an answer stands among all: answers have different ones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stand {
    /// 0 where the field that orders is told, 1 where it is not: those come last.
    pub part: u8,
    /// The values that order, and the id.
    pub cells: [Cell; 3],
}

impl Stand {
    /// The cursor after an answer that stands here.
    pub fn cursor(&self, order: &str) -> String {
        let json = serde_json::to_vec(&(order, self)).expect("a stand is plain data");
        json.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The stand that a cursor tells, if it is one of this order.
    pub fn parse(cursor: &str, order: &str) -> Result<Stand, Fault> {
        let refused = || {
            Fault::Refused(format!(
                "{cursor:?} is no cursor of an answer in the order {order}; take it from the answer before"
            ))
        };
        let bytes: Option<Vec<u8>> = cursor
            .as_bytes()
            .chunks(2)
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok())
            .collect();
        let (own, stand): (String, Stand) =
            bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or_else(refused)?;
        if own == order { Ok(stand) } else { Err(refused()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back() {
        let stand = Stand {
            part: 0,
            cells: [Cell::Word("2015-07-21".to_owned()), Cell::Count(-3), Cell::Word("«\"'".to_owned())],
        };
        let cursor = stand.cursor("oldest");
        assert!(cursor.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(Stand::parse(&cursor, "oldest").unwrap(), stand);
        for wrong in ["", "zz", "' OR 1=1 --", "5b5d", "é", &cursor[2..]] {
            assert!(Stand::parse(wrong, "oldest").is_err(), "{wrong}");
        }
        assert!(Stand::parse(&cursor, "newest").is_err());
    }
}
