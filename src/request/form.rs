//! [`Form`]: the parts that were set, before they are framed.

use serde_json::{Map, Value};

use super::encode;
use crate::send::upload::{self, FilePart, OnProgress, Part};

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

    pub(super) fn push(&mut self, name: &str, file: FilePart) {
        self.files.push((name.to_owned(), file));
    }

    pub(super) fn tell(&mut self, on_progress: OnProgress) {
        self.on_progress = Some(on_progress);
    }

    pub(super) fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a FilePart> {
        let files = self.files.iter().filter(move |(known, _)| known == name);
        files.map(|(_, file)| file)
    }
}

impl Form {
    pub(super) fn new(
        members: Map<String, Value>,
        files: Files,
        media_types: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            members,
            files,
            media_types,
        }
    }

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
