//! [`ForEachAccount`]: the same work for several accounts at once.

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;

use super::Client;
use crate::model::id::Id;

/// The number of accounts that are worked on at once, unless the caller sets another.
const CONCURRENCY: usize = 8;

impl Client {
    /// Does the same work for several accounts, some of them at a time.
    ///
    /// `work` gets a client, which shares pace, budget and connections with this one, and the id of an
    /// account. Each account is paced for itself, and the failure of one does not end the work for the
    /// others. A panic does: it is one of the task that awaits the results.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let fans = client.for_each_account(["acct_123", "acct_456"], |client, account| async move {
    ///     client.fans().list_active(account).collect_all().await
    /// });
    /// let results = fans.concurrency(4).collect().await;
    /// for (account, fans) in &results.succeeded {
    ///     println!("{account}: {} fans", fans.len());
    /// }
    /// for (account, error) in &results.failed {
    ///     eprintln!("{account}: {error}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn for_each_account<I, F, W>(
        &self,
        accounts: I,
        work: F,
    ) -> ForEachAccount<I::IntoIter, F, W>
    where
        I: IntoIterator<Item: Into<Id>>,
        F: FnMut(Self, Id) -> W,
        W: Future,
    {
        ForEachAccount {
            client: self.clone(),
            accounts: accounts.into_iter(),
            work,
            active: Vec::new(),
            concurrency: CONCURRENCY,
        }
    }
}

/// Work for several accounts at once, as a stream of the results as each is finished.
///
/// [`Client::for_each_account`] returns it. The work is done by the task that awaits the results; a
/// call that has begun goes on in any case.
#[must_use = "a stream does nothing until its items are awaited"]
pub struct ForEachAccount<I, F, W> {
    client: Client,
    accounts: I,
    work: F,
    active: Vec<(Id, Pin<Box<W>>)>,
    concurrency: usize,
}

/// The results of the work for several accounts, in the order in which they were finished.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountResults<T, E> {
    /// The accounts whose work succeeded, each with its result.
    pub succeeded: Vec<(Id, T)>,
    /// The accounts whose work failed, each with its error.
    pub failed: Vec<(Id, E)>,
}

impl<I, F, W> ForEachAccount<I, F, W> {
    /// Sets the number of accounts that are worked on at once: 8 by default, at least 1.
    pub fn concurrency(mut self, accounts: usize) -> Self {
        self.concurrency = accounts.max(1);
        self
    }
}

impl<I, F, W> ForEachAccount<I, F, W>
where
    I: Iterator<Item: Into<Id>>,
    F: FnMut(Client, Id) -> W,
    W: Future,
{
    /// Returns the next account whose work is finished, with its result; `None` when all are.
    pub async fn next(&mut self) -> Option<(Id, W::Output)> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<(Id, W::Output)>> {
        while self.active.len() < self.concurrency
            && let Some(account) = self.accounts.next()
        {
            let account: Id = account.into();
            let work = (self.work)(self.client.clone(), account.clone());
            self.active.push((account, Box::pin(work)));
        }
        let polled = self.active.iter_mut().enumerate();
        let finished = polled
            .filter_map(|(index, (_, work))| match work.as_mut().poll(context) {
                Poll::Ready(result) => Some((index, result)),
                Poll::Pending => None,
            })
            .next();
        match finished {
            Some((index, result)) => {
                let (account, _) = self.active.remove(index);
                Poll::Ready(Some((account, result)))
            }
            None if self.active.is_empty() => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

impl<I, F, W, T, E> ForEachAccount<I, F, W>
where
    I: Iterator<Item: Into<Id>>,
    F: FnMut(Client, Id) -> W,
    W: Future<Output = Result<T, E>>,
{
    /// Awaits the work for all accounts, and keeps failures apart.
    pub async fn collect(mut self) -> AccountResults<T, E> {
        let (mut succeeded, mut failed) = (Vec::new(), Vec::new());
        while let Some((account, result)) = self.next().await {
            match result {
                Ok(value) => succeeded.push((account, value)),
                Err(error) => failed.push((account, error)),
            }
        }
        AccountResults { succeeded, failed }
    }
}

impl<I, F, W> Unpin for ForEachAccount<I, F, W> {}

impl<I, F, W> Stream for ForEachAccount<I, F, W>
where
    I: Iterator<Item: Into<Id>>,
    F: FnMut(Client, Id) -> W,
    W: Future,
{
    type Item = (Id, W::Output);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<I, F, W> fmt::Debug for ForEachAccount<I, F, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ForEachAccount")
            .field("active", &self.active.len())
            .finish_non_exhaustive()
    }
}
