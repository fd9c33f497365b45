mod building;
mod guarding;
mod random;
mod reading;
mod values;

use super::*;

fn template(text: &str) -> PostbackTemplate {
    text.parse().expect(text)
}

fn kind(result: Result<Postback, ReadError>) -> ReadErrorKind {
    result.expect_err("refused").kind()
}
