//! `ar-time/*.json`: the specs of Recognizers-Text, as its tests read them.
//!
//! A case is one input with the expressions that must be found in it. Cases that the reference
//! implementation itself leaves out (`NotSupported` holds `dotnet`) are left out here too.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use sijill_model::Span;

use crate::{EvalError, gold};

/// What a spec file is about, which decides under which figure its cases count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    Dates,
    Durations,
    Numbers,
}

/// The files, by their stem.
const FILES: [(&str, Topic); 8] = [
    ("DateParser", Topic::Dates),
    ("DatePeriodParser", Topic::Dates),
    ("DateTimeModel", Topic::Dates),
    ("MergedParser", Topic::Dates),
    ("DurationParser", Topic::Durations),
    ("NumberModel", Topic::Numbers),
    ("OrdinalModel", Topic::Numbers),
    ("PercentModel", Topic::Numbers),
];

/// A case, ready to be scored.
#[derive(Debug)]
pub(crate) struct Case {
    pub file: &'static str,
    pub topic: Topic,
    pub input: String,
    /// Day that relative expressions count from.
    pub reference: Option<String>,
    /// Whether the spec's own tests compare values, not only spans.
    pub checks_values: bool,
    pub expected: Vec<Expected>,
}

/// An expression that must be found.
#[derive(Debug)]
pub(crate) struct Expected {
    pub span: Span,
    pub text: String,
    /// `date`, `daterange`, `duration`, `number`, …, without the prefix of its model.
    pub kind: String,
    /// The value of a number or a percentage.
    pub number: Option<f64>,
    pub timex: String,
    /// Days that the expression may mean, both ends inclusive; the spec gives a past and a future one.
    pub days: Vec<(String, String)>,
    pub seconds: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RawCase {
    input: String,
    context: Option<Context>,
    not_supported: Option<String>,
    ignore_resolution: Option<Value>,
    #[serde(default)]
    results: Vec<RawResult>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Context {
    reference_date_time: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RawResult {
    text: String,
    #[serde(alias = "Type")]
    type_name: Option<String>,
    #[serde(alias = "Value")]
    resolution: Option<Value>,
    start: Option<i64>,
}

/// All cases of a folder that count, file by file.
pub(crate) fn read(folder: &Path) -> Result<Vec<Case>, EvalError> {
    let mut all = Vec::new();
    for (stem, topic) in FILES {
        let path = folder.join(format!("{stem}.json"));
        if !path.is_file() {
            continue;
        }
        let cases: Vec<RawCase> = gold::json(&path)?;
        all.extend(
            cases
                .into_iter()
                .filter(|case| !case.not_supported.as_deref().unwrap_or_default().contains("dotnet"))
                .map(|case| prepare(stem, topic, case)),
        );
    }
    Ok(all)
}

fn prepare(file: &'static str, topic: Topic, case: RawCase) -> Case {
    let ignored = case.ignore_resolution.is_some_and(|value| value == true || value == "true");
    let expected = case.results.iter().map(|result| expect(&case.input, result)).collect();
    Case {
        file,
        topic,
        reference: case.context.and_then(|context| context.reference_date_time),
        checks_values: !ignored,
        expected,
        input: case.input,
    }
}

fn expect(input: &str, result: &RawResult) -> Expected {
    let text = result.text.trim();
    let kind = result.type_name.as_deref().unwrap_or_default().trim_start_matches("datetimeV2.").to_owned();
    let mut one = Expected {
        span: place(input, text, result.start.and_then(|start| start.try_into().ok()).unwrap_or(0)),
        text: text.to_owned(),
        kind,
        number: None,
        timex: String::new(),
        days: Vec::new(),
        seconds: None,
    };
    let Some(value) = &result.resolution else { return one };
    one.timex = text_of(value, "Timex").or_else(|| text_of(value, "timex")).unwrap_or_default();
    one.number = text_of(value, "value").and_then(|value| value.trim_end_matches('%').parse().ok());
    for resolution in ["FutureResolution", "PastResolution"].iter().filter_map(|key| value.get(key)) {
        add(&mut one, resolution);
    }
    for resolution in value.get("values").and_then(Value::as_array).into_iter().flatten() {
        if one.timex.is_empty() {
            one.timex = text_of(resolution, "timex").unwrap_or_default();
        }
        add(&mut one, resolution);
    }
    one
}

/// Where the text stands: at or after its start; some starts of the set are off by a blank.
fn place(input: &str, text: &str, start: u32) -> Span {
    let skip: usize = input.chars().take(start as usize).map(char::len_utf8).sum();
    let byte = input[skip..].find(text).map_or_else(|| input.find(text).unwrap_or(skip), |at| skip + at);
    let first = input[..byte].chars().count() as u32;
    Span::new(first, first + text.chars().count() as u32)
}

/// Adds one way to resolve an expression.
fn add(one: &mut Expected, resolution: &Value) {
    let get = |keys: &[&str]| keys.iter().find_map(|key| text_of(resolution, key));
    let day = |text: String| -> Option<String> { text.get(..10).map(str::to_owned) };
    if let Some(date) = get(&["date", "dateTime"]).and_then(day) {
        one.days.push((date.clone(), date));
    } else if let Some((start, end)) = get(&["startDate", "start"])
        .and_then(day)
        .zip(get(&["endDate", "end"]).and_then(day))
        .and_then(|(start, end)| Some((start, before(&end)?)))
    {
        // Of a range told by both its ends, the spec gives the last day itself.
        if one.timex.starts_with('(')
            && let Some(last) = get(&["endDate", "end"]).and_then(day)
        {
            one.days.push((start.clone(), last));
        }
        one.days.push((start, end));
    } else if text_of(resolution, "type").is_some_and(|kind| matches!(kind.as_str(), "date" | "datetime"))
        && let Some(date) = get(&["value"]).and_then(day)
    {
        one.days.push((date.clone(), date));
    }
    let seconds = get(&["duration"]).or_else(|| {
        text_of(resolution, "type").filter(|kind| kind == "duration").and_then(|_| get(&["value"]))
    });
    one.seconds = one.seconds.or_else(|| seconds.and_then(|seconds| seconds.parse().ok()));
}

/// The spec's ranges end before their last day.
fn before(day: &str) -> Option<String> {
    day.parse::<jiff::civil::Date>().ok()?.yesterday().ok().map(|day| day.to_string())
}

fn text_of(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}
