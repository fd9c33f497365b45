//! Compares groups, methods and their setters.

use std::collections::BTreeMap;

use onlyfansapi_spec::{
    Argument, Definition, Limit, Location, Method, Success, Surface, Type, operation_key,
};

use super::{ApiChange, Comparison, Row, is_unknown, key, row, subject, word};

impl Comparison<'_> {
    pub(super) fn groups(&mut self, old: &Surface, new: &Surface) {
        let (had, has) = (groups(old), groups(new));
        for (handle, operations) in &has {
            if !had.contains_key(handle) {
                let feature = Some(format!("feature {}", handle.replace('_', "-")));
                let places = operations.clone();
                self.add(
                    row::GROUP_ADDED,
                    format!("{handle}()"),
                    None,
                    feature,
                    places,
                );
            }
        }
        for (handle, operations) in &had {
            if !has.contains_key(handle) {
                let feature = Some(format!("feature {}", handle.replace('_', "-")));
                let places = operations.clone();
                self.add(
                    row::GROUP_REMOVED,
                    format!("{handle}()"),
                    feature,
                    None,
                    places,
                );
            }
        }
    }

    pub(super) fn methods(&mut self, old: &Surface, new: &Surface) {
        let by_name = |surface: &Surface| -> BTreeMap<String, Method> {
            let methods = surface.methods.iter();
            methods
                .map(|method| (subject(method), method.clone()))
                .collect()
        };
        let mut had = by_name(old);
        for (subject, new) in by_name(new) {
            match had.remove(&subject) {
                Some(old) => self.method(&subject, &old, &new),
                None => {
                    let places = vec![key(&new)];
                    let operation = Some(new.operation());
                    self.add(row::METHOD_ADDED, subject, None, operation, places);
                }
            }
        }
        for (subject, old) in had {
            let places = vec![key(&old)];
            self.add(
                row::METHOD_REMOVED,
                subject,
                Some(old.operation()),
                None,
                places,
            );
        }
    }

    fn method(&mut self, subject: &str, old: &Method, new: &Method) {
        let places = vec![key(old), key(new)];
        let is_elsewhere = key(old) != key(new);
        if is_elsewhere {
            let (old, new) = (Some(old.operation()), Some(new.operation()));
            self.add(
                row::ROUTE_CHANGED,
                subject.to_owned(),
                old,
                new,
                places.clone(),
            );
        }
        match (old.is_deprecated, new.is_deprecated) {
            (false, true) => {
                let subject = subject.to_owned();
                self.add(row::METHOD_DEPRECATED, subject, None, None, places.clone());
            }
            (true, false) => {
                let subject = subject.to_owned();
                self.add(row::METHOD_REACTIVATED, subject, None, None, places.clone());
            }
            _ => {}
        }
        let prose = |method: &Method| (method.title.clone(), method.description.clone());
        if prose(old) != prose(new) {
            let subject = subject.to_owned();
            self.add(row::DOCUMENTATION, subject, None, None, places.clone());
        }
        self.path_arguments(subject, old, new);
        self.setters(subject, old, new);
        self.body(subject, old, new);
        self.answer(subject, old, new);
    }

    fn path_arguments(&mut self, subject: &str, old: &Method, new: &Method) {
        let in_path = |method: &Method| -> Vec<Argument> {
            let arguments = method.arguments.iter();
            let in_path = |argument: &&Argument| argument.location == Location::Path;
            arguments.filter(in_path).cloned().collect()
        };
        let (had, has) = (in_path(old), in_path(new));
        let places = vec![format!("{} path", key(old)), format!("{} path", key(new))];
        let list = |arguments: &[Argument]| {
            let arguments: Vec<String> = arguments
                .iter()
                .map(|argument| format!("{}: {}", argument.name, argument.ty))
                .collect();
            Some(arguments.join(", "))
        };
        let changed = |row: Row, comparison: &mut Self| {
            let subject = subject.to_owned();
            comparison.add(row, subject, list(&had), list(&has), places.clone());
        };
        let types = |arguments: &[Argument]| -> Vec<Type> {
            let arguments = arguments.iter();
            arguments.map(|argument| argument.ty.clone()).collect()
        };
        let (old_types, new_types) = (types(&had), types(&has));
        let is_wider = |(old, new): (&Type, &Type)| old == new || self.takes_more(old, new);
        if had.len() != has.len() || !old_types.iter().zip(&new_types).all(is_wider) {
            changed(row::PATH_ARGUMENTS_CHANGED, self);
        } else if old_types != new_types {
            changed(row::PATH_ARGUMENT_WIDENED, self);
        } else if had.iter().zip(&has).any(|(old, new)| old.name != new.name) {
            changed(row::PATH_ARGUMENT_RENAMED, self);
        }
        let docs = |arguments: &[Argument]| -> Vec<String> {
            let arguments = arguments.iter();
            arguments.map(|argument| argument.doc.clone()).collect()
        };
        if docs(&had) != docs(&has) {
            let subject = subject.to_owned();
            self.add(row::DOCUMENTATION, subject, None, None, places);
        }
    }

    fn setters(&mut self, subject: &str, old: &Method, new: &Method) {
        let setters = |method: &Method| -> Vec<Argument> {
            let arguments = method.arguments.iter();
            let is_setter = |argument: &&Argument| argument.location != Location::Path;
            arguments.filter(is_setter).cloned().collect()
        };
        let (mut had, mut has) = (setters(old), setters(new));
        let mut both = Vec::new();
        // Those that are sent as they were, then those that are sent elsewhere.
        for is_strict in [true, false] {
            has.retain(|new| {
                let is_same = |old: &Argument| {
                    old.wire_name == new.wire_name && (!is_strict || old.location == new.location)
                };
                let found = had.iter().position(is_same);
                both.extend(found.map(|index| (had.remove(index), new.clone())));
                found.is_none()
            });
        }
        for (old_argument, new_argument) in both {
            let name = format!("{subject}.{}()", new_argument.name);
            let places = [places(old, &old_argument), places(new, &new_argument)].concat();
            self.setter(name, &old_argument, &new_argument, places);
        }
        for argument in has {
            let row = if argument.required {
                row::REQUIRED_PARAMETER_ADDED
            } else {
                row::PARAMETER_ADDED
            };
            let name = format!("{subject}.{}()", argument.name);
            let ty = Some(argument.ty.to_string());
            self.add(row, name, None, ty, places(new, &argument));
        }
        for argument in had {
            let name = format!("{subject}.{}()", argument.name);
            let ty = Some(argument.ty.to_string());
            self.add(
                row::PARAMETER_REMOVED,
                name,
                ty,
                None,
                places(old, &argument),
            );
        }
    }

    fn setter(&mut self, name: String, old: &Argument, new: &Argument, places: Vec<String>) {
        let mut add = |row: Row, old: Option<String>, new: Option<String>| {
            self.changes.push(ApiChange {
                row: row.name,
                bump: row.bump,
                subject: name.clone(),
                old,
                new,
                cause: None,
                fingerprint: String::new(),
                places: places.clone(),
            });
        };
        if old.name != new.name {
            add(
                row::PARAMETER_RENAMED,
                Some(old.name.clone()),
                Some(new.name.clone()),
            );
        }
        if old.location != new.location {
            let [old, new] = [old, new].map(|argument| Some(word(argument.location).to_owned()));
            add(row::PARAMETER_MOVED, old, new);
        }
        match (old.required, new.required) {
            (false, true) => add(row::PARAMETER_REQUIRED, None, None),
            (true, false) => add(row::PARAMETER_OPTIONAL, None, None),
            _ => {}
        }
        match (old.nullable, new.nullable) {
            (false, true) => add(row::NULL_ADDED, None, None),
            (true, false) => add(row::NULL_REMOVED, None, None),
            _ => {}
        }
        let list = |argument: &Argument, other: &Argument| {
            let limits = argument.limits.iter();
            let limits = limits.filter(|limit| !other.limits.contains(limit));
            let limits: Vec<String> = limits
                .map(|(way, rule)| {
                    let way: String = way.iter().map(|step| format!("{step} ")).collect();
                    format!("{way}{rule}")
                })
                .collect();
            (!limits.is_empty()).then(|| limits.join(", "))
        };
        let (gone, added) = (list(old, new), list(new, old));
        let has_same_limits = gone.is_none() && added.is_none();
        if !has_same_limits {
            let is_required = |limit: &&(Vec<String>, Limit)| limit.1 == Limit::Required;
            let mut required = new.limits.iter().filter(is_required);
            let row = if required.any(|limit| !old.limits.contains(limit)) {
                row::MEMBER_REQUIRED
            } else if new.limits.iter().all(|limit| is_within(limit, &old.limits)) {
                row::LIMIT_LOOSENED
            } else {
                row::LIMIT_TIGHTENED
            };
            add(row, gone, added);
        }
        if (&old.doc, &old.notes) != (&new.doc, &new.notes) && has_same_limits {
            add(row::DOCUMENTATION, None, None);
        }
        if old.ty != new.ty {
            let row = if self.takes_more(&old.ty, &new.ty) {
                row::PARAMETER_WIDENED
            } else {
                row::PARAMETER_RETYPED
            };
            let (old, new) = (Some(old.ty.to_string()), Some(new.ty.to_string()));
            self.add(row, name, old, new, places);
        }
    }

    /// Whether a setter of one type takes all that one of another took: setters take `impl Into`.
    fn takes_more(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Vec(old), Type::Vec(new)) => self.takes_more(old, new),
            (Type::String, Type::Id) => true,
            (Type::String, Type::Named(name)) => {
                let definition = self.types[1].get(name);
                matches!(definition, Some(Definition::StringEnum(_)))
            }
            _ => false,
        }
    }

    fn body(&mut self, subject: &str, old: &Method, new: &Method) {
        let places = vec![format!("{} body", key(old)), format!("{} body", key(new))];
        let row = match (old.body, new.body) {
            // One without members has no setters, and nothing stands in its place.
            (None, Some(body)) if !body.is_object => row::REQUIRED_BODY_ADDED,
            (None, Some(_)) => row::BODY_ADDED,
            (Some(_), None) => row::BODY_REMOVED,
            (Some(old), Some(new)) if old.is_object != new.is_object => row::BODY_RETYPED,
            (old, new) if old != new => row::BODY_CHANGED,
            _ => return,
        };
        let form = |method: &Method| {
            let body = method.body?;
            let form = if body.is_form { "form" } else { "JSON" };
            Some(form.to_owned())
        };
        self.add(row, subject.to_owned(), form(old), form(new), places);
    }

    fn answer(&mut self, subject: &str, old: &Method, new: &Method) {
        if old.success == new.success {
            return;
        }
        let places = vec![
            format!("{} answer", key(old)),
            format!("{} answer", key(new)),
        ];
        let row = match &old.success {
            Success::Json(ty) if is_unknown(ty) => row::ANSWER_TYPED,
            _ => row::ANSWER_RETYPED,
        };
        let (old, new) = (Some(old.success.to_string()), Some(new.success.to_string()));
        self.add(row, subject.to_owned(), old, new, places);
    }
}

/// Whether a limit refuses nothing that others, of which one is of its kind, did not refuse.
fn is_within((way, rule): &(Vec<String>, Limit), others: &[(Vec<String>, Limit)]) -> bool {
    others
        .iter()
        .filter(|(other, _)| other == way)
        .any(|(_, other)| match (rule, other) {
            (Limit::Minimum(new), Limit::Minimum(old)) => new <= old,
            (Limit::Maximum(new), Limit::Maximum(old)) => new >= old,
            (Limit::MinLength(new), Limit::MinLength(old))
            | (Limit::MinItems(new), Limit::MinItems(old)) => new <= old,
            (Limit::MaxLength(new), Limit::MaxLength(old))
            | (Limit::MaxItems(new), Limit::MaxItems(old)) => new >= old,
            (rule, other) => rule == other,
        })
}

/// The groups, which are features, and their operations; also of what is not generated.
fn groups(surface: &Surface) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for method in &surface.methods {
        groups
            .entry(method.handle.clone())
            .or_default()
            .push(key(method));
    }
    for skipped in &surface.skipped {
        if let Some((handle, _)) = skipped.name.as_ref().and_then(|name| name.split_once('.')) {
            let operation = operation_key(skipped.method, &skipped.path);
            groups.entry(handle.to_owned()).or_default().push(operation);
        }
    }
    groups
}

/// Where an argument may stand in the document.
fn places(method: &Method, argument: &Argument) -> Vec<String> {
    let place = |location| {
        format!(
            "{} {location}.{}",
            key(method),
            onlyfansapi_spec::word(&argument.wire_name)
        )
    };
    let mut places = vec![place(word(argument.location))];
    // The body of a GET is sent in its query.
    if argument.location == Location::Query {
        places.push(place("body"));
    }
    places
}
