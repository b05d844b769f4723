//! Who did it, and to whom.

use sijill_model::EventType::{Agree, Consult, Cooperate};

use super::{Case, words};
use crate::{Account, Party, WordKind};

pub(super) fn weigh(case: &mut Case, a: &Account, b: &Account) {
    let mutual = |account: &Account| matches!(account.event_type, Agree | Consult | Cooperate);
    if mutual(a) && mutual(b) {
        return together(case, a, b);
    }
    side(case, "actors", (&a.actors, a), (&b.actors, b));
    side(case, "recipients", (&a.recipients, a), (&b.recipients, b));
    if let Some(party) = turned(a, b).or_else(|| turned(b, a)) {
        case.say("actors", -1.2, || format!("{} acts in one and is acted on in the other", name(party)));
    }
}

/// Who acts in one account and is only acted on in the other: a blow and its answer.
fn turned<'a>(a: &'a Account, b: &Account) -> Option<&'a Party> {
    let among = |party: &Party, others: &[Party]| others.iter().any(|other| same(party, other) >= 0.6);
    let turned = |party: &&Party| known(party) && among(party, &b.recipients) && !among(party, &b.actors);
    a.actors.iter().filter(|party| !among(party, &a.recipients)).find(turned)
}

fn side(case: &mut Case, field: &str, one: (&[Party], &Account), two: (&[Party], &Account)) {
    if one.0.is_empty() || two.0.is_empty() {
        let named =
            one.0.iter().any(|party| tells(party, two.1)) || two.0.iter().any(|party| tells(party, one.1));
        if named {
            case.say(field, 0.3, || "named in both, though not as taking part in both".to_owned());
        }
        return;
    }
    let pairs = one.0.iter().flat_map(|a| two.0.iter().map(move |b| (a, b)));
    let best = pairs.map(|(a, b)| (same(a, b), a)).max_by(|x, y| x.0.total_cmp(&y.0));
    let Some((alike, party)) = best else { return };
    let name = || name(party).to_owned();
    match alike {
        alike if alike >= 0.9 && party.name.is_some() => case.say(field, 0.9, || format!("same {}", name())),
        alike if alike >= 0.6 => case.say(field, 0.7, || format!("same words: {}", name())),
        alike if alike >= 0.3 => case.say(field, 0.3, || format!("alike: {}", name())),
        _ if one.0.iter().any(|party| tells(party, two.1))
            || two.0.iter().any(|party| tells(party, one.1)) =>
        {
            case.say(field, 0.2, || "named in both, though not as taking part in both".to_owned());
        }
        _ if all(one.0, two.0, known) => {
            case.strangers = true;
            case.say(field, -0.8, || "nobody in common".to_owned());
        }
        _ if foreign(one.0, two.0) => case.say(field, -0.5, || "of different countries".to_owned()),
        _ => {}
    }
}

/// Talks have no sides: whoever takes part counts, and who meets one is not who meets another.
fn together(case: &mut Case, a: &Account, b: &Account) {
    fn of(account: &Account) -> impl Iterator<Item = &Party> {
        account.actors.iter().chain(&account.recipients)
    }
    let found = |party: &&Party| of(b).any(|other| same(party, other) >= 0.6);
    for (at, party) in of(a).filter(found).take(2).enumerate() {
        let weight = [0.7, 0.9][at];
        case.say("participants", weight, || format!("same {}", name(party)));
    }
    let stranger = |party: &Party, other: &Account| {
        known(party) && !of(other).any(|other| same(party, other) >= 0.3) && !tells(party, other)
    };
    let x = of(a).find(|party| stranger(party, b));
    let y = of(b).find(|party| stranger(party, a));
    if let (Some(x), Some(y)) = (x, y) {
        case.strangers = true;
        let weight = if x.name.is_some() && y.name.is_some() { -2.4 } else { -1.4 };
        case.say("participants", weight, || format!("{} here, {} there", name(x), name(y)));
    }
}

fn name(party: &Party) -> &str {
    party.name.as_deref().unwrap_or(&party.text)
}

/// Whether who it is can be told from others.
fn known(party: &Party) -> bool {
    party.name.is_some() || party.terms.iter().any(|term| term.kind == WordKind::Name)
}

/// Whether all on either side are told to be of a country, and none of one that the other side has.
fn foreign(one: &[Party], two: &[Party]) -> bool {
    let placed = |party: &Party| !party.country.is_empty();
    let shared = one.iter().any(|a| two.iter().any(|b| a.country == b.country));
    all(one, two, placed) && !shared
}

fn all(one: &[Party], two: &[Party], what: fn(&Party) -> bool) -> bool {
    one.iter().all(what) && two.iter().all(what)
}

/// Whether the words that name someone stand in an account as well.
fn tells(party: &Party, account: &Account) -> bool {
    let mut names = party.terms.iter().filter(|term| term.kind == WordKind::Name).peekable();
    names.peek().is_some() && names.all(|name| words::stands(name, &account.evidence))
}

/// How surely the two are the same, 0 to 1.
pub(crate) fn same(a: &Party, b: &Party) -> f32 {
    if let (Some(one), Some(two)) = (&a.name, &b.name)
        && one == two
    {
        return 1.0;
    }
    let clash = !a.country.is_empty() && !b.country.is_empty() && a.country != b.country;
    let named = a.name.is_some() && b.name.is_some();
    let shared = words::overlap(&a.terms, &b.terms);
    let coded = !a.country.is_empty() && a.country == b.country && a.sector == b.sector;
    match (clash, named) {
        (true, true) => 0.0,
        (true, false) => 0.5 * shared,
        (false, true) => shared.min(0.5),
        _ if coded => shared.max(0.4),
        _ => shared,
    }
}
