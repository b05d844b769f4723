//! Checks of the walls that the compiler can't keep, run by `cargo xtask check`.

mod files;
mod layers;
mod lists;

use std::{path::PathBuf, process::ExitCode};

/// A check: the project's root to its faults.
type Check = fn(&std::path::Path) -> anyhow::Result<Vec<String>>;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let command = std::env::args().nth(1).unwrap_or_default();
    let checks: [(&str, Check); 7] = [
        ("layer order", layers::order),
        ("crate headers", layers::headers),
        ("crates are on the map", layers::listed),
        ("crates are told to newcomers", lists::crates),
        ("tables are told, with their sources", lists::tables),
        ("file lengths", files::lengths),
        ("language stays in packs", files::language),
    ];
    if command != "check" {
        let names: Vec<&str> = checks.iter().map(|(name, _)| *name).collect();
        report(&format!("cargo xtask check: {}", names.join("; ")));
        return ExitCode::from(2);
    }
    let mut failed = false;
    for (name, check) in checks {
        match check(&root) {
            Ok(faults) if faults.is_empty() => report(&format!("ok      {name}")),
            Ok(faults) => {
                failed = true;
                report(&format!("FAILED  {name}"));
                for fault in faults {
                    report(&format!("        {fault}"));
                }
            }
            Err(error) => {
                failed = true;
                report(&format!("FAILED  {name}: {error:#}"));
            }
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

#[expect(clippy::print_stdout, reason = "the one place where the checks speak")]
fn report(line: &str) {
    println!("{line}");
}
