//! Courtesies and routine among the servants and people of one state: `استقبل أمير المنطقة مديري الإدارات`.
//!
//! A governor who receives his officials, a minister who thanks the police: protocol, and no event between actors of
//! politics. Parties, parliaments, unions and armed groups speak for themselves, and so does a foreign state.

use sijill_model::{Actor, EventType};
use sijill_pack::Pack;

use crate::merge::Mention;

/// Sectors that serve a state, or make no politics of their own.
const SERVING: [&str; 12] =
    ["GOV", "MIL", "COP", "JUD", "CVL", "EDU", "BUS", "MED", "JRN", "REL", "AGR", "ENV"];

/// Mode of visits.
const VISIT: &str = "visit";
/// Letters of the code of a country.
const COUNTRY: usize = 3;
/// Bodies that are of no one state.
const ABROAD: [&str; 3] = ["IGO", "NGO", "IMG"];

/// Whether a mention is a courtesy or a meeting inside one state; a meeting only where the report tells of no violence.
pub(crate) fn stays_at_home(mention: &Mention, violent: bool, pack: &Pack) -> bool {
    let courtesy = pack.frames[mention.frame as usize].args.courtesy;
    if mention.peers || !courtesy && (violent || mention.event_type != EventType::Consult) {
        return false;
    }
    let Some(first) = mention.actors.first() else { return false };
    // `وصل وزير الداخلية إلى عدن`: so is a way inside one's own country.
    let travels = || {
        mention.mode == VISIT
            && mention.actors.iter().all(|actor| actor.name.is_some())
            && mention.place.as_ref().is_some_and(|place| place.country == first.country)
    };
    if mention.recipients.is_empty() && !travels() {
        return false;
    }
    let country = first.country.as_str();
    let serves = |actor: &Actor| {
        actor.country == country && (actor.sector.is_empty() || SERVING.contains(&actor.sector.as_str()))
    };
    country.len() == COUNTRY
        && !ABROAD.contains(&country)
        && mention.actors.iter().chain(&mention.recipients).all(serves)
        && !mention.actors.iter().any(|actor| mention.recipients.iter().any(|other| other.span == actor.span))
}
