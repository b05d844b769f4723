//! `ar-places`: place mentions with coordinates.
//!
//! A gold mention is found within a distance when a place mention of ours shares a character with it
//! and has coordinates no farther away. Shares are taken over all gold mentions: one that is not
//! found, or found without coordinates, counts as wrong. `mentions on a gold place` is the share of
//! our place mentions that touch a gold one.

use std::path::Path;

use serde::Deserialize;
use sijill::{Draft, Sijill};
use sijill_model::{Mention, Report, Span};

use crate::{EvalError, Set, Worst, count::Share};

#[derive(Deserialize)]
struct Row {
    text: String,
    places: Vec<GoldPlace>,
}

#[derive(Deserialize)]
struct GoldPlace {
    text: String,
    start: u32,
    end: u32,
    lat: f64,
    lon: f64,
}

/// A found place: its words and its coordinates.
type Found = (Span, String, Option<(f64, f64)>);

/// A hundred miles, the field's usual distance.
const FAR: f64 = 161.0;
const NEAR: f64 = 20.0;

pub(crate) fn score(sijill: &Sijill, folder: &Path, worst: usize) -> Result<Vec<Set>, EvalError> {
    let path = folder.join("idrisi.jsonl");
    let text = std::fs::read_to_string(&path).map_err(|error| EvalError::whole(&path, error))?;
    let mut set = Set::new("ar-places");
    let (mut far, mut near, mut seen, mut ours) =
        (Share::default(), Share::default(), Share::default(), Share::default());
    for line in text.lines() {
        let mut row: Row = serde_json::from_str(line).map_err(|error| EvalError::whole(&path, error))?;
        // The set writes some mentions twice.
        row.places.sort_by_key(|place| (place.start, place.end));
        row.places.dedup_by_key(|place| (place.start, place.end));
        let found = places(sijill, &row.text);
        let mut missed = Vec::new();
        for gold in &row.places {
            let span = Span::new(gold.start, gold.end);
            let on = || found.iter().filter(|(own, ..)| own.overlaps(span));
            let best = on()
                .filter_map(|(_, _, at)| at.map(|at| distance(at, (gold.lat, gold.lon))))
                .min_by(f64::total_cmp);
            seen.add(on().next().is_some());
            far.add(best.is_some_and(|km| km <= FAR));
            near.add(best.is_some_and(|km| km <= NEAR));
            if best.is_none_or(|km| km > FAR) {
                missed.push(format!("{} ({}, {}) {best:.0?}", gold.text, gold.lat, gold.lon));
            }
        }
        let gold = |span: Span| row.places.iter().any(|gold| span.overlaps(Span::new(gold.start, gold.end)));
        let extra: Vec<String> =
            found.iter().filter(|(span, ..)| !gold(*span)).map(|(_, words, _)| words.clone()).collect();
        for (span, ..) in &found {
            ours.add(gold(*span));
        }
        if set.worst.len() < worst && !(missed.is_empty() && extra.is_empty()) {
            set.worst.push(Worst { report: row.text, missed, false_alarms: extra, ..Worst::default() });
        }
    }
    let mut share = |name: &str, share: Share| set.share(name, share.value(), share.of);
    share("within 161 km", far);
    share("within 20 km", near);
    share("found at all", seen);
    share("mentions on a gold place", ours);
    Ok(vec![set])
}

fn places(sijill: &Sijill, text: &str) -> Vec<Found> {
    let report = Report { text: text.to_owned(), ..Report::default() };
    let mentions = sijill.mentions(Draft { titled: false, report, ..Draft::default() }).mentions;
    let place = |mention| match mention {
        Mention::Place { span, text, lat, lon, .. } => Some((span, text, lat.zip(lon))),
        _ => None,
    };
    mentions.into_iter().filter_map(place).collect()
}

/// Kilometres between two points in degrees, along a great circle.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |x: f64, y: f64| ((y - x).to_radians() / 2.0).sin().powi(2);
    let h = half(a.0, b.0) + a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
    2.0 * 6_371.0 * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn measures_along_the_globe() {
        let (cairo, alexandria) = ((30.044, 31.236), (31.200, 29.919));
        assert!((distance(cairo, alexandria) - 180.0).abs() < 3.0);
        assert_eq!(distance(cairo, cairo), 0.0);
    }
}
