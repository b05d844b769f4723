//! Bodies told by the noun that opens their name, or that stands before it: `جامعة بغداد`.

use std::ops::Range;

use sijill_model::Class;
use sijill_pack::{CLUB, Grammar, Meaning, Pack, RoleClass, Sense};
use sijill_text::TokenKind;

use crate::{
    club,
    line::{Line, WordPos},
    names,
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

/// Whether the name of a body holds a shorter one, so that the other words only tell what it is: `حركة حماس`,
/// `قوات الأمم المتحدة`, `حزب الله اللبناني`.
pub(crate) fn told_shorter(line: &Line<'_>, words: &Range<usize>, class: &str, pack: &Pack) -> bool {
    if words.len() < 2 {
        return false;
    }
    // `منظمة التحرير الفلسطينية` is the name of an office; of these the adjective only says where they are.
    let named = matches!(class, "armed" | "media" | "company" | "ngo" | CLUB);
    let kind = matches!(opens_body(line, words.start, pack), Some((_, own)) if !own || is_kind(line, words.start, pack));
    let people = !kind
        && opens_body(line, words.start, pack).is_none()
        && line.readings(words.start).iter().any(|reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            senses.iter().any(|sense| matches!(sense, Sense::Role(role) if pack.roles[*role as usize].class == RoleClass::Group))
        });
    let last = words.end - 1;
    let nation = line.readings(last).iter().any(|reading| {
        let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
        senses.iter().any(|sense| matches!(sense, Sense::Nation(_)))
    });
    let titled = is_titled(line, words.start, pack) && !tells_body(line, words.start + 1, pack);
    kind && (titled || opens_organisation(line, words.start + 1, pack))
        || people && is_organisation(line, words.start + 1..words.end, pack)
        || nation && named && is_organisation(line, words.start..last, pack)
}

/// Whether a word is one that only tells the kind of body.
fn is_kind(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let key = line.key(at);
    let mut found = false;
    pack.clitics
        .cuts(key, |cut| found |= !cut.attached.article && pack.kind_nouns.contains(&key[cut.start..]));
    found
}

/// Whether words are the name of a body of the tables.
fn is_organisation(line: &Line<'_>, words: Range<usize>, pack: &Pack) -> bool {
    let mut found = false;
    names::phrases(line, words.start, pack, |own, meaning, _| {
        found |= own == words && matches!(meaning, Meaning::Organisation(_));
    });
    found
}

/// Whether the name of a body of the tables starts at a word.
fn opens_organisation(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let mut found = false;
    if at < line.words.len() {
        names::phrases(line, at, pack, |_, meaning, _| {
            found |=
                matches!(meaning, Meaning::Organisation(row) if !club::is_told_by_words_around(row, pack));
        });
    }
    found
}

/// The quoted name of a body after the noun that tells its kind: `صحيفة «السفير»`.
fn quoted<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> Option<Naming<'p>> {
    let open = at.checked_sub(1).filter(|&open| line.is_punct(open))?;
    let head = open.checked_sub(1)?;
    let quotes = &pack.rules.quotes;
    let opening = |word: usize, c: fn(&(char, char)) -> char| {
        line.text(word).chars().all(|own| quotes.iter().any(|pair| c(pair) == own) || own == '\'')
    };
    opens_body(line, head, pack)?;
    if !opening(open, |pair| pair.0) {
        return None;
    }
    let end = (at..line.words.len().min(at + LONGEST)).find(|&word| line.is_punct(word))?;
    let plain = (at..end).all(|word| line.words[word].pos != WordPos::Verb || line.readings(word).is_empty());
    (end > at && opening(end, |pair| pair.1) && plain).then(|| Naming {
        words: at..end,
        class: Class::Organisation,
        country: "",
        sector: sector_of(line, head, pack),
        name: None,
        cut: 0,
    })
}

/// A body told by the noun that opens its name: the noun, and the genitives and adjectives after it.
pub(crate) fn body<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> Option<Naming<'p>> {
    if let Some(quoted) = quoted(line, at, pack) {
        return Some(quoted);
    }
    // The noun that only tells the kind stands before the name.
    let (head, cut) = match opens_body(line, at, pack) {
        Some((cut, true)) => (at, cut),
        _ => match at.checked_sub(1).and_then(|before| opens_body(line, before, pack)) {
            Some((_, false)) if !line.words[at].attached.and => (at - 1, 0),
            _ => return None,
        },
    };
    if head == at && is_kind(line, at, pack) && opens_organisation(line, at + 1, pack) {
        return None;
    }
    let tabled = head == at && opens_organisation(line, at, pack);
    let kind = head < at;
    let titled = kind && is_titled(line, head, pack);
    let at = head;
    let object = pack.agreement.object.chars().next();
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
            if tabled || !(article && definite && !proper && attached.preposition == object) {
                break;
            }
        } else if article {
            let nation = line.senses(end, pack).any(|(_, sense)| matches!(sense, Sense::Nation(_)));
            // `صحيفة النهار`, but not `صحيفة الحزب`.
            let described =
                !(line.readings(end).is_empty() || titled && end == at + 1 && !tells_body(line, end, pack));
            if nation && definite || kind && described {
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

/// A body told by a definite noun and adjectives made from nouns: `البنك التجاري`, `الاتحاد الدولي للشرطة`.
pub(crate) fn definite<'p>(line: &Line<'_>, at: usize, pack: &'p Pack) -> Option<Naming<'p>> {
    let article = pack.clitics.article();
    let (noun, cut) = definite_noun(line, at, pack)?;
    if !(pack.body_nouns.contains(noun) || pack.titled_nouns.contains(noun))
        || line.name_at[at].is_some()
        || opens_organisation(line, at, pack)
    {
        return None;
    }
    let agreement = &pack.agreement;
    let nation = |word: usize| {
        line.readings(word).iter().any(|reading| {
            let senses = &pack.lexicon.lexeme(reading.form.lexeme).senses;
            senses.iter().any(|sense| matches!(sense, Sense::Nation(_)))
        })
    };
    let own_class = |word: usize| !matches!(line.words[word].pos, WordPos::Particle | WordPos::Verb);
    let adjective = |word: usize| {
        line.words
            .get(word)
            .is_some_and(|own| own.kind == TokenKind::Word && own.attached.preposition.is_none())
            && own_class(word)
            && agreement.is_relational(line.key(word))
            && agreement.is_feminine(line.key(word)) == agreement.is_feminine(noun)
            && (line.key(word).starts_with(article)
                || line.words[word].attached.and && line.key(word).contains(article))
            && line.name_at[word].is_none()
            && !line.is(word, Grammar::Quantifier)
    };
    let mut end = at + 1;
    while end < at + LONGEST && adjective(end) && (end > at + 1 || !line.words[end].attached.and) {
        end += 1;
    }
    let told = (at + 1..end).any(|word| !nation(word));
    if !told {
        return None;
    }
    // `الاتحاد الدولي لكرة القدم`
    let purpose = line.words.get(end).is_some_and(|own| {
        own.kind == TokenKind::Word
            && own.attached.preposition == agreement.object.chars().next()
            && own.pos == WordPos::Noun
            && line.name_at[end].is_none()
    });
    if purpose {
        let open = !line.words[end].attached.article;
        end += 1;
        if open
            && end < at + LONGEST
            && next_definite(line, end, pack)
            && line.words[end].attached.preposition.is_none()
        {
            end += 1;
        }
    }
    Some(Naming {
        words: at..end,
        class: Class::Organisation,
        country: "",
        sector: sector_of(line, at, pack),
        name: None,
        cut,
    })
}

/// The noun of a word with an article, without what is attached, and the letters before the article.
fn definite_noun<'l>(line: &'l Line<'_>, at: usize, pack: &Pack) -> Option<(&'l str, u32)> {
    let key = line.key(at);
    let mut found = None;
    pack.clitics.cuts(key, |cut| {
        if found.is_none() && cut.attached.article && !cut.attached.question {
            found = Some((&key[cut.start..], letters(cut.attached)));
        }
    });
    found
}

/// Whether a word tells a kind of body after which any definite noun is the name.
fn is_titled(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let key = line.key(at);
    let mut found = false;
    pack.clitics
        .cuts(key, |cut| found |= !cut.attached.article && pack.titled_nouns.contains(&key[cut.start..]));
    found
}

/// Whether a definite noun tells somebody or a body by what it is, and is no name: `قناة الحزب`.
fn tells_body(line: &Line<'_>, at: usize, pack: &Pack) -> bool {
    let key = line.key(at);
    let bare = key.strip_prefix(pack.clitics.article()).unwrap_or(key);
    pack.kind_nouns.contains(bare)
        || pack.body_nouns.contains(bare)
        || line.senses(at, pack).any(|(_, sense)| matches!(sense, Sense::Role(_)))
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
