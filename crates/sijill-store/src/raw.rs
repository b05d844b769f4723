//! A report's bytes, kept so that they cost little beside its text.
//!
//! The bytes mostly repeat the text, so the text is given to zstd as a dictionary. One byte tells how
//! they were kept, four their length.

use zstd::bulk::{Compressor, Decompressor};

use crate::error::Fault;

/// The bytes are those of the text.
const SAME: u8 = 0;
/// Compressed with the text as dictionary.
const TEXT: u8 = 1;
/// Compressed with the text as JSON writes it in ASCII (`\u0627`) as dictionary.
const ESCAPED: u8 = 2;

/// zstd's own default: higher levels gain nothing where the dictionary holds nearly all.
const LEVEL: i32 = 3;

/// Packs the bytes of a report whose text is known.
///
/// # Panics
/// Where there is no memory for it, and over 4 GiB: readers take far less.
pub fn pack(raw: &[u8], text: &str) -> Vec<u8> {
    let len = u32::try_from(raw.len()).expect("readers take no report over 4 GiB");
    let with = |dictionary: &[u8]| {
        let made = Compressor::with_dictionary(LEVEL, dictionary).and_then(|mut zstd| zstd.compress(raw));
        made.expect("compressing in memory fails only without memory")
    };
    let (kind, body) = if raw == text.as_bytes() {
        (SAME, Vec::new())
    } else if raw.is_ascii() && !text.is_ascii() {
        (ESCAPED, with(escaped(text).as_bytes()))
    } else {
        (TEXT, with(text.as_bytes()))
    };
    let mut packed = Vec::with_capacity(5 + body.len());
    packed.push(kind);
    packed.extend_from_slice(&len.to_le_bytes());
    packed.extend_from_slice(&body);
    packed
}

/// The bytes again.
pub fn unpack(packed: &[u8], text: &str) -> Result<Vec<u8>, Fault> {
    let damaged = || Fault::Tampered("the bytes of a report can't be unpacked".to_owned());
    let (&kind, rest) = packed.split_first().ok_or_else(damaged)?;
    let (len, body) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
    let len = u32::from_le_bytes(*len) as usize;
    let raw = match kind {
        SAME => text.as_bytes().to_vec(),
        TEXT => Decompressor::with_dictionary(text.as_bytes())?.decompress(body, len)?,
        ESCAPED => Decompressor::with_dictionary(escaped(text).as_bytes())?.decompress(body, len)?,
        _ => return Err(damaged()),
    };
    if raw.len() == len { Ok(raw) } else { Err(damaged()) }
}

/// The text as most JSON writers put it into ASCII.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for unit in text.encode_utf16() {
        match unit {
            0x0a => out.push_str("\\n"),
            0x20..0x7f => out.push(char::from(unit as u8)),
            _ => out.push_str(&format!("\\u{unit:04x}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_cost_little() {
        let text = "قال مسؤول محلي إن قذيفة سقطت على سوق البلدة فجر الثلاثاء وأصابت بائعين.\n".repeat(9);
        let json = serde_json::json!({ "text": text, "outlet": "المرفأ" }).to_string();
        let ascii: String = json
            .encode_utf16()
            .map(
                |unit| if unit < 128 { char::from(unit as u8).to_string() } else { format!("\\u{unit:04x}") },
            )
            .collect();
        for raw in [text.as_bytes(), json.as_bytes(), ascii.as_bytes(), b"other", b""] {
            let packed = pack(raw, &text);
            assert_eq!(unpack(&packed, &text).unwrap(), raw);
            assert!(packed.len() < 120, "{} of {}", packed.len(), raw.len());
        }
        let empty = pack(b"some bytes", "");
        assert_eq!(unpack(&empty, "").unwrap(), b"some bytes");
    }

    #[test]
    fn damage_is_told() {
        for bad in [&[][..], &[1][..], &[9, 0, 0, 0, 0][..], &[0, 9, 0, 0, 0][..], &[1, 1, 0, 0, 0, 7][..]] {
            assert!(unpack(bad, "نص").is_err());
        }
    }
}
