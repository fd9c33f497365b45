//! progenitor's code is what ships: whatever is changed in its output changes what ships in the same
//! way, or is refused by the name of the operation or type.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use onlyfansapi_spec::{Document, Evidence, Groups, Surface, adopt, plan, progenitor};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A change of progenitor's output.
struct Tampering {
    what: &'static str,
    /// Where it begins to look.
    after: &'static str,
    piece: &'static str,
    other: &'static str,
}

const fn of(
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

const LIST: &str = "GET /api/{account}/chats";
const SEND: &str = "POST /api/{account}/chats/{chat_id}/messages";
const FUNCTIONS: &str = "the functions of progenitor";

/// What is refused, and the place that is named.
const REFUSED: [(Tampering, &str); 31] = [
    (
        of(
            "a segment that is changed",
            "fn chats_list <",
            "encode_path(&account.to_string())",
            "encode_path(&account.to_string().to_lowercase())",
        ),
        LIST,
    ),
    (
        of(
            "a value of a query that is changed",
            "fn chats_list <",
            "new(\"offset\", &offset)",
            "new(\"offset\", &offset.map(double))",
        ),
        LIST,
    ),
    (
        of(
            "a part of a body",
            "fn messages_send <",
            ".json(&body)",
            ".json(&body[\"text\"])",
        ),
        SEND,
    ),
    (
        of(
            "a header that is changed",
            "fn messages_send <",
            "value.to_string().try_into()?",
            "value.to_string().to_lowercase().try_into()?",
        ),
        SEND,
    ),
    (
        of(
            "an enum that serde reads in another way",
            "",
            "pub enum ChatFilter {",
            "#[serde(untagged)] pub enum ChatFilter {",
        ),
        "type `ChatFilter`",
    ),
    (
        of(
            "a type more",
            "",
            "pub enum ChatFilter {",
            "pub struct More { } pub enum ChatFilter {",
        ),
        "type `More`",
    ),
    (
        of(
            "an item of another kind",
            "",
            "pub mod prelude",
            "fn more() { } pub mod prelude",
        ),
        "progenitor's output",
    ),
    (
        of("a query name", "fn chats_list <", "\"offset\"", "\"skip\""),
        LIST,
    ),
    (
        of(
            "a query parameter that is not sent",
            "fn chats_list <",
            ".query(&progenitor_client::QueryParam::new(\"offset\", &offset))",
            "",
        ),
        LIST,
    ),
    (
        of(
            "a query parameter with the value of another",
            "fn chats_list <",
            "new(\"offset\", &offset)",
            "new(\"offset\", &limit)",
        ),
        LIST,
    ),
    (
        of(
            "a missing function",
            "",
            "fn chats_list <",
            "fn chats_lists <",
        ),
        LIST,
    ),
    (
        of(
            "a function more",
            "",
            "pub async fn chats_hide",
            "pub async fn more<'a>(&'a self) {} pub async fn chats_hide",
        ),
        FUNCTIONS,
    ),
    (
        of(
            "a header name",
            "fn messages_send <",
            "\"Idempotency-Key\"",
            "\"Idempotency-Token\"",
        ),
        SEND,
    ),
    (
        of(
            "headers that are not sent",
            "fn messages_send <",
            ".headers(header_map)",
            "",
        ),
        SEND,
    ),
    (
        of(
            "a body that is not sent",
            "fn messages_send <",
            ".json(&body)",
            "",
        ),
        SEND,
    ),
    (
        of(
            "another media type that is asked for",
            "fn chats_list <",
            "\"application/json\"",
            "\"text/html\"",
        ),
        LIST,
    ),
    (
        of(
            "a call that is not known",
            "fn chats_list <",
            ".headers(header_map)",
            ".timeout(limit).headers(header_map)",
        ),
        LIST,
    ),
    (
        of(
            "another status of success",
            "fn chats_list <",
            "200u16",
            "201u16",
        ),
        LIST,
    ),
    (
        of(
            "the name of another operation",
            "fn chats_list <",
            "operation_id: \"chats_list\"",
            "operation_id: \"chats_hide\"",
        ),
        LIST,
    ),
    (
        of(
            "another header of progenitor's own",
            "fn chats_list <",
            "\"api-version\"",
            "\"x-version\"",
        ),
        LIST,
    ),
    (
        of(
            "a response that is not read",
            "fn chats_list <",
            "ResponseValue::from_response(response).await",
            "Ok(ResponseValue::empty(response))",
        ),
        LIST,
    ),
    (
        of(
            "the type of an argument that is not known",
            "fn chats_list <",
            "limit: Option<i64>",
            "limit: Option<u64>",
        ),
        LIST,
    ),
    (
        of(
            "the type of a response that is not known",
            "fn chats_list <",
            "::std::vec::Vec<types::Chat>",
            "::std::collections::BTreeSet<types::Chat>",
        ),
        LIST,
    ),
    (
        of(
            "a path with a place less",
            "fn chats_list <",
            "\"{}/api/{}/chats\"",
            "\"{}/api/chats\"",
        ),
        LIST,
    ),
    (
        of(
            "a missing type",
            "",
            "pub struct Chat {",
            "pub struct Chats {",
        ),
        "type `Chat`",
    ),
    (
        of(
            "an enum for a struct",
            "",
            "pub struct Chat {",
            "pub enum Chat {",
        ),
        "type `Chat`",
    ),
    (
        of(
            "a member that is required",
            "pub struct Chat {",
            "#[serde(rename = \"canGoToProfile\", skip_serializing_if = \"::std::option::Option::is_none\")]",
            "#[serde(rename = \"canGoToProfile\")]",
        ),
        "type `Chat`",
    ),
    (
        of(
            "a struct that refuses members",
            "",
            "pub struct Chat {",
            "#[serde(deny_unknown_fields)] pub struct Chat {",
        ),
        "type `Chat`",
    ),
    (
        of(
            "the value of a variant in one place of three",
            "pub enum ChatFilter",
            "rename = \"with_tips\"",
            "rename = \"with_cash\"",
        ),
        "type `ChatFilter`",
    ),
    (
        of(
            "what a variant is read from",
            "FromStr for ChatFilter",
            "\"with_tips\" =>",
            "\"with_cash\" =>",
        ),
        "type `ChatFilter`",
    ),
    (
        of(
            "a missing variant",
            "pub enum ChatFilter",
            "#[serde(rename = \"with_tips\")] WithTips,",
            "",
        ),
        "type `ChatFilter`",
    ),
];

/// What is taken: the crate that is made of all of it is called below.
const TAKEN: [Tampering; 12] = [
    of(
        "a path",
        "fn chats_hide <",
        "\"{}/api/{}/chats/{}/hide\"",
        "\"{}/api/{}/chats/{}/hidden\"",
    ),
    of("a verb", "fn chats_delete <", ".delete(url)", ".put(url)"),
    of(
        "the order of the path",
        "fn chats_mark_as_read <",
        "encode_path(&account.to_string()), encode_path(&chat_id.to_string())",
        "encode_path(&chat_id.to_string()), encode_path(&account.to_string())",
    ),
    of(
        "the type of an argument",
        "fn chats_list <",
        "limit: Option<i64>",
        "limit: Option<f64>",
    ),
    of(
        "the media type of a body",
        "fn messages_send <",
        ".json(&body)",
        ".form_urlencoded(&body)?",
    ),
    of(
        "the type of a response",
        "fn chats_mark_all_as_read <",
        "::runtime::Envelope<::std::option::Option<types::Confirmation,>,>",
        "types::Confirmation",
    ),
    of(
        "the name of a member on the wire",
        "pub struct Chat {",
        "rename = \"canGoToProfile\"",
        "rename = \"profile\"",
    ),
    of(
        "the type of a member",
        "pub struct Chat {",
        "pub can_go_to_profile: ::std::option::Option<bool>",
        "pub can_go_to_profile: ::std::option::Option<i64>",
    ),
    of(
        "the value of a variant",
        "pub enum ChatFilter",
        "rename = \"with_tips\"",
        "rename = \"with_cash\"",
    ),
    of(
        "its text",
        "Display for ChatFilter",
        "\"with_tips\"",
        "\"with_cash\"",
    ),
    of(
        "what it is read from",
        "FromStr for ChatFilter",
        "\"with_tips\" =>",
        "\"with_cash\" =>",
    ),
    of(
        "documentation",
        "",
        "#[doc = \"Sent by [`chats().list()`](super::groups::chats::Chats::list).\"]",
        "#[doc = \"Tampered with.\"]",
    ),
];

fn surface() -> Surface {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |name: &str| fs::read_to_string(root.join(name)).expect(name);
    let kept: Evidence = read("evidence.lock").parse().expect("evidence");
    let document = Document::vendored(&read("openapi.yaml"), &kept).expect("the document loads");
    let groups = ["chats", "messages"].map(str::to_owned);
    let groups = Groups::Only(BTreeSet::from(groups));
    let names = read("names.lock").parse().expect("names");
    plan(&document, &names, &groups).expect("names for everything")
}

/// A name, literal, sign or bracket, and whether nothing may stand between it and the next.
#[derive(Clone)]
struct Token(String, bool);

/// The tokens in their order, brackets among them.
fn flat(tokens: TokenStream) -> Vec<Token> {
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

/// The tokens of a piece, whose brackets need not be closed.
fn piece(source: &str) -> Vec<Token> {
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

fn raw(surface: &Surface) -> Vec<Token> {
    flat(progenitor(surface).expect("progenitor"))
}

impl Tampering {
    fn apply(&self, source: Vec<Token>) -> Vec<Token> {
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

fn adopted(source: &[Token], surface: &Surface) -> Result<String, onlyfansapi_spec::Error> {
    let text = |Token(text, is_joint): &Token| {
        let space = if *is_joint { "" } else { " " };
        format!("{text}{space}")
    };
    let source: String = source.iter().map(text).collect();
    adopt(source.parse().expect("tokens"), surface)
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let surface = surface();
    let raw = raw(&surface);
    adopted(&raw, &surface).expect("progenitor's own output");
    for (tampering, place) in &REFUSED {
        let what = tampering.what;
        let refused = adopted(&tampering.apply(raw.clone()), &surface).expect_err(what);
        assert_eq!(refused.place(), *place, "{what}: {refused}");
    }
    println!("{} tamperings refused by name", REFUSED.len());
}

#[test]
fn a_parameter_that_is_gone_is_refused() {
    let surface = surface();
    let after = "fn chats_list <";
    let gone = [
        of("its place", after, "offset: Option<i64>,", ""),
        of(
            "its use",
            after,
            ".query(&progenitor_client::QueryParam::new(\"offset\", &offset))",
            "",
        ),
    ];
    let source = raw(&surface);
    let source = gone.iter().fold(source, |source, one| one.apply(source));
    let refused = adopted(&source, &surface).expect_err("a parameter less");
    assert_eq!(
        refused.to_string(),
        format!("{LIST}: expected a parameter `offset`, found none")
    );
}

#[test]
fn what_is_taken_ships() {
    let surface = surface();
    let raw = raw(&surface);
    let untouched = adopted(&raw, &surface).expect("progenitor's own output");
    let tampered = TAKEN
        .iter()
        .fold(raw, |source, tampering| tampering.apply(source));
    let tampered = adopted(&tampered, &surface).expect("what fits");
    assert!(tampered.contains("#[doc = \"Tampered with.\"]"));

    let lines = called("untouched", &untouched, UNTOUCHED);
    assert_eq!(
        lines,
        [
            "POST /api/acct_1/chats/5/hide  -",
            "DELETE /api/acct_1/chats/5  -",
            "POST /api/acct_1/chats/5/mark-as-read  -",
            "POST /api/acct_1/chats/5/messages  application/json {\"text\":\"a b\"}",
            "GET /api/acct_1/chats filter=with_tips&limit=2 -",
            "POST /api/acct_1/chats/mark-as-read  -",
        ]
    );
    let lines = called("tampered", &tampered, TAMPERED);
    assert_eq!(
        lines,
        [
            "POST /api/acct_1/chats/5/hidden  -",
            "PUT /api/acct_1/chats/5  -",
            "POST /api/5/chats/acct_1/mark-as-read  -",
            "POST /api/acct_1/chats/5/messages  application/x-www-form-urlencoded text=a%20b",
            "GET /api/acct_1/chats filter=with_cash&limit=2.5 -",
            "POST /api/acct_1/chats/mark-as-read  -",
        ]
    );
    println!("{} tamperings taken, compiled and called", TAKEN.len());
}

/// What differs between the two crates in the code that calls them: each compiles with the types of
/// its own.
const UNTOUCHED: &str = r#"
    let _ = client.chats().list("acct_1").filter(types::ChatFilter::WithTips).limit(2).await;
    let chat = "{\"canGoToProfile\": true}";
    let chat: types::Chat = serde_json::from_str(chat).expect("a chat");
    assert_eq!(chat.can_go_to_profile, Some(true));
    let confirmed = client.chats().mark_all_as_read("acct_1").await.expect("an envelope");
    let _: Option<types::Confirmation> = confirmed.into_inner().data;
"#;
const TAMPERED: &str = r#"
    let _ = client.chats().list("acct_1").filter(types::ChatFilter::WithCash).limit(2.5).await;
    let chat = "{\"profile\": 5}";
    let chat: types::Chat = serde_json::from_str(chat).expect("a chat");
    assert_eq!(chat.can_go_to_profile, Some(5));
    let confirmed = client.chats().mark_all_as_read("acct_1").await.expect("a confirmation");
    let _: types::Confirmation = confirmed.into_inner();
"#;

const LIBRARY: &str = r#"
mod generated;

use generated::types;
use onlyfansapi::mock::MockServer;

#[derive(Clone, Debug)]
pub struct Client(onlyfansapi::Client);

impl std::ops::Deref for Client {
    type Target = onlyfansapi::Client;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = MockServer::start().await.expect("a server");
    let client = onlyfansapi::Client::builder().api_key("any").base_url(server.base_url());
    let client = Client(client.build().expect("a client"));
    let _ = client.chats().hide("acct_1", 5).await;
    let _ = client.chats().delete("acct_1", 5).await;
    let _ = client.chats().mark_as_read("acct_1", 5).await;
    let _ = client.messages().send("acct_1", 5).text("a b").await;
    CALLS
    for request in server.received() {
        let media_type = request.headers.get("content-type");
        let media_type = media_type.map_or("-", |value| value.to_str().expect("text"));
        let body = std::str::from_utf8(&request.body).expect("text");
        let line = format!(
            "{} {} {} {media_type} {body}",
            request.method, request.path, request.query
        );
        println!("{}", line.trim_end());
    }
}
"#;

/// Compiles the source as a crate, runs it against the mock, and returns what the mock received.
fn called(name: &str, source: &str, calls: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let target = folder.parent().expect("a target folder").join("generate");
    let out = folder.join("tampering").join(name);
    let sdk = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sdk = fs::canonicalize(sdk).expect("the workspace");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n\
         onlyfansapi = {{ path = {sdk:?}, default-features = false, features = [\"mock\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    );
    let imports = "#![allow(dead_code)]\nuse crate::Client;\nuse onlyfansapi::runtime;\n";
    fs::create_dir_all(out.join("src")).expect("a folder");
    for (file, text) in [
        ("Cargo.toml", manifest),
        ("src/main.rs", LIBRARY.replace("CALLS", calls)),
        ("src/generated.rs", format!("{imports}{source}")),
    ] {
        fs::write(out.join(file), text).expect(file);
    }
    // The versions of all dependencies are decided already.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, out.join("Cargo.lock")).expect("a lock file");
    let output = Command::new(env!("CARGO"))
        .current_dir(&out)
        .env("CARGO_TARGET_DIR", &target)
        .args(["run", "--quiet", "--color=never"])
        .output()
        .expect("cargo");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    let lines = String::from_utf8(output.stdout).expect("text");
    lines.lines().map(str::to_owned).collect()
}
