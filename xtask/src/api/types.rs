//! Compares types, their fields and variants.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{Definition, Field, Surface, variant_name};

use super::{Comparison, Row, is_unknown, row};

impl Comparison<'_> {
    pub(super) fn definitions(&mut self, old: &Surface, new: &Surface) {
        for (name, definition) in &new.types {
            match old.types.get(name) {
                Some(old) => self.definition(name, old, definition),
                None => {
                    let places = self.causes.places(name);
                    let kind = Some(kind(definition).to_owned());
                    self.add(row::TYPE_ADDED, name, None, kind, &places);
                }
            }
        }
        for (name, definition) in &old.types {
            if !new.types.contains_key(name) {
                let places = self.causes.places(name);
                let kind = Some(kind(definition).to_owned());
                self.add(row::TYPE_REMOVED, name, kind, None, &places);
            }
        }
    }

    fn definition(&mut self, name: &str, old: &Definition, new: &Definition) {
        match (old, new) {
            (
                Definition::Struct { fields: old, sent },
                Definition::Struct {
                    fields: new,
                    sent: is_sent,
                },
            ) => {
                let places = self.causes.places(name);
                match (sent, is_sent) {
                    (false, true) => self.add(row::TYPE_SENT, name, None, None, &places),
                    (true, false) => self.add(row::TYPE_NOT_SENT, name, None, None, &places),
                    _ => {}
                }
                self.fields(name, old, new);
            }
            (Definition::StringEnum(old), Definition::StringEnum(new)) => {
                self.variants(name, old.clone(), new.clone());
            }
            (Definition::IntegerEnum(old), Definition::IntegerEnum(new)) => {
                let texts = |numbers: &[i64]| numbers.iter().map(i64::to_string).collect();
                self.variants(name, texts(old), texts(new));
            }
            _ => {
                let (old, new) = (Some(kind(old).to_owned()), Some(kind(new).to_owned()));
                let places = self.causes.places(name);
                self.add(row::TYPE_RETYPED, name, old, new, &places);
            }
        }
    }

    fn fields(&mut self, name: &str, old: &[Field], new: &[Field]) {
        let by_wire_name = |fields: &[Field]| -> BTreeMap<String, Field> {
            let fields = fields.iter();
            fields
                .map(|field| (field.wire_name.clone(), field.clone()))
                .collect()
        };
        let mut had = by_wire_name(old);
        for (wire_name, new) in by_wire_name(new) {
            let places = self.causes.members(name, &wire_name);
            let subject = format!("{name}.{}", new.name);
            match had.remove(&wire_name) {
                Some(old) => self.field(&subject, &old, &new, &places),
                None => {
                    let row = if new.required {
                        row::REQUIRED_FIELD_ADDED
                    } else {
                        row::FIELD_ADDED
                    };
                    self.add(row, &subject, None, Some(new.ty.to_string()), &places);
                }
            }
        }
        for (wire_name, old) in had {
            let places = self.causes.members(name, &wire_name);
            let subject = format!("{name}.{}", old.name);
            let ty = Some(old.ty.to_string());
            self.add(row::FIELD_REMOVED, &subject, ty, None, &places);
        }
    }

    fn field(&mut self, subject: &str, old: &Field, new: &Field, places: &[String]) {
        let mut add = |row: Row, old: Option<String>, new: Option<String>| {
            self.add(row, subject, old, new, places);
        };
        if old.name != new.name {
            let [old, new] = [old, new].map(|field| Some(field.name.clone()));
            add(row::FIELD_RENAMED, old, new);
        }
        match (old.required, new.required) {
            (false, true) => add(row::FIELD_REQUIRED, None, None),
            (true, false) => add(row::FIELD_OPTIONAL, None, None),
            _ => {}
        }
        if old.ty != new.ty {
            let row = if is_unknown(&old.ty) {
                row::FIELD_TYPED
            } else {
                row::FIELD_RETYPED
            };
            add(row, Some(old.ty.to_string()), Some(new.ty.to_string()));
        }
        if old.doc != new.doc {
            add(row::DOCUMENTATION, None, None);
        }
    }

    fn variants(&mut self, name: &str, old: Vec<String>, new: Vec<String>) {
        let places = self.causes.places(name);
        let (had, has): (BTreeSet<_>, BTreeSet<_>) =
            (old.into_iter().collect(), new.into_iter().collect());
        // A documented value `Other` takes the name of the catch-all variant.
        let is_other =
            |values: &BTreeSet<String>| values.iter().any(|v| variant_name(v) == "Other");
        if is_other(&had) != is_other(&has) {
            let (old, new) = match is_other(&has) {
                true => ("Other", "Unlisted"),
                false => ("Unlisted", "Other"),
            };
            let (old, new) = (Some(old.to_owned()), Some(new.to_owned()));
            self.add(row::CATCH_ALL_RENAMED, name, old, new, &places);
        }
        for value in has.difference(&had) {
            let subject = format!("{name}::{}", variant_name(value));
            let value = Some(value.clone());
            self.add(row::VARIANT_ADDED, &subject, None, value, &places);
        }
        for value in had.difference(&has) {
            let subject = format!("{name}::{}", variant_name(value));
            let value = Some(value.clone());
            self.add(row::VARIANT_REMOVED, &subject, value, None, &places);
        }
    }
}

fn kind(definition: &Definition) -> &'static str {
    match definition {
        Definition::Struct { .. } => "struct",
        Definition::StringEnum(_) => "enum of texts",
        Definition::IntegerEnum(_) => "enum of numbers",
    }
}
