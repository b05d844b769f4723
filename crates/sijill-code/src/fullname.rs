//! Full names for short ones: a headline says `الثني`, the report below it who that is.

use sijill_model::{Actor, Class, Span};
use sijill_text::fold;

use crate::{
    clause::Parsed,
    groups::{GroupClass, span_of},
    merge::Mention,
};

/// The people whom a report names in full, in text order.
pub(crate) struct FullNames {
    all: Vec<FullName>,
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
}

impl FullNames {
    /// Gathers the full names of a report's sentences, those of its headline aside.
    pub fn of(sentences: &[Parsed<'_, '_, '_>]) -> FullNames {
        let mut names = FullNames { all: Vec::new(), title: 0 };
        for parsed in sentences {
            let line = parsed.line;
            if line.title {
                names.title = names.title.max(line.span.end);
                continue;
            }
            for group in &parsed.groups {
                let (Some(entity), Some(name)) = (&group.entity, &group.name) else { continue };
                let person = group.entity_is_head && group.class == GroupClass::Actor(Class::Person);
                let attached = line.words[group.words.start].attached;
                let bare = attached.preposition.is_none() && !attached.and;
                if !person || !bare || name.len() < 2 {
                    continue;
                }
                let span = span_of(line, &group.words);
                let text = line.doc.slice(span).to_owned();
                names.all.push(FullName {
                    key: fold(&text),
                    name: fold(line.doc.slice(span_of(line, name))),
                    span,
                    text,
                    known: entity.name.map(str::to_owned),
                    country: entity.country.to_owned(),
                });
            }
        }
        names
    }

    /// Puts full names in the place of a headline's short ones.
    pub fn put(&self, mention: &mut Mention) {
        self.put_side(&mut mention.actors);
        self.put_side(&mut mention.recipients);
    }

    fn put_side(&self, actors: &mut Vec<Actor>) {
        for actor in actors.iter_mut() {
            if actor.span.start >= self.title {
                continue;
            }
            if let Some(full) = self.all.iter().find(|full| full.tells(actor)) {
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

impl FullName {
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
