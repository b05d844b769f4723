//! A hash table laid out in bytes when the program is built, and read where it lies.
//!
//! All numbers are little-endian. The bytes hold the number of keys and of slots; a power of two of
//! slots, each the offset of an entry plus one, or 0; then the entries: length of the key (1 byte),
//! key, length of the value (4 bytes), value.

use std::collections::BTreeMap;

/// Slots for each key, at least: the table is never more than half full.
const ROOM: usize = 2;

/// A table in bytes.
#[derive(Debug)]
pub(crate) struct Table {
    slots: &'static [u8],
    entries: &'static [u8],
    keys: usize,
}

impl Table {
    /// Lays a table out. Keys longer than 255 bytes are left out: no word is that long.
    pub fn lay_out(values: &BTreeMap<&str, Vec<u8>>) -> Vec<u8> {
        let values: Vec<_> = values.iter().filter(|(key, _)| key.len() <= u8::MAX as usize).collect();
        let slots = (values.len() * ROOM).next_power_of_two();
        let mut table = vec![0u32; slots];
        let mut entries = Vec::new();
        for (key, value) in &values {
            let mut slot = hash(&[key]) as usize & (slots - 1);
            while table[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = entries.len() as u32 + 1;
            entries.push(key.len() as u8);
            entries.extend(key.as_bytes());
            put(&mut entries, value.len());
            entries.extend(value.iter());
        }
        let mut out = Vec::new();
        put(&mut out, values.len());
        put(&mut out, slots);
        put(&mut out, entries.len());
        out.extend(table.iter().flat_map(|offset| offset.to_le_bytes()));
        out.extend(entries);
        out
    }

    /// The table that starts at the bytes, and what follows it; `None` where they are damaged.
    pub fn read(bytes: &'static [u8]) -> Option<(Table, &'static [u8])> {
        let (keys, slots, length) =
            (number(bytes, 0)? as usize, number(bytes, 4)? as usize, number(bytes, 8)? as usize);
        if !slots.is_power_of_two() {
            return None;
        }
        let middle = 12 + slots * 4;
        let table =
            Table { slots: bytes.get(12..middle)?, entries: bytes.get(middle..middle + length)?, keys };
        Some((table, bytes.get(middle + length..)?))
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.keys
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&'static [u8]> {
        self.get_joined([key, "", ""])
    }

    /// The value of a key that is given in parts.
    pub fn get_joined(&self, parts: [&str; 3]) -> Option<&'static [u8]> {
        let mask = self.slots.len() / 4 - 1;
        let mut slot = hash(&parts) as usize & mask;
        loop {
            let at = (number(self.slots, slot * 4)? as usize).checked_sub(1)?;
            let (own, value) = self.entry(at)?;
            let rest = parts.iter().try_fold(own, |rest, part| rest.strip_prefix(part.as_bytes()));
            if rest.is_some_and(<[u8]>::is_empty) {
                return Some(value);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Every key, in no order.
    pub fn for_each_key(&self, mut give: impl FnMut(&str)) {
        for slot in 0..self.slots.len() / 4 {
            let entry = number(self.slots, slot * 4)
                .and_then(|offset| (offset as usize).checked_sub(1))
                .and_then(|at| self.entry(at));
            if let Some((key, _)) = entry
                && let Ok(key) = std::str::from_utf8(key)
            {
                give(key);
            }
        }
    }

    fn entry(&self, at: usize) -> Option<(&'static [u8], &'static [u8])> {
        let length = *self.entries.get(at)? as usize;
        let from = at + 1 + length;
        let value = number(self.entries, from)? as usize;
        Some((self.entries.get(at + 1..from)?, self.entries.get(from + 4..from + 4 + value)?))
    }
}

/// FNV-1a, the same on every machine.
fn hash(parts: &[&str]) -> u32 {
    let mut full = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for &byte in part.as_bytes() {
            full = (full ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (full ^ (full >> 32)) as u32
}

/// The number at an offset.
pub(crate) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Appends a number.
pub(crate) fn put(out: &mut Vec<u8>, number: usize) {
    out.extend((number as u32).to_le_bytes());
}
