//! The mock's world, its deliveries, and a receiver in axum.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex},
};

use onlyfansapi::{
    mock::{MockServer, SampleEvent},
    types::{Amount, WebhookAccountScope, WebhookEventType},
    webhooks::{Event, Router, RouterError, Sale, SaleSource, WebhookSecrets},
};

use super::{SECRET, axum::Server};
use crate::support::{client, reported};

/// The counts of a receiver.
#[derive(Clone, Default)]
struct Counts(Arc<Mutex<(BTreeMap<String, u32>, Amount)>>);

impl Counts {
    fn add(&self, event: &Event) {
        let mut counts = self.0.lock().expect("counts");
        *counts
            .0
            .entry(event.name().as_str().to_owned())
            .or_default() += 1;
        if let Some(sale) = Sale::of(event, SaleSource::Transactions) {
            counts.1 += sale.gross.expect("an amount");
        }
    }

    fn of(&self, event: &str) -> u32 {
        let counts = self.0.lock().expect("counts");
        counts.0.get(event).copied().unwrap_or(0)
    }

    fn gross(&self) -> Amount {
        self.0.lock().expect("counts").1
    }
}

#[tokio::test]
async fn what_happens_at_the_api_is_counted_once_by_a_receiver() {
    let server = MockServer::start().await.expect("a mock");
    let counts = Counts::default();
    let errors = Arc::new(Mutex::new(Vec::new()));
    let (its_counts, its_errors) = (counts.clone(), errors.clone());
    let has_failed = Arc::new(Mutex::new(false));
    let router = Router::builder(WebhookSecrets::new([SECRET]))
        .fallback(move |delivery| {
            let event = delivery.event();
            // The database is away at the first event.
            let is_away = !std::mem::replace(&mut *has_failed.lock().expect("a flag"), true);
            let counts = its_counts.clone();
            async move {
                if is_away {
                    return Err(io::Error::other("away").into());
                }
                counts.add(&event?);
                Ok::<(), Box<dyn std::error::Error + Send + Sync>>(())
            }
        })
        .on_error(move |error: &RouterError| {
            its_errors.lock().expect("errors").push(error.to_string());
        })
        .build();
    let app = axum::Router::new().route("/webhooks", router.route());
    let receiver = Server::start(app).await;
    let client = client(&server.base_url());
    let webhook = client
        .webhooks()
        .create()
        .endpoint_url(format!("{}/webhooks", receiver.base_url))
        .events([
            WebhookEventType::MessagesReceived,
            WebhookEventType::TransactionsNew,
            WebhookEventType::TipsReceived,
        ])
        .account_scope(WebhookAccountScope::Global)
        .signing_secret(SECRET)
        .await;
    webhook.expect("a webhook");

    let fan = server.fan("acct_123", 456);
    // The first attempt fails, and the second succeeds.
    fan.sends("Hi").await;
    fan.tips("20.50").await;
    server.hold_deliveries();
    for number in 0..20 {
        drop(fan.sends(&format!("message {number}")));
        drop(fan.tips("1.25"));
        drop(server.deliver(SampleEvent::new("messages.received").fan(789).twice()));
    }
    server.release_newest_first();
    reported(server.delivered()).await;
    router.stop().await;

    assert_eq!(
        *errors.lock().expect("errors"),
        ["the handler of `messages.received` failed: away"]
    );
    assert_eq!(counts.of("messages.received"), 1 + 20 + 20);
    assert_eq!(counts.of("tips.received"), 1 + 20);
    assert_eq!(counts.of("transactions.new"), 1 + 20);
    assert_eq!(counts.gross(), "45.50".parse().expect("an amount"));
    let attempts = server.deliveries();
    assert!(attempts.len() > 41 + 21 + 21, "{} attempts", attempts.len());
}
