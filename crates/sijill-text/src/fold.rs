//! Folding of letters that are spelled in several ways to one key, for look-up only.

use unicode_normalization::UnicodeNormalization;

/// In the table: the character is dropped.
const DROP: u16 = 0;
/// In the table: a hamza above, which turns a waw or ya before it into another letter.
const HAMZA_ABOVE: u16 = 1;

/// What each character from U+0600 to U+06FF folds to.
static ARABIC: [u16; 0x100] = {
    let mut table = [0; 0x100];
    let mut i = 0;
    while i < 0x100 {
        table[i] = arabic(0x600 + i as u16);
        i += 1;
    }
    table
};

const fn arabic(c: u16) -> u16 {
    match c {
        // Signs, vowel marks, tatweel, Quranic marks.
        0x0610..=0x061A | 0x061C | 0x0640 | 0x064B..=0x0653 | 0x0655..=0x065F | 0x0670 => DROP,
        0x06D6..=0x06DC | 0x06DF..=0x06E8 | 0x06EA..=0x06ED => DROP,
        0x0654 => HAMZA_ABOVE,
        // Alefs.
        0x0622 | 0x0623 | 0x0625 | 0x0671..=0x0673 | 0x0675 => 0x0627,
        // Alef maqsura, Farsi and Pashto ya.
        0x0649 | 0x06CC | 0x06CD | 0x06D0 => 0x064A,
        // Kaf of Persian and Urdu.
        0x06A9 | 0x06AA => 0x0643,
        // Ha of Persian, Urdu and Kurdish.
        0x06BE | 0x06C0..=0x06C2 | 0x06D5 => 0x0647,
        0x06C3 => 0x0629,
        0x0660..=0x0669 => c - 0x0660 + b'0' as u16,
        0x06F0..=0x06F9 => c - 0x06F0 + b'0' as u16,
        0x066A => b'%' as u16,
        0x066B => b'.' as u16,
        0x066C => b',' as u16,
        _ => c,
    }
}

/// Appends what one character folds to; `start` is where the key begins in `out`.
#[inline]
pub(crate) fn fold_char(c: char, start: usize, out: &mut String) {
    let code = c as u32;
    if code < 0x80 {
        out.push(c.to_ascii_lowercase());
    } else if (0x600..0x700).contains(&code) {
        match ARABIC[(code - 0x600) as usize] {
            DROP => {}
            HAMZA_ABOVE => seat_hamza(start, out),
            folded => out.push(char::from_u32(u32::from(folded)).unwrap_or(c)),
        }
    } else {
        fold_rare(c, start, out);
    }
}

/// `و` or `ي` with a hamza written apart are the letters `ؤ` and `ئ`.
fn seat_hamza(start: usize, out: &mut String) {
    let seated = match out[start..].chars().next_back() {
        Some('و') => 'ؤ',
        Some('ي') => 'ئ',
        _ => return,
    };
    out.pop();
    out.push(seated);
}

fn fold_rare(c: char, start: usize, out: &mut String) {
    match c as u32 {
        // Joiners, direction marks, soft hyphen, marks of extended Arabic.
        0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF => {}
        0x0898..=0x089F | 0x08CA..=0x08E1 | 0x08E3..=0x08FF | 0xFE70..=0xFE7F => {}
        0xFC5E..=0xFC63 | 0xFCF2..=0xFCF4 => {}
        0x2010..=0x2015 | 0x2212 => out.push('-'),
        // These two ligatures are phrases: the blanks between their words stay.
        0xFDFA | 0xFDFB => decompose(c, start, out, true),
        0xFB50..=0xFDFF | 0xFE80..=0xFEFC | 0xFF01..=0xFF5E => decompose(c, start, out, false),
        _ => out.extend(c.to_lowercase()),
    }
}

fn decompose(c: char, start: usize, out: &mut String, blanks: bool) {
    for part in std::iter::once(c).nfkc() {
        if part == c {
            out.push(c);
        } else if blanks || part != ' ' {
            fold_char(part, start, out);
        }
    }
}

/// Appends the folded key of `word` to `out`.
///
/// Vowel marks, tatweel and signs without width go; alefs become `ا`, `ى` and the ya of Farsi
/// become `ي`, kaf and ha of Persian become `ك` and `ه`; digits become ASCII; presentation forms
/// their letters; Latin letters lower case; dashes `-`. `ؤ`, `ئ` and `ة` stay, for they tell words
/// apart.
pub fn fold_into(word: &str, out: &mut String) {
    let start = out.len();
    out.reserve(word.len());
    for c in word.chars() {
        fold_char(c, start, out);
    }
}

/// The folded key of `word`, see [`fold_into`].
pub fn fold(word: &str) -> String {
    let mut out = String::new();
    fold_into(word, &mut out);
    out
}

/// The key with the `ة` that its last `ه` may stand for, as many write it; `None` where it ends otherwise.
pub fn with_marbuta(folded: &str) -> Option<String> {
    folded.strip_suffix('ه').map(|stem| format!("{stem}ة"))
}

/// A folded key made looser, for search: `ة` is `ه`, every seat of a hamza a bare one, and only letters
/// and digits are left, so that `12,500` and `12500` are one.
pub fn loosen(folded: &str) -> String {
    let letter = |c: char| match c {
        'ة' => Some('ه'),
        'ؤ' | 'ئ' => Some('ء'),
        c => c.is_alphanumeric().then_some(c),
    };
    folded.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folds_spellings_to_one_key() {
        for (word, key) in [
            ("أحمد", "احمد"),
            ("إيران", "ايران"),
            ("آلاف", "الاف"),
            ("ٱلله", "الله"),
            ("مستشفى", "مستشفي"),
            ("مُستشفًى", "مستشفي"),
            ("مـــصر", "مصر"),
            ("ایران", "ايران"),
            ("کردستان", "كردستان"),
            ("ہھ", "هه"),
            ("هذا\u{200F}\u{200D}", "هذا"),
            ("هٰذا", "هذا"),
            ("مؤتمر", "مؤتمر"),
            ("مو\u{654}تمر", "مؤتمر"),
            ("بي\u{654}ة", "بئة"),
            ("هيئة", "هيئة"),
            ("گراد ڤيينا", "گراد ڤيينا"),
            ("٣٫٥٪", "3.5%"),
            ("۱۲٬۵۰۰", "12,500"),
            ("ﻻ", "لا"),
            ("ﻷ", "لا"),
            ("ﺑﻐﺪﺍﺩ", "بغداد"),
            ("ﷲ", "الله"),
            ("NATO", "nato"),
            ("ＦＯＸ１", "fox1"),
            ("–", "-"),
        ] {
            assert_eq!(fold(word), key, "{word}");
        }
        assert_eq!(fold("\u{FDFA}"), "صلي الله عليه وسلم");
    }

    #[test]
    fn search_is_looser_than_the_lexicon() {
        for (word, key) in [
            ("مدينة", "مدينه"),
            ("شؤون", "شءون"),
            ("شئون", "شءون"),
            ("١٢٬٥٠٠", "12500"),
            ("2.5%", "25"),
            ("–", ""),
        ] {
            assert_eq!(loosen(&fold(word)), key, "{word}");
        }
    }

    #[test]
    fn appends_without_touching_what_stands() {
        let mut out = String::from("و");
        fold_into("\u{654}ب", &mut out);
        assert_eq!(out, "وب");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*|[\u{600}-\u{6FF}\u{FB50}-\u{FEFF}A-Zİ]*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
