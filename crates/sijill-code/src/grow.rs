//! Grows a noun group from its head to the right: adjectives, genitives, appositions.

use sijill_model::Class;
use sijill_pack::{Features, Grammar, Meaning, Reading};
use sijill_time::NumberUnit;

use crate::{
    adjective::{
        accusative_adjective, adjective_in_case, adjective_like, broken_adjective, has_adjective,
        is_adjective, relational,
    },
    apposition, belonging,
    case::{self, Case},
    figures,
    genitive::{defines, is_accusative, is_unit, seat, stranger, swallowed, takes_patient, wanted},
    groups::{Context, Group, GroupClass, empty, is_quote},
    line::{PARTITIVE, WordPos},
    person,
    piece::{is_open_noun, is_own_word, nation, piece, place_country},
};

/// Sector of an office that takes its sector from what follows, where only a country follows.
const HEAD_OF_STATE: &str = "GOV";
/// Letters from which an unknown word with an accusative ending is taken to carry it, and so to be
/// no name.
const MARKED: usize = 5;
/// Words or names that a group may take in.
const STEPS: usize = 14;

/// The group whose first word is given.
pub(crate) fn grow<'p>(context: &Context<'_, '_, 'p>, start: usize) -> Group<'p> {
    let (line, pack) = (context.line, context.pack);
    let mut group = empty(start..start + 1, GroupClass::Unknown);
    let mut index = start;
    // A number opens the group of what it counts.
    if let Some(number) = context.numbers.iter().position(|number| number.words.start == start) {
        let mention = &context.numbers[number];
        index = mention.words.end;
        if matches!(mention.unit, NumberUnit::Count) {
            group.number = Some(number);
            group.plural = mention.value != 1.0;
        }
        group.words = start..index;
        group.head = start;
        group.class = GroupClass::Thing;
        // `ثلاثة من الجنود`, `20 شخصا`: the counted noun follows, with or without a preposition.
        if line.words.get(index).is_some_and(|word| {
            line.note(index, Grammar::Preposition, pack) == Some(PARTITIVE) && word.pos == WordPos::Particle
        }) {
            index += 1;
        }
        let next = line.words.get(index);
        let counted = next.is_some_and(|word| {
            matches!(word.pos, WordPos::Noun | WordPos::Unknown)
                && !word.attached.and
                && word.attached.preposition.is_none()
                && !context.times.iter().any(|time| time.words.contains(&index))
        });
        if !counted {
            group.words = start..mention.words.end;
            return group;
        }
    }
    let piece = piece(context, index);
    group.head = index;
    group.class = piece.class;
    group.place = piece.place;
    group.words = start..piece.end;
    let (mut sealed, mut shown) = (false, None);
    if let Some(reading) = piece.reading {
        let features = reading.form.features;
        group.dual = features.has(Features::DUAL) && !features.has(Features::PLURAL);
        group.plural |= features.any(Features::PLURAL | Features::DUAL);
        group.feminine = match (features.has(Features::FEMININE), features.has(Features::MASCULINE)) {
            (true, false) => Some(true),
            (false, true) if !features.has(Features::PLURAL) => Some(false),
            _ => None,
        };
        group.pronoun = reading.attached.pronoun;
        if piece.end == index + 1 {
            shown = case::shown(context, index, reading);
        }
        if piece.end == index + 1 && group.number.is_none() {
            group.case = case::case(context, index, reading);
            sealed = case::sealed(context, index, reading);
        }
    }
    // What a number counts is in the case that the number wants, but others show their own: `14 آخرين`.
    group.case = group.case.or_else(|| case::of_others(context, index));
    // Cities are feminine, too: `غادر القاهرة وزير الخارجية`.
    let land = |name: usize| matches!(line.names[name].meaning, Meaning::Country(_) | Meaning::Capital(_));
    if group.feminine.is_none() && line.name_at[index].is_some_and(land) {
        group.feminine = pack.agreement.is_feminine_land(line.key(index)).then_some(true);
    }
    let attached = line.words[index].attached;
    group.definite =
        attached.article || line.has_article(index, context.pack) || group.pronoun || defines(context, index);
    group.definite |= swallowed(context, index);
    group.entity_is_head = piece.entity.is_some();
    group.entity = piece.entity;
    // `3042 من التنظيم`: people.
    if group.number.is_some()
        && index > start
        && line.note(index - 1, Grammar::Preposition, pack) == Some(PARTITIVE)
        && let Some(entity) = group.entity.as_mut().filter(|entity| entity.class == Class::Organisation)
        && !entity.sector.is_empty()
    {
        entity.class = Class::Group;
        group.class = GroupClass::Actor(Class::Group);
    }
    apposition::capital(context, &mut group, index);
    group.name = apposition::person_name(line, index);
    apposition::name_of_nation(context, &mut group, index);
    let takes = piece.head;
    extend(context, &mut group, takes, sealed, shown);
    apposition::extend(context, &mut group);
    belonging::extend(context, &mut group);
    // The head of a country is of its government: الرئيس المصري. Of which kind a known person is, the table tells:
    // `القيادي البارز في حزب الله فؤاد شكر`.
    let takes = takes && group.entity.as_ref().is_some_and(|entity| entity.person.is_none());
    if let Some(entity) = group.entity.as_mut().filter(|_| takes && group.entity_is_head)
        && entity.sector.is_empty()
        && entity.own_country
    {
        entity.sector = HEAD_OF_STATE;
    }
    group
}

/// Takes in adjectives, genitives and appositions to the right.
///
/// A sealed head takes no genitive; `shown` is the case that it shows.
fn extend<'p>(
    context: &Context<'_, '_, 'p>,
    group: &mut Group<'p>,
    takes: bool,
    sealed: bool,
    shown: Option<Case>,
) {
    let (line, pack) = (context.line, context.pack);
    let person_head =
        group.entity_is_head && group.entity.as_ref().is_some_and(|entity| entity.class == Class::Person);
    // `المسؤول في`, `المتحدث باسم`: an office told up to what governs a genitive takes that.
    let last = group.words.end - 1;
    let open = last > group.head
        && line.name_at[last].is_some_and(|name| matches!(line.names[name].meaning, Meaning::Role(_)))
        && !line.has_article(last, pack)
        && !line.words[last].attached.pronoun;
    let mut definite = group.definite && !open;
    let mut named = group.is_named();
    // An indefinite head with an adjective takes no genitive any more.
    // So is a phrase whose plural ends as before no genitive: `مسؤولون أوروبيون`.
    let whole =
        last > group.head && pack.agreement.is_plural(line.key(last)) && !line.has_article(last, pack);
    // `طائرة مسيرة مطار بيروت`: nor does a feminine noun with its adjective.
    let unit = !takes && is_unit(context, group.head, last);
    let mut described = whole
        || unit
        || sealed
        || group.words.end > group.head + 1 && is_adjective(context, group.words.end - 1, group.head);
    // `مروحيات أباتشي`: a foreign name takes no genitive.
    let (mut foreign, mut steps) = (false, 0);
    while group.words.end < line.words.len() && steps < STEPS {
        steps += 1;
        let mut at = group.words.end;
        let mut quoted = false;
        // A quoted name belongs to its head: تنظيم "داعش".
        if is_quote(context, at) && line.words.get(at + 1).is_some() {
            let close = (at + 2..(at + 6).min(line.words.len())).find(|&i| is_quote(context, i));
            if close.is_none() || line.words[at + 1].pos == WordPos::Verb {
                break;
            }
            at += 1;
            quoted = true;
        }
        if figures::number_after(context, group, at) {
            continue;
        }
        // `عائلة واحدة`: one after what it counts is its adjective.
        let one = context.numbers.iter().any(|number| {
            number.words == (at..at + 1) && number.value == 1.0 && number.unit == NumberUnit::Count
        });
        if one && !line.words[at].attached.and && line.words[at].pos != WordPos::Number && !quoted {
            group.words.end = at + 1;
            described = true;
            continue;
        }
        // `الملك سلمان بن عبد العزيز`: whose son he is belongs to the name.
        if person_head
            && !quoted
            && named
            && let Some(end) = person::lineage(line, at, pack).filter(|&end| end > at + 1)
        {
            group.words.end = end;
            if let Some(entity) = &mut group.entity {
                entity.words.end = end;
            }
            if let Some(name) = &mut group.name {
                name.end = end;
            }
            continue;
        }
        let word = &line.words[at];
        if figures::figure_after(context, group, at) {
            break;
        }
        if word.pos == WordPos::Particle
            && matches!(word.grammar, Some((Grammar::Title, _)))
            && !word.attached.and
        {
            group.words.end = at + 1;
            continue;
        }
        if !is_open_noun(context, at) {
            break;
        }
        if person_head
            && definite
            && !named
            && line.name_at[at].is_none()
            && let Some(end) = person::after_office(line, at, pack)
            && !line.words[at].attached.article
        {
            group.words.end = end;
            if let Some(entity) = &mut group.entity {
                entity.words.end = end;
            }
            group.name = Some(at..end);
            named = true;
            continue;
        }
        // `انتحاري غرب بغداد`: a direction tells where it happened, not who it was.
        let direction = |word: usize| line.place_noun(word).is_some_and(|noun| noun.direction);
        if direction(at)
            && !line.words[at].attached.article
            && group.class != GroupClass::Place
            && line.place_noun(group.head).is_none()
        {
            break;
        }
        // `أطلق جندي النار`: what the verb before wants as its own object is no genitive.
        if group.entity_is_head
            && !quoted
            && (at == group.head + 1 || described)
            && wanted(context, group.words.start, at)
        {
            break;
        }
        let next = piece(context, at);
        // `مهاجم عددا`: an accusative is neither genitive nor adjective of what is none.
        let accusative = next.reading.is_some_and(|reading| reading.form.features.has(Features::ACCUSATIVE));
        // `خمسة رجال متجرا`: nor is it one of those who are counted, unless they show the same.
        let other = shown != Some(Case::Oblique) || !accusative_adjective(context, at);
        let other = group.number.is_none() || other && nation(context, at).is_none();
        if accusative && !quoted && group.case != Some(Case::Oblique) && other {
            break;
        }
        let article = line.words[at].attached.article;
        let nation = nation(context, at);
        let close = |group: &mut Group<'p>, end: usize| {
            group.words.end = end;
            if quoted && end < line.words.len() && is_quote(context, end) {
                group.words.end = end + 1;
            }
        };
        // `مقتل فلسطيني`: after a noun of what is done to someone, people, and no adjective.
        if group.class == GroupClass::Event
            && !article
            && !definite
            && nation.is_some()
            && takes_patient(context, group.head)
        {
            break;
        }
        if let Some((country, adjective)) = nation {
            // An adjective agrees in definiteness; an indefinite one after a definite head starts anew.
            let agrees =
                !ends_feminine(context, group.head) || ends_feminine(context, at) || group.words.len() > 1;
            // `القوات التركية الأوزبكي`: the second is somebody else.
            let other = group.nation.is_some_and(|(known, word)| {
                known != country && ends_feminine(context, word) != ends_feminine(context, at)
            });
            // `حركة حماس الفلسطينيين`, but `نقابة الأطباء السودانيين`: a plural agrees with one.
            let inner = |reading: &Reading| reading.form.features.has(Features::PLURAL);
            let many = pack.agreement.is_plural(line.key(at))
                && !group.plural
                && group.feminine.is_some()
                && !line.readings(at - 1).iter().any(inner);
            if article == definite && (adjective || !article) && agrees && !(other || many) {
                close(group, at + 1);
                group.nation.get_or_insert((country, at));
                described = true;
                if let Some(entity) = &mut group.entity
                    && !entity.own_country
                {
                    entity.country = pack.world.countries[country as usize].iso3;
                    entity.own_country = true;
                    entity.words.end = at + 1;
                }
                continue;
            }
        }
        let is_name = line.name_at[at].is_some();
        // `مسلحون مجهولون`, `مؤيدين محتملين`: a plural of the same case is an adjective.
        // After words of quantity (`مجموعة من المتمردين الأكراد`) only one that is an adjective by its form:
        // the object may follow in the same case.
        let plural = group.plural
            && match group.case {
                Some(case) => {
                    next.reading.is_some_and(|reading| {
                        case::case(context, at, reading) == Some(case)
                            || broken_adjective(context, at, reading)
                    }) || adjective_in_case(context, at, group.case)
                }
                None => {
                    shown.is_some()
                        && (next.reading.is_some_and(|reading| broken_adjective(context, at, reading))
                            || adjective_in_case(context, at, shown))
                }
            };
        // `مهاجما انتحاريا`
        let single = accusative
            && !group.plural
            && group.entity_is_head
            && shown == Some(Case::Oblique)
            && accusative_adjective(context, at);
        if article == definite && !is_name && (plural || single) && group.class != GroupClass::Event {
            close(group, next.end);
            if let Some(entity) = &mut group.entity {
                entity.words.end = next.end;
            }
            described = true;
            continue;
        }
        if group.class == GroupClass::Event {
            // What follows an event noun is its participant, and a group of its own; adjectives stay.
            // `هجوم انتحاري`: a word for a person that is an adjective here.
            let person = next.entity.is_some() && !takes_patient(context, group.head);
            let single =
                next.reading.is_some_and(|r| !r.form.features.any(Features::PLURAL | Features::DUAL));
            let plain =
                matches!(next.class, GroupClass::Thing | GroupClass::Unknown) && next.entity.is_none();
            // `هجوم مسلح`: an armed attack before it is one of a gunman.
            let armed = person
                && single
                && ends_feminine(context, group.head) == ends_feminine(context, at)
                && has_adjective(context, at);
            // `تفجيرات منسقة`: the adjective of a plural is feminine.
            let of_plural = person && single && group.plural && ends_feminine(context, at);
            if article == definite
                && !is_name
                && (armed
                    || of_plural
                    || (plain || person && single && relational(context, at))
                        && adjective_like(context, at, group.head))
            {
                close(group, next.end);
                continue;
            }
            break;
        }
        match next.class {
            GroupClass::Actor(class) => {
                let known_person = apposition::person_name(line, at).is_some();
                let apposition = person_head && known_person && !named;
                // `مسلحون مهندسين`: plurals of two cases are two groups.
                let ending =
                    |word: usize| pack.agreement.plural.iter().find(|e| line.key(word).ends_with(*e));
                let clash = |own: &String| group.plural && ending(at).is_some_and(|other| other != own);
                let genitive = !(definite || described || ending(group.head).is_some_and(clash));
                let seat = seat(context, at);
                if stranger(context, group, at) {
                    break;
                }
                if !(apposition || genitive || seat) {
                    break;
                }
                let Some(inner) = next.entity else { break };
                if seat && group.entity.is_none() {
                    group.class = GroupClass::Place;
                    group.place = next.place;
                    definite = true;
                    close(group, next.end);
                    continue;
                }
                if let Some(entity) = &mut group.entity {
                    entity.words.end = next.end;
                    if !entity.own_country && !inner.country.is_empty() {
                        entity.country = inner.country;
                        entity.own_country = inner.own_country;
                    }
                    if takes && entity.sector.is_empty() {
                        entity.sector = inner.sector;
                    }
                    // `وكالة "الأونروا"`: what the quotes name tells of which kind it is.
                    if (quoted || matches!(inner.country, "IGO" | "NGO"))
                        && entity.name.is_none()
                        && (entity.class, inner.class) == (Class::Organisation, Class::Organisation)
                        && inner.name.is_some()
                    {
                        (entity.sector, entity.name) = (inner.sector, inner.name);
                    }
                    if apposition && inner.name.is_some() {
                        entity.name = inner.name;
                        entity.person = inner.person;
                        if entity.sector.is_empty() {
                            entity.sector = inner.sector;
                        }
                    }
                } else {
                    // `مواقع الجيش السوري`: someone inside, with all that tells who.
                    let whole = grow(context, at);
                    group.entity = whole.entity.or(Some(inner));
                    group.entity_is_head = false;
                    definite = true;
                    close(group, whole.words.end);
                    continue;
                }
                named |= class == Class::Person && known_person;
                if known_person {
                    group.name = apposition::person_name(line, at);
                }
                // `وزراء دفاع دول التحالف`: an office or body of somebody still wants to be told whose.
                definite = !(next.head && inner.name.is_none() && next.end == at + 1) || article;
                close(group, next.end);
            }
            GroupClass::Place => {
                if sealed
                    || (definite || described || foreign) && !person_head && group.class != GroupClass::Place
                {
                    break;
                }
                if group.place.is_none() {
                    group.place = next.place;
                }
                if let Some(entity) = &mut group.entity {
                    if !entity.own_country
                        && let Some(place) = next.place
                        && let Some(country) = place_country(context, place)
                    {
                        entity.country = country;
                        entity.own_country = true;
                    }
                    entity.words.end = next.end;
                } else {
                    group.class = GroupClass::Place;
                }
                definite = true;
                close(group, next.end);
            }
            GroupClass::Unknown => {
                // After a person's office: a name. After an indefinite noun: its genitive or adjective.
                let accusative =
                    line.key(at).chars().count() >= MARKED && pack.agreement.is_accusative(line.key(at));
                let name_part = person_head && !group.plural && !article && !accusative;
                let adjective = article && definite && adjective_like(context, at, group.head);
                if !(name_part || adjective || !(definite || described)) {
                    break;
                }
                if let Some(entity) = &mut group.entity {
                    entity.words.end = next.end;
                }
                definite |= article || name_part && definite;
                foreign |= !(person_head || quoted || article) && line.readings(at).is_empty();
                close(group, next.end);
            }
            GroupClass::Thing => {
                let adjective = article == definite && adjective_like(context, at, group.head);
                // `ثلاثة مسلحين مقر الحكومة`
                let key = line.key(group.head);
                let ended = pack.agreement.is_plural(key) || pack.agreement.is_accusative(key);
                let several = next.reading.is_some_and(|r| r.form.features.has(Features::PLURAL));
                let closed = group.number.is_some() && shown.is_some() && ended && !several;
                let genitive = !(definite || described || closed || foreign);
                // `طائرات مجهولة معسكرا`: nor is an accusative a genitive.
                let other = described && group.case != Some(Case::Oblique);
                let object = other && !article && !is_name && is_accusative(context, at);
                if object || !(adjective || genitive) || is_own_word(context, at) {
                    break;
                }
                if let Some(entity) = &mut group.entity {
                    entity.words.end = next.end;
                }
                described |= adjective;
                // `وزير خارجيتها` takes no further genitive.
                definite |= article || line.words[at].attached.pronoun;
                close(group, next.end);
            }
            // What follows may be an event: it opens a group of its own.
            GroupClass::Event | GroupClass::Time => break,
        }
    }
}

fn ends_feminine(context: &Context<'_, '_, '_>, word: usize) -> bool {
    context.pack.agreement.is_feminine(context.line.key(word))
}
