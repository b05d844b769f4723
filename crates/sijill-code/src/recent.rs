//! Answers kept by the words they were given for; of too many, those go that nobody asked for lately.

use rustc_hash::FxHashMap;

/// Two generations of answers. What the older one holds becomes young when it is asked for again; when
/// the young generation is full, the older one goes.
#[derive(Debug)]
pub(crate) struct Recent<T> {
    young: FxHashMap<Box<str>, T>,
    old: FxHashMap<Box<str>, T>,
    /// How many answers a generation holds.
    room: usize,
}

impl<T> Recent<T> {
    pub fn new(room: usize) -> Recent<T> {
        Recent { young: FxHashMap::default(), old: FxHashMap::default(), room }
    }

    /// The answer for a key, made where none is kept.
    pub fn get(&mut self, key: &str, make: impl FnOnce() -> T) -> &T {
        if !self.young.contains_key(key) {
            if self.young.len() >= self.room {
                self.old = std::mem::take(&mut self.young);
            }
            let (key, answer) = self.old.remove_entry(key).unwrap_or_else(|| (key.into(), make()));
            self.young.insert(key, answer);
        }
        &self.young[key]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_asked_for_and_no_more_than_two_generations() {
        let mut recent = Recent::new(3);
        let mut made = Vec::new();
        for key in ["a", "b", "a", "c", "d", "a", "e", "f", "b", "a"] {
            let answer = *recent.get(key, || {
                made.push(key);
                key.as_bytes()[0]
            });
            assert_eq!(answer, key.as_bytes()[0]);
            assert!(recent.young.len() <= 3 && recent.old.len() <= 3);
        }
        assert_eq!(made, ["a", "b", "c", "d", "e", "f", "b"], "`a` was asked for all the time, `b` was not");
    }
}
