//! The name that goes with an office, a medium or a verb of saying, where it stands apart from it or the pack
//! knows its words as other words.

use sijill_model::Class;
use sijill_pack::Grammar;

use crate::{clause::Parsed, groups::GroupClass, line::WordPos, person};

/// Words of a name between quotation marks.
const QUOTED: usize = 4;
/// How far the name may stand from the office that it goes with.
const NAMED: usize = 12;
/// Parts of the shortest name that stands by itself.
const NAME_PARTS: usize = 2;

impl Parsed<'_, '_, '_> {
    /// The mark that closes the name in quotation marks right after a group: `وكالة أنباء "الأناضول"`.
    pub fn quoted_name(&self, group: usize) -> Option<usize> {
        let open = self.groups[group].words.end;
        let quotation = self.line.words.get(open).and_then(|_| self.quotation(open))?;
        let words = quotation.len();
        (words <= QUOTED && open + words + 1 < self.line.words.len()).then_some(open + words + 1)
    }

    /// The first word after the name of who holds an office: `السفير لدى روسيا علي قوطالي`.
    pub fn name_of(&self, group: usize) -> Option<usize> {
        let own = &self.groups[group];
        let office = own.is_actor() && own.class == GroupClass::Actor(Class::Person) && !own.is_named();
        if !office || own.number.is_some() || own.plural || own.entity.as_ref()?.name.is_some() {
            return None;
        }
        let end = (own.words.end + NAMED).min(self.line.words.len());
        if let Some(name) = self.name_apart(own.words.end, end) {
            return Some(name);
        }
        let mut after_comma = false;
        let mut word = own.words.end;
        while word < end {
            if self.line.is_punct(word) {
                // A single comma on each side sets the name apart.
                if !self.is_comma(word) || after_comma {
                    return None;
                }
                after_comma = true;
                word += 1;
                continue;
            }
            let next = self.group_at[word]?;
            let other = &self.groups[next];
            let person = matches!(other.class, GroupClass::Actor(Class::Person)) && other.is_actor();
            if other.preposition.is_none() {
                let named = other.is_named() || other.entity.as_ref().is_some_and(|e| e.name.is_some());
                return (person && named && !other.and).then_some(other.words.end);
            }
            after_comma = false;
            word = other.words.end;
            // The preposition that stands alone before the next group.
            if self.group_at.get(word).is_some_and(Option::is_none) && !self.line.is_punct(word) {
                let governs = self.group_at.get(word + 1).copied().flatten();
                governs.filter(|&g| self.groups[g].preposition_word == Some(word))?;
                word += 1;
            }
        }
        None
    }

    /// The name between commas that ends what tells a speaker: `رئيس مجلس تنسيق المقاومة في تعز، الشيخ
    /// حمود المخلافي، إن`.
    fn name_apart(&self, from: usize, end: usize) -> Option<usize> {
        let line = self.line;
        let comma =
            (from..end).take_while(|&w| line.words[w].pos != WordPos::Verb).find(|&w| self.is_comma(w))?;
        let group = self.group_at.get(comma + 1).copied().flatten()?;
        let own = &self.groups[group];
        let ends = |at: usize| {
            line.words.get(at).is_some_and(|_| self.ends_clause(at) || line.is(at, Grammar::Complementiser))
        };
        if own.preposition.is_some() || own.and {
            return None;
        }
        let person = matches!(own.class, GroupClass::Actor(Class::Person)) && own.is_actor();
        let named = own.is_named() || own.entity.as_ref().is_some_and(|e| e.name.is_some());
        if person && named {
            return ends(own.words.end).then_some(own.words.end);
        }
        self.bare_name(comma + 1).filter(|&end| ends(end))
    }

    /// Whether the words of a group are all parts of a name, though the pack knows them as other words.
    pub fn is_bare_name(&self, group: usize) -> bool {
        let own = &self.groups[group];
        let open = matches!(own.class, GroupClass::Thing | GroupClass::Unknown) && own.number.is_none();
        open && self.bare_name(own.words.start).is_some_and(|end| end >= own.words.end)
    }

    /// The first word after a name that starts at a word, though its parts may be other words, too: between commas
    /// after an office there is hardly anything else.
    pub fn bare_name(&self, at: usize) -> Option<usize> {
        let end = person::run(self.line, at, true, self.pack);
        (end >= at + NAME_PARTS).then_some(end)
    }
}
