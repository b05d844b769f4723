//! Lengths of time in ISO 8601, in seconds.

/// Seconds of `P1M2D`, `PT0.5H`; a year is 365 days and a month 30, as the specs count them.
pub(crate) fn seconds(timex: &str) -> Option<f64> {
    let body = timex.strip_prefix('P')?;
    let (mut total, mut number, mut clock) = (0.0, String::new(), false);
    for c in body.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            unit => {
                let day = 86_400.0;
                let scale = match (unit, clock) {
                    ('Y', _) => 365.0 * day,
                    ('M', false) => 30.0 * day,
                    ('W', _) => 7.0 * day,
                    ('D', _) => day,
                    ('H', _) => 3_600.0,
                    ('M', true) => 60.0,
                    ('S', _) => 1.0,
                    _ => return None,
                };
                total += number.parse::<f64>().ok()? * scale;
                number.clear();
            }
        }
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn counts() {
        assert_eq!(seconds("P1M2D"), Some(2_764_800.0));
        assert_eq!(seconds("PT0.5H"), Some(1_800.0));
        assert_eq!(seconds("PT2M"), Some(120.0));
        assert_eq!(seconds("PXD"), None);
        assert_eq!(seconds("2015"), None);
    }
}
