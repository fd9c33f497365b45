//! `explain`: prints the evidence behind a type.

use std::{error::Error, path::Path};

use crate::tree::{document, lock};

pub(crate) fn run(root: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let text = onlyfansapi_spec::explain(&document(root)?, &lock(root)?, name)?;
    print!("{text}");
    Ok(())
}
