//! What the tables say of a written word by itself: found once, and kept for the reports to come.

use std::sync::{Arc, Mutex, PoisonError};

use sijill_pack::{Cut, Features, Grammar, KeyHash, NamePart, Pack, PlaceNoun, Reading, Sense};

use crate::{
    decide::cost,
    names::{self, Opening},
    recent::Recent,
};

/// What a word is whatever stands around it, by its folded key.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Its readings, the likeliest first.
    pub readings: Box<[Reading]>,
    /// Its class, where it may be a closed-class word.
    pub grammar: Option<(Grammar, u32)>,
    /// Every way to cut attached particles off its front, the whole word first.
    pub cuts: Box<[Cut]>,
    /// The names and fixed phrases that may start here.
    pub openings: Box<[Opening]>,
    /// What it is as a noun before the name of a place, whatever is attached to it.
    pub place_noun: Option<PlaceNoun>,
    /// What it is as a part of people's names.
    pub name_part: Option<NamePart>,
    /// What it says of the topic of its report.
    pub topic: Option<(&'static str, u8)>,
    /// Which of the words of `with` and `not` it may be.
    pub hashes: Box<[KeyHash]>,
}

impl Known {
    fn of(key: &str, pack: &Pack) -> Known {
        let mut readings = Vec::new();
        pack.readings(key, &mut readings);
        // Folding makes some passives look like their actives: the active goes first.
        readings.sort_by_key(|reading| (cost(*reading, pack), reading.form.features.has(Features::PASSIVE)));
        let mut cuts = Vec::new();
        pack.clitics.cuts(key, |cut| cuts.push(cut));
        let rest = |cut: &Cut| &key[cut.start..];
        Known {
            grammar: grammar(&readings, pack),
            openings: names::openings(key, &cuts, pack).into(),
            place_noun: cuts.iter().find_map(|cut| pack.place_nouns.get(rest(cut)).copied()),
            name_part: pack.world.name_part(key),
            topic: cuts.iter().find_map(|cut| pack.topics.get(rest(cut)).copied()),
            hashes: pack.vocabulary.words_of(key, &pack.clitics).into(),
            readings: readings.into(),
            cuts: cuts.into(),
        }
    }
}

fn grammar(readings: &[Reading], pack: &Pack) -> Option<(Grammar, u32)> {
    readings
        .iter()
        .filter(|reading| !reading.attached.pronoun || reading.attached.and)
        .chain(readings.iter())
        .find_map(|reading| {
            pack.lexicon.lexeme(reading.form.lexeme).senses.iter().find_map(|sense| match sense {
                Sense::Grammar(row) => Some((pack.grammar[*row as usize].class, *row)),
                _ => None,
            })
        })
}

/// Words of a generation: two generations are kept at most.
const GENERATION: usize = 1 << 14;

/// Words met of late.
#[derive(Debug)]
pub(crate) struct Words(Recent<Arc<Known>>);

impl Words {
    /// What a word is, by its folded key.
    pub fn know(&mut self, key: &str, pack: &Pack) -> Arc<Known> {
        Arc::clone(self.0.get(key, || Arc::new(Known::of(key, pack))))
    }
}

/// What was found out about words in earlier reports: it saves work and changes nothing. Several
/// threads may read with one memory at a time; it holds for the pack that it was first used with.
#[derive(Debug, Default)]
pub struct Memory {
    idle: Mutex<Vec<Words>>,
}

impl Memory {
    /// Words that nobody else is using: give them back for the next report.
    pub(crate) fn lend(&self) -> Words {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_else(|| Words(Recent::new(GENERATION)))
    }

    pub(crate) fn give_back(&self, words: Words) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(words);
    }
}
