//! The `args` and `needs` cells of frames: where actor and recipient stand, and what must be found.

use rustc_hash::FxHashSet;

/// Where a participant stands, seen from the trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// Subject of the verb, or of the light verb that carries the noun.
    Subject,
    /// Direct object.
    Object,
    /// Second object.
    SecondObject,
    /// Genitive after a noun.
    Genitive,
    /// What follows the genitive as its object.
    SecondGenitive,
    /// An adjective of nationality or group on the noun.
    Adjective,
    /// An agent phrase.
    By,
    /// Whoever the report has say it: `قال الوزير إن على إيران أن توقف`.
    Speaker,
    /// What the clause is about, before a word that is no verb: `إيران مسؤولة عن الهجوم`.
    Topic,
    /// Object of this preposition (folded key).
    Preposition(String),
}

/// What a filler must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any person, organisation, group or country.
    Actor,
    /// Persons and groups of people.
    People,
    /// One person.
    Person,
    /// Countries, governments, their offices.
    State,
    /// Military, police, armed groups.
    Armed,
    /// Places.
    Place,
    /// Things.
    Thing,
}

/// Actor or recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who did it.
    Actor,
    /// To whom.
    Recipient,
}

/// A frame's `args` cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args {
    /// Slots of the actor, in order of preference.
    pub actor: Vec<Slot>,
    /// Slots of the recipient, in order of preference.
    pub recipient: Vec<Slot>,
    /// Both sides do it.
    pub mutual: bool,
    /// Both sides are told as actors, even where one is named as the other's counterpart.
    pub joint: bool,
    /// The verb's subject is the one it happens to.
    pub passive: bool,
    /// The line fires only where the verb is negated: `لن يقبل`.
    pub negated: bool,
    /// It is told of those who are at it already: what a crowd chants or throws while it protests.
    pub within: bool,
    /// Its word tells of blows or of words: an attack fires only where it is no attack in words, an accusation
    /// only where it is one.
    pub verbal: bool,
    /// Its word tells a deed or the state after it: the line fires only where it tells the deed.
    pub deed: bool,
    /// A courtesy: no event among the servants of one state.
    pub courtesy: bool,
}

impl Args {
    /// The slots of actor and recipient.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.actor.iter().chain(&self.recipient)
    }

    /// Reads a cell such as `A:subj R:على,obj mutual`.
    ///
    /// # Errors
    /// A message that names the part that is not understood.
    pub fn parse(cell: &str) -> Result<Args, String> {
        let mut args = Args::default();
        for word in cell.split(' ').filter(|word| !word.is_empty()) {
            match word {
                "mutual" => args.mutual = true,
                "negated" => args.negated = true,
                "passive" => args.passive = true,
                "within" => args.within = true,
                "verbal" => args.verbal = true,
                "deed" => args.deed = true,
                "courtesy" => args.courtesy = true,
                _ => match word.split_once(':') {
                    Some(("A", slots)) => args.actor = parse_slots(slots),
                    Some(("R", slots)) => args.recipient = parse_slots(slots),
                    _ => {
                        return Err(format!(
                            "args knows A:, R:, mutual, passive, negated, within, verbal, deed and courtesy, not {word:?}"
                        ));
                    }
                },
            }
        }
        Ok(args)
    }
}

/// The prepositions of a language, as keys: those of its closed-class words and those written
/// attached. Any word that is no other slot must be one of them.
#[derive(Debug, Default)]
pub(crate) struct Prepositions(FxHashSet<String>);

impl Prepositions {
    pub fn new(keys: impl Iterator<Item = String>) -> Self {
        Self(keys.collect())
    }

    /// Refuses the slots that name no preposition of the language.
    ///
    /// # Errors
    /// A message that names the word.
    pub fn check<'s>(&self, slots: impl IntoIterator<Item = &'s Slot>) -> Result<(), String> {
        let unknown = slots.into_iter().find_map(|slot| match slot {
            Slot::Preposition(key) if !self.0.contains(key) => Some(key),
            _ => None,
        });
        unknown.map_or(Ok(()), |key| Err(format!("{key:?} is no slot, and no preposition of the language")))
    }
}

/// Slots of a cell; a preposition of several words is written with `_` between them.
fn parse_slots(cell: &str) -> Vec<Slot> {
    cell.split(',')
        .filter(|slot| !slot.is_empty() && *slot != "-")
        .map(|slot| match slot {
            "subj" => Slot::Subject,
            "obj" => Slot::Object,
            "obj2" => Slot::SecondObject,
            "gen" => Slot::Genitive,
            "gen2" => Slot::SecondGenitive,
            "adj" => Slot::Adjective,
            "by" => Slot::By,
            "speaker" => Slot::Speaker,
            "topic" => Slot::Topic,
            preposition => Slot::Preposition(sijill_text::fold(&preposition.replace('_', " "))),
        })
        .collect()
}

/// One condition of a `needs` cell: at least one of its parts is filled, by one of its kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The parts of which one must be filled.
    pub parts: Vec<Part>,
    /// The kinds one of which the filler must be; empty for any.
    pub kinds: Vec<Kind>,
}

impl Need {
    /// Reads a cell such as `A:actor R:people|place` or `A|R`.
    ///
    /// # Errors
    /// A message that names the part that is not understood.
    pub fn parse(cell: &str) -> Result<Vec<Need>, String> {
        cell.split(' ').filter(|word| !word.is_empty()).map(parse_need).collect()
    }
}

fn parse_need(word: &str) -> Result<Need, String> {
    let (parts, kinds) = word.split_once(':').unwrap_or((word, ""));
    let parts = parts
        .split('|')
        .map(|part| match part {
            "A" => Ok(Part::Actor),
            "R" => Ok(Part::Recipient),
            _ => Err(format!("needs knows the parts A and R, not {part:?}")),
        })
        .collect::<Result<_, _>>()?;
    let kinds = kinds
        .split('|')
        .filter(|kind| !kind.is_empty())
        .map(|kind| {
            Ok(match kind {
                "actor" => Kind::Actor,
                "people" => Kind::People,
                "person" => Kind::Person,
                "state" => Kind::State,
                "armed" => Kind::Armed,
                "place" => Kind::Place,
                "thing" => Kind::Thing,
                _ => return Err(format!("needs knows no kind {kind:?}")),
            })
        })
        .collect::<Result<_, _>>()?;
    Ok(Need { parts, kinds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_slots_in_order() {
        let args = Args::parse("A:subj,مع R:على,obj mutual").unwrap();
        assert_eq!(args.actor, [Slot::Subject, Slot::Preposition("مع".into())]);
        assert_eq!(args.recipient, [Slot::Preposition("علي".into()), Slot::Object]);
        assert!(args.mutual && !args.passive);
        assert!(Args::parse("B:subj").is_err());
    }

    #[test]
    fn reads_needs() {
        let needs = Need::parse("A:actor R:people|place A|R").unwrap();
        assert_eq!(needs.len(), 3);
        assert_eq!(needs[1].kinds, [Kind::People, Kind::Place]);
        assert_eq!(needs[2].parts, [Part::Actor, Part::Recipient]);
        assert!(Need::parse("R:animal").is_err());
        assert!(Need::parse("X").is_err());
    }
}
