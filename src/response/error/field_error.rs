//! [`FieldError`]: what the server says about a field of the request.

use std::fmt;

use serde_json::Value;

use crate::decode::drift::one_line;

/// The server's messages about an invalid field of the request.
///
/// Returned by [`Error::field_errors`](crate::Error::field_errors).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The name of the field, such as `price`; empty if the server names none.
    pub field: String,
    /// The messages about the field.
    pub messages: Vec<String>,
}

impl fmt::Display for FieldError {
    /// Writes the field and its messages on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{}: ", one_line(&self.field))?;
        }
        f.write_str(&one_line(&self.messages.join(" ")))
    }
}

impl FieldError {
    /// Reads the errors of an object, by field.
    pub(super) fn by_field(errors: &Value) -> Vec<Self> {
        let members = errors.as_object().into_iter().flatten();
        let errors = members.map(|(field, messages)| Self {
            field: field.clone(),
            messages: match messages {
                Value::Array(messages) => messages.iter().map(message).collect(),
                other => vec![message(other)],
            },
        });
        errors.collect()
    }
}

/// Returns a message; any value other than text as JSON.
fn message(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// Reads the texts of a list, or a text alone; each may be in an object.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        Value::String(_) => std::slice::from_ref(value),
        _ => &[],
    };
    let texts = items.iter().filter_map(|item| {
        let texts = [item, &item["message"], &item["detail"], &item["title"]];
        texts.into_iter().find_map(Value::as_str)
    });
    let texts = texts.filter(|text| !text.trim().is_empty());
    texts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_error_is_written_on_one_line() {
        let errors = json!({"price": ["Too\nlow.", "Not whole."], "": "Bad", "n": 5});
        let errors = FieldError::by_field(&errors);
        let shown: Vec<String> = errors.iter().map(FieldError::to_string).collect();
        assert_eq!(shown, ["Bad", "n: 5", "price: Too low. Not whole."]);
    }

    #[test]
    fn texts_are_read_from_a_list_of_any_form() {
        let table: [(Value, &[&str]); 6] = [
            (json!(["a", "b"]), &["a", "b"]),
            (json!("a"), &["a"]),
            (
                json!([{"message": "a"}, {"detail": "b"}, {"title": "c"}]),
                &["a", "b", "c"],
            ),
            (json!(["", " ", 1, null, {}, ["a"]]), &[]),
            (json!({"a": "b"}), &[]),
            (json!(1), &[]),
        ];
        for (value, expected) in table {
            assert_eq!(texts(&value), expected, "{value}");
        }
    }
}
