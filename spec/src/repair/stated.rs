//! Reads the limits that a description states, where the wording is regular.
//!
//! A statement that is not understood to its end is left out: a limit that does not exist would
//! refuse what the server takes.

use std::mem::discriminant;

use crate::{
    names,
    shape::{Kind, Limit},
};

/// A part of a description, in lower case.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'a> {
    Number(f64),
    Comma,
    Word(&'a str),
}

/// A statement about a number, a length or a count.
#[derive(Debug, Clone, Copy)]
enum Statement {
    Range(f64, f64),
    Least(f64),
    /// The first of an open range.
    From(f64),
    Most(f64),
}

/// Returns the limits that the description of a value states.
pub(super) fn stated(description: &str, kind: &Kind) -> Vec<Limit> {
    let text = description.to_lowercase().replace('`', "");
    let clauses = text.split([';', '(', ')', '\n']);
    let clauses = clauses.flat_map(|clause| clause.split(". "));
    let limits: Vec<Limit> = clauses
        .flat_map(|clause| of_clause(&tokens(clause), kind))
        .collect();
    let is_twice = limits.iter().enumerate().any(|(index, limit)| {
        let mut others = limits[..index].iter();
        others.any(|other| discriminant(other) == discriminant(limit))
    });
    // Of two limits of a kind, one has a condition that was not understood.
    if is_twice { Vec::new() } else { limits }
}

/// Returns whether the name of a value, or the beginning of its description, makes it an id or a list
/// of ids.
pub(super) fn is_id(name: &str, description: &str) -> bool {
    let words = description.split_whitespace().take(3);
    let mut words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    names::is_id(name) || words.any(|word| matches!(word, "ID" | "IDs" | "ULID" | "ULIDs"))
}

/// Whether a description says that an empty value means something.
pub(super) fn says_empty(description: &str) -> bool {
    let mut words = description.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.eq_ignore_ascii_case("empty"))
}

fn tokens(clause: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for word in clause.split_whitespace() {
        let bare = word.trim_matches([',', ':', '.', '"']);
        let bare = bare.trim_start_matches('$');
        let range = bare.split_once(['-', '–']);
        let range = range.and_then(|(from, to)| Some((number(from)?, number(to)?)));
        match (number(bare), range) {
            (Some(number), _) => tokens.push(Token::Number(number)),
            (None, Some((from, to))) => {
                tokens.extend([Token::Number(from), Token::Word("to"), Token::Number(to)]);
            }
            (None, None) => tokens.push(Token::Word(bare)),
        }
        if word.ends_with(',') {
            tokens.push(Token::Comma);
        }
    }
    tokens
}

/// Reads a number such as `30`, `4.99` or `10,000`.
fn number(text: &str) -> Option<f64> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split(',');
    let is_number = groups.next().is_some_and(is_digits)
        && groups.all(|group| group.len() == 3 && is_digits(group))
        && is_digits(fraction);
    let digits = is_number.then(|| text.replace(',', ""));
    digits?.parse().ok()
}

fn of_clause(tokens: &[Token<'_>], kind: &Kind) -> Vec<Limit> {
    let mut limits = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (before, here) = tokens.split_at(at);
        if let Some(numbers) = one_of(here).filter(|_| *kind == Kind::Integer) {
            limits.push(Limit::OneOf(numbers));
            return limits;
        }
        let Some((statement, after)) = statement(here) else {
            at += 1;
            continue;
        };
        if is_of(kind, after) {
            limits.extend(meaning(statement, kind, before));
        }
        at = tokens.len() - after.len();
    }
    limits
}

/// Reads `one of 1, 3, 7 and 30`, with nothing after it.
fn one_of(tokens: &[Token<'_>]) -> Option<Vec<i64>> {
    let [Token::Word("one"), Token::Word("of"), list @ ..] = tokens else {
        return None;
    };
    let mut numbers = Vec::new();
    for token in list {
        match token {
            Token::Number(number) if number.fract() == 0.0 => numbers.push(*number as i64),
            Token::Comma | Token::Word("and" | "or") => {}
            _ => return None,
        }
    }
    (numbers.len() > 1).then_some(numbers)
}

/// Reads a statement at the beginning, and returns it with the tokens after it.
fn statement<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<(Statement, &'t [Token<'a>])> {
    use Token::{Number as N, Word as W};
    Some(match tokens {
        [W("between"), N(from), W("and" | "to"), N(to), rest @ ..]
        | [W("from"), N(from), W("to"), N(to), rest @ ..]
        | [N(from), W("to" | "-" | "–"), N(to), rest @ ..] => {
            (Statement::Range(*from, *to), rest)
        }
        [W("at"), W("least"), N(least), rest @ ..]
        | [W("min" | "minimum"), N(least), rest @ ..]
        | [W("min" | "minimum"), W("of"), N(least), rest @ ..]
        | [W("no" | "not"), W("less"), W("than"), N(least), rest @ ..]
        | [
            W("not"),
            W("be" | "have"),
            W("less"),
            W("than"),
            N(least),
            rest @ ..,
        ]
        | [
            W("greater"),
            W("than"),
            W("or"),
            W("equal"),
            W("to"),
            N(least),
            rest @ ..,
        ]
        | [N(least), W("or"), W("more"), rest @ ..] => (Statement::Least(*least), rest),
        [W("at"), W("least"), W("one"), rest @ ..] | [W("one"), W("or"), W("more"), rest @ ..] => {
            (Statement::Least(1.0), rest)
        }
        [W("at"), W("most"), N(most), rest @ ..]
        | [W("up"), W("to"), N(most), rest @ ..]
        | [W("max" | "maximum"), N(most), rest @ ..]
        | [W("max" | "maximum"), W("of"), N(most), rest @ ..]
        | [
            W("no" | "not"),
            W("more" | "greater"),
            W("than"),
            N(most),
            rest @ ..,
        ]
        | [
            W("not"),
            W("be" | "have"),
            W("more" | "greater"),
            W("than"),
            N(most),
            rest @ ..,
        ]
        | [W("not"), W("exceed"), N(most), rest @ ..]
        | [
            W("less"),
            W("than"),
            W("or"),
            W("equal"),
            W("to"),
            N(most),
            rest @ ..,
        ]
        | [N(most), W("or"), W("less" | "fewer"), rest @ ..] => (Statement::Most(*most), rest),
        [W("from"), N(first), rest @ ..] => (Statement::From(*first), rest),
        _ => return None,
    })
}

/// Whether a statement concerns a value of this kind, by the words after it.
fn is_of(kind: &Kind, after: &[Token<'_>]) -> bool {
    let is_end = matches!(
        after.first(),
        None | Some(Token::Comma | Token::Word("and"))
    );
    match kind {
        Kind::Integer | Kind::Number => is_end,
        Kind::Array(_) => {
            let counts = ["of", "item", "items", "element", "elements", "entries"];
            let is_count = |count: &&str| after.first() == Some(&Token::Word(count));
            is_end || counts.iter().any(is_count)
        }
        Kind::String => {
            // As in "255 printable ASCII characters".
            let mut words = after.iter().take(4).map_while(|token| match token {
                Token::Word(word) => Some(*word),
                _ => None,
            });
            words.any(|word| matches!(word, "character" | "characters" | "chars"))
        }
        _ => false,
    }
}

/// Returns the limits that a statement after these words means for a value of this kind.
fn meaning(statement: Statement, kind: &Kind, before: &[Token<'_>]) -> Vec<Limit> {
    use Statement::{From, Least, Most, Range};
    let length = |number: f64| number as u64;
    let is_alternative = before.last() == Some(&Token::Word("or"));
    match (kind, statement) {
        // As in "0 for free or 3 to 200".
        (Kind::Integer | Kind::Number, Range(least, most)) if is_alternative => {
            if before.contains(&Token::Number(0.0)) {
                vec![Limit::ZeroOr(least), Limit::Maximum(most)]
            } else {
                Vec::new()
            }
        }
        _ if is_alternative => Vec::new(),
        (Kind::Integer | Kind::Number, Range(least, most)) => {
            vec![Limit::Minimum(least), Limit::Maximum(most)]
        }
        (Kind::Integer | Kind::Number, Least(least) | From(least)) => vec![Limit::Minimum(least)],
        (Kind::Integer | Kind::Number, Most(most)) => vec![Limit::Maximum(most)],
        (Kind::String, Range(least, most)) => vec![
            Limit::MinLength(length(least)),
            Limit::MaxLength(length(most)),
        ],
        (Kind::String, Least(least)) => vec![Limit::MinLength(length(least))],
        (Kind::String, Most(most)) => vec![Limit::MaxLength(length(most))],
        (_, Range(least, most)) => vec![
            Limit::MinItems(length(least)),
            Limit::MaxItems(length(most)),
        ],
        (_, Least(least)) => vec![Limit::MinItems(length(least))],
        (_, Most(most)) => vec![Limit::MaxItems(length(most))],
        (_, From(_)) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::Shape;

    use Limit::{MaxItems, MaxLength, Maximum, MinItems, MinLength, Minimum, OneOf, ZeroOr};

    fn list() -> Kind {
        Kind::Array(Box::new(Shape::new(Kind::String)))
    }

    #[test]
    fn regular_wordings_of_numbers_are_read() {
        for (description, limits) in [
            (
                "Must be between 1 and 100.",
                vec![Minimum(1.0), Maximum(100.0)],
            ),
            ("Rows (1-100)", vec![Minimum(1.0), Maximum(100.0)]),
            (
                "Rows in the page, 1 to 100",
                vec![Minimum(1.0), Maximum(100.0)],
            ),
            (
                "Must be at least 3. Must not be greater than 10.",
                vec![Minimum(3.0), Maximum(10.0)],
            ),
            ("max 10", vec![Maximum(10.0)]),
            ("Rows (max: 10)", vec![Maximum(10.0)]),
            ("Rows, at most 10,000; slow", vec![Maximum(10_000.0)]),
            ("Page number, from 1", vec![Minimum(1.0)]),
            (
                "Days, one of 1, 3, 7 and 30; only with `type`",
                vec![OneOf(vec![1, 3, 7, 30])],
            ),
            (
                "0 for free or 4.99 to 200; a price",
                vec![ZeroOr(4.99), Maximum(200.0)],
            ),
        ] {
            assert_eq!(stated(description, &Kind::Integer), limits, "{description}");
        }
    }

    #[test]
    fn regular_wordings_of_texts_and_lists_are_read() {
        for (description, limits) in [
            (
                "Must not be greater than 255 characters.",
                vec![MaxLength(255)],
            ),
            (
                "A key of 1 to 255 printable ASCII characters",
                vec![MinLength(1), MaxLength(255)],
            ),
            ("At least 3 characters", vec![MinLength(3)]),
        ] {
            assert_eq!(stated(description, &Kind::String), limits, "{description}");
        }
        for (description, limits) in [
            ("Must have at least 2 items.", vec![MinItems(2)]),
            ("One or more of `a` and `b`", vec![MinItems(1)]),
            (
                "Amounts, at least one and none above the target",
                vec![MinItems(1)],
            ),
            ("IDs, at most 10", vec![MaxItems(10)]),
        ] {
            assert_eq!(stated(description, &list()), limits, "{description}");
        }
    }

    #[test]
    fn a_statement_that_is_not_understood_to_its_end_is_no_limit() {
        for description in [
            "Costs 3 credits per MB, at least 1 of them",
            "At most 10 if the plan is Basic",
            "Up to 10 minutes later",
            "1 to 10 for fans, 1 to 20 for users",
            "2 or 3 to 5",
            "one of 1, 3 and more",
            "What number 7000001 is about.",
            "Days until it ends, 0 for never",
        ] {
            for kind in [Kind::Integer, Kind::Boolean] {
                assert_eq!(stated(description, &kind), [], "{description}");
            }
        }
        for description in ["Last day, at most 366 days after `from`", "4.99 to 200"] {
            assert_eq!(stated(description, &Kind::String), [], "{description}");
        }
        assert_eq!(stated("Names, each at most 50 characters", &list()), []);
        assert_eq!(stated("At least 3, at least 4", &Kind::Integer), []);
    }

    #[test]
    fn ids_are_known_by_name_and_by_the_beginning_of_a_description() {
        for (name, description) in [
            ("userIds", ""),
            ("id", "What it is"),
            ("userLists", "IDs of the lists"),
            ("avatar", "Upload ID (`a_...`) of a file"),
        ] {
            assert!(is_id(name, description), "{name}: {description}");
        }
        for (name, description) in [
            ("paid", "Whether it is"),
            ("query", "Part of the name or the ID"),
        ] {
            assert!(!is_id(name, description), "{name}: {description}");
        }
    }

    #[test]
    fn a_description_says_what_empty_means() {
        assert!(says_empty("Name; an empty text removes it"));
        assert!(!says_empty("A text that is emptied"));
    }
}
