//! `sijill export`: the whole record as JSON Lines.

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use clap::Args;

use crate::{args::Db, ask::filter::open};

const EXAMPLES: &str = "Examples:
  sijill export > record.jsonl
  sijill export | jq -c 'select(.kind == \"event\") | {id, type, reports}'

Reports come first, then events with their accounts, claims and reasons, then judgements, each in an order \
that knows nothing of how the record came to be: the same reports give the same bytes.";

/// Of which record.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Export {
    #[command(flatten)]
    pub db: Db,
}

/// Prints the whole record.
pub fn run(args: &Export) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    record.export(&mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
