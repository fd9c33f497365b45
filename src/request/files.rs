//! The setters of files, and the form that they make with the other parts.

use std::sync::Arc;

use serde_json::Value;

use super::{Request, form::Form};
use crate::{
    operation::Body,
    send::upload::{FilePart, UploadProgress},
};

/// The value that stands for a file in the body, so that limits see that there is one.
const PLACEHOLDER: &str = "file";

impl Request {
    /// Sets a part to a file.
    #[inline]
    pub fn file(&mut self, name: &str, file: FilePart) {
        self.set_json(name, PLACEHOLDER.into());
        self.files.push(name, file);
    }

    /// Adds files to the list that a part is.
    #[inline]
    pub fn files(&mut self, name: &str, files: Vec<FilePart>) {
        let count = self.files.of(name).count() + files.len();
        let placeholders = vec![Value::from(PLACEHOLDER); count];
        self.set_member(name, placeholders.into());
        for file in files {
            self.files.push(name, file);
        }
    }

    /// Adds an undocumented part that is a file; several may have one name.
    #[inline]
    pub fn file_part(&mut self, name: &str, file: FilePart) {
        self.set_member(name, PLACEHOLDER.into());
        self.files.push(name, file);
    }

    /// Sets the function that is told of the progress of files.
    #[inline]
    pub fn on_progress(&mut self, tell: impl Fn(UploadProgress) + Send + Sync + 'static) {
        self.files.tell(Arc::new(tell));
    }

    /// Returns the parts that were set.
    pub fn form(&self) -> Form {
        let media_types = match self.call.operation.body {
            Body::Parts(media_types) => media_types,
            _ => &[],
        };
        Form::new(self.object().clone(), self.files.clone(), media_types)
    }
}
