//! Columns of the world tables, chosen by name and language, and the cells that several tables share.

use rustc_hash::FxHashSet;

use crate::{PackError, tsv::Row};

/// The columns of a table by name, those of one language chosen by its code.
pub(crate) struct Columns<'h> {
    header: &'h Row<'static>,
    language: &'h str,
}

impl<'h> Columns<'h> {
    /// The columns of a header: `own` ones, and `words` in any language, such as `names_ar`.
    pub fn new(
        header: &'h Row<'static>,
        language: &'h str,
        own: &[&str],
        words: &[&str],
    ) -> Result<Self, PackError> {
        let known = |cell: &str| {
            let by_language = cell.rsplit_once('_').is_some_and(|(word, code)| {
                words.contains(&word)
                    && matches!(code.len(), 2 | 3)
                    && code.bytes().all(|byte| byte.is_ascii_lowercase())
            });
            own.contains(&cell) || by_language
        };
        match header.cells().iter().find(|cell| !known(cell)) {
            Some(cell) => Err(header.error(format!("unknown column {cell:?}"))),
            None => Ok(Columns { header, language }),
        }
    }

    pub fn at(&self, name: &str) -> Result<usize, PackError> {
        self.header.position(name).ok_or_else(|| self.header.error(format!("column {name} is missing")))
    }

    /// Column `id` of a row, which no other row may have.
    pub fn identify(&self, row: &Row<'static>, seen: &mut FxHashSet<&'static str>) -> Result<(), PackError> {
        let id = row.required(self.at("id")?, "id")?;
        row.once(seen.insert(id), format_args!("the id {id:?}"))
    }

    /// A column of this language, such as `names_ar`; `None` where the table has none.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.header.position(&format!("{name}_{}", self.language))
    }
}

/// A country code that is empty or one of those known.
pub(crate) fn known_country(
    row: &Row<'static>,
    column: usize,
    codes: &FxHashSet<&'static str>,
) -> Result<&'static str, PackError> {
    let code = row.cell(column);
    if code.is_empty() || codes.contains(code) {
        Ok(code)
    } else {
        Err(row.error(format!("no country {code:?} in the table of countries")))
    }
}

/// A co-ordinate in degrees, or `None` for an empty cell.
pub(crate) fn coordinate(
    row: &Row<'_>,
    column: usize,
    name: &str,
    bound: f64,
) -> Result<Option<f64>, PackError> {
    if row.cell(column).is_empty() { Ok(None) } else { row.number(column, name, -bound..=bound).map(Some) }
}

/// A whole number, or `None` for an empty cell.
pub(crate) fn optional(row: &Row<'_>, column: usize, name: &str) -> Result<Option<u32>, PackError> {
    if row.cell(column).is_empty() { Ok(None) } else { row.number(column, name, 0..=u32::MAX).map(Some) }
}
