//! The document, names and evidence of this repository, from which the crate is generated.

use std::sync::LazyLock;

use onlyfansapi_spec::{Document, Evidence, Groups, Names, Surface, plan};

pub(crate) const DOCUMENT: &str = include_str!("../../openapi.yaml");

pub(crate) fn kept() -> Evidence {
    include_str!("../../evidence.lock")
        .parse()
        .expect("kept evidence")
}

/// Reading the document takes long, and many tests need it.
pub(crate) fn document() -> Document {
    static READ: LazyLock<Document> =
        LazyLock::new(|| Document::vendored(DOCUMENT, &kept()).expect("the document loads"));
    READ.clone()
}

pub(crate) fn lock() -> Names {
    include_str!("../../names.lock").parse().expect("a lock")
}

pub(crate) fn surface() -> Surface {
    static PLANNED: LazyLock<Surface> =
        LazyLock::new(|| plan(&document(), &lock(), &Groups::All).expect("names for everything"));
    PLANNED.clone()
}
