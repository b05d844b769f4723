//! Signs that a page wrote by name or number and nobody turned back: `&#8220;`, `&quot;`.

/// Letters that the name of a sign may have.
const LONGEST: usize = 8;

/// The sign that text from an ampersand on writes, and how many characters it takes.
pub(crate) fn entity(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('&')?;
    let end = body.char_indices().take(LONGEST).find(|&(_, c)| c == ';')?.0;
    let name = &body[..end];
    let sign = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => named(name)? as u32,
    };
    // Names and numbers are written in ASCII, a byte each.
    char::from_u32(sign).map(|sign| (sign, end + 2))
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "quot" => '"',
        "apos" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "ndash" | "mdash" => '-',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "hellip" => '…',
        "rlm" | "lrm" | "zwnj" | "zwj" => '\u{200F}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_by_name_and_number() {
        for (text, expected) in [
            ("&#8220;في", Some(('“', 7))),
            ("&#x201C;في", Some(('“', 8))),
            ("&quot; ", Some(('"', 6))),
            ("&nbsp;", Some((' ', 6))),
            ("& و;", None),
            ("&copy ", None),
            ("&#;", None),
            ("R&D", None),
        ] {
            assert_eq!(entity(text), expected, "{text}");
        }
    }
}
