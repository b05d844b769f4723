//! Whom the pronoun of a verb or a noun stands for: `انتقدت الحكومة المعارضة واتهمتها`, `رفض الوزير وتعهداته`.

use sijill_model::Class;
use sijill_pack::{Grammar, Pos, Third};

use crate::{clause::Parsed, groups::GroupClass, predicate::Fired};

/// Words before a verb among which its pronoun finds whom it stands for.
const REACH: usize = 25;

impl Parsed<'_, '_, '_> {
    /// Takes as recipient of a verb with an attached pronoun, of which nobody else is told, the one for whom the
    /// pronoun stands. In a relative clause it stands for the noun that the clause is about.
    pub fn mean(&self, fired: &mut Fired, verb: usize) {
        let relative = self.is_relative(fired);
        let filled = &mut fired.filled;
        if !relative
            && filled.recipients.is_empty()
            && !filled.actors.is_empty()
            && let Some(meant) = self.meant(verb, &filled.actors)
        {
            filled.recipients.push(meant);
        }
    }

    /// Whether what fired stands in a relative clause, whose pronoun is of the noun that it is about.
    pub fn is_relative(&self, fired: &Fired) -> bool {
        fired.around.antecedent.is_some()
            || fired.around.start.checked_sub(1).is_some_and(|word| self.line.is(word, Grammar::Relative))
    }

    /// The nearest one before a verb in its sentence who may be its attached pronoun, and is not who acts; `None`
    /// where the nearest of that gender and number is nobody: `قصفت الطائرات سفينة وأغرقتها`.
    fn meant(&self, verb: usize, acting: &[usize]) -> Option<usize> {
        self.meant_before(verb, self.attached_third(verb, Pos::Verb)?, acting)?
    }

    /// As [`Parsed::meant`], for a pronoun of the clause of a verb: `None` where nothing before it may be meant,
    /// `Some(None)` where what is meant is nobody.
    pub fn meant_before(&self, verb: usize, third: Third, acting: &[usize]) -> Option<Option<usize>> {
        let from = verb.saturating_sub(REACH);
        let mut last = None;
        for word in (from..verb).rev() {
            let Some(group) = self.group_at[word].filter(|&group| last != Some(group)) else { continue };
            last = Some(group);
            let own = &self.groups[group];
            let apart = own.bracketed || matches!(own.class, GroupClass::Time | GroupClass::Event);
            if apart || acting.contains(&group) || !self.is_third(group, third) {
                continue;
            }
            // What somebody has or says is no one, though it tells who.
            let thing = matches!(own.class, GroupClass::Thing | GroupClass::Unknown) && self.is_bare(group);
            if own.entity.is_some() {
                return Some(Some(group));
            }
            if thing {
                return Some(None);
            }
        }
        None
    }

    /// Who a pronoun on a noun means: the subject of the last verb before it, else of the next.
    pub fn holder(&self, word: usize, own: usize) -> Option<usize> {
        // `اتهم الوزير واشنطن بالتراجع عن تعهداتها`: a pronoun agrees with its holder.
        let third = self.attached_third(word, Pos::Noun);
        let other = |group: usize| {
            let joined = self.joined(group).len() > 1;
            group != own && third.is_none_or(|third| joined || self.is_third(group, third))
        };
        let subject = |found: Option<&(usize, usize)>| found.map(|&(_, group)| group);
        subject(self.subjects.iter().rev().find(|(at, group)| *at < word && other(*group)))
            .or_else(|| subject(self.subjects.iter().find(|(at, group)| *at > word && other(*group))))
    }

    /// The pronoun of the third person that is attached to a word of some part of speech.
    pub fn attached_third(&self, word: usize, pos: Pos) -> Option<Third> {
        let (line, pack) = (self.line, self.pack);
        let key = line.key(word);
        line.readings(word)
            .iter()
            .filter(|reading| reading.attached.pronoun)
            .filter(|reading| pack.lexicon.lexeme(reading.form.lexeme).pos == pos)
            .find_map(|reading| pack.clitics.third(&key[usize::from(reading.stem.1)..]))
    }

    /// Whether a pronoun may stand for a group, by gender and number.
    pub fn is_third(&self, group: usize, third: Third) -> bool {
        let own = &self.groups[group];
        let people = own.entity.as_ref().is_some_and(|e| matches!(e.class, Class::Person | Class::Group));
        let several = own.plural || own.number.is_some() || own.dual;
        let she = own.feminine == Some(true)
            || own.feminine.is_none() && self.pack.agreement.is_feminine(self.line.key(own.head));
        match third {
            Third::He => !several && !she && (!own.is_country() || own.feminine == Some(false)),
            Third::She => she || several && !people || own.is_country(),
            Third::They => several && people && !own.dual,
            Third::Both => own.dual,
        }
    }
}
