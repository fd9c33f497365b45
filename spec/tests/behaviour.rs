//! What is known of the operations of the vendored document, held against the document.

use std::collections::{BTreeMap, BTreeSet};

use onlyfansapi_spec::{
    Definition, Document, Evidence, Fact, Field, Groups, Location, Method, Surface,
    behaviour_of_nothing, facts_of_nothing, generate, operation_key, plan, unknown_lists,
};
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../openapi.yaml");

/// Ids of the operations whose calls spend, repeat, toggle, destroy or mark, or whose responses mislead.
const RISKY: [&str; 70] = [
    // Spend.
    "generateFanSummary",
    "startDataExport",
    "retryFailedDataExport",
    "createDataExport",
    "searchProfiles",
    "uploadMediaToTheOnlyFansCDN",
    "uploadMediaToVault",
    "downloadMediaFromTheOnlyFansCDN",
    "downloadDRMProtectedMedia",
    "addUsersToUserList",
    "redeliverWebhookDelivery",
    "requestManualWithdrawal",
    "subscribeToUser",
    "updateSubscriptionPrice",
    // Repeat.
    "sendMessage",
    "sendMassMessage",
    "sendPost",
    "addToStory",
    "createPostComment",
    "createPromotion",
    "createFreeTrialLink",
    "createTrackingLink",
    "createSmartLink",
    "createSmartLinkPixel",
    "addSocialMediaButton",
    "createSmartLinkPostback",
    "createWebhook",
    "createUserList",
    "sendSmartLinkPixelTestEvent",
    "send2FAEMailToCreator",
    "startAuthentication",
    // Toggle.
    "pinUnpinPost",
    "pinUnpinUserInUserList",
    "hideUnhideReleaseForm",
    // Change something by reading.
    "listChatMessages",
    "listAllFollowings",
    "listActiveFollowings",
    "listExpiredFollowings",
    // Destroy.
    "clearUserList",
    "deleteVaultMedia",
    "updateBlockedCountries",
    "deleteChat",
    "deletePost",
    "deletePostComment",
    "deleteStory",
    "deleteStoryHighlight",
    "deleteFreeTrialLink",
    "deleteTrackingLink",
    "deleteSmartLink",
    "deletePromotion",
    "revokeSharedFreeTrialLinkAccess",
    "revokeSharedTrackingLinkAccess",
    "disconnectAccount",
    "updateSmartLinkPixel",
    // Go on by themselves.
    "enableUpdateAutomaticMessaging",
    "enableUpdateAutomaticPosting",
    // Mislead.
    "checkUsernameAvailability",
    "addStoryToHighlight",
    "getProfitabilityHistory",
    "listChargebacks",
    "listPayoutRequests",
    "listBannedWords",
    "getSubscriptionHistory",
    "listDataExports",
    "updatePost",
    "listSmartLinkPostbacks",
    "showSmartLinkPostback",
    "updateSmartLinkPostback",
    "deleteMessage",
    "unsendDeleteMassMessage",
];

fn document() -> Document {
    let kept: Evidence = include_str!("../../evidence.lock")
        .parse()
        .expect("kept evidence");
    Document::vendored(DOCUMENT, &kept).expect("the document loads")
}

fn surface() -> Surface {
    let lock = include_str!("../../names.lock").parse().expect("a lock");
    plan(&document(), &lock, &Groups::All).expect("names for everything")
}

fn method(surface: &Surface, name: &str) -> Method {
    let is_it = |method: &&Method| format!("{}.{}", method.handle, method.name) == name;
    let found = surface.methods.iter().find(is_it);
    found.unwrap_or_else(|| panic!("no {name}")).clone()
}

#[test]
fn everything_that_is_known_is_known_of_an_operation_that_there_is() {
    assert_eq!(behaviour_of_nothing(&document()), [""; 0]);
    let other =
        Document::any(r#"{"openapi": "3.0.3", "paths": {"/a": {"get": {}}}}"#).expect("a document");
    assert!(behaviour_of_nothing(&other).contains(&"POST /api/{}/posts"));
    assert!(behaviour_of_nothing(&other).contains(&"/api/usage"));
}

#[test]
fn every_fact_is_of_a_member_that_there_is() {
    let mut document = document();
    assert!(document.facts.len() > 200);
    assert_eq!(facts_of_nothing(&document, &surface()), [""; 0]);
    let fact = |place| Fact {
        place,
        sentence: "Of nothing.",
        source: "nothing",
    };
    let facts = ["Transaction.cow", "Cow.id", "*.cow", "cow"];
    document.facts = Box::leak(Box::new(facts.map(fact)));
    assert_eq!(facts_of_nothing(&document, &surface()), facts);
}

/// Returns each fact with the fields that it documents.
fn documented(surface: &Surface) -> Vec<(&'static Fact, Vec<&Field>, Vec<&Field>)> {
    let facts = document().facts.iter();
    let documented = facts.map(|fact| {
        let (owner, member) = fact.place.split_once('.').expect("a type and a member");
        let types = surface
            .types
            .iter()
            .filter(|(name, _)| owner == "*" || owner == *name);
        let mut beside = Vec::new();
        let mut fields = Vec::new();
        for (_, definition) in types {
            let Definition::Struct { fields: own, .. } = definition else {
                continue;
            };
            let is_it =
                |field: &&Field| field.wire_name == member && field.doc.ends_with(fact.sentence);
            fields.extend(own.iter().filter(is_it));
            beside.extend(own);
        }
        (fact, fields, beside)
    });
    documented.collect()
}

#[test]
fn a_fact_of_all_types_gives_way_to_one_of_a_type() {
    let surface = surface();
    let documented = documented(&surface);
    let fields = |place: &str| {
        let found = documented.iter().find(|(fact, ..)| fact.place == place);
        &found.unwrap_or_else(|| panic!("no {place}")).1
    };
    assert!(fields("*.hasMore").len() > 15);
    assert_eq!(fields("SubscriptionPeriodPage.hasMore").len(), 1);
    assert!(
        !fields("SubscriptionPeriodPage.hasMore")[0]
            .doc
            .contains("Whether more follows")
    );
}

#[test]
fn what_a_fact_names_is_there() {
    let surface = surface();
    let arguments = surface.methods.iter().flat_map(|method| &method.arguments);
    let setters: BTreeSet<&str> = arguments.map(|argument| argument.name.as_str()).collect();
    let definitions = surface.types.values();
    let values: BTreeSet<&str> = definitions
        .filter_map(|definition| match definition {
            Definition::StringEnum(values) => Some(values),
            _ => None,
        })
        .flatten()
        .map(String::as_str)
        .collect();
    // Prefixes and values of texts, keys of maps, and what stands within untyped JSON.
    let others = [
        "$12.00",
        "2025-01-01",
        "240",
        "720",
        "WRONG_2FA",
        "account_ids",
        "acct_",
        "completed",
        "failed",
        "false",
        "fans",
        "healthy",
        "is_complete",
        "ofapi_media_",
        "omitted_from_page",
        "{external_click_id}",
    ];
    for (fact, _, beside) in documented(&surface) {
        for name in fact.sentence.split('`').skip(1).step_by(2) {
            let is_there = beside.iter().any(|field| field.name == name)
                || setters.contains(name)
                || values.contains(name)
                || others.contains(&name);
            assert!(is_there, "{}: {name}", fact.place);
        }
    }
}

#[test]
fn what_a_fact_comes_from_is_there() {
    let document = document();
    let operations = document.operations.iter();
    let keys: BTreeSet<String> = operations
        .filter(|operation| !operation.description.is_empty())
        .map(|operation| operation_key(operation.method, &operation.path))
        .collect();
    for fact in document.facts {
        if let Some(key) = fact.operation() {
            assert!(keys.contains(key), "{}: {key}", fact.place);
        }
    }
}

#[test]
fn facts_stand_in_the_documentation_of_fields() {
    let lock = include_str!("../../names.lock").parse().expect("a lock");
    let only = Groups::Only(["transactions".to_owned()].into());
    let generated = generate(&document(), &lock, &only).expect("a client");
    let doc = "#[doc = \"The gross amount, before fees, in the currency of `currency`.\"]";
    assert!(generated.source.contains(doc));
}

#[test]
fn every_risky_operation_has_effects() {
    let raw: Value = yaml_serde::from_str(DOCUMENT).expect("the document is YAML");
    let mut keys = BTreeMap::new();
    for (path, item) in raw["paths"].as_object().expect("paths") {
        for (verb, operation) in item.as_object().expect("operations") {
            if let Some(id) = operation["operationId"].as_str() {
                keys.insert(id, operation_key(&verb.to_uppercase(), path));
            }
        }
    }
    let document = document();
    let with_effects: BTreeSet<String> = document
        .operations
        .iter()
        .filter(|operation| !operation.behaviour.effects.is_empty())
        .map(|operation| operation_key(operation.method, &operation.path))
        .collect();
    for id in RISKY {
        let key = keys.get(id).unwrap_or_else(|| panic!("no {id}"));
        assert!(with_effects.contains(key), "{id}: {key}");
    }
}

#[test]
fn effects_stand_in_the_documentation_before_the_arguments() {
    let lock = include_str!("../../names.lock").parse().expect("a lock");
    let only = Groups::Only(["payouts".to_owned(), "messages".to_owned()].into());
    let source = generate(&document(), &lock, &only)
        .expect("a client")
        .source;
    let effects = "`POST /api/{account}/payouts/request-manual-withdrawal`\\n\\n# Effects\\n\\n* Moves real money.\\n* Takes effect again";
    assert!(source.contains(effects));
    assert!(source.contains("* Can mark the chat as read.\\n\\n# Arguments"));
}

#[test]
fn what_a_name_refers_to_is_there() {
    let surface = surface();
    for method in &surface.methods {
        for effect in &method.behaviour.effects {
            let names = effect.split('`').skip(1).step_by(2);
            // Others are of responses, headers, values and ids.
            let setters = names.filter(|name| {
                !["success", "marker", "hasMore", "Idempotency-Key"].contains(name)
                    && ![
                        "new_and_expired",
                        "ofapi_media_…",
                        "Idempotent-Replayed: true",
                    ]
                    .contains(name)
            });
            for setter in setters {
                let has = |name| {
                    method
                        .arguments
                        .iter()
                        .any(|argument| argument.name == name)
                };
                let is_in_response = setter == "headers" && method.path.contains("postbacks");
                let place = method.operation();
                assert!(has(setter) || is_in_response, "{place}: {setter}");
            }
        }
    }
}

#[test]
fn a_method_that_repeats_or_toggles_can_change_something() {
    for operation in document().operations {
        let repeats = |effect: &&str| effect.contains("may have taken effect");
        if operation.behaviour.effects.iter().any(repeats) {
            assert_ne!(operation.method, "GET", "{operation}");
        }
    }
}

#[test]
fn what_a_call_costs_at_least_is_known() {
    let surface = surface();
    for (name, credits) in [
        ("fan_summaries.generate", 200),
        ("fan_summaries.get", 1),
        ("tracking_links.list_stored", 0),
        ("webhooks.create", 0),
        ("webhooks.redeliver", 1),
        ("link_tags.list", 0),
        ("usage.get_credit_usage", 0),
        ("public_profiles.get", 0),
        ("public_profiles.search", 1),
        ("smart_links.create", 1),
        ("messages.send", 1),
    ] {
        assert_eq!(method(&surface, name).behaviour.credits, credits, "{name}");
    }
}

#[test]
fn an_operation_whose_description_says_so_costs_no_credits() {
    for operation in document().operations {
        let words: Vec<&str> = operation.description.split_whitespace().collect();
        if words.join(" ").contains("osts no credits") {
            assert_eq!(operation.behaviour.credits, 0, "{operation}");
        }
    }
}

#[test]
fn what_is_stored_and_what_is_no_failure_is_known() {
    let surface = surface();
    for (name, is_stored) in [
        ("tracking_links.list_stored", true),
        ("tracking_links.list_tags", true),
        ("shared_free_trial_links.remove_tags", true),
        ("media.get_upload_status", true),
        ("link_tags.list", true),
        ("usage.get_credit_usage", true),
        ("webhooks.create", true),
        ("smart_link_postbacks.list", true),
        ("smart_links.list_tags", true),
        ("tracking_links.list", false),
        ("messages.attach_tags", false),
        ("messages.send", false),
    ] {
        assert_eq!(
            method(&surface, name).behaviour.is_stored,
            is_stored,
            "{name}"
        );
    }
    let silent: Vec<String> = surface
        .methods
        .iter()
        .filter(|method| !method.behaviour.reports_failure)
        .map(|method| format!("{}.{}", method.handle, method.name))
        .collect();
    assert_eq!(silent, ["settings.check_username"]);
}

#[test]
fn only_send_message_takes_an_idempotency_key() {
    let surface = surface();
    let methods = surface.methods.iter();
    let takers: Vec<&Method> = methods
        .filter(|method| method.takes_idempotency_key())
        .collect();
    assert_eq!(takers.len(), 1);
    assert_eq!(
        takers[0].operation(),
        "POST /api/{account}/chats/{chat_id}/messages"
    );
    let is_key = |argument: &&onlyfansapi_spec::Argument| argument.location == Location::Header;
    let key = takers[0].arguments.iter().find(is_key).expect("the key");
    assert_eq!(key.name, "idempotency_key");
}

#[test]
fn every_list_is_known_and_an_operation_that_looks_like_one_is_reported() {
    let document = document();
    assert_eq!(unknown_lists(&document), [""; 0]);
    // A list of tomorrow, in each form that gives it away.
    let listed = |parameters: &str, schema: &str| {
        let json = format!(
            r#"{{"openapi": "3.0.3", "paths": {{"/a": {{"get": {{"parameters": [{parameters}], "responses": {{"200": {{"content": {{"application/json": {{"schema": {schema}}}}}}}}}}}}}}}}}"#
        );
        !unknown_lists(&Document::any(&json).expect("a document")).is_empty()
    };
    let object = |members: &str| format!(r#"{{"type": "object", "properties": {{{members}}}}}"#);
    let list = r#"{"type": "array", "items": {"type": "object", "properties": {"id": {"type": "integer"}}}}"#;
    assert!(listed("", list));
    assert!(listed("", &object(&format!(r#""data": {list}"#))));
    let page = object(r#""hasMore": {"type": "boolean"}"#);
    assert!(listed("", &object(&format!(r#""data": {page}"#))));
    let limit = r#"{"in": "query", "name": "limit", "schema": {"type": "integer"}}"#;
    let other = object(&format!(r#""others": {list}"#));
    assert!(listed(limit, &other) && !listed("", &other));
    assert!(!listed(limit, &object(r#""id": {"type": "integer"}"#)));
}
