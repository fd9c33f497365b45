//! Modules import in one direction: in no crate here do they import each other in a circle.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{TokenStream, TokenTree};

/// A module by its path within the crate; the root's is empty.
type Module = Vec<String>;

/// The imports of a crate: modules, and the paths that each of them names.
type Imports = BTreeMap<Module, BTreeSet<Vec<String>>>;

#[test]
fn modules_do_not_import_each_other_in_a_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for source in ["src", "spec/src", "xtask/src"] {
        let imports = imports(&root.join(source));
        assert!(imports.len() > 20, "{source}: {} modules", imports.len());
        let circles = circles(&imports);
        assert!(circles.is_empty(), "{source}:\n{}", circles.join("\n"));
        // The roots of these export items that are defined elsewhere.
        if source == "xtask/src" {
            continue;
        }
        let through_root = through_root(&imports);
        assert!(
            through_root.is_empty(),
            "{source}: expected imports by module path, found:\n{}",
            through_root.join("\n")
        );
    }
}

#[test]
fn a_circle_is_named() {
    let module = |path: &str| -> Module {
        let names = path.split("::").filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    };
    let imports = |imports: &[(&str, &str)]| -> Imports {
        let imports = imports.iter().map(|(from, to)| {
            let to = to.split(' ').filter(|to| !to.is_empty()).map(module);
            (module(from), to.collect())
        });
        imports.collect()
    };
    let line = imports(&[("", ""), ("a", "b::T"), ("b", "b::c::T"), ("b::c", "b::T")]);
    assert_eq!(circles(&line), [""; 0]);
    // By way of what is within.
    let circle = imports(&[
        ("", ""),
        ("a", ""),
        ("a::x", "b::y::T"),
        ("b", ""),
        ("b::y", "a::T"),
    ]);
    assert_eq!(
        circles(&circle),
        ["a -> b (a::x names b::y::T) -> a (b::y names a::T)"]
    );
    let within = imports(&[
        ("", ""),
        ("a", ""),
        ("a::x", "a::y::f"),
        ("a::y", "a::x::f"),
    ]);
    assert_eq!(
        circles(&within),
        ["a::x -> a::y (a::x names a::y::f) -> a::x (a::y names a::x::f)"]
    );
    let named = "use super::{b::{self, T}, *}; fn f() { crate::c::g(); $crate::d; quote! { super::f } } #[cfg(test)] mod tests { use crate::e; }";
    let named = paths(named.parse().expect("tokens"), &module("a::x"));
    let expected = ["a", "a::b", "a::b::T", "c::g"].map(module);
    assert_eq!(named.paths, BTreeSet::from(expected));
}

/// Reads the imports of all modules below a folder, except of those that are compiled for tests.
fn imports(source: &Path) -> Imports {
    let mut imports = Imports::new();
    let mut tests = BTreeSet::new();
    let mut folders = vec![(source.to_owned(), Module::new())];
    while let Some((folder, above)) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let mut module = above.clone();
            if above.is_empty() && matches!(name.as_str(), "lib" | "main") {
                // The root.
            } else {
                module.push(name);
            }
            if path.is_dir() {
                folders.push((path, module));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a file");
                let found = paths(text.parse().expect("tokens"), &module);
                tests.extend(found.tests);
                imports.entry(module).or_default().extend(found.paths);
            }
        }
    }
    imports.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
    imports
}

/// The paths that tokens name, and the modules that they declare for tests.
#[derive(Default)]
struct Found {
    paths: BTreeSet<Vec<String>>,
    tests: BTreeSet<Module>,
}

fn paths(tokens: TokenStream, module: &[String]) -> Found {
    let mut found = Found::default();
    scan(tokens, module, &mut found);
    found
}

fn scan(tokens: TokenStream, module: &[String], found: &mut Found) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(_) if is_for_tests(&tokens, at - 1) => {
                // `#[cfg(test)] mod name;` or `mod name { … }`.
                if let [TokenTree::Ident(_), TokenTree::Ident(name), body, ..] = &tokens[at..] {
                    found.tests.insert([module, &[name.to_string()]].concat());
                    at += if matches!(body, TokenTree::Group(_)) {
                        3
                    } else {
                        2
                    };
                }
            }
            // Quoted code imports where it is generated.
            TokenTree::Group(_) if is_after(&tokens, at - 1, '!') && is_quote(&tokens, at - 1) => {}
            TokenTree::Group(group) => scan(group.stream(), module, found),
            TokenTree::Ident(ident) if !is_after(&tokens, at - 1, '$') => {
                let start = match ident.to_string().as_str() {
                    "crate" => Vec::new(),
                    "self" => module.to_vec(),
                    "super" => module[..module.len().saturating_sub(1)].to_vec(),
                    _ => continue,
                };
                if is_separator(&tokens, at) {
                    at = path(&tokens, at + 2, start, found);
                }
            }
            _ => {}
        }
    }
}

/// Reads a path from the token after a separator on; returns the place after it.
fn path(tokens: &[TokenTree], mut at: usize, mut names: Vec<String>, found: &mut Found) -> usize {
    match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => {
            match ident.to_string().as_str() {
                "super" => drop(names.pop()),
                "self" => {}
                name => names.push(name.to_owned()),
            }
            at += 1;
            if is_separator(tokens, at) {
                return path(tokens, at + 2, names, found);
            }
        }
        Some(TokenTree::Group(group)) => {
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
            for one in tokens.split(is_comma).filter(|one| !one.is_empty()) {
                path(one, 0, names.clone(), found);
            }
            return at + 1;
        }
        _ => at += 1,
    }
    found.paths.insert(names);
    at
}

fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

fn is_after(tokens: &[TokenTree], at: usize, punct: char) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    matches!(before, Some(TokenTree::Punct(before)) if before.as_char() == punct)
}

fn is_quote(tokens: &[TokenTree], at: usize) -> bool {
    let name = at.checked_sub(2).and_then(|before| tokens.get(before));
    matches!(name, Some(TokenTree::Ident(name)) if name == "quote")
}

fn is_for_tests(tokens: &[TokenTree], at: usize) -> bool {
    let is_cfg = tokens[at].to_string().replace(' ', "") == "[cfg(test)]";
    let declares = matches!(tokens.get(at + 1), Some(TokenTree::Ident(ident)) if ident == "mod");
    is_cfg && declares && is_after(tokens, at, '#')
}

/// Returns the module that a path leads into.
fn module_of(path: &[String], imports: &Imports) -> Module {
    let lengths = (0..=path.len()).rev();
    let mut modules = lengths.map(|length| path[..length].to_vec());
    modules
        .find(|module| imports.contains_key(module))
        .unwrap_or_default()
}

/// Describes the circles among the modules that have one parent, each with all that is within it.
fn circles(imports: &Imports) -> Vec<String> {
    let mut edges: BTreeMap<Module, BTreeMap<Module, String>> = BTreeMap::new();
    for (from, paths) in imports {
        for path in paths {
            let to = module_of(path, imports);
            let shared = from
                .iter()
                .zip(&to)
                .take_while(|(from, to)| from == to)
                .count();
            // A parent and what is within it are apart.
            if shared == from.len() || shared == to.len() {
                continue;
            }
            let sibling = |module: &[String]| module[..=shared].to_vec();
            let example = format!("{} names {}", from.join("::"), path.join("::"));
            let edges = edges.entry(sibling(from)).or_default();
            edges.entry(sibling(&to)).or_insert(example);
        }
    }
    let mut circles = Vec::new();
    let mut done = BTreeSet::new();
    for start in edges.keys() {
        follow(start, &edges, &mut Vec::new(), &mut done, &mut circles);
    }
    circles
}

fn follow(
    module: &Module,
    edges: &BTreeMap<Module, BTreeMap<Module, String>>,
    way: &mut Vec<(Module, String)>,
    done: &mut BTreeSet<Module>,
    circles: &mut Vec<String>,
) {
    if let Some(start) = way.iter().position(|(other, _)| other == module) {
        let steps = way[start..]
            .iter()
            .enumerate()
            .map(|(index, (_, example))| {
                let to = way.get(start + index + 1).map_or(module, |(to, _)| to);
                format!(" -> {} ({example})", to.join("::"))
            });
        circles.push(module.join("::") + &steps.collect::<String>());
        return;
    }
    if done.contains(module) {
        return;
    }
    for (to, example) in edges.get(module).into_iter().flatten() {
        way.push((module.clone(), example.clone()));
        follow(to, edges, way, done, circles);
        way.pop();
    }
    done.insert(module.clone());
}

/// Returns the imports of items by way of the root, which hide where they come from.
fn through_root(imports: &Imports) -> Vec<String> {
    let mut found = Vec::new();
    for (from, paths) in imports {
        for path in paths {
            let is_macro = path.first().is_none_or(|name| name.starts_with("__"));
            let is_child_of_root = from.is_empty();
            if !is_macro && !is_child_of_root && module_of(path, imports).is_empty() {
                found.push(format!("{} names {}", from.join("::"), path.join("::")));
            }
        }
    }
    found
}
