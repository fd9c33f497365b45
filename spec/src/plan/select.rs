//! Selects the groups: leaves out other operations, and the types that only they reach.

use std::collections::{BTreeMap, BTreeSet};

use crate::surface::{Definition, Success, Surface, Type};

/// The word that selects the events as the handle of a group selects its operations.
const EVENTS: &str = "webhook_events";

/// Selection of the groups to generate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Groups {
    /// All groups.
    All,
    /// The groups with these handles; the events, if `webhook_events` is among them.
    Only(BTreeSet<String>),
}

pub(super) fn select(mut surface: Surface, groups: &Groups) -> Surface {
    if let Groups::Only(handles) = groups {
        surface
            .methods
            .retain(|method| handles.contains(&method.handle));
        if !handles.contains(EVENTS) {
            surface.events.clear();
        }
    }
    let mut reached = BTreeSet::new();
    for method in &surface.methods {
        for argument in &method.arguments {
            reach(&argument.ty, &surface.types, &mut reached);
        }
        if let Success::Json(ty) = &method.success {
            reach(ty, &surface.types, &mut reached);
        }
    }
    for event in &surface.events {
        if let Success::Json(ty) = &event.payload {
            reach(ty, &surface.types, &mut reached);
        }
    }
    reached.extend(enum_of_events(&surface));
    surface.types.retain(|name, _| reached.contains(name));
    surface
}

/// Returns the enum whose values are the names of events, which a webhook subscribes to.
fn enum_of_events(surface: &Surface) -> Option<String> {
    let has_all = |(_, definition): &(&String, &Definition)| match definition {
        Definition::StringEnum(values) => {
            let mut events = surface.events.iter();
            !surface.events.is_empty() && events.all(|event| values.contains(&event.name))
        }
        _ => false,
    };
    let (name, _) = surface.types.iter().find(has_all)?;
    Some(name.clone())
}

fn reach(ty: &Type, types: &BTreeMap<String, Definition>, reached: &mut BTreeSet<String>) {
    let mut names = Vec::new();
    ty.for_each_name(&mut |name| names.push(name.to_owned()));
    for name in names {
        if let Some(definition) = types.get(&name)
            && reached.insert(name)
        {
            for part in definition.parts() {
                reach(part, types, reached);
            }
        }
    }
}
