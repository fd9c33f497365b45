//! Changes that ship, and the crates that show it.

use std::{fs, path::Path, process::Command};

use crate::tokens::{Tampering, of};

/// The changes, all made in one crate.
pub(crate) const TAKEN: [Tampering; 12] = [
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

/// Calls of the untouched crate, which compile with its types alone.
pub(crate) const UNTOUCHED: &str = r#"
    let _ = client.chats().list("acct_1").filter(types::ChatFilter::WithTips).limit(2).await;
    let chat = "{\"canGoToProfile\": true}";
    let chat: types::Chat = serde_json::from_str(chat).expect("a chat");
    assert_eq!(chat.can_go_to_profile, Some(true));
    let confirmed = client.chats().mark_all_as_read("acct_1").await.expect("an envelope");
    let _: Option<types::Confirmation> = confirmed.into_inner().data;
"#;
pub(crate) const TAMPERED: &str = r#"
    let _ = client.chats().list("acct_1").filter(types::ChatFilter::WithCash).limit(2.5).await;
    let chat = "{\"profile\": 5}";
    let chat: types::Chat = serde_json::from_str(chat).expect("a chat");
    assert_eq!(chat.can_go_to_profile, Some(5));
    let confirmed = client.chats().mark_all_as_read("acct_1").await.expect("a confirmation");
    let _: types::Confirmation = confirmed.into_inner();
"#;

pub(crate) const LIBRARY: &str = r#"
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
pub(crate) fn called(name: &str, source: &str, calls: &str) -> Vec<String> {
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
    // With the versions of this workspace.
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
