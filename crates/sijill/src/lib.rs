//! Reads news reports and keeps a record of what they say happened: who did what to whom, where
//! and when, at what cost in lives, and on whose word.
//!
//! ```
//! let sijill = sijill::Sijill::new().expect("the built-in packs compile");
//! let draft = sijill::plain("report.txt", "قصفت طائرات حربية بلدة كفرنبل أمس.".as_bytes()).unwrap();
//! let answer = sijill.read(draft);
//! assert_eq!(answer.report.language, "ar");
//! ```
//!
//! Invariant: the flow runs one way, and [`run`] shows it whole.

mod examples;
mod packs;
mod place;
pub mod record;
pub mod run;
mod search;

pub use examples::Fault;
pub use packs::FILES;
pub use place::{Spotted, meant};
pub use record::{Adder, Adding};
pub use run::{Entry, Sijill};
pub use search::{latin, voice, who};
pub use sijill_code::{Key, KeyClass, Step};
pub use sijill_model as model;
pub use sijill_pack::{Pack, PackError, PackFile, PackSize};
pub use sijill_read::{Draft, JsonLines, MAX_LINE_BYTES, MAX_TEXT_BYTES, ReadError, plain};
pub use sijill_store as store;
