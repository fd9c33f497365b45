//! [`Resources`]: the types that the lock names, as candidates for new places.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::{Document, Operation},
    infer::{self, Inference, Object, Observed},
    names,
    names_lock::{self, Names},
    plan,
    shape::{Kind, Property, Shape},
};

/// The member that identifies a resource.
pub(super) const ID: &str = "id";

/// The number of members from which an object can be recognized as a part of another.
const ENOUGH: usize = 5;

/// The objects that have names, with the evidence of all their places.
#[derive(Debug, Default)]
pub(super) struct Resources {
    inference: Inference,
    /// The handles of the operations that return each type.
    handles: BTreeMap<String, BTreeSet<String>>,
}

impl Resources {
    /// Collects the evidence of the types of a lock from a document.
    pub(super) fn new(document: &Document, lock: &Names) -> Self {
        let named: BTreeSet<&str> = lock.places.values().map(String::as_str).collect();
        if named.is_empty() {
            return Self::default();
        }
        let (operations, _) = plan::split(document);
        let mut inference = infer::infer(&plan::received(document, &operations), &mut |place| {
            let name = lock.places.get(place.key);
            // An object without a name is evidence of no named type.
            name.cloned().unwrap_or_else(|| place.key.to_owned())
        });
        let objects = &mut inference.objects;
        objects.retain(|name, _| named.contains(name.as_str()));
        let handles = objects.iter().map(|(name, object)| {
            let handles = object.places.iter().filter_map(|place| {
                let (operation, _) = place.split_once(" response")?;
                Some(lock.methods.get(operation)?.handle.clone())
            });
            (name.clone(), handles.collect())
        });
        let handles = handles.collect();
        Self { inference, handles }
    }

    /// Returns the types that an object of these members may be, those of its group before others.
    ///
    /// A type that was seen with exactly these members comes first. A type with more members fits only
    /// an object with an id and several members, so that little is left to chance.
    pub(super) fn fitting(
        &self,
        handle: &str,
        members: &BTreeMap<String, Property>,
    ) -> Vec<String> {
        if members.is_empty() {
            return Vec::new();
        }
        let has = |object: &Object, is_equal: bool| {
            (!is_equal || was_seen_with(object, members)) && self.is_part(members, object)
        };
        let is_of_group = |name: &str| {
            let handles = self.handles.get(name);
            handles.is_some_and(|handles| handles.contains(handle))
        };
        let may_be_part = members.contains_key(ID) && members.len() >= ENOUGH;
        // The first of these that finds any decides.
        [(true, true), (true, false), (false, true)]
            .into_iter()
            .filter(|(_, is_equal)| *is_equal || may_be_part)
            .map(|(in_group, is_equal)| {
                let objects = self.inference.objects.iter();
                let fitting = objects.filter(|(name, object)| {
                    is_of_group(name) == in_group && has(object, is_equal)
                });
                fitting.map(|(name, _)| name.clone()).collect::<Vec<_>>()
            })
            .find(|fitting| !fitting.is_empty())
            .unwrap_or_default()
    }

    /// Whether an object has all of these members, with evidence that agrees with each.
    fn is_part(&self, members: &BTreeMap<String, Property>, object: &Object) -> bool {
        members.iter().all(|(name, property)| {
            if names::is_data(name) {
                return object.has_others;
            }
            let known = object.members.get(name);
            known.is_some_and(|known| self.fits(&property.shape, &known.evidence))
        })
    }

    fn fits(&self, shape: &Shape, evidence: &Observed) -> bool {
        match &shape.kind {
            Kind::Unknown => true,
            // A member that was only null may be of any kind.
            _ if evidence.is_nothing() => true,
            Kind::Any => evidence.conflict,
            Kind::Several(kinds) => {
                let mut shapes = kinds.iter().map(|kind| Shape::new(kind.clone()));
                shapes.all(|shape| self.fits(&shape, evidence))
            }
            Kind::Boolean => evidence.boolean,
            Kind::Integer | Kind::IntegerEnum(_) | Kind::Number => {
                evidence.integer || evidence.number
            }
            Kind::String
            | Kind::StringEnum(_)
            | Kind::NumberInText
            | Kind::Date
            | Kind::File
            | Kind::Words(_) => evidence.text || evidence.number_in_text || evidence.date,
            Kind::Array(item) => match &evidence.list {
                Some(items) => self.fits(item, items),
                // PHP writes an empty map as a list.
                None => item.kind == Kind::Unknown && evidence.is_object(),
            },
            Kind::Map(value) => {
                let values = evidence.map.as_ref();
                values.is_some_and(|values| self.fits(value, values)) || evidence.is_empty_list()
            }
            Kind::Object(members) => match &evidence.object {
                // An object that is not among these is a part of the envelope.
                Some(name) => {
                    let object = self.inference.objects.get(name);
                    object.is_none_or(|object| self.is_part(members, object))
                }
                None => evidence.is_empty_list() || (members.is_empty() && evidence.is_object()),
            },
        }
    }
}

/// Whether an object has exactly these members, in total or in one of its places.
fn was_seen_with(object: &Object, members: &BTreeMap<String, Property>) -> bool {
    let names = || members.keys().filter(|name| !names::is_data(name));
    let at = |place: usize| {
        let known = object.members.iter();
        known.filter(move |(_, member)| member.seen.iter().any(|(seen, _)| *seen == place))
    };
    let mut places = 0..object.places.len();
    object.members.keys().eq(names())
        || places.any(|place| at(place).map(|(name, _)| name).eq(names()))
}

/// Returns the places without a name that may be of several types of the lock, with these types.
///
/// `used` names everything in the document. A rule would have to guess the type, so a person decides.
#[must_use]
pub fn undecided(document: &Document, lock: &Names, used: &Names) -> BTreeMap<String, Vec<String>> {
    let resources = Resources::new(document, lock);
    let mut undecided = BTreeMap::new();
    let (operations, _) = plan::split(document);
    infer::infer(&plan::received(document, &operations), &mut |place| {
        if !lock.places.contains_key(place.key) {
            let candidates = resources.fitting(handle(used, place.operation), place.members);
            if candidates.len() > 1 {
                undecided.insert(place.key.to_owned(), candidates);
            }
        }
        let name = used.places.get(place.key);
        name.map_or(place.key, String::as_str).to_owned()
    });
    undecided
}

fn handle<'a>(lock: &'a Names, operation: &Operation) -> &'a str {
    let name = lock.methods.get(&names_lock::key(operation));
    name.map_or("", |name| name.handle.as_str())
}
