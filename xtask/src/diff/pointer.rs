//! [`Pointer`]: a position in both editions, and its name on the wire.

use std::borrow::Cow;

use serde_json::Value;

/// A JSON Pointer into either edition, one token at a time: text is written only for what changed.
#[derive(Clone)]
pub(super) struct Pointer<'a> {
    outer: Option<&'a Pointer<'a>>,
    old: Cow<'a, str>,
    new: Cow<'a, str>,
    place: Cow<'a, str>,
}

impl<'a> Pointer<'a> {
    /// Starts at complete pointers: the root, or the target of a reference.
    pub(super) fn root(old: &str, new: &str, place: String) -> Self {
        Self {
            outer: None,
            old: Cow::Owned(old.to_owned()),
            new: Cow::Owned(new.to_owned()),
            place: Cow::Owned(place),
        }
    }

    /// Appends a token that is the same in both editions and does not appear on the wire.
    pub(super) fn to(&'a self, key: &'a str) -> Self {
        self.apart(key, key, "")
    }

    /// Appends a token for each edition, and the name on the wire.
    pub(super) fn apart(
        &'a self,
        old: impl Into<Cow<'a, str>>,
        new: impl Into<Cow<'a, str>>,
        place: impl Into<Cow<'a, str>>,
    ) -> Self {
        Self {
            outer: Some(self),
            old: old.into(),
            new: new.into(),
            place: place.into(),
        }
    }

    /// Returns the text for each edition, cut off where it leads to nothing.
    pub(super) fn texts(&self, old: &Value, new: &Value) -> (String, String) {
        let text = |key: fn(&Self) -> &str, root: &Value| {
            let mut text = String::new();
            self.write(&mut |token| {
                let key = key(token);
                if token.outer.is_none() {
                    text.push_str(key);
                } else {
                    text.push('/');
                    text.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
            });
            while root.pointer(&text).is_none() {
                text.truncate(text.rfind('/').unwrap_or_default());
            }
            text
        };
        (text(|token| &token.old, old), text(|token| &token.new, new))
    }

    /// Returns the name on the wire: `GET /api/{}/chats response.data[].id`.
    pub(super) fn place(&self) -> String {
        let mut place = String::new();
        self.write(&mut |token| place.push_str(&token.place));
        place
    }

    fn write(&self, push: &mut dyn FnMut(&Self)) {
        if let Some(outer) = self.outer {
            outer.write(push);
        }
        push(self);
    }
}
