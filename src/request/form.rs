//! [`Form`]: the parts that were set, before they are framed.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Request, encode};
use crate::{
    operation::Body,
    send::upload::{self, FilePart, OnProgress, Part, UploadProgress},
};

/// The parts that were set: values as JSON, and files beside them.
pub struct Form {
    members: Map<String, Value>,
    files: Files,
    /// The media types that the document gives to parts.
    media_types: &'static [(&'static str, &'static str)],
}

/// The files of a request by the names of their members, which hold a placeholder in the body.
#[derive(Clone, Default)]
pub(crate) struct Files {
    files: Vec<(String, FilePart)>,
    on_progress: Option<OnProgress>,
}

/// The value that stands for a file in the body, so that limits see that there is one.
const PLACEHOLDER: &str = "file";

impl Files {
    pub(super) fn remove(&mut self, name: &str) {
        self.files.retain(|(known, _)| known != name);
    }

    pub(super) fn clear(&mut self) {
        self.files.clear();
    }

    pub(super) fn on_progress(&self) -> Option<OnProgress> {
        self.on_progress.clone()
    }

    fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a FilePart> {
        let files = self.files.iter().filter(move |(known, _)| known == name);
        files.map(|(_, file)| file)
    }
}

impl Request {
    /// Sets a part to a file.
    #[inline]
    pub fn file(&mut self, name: &str, file: FilePart) {
        self.set_json(name, PLACEHOLDER.into());
        self.files.files.push((name.to_owned(), file));
    }

    /// Adds files to the list that a part is.
    #[inline]
    pub fn files(&mut self, name: &str, files: Vec<FilePart>) {
        let known = self.files.of(name).count();
        let placeholders = vec![Value::from(PLACEHOLDER); known + files.len()];
        let known = self.files.clone();
        self.set_json(name, placeholders.into());
        self.files = known;
        let files = files.into_iter().map(|file| (name.to_owned(), file));
        self.files.files.extend(files);
    }

    /// Adds an undocumented part that is a file; several may have one name.
    #[inline]
    pub fn file_part(&mut self, name: String, file: FilePart) {
        let known = self.files.clone();
        self.set_json(&name, PLACEHOLDER.into());
        self.files = known;
        self.files.files.push((name, file));
    }

    /// Sets the function that is told of the progress of files.
    #[inline]
    pub fn on_progress(&mut self, tell: impl Fn(UploadProgress) + Send + Sync + 'static) {
        self.files.on_progress = Some(Arc::new(tell));
    }

    /// Returns the parts that were set.
    pub fn form(&self) -> Form {
        let media_types = match self.call.operation.body {
            Body::Parts(media_types) => media_types,
            _ => &[],
        };
        Form {
            members: self.object().clone(),
            files: self.files.clone(),
            media_types,
        }
    }
}

impl Form {
    /// Returns the parts in the order of their names.
    ///
    /// A list is as many parts, named as PHP reads them, an object a part for each member, unless
    /// the document says that the part is JSON; null is no part.
    pub(super) fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (name, value) in &self.members {
            let documented = self.media_types.iter().find(|(known, _)| known == name);
            let media_type = documented.map(|(_, media_type)| (*media_type).to_owned());
            let part = |name: String, value| Part {
                name,
                value,
                media_type: media_type.clone(),
            };
            let files: Vec<&FilePart> = self.files.of(name).collect();
            if !files.is_empty() {
                let name = match value.is_array() && !name.ends_with("[]") {
                    true => format!("{name}[]"),
                    false => name.clone(),
                };
                let files = files.into_iter().cloned().map(upload::Value::File);
                parts.extend(files.map(|file| part(name.clone(), file)));
                continue;
            }
            let text = |(name, text)| part(name, upload::Value::Text(text));
            if media_type.as_deref().is_some_and(is_json) && !value.is_null() {
                parts.push(text((name.clone(), value.to_string())));
                continue;
            }
            let mut pairs = Vec::new();
            encode::push_pairs(&mut pairs, name.clone(), value.clone());
            parts.extend(pairs.into_iter().map(text));
        }
        parts
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.ends_with("/json") || essence.ends_with("+json")
}
