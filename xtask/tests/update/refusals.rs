//! Documents that are refused, so that nothing is written.

use onlyfansapi_spec::FIXUPS;
use xtask::{
    api::Bump,
    update::{Options, update},
};

use crate::{
    assert_contains,
    project::{KINDS, NOWHERE, Project, document, fetcher},
    tree::fill,
};

#[test]
fn a_document_cut_off_at_the_end_of_a_line_is_refused() {
    let project = Project::new(NOWHERE);
    let whole = document(&KINDS);
    let start = whole.find("scheme: ").expect("the scheme");
    let ends = whole[..start].match_indices('\n').map(|(end, _)| end + 1);
    let before = project.contents();
    for end in std::iter::once(0).chain(ends) {
        let outcome = project.update_from(&whole[..end], Options::default());
        assert!(outcome.is_err(), "cut off after {:?}", &whole[..end]);
    }
    assert_eq!(project.contents(), before);
}

#[test]
fn a_document_that_lost_more_than_a_quarter_needs_a_flag() {
    let project = Project::new(NOWHERE);
    let half = document(&KINDS[..2]);
    let reason = project.refusal(|project| project.update_from(&half, Options::default()));
    assert_contains(&reason, "has 2 operations and lost 2 of the 4 in the tree");
    assert_contains(&reason, "`--allow-shrink`");
    let allowed = Options {
        allow_shrink: true,
        ..Options::default()
    };
    let outcome = project.update_from(&half, allowed).expect("an update");
    assert_eq!(outcome.verdict, Bump::Minor);
    assert_eq!(project.contents()["openapi.yaml"], half);
}

#[test]
fn a_fixup_without_a_defect_is_named() {
    let project = Project::new(NOWHERE);
    let from = project.beside("document", &document(&KINDS[..3]));
    let reason = project.refusal(|project| {
        let options = Options {
            from: Some(from),
            no_compile: true,
            ..Options::default()
        };
        update(&project.root(), &options, &FIXUPS, &fetcher())
    });
    let name = FIXUPS[0].name;
    assert_contains(&reason, &format!("these fixups found no defect: `{name}`"));
}

#[test]
fn a_document_without_a_possible_client_is_refused() {
    let project = Project::new(NOWHERE);
    let lock = project.contents()["names.lock"].clone();
    // As if an operation came back whose name a person gave to another in the meantime.
    let lock = lock + "GET /api/{}/comments  chats.list\n";
    fill(&project.root(), [("names.lock", lock.as_str())]);
    let more = document(&["chats", "comments", "payouts", "posts", "users"]);
    let reason = project.refusal(|project| project.update_from(&more, Options::default()));
    assert_contains(&reason, "`chats.list` is the name of");
}

#[test]
fn an_accepted_change_needs_a_reason() {
    let project = Project::new(NOWHERE);
    let accept = Some(project.beside("accepted", "# Seen.\n0123456789ab\n"));
    let reason = project.refusal(|project| {
        let options = Options {
            accept,
            ..Options::default()
        };
        project.update_from(&document(&KINDS[..3]), options)
    });
    assert_contains(&reason, "accepted: line 2: expected a fingerprint");
    assert_contains(&reason, "and a reason, found \"0123456789ab\"");
}
