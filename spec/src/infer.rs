//! Finds the types of answers: all samples of a thing, wherever they stand, are evidence of one type.
//!
//! Which places are one thing is decided by names: objects whose places have one name are one type,
//! with every member that any of them has.

mod evidence;
mod resolve;

use std::collections::BTreeMap;

use crate::{AnswerKind, Operation, Property, Shape, lock, names};
pub(crate) use evidence::Evidence;
pub(crate) use resolve::{answer, structs};

/// The name of what a lock leaves untyped, as it is of another type every time.
const UNTYPED: &str = "Value";

/// The members that the server adds to its answers; their types are written by hand.
const ENVELOPE: [(&str, &str); 5] = [
    ("_cache", "CacheInfo"),
    ("_credits", "Credits"),
    ("_meta", "Meta"),
    ("_pagination", "Pagination"),
    ("_rate_limits", "RateLimits"),
];

/// Whether a type of this name is written by hand.
pub(crate) fn is_of_envelope(name: &str) -> bool {
    ENVELOPE.iter().any(|(_, of_envelope)| *of_envelope == name)
}

/// What is known of the answers of a document.
#[derive(Debug, Default)]
pub(crate) struct Inference {
    /// What each operation answers, by its key.
    pub(crate) answers: BTreeMap<String, Answered>,
    /// The objects by the name of their type.
    pub(crate) objects: BTreeMap<String, Object>,
}

/// The evidence of a JSON answer.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) evidence: Evidence,
    /// Whether it stands in the `data` of an envelope.
    pub(crate) is_enveloped: bool,
}

/// All that was seen of one type.
#[derive(Debug, Default)]
pub(crate) struct Object {
    /// Where, from the operation on.
    pub(crate) places: Vec<String>,
    pub(crate) members: BTreeMap<String, Member>,
    /// What stands under keys that are data and no names.
    pub(crate) rest: Option<Evidence>,
}

#[derive(Debug, Default)]
pub(crate) struct Member {
    pub(crate) evidence: Evidence,
    pub(crate) description: String,
    /// Which of the object's places have it, and of which kind it is there.
    pub(crate) seen: Vec<(usize, &'static str)>,
}

/// Collects the evidence; `name` names the object at a place.
pub(crate) fn infer(
    operations: &[&Operation],
    name: &mut dyn FnMut(&Place<'_>) -> String,
) -> Inference {
    let mut collector = Collector {
        inference: Inference::default(),
        operation: None,
        name,
    };
    for operation in operations {
        collector.operation(operation);
    }
    collector.inference
}

/// An object that needs a name.
pub(crate) struct Place<'a> {
    /// As in a lock.
    pub(crate) key: &'a str,
    pub(crate) operation: &'a Operation,
    pub(crate) members: &'a BTreeMap<String, Property>,
}

struct Collector<'a> {
    inference: Inference,
    operation: Option<&'a Operation>,
    name: &'a mut dyn FnMut(&Place<'_>) -> String,
}

impl<'a> Collector<'a> {
    fn operation(&mut self, operation: &'a Operation) {
        let AnswerKind::Json(shape) = &operation.answer.kind else {
            return;
        };
        self.operation = Some(operation);
        let key = lock::key(operation);
        let (place, shape, is_enveloped) = match enveloped(shape) {
            Some(data) => (format!("{key} answer.data"), data, true),
            None => (format!("{key} answer"), shape, false),
        };
        let evidence = self.evidence(shape, &place, &place);
        let answered = Answered {
            evidence,
            is_enveloped,
        };
        self.inference.answers.insert(key, answered);
    }

    /// `place` is where the shape stands in its type, `origin` where in its operation.
    fn evidence(&mut self, shape: &Shape, place: &str, origin: &str) -> Evidence {
        use crate::Kind;
        let mut evidence = Evidence::default();
        match &shape.kind {
            Kind::Unknown => {}
            Kind::Any => evidence.conflict = true,
            Kind::Several(kinds) => {
                for kind in kinds {
                    let shape = Shape::new(kind.clone());
                    evidence.merge(self.evidence(&shape, place, origin));
                }
            }
            Kind::Boolean => evidence.boolean = true,
            Kind::Integer | Kind::IntegerEnum(_) => evidence.integer = true,
            Kind::Number => evidence.number = true,
            Kind::String | Kind::StringEnum(_) => evidence.text = true,
            Kind::NumberInText => evidence.number_in_text = true,
            Kind::Array(item) => evidence.list = self.within(item, place, origin, "[]"),
            Kind::Map(value) => evidence.map = self.within(value, place, origin, "{}"),
            Kind::Object(members) => evidence.object = self.object(members, place, origin),
        }
        evidence
    }

    fn within(
        &mut self,
        shape: &Shape,
        place: &str,
        origin: &str,
        step: &str,
    ) -> Option<Box<Evidence>> {
        let (place, origin) = (format!("{place}{step}"), format!("{origin}{step}"));
        Some(Box::new(self.evidence(shape, &place, &origin)))
    }

    fn object(
        &mut self,
        members: &BTreeMap<String, Property>,
        key: &str,
        origin: &str,
    ) -> Option<String> {
        let operation = self.operation?;
        let name = (self.name)(&Place {
            key,
            operation,
            members,
        });
        if name == UNTYPED {
            return None;
        }
        let object = self.inference.objects.entry(name.clone()).or_default();
        let index = object.places.len();
        object.places.push(origin.to_owned());
        for (member, property) in members {
            if names::is_data(member) {
                // Among names, a key that is data: one of any number of such.
                let rest = self.evidence(
                    &property.shape,
                    &format!("{name}{{}}"),
                    &format!("{origin}{{}}"),
                );
                let object = self.inference.objects.entry(name.clone()).or_default();
                object.rest.get_or_insert_default().merge(rest);
                continue;
            }
            let evidence = match ENVELOPE.iter().find(|(name, _)| name == member) {
                Some((_, name)) => Evidence {
                    object: Some((*name).to_owned()),
                    ..Evidence::default()
                },
                None => self.evidence(
                    &property.shape,
                    &format!("{name}.{}", lock::word(member)),
                    &format!("{origin}.{}", lock::word(member)),
                ),
            };
            let object = self.inference.objects.entry(name.clone()).or_default();
            let known = object.members.entry(member.clone()).or_default();
            known.seen.push((index, evidence.kind()));
            known.evidence.merge(evidence);
            if known.description.is_empty() {
                known.description.clone_from(&property.description);
            }
        }
        Some(name)
    }
}

/// Returns the `data` of an answer that has nothing else of its own.
fn enveloped(shape: &Shape) -> Option<&Shape> {
    let crate::Kind::Object(members) = &shape.kind else {
        return None;
    };
    let is_envelope = members
        .keys()
        .all(|name| matches!(name.as_str(), "data" | "_meta" | "_pagination"));
    let data = members.get("data")?;
    is_envelope.then_some(&data.shape)
}
