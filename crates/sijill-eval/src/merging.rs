//! `pairs`: all reports of `ar.jsonl` in a folder `news` are merged, then the labelled accounts among them
//! are looked at.
//!
//! B-cubed is told twice: over the accounts for which an event mention was found, which is what merging
//! answers for, and over all, where an account without a mention stands alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::BufReader,
    path::Path,
};

use sijill::{JsonLines, Key, Sijill};
use sijill_merge::{Telling, Whole, Word, whole};
use sijill_model::{Event, PassageKind, Span};

use crate::{
    EvalError, Set, Worst,
    pairs::{Account, Label, Pair, accounts, accuracy, address, b_cubed, parse, reprints, word},
    words::kind,
};

const TUNE: &str = include_str!("../pairs/tune.tsv");
const HELD: &str = include_str!("../pairs/held.tsv");

/// Scores the half to tune by.
pub(crate) fn tune(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    score(sijill, folder, worst, "pairs", TUNE)
}

/// Scores the half that is held back: for a last look, never while tuning. It lists no pair.
pub(crate) fn held(sijill: &Sijill, folder: &Path, _: usize) -> Result<Vec<Set>, EvalError> {
    score(sijill, folder, 0, "pairs-held", HELD)
}

/// A report with the place of its first account.
struct Report {
    text: String,
    events: Vec<Event>,
    first: usize,
}

/// All reports of a file, merged.
struct Merged {
    reports: Vec<Report>,
    /// By address, a report's place.
    places: BTreeMap<String, usize>,
    /// For each account, its event.
    events: Vec<usize>,
    whole: Whole,
}

fn score(
    sijill: &Sijill,
    folder: &Path,
    worst: usize,
    name: &str,
    table: &str,
) -> Result<Vec<Set>, EvalError> {
    let fault = |message| EvalError { file: format!("{name}.tsv"), message };
    let pairs = parse(table).map_err(fault)?;
    let merged = merge(sijill, &folder.join("ar.jsonl"))?;
    let gold = accounts(&pairs);
    let all: Vec<(u32, Option<usize>)> =
        gold.iter().map(|(account, group)| (*group, merged.event(account))).collect();
    let found: Vec<(u32, Option<usize>)> = all.iter().copied().filter(|(_, event)| event.is_some()).collect();
    let mut set = Set::new(name);
    set.share("accounts found", found.len() as f64 / all.len().max(1) as f64, all.len());
    let cubed = b_cubed(&found);
    set.share("B3 F1", cubed.f1(), cubed.of);
    set.share("B3 precision", cubed.precision, cubed.of);
    set.share("B3 recall", cubed.recall, cubed.of);
    let cubed = b_cubed(&all);
    set.share("B3 F1 over all", cubed.f1(), cubed.of);
    let telling = |url: &str| Some(merged.whole.origins[*merged.places.get(url)?].origin);
    let count = reprints(&pairs, telling);
    set.share("reprint precision", count.precision(), count.hit + count.false_alarm);
    set.share("reprint recall", count.recall(), count.hit + count.missed);
    for (label, share) in accuracy(&pairs, |account| merged.event(account)) {
        set.share(&format!("{} right", label.word()), share.value(), share.of);
    }
    set.worst = pairs.iter().filter_map(|pair| merged.wrong(pair)).take(worst).collect();
    Ok(vec![set])
}

/// Reads and merges all reports of a file.
fn merge(sijill: &Sijill, path: &Path) -> Result<Merged, EvalError> {
    let file = File::open(path).map_err(|error| EvalError::whole(path, error))?;
    let (mut reports, mut tellings, mut accounts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut places, mut of, mut seen) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
    for draft in JsonLines::new(&path.display().to_string(), BufReader::new(file)) {
        // A line that is no report is none of the labelled ones.
        let Ok(draft) = draft else { continue };
        let entry = sijill.entry(draft);
        let answer = entry.answer;
        if !seen.insert(answer.report.id.clone()) {
            continue;
        }
        let word = |key: &Key| Word::new(key.span, kind(key.class), &key.key);
        let words: Vec<Word> = entry.keys.iter().map(word).collect();
        let stories: Vec<Span> = answer
            .passages
            .iter()
            .filter(|passage| passage.kind == PassageKind::Story)
            .map(|passage| passage.span)
            .collect();
        let story = |word: &&Word| stories.iter().any(|span| span.contains(word.span));
        let told: Vec<Word> = words.iter().filter(story).copied().collect();
        tellings.push(Telling::of(&answer.report, &told));
        let first = accounts.len();
        for event in &answer.events {
            accounts.push(sijill_merge::Account::of(&answer.report, event, &words));
            of.push(reports.len());
        }
        places.insert(address(answer.report.url.as_deref().unwrap_or_default()), reports.len());
        reports.push(Report { text: answer.report.text, events: answer.events, first });
    }
    let whole = whole(&tellings.iter().collect::<Vec<_>>(), &accounts, &of, &[]);
    let mut events = vec![0; accounts.len()];
    for (at, event) in whole.events.iter().enumerate() {
        for &account in event {
            events[account] = at;
        }
    }
    Ok(Merged { reports, places, events, whole })
}

impl Merged {
    /// The event found for an account: that of the mention with a trigger on its word, else of the one
    /// whose trigger stands nearest in a sentence that tells it.
    fn event(&self, account: &Account) -> Option<usize> {
        let report = &self.reports[*self.places.get(&account.url)?];
        let word = word(&report.text, account.offset);
        let on = |spans: &[Span]| spans.iter().any(|span| span.overlaps(word));
        let far = |event: &Event| event.triggers.iter().map(|span| span.start.abs_diff(word.start)).min();
        let nearest = || {
            let told = report.events.iter().enumerate().filter(|(_, event)| on(&event.evidence));
            told.min_by_key(|(_, event)| far(event)).map(|(at, _)| at)
        };
        let at = report.events.iter().position(|event| on(&event.triggers)).or_else(nearest)?;
        Some(self.events[report.first + at])
    }

    /// What is wrong with a pair, if anything is.
    fn wrong(&self, pair: &Pair) -> Option<Worst> {
        let [a, b] = pair.accounts.each_ref().map(|account| self.event(account));
        let together = a.is_some() && a == b;
        let origin = |account: &Account| Some(self.whole.origins[*self.places.get(&account.url)?].origin);
        let [one, other] = pair.accounts.each_ref().map(origin);
        let copied = one == other && pair.accounts[0].url != pair.accounts[1].url;
        let false_alarm = match (pair.label, together) {
            (Label::Same | Label::Update | Label::Different, _) if copied => "one telling",
            (Label::Different, true) => "one event",
            (Label::Same | Label::Update | Label::Reprint, false) => "two events",
            _ => return None,
        };
        let place = |account: &Account| format!("{} at {}", account.url, account.offset);
        Some(Worst {
            report: pair.accounts.each_ref().map(place).join(" | "),
            missed: vec![pair.label.word().to_owned()],
            false_alarms: vec![false_alarm.to_owned()],
            ..Worst::default()
        })
    }
}
