//! Shapes of words: `*` any letters, `?` one letter, the rest as written.

/// Alternatives of one shape cell.
#[derive(Debug, Clone)]
pub struct Shape(Vec<Vec<char>>);

impl Shape {
    /// Reads a cell such as `*ى|*ا`.
    pub fn parse(cell: &str) -> Shape {
        Shape(cell.split('|').map(|shape| shape.chars().collect()).collect())
    }

    /// Whether a word has one of the shapes.
    pub fn fits(&self, word: &str) -> bool {
        let letters: Vec<char> = word.chars().collect();
        self.0.iter().any(|shape| fits(shape, &letters))
    }
}

fn fits(shape: &[char], letters: &[char]) -> bool {
    match (shape.split_first(), letters.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => fits(rest, letters) || (!letters.is_empty() && fits(shape, &letters[1..])),
        (Some(('?', rest)), Some((_, more))) => fits(rest, more),
        (Some((want, rest)), Some((letter, more))) => want == letter && fits(rest, more),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn fits_whole_words() {
        let shape = Shape::parse("*ا?|أ??");
        assert!(shape.fits("قال"));
        assert!(shape.fits("استعاد"));
        assert!(shape.fits("أصر"));
        assert!(!shape.fits("دعا"));
        assert!(!shape.fits("أطلق"));
    }
}
