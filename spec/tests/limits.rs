//! The number of checks that the vendored document gives, and examples of those that stand in its
//! descriptions.

use std::sync::LazyLock;

use onlyfansapi_spec::{Argument, FIXUPS, Groups, Location, Surface, fix, load, plan, repair};

/// The numbers of required arguments and of other limits that were checked when only keywords were
/// read, and kinds were not.
const BEFORE: (usize, usize) = (131, 213);

fn surface() -> &'static Surface {
    static SURFACE: LazyLock<Surface> = LazyLock::new(|| {
        let mut document = load(include_str!("../../openapi.yaml")).expect("the document loads");
        assert_eq!(fix(&mut document, &FIXUPS), [""; 0]);
        let document = repair(&document).expect("operations");
        let lock = include_str!("../../names.lock").parse().expect("a lock");
        plan(&document, &lock, &Groups::All).expect("names for everything")
    });
    &SURFACE
}

/// Returns the arguments of queries and bodies. Those of paths are segments, and the idempotency
/// key has a check of its own.
fn checked() -> impl Iterator<Item = &'static Argument> {
    let arguments = surface()
        .methods
        .iter()
        .flat_map(|method| &method.arguments);
    arguments.filter(|argument| !matches!(argument.location, Location::Path | Location::Header))
}

#[test]
fn the_checks_of_the_document_are_counted() {
    let required = checked().filter(|argument| argument.required).count();
    let filled = checked().filter(|argument| argument.filled).count();
    let limits: usize = checked().map(|argument| argument.limits.len()).sum();
    let kinds: usize = checked().map(|argument| argument.kinds.len()).sum();
    let (required_before, limits_before) = BEFORE;
    println!(
        "checks before: {required_before} required arguments and {limits_before} limits, {} in all",
        required_before + limits_before
    );
    println!(
        "checks now: {required} required arguments, {filled} of which may not be empty, {limits} limits and {kinds} kinds, {} in all",
        required + filled + limits + kinds
    );
    assert!(required >= required_before, "{required}");
    assert!(limits > limits_before + 150, "{limits}");
    assert!(kinds > 300, "{kinds}");
}

/// Returns the limits of an argument as text, each after its place.
fn limits(method: &str, setter: &str) -> Vec<String> {
    let (handle, name) = method.split_once('.').expect("a handle and a method");
    let mut methods = surface().methods.iter();
    let method = methods.find(|method| method.handle == handle && method.name == name);
    let mut arguments = method.expect("a method").arguments.iter();
    let argument = arguments.find(|argument| argument.name == setter);
    let limits = argument.expect("an argument").limits.iter();
    limits
        .map(|(place, limit)| {
            let place: String = place.iter().map(|name| format!("{name} ")).collect();
            format!("{place}{limit}")
        })
        .collect()
}

#[test]
fn a_limit_in_a_description_is_checked() {
    for (method, setter, expected) in [
        ("chats.list", "limit", "at least 1"),
        ("chats.list", "limit", "at most 100"),
        ("chats.list", "offset", "at least 0"),
        ("data_exports.list", "page", "at least 1"),
        ("messages.send", "price", "0 or at least 3"),
        ("messages.send", "price", "only with `mediaFiles`"),
        (
            "messages.send",
            "text",
            "required without `mediaFiles` or `giphyId`",
        ),
        ("messages.send", "media_files", "[] not empty"),
        (
            "mass_messages.send",
            "user_lists",
            "required without `userIds` or `saveForLater`",
        ),
        ("mass_messages.send", "user_ids", "[] not empty"),
        ("posts.create", "voting_due", "one of 1, 3, 7 or 30"),
        ("posts.create", "voting_type", "only with `votingOptions`"),
        (
            "posts.create",
            "voting_type",
            "`quiz` with `votingCorrectIndex`",
        ),
        ("posts.create", "voting_correct_index", "at least 0"),
        (
            "posts.create",
            "fund_raising_tips_presets",
            "at least 1 items",
        ),
        ("users.unsubscribe", "reason", "a number or nothing"),
        (
            "transactions.list",
            "tips_source",
            "only with `type` `tips`",
        ),
        (
            "mass_messages.send",
            "subscribed_within_last_days",
            "not with `scheduledDate`",
        ),
    ] {
        let found = limits(method, setter);
        assert!(
            found.iter().any(|limit| limit == expected),
            "{method} {setter}: expected {expected}, found {found:?}"
        );
    }
}

#[test]
fn an_update_needs_no_recipients_and_no_media() {
    for setter in ["user_lists", "text", "price"] {
        let found = limits("mass_messages.update", setter);
        assert!(
            found.iter().all(|limit| !limit.contains("with")),
            "{setter}: {found:?}"
        );
    }
}

#[test]
fn four_kinds_of_required_arguments_may_be_empty() {
    let may_be_empty = checked().filter(|argument| argument.required && !argument.filled);
    let mut names: Vec<&str> = may_be_empty
        .map(|argument| argument.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(
        names,
        ["blocked_countries", "custom_name", "reason", "text"]
    );
}
