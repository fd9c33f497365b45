//! [`Upstream`]: the source of the document, in `upstream.toml`.

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};

use crate::{Failure, fetch::Validators};

/// The path of the file.
pub const FILE: &str = "upstream.toml";

const HEADER: &str = "\
# Where `cargo xtask update` fetches `openapi.yaml`. Below the address it remembers what the server said
# of the edition in the tree, if it is from there, to ask next time whether there is anything new.
";

/// The source of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upstream {
    /// The default URL of the document.
    pub url: String,
    /// The validators of the edition in the tree.
    #[serde(flatten)]
    pub validators: Validators,
}

impl Upstream {
    /// Reads the file of a tree.
    ///
    /// # Errors
    ///
    /// If it is missing or malformed.
    pub fn read(root: &Path) -> Result<Self, Failure> {
        let text =
            fs::read_to_string(root.join(FILE)).map_err(|error| format!("{FILE}: {error}"))?;
        toml::from_str(&text).map_err(|error| format!("{FILE}: {error}").into())
    }

    /// Writes the text of the file.
    ///
    /// # Errors
    ///
    /// If a value cannot be written as TOML; text always can.
    pub fn text(&self) -> Result<String, Failure> {
        Ok(format!("{HEADER}{}", toml::to_string(self)?))
    }
}
