//! [`Webhook`]: a webhook that was created in the mock.

use secrecy::SecretString;
use serde_json::{Map, Value, json};

use super::event::{SampleEvent, TEST_EVENT};

/// A webhook: where events go, and which.
#[derive(Debug, Clone)]
pub(super) struct Webhook {
    pub(super) url: String,
    pub(super) secret: Option<SecretString>,
    pub(super) is_enabled: bool,
    events: Vec<String>,
    /// `global`, `inclusive` or `exclusive`.
    scope: String,
    accounts: Vec<String>,
    /// The time of its creation, as text.
    created: String,
}

/// Returns the texts of a list.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let items = value
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let texts = items.iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

/// Returns the text of a member; empty if there is none.
pub(super) fn text(members: &Map<String, Value>, name: &str) -> String {
    let text = members.get(name).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

impl Webhook {
    /// Makes a webhook of the members of a request, which are checked.
    pub(super) fn new(members: &Map<String, Value>, created: String) -> Self {
        let mut webhook = Self {
            url: String::new(),
            secret: None,
            is_enabled: true,
            events: Vec::new(),
            scope: String::new(),
            accounts: Vec::new(),
            created,
        };
        webhook.update(members);
        webhook
    }

    /// Changes it by the members of a request; a secret that is left out stays.
    pub(super) fn update(&mut self, members: &Map<String, Value>) {
        self.url = text(members, "endpoint_url");
        self.events = texts(members.get("events"));
        self.scope = text(members, "account_scope");
        self.accounts = texts(members.get("account_ids"));
        if let Some(enabled) = members.get("enabled").and_then(Value::as_bool) {
            self.is_enabled = enabled;
        }
        if let Some(secret) = members.get("signing_secret") {
            let secret = secret.as_str().filter(|secret| !secret.is_empty());
            self.secret = secret.map(SecretString::from);
        }
    }

    /// Returns the members of the webhook in responses, which do not have the secret.
    pub(super) fn row(&self) -> Map<String, Value> {
        Map::from_iter([
            ("url".to_owned(), json!(self.url)),
            ("events".to_owned(), json!(self.events)),
            (
                "has_signing_secret".to_owned(),
                json!(self.secret.is_some()),
            ),
            ("enabled".to_owned(), json!(self.is_enabled)),
            ("created_at".to_owned(), json!(self.created)),
        ])
    }

    /// Returns whether it subscribes to an event. A test goes to all.
    pub(super) fn takes(&self, event: &SampleEvent) -> bool {
        if !self.is_enabled {
            return false;
        }
        if event.name() == TEST_EVENT {
            return true;
        }
        let accounts = event.accounts();
        let mut accounts = accounts.iter();
        let is_listed = |account: &String| self.accounts.contains(account);
        let is_in_scope = match &*self.scope {
            "inclusive" => accounts.any(is_listed),
            "exclusive" => accounts.any(|account| !is_listed(account)),
            _ => true,
        };
        is_in_scope && self.events.iter().any(|name| name == event.name())
    }
}

/// Returns the platforms of events, such as `fansly`; OnlyFans has none in its names.
pub(super) fn platforms(events: &[String]) -> Vec<&str> {
    let platforms = events.iter().filter(|name| *name != TEST_EVENT);
    let mut platforms: Vec<&str> = platforms
        .map(|name| match name.split_once('.') {
            Some((platform @ ("fansly" | "fanvue"), _)) => platform,
            _ => "onlyfans",
        })
        .collect();
    platforms.sort_unstable();
    platforms.dedup();
    platforms
}
