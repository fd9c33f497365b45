//! Sales and subscribers: money counts once, and the fan is not the creator.

use onlyfansapi::{
    types::{Amount, TransactionKind},
    webhooks::{NewSubscriber, Sale, SaleSource},
};
use serde_json::json;

use super::{delivery_of, payload, payloads};

fn amount(text: &str) -> Option<Amount> {
    Some(text.parse().expect("an amount"))
}

fn sale(event: &str, source: SaleSource) -> Option<Sale> {
    let event = delivery_of(event, &payload(event))
        .event()
        .expect("an event");
    Sale::of(&event, source)
}

#[test]
fn no_event_is_a_sale_by_both_sources() {
    let mut sales = [0, 0];
    for (event, ..) in payloads() {
        let found = [SaleSource::Transactions, SaleSource::Notifications]
            .map(|source| usize::from(sale(event, source).is_some()));
        assert!(found.iter().sum::<usize>() <= 1, "{event}");
        sales = [sales[0] + found[0], sales[1] + found[1]];
    }
    assert_eq!(sales, [1, 4]);
}

#[test]
fn a_transaction_is_a_sale_with_gross_and_net() {
    let sale = sale("transactions.new", SaleSource::Transactions).expect("a sale");
    assert_eq!(sale.kind, Some(TransactionKind::Tip));
    assert_eq!((sale.gross, sale.net), (amount("20"), amount("16")));
    assert_eq!(sale.fan_id, Some(512_345_678.into()));
    assert!(sale.is_pending);
}

#[test]
fn a_notification_is_a_sale_of_the_fan_and_not_of_the_creator() {
    let tip = sale("tips.received", SaleSource::Notifications).expect("a sale");
    assert_eq!((tip.gross, tip.net), (amount("20"), amount("16")));
    assert_eq!(tip.fan_id, Some(512_345_678.into()));
    let message = sale("messages.ppv.unlocked", SaleSource::Notifications).expect("a sale");
    assert_eq!((message.gross, message.net), (amount("12.50"), None));
    assert_eq!(message.kind, Some(TransactionKind::Message));
}

#[test]
fn a_free_subscription_is_no_sale_and_yet_a_subscriber() {
    let mut payload = payload("subscriptions.new");
    for (price, is_sale) in [("$9.99", true), ("$0.00", false), ("FREE", false)] {
        payload["replacePairs"] = json!({"{AMOUNT}": price});
        let event = delivery_of("subscriptions.new", &payload)
            .event()
            .expect("an event");
        let sale = Sale::of(&event, SaleSource::Notifications);
        assert_eq!(sale.is_some(), is_sale, "{price}");
        let subscriber = NewSubscriber::of(&event).expect("a subscriber");
        assert_eq!(subscriber.fan_id, Some(512_345_678.into()));
        assert_eq!(subscriber.creator_id, Some(401_234_567.into()));
        let since = subscriber.subscribed_at.expect("a time");
        assert_eq!(since.as_str(), "2026-11-28T20:16:00+00:00");
    }
    let renewed = super::payload("subscriptions.renewed");
    let event = delivery_of("subscriptions.renewed", &renewed)
        .event()
        .expect("an event");
    assert_eq!(NewSubscriber::of(&event), None);
}
