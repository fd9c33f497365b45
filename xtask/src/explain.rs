//! `explain`: prints the evidence behind a type.

use std::path::Path;

use crate::{Failure, tree::Tree};

/// Prints where a type or field was seen, and as what.
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
