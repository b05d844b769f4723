//! Half-open stretches of a report's text.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open stretch `[start, end)` of a report's text, counted in Unicode scalar values.
///
/// Serialises as a two-number array, `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First scalar value inside the span.
    pub start: u32,
    /// First scalar value after the span.
    pub end: u32,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end, "span ends before it starts");
        Self { start, end }
    }

    /// Whether the two spans share at least one scalar value.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Number of scalar values in the span.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words of `text` that the span means; `None` where it reaches beyond the text.
    ///
    /// Walks the text: for many spans of one text, keep a byte index instead.
    pub fn slice(self, text: &str) -> Option<&str> {
        let mut at = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        let start = at.nth(self.start as usize)?;
        let end = match self.len() {
            0 => start,
            more => at.nth(more as usize - 1)?,
        };
        Some(&text[start..end])
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        if start > end {
            return Err(serde::de::Error::custom("span ends before it starts"));
        }
        Ok(Span { start, end })
    }
}

impl JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Half-open stretch [start, end) of report.text in Unicode scalar values.",
            "type": "array",
            "items": { "type": "integer", "minimum": 0 },
            "minItems": 2,
            "maxItems": 2
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn slices_by_scalar_values() {
        let text = "قُتل 3 جنود";
        assert_eq!(Span::new(0, 4).slice(text), Some("قُتل"));
        assert_eq!(Span::new(5, 6).slice(text), Some("3"));
        assert_eq!(Span::new(7, 11).slice(text), Some("جنود"));
        assert_eq!(Span::new(11, 11).slice(text), Some(""));
        assert_eq!(Span::new(7, 12).slice(text), None);
    }

    #[test]
    fn overlap_is_half_open() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }
}
