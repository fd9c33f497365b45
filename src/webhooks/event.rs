//! [`Event`]: the event of a delivery, with its payload.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{
    decode::{
        drift::{Drift, DriftAction, Mismatch},
        from_json::{Decoded, from_json},
    },
    generated::types::{
        AccountChange, ChatMessage, DataExport, EventReference, ExpiredSubscription, FanPresence,
        FanSummary, Notification, UploadStatus, WebhookEventType, WebhookTransaction,
    },
    model::timestamp::Timestamp,
};

/// Defines the events: the variant, the name, the type of the payload, and the time in the payload.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident $name:ident $payload:ident $time:ident,)*) => {
        /// An event, with its payload.
        ///
        /// Amounts of OnlyFans are in US dollars. Events of other platforms, and those that are not yet
        /// known, are [`Unknown`](Self::Unknown).
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$doc])* $variant(Box<Decoded<$payload>>),)*
            /// Any other event: `test-event`, those of Fansly and Fanvue, and new ones.
            ///
            /// The prefix of the name is that of the platform. Amounts in events of Fansly (`fansly.`) are
            /// in thousandths of a dollar, in those of Fanvue (`fanvue.`) in the minor unit of their
            /// currency, such as cents.
            Unknown {
                /// The name of the event.
                name: WebhookEventType,
                /// The payload, `null` if there is none.
                payload: Box<Decoded<Value>>,
            },
        }

        impl Event {
            /// Reads the payload of an event.
            pub(super) fn read(
                name: &WebhookEventType,
                payload: Option<&[u8]>,
            ) -> Result<Self, Mismatch> {
                // Names are compared as text, so that a name kept as `Other` is the same.
                Ok(match WebhookEventType::from(name.as_str()) {
                    $(WebhookEventType::$name => Self::$variant(read(payload)?),)*
                    name => Self::Unknown {
                        name,
                        payload: Box::new(from_json(payload.unwrap_or(b"null")).map_err(within)?),
                    },
                })
            }

            /// Returns the name of the event.
            #[must_use]
            pub fn name(&self) -> WebhookEventType {
                match self {
                    $(Self::$variant(_) => WebhookEventType::$name,)*
                    Self::Unknown { name, .. } => name.clone(),
                }
            }

            /// Returns the values of the payload that did not match their expected type; each was coerced
            /// or left out. Paths begin within the payload.
            #[must_use]
            pub fn drift(&self) -> &[Drift] {
                match self {
                    $(Self::$variant(payload) => payload.drift(),)*
                    Self::Unknown { payload, .. } => payload.drift(),
                }
            }

            /// Returns the time of the event as its payload has it: the creation of a message, notification
            /// or transaction, the end of a subscription, the observation of a presence, the last step of a
            /// login or of an export.
            ///
            /// An event whose payload has no time has none here: a deleted message, a typing fan, an upload,
            /// a queue, and all that are [`Unknown`](Self::Unknown). `accounts.session_expired` has the time
            /// of the last login, since it has no other.
            #[must_use]
            pub fn occurred_at(&self) -> Option<Timestamp> {
                match self {
                    $(Self::$variant(payload) => time!($time payload),)*
                    Self::Unknown { .. } => None,
                }
            }
        }
    };
}

macro_rules! time {
    (none $payload:ident) => {{
        let _ = $payload;
        None
    }};
    (of_presence $payload:ident) => {
        of_presence($payload)
    };
    (of_login $payload:ident) => {
        of_login($payload)
    };
    (of_export $payload:ident) => {
        of_export($payload)
    };
    ($member:ident $payload:ident) => {
        $payload.$member.clone()
    };
}

events! {
    /// A fan sent a message.
    MessageReceived MessagesReceived ChatMessage created_at,
    /// The creator sent a message to a fan.
    MessageSent MessagesSent ChatMessage created_at,
    /// A message was deleted.
    MessageDeleted MessagesDeleted EventReference none,
    /// A fan paid for a message, whose id is only in the link within `replace_pairs`.
    MessagePpvUnlocked MessagesPpvUnlocked Notification created_at,
    /// The queue of a mass message moved on; the payload is not documented.
    ChatQueueUpdated ChatQueueUpdated EventReference none,
    /// The queue of a mass message is empty; the payload is not documented.
    ChatQueueFinished ChatQueueFinished EventReference none,
    /// A fan subscribed; see [`NewSubscriber`](super::NewSubscriber).
    SubscriptionNew SubscriptionsNew Notification created_at,
    /// A fan's subscription was renewed.
    SubscriptionRenewed SubscriptionsRenewed Notification created_at,
    /// A fan's subscription has expired, some 15 minutes ago.
    SubscriptionExpired SubscriptionsExpired ExpiredSubscription expired_at,
    /// A fan is typing.
    UserTyping UsersTyping EventReference none,
    /// A fan came online.
    UserOnline UsersOnline FanPresence of_presence,
    /// A fan went offline.
    UserOffline UsersOffline FanPresence of_presence,
    /// A fan liked a post; the payload is not documented.
    PostLiked PostsLiked Notification created_at,
    /// A fan tipped; the tip also comes as a transaction, see [`Sale`](super::Sale).
    TipReceived TipsReceived Notification created_at,
    /// The creator earned; see [`Sale`](super::Sale).
    TransactionNew TransactionsNew WebhookTransaction created_at,
    /// An account was connected.
    AccountConnected AccountsConnected AccountChange of_login,
    /// An account was connected again.
    AccountReconnected AccountsReconnected AccountChange of_login,
    /// An account was disconnected.
    AccountDisconnected AccountsDisconnected AccountChange of_login,
    /// The session of an account has ended, and the account needs another login.
    AccountSessionExpired AccountsSessionExpired AccountChange of_login,
    /// The login of an account failed.
    AccountAuthenticationFailed AccountsAuthenticationFailed AccountChange of_login,
    /// The login of an account waits for a code.
    AccountOtpCodeRequired AccountsOtpCodeRequired AccountChange of_login,
    /// The login of an account waits for a face check.
    AccountFaceOtpRequired AccountsFaceOtpRequired AccountChange of_login,
    /// The price of an export is being calculated.
    DataExportCalculatingCredits DataExportsCalculatingCredits DataExport of_export,
    /// An export has a price, and waits for its start.
    DataExportCalculatingCreditsCompleted DataExportsCalculatingCreditsCompleted DataExport of_export,
    /// The price of an export could not be calculated.
    DataExportCalculatingCreditsFailed DataExportsCalculatingCreditsFailed DataExport of_export,
    /// An export is being made.
    DataExportInProgress DataExportsInProgress DataExport of_export,
    /// An export is done.
    DataExportCompleted DataExportsCompleted DataExport of_export,
    /// An export failed.
    DataExportFailed DataExportsFailed DataExport of_export,
    /// An export was cancelled.
    DataExportCancelled DataExportsCancelled DataExport of_export,
    /// The summary of a fan is done; the payload is not documented.
    FanSummaryCompleted FanSummaryCompleted FanSummary last_analyzed_at,
    /// An upload is done.
    MediaUploadCompleted MediaUploadsCompleted UploadStatus none,
    /// An upload failed.
    MediaUploadFailed MediaUploadsFailed UploadStatus none,
}

/// Reads a payload; a missing one has no members, and is drift.
fn read<T: DeserializeOwned>(payload: Option<&[u8]>) -> Result<Box<Decoded<T>>, Mismatch> {
    let decoded = from_json(payload.unwrap_or(b"{}")).map_err(within)?;
    if payload.is_some() {
        return Ok(Box::new(decoded));
    }
    Ok(Box::new(decoded.with_drift(Drift {
        path: String::new(),
        expected: "an object".to_owned(),
        found: "no payload".to_owned(),
        action: DriftAction::Removed,
    })))
}

/// Gives the path of a mismatch within the whole body.
fn within(mismatch: Mismatch) -> Mismatch {
    let path = match mismatch.path.as_str() {
        "" => Cow::Borrowed("payload"),
        path if path.starts_with('[') => Cow::Owned(format!("payload{path}")),
        path => Cow::Owned(format!("payload.{path}")),
    };
    Mismatch {
        path: path.into_owned(),
        ..mismatch
    }
}

fn of_presence(presence: &FanPresence) -> Option<Timestamp> {
    let times = [&presence.observed_at, &presence.status_changed_at];
    times.into_iter().flatten().next().cloned()
}

fn of_login(change: &AccountChange) -> Option<Timestamp> {
    let attempt = change.latest_auth_attempt.as_deref();
    let times = [
        change.disconnected_at.as_ref(),
        attempt.and_then(|attempt| attempt.completed_at.as_ref()),
        attempt.and_then(|attempt| attempt.started_at.as_ref()),
    ];
    times.into_iter().flatten().next().cloned()
}

fn of_export(export: &DataExport) -> Option<Timestamp> {
    let times = [&export.completed_at, &export.failed_at, &export.created_at];
    times.into_iter().flatten().next().cloned()
}
