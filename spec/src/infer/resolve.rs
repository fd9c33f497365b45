//! Turns observed kinds into types; conflicting kinds are never decided by guessing.

mod size;

use std::collections::{BTreeMap, BTreeSet};

use super::{Inference, Object, Observed, ResponseEvidence, namer::Namer};
use crate::{
    names, names_lock,
    surface::{Definition, Field, Type},
};

/// Returns the type of a response.
pub(crate) fn response(
    response: &ResponseEvidence,
    key: &str,
    enums: &BTreeSet<String>,
    names: &mut dyn Namer,
) -> Type {
    let mut resolver = Resolver {
        name: "data",
        enums,
        names,
    };
    let place = match response.is_enveloped {
        true => format!("{key}.data"),
        false => key.to_owned(),
    };
    let ty = resolver.within(&response.evidence, place);
    let is_data = ty.is_never_null() || ty == Type::Value;
    match (response.is_enveloped, ty) {
        (false, ty) => ty,
        (true, ty) if is_data => Type::Envelope(Box::new(ty)),
        (true, ty) => Type::Envelope(Box::new(Type::Option(Box::new(ty)))),
    }
}

/// Returns the definitions of all objects.
pub(crate) fn structs(
    inference: &Inference,
    enums: &BTreeSet<String>,
    names: &mut dyn Namer,
) -> BTreeMap<String, Definition> {
    let cycles = cycles(inference);
    let mut types: BTreeMap<String, Definition> = inference
        .objects
        .iter()
        .map(|(name, object)| {
            let fields = fields(name, object, &cycles, enums, names);
            let definition = Definition::Struct {
                fields,
                sent: false,
            };
            (name.clone(), definition)
        })
        .collect();
    size::box_large(&mut types);
    types
}

/// Returns the enums of members whose names no request has; their values are the words in samples
/// and fixups.
pub(crate) fn enums(inference: &Inference, names: &mut dyn Namer) -> BTreeMap<String, Definition> {
    let mut enums: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, object) in &inference.objects {
        for (wire_name, member) in &object.members {
            let mut key = format!("{name}.{}", names_lock::word(wire_name));
            let mut evidence = Some(&member.evidence);
            while let Some(seen) = evidence {
                let name = names.member(&key).filter(|_| !seen.words.is_empty());
                let name = name.filter(|name| {
                    Type::of_word(name).is_none() && !inference.objects.contains_key(name)
                });
                if let Some(name) = name {
                    enums.entry(name).or_default().extend(seen.words.clone());
                }
                evidence = seen.list.as_deref();
                key += "[]";
            }
        }
    }
    let define = |(name, words): (String, BTreeSet<String>)| {
        (name, Definition::StringEnum(words.into_iter().collect()))
    };
    enums.into_iter().map(define).collect()
}

fn fields(
    name: &str,
    object: &Object,
    cycles: &BTreeMap<&str, BTreeSet<&str>>,
    enums: &BTreeSet<String>,
    names: &mut dyn Namer,
) -> Vec<Field> {
    let key = |member: &str| format!("{name}.{}()", names_lock::word(member));
    let mut order: Vec<&String> = object.members.keys().collect();
    // Fields with a line in the lock come first, then those in Rust's case, so that these names stay
    // if another field equals one after casing.
    order.sort_by_key(|member| {
        (
            !names.is_named(&key(member)),
            names::snake(member) != **member,
        )
    });
    let mut taken = BTreeSet::new();
    let mut claim = |member: &str, names: &mut dyn Namer| {
        let wanted = names::snake(member);
        let name = names.setter(&key(member), &wanted, &|name| !taken.contains(name));
        taken.insert(name.clone());
        name
    };
    let mut fields = Vec::new();
    for wire_name in order {
        let member = &object.members[wire_name];
        let place = format!("{name}.{}", names_lock::word(wire_name));
        let mut resolver = Resolver {
            name: wire_name,
            enums,
            names,
        };
        let ty = resolver.resolve(&member.evidence, &place);
        let is_in_cycle = matches!(&ty, Type::Named(other) if cycles
            .get(name)
            .is_some_and(|reached| reached.contains(other.as_str())));
        let ty = match ty {
            ty if ty.is_never_null() => ty,
            ty if is_in_cycle => Type::Option(Box::new(Type::Boxed(Box::new(ty)))),
            ty => Type::Option(Box::new(ty)),
        };
        fields.push(Field {
            name: claim(wire_name, names),
            wire_name: wire_name.clone(),
            ty,
            required: false,
            holds_others: false,
            doc: member.description.clone(),
        });
    }
    if object.has_others {
        fields.push(Field {
            name: claim("others", names),
            wire_name: String::new(),
            // The server may add other members, which stand here as well.
            ty: Type::Object,
            required: false,
            holds_others: true,
            doc: "The members whose names are data, such as ids.".to_owned(),
        });
    }
    fields.sort_by(|a, b| a.wire_name.cmp(&b.wire_name));
    fields
}

/// The resolution of one member.
struct Resolver<'a> {
    /// The name of the member on the wire.
    name: &'a str,
    /// The enums that a name in `names.lock` may mean.
    enums: &'a BTreeSet<String>,
    names: &'a mut dyn Namer,
}

impl Resolver<'_> {
    fn resolve(&mut self, evidence: &Observed, key: &str) -> Type {
        let Observed {
            boolean,
            integer,
            number,
            text,
            number_in_text,
            date,
            list,
            map,
            object,
            ..
        } = evidence;
        let name = self.name;
        let is_object = object.is_some() || map.is_some();
        // An empty list may be an empty map.
        let is_list = list.is_some() && !(evidence.is_empty_list() && is_object);
        let is_number = *integer || *number;
        let is_text = *text || *number_in_text || *date;
        let kinds = [*boolean, is_number, is_text, is_list, is_object];
        let count = kinds.into_iter().filter(|seen| *seen).count();
        let is_money = names::is_money(name) && (*number_in_text || is_number);
        let may_be_fraction = *number || names::is_fractional(name);
        if evidence.conflict {
            return Type::Value;
        }
        if let Some(ty) = self.named(evidence, key) {
            return ty;
        }
        match (count, list, map, object) {
            (0, ..) => Type::Value,
            (1, Some(items), ..) if is_list => {
                Type::Vec(Box::new(self.within(items, format!("{key}[]"))))
            }
            (1, _, None, Some(name)) => Type::Named(name.clone()),
            (1, _, Some(values), None) => match self.within(values, format!("{key}{{}}")) {
                Type::Value => Type::Object,
                value => Type::Map(Box::new(value)),
            },
            (1, _, Some(_), Some(_)) => Type::Object,
            (1, ..) if *boolean => Type::Boolean,
            _ if is_list || is_object || *boolean => Type::Value,
            // The server sends the same id in both forms.
            _ if names::is_id(name) && !number && !date => Type::Id,
            _ if is_money && !text && !date => Type::Amount,
            (1, ..) if is_text && !number_in_text && (*date && !text || names::is_date(name)) => {
                Type::Timestamp
            }
            (1, ..) if is_text => Type::String,
            (1, ..) if may_be_fraction => Type::Number,
            (1, ..) => Type::Integer,
            _ if *number_in_text && !text && !date && may_be_fraction => Type::Number,
            _ => Type::Value,
        }
    }

    /// Returns the type that `names.lock` gives the member, unless another kind of value was seen.
    fn named(&mut self, evidence: &Observed, key: &str) -> Option<Type> {
        let is_scalar = evidence.list.is_none() && !evidence.is_object() && !evidence.boolean;
        if !is_scalar {
            return None;
        }
        let word = self.names.member(key)?;
        let is_number = evidence.integer || evidence.number;
        let is_words = evidence.text && !evidence.number_in_text && !evidence.date;
        let ty = Type::of_word(&word).unwrap_or_else(|| Type::Named(word.clone()));
        let is_possible = match &ty {
            Type::String => !is_number,
            Type::Integer => !evidence.is_text() && !evidence.number,
            Type::Number => !evidence.is_text(),
            Type::Amount => !evidence.text && !evidence.date,
            Type::Timestamp => !is_number && !evidence.number_in_text,
            Type::Secret => !is_number,
            Type::Id => !evidence.number && !evidence.date,
            // A name may be that of a struct, which no scalar is.
            _ => self.enums.contains(&word) && (is_words || evidence.is_nothing()) && !is_number,
        };
        is_possible.then_some(ty)
    }

    /// Returns the type of a value within a list, map or envelope.
    ///
    /// Only a field reads a number in text as a number; a value within is any JSON then.
    fn within(&mut self, evidence: &Observed, key: String) -> Type {
        let ty = self.resolve(evidence, &key);
        if ty == Type::Number && evidence.number_in_text {
            Type::Value
        } else {
            ty
        }
    }
}

/// Returns, for every type that contains itself, the types through which it does.
///
/// Its fields of these types are boxed, since without a box it would have no size.
fn cycles(inference: &Inference) -> BTreeMap<&str, BTreeSet<&str>> {
    let parts: BTreeMap<&str, BTreeSet<&str>> = inference
        .objects
        .iter()
        .map(|(name, object)| {
            let parts = object
                .members
                .values()
                .filter_map(|member| member.evidence.object.as_deref());
            (name.as_str(), parts.collect())
        })
        .collect();
    let reached = |start: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = parts.get(start).into_iter().flatten().copied().collect();
        while let Some(name) = open.pop() {
            if reached.insert(name) {
                open.extend(parts.get(name).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        parts.keys().map(|name| (*name, reached(name))).collect();
    reached
        .iter()
        .filter(|(name, parts)| parts.contains(*name))
        .map(|(name, parts)| {
            let leads_back = |part: &&&str| reached.get(**part).is_some_and(|of| of.contains(name));
            (*name, parts.iter().filter(leads_back).copied().collect())
        })
        .collect()
}
