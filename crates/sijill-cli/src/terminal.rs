//! Text for a terminal: colour only there, and no character that turns its lines around.

use std::io::IsTerminal;

/// Prints an error for people, on standard error.
pub fn complain(message: &str) {
    use std::io::Write;
    // Nothing is left to do where even this fails.
    let _ = writeln!(std::io::stderr(), "sijill: {}", neutral(message));
}

/// How to mark text, decided once for standard output.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    colour: bool,
}

impl Style {
    /// Colour where standard output is a terminal that wants it.
    pub fn detect() -> Style {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Style { colour: wanted && std::io::stdout().is_terminal() }
    }

    /// No colour.
    #[cfg(test)]
    pub fn plain() -> Style {
        Style { colour: false }
    }

    /// Strong text.
    pub fn strong(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// Quiet text.
    pub fn quiet(self, text: &str) -> String {
        self.wrap("2", text)
    }

    /// Evidence: underlined on a terminal, in brackets elsewhere.
    pub fn evidence(self, text: &str) -> String {
        if self.colour { self.wrap("1;4", text) } else { format!("[{text}]") }
    }

    fn wrap(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// A stretch of right-to-left text that keeps its order inside a left-to-right line: first strong
/// isolate around it.
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// Text without characters that a terminal obeys or that turn its order: controls are shown as
/// their pictures, bidi marks are left out.
pub fn neutral(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' => None,
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
            '\u{7f}'..='\u{9f}' => Some('\u{fffd}'),
            c if is_bidi(c) => None,
            c => Some(c),
        })
        .collect()
}

/// Bidi controls of Unicode, and invisible characters that hide in names.
pub fn is_bidi(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_never_reach_the_terminal() {
        assert_eq!(neutral("a\u{1b}[31mb\u{202e}c\u{200f}"), "a\u{241b}[31mbc");
        assert_eq!(neutral("سطر\nثان"), "سطر\nثان");
    }
}
