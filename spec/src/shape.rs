//! [`Shape`]: the type of a JSON value, for which schemas have many spellings.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The type of a JSON value.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The kind of value.
    pub kind: Kind,
    /// Whether `null` is documented in its place.
    pub nullable: bool,
}

/// The kinds of value.
///
/// They form a lattice: [`Kind::Unknown`] below everything, [`Kind::Any`] above.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// The document gives no evidence, as for a sample of `null` or an empty list.
    Unknown,
    /// The document allows anything.
    Any,
    /// The document gives evidence of these kinds, which do not go together.
    Several(Vec<Kind>),
    /// `true` or `false`.
    Boolean,
    /// A whole number of up to 64 bits.
    Integer,
    /// A number.
    Number,
    /// Text.
    String,
    /// Text that is a number in every sample, which it may be by chance.
    NumberInText,
    /// Text that is a date or time in every sample, or documented as one.
    Date,
    /// Text that was one of these words in samples, and may be other text.
    Words(BTreeSet<String>),
    /// One of these texts; they make distinct Rust variants.
    StringEnum(Vec<String>),
    /// One of these whole numbers.
    IntegerEnum(Vec<i64>),
    /// A list.
    Array(Box<Shape>),
    /// An object with these members; none means that they are not documented.
    Object(BTreeMap<String, Property>),
    /// An object whose keys are data.
    Map(Box<Shape>),
    /// A file, which only a part of a form can be.
    File,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// The type of the member.
    pub shape: Shape,
    /// Whether the object is invalid without it.
    pub required: bool,
    /// The description, as Markdown.
    pub description: String,
    /// The limits beyond the type.
    pub limits: Limits,
}

/// The limits of a value, beyond its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// The limits that are checked before a request is sent.
    pub checked: Vec<Limit>,
    /// Notes that are only documented, each a short phrase.
    pub notes: Vec<String>,
    /// The limits of the items, if the value is a list.
    pub items: Option<Box<Limits>>,
    /// Whether an empty text or list is a value that means something.
    pub can_be_empty: bool,
    /// Whether the value is an id, or a list of ids, whatever its name.
    pub is_id: bool,
}

/// A limit that is checked before a request is sent.
///
/// Generated code writes limits as variants of the enum of the same name in `runtime`.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// A member within the argument is present.
    Required,
    /// The value is neither `null` nor a blank text.
    Filled,
    /// The value is `true`.
    True,
    /// A text is a number or one of these words.
    Number(Vec<String>),
    /// The least number.
    Minimum(f64),
    /// The greatest number.
    Maximum(f64),
    /// The least number except 0.
    ZeroOr(f64),
    /// The only numbers.
    OneOf(Vec<i64>),
    /// The only texts, for the mock alone: a client sends other values of an enum, too.
    Among(Vec<String>),
    /// The length of the shortest text, in characters.
    MinLength(u64),
    /// The length of the longest text, in characters.
    MaxLength(u64),
    /// The length of the shortest list; of a text, that of the list between its commas.
    MinItems(u64),
    /// The length of the longest list; of a text, that of the list between its commas.
    MaxItems(u64),
    /// A text is a date or time.
    Date,
    /// If the value is one of these texts, the sibling has a value; without texts, if there is any
    /// value.
    Needs(Vec<String>, Sibling),
    /// If there is a value, the sibling of this name has none.
    Excludes(String),
    /// There is a value, unless one of these siblings has one.
    Unless(Vec<Sibling>),
}

/// An argument that is sent beside another, or a member of the same object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sibling {
    /// The name on the wire; a name after a dot is that of a member within.
    pub name: String,
    /// The texts of which it has to be one; any value if there are none.
    pub values: Vec<String>,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("required"),
            Self::Filled => f.write_str("not empty"),
            Self::True => f.write_str("only `true`"),
            Self::Number(words) => write!(f, "a number or {}", either(quoted(words))),
            Self::Minimum(number) => write!(f, "at least {number}"),
            Self::Maximum(number) => write!(f, "at most {number}"),
            Self::ZeroOr(number) => write!(f, "0 or at least {number}"),
            Self::OneOf(numbers) => write!(f, "one of {}", either(numbers.iter())),
            Self::Among(texts) => write!(f, "one of {}", either(quoted(texts))),
            Self::MinLength(length) => write!(f, "at least {length} characters"),
            Self::MaxLength(length) => write!(f, "at most {length} characters"),
            Self::MinItems(length) => write!(f, "at least {length} items"),
            Self::MaxItems(length) => write!(f, "at most {length} items"),
            Self::Date => f.write_str("a date or time"),
            Self::Needs(texts, sibling) if texts.is_empty() => write!(f, "only with {sibling}"),
            Self::Needs(texts, sibling) => {
                write!(f, "{} with {sibling}", either(quoted(texts)))
            }
            Self::Excludes(name) => write!(f, "not with `{name}`"),
            Self::Unless(siblings) => write!(f, "required without {}", either(siblings.iter())),
        }
    }
}

impl fmt::Display for Sibling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.name)?;
        match self.values.as_slice() {
            [] => Ok(()),
            values => write!(f, " {}", either(quoted(values))),
        }
    }
}

fn quoted(words: &[String]) -> impl Iterator<Item = String> {
    words.iter().map(|word| match word.as_str() {
        "" => "nothing".to_owned(),
        word => format!("`{word}`"),
    })
}

/// Returns alternatives as "a, b or c".
fn either(choices: impl Iterator<Item = impl fmt::Display>) -> String {
    let choices: Vec<String> = choices.map(|choice| choice.to_string()).collect();
    match choices.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

impl Shape {
    /// Makes a shape that is never documented as `null`.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            nullable: false,
        }
    }

    /// Returns the least shape that takes the values of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            nullable: self.nullable || other.nullable,
            kind: self.kind.union(other.kind),
        }
    }
}

/// The largest number of words that a list of words has.
const MOST_WORDS: usize = 64;

impl Kind {
    /// Returns whether all values of the kind are text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(
            self,
            Self::String | Self::StringEnum(_) | Self::NumberInText | Self::Date | Self::Words(_)
        )
    }

    fn union(self, other: Self) -> Self {
        let mut kinds = match self {
            Self::Several(kinds) => kinds,
            kind => vec![kind],
        };
        let others = match other {
            Self::Several(kinds) => kinds,
            kind => vec![kind],
        };
        for other in others {
            let merged = kinds
                .iter()
                .enumerate()
                .find_map(|(index, kind)| Some((index, kind.merged(&other)?)));
            match merged {
                Some((index, merged)) => kinds[index] = merged,
                None => kinds.push(other),
            }
        }
        match <[Self; 1]>::try_from(kinds) {
            Ok([kind]) => kind,
            Err(kinds) if kinds.contains(&Self::Any) => Self::Any,
            Err(kinds) => Self::Several(kinds),
        }
    }

    /// Returns the least kind that takes the values of both, if there is a single one.
    fn merged(&self, other: &Self) -> Option<Self> {
        use Kind::{Array, Integer, IntegerEnum, Map, Number, Object, String, Unknown, Words};
        let both = |left: &Shape, right: &Shape| Box::new(left.clone().union(right.clone()));
        Some(match (self, other) {
            (Unknown, kind) | (kind, Unknown) => kind.clone(),
            (left, right) if left == right => left.clone(),
            (Integer | IntegerEnum(_), Number) | (Number, Integer | IntegerEnum(_)) => Number,
            (Integer | IntegerEnum(_), Integer | IntegerEnum(_)) => Integer,
            (Words(left), Words(right)) if left.len() + right.len() <= MOST_WORDS => {
                Words(left.union(right).cloned().collect())
            }
            (Words(words), String) | (String, Words(words)) => Words(words.clone()),
            (left, right) if left.is_text() && right.is_text() => String,
            (Array(left), Array(right)) => Array(both(left, right)),
            (Map(left), Map(right)) => Map(both(left, right)),
            (Object(left), Object(right)) => Object(union_of_members(left.clone(), right.clone())),
            _ => return None,
        })
    }
}

/// A member that only one side has is optional in the result.
fn union_of_members(
    left: BTreeMap<String, Property>,
    mut right: BTreeMap<String, Property>,
) -> BTreeMap<String, Property> {
    let mut members = BTreeMap::new();
    for (name, mut property) in left {
        match right.remove(&name) {
            Some(twin) => {
                property.shape = property.shape.union(twin.shape);
                property.required &= twin.required;
                if property.description.is_empty() {
                    property.description = twin.description;
                }
            }
            None => property.required = false,
        }
        members.insert(name, property);
    }
    for (name, property) in right {
        members.insert(
            name,
            Property {
                required: false,
                ..property
            },
        );
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object<const N: usize>(members: [(&str, Kind); N]) -> Kind {
        Kind::Object(
            members
                .into_iter()
                .map(|(name, kind)| {
                    let property = Property {
                        shape: Shape::new(kind),
                        required: true,
                        description: String::new(),
                        limits: Limits::default(),
                    };
                    (name.to_owned(), property)
                })
                .collect(),
        )
    }

    #[test]
    fn no_evidence_gives_way_to_any_evidence() {
        assert_eq!(Kind::Unknown.union(Kind::Boolean), Kind::Boolean);
        assert_eq!(
            object([("a", Kind::Unknown)]).union(object([("a", Kind::Integer)])),
            object([("a", Kind::Integer)])
        );
    }

    #[test]
    fn a_whole_number_is_a_number() {
        assert_eq!(Kind::Integer.union(Kind::Number), Kind::Number);
    }

    #[test]
    fn conflicting_evidence_is_never_decided_and_never_lost() {
        let both = Kind::Several(vec![Kind::String, Kind::Integer]);
        assert_eq!(Kind::String.union(Kind::Integer), both);
        assert_eq!(
            both.union(Kind::Number),
            Kind::Several(vec![Kind::String, Kind::Number])
        );
        assert_eq!(Kind::Any.union(Kind::Unknown), Kind::Any);
        assert_eq!(Kind::Any.union(Kind::Boolean), Kind::Any);
    }

    #[test]
    fn objects_keep_every_member_and_require_only_shared_ones() {
        let Kind::Object(members) = object([("a", Kind::String)])
            .union(object([("a", Kind::String), ("b", Kind::Boolean)]))
        else {
            panic!("two objects make an object");
        };
        assert!(members["a"].required);
        assert!(!members["b"].required);
    }
}
