//! `sijill show`: one event whole, its accounts side by side.

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use clap::Args;
use sijill::{
    model::{Actor, EventType},
    store::ask::{Claim, Mentioned, Shown},
};

use crate::{
    args::Db,
    ask::{
        filter::{day, open},
        print::{self, chain, counted, figure},
        table::{Table, flat},
    },
    terminal::{Style, isolate},
};

const EXAMPLES: &str = "Examples:
  sijill show 88db306f50cfe253
  sijill show 88db306f50cfe253 --as-of 2015-07-15
  sijill show 88db306f50cfe253 --csv > claims.csv";

/// Which event.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    /// The id of the event or of one of its accounts, or how it begins
    pub event: String,
    #[command(flatten)]
    pub db: Db,
    /// As it was known on this day: only reports published up to it count
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<String>,
    /// Print JSON
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print the ledger of claims as a table in CSV
    #[arg(long)]
    pub csv: bool,
}

/// Prints an event whole.
pub fn run(args: &Show) -> anyhow::Result<ExitCode> {
    let shown = open(&args.db)?.show(&args.event, args.as_of.as_deref())?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        print::json(&mut out, &shown)?;
    } else if args.csv {
        csv(&mut out, &shown.claims)?;
    } else {
        people(&mut out, &shown, Style::detect())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn people(out: &mut impl Write, shown: &Shown, style: Style) -> anyhow::Result<()> {
    let event = &shown.event;
    let date = print::when(&event.date);
    let date = if date.is_empty() { "no date told" } else { &date };
    let recalled = if event.background { ", only recalled" } else { "" };
    writeln!(
        out,
        "{}  {}  {}{recalled}",
        style.strong(date),
        style.strong(&print::kind(event)),
        event.status.word()
    )?;
    let told = |text: String| if text.is_empty() { "not told".to_owned() } else { isolate(&flat(&text)) };
    let coded = |people: &[_]| match print::codes(people) {
        codes if codes.trim_matches([';', ' ']).is_empty() => String::new(),
        codes => format!("  {codes}"),
    };
    writeln!(out, "  who       {}{}", told(print::people(&event.actors)), coded(&event.actors))?;
    writeln!(out, "  to whom   {}{}", told(print::people(&event.recipients)), coded(&event.recipients))?;
    writeln!(out, "  where     {}", told(print::place(event)))?;
    for toll in &shown.ledger {
        let newest = &toll.newest;
        let day = newest.published.as_deref().unwrap_or("an unknown day");
        let range = figure(toll.min, toll.max);
        let claims = counted(toll.claims.into(), "claim");
        if toll.figures > 1 {
            let now = figure(newest.min, newest.max);
            writeln!(out, "  {:<9} {range} in {claims}; newest {now}, of {}", toll.kind, flat(day))?;
        } else {
            writeln!(out, "  {:<9} {range} in {claims}", toll.kind)?;
        }
    }
    if event.event_type == EventType::Assault {
        writeln!(out, "  blame     {}", blame(&shown.claims))?;
    }
    writeln!(
        out,
        "  told by   {}, {}",
        counted(event.reports.into(), "report"),
        counted(event.origins.into(), "origin")
    )?;
    if let Some(storyline) = &event.storyline {
        writeln!(out, "  storyline {storyline}")?;
    }
    if !shown.contradicted.is_empty() {
        writeln!(
            out,
            "  {}  {}",
            style.strong("accounts contradict each other on"),
            shown.contradicted.join(", ")
        )?;
    }
    writeln!(out, "  id        {}", event.id)?;
    if shown.mentions.len() > 1 {
        writeln!(out, "\n{}", style.strong("Accounts, side by side"))?;
        side_by_side(shown).people(out, style)?;
    }
    for (mentioned, account) in shown.mentions.iter().zip(&event.accounts) {
        writeln!(out)?;
        one(out, mentioned, account.outlet.as_deref(), account.published.as_deref(), style)?;
    }
    if !shown.claims.is_empty() {
        writeln!(out, "\n{}", style.strong("Claims"))?;
        let mut table = Table::new(&["claim", "value", "words", "said by", "outlet", "published"]);
        for claim in &shown.claims {
            table.row(vec![
                claim.blame.clone().map_or(claim.kind.clone(), |how| format!("{}: {how}", claim.kind)),
                claim.value.clone(),
                claim.text.clone().unwrap_or_default(),
                speaker(claim),
                claim.outlet.clone().unwrap_or_default(),
                claim.published.clone().unwrap_or_default(),
            ]);
        }
        table.people(out, style)?;
    }
    if !shown.merges.is_empty() {
        writeln!(out, "\n{}", style.strong("Why they are one event"))?;
        for pair in &shown.merges {
            let reasons: Vec<String> = pair
                .reasons
                .iter()
                .map(|reason| format!("{} {:+.1} ({})", reason.field, reason.weight, flat(&reason.words)))
                .collect();
            writeln!(out, "  {} and {}: {} {:+.1}", pair.a, pair.b, pair.verdict, pair.score)?;
            writeln!(out, "    {}", reasons.join(", "))?;
        }
    }
    Ok(())
}

/// On whom an attack is blamed, and by how many accounts; claimed before blamed before denied.
fn blame(claims: &[Claim]) -> String {
    let mut all: Vec<(&str, &str, u64)> = Vec::new();
    for claim in claims {
        let Some(how) = claim.blame.as_deref() else { continue };
        let own =
            claim.by.as_ref().is_none_or(|by| by.name.as_ref().or(by.text.as_ref()) == Some(&claim.value));
        let how = match how {
            "claimed" => "claimed by",
            "denied" if own => "denied by",
            "denied" => "told not to be by",
            _ => "blamed on",
        };
        match all.iter_mut().find(|(known, who, _)| *known == how && *who == claim.value) {
            Some((.., count)) => *count += 1,
            None => all.push((how, &claim.value, 1)),
        }
    }
    let order = ["claimed by", "blamed on", "denied by", "told not to be by"];
    let rank = |how: &str| order.iter().position(|words| *words == how);
    all.sort_by_key(|(how, _, count)| (rank(how), std::cmp::Reverse(*count)));
    if all.is_empty() {
        return "nobody's: no account names who did it".to_owned();
    }
    let told = all
        .iter()
        .map(|(how, who, count)| format!("{how} {} ({})", isolate(&flat(who)), counted(*count, "account")));
    told.collect::<Vec<_>>().join(", ")
}

/// What each account tells, a line each.
fn side_by_side(shown: &Shown) -> Table {
    let mut table =
        Table::new(&["account", "outlet", "published", "status", "who", "to whom", "where", "when", "cost"]);
    for (Mentioned { event, .. }, line) in shown.mentions.iter().zip(&shown.event.accounts) {
        let people = |all: &[Actor]| {
            all.iter().map(|who| who.name.as_deref().unwrap_or(&who.text)).collect::<Vec<_>>().join("; ")
        };
        let place = event.place.as_ref();
        table.row(vec![
            event.id.clone(),
            line.outlet.clone().unwrap_or_default(),
            line.published.clone().unwrap_or_default(),
            event.status.word().to_owned() + if event.background { ", recalled" } else { "" },
            people(&event.actors),
            people(&event.recipients),
            place.map(|place| place.name.as_deref().unwrap_or(&place.text).to_owned()).unwrap_or_default(),
            print::days(&event.date),
            print::told_cost(&event.casualties),
        ]);
    }
    table
}

fn one(
    out: &mut impl Write,
    mentioned: &Mentioned,
    outlet: Option<&str>,
    published: Option<&str>,
    style: Style,
) -> anyhow::Result<()> {
    let event = &mentioned.event;
    let parts = [outlet, published, mentioned.title.as_deref()];
    let head: Vec<String> = parts.into_iter().flatten().map(|part| isolate(&flat(part))).collect();
    let head = if head.is_empty() { mentioned.report.clone() } else { head.join("  ") };
    writeln!(out, "{}", style.strong(&head))?;
    let recalled = if event.background { ", recalled" } else { "" };
    writeln!(out, "  {}{recalled}  account {}", event.status.word(), event.id)?;
    writeln!(out, "  source  {}", chain(&event.sources, outlet))?;
    for (kind, figure) in event.casualties.kinds() {
        let Some(told) = figure else { continue };
        writeln!(out, "  {kind}  {}", print::figure(told.min, told.max))?;
    }
    for quote in &mentioned.quotes {
        writeln!(out, "  {}", print::quote(quote, style))?;
    }
    Ok(())
}

fn speaker(claim: &Claim) -> String {
    let Some(by) = &claim.by else { return "the report itself".to_owned() };
    by.name.clone().or(by.text.clone()).unwrap_or_else(|| by.kind.word().to_owned())
}

fn csv(out: &mut impl Write, claims: &[Claim]) -> anyhow::Result<()> {
    let mut table = Table::new(&[
        "claim",
        "value",
        "min",
        "max",
        "blame",
        "words",
        "said_by",
        "said_by_kind",
        "account",
        "report",
        "outlet",
        "published",
    ]);
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    for claim in claims {
        table.row(vec![
            claim.kind.clone(),
            claim.value.clone(),
            number(claim.min),
            number(claim.max),
            claim.blame.clone().unwrap_or_default(),
            claim.text.clone().unwrap_or_default(),
            speaker(claim),
            claim.by.as_ref().map(|by| by.kind.word().to_owned()).unwrap_or_default(),
            claim.account.clone(),
            claim.report.clone(),
            claim.outlet.clone().unwrap_or_default(),
            claim.published.clone().unwrap_or_default(),
        ]);
    }
    table.csv(out)?;
    Ok(())
}
