//! The acts of fans: messages, and sales, which are transactions too.

use serde_json::{Map, Value, json};

use super::{World, happenings::with_message, people::Person, plan::Holds, vary::dollars};
use crate::mock::event::SampleEvent;

/// A sale to a fan.
pub(in crate::mock) struct Sale<'a> {
    /// The name of its notification.
    pub(in crate::mock) event: &'a str,
    /// The kind of its transaction.
    pub(in crate::mock) kind: &'a str,
    /// The verb in its notification.
    pub(in crate::mock) verb: &'a str,
    pub(in crate::mock) cents: i64,
    /// The message that is sold.
    pub(in crate::mock) message: Option<i64>,
}

impl World {
    /// Returns the problem of a fan that an account does not have, or with whom it has no chat.
    pub(in crate::mock) fn problem_of_fan(
        &mut self,
        account: &str,
        fan: i64,
        chats: bool,
    ) -> Option<String> {
        if !self.has_account(account) {
            return Some(format!(
                "expected an account of the mock such as acct_123, found {account}; `accounts` of the builder sets their number"
            ));
        }
        if self.size.is_lenient {
            return None;
        }
        let (holds, name) = match chats {
            true => (Holds::Chats, "chats"),
            false => (Holds::Fans(0, 4), "fans"),
        };
        let source = self.source_holding(holds)?;
        let known = self.collection(source, &[account.to_owned()]);
        known.position(&fan.to_string()).is_none().then(|| {
            format!(
                "expected one of the {name} of {account} such as 456, found {fan}; `{name}` of the builder sets their number"
            )
        })
    }

    /// Adds a message of a fan to the chat with the fan, and returns its event.
    pub(in crate::mock) fn receive(
        &mut self,
        account: &str,
        fan: i64,
        text: &str,
        second: i64,
    ) -> Option<SampleEvent> {
        let person = Person::of(fan);
        let members = json!({
            "text": text,
            "price": 0,
            "isFree": true,
            "isTip": false,
            "isNew": true,
            "isOpened": false,
            "isSentByMe": false,
            "fromUser": {"id": person.id, "name": person.name, "username": person.username},
        });
        let source = self.source_holding(Holds::Messages)?;
        let chat = [account.to_owned(), fan.to_string()];
        let message = self
            .collection(source, &chat)
            .made(object(members), second)?;
        self.pages.clear();
        let event = with_message("messages.received", &message, account).fan(fan);
        self.show_last_message(&chat, Some(message));
        Some(event)
    }

    /// Adds the transaction of a sale, if it is paid, and returns the events: the notification, and the
    /// transaction's own.
    pub(in crate::mock) fn sell(
        &mut self,
        account: &str,
        fan: i64,
        sale: &Sale<'_>,
        second: i64,
    ) -> Vec<SampleEvent> {
        let person = Person::of(fan);
        let price = format!("${}.{:02}", sale.cents / 100, sale.cents % 100);
        // The platform keeps a fifth.
        let fee = sale.cents / 5;
        let (amount, net) = (dollars(sale.cents), dollars(sale.cents - fee));
        let fee = dollars(fee);
        let mut notification = SampleEvent::new(sale.event)
            .account(account)
            .fan(fan)
            .set("/text", format!("{} {} {price}", person.name, sale.verb))
            .set("/replacePairs/{AMOUNT}", price.as_str());
        if sale.kind == "tip" {
            notification = notification
                .set("/amountGross", amount.clone())
                .set("/amountNet", net.clone());
        }
        if let Some(message) = sale.message {
            let link = format!("https://onlyfans.com/my/chats/chat/{fan}/?firstId={message}");
            notification = notification.set("/replacePairs/{MESSAGE_LINK}", link);
        }
        if sale.cents == 0 {
            return vec![notification];
        }
        let members = json!({
            "amount": amount,
            "net": net,
            "fee": fee,
            "vatAmount": 0,
            "taxAmount": 0,
            "type": sale.kind,
            "status": "loading",
            "description": format!("{} {} {price}", person.name, sale.verb),
            "user": {"id": person.id, "name": person.name, "username": person.username},
        });
        let row = self.source_holding(Holds::Transactions).and_then(|source| {
            let transactions = self.collection(source, &[account.to_owned()]);
            transactions.made(object(members), second)
        });
        self.pages.clear();
        let transaction = SampleEvent::new("transactions.new")
            .account(account)
            .fan(fan)
            .set("/id", row.map_or(Value::Null, |row| row["id"].clone()))
            .set("/type", sale.kind)
            .set(
                "/tips_source",
                if sale.kind == "tip" {
                    json!("chat")
                } else {
                    Value::Null
                },
            )
            .set("/amount", amount)
            .set("/net_amount", net)
            .set("/fee_amount", fee);
        vec![notification, transaction]
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
