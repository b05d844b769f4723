//! Inflects the packs' words once, when the program is built; a fault in a pack fails the build with
//! file and line.

#[path = "src/packs.rs"]
mod packs;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/packs.rs");
    println!("cargo::rerun-if-changed=../../packs");
    let pack = match sijill_pack::Pack::compile(packs::FILES) {
        Ok(pack) => pack,
        Err(error) => {
            println!("cargo::error={error}");
            std::process::exit(1);
        }
    };
    let out = std::env::var_os("OUT_DIR").expect("cargo names the folder for what is built");
    let path = std::path::Path::new(&out).join("lexicon.bin");
    std::fs::write(&path, pack.freeze()).expect("the folder for what is built can be written");
}
