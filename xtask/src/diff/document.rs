//! Compares what is outside of operations: information, servers, security, components.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{
    Area, Diff, Direction, Kind, Level, NULL, Pointer, equality::same, is_map, keys, member,
};

const DOCUMENT: Kind = Kind::new(Level::Info, Area::Document, Direction::None);

impl<'a> Diff<'a> {
    pub(super) fn document(&mut self) {
        let (old, new) = (self.old, self.new);
        let root = Pointer::root("", "", String::new());
        if !old.is_object() || !new.is_object() {
            self.unclassified(DOCUMENT, &root, old, new);
            return;
        }
        self.others(
            DOCUMENT,
            &root,
            old,
            new,
            &["info", "tags", "servers", "security", "components", "paths"],
        );
        // No client sees the title and version of the API, or the descriptions of groups.
        for key in ["info", "tags"] {
            let (old, new) = (member(old, key), member(new, key));
            self.add_prose("description-changed", DOCUMENT, &root.to(key), old, new);
        }
        let (old_servers, new_servers) = (member(old, "servers"), member(new, "servers"));
        // Clients use the first server.
        let is_moved = old_servers.pointer("/0/url") != new_servers.pointer("/0/url");
        if is_moved || !same(old_servers, new_servers) {
            let at = root.to("servers");
            self.add(
                "api-servers-changed",
                DOCUMENT,
                &at,
                old_servers,
                new_servers,
            );
        }
        self.security(&root, old, new, "api-global-security");
        self.operations(&root.to("paths"));
        self.components(&root.to("components"));
    }

    /// Compares the security schemes that are required.
    pub(super) fn security(
        &mut self,
        at: &Pointer<'_>,
        old: &'a Value,
        new: &'a Value,
        name: &str,
    ) {
        let kind = Kind::new(Level::Info, Area::Security, Direction::None);
        let at = at.to("security");
        let (old, new) = (member(old, "security"), member(new, "security"));
        let schemes = |value: &Value| -> BTreeSet<String> {
            let requirements = value.as_array().into_iter().flatten();
            requirements
                .filter_map(Value::as_object)
                .flat_map(Map::keys)
                .cloned()
                .collect()
        };
        let (had, has) = (schemes(old), schemes(new));
        for scheme in has.difference(&had) {
            let scheme = Value::from(scheme.as_str());
            self.add(&format!("{name}-added"), kind, &at, NULL, &scheme);
        }
        for scheme in had.difference(&has) {
            let scheme = Value::from(scheme.as_str());
            self.add(&format!("{name}-removed"), kind, &at, &scheme, NULL);
        }
        if had == has {
            self.unclassified(kind, &at, old, new);
        }
    }

    /// Compares security schemes, and components without a reference from an operation.
    fn components(&mut self, at: &Pointer<'_>) {
        let kind = Kind::new(Level::Info, Area::Components, Direction::None);
        let (old, new) = (
            member(self.old, "components"),
            member(self.new, "components"),
        );
        if !is_map(old) || !is_map(new) {
            self.unclassified(kind, at, old, new);
            return;
        }
        for section in keys(old, new) {
            let (old, new) = (member(old, section), member(new, section));
            let outer = at;
            let at = outer.to(section);
            if !is_map(old) || !is_map(new) {
                self.unclassified(kind, &at, old, new);
                continue;
            }
            for name in keys(old, new) {
                let (old, new) = (member(old, name), member(new, name));
                let escaped = name.replace('~', "~0").replace('/', "~1");
                let reference = format!("#/components/{section}/{escaped}");
                if same(old, new) || self.is_compared(&reference, old, new) {
                    continue;
                }
                let at = at.to(name);
                if section == "securitySchemes" {
                    self.scheme(&at, old, new);
                } else {
                    self.unclassified(kind, &at, old, new);
                }
            }
        }
    }

    fn scheme(&mut self, at: &Pointer<'_>, old: &'a Value, new: &'a Value) {
        let kind = Kind::new(Level::Info, Area::Security, Direction::None);
        match (old, new) {
            (Value::Null, _) => self.add("api-security-component-added", kind, at, old, new),
            (_, Value::Null) => self.add("api-security-component-removed", kind, at, old, new),
            _ if self.is_odd(kind, at, old, new) => {}
            _ => {
                let types = (member(old, "type"), member(new, "type"));
                if types.0 != types.1 {
                    let at = at.to("type");
                    self.add(
                        "api-security-component-type-changed",
                        kind,
                        &at,
                        types.0,
                        types.1,
                    );
                }
                self.others(kind, at, old, new, &["type"]);
            }
        }
    }
}
