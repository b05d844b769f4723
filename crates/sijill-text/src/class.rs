//! What a character is to the tokenizer.

use unicode_normalization::char::is_combining_mark;

/// Classes of characters, coarse on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Blank inside a line.
    Space,
    /// Ends a line.
    Newline,
    /// Letter of the Arabic script.
    Arabic,
    /// Combining mark of any script: belongs to what stands before it.
    Mark,
    /// The stretching stroke `ـ`: inside a word, or a dash where it stands alone.
    Tatweel,
    /// Direction marks, joiners and other signs without width.
    Invisible,
    /// Decimal digit, ASCII, Arabic-Indic, extended or full-width.
    Digit,
    /// Letter of any other script.
    Latin,
    /// Punctuation.
    Punct,
    /// Any other sign.
    Symbol,
    /// Not in the table: ask [`rare`].
    Rare,
}

const TABLE_LEN: usize = 0x700;

/// Latin-1 and Arabic by one look-up; everything else goes the long way.
static TABLE: [Class; TABLE_LEN] = {
    let mut table = [Class::Rare; TABLE_LEN];
    let mut c = 0;
    while c < TABLE_LEN {
        table[c] = common(c as u32);
        c += 1;
    }
    table
};

/// The class of a character.
pub(crate) fn class(c: char) -> Class {
    match TABLE.get(c as usize) {
        Some(Class::Rare) | None => rare(c),
        Some(&found) => found,
    }
}

const fn common(c: u32) -> Class {
    match c {
        0x0A..=0x0D | 0x85 => Class::Newline,
        0x09 | 0x20 | 0xA0 => Class::Space,
        0x00..=0x1F | 0x7F..=0x9F => Class::Space,
        0xAD | 0x061C => Class::Invisible,
        0x30..=0x39 | 0x0660..=0x0669 | 0x06F0..=0x06F9 => Class::Digit,
        0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xBA | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x024F => Class::Latin,
        // $ % + < = > ^ ` | ~
        0x24 | 0x25 | 0x2B | 0x3C..=0x3E | 0x5E | 0x60 | 0x7C | 0x7E => Class::Symbol,
        0x21..=0x7E => Class::Punct,
        // ¡ § « ¶ · » ¿
        0xA1 | 0xA7 | 0xAB | 0xB6 | 0xB7 | 0xBB | 0xBF => Class::Punct,
        0xA2..=0xFF => Class::Symbol,
        0x0640 => Class::Tatweel,
        0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E8 | 0x06EA..=0x06ED => {
            Class::Mark
        }
        0x0620..=0x063F
        | 0x0641..=0x064A
        | 0x066E..=0x066F
        | 0x0671..=0x06D3
        | 0x06D5
        | 0x06EE..=0x06EF
        | 0x06FA..=0x06FC
        | 0x06FF => Class::Arabic,
        0x060C | 0x060D | 0x061B | 0x061D..=0x061F | 0x066B..=0x066D | 0x06D4 => Class::Punct,
        0x0600..=0x06FF => Class::Symbol,
        _ => Class::Rare,
    }
}

fn rare(c: char) -> Class {
    match c as u32 {
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF => return Class::Invisible,
        0x2028 | 0x2029 => return Class::Newline,
        // Presentation forms of marks that stand alone.
        0xFC5E..=0xFC63 | 0xFCF2..=0xFCF4 | 0xFE70..=0xFE7F | 0xFBB2..=0xFBC2 => {
            return Class::Mark;
        }
        0xFF10..=0xFF19 => return Class::Digit,
        0x2030 | 0x2031 => return Class::Symbol,
        0x2010..=0x205E | 0x3001..=0x3003 | 0x3008..=0x3011 | 0xFD3E | 0xFD3F => {
            return Class::Punct;
        }
        0xFF01..=0xFF0F | 0xFF1A..=0xFF20 | 0xFF3B..=0xFF40 | 0xFF5B..=0xFF65 => {
            return Class::Punct;
        }
        0x0750..=0x077F | 0x0870..=0x0887 | 0x0889..=0x088E | 0x08A0..=0x08C9 => {
            return Class::Arabic;
        }
        // The rial sign is read as its word.
        0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFD50..=0xFDFC | 0xFE80..=0xFEFC => {
            return Class::Arabic;
        }
        _ => {}
    }
    if is_combining_mark(c) {
        Class::Mark
    } else if c.is_alphabetic() {
        Class::Latin
    } else if c.is_whitespace() || c.is_control() {
        Class::Space
    } else {
        Class::Symbol
    }
}

/// Whether the character opens a bracket.
pub(crate) fn opens_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '﴾')
}

/// Whether the character closes a bracket.
pub(crate) fn closes_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '﴿')
}

/// Whether the character parts a sentence without ending it.
pub(crate) fn is_pause(c: char) -> bool {
    matches!(c, '،' | '؛' | ',' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_the_usual_signs() {
        for (text, expected) in [
            ("بغدادگڤ", Class::Arabic),
            ("\u{64B}\u{670}\u{301}", Class::Mark),
            ("0٣۴５", Class::Digit),
            ("aZéЖ", Class::Latin),
            (".،؟«»“”#_-–", Class::Punct),
            ("%٪+$€😀\u{FFFD}", Class::Symbol),
            ("\u{200F}\u{200D}\u{FEFF}", Class::Invisible),
            (" \t\u{A0}\u{0}", Class::Space),
            ("\n\r\u{2028}\u{2029}", Class::Newline),
        ] {
            for c in text.chars() {
                assert_eq!(class(c), expected, "{c:?}");
            }
        }
    }
}
