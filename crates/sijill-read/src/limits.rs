//! Named limits, each with its reason.

/// Largest text of one report, in bytes. Spans count in 32 bits, and no news text comes near it.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// Longest line of a JSON Lines input, in bytes; a longer one is skipped unread, so that memory
/// stays flat whatever comes.
pub const MAX_LINE_BYTES: usize = 32 << 20;
