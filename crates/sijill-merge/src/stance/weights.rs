//! The model's numbers. Made by `cargo run --release -p sijill-eval --example stance FOLDER`; not written by hand.

use super::TRAITS;

pub(super) const MEAN: [f64; TRAITS] = [0.0; TRAITS];
pub(super) const SPREAD: [f64; TRAITS] = [1.0; TRAITS];
pub(super) const BIAS: [f64; 3] = [0.0; 3];
/// A row a stance: agree, disagree, other.
pub(super) const WEIGHTS: [[f64; TRAITS]; 3] = [[0.0; TRAITS]; 3];
