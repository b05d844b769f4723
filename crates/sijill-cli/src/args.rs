//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::{ask, work};

/// Reads news reports and tells who did what to whom, where and when, at what cost in lives, and on
/// whose word.
#[derive(Debug, Parser)]
#[command(name = "sijill", version, arg_required_else_help = true, after_help = EXIT)]
pub struct Sijill {
    #[command(subcommand)]
    pub command: Command,
    /// Use the packs in this folder instead of those built in: one that holds `ar` and `world`, or the
    /// folder of one language with `world` beside it
    #[arg(long, value_name = "FOLDER", global = true)]
    pub packs: Option<PathBuf>,
}

const EXIT: &str = "Exit status: 0 all was read; 1 some reports could not be read (each named on \
standard error), all others were answered; 2 nothing could be done (bad arguments, no such file).";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the events that reports tell, in time order, with their evidence
    Read(Inputs),
    /// Print who, where, when and how many: the mentions under the events
    Mentions(Inputs),
    /// Print words with their clitics, part of speech and lemma
    Tokens(Inputs),
    /// Show, for a sentence or a file, every step and every pack line that fired or was blocked
    Explain(Explain),
    /// Score against gold sets
    Eval(Eval),
    /// Compile the packs and try every frame on its own examples
    Check(Check),
    /// Print the JSON Schema of what --json prints
    Schema(Schema),
    /// Put reports into a record: read, merged with what is there, kept for good
    Add(Add),
    /// Check a record whole
    Doctor(Doctor),
    /// Judge that two accounts are of one event
    Join(Join),
    /// Judge that an account is not of the event it is in
    Split(Split),
    /// Take a judgement back
    Undo(Undo),
    /// List all judgements
    Judgements(Judgements),
    /// Print events in order of time, as their accounts agree on them
    Timeline(Box<ask::timeline::Timeline>),
    /// Show an event whole: its accounts side by side, every claim, why they are one
    Show(ask::show::Show),
    /// Search the text of reports
    Search(Box<ask::search::Search>),
    /// Count who does what with whom
    Actors(Box<ask::actors::Actors>),
    /// Print reports, with whose reprints they are
    Reports(Box<ask::reports::Reports>),
    /// Print sums: by type, status, country, outlet
    Stats(Box<ask::stats::Sums>),
    /// Tell why an event is what it is: what merged, what almost did
    Why(ask::why::Why),
    /// Print courses of events, or the events of one
    Storyline(Box<ask::storyline::Storyline>),
    /// Print the whole record as JSON Lines
    Export(ask::export::Export),
}

/// Reports in, answers out.
#[derive(Debug, Args)]
#[command(after_help = EXIT)]
pub struct Inputs {
    /// Files of plain text or JSON Lines (.jsonl), or - for standard input [default: -]
    pub files: Vec<PathBuf>,
    /// Print one JSON object a report, a line each, in input order
    #[arg(long)]
    pub json: bool,
    /// Read every input as JSON Lines, whatever its name
    #[arg(long)]
    pub jsonl: bool,
    #[command(flatten)]
    pub about: About,
    /// Worker threads [default: as many as the machine has cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// What is known of a report beside its text.
#[derive(Debug, Args, Clone, Default)]
pub struct About {
    /// Day of publication, YYYY-MM-DD: what "yesterday" is counted from
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Where it was published
    #[arg(long)]
    pub url: Option<String>,
    /// Language of the report
    #[arg(long, value_name = "CODE", value_parser = ["ar"])]
    pub language: Option<String>,
}

/// A sentence or a file to explain.
#[derive(Debug, Args)]
pub struct Explain {
    /// A sentence, or a file that holds a report
    pub text: String,
    #[command(flatten)]
    pub about: About,
    /// Print the steps as JSON, a line each
    #[arg(long)]
    pub json: bool,
}

/// Gold sets to score against.
#[derive(Debug, Args)]
pub struct Eval {
    /// The folder that holds the gold sets, or the folder of one of them
    pub gold: PathBuf,
    /// Score only these sets: ar-reports, ar-events, ar-time, ar-places, ar-names, ar-segmentation,
    /// ar-headlines, seed, pairs, pairs-held
    #[arg(long, value_name = "SET")]
    pub only: Vec<String>,
    /// Print JSON instead of tables
    #[arg(long)]
    pub json: bool,
    /// How many of the worst reports to list, with what was missed and what was false
    #[arg(long, default_value_t = 10)]
    pub worst: usize,
    /// Fail where a figure falls below its floor in this file
    #[arg(long, value_name = "FILE")]
    pub floors: Option<PathBuf>,
}

/// Which pack lines to try.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 all examples hold; 1 some do not (each is printed with file and line); \
2 the packs do not compile."
)]
pub struct Check {
    /// Only lines whose file and number contain this, such as verbs/coerce.tsv or assault.tsv:12
    #[arg(default_value = "")]
    pub only: String,
}

/// Which schema to print.
#[derive(Debug, Args)]
pub struct Schema {
    /// Whose answers
    #[arg(value_parser = work::SCHEMAS, default_value = "read")]
    pub of: String,
}

/// Which record.
#[derive(Debug, Args, Clone)]
pub struct Db {
    /// The record
    #[arg(long, value_name = "FILE", default_value = "sijill.db")]
    pub db: PathBuf,
}

const ADD_EXIT: &str = "Exit status: 0 all is in the record; 1 some reports could not be read (each named \
on standard error), all others are in; 2 nothing could be done, or it had to stop (bad arguments, no room \
left, the record is not one): what was written before stays.";

/// Reports into a record.
#[derive(Debug, Args)]
#[command(after_help = ADD_EXIT)]
pub struct Add {
    /// Files of plain text or JSON Lines (.jsonl), folders of such files, or - for standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub db: Db,
    /// Read every input as JSON Lines, whatever its name
    #[arg(long)]
    pub jsonl: bool,
    #[command(flatten)]
    pub about: About,
    /// Threads that read [default: as many as the machine has cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Reports that are written together: what was written is kept, whatever happens after
    #[arg(long, value_name = "N", default_value_t = 512, value_parser = clap::value_parser!(u16).range(1..=4096))]
    pub batch: u16,
}

/// Which record to check.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 the record is whole; 1 it is not (each fault is named); 2 it could not \
be opened."
)]
pub struct Doctor {
    #[command(flatten)]
    pub db: Db,
}

/// Which two accounts are of one event.
#[derive(Debug, Args)]
pub struct Join {
    /// The id of an account or event
    pub one: String,
    /// The id of the other
    pub other: String,
    #[command(flatten)]
    pub hand: Hand,
}

/// Which account is not of its event.
#[derive(Debug, Args)]
pub struct Split {
    /// The id of the account
    pub account: String,
    #[command(flatten)]
    pub hand: Hand,
}

/// Which judgement to take back.
#[derive(Debug, Args)]
pub struct Undo {
    /// Its number, as `sijill judgements` lists it [default: the newest that holds]
    pub number: Option<i64>,
    #[command(flatten)]
    pub hand: Hand,
}

/// Of which record the judgements are listed.
#[derive(Debug, Args)]
pub struct Judgements {
    #[command(flatten)]
    pub db: Db,
    /// Print one JSON object a judgement, a line each
    #[arg(long)]
    pub json: bool,
}

/// What all judgements take.
#[derive(Debug, Args)]
pub struct Hand {
    #[command(flatten)]
    pub db: Db,
    /// Why, kept with the judgement
    #[arg(long)]
    pub note: Option<String>,
}

fn day(text: &str) -> Result<String, String> {
    match sijill::run::publication_day(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err("write it as YYYY-MM-DD, such as 2024-01-29".to_owned()),
    }
}
