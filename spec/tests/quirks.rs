//! What becomes of each quirk in `quirks.yaml`.
//!
//! That the result compiles and sends what it should is shown by the tests of `onlyfansapi`.

use std::sync::LazyLock;

use expect_test::expect_file;
use onlyfansapi_spec::{Definition, Location, Method, Surface, generate, load};

fn surface() -> &'static Surface {
    static SURFACE: LazyLock<Surface> = LazyLock::new(|| {
        let document = load(include_str!("quirks.yaml")).expect("the quirks load");
        generate(&document).expect("the quirks generate").surface
    });
    &SURFACE
}

#[test]
fn the_output_that_is_compiled_elsewhere_is_up_to_date() {
    let document = load(include_str!("quirks.yaml")).expect("the quirks load");
    let generated = generate(&document).expect("the quirks generate");
    let file = syn::parse_file(&generated.source).expect("generated code is Rust");
    // `UPDATE_EXPECT=1 cargo test` writes it.
    expect_file!["../../tests/it/quirks/generated.rs"].assert_eq(&prettyplease::unparse(&file));
}

fn method(surface: &Surface, operation: &str) -> Method {
    let found = surface
        .methods
        .iter()
        .find(|method| method.operation() == operation);
    found.unwrap_or_else(|| panic!("no {operation}")).clone()
}

/// The answer's type and, if it is a struct, its fields as `name: Type`.
fn answer(operation: &str) -> String {
    let surface = surface();
    let success = method(surface, operation).success.to_string();
    match surface.types.get(&success) {
        Some(_) => fields(surface, &success),
        None => success,
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

/// One field of the request body, and what is documented of it.
fn sent(operation: &str, wire_name: &str) -> (String, String, String) {
    let surface = surface();
    let (ty, _) = method(surface, operation).body.expect("a body");
    let Some(Definition::Struct { fields, .. }) = surface.types.get(&ty.to_string()) else {
        panic!("{ty} is no struct");
    };
    let field = fields.iter().find(|field| field.wire_name == wire_name);
    let field = field.unwrap_or_else(|| panic!("no {wire_name}"));
    (field.name.clone(), field.ty.to_string(), field.doc.clone())
}

fn sent_type(wire_name: &str) -> String {
    sent("POST /request-types", wire_name).1
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
        answer("GET /two-successes"),
        "count: Option<f64>, data: Option<String>, status: Option<String>"
    );
}

#[test]
fn errors_of_any_kind_and_number_do_not_reach_the_answer() {
    assert_eq!(answer("GET /success-and-errors"), "data: Option<i64>");
}

#[test]
fn json_beside_no_content_is_json() {
    assert_eq!(answer("DELETE /json-and-nothing"), "done: Option<bool>");
}

#[test]
fn no_content_is_nothing_whatever_its_schema() {
    assert_eq!(answer("DELETE /nothing-with-schema"), "()");
}

#[test]
fn without_a_documented_success_the_answer_is_any_json_or_the_target_of_a_redirect() {
    assert_eq!(answer("GET /only-redirect"), "Bytes");
    for operation in [
        "GET /only-unauthorized",
        "POST /empty-responses",
        "POST /no-responses",
        "GET /no-schema",
    ] {
        assert_eq!(answer(operation), "Value", "{operation}");
    }
}

#[test]
fn a_media_type_that_ends_in_json_is_json() {
    assert_eq!(answer("GET /problem-json"), "title: Option<String>");
}

#[test]
fn text_is_text_unless_its_sample_is_json() {
    assert_eq!(answer("GET /text"), "String");
    assert_eq!(
        answer("GET /json-in-text"),
        "id: Option<i64>, none: Option<Value>, tags: Vec<String>"
    );
    assert_eq!(answer("GET /broken-json-in-text"), "Value");
}

#[test]
fn binary_is_bytes() {
    assert_eq!(answer("GET /bytes"), "Bytes");
}

#[test]
fn samples_that_are_objects_make_one_struct() {
    // The null sample gives way; conflicting ids are never decided.
    assert_eq!(
        answer("GET /samples"),
        "extra: Option<SamplesResponseExtra>, id: Option<Value>"
    );
}

#[test]
fn samples_of_different_kinds_are_any_json() {
    assert_eq!(answer("GET /two-kinds-of-answer"), "Value");
}

#[test]
fn an_answer_may_be_a_list() {
    assert_eq!(
        answer("GET /array-at-the-top"),
        "Vec<ArrayAtTheTopResponseItem>"
    );
}

#[test]
fn nothing_in_an_answer_is_closed_or_required() {
    let answer = answer("GET /answer-types");
    for field in [
        "pattern: Option<String>",
        "closed: Option<String>",
        "when: Option<String>",
        "empty: Option<Value>",
        "also_empty: Option<Value>",
        "untyped: Vec<Value>",
        "none: Option<Value>",
        "map: HashMap<String, i64>",
        "free: Option<Value>",
        "wrong: Option<i64>",
    ] {
        assert!(answer.contains(field), "{field} in {answer}");
    }
}

#[test]
fn integer_keys_are_text() {
    let surface = surface();
    assert!(
        answer("GET /answer-types").starts_with(
            "x1735689661: Option<AnswerTypesResponse1735689661>, x720: Option<String>"
        )
    );
    assert_eq!(
        fields(surface, "AnswerTypesResponse1735689661"),
        "x1: Option<i64>"
    );
}

#[test]
fn a_schema_that_contains_itself_ends() {
    let surface = surface();
    assert_eq!(
        fields(surface, "AnswerTypesResponseTree"),
        "children: Vec<Value>, name: Option<String>"
    );
}

#[test]
fn members_that_meet_after_casing_keep_apart() {
    let name = |wire_name| sent("POST /colliding-members", wire_name).0;
    assert_eq!(
        (name("foo_bar"), name("fooBar")),
        ("foo_bar".into(), "foo_bar_2".into())
    );
    assert_eq!(
        (name("view"), name("_view")),
        ("view".into(), "view_2".into())
    );
    assert_eq!(
        (name("a_b"), name("a.b"), name("a_b_2")),
        ("a_b".into(), "a_b_3".into(), "a_b_2".into())
    );
    assert_eq!(
        (name("images"), name("images[]")),
        ("images".into(), "images_2".into())
    );
    assert_eq!((name(""), name("*")), ("x".into(), "x_2".into()));
    assert_eq!(
        (name("type"), name("self"), name("Teacher II"), name("été")),
        (
            "type_".into(),
            "self_".into(),
            "teacher_ii".into(),
            "été".into()
        )
    );
}

#[test]
fn types_that_typify_would_confuse_keep_apart() {
    let surface = surface();
    assert_eq!(
        fields(surface, "GetFooResponseBarBazQux"),
        "first: Option<String>"
    );
    assert_eq!(
        fields(surface, "GetFooResponseBarBazQux2"),
        "second: Option<String>"
    );
    assert_eq!(
        fields(surface, "GetFooResponseData"),
        "third: Option<String>"
    );
    assert_eq!(
        fields(surface, "GetFooResponseResponseData"),
        "fourth: Option<String>"
    );
    assert_eq!(
        arguments("GET /colliding-types-2", Location::Query),
        ["data: GetFooResponseData2? = data"]
    );
    assert!(matches!(
        surface.types["GetFooResponseData2"],
        Definition::StringEnum(_)
    ));
}

#[test]
fn bodies_that_cannot_be_generated_are_listed() {
    let skipped: Vec<String> = surface().skipped.iter().map(ToString::to_string).collect();
    assert_eq!(
        skipped,
        [
            "POST /multipart: a body of multipart/form-data",
            "GET /same/{x_y}: the same as GET /same/{x-y}",
            "POST /xml: a body of application/xml",
        ]
    );
}

#[test]
fn of_two_media_types_json_is_sent() {
    assert_eq!(sent("POST /json-or-multipart", "a").1, "Option<String>");
}

#[test]
fn a_form_is_a_form() {
    let (ty, is_form) = method(surface(), "POST /form").body.expect("a body");
    assert_eq!((ty.to_string().as_str(), is_form), ("FormBody", true));
}

#[test]
fn a_body_may_be_any_kind_of_json() {
    let body = |operation: &str| {
        method(surface(), operation)
            .body
            .map(|(ty, _)| ty.to_string())
    };
    assert_eq!(
        body("POST /body-kinds").as_deref(),
        Some("Vec<ArrayBodyBodyItem>")
    );
    assert_eq!(
        body("PUT /body-kinds").as_deref(),
        Some("Map<String, Value>")
    );
    assert_eq!(body("PATCH /body-kinds").as_deref(), Some("EnumBodyBody"));
}

#[test]
fn a_delete_has_its_body() {
    assert_eq!(
        sent("DELETE /nothing-with-schema", "reason").1,
        "Option<String>"
    );
}

#[test]
fn pseudo_types_are_read_by_what_they_mean() {
    assert_eq!(sent_type("date"), "String");
    assert_eq!(sent_type("rule"), "Option<String>");
    assert_eq!(sent_type("moment"), "Option<String>");
    assert_eq!(sent_type("hour"), "Option<String>");
    assert_eq!(sent_type("number"), "Option<f64>");
    assert_eq!(sent_type("text"), "Option<String>");
    assert_eq!(sent_type("list"), "Option<Vec<String>>");
    assert_eq!(sent_type("flag"), "Option<bool>");
    assert_eq!(sent_type("lists"), "Option<Vec<Vec<i64>>>");
    assert_eq!(sent_type("listed"), "Option<String>");
}

#[test]
fn pseudo_types_without_one_meaning_take_anything() {
    assert_eq!(sent_type("files"), "Option<Vec<Value>>");
    assert_eq!(sent_type("previews"), "Option<Vec<Value>>");
    assert_eq!(sent_type("cut"), "Option<Value>");
    assert_eq!(sent_type("any_of"), "Option<Value>");
    assert_eq!(sent_type("lost"), "Option<Value>");
    assert_eq!(sent_type("null_type"), "Option<Value>");
    assert_eq!(sent_type("required_null"), "Value");
}

#[test]
fn a_sample_of_null_says_nothing_about_what_is_sent() {
    assert_eq!(sent_type("null_example"), "Option<String>");
}

#[test]
fn parts_of_one_type_are_of_that_type() {
    assert_eq!(sent_type("typed_any_of"), "Option<String>");
    assert_eq!(
        fields(surface(), "RequestTypesBodyAllOf"),
        "a: String, b: Option<String>"
    );
}

#[test]
fn an_optional_list_can_be_sent_empty() {
    assert_eq!(sent_type("clear"), "Option<Vec<String>>");
    assert_eq!(sent_type("misplaced"), "Option<Vec<String>>");
}

#[test]
fn values_of_another_type_than_the_schema_are_brought_to_it() {
    let surface = surface();
    assert_eq!(
        surface.types["RequestTypesBodyNumbers"],
        Definition::StringEnum(vec!["58".into(), "80".into()])
    );
    assert_eq!(
        surface.types["RequestTypesBodyLots"],
        Definition::IntegerEnum(vec![3, 6, 12])
    );
    assert_eq!(
        surface.types["RequestTypesBodyBareEnum"],
        Definition::StringEnum(vec!["x".into(), "y".into()])
    );
    assert_eq!(
        surface.types["RequestTypesBodyBareNumbers"],
        Definition::IntegerEnum(vec![1, 2])
    );
    assert_eq!(
        surface.types["RequestTypesBodyWithNull"],
        Definition::StringEnum(vec!["x".into()])
    );
}

#[test]
fn values_without_distinct_variant_names_are_documented_text() {
    for (member, values) in [
        ("colliding", r#"One of `"a-b"` or `"a_b"`."#),
        ("symbols", r#"One of `"+"` or `"-"`."#),
    ] {
        let (_, ty, doc) = sent("POST /request-types", member);
        assert_eq!((ty.as_str(), doc.as_str()), ("Option<String>", values));
    }
}

#[test]
fn a_default_is_documented_and_not_sent() {
    let (_, ty, doc) = sent("POST /request-types", "short");
    assert_eq!(ty, "Option<String>");
    assert_eq!(doc, "Shortest length 1, longest length 3, default `abc`.");
}

#[test]
fn dotted_filters_get_brackets_and_the_empty_filter_goes() {
    has_query("filter_online: QueryFilterOnline? = filter[online]");
    has_query("filter_tags: Vec<String>? = filter[tags][]");
    assert!(
        arguments("GET /query", Location::Query)
            .iter()
            .all(|found| !found.ends_with("= filter"))
    );
}

#[test]
fn lists_in_a_query_get_brackets_whatever_their_style() {
    has_query("type_: Vec<QueryTypeItem>? = type[]");
    has_query("piped: Vec<i64>? = piped[]");
    has_query("rows: Vec<Value>? = rows[]");
    has_query("empty: Vec<Value>? = empty[]");
}

#[test]
fn names_with_and_without_brackets_keep_apart() {
    has_query("account_ids: String? = account_ids");
    has_query("account_ids_2: Vec<String>? = account_ids[]");
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
    has_query("amount: f64? = amount");
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
        ["both_2: String? = both"]
    );
}

#[test]
fn braces_without_a_parameter_are_text() {
    method(surface(), "GET /broken/path/%7B/x%7D/%7Bopen");
}

#[test]
fn names_that_generated_code_needs_are_left_to_it() {
    let taken = arguments("POST /taken/{client}/{url}", Location::Query);
    for (name, wire_name) in [
        ("body_2", "body"),
        ("send_2", "send"),
        ("new_2", "new"),
        ("body_map_2", "body_map"),
        ("url_2", "url"),
    ] {
        assert!(
            taken.contains(&format!("{name}: String? = {wire_name}")),
            "{wire_name} in {taken:?}"
        );
    }
    assert_eq!(method(surface(), "GET /ids/builder").name, "builder_2");
}

#[test]
fn an_operation_may_have_any_number_of_parameters() {
    let method = method(surface(), "POST /many-parameters");
    assert_eq!(method.arguments.len(), 22);
}

#[test]
fn unusable_ids_are_replaced() {
    let names: Vec<String> = ["GET", "PUT", "POST", "PATCH", "DELETE"]
        .iter()
        .map(|verb| method(surface(), &format!("{verb} /ids")).name)
        .collect();
    assert_eq!(
        names,
        ["get_ids", "put_ids", "post_ids", "patch_ids", "delete_ids"]
    );
}

#[test]
fn a_get_takes_its_body_as_query() {
    let method = method(surface(), "GET /get-with-body");
    assert_eq!(method.body, None);
    assert_eq!(
        arguments("GET /get-with-body", Location::Query),
        [
            "from: String = from",
            "ids: Vec<i64>? = ids[]",
            "page: i64? = page"
        ]
    );
}

#[test]
fn prose_is_no_code() {
    let doc = method(surface(), "GET /prose").doc;
    assert_eq!(
        doc,
        "line one line two\n\nIndented:\n\nlet x = not rust;\n\nfenced\n\\<b\\>bold\\</b\\> \\[link\\] `a[0]` <https://example.com/x>.\n\n`GET /prose`"
    );
}
