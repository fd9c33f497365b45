//! Takes Rust source apart into its items, as far as comparing them needs.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

const KEYWORDS: [&str; 5] = ["struct", "enum", "fn", "mod", "impl"];

/// An item without its attributes.
pub(super) struct Item {
    /// One of [`KEYWORDS`], or nothing of these.
    pub(super) keyword: String,
    /// Its name; of an `impl`, the last word before its content.
    pub(super) name: String,
    pub(super) tokens: TokenStream,
}

impl Item {
    /// What stands in its braces.
    pub(super) fn content(&self) -> TokenStream {
        match self.tokens.clone().into_iter().last() {
            Some(TokenTree::Group(group)) => group.stream(),
            _ => TokenStream::new(),
        }
    }
}

/// Returns the items: each ends with braces or a semicolon.
pub(super) fn items(tokens: TokenStream) -> Vec<Item> {
    let mut items = Vec::new();
    let mut current: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let is_attribute = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
            && matches!(current.as_slice(), [TokenTree::Punct(punct)] if punct.as_char() == '#');
        if is_attribute {
            current.clear();
            continue;
        }
        let is_last = match &token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            _ => false,
        };
        current.push(token);
        if is_last {
            items.push(item(std::mem::take(&mut current)));
        }
    }
    items
}

fn item(tokens: Vec<TokenTree>) -> Item {
    let mut words = tokens.iter().filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    });
    let is_keyword = |word: &String| KEYWORDS.contains(&word.as_str());
    let keyword = words.by_ref().find(is_keyword).unwrap_or_default();
    let name = match keyword.as_str() {
        "impl" => words.next_back(),
        _ => words.next(),
    };
    Item {
        keyword,
        name: name.unwrap_or_default(),
        tokens: tokens.into_iter().collect(),
    }
}

/// Returns where two pieces of source first differ, spacing aside.
pub(super) fn difference(expected: TokenStream, found: TokenStream) -> Option<(String, String)> {
    let mut expected = expected.into_iter();
    let mut found = found.into_iter();
    loop {
        let text = |token: Option<TokenTree>| {
            token.map_or_else(|| "the end".to_owned(), |token| token.to_string())
        };
        match (expected.next(), found.next()) {
            (None, None) => return None,
            (Some(TokenTree::Group(expected)), Some(TokenTree::Group(found)))
                if expected.delimiter() == found.delimiter() =>
            {
                if let Some(difference) = difference(expected.stream(), found.stream()) {
                    return Some(difference);
                }
            }
            (Some(expected), Some(found)) if is_same(&expected, &found) => {}
            (expected, found) => return Some((text(expected), text(found))),
        }
    }
}

fn is_same(one: &TokenTree, other: &TokenTree) -> bool {
    match (one, other) {
        (TokenTree::Ident(one), TokenTree::Ident(other)) => one == other,
        (TokenTree::Punct(one), TokenTree::Punct(other)) => one.as_char() == other.as_char(),
        (TokenTree::Literal(one), TokenTree::Literal(other)) => {
            one.to_string() == other.to_string()
        }
        _ => false,
    }
}
