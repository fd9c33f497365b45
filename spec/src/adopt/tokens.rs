//! Reads Rust source token by token, as far as progenitor's code needs.
//!
//! A parser of all of Rust takes longer to read that code than progenitor takes to write it.

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

/// Tokens that are read from the front; errors describe the unexpected token in words.
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

    /// Ends the reading; fails if a token is left.
    pub(super) fn end(mut self) -> Result<(), String> {
        if self.is_empty() {
            return Ok(());
        }
        Err(format!("expected the end, found `{}`", self.rest()))
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

    /// Returns whether the next token is this name or sign.
    pub(super) fn is_next(&mut self, text: &str) -> bool {
        match self.tokens.peek() {
            Some(TokenTree::Ident(ident)) => ident == text,
            Some(TokenTree::Punct(punct)) => text.len() == 1 && text.starts_with(punct.as_char()),
            _ => false,
        }
    }

    /// Reads the next token if it is this name or sign; returns whether it was.
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

    /// Reads a group in brackets.
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

    /// Reads attributes, and returns the tokens in the brackets of each.
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

    /// Reads an item, up to its braces or semicolon.
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

/// Returns the text of a string literal, or `None` for another literal.
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

/// Replaces the crates that `x-rust-type` names in a type by modules: `::runtime` by `runtime`, and
/// `::types` by the path `types`.
pub(super) fn mapped(ty: TokenStream, types: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = ty.into_iter().collect();
    let is = |index: usize, sign: char| matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    let is_path = |index: usize| is(index, ':') && is(index + 1, ':');
    let is_name = |index: usize, name: &str| matches!(tokens.get(index), Some(TokenTree::Ident(ident)) if ident == name);
    let mut mapped = TokenStream::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        if is_path(index) && is_name(index + 2, "runtime") {
            index += 2;
        } else if is_path(index) && is_name(index + 2, "types") {
            mapped.extend(types.clone());
            index += 5;
        } else {
            // typify ends the arguments of a type with a comma.
            if !(is(index, ',') && is(index + 1, '>')) {
                mapped.extend([token.clone()]);
            }
            index += 1;
        }
    }
    mapped
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
    fn crates_of_types_become_our_modules() {
        let types = quote::quote! { types:: };
        for (source, expected) in [
            ("&'a ::runtime::Id", "&'aruntime::Id"),
            (
                "::runtime::Envelope<::std::vec::Vec<::types::Size,>,>",
                "runtime::Envelope<::std::vec::Vec<types::Size>>",
            ),
            ("types::Fan", "types::Fan"),
        ] {
            let mapped = mapped(source.parse().expect("tokens"), &types);
            assert_eq!(mapped.to_string().replace(' ', ""), expected);
        }
    }
}
