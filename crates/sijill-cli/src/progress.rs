//! Progress on standard error, only where it is a terminal and the work is long.

use std::{io::IsTerminal, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over bytes where the total is known, else a count. Hidden off a terminal, and where
/// answers scroll on the same one.
pub fn bar(total_bytes: Option<u64>) -> ProgressBar {
    let shown = std::io::stderr().is_terminal() && !std::io::stdout().is_terminal();
    if !shown {
        return ProgressBar::hidden();
    }
    draw(
        total_bytes,
        "{bar:30} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left, {msg}",
        "{spinner} {bytes} {bytes_per_sec}, {msg}",
    )
}

/// A bar for work that prints nothing until it is done: shown on any terminal.
pub fn quiet_work(total_bytes: Option<u64>) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    draw(total_bytes, "{bar:30} {bytes}/{total_bytes}, {msg}, {eta} left", "{spinner} {bytes}, {msg}")
}

fn draw(total_bytes: Option<u64>, known: &str, unknown: &str) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(4);
    let bar = ProgressBar::with_draw_target(total_bytes, target);
    let template = if total_bytes.is_some() { known } else { unknown };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
