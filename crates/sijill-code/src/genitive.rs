//! What the word after a noun is to it: its seat, the one to whom it is done, what makes it definite.

use sijill_pack::{Features, Meaning, PlaceNoun, Pos, Reading, RoleClass, Sense, Slot};

use crate::{
    adjective::has_adjective,
    groups::{Context, Group, GroupClass},
    line::WordPos,
    piece::nation,
};

/// `مدينة صنعاء`, `شوارع القاهرة`, `العاصمة الخرطوم`: a capital right after a noun that places are named by is
/// the town, and stands for no government.
pub(crate) fn seat(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let line = context.line;
    let Some(name) = line.name_at[at] else { return false };
    let Some(before) = line.before(at, context.pack) else { return false };
    // `العاصمة الصربية بلغراد`
    let before = if nation(context, before).is_some() { before.saturating_sub(1) } else { before };
    // `شرقي أفغانستان`: a part of a country is where something happens, and nobody who acts.
    let wanted = |noun: PlaceNoun| match line.names[name].meaning {
        Meaning::Capital(_) => true,
        // `ومعها الغرب روسيا`: the West is no part of the country after it.
        Meaning::Country(_) => noun.direction && !line.words[before].attached.article,
        _ => false,
    };
    let attached = line.words[at].attached;
    line.place_noun(before).is_some_and(wanted) && !attached.and && attached.preposition.is_none()
}

/// `دعا شتوك الدول إلى`: a word that the language does not know, right after a verb, is the name of who acts,
/// and what follows with an article is whom it is done to.
pub(crate) fn stranger(context: &Context<'_, '_, '_>, group: &Group<'_>, at: usize) -> bool {
    let line = context.line;
    // `زار كارتر إسرائيل`: nor does a surname go on with a country.
    let country = || {
        line.known(group.head).name_part.is_some()
            && line.words[at].attached.is_bare()
            && line.name_at[at].is_some_and(|name| {
                matches!(line.names[name].meaning, Meaning::Country(_) | Meaning::Capital(_))
            })
    };
    let single = group.class == GroupClass::Unknown || line.known(group.head).name_part.is_some();
    single
        && group.words.len() == 1
        && (line.words[at].attached.article && group.class == GroupClass::Unknown || country())
        && line.readings(group.head).is_empty()
        && line.words[group.head].attached.is_bare()
        && group.head.checked_sub(1).is_some_and(|verb| line.words[verb].pos == WordPos::Verb)
}

/// Whether the name at a word is definite by itself: all but offices told by several bare words.
pub(crate) fn defines(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let line = context.line;
    let Some(name) = line.name_at[at] else { return false };
    let name = &line.names[name];
    let article = |word: usize| line.key(word).starts_with(context.pack.clitics.article());
    !matches!(name.meaning, Meaning::Role(_)) || name.words.clone().any(article)
}

/// Whether a noun tells what is done to the one in its genitive, and not what that one does.
pub(crate) fn takes_patient(context: &Context<'_, '_, '_>, head: usize) -> bool {
    context.line.senses(head, context.pack).any(|(_, sense)| match sense {
        Sense::Frame(frame) => {
            let frame = &context.pack.frames[frame as usize];
            let args = if frame.verb { &frame.masdar_args } else { &frame.args };
            args.recipient.contains(&Slot::Genitive) && !args.actor.contains(&Slot::Genitive)
        }
        _ => false,
    })
}

/// Whether the verb right before a group has a frame that wants the word at `at` as its object.
pub(crate) fn wanted(context: &Context<'_, '_, '_>, start: usize, at: usize) -> bool {
    let (line, pack) = (context.line, context.pack);
    let Some(verb) = start.checked_sub(1).filter(|&word| line.words[word].pos == WordPos::Verb) else {
        return false;
    };
    line.senses(verb, pack).any(|(_, sense)| match sense {
        Sense::Frame(frame) => pack.frames[frame as usize].with.iter().any(|words| {
            words.first().is_some_and(|first| first.letter.is_none() && first.is_among(line.hashes(at)))
        }),
        _ => false,
    })
}

/// `للاجئين السوريين`: a preposition swallows an article before a word that begins with its letter; the adjective
/// after it shows that there is one.
pub(crate) fn swallowed(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let line = context.line;
    let article = context.pack.clitics.article();
    let own = line.words[at].attached;
    own.preposition.is_some_and(|letter| article.ends_with(letter) && line.stem(at).starts_with(letter))
        && line
            .words
            .get(at + 1)
            .is_some_and(|next| next.attached.article && next.attached.preposition.is_none())
        && (nation(context, at + 1).is_some_and(|(_, adjective)| adjective) || has_adjective(context, at + 1))
}

/// `طائرة مسيرة`: whether a phrase for things or people who act together is a feminine noun with its adjective, which
/// takes no genitive any more.
pub(crate) fn is_unit(context: &Context<'_, '_, '_>, head: usize, last: usize) -> bool {
    let (line, pack) = (context.line, context.pack);
    let feminine = |word: usize| pack.agreement.is_feminine(line.key(word));
    let group = |name: usize| match line.names[name].meaning {
        Meaning::Role(role) => pack.roles[role as usize].class == RoleClass::Group,
        _ => false,
    };
    last > head
        && !line.has_article(last, pack)
        && feminine(head)
        && feminine(last)
        && line.name_at[last].is_some_and(group)
}

/// Whether a noun can only be an accusative: `معسكرا`.
pub(crate) fn is_accusative(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let noun = |reading: &&Reading| context.pack.lexicon.lexeme(reading.form.lexeme).pos == Pos::Noun;
    let mut nouns = context.line.readings(at).iter().filter(noun).peekable();
    nouns.peek().is_some() && nouns.all(|noun| noun.form.features.has(Features::ACCUSATIVE))
}
