//! Reads Rust source token by token, as far as progenitor's code needs.
//!
//! By hand, since a parser of all of Rust takes longer for it than progenitor for writing it.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

/// Tokens that are read from the front. What is not as expected is told as text.
pub(super) struct Cursor {
    tokens: std::iter::Peekable<proc_macro2::token_stream::IntoIter>,
}

impl Cursor {
    pub(super) fn new(tokens: TokenStream) -> Self {
        Self {
            tokens: tokens.into_iter().peekable(),
        }
    }

    pub(super) fn is_empty(&mut self) -> bool {
        self.tokens.peek().is_none()
    }

    pub(super) fn rest(self) -> TokenStream {
        self.tokens.collect()
    }

    fn found(&mut self) -> String {
        let found = self.tokens.peek().map(ToString::to_string);
        found.map_or_else(|| "the end".to_owned(), |found| format!("`{found}`"))
    }

    /// Reads an identifier.
    pub(super) fn ident(&mut self) -> Result<Ident, String> {
        match self
            .tokens
            .next_if(|token| matches!(token, TokenTree::Ident(_)))
        {
            Some(TokenTree::Ident(ident)) => Ok(ident),
            _ => Err(format!("expected a name, found {}", self.found())),
        }
    }

    /// Whether this text comes next, a name or a sign.
    pub(super) fn is_next(&mut self, text: &str) -> bool {
        match self.tokens.peek() {
            Some(TokenTree::Ident(ident)) => ident == text,
            Some(TokenTree::Punct(punct)) => text.len() == 1 && text.starts_with(punct.as_char()),
            _ => false,
        }
    }

    /// Reads these names and signs if the first of them comes next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_next = self.is_next(text);
        if is_next {
            self.tokens.next();
        }
        is_next
    }

    /// Reads names and signs, separated by spaces.
    pub(super) fn expect(&mut self, text: &str) -> Result<(), String> {
        for word in text.split(' ') {
            if !self.take(word) {
                return Err(format!("expected `{word}`, found {}", self.found()));
            }
        }
        Ok(())
    }

    /// Reads what stands in brackets.
    pub(super) fn group(&mut self, delimiter: Delimiter) -> Result<TokenStream, String> {
        let is_it = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter);
        match self.tokens.next_if(is_it) {
            Some(TokenTree::Group(group)) => Ok(group.stream()),
            _ => Err(format!(
                "expected {delimiter:?} brackets, found {}",
                self.found()
            )),
        }
    }

    /// Reads text in quotes.
    pub(super) fn text(&mut self) -> Result<String, String> {
        let is_it = |token: &TokenTree| matches!(token, TokenTree::Literal(_));
        let literal = self.tokens.next_if(is_it);
        let text = literal.and_then(|literal| unquoted(&literal.to_string()));
        text.ok_or_else(|| format!("expected text in quotes, found {}", self.found()))
    }

    /// Reads attributes: what stands in the brackets of each.
    pub(super) fn attributes(&mut self) -> Result<Vec<TokenStream>, String> {
        let mut attributes = Vec::new();
        while self.take("#") {
            attributes.push(self.group(Delimiter::Bracket)?);
        }
        Ok(attributes)
    }

    /// Reads up to a sign outside of all `<` and `>`, and the sign.
    pub(super) fn until(&mut self, sign: char) -> TokenStream {
        let mut depth = 0_usize;
        let mut tokens = Vec::new();
        let mut is_arrow = false;
        for token in self.tokens.by_ref() {
            if let TokenTree::Punct(punct) = &token {
                match punct.as_char() {
                    found if found == sign && depth == 0 => break,
                    '<' => depth += 1,
                    '>' if !is_arrow => depth = depth.saturating_sub(1),
                    _ => {}
                }
                is_arrow = punct.as_char() == '-' && punct.spacing() == Spacing::Joint;
            }
            tokens.push(token);
        }
        tokens.into_iter().collect()
    }

    /// Reads an item: what ends with braces or a semicolon.
    pub(super) fn item(&mut self) -> TokenStream {
        let mut item = Vec::new();
        for token in self.tokens.by_ref() {
            let is_last = match &token {
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                TokenTree::Punct(punct) => punct.as_char() == ';',
                _ => false,
            };
            item.push(token);
            if is_last {
                break;
            }
        }
        item.into_iter().collect()
    }
}

/// Returns the text that a literal stands for, if it is text.
fn unquoted(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(inner.to_owned());
    }
    let mut text = String::new();
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            text.push(char);
            continue;
        }
        text.push(match chars.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'x' => {
                let digits: String = chars.by_ref().take(2).collect();
                u8::from_str_radix(&digits, 16).ok()?.into()
            }
            'u' => {
                let digits = chars.by_ref().skip(1).take_while(|char| *char != '}');
                let digits: String = digits.collect();
                char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
            }
            other => other,
        });
    }
    Some(text)
}

/// Puts our names of modules in place of progenitor's: `progenitor_client` and the crates that
/// `x-rust-type` named are `runtime`, reqwest's headers are those that `runtime` knows, and what
/// `types` generates itself stands in `within` of it.
pub(super) fn mapped(tokens: TokenStream, types: &TokenStream) -> TokenStream {
    let mut mapped: Vec<TokenTree> = Vec::new();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut index = 0;
    let is_path = |index: usize| {
        let colon = |index: usize| matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        colon(index) && colon(index + 1)
    };
    let word = |index: usize| match tokens.get(index) {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        _ => String::new(),
    };
    while let Some(token) = tokens.get(index) {
        // `a::runtime` is another, `&'a ::runtime` is not.
        let is_lifetime = |index: usize| matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == '\'');
        let is_within =
            index > 0 && !word(index - 1).is_empty() && !(index > 1 && is_lifetime(index - 2));
        if is_path(index) && !is_within {
            match word(index + 2).as_str() {
                "runtime" | "reqwest" => {
                    mapped.push(Ident::new("runtime", token.span()).into());
                    index += 3;
                    continue;
                }
                "types" => {
                    mapped.extend(types.clone());
                    index += if is_path(index + 3) { 5 } else { 3 };
                    continue;
                }
                _ => {}
            }
        }
        mapped.push(match token {
            TokenTree::Ident(ident) if ident == "progenitor_client" => {
                Ident::new("runtime", ident.span()).into()
            }
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), self::mapped(group.stream(), types)).into()
            }
            other => other.clone(),
        });
        index += 1;
    }
    mapped.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(source: &str) -> Cursor {
        Cursor::new(source.parse().expect("tokens"))
    }

    #[test]
    fn a_type_ends_at_a_comma_outside_of_its_arguments() {
        let mut cursor = cursor("Map<String, Vec<i64>>, fn() -> i64, rest");
        let mut next = || cursor.until(',').to_string();
        assert_eq!(next(), "Map < String , Vec < i64 >>");
        assert_eq!(next(), "fn () -> i64");
        assert_eq!(next(), "rest");
        assert_eq!(next(), "");
    }

    #[test]
    fn text_is_read_as_it_is_meant() {
        for text in ["", "a b", "\"\\\n\t\r\0\u{7f}\u{1f600}ü'"] {
            let literal = proc_macro2::Literal::string(text);
            let mut cursor = Cursor::new(TokenTree::from(literal).into());
            assert_eq!(cursor.text().as_deref(), Ok(text));
        }
        assert!(cursor("1").text().is_err());
    }

    #[test]
    fn names_of_modules_become_ours_wherever_they_stand() {
        let types = quote::quote! { types:: };
        let mapped = |source: &str| {
            let mapped = mapped(source.parse().expect("tokens"), &types);
            mapped.to_string().replace(' ', "")
        };
        assert_eq!(
            mapped("f(&progenitor_client::X, ::reqwest::header::ACCEPT)"),
            "f(&runtime::X,runtime::header::ACCEPT)"
        );
        assert_eq!(mapped("&'a ::runtime::Id"), "&'aruntime::Id");
        assert_eq!(mapped("a::runtime::Id"), "a::runtime::Id");
        assert_eq!(
            mapped("::runtime::Envelope<::std::vec::Vec<::types::Size>>"),
            "runtime::Envelope<::std::vec::Vec<types::Size>>"
        );
    }
}
