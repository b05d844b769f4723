//! The whole run, in order.
//!
//! ```text
//! bytes ─read→ report ─clean, segment→ sentences ─mention, code→ event mentions
//! ```
//!
//! Bytes become a [`Draft`] in `sijill-read`; the steps after that stand below. Merging and storing stand in
//! [`record`](crate::record), asking in `sijill-store`.

use jiff::civil::{Date, DateTime};
use sijill_code::{Codebook, Coded, Given, Key, Memory, Step};
use sijill_model::{Answer, MentionsAnswer, Report, TokensAnswer};
use sijill_pack::{Pack, PackError, PackFile, PackSize};
use sijill_read::Draft;
use sijill_text::{Document, segment};
use sijill_time::TimeTables;

use crate::packs::FILES;

/// All forms of the built-in packs' words, made by `build.rs`.
static LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// A report read, on its way into a record.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The report with its passages and event mentions.
    pub answer: Answer,
    /// Its words as search knows them, in order.
    pub keys: Vec<Key>,
    /// The bytes it came as.
    pub bytes: Vec<u8>,
}

/// A compiled pack with everything that reading needs. Cheap to share between threads.
#[derive(Debug)]
pub struct Sijill {
    pack: Pack,
    times: TimeTables,
    memory: Memory,
}

impl Sijill {
    /// Compiles the packs that are built in.
    ///
    /// # Errors
    /// A fault in a pack file, with file and line.
    pub fn new() -> Result<Sijill, PackError> {
        Ok(Sijill {
            times: times(FILES)?,
            pack: Pack::with_lexicon(FILES, LEXICON)?,
            memory: Memory::default(),
        })
    }

    /// Compiles packs from given files.
    ///
    /// # Errors
    /// A fault in a pack file, with file and line.
    pub fn with_files(files: &[PackFile]) -> Result<Sijill, PackError> {
        Ok(Sijill { times: times(files)?, pack: Pack::compile(files)?, memory: Memory::default() })
    }

    /// How much the pack holds.
    pub fn size(&self) -> PackSize {
        self.pack.size()
    }

    /// The pack, for those who show or check it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Report to event mentions.
    pub fn read(&self, draft: Draft) -> Answer {
        self.answer(draft, |codebook, doc, given| (codebook.events(doc, given), ())).0
    }

    /// Report to event mentions, with the search keys of its words: what a record keeps.
    pub fn entry(&self, mut draft: Draft) -> Entry {
        let bytes = std::mem::take(&mut draft.bytes);
        let (answer, keys) =
            self.answer(draft, |codebook, doc, given| (codebook.events(doc, given), codebook.keys(doc)));
        Entry { answer, keys, bytes }
    }

    /// The search keys of what a reader types.
    pub fn keys(&self, text: &str) -> Vec<Key> {
        self.codebook().keys(&segment(text, false, &self.pack.rules))
    }

    /// Report to mentions of actors, places, times and numbers.
    pub fn mentions(&self, draft: Draft) -> MentionsAnswer {
        let report = self.named(draft.report);
        let doc = segment(&report.text, draft.titled, &self.pack.rules);
        let mentions = self.codebook().mentions(&doc, given(&report));
        drop(doc);
        MentionsAnswer { mentions, report }
    }

    /// Report to tokens with their clitics.
    pub fn tokens(&self, draft: Draft) -> TokensAnswer {
        let report = self.named(draft.report);
        let doc = segment(&report.text, draft.titled, &self.pack.rules);
        let tokens = self.codebook().tokens(&doc);
        drop(doc);
        TokensAnswer { tokens, report }
    }

    /// Report to event mentions, with every step that led to them.
    pub fn explain(&self, draft: Draft) -> (Answer, Vec<Step>) {
        self.answer(draft, |codebook, doc, given| codebook.explain(doc, given))
    }

    /// A report's answer, and what else `code` gives of it.
    fn answer<T>(
        &self,
        draft: Draft,
        code: impl FnOnce(Codebook<'_>, &Document<'_>, Given<'_>) -> (Coded, T),
    ) -> (Answer, T) {
        let report = self.named(draft.report);
        let doc = segment(&report.text, draft.titled, &self.pack.rules);
        let (coded, more) = code(self.codebook(), &doc, given(&report));
        let Document { passages, .. } = doc;
        (Answer { passages, events: coded.events, problems: coded.problems, report }, more)
    }

    fn codebook(&self) -> Codebook<'_> {
        Codebook { pack: &self.pack, times: &self.times, memory: &self.memory }
    }

    fn named(&self, mut report: Report) -> Report {
        if report.language.is_empty() {
            report.language.clone_from(&self.pack.code);
        }
        report
    }
}

fn times(files: &[PackFile]) -> Result<TimeTables, PackError> {
    let table = |end: &str| {
        files
            .iter()
            .find(|file| file.path.ends_with(end))
            .map(|file| (file.path, file.text))
            .ok_or_else(|| PackError::new(end, 1, "the pack lacks this file"))
    };
    TimeTables::compile(table("/time.tsv")?, table("/numbers.tsv")?)
}

fn given(report: &Report) -> Given<'_> {
    Given { id: &report.id, published: report.published.as_deref().and_then(publication_day) }
}

/// The day of a publication date or time in ISO 8601, in the zone that it names itself.
pub fn publication_day(published: &str) -> Option<Date> {
    let plain = published.trim();
    plain
        .parse::<Date>()
        .or_else(|_| plain.parse::<DateTime>().map(DateTime::date))
        .ok()
        .or_else(|| plain.get(..10)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::publication_day;

    #[test]
    fn takes_the_day_as_the_outlet_wrote_it() {
        let day = |text: &str| publication_day(text).map(|day| day.to_string());
        assert_eq!(day("2015-07-21T02:51:32").as_deref(), Some("2015-07-21"));
        assert_eq!(day("2015-07-21").as_deref(), Some("2015-07-21"));
        assert_eq!(day("2015-07-21T23:30:00+03:00").as_deref(), Some("2015-07-21"));
        assert_eq!(day("yesterday"), None);
        assert_eq!(day(""), None);
    }
}
