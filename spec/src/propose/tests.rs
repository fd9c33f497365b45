use super::*;

fn lines(document: &str, lock: &str) -> String {
    let document = Document::any(document).expect("a document");
    let lock = lock.parse().expect("a lock");
    propose(&document, &lock).expect("names").to_string()
}

fn operation(title: &str, tag: &str, response: &str) -> String {
    format!(
        "{{summary: {title:?}, tags: [{tag:?}], responses: {{200: {{content: {{application/json: {{schema: {response}}}}}}}}}}}"
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
GET /a response.data[]  Chat
POST /a  chats.create
POST /a response.data  Chat
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

/// A document with the rows of two operations of one group, and of a third without names.
fn rows(known: [&str; 2], tag: &str, new: &str) -> String {
    let list = |items: &str| {
        format!("{{properties: {{data: {{type: array, items: {{properties: {items}}}}}}}}}")
    };
    format!(
        // The new one comes first: which types there are does not depend on the order.
        "openapi: 3.0.3\npaths:\n  /0:\n    get: {}\n  /a:\n    get: {}\n  /b:\n    get: {}\n",
        operation("List Pinned", tag, &list(new)),
        operation("List Messages", "Chats", &list(known[0])),
        operation("Get Draft", "Chats", &list(known[1])),
    )
}

const ROWS: &str = "\
GET /a  chats.list
GET /a response.data[]  Message
GET /b  chats.get_draft
GET /b response.data[]  Draft
";

const MESSAGE: &str = "{id: {type: integer}, text: {type: string}, price: {type: number}, \
    isNew: {type: boolean}, media: {type: array, items: {properties: {a: {type: string}}}}, \
    createdAt: {type: string}}";
const DRAFT: &str = "{id: {type: integer}, body: {type: string}}";

/// The type of the new rows, and the types that it may be.
fn type_of(known: [&str; 2], tag: &str, new: &str) -> (String, Vec<String>) {
    let document = Document::any(&rows(known, tag, new)).expect("a document");
    let lock: Names = format!("{ROWS}Message.media[]  Media\n")
        .parse()
        .expect("a lock");
    let used = propose(&document, &lock).expect("names");
    let place = "GET /0 response.data[]";
    let mut undecided = undecided(&document, &lock, &used);
    let candidates = undecided.remove(place).unwrap_or_default();
    assert!(undecided.is_empty(), "{undecided:?}");
    (used.places[place].clone(), candidates)
}

#[test]
fn a_new_place_is_the_resource_of_the_group_that_it_equals_or_is_part_of() {
    let part = "{id: {type: integer}, text: {type: string}, price: {type: integer}, \
        isNew: {type: boolean}, media: {type: array}}";
    let few = "{id: {type: integer}, text: {type: string}, price: {type: integer}, \
        isNew: {type: boolean}}";
    let without_id = &part
        .replace("id:", "createdAt:")
        .replace("integer}, t", "string}, t");
    let unlike = &part.replace("isNew: {type: boolean}", "isNew: {type: string}");
    let with_another = &part.replace("isNew:", "isOld:");
    for (tag, new, name) in [
        ("Chats", MESSAGE, "Message"),
        ("Chats", DRAFT, "Draft"),
        ("Chats", part, "Message"),
        // Not enough to tell it from others.
        ("Chats", few, "Pinned"),
        ("Chats", without_id, "Pinned"),
        ("Chats", unlike, "Pinned"),
        ("Chats", with_another, "Pinned"),
        // Of another group, all of it has to be there.
        ("Posts", part, "Pinned"),
        ("Posts", MESSAGE, "Message"),
    ] {
        let found = type_of([MESSAGE, DRAFT], tag, new);
        assert_eq!(found, (name.to_owned(), Vec::new()), "{tag} {new}");
    }
}

#[test]
fn a_place_that_may_be_of_several_types_is_left_to_review_with_these() {
    let longer = &MESSAGE.replace("createdAt", "changedAt");
    let part = "{id: {type: integer}, text: {type: string}, price: {type: number}, \
        isNew: {type: boolean}, media: {type: array}}";
    let several = vec!["Draft".to_owned(), "Message".to_owned()];
    assert_eq!(
        type_of([MESSAGE, longer], "Chats", part),
        ("Pinned".to_owned(), several.clone())
    );
    // Nor are equal types united with the first of several.
    let lock = "GET /0  chats.list_pinned\n";
    let twins = Document::any(&rows([DRAFT, DRAFT], "Chats", DRAFT)).expect("a document");
    let lock: Names = format!("{ROWS}{lock}").parse().expect("a lock");
    let used = propose(&twins, &lock).expect("names");
    assert_eq!(used.places["GET /0 response.data[]"], "Pinned");
    assert_eq!(
        undecided(&twins, &lock, &used),
        BTreeMap::from([("GET /0 response.data[]".to_owned(), several)])
    );
}

#[test]
fn what_only_wraps_something_is_no_type_that_wraps_something_else() {
    let page = |row: &str| {
        format!(
            "{{properties: {{data: {{properties: {{hasMore: {{type: boolean}}, list: {{type: array, \
             items: {{properties: {row}}}}}}}}}}}}}"
        )
    };
    let document = |row: &str| {
        format!(
            "openapi: 3.0.3\npaths:\n  /a:\n    get: {}\n  /b:\n    get: {}\n",
            operation("List Drafts", "Chats", &page(DRAFT)),
            operation("List Rows", "Posts", &page(row)),
        )
    };
    let lock = "GET /a  chats.list\nGET /a response.data  DraftPage\nDraftPage.list[]  Draft\n";
    let row = "{name: {type: string}}";
    let found = lines(&document(row), lock);
    assert!(found.contains("GET /b response.data  Row\n"), "{found}");
    let found = lines(&document(DRAFT), lock);
    assert!(
        found.contains("GET /b response.data  DraftPage\n"),
        "{found}"
    );
}

#[test]
fn an_enum_of_the_same_name_and_values_is_the_known_one() {
    let sorted = |values: &str| {
        format!(
            "{{summary: List, tags: [Chats], responses: {{}}, parameters: [{{in: query, name: order, \
             schema: {{type: string, enum: [{values}]}}}}]}}"
        )
    };
    let order = |new: &str, lock: &str| {
        let document = format!(
            "openapi: 3.0.3\npaths:\n  /0:\n    get: {}\n  /a:\n    get: {}\n",
            sorted(new),
            sorted("asc, desc"),
        );
        let document = Document::any(&document).expect("a document");
        let used = propose(&document, &lock.parse().expect("a lock")).expect("names");
        used.places["GET /0 query.order"].clone()
    };
    let lock = "GET /a  chats.list\nGET /a query.order  Direction\n";
    assert_eq!(order("desc, asc", lock), "Direction");
    assert_eq!(order("asc, desc, none", lock), "ChatOrder");
}
