//! `expand`: writes the generated source where people can read it.

use std::{error::Error, fs, path::Path, time::Instant};

pub(crate) fn run(root: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(root.join("openapi.yaml"))?;
    let start = Instant::now();
    let generated = onlyfansapi_spec::generate(&onlyfansapi_spec::load(&text)?)?;
    let elapsed = start.elapsed();
    let source = prettyplease::unparse(&syn::parse_file(&generated.source)?);
    let target = root.join("target");
    fs::create_dir_all(&target)?;
    fs::write(target.join("expanded.rs"), &source)?;
    println!(
        "target/expanded.rs: {} methods, {} types, {} lines, {} bytes ({} unformatted), generated in {:.1} s",
        generated.surface.methods.len(),
        generated.surface.types.len(),
        source.lines().count(),
        source.len(),
        generated.source.len(),
        elapsed.as_secs_f64(),
    );
    for skipped in &generated.surface.skipped {
        println!("not generated: {skipped}");
    }
    Ok(())
}
