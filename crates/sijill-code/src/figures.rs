//! Numbers after what they count: `أطفالهما الثلاثة`, `مهندسين اثنين`, `الدول الـ15 الأعضاء`.

use sijill_time::{NumberMention, NumberUnit};

use crate::{
    adjective::may_be_plural,
    groups::{Context, Group},
    line::WordPos,
    piece::is_open_noun,
};

/// Takes in a number right after what it counts; whether one stands at a word.
pub(crate) fn number_after(context: &Context<'_, '_, '_>, group: &mut Group<'_>, at: usize) -> bool {
    let line = context.line;
    if let Some(number) = agreeing(context, group, at) {
        group.number = Some(number);
        group.words.end = context.numbers[number].words.end;
        return true;
    }
    // `مهندسين اثنين`: the number after what it counts.
    let two = context.numbers.iter().position(|number| number.words.start == at && number.value == 2.0);
    let Some(number) = two.filter(|_| !line.words[at].attached.and) else { return false };
    if group.plural && group.number.is_none() && line.words[at].pos != WordPos::Number {
        group.number = Some(number);
        group.words.end = context.numbers[number].words.end;
        return true;
    }
    // Beside the dual it only repeats it.
    let repeats = group.dual && context.numbers[number].words.len() == 1;
    if repeats {
        group.words.end = at + 1;
    }
    repeats
}

/// The number right after a definite plural that agrees with it: `أطفالهما الثلاثة`.
fn agreeing(context: &Context<'_, '_, '_>, group: &Group<'_>, at: usize) -> Option<usize> {
    let agrees =
        group.plural && group.definite && group.number.is_none() && context.line.words[at].attached.article;
    let counts = |number: &NumberMention| number.words.start == at && number.unit == NumberUnit::Count;
    agrees.then(|| context.numbers.iter().position(counts)).flatten()
}

/// `الدول الـ15 الأعضاء`: takes in a figure with an article, after what it counts.
pub(crate) fn figure_after(context: &Context<'_, '_, '_>, group: &mut Group<'_>, at: usize) -> bool {
    let (line, pack) = (context.line, context.pack);
    let article =
        group.definite && group.plural && group.number.is_none() && line.key(at) == pack.clitics.article();
    let number = context.numbers.iter().find(|number| number.words.start == at + 1);
    let Some(number) = number.filter(|_| article) else { return false };
    group.words.end = number.words.end;
    let end = group.words.end;
    let member = line.words.get(end).is_some_and(|word| word.attached.article && !word.attached.and);
    if member && is_open_noun(context, end) && may_be_plural(context, end) {
        group.words.end += 1;
    }
    if let Some(entity) = &mut group.entity {
        entity.words.end = group.words.end;
    }
    true
}
