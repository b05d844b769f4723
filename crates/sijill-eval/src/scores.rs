//! What a scoring run answers.

use std::fmt::Write;

use serde::Serialize;

/// One figure of a set.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// Between 0 and 1, or a count where `of` is absent.
    pub value: f64,
    /// How many decisions it is taken over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<usize>,
}

/// A report among those that went worst.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Worst {
    /// The report's name in its set.
    pub report: String,
    /// Events that were not found: type, status and leading trigger.
    pub missed: Vec<String>,
    /// Events that are none: type, status, leading trigger and rule.
    pub false_alarms: Vec<String>,
    /// Events that were found with fields that are wrong: type, leading trigger and those fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<String>,
}

/// The scores of one set.
#[derive(Debug, Clone, Serialize)]
pub struct Set {
    /// Its name.
    pub name: String,
    /// Its figures, in the order they are shown.
    pub figures: Vec<Figure>,
    /// Its worst reports.
    pub worst: Vec<Worst>,
}

impl Set {
    pub(crate) fn new(name: &str) -> Set {
        Set { name: name.to_owned(), figures: Vec::new(), worst: Vec::new() }
    }

    pub(crate) fn share(&mut self, name: &str, value: f64, of: usize) {
        self.figures.push(Figure { name: name.to_owned(), value, of: Some(of) });
    }

    pub(crate) fn number(&mut self, name: &str, value: usize) {
        self.figures.push(Figure { name: name.to_owned(), value: value as f64, of: None });
    }
}

/// The scores of all sets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Scores {
    /// Set by set.
    pub sets: Vec<Set>,
}

impl Scores {
    /// A table for people.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for set in &self.sets {
            let _ = writeln!(out, "{}", set.name);
            for figure in &set.figures {
                let _ = match figure.of {
                    Some(of) => writeln!(out, "  {:<34} {:.3}  of {of}", figure.name, figure.value),
                    None => writeln!(out, "  {:<34} {}", figure.name, figure.value),
                };
            }
            for worst in &set.worst {
                let _ = writeln!(out, "  {}", worst.report);
                for line in &worst.missed {
                    let _ = writeln!(out, "    missed {line}");
                }
                for line in &worst.false_alarms {
                    let _ = writeln!(out, "    false  {line}");
                }
                for line in &worst.wrong {
                    let _ = writeln!(out, "    wrong  {line}");
                }
            }
            let _ = writeln!(out);
        }
        out
    }

    /// The value of a figure of a set.
    pub fn get(&self, set: &str, figure: &str) -> Option<f64> {
        let set = self.sets.iter().find(|known| known.name == set)?;
        set.figures.iter().find(|known| known.name == figure).map(|known| known.value)
    }
}
