//! Whose life it cost, where no number says how many: `أودى التفجير بحياة رئيس الوزراء`.

use sijill_model::{Class, Figure};
use sijill_pack::Features;

use crate::{casualty::Counted, clause::Parsed};

impl Parsed<'_, '_, '_> {
    /// Whose life a word of life means: people told after it without a number.
    pub(crate) fn whose_life(&self, life: usize) -> Option<Counted> {
        let people = self.whose(life)?;
        if Some(people) != self.group_at[life] {
            return self.people(people).or_else(|| self.named(people));
        }
        let entity = self.groups[people].entity.as_ref()?;
        // `شرطي` is one policeman, though it may be read as "two conditions of".
        let many = Features::PLURAL | Features::DUAL;
        let mut readings =
            self.line.readings(life + 1).iter().filter(|reading| !reading.attached.pronoun).peekable();
        let told = readings.peek().is_some() && readings.all(|reading| reading.form.features.any(many));
        let several = told || self.pack.agreement.is_plural(self.line.key(life + 1));
        let one = matches!(entity.class, Class::Person | Class::Group).then(|| self.single(people))?;
        let max = one.figure.max.filter(|_| !several);
        Some(Counted { figure: Figure { max, ..one.figure }, ..one })
    }
}
