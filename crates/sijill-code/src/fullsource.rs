//! Full words for a source told by a short form that names nobody: `المرصد` after `المرصد السوري لحقوق الإنسان`,
//! `المصادر` after `مصادر عسكرية`. A surname is a name, and stays as it stands.

use sijill_model::Source;
use sijill_pack::Pack;
use sijill_text::fold;

use crate::source::Attribution;

/// The sources that a report tells, in text order.
#[derive(Debug, Default)]
pub(crate) struct FullSources {
    all: Vec<Full>,
}

#[derive(Debug)]
struct Full {
    source: Source,
    /// Its words, folded.
    words: Vec<String>,
    /// It names nobody by itself.
    short: bool,
}

impl FullSources {
    /// Takes in who speaks in a line.
    pub fn learn(&mut self, attributions: &[Attribution]) {
        for one in attributions {
            for (hop, source) in one.chain.iter().enumerate().filter(|(_, source)| source.text.is_some()) {
                let known = |own: &Full| own.source.span == source.span;
                if !self.all.iter().rev().any(known) {
                    let short = hop == 0 && one.short;
                    self.all.push(Full { source: source.clone(), words: words(source), short });
                }
            }
        }
    }

    /// Puts full words in the place of short ones.
    pub fn put(&self, sources: &mut [Source], pack: &Pack) {
        let article = pack.clitics.article();
        for source in sources {
            let known = self.all.iter().find(|own| own.source.span == source.span);
            let Some(short) = known.filter(|own| own.short) else { continue };
            let mut before = self.all.iter().rev().filter(|full| full.source.span < source.span);
            if let Some(full) = before.find(|full| full.tells(&short.words, article)) {
                // Where it was told first.
                let first = self.all.iter().find(|own| own.words == full.words).unwrap_or(full);
                *source = first.source.clone();
            }
        }
    }
}

impl Full {
    /// Whether these words tell in full who was told in short.
    fn tells(&self, short: &[String], article: &str) -> bool {
        if short.is_empty() || self.words.len() <= short.len() {
            return false;
        }
        let bare = |word: &str| word.strip_prefix(article).unwrap_or(word).to_owned();
        let mut left = self.words.iter();
        // All of them in their order, the head first.
        bare(&self.words[0]) == bare(&short[0])
            && short.iter().all(|own| left.any(|word| word == own || bare(word) == bare(own)))
    }
}

fn words(source: &Source) -> Vec<String> {
    let text = source.text.as_deref().unwrap_or_default();
    fold(text).split_whitespace().map(str::to_owned).collect()
}
