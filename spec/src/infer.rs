//! Infers the types of responses from all samples of a type, wherever they stand.
//!
//! Names decide which places have the same type: objects whose places have one name are one type,
//! with every member that any of them has.

mod namer;
mod observed;
mod resolve;

use std::collections::BTreeMap;

use crate::{
    document::{Content, Operation},
    names, names_lock,
    shape::{Property, Shape},
};
pub(crate) use namer::{Namer, SentPlace};
pub(crate) use observed::Observed;
pub(crate) use resolve::{enums, response, structs};

/// The name that leaves a place untyped, because its type varies.
pub(crate) const UNTYPED: &str = "Value";

/// The members that the server adds to its responses; their types are written by hand.
const ENVELOPE: [(&str, &str); 5] = [
    ("_cache", "CacheInfo"),
    ("_credits", "Credits"),
    ("_meta", "Meta"),
    ("_pagination", "Pagination"),
    ("_rate_limits", "RateLimits"),
];

/// Whether a type is that of a member that the server adds to its responses.
pub(crate) fn is_type_of_envelope(ty: &str) -> bool {
    ENVELOPE.iter().any(|(_, known)| *known == ty)
}

/// Whether the server adds this member to its responses.
pub(crate) fn is_of_envelope(name: &str) -> bool {
    ENVELOPE.iter().any(|(known, _)| *known == name)
}

/// The inferred responses and objects of a document.
#[derive(Debug, Default)]
pub(crate) struct Inference {
    /// The response of each operation, by its key.
    pub(crate) responses: BTreeMap<String, ResponseEvidence>,
    /// The objects by the name of their type.
    pub(crate) objects: BTreeMap<String, Object>,
}

/// The evidence for a JSON response.
#[derive(Debug)]
pub(crate) struct ResponseEvidence {
    pub(crate) evidence: Observed,
    /// Whether the response is an envelope, and the evidence that of its `data`.
    pub(crate) is_enveloped: bool,
}

/// The evidence for one type.
#[derive(Debug, Default)]
pub(crate) struct Object {
    /// The places of the type, from the operation on.
    pub(crate) places: Vec<String>,
    pub(crate) members: BTreeMap<String, Member>,
    /// Whether some keys are data, such as ids, and not names of members.
    pub(crate) has_others: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Member {
    pub(crate) evidence: Observed,
    pub(crate) description: String,
    /// The indices of the places that have the member, with the kind found at each.
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
    /// The key of the place in `names.lock`.
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
        let Content::Json(shape) = &operation.response.kind else {
            return;
        };
        self.operation = Some(operation);
        let (key, content) = (names_lock::key(operation), names_lock::content(operation));
        let (place, shape, is_enveloped) = match enveloped(shape) {
            Some(data) => (format!("{content}.data"), data, true),
            None => (content, shape, false),
        };
        let evidence = self.evidence(shape, &place, &place);
        let response = ResponseEvidence {
            evidence,
            is_enveloped,
        };
        self.inference.responses.insert(key, response);
    }

    /// Collects the evidence of a shape, whose place in its type is `place`, and in its operation
    /// `origin`.
    fn evidence(&mut self, shape: &Shape, place: &str, origin: &str) -> Observed {
        use crate::shape::Kind;
        let mut evidence = Observed::default();
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
            // No response has files among its values.
            Kind::String | Kind::StringEnum(_) | Kind::File => evidence.text = true,
            Kind::Words(words) => {
                evidence.text = true;
                evidence.words.clone_from(words);
            }
            Kind::Date => evidence.date = true,
            Kind::NumberInText => evidence.number_in_text = true,
            Kind::Array(item) => evidence.list = self.within(item, place, origin, "[]"),
            Kind::Map(value) => evidence.map = self.within(value, place, origin, "{}"),
            Kind::Object(members) => {
                evidence.object = self.object(members, place, origin);
                // An object that the lock leaves untyped may be anything.
                evidence.conflict = evidence.object.is_none();
            }
        }
        evidence
    }

    fn within(
        &mut self,
        shape: &Shape,
        place: &str,
        origin: &str,
        step: &str,
    ) -> Option<Box<Observed>> {
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
                // The value is one of any number with such keys.
                let object = self.inference.objects.entry(name.clone()).or_default();
                object.has_others = true;
                continue;
            }
            let evidence = match ENVELOPE.iter().find(|(name, _)| name == member) {
                Some((_, name)) => Observed {
                    object: Some((*name).to_owned()),
                    ..Observed::default()
                },
                None => self.evidence(
                    &property.shape,
                    &format!("{name}.{}", names_lock::word(member)),
                    &format!("{origin}.{}", names_lock::word(member)),
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

/// Returns the `data` of a response whose other members are those of the envelope.
fn enveloped(shape: &Shape) -> Option<&Shape> {
    let crate::shape::Kind::Object(members) = &shape.kind else {
        return None;
    };
    let is_envelope = members
        .keys()
        .all(|name| matches!(name.as_str(), "data" | "_meta" | "_pagination"));
    let data = members.get("data")?;
    is_envelope.then_some(&data.shape)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use crate::{
        document::Document,
        generate::plan,
        names_lock::Names,
        plan::Groups,
        propose,
        surface::{Definition, Surface},
    };

    /// The surface of operations that return these samples, all of one type.
    fn surface(samples: &[Value]) -> Surface {
        let paths: BTreeMap<String, Value> = samples
            .iter()
            .enumerate()
            .map(|(index, sample)| {
                let media =
                    json!({"application/json": {"schema": {}, "example": {"data": sample}}});
                let operation = json!({"responses": {"200": {"content": media}}});
                (format!("/{index}"), json!({"get": operation}))
            })
            .collect();
        let document = json!({"openapi": "3.0.3", "paths": paths}).to_string();
        let document = Document::any(&document).expect("a document");
        let lock: String = (0..samples.len())
            .map(|index| format!("GET /{index} response.data  Row\n"))
            .collect();
        let lock: Names = lock.parse().expect("a lock");
        let lock = propose(&document, &lock).expect("names");
        plan(&document, &lock, &Groups::All).expect("names for everything")
    }

    /// The type of a member that was seen as each of these, in as many operations.
    fn seen(name: &str, samples: &[Value]) -> String {
        let rows: Vec<Value> = samples.iter().map(|sample| json!({name: sample})).collect();
        match &surface(&rows).types["Row"] {
            Definition::Struct { fields, .. } => fields[0].ty.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_samples_are_evidence_and_conflicts_are_never_decided() {
        for (name, samples, ty) in [
            ("a", json!([null]), "Option<Value>"),
            ("a", json!([null, true]), "Option<bool>"),
            ("a", json!([1, 2]), "Option<i64>"),
            ("a", json!([5, 5.5]), "Option<f64>"),
            ("price", json!([10]), "Option<Amount>"),
            ("price", json!(["10"]), "Option<Amount>"),
            ("average", json!([10]), "Option<f64>"),
            ("tips_count", json!([10]), "Option<i64>"),
            ("price", json!([10, "12.50"]), "Option<Amount>"),
            ("price", json!([10, "free"]), "Option<Value>"),
            ("a", json!([1.5, "2"]), "Option<f64>"),
            ("a", json!(["12.50"]), "Option<String>"),
            ("a", json!([10, "12.50", "ten"]), "Option<Value>"),
            ("id", json!([123]), "Option<Id>"),
            ("ids", json!([[123], ["abc"]]), "Vec<Id>"),
            ("id", json!([123, "123"]), "Option<Id>"),
            ("fanId", json!([123, "abc"]), "Option<Id>"),
            ("a", json!(["2026-01-31"]), "Option<Timestamp>"),
            (
                "a",
                json!(["2026-01-31T12:00:00Z", null]),
                "Option<Timestamp>",
            ),
            ("a", json!(["2026-01-31", "soon"]), "Option<String>"),
            ("a", json!(["2026-01-31 to 2026-02-01"]), "Option<String>"),
            ("startDate", json!(["soon"]), "Option<Timestamp>"),
            ("last_seen", json!(["soon"]), "Option<Timestamp>"),
            ("a", json!([true, 1]), "Option<Value>"),
            ("a", json!([[], null]), "Vec<Value>"),
            ("a", json!([[], [1], [null, 1.5]]), "Vec<f64>"),
            ("a", json!([[1], {"b": 1}]), "Option<Value>"),
            ("a", json!([{}, {"b": 1}]), "Option<A>"),
            ("a", json!([[], {"b": 1}]), "Option<A>"),
        ] {
            let samples = samples.as_array().expect("samples");
            let found = seen(name, samples);
            assert_eq!(found, ty, "{name}: {samples:?}");
        }
    }

    #[test]
    fn a_line_of_the_lock_decides_the_type_of_a_scalar_unless_it_cannot_be() {
        let ty = |sample: Value, line: &str| {
            let parameter =
                json!({"in": "query", "name": "state", "schema": {"enum": ["up", "down"]}});
            let content =
                json!({"application/json": {"schema": {}, "example": {"data": {"a": sample}}}});
            let operation =
                json!({"parameters": [parameter], "responses": {"200": {"content": content}}});
            let document = json!({"openapi": "3.0.3", "paths": {"/a": {"get": operation}}});
            let document = Document::any(&document.to_string()).expect("a document");
            let lock = format!(
                "GET /a  a.get\nGET /a response.data  Row\nGET /a query.state  State\n{line}\n"
            );
            let lock = lock.parse().expect("a lock");
            let lock = propose(&document, &lock).expect("names");
            let surface = plan(&document, &lock, &Groups::All).expect("names for everything");
            match &surface.types["Row"] {
                Definition::Struct { fields, .. } => fields[0].ty.to_string(),
                other => panic!("{other:?}"),
            }
        };
        for (sample, line, expected) in [
            (json!("up"), "Row.a  State", "Option<State>"),
            (json!(["up"]), "Row.a[]  State", "Vec<State>"),
            (json!("up"), "Row.a  OwnState", "Option<OwnState>"),
            (json!("up"), "", "Option<String>"),
            (json!(5), "Row.a  State", "Option<i64>"),
            (json!("up"), "Row.a  Row", "Option<String>"),
            (json!("5"), "Row.a  Amount", "Option<Amount>"),
            (json!(null), "Row.a  Amount", "Option<Amount>"),
            (json!("up"), "Row.a  Amount", "Option<String>"),
            (json!("soon"), "Row.a  Timestamp", "Option<Timestamp>"),
            (json!(5), "Row.a  Timestamp", "Option<i64>"),
            (json!("2026-01-31"), "Row.a  String", "Option<String>"),
            (json!(true), "Row.a  Id", "Option<bool>"),
            (json!(1), "Row.a  f64", "Option<f64>"),
            (json!(1), "Row.a  i64", "Option<i64>"),
        ] {
            assert_eq!(ty(sample.clone(), line), expected, "{line}: {sample}");
        }
    }

    #[test]
    fn objects_whose_keys_are_data_are_maps() {
        for (sample, ty) in [
            (
                json!({"1735689661": 1, "1735689662": 1.5}),
                "BTreeMap<String, f64>",
            ),
            (json!({"2025-01-01": {"b": 1}}), "BTreeMap<String, A>"),
            (
                json!({"240": null, "720": "url"}),
                "BTreeMap<String, String>",
            ),
            (
                json!({"{PRICE}": "5", "{NAME}": "x"}),
                "BTreeMap<String, String>",
            ),
        ] {
            assert_eq!(seen("a", &[sample, json!([])]), ty);
        }
        let unknown = seen("a", &[json!({"240": null})]);
        assert_eq!(unknown, "Map<String, Value>");
        assert_eq!(seen("a", &[json!({"x240": 1})]), "Option<A>");
    }

    #[test]
    fn a_type_has_every_member_that_was_seen_anywhere() {
        let surface = surface(&[
            json!({"a": 1, "b": {"c": true}}),
            json!({"b": {"d": "x"}, "e": []}),
        ]);
        let Definition::Struct { fields, .. } = &surface.types["Row"] else {
            panic!("a struct");
        };
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "e"]);
        let Definition::Struct { fields, .. } = &surface.types["B"] else {
            panic!("a struct");
        };
        assert_eq!(fields.len(), 2);
    }

    #[test]
    fn a_type_that_contains_itself_has_a_size() {
        let document = json!({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"200": {
            "content": {"application/json": {"schema": {}, "example":
                {"data": {"id": 1, "parent": {"id": 2, "children": [{"id": 3}]}}}}}}}}}}});
        let document = Document::any(&document.to_string()).expect("a document");
        let lock =
            "GET /a  a.get\nGET /a response.data  Row\nRow.parent  Row\nRow.children[]  Row\n";
        let lock = lock.parse().expect("a lock");
        let surface = plan(&document, &lock, &Groups::All).expect("names for everything");
        let Definition::Struct { fields, .. } = &surface.types["Row"] else {
            panic!("a struct");
        };
        let types: Vec<String> = fields.iter().map(|field| field.ty.to_string()).collect();
        assert_eq!(types, ["Vec<Row>", "Option<Id>", "Option<Box<Row>>"]);
    }

    #[test]
    fn what_the_lock_calls_value_stays_untyped() {
        let samples = [json!({"payload": {"a": 1}}), json!({"payload": {"b": 2}})];
        let document = json!({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"200": {
            "content": {"application/json": {"schema": {}, "example": {"data": samples}}}}}}}}});
        let document = Document::any(&document.to_string()).expect("a document");
        let lock = "GET /a  a.get\nGET /a response.data[]  Row\nRow.payload  Value\n";
        let lock = lock.parse().expect("a lock");
        let surface = plan(&document, &lock, &Groups::All).expect("names for everything");
        assert_eq!(surface.types.len(), 1);
    }

    #[test]
    fn responses_of_different_kinds_are_any_json() {
        let surface = surface(&[json!({"a": 1})]);
        assert_eq!(
            surface.methods[0].success.to_string(),
            "Envelope<Option<Row>>"
        );
        let one_of = json!({"oneOf": [
            {"type": "array", "items": {"type": "integer"}},
            {"type": "object", "properties": {"a": {"type": "string"}}},
            {"type": "string"},
        ]});
        let document = json!({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"200": {
            "content": {"application/json": {"schema": one_of}}}}}}}});
        let document = Document::any(&document.to_string()).expect("a document");
        let lock = "GET /a  a.get\nGET /a response  Row\n";
        let lock = lock.parse().expect("a lock");
        let surface = plan(&document, &lock, &Groups::All).expect("names for everything");
        assert_eq!(surface.methods[0].success.to_string(), "Value");
    }

    #[test]
    fn a_missing_name_is_reported_with_the_line_to_add() {
        let document = Document::any(
            r#"{"openapi": "3.0.3", "paths": {"/a/{b}": {"get": {"summary": "List Cows", "tags": ["Farm"],
                "responses": {"200": {"content": {"application/json": {"schema": {}, "example": {"data": [{"c": 1}]}}}}}}}}}"#,
        )
        .expect("a document");
        let lock: Names = "GET /a/{}  farm.list\n".parse().expect("a lock");
        let error = plan(&document, &lock, &Groups::All).expect_err("a name is missing");
        assert_eq!(error.place(), "names.lock");
        assert!(
            error
                .problem()
                .ends_with("\nGET /a/{} response.data[]  Cow"),
            "{error}"
        );
    }
}
