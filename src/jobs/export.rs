//! [`ExportJob`]: a data export from its creation to its file.

use std::{
    fmt,
    future::{Future, IntoFuture},
    path::Path,
    pin::Pin,
    time::Duration,
};

use super::{
    states::of_export,
    waiter::{Verdict, Waiter},
};
use crate::{
    client::Client,
    files::to_file::SavedFile,
    generated::{groups, types},
    model::{envelope::Envelope, id::Id},
    response::{Response, error::Error},
};

/// A future of an export and its file.
type Exporting = Pin<Box<dyn Future<Output = Result<(Response<Export>, SavedFile), Error>> + Send>>;

type OnCreated = Box<dyn FnOnce(&Id) + Send>;

type Export = Envelope<Option<types::DataExport>>;

impl groups::data_exports::Create {
    /// Creates the export, waits for its price, starts it and waits until it is done.
    ///
    /// The steps are `create`, `get`, `start` and `get` of this group, which can be taken one by one as
    /// well. `auto_start` is turned off, since the price is looked at before the start.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// use onlyfansapi::types::{DataExportFileType, DataExportType};
    ///
    /// let export = client
    ///     .data_exports()
    ///     .create()
    ///     .account_ids(["acct_123"])
    ///     .type_(DataExportType::Transactions)
    ///     .start_date("2026-01-01")
    ///     .end_date("2026-01-31")
    ///     .file_type(DataExportFileType::Csv)
    ///     .until_done()
    ///     .max_credits(500)
    ///     .on_created(|id| println!("export {id}"))
    ///     .await?;
    /// println!("{:?}", export.data()?.download_url);
    /// # Ok(())
    /// # }
    /// ```
    pub fn until_done(self) -> ExportJob {
        ExportJob {
            steps: Steps {
                client: self.request.client().clone(),
                max_credits: None,
                timeout: None,
                pause: None,
            },
            create: self,
            on_created: None,
        }
    }
}

/// A data export from its creation to its file.
///
/// Awaiting it resolves to the export that is done, with the link to its file. The export is done
/// also if some of its media could not be packed: `failed_downloads` is their number.
///
/// # Errors
///
/// Resolves to the error of the step that failed. An export that costs more than
/// [`max_credits`](Self::max_credits), or than the client's budget has left, is not started: the error
/// is of kind [`ErrorKind::Budget`](crate::ErrorKind::Budget). From the creation on, the error has the id
/// of the export as [`Error::job_id`], with which the later steps can be taken.
#[must_use = "an export does nothing until it is awaited"]
pub struct ExportJob {
    create: groups::data_exports::Create,
    steps: Steps,
    on_created: Option<OnCreated>,
}

/// The steps that follow the creation.
struct Steps {
    client: Client,
    max_credits: Option<u64>,
    timeout: Option<Duration>,
    pause: Option<(Duration, Duration)>,
}

impl ExportJob {
    /// Sets the largest price at which the export is started.
    ///
    /// An export whose price is not known in advance is not started either.
    pub fn max_credits(mut self, credits: u64) -> Self {
        self.steps.max_credits = Some(credits);
        self
    }

    /// Sets the time limit of each of the two waits, for the price and for the file: an hour by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.steps.timeout = Some(timeout);
        self
    }

    /// Sets the first and the longest pause between two polls; a poll costs a credit.
    pub fn pause(mut self, first: Duration, longest: Duration) -> Self {
        self.steps.pause = Some((first, longest));
        self
    }

    /// Sets a function that gets the id of the export as soon as it has one, to store it.
    pub fn on_created(mut self, store: impl FnOnce(&Id) + Send + 'static) -> Self {
        self.on_created = Some(Box::new(store));
        self
    }

    /// Downloads the file of the export to a path as well, whose folder must exist.
    ///
    /// The future resolves to the export and the file. The link of the file is signed and gets no key;
    /// [`Client::signed_file`] says how it is downloaded.
    ///
    /// # Errors
    ///
    /// Resolves to the errors of awaiting the job, and to those of the download.
    pub fn to_file(self, path: impl AsRef<Path>) -> Exporting {
        let path = path.as_ref().to_owned();
        let client = self.steps.client.clone();
        Box::pin(async move {
            let export = self.run().await?;
            let data = export.data()?;
            let of_job = |error: Error| match &data.id {
                Some(id) => error.of_job(id.clone()),
                None => error,
            };
            let link = data.download_url.as_deref();
            let no_link = || export.job_error("the export is done, but has no link".to_owned());
            let link = link.ok_or_else(|| of_job(no_link()))?;
            let saved = client
                .signed_file(link)
                .to_file(path)
                .await
                .map_err(of_job)?;
            Ok((export, saved))
        })
    }

    async fn run(self) -> Result<Response<Export>, Error> {
        let Self {
            create,
            steps,
            on_created,
        } = self;
        // An export that starts by itself costs its credits whatever its price.
        let created = create.auto_start(false).await?;
        let id = created.data()?.id.clone();
        let id = id.ok_or_else(|| created.job_error("the export has no id".to_owned()))?;
        if let Some(store) = on_created {
            store(&id);
        }
        steps.finish(&id).await.map_err(|error| error.of_job(id))
    }
}

impl Steps {
    async fn finish(&self, id: &Id) -> Result<Response<Export>, Error> {
        let export = self.waiter(id).await?;
        let export = match of_export(&export) {
            Verdict::Waits => {
                self.check_price(&export)?;
                self.client.data_exports().start(id).await?;
                self.started(id).await?
            }
            _ => export,
        };
        if export.data()?.download_url.is_some() {
            return Ok(export);
        }
        self.with_link(id, export).await
    }

    fn waiter(&self, id: &Id) -> Waiter<Export> {
        let mut waiter = self.client.data_exports().get(id).until_done();
        if let Some(timeout) = self.timeout {
            waiter = waiter.timeout(timeout);
        }
        if let Some((first, longest)) = self.pause {
            waiter = waiter.pause(first, longest);
        }
        waiter
    }

    /// Waits for an export that was started, whose state may not show it at once.
    async fn started(&self, id: &Id) -> Result<Response<Export>, Error> {
        self.waiter(id)
            .until(|export| match of_export(export) {
                Verdict::Waits => Verdict::Active,
                verdict => verdict,
            })
            .await
    }

    /// Checks the price of an export before it is started.
    fn check_price(&self, export: &Response<Export>) -> Result<(), Error> {
        let cost = export
            .data()?
            .credit_cost
            .and_then(|cost| u64::try_from(cost).ok());
        let left = self.client.credits_left();
        let refuse = |problem: String| Err(export.price_error(problem));
        match (cost, self.max_credits) {
            (Some(cost), Some(most)) if cost > most => refuse(format!(
                "expected an export of at most {most} credits, found one of {cost}; it was not started"
            )),
            (None, Some(most)) => refuse(format!(
                "expected an export of at most {most} credits, found one whose price is not known in advance; it was not started"
            )),
            (Some(cost), _) if left.is_some_and(|left| cost > left) => refuse(format!(
                "expected an export within the {} credits that `credit_budget` leaves, found one of {cost}; it was not started",
                left.unwrap_or_default()
            )),
            _ => Ok(()),
        }
    }

    /// Returns an export with the link to its file, which the document shows in the list alone.
    async fn with_link(
        &self,
        id: &Id,
        export: Response<Export>,
    ) -> Result<Response<Export>, Error> {
        let mut exports = self.client.data_exports().list().max_pages(LISTED).stream();
        while let Some(listed) = exports.try_next().await? {
            if listed.id.as_ref() == Some(id) {
                return Ok(export.map(|mut export| {
                    if let Some(data) = &mut export.data {
                        data.download_url = listed.download_url;
                        data.download_url_expires_at = listed.download_url_expires_at;
                    }
                    export
                }));
            }
        }
        Ok(export)
    }
}

/// The number of pages in which a new export is looked for.
const LISTED: u64 = 3;

impl IntoFuture for ExportJob {
    type Output = Result<Response<Export>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for ExportJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExportJob")
            .field("max_credits", &self.steps.max_credits)
            .finish_non_exhaustive()
    }
}
