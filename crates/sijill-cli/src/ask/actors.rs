//! `sijill actors`: who does what with whom.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use clap::Args;
use sijill::store::ask::{PairLine, Party};

use crate::{
    args::Db,
    ask::{
        filter::{Filter, Form, Lazy, open},
        print,
        table::Table,
    },
    terminal::Style,
};

const EXAMPLES: &str = "Examples:
  sijill actors --type CONSULT
  sijill actors --party IRN --from 2015-07-01 --to 2015-07-31
  sijill actors --country YEM --csv > pairs.csv";

/// Whom to count.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Actors {
    #[command(flatten)]
    pub db: Db,
    #[command(flatten)]
    pub filter: Filter,
    /// How many pairs at most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub limit: u32,
    #[command(flatten)]
    pub form: Form,
}

/// Prints pairs of parties, most events first.
pub fn run(args: &Actors, packs: Option<&Path>) -> anyhow::Result<ExitCode> {
    let record = open(&args.db)?;
    let mut query = args.filter.query(&Lazy::new(packs))?;
    query.limit = Some(args.limit);
    let pairs = record.actors(&query)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.form.json {
        print::json_lines(&mut out, &pairs)?;
    } else if args.form.csv {
        csv(&mut out, &pairs)?;
    } else {
        let mut table = Table::new(&["who", "to whom", "events", "types", "from", "to"]);
        for pair in &pairs {
            table.row(vec![
                name(pair.actor.as_ref()),
                name(pair.recipient.as_ref()),
                pair.events.to_string(),
                types(pair, ", "),
                pair.start.clone().unwrap_or_default(),
                pair.end.clone().unwrap_or_default(),
            ]);
        }
        table.people(&mut out, Style::detect())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn name(party: Option<&Party>) -> String {
    let Some(party) = party else { return "not told".to_owned() };
    let code = format!("{}{}", party.country, party.sector);
    match &party.name {
        Some(name) => format!("{name} {code}").trim_end().to_owned(),
        None => code,
    }
}

fn types(pair: &PairLine, between: &str) -> String {
    let mut types: Vec<(&String, &u32)> = pair.types.iter().collect();
    types.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    types.into_iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(between)
}

fn csv(out: &mut impl Write, pairs: &[PairLine]) -> io::Result<()> {
    let mut table = Table::new(&[
        "actor",
        "actor_country",
        "actor_sector",
        "recipient",
        "recipient_country",
        "recipient_sector",
        "events",
        "types",
        "start",
        "end",
    ]);
    for pair in pairs {
        let mut row = Vec::new();
        for party in [&pair.actor, &pair.recipient] {
            match party {
                Some(party) => row.extend([
                    party.name.clone().unwrap_or_default(),
                    party.country.clone(),
                    party.sector.clone(),
                ]),
                None => row.extend([const { String::new() }; 3]),
            }
        }
        row.push(pair.events.to_string());
        row.push(types(pair, "; "));
        row.push(pair.start.clone().unwrap_or_default());
        row.push(pair.end.clone().unwrap_or_default());
        table.row(row);
    }
    table.csv(out)
}
