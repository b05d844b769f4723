//! What the tables say of a written word by itself: found once, and kept for the reports to come.

use std::sync::{Arc, Mutex, PoisonError};

use sijill_pack::{Attached, Cut, Features, Grammar, KeyHash, NamePart, Pack, PlaceNoun, Reading, Sense};
use sijill_time::{Listed, TimeTables};

use crate::{
    likely::cost,
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
    /// With its article alone it stands for the country that is spoken of.
    pub home: bool,
    /// What it is as a part of people's names.
    pub name_part: Option<NamePart>,
    /// What it says of the topic of its report.
    pub topic: Option<(&'static str, u8)>,
    /// Where it stands in the tables of times and numbers.
    pub listed: Listed,
    /// Which of the words of `with` and `not` it may be.
    pub hashes: Box<[KeyHash]>,
}

/// Lists that are filled for one word after the other.
#[derive(Debug, Default)]
struct Scratch {
    readings: Vec<Reading>,
    cuts: Vec<Cut>,
}

impl Known {
    fn of(key: &str, pack: &Pack, times: &TimeTables, scratch: &mut Scratch) -> Known {
        let Scratch { readings, cuts } = scratch;
        pack.readings(key, readings);
        // Folding makes some passives look like their actives: the active goes first.
        readings.sort_by_key(|reading| (cost(*reading, pack), reading.form.features.has(Features::PASSIVE)));
        cuts.clear();
        pack.clitics.cuts(key, |cut| cuts.push(cut));
        let rest = |cut: &Cut| &key[cut.start..];
        Known {
            readings: readings.as_slice().into(),
            grammar: grammar(readings, pack),
            cuts: cuts.as_slice().into(),
            openings: names::openings(key, cuts, pack).into(),
            place_noun: cuts.iter().find_map(|cut| pack.place_nouns.get(rest(cut)).copied()),
            home: cuts.iter().any(|cut| cut.attached == ARTICLE && pack.home_nouns.contains(rest(cut))),
            name_part: pack.world.name_part(key),
            topic: cuts.iter().find_map(|cut| pack.topics.get(rest(cut)).copied()),
            listed: times.listed(key),
            hashes: pack.vocabulary.words_of(key, &pack.clitics).into(),
        }
    }
}

/// Nothing but the article before a noun.
const ARTICLE: Attached =
    Attached { article: true, and: false, future: false, question: false, preposition: None, pronoun: false };

fn grammar(readings: &[Reading], pack: &Pack) -> Option<(Grammar, u32)> {
    readings
        .iter()
        .filter(|reading| !reading.attached.pronoun || reading.attached.and)
        .chain(readings.iter())
        .filter(|reading| !is_title_held(**reading, pack))
        .find_map(|reading| {
            pack.lexicon.lexeme(reading.form.lexeme).senses.iter().find_map(|sense| match sense {
                Sense::Grammar(row) => Some((pack.grammar[*row as usize].class, *row)),
                _ => None,
            })
        })
}

/// A title with a pronoun, which no word holds: `وأدى` is no `أد`, short for a professor.
pub(crate) fn is_title_held(reading: Reading, pack: &Pack) -> bool {
    reading.attached.pronoun && is_title(reading, pack)
}

/// Whether a reading is a title before a name or an office.
pub(crate) fn is_title(reading: Reading, pack: &Pack) -> bool {
    let title = |sense: &Sense| matches!(sense, Sense::Grammar(row) if pack.grammar[*row as usize].class == Grammar::Title);
    pack.lexicon.lexeme(reading.form.lexeme).senses.iter().any(title)
}

/// Words met of late, with what the tables say of them.
#[derive(Debug)]
pub(crate) struct Words<'p> {
    pack: &'p Pack,
    times: &'p TimeTables,
    kept: Recent<Arc<Known>>,
    scratch: Scratch,
}

impl Words<'_> {
    /// What a word is, by its folded key.
    pub fn know(&mut self, key: &str) -> Arc<Known> {
        let Words { pack, times, kept, scratch } = self;
        Arc::clone(kept.get(key, || Arc::new(Known::of(key, pack, times, scratch))))
    }
}

/// Words of a generation: two generations are kept at most, some 30 MB for each thread.
const GENERATION: usize = 1 << 15;

/// What was found out about words in earlier reports: it saves work and changes nothing. Several
/// threads may read with one memory at a time; it holds for the tables that it was first used with.
#[derive(Debug, Default)]
pub struct Memory {
    idle: Mutex<Vec<Recent<Arc<Known>>>>,
}

impl Memory {
    /// Words that no other thread is using: give them back for the next report.
    pub(crate) fn lend<'p>(&self, pack: &'p Pack, times: &'p TimeTables) -> Words<'p> {
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let kept = kept.unwrap_or_else(|| Recent::new(GENERATION));
        Words { pack, times, kept, scratch: Scratch::default() }
    }

    pub(crate) fn give_back(&self, words: Words<'_>) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(words.kept);
    }
}
