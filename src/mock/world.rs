//! [`World`]: the accounts, fans, chats and all else that a mock remembers.
//!
//! Nothing is stored until something changes: a row is made up from the seed whenever it is asked for,
//! and always the same.

mod collection;
mod conversions;
mod files;
mod happenings;
mod jobs;
mod money;
mod moves;
mod page;
mod plan;
mod subscribed;
mod vary;

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use hyper::{Method, StatusCode};
use serde_json::{Map, Value, json};

// The modules within name it as one of theirs.
use super::people;
use super::{
    endpoint::{Content as Kind, Endpoint},
    event::SampleEvent,
    received::{Arguments, ReceivedRequest},
    reply::{Content, Reply},
};
use collection::Collection;
pub(super) use files::{FILES, serve as serve_file};
use jobs::Jobs;
pub(super) use moves::Sale;
pub(super) use page::HOST;
pub(super) use plan::metadata;
use plan::{Action, Holds, PLAN, sample};
use subscribed::Subscribed;

/// The number of responses that are kept.
const MOST_PAGES: usize = 256;

/// The number of collections beyond which those without changes are forgotten.
const MOST_COLLECTIONS: usize = 1_000;

/// The size of a world.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) seed: u64,
    pub(super) accounts: usize,
    pub(super) fans: usize,
    pub(super) chats: usize,
    pub(super) messages: usize,
    pub(super) transactions: usize,
    /// The rows of any other list with pages.
    pub(super) rows: usize,
    /// Whether any account and id exists.
    pub(super) is_lenient: bool,
}

impl Default for Size {
    fn default() -> Self {
        Self {
            seed: 0,
            accounts: 4,
            fans: 40,
            chats: 30,
            messages: 30,
            transactions: 60,
            rows: 25,
            is_lenient: false,
        }
    }
}

/// A world in memory.
#[derive(Debug)]
pub(super) struct World {
    size: Size,
    beginning: i64,
    base_url: String,
    /// The collections that were asked for, by the index of their source and their arguments.
    collections: BTreeMap<(usize, Vec<String>), Collection>,
    jobs: Jobs,
    /// The cents that were withdrawn, by account.
    withdrawn: BTreeMap<String, i64>,
    subscribed: Subscribed,
    /// The events that were not sent yet.
    happened: Vec<SampleEvent>,
    /// Responses to reads, until something changes.
    pages: HashMap<(Endpoint, String, String), Bytes>,
}

impl World {
    pub(super) fn new(size: Size, beginning: i64, base_url: String) -> Self {
        Self {
            jobs: Jobs::new(size.seed),
            size,
            beginning,
            base_url,
            collections: BTreeMap::new(),
            pages: HashMap::new(),
            withdrawn: BTreeMap::new(),
            subscribed: Subscribed::default(),
            happened: Vec::new(),
        }
    }

    /// Returns the size of the world, and what has changed in it.
    pub(super) fn described(&self) -> Value {
        let changed = self
            .collections
            .values()
            .filter(|collection| collection.is_changed());
        json!({
            "seed": self.size.seed,
            "accounts": self.size.accounts,
            "fans": self.size.fans,
            "chats": self.size.chats,
            "messages a chat": self.size.messages,
            "transactions": self.size.transactions,
            "collections changed": changed.count(),
        })
    }

    /// Returns whether the team has an account; a call without one needs none.
    pub(super) fn has_account(&mut self, account: &str) -> bool {
        if self.size.is_lenient || account.is_empty() {
            return true;
        }
        let accounts = PLAN
            .sources
            .iter()
            .position(|source| source.holds == Holds::Accounts);
        accounts.is_none_or(|source| self.collection(source, &[]).position(account).is_some())
    }

    /// Answers a request whose arguments are sound, and returns the credits that it costs.
    ///
    /// A response to a read is kept until something changes.
    pub(super) fn answer(
        &mut self,
        endpoint: Endpoint,
        request: &ReceivedRequest,
        second: i64,
    ) -> (Reply, i64) {
        let is_read = endpoint.method() == "GET";
        if !is_read {
            self.pages.clear();
        }
        let key = is_read.then(|| (endpoint, request.path.clone(), request.query.clone()));
        if let Some(page) = key.as_ref().and_then(|key| self.pages.get(key)) {
            let reply = Reply::with(status(endpoint), Content::Rest(page.clone()));
            return (reply, endpoint.definition().operation.credits);
        }
        let arguments = &*request.arguments;
        if let Some(missing) = self.missing(endpoint, arguments) {
            return (missing, 0);
        }
        let is_head = request.method == Method::HEAD;
        if let Some(answered) = self.job(endpoint, arguments, is_head) {
            return answered;
        }
        if let Some(reply) = self.subscribe(endpoint, arguments, second) {
            let credits = credits_of(endpoint, &reply);
            return (reply, credits);
        }
        let reply = self.act(endpoint, arguments, second);
        if let (Some(key), Content::Rest(page)) = (key, &reply.body) {
            if self.pages.len() >= MOST_PAGES {
                self.pages.clear();
            }
            self.pages.insert(key, page.clone());
        }
        let credits = credits_of(endpoint, &reply);
        (reply, credits)
    }

    /// Returns the response to a path that names something that there is not.
    fn missing(&mut self, endpoint: Endpoint, arguments: &Arguments) -> Option<Reply> {
        if self.size.is_lenient {
            return None;
        }
        for source in &PLAN.parents[endpoint.0] {
            let count = PLAN.sources[*source].arguments;
            let path: Vec<String> = arguments
                .path
                .iter()
                .map(|(_, text)| text.clone())
                .collect();
            let (Some(own), Some(id)) = (path.get(..count), path.get(count)) else {
                continue;
            };
            if self.collection(*source, own).position(id).is_none() {
                return Some(not_found());
            }
        }
        None
    }

    fn act(&mut self, endpoint: Endpoint, arguments: &Arguments, second: i64) -> Reply {
        let definition = endpoint.definition();
        let path: Vec<String> = arguments
            .path
            .iter()
            .map(|(_, text)| text.clone())
            .collect();
        // Some operations create from their queries.
        let mut members = arguments.members().cloned().unwrap_or_default();
        for (name, value) in &arguments.query {
            let member = members.entry(name.clone());
            member.or_insert_with(|| value.as_str().into());
        }
        let is_lenient = self.size.is_lenient;
        if endpoint.name() == "messages.send" {
            let is_free = members.get("price").is_none_or(is_zero);
            members.entry("price").or_insert_with(|| json!(0));
            members.entry("isFree").or_insert_with(|| is_free.into());
        }
        let action = PLAN.actions[endpoint.0];
        let (Action::List(source)
        | Action::Get(source)
        | Action::Create(source)
        | Action::Update(source)
        | Action::Delete(source)) = action
        else {
            if endpoint.name() == "payouts.request_manual_withdrawal" {
                self.withdraw(path.first().map_or("", String::as_str), &members);
            }
            if definition.content != Kind::Json {
                return published(endpoint);
            }
            let mut response = sample(endpoint).clone();
            self.add_up(endpoint, &path, &mut response);
            return of_status(endpoint, &response);
        };
        let (own, id) = path.split_at(PLAN.sources[source].arguments.min(path.len()));
        let id = id.first().map_or("", String::as_str);
        let collection = self.collection(source, own);
        let mut response = sample(endpoint).clone();
        let row = match action {
            Action::List(_) => {
                if let Some(list) = &definition.list {
                    page::write(&mut response, endpoint, list, collection, arguments);
                }
                return of_status(endpoint, &response);
            }
            Action::Get(_) => collection.get(id),
            Action::Create(_) => {
                let id = collection.create(members, second);
                if response.get("data").is_some_and(Value::is_array) {
                    // The whole list is the response.
                    response["data"] = collection.rows(0..collection.len()).into();
                    return of_status(endpoint, &response);
                }
                collection.write_created(data_of(&mut response));
                if PLAN.sources[source].holds == Holds::Messages {
                    let message = collection.get(&collection::text_of(&id));
                    if let Some(message) = &message {
                        self.tell_sent(own, message);
                    }
                    self.show_last_message(own, message);
                }
                return of_status(endpoint, &response);
            }
            Action::Update(_) => collection.update(id, &members),
            Action::Delete(_) => {
                if !collection.delete(id) && !is_lenient {
                    return not_found();
                }
                match PLAN.sources[source].holds {
                    Holds::Messages => self.tell_deleted(own, id),
                    Holds::Accounts => self.tell_account("accounts.disconnected", id),
                    _ => {}
                }
                return published(endpoint);
            }
            Action::None => None,
        };
        let row = match row {
            Some(row) => row,
            None if is_lenient => return published(endpoint),
            None => return not_found(),
        };
        if let Value::Object(row) = &row {
            collection::write(data_of(&mut response), row);
        }
        of_status(endpoint, &response)
    }

    /// Shows a message as the last one in the list of chats.
    fn show_last_message(&mut self, own: &[String], message: Option<Value>) {
        let chats = PLAN
            .sources
            .iter()
            .position(|source| source.holds == Holds::Chats);
        if let (Some(chats), [account, chat]) = (chats, own) {
            let members =
                Map::from_iter(message.map(|message| ("lastMessage".to_owned(), message)));
            let chats = self.collection(chats, std::slice::from_ref(account));
            let _ = chats.update(chat, &members);
        }
    }

    fn collection(&mut self, source: usize, arguments: &[String]) -> &mut Collection {
        let (size, beginning) = (self.size, self.beginning);
        let key = (source, arguments.to_vec());
        if self.collections.len() >= MOST_COLLECTIONS && !self.collections.contains_key(&key) {
            // What nothing has changed is made up again.
            self.collections
                .retain(|_, collection| collection.is_changed());
        }
        self.collections.entry(key).or_insert_with(|| {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            Collection::new(&PLAN.sources[source], size, &arguments, beginning)
        })
    }
}

/// Returns the credits of a response: an error costs nothing.
pub(super) fn credits_of(endpoint: Endpoint, reply: &Reply) -> i64 {
    match reply.status.as_u16() {
        400.. => 0,
        _ => endpoint.definition().operation.credits,
    }
}

/// Returns whether a price is none.
fn is_zero(price: &Value) -> bool {
    let price = collection::text_of(price);
    price.parse::<f64>().is_ok_and(|price| price == 0.0) || price == "free"
}

/// Returns the data of a response, which is all of it where there is no envelope.
fn data_of(response: &mut Value) -> &mut Value {
    match response.get("data") {
        Some(Value::Object(_)) => &mut response["data"],
        _ => response,
    }
}

fn not_found() -> Reply {
    Reply::error(
        StatusCode::NOT_FOUND,
        "NOT_FOUND",
        "There is nothing of this id.",
    )
}

/// Makes the published response.
fn published(endpoint: Endpoint) -> Reply {
    let definition = endpoint.definition();
    match definition.content {
        Kind::Json => of_status(endpoint, sample(endpoint)),
        Kind::Text => {
            let mut reply = Reply::bytes("text/plain; charset=UTF-8", definition.body);
            reply.status = status(endpoint);
            reply
        }
        Kind::Bytes => Reply::bytes("application/octet-stream", &b"bytes"[..]),
        Kind::Empty => Reply::with(status(endpoint), Content::Bytes(Bytes::new())),
    }
}

fn of_status(endpoint: Endpoint, body: &Value) -> Reply {
    // A `Value` is always written.
    let text = serde_json::to_vec(body).unwrap_or_default();
    Reply::with(status(endpoint), Content::Rest(text.into()))
}

fn status(endpoint: Endpoint) -> StatusCode {
    StatusCode::from_u16(endpoint.definition().status).unwrap_or_default()
}
