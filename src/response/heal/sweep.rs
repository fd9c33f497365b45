//! [`Sweep`]: mends all values that are alike, wherever they stand.

use super::{Note, alike::Alike, tree::Tree};
use crate::response::drift::DriftAction;

/// A step to the values that are like one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    pub(super) to: To,
    /// Whether the list or object cannot be read without it.
    pub(super) is_fixed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum To {
    /// All items of a list.
    Items,
    /// All members of an object.
    Members,
    /// The members of an object that have a name.
    Named(String),
    /// An item of a list.
    Item(usize),
    /// This very item or member.
    This(usize),
}

/// A walk over all places that match a pattern.
pub(super) struct Sweep<'s, 'b> {
    pub(super) alike: &'s Alike<'b>,
    pub(super) expected: &'s str,
    pub(super) notes: &'s mut Vec<Note>,
    pub(super) way: Vec<usize>,
}

/// A value that is not as expected, and what is to become of it.
struct Finding {
    found: &'static str,
    /// Where it is within what is to be left out.
    within: Vec<usize>,
    coerced: Option<Tree<'static>>,
}

impl Sweep<'_, '_> {
    /// Mends what is found below the root.
    pub(super) fn mend(mut self, root: &mut Tree<'_>, pattern: &[Pattern]) {
        self.visit(root, pattern);
    }

    /// Mends what is below; what is returned is to be mended by the caller.
    fn visit(&mut self, tree: &mut Tree<'_>, pattern: &[Pattern]) -> Option<Finding> {
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
            self.way.push(index);
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
            self.way.pop();
        }
        finding
    }

    fn judge(&mut self, tree: &mut Tree<'_>) -> Option<Finding> {
        if tree.is_removed() || !self.alike.holds(tree) {
            return None;
        }
        if let Alike::Twice(name) = self.alike {
            self.leave_the_last(tree, name);
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

    /// Of members with one name, the last one counts for whoever reads JSON.
    fn leave_the_last(&mut self, tree: &mut Tree<'_>, name: &str) {
        let is_it = |tree: &Tree<'_>, index: &usize| {
            let is_removed = tree.child(*index).is_none_or(Tree::is_removed);
            !is_removed && tree.name(*index) == Some(name)
        };
        let mut places: Vec<usize> = (0..tree.len()).filter(|index| is_it(tree, index)).collect();
        places.pop();
        for index in places {
            if let Some(member) = tree.child_mut(index) {
                member.remove();
                self.way.push(index);
                self.note(String::new(), "several", DriftAction::Removed);
                self.way.pop();
            }
        }
    }

    fn note(&mut self, within: String, found: &'static str, action: DriftAction) {
        let expected = match within.as_str() {
            "" => self.expected.to_owned(),
            within => format!("{} at {within}", self.expected),
        };
        self.notes.push(Note {
            way: self.way.clone(),
            expected,
            found,
            action,
        });
    }
}

impl Pattern {
    /// Whether it leads anywhere in what is meant to be a list or an object, and may be neither.
    fn leads_into(&self, tree: &Tree<'_>) -> bool {
        match self.to {
            To::Items => matches!(tree, Tree::List(_)) || tree.is_list_in_object(),
            To::Item(_) => matches!(tree, Tree::List(_)),
            To::Members | To::Named(_) => matches!(tree, Tree::Object(_)),
            To::This(_) => true,
        }
    }

    fn leads_to(&self, tree: &Tree<'_>, index: usize) -> bool {
        match &self.to {
            To::Items | To::Members => true,
            To::Named(name) => tree.name(index) == Some(name),
            To::Item(at) | To::This(at) => *at == index,
        }
    }
}
