//! [`Sweep`]: a walk that mends all values that are alike.

use super::{
    alike::Alike,
    log::{Log, Note},
    tree::Tree,
};
use crate::decode::drift::DriftAction;

/// A step of the pattern that like values match.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    pub(super) target: Target,
    /// Whether the list or object cannot be decoded without the value.
    pub(super) is_fixed: bool,
}

/// The items or members to which a step leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// All items of a list.
    Items,
    /// All members of an object.
    Members,
    /// The members of an object with this name.
    Named(String),
    /// The item of a list with this index.
    Item(usize),
    /// The item or member with this index.
    This(usize),
}

/// A walk over all places that match a pattern.
pub(super) struct Sweep<'s, 'b> {
    pub(super) alike: &'s Alike<'b>,
    pub(super) expected: &'s str,
    pub(super) notes: &'s mut Vec<Note>,
    pub(super) log: &'s Log,
    pub(super) path: Vec<usize>,
}

/// A value that does not match, and the value to which it can be coerced.
struct Finding {
    found: &'static str,
    /// The path to the value within the value to be left out, in reverse.
    within: Vec<usize>,
    coerced: Option<Tree<'static>>,
}

impl Sweep<'_, '_> {
    /// Mends the values at a pattern below the root.
    pub(super) fn mend(mut self, root: &mut Tree<'_>, pattern: &[Pattern]) {
        self.visit(root, pattern);
    }

    /// Mends the values below; a value that is returned is for the caller to mend.
    fn visit(&mut self, tree: &mut Tree<'_>, pattern: &[Pattern]) -> Option<Finding> {
        self.log.step(1 + tree.len());
        let Some((step, rest)) = pattern.split_first() else {
            return self.judge(tree);
        };
        let mut finding = None;
        if !step.leads_into(tree) {
            return None;
        }
        for index in 0..tree.len() {
            if !step.leads_to(tree, index) {
                continue;
            }
            let Some(child) = tree.child_mut(index) else {
                continue;
            };
            self.path.push(index);
            if let Some(mut found) = self.visit(child, rest) {
                if let Some(coerced) = found.coerced {
                    *child = coerced;
                    self.note(String::new(), found.found, DriftAction::Coerced);
                } else if step.is_fixed {
                    found.within.push(index);
                    finding = Some(found);
                } else {
                    let within = found.within.iter().rev().copied().collect::<Vec<_>>();
                    let within = child.path(&within);
                    child.remove();
                    self.note(within, found.found, DriftAction::Removed);
                }
            }
            self.path.pop();
        }
        finding
    }

    /// Returns a finding if a value is like the one at which decoding stopped.
    fn judge(&mut self, tree: &mut Tree<'_>) -> Option<Finding> {
        if tree.is_removed() || !self.alike.holds(tree) {
            return None;
        }
        if let Alike::Duplicate(name) = self.alike {
            self.remove_duplicates(tree, name);
            return None;
        }
        let hint = match self.alike {
            Alike::Signature { hint, .. } => *hint,
            _ => None,
        };
        Some(Finding {
            found: tree.kind(),
            within: Vec::new(),
            coerced: hint.and_then(|hint| hint.coerce(tree)),
        })
    }

    /// Removes all members of a name except the last, which counts for most readers of JSON.
    fn remove_duplicates(&mut self, tree: &mut Tree<'_>, name: &str) {
        let has_name = |tree: &Tree<'_>, index: &usize| {
            let is_removed = tree.child(*index).is_none_or(Tree::is_removed);
            !is_removed && tree.name(*index) == Some(name)
        };
        let mut duplicates: Vec<usize> = (0..tree.len())
            .filter(|index| has_name(tree, index))
            .collect();
        duplicates.pop();
        for index in duplicates {
            if let Some(member) = tree.child_mut(index) {
                member.remove();
                self.path.push(index);
                self.note(String::new(), "several", DriftAction::Removed);
                self.path.pop();
            }
        }
    }

    fn note(&mut self, within: String, found: &'static str, action: DriftAction) {
        let expected = match within.as_str() {
            "" => self.expected.to_owned(),
            within => format!("{} at {within}", self.expected),
        };
        self.notes.push(Note {
            path: self.path.clone(),
            expected,
            found,
            action,
        });
    }
}

impl Pattern {
    /// Returns whether the step leads anywhere in a value, which may be neither list nor object.
    fn leads_into(&self, tree: &Tree<'_>) -> bool {
        match self.target {
            Target::Items => matches!(tree, Tree::List(_)) || tree.is_list_in_object(),
            Target::Item(_) => matches!(tree, Tree::List(_)),
            Target::Members | Target::Named(_) => matches!(tree, Tree::Object(_)),
            Target::This(_) => true,
        }
    }

    fn leads_to(&self, tree: &Tree<'_>, index: usize) -> bool {
        match &self.target {
            Target::Items | Target::Members => true,
            Target::Named(name) => tree.name(index) == Some(name),
            Target::Item(at) | Target::This(at) => *at == index,
        }
    }
}
