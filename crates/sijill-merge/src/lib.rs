//! What is one telling, what is one event, what its accounts agree on, and which events belong together.
//!
//! Invariant: no IO, no SQL, no clock, no word of any language.
//! Invariant: every result is a function of the set of accounts, never of the order they came in.
//!
//! ```text
//! reports ─Telling::bands, reprint→ reprint trees
//! event mentions ─Account::blocks, compare→ links ─cluster→ events ─summary→ what they agree on
//! ```

mod account;
mod blame;
mod blocks;
mod cluster;
mod compare;
mod day;
mod groups;
mod hash;
mod reprint;
mod sketch;
mod stance;
mod storyline;
mod summary;
#[cfg(test)]
mod testing;
mod whole;
mod word;

pub use account::{Account, Count, Party, Spot, Voucher};
pub use blame::{Blame, BlameKind};
pub use cluster::{Judgement, Link, cluster};
pub use compare::{Comparison, Reason, Verdict, compare, verdict};
pub use day::{Day, Days};
pub use reprint::{Origin, Telling, reprint, reprints};
pub use sketch::{Shared, Sketch};
pub use stance::{Differences, Line, Stance, TRAITS, differences, stance, traits};
pub use storyline::{Storyline, Told, storylines};
pub use summary::{Named, Said, Summary, Toll, summary};
pub use whole::{KEPT, RULES, Whole, whole};
pub use word::{Term, Word, WordKind};
