//! [`Way`]: where a comparison is, in both editions and in terms of the wire.

use std::borrow::Cow;

use serde_json::Value;

/// A step from the root of both editions; pointers are written only for what changed.
#[derive(Clone)]
pub(super) struct Way<'a> {
    outer: Option<&'a Way<'a>>,
    old: Cow<'a, str>,
    new: Cow<'a, str>,
    place: Cow<'a, str>,
}

impl<'a> Way<'a> {
    /// The root, or what a reference leads to: pointers that are complete.
    pub(super) fn root(old: &str, new: &str, place: String) -> Self {
        Self {
            outer: None,
            old: Cow::Owned(old.to_owned()),
            new: Cow::Owned(new.to_owned()),
            place: Cow::Owned(place),
        }
    }

    /// A step that both editions call by one name and the wire does not see.
    pub(super) fn to(&'a self, key: &'a str) -> Self {
        self.apart(key, key, "")
    }

    /// A step that the wire calls something.
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

    /// Returns the pointers into both editions, up to where there is something.
    pub(super) fn pointers(&self, old: &Value, new: &Value) -> (String, String) {
        let pointer = |key: fn(&Self) -> &str, root: &Value| {
            let mut pointer = String::new();
            self.write(&mut |step| {
                let key = key(step);
                if step.outer.is_none() {
                    pointer.push_str(key);
                } else {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
            });
            while root.pointer(&pointer).is_none() {
                pointer.truncate(pointer.rfind('/').unwrap_or_default());
            }
            pointer
        };
        (
            pointer(|step| &step.old, old),
            pointer(|step| &step.new, new),
        )
    }

    pub(super) fn place(&self) -> String {
        let mut place = String::new();
        self.write(&mut |step| place.push_str(&step.place));
        place
    }

    fn write(&self, push: &mut dyn FnMut(&Self)) {
        if let Some(outer) = self.outer {
            outer.write(push);
        }
        push(self);
    }
}
