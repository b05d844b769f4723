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
}

impl Fields {
    /// Adds a found event.
    pub fn add(&mut self, gold: &GoldEvent, found: &Event) {
        self.status.add(gold.status == found.status);
        self.background.add(gold.background == found.background);
        let told = found.casualties.kinds().into_iter().filter_map(|(kind, figure)| {
            figure
                .map(|figure| (kind.to_owned(), crate::gold::GoldFigure { min: figure.min, max: figure.max }))
        });
        let same = gold.casualties == told.collect();
        if gold.casualties.is_empty() {
            self.casualties_none.add(same);
        } else {
            self.casualties.add(same);
        }
        let date = (gold.date.start, gold.date.end) == (found.date.start, found.date.end);
        self.date.add(date);
        if gold.date.start.is_some() {
            self.date_told.add(date)
        } else {
            self.date_none.add(date)
        }
        match &gold.place {
            Some(place) => {
                self.place.add(found.place.as_ref().is_some_and(|own| own.country == place.country));
                if let Some(span) = place.span {
                    self.place_words.add(found.place.as_ref().is_some_and(|own| own.span.overlaps(span)));
                }
            }
            None => self.place_none.add(found.place.is_none()),
        }
        self.actors += people(&gold.actors, &found.actors, &mut self.actor_codes);
        self.recipients += people(&gold.recipients, &found.recipients, &mut self.recipient_codes);
        let first = found.sources.first().and_then(|source| source.span);
        match gold.sources.first() {
            Some(source) => {
                self.source.add(source.span.zip(first).is_some_and(|(a, b)| a.overlaps(b)));
            }
            None => self.source_none.add(first.is_none()),
        }
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
        for (name, count) in [("actors F1", self.actors), ("recipients F1", self.recipients)] {
            set.share(name, count.f1(), count.hit + count.missed);
        }
    }
}

/// Matches participants by overlapping words, one to one, and scores the codes of the matched.
fn people(gold: &[GoldActor], found: &[Actor], codes: &mut Share) -> Count {
    let mut used = vec![false; found.len()];
    let mut count = Count::default();
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
    count
}
