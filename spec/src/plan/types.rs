//! Turns shapes into Rust types.

use std::collections::BTreeMap;

use super::{Planner, documentation};
use crate::{
    Definition, Field, Kind, Property, Shape, Type,
    names::{self, Scope},
};

impl Planner {
    /// Returns the type of something that is sent; what needs a name is named after its place.
    pub(super) fn sent(&mut self, shape: &Shape, place: &str) -> Type {
        match &shape.kind {
            Kind::Unknown | Kind::Any => Type::Value,
            Kind::Boolean => Type::Boolean,
            Kind::Integer => Type::Integer,
            Kind::Number => Type::Number,
            Kind::String => Type::String,
            Kind::StringEnum(values) => self.define(place, Definition::StringEnum(values.clone())),
            Kind::IntegerEnum(values) => {
                self.define(place, Definition::IntegerEnum(values.clone()))
            }
            Kind::Array(item) => Type::Vec(Box::new(self.sent(item, &format!("{place}-item")))),
            Kind::Map(value) => match self.sent(value, &format!("{place}-value")) {
                Type::Value => Type::Object,
                value => Type::Map(Box::new(value)),
            },
            Kind::Object(members) if members.is_empty() => Type::Object,
            Kind::Object(members) => {
                // The outer type first, so that it gets the plain name.
                let name = self.scope.claim(place, names::type_name);
                let fields = fields(members, |name, property| {
                    let ty = self.sent(&property.shape, &format!("{place}-{name}"));
                    let option = |ty| Type::Option(Box::new(ty));
                    match (property.required, property.shape.nullable, ty) {
                        (false, _, ty) => (option(ty), false),
                        // Any JSON may be null as it is; of a named type, typify cannot say it.
                        (true, _, Type::Value) => (Type::Value, true),
                        (true, true, ty @ Type::Named(_)) => (option(ty), false),
                        (true, true, ty) => (option(ty), true),
                        (true, false, ty) => (ty, true),
                    }
                });
                let definition = Definition::Struct { fields, sent: true };
                self.types.insert(name.clone(), definition);
                Type::Named(name)
            }
        }
    }

    /// Returns the type of something that is received; equal objects share one.
    pub(super) fn received(&mut self, shape: &Shape) -> Type {
        match &shape.kind {
            Kind::Unknown | Kind::Any => Type::Value,
            Kind::Boolean => Type::Boolean,
            Kind::Integer | Kind::IntegerEnum(_) => Type::Integer,
            Kind::Number => Type::Number,
            Kind::String | Kind::StringEnum(_) => Type::String,
            Kind::Array(item) => Type::Vec(Box::new(self.received(item))),
            Kind::Map(value) => match self.received(value) {
                Type::Value => Type::Object,
                value => Type::Map(Box::new(value)),
            },
            Kind::Object(members) => {
                let name = self.interner.name(shape).to_owned();
                if !self.types.contains_key(&name) {
                    let fields = fields(members, |_, property| {
                        let ty = match self.received(&property.shape) {
                            collection @ (Type::Vec(_) | Type::Map(_) | Type::Object) => collection,
                            ty => Type::Option(Box::new(ty)),
                        };
                        (ty, false)
                    });
                    let definition = Definition::Struct {
                        fields,
                        sent: false,
                    };
                    self.types.insert(name.clone(), definition);
                }
                Type::Named(name)
            }
        }
    }

    fn define(&mut self, place: &str, definition: Definition) -> Type {
        let name = self.scope.claim(place, names::type_name);
        self.types.insert(name.clone(), definition);
        Type::Named(name)
    }
}

/// A member whose name is in Rust's form already keeps it when another one meets it after casing.
fn fields(
    members: &BTreeMap<String, Property>,
    mut ty: impl FnMut(&str, &Property) -> (Type, bool),
) -> Vec<Field> {
    let mut scope = Scope::default();
    let mut order: Vec<(&String, &Property)> = members.iter().collect();
    order.sort_by_key(|(name, _)| names::snake(name) != **name);
    let mut fields: Vec<Field> = order
        .into_iter()
        .map(|(wire_name, property)| {
            let (ty, required) = ty(wire_name, property);
            Field {
                name: scope.claim(wire_name, names::snake),
                wire_name: wire_name.clone(),
                ty,
                required,
                doc: documentation(&property.description, &property.limits),
            }
        })
        .collect();
    fields.sort_by(|a, b| a.wire_name.cmp(&b.wire_name));
    fields
}
