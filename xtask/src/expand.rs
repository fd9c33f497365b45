//! `expand`: writes progenitor's output and the generated source, formatted.

use std::{fs, path::Path, time::Instant};

use onlyfansapi_spec::{Definition, Groups, generate, progenitor};

use crate::{Failure, tree::Tree};

/// Writes progenitor's output to `target/progenitor.rs` and the code that ships to
/// `target/expanded.rs`.
///
/// # Errors
///
/// If no client can be generated, or a file cannot be written.
pub fn run(root: &Path) -> Result<(), Failure> {
    let tree = Tree::new(root);
    let start = Instant::now();
    let generated = generate(&tree.document()?, &tree.lock()?, &Groups::All)?;
    let elapsed = start.elapsed();
    let source = prettyplease::unparse(&syn::parse_file(&generated.source)?);
    let raw = prettyplease::unparse(&syn::parse2(progenitor(&generated.surface)?)?);
    let target = root.join("target");
    fs::create_dir_all(&target)?;
    fs::write(target.join("progenitor.rs"), &raw)?;
    fs::write(target.join("expanded.rs"), &source)?;
    println!("target/progenitor.rs: {} lines", raw.lines().count());
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
