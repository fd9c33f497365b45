//! [`Node`]: a place in a tree, from which types are decoded.

mod access;

use std::cell::{Cell, RefCell};

use serde::{
    Deserializer,
    de::{
        Error as _, Expected, Visitor,
        value::{BorrowedStrDeserializer, MapDeserializer},
    },
};
use serde_json::Number;

use super::{
    Note,
    hint::Hint,
    parse::NUMBER,
    place::{Place, Step, StepKind},
    stop::{Reason, Stop},
    tree::Tree,
};
use crate::response::drift::DriftAction;
use access::{Items, Members, Variant};

/// The name by which serde_json knows a type that keeps JSON as text.
const RAW: &str = "$serde_json::private::RawValue";

/// A value in a tree, and the way to it.
///
/// Types are decoded as by serde_json, but that values are coerced where nothing is lost, that an
/// object is never read from a list, item by item, and that errors know their place.
#[derive(Clone, Copy)]
pub(super) struct Node<'de, 'p> {
    pub(super) tree: &'de Tree<'de>,
    place: Option<&'p Place<'p>>,
    log: &'p Log,
}

/// What happens while a tree is decoded.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Whether values are coerced.
    pub(super) coerces: bool,
    /// The values that were.
    pub(super) notes: RefCell<Vec<Note>>,
    /// How many values were looked at.
    pub(super) visits: Cell<u64>,
}

impl<'de, 'p> Node<'de, 'p> {
    /// The root of a tree.
    pub(super) fn root(tree: &'de Tree<'de>, log: &'p Log) -> Self {
        Self {
            tree,
            place: None,
            log,
        }
    }

    pub(super) fn child<'c>(self, place: &'c Place<'c>) -> Option<Node<'de, 'c>>
    where
        'p: 'c,
    {
        self.log.visits.set(self.log.visits.get() + 1);
        Some(Node {
            tree: self.tree.child(place.step.index)?,
            place: Some(place),
            log: self.log,
        })
    }

    pub(super) fn place<'c>(self, index: usize, kind: StepKind) -> Place<'c>
    where
        'p: 'c,
    {
        Place {
            parent: self.place,
            step: Step { index, kind },
        }
    }

    fn stop(self, stop: Stop, hint: Hint) -> Stop {
        stop.or_at(self.place, Some(hint), true)
    }

    #[cold]
    fn refuse(self, hint: Hint, expected: &dyn Expected) -> Stop {
        let stop = Stop::new(Reason::Hint, expected.to_string());
        stop.or_at(self.place, Some(hint), false)
    }

    /// Another value to read in the place of this one. Never for the whole answer, which would be
    /// another answer then.
    fn coerced(self, hint: Hint, expected: &dyn Expected) -> Option<Tree<'static>> {
        if !self.log.coerces || self.place.is_none() {
            return None;
        }
        let coerced = hint.coerce(self.tree)?;
        self.note(expected);
        Some(coerced)
    }

    #[cold]
    fn note(self, expected: &dyn Expected) {
        let way = Place::way(self.place);
        self.log.notes.borrow_mut().push(Note {
            way: way.into_iter().map(|step| step.index).collect(),
            expected: expected.to_string(),
            found: self.tree.kind(),
            action: DriftAction::Coerced,
        });
    }

    fn number<V: Visitor<'de>>(self, hint: Hint, visitor: V) -> Result<V::Value, Stop> {
        let coerced = self.coerced(hint, &visitor);
        match coerced.as_ref().unwrap_or(self.tree) {
            Tree::Number(number) => {
                visit_number(number, visitor).map_err(|stop| self.stop(stop, hint))
            }
            _ => Err(self.refuse(hint, &visitor)),
        }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let hint = Hint::Text;
        match self.tree {
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            _ => match self.coerced(hint, &visitor) {
                Some(Tree::Text(text)) => visitor.visit_str(&text),
                _ => Err(self.refuse(hint, &visitor)),
            },
        }
        .map_err(|stop| self.stop(stop, hint))
    }

    /// Reads items, be it of a list or of an object that is one.
    fn items<V: Visitor<'de>>(
        self,
        hint: Hint,
        kind: StepKind,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let mut items = Items {
            node: self,
            next: 0,
            left: self.tree.left(),
            kind,
            has_looked: false,
        };
        let value = visitor.visit_seq(&mut items);
        let (left, has_looked) = (items.left, items.has_looked);
        self.whole(value, left, hint, has_looked)
    }

    /// Refuses a value if the type has not read all items or members, as serde_json does.
    fn whole<T>(
        self,
        value: Result<T, Stop>,
        left: usize,
        hint: Hint,
        has_looked: bool,
    ) -> Result<T, Stop> {
        let value = value.and_then(|value| match left {
            0 => Ok(value),
            left => {
                let expected = format!("{} items", self.tree.left() - left);
                Err(Stop::new(Reason::Length, expected))
            }
        });
        value.map_err(|stop| stop.or_at(self.place, Some(hint), has_looked))
    }

    fn list<V: Visitor<'de>>(
        self,
        hint: Hint,
        kind: StepKind,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match self.tree {
            Tree::List(_) => self.items(hint, kind, visitor),
            Tree::Object(_) if self.log.coerces && self.place.is_some() => {
                if self.tree.left() > 0 && !self.tree.is_list_in_object() {
                    return Err(self.refuse(hint, &visitor));
                }
                self.note(&visitor);
                self.items(hint, kind, visitor)
            }
            _ => Err(self.refuse(hint, &visitor)),
        }
    }

    fn object<V: Visitor<'de>>(self, hint: Hint, visitor: V) -> Result<V::Value, Stop> {
        let coerced = match self.tree {
            Tree::Object(_) => false,
            _ => self.coerced(hint, &visitor).is_some(),
        };
        // A list that is read as an object is empty.
        if !coerced && !matches!(self.tree, Tree::Object(_)) {
            return Err(self.refuse(hint, &visitor));
        }
        let mut members = Members {
            node: self,
            next: 0,
            // A list has no members.
            left: self.tree.names().count(),
            kind: StepKind::Entry,
            has_looked: false,
        };
        let value = visitor.visit_map(&mut members);
        let (left, has_looked) = (members.left, members.has_looked);
        self.whole(value, left, hint, has_looked)
    }
}

/// Hands out a number as serde_json does.
pub(super) fn visit_number<'de, V: Visitor<'de>>(
    number: &Number,
    visitor: V,
) -> Result<V::Value, Stop> {
    if let Some(number) = number.as_u64() {
        visitor.visit_u64(number)
    } else if let Some(number) = number.as_i64() {
        visitor.visit_i64(number)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
    }
}

/// Whether a number is all that the body says. It is more where serde_json keeps numbers as text
/// because another crate makes it.
fn is_exact(number: &Number) -> bool {
    number.is_u64()
        || number.is_i64()
        || number.as_f64().and_then(Number::from_f64).as_ref() == Some(number)
}

macro_rules! numbers {
    ($($method:ident as $hint:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            self.number(Hint::$hint, visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Node<'de, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Number(number) => {
                if is_exact(number) {
                    visit_number(number, visitor)
                } else {
                    let members = [(NUMBER, number.to_string())].into_iter();
                    visitor.visit_map(MapDeserializer::new(members))
                }
            }
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::List(_) => return self.items(Hint::Any, StepKind::Item, visitor),
            Tree::Object(_) => return self.object(Hint::Any, visitor),
            Tree::Broken(_) | Tree::Removed(_) => Err(self.refuse(Hint::Any, &visitor)),
        }
        .map_err(|stop| self.stop(stop, Hint::Any))
    }

    numbers! {
        deserialize_i8 as Whole,
        deserialize_i16 as Whole,
        deserialize_i32 as Whole,
        deserialize_i64 as Whole,
        deserialize_i128 as Whole,
        deserialize_u8 as Whole,
        deserialize_u16 as Whole,
        deserialize_u32 as Whole,
        deserialize_u64 as Whole,
        deserialize_u128 as Whole,
        deserialize_f32 as Number,
        deserialize_f64 as Number,
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let coerced = self.coerced(Hint::Bool, &visitor);
        match coerced.as_ref().unwrap_or(self.tree) {
            Tree::Bool(value) => visitor
                .visit_bool(*value)
                .map_err(|stop| self.stop(stop, Hint::Bool)),
            _ => Err(self.refuse(Hint::Bool, &visitor)),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.text(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.text(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.tree {
            Tree::Text(text) => visitor
                .visit_borrowed_bytes(text.as_bytes())
                .map_err(|stop| self.stop(stop, Hint::Bytes)),
            Tree::List(_) => self.items(Hint::Bytes, StepKind::Fixed, visitor),
            _ => Err(self.refuse(Hint::Bytes, &visitor)),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
        .map_err(|stop| stop.or_at(self.place, None, true))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.tree {
            Tree::Null => visitor
                .visit_unit()
                .map_err(|stop| self.stop(stop, Hint::Unit)),
            _ => Err(self.refuse(Hint::Unit, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        if name == RAW {
            let text = serde_json::to_string(self.tree).map_err(Stop::custom)?;
            visitor.visit_map(MapDeserializer::new([(RAW, text)].into_iter()))
        } else {
            visitor.visit_newtype_struct(self)
        }
        .map_err(|stop: Stop| stop.or_at(self.place, None, true))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.list(Hint::List, StepKind::Item, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.list(Hint::Tuple, StepKind::Fixed, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.object(Hint::Map, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.object(Hint::Struct, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match self.tree {
            Tree::Text(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Tree::Object(members) if self.tree.left() == 1 => {
                let is_left = |(_, member): &(_, Tree<'_>)| !member.is_removed();
                let index = members.iter().position(is_left).unwrap_or_default();
                visitor.visit_enum(Variant { node: self, index })
            }
            _ => Err(self.refuse(Hint::Enum, &visitor)),
        }
        .map_err(|stop| self.stop(stop, Hint::Enum))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }
}
