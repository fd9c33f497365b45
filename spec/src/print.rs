//! Prints tokens with a line for each item, member and statement, so that compilers, debuggers and
//! rustdoc show lines that a person can read.
//!
//! A formatter would take longer than all other steps together.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Returns the tokens as text.
pub(crate) fn print(tokens: &TokenStream) -> String {
    let mut printer = Printer::default();
    printer.print(tokens.clone(), true);
    printer.text.push('\n');
    printer.text
}

#[derive(Default)]
struct Printer {
    text: String,
    depth: usize,
    /// The kind of token that was printed last.
    last: Last,
}

/// The preceding token, as far as the space before the next one depends on it.
#[derive(Clone, Copy, Default, PartialEq)]
enum Last {
    /// The start of a line, or an open bracket.
    #[default]
    Start,
    /// A name or a literal.
    Word,
    /// The name of a lifetime.
    Lifetime,
    /// A closed bracket.
    Closed,
    /// A sign that belongs to what follows it.
    Joint,
    /// The end of `::`.
    Path,
    /// Another sign.
    Sign(char),
}

impl Printer {
    /// Prints tokens: a list of items, members or statements, or the content of one.
    fn print(&mut self, tokens: TokenStream, is_list: bool) {
        let mut tokens = tokens.into_iter().peekable();
        let mut is_attribute = false;
        // Within the arguments of a type a comma ends nothing.
        let mut angles = 0_usize;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    self.group(group.delimiter(), group.stream());
                    let is_brace = group.delimiter() == Delimiter::Brace;
                    let goes_on = match tokens.peek() {
                        Some(TokenTree::Punct(punct)) => punct.as_char() != '#',
                        Some(TokenTree::Ident(ident)) => ident == "else",
                        Some(_) => false,
                        None => true,
                    };
                    if is_brace {
                        angles = 0;
                    }
                    if is_attribute || (is_brace && !goes_on) {
                        self.line();
                    }
                    is_attribute = false;
                }
                TokenTree::Punct(punct) => {
                    let sign = punct.as_char();
                    self.space(|last| match (last, sign) {
                        (Last::Start | Last::Joint | Last::Path, _) => false,
                        (Last::Sign('<' | '&'), '\'') | (Last::Sign('<'), ':' | '&') => false,
                        (Last::Sign('&'), ':') => false,
                        (_, ',' | ';' | '.' | '?') => false,
                        (Last::Sign('>'), '>') => false,
                        // Other signs must not become one.
                        (Last::Sign(_), _) | (Last::Lifetime, ':') => true,
                        (_, ':' | '<' | '>' | '!') => false,
                        _ => true,
                    });
                    let is_path = sign == ':' && self.last == Last::Joint;
                    let is_arrow = sign == '>' && self.last == Last::Joint;
                    self.text.push(sign);
                    self.last = match (punct.spacing(), sign) {
                        (Spacing::Joint, _) => Last::Joint,
                        _ if is_path => Last::Path,
                        (Spacing::Alone, sign) => Last::Sign(sign),
                    };
                    match sign {
                        '<' => angles += 1,
                        '>' if !is_arrow => angles = angles.saturating_sub(1),
                        ';' => angles = 0,
                        _ => {}
                    }
                    is_attribute = sign == '#';
                    if is_list && (sign == ';' || (sign == ',' && angles == 0)) {
                        self.line();
                    }
                }
                word => {
                    self.space(|last| match last {
                        Last::Start | Last::Joint | Last::Path => false,
                        Last::Sign(sign) => !matches!(sign, '.' | '&' | '<' | '*' | '!'),
                        Last::Word | Last::Lifetime | Last::Closed => true,
                    });
                    let is_lifetime = self.last == Last::Joint && self.text.ends_with('\'');
                    self.text.push_str(&word.to_string());
                    self.last = if is_lifetime {
                        Last::Lifetime
                    } else {
                        Last::Word
                    };
                }
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, tokens: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::None => ("", ""),
        };
        let is_block = delimiter == Delimiter::Brace;
        self.space(|last| match last {
            Last::Start | Last::Joint | Last::Path => false,
            Last::Sign(sign) => {
                is_block || !matches!(sign, '#' | '!' | '&' | '.' | '<' | '>' | '*')
            }
            Last::Lifetime => true,
            Last::Word | Last::Closed => is_block,
        });
        self.text.push_str(open);
        self.last = Last::Start;
        if is_block && !tokens.is_empty() {
            self.depth += 1;
            self.line();
            self.print(tokens, true);
            self.depth -= 1;
            self.line();
        } else {
            self.print(tokens, false);
        }
        self.text.push_str(close);
        self.last = Last::Closed;
    }

    fn space(&mut self, is_needed: impl Fn(Last) -> bool) {
        if is_needed(self.last) {
            self.text.push(' ');
        }
    }

    /// Starts a line, unless one has just been started.
    fn line(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.extend(std::iter::repeat_n("    ", self.depth));
        self.last = Last::Start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_member_and_statement_has_a_line() {
        let source = "#[doc = \"a\"] pub struct A<'a> { #[doc = \"b\"] pub b: &'a Vec<B>, pub c: i64, } impl A { fn f(&self, x: i64) -> Result<(), E> { let y = g(&x, \"{}\")?; if a { b } else { c } Ok(y) } }";
        let printed = print(&source.parse().expect("tokens"));
        let expected = "\
#[doc = \"a\"]
pub struct A<'a> {
    #[doc = \"b\"]
    pub b: &'a Vec<B>,
    pub c: i64,
}
impl A {
    fn f(&self, x: i64) -> Result<(), E> {
        let y = g(&x, \"{}\")?;
        if a {
            b
        } else {
            c
        }
        Ok(y)
    }
}
";
        assert_eq!(printed, expected);
    }

    #[test]
    fn what_is_printed_reads_the_same() {
        for source in [
            "a < -1 && b >= *c || !d",
            "x::<Vec<Vec<i64>>>(&&y, 1.5, 'c', b\"x\", r#type)..=2",
            "match a { A { b, .. } => |x| -> i64 { x }, _ if c => return, }",
            "let Self { mut request, account } = self; a <<= 1; a.0",
            "fn f<'a, T: for<'b> F<'b> + ?Sized>(x: &'a mut [T; 3]) where T: 'a {}",
            "runtime::model! { A { 0 a \"a\" plain optional; } }",
        ] {
            let tokens: TokenStream = source.parse().expect("tokens");
            let printed = print(&tokens);
            let again: TokenStream = printed.parse().expect(&printed);
            let without_spaces = |tokens: TokenStream| tokens.to_string().replace(' ', "");
            assert_eq!(without_spaces(again), without_spaces(tokens), "{printed}");
        }
    }
}
