//! What becomes of each quirk in `quirks.yaml`.
//!
//! That the result compiles and sends what it should is shown by the tests of `onlyfansapi`.

use std::{collections::BTreeMap, path::Path, sync::LazyLock};

use onlyfansapi_spec::{
    Argument, Definition, Document, Encoding, Generated, Groups, JsonKind, Limit, Location, Method,
    Names, Surface, Type, generate, propose,
};

/// The names that are proposed are those that a new document starts with.
fn generated() -> &'static Generated {
    static GENERATED: LazyLock<Generated> = LazyLock::new(|| {
        let document = Document::any(include_str!("quirks.yaml")).expect("the quirks load");
        let lock = propose(&document, &Names::default()).expect("names");
        generate(&document, &lock, &Groups::All).expect("the quirks generate")
    });
    &GENERATED
}

fn surface() -> &'static Surface {
    &generated().surface
}

#[test]
fn the_output_that_is_compiled_elsewhere_is_up_to_date() {
    let file = syn::parse_file(&generated().source).expect("generated code is Rust");
    assert_file(
        "tests/it/quirks/generated.rs",
        &prettyplease::unparse(&file),
    );
}

/// Holds a file of the tree against its text. With `INSTA_UPDATE=always`, as for snapshots, writes it.
fn assert_file(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    if std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always") {
        std::fs::write(&file, text).expect(name);
    }
    let found = std::fs::read_to_string(&file).expect(name);
    assert!(
        found == text,
        "{name} is not up to date: set INSTA_UPDATE=always to write it"
    );
}

fn method(surface: &Surface, operation: &str) -> Method {
    let found = surface
        .methods
        .iter()
        .find(|method| method.operation() == operation);
    found.unwrap_or_else(|| panic!("no {operation}")).clone()
}

/// The response's type and, if it is a struct, its fields as `name: Type`.
fn response(operation: &str) -> String {
    let surface = surface();
    let success = method(surface, operation).success.to_string();
    match surface.types.get(&success) {
        Some(Definition::Struct { .. }) => fields(surface, &success),
        _ => success,
    }
}

fn fields(surface: &Surface, name: &str) -> String {
    let Some(Definition::Struct { fields, .. }) = surface.types.get(name) else {
        panic!("{name} is no struct");
    };
    let fields: Vec<String> = fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.ty))
        .collect();
    fields.join(", ")
}

/// The setter of a member of the body.
fn setter(operation: &str, wire_name: &str) -> Argument {
    let method = method(surface(), operation);
    let is_it = |argument: &&Argument| {
        argument.location == Location::Body && argument.wire_name == wire_name
    };
    let argument = method.arguments.iter().find(is_it);
    argument.unwrap_or_else(|| panic!("no {wire_name}")).clone()
}

fn sent_type(wire_name: &str) -> String {
    let argument = setter("POST /request-types", wire_name);
    let required = if argument.required { "!" } else { "" };
    let null = if argument.nullable { " or null" } else { "" };
    format!("{}{null}{required}", argument.ty)
}

/// The arguments as `name: Type`, followed by `?` where they are optional.
fn arguments(operation: &str, location: Location) -> Vec<String> {
    let method = method(surface(), operation);
    let arguments = method
        .arguments
        .iter()
        .filter(|argument| argument.location == location);
    arguments
        .map(|argument| {
            let optional = if argument.required { "" } else { "?" };
            format!(
                "{}: {}{optional} = {}",
                argument.name, argument.ty, argument.wire_name
            )
        })
        .collect()
}

fn has_query(argument: &str) {
    let arguments = arguments("GET /query", Location::Query);
    assert!(
        arguments.iter().any(|found| found == argument),
        "{argument} in {arguments:#?}"
    );
}

#[test]
fn two_success_schemas_make_one_struct() {
    assert_eq!(
        response("GET /two-successes"),
        "count: Option<f64>, data: Option<String>, status: Option<String>"
    );
}

#[test]
fn errors_of_any_kind_and_number_do_not_reach_the_response() {
    assert_eq!(response("GET /success-and-errors"), "Envelope<Option<i64>>");
}

#[test]
fn json_beside_no_content_is_json() {
    assert_eq!(response("DELETE /json-and-nothing"), "done: Option<bool>");
}

#[test]
fn no_content_is_nothing_whatever_its_schema() {
    assert_eq!(response("DELETE /nothing-with-schema"), "()");
}

#[test]
fn without_a_documented_success_the_response_is_any_json_or_the_target_of_a_redirect() {
    assert_eq!(response("GET /only-redirect"), "Bytes");
    for operation in [
        "GET /only-unauthorized",
        "POST /empty-responses",
        "POST /no-responses",
        "GET /no-schema",
    ] {
        assert_eq!(response(operation), "Value", "{operation}");
    }
}

#[test]
fn a_media_type_that_ends_in_json_is_json() {
    assert_eq!(response("GET /problem-json"), "title: Option<String>");
}

#[test]
fn text_is_text_unless_its_sample_is_json() {
    assert_eq!(response("GET /text"), "String");
    assert_eq!(
        response("GET /json-in-text"),
        "id: Option<Id>, none: Option<Value>, tags: Vec<String>"
    );
    assert_eq!(response("GET /broken-json-in-text"), "Value");
}

#[test]
fn binary_is_bytes() {
    assert_eq!(response("GET /bytes"), "Bytes");
}

#[test]
fn samples_that_are_objects_make_one_struct() {
    // The null sample gives way; an id may be a number or text.
    assert_eq!(
        response("GET /samples"),
        "extra: Option<Extra>, id: Option<Id>"
    );
}

#[test]
fn samples_of_different_kinds_are_an_enum_of_these() {
    assert_eq!(response("GET /two-kinds-of-response"), "Value");
}

#[test]
fn a_response_may_be_a_list() {
    assert_eq!(response("GET /array-at-the-top"), "Vec<ArrayAtTheTop>");
}

#[test]
fn nothing_in_a_response_is_closed_or_required() {
    let response = response("GET /response-types");
    for field in [
        "pattern: Option<String>",
        "closed: Option<String>",
        "when: Option<Timestamp>",
        "empty: Option<Value>",
        "also_empty: Option<Value>",
        "untyped: Vec<Value>",
        "none: Option<Value>",
        "map: BTreeMap<String, i64>",
        "free: Option<Value>",
        "wrong: Option<i64>",
    ] {
        assert!(response.contains(field), "{field} in {response}");
    }
}

#[test]
fn keys_that_are_data_among_names_are_one_map() {
    assert!(response("GET /response-types").starts_with("others: Map<String, Value>, also_empty"));
}

#[test]
fn a_schema_that_contains_itself_ends() {
    let surface = surface();
    assert_eq!(
        fields(surface, "Tree"),
        "children: Vec<Value>, name: Option<String>"
    );
}

#[test]
fn members_that_meet_after_casing_keep_apart() {
    let name = |wire_name| setter("POST /colliding-members", wire_name).name;
    for (wire_name, setter) in [
        ("foo_bar", "foo_bar"),
        ("fooBar", "foo_bar_body"),
        ("view", "view"),
        ("_view", "view_body"),
        ("a_b", "a_b"),
        ("a.b", "a_b_body"),
        ("a_b_2", "a_b_2"),
        ("images", "images"),
        ("images[]", "images_body"),
        ("", "x"),
        ("*", "x_body"),
        ("type", "type_"),
        ("self", "self_"),
        ("Teacher II", "teacher_ii"),
        ("été", "été"),
    ] {
        assert_eq!(name(wire_name), setter);
    }
    assert_eq!(
        response("POST /colliding-members"),
        "view_2: Option<i64>, foo_bar_2: Option<i64>, foo_bar: Option<i64>, view: Option<i64>"
    );
}

#[test]
fn types_that_typify_would_confuse_keep_apart() {
    let surface = surface();
    assert_eq!(fields(surface, "BazQux"), "first: Option<String>");
    assert_eq!(fields(surface, "Qux"), "second: Option<String>");
    assert_eq!(fields(surface, "Data"), "third: Option<String>");
    assert_eq!(
        response("GET /colliding-types-2"),
        "Envelope<Option<CollidingTypes2>>"
    );
    assert_eq!(fields(surface, "CollidingTypes2"), "fourth: Option<String>");
    assert_eq!(
        arguments("GET /colliding-types-2", Location::Query),
        ["data: CollidingTypes2Data? = data"]
    );
}

#[test]
fn bodies_that_cannot_be_generated_are_listed() {
    let skipped: Vec<String> = surface().skipped.iter().map(ToString::to_string).collect();
    assert_eq!(
        skipped,
        [
            "POST /multipart-mixed: a body of multipart/mixed",
            "GET /same/{x_y}: the same as GET /same/{x-y}",
            "POST /xml: a body of application/xml",
        ]
    );
}

#[test]
fn of_two_media_types_json_is_sent() {
    assert_eq!(
        setter("POST /json-or-multipart", "a").ty.to_string(),
        "String"
    );
}

#[test]
fn a_form_is_a_form() {
    let body = method(surface(), "POST /form").body.expect("a body");
    assert!(body.encoding == Encoding::Form && body.is_object);
    assert_eq!(setter("POST /form", "deep").ty.to_string(), "FormDeep");
}

#[test]
fn a_form_of_parts_has_files_and_values() {
    assert_eq!(
        arguments("POST /multipart", Location::Body),
        [
            "count: i64? = count",
            "file: FilePart? = file",
            "kind: MultipartKind? = kind",
            "meta: MultipartMeta? = meta",
            "note: String? = note",
            "pages_body: Vec<FilePart>? = pages",
            "photos: Vec<FilePart> = photos",
            "public: bool? = public",
            "scan: FilePart? = scan",
            "tags: Vec<String>? = tags",
            "title: String = title",
        ]
    );
    // A file is a part of its own.
    assert_eq!(
        fields(surface(), "MultipartMeta"),
        "on: Option<bool>, thumb: Option<String>"
    );
    let photos = setter("POST /multipart", "photos");
    assert_eq!(photos.limits, [(Vec::new(), Limit::MaxItems(2))]);
    let file = setter("POST /multipart", "file");
    assert_eq!(
        (file.doc.as_str(), file.notes),
        ("At most 100 MB", Vec::new())
    );
}

#[test]
fn parts_have_the_media_types_of_their_encoding() {
    let body = method(surface(), "POST /multipart").body.expect("a body");
    let media_types = [
        ("file", "image/webp"),
        ("meta", "application/json"),
        ("photos", "image/png, image/jpeg"),
        ("title", "text/plain; charset=utf-8"),
    ];
    let media_types = media_types.map(|(name, media_type)| (name.into(), media_type.into()));
    assert_eq!(body.encoding, Encoding::Multipart(media_types.into()));
}

#[test]
fn a_form_of_parts_wins_over_another_only_if_it_has_files() {
    let encoding = |operation: &str| method(surface(), operation).body.map(|body| body.encoding);
    let parts = Some(Encoding::Multipart(BTreeMap::new()));
    assert_eq!(encoding("PATCH /multipart"), parts);
    assert_eq!(setter("PATCH /multipart", "photo").ty, Type::File);
    assert_eq!(encoding("DELETE /multipart"), Some(Encoding::Form));
    assert_eq!(encoding("POST /json-or-multipart"), Some(Encoding::Json));
    // Without documented parts, all parts are undocumented.
    assert_eq!(encoding("PUT /multipart"), parts);
    assert_eq!(arguments("PUT /multipart", Location::Body), [""; 0]);
}

#[test]
fn a_body_may_be_any_kind_of_json() {
    let is_object = |operation: &str| method(surface(), operation).body.map(|body| body.is_object);
    assert_eq!(is_object("POST /body-kinds"), Some(false));
    assert_eq!(is_object("PUT /body-kinds"), Some(true));
    assert_eq!(is_object("PATCH /body-kinds"), Some(false));
}

#[test]
fn a_delete_has_its_body() {
    assert_eq!(
        setter("DELETE /nothing-with-schema", "reason")
            .ty
            .to_string(),
        "String"
    );
}

#[test]
fn pseudo_types_are_read_by_what_they_mean() {
    assert_eq!(sent_type("date"), "Timestamp!");
    assert_eq!(sent_type("rule"), "Timestamp");
    assert_eq!(sent_type("moment"), "Timestamp");
    assert_eq!(sent_type("hour"), "String");
    assert_eq!(sent_type("number"), "f64");
    assert_eq!(sent_type("text"), "String or null");
    assert_eq!(sent_type("list"), "Vec<String> or null!");
    assert_eq!(sent_type("flag"), "bool");
    assert_eq!(sent_type("lists"), "Vec<Vec<i64>>");
    assert_eq!(sent_type("listed"), "String or null");
}

#[test]
fn pseudo_types_without_one_meaning_take_anything() {
    assert_eq!(sent_type("files"), "Vec<Value>");
    assert_eq!(sent_type("previews"), "Vec<Id>");
    assert_eq!(sent_type("cut"), "Value");
    assert_eq!(sent_type("any_of"), "Value");
    assert_eq!(sent_type("lost"), "Value");
    assert_eq!(sent_type("null_type"), "Value");
    assert_eq!(sent_type("required_null"), "Value or null!");
}

#[test]
fn a_sample_of_null_says_nothing_about_what_is_sent() {
    assert_eq!(sent_type("null_example"), "String or null");
}

#[test]
fn parts_of_one_type_are_of_that_type() {
    assert_eq!(sent_type("typed_any_of"), "String");
    assert_eq!(
        fields(surface(), "RequestTypeAllOf"),
        "a: Option<String>, b: Option<String>"
    );
}

#[test]
fn an_optional_list_can_be_sent_empty() {
    assert_eq!(sent_type("clear"), "Vec<String> or null");
    assert_eq!(sent_type("misplaced"), "Vec<String>");
}

#[test]
fn values_of_another_type_than_the_schema_are_brought_to_it() {
    let surface = surface();
    assert_eq!(
        surface.types["RequestTypeNumbers"],
        Definition::StringEnum(vec!["58".into(), "80".into()])
    );
    assert_eq!(
        surface.types["RequestTypeLots"],
        Definition::IntegerEnum(vec![3, 6, 12])
    );
    assert_eq!(
        surface.types["RequestTypeBareEnum"],
        Definition::StringEnum(vec!["x".into(), "y".into()])
    );
    assert_eq!(
        surface.types["RequestTypeBareNumbers"],
        Definition::IntegerEnum(vec![1, 2])
    );
    assert_eq!(
        surface.types["RequestTypeWithNull"],
        Definition::StringEnum(vec!["x".into()])
    );
}

#[test]
fn values_without_distinct_variant_names_are_documented_text() {
    for (member, values) in [
        ("colliding", r#"One of `"a-b"` or `"a_b"`."#),
        ("symbols", r#"One of `"+"` or `"-"`."#),
    ] {
        let argument = setter("POST /request-types", member);
        assert_eq!(argument.ty.to_string(), "String");
        assert_eq!(argument.doc, values);
    }
}

#[test]
fn a_default_is_documented_and_not_sent_and_limits_are_checked() {
    let argument = setter("POST /request-types", "short");
    assert_eq!(argument.ty.to_string(), "String");
    assert_eq!(
        argument.doc,
        "At least 1 characters, at most 3 characters, default `abc`."
    );
    assert_eq!(
        argument.limits,
        [
            (Vec::new(), Limit::MinLength(1)),
            (Vec::new(), Limit::MaxLength(3))
        ]
    );
}

#[test]
fn a_limit_that_a_description_states_is_checked() {
    assert_eq!(
        setter("POST /request-types", "stated").limits,
        [
            (Vec::new(), Limit::Minimum(1.0)),
            (Vec::new(), Limit::Maximum(100.0))
        ]
    );
    assert_eq!(
        setter("POST /request-types", "stated_id").limits,
        [
            (Vec::new(), Limit::MaxItems(3)),
            (vec!["[]".to_owned()], Limit::Filled)
        ]
    );
    assert_eq!(
        setter("POST /request-types", "flag").limits,
        [(Vec::new(), Limit::True)]
    );
}

#[test]
fn a_member_of_a_body_has_the_kinds_of_its_type() {
    let kinds = |member: &str| setter("POST /request-types", member).kinds;
    assert_eq!(kinds("number"), [(Vec::new(), JsonKind::Number)]);
    assert!(kinds("any_of").is_empty());
    let within = |place: &str, kind| (vec![place.to_owned()], kind);
    assert_eq!(
        kinds("list"),
        [(Vec::new(), JsonKind::List), within("[]", JsonKind::Text)]
    );
    assert_eq!(
        kinds("nothing"),
        [
            (Vec::new(), JsonKind::Object),
            within("a", JsonKind::Integer)
        ]
    );
}

#[test]
fn a_required_argument_may_be_empty_if_its_description_says_so() {
    assert!(setter("POST /request-types", "list").filled);
    assert!(!setter("POST /request-types", "short").filled);
}

#[test]
fn dotted_filters_get_brackets_and_the_empty_filter_goes() {
    has_query("filter_online: bool? = filter[online]");
    has_query("filter_tags: Vec<String>? = filter[tags][]");
    assert!(
        arguments("GET /query", Location::Query)
            .iter()
            .all(|found| !found.ends_with("= filter"))
    );
}

#[test]
fn lists_in_a_query_get_brackets_whatever_their_style() {
    has_query("type_: Vec<QueryType>? = type[]");
    has_query("piped: Vec<i64>? = piped[]");
    has_query("rows: Vec<Value>? = rows[]");
    has_query("empty: Vec<Value>? = empty[]");
}

#[test]
fn names_with_and_without_brackets_keep_apart() {
    has_query("account_ids: Id? = account_ids");
    has_query("account_ids_query: Vec<Id>? = account_ids[]");
}

#[test]
fn objects_in_a_query_are_flattened() {
    has_query("deep_a: String? = deep[a]");
    has_query("deep_b_c: i64? = deep[b][c]");
}

#[test]
fn required_and_scalar_parameters_keep_their_types() {
    has_query("order: QueryOrder = order");
    has_query("flag: bool? = flag");
    has_query("amount: Amount? = amount");
    has_query("content: String? = content");
}

#[test]
fn a_limit_with_a_whole_number_as_sample_is_one() {
    has_query("limit: i64? = limit");
}

#[test]
fn headers_are_kept_unless_they_are_the_clients_or_cannot_be_sent() {
    assert_eq!(
        arguments("GET /query", Location::Header),
        ["x_list: String? = X-List", "x_trace: i64? = X-Trace"]
    );
}

#[test]
fn placeholders_of_the_path_are_its_parameters_and_there_are_no_others() {
    let operation = "GET /path/{declared}/{undeclared}/{optional}/{both}";
    assert_eq!(
        arguments(operation, Location::Path),
        [
            "declared: String = declared",
            "undeclared: String = undeclared",
            "optional: String = optional",
            "both: String = both"
        ]
    );
    assert_eq!(
        arguments(operation, Location::Query),
        ["both: String? = both"]
    );
}

#[test]
fn braces_without_a_parameter_are_text() {
    method(surface(), "GET /broken/path/%7B/x%7D/%7Bopen");
}

#[test]
fn names_that_every_request_has_are_left_to_it() {
    let taken = arguments("POST /taken/{client}/{url}", Location::Query);
    for (name, wire_name) in [
        ("body_query", "body"),
        ("send_query", "send"),
        ("wait_query", "wait"),
        ("new", "new"),
        ("url", "url"),
    ] {
        assert!(
            taken.contains(&format!("{name}: String? = {wire_name}")),
            "{wire_name} in {taken:?}"
        );
    }
    let place = "POST /taken/{client}/{url}";
    assert_eq!(setter(place, "body").name, "body_body");
    assert_eq!(setter(place, "idempotencyKey").name, "idempotency_key_body");
}

#[test]
fn the_header_of_idempotency_is_set_by_the_method_that_every_request_has() {
    let place = "POST /taken/{client}/{url}";
    assert_eq!(
        arguments(place, Location::Header),
        [
            "idempotency_key: String = idempotency-key",
            "idempotency_key_header: String? = idempotency_key",
        ]
    );
    assert!(method(surface(), place).takes_idempotency_key());
    assert!(!method(surface(), "GET /query").takes_idempotency_key());
    let source = &generated().source;
    assert!(source.contains("pub fn idempotency_key_header("));
    assert!(!source.contains("pub fn idempotency_key("));
    assert_eq!(source.matches("takes_idempotency_key: true").count(), 2);
    // The method has its own text; that of the document stands where it is listed.
    assert!(source.contains("* [`idempotency_key`](Post::idempotency_key): One per message."));
    // The request checks it itself, and makes one where none is set.
    assert!(!source.contains(r#"name: "idempotency_key""#));
}

#[test]
fn a_whole_url_is_one_segment_of_a_path() {
    let source = &generated().source;
    assert!(source.contains(r#"request.segment("client", "#));
    assert!(source.contains(r#"request.url_segment("url", "#));
    assert_eq!(source.matches(".url_segment(").count(), 1);
}

#[test]
fn nothing_is_known_of_another_document_than_the_vendored_one() {
    let source = &generated().source;
    assert!(!source.contains("# Effects"));
    assert!(!source.contains("is_stored : true"));
    assert!(!source.contains("reports_failure : false"));
}

#[test]
fn an_operation_may_have_any_number_of_parameters() {
    let method = method(surface(), "POST /many-parameters");
    assert_eq!(method.arguments.len(), 23);
}

/// progenitor's order of headers and a body is none that a sort can rely on.
#[test]
fn any_number_of_headers_stands_beside_a_body() {
    let parameter = |location: &str, name: String| serde_json::json!({"in": location, "name": name, "schema": {"type": "string"}});
    let queries = (0..60).map(|index| parameter("query", format!("q{}", index * 37 % 60)));
    let headers = (0..12).map(|index| parameter("header", format!("X-{}", index * 7 % 12)));
    let parameters: Vec<serde_json::Value> = queries.chain(headers).collect();
    let body = serde_json::json!({"content": {"application/json": {"schema": {"type": "object"}}}});
    let operation = serde_json::json!({
        "parameters": parameters, "requestBody": body, "responses": {"204": {}},
    });
    let document = serde_json::json!({"openapi": "3.0.3", "paths": {"/a": {"post": operation}}});
    let document = Document::any(&document.to_string()).expect("a document");
    let names = propose(&document, &Names::default()).expect("names");
    let source = generate(&document, &names, &Groups::All)
        .expect("source")
        .source;
    for index in 0..12 {
        let appended = format!("header_map.append(\"X-{index}\", ");
        assert_eq!(source.matches(&appended).count(), 1, "{appended}");
    }
    assert_eq!(source.matches("runtime::QueryParam::new(").count(), 60);
    assert_eq!(source.matches(".json(&body)").count(), 1);
}

#[test]
fn without_a_title_a_method_is_named_after_its_operation() {
    let names: Vec<String> = ["GET", "PUT", "POST", "PATCH", "DELETE"]
        .iter()
        .map(|verb| method(surface(), &format!("{verb} /ids")).name)
        .collect();
    assert_eq!(names, ["get", "put", "post", "patch", "delete"]);
}

#[test]
fn a_get_takes_its_body_as_query() {
    let method = method(surface(), "GET /get-with-body");
    assert_eq!(method.body, None);
    assert_eq!(
        arguments("GET /get-with-body", Location::Query),
        [
            "from: String = from",
            "ids: Vec<Id>? = ids[]",
            "page: i64? = page"
        ]
    );
}

#[test]
fn prose_is_no_code() {
    let method = method(surface(), "GET /prose");
    assert_eq!(method.title, "line one line two");
    assert_eq!(
        method.description,
        "Indented:\n\nlet x = not rust;\n\nfenced\n\\<b\\>bold\\</b\\> \\[link\\] `a[0]` <https://example.com/x>."
    );
}
