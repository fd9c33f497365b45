//! [`MockFan`]: a fan who acts on demand.

use super::{
    delivering::Deliveries,
    event::SampleEvent,
    server::MockServer,
    state::{Shared, State},
    world::Sale,
};
use crate::model::{
    amount::Amount,
    argument::{Argument, Price},
};

/// A fan of an account of a [`MockServer`], who acts on demand.
///
/// The acts of the fan are in the lists of the API, and webhooks get their events: a sale has two, its
/// notification and `transactions.new`.
#[derive(Debug)]
pub struct MockFan<'s> {
    shared: &'s Shared,
    account: String,
    fan: i64,
}

impl MockServer {
    /// Returns a fan of an account by the OnlyFans user id, for example 456 of `acct_123`.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use onlyfansapi::{Client, mock::MockServer};
    ///
    /// let server = MockServer::start().await?;
    /// let client = Client::builder().api_key("any").base_url(server.base_url()).build()?;
    /// server.fan("acct_123", 456).sends("Hi!").await;
    ///
    /// let messages = client.messages().list("acct_123", 456).await?;
    /// assert_eq!(messages.data[0].text.as_deref(), Some("Hi!"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn fan(&self, account: impl Into<String>, fan: i64) -> MockFan<'_> {
        MockFan {
            shared: &self.shared,
            account: account.into(),
            fan,
        }
    }
}

impl MockFan<'_> {
    /// Sends a message, which the chat has from now on, and `messages.received`.
    ///
    /// # Panics
    ///
    /// If the account has no chat with the fan.
    pub fn sends(&self, text: &str) -> Deliveries {
        self.acts(true, |state, account, fan, second| {
            let event = state.world.receive(account, fan, text, second);
            event.into_iter().collect()
        })
    }

    /// Tips, which is listed as a transaction; sends `tips.received` and `transactions.new`.
    ///
    /// # Panics
    ///
    /// If the account has no such fan, or the amount is none.
    pub fn tips(&self, amount: impl Argument<Price>) -> Deliveries {
        self.buys("tips.received", "tip", "tipped you", amount, None)
    }

    /// Subscribes; sends `subscriptions.new`, and `transactions.new` unless the price is 0.
    ///
    /// # Panics
    ///
    /// If the account has no such fan, or the price is none.
    pub fn subscribes(&self, price: impl Argument<Price>) -> Deliveries {
        self.buys(
            "subscriptions.new",
            "subscription",
            "subscribed for",
            price,
            None,
        )
    }

    /// Unlocks a message; sends `messages.ppv.unlocked` and `transactions.new`.
    ///
    /// # Panics
    ///
    /// If the account has no such fan, or the price is none.
    pub fn unlocks(&self, message_id: i64, price: impl Argument<Price>) -> Deliveries {
        let verb = "purchased your message for";
        self.buys(
            "messages.ppv.unlocked",
            "message",
            verb,
            price,
            Some(message_id),
        )
    }

    fn buys(
        &self,
        event: &str,
        kind: &str,
        verb: &str,
        price: impl Argument<Price>,
        message: Option<i64>,
    ) -> Deliveries {
        let cents = cents(price);
        self.acts(false, |state, account, fan, second| {
            let sale = Sale {
                event,
                kind,
                verb,
                cents,
                message,
            };
            state.world.sell(account, fan, &sale, second)
        })
    }

    fn acts(
        &self,
        chats: bool,
        act: impl FnOnce(&mut State, &str, i64, i64) -> Vec<SampleEvent>,
    ) -> Deliveries {
        let (account, fan) = (&*self.account, self.fan);
        let acted = self.shared.with(|state| {
            if let Some(problem) = state.world.problem_of_fan(account, fan, chats) {
                return Err(problem);
            }
            let second = state.clock.second();
            let events = act(state, account, fan, second);
            Ok(events
                .into_iter()
                .flat_map(|event| state.fire(event))
                .collect())
        });
        match acted {
            Ok(reports) => Deliveries(reports),
            Err(problem) => panic!("{problem}"),
        }
    }
}

/// Returns the cents of a price.
fn cents(price: impl Argument<Price>) -> i64 {
    let found = match price.into_argument() {
        Ok(Some(Price(text))) => {
            let cents = text.parse::<Amount>().ok();
            match cents.and_then(|amount| amount.as_minor_units(2)) {
                Some(cents) if cents >= 0 => return cents,
                _ => format!("{text:?}"),
            }
        }
        Ok(None) => "none".to_owned(),
        Err(problem) => problem,
    };
    panic!("expected an amount in US dollars such as \"20.00\", found {found}");
}
