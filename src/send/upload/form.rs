//! [`Form`]: the parts of a form, from which a body is made for each attempt.

use std::sync::Arc;

use bytes::BytesMut;
use reqwest::Body;

use super::{
    body::{FormBody, Piece},
    content::too_large,
    file_part::FilePart,
    media_type,
    transfer::{OnProgress, Transfer},
};

/// A form of parts.
pub(crate) struct Form {
    boundary: String,
    parts: Vec<Part>,
    on_progress: Option<OnProgress>,
    /// The body of the next attempt, once its files are open.
    body: Option<FormBody>,
}

/// A part of a form.
#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) value: Value,
    /// The media type that the document gives to the part.
    pub(crate) media_type: Option<String>,
}

/// The value of a part.
#[derive(Clone)]
pub(crate) enum Value {
    Text(String),
    File(FilePart),
}

impl Part {
    /// Returns the problem with the part, if there is one.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        let Value::File(file) = &self.value else {
            return None;
        };
        if file.name.is_empty() {
            return Some(
                "expected a file with a name, found none: set one by `FilePart::file_name`",
            );
        }
        let media_type = file.media_type.as_deref().unwrap_or("a/b");
        let is_text = media_type.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let is_sound = is_text && media_type.contains('/');
        (!is_sound).then_some("expected a media type such as `video/mp4`, found other text")
    }

    /// Returns the lines before the content of the part.
    fn head(&self, boundary: &str) -> String {
        let name = quoted(&self.name);
        let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
        let media_type = match &self.value {
            Value::Text(_) => self.media_type.as_deref(),
            Value::File(file) => {
                head += &format!("; filename=\"{}\"", quoted(&file.name));
                let documented = self.media_type.as_deref();
                // A list of media types or a range allows several.
                let documented = documented.filter(|text| !text.contains([',', '*']));
                let own = file.media_type.as_deref().or(documented);
                Some(own.unwrap_or_else(|| media_type::of(&file.name)))
            }
        };
        if let Some(media_type) = media_type {
            head += &format!("\r\nContent-Type: {media_type}");
        }
        head + "\r\n\r\n"
    }
}

impl Form {
    pub(crate) fn new(
        parts: Vec<Part>,
        on_progress: Option<OnProgress>,
    ) -> Result<Self, getrandom::Error> {
        // 128 random bits are in no file by chance, nor by intent.
        let boundary = format!("{:016x}{:016x}", getrandom::u64()?, getrandom::u64()?);
        Ok(Self {
            boundary,
            parts,
            on_progress,
            body: None,
        })
    }

    /// Returns the media type of the form, with its boundary.
    pub(crate) fn media_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// Returns whether the form can be sent more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.files().all(|(_, file)| file.content.is_repeatable())
    }

    fn files(&self) -> impl Iterator<Item = (&str, &FilePart)> {
        self.parts.iter().filter_map(|part| match &part.value {
            Value::File(file) => Some((part.name.as_str(), file)),
            Value::Text(_) => None,
        })
    }

    /// Checks that all files can be read and are not too large together.
    ///
    /// Returns their length, if there are any and all lengths are known.
    ///
    /// # Errors
    ///
    /// Returns what was expected and found of the first file that cannot be sent.
    pub(crate) async fn examine(&self, limit: u64) -> Result<Option<u64>, String> {
        let mut total: u64 = 0;
        let mut is_known = false;
        for (index, (name, file)) in self.files().enumerate() {
            let length = file.content.examine().await;
            let length = length.map_err(|problem| format!("{name}: {problem}"))?;
            is_known = length.is_some() && (is_known || index == 0);
            total = total.saturating_add(length.unwrap_or(0));
            if total > limit {
                return Err(format!("{name}: {}", too_large(limit, Some(total))));
            }
        }
        Ok(is_known.then_some(total))
    }

    /// Opens all files for an attempt.
    ///
    /// # Errors
    ///
    /// As [`examine`](Self::examine).
    pub(crate) async fn open(&mut self, limit: u64) -> Result<(), String> {
        let mut pieces = Vec::new();
        let mut text = BytesMut::new();
        // The length of all files, and what is left of the limit.
        let mut total = Some(0_u64);
        let mut left = limit;
        for part in &self.parts {
            text.extend_from_slice(part.head(&self.boundary).as_bytes());
            match &part.value {
                Value::Text(value) => text.extend_from_slice(value.as_bytes()),
                Value::File(file) => {
                    let name = &part.name;
                    let reading = file.content.open(left).await;
                    let reading = reading.map_err(|problem| format!("{name}: {problem}"))?;
                    let length = reading.length().unwrap_or(0);
                    left = left.checked_sub(length).ok_or_else(|| {
                        let found = (limit - left).saturating_add(length);
                        format!("{name}: {}", too_large(limit, Some(found)))
                    })?;
                    total = total
                        .zip(reading.length())
                        .map(|(a, b)| a.saturating_add(b));
                    pieces.push(Piece::Text(text.split().freeze()));
                    pieces.push(Piece::File(name.clone(), reading));
                }
            }
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        pieces.push(Piece::Text(text.freeze()));
        let transfer = Transfer::new(total, self.on_progress.clone());
        self.body = Some(FormBody::new(pieces, Arc::new(transfer)));
        Ok(())
    }

    /// Returns the body of an attempt, whose files are open, and its transfer.
    pub(crate) fn take(&mut self) -> Option<(Body, Arc<Transfer>)> {
        let body = self.body.take()?;
        let transfer = body.transfer();
        Some((Body::wrap(body), transfer))
    }
}

/// Returns a name as it stands between quotation marks.
///
/// PHP reads `\"` and `\\` as the character after the backslash, and everything else as it stands,
/// also UTF-8 and percent signs; it does not know `filename*`. Control characters, which would end
/// the line or the name, are written as browsers write them.
fn quoted(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for char in name.chars() {
        match char {
            '"' | '\\' => text.extend(['\\', char]),
            char if char.is_ascii_control() => text += &format!("%{:02X}", char as u32),
            char => text.push(char),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_quoted_as_php_reads_it() {
        for (name, expected) in [
            ("a.jpg", "a.jpg"),
            ("a \"b\".jpg", "a \\\"b\\\".jpg"),
            ("a\\b", "a\\\\b"),
            ("ü 100%.jpg", "ü 100%.jpg"),
            ("a\r\nb\0", "a%0D%0Ab%00"),
        ] {
            assert_eq!(quoted(name), expected);
        }
    }

    #[test]
    fn a_file_has_the_media_type_that_is_known_best() {
        let head = |documented: Option<&str>, own: Option<&str>| {
            let mut file = FilePart::bytes("a.png", "");
            if let Some(own) = own {
                file = file.media_type(own);
            }
            let part = Part {
                name: "file".to_owned(),
                value: Value::File(file),
                media_type: documented.map(str::to_owned),
            };
            let head = part.head("b");
            let (_, media_type) = head.split_once("Content-Type: ").expect("a media type");
            media_type.trim_end().to_owned()
        };
        assert_eq!(head(None, None), "image/png");
        assert_eq!(head(Some("image/webp"), None), "image/webp");
        assert_eq!(head(Some("image/*"), None), "image/png");
        assert_eq!(head(Some("image/webp, image/gif"), None), "image/png");
        assert_eq!(head(Some("image/webp"), Some("a/b")), "a/b");
    }
}
