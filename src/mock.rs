//! [`MockServer`]: a local server that behaves like the API, for tests without an account.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use onlyfansapi::{Client, mock::{MockServer, Reply, operations}};
//!
//! let server = MockServer::start().await?;
//! let client = Client::builder().api_key("any").base_url(server.base_url()).build()?;
//!
//! // The world remembers.
//! client.messages().send("acct_123", 456).text("Hello").await?;
//! let messages = client.messages().list("acct_123", 456).await?;
//! assert_eq!(messages.data[0].text.as_deref(), Some("Hello"));
//!
//! // A rule says otherwise.
//! server.on(operations::chats::list()).times(1).reply(Reply::status(403));
//! assert!(client.chats().list("acct_123").await.is_err());
//!
//! assert_eq!(server.requests(operations::messages::send())[0].body("text"), "Hello");
//! # Ok(())
//! # }
//! ```
//!
//! # Refusals
//!
//! A request passes these checks in their order:
//!
//! | status | is sent for |
//! |---|---|
//! | 401 | no key, or the key `invalid` |
//! | 404, 405 | a path that the document does not have, or has with other methods only (`Allow`) |
//! | 429 | a request beyond [`MockTeam::per_minute`] |
//! | 403 | a key without the permission, which [`MockServerBuilder::key`] sets |
//! | 400, 415 | a body that is no JSON or form, or of another media type |
//! | 422 | arguments that the client would refuse, and values that an enum of the document does not have |
//!
//! Then the rules are asked, which [`MockServer::on`] and [`MockServer::on_any`] make; a request that they
//! do not reply to goes on:
//!
//! | status | is sent for |
//! |---|---|
//! | 404 | an account or an id that there is not, unless the server is lenient |
//! | 402 | a call for which there are no credits left |
//! | 429 | a request of an account beyond [`MockTeam::at_once`] |
//! | 400, 409, 422 | an idempotency key that is invalid, of a call without an answer, or of another body |
//! | 422 | an upload in `media_files` that there is not, or that was used |
//!
//! # The world
//!
//! All values are made up from a seed when they are asked for, and are the same each time: accounts (the
//! first is `acct_123`), fans (the first are 123, 456 and 789), a chat with each of the first fans, messages,
//! transactions that add up to the balances, and rows of all other lists. Newest rows come first, an hour
//! apart, up to the time at which the clock began. Lists are paged in their own style. What is created,
//! changed and deleted stays so until the server is dropped; of a list, the latest 1,000 created rows stay.
//!
//! Each poll of a job is a step: an upload is pending, processing, and completed; an export is priced,
//! waits for its start, is in progress, and completed; a login asks for a code (`000000` is wrong), and for
//! a face check before it if the address of the account has `face` in it, or for nothing with `plain` in it.
//!
//! An upload of a file with `broken` in its name fails.
//!
//! Filters of lists are checked, and do not filter. Operations without a list of their own, such as
//! toggles and statistics, answer a value that is made from the schema.
//!
//! # Webhooks
//!
//! Webhooks and postbacks that are created in the mock are called, if their URLs are of this machine:
//! `http` and `localhost`, `127.0.0.1` or `[::1]`. A call of any other URL fails without a connection.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use onlyfansapi::mock::{MockServer, SampleEvent};
//!
//! let server = MockServer::start().await?;
//! # let (socket, secret) = (tokio::net::TcpSocket::new_v4()?, "secret");
//! # socket.bind("127.0.0.1:0".parse()?)?;
//! # let url = format!("http://{}/webhooks", socket.local_addr()?);
//! // A fan acts: the tip is a transaction from now on, and webhooks get its two events.
//! server.fan("acct_123", 456).tips("20");
//!
//! // An event goes to all webhooks that subscribe to it, or to a receiver without a webhook.
//! server.deliver(SampleEvent::new("users.typing"));
//! let delivered = server.deliver_to(&url, Some(secret), SampleEvent::new("posts.liked")).await;
//! assert_eq!(delivered[0].attempts.len(), 3, "nobody listens");
//!
//! server.delivered().await;
//! println!("{:?}", server.deliveries());
//! # Ok(())
//! # }
//! ```
//!
//! Messages that are sent and deleted, exports, uploads, summaries and accounts send their events as
//! they go on, and [`MockServer::fan`] has those of fans. A delivery has up to three attempts, and a
//! receiver 5 seconds to take the connection and 10 to answer with a 2xx. Each webhook gets its deliveries
//! in order, except for retries, although the API promises none. After 20 deliveries in a row have failed,
//! the webhook is paused for 5 minutes, and after each failed probe for twice as long, up to 6 hours; the
//! clock of the server counts.

mod attempt;
mod body;
mod clock;
mod connection;
mod conversion;
mod courier;
mod delivering;
mod drifting;
mod endpoint;
mod event;
mod fan;
mod fault;
mod health;
mod ids;
mod keys;
mod listed;
mod log;
mod metadata;
mod on;
mod outbox;
mod page;
mod people;
mod postback;
mod received;
mod refusal;
mod reply;
mod rule;
mod sending;
mod server;
mod state;
mod team;
mod template;
mod webhook;
mod wire;
mod world;

pub use attempt::{AttemptError, Delivered, DeliveryAttempt};
pub use conversion::Conversion;
pub use delivering::{Deliveries, PostbackCall, Postbacks};
pub use endpoint::{Endpoint, operations};
pub use event::SampleEvent;
pub use fan::MockFan;
pub use fault::Fault;
pub use keys::{INVALID_KEY, Permission};
pub use log::Log;
pub use on::{Expected, On};
pub use received::ReceivedRequest;
pub use reply::{IntoReply, Reply};
#[doc(hidden)]
pub use reply::{OfReply, OfStatus, OfValue};
pub use server::{MockServer, MockServerBuilder, MockTeam};
