//! A change of progenitor's output ships, or is refused with the name of the operation or type: its
//! code is the code that ships.

mod refused;
mod taken;
mod tokens;

use std::{collections::BTreeSet, fs, path::Path};

use onlyfansapi_spec::{Document, Evidence, Groups, Surface, plan};
use refused::{LIST, REFUSED};
use taken::{TAKEN, TAMPERED, UNTOUCHED, called};
use tokens::{adopted, of, raw};

fn surface() -> Surface {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |name: &str| fs::read_to_string(root.join(name)).expect(name);
    let kept: Evidence = read("evidence.lock").parse().expect("evidence");
    let document = Document::vendored(&read("openapi.yaml"), &kept).expect("the document loads");
    let groups = ["chats", "media_vault", "messages"].map(str::to_owned);
    let groups = Groups::Only(BTreeSet::from(groups));
    let names = read("names.lock").parse().expect("names");
    plan(&document, &names, &groups).expect("names for everything")
}

#[test]
fn an_unexpected_change_is_refused_with_its_place() {
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
fn a_removed_parameter_is_refused() {
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

/// Returns the source of the client, without and with the accepted changes.
fn untouched_and_tampered() -> [String; 2] {
    let surface = surface();
    let raw = raw(&surface);
    let tampered = TAKEN
        .iter()
        .fold(raw.clone(), |source, one| one.apply(source));
    [raw, tampered].map(|source| adopted(&source, &surface).expect("a client"))
}

#[test]
fn an_accepted_change_is_in_the_source() {
    let [untouched, tampered] = untouched_and_tampered();
    assert_ne!(untouched, tampered);
    for part in ["/hidden", "\"profile\"", "#[doc = \"Tampered with.\"]"] {
        assert!(tampered.contains(part), "{part}");
        assert!(!untouched.contains(part), "{part}");
    }
}

#[test]
fn an_accepted_change_ships() {
    let [untouched, tampered] = untouched_and_tampered();
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
