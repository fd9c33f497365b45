//! Makes prose of the document safe for Rust documentation.

/// Returns the text as Markdown that rustdoc neither compiles nor misreads.
///
/// HTML code tags become backticks; indentation and fences go, since rustdoc would compile what
/// they enclose; outside of backticks, what looks like a tag or a link is escaped.
pub(crate) fn markdown(text: &str) -> String {
    let text = text
        .replace("<code>", "`")
        .replace("</code>", "`")
        .replace("<br>", "\n")
        .replace("<br/>", "\n")
        .replace("<br />", "\n");
    let lines: Vec<String> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("```") && !line.starts_with("~~~"))
        .map(escape)
        .collect();
    lines.join("\n").trim().to_owned()
}

/// Returns the text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escape(line: &str) -> String {
    // A line with an odd number of backticks leaves one open: escape all of it.
    let has_code = line.matches('`').count().is_multiple_of(2);
    let mut in_code = false;
    let mut escaped = String::with_capacity(line.len());
    for word in line.split_inclusive(' ') {
        let is_url = !in_code && (word.starts_with("https://") || word.starts_with("http://"));
        if is_url && !word.contains(['`', '<', '>', '[', ']', '(', ')']) {
            let url = word.trim_end_matches([' ', '.', ',', ';', ':']);
            escaped.push_str(&format!("<{url}>{}", &word[url.len()..]));
            continue;
        }
        for c in word.chars() {
            match c {
                '`' if has_code => in_code = !in_code,
                '<' | '>' | '[' | ']' | '`' | '\\' if !in_code => escaped.push('\\'),
                _ => {}
            }
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_links_are_escaped_outside_of_code() {
        assert_eq!(markdown("<b>x</b> [y] `<z>`"), r"\<b\>x\</b\> \[y\] `<z>`");
        assert_eq!(markdown("<code>a[0]</code>"), "`a[0]`");
    }

    #[test]
    fn nothing_is_left_that_rustdoc_would_compile() {
        assert_eq!(markdown("a\n\n    let x;\n```\nb\n```"), "a\n\nlet x;\nb");
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(
            markdown("see https://example.com/a."),
            "see <https://example.com/a>."
        );
    }
}
