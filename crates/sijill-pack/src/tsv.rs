//! The strict reader of pack tables: tab-separated, one header line, `#` comment lines.
//!
//! An empty cell is written `-`, so that a forgotten tab can never shift columns in silence.

use crate::PackError;

/// One line of a table.
#[derive(Debug, Clone)]
pub struct Row<'t> {
    file: &'t str,
    /// Line in the file, from 1.
    pub line: u32,
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The cell of a column, with `-` read as empty.
    pub fn cell(&self, column: usize) -> &'t str {
        match self.cells[column] {
            "-" => "",
            cell => cell,
        }
    }

    /// The parts of a cell that `|` separates; none for an empty cell.
    pub fn parts(&self, column: usize) -> impl Iterator<Item = &'t str> + use<'t> {
        self.cell(column).split('|').filter(|part| !part.is_empty())
    }

    /// A cell that must not be empty.
    pub fn required(&self, column: usize, name: &str) -> Result<&'t str, PackError> {
        match self.cell(column) {
            "" => Err(self.error(format!("column {name} may not be empty"))),
            cell => Ok(cell),
        }
    }

    /// A number cell within bounds.
    pub fn number<N>(
        &self,
        column: usize,
        name: &str,
        bounds: std::ops::RangeInclusive<N>,
    ) -> Result<N, PackError>
    where
        N: std::str::FromStr + PartialOrd + std::fmt::Display,
    {
        let cell = self.required(column, name)?;
        match cell.parse::<N>() {
            Ok(value) if bounds.contains(&value) => Ok(value),
            _ => Err(self.error(format!(
                "column {name} must be a number from {} to {}, not {cell:?}",
                bounds.start(),
                bounds.end()
            ))),
        }
    }

    /// All cells as they stand, `-` and all.
    pub fn cells(&self) -> &[&'t str] {
        &self.cells
    }

    /// The position of a column in a header row, `None` where it has none of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.cells.iter().position(|cell| *cell == name)
    }

    /// An error that names this line.
    pub fn error(&self, message: impl Into<String>) -> PackError {
        PackError::new(self.file, self.line, message)
    }

    /// Refuses what a table may hold only once: `fresh` says that nothing like it stood before.
    ///
    /// # Errors
    /// It stood before, as the message says with its name.
    pub fn once(&self, fresh: bool, name: impl std::fmt::Display) -> Result<(), PackError> {
        if fresh { Ok(()) } else { Err(self.error(format!("{name} stands twice"))) }
    }

    /// The file's path and this line, as rules are cited: `packs/ar/nouns/assault.tsv:12`.
    pub fn rule(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

/// Reads a table whose header must be exactly `columns`.
///
/// # Errors
/// A wrong header, a wrong number of cells, an empty cell not written `-`, white space around a
/// cell, and characters that look like something else: controls, bidi and zero-width marks,
/// tatweel, Arabic presentation forms.
pub fn read<'t>(file: &'t str, text: &'t str, columns: &[&str]) -> Result<Vec<Row<'t>>, PackError> {
    let (header, rows) = read_any(file, text)?;
    if header.cells != columns {
        return Err(header.error(format!("the header must be {:?}", columns.join("\t"))));
    }
    Ok(rows)
}

/// Reads a table together with its header, whatever its columns are.
///
/// # Errors
/// As [`read`], but for the header's names.
pub fn read_any<'t>(file: &'t str, text: &'t str) -> Result<(Row<'t>, Vec<Row<'t>>), PackError> {
    check_characters(file, text)?;
    let mut rows = Vec::new();
    let mut header: Option<Row<'t>> = None;
    for (index, line) in text.lines().enumerate() {
        let number = index as u32 + 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let Some(Row { cells: columns, .. }) = &header else {
            header = Some(Row { file, line: number, cells });
            continue;
        };
        if cells.len() != columns.len() {
            return Err(PackError::new(
                file,
                number,
                format!("{} cells where the header has {}", cells.len(), columns.len()),
            ));
        }
        for (cell, column) in cells.iter().zip(columns) {
            if cell.is_empty() {
                return Err(PackError::new(
                    file,
                    number,
                    format!("column {column} is empty: write - for nothing"),
                ));
            }
            if cell.trim() != *cell {
                return Err(PackError::new(
                    file,
                    number,
                    format!("white space around the cell of column {column}"),
                ));
            }
        }
        rows.push(Row { file, line: number, cells });
    }
    match header {
        Some(header) => Ok((header, rows)),
        None => Err(PackError::new(file, 1, "the header line is missing")),
    }
}

/// Refuses a text that holds characters which look like something else.
///
/// # Errors
/// The first such character, with its line.
pub fn check_characters(file: &str, text: &str) -> Result<(), PackError> {
    for (index, line) in text.lines().enumerate() {
        if let Some(stray) = line.chars().find(|&c| is_stray(c)) {
            let message = format!("stray character U+{:04X}", stray as u32);
            return Err(PackError::new(file, index as u32 + 1, message));
        }
    }
    Ok(())
}

/// Whether a character has no business in a pack: it is invisible, or stands for another one.
fn is_stray(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c,
            '\u{0640}' // tatweel
            | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}' | '\u{00A0}'
            | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        read("packs/xx/t.tsv", text, &["lemma", "type"]).unwrap_err().to_string()
    }

    #[test]
    fn reads_rows_with_their_lines() {
        let rows =
            read("t.tsv", "# note\nlemma\ttype\n\nقصف\tASSAULT\nأ|ب\t-\n", &["lemma", "type"]).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].line, rows[0].cell(0), rows[0].cell(1)), (4, "قصف", "ASSAULT"));
        assert_eq!(rows[1].parts(0).collect::<Vec<_>>(), ["أ", "ب"]);
        assert_eq!(rows[1].cell(1), "");
        assert_eq!(rows[1].rule(), "t.tsv:5");
    }

    #[test]
    fn refuses_each_fault_with_its_line() {
        assert_eq!(refusal("lemma\tkind\n"), "packs/xx/t.tsv:1: the header must be \"lemma\\ttype\"");
        assert_eq!(refusal(""), "packs/xx/t.tsv:1: the header line is missing");
        assert_eq!(refusal("lemma\ttype\nx\n"), "packs/xx/t.tsv:2: 1 cells where the header has 2");
        assert_eq!(refusal("lemma\ttype\nx\ty\tz\n"), "packs/xx/t.tsv:2: 3 cells where the header has 2");
        assert_eq!(
            refusal("lemma\ttype\n\nx\t\n"),
            "packs/xx/t.tsv:3: column type is empty: write - for nothing"
        );
        assert_eq!(
            refusal("lemma\ttype\nx \ty\n"),
            "packs/xx/t.tsv:2: white space around the cell of column lemma"
        );
        assert_eq!(refusal("lemma\ttype\nقـصف\ty\n"), "packs/xx/t.tsv:2: stray character U+0640");
        assert_eq!(refusal("lemma\ttype\n\u{202b}x\ty\n"), "packs/xx/t.tsv:2: stray character U+202B");
        assert_eq!(refusal("lemma\ttype\n\u{FEE7}\ty\n"), "packs/xx/t.tsv:2: stray character U+FEE7");
    }
}
