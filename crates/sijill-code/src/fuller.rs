//! Who took part, of two tellings of one event: the fuller words for each, and nobody twice.

use sijill_model::{Actor, Span};

use crate::alike::same;

/// A side of an event as one mention tells it: its participants, and whether a headline told them.
pub(crate) struct Side {
    pub actors: Vec<Actor>,
    pub title: bool,
}

/// Puts what a further mention tells of a side into what is known of it.
///
/// A headline names people in short; the sentences below it tell them in full, so they replace it.
/// Of two lists the longer stays, and each of its people takes the fuller words of the two. To `gather` is to
/// keep people of other kinds from the other list, too, those aside who are only counted.
pub(crate) fn combine(kept: &mut Vec<Actor>, from_title: bool, new: Side, gather: Option<&[Span]>) {
    let Side { actors: new, title } = new;
    if new.is_empty() {
        return;
    }
    if kept.is_empty() {
        *kept = new;
        return;
    }
    let known = |actors: &[Actor]| actors.iter().filter(|a| !a.country.is_empty()).count();
    let coded = |actors: &[Actor]| actors.iter().filter(|a| !a.sector.is_empty()).count();
    let below_title = from_title
        && !title
        && new.len() >= kept.len()
        && known(&new) >= known(kept)
        && coded(&new) >= coded(kept);
    let longer = new.len() > kept.len() || new.len() == kept.len() && known(&new) > known(kept);
    // A headline that counts people or names them tells more than a bare word for them.
    let shorter = below_title
        && !longer
        && kept.iter().zip(&new).all(|(old, one)| {
            old.country == one.country && old.sector == one.sector && tells(old) > tells(one)
        });
    let below_title = below_title && !shorter;
    let (mut list, other) =
        if below_title || longer { (new, std::mem::take(kept)) } else { (std::mem::take(kept), new) };
    for index in 0..list.len() {
        let own = &list[index];
        let fresh = |one: &&Actor| list.iter().all(|other| other.span != one.span);
        // A country is no fuller word for its authorities, nor is its long name for its short one.
        let tells_more = |one: &&Actor| {
            let state = one.sector.is_empty()
                && one.name.is_some()
                && one.name == own.name
                && one.text.contains(&own.text);
            same(own, one)
                && tells(one) > tells(own)
                && (!one.sector.is_empty() || own.sector.is_empty())
                && !state
        };
        if let Some(fuller) = other.iter().filter(fresh).find(tells_more) {
            let sector = if fuller.sector.is_empty() { own.sector.clone() } else { fuller.sector.clone() };
            list[index] = Actor { code: format!("{}{sector}", fuller.country), sector, ..fuller.clone() };
        }
    }
    if let Some(counted) = gather {
        // `قتل ثلاثة مسلحين … وأصيب شرطيان`: people of another kind were hit, too.
        let another = |one: &Actor, list: &[Actor]| {
            !one.sector.is_empty()
                && !counted.contains(&one.span)
                && !one.country.is_empty()
                && list.iter().all(|own| {
                    !same(own, one)
                        && !own.sector.is_empty()
                        && (own.country != one.country || own.sector != one.sector)
                })
        };
        for one in other {
            if another(&one, &list) {
                list.push(one);
            }
        }
    }
    *kept = list;
}

/// How much the words for a participant tell: a name of the tables, then more words.
fn tells(actor: &Actor) -> (bool, bool, usize) {
    (!actor.country.is_empty(), actor.name.is_some(), actor.text.split_whitespace().count())
}
