//! Field by field over found events.

use sijill_model::{Actor, Event};

use crate::{
    Set,
    count::{Count, Share},
    gold::{GoldActor, GoldEvent},
};

/// Scores of the fields of found events.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    status: Share,
    background: Share,
    casualties: Share,
    casualties_none: Share,
    date: Share,
    date_told: Share,
    date_none: Share,
    place: Share,
    place_words: Share,
    place_none: Share,
    actors: Count,
    actor_codes: Share,
    recipients: Count,
    recipient_codes: Share,
    source: Share,
    source_none: Share,
    all: Share,
}

impl Fields {
    /// Adds a found event; returns the fields that are wrong.
    pub fn add(&mut self, gold: &GoldEvent, found: &Event) -> Vec<&'static str> {
        let mut wrong = Vec::new();
        let mut see = |field: &'static str, share: &mut Share, right: bool| {
            share.add(right);
            if !right && !wrong.contains(&field) {
                wrong.push(field);
            }
        };
        see("status", &mut self.status, gold.status == found.status);
        see("background", &mut self.background, gold.background == found.background);
        let told = found.casualties.kinds().into_iter().filter_map(|(kind, figure)| {
            figure
                .map(|figure| (kind.to_owned(), crate::gold::GoldFigure { min: figure.min, max: figure.max }))
        });
        let same = gold.casualties == told.collect();
        let none = gold.casualties.is_empty();
        see("casualties", if none { &mut self.casualties_none } else { &mut self.casualties }, same);
        let date = (gold.date.start, gold.date.end) == (found.date.start, found.date.end);
        see("date", &mut self.date, date);
        let told = gold.date.start.is_some();
        see("date", if told { &mut self.date_told } else { &mut self.date_none }, date);
        match (&gold.place, &found.place) {
            (Some(place), own) => {
                let country = own.as_ref().is_some_and(|own| own.country == place.country);
                see("place", &mut self.place, country);
                if let Some(span) = place.span {
                    let words = own.as_ref().is_some_and(|own| own.span.overlaps(span));
                    see("place words", &mut self.place_words, words);
                }
            }
            (None, own) => see("place", &mut self.place_none, own.is_none()),
        }
        let (count, codes) = people(&gold.actors, &found.actors);
        see("actors", &mut Share::default(), count.is_exact() && codes.is_whole());
        self.actors += count;
        self.actor_codes += codes;
        let (count, codes) = people(&gold.recipients, &found.recipients);
        see("recipients", &mut Share::default(), count.is_exact() && codes.is_whole());
        self.recipients += count;
        self.recipient_codes += codes;
        let first = found.sources.first().and_then(|source| source.span);
        match gold.sources.first() {
            Some(source) => {
                let right = source.span.zip(first).is_some_and(|(a, b)| a.overlaps(b));
                see("source", &mut self.source, right);
            }
            None => see("source", &mut self.source_none, first.is_none()),
        }
        self.all.add(wrong.is_empty());
        wrong
    }

    /// Puts the figures into a set.
    pub fn put(&self, set: &mut Set) {
        let mut share = |name: &str, share: Share| set.share(name, share.value(), share.of);
        share("status", self.status);
        share("background", self.background);
        share("casualties", self.casualties);
        share("casualties none invented", self.casualties_none);
        share("date start and end", self.date);
        share("date where told", self.date_told);
        share("date none invented", self.date_none);
        share("place country", self.place);
        share("place words", self.place_words);
        share("place none invented", self.place_none);
        share("actor code right", self.actor_codes);
        share("recipient code right", self.recipient_codes);
        share("first source", self.source);
        share("source none invented", self.source_none);
        share("all fields right", self.all);
        for (name, count) in [("actors F1", self.actors), ("recipients F1", self.recipients)] {
            set.share(name, count.f1(), count.hit + count.missed);
        }
    }
}

/// Matches participants by overlapping words, one to one, and scores the codes of the matched.
fn people(gold: &[GoldActor], found: &[Actor]) -> (Count, Share) {
    let mut used = vec![false; found.len()];
    let (mut count, mut codes) = (Count::default(), Share::default());
    for actor in gold {
        match found.iter().enumerate().position(|(i, own)| !used[i] && own.span.overlaps(actor.span)) {
            Some(at) => {
                used[at] = true;
                count.hit += 1;
                codes.add(found[at].country == actor.country && found[at].sector == actor.sector);
            }
            None => count.missed += 1,
        }
    }
    count.false_alarm = used.iter().filter(|used| !**used).count();
    (count, codes)
}
