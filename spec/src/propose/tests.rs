use super::*;
use crate::load;

fn lines(document: &str, lock: &str) -> String {
    let document = load(document).expect("a document");
    let lock = lock.parse().expect("a lock");
    propose(&document, &lock).expect("names").to_string()
}

fn operation(title: &str, tag: &str, answer: &str) -> String {
    format!(
        "{{summary: {title:?}, tags: [{tag:?}], responses: {{200: {{content: {{application/json: {{schema: {answer}}}}}}}}}}}"
    )
}

#[test]
fn a_method_is_its_title_without_the_nouns_of_its_group() {
    for (title, tag, name) in [
        (
            "List Smart Link Postbacks",
            "Smart Link Postbacks",
            "smart_link_postbacks.list",
        ),
        ("Mark All Chats as Read", "Chats", "chats.mark_all_as_read"),
        (
            "List Free Trial Link Spenders",
            "Free Trial Links",
            "free_trial_links.list_spenders",
        ),
        ("Show a Story", "Stories", "stories.get"),
        ("Get all Stories", "Stories", "stories.list"),
        ("Удалить", "Stories", "stories.get_things"),
        ("", "", "things.get"),
    ] {
        let document = format!(
            "openapi: 3.0.3\npaths:\n  /api/things:\n    get: {}\n",
            operation(title, tag, "{}")
        );
        assert_eq!(lines(&document, ""), format!("GET /api/things  {name}\n"));
    }
}

#[test]
fn what_has_a_name_keeps_it_and_lends_its_handle_to_its_group() {
    let document = format!(
        "openapi: 3.0.3\npaths:\n  /a:\n    get: {}\n    post: {}\n",
        operation("Anything Else", "Chats", "{}"),
        operation("Create Chat", "Chats", "{}"),
    );
    assert_eq!(
        lines(&document, "GET /a  talks.list\n"),
        "GET /a  talks.list\nPOST /a  talks.create_chat\n"
    );
}

#[test]
fn the_same_resource_is_one_type_and_equal_types_never_have_two_names() {
    let chat = "{properties: {data: {properties: {id: {type: integer}, last: {properties: {a: {type: string}}}, first: {properties: {a: {type: string}}}}}}}";
    let chats = "{properties: {data: {type: array, items: {properties: {id: {type: integer}, name: {type: string}}}}}}";
    let document = format!(
        "openapi: 3.0.3\npaths:\n  /a:\n    get: {}\n    post: {}\n",
        operation("List Chats", "Chats", chats),
        operation("Create Chat", "Chats", chat),
    );
    assert_eq!(
        lines(&document, ""),
        "\
Chat.first  First
Chat.last  First
GET /a  chats.list
GET /a answer.data[]  Chat
POST /a  chats.create
POST /a answer.data  Chat
"
    );
}

#[test]
fn the_nouns_of_a_group_go_wherever_they_stand_in_the_title() {
    for (title, tag, handle, method) in [
        (
            "List Pinned Chat Messages",
            "Chat Messages",
            "messages",
            "list_pinned",
        ),
        ("Pin Message in Chat", "Chat Messages", "messages", "pin"),
        (
            "Message Overview",
            "Chat Messages",
            "messages",
            "get_overview",
        ),
        (
            "Mark Chat as Read",
            "Chat Messages",
            "messages",
            "mark_as_read",
        ),
        ("List Lists", "User Lists", "lists", "list"),
        // What only goes with the noun tells operations apart, as do several names of one group.
        (
            "List Restricted Users",
            "Blocked / Restricted Users",
            "users",
            "list_restricted",
        ),
        ("List Fan Notes", "Fans - AI Summary", "notes", "list_fan"),
        // Another group of the handle has `list`.
        ("List Stored Links", "Stored Links", "links", "list_stored"),
    ] {
        let document = format!(
            "openapi: 3.0.3\npaths:\n  /a:\n    get: {}\n  /b:\n    get: {}\n  /c:\n    get: {}\n",
            operation("List Links", "Links", "{}"),
            operation("Anything", tag, "{}"),
            operation(title, tag, "{}"),
        );
        let lock = format!("GET /a  links.list\nGET /b  {handle}.anything\n");
        let expected = format!("{lock}GET /c  {handle}.{method}\n");
        assert_eq!(lines(&document, &lock), expected, "{title}");
    }
}
