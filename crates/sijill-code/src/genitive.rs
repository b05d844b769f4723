//! What the word after a noun is to it: its seat, the one to whom it is done, what makes it definite.

use sijill_pack::{Meaning, Sense, Slot};

use crate::{groups::Context, line::WordPos};

/// `مدينة صنعاء`, `شوارع القاهرة`, `العاصمة الخرطوم`: a capital right after a noun that places are named by is
/// the town, and stands for no government.
pub(crate) fn seat(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let line = context.line;
    let capital =
        line.name_at[at].is_some_and(|name| matches!(line.names[name].meaning, Meaning::Capital(_)));
    let Some(noun) = line.before(at, context.pack).filter(|_| capital) else { return false };
    let attached = line.words[at].attached;
    line.place_noun(noun).is_some() && !attached.and && attached.preposition.is_none()
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
