//! Reports into a record: read in parallel, written by one thread.
//!
//! ```text
//! drafts ─batch→ [threads: read] ─bounded channel→ [one thread: Record::add, a transaction a batch]
//! ```
//!
//! A batch that was written is acknowledged: it is on the disk, and stays there whatever happens next.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{SyncSender, sync_channel},
    thread::JoinHandle,
};

use rayon::prelude::*;
use sijill_code::{Key, KeyClass};
use sijill_merge::WordKind;
use sijill_read::Draft;
use sijill_store::{Added, Coded, Mode, Ready, Record, StoreError, Word};

use crate::{
    Sijill,
    run::{Entry, publication_day},
};

/// Reports of a batch at most: enough that a transaction's cost is little beside its reports'.
const BATCH: usize = 512;

/// Bytes of a batch at most.
const BATCH_BYTES: usize = 4 << 20;

/// Batches that may wait for the writer: it is never idle, and memory stays flat.
const WAITING: usize = 1;

/// How reports are added.
#[derive(Debug, Clone)]
pub struct Adding {
    /// Threads that read; 0 for as many as the machine has cores.
    pub threads: usize,
    /// Reports of a batch at most.
    pub batch: usize,
}

impl Default for Adding {
    fn default() -> Adding {
        Adding { threads: 0, batch: BATCH }
    }
}

/// The way to the thread that writes, and what it gives back when it is done.
type Writer = (SyncSender<Vec<Ready>>, JoinHandle<Result<(Record, Added), StoreError>>);

/// Adds reports to a record.
#[derive(Debug)]
pub struct Adder<'a> {
    sijill: &'a Sijill,
    path: PathBuf,
    pool: rayon::ThreadPool,
    adding: Adding,
    /// Sees what is there already, so that it is not read again.
    reader: Record,
    writer: Option<Writer>,
    held: Vec<Draft>,
    bytes: usize,
    known: u64,
}

impl Sijill {
    /// Report to what a record keeps of it.
    pub fn coded(&self, draft: Draft) -> Coded {
        let (numbered, author) = (draft.numbered, draft.author.clone());
        let Entry { mut answer, keys, bytes } = self.entry(draft);
        if numbered {
            // Where it stood in some file is no part of a report: the same reports in another order are
            // the same record.
            answer.report.reference = None;
        }
        let day = answer.report.published.as_deref().and_then(publication_day).map(|day| day.to_string());
        let words = keys.into_iter().map(word).collect();
        Coded { raw: bytes, answer, day, author, words, coder: coder() }
    }
}

/// Which Sijill read a report.
fn coder() -> String {
    format!("sijill {}", env!("CARGO_PKG_VERSION"))
}

/// A word as the record keeps it.
pub(crate) fn word(Key { span, class, key }: Key) -> Word {
    let kind = match class {
        KeyClass::Function => WordKind::Function,
        KeyClass::Common => WordKind::Common,
        KeyClass::Name => WordKind::Name,
        KeyClass::Number => WordKind::Number,
    };
    Word { span, kind, key }
}

impl<'a> Adder<'a> {
    /// Opens the record, makes it where there is none, and starts the threads.
    ///
    /// # Errors
    /// Whatever [`Record::open`] refuses, and threads that can't be started.
    pub fn open(sijill: &'a Sijill, path: &Path, adding: Adding) -> Result<Adder<'a>, StoreError> {
        let fail = |error: std::io::Error| StoreError { path: path.to_owned(), fault: error.into() };
        let mut record = Record::open(path, Mode::Create)?;
        let reader = Record::open(path, Mode::Read)?;
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(adding.threads)
            .build()
            .map_err(|error| fail(std::io::Error::other(error)))?;
        let (send, receive) = sync_channel::<Vec<Ready>>(WAITING);
        let work = move || {
            let mut sum = Added::default();
            for batch in receive {
                let added = record.add(&batch)?;
                sum.new += added.new;
                sum.known += added.known;
            }
            record.draw_storylines()?;
            Ok((record, sum))
        };
        let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(work).map_err(fail)?;
        Ok(Adder {
            sijill,
            path: path.to_owned(),
            pool,
            adding,
            reader,
            writer: Some((send, thread)),
            held: Vec::new(),
            bytes: 0,
            known: 0,
        })
    }

    /// Takes a report. It is in the record for good only after [`Adder::finish`], or once later batches
    /// were written.
    ///
    /// # Errors
    /// Whatever went wrong with writing an earlier batch.
    pub fn push(&mut self, draft: Draft) -> Result<(), StoreError> {
        if self.reader.has(&draft.report.id)? {
            self.known += 1;
            return Ok(());
        }
        self.bytes += draft.bytes.len();
        self.held.push(draft);
        if self.held.len() >= self.adding.batch || self.bytes >= BATCH_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes what is left and tells what it came to.
    ///
    /// # Errors
    /// Whatever went wrong with writing.
    pub fn finish(mut self) -> Result<Added, StoreError> {
        self.flush()?;
        let (record, mut sum) = self.stop()?;
        sum.known += self.known;
        // The writer's connection closes last, and takes the log over into the file.
        drop(self.reader);
        drop(record);
        Ok(sum)
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        let drafts = std::mem::take(&mut self.held);
        self.bytes = 0;
        if drafts.is_empty() {
            return Ok(());
        }
        let sijill = self.sijill;
        let batch: Vec<Ready> =
            self.pool.install(|| drafts.into_par_iter().map(|draft| sijill.coded(draft).ready()).collect());
        let sent = self.writer.as_ref().is_some_and(|(send, _)| send.send(batch).is_ok());
        if sent {
            return Ok(());
        }
        // The writer has stopped: only an error makes it.
        self.stop().map(|_| ())
    }

    /// Waits for the writer to write all that it was sent.
    fn stop(&mut self) -> Result<(Record, Added), StoreError> {
        let gone = || StoreError {
            path: self.path.clone(),
            fault: std::io::Error::other("the thread that writes has stopped").into(),
        };
        let (send, thread) = self.writer.take().ok_or_else(gone)?;
        drop(send);
        thread.join().map_err(|_| gone())?
    }
}
