//! Rows, aligned for people by the width that they take on a terminal, or as CSV.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::terminal::{Style, isolate, neutral};

/// Columns of a cell at most, for people.
const WIDEST: usize = 44;

/// Rows under a heading.
pub struct Table {
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new(heads: &[&'static str]) -> Table {
        Table { heads: heads.to_vec(), rows: Vec::new() }
    }

    /// Adds a row of as many cells as there are heads.
    pub fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.heads.len());
        self.rows.push(cells);
    }

    /// Prints it aligned. Long cells are cut, each cell keeps its own direction, nothing in it is obeyed.
    pub fn people(&self, out: &mut impl Write, style: Style) -> io::Result<()> {
        let heads: Vec<String> = self.heads.iter().map(|head| (*head).to_owned()).collect();
        let rows: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| cut(&flat(cell))).collect()).collect();
        let mut widths: Vec<usize> = heads.iter().map(|head| head.width()).collect();
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        let line = |cells: &[String], out: &mut dyn Write| -> io::Result<()> {
            let mut text = String::new();
            let last = cells.iter().rposition(|cell| !cell.is_empty()).unwrap_or(0);
            for (n, (cell, width)) in cells.iter().zip(&widths).enumerate().take(last + 1) {
                if cell.is_ascii() {
                    text.push_str(cell);
                } else {
                    text.push_str(&isolate(cell));
                }
                if n < last {
                    text.push_str(&" ".repeat(width - cell.width() + 2));
                }
            }
            writeln!(out, "{text}")
        };
        let mut head = Vec::new();
        line(&heads, &mut head)?;
        writeln!(out, "{}", style.quiet(String::from_utf8_lossy(&head).trim_end()))?;
        for row in &rows {
            line(row, out)?;
        }
        Ok(())
    }

    /// Prints it as CSV in UTF-8, lines ended as RFC 4180 wants it.
    pub fn csv(&self, out: &mut impl Write) -> io::Result<()> {
        let heads: Vec<String> = self.heads.iter().map(|head| field(head)).collect();
        write!(out, "{}\r\n", heads.join(","))?;
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| field(cell)).collect();
            write!(out, "{}\r\n", cells.join(","))?;
        }
        Ok(())
    }
}

/// A cell as CSV: quoted where needed. One that a spreadsheet would take for a formula gets an apostrophe
/// before it; numbers stay numbers.
fn field(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) || cell.starts_with([' ', '\'']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// A cell on one line, with nothing in it that a terminal obeys.
pub fn flat(cell: &str) -> String {
    let plain = neutral(cell);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(cell: &str) -> String {
    if cell.width() <= WIDEST {
        return cell.to_owned();
    }
    let mut out = String::new();
    for c in cell.chars() {
        out.push(c);
        if out.width() >= WIDEST {
            out.pop();
            break;
        }
    }
    format!("{}…", out.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_find_no_formula() {
        assert_eq!(field("=1+1"), "\"'=1+1\"");
        assert_eq!(field("+cmd"), "\"'+cmd\"");
        assert_eq!(field("@x"), "\"'@x\"");
        assert_eq!(field("-9.0"), "-9.0");
        assert_eq!(field("-x"), "\"'-x\"");
        assert_eq!(field("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(field("دمشق"), "دمشق");
    }

    #[test]
    fn cells_align_by_width() {
        let mut table = Table::new(&["a", "b"]);
        table.row(vec!["قُتِل".to_owned(), "x".to_owned()]);
        table.row(vec!["long\nword\u{202e}".to_owned(), "y".to_owned()]);
        let mut out = Vec::new();
        table.people(&mut out, Style::plain()).unwrap();
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[0], "a          b");
        assert_eq!(lines[2], "long word  y");
        assert_eq!(lines[1].width(), lines[2].width(), "{out}");
        assert!(!out.contains('\u{202e}'));
    }
}
