//! The kinds of requests that tests of faults send.

use onlyfansapi::{Client, Error, Method};
use serde_json::json;

use super::table::Attempts;

/// A kind of request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sender {
    Custom(Method),
    ListChats,
    AddTags,
    SetNotes,
    SendMessage,
    SendMessageWithKey,
}

pub(super) const OWN_KEY: &str = "a key of the caller's own";

impl Sender {
    pub(super) fn all() -> Vec<Self> {
        let methods = [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ];
        let mut senders: Vec<Self> = methods.into_iter().map(Self::Custom).collect();
        senders.extend([
            Self::ListChats,
            Self::AddTags,
            Self::SetNotes,
            Self::SendMessage,
            Self::SendMessageWithKey,
        ]);
        senders
    }

    pub(super) fn is_head(&self) -> bool {
        *self == Self::Custom(Method::HEAD)
    }

    pub(super) fn is_keyed(&self) -> bool {
        matches!(self, Self::SendMessage | Self::SendMessageWithKey)
    }

    pub(super) fn attempts(&self, attempts: Attempts) -> u32 {
        match self {
            Self::Custom(Method::GET | Method::HEAD) | Self::ListChats => attempts.read,
            Self::SendMessage | Self::SendMessageWithKey => attempts.keyed,
            _ => attempts.write,
        }
    }

    /// Makes the call, and returns the number of attempts of a success.
    pub(super) async fn send(&self, client: &Client) -> Result<u32, Error> {
        let messages = client.messages();
        let message = || messages.send("acct_1", 5).text("hello");
        match self {
            Self::Custom(Method::GET) => {
                let request = client.request(Method::GET, "/api/things");
                request.await.map(|response| response.attempts())
            }
            Self::Custom(Method::HEAD) => {
                let request = client.request(Method::HEAD, "/api/things").bytes();
                request.await.map(|response| response.attempts())
            }
            Self::Custom(method) => {
                let request = client.request(method.clone(), "/api/things");
                let request = request.body(json!({"name": "x"}));
                request.await.map(|response| response.attempts())
            }
            Self::ListChats => {
                let request = client.chats().list("acct_1").limit(10);
                request.await.map(|response| response.attempts())
            }
            Self::AddTags => {
                let request = client
                    .free_trial_links()
                    .add_tags("acct_1", 1)
                    .tags(["vip"]);
                request.await.map(|response| response.attempts())
            }
            Self::SetNotes => {
                let request = client.fans().set_notes("acct_1", 7).notes("x");
                request.await.map(|response| response.attempts())
            }
            Self::SendMessage => message().await.map(|response| response.attempts()),
            Self::SendMessageWithKey => {
                let request = message().idempotency_key(OWN_KEY);
                request.await.map(|response| response.attempts())
            }
        }
    }
}
