//! The whole record as lines, in an order that knows nothing of how it came to be.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sijill_model::{Passage, Problem};

use crate::{
    ask::{answers::ReportLine, show::Shown},
    error::{Fault, StoreError},
    judge::Judged,
    open::Record,
};

/// A line of the export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ExportLine {
    /// A report, by publication and id.
    Report(Box<WholeReport>),
    /// An event, by the publication of its first account.
    Event(Box<Shown>),
    /// A judgement by hand, oldest first.
    Judgement(Judged),
}

/// A report whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WholeReport {
    /// The report, in short.
    #[serde(flatten)]
    pub line: ReportLine,
    /// The agency it is relayed from.
    pub agency: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The text that every span counts in.
    pub text: String,
    /// The first report of its reprint group; its own id where it repeats nothing.
    pub origin: String,
    /// Which version of Sijill read it.
    pub coder: String,
    /// Its passages.
    pub passages: Vec<Passage>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Record {
    /// Writes the whole record, a JSON object a line: reports, then events with their accounts, claims and
    /// reasons, then judgements. The same reports and judgements give the same bytes, in whatever order and
    /// on however many threads they were added.
    ///
    /// # Errors
    /// Whatever SQLite and `out` tell.
    pub fn export(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let export = |out: &mut dyn Write| -> Result<(), Fault> {
            // One snapshot from first line to last.
            let tx = self.conn.unchecked_transaction()?;
            for pk in self.pks("SELECT pk FROM report ORDER BY coalesce(published, ''), id")? {
                line(out, &ExportLine::Report(Box::new(self.whole_report(pk)?)))?;
            }
            let events = "SELECT e.pk FROM event AS e JOIN mention AS h ON h.pk = e.pk \
                          JOIN report AS r ON r.pk = h.report ORDER BY coalesce(r.published, ''), r.id, h.n";
            for pk in self.pks(events)? {
                if let Some(told) = self.told(pk, None)? {
                    line(out, &ExportLine::Event(Box::new(self.shown(pk, &told)?)))?;
                }
            }
            for judged in self.judgements_in()? {
                line(out, &ExportLine::Judgement(judged))?;
            }
            tx.finish()?;
            Ok(())
        };
        export(out).map_err(|fault| fault.of(&self.path))
    }

    fn pks(&self, sql: &str) -> Result<Vec<i64>, Fault> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn whole_report(&self, pk: i64) -> Result<WholeReport, Fault> {
        let line = self.report_line(pk)?;
        let answer = self.answer_of(pk)?;
        let (author, coder, origin) = self
            .conn
            .prepare_cached(
                "SELECT r.author, r.coder, (SELECT o.id FROM report AS o WHERE o.pk = r.origin) \
                 FROM report AS r WHERE r.pk = ?1",
            )?
            .query_row([pk], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let report = answer.report;
        Ok(WholeReport {
            line,
            agency: report.agency,
            url: report.url,
            author,
            text: report.text,
            origin,
            coder,
            passages: answer.passages,
            problems: answer.problems,
        })
    }
}

fn line(out: &mut dyn Write, line: &ExportLine) -> Result<(), Fault> {
    let mut text = serde_json::to_vec(line).map_err(io::Error::from)?;
    text.push(b'\n');
    out.write_all(&text)?;
    Ok(())
}
