//! `expand`: writes the generated source where people can read it.

use std::{error::Error, fs, path::Path, time::Instant};

use onlyfansapi_spec::{Definition, Groups, generate};

use crate::tree::{document, lock};

pub(crate) fn run(root: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let generated = generate(&document(root)?, &lock(root)?, &Groups::All)?;
    let elapsed = start.elapsed();
    let source = prettyplease::unparse(&syn::parse_file(&generated.source)?);
    let target = root.join("target");
    fs::create_dir_all(&target)?;
    fs::write(target.join("expanded.rs"), &source)?;
    let surface = &generated.surface;
    let fields = surface.types.values().map(|definition| match definition {
        Definition::Struct { fields, .. } => fields.len(),
        _ => 0,
    });
    println!(
        "target/expanded.rs: {} methods, {} types with {} fields, {} lines, {} bytes ({} unformatted), generated in {:.1} s",
        surface.methods.len(),
        surface.types.len(),
        fields.sum::<usize>(),
        source.lines().count(),
        source.len(),
        generated.source.len(),
        elapsed.as_secs_f64(),
    );
    if let Some(longest) = surface.types.keys().max_by_key(|name| name.len()) {
        println!("longest type name: {longest}, {} characters", longest.len());
    }
    for skipped in &surface.skipped {
        println!("not generated: {skipped}");
    }
    Ok(())
}
