//! Calls by the crate, and the same calls by hand with `reqwest`.

use std::{hint::black_box, time::Duration};

use onlyfansapi::{
    Client,
    rustls::{ClientConfig, RootCertStore, crypto::ring},
};
use tokio::{runtime::Runtime, task::JoinSet};

use super::{
    Failure, client,
    content::{check_content, scalars},
    runtime,
    server::serve,
    sides::{ByHand, Side},
};

/// The headers with which the API tells credits and rate limits.
pub(crate) const HEADERS: &str = "x-ofapi-credits-used: 1\r\nx-ofapi-credits-balance: 999999\r\n\
    x-ofapi-is-cached: false\r\n\
    x-rate-limit-limit-minute: 1000000\r\nx-rate-limit-remaining-minute: 999999\r\n";

pub(crate) const IN_ROW: usize = 40;
const TASKS: usize = 64;
const CALLS_EACH: usize = 4;
pub(crate) const IN_FLIGHT: usize = TASKS * CALLS_EACH;

/// A call by the crate with its defaults, and by hand as a careful program makes it: with a key and
/// the same timeouts, and a check of the status.
pub(crate) struct Calls {
    runtime: Runtime,
    client: Client,
    by_hand: CallByHand,
}

#[derive(Clone)]
struct CallByHand {
    http: reqwest::Client,
    base_url: String,
}

impl CallByHand {
    async fn call(&self, account: &str) -> Result<<ByHand as Side>::Fans, Failure> {
        let response = self
            .http
            .get(format!("{}/api/{account}/fans/active", self.base_url))
            .bearer_auth("ofapi_bench")
            .header("accept", "application/json")
            .send()
            .await?;
        let body = response.error_for_status()?.bytes().await?;
        ByHand::fans(&body)
    }
}

/// Makes the HTTP client of a careful program, with the same timeouts as the crate's.
pub(crate) fn plain_http() -> Result<reqwest::Client, Failure> {
    let builder = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .read_timeout(Duration::from_secs(30))
        .timeout(Duration::from_secs(60))
        .redirect(reqwest::redirect::Policy::none());
    // reqwest has no provider of its own here; the calls use plain HTTP.
    Ok(builder.tls_backend_preconfigured(tls()?).build()?)
}

fn tls() -> Result<ClientConfig, Failure> {
    let provider = ring::default_provider().into();
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

impl Calls {
    /// Starts a server that responds with a page of fans and these headers.
    pub(crate) fn new(page: &[u8], headers: &str) -> Result<Self, Failure> {
        let base_url = serve(page, headers)?;
        let http = plain_http()?;
        let calls = Self {
            runtime: runtime()?,
            client: client(&base_url)?,
            by_hand: CallByHand { http, base_url },
        };
        calls.check(page)?;
        Ok(calls)
    }

    /// Fails unless both calls return all that is in the page.
    fn check(&self, page: &[u8]) -> Result<(), Failure> {
        let expected = scalars(&serde_json::from_slice(page)?);
        self.runtime.block_on(async {
            let by_hand = self.by_hand.call("acct_1").await?;
            let by_crate = self.client.fans().list_active("acct_1").await?;
            check_content("one call", expected, &by_hand, &*by_crate)
        })
    }

    pub(crate) fn in_row_by_hand(&self) -> Result<(), Failure> {
        self.runtime.block_on(async {
            for _ in 0..IN_ROW {
                black_box(self.by_hand.call("acct_1").await?);
            }
            Ok(())
        })
    }

    pub(crate) fn in_row(&self) -> Result<(), Failure> {
        self.runtime.block_on(async {
            for _ in 0..IN_ROW {
                black_box(self.client.fans().list_active("acct_1").await?);
            }
            Ok(())
        })
    }

    pub(crate) fn in_flight_by_hand(&self) -> Result<(), Failure> {
        let by_hand = self.by_hand.clone();
        self.in_tasks(move |account| {
            let by_hand = by_hand.clone();
            async move { by_hand.call(&account).await.map(drop) }
        })
    }

    pub(crate) fn in_flight(&self) -> Result<(), Failure> {
        let client = self.client.clone();
        self.in_tasks(move |account| {
            let call = client.fans().list_active(account).send();
            async move { Ok(call.await.map(drop)?) }
        })
    }

    /// Each task has an account of its own: the crate sends at most 6 requests of one account at once.
    fn in_tasks<F>(
        &self,
        call: impl Fn(String) -> F + Clone + Send + 'static,
    ) -> Result<(), Failure>
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for number in 0..TASKS {
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
}
