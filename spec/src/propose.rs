//! Proposes a name by rule for each place that has none in `names.lock`; people may choose better
//! ones.

mod resources;
#[cfg(test)]
mod tests;
mod words;

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    document::{Document, Operation},
    error::Error,
    infer::{Namer, Place, SentPlace, UNTYPED},
    names,
    names_lock::{self, MethodName, Names},
    plan::{self, TAKEN_BUILDERS, TAKEN_TYPES},
    shape::{Kind, Shape},
    surface::{Definition, Surface},
};
pub use resources::undecided;
use resources::{ID, Resources};
use words::{candidates, constants, last_name, of_path, of_title, singular};

/// Length of the longest type name.
const LONGEST: usize = 40;

/// The parts of a request, one of which is appended to the name of a setter that is taken.
const LOCATIONS: [&str; 3] = ["query", "header", "body"];

/// The largest number of searches for equal types: uniting two may make others equal.
const ROUNDS: usize = 16;

/// Returns the lines of the lock that the document uses, and proposals for missing lines.
///
/// # Errors
///
/// Fails if the lock contradicts itself, such as by one name for two operations.
pub fn propose(document: &Document, lock: &Names) -> Result<Names, Error> {
    Ok(plan_named(document, lock)?.0)
}

/// Plans a document whose lock may be incomplete, and returns the names and the surface.
///
/// # Errors
///
/// As [`propose`].
pub fn plan_named(document: &Document, lock: &Names) -> Result<(Names, Surface), Error> {
    let is_new = |name: &String| !lock.places.values().any(|known| known == name);
    let resources = OnceCell::new();
    let mut undecided = BTreeSet::new();
    let mut known = lock.clone();
    let mut round = 0;
    loop {
        round += 1;
        let resources = || resources.get_or_init(|| Resources::new(document, lock));
        let mut proposer = Proposer::new(document, &known, &resources);
        let (surface, _) = plan::plan_with(document, &mut proposer)?;
        undecided.append(&mut proposer.undecided);
        let mut united = same_enums(&surface.types, &proposer.used, &is_new);
        for names in equal_structs(&surface.types) {
            let names = names.into_iter().filter(|name| !undecided.contains(name));
            let (new, old): (Vec<String>, Vec<String>) = names.partition(is_new);
            let (to, new) = match (old.into_iter().next(), new.split_first()) {
                (Some(old), _) => (old, new.as_slice()),
                (None, Some((first, rest))) => (first.clone(), rest),
                (None, None) => continue,
            };
            united.extend(new.iter().map(|from| (from.clone(), to.clone())));
        }
        known = proposer.used;
        if united.is_empty() || round > ROUNDS {
            return Ok((known, surface));
        }
        rename(&mut known, &united);
    }
}

/// Finds the known enum for each new one: the one with the same name on the wire and the same values.
fn same_enums(
    types: &BTreeMap<String, Definition>,
    lock: &Names,
    is_new: &impl Fn(&String) -> bool,
) -> BTreeMap<String, String> {
    let mut names: BTreeMap<(String, String), BTreeSet<&String>> = BTreeMap::new();
    for (place, name) in &lock.places {
        let values = match types.get(name) {
            Some(Definition::StringEnum(values)) => {
                let mut values = values.clone();
                values.sort();
                format!("{values:?}")
            }
            Some(Definition::IntegerEnum(values)) => {
                let mut values = values.clone();
                values.sort_unstable();
                format!("{values:?}")
            }
            _ => continue,
        };
        names
            .entry((last_name(place), values))
            .or_default()
            .insert(name);
    }
    let mut same = BTreeMap::new();
    for names in names.into_values() {
        let (new, old): (Vec<&String>, Vec<&String>) =
            names.into_iter().partition(|name| is_new(name));
        if let [old] = old[..] {
            same.extend(new.into_iter().map(|new| (new.clone(), old.clone())));
        }
    }
    same
}

/// Renames types, also in the places of their members.
fn rename(lock: &mut Names, names: &BTreeMap<String, String>) {
    let places = std::mem::take(&mut lock.places);
    // Lines of types that keep their names come first: if two types become one, so do their members.
    let is_renamed = |key: &str| {
        key.split_once(['.', '{'])
            .is_some_and(|(ty, _)| names.contains_key(ty))
    };
    let (renamed, kept): (Vec<_>, Vec<_>) =
        places.into_iter().partition(|(key, _)| is_renamed(key));
    for (key, name) in kept.into_iter().chain(renamed) {
        let key = match key.find(['.', '{']) {
            Some(end) if is_renamed(&key) => format!("{}{}", names[&key[..end]], &key[end..]),
            _ => key,
        };
        let name = names.get(&name).cloned().unwrap_or(name);
        lock.places.entry(key).or_insert(name);
    }
}

/// Returns the received types that have equal fields, as lists of their names.
#[must_use]
pub fn equal_structs(types: &BTreeMap<String, Definition>) -> Vec<Vec<String>> {
    let mut by_fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, definition) in types {
        if let Definition::Struct {
            fields,
            sent: false,
        } = definition
        {
            let fields: Vec<String> = fields
                .iter()
                .map(|field| format!("{:?}: {}", field.wire_name, field.ty))
                .collect();
            let names = by_fields.entry(fields.join(",")).or_default();
            names.push(name.clone());
        }
    }
    by_fields
        .into_values()
        .filter(|names| names.len() > 1)
        .collect()
}

/// The members of an object with the kind of each, `None` if it is unknown.
type Members = BTreeMap<String, Option<&'static str>>;

/// A source of names that takes them from a lock, and makes missing ones by rule.
struct Proposer<'a> {
    known: &'a Names,
    used: Names,
    /// Candidate types of places without a name.
    resources: &'a dyn Fn() -> &'a Resources,
    /// Types of places with several candidates, among which a person has to choose.
    undecided: BTreeSet<String>,
    /// The handles of groups that have one.
    handles: BTreeMap<&'a str, &'a str>,
    /// The handles and requests of methods that have a name.
    methods: BTreeSet<(String, String)>,
    /// The types that are received, with the members seen so far.
    received: BTreeMap<String, Members>,
    /// The types that are sent, with their values.
    sent: BTreeMap<String, Vec<String>>,
}

impl<'a> Proposer<'a> {
    fn new(
        document: &'a Document,
        known: &'a Names,
        resources: &'a dyn Fn() -> &'a Resources,
    ) -> Self {
        let mut handles = BTreeMap::new();
        for operation in &document.operations {
            let group = operation.group.as_deref().unwrap_or_default();
            if let Some(name) = known.methods.get(&names_lock::key(operation)) {
                handles.entry(group).or_insert(name.handle.as_str());
            }
        }
        let methods = known.methods.values();
        Self {
            known,
            used: Names::default(),
            resources,
            undecided: BTreeSet::new(),
            handles,
            methods: methods
                .map(|name| (name.handle.clone(), names::pascal(&name.method)))
                .collect(),
            received: BTreeMap::new(),
            sent: BTreeMap::new(),
        }
    }

    fn handle(&self, operation: &Operation) -> String {
        let group = operation.group.as_deref().unwrap_or_default();
        if let Some(handle) = self.handles.get(group) {
            return (*handle).to_owned();
        }
        let group = group.split('(').next().unwrap_or_default();
        let ascii: String = group.chars().filter(char::is_ascii).collect();
        let from_path = || constants(operation).into_iter().next().unwrap_or_default();
        let handle = match names::words(&ascii) {
            words if ascii.trim().is_empty() || words.is_empty() => names::snake(&from_path()),
            words => names::snake(&words.join("_")),
        };
        if plan::is_taken_handle(&handle) {
            format!("{handle}_group")
        } else {
            handle
        }
    }

    fn name_type(&self, candidates: Vec<String>, fits: impl Fn(&Self, &str) -> bool) -> String {
        let is_sound = |name: &str| {
            name.len() <= LONGEST && name == names::type_name(name) && !TAKEN_TYPES.contains(&name)
        };
        let candidates: Vec<String> = candidates
            .iter()
            .map(|name| names::type_name(name))
            .filter(|name| is_sound(name))
            .collect();
        if let Some(name) = candidates.iter().find(|name| fits(self, name)) {
            return name.clone();
        }
        let stem = candidates.last().map_or("Thing", String::as_str).to_owned();
        (2_u32..)
            .map(|number| names::type_name(&format!("{stem}_{number}")))
            .find(|name| fits(self, name))
            .unwrap_or(stem)
    }

    /// Returns the name of a place in the lock, or the one that was proposed before.
    fn place(&self, key: &str) -> Option<String> {
        let places = self.known.places.get(key);
        places.or_else(|| self.used.places.get(key)).cloned()
    }

    /// Returns the type of a place by rule: that of equal members, that of a member of the same name,
    /// or a new one.
    fn named_by_rule(&self, place: &Place<'_>, members: &Members, is_undecided: bool) -> String {
        // An object without an id may wrap another, whose members are not compared here.
        let may_be_known = members.contains_key(ID) && !is_undecided;
        let is_twin = |(name, known): &(&String, &Members)| {
            known.keys().eq(members.keys())
                && agree(known, members)
                && (may_be_known || !self.is_known(name))
        };
        let twin = self.received.iter().find(is_twin);
        twin.map(|(name, _)| name.clone())
            .or_else(|| self.of_same_member(place.key, members))
            .unwrap_or_else(|| {
                self.name_type(candidates(place), |proposer, name| {
                    match proposer.received.get(name) {
                        Some(known) => is_alike(known, members),
                        None => proposer.is_free(name),
                    }
                })
            })
    }

    /// Returns the type of a member of the same name elsewhere, if it may be the type of this one.
    fn of_same_member(&self, key: &str, members: &Members) -> Option<String> {
        let (_, member) = key.split_once('.').filter(|(ty, _)| !ty.contains(' '))?;
        let places = self.known.places.iter();
        let names = places.filter(|(key, _)| {
            let other = key.split_once('.').filter(|(ty, _)| !ty.contains(' '));
            other.is_some_and(|(_, other)| other == member)
        });
        let fits = |name: &str| {
            let known = self.received.get(name);
            name != UNTYPED && known.is_some_and(|known| is_alike(known, members))
        };
        names.map(|(_, name)| name).find(|name| fits(name)).cloned()
    }

    fn is_known(&self, name: &str) -> bool {
        self.known.places.values().any(|known| known == name)
    }

    fn is_free(&self, name: &str) -> bool {
        !self.is_known(name) && !self.received.contains_key(name) && !self.sent.contains_key(name)
    }
}

impl Namer for Proposer<'_> {
    fn method(&mut self, operation: &Operation) -> MethodName {
        let key = names_lock::key(operation);
        let name = self.known.methods.get(&key).cloned().unwrap_or_else(|| {
            let handle = self.handle(operation);
            let is_free = |method: &str| {
                let builder = names::pascal(method);
                !TAKEN_BUILDERS.contains(&builder.as_str())
                    && builder != names::pascal(&handle)
                    && !self.methods.contains(&(handle.clone(), builder))
            };
            let mut wanted = of_title(operation, &handle);
            wanted.extend(of_path(operation, &handle));
            let method = wanted.iter().find(|method| is_free(method)).cloned();
            let stem = wanted.last().map_or("call", String::as_str);
            let method = method.unwrap_or_else(|| {
                (2_u32..)
                    .map(|number| names::snake(&format!("{stem}_{number}")))
                    .find(|method| is_free(method))
                    .unwrap_or_default()
            });
            MethodName { handle, method }
        });
        let builder = names::pascal(&name.method);
        self.methods.insert((name.handle.clone(), builder));
        self.used.methods.insert(key, name.clone());
        name
    }

    fn received(&mut self, place: &Place<'_>) -> String {
        let members: Members = place
            .members
            .iter()
            .map(|(name, property)| (name.clone(), kind(&property.shape.kind)))
            .collect();
        let name = self.place(place.key);
        let name = name.unwrap_or_else(|| {
            let handle = self.handle(place.operation);
            match (self.resources)()
                .fitting(&handle, place.members)
                .as_slice()
            {
                [name] => name.clone(),
                several => {
                    let is_undecided = !several.is_empty();
                    let name = self.named_by_rule(place, &members, is_undecided);
                    if is_undecided {
                        self.undecided.insert(name.clone());
                    }
                    name
                }
            }
        });
        let known = self.received.entry(name.clone()).or_default();
        for (member, kind) in members {
            let known = known.entry(member).or_default();
            *known = known.or(kind);
        }
        self.used.places.insert(place.key.to_owned(), name.clone());
        name
    }

    fn sent(&mut self, place: &SentPlace<'_>) -> String {
        let mut values = place.values.to_vec();
        values.sort();
        let name = self.place(place.key);
        let name = name.unwrap_or_else(|| {
            let own = last_name(place.key);
            let noun = singular(&self.handle(place.operation));
            let candidates = vec![
                format!("{noun}_{own}"),
                format!("{own}_of_{noun}"),
                own.clone(),
            ];
            self.name_type(candidates, |proposer, name| {
                let is_twin = |known: &Vec<String>| !values.is_empty() && *known == values;
                proposer.sent.get(name).is_some_and(is_twin) || proposer.is_free(name)
            })
        });
        self.sent.insert(name.clone(), values);
        self.used.places.insert(place.key.to_owned(), name.clone());
        name
    }

    fn is_named(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    fn member(&mut self, key: &str) -> Option<String> {
        let name = self.place(key)?;
        self.used.places.insert(key.to_owned(), name.clone());
        Some(name)
    }

    fn setter(&mut self, key: &str, wanted: &str, is_free: &dyn Fn(&str) -> bool) -> String {
        let name = match self.place(key).filter(|name| is_free(name)) {
            Some(name) => name,
            None if is_free(wanted) => return wanted.to_owned(),
            None => {
                let location = key.split(' ').next_back().unwrap_or_default();
                let location = location.split('.').next().unwrap_or_default();
                let location = Some(location).filter(|place| LOCATIONS.contains(place));
                location
                    .map(|location| format!("{wanted}_{location}"))
                    .into_iter()
                    .chain((2_u32..).map(|number| format!("{wanted}_{number}")))
                    .map(|name| names::snake(&name))
                    .find(|name| is_free(name))
                    .unwrap_or_default()
            }
        };
        self.used.places.insert(key.to_owned(), name.clone());
        name
    }
}

/// Whether objects with these members are likely one type: the larger has half of the members of the
/// smaller, and shared members are of the same kinds.
fn is_alike(one: &Members, other: &Members) -> bool {
    let shared = one.keys().filter(|name| other.contains_key(*name)).count();
    shared * 2 >= one.len().min(other.len()) && agree(one, other)
}

/// Whether no member differs in kind between the two.
fn agree(one: &Members, other: &Members) -> bool {
    one.iter().all(|(name, kind)| {
        let other = other.get(name).copied().flatten();
        kind.is_none() || other.is_none() || *kind == other
    })
}

fn kind(kind: &Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Unknown => return None,
        Kind::Any | Kind::Several(_) => "any",
        Kind::Boolean => "boolean",
        Kind::Integer | Kind::IntegerEnum(_) | Kind::Number => "number",
        Kind::String | Kind::StringEnum(_) | Kind::NumberInText | Kind::Date | Kind::Words(_) => {
            "text"
        }
        Kind::Array(item) => return kind_of_list(item),
        Kind::Object(_) => "object",
        Kind::Map(_) => "map",
        Kind::File => "file",
    })
}

/// Returns the kind of a list; none if it was only seen empty, since PHP writes empty objects so.
fn kind_of_list(item: &Shape) -> Option<&'static str> {
    (item.kind != Kind::Unknown).then_some("list")
}
