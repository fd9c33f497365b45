//! [`Sale`] and [`NewSubscriber`]: one view of the events that tell of money and of subscriptions.

use serde_json::Value;

use super::event::Event;
use crate::{
    generated::types::{Notification, TransactionKind, TransactionStatus},
    model::{amount::Amount, id::Id, timestamp::Timestamp},
};

/// The events from which sales are read.
///
/// One sale causes two events: a transaction, and a notification of the tip, the unlocked message or the
/// subscription. They share no id, so a receiver that counts both counts twice; it decides for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaleSource {
    /// `transactions.new`: every sale, with gross, net and fee.
    Transactions,
    /// `tips.received`, `messages.ppv.unlocked`, `subscriptions.new` and `subscriptions.renewed`, for
    /// webhooks that do not subscribe to transactions. Sales of other kinds, such as posts and streams,
    /// are not among them, and only tips have a net amount.
    Notifications,
}

/// A sale, read from one kind of events, so that none counts twice.
///
/// The limits: a delivery that comes again gives the sale again, so sales are counted per
/// [`dedupe_key`](super::Delivery::dedupe_key) or per [`id`](Self::id); a transaction begins as
/// [`is_pending`](Self::is_pending), and no event tells that it was taken back later: the list of
/// transactions and the chargebacks do. Revenue of Smart Links is a view of the same sales.
///
/// ```
/// use onlyfansapi::webhooks::{Sale, SaleSource, WebhookSecrets, accept_unsigned};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let body = br#"{"event":"transactions.new","account_id":"acct_123","payload":{"id":"5f2b","type":"tip","amount":20,"net_amount":16,"fan":{"id":"5"}}}"#;
/// # let delivery = accept_unsigned(&[("", ""); 0], body)?;
/// if let Some(sale) = Sale::of(&delivery.event()?, SaleSource::Transactions) {
///     println!("{:?} from {:?}", sale.net, sale.fan_id);
/// #   assert_eq!(sale.net, Some(16.into()));
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sale {
    /// The id of the transaction or of the notification, by the source.
    pub id: Option<Id>,
    /// The kind of the sale, such as `tip` or `message`.
    pub kind: Option<TransactionKind>,
    /// The OnlyFans user id of the fan who paid.
    pub fan_id: Option<Id>,
    /// The gross amount in US dollars, before fees.
    pub gross: Option<Amount>,
    /// The net amount in US dollars, after fees.
    pub net: Option<Amount>,
    /// The time of the sale.
    pub sold_at: Option<Timestamp>,
    /// Whether the payment was not yet settled when the event was sent.
    pub is_pending: bool,
}

impl Sale {
    /// Returns the sale of an event; `None` if the event is of the other source, or tells of none, as a
    /// free subscription does.
    #[must_use]
    pub fn of(event: &Event, source: SaleSource) -> Option<Self> {
        match (source, event) {
            (SaleSource::Transactions, Event::TransactionNew(transaction)) => {
                let fan = transaction.fan.as_deref();
                Some(Self {
                    id: transaction.id.clone(),
                    kind: transaction.type_.clone(),
                    fan_id: fan.and_then(|fan| fan.id.clone()),
                    gross: transaction.amount,
                    net: transaction.net_amount,
                    sold_at: transaction.created_at.clone(),
                    is_pending: transaction.status == Some(TransactionStatus::Loading),
                })
            }
            (SaleSource::Notifications, Event::TipReceived(tip)) => {
                Some(Self::of_notification(tip, TransactionKind::Tip))
            }
            (SaleSource::Notifications, Event::MessagePpvUnlocked(message)) => {
                Some(Self::of_notification(message, TransactionKind::Message))
            }
            (
                SaleSource::Notifications,
                Event::SubscriptionNew(subscription) | Event::SubscriptionRenewed(subscription),
            ) => {
                let sale = Self::of_notification(subscription, "subscription".into());
                sale.gross
                    .is_some_and(|price| price > 0.into())
                    .then_some(sale)
            }
            _ => None,
        }
    }

    fn of_notification(notification: &Notification, kind: TransactionKind) -> Self {
        let fan = notification.user.as_deref();
        Self {
            id: notification.id.clone(),
            kind: Some(kind),
            fan_id: fan.and_then(|fan| fan.id.clone()),
            gross: notification
                .amount_gross
                .or_else(|| amount_of(notification)),
            net: notification.amount_net,
            sold_at: notification.created_at.clone(),
            is_pending: false,
        }
    }
}

/// A new subscriber, read from `subscriptions.new`.
///
/// A paid subscription also comes as a transaction, which [`Sale`] counts; this view counts people. A
/// fan who comes back may be new again.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewSubscriber {
    /// The OnlyFans user id of the fan.
    pub fan_id: Option<Id>,
    /// The name of the fan.
    pub fan_name: Option<String>,
    /// The OnlyFans user id of the creator, which the payload calls `user_id`.
    pub creator_id: Option<Id>,
    /// The time of the subscription, not of the fan's own registration.
    pub subscribed_at: Option<Timestamp>,
    /// The price in US dollars, as far as the notification tells it.
    pub price: Option<Amount>,
}

impl NewSubscriber {
    /// Returns the new subscriber of an event; `None` if it is any other event.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        let Event::SubscriptionNew(notification) = event else {
            return None;
        };
        let fan = notification.user.as_deref();
        Some(Self {
            fan_id: fan.and_then(|fan| fan.id.clone()),
            fan_name: fan.and_then(|fan| fan.name.clone()),
            creator_id: notification.user_id.clone(),
            subscribed_at: notification.created_at.clone(),
            price: amount_of(notification),
        })
    }
}

/// Reads the amount of a notification, which is text such as `$1,250.00`.
fn amount_of(notification: &Notification) -> Option<Amount> {
    let text = match notification.replace_pairs.get("{AMOUNT}")? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    dollars(text.trim())
}

/// Reads an amount whose thousands may be separated; any other comma is none of an amount in dollars.
fn dollars(text: &str) -> Option<Amount> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let has_groups = whole.contains(',');
    let is_amount = is_digits(first)
        && is_digits(cents)
        && (!has_groups || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    is_amount.then(|| text.replace(',', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_amount_in_text_is_read_with_its_thousands() {
        for (pairs, expected) in [
            (json!({"{AMOUNT}": "$12.50"}), Some("12.50")),
            (json!({"{AMOUNT}": "$1,250.00"}), Some("1250.00")),
            (json!({"{AMOUNT}": " 7 "}), Some("7")),
            (json!({"{AMOUNT}": 9.99}), Some("9.99")),
            (json!({"{AMOUNT}": "$1,234,567"}), Some("1234567")),
            (json!({"{AMOUNT}": "$12,50"}), None),
            (json!({"{AMOUNT}": "$1.250,00"}), None),
            (json!({"{AMOUNT}": "$1,2,3"}), None),
            (json!({"{AMOUNT}": "$1234,567"}), None),
            (json!({"{AMOUNT}": ",5"}), None),
            (json!({"{AMOUNT}": "$$5"}), None),
            (json!({"{AMOUNT}": "$1e3"}), None),
            (json!({"{AMOUNT}": "-5"}), None),
            (json!({"{AMOUNT}": "$"}), None),
            (json!({"{AMOUNT}": "FREE"}), None),
            (json!({"{AMOUNT}": null}), None),
            (json!({}), None),
        ] {
            let notification = Notification::from_json(json!({"replacePairs": pairs}));
            let amount = amount_of(&notification.expect("a notification"));
            let expected = expected.map(|text| text.parse().expect("an amount"));
            assert_eq!(amount, expected, "{pairs}");
        }
    }
}
