//! Hits, misses and false alarms.

/// Counts for precision, recall and F1.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub hit: usize,
    pub missed: usize,
    pub false_alarm: usize,
}

impl Count {
    pub fn precision(self) -> f64 {
        ratio(self.hit, self.hit + self.false_alarm)
    }

    pub fn recall(self) -> f64 {
        ratio(self.hit, self.hit + self.missed)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        ratio(2 * self.hit, 2 * self.hit + self.missed + self.false_alarm)
    }

    /// Whether nothing was missed and nothing false.
    pub fn is_exact(self) -> bool {
        self.missed == 0 && self.false_alarm == 0
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.hit += other.hit;
        self.missed += other.missed;
        self.false_alarm += other.false_alarm;
    }
}

/// Decisions that were right, of those that could be.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Share {
    pub right: usize,
    pub of: usize,
}

impl Share {
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    pub fn value(self) -> f64 {
        ratio(self.right, self.of)
    }

    /// Whether every decision was right.
    pub fn is_whole(self) -> bool {
        self.right == self.of
    }
}

impl std::ops::AddAssign for Share {
    fn add_assign(&mut self, other: Share) {
        self.right += other.right;
        self.of += other.of;
    }
}

/// A ratio; 0 of 0 is 0.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
