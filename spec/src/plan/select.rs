//! Selects the groups: leaves out other operations, and the types that only they reach.

use std::collections::{BTreeMap, BTreeSet};

use crate::surface::{Definition, Success, Surface, Type};

/// Selection of the groups to generate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Groups {
    /// All groups.
    All,
    /// The groups with these handles.
    Only(BTreeSet<String>),
}

pub(super) fn select(mut surface: Surface, groups: &Groups) -> Surface {
    if let Groups::Only(handles) = groups {
        surface
            .methods
            .retain(|method| handles.contains(&method.handle));
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
    surface.types.retain(|name, _| reached.contains(name));
    surface
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
