//! `explain`: prints the evidence behind a type.

use std::path::Path;

use crate::{Failure, tree::Tree};

/// Prints the places of a type or field, the type found at each, and the fact on a field with its
/// source.
///
/// # Errors
///
/// If there is no such type or field.
pub fn run(root: &Path, name: &str) -> Result<(), Failure> {
    let tree = Tree::new(root);
    let text = onlyfansapi_spec::explain(&tree.document()?, &tree.lock()?, name)?;
    print!("{text}");
    Ok(())
}
