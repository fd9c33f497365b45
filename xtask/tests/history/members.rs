//! Edits of the schemas of responses, which mostly follow random samples.

use std::collections::BTreeSet;

use onlyfansapi_spec::{is_data_key, snake_name};
use serde_json::{Value, json};
use xtask::api::Bump;

use crate::{
    editor::{Edit, Editor, members},
    site::{Site, Step, is_null_sample, is_scalar, kind, null_sample, sample_of},
};

pub(crate) fn removed(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|site, _| site.member().is_some())?;
    let old = editor.remove(&site)?;
    editor.lose("member", site.pointer(), old);
    Some(Edit::taking(site.line(), Bump::Patch))
}

/// Adds a member that was removed before, that is new to the API, or that another schema has.
pub(crate) fn added(editor: &mut Editor) -> Option<Edit> {
    if editor.random.one_in(3)
        && let Some(edit) = added_again(editor)
    {
        return Some(edit);
    }
    // Keys that are data are no names.
    let site = editor.some_received(|_, schema| {
        let members = schema.get("properties").and_then(Value::as_object);
        members.is_some_and(|members| members.keys().any(|name| !is_data_key(name)))
    })?;
    let number = editor.number();
    let is_known = editor.random.one_in(2);
    let known = editor.some_received(|site, schema| {
        let is_name = |name: &str| !is_data_key(name);
        site.member().is_some_and(is_name) && kind(schema).is_some()
    })?;
    let taken = members(editor.at(&site.pointer()));
    let (name, schema, is_fresh) = match known.member() {
        Some(name) if is_known && !taken.contains(&snake_name(name)) => {
            let schema = editor.at(&known.pointer()).clone();
            (name.to_owned(), schema, false)
        }
        _ => {
            let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
            let schemas = vec![
                json!({"type": "string"}),
                json!({"type": "integer"}),
                json!({"type": "boolean"}),
                null_sample(),
                json!({"type": "array", "items": object}),
                object,
            ];
            let schema = editor.random.pick(schemas)?;
            (format!("fresh_{number}"), schema, true)
        }
    };
    let mut steps = site.steps.clone();
    steps.push(Step::Member(name.clone()));
    let place = Site {
        steps,
        ..site.clone()
    };
    editor.at(&site.pointer())["properties"][&name] = schema.clone();
    // This also adds it to samples around it.
    let sample = sample_of(&schema);
    editor.replace(&place, schema, &sample);
    let is_only = editor.at(&site.operation.pointer())["responses"]
        .as_object()
        .is_some_and(|responses| responses.keys().filter(|key| key.starts_with('2')).count() == 1);
    // An object with a named type has the field; one inside of another type may be untyped or
    // hand-written.
    let is_typed = editor
        .names
        .get(&site.line())
        .is_some_and(|name| name != "Value");
    let least = if is_fresh && is_typed && is_only && !site.steps.is_empty() {
        Bump::Minor
    } else {
        Bump::Patch
    };
    // Beside `data`, a member turns an envelope into another type; a member that other schemas have may
    // contradict them.
    if is_fresh && !site.steps.is_empty() {
        Some(Edit::new(place.line(), least))
    } else {
        Some(Edit::taking(place.line(), Bump::Patch))
    }
}

fn added_again(editor: &mut Editor) -> Option<Edit> {
    let parts = |pointer: &str| -> Option<(String, String)> {
        let (outer, name) = pointer.rsplit_once("/properties/")?;
        let name = name.replace("~1", "/").replace("~0", "~");
        Some((outer.to_owned(), name))
    };
    let gone = editor.found("member", |document, gone| {
        let outer = parts(&gone.pointer).and_then(|(outer, _)| document.pointer(&outer));
        let has_members = outer.is_some_and(|outer| outer["properties"].is_object());
        has_members && document.pointer(&gone.pointer).is_none()
    })?;
    let (outer, name) = parts(&gone.pointer)?;
    editor.at(&outer)["properties"][&name] = gone.value;
    // The whole response may become an envelope again.
    if outer.ends_with("/schema") {
        Some(Edit::taking(gone.pointer, Bump::Patch))
    } else {
        Some(Edit::new(gone.pointer, Bump::Patch))
    }
}

pub(crate) fn became_null(editor: &mut Editor) -> Option<Edit> {
    let site =
        editor.some_received(|site, schema| !site.steps.is_empty() && kind(schema).is_some())?;
    let old = editor.replace(&site, null_sample(), &Value::Null);
    editor.lose("null", site.pointer(), old);
    Some(Edit::new(site.line(), Bump::Patch))
}

/// Gives a value to a sample that became null before, or that was always null.
pub(crate) fn got_a_value(editor: &mut Editor) -> Option<Edit> {
    if editor.random.one_in(2) {
        let back = editor.found("null", |document, gone| {
            document.pointer(&gone.pointer).is_some_and(is_null_sample)
        });
        if let Some(gone) = back {
            *editor.at(&gone.pointer) = gone.value;
            return Some(Edit::new(gone.pointer, Bump::Patch));
        }
    }
    let places = editor.places("null");
    let site = editor.some_received(|site, schema| {
        is_null_sample(schema) && is_named(site) && !places.contains(&site.pointer())
    })?;
    let (schema, takes) = {
        let known = editor.namesakes(site.member()?);
        let kinds: BTreeSet<&str> = known.iter().filter_map(|schema| kind(schema)).collect();
        // Its type is that of its namesakes; if these differ, it may contradict one.
        match kinds.first() {
            None => (json!({"type": "string"}), false),
            Some(kind) if kinds.len() == 1 && is_scalar(kind) => (json!({"type": kind}), false),
            Some(_) => (known[0].clone(), true),
        }
    };
    let sample = sample_of(&schema);
    editor.replace(&site, schema, &sample);
    Some(Edit {
        takes,
        ..Edit::new(site.line(), Bump::Patch)
    })
}

pub(crate) fn items_disappeared(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|_, schema| {
        kind(schema) == Some("array") && schema.get("items").is_some()
    })?;
    let mut schema = editor.at(&site.pointer()).clone();
    let members = schema.as_object_mut()?;
    members.remove("items");
    members.remove("example");
    let old = editor.replace(&site, schema, &json!([]));
    editor.lose("items", site.pointer(), old);
    Some(Edit::new(site.line(), Bump::Patch))
}

pub(crate) fn items_appeared(editor: &mut Editor) -> Option<Edit> {
    let is_empty = |schema: &Value| kind(schema) == Some("array") && schema.get("items").is_none();
    if editor.random.one_in(2) {
        let back = editor.found("items", |document, gone| {
            document.pointer(&gone.pointer).is_some_and(is_empty)
        });
        if let Some(gone) = back {
            *editor.at(&gone.pointer) = gone.value;
            return Some(Edit::new(gone.pointer, Bump::Patch));
        }
    }
    let places = editor.places("items");
    let site = editor.some_received(|site, schema| {
        is_empty(schema) && is_named(site) && !places.contains(&site.pointer())
    })?;
    let (items, takes) = {
        let known = editor.namesakes(site.member()?);
        // PHP also writes an empty object as a list.
        let is_list = known.iter().all(|schema| kind(schema) == Some("array"));
        let items = known.iter().filter_map(|schema| schema.get("items"));
        let items: Vec<&Value> = items.filter(|items| kind(items).is_some()).collect();
        let kinds: BTreeSet<&str> = items.iter().filter_map(|items| kind(items)).collect();
        match kinds.first() {
            None => (json!({"type": "string"}), !is_list),
            Some(kind) if kinds.len() == 1 && is_scalar(kind) => (json!({"type": kind}), !is_list),
            Some(_) => (items[0].clone(), true),
        }
    };
    let mut schema = editor.at(&site.pointer()).clone();
    schema["items"] = items;
    schema.as_object_mut()?.remove("example");
    let sample = sample_of(&schema);
    editor.replace(&site, schema, &sample);
    Some(Edit {
        takes,
        ..Edit::new(site.line(), Bump::Patch)
    })
}

/// Turns a sample of 5 into one of 5.5, except ids.
pub(crate) fn got_a_fraction(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|site, schema| {
        let name = site.member().unwrap_or("id").to_ascii_lowercase();
        kind(schema) == Some("integer") && !name.ends_with("id") && !name.ends_with("ids")
    })?;
    editor.replace(&site, json!({"type": "number"}), &json!(1.5));
    Some(Edit::new(site.line(), Bump::Patch))
}

pub(crate) fn lost_its_fraction(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|_, schema| kind(schema) == Some("number"))?;
    editor.replace(&site, json!({"type": "integer"}), &json!(1));
    Some(Edit::new(site.line(), Bump::Patch))
}

pub(crate) fn retyped(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|site, schema| {
        site.member().is_some() && kind(schema).is_some_and(is_scalar)
    })?;
    let old = kind(editor.at(&site.pointer()))?.to_owned();
    let schemas = match old.as_str() {
        "string" => vec![json!({"type": "integer"}), json!({"type": "boolean"})],
        "boolean" => vec![json!({"type": "integer"}), json!({"type": "string"})],
        _ => vec![json!({"type": "string"}), json!({"type": "boolean"})],
    };
    let schema = editor.random.pick(schemas)?;
    let sample = sample_of(&schema);
    editor.replace(&site, schema, &sample);
    // It may contradict other places of the type.
    Some(Edit::taking(site.line(), Bump::Patch))
}

pub(crate) fn became_several(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|site, schema| {
        site.member().is_some() && kind(schema).is_some_and(|kind| kind != "several")
    })?;
    let one = editor.at(&site.pointer()).clone();
    let mut other = json!({"type": "string"});
    if editor.random.one_in(2) && kind(&one) == Some("object") {
        other = one.clone();
        let name = format!("fresh_{}", editor.number());
        other["properties"][&name] = json!({"type": "boolean"});
    }
    let sample = sample_of(&one);
    editor.replace(&site, json!({"oneOf": [one, other]}), &sample);
    Some(Edit::taking(site.line(), Bump::Patch))
}

pub(crate) fn became_one(editor: &mut Editor) -> Option<Edit> {
    let site = editor.some_received(|_, schema| schema["oneOf"].is_array())?;
    let one = editor.at(&site.pointer())["oneOf"].get(0)?.clone();
    let sample = sample_of(&one);
    editor.replace(&site, one, &sample);
    Some(Edit::taking(site.line(), Bump::Patch))
}

/// Whether a site is a member whose key is a name and no data.
fn is_named(site: &Site) -> bool {
    site.member().is_some_and(|name| !is_data_key(name))
}
