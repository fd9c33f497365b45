//! Changes progenitor's output, token by token.

use onlyfansapi_spec::{Surface, adopt, progenitor};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A change of progenitor's output.
pub(crate) struct Tampering {
    pub(crate) what: &'static str,
    /// The tokens after which the search begins.
    pub(crate) after: &'static str,
    pub(crate) piece: &'static str,
    pub(crate) other: &'static str,
}

pub(crate) const fn of(
    what: &'static str,
    after: &'static str,
    piece: &'static str,
    other: &'static str,
) -> Tampering {
    Tampering {
        what,
        after,
        piece,
        other,
    }
}

/// The text of a token, and whether it is joined to the next.
#[derive(Clone)]
pub(crate) struct Token(String, bool);

/// Returns the tokens in order, with brackets as tokens.
pub(crate) fn flat(tokens: TokenStream) -> Vec<Token> {
    let mut all = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                all.push(Token(open.to_owned(), false));
                all.extend(flat(group.stream()));
                all.push(Token(close.to_owned(), false));
            }
            TokenTree::Punct(punct) => {
                let is_joint = punct.spacing() == Spacing::Joint;
                all.push(Token(punct.as_char().into(), is_joint));
            }
            other => all.push(Token(other.to_string(), false)),
        }
    }
    all
}

/// Returns the tokens of a piece of source, whose last bracket may be open.
pub(crate) fn piece(source: &str) -> Vec<Token> {
    let is_open = source.ends_with('{');
    let closed = if is_open {
        format!("{source}}}")
    } else {
        source.to_owned()
    };
    let mut tokens = flat(closed.parse().expect(source));
    tokens.truncate(tokens.len() - usize::from(is_open));
    tokens
}

pub(crate) fn raw(surface: &Surface) -> Vec<Token> {
    flat(progenitor(surface).expect("progenitor"))
}

impl Tampering {
    pub(crate) fn apply(&self, source: Vec<Token>) -> Vec<Token> {
        let find = |start: usize, searched: &str| {
            let searched = piece(searched);
            let is_it = |window: &[Token]| window.iter().zip(&searched).all(|(a, b)| a.0 == b.0);
            let found = source[start..]
                .windows(searched.len().max(1))
                .position(is_it);
            let what = self.what;
            start + found.unwrap_or_else(|| panic!("{what}: not found"))
        };
        let start = find(find(0, self.after), self.piece);
        let end = start + piece(self.piece).len();
        [&source[..start], &piece(self.other), &source[end..]].concat()
    }
}

pub(crate) fn adopted(
    source: &[Token],
    surface: &Surface,
) -> Result<String, onlyfansapi_spec::Error> {
    let text = |Token(text, is_joint): &Token| {
        let space = if *is_joint { "" } else { " " };
        format!("{text}{space}")
    };
    let source: String = source.iter().map(text).collect();
    adopt(source.parse().expect("tokens"), surface)
}
