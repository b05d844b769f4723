//! Groups of what is linked.

/// A forest of linked things; each thing is in one group.
#[derive(Debug)]
pub(crate) struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// Each thing by itself.
    pub fn new(things: usize) -> Groups {
        Groups { parents: (0..things).collect() }
    }

    /// The thing that stands for the group of `at`.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// Makes one group of two; the smaller root stands for it.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
        a != b
    }
}
