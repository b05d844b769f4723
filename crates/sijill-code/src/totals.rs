//! Tolls of several attacks together, and attacks told with a toll and a place of their own: `قتل 18 في سلسلة
//! تفجيرات … قتل 11 في تفجير في حي الكرادة … وسبعة في مدينة الصدر`.

use sijill_model::{EventType, Figure, Span};

use crate::{
    claims::{self, Standing, Told},
    finer,
    likeness::on_other_days,
    merge::Mention,
};

/// Attacks that a total needs to be one of several.
const SEVERAL: usize = 2;

/// Days beyond which a toll is one of months.
const MONTHS: i32 = 62;

/// Lays the figures of a cost beside the attack that it sums up, told before it in its sentence.
pub(crate) fn look_ahead(mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let Some(cause) = mentions[at].resumes else { continue };
        let (told, sentence) = (mentions[at].told.clone(), mentions[at].sentence);
        // `انفجرت سيارة مفخخة`: the verb and its noun tell one attack, of which the noun stands nearer.
        let attacks = mentions[..at].iter_mut().rev().take_while(|one| one.sentence == sentence);
        for attack in attacks.filter(|one| one.triggers.iter().any(|word| word.overlaps(cause))) {
            if attack.told.is_empty() {
                attack.ahead.extend(told.iter().cloned());
            }
        }
    }
}

/// Whether a further mention tells another attack: who was killed in it can't be who was killed in the first, and
/// it is elsewhere, or the first toll was of several attacks. `lead` tells what the headline told.
pub(crate) fn is_other(event: &Mention, mention: &Mention, lead: bool) -> bool {
    if event.event_type != EventType::Assault || mention.sentence == event.sentence {
        return false;
    }
    // `وأوقعت الحرب المستمرة منذ 2023 عشرات الآلاف من القتلى`: the toll of years is not that of the news.
    let counted = killed(event).is_some() || killed(mention).is_some();
    // Nor does who goes back to the news go back to a war of years.
    let back = goes_back(mention) && !of_months(event);
    if !lead && counted && of_months(mention) != of_months(event) && !back {
        return true;
    }
    let total = of_attacks(event);
    // `هجوم انتحاري` is none of the two that came to a toll before, but one of them; and `الهجوم` is none of `هجمات`.
    let two = total && figures(event).all(|told| told.several);
    let one_of = two && mention.single || total && is_one_of(event, mention);
    if one_of && !mention.title {
        return true;
    }
    let figures = killed(event).zip(killed(mention)).filter(|(known, own)| known.min != own.min);
    let Some((known, own)) = figures.filter(|_| !is_vague(event) && !is_vague(mention)) else { return false };
    if goes_back(mention) {
        return false;
    }
    match (total, of_attacks(mention)) {
        (true, true) if mention.another => true,
        (true, false) if own.min < known.min => true,
        _ if lead => false,
        _ => match (&event.place, &mention.place) {
            (Some(a), Some(b)) => !finer::same_place(a, b) && !finer::around(a, b),
            // Sources that contradict each other are nearer than that.
            (None, Some(_)) => own.min.saturating_mul(2) <= known.min,
            _ => false,
        },
    }
}

/// Whether a mention is told of months or years.
fn of_months(one: &Mention) -> bool {
    let days = one.date.start.zip(one.date.end).and_then(|(start, end)| start.until(end).ok());
    days.is_some_and(|days| days.get_days() > MONTHS)
}

/// Whether a mention takes its attack as told before.
fn goes_back(mention: &Mention) -> bool {
    let known = mention.definite || mention.points_back || mention.by_doer || mention.of_known.is_some();
    known || mention.bare || mention.toll
}

/// Whether a noun in the singular tells one of the attacks that its plural told: `هجمات … الهجوم`.
fn is_one_of(event: &Mention, mention: &Mention) -> bool {
    (mention.definite || mention.single) && mention.shares_noun(event)
}

/// Whether dozens are told, and no number.
fn is_vague(one: &Mention) -> bool {
    figures(one).all(|told| told.vague)
}

/// Lets a total go whose attacks are all told after it, each with a toll of its own: they are the events.
pub(crate) fn dissolve(events: &mut Vec<Mention>) {
    let mut at = 0;
    while at < events.len() {
        match parts(events, at) {
            Some(parts) => {
                let total = events.remove(at);
                for part in parts {
                    give(&mut events[part - 1], &total);
                }
            }
            None => at += 1,
        }
    }
}

/// The attacks after a total whose tolls come to it.
fn parts(events: &[Mention], at: usize) -> Option<Vec<usize>> {
    let total = &events[at];
    // Dozens are no sum.
    if total.event_type != EventType::Assault || !of_attacks(total) || is_vague(total) {
        return None;
    }
    let whole = killed(total)?.min;
    let (mut sum, mut parts) = (0, Vec::new());
    for (index, event) in events.iter().enumerate().skip(at + 1) {
        let part = event.event_type == EventType::Assault && may_be_of(total, event);
        let Some(own) = killed(event).filter(|own| part && own.min < whole) else { continue };
        sum += own.min;
        parts.push(index);
        if sum >= whole {
            return (sum == whole && parts.len() >= SEVERAL).then_some(parts);
        }
    }
    None
}

/// Whether an attack may be one of those that a total is of, by country and day.
fn may_be_of(total: &Mention, event: &Mention) -> bool {
    let places = total.place.as_ref().zip(event.place.as_ref());
    let abroad = places.is_some_and(|(a, b)| finer::in_other_countries(a, b));
    !abroad && on_other_days(&total.date, &event.date) != Some(true)
}

/// What is told of all attacks together is told of each.
fn give(part: &mut Mention, total: &Mention) {
    if part.date.start.is_none() || part.loosely_dated && !total.loosely_dated {
        part.date = total.date.clone();
        part.loosely_dated = total.loosely_dated;
    }
    if part.place.is_none() {
        part.place.clone_from(&total.place);
    }
    part.background &= total.background;
    part.foreground |= total.foreground;
    part.titled |= total.titled;
    // The words that tell it stand with its figure.
    let counts = |sentence: &&Span| figures(total).any(|told| sentence.contains(told.figure.span));
    for sentence in total.evidence.iter().filter(counts) {
        let told = total.triggers.iter().filter(|word| sentence.contains(**word));
        let fresh: Vec<Span> = told.filter(|word| !part.triggers.contains(word)).copied().collect();
        part.triggers.extend(fresh);
        if !part.evidence.contains(sentence) {
            part.evidence.push(*sentence);
        }
    }
}

/// Who was killed, by a mention or by the cost that its sentence goes on to tell.
fn killed(one: &Mention) -> Option<Figure> {
    let told: Vec<Told> = figures(one).cloned().collect();
    claims::settle(&told).killed
}

/// Whether all figures of the killed are told of attacks in the plural.
fn of_attacks(one: &Mention) -> bool {
    figures(one).all(|told| told.attacks) && figures(one).next().is_some()
}

fn figures(one: &Mention) -> impl Iterator<Item = &Told> {
    let whole =
        |told: &&Told| told.kind == "killed" && matches!(told.standing, Standing::Whole | Standing::Toll);
    one.told.iter().chain(&one.ahead).filter(whole)
}
