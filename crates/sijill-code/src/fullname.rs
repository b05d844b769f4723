//! Full names for short ones: a headline says `الثني`, the report below it who that is.

use sijill_model::{Actor, Class, Span};
use sijill_pack::Pos;
use sijill_text::fold;

use crate::{
    clause::Parsed,
    groups::{GroupClass, span_of},
    merge::Mention,
};

/// The people whom a report names in full, in text order.
pub(crate) struct FullNames {
    all: Vec<FullName>,
    unnamed: Vec<Unnamed>,
    /// Where the headline ends.
    title: u32,
}

struct FullName {
    span: Span,
    text: String,
    key: String,
    /// The key of the name without the office before it.
    name: String,
    known: Option<String>,
    country: String,
    sector: String,
    /// The stem of the office before the name.
    office: Option<String>,
    /// Something is attached before its first word.
    attached: bool,
    /// Words of that office, but for its country.
    office_words: usize,
}

/// Somebody told by an office or a trade, without a name.
struct Unnamed {
    span: Span,
    head: String,
    /// The further words.
    words: Vec<String>,
    definite: bool,
}

impl FullNames {
    /// Gathers the full names of a report's sentences, those of its headline aside.
    pub fn of(sentences: &[Parsed<'_, '_, '_>]) -> FullNames {
        let mut names = FullNames { all: Vec::new(), unnamed: Vec::new(), title: 0 };
        for parsed in sentences {
            let line = parsed.line;
            names.describe(parsed);
            if line.title {
                names.title = names.title.max(line.span.end);
                continue;
            }
            for group in &parsed.groups {
                let (Some(entity), Some(name)) = (&group.entity, &group.name) else { continue };
                let person = group.entity_is_head && group.class == GroupClass::Actor(Class::Person);
                if !person || name.len() < 2 {
                    continue;
                }
                let span = span_of(line, &group.words);
                let text = line.doc.slice(span).to_owned();
                let nation = group.nation.map(|(_, word)| word);
                let of_office = |word: &usize| *word < name.start && Some(*word) != nation;
                let attached = line.words[group.words.start].attached;
                names.all.push(FullName {
                    attached: attached.preposition.is_some() || attached.and,
                    office_words: group.words.clone().filter(of_office).count(),
                    key: fold(&text),
                    name: fold(line.doc.slice(span_of(line, name))),
                    span,
                    text,
                    known: entity.name.map(str::to_owned),
                    country: entity.country.to_owned(),
                    sector: entity.sector.to_owned(),
                    office: (!name.contains(&group.head)).then(|| noun(parsed, group.head)),
                });
            }
        }
        names
    }

    /// Notes the single people of a line who are told without a name.
    fn describe(&mut self, parsed: &Parsed<'_, '_, '_>) {
        let line = parsed.line;
        for group in &parsed.groups {
            let single = group.class == GroupClass::Actor(Class::Person)
                && group.entity_is_head
                && !group.is_named()
                && !group.plural
                && group.number.is_none();
            if single && group.entity.as_ref().is_some_and(|entity| entity.person.is_none()) {
                // The country is compared by itself.
                let nation = group.nation.map(|(_, word)| word);
                let other = |&word: &usize| word != group.head && Some(word) != nation;
                let key = |word: usize| line.key(word).to_owned();
                self.unnamed.push(Unnamed {
                    span: span_of(line, &group.words),
                    head: noun(parsed, group.head),
                    words: group.words.clone().filter(other).map(key).collect(),
                    definite: group.definite,
                });
            }
        }
    }

    /// The full name of somebody whom a report tells by office or trade alone before it names them: `نائب صومالي`
    /// in the first sentence, `النائب سالم الكعبي` below. `None` where several people of that office are named.
    fn introduced(&self, actor: &Actor) -> Option<&FullName> {
        let own = self.unnamed.iter().find(|one| one.span == actor.span && !one.definite)?;
        let mut found: Option<&FullName> = None;
        for full in &self.all {
            if full.attached || !full.is_described(own, actor) {
                continue;
            }
            // Another one is no more the one who was named.
            if full.span.start < own.span.start {
                return None;
            }
            match found {
                Some(known) if !full.is_same(known) => return None,
                Some(_) => {}
                None => found = Some(full),
            }
        }
        found
    }

    /// The full name of somebody whom a report named before with the office by which it goes on to tell him:
    /// `وزير الدفاع الأمريكي سالم كارتر`, then `الوزير الأمريكي`. `None` where it names several of that office
    /// and country.
    fn holder(&self, actor: &Actor) -> Option<&FullName> {
        let own = self.unnamed.iter().find(|one| one.span == actor.span && one.definite)?;
        // `الرقيب الكعبي` tells the name, `الرئيس اليمني` the whole office.
        let short = |full: &&FullName| {
            let named = own.words.iter().any(|word| full.name.split(' ').any(|part| part == word));
            !named && own.words.len() + 1 < full.office_words
        };
        let of_country = |full: &&FullName| !full.country.is_empty() && full.country == actor.country;
        let mut named = self.all.iter().filter(of_country).filter(|full| full.is_described(own, actor));
        let first = named.next().filter(|full| full.span.end <= own.span.start)?;
        named.all(|other| other.is_same(first)).then_some(first).filter(short)
    }

    /// Puts full names in the place of a headline's short ones.
    pub fn put(&self, mention: &mut Mention) {
        self.put_side(&mut mention.actors);
        self.put_side(&mut mention.recipients);
    }

    fn put_side(&self, actors: &mut Vec<Actor>) {
        for actor in actors.iter_mut() {
            if let Some(full) = self.introduced(actor).or_else(|| self.holder(actor)) {
                actor.span = full.span;
                actor.text.clone_from(&full.text);
                if actor.name.is_none() {
                    actor.name.clone_from(&full.known);
                }
                continue;
            }
            if actor.span.start >= self.title {
                continue;
            }
            if let Some(full) = self.all.iter().filter(|full| !full.attached).find(|full| full.tells(actor)) {
                actor.span = full.span;
                actor.text.clone_from(&full.text);
            }
        }
        // Who was told in short and in full is one.
        let mut seen = Vec::new();
        actors.retain(|actor| {
            let fresh = !seen.contains(&actor.span);
            seen.push(actor.span);
            fresh
        });
    }
}

/// The dictionary form of the noun at a word, or the word without what is attached.
fn noun(parsed: &Parsed<'_, '_, '_>, word: usize) -> String {
    let line = parsed.line;
    let lexemes = line.readings(word).iter().map(|reading| parsed.pack.lexicon.lexeme(reading.form.lexeme));
    let mut nouns = lexemes.filter(|lexeme| lexeme.pos == Pos::Noun);
    nouns.next().map_or_else(|| line.stem(word).to_owned(), |lexeme| fold(&lexeme.lemma))
}

impl FullName {
    /// Whether somebody told without a name may be the one with this name: of the same office, country and
    /// sector, and with no word that the words here lack.
    fn is_described(&self, own: &Unnamed, actor: &Actor) -> bool {
        let may = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        self.office.as_ref() == Some(&own.head)
            && may(&self.country, &actor.country)
            && may(&self.sector, &actor.sector)
            && own.words.iter().all(|word| self.key.split(' ').any(|other| other == word))
    }

    /// Whether it may be another mention of the same name: one holds the last parts of the other, or both begin
    /// and end alike.
    fn is_same(&self, other: &FullName) -> bool {
        let ends = |name: &str| {
            let mut parts = name.split(' ');
            (parts.next().map(str::to_owned), parts.next_back().map(str::to_owned))
        };
        self.name.ends_with(&other.name)
            || other.name.ends_with(&self.name)
            || ends(&self.name) == ends(&other.name)
    }

    /// Whether it is the full name of somebody told in short: by surname, or by office alone.
    fn tells(&self, actor: &Actor) -> bool {
        let short = fold(&actor.text);
        let same_country =
            self.country.is_empty() || actor.country.is_empty() || self.country == actor.country;
        let longer = self.key.len() > short.len();
        let surname = self.name.strip_suffix(short.as_str()).is_some_and(|rest| rest.ends_with(' '));
        let office = self.key.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' '));
        let known = actor.name.is_some() && actor.name == self.known;
        same_country && longer && (surname || office || known)
    }
}
