//! The document, names and evidence of this repository, as the crate is made of them.

use onlyfansapi_spec::{Document, Evidence, Groups, Names, Surface, plan};

pub(crate) const DOCUMENT: &str = include_str!("../../openapi.yaml");

pub(crate) fn kept() -> Evidence {
    include_str!("../../evidence.lock")
        .parse()
        .expect("kept evidence")
}

pub(crate) fn document() -> Document {
    Document::vendored(DOCUMENT, &kept()).expect("the document loads")
}

pub(crate) fn lock() -> Names {
    include_str!("../../names.lock").parse().expect("a lock")
}

pub(crate) fn surface() -> Surface {
    plan(&document(), &lock(), &Groups::All).expect("names for everything")
}
