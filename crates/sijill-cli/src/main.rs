//! The command line: a thin shell over the library.

mod args;
mod ask;
mod explain;
mod input;
mod keep;
mod packs;
mod progress;
mod show;
mod terminal;
mod work;

use std::process::ExitCode;

use clap::Parser;

use args::{Command, Sijill};

fn main() -> ExitCode {
    let Sijill { command, packs } = Sijill::parse();
    let packs = packs.as_deref();
    let done = match command {
        Command::Read(args) => work::run(args, packs, work::Layer::Read),
        Command::Mentions(args) => work::run(args, packs, work::Layer::Mentions),
        Command::Tokens(args) => work::run(args, packs, work::Layer::Tokens),
        Command::Explain(args) => explain::run(&args, packs),
        Command::Eval(args) => work::eval(&args, packs),
        Command::Check(args) => packs::check(&args, packs),
        Command::Schema(args) => work::schema(&args),
        Command::Add(args) => keep::add(&args, packs),
        Command::Doctor(args) => keep::doctor(&args),
        Command::Join(args) => keep::join(&args),
        Command::Split(args) => keep::split(&args),
        Command::Undo(args) => keep::undo(&args),
        Command::Judgements(args) => keep::judgements(&args),
        Command::Timeline(args) => ask::timeline::run(&args, packs),
        Command::Show(args) => ask::show::run(&args),
        Command::Search(args) => ask::search::run(&args, packs),
        Command::Actors(args) => ask::actors::run(&args, packs),
        Command::Reports(args) => ask::reports::run(&args, packs),
        Command::Stats(args) => ask::stats::run(&args, packs),
        Command::Why(args) => ask::why::run(&args),
        Command::Storyline(args) => ask::storyline::run(&args, packs),
        Command::Export(args) => ask::export::run(&args),
    };
    match done {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// A reader that has seen enough is no error.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
