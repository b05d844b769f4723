//! A hash that is the same on every machine and in every version, for it is kept in records.

/// FNV-1a over the bytes, its bits then mixed so that low and high ones serve alike.
pub(crate) fn text(text: &str) -> u64 {
    let fnv = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    mix(fnv)
}

/// One hash from several numbers; their order counts.
pub(crate) fn of(parts: &[u64]) -> u64 {
    parts.iter().fold(0x9e37_79b9_7f4a_7c15, |hash, part| mix(hash.rotate_left(17) ^ part))
}

/// The finaliser of SplitMix64.
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    #[test]
    fn never_changes() {
        assert_eq!(super::text("aleppo"), 7998313827349533052, "kept records hold these hashes");
        assert_ne!(super::of(&[1, 2]), super::of(&[2, 1]));
    }
}
