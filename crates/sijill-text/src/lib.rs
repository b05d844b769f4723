//! Text as it came, cut into passages, sentences and tokens, with folded keys for look-up.
//!
//! Invariant: the stored text is never changed; every span counts Unicode scalar values of it.

