//! Whole calls, beside the same calls by hand with `reqwest`.

use std::{hint::black_box, time::Duration};

use onlyfansapi::{
    Client,
    rustls::{ClientConfig, RootCertStore, crypto::ring},
};
use tokio::{runtime::Runtime, task::JoinSet};

use super::{
    Failure, Page, allocations::allocations, allocations::counted, client, comparison::Comparison,
    runtime, server::serve,
};

const CALLS_IN_ROW: usize = 40;
const IN_FLIGHT: usize = 64;
const CALLS_EACH: usize = 4;

/// A call by the crate with its defaults, and by hand as a careful program makes it: with a key and
/// the same timeouts, a check of the status, and the same types for the response.
pub(super) struct Calls {
    runtime: Runtime,
    client: Client,
    by_hand: ByHand,
}

#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    base_url: String,
}

impl ByHand {
    async fn call(&self, account: &str) -> Result<Page, Failure> {
        let response = self
            .http
            .get(format!("{}/api/{account}/fans/active", self.base_url))
            .bearer_auth("ofapi_bench")
            .header("accept", "application/json")
            .send()
            .await?;
        let body = response.error_for_status()?.bytes().await?;
        Ok(serde_json::from_slice(&body)?)
    }
}

fn tls() -> Result<ClientConfig, Failure> {
    let provider = ring::default_provider().into();
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

impl Calls {
    pub(super) fn new(body: &[u8]) -> Result<Self, Failure> {
        let base_url = serve(body)?;
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .read_timeout(Duration::from_secs(30))
            .timeout(Duration::from_secs(60))
            .redirect(reqwest::redirect::Policy::none())
            // reqwest has no provider of its own here; the calls use plain HTTP.
            .tls_backend_preconfigured(tls()?)
            .build()?;
        Ok(Self {
            runtime: runtime()?,
            client: client(&base_url)?,
            by_hand: ByHand { http, base_url },
        })
    }

    pub(super) fn compare(&self, rounds: usize) -> Result<[Comparison; 2], Failure> {
        let in_row = Comparison::measure(
            "one call, one after another",
            1.10,
            rounds,
            || self.runtime.block_on(self.in_row_by_hand(CALLS_IN_ROW)),
            || self.runtime.block_on(self.in_row(CALLS_IN_ROW)),
        )?;
        let in_flight = Comparison::measure(
            "one call, 64 in flight",
            1.10,
            rounds,
            || {
                let by_hand = self.by_hand.clone();
                self.in_flight(move |account| {
                    let by_hand = by_hand.clone();
                    async move { by_hand.call(&account).await.map(drop) }
                })
            },
            || {
                let client = self.client.clone();
                self.in_flight(move |account| {
                    let call = client.fans().list_active(account).send();
                    async move { Ok(call.await.map(drop)?) }
                })
            },
        )?;
        Ok([
            in_row.per(CALLS_IN_ROW),
            in_flight.per(IN_FLIGHT * CALLS_EACH),
        ])
    }

    async fn in_row_by_hand(&self, calls: usize) -> Result<(), Failure> {
        for _ in 0..calls {
            black_box(self.by_hand.call("acct_1").await?);
        }
        Ok(())
    }

    async fn in_row(&self, calls: usize) -> Result<(), Failure> {
        for _ in 0..calls {
            black_box(self.client.fans().list_active("acct_1").await?);
        }
        Ok(())
    }

    /// Each task has an account of its own: the crate sends at most 6 requests of one account at once.
    fn in_flight<F>(
        &self,
        call: impl Fn(String) -> F + Clone + Send + 'static,
    ) -> Result<(), Failure>
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for number in 0..IN_FLIGHT {
                let call = call.clone();
                tasks.spawn(async move {
                    for _ in 0..CALLS_EACH {
                        call(format!("acct_{number}")).await?;
                    }
                    Ok::<(), Failure>(())
                });
            }
            while let Some(done) = tasks.join_next().await {
                done??;
            }
            Ok(())
        })
    }

    /// Counts the allocations of this thread, on which calls run and the server does not.
    pub(super) fn allocations(&self) -> Result<String, Failure> {
        let by_hand = counted(|| self.runtime.block_on(self.in_row_by_hand(CALLS_IN_ROW)))?;
        let by_crate = counted(|| self.runtime.block_on(self.in_row(CALLS_IN_ROW)))?;
        let calls = CALLS_IN_ROW as u64;
        Ok(allocations("one call", calls, by_hand, by_crate))
    }
}
