//! What a further mention of an event adds to it: words, people, place, day, cost, sources.

use sijill_model::{Actor, EventDate, EventType, Source, Span, Status};

use crate::{
    alike::{same, sent},
    claims, finer,
    fuller::{self, Side},
    merge::Mention,
};

/// What somebody denies, and the report tells as done all the same: that he did it is not told.
fn disputed(event: &mut Mention, mention: &mut Mention) {
    let told = |one: &Mention| one.status != Status::Denied && !one.bare && !one.points_back;
    let (old, new) = (event.status == Status::Denied, mention.status == Status::Denied);
    if event.event_type == EventType::Assault && old && told(mention) {
        event.actors.clear();
    } else if event.event_type == EventType::Assault && new && told(event) {
        mention.actors.clear();
    }
}

/// Those who clash at a protest are not who protests: `وتظاهر الآلاف … واندلعت صدامات بين ملثمين والشرطة`.
fn clashing(event: &Mention, mention: &mut Mention) {
    let clash = |actors: &[Actor]| actors.iter().any(|actor| matches!(actor.sector.as_str(), "COP" | "MIL"));
    if event.event_type == EventType::Protest
        && !event.actors.is_empty()
        && !clash(&event.actors)
        && clash(&mention.actors)
    {
        mention.actors.clear();
    }
}

/// Who came stays who acts, whoever receives him: `زار المبعوث بيروت. واجتمع معه رئيس المجلس`.
fn received(event: &Mention, mention: &mut Mention) {
    let told = |side: &[Actor]| side.iter().any(|one| event.actors.iter().any(|own| same(own, one)));
    if event.event_type == EventType::Consult && told(&mention.recipients) && !told(&mention.actors) {
        std::mem::swap(&mut mention.actors, &mut mention.recipients);
    }
}

pub(crate) fn absorb(event: &mut Mention, mut mention: Mention) {
    let headline = event.title;
    disputed(event, &mut mention);
    clashing(event, &mut mention);
    received(event, &mut mention);
    event.titled |= event.title || mention.title;
    if sent(event, &mention) {
        let others = mention.actors.iter().filter(|one| !event.actors.iter().any(|own| same(own, one)));
        let others: Vec<Actor> = others.cloned().collect();
        event.actors.extend(others);
    }
    let (finer, surer) = (finer::is_finer(event, &mention), finer::is_surer(event, &mention));
    let lead_swap = mention.weight > event.weight && !mention.title
        || event.title && !mention.bare && !mention.points_back;
    if lead_swap {
        event.frame = mention.frame;
        if event.in_present {
            event.status = mention.status;
        }
        event.in_present &= mention.in_present;
        event.weight = event.weight.max(mention.weight);
        let earlier = std::mem::replace(&mut event.triggers, mention.triggers);
        add(&mut event.triggers, earlier);
        if event.title {
            event.sentence = mention.sentence;
            event.title = mention.title;
        }
    } else {
        add(&mut event.triggers, mention.triggers);
    }
    event.peers |= mention.peers;
    add(&mut event.homeless, mention.homeless);
    add(&mut event.of_home, mention.of_home);
    add(&mut event.counted, mention.counted);
    // Who is attacked again and again is told in general; who was hit on the day is the news.
    event.general |=
        event.status == Status::Ongoing && mention.status == Status::Occurred && on_a_day(&mention.date);
    if event.general && !mention.recipients.is_empty() && mention.status == Status::Occurred {
        event.recipients = std::mem::take(&mut mention.recipients);
        event.general = false;
    }
    let side = Side { actors: mention.actors, title: mention.title };
    fuller::combine(&mut event.actors, headline, side, None);
    if event.sites.is_empty() {
        event.sites = mention.sites;
    }
    let others = Side { actors: mention.recipients, title: mention.title };
    // One attack hits people of several kinds, told one after another.
    let hit = (event.event_type == EventType::Assault).then_some(event.counted.as_slice());
    fuller::combine(&mut event.recipients, headline, others, hit);
    for one in mention.listed {
        if !event.recipients.iter().any(|own| own.span == one.span || own.text == one.text) {
            event.recipients.push(one);
        }
    }
    // Who met or agreed with others stands on one side.
    if matches!(event.event_type, EventType::Agree | EventType::Consult | EventType::Cooperate) {
        let acting = &event.actors;
        event.recipients.retain(|one| !acting.iter().any(|own| is_again(own, one)));
    }
    if finer {
        event.place = mention.place;
    }
    if surer {
        // A title without a date is as old as what tells its date.
        if event.date.start.is_none() && mention.date.start.is_some() && event.title {
            event.background = mention.background;
        }
        event.date = mention.date;
        event.loosely_dated = mention.loosely_dated;
    }
    // What happened on a day is over, though there is more of its kind.
    let lasts = event.status == Status::Ongoing || mention.status == Status::Ongoing;
    if lasts
        && on_a_day(&event.date)
        && (event.status == Status::Occurred || mention.status == Status::Occurred)
    {
        event.status = Status::Occurred;
    }
    let counted = !mention.told.is_empty();
    event.told.extend(mention.told);
    event.ahead.extend(mention.ahead);
    event.casualties = claims::settle(&event.told);
    event.occasion = event.occasion.or(mention.occasion);
    event.hosts_words |= mention.hosts_words;
    event.causes.extend(mention.causes);
    event.nouns.extend(mention.nouns);
    event.consequence |= mention.consequence;
    event.foreground |= mention.foreground;
    event.telling.join(mention.telling);
    // What is told again later goes on in the stretch where it is told.
    event.stretch = event.stretch.max(mention.stretch);
    // Who speaks of "the attack" need not be who reported it; but a headline leaves out who did.
    // What the report states by itself needs nobody who speaks of it again: `قصفت المدفعية … وقالت أنقرة إن القصف`.
    let stated = event.sources.is_empty() && !headline && mention.points_back;
    let reports = mention.reported && !stated
        || headline
        || counted && !mention.vague
        || !(mention.points_back || mention.bare || mention.given);
    // Talks that the report told itself do not hang on the word of one who says `we discussed`.
    let own = |source: &Source| {
        event.actors.iter().any(|actor| {
            actor.name.is_some() && actor.name == source.name || Some(&actor.text) == source.text.as_ref()
        })
    };
    let talked = event.event_type == EventType::Consult && !headline && mention.first_person;
    let part = talked && mention.sources.first().is_some_and(own);
    // Whoever is told by name or office stands nearer than sources at large.
    let nearer = event.vague && !mention.vague;
    if !mention.sources.is_empty() && reports && !part && (event.sources.is_empty() || headline || nearer) {
        event.sources = mention.sources;
        event.vague = mention.vague;
    }
    event.denials.extend(mention.denials);
    let told_before = mention.evidence.iter().all(|sentence| event.evidence.contains(sentence));
    event.again += usize::from(!told_before);
    add(&mut event.evidence, mention.evidence);
}

/// Whether a date is one day.
fn on_a_day(date: &EventDate) -> bool {
    date.start.is_some() && date.start == date.end
}

/// Whether two participants are told by one name, or by the same words.
fn is_again(own: &Actor, other: &Actor) -> bool {
    own.name.is_some() && own.name == other.name && own.sector == other.sector || own.text == other.text
}

/// Adds the spans that are not there yet. A list is searched from its end: what comes again comes soon.
fn add(spans: &mut Vec<Span>, new: Vec<Span>) {
    for span in new {
        if !spans.iter().rev().any(|own| *own == span) {
            spans.push(span);
        }
    }
}
