//! `expand`: writes the generated source where people can read it.

use std::{fs, path::Path, time::Instant};

use onlyfansapi_spec::{Definition, Groups, generate};

use crate::{Failure, tree::Tree};

/// Writes the generated source, formatted, to `target/expanded.rs`.
///
/// # Errors
///
/// If there is none, or it cannot be written.
pub fn run(root: &Path) -> Result<(), Failure> {
    let tree = Tree::new(root);
    let start = Instant::now();
    let generated = generate(&tree.document()?, &tree.lock()?, &Groups::All)?;
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
