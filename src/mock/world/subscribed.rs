//! Webhooks and postbacks that were created in the mock: their requests, and where they call.

use serde_json::{Map, Value, json};

use super::{World, collection, of_status, plan::PLAN, published};
use crate::mock::{
    clock,
    endpoint::{EVENTS, Endpoint},
    postback::Postback,
    received::Arguments,
    refusal::unprocessable,
    reply::Reply,
    webhook::{Webhook, platforms, text, texts},
};

/// The largest number of webhooks, and of postbacks; the oldest of them vanish.
const MOST: usize = 1_000;

/// Webhooks and postbacks by their ids, oldest first.
#[derive(Debug, Default)]
pub(super) struct Subscribed {
    webhooks: Vec<(String, Webhook)>,
    postbacks: Vec<(String, Postback)>,
}

/// Returns what has an id.
fn of<'t, T>(things: &'t mut [(String, T)], id: &str) -> Option<&'t mut T> {
    let found = things.iter_mut().find(|(known, _)| known == id);
    found.map(|(_, thing)| thing)
}

fn remove<T>(things: &mut Vec<(String, T)>, id: &str) -> bool {
    let count = things.len();
    things.retain(|(known, _)| known != id);
    things.len() < count
}

fn add<T>(things: &mut Vec<(String, T)>, id: String, thing: T) {
    things.push((id, thing));
    if things.len() > MOST {
        things.remove(0);
    }
}

impl World {
    /// Returns the webhooks that were created, oldest first.
    pub(in crate::mock) fn webhooks(&self) -> &[(String, Webhook)] {
        &self.subscribed.webhooks
    }

    /// Returns a webhook that was created.
    pub(in crate::mock) fn webhook(&self, id: &str) -> Option<&Webhook> {
        let found = self.webhooks().iter().find(|(known, _)| known == id);
        found.map(|(_, webhook)| webhook)
    }

    /// Returns the postbacks that were created, oldest first.
    pub(in crate::mock) fn postbacks(&self) -> &[(String, Postback)] {
        &self.subscribed.postbacks
    }

    /// Notes the latest response to a postback, which shows it.
    pub(in crate::mock) fn note_response(&mut self, id: &str, response: Value) {
        if let Some(postback) = of(&mut self.subscribed.postbacks, id) {
            postback.latest = response;
            let row = postback.row();
            self.pages.clear();
            self.replace("smart_link_postbacks.list", id, row);
        }
    }

    /// Answers a request that concerns a webhook or a postback that was created here.
    pub(super) fn subscribe(
        &mut self,
        endpoint: Endpoint,
        arguments: &Arguments,
        second: i64,
    ) -> Option<Reply> {
        let now = clock::text(second);
        let none = Map::new();
        let members = arguments.members().unwrap_or(&none);
        let id = arguments.path.last().map_or("", |(_, id)| id.as_str());
        match endpoint.name() {
            "webhooks.list_events" => {
                let events = EVENTS
                    .iter()
                    .map(|event| json!({"value": event.name, "description": event.title}));
                Some(of_status(
                    endpoint,
                    &json!({"data": events.collect::<Value>()}),
                ))
            }
            // A row that is written into the published one loses what is null there.
            "webhooks.get" => {
                self.webhook(id)?;
                Some(shown(endpoint, self.row("webhooks.list", id)?))
            }
            "smart_link_postbacks.get" => {
                of(&mut self.subscribed.postbacks, id)?;
                Some(shown(endpoint, self.row("smart_link_postbacks.list", id)?))
            }
            "webhooks.create" => {
                if let Some(refused) = mixed(members) {
                    return Some(refused);
                }
                let webhook = Webhook::new(members, now);
                let row = self.create_whole("webhooks.list", webhook.row())?;
                add(
                    &mut self.subscribed.webhooks,
                    collection::text_of(&row["id"]),
                    webhook,
                );
                Some(shown(endpoint, row))
            }
            "webhooks.update" => {
                let webhook = of(&mut self.subscribed.webhooks, id)?;
                if let Some(refused) = mixed(members) {
                    return Some(refused);
                }
                webhook.update(members);
                let row = webhook.row();
                Some(shown(endpoint, self.replace("webhooks.list", id, row)?))
            }
            "webhooks.delete" => {
                let is_known = remove(&mut self.subscribed.webhooks, id);
                is_known.then(|| self.delete(endpoint, "webhooks.list", id))
            }
            "smart_link_postbacks.create" => {
                let links = self.links(members);
                let postback = Postback::new(members, links, now);
                let row = self.create_whole("smart_link_postbacks.list", postback.row())?;
                add(
                    &mut self.subscribed.postbacks,
                    collection::text_of(&row["id"]),
                    postback,
                );
                Some(shown(endpoint, row))
            }
            "smart_link_postbacks.update" => {
                let links = self.links(members);
                let postback = of(&mut self.subscribed.postbacks, id)?;
                postback.update(members, links, now);
                let row = postback.row();
                let row = self.replace("smart_link_postbacks.list", id, row)?;
                Some(shown(endpoint, row))
            }
            "smart_link_postbacks.delete" => {
                let is_known = remove(&mut self.subscribed.postbacks, id);
                is_known.then(|| self.delete(endpoint, "smart_link_postbacks.list", id))
            }
            _ => None,
        }
    }

    /// Describes the Smart Links that a request names.
    fn links(&mut self, members: &Map<String, Value>) -> Vec<Value> {
        if text(members, "smart_link_scope") == "global" {
            return Vec::new();
        }
        let ids = texts(members.get("smart_link_ids"));
        let links = ids.into_iter().map(|id| {
            let link = self
                .source_of("smart_links.list")
                .and_then(|links| self.collection(links, &[]).get(&id))
                .unwrap_or_default();
            json!({
                "link_ulid": id,
                "name": link["name"],
                "account_display_name": link["account"]["display_name"],
                "account_prefixed_id": link["account"]["id"],
            })
        });
        links.collect()
    }

    /// Returns the index of the collection that an operation lists.
    pub(super) fn source_of(&self, name: &str) -> Option<usize> {
        let mut sources = PLAN.sources.iter();
        sources.position(|source| source.endpoint.name() == name)
    }

    fn row(&mut self, list: &str, id: &str) -> Option<Value> {
        let source = self.source_of(list)?;
        self.collection(source, &[]).get(id)
    }

    fn create_whole(&mut self, list: &str, row: Map<String, Value>) -> Option<Value> {
        let source = self.source_of(list)?;
        Some(self.collection(source, &[]).create_whole(row))
    }

    fn replace(&mut self, list: &str, id: &str, row: Map<String, Value>) -> Option<Value> {
        let source = self.source_of(list)?;
        self.collection(source, &[]).replace(id, row)
    }

    fn delete(&mut self, endpoint: Endpoint, list: &str, id: &str) -> Reply {
        if let Some(source) = self.source_of(list) {
            self.collection(source, &[]).delete(id);
        }
        published(endpoint)
    }
}

/// Makes a response that shows a row.
fn shown(endpoint: Endpoint, row: Value) -> Reply {
    of_status(endpoint, &json!({"data": row}))
}

/// Returns the refusal of events of several platforms.
fn mixed(members: &Map<String, Value>) -> Option<Reply> {
    let events = texts(members.get("events"));
    let platforms = platforms(&events);
    let [first, second, ..] = &platforms[..] else {
        return None;
    };
    let message = format!(
        "The events field must be of one platform (events of {first} and {second} were given)."
    );
    let errors = Map::from_iter([("events".to_owned(), json!([message]))]);
    Some(unprocessable(&message, errors))
}
