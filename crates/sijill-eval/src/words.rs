//! Words of a text as merging takes them.

use sijill::KeyClass;
use sijill_merge::WordKind;

/// What kind of word a key's class is.
pub(crate) fn kind(class: KeyClass) -> WordKind {
    match class {
        KeyClass::Function => WordKind::Function,
        KeyClass::Common => WordKind::Common,
        KeyClass::Name => WordKind::Name,
        KeyClass::Number => WordKind::Number,
    }
}
