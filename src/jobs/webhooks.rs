//! The management of webhooks: secrets that are made here, and events that did not arrive.

use std::{
    collections::HashSet,
    future::{Future, IntoFuture},
    pin::Pin,
};

use crate::{
    generated::{groups, types},
    model::{id::Id, secret::Secret, timestamp::Timestamp},
    response::error::Error,
};

impl Secret {
    /// Makes a secret of 256 random bits, as 64 hexadecimal digits, under which the server can sign
    /// deliveries to a webhook.
    ///
    /// No call returns the secret of a webhook, so it is stored before the call that sets it.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// use onlyfansapi::types::{Secret, WebhookAccountScope, WebhookEventType};
    ///
    /// let secret = Secret::generate()?;
    /// std::fs::write("webhook.secret", secret.as_str()).expect("a place for secrets");
    /// client
    ///     .webhooks()
    ///     .create()
    ///     .endpoint_url("https://example.com/webhooks")
    ///     .events([WebhookEventType::MessagesReceived, WebhookEventType::TransactionsNew])
    ///     .account_scope(WebhookAccountScope::Global)
    ///     .signing_secret(&secret)
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the operating system has no random numbers.
    pub fn generate() -> Result<Self, Error> {
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|error| {
            Error::job(
                None,
                format!("expected random numbers for a secret: {error}"),
            )
        })?;
        let digits = random.iter().map(|byte| format!("{byte:02x}"));
        Ok(digits.collect::<String>().into())
    }
}

/// The secrets of a webhook while one takes the place of the other.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SecretRotation {
    /// The secret that deliveries have once the update is made.
    pub next: Secret,
    /// The secret that deliveries under way still have.
    pub previous: Secret,
}

impl SecretRotation {
    /// Returns both secrets, for a receiver that accepts either.
    #[must_use]
    pub fn secrets(&self) -> [&Secret; 2] {
        [&self.next, &self.previous]
    }
}

impl groups::webhooks::Update {
    /// Sets a new secret as well, and returns it beside the present one.
    ///
    /// A webhook has one secret, and the update replaces it at once. So the receiver learns both secrets
    /// before the update is sent, and forgets the previous one a minute after: deliveries that are under
    /// way, and their retries, may have it. Redeliveries have the secret that the webhook has then.
    ///
    /// The document has the member `signing_secret` at the creation only; integrators report that the
    /// update takes it.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client, current: onlyfansapi::types::Secret) -> Result<(), onlyfansapi::Error> {
    /// use onlyfansapi::types::{WebhookAccountScope, WebhookEventType};
    ///
    /// let update = client
    ///     .webhooks()
    ///     .update("wh_123")
    ///     .endpoint_url("https://example.com/webhooks")
    ///     .events([WebhookEventType::MessagesReceived])
    ///     .account_scope(WebhookAccountScope::Global);
    /// let (update, rotation) = update.rotate_secret(current)?;
    /// // The receiver gets `rotation.secrets()`, then:
    /// update.await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the operating system has no random numbers.
    pub fn rotate_secret(
        self,
        current: impl Into<Secret>,
    ) -> Result<(Self, SecretRotation), Error> {
        let next = Secret::generate()?;
        let update = self.body_field("signing_secret", next.as_str());
        let previous = current.into();
        Ok((update, SecretRotation { next, previous }))
    }
}

impl groups::webhooks::Webhooks {
    /// Lists the events since a time that were never delivered, each by its latest attempt, newest first.
    ///
    /// The server keeps deliveries for 7 days. An event with a later attempt or redelivery that succeeded
    /// is delivered. The call reads the list of all deliveries since then, which costs no credits.
    ///
    /// # Errors
    ///
    /// Returns the error of the page that could not be read.
    pub async fn list_undelivered(
        &self,
        webhook_id: impl Into<Id>,
        since: impl Into<Timestamp>,
    ) -> Result<Vec<types::WebhookDelivery>, Error> {
        let request = self.list_deliveries(webhook_id).date_start(since.into());
        let mut deliveries = request.stream();
        let (mut delivered, mut failed) = (HashSet::new(), Vec::new());
        while let Some(delivery) = deliveries.try_next().await? {
            match delivery.succeeded {
                Some(true) => {
                    delivered.extend(event_of(&delivery));
                }
                _ => failed.push(delivery),
            }
        }
        // Rows come newest first, so the first attempt of an event is its latest.
        let mut listed = HashSet::new();
        failed.retain(|delivery| match event_of(delivery) {
            Some(event) => !delivered.contains(&event) && listed.insert(event),
            None => true,
        });
        Ok(failed)
    }

    /// Begins to redeliver all events since a time of which no delivery succeeded.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let redelivered = client
    ///     .webhooks()
    ///     .redeliver_all("wh_123", "2026-11-28T08:00:00Z")
    ///     .max_credits(50)
    ///     .await?;
    /// println!("{} again, {} left", redelivered.sent.len(), redelivered.left.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn redeliver_all(
        &self,
        webhook_id: impl Into<Id>,
        since: impl Into<Timestamp>,
    ) -> RedeliverAll {
        RedeliverAll {
            webhooks: self.clone(),
            webhook_id: webhook_id.into(),
            since: since.into(),
            max_credits: None,
        }
    }
}

/// Returns the name of an event that all its deliveries share.
fn event_of(delivery: &types::WebhookDelivery) -> Option<String> {
    let key = delivery.idempotency_key.clone();
    key.or_else(|| delivery.delivery_uuid.clone())
}

/// Redelivery of all events that did not arrive; [`redeliver_all`](groups::webhooks::Webhooks::redeliver_all)
/// begins it.
///
/// Awaiting it redelivers one event after the other, oldest first, as fast as the client's pace lets it.
/// Each redelivery is billed.
///
/// # Errors
///
/// Resolves to an error if the deliveries cannot be listed. Redeliveries that fail are in the result.
#[must_use = "nothing is redelivered until it is awaited"]
#[derive(Debug)]
pub struct RedeliverAll {
    webhooks: groups::webhooks::Webhooks,
    webhook_id: Id,
    since: Timestamp,
    max_credits: Option<u64>,
}

/// The result of [`RedeliverAll`].
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Redelivered {
    /// The deliveries that were sent again.
    pub sent: Vec<types::WebhookDelivery>,
    /// The deliveries that the server refused to send again, such as those without a payload.
    pub refused: Vec<(types::WebhookDelivery, Error)>,
    /// The deliveries that are left, newest first: those beyond the credits, and those after the error
    /// [`stopped_by`](Self::stopped_by).
    pub left: Vec<types::WebhookDelivery>,
    /// The error after which no further delivery was tried, such as that of a webhook that is paused.
    pub stopped_by: Option<Error>,
}

impl RedeliverAll {
    /// Sets the largest number of credits that the redeliveries may use.
    pub fn max_credits(mut self, credits: u64) -> Self {
        self.max_credits = Some(credits);
        self
    }

    async fn run(self) -> Result<Redelivered, Error> {
        let webhook = self.webhook_id;
        let listing = self.webhooks.list_undelivered(webhook.clone(), self.since);
        let mut result = Redelivered {
            left: listing.await?,
            ..Redelivered::default()
        };
        let mut used = 0;
        // The list is newest first.
        while let Some(delivery) = result.left.pop() {
            let Some(id) = delivery.id.clone() else {
                continue;
            };
            if self.max_credits.is_some_and(|most| used >= most) {
                result.left.push(delivery);
                break;
            }
            match self.webhooks.redeliver(webhook.clone(), id).await {
                Ok(response) => {
                    let credits = response.credits().and_then(|credits| credits.used);
                    // A redelivery whose price the response does not tell counts as one credit.
                    used += u64::try_from(credits.unwrap_or(1)).unwrap_or(0);
                    result.sent.push(delivery);
                }
                Err(error) if matches!(error.status().map(|s| s.as_u16()), Some(404 | 422)) => {
                    result.refused.push((delivery, error));
                }
                Err(error) => {
                    result.left.push(delivery);
                    result.stopped_by = Some(error);
                    break;
                }
            }
        }
        Ok(result)
    }
}

impl IntoFuture for RedeliverAll {
    type Output = Result<Redelivered, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
