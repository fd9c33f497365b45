//! The happenings of a world: the events that webhooks get.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{
    World,
    people::{self, Person},
    plan::{Holds, PLAN},
};
use crate::mock::event::{Place, SampleEvent};

/// The members of a message that its event has too.
const OF_MESSAGE: &[&str] = &[
    "id",
    "text",
    "giphyId",
    "lockedText",
    "isFree",
    "price",
    "isMediaReady",
    "mediaCount",
    "media",
    "previews",
    "isTip",
    "createdAt",
    "changedAt",
];

impl World {
    /// Returns the events since the last call.
    pub(in crate::mock) fn happened(&mut self) -> Vec<SampleEvent> {
        std::mem::take(&mut self.happened)
    }

    /// Returns the people and the time for what is not set in an event.
    pub(in crate::mock) fn place(&mut self, event: &SampleEvent, seed: u64, second: i64) -> Place {
        let mut rng = Rng::with_seed(self.size.seed ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let fan = people::fan(rng.usize(..self.size.fans.max(1)));
        Place {
            fan: event.known_fan().unwrap_or(fan),
            creator: self.creator(event.account_id()),
            second,
            // Another world has other ids and keys.
            seed: self.size.seed.wrapping_mul(1_000_003).wrapping_add(seed),
        }
    }

    /// Returns the creator whose account this is.
    pub(super) fn creator(&mut self, account: &str) -> Person {
        let row = self
            .source_holding(Holds::Accounts)
            .and_then(|accounts| self.collection(accounts, &[]).get(account))
            .unwrap_or_default();
        let data = &row["onlyfans_user_data"];
        let (id, name, username) = (&data["id"], &data["name"], &data["username"]);
        match (id.as_i64(), name.as_str(), username.as_str()) {
            (Some(id), Some(name), Some(username)) => Person {
                id,
                name: name.to_owned(),
                username: username.to_owned(),
            },
            _ => Person::of(people::creator(account)),
        }
    }

    /// Returns the index of the collection that holds these things.
    pub(super) fn source_holding(&self, holds: Holds) -> Option<usize> {
        PLAN.sources.iter().position(|source| source.holds == holds)
    }

    /// Tells of a message to the fan of a chat, whose path this is.
    pub(super) fn tell_sent(&mut self, chat: &[String], message: &Value) {
        let [account, fan] = chat else { return };
        // An id that is no number is of a lenient world.
        let fan = fan.parse().unwrap_or(people::FANS[0]);
        let event = with_message("messages.sent", message, account);
        self.happened.push(
            event
                .fan(fan)
                .set("/queueId", Value::Null)
                .set("/isFromQueue", false),
        );
    }

    /// Tells of a deletion in a chat, whose path this is.
    pub(super) fn tell_deleted(&mut self, chat: &[String], id: &str) {
        let Some(account) = chat.first() else { return };
        let id = id.parse::<i64>().map_or_else(|_| json!(id), Value::from);
        let event = SampleEvent::new("messages.deleted").account(account);
        self.happened.push(event.set("/id", id));
    }

    /// Tells of a change of an account, such as `accounts.connected`.
    pub(super) fn tell_account(&mut self, name: &str, account: &str) {
        self.happened.push(SampleEvent::new(name).account(account));
    }

    /// Tells of a state of an export, which has these members in its status.
    pub(super) fn tell_export(&mut self, status: &str, accounts: &[String], members: &Value) {
        let event = SampleEvent::new(format!("data_exports.{status}"));
        let event = set_known(event, members);
        self.happened.push(match accounts {
            [] => event,
            [first, ..] => event.account(first).set("/account_ids", json!(accounts)),
        });
    }

    /// Tells of the end of an upload, which has these members in its status.
    pub(super) fn tell_upload(&mut self, account: &str, members: &Value) {
        let status = members["status"].as_str().unwrap_or_default();
        let event = SampleEvent::new(format!("media_uploads.{status}")).account(account);
        self.happened.push(set_known(event, members));
    }

    /// Tells of the end of a fan's summary.
    pub(super) fn tell_summary(&mut self, account: &str, fan: &str) {
        let event = SampleEvent::new("fan_summary.completed").account(account);
        self.happened.push(match fan.parse() {
            Ok(fan) => event.fan(fan),
            Err(_) => event,
        });
    }
}

/// Makes the event of a message.
pub(super) fn with_message(name: &str, message: &Value, account: &str) -> SampleEvent {
    let event = SampleEvent::new(name).account(account);
    let members = OF_MESSAGE.iter().filter_map(|member| {
        let value = message.get(*member)?.clone();
        Some((*member, value))
    });
    let event = members.fold(event, |event, (member, value)| {
        event.set(format!("/{member}"), value)
    });
    event.set("/replyToMessage", Value::Null)
}

/// Sets the members of a payload that these members have too.
fn set_known(event: SampleEvent, members: &Value) -> SampleEvent {
    let known = event.payload_json();
    let none = Map::new();
    let members = members.as_object().unwrap_or(&none).iter();
    let members = members.filter(|(name, _)| known.get(name).is_some());
    members.fold(event, |event, (name, value)| {
        event.set(format!("/{name}"), value.clone())
    })
}
