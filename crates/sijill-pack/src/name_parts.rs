//! Parts of people's names, from which a name that no table holds is told and spelled.

use crate::{PackError, World, columns::Columns, tsv};

/// A part of people's names: a given name or a surname.
#[derive(Debug, Clone, Copy)]
pub struct NamePart {
    /// Usual spelling in Latin letters.
    pub latin: &'static str,
    /// People of the source who bear it.
    pub bearers: u32,
}

impl World {
    pub(crate) fn load_name_parts(
        &mut self,
        file: &'static str,
        text: &'static str,
        language: &str,
    ) -> Result<(), PackError> {
        let (header, rows) = tsv::read_any(file, text)?;
        let columns = Columns::new(&header, language, &["name_en", "bearers"], &["name"])?;
        let (latin, bearers) = (columns.at("name_en")?, columns.at("bearers")?);
        let Some(name) = columns.named("name") else { return Ok(()) };
        for row in rows {
            let part = NamePart {
                latin: row.required(latin, "name_en")?,
                bearers: row.number(bearers, "bearers", 1..=u32::MAX)?,
            };
            let fresh = self.name_parts.insert(row.required(name, "name")?, part).is_none();
            row.once(fresh, format_args!("{:?}", row.cell(name)))?;
        }
        Ok(())
    }

    /// The part of names with a folded key. The table keeps ta marbuta as ha.
    pub fn name_part(&self, key: &str) -> Option<NamePart> {
        match key.strip_suffix('\u{0629}') {
            Some(stem) => self.name_parts.get(format!("{stem}\u{0647}").as_str()),
            None => self.name_parts.get(key),
        }
        .copied()
    }
}
