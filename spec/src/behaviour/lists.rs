//! How each list is walked: the facts about its pages, by the key of its operation in `names.lock`.
//!
//! Gathered from the descriptions and samples of the document, the vendor's guides, the method docs of
//! the official Python SDK, and what integrators saw. The largest page is that of the document, where
//! it states one; `size` is for operations where it does not: the documented default or
//! recommendation.

use crate::{
    document::{Content, Document, Identity, List, Operation, Rule, Step},
    names_lock,
    shape::{Kind, Shape},
};

/// A list whose pages are led on by an offset, with its rows in `data.list`.
const OFFSET: List = List {
    step: Step::Offset(Rule::HasMore),
    rows: "data.list",
    identity: Identity::Member("id"),
    size: None,
    refused: None,
};

/// A list whose end only `next_page` tells.
const LINKED: List = List {
    step: Step::Offset(Rule::NextPage),
    ..OFFSET
};

/// A list of links, whose pages `pagination` can turn off.
const OF_LINKS: List = List {
    refused: Some("pagination"),
    ..OFFSET
};

/// A list of which nothing tells the end.
const UNMARKED: List = List {
    step: Step::Offset(Rule::Nothing),
    rows: "data",
    ..OFFSET
};

const MESSAGES: List = List {
    step: Step::Message,
    rows: "data",
    ..OFFSET
};

const DATED: List = List {
    step: Step::Date {
        parameter: "endDate",
        member: "date",
    },
    rows: "data.items",
    ..sized(10)
};

/// A list that comes in one response.
const WHOLE: List = List {
    step: Step::Single,
    ..OFFSET
};

const fn sized(size: u32) -> List {
    List {
        size: Some(size),
        ..OFFSET
    }
}

const fn at(rows: &'static str, list: List) -> List {
    List { rows, ..list }
}

const fn of(identity: Identity, list: List) -> List {
    List { identity, ..list }
}

/// The lists, in the order of their steps.
pub(super) const LISTS: &[(&str, List)] = &[
    // `hasMore` decides; a page that is short is not the last.
    ("GET /api/{}/fans/all", OFFSET),
    ("GET /api/{}/fans/active", OFFSET),
    ("GET /api/{}/fans/expired", OFFSET),
    // A fan who subscribes and renews has a row for each.
    (
        "GET /api/{}/fans/latest",
        of(Identity::Content, at("data.users", OFFSET)),
    ),
    ("GET /api/{}/trial-links", OFFSET),
    ("GET /api/{}/tracking-links", OF_LINKS),
    ("GET /api/{}/shared-trial-links", OF_LINKS),
    ("GET /api/{}/shared-tracking-links", OF_LINKS),
    ("GET /api/{}/stored/trial-links", OFFSET),
    ("GET /api/{}/stored/shared-trial-links", OFFSET),
    ("GET /api/{}/stored/shared-tracking-links", OFFSET),
    ("GET /api/{}/stored/tracking-links", OFFSET),
    ("GET /api/{}/release-forms", at("data.items", OFFSET)),
    ("GET /api/{}/users/blocked", OFFSET),
    ("GET /api/{}/users/restricted", OFFSET),
    // The same without `_pagination`.
    ("GET /api/{}/chats/{}/media", sized(20)),
    ("GET /api/{}/trial-links/{}/subscribers", sized(10)),
    ("GET /api/{}/tracking-links/{}/subscribers", sized(10)),
    ("GET /api/{}/media/vault", OFFSET),
    // A larger page is refused with 422.
    ("GET /api/{}/media/vault/lists", sized(30)),
    ("GET /api/{}/promotions", at("data.items", sized(10))),
    ("GET /api/{}/saved-for-later/messages", sized(10)),
    ("GET /api/{}/saved-for-later/posts", sized(10)),
    ("GET /api/{}/stories/{}/viewers", sized(8)),
    ("GET /api/{}/stories/highlights", sized(5)),
    ("GET /api/{}/posts", sized(10)),
    // The same with `nextOffset`.
    ("GET /api/{}/posts/{}/comments", sized(10)),
    ("GET /api/{}/posts/labels", sized(10)),
    ("GET /api/{}/user-lists/{}/users", OFFSET),
    ("GET /api/{}/user-lists/{}/users/pinned", OFFSET),
    // `next_page` alone decides, and pages in the middle may be empty.
    ("GET /api/{}/following/all", LINKED),
    ("GET /api/{}/following/active", LINKED),
    ("GET /api/{}/following/expired", LINKED),
    (
        "GET /api/{}/release-forms/taggable-users",
        at("data.items", LINKED),
    ),
    (
        "GET /api/{}/chats",
        of(Identity::Member("fan.id"), at("data", LINKED)),
    ),
    ("GET /api/webhooks/{}/deliveries", at("data", LINKED)),
    // Nothing but a page without rows tells the end.
    ("GET /api/smart-links", UNMARKED),
    (
        "GET /api/smart-links/{}/spenders",
        of(Identity::Member("onlyfans_id"), sized_at("data", 50)),
    ),
    (
        "GET /api/smart-links/{}/fans",
        of(Identity::Content, sized_at("data.rows", 100)),
    ),
    ("GET /api/smart-links/{}/clicks", sized_at("data.rows", 100)),
    (
        "GET /api/smart-links/{}/conversions",
        sized_at("data.rows", 100),
    ),
    (
        "GET /api/{}/trial-links/{}/spenders",
        of(Identity::Member("onlyfans_id"), sized_at("data", 50)),
    ),
    (
        "GET /api/{}/tracking-links/{}/spenders",
        of(Identity::Member("onlyfans_id"), sized_at("data", 50)),
    ),
    ("GET /api/{}/user-lists", UNMARKED),
    ("GET /api/{}/giphy/trending", UNMARKED),
    ("GET /api/{}/giphy/search", UNMARKED),
    ("GET /api/{}/chargebacks", at("data.list", UNMARKED)),
    (
        "GET /api/{}/payouts/payout-requests",
        of(Identity::Content, at("data.list", UNMARKED)),
    ),
    // `next_page` has a parameter that is not documented.
    ("GET /api/{}/chats/{}/messages", MESSAGES),
    ("GET /api/{}/chats/{}/messages/pinned", MESSAGES),
    // A marker of the response goes into the next request.
    (
        "GET /api/{}/transactions",
        List {
            step: Step::Marker("nextMarker"),
            ..sized(10)
        },
    ),
    (
        "GET /api/{}/stories/archive",
        List {
            step: Step::Marker("marker"),
            ..sized(18)
        },
    ),
    (
        "GET /api/{}/engagement/messages/{}/buyers",
        List {
            step: Step::Marker("marker"),
            ..sized(10)
        },
    ),
    (
        "GET /api/{}/notifications",
        List {
            step: Step::LastId {
                parameter: "from_id",
                member: None,
            },
            ..sized(10)
        },
    ),
    (
        "GET /api/{}/release-forms/mentions",
        List {
            step: Step::LastId {
                parameter: "fromId",
                member: Some("lastId"),
            },
            ..OFFSET
        },
    ),
    (
        "GET /api/search",
        List {
            step: Step::Cursor,
            rows: "data",
            identity: Identity::Member("onlyfans_id"),
            ..OFFSET
        },
    ),
    (
        "GET /api/data-exports",
        List {
            step: Step::Page,
            rows: "data.data",
            ..OFFSET
        },
    ),
    (
        "GET /api/banned-words",
        List {
            step: Step::Link,
            rows: "data",
            ..OFFSET
        },
    ),
    // The date of the last row goes into the next request, whose end may be inclusive.
    ("GET /api/{}/engagement/messages/mass-messages", DATED),
    ("GET /api/{}/engagement/messages/direct-messages", DATED),
    ("GET /api/{}/mass-messaging/overview", DATED),
    // There are no pages: a span of days whose response is full is cut into shorter ones.
    (
        "GET /api/{}/queue",
        List {
            step: Step::Days {
                start: "publishDateStart",
                end: "publishDateEnd",
            },
            identity: Identity::Content,
            ..OFFSET
        },
    ),
    // One response has all rows, or `hasMore` says that it is cut.
    ("GET /api/{}/fans/{}/subscriptions-history", WHOLE),
    ("GET /api/{}/statistics/reach/profile-visitors", WHOLE),
    ("GET /api/{}/mass-messaging", at("data", WHOLE)),
    ("GET /api/{}/fans/top", at("data.users", WHOLE)),
    ("GET /api/{}/stories", at("data", WHOLE)),
    ("GET /api/{}/bundles", at("data", WHOLE)),
    ("GET /api/accounts", at("", WHOLE)),
    ("GET /api/smart-link-postbacks", at("data", WHOLE)),
    ("GET /api/webhooks", at("data", WHOLE)),
    ("GET /api/webhooks/events", at("data", WHOLE)),
    ("GET /api/fan-summary-categories", at("data", WHOLE)),
    ("GET /api/smart-links/{}/pixels", at("data", WHOLE)),
    ("GET /api/{}/chats/{}/messages/search", at("data", WHOLE)),
    ("GET /api/{}/notifications/search-users", at("data", WHOLE)),
    (
        "GET /api/{}/settings/social-media-buttons",
        at("data", WHOLE),
    ),
    ("GET /api/{}/banking/countries", at("data", WHOLE)),
    ("GET /api/{}/users/list", at("data", WHOLE)),
    ("GET /api/link-tags", at("data.tags", WHOLE)),
    ("GET /api/usage/credits", at("data.results", WHOLE)),
    (
        "GET /api/{}/banking/available-payout-systems",
        at("data.payouts", WHOLE),
    ),
];

const fn sized_at(rows: &'static str, size: u32) -> List {
    List {
        size: Some(size),
        rows,
        ..UNMARKED
    }
}

/// The operations with rows that are no lists to be walked: their rows are as many as a parameter
/// says, a fixed few, or the first few of another list.
const NO_LISTS: [&str; 3] = [
    "GET /api/analytics/financial/profitability/{}/history",
    "GET /api/{}/notifications/tabs-order",
    "GET /api/{}/user-lists/{}",
];

/// Returns the operations of a document that look like lists, but have no line above.
///
/// A list is not guessed: nothing tells how its pages follow each other.
#[must_use]
pub fn unknown_lists(document: &Document) -> Vec<String> {
    let operations = document.operations.iter();
    let is_known = |operation: &&Operation| {
        let key = names_lock::key(operation);
        let mut known = LISTS.iter().map(|(known, _)| *known).chain(NO_LISTS);
        known.any(|known| known == key)
    };
    operations
        .filter(|operation| looks_like_a_list(operation) && !is_known(operation))
        .map(ToString::to_string)
        .collect()
}

/// Returns whether an operation reads rows: a list as response or data, or a page of one.
fn looks_like_a_list(operation: &Operation) -> bool {
    let Content::Json(shape) = &operation.response.kind else {
        return false;
    };
    let data = member(shape, "data").unwrap_or(shape);
    let is_page = member(data, "hasMore").is_some()
        || ROWS
            .iter()
            .any(|name| member(data, name).is_some_and(is_list));
    let mut parameters = operation.parameters.iter();
    let is_paged = parameters.any(|parameter| PARAMETERS.contains(&parameter.name.as_str()));
    let has_list = match &data.kind {
        Kind::Object(members) => members.values().any(|member| is_list(&member.shape)),
        _ => is_list(data),
    };
    operation.method == "GET" && (is_list(data) || is_page || is_paged && has_list)
}

/// The names of lists in pages.
const ROWS: [&str; 4] = ["items", "list", "rows", "users"];

/// The names of parameters that lead on to another page.
const PARAMETERS: [&str; 6] = ["cursor", "limit", "marker", "offset", "page", "per_page"];

fn member<'a>(shape: &'a Shape, name: &str) -> Option<&'a Shape> {
    match &shape.kind {
        Kind::Object(members) => members.get(name).map(|property| &property.shape),
        _ => None,
    }
}

fn is_list(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Array(_))
}
