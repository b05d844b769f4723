//! How alike two mentions of a report are: whether they may tell one event.

use sijill_model::{EventDate, EventType, Span, Status};

use crate::{
    alike::{Overlap, Sides, only_protest, turned},
    claims, finer,
    merge::Mention,
    totals,
};

/// How alike an event and a further mention are; `None` where they can't be one.
pub(crate) fn likeness(event: &Mention, mention: &Mention) -> Option<i32> {
    if event.event_type != mention.event_type {
        return None;
    }
    if mention.resumes.is_some_and(|cause| event.triggers.contains(&cause)) {
        return Some(30);
    }
    // `قتل ستة في محافظة ديالى في تفجير في بلدة مندلي`: a cost is of the attack in its clause, wherever each is told.
    if shares_cause(event, mention) {
        return Some(25);
    }
    // `انفجرت سيارة مفخخة`: the verb and its noun tell one attack.
    let blast = event.mode == BLAST && mention.mode == BLAST;
    if blast && event.triggers.iter().any(|word| word.overlaps(mention.triggers[0])) {
        return Some(20);
    }
    if other_means(event, mention) && mention.sentence != event.sentence {
        return None;
    }
    // `وكانت حصيلة سابقة أشارت إلى مقتل ستة`: a figure that was replaced is one of what was told before.
    if mention.is_replaced() && !mention.another {
        return (event.stretch == mention.stretch && !event.background).then_some(1);
    }
    let mut score = 0i32;
    let apart = mention.stretch != event.stretch && !event.title;
    let near = (mention.sentence.abs_diff(event.sentence) <= 1 || event.title) && !apart;
    // `وأصيب ثلاثة في الهجوم`: of the one that was told by this noun.
    let told_so = mention.of_known.is_some_and(|noun| event.nouns.contains(&noun));
    let past = event.status == Status::Ongoing || event.background && !mention.background;
    let of_known = told_so && !apart && !past && (mention.date.start.is_none() || mention.loosely_dated);
    // What the title names is what the first sentence tells.
    let lead = event.title && mention.sentence <= 1;
    if totals::is_other(event, mention, lead || event.title) {
        return None;
    }
    // An old attack that is recalled with its cost is none of the news.
    let recalled = mention.background && !event.background && mention.costed && !event.title;
    if recalled && !lead && mention.sentence != event.sentence {
        return None;
    }
    if mention.background != event.background
        && !mention.bare
        && mention.foreground
        && event.foreground
        && !lead
    {
        return None;
    }
    match on_other_days(&event.date, &mention.date) {
        // The day of a statement need not be that of the event.
        Some(true) => (event.loosely_dated != mention.loosely_dated).then_some(())?,
        Some(false) => score += 3,
        None => {}
    }
    if let (Some(a), Some(b)) = (&event.place, &mention.place) {
        // A headline tells the town, the text the quarter; "the attack" was in it, another need not be.
        let goes_back = lead
            || mention.definite
            || mention.points_back
            || mention.by_doer
            || told_so && !apart
            || event.titled && mention.sentence <= 1;
        // What an attack cost may be told of the province, the attack of the village.
        let own_cost = (mention.consequence || event.consequence)
            && mention.sentence == event.sentence
            && !mention.another
            && finer::holds(a, b);
        score += finer::one_scene(a, b, goes_back || own_cost)?;
    }
    // A headline and the first sentence that count the same dead, hurt or taken tell of the same.
    if lead && mention.sentence != event.sentence && tells_same_cost(event, mention) {
        score += 2;
    }
    if let Some(score) = side_by_side(event, mention, score) {
        return score;
    }
    if mention.another && !event.title || discussed_before(event, mention) {
        return None;
    }
    if turned(event, mention) || turned(mention, event) {
        return None;
    }
    let sides = Sides::of(event, mention);
    score += match sides.actors {
        Overlap::Same => 4,
        Overlap::Unknown => 0,
        // `نظم صحافيون وقفة ... ورفع المعتصمون شعارات`.
        Overlap::Clash
            if event.event_type == EventType::Protest
                && near
                && (only_protest(&event.actors) || only_protest(&mention.actors)) =>
        {
            0
        }
        Overlap::Clash => return None,
    };
    score += match sides.recipients {
        Overlap::Same => 3,
        Overlap::Unknown => 0,
        Overlap::Clash
            if matches!(mention.event_type, EventType::Assault | EventType::Protest)
                && (near || of_known || mention.by_doer) =>
        {
            -1
        }
        Overlap::Clash => return None,
    };
    if mention.consequence && mention.sentence == event.sentence {
        return Some(score + 10);
    }
    // `ستنسحب … وقال إن الانسحاب`: the noun that goes back to what is planned has no tense.
    let planned = |one: &Mention| one.status == Status::Planned;
    let tenseless = mention.definite && !mention.nouns.is_empty() && planned(event)
        // `يعلن انسحاب بلاده من الاتفاقية … سوف ننسحب`: to say so is to refuse.
        || event.event_type == EventType::Reject && !event.nouns.is_empty() && planned(mention);
    if event.status != mention.status
        && !tenseless
        && event.status != Status::Ongoing
        && mention.status != Status::Ongoing
        && !lead
    {
        return None;
    }
    if of_known {
        return Some(score.max(0) + 3);
    }
    if mention.points_back || mention.bare || mention.by_doer || sides.sent {
        // `وبلغ عدد الجرحى 40`: a count by itself is that of the news.
        let count = mention.toll && mention.told.iter().all(|one| one.noun && !claims::is_single(one.figure));
        let costs = event.titled && !event.background && !event.told.is_empty();
        let of_news = if count && costs { 2 } else { 0 };
        return (!apart).then_some(score + of_news + if near { 2 } else { 1 });
    }
    if apart {
        return (score >= APART).then_some(score);
    }
    // `انسحاب كينيا … الانسحاب الكيني`: by the noun that told it.
    let goes_back =
        matches!(event.event_type, EventType::Consult | EventType::Assault) || mention.shares_noun(event);
    if near || mention.definite && goes_back {
        score += 1;
    }
    (score >= 1).then_some(score)
}

/// Whether one tells what the attack of the other cost, or both the cost of one attack.
pub(crate) fn shares_cause(event: &Mention, mention: &Mention) -> bool {
    mention.causes.iter().any(|cause| event.causes.contains(cause))
}

/// Whether two mentions tell one figure of more than one, and no other.
fn tells_same_cost(event: &Mention, mention: &Mention) -> bool {
    let figures = |one: &Mention| -> Vec<_> {
        let told = one.casualties.kinds().into_iter();
        told.filter_map(|(kind, figure)| figure.map(|figure| (kind, figure.min, figure.max))).collect()
    };
    let own = figures(event);
    own == figures(mention) && own.iter().any(|&(_, min, _)| min > 1)
}

/// `قال إن الخطة نوقشت في أبريل وأن موعد المحادثات مع الأردن قريب`: what was discussed at a time of its own, by nobody
/// told, is not the talks between those whom the sentence names.
fn discussed_before(event: &Mention, mention: &Mention) -> bool {
    let parties = |one: &Mention| !one.actors.is_empty() || !one.recipients.is_empty();
    event.event_type == EventType::Consult
        && event.sentence == mention.sentence
        && event.nouns.is_empty()
        && event.date.start.is_some()
        && mention.date.start.is_none()
        && !parties(event)
        && parties(mention)
}

/// The mode of what goes off.
const BLAST: &str = "explosives";
/// What two mentions of different stretches must have in common.
const APART: i32 = 3;

/// Whether the means of two attacks are of different kinds: who abducts people does not bomb them.
fn other_means(event: &Mention, mention: &Mention) -> bool {
    const LASTING: [&str; 6] =
        ["suicide-attack", "explosives", "aerial", "heavy-weapons", "drone", "unconventional"];
    let clash =
        |a: &str, b: &str| a == "abduct" && LASTING.contains(&b) || a == "suicide-attack" && b == "aerial";
    clash(event.mode, mention.mode) || clash(mention.mode, event.mode)
}

/// What costs told in one sentence say of their attacks; `None` where they say nothing.
fn side_by_side(event: &Mention, mention: &Mention, score: i32) -> Option<Option<i32>> {
    // `قتل 33 في هجوم ... وأصيب 25 في هجوم`: each cost belongs to its own attack.
    let here = |cause: &Span| mention.evidence.iter().any(|sentence| sentence.contains(*cause));
    let apart = event.causes.iter().any(here) && !mention.causes.is_empty();
    if mention.sentence != event.sentence {
        return None;
    }
    if apart && mention.consequence && event.consequence {
        return Some(None);
    }
    // `قصفت الطائرات …، بعد ساعات من مقتل شرطيين في هجوم`: the cost of what went before is of its own attack.
    let own = !mention.causes.is_empty() && !mention.is_caused_by(event);
    if mention.precedes && mention.consequence && own {
        return Some(None);
    }
    // What an attack cost, told in its own sentence, is no further attack.
    let cost = (mention.consequence || event.consequence) && event.event_type == EventType::Assault;
    (cost && !mention.another).then_some(Some(score + 10))
}

/// Whether two dates have no day in common; `None` where the first or the last day of one is not told.
pub(crate) fn on_other_days(a: &EventDate, b: &EventDate) -> Option<bool> {
    let days = |date: &EventDate| date.start.zip(date.end);
    let (a, b) = days(a).zip(days(b))?;
    Some(a.1 < b.0 || b.1 < a.0)
}
