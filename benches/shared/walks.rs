//! Walks of a list of fans, by the crate and by hand.

use std::{hint::black_box, time::Duration};

use onlyfansapi::Client;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::{
    Failure,
    by_hand::{Envelope, FanPage},
    calls::{HEADERS, plain_http},
    client,
    lists::{Order, fan_page, fans},
    runtime,
    server::{PagedList, serve_list},
};

/// The number of fans on a page, the largest that the API has.
pub(crate) const ON_PAGE: usize = 20;

/// A list of fans on a server, and two ways to walk it.
pub(crate) struct Walks {
    runtime: Runtime,
    client: Client,
    http: reqwest::Client,
    pub(crate) base_url: String,
    rows: usize,
}

impl Walks {
    /// Starts a server of a list with this number of fans; each page takes the delay.
    pub(crate) fn new(rows: usize, delay: Duration) -> Result<Self, Failure> {
        let base_url = serve_list(list(rows, delay)?, HEADERS)?;
        let walks = Self {
            runtime: runtime()?,
            client: client(&base_url)?,
            http: plain_http()?,
            base_url,
            rows,
        };
        // Both sides must see all rows.
        walks.by_hand()?;
        walks.by_crate()?;
        Ok(walks)
    }

    /// Walks the list as a careful program does by hand, with its own loop over offsets.
    pub(crate) fn by_hand(&self) -> Result<(), Failure> {
        self.runtime.block_on(async {
            let mut rows = 0;
            loop {
                let offset = rows;
                let url = format!(
                    "{}/api/acct_1/fans/active?limit={ON_PAGE}&offset={offset}",
                    self.base_url
                );
                let response = self
                    .http
                    .get(url)
                    .bearer_auth("ofapi_bench")
                    .header("accept", "application/json")
                    .send()
                    .await?;
                let body = response.error_for_status()?.bytes().await?;
                let page: Envelope<FanPage> = serde_json::from_slice(&body)?;
                let (fans, has_more) = page.into_data().into_parts();
                for fan in fans {
                    rows += 1;
                    black_box(fan);
                }
                if !has_more {
                    return self.check(rows);
                }
            }
        })
    }

    /// Walks the list by the stream of the crate.
    pub(crate) fn by_crate(&self) -> Result<(), Failure> {
        self.runtime.block_on(async {
            let mut fans = self.client.fans().list_active("acct_1").stream();
            let mut rows = 0;
            while let Some(fan) = fans.try_next().await? {
                rows += 1;
                black_box(fan);
            }
            self.check(rows)
        })
    }

    /// Walks the list with so many pages fetched ahead, and takes a time for the rows of each page.
    pub(crate) fn slowly(&self, prefetch: usize, delay: Duration) -> Result<(), Failure> {
        self.runtime.block_on(async {
            let mut pages = self
                .client
                .fans()
                .list_active("acct_1")
                .prefetch(prefetch)
                .pages();
            let mut rows = 0;
            while let Some(page) = pages.try_next().await? {
                rows += page.items().len();
                tokio::time::sleep(delay).await;
            }
            self.check(rows)
        })
    }

    fn check(&self, rows: usize) -> Result<(), Failure> {
        if rows != self.rows {
            return Err(format!("expected {} rows, found {rows}", self.rows).into());
        }
        Ok(())
    }
}

/// Returns the list: a page of fans, cut where the ids and the mark of the end are.
fn list(rows: usize, delay: Duration) -> Result<PagedList, Failure> {
    let mut fans: Vec<Value> = fans(ON_PAGE)?;
    let id_of = |index: usize| 987_654_321_000_000 + index;
    for (index, fan) in fans.iter_mut().enumerate() {
        fan["id"] = json!(id_of(index));
    }
    let page = String::from_utf8(fan_page(&fans, Order::Fixed))?;
    let mut parts = Vec::new();
    let mut rest = page.as_str();
    for index in 0..ON_PAGE {
        let (part, after) = rest
            .split_once(&id_of(index).to_string())
            .ok_or("a page without the id of a fan")?;
        parts.push(part.to_owned());
        rest = after;
    }
    let last = rest.replace("\"hasMore\":true", "\"hasMore\":false");
    Ok(PagedList {
        parts,
        ends: [rest.to_owned(), last],
        rows,
        delay,
    })
}
