//! Bodies told by the noun that opens their name, or that stands before it: `جامعة بغداد`.

use sijill_model::Class;
use sijill_pack::{Meaning, Pack, Sense};
use sijill_text::TokenKind;

use crate::{
    line::{Line, WordPos},
    naming::{Naming, letters},
};

/// Words that the name of a body may have.
const LONGEST: usize = 6;

/// A noun that opens the name of a body: the letters attached before it, and whether it belongs to the name.
pub(crate) fn opens_body(line: &Line<'_>, at: usize, pack: &Pack) -> Option<(u32, bool)> {
    let key = line.key(at);
    let mut found = None;
    pack.clitics.cuts(key, |cut| {
        let rest = &key[cut.start..];
        let (body, kind) = (pack.body_nouns.contains(rest), pack.kind_nouns.contains(rest));
        if found.is_none() && !cut.attached.article && !cut.attached.question && (body || kind) {
            found = Some((letters(cut.attached), body));
        }
    });
    found
}

/// A body told by the noun that opens its name: the noun, and the genitives and adjectives after it.
pub(crate) fn body<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> Option<Naming<'p>> {
    // The noun that only tells the kind stands before the name.
    let (head, cut) = match opens_body(line, at, pack) {
        Some((cut, true)) => (at, cut),
        _ => match at.checked_sub(1).and_then(|before| opens_body(line, before, pack)) {
            Some((_, false)) if !line.words[at].attached.and => (at - 1, 0),
            _ => return None,
        },
    };
    let kind = head < at;
    let at = head;
    let (mut end, mut country, mut proper, mut definite) = (at + 1, "", false, false);
    while end < line.words.len() && end < at + LONGEST {
        let own = &line.words[end];
        let attached = own.attached;
        if attached.and || own.kind != TokenKind::Word || own.pos == WordPos::Verb {
            break;
        }
        if let Some(name) = line.name_at[end].map(|name| &line.names[name])
            && name.words.start == end
            && !matches!(name.meaning, Meaning::Cue(_) | Meaning::Grammar(_) | Meaning::Role(_))
        {
            // The tables name the body itself: `حركة حماس`.
            if matches!(name.meaning, Meaning::Organisation(_)) && end == at + 1 {
                return None;
            }
            if definite || attached.preposition.is_some() {
                break;
            }
            if kind && matches!(name.meaning, Meaning::Country(_) | Meaning::Person(_)) {
                break;
            }
            country = country_of(name.meaning, pack);
            end = name.words.end;
            (proper, definite) = (true, true);
            if kind {
                break;
            }
            continue;
        }
        if own.pos == WordPos::Particle {
            break;
        }
        let article = attached.article || line.key(end).starts_with(pack.clitics.article());
        if attached.preposition.is_some() {
            // `المركز الدولي للطاقة`: only after what is definite.
            if !(article && definite && !proper) {
                break;
            }
        } else if article {
            let nation = line.senses(end, pack).any(|(_, sense)| matches!(sense, Sense::Nation(_)));
            if nation && definite || kind && !line.readings(end).is_empty() {
                break;
            }
            definite = true;
        } else if line.readings(end).is_empty() && (!definite || proper) {
            (proper, definite) = (true, true);
        } else if end > at + 1 || definite || !next_definite(line, end + 1, pack) {
            break;
        }
        end += 1;
    }
    (definite && end > at + 1).then(|| Naming {
        words: at + usize::from(kind)..end,
        class: Class::Organisation,
        country,
        sector: sector_of(line, at, pack),
        name: None,
        cut,
    })
}

fn next_definite(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    line.words.get(at).is_some_and(|word| {
        word.kind == TokenKind::Word && !word.attached.and && line.key(at).starts_with(pack.clitics.article())
    })
}

fn country_of(meaning: Meaning, pack: &Pack) -> &'static str {
    match meaning {
        Meaning::Country(country) | Meaning::Capital(country) => pack.world.countries[country as usize].iso3,
        Meaning::Place(place) => pack.world.places[place as usize].country,
        _ => "",
    }
}

fn sector_of<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> &'p str {
    let role = line.senses(at, pack).find_map(|(_, sense)| match sense {
        Sense::Role(role) => Some(pack.roles[role as usize].sector),
        _ => None,
    });
    role.unwrap_or("")
}
