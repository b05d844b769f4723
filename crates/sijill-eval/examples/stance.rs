//! Makes the weights of `sijill-merge`'s model of stances from labelled pairs of headlines, and says
//! how it does on pairs it was not made from.
//!
//! ```sh
//! cargo run --release -p sijill-eval --example stance GOLD/ar-headlines > crates/sijill-merge/src/stance/weights.rs
//! ```
//!
//! A softmax regression, by gradient descent from zero: the same pairs always give the same weights.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the command line")]

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Context;
use sijill::Sijill;
use sijill_merge::TRAITS;

/// How much a pair of each label counts: the labels are far from even.
const COUNTS: [f64; 3] = [1.6, 1.0, 4.0];
const STEPS: usize = 800;
const RATE: f64 = 0.3;
const MOMENTUM: f64 = 0.9;
/// What keeps weights small.
const DECAY: f64 = 0.01;
const FOLDS: usize = 5;
const CLASSES: usize = 3;

type Pair = ([f64; TRAITS], usize);

struct Model {
    mean: [f64; TRAITS],
    spread: [f64; TRAITS],
    bias: [f64; CLASSES],
    weights: [[f64; TRAITS]; CLASSES],
}

fn main() -> anyhow::Result<()> {
    let folder: PathBuf = std::env::args_os().nth(1).context("name the folder of ans_stance.csv")?.into();
    let rows = sijill_eval::stances(&Sijill::new()?, &folder)?;
    let mut groups = BTreeMap::new();
    for (first, ..) in &rows {
        let next = groups.len() % FOLDS;
        groups.entry(first.clone()).or_insert(next);
    }
    let fold: Vec<usize> = rows.iter().map(|(first, ..)| groups[first]).collect();
    let pairs: Vec<Pair> = rows.into_iter().map(|(_, traits, label)| (traits, label)).collect();
    let mut table = [[0_usize; CLASSES]; CLASSES];
    for out in 0..FOLDS {
        let part = |inside: bool| -> Vec<Pair> {
            pairs.iter().zip(&fold).filter(|(_, at)| (**at == out) == inside).map(|(pair, _)| *pair).collect()
        };
        let model = train(&part(false));
        for (traits, label) in part(true) {
            table[label][model.label(&traits)] += 1;
        }
    }
    let f1 = (0..CLASSES).map(|at| {
        let (told, found) = (table[at].iter().sum::<usize>(), table.iter().map(|row| row[at]).sum::<usize>());
        2.0 * table[at][at] as f64 / (told + found).max(1) as f64
    });
    let f1: Vec<f64> = f1.collect();
    eprintln!("on pairs left out: macro F1 {:.3}, each {f1:.3?}", f1.iter().sum::<f64>() / CLASSES as f64);
    print(&train(&pairs));
    Ok(())
}

fn train(pairs: &[Pair]) -> Model {
    let count = pairs.len() as f64;
    let mut model = Model {
        mean: [0.0; TRAITS],
        spread: [0.0; TRAITS],
        bias: [0.0; CLASSES],
        weights: [[0.0; TRAITS]; CLASSES],
    };
    for at in 0..TRAITS {
        model.mean[at] = pairs.iter().map(|(traits, _)| traits[at]).sum::<f64>() / count;
        let square =
            pairs.iter().map(|(traits, _)| (traits[at] - model.mean[at]).powi(2)).sum::<f64>() / count;
        model.spread[at] = square.sqrt() + 1e-9;
    }
    let (mut drift, mut lean) = ([[0.0; TRAITS]; CLASSES], [0.0; CLASSES]);
    for _ in 0..STEPS {
        let (mut slope, mut tilt) = ([[0.0; TRAITS]; CLASSES], [0.0; CLASSES]);
        for (traits, label) in pairs {
            let scaled = model.scaled(traits);
            let sums = model.sums(&scaled);
            let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let odds = sums.map(|sum| (sum - top).exp());
            let all: f64 = odds.iter().sum();
            for class in 0..CLASSES {
                let error = COUNTS[*label] * (odds[class] / all - f64::from(class == *label)) / count;
                tilt[class] += error;
                for at in 0..TRAITS {
                    slope[class][at] += error * scaled[at];
                }
            }
        }
        for class in 0..CLASSES {
            lean[class] = MOMENTUM * lean[class] - RATE * (tilt[class] + DECAY * model.bias[class]);
            model.bias[class] += lean[class];
            for at in 0..TRAITS {
                let pull = slope[class][at] + DECAY * model.weights[class][at];
                drift[class][at] = MOMENTUM * drift[class][at] - RATE * pull;
                model.weights[class][at] += drift[class][at];
            }
        }
    }
    model
}

impl Model {
    fn scaled(&self, traits: &[f64; TRAITS]) -> [f64; TRAITS] {
        std::array::from_fn(|at| (traits[at] - self.mean[at]) / self.spread[at])
    }

    fn sums(&self, scaled: &[f64; TRAITS]) -> [f64; CLASSES] {
        std::array::from_fn(|class| {
            self.bias[class]
                + scaled.iter().zip(self.weights[class]).map(|(value, weight)| value * weight).sum::<f64>()
        })
    }

    fn label(&self, traits: &[f64; TRAITS]) -> usize {
        let sums = self.sums(&self.scaled(traits));
        (0..CLASSES).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or_default()
    }
}

fn print(model: &Model) {
    let row =
        |values: &[f64]| values.iter().map(|value| format!("{value:.4}")).collect::<Vec<_>>().join(", ");
    println!(
        "//! The model's numbers. Made by `cargo run --release -p sijill-eval --example stance FOLDER`; not written by hand."
    );
    println!("\nuse super::TRAITS;\n");
    println!("pub(super) const MEAN: [f64; TRAITS] = [{}];", row(&model.mean));
    println!("pub(super) const SPREAD: [f64; TRAITS] = [{}];", row(&model.spread));
    println!("pub(super) const BIAS: [f64; 3] = [{}];", row(&model.bias));
    println!("/// A row a stance: agree, disagree, other.");
    println!("pub(super) const WEIGHTS: [[f64; TRAITS]; 3] = [");
    for weights in &model.weights {
        println!("    [{}],", row(weights));
    }
    println!("];");
}
