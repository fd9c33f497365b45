//! [`UploadJob`]: an upload from its file to the media that can be sent.

use std::{
    fmt,
    future::{Future, IntoFuture},
    pin::Pin,
    time::Duration,
};

use crate::{
    client::Client,
    generated::{groups, types},
    model::{argument::Argument, id::Id},
    response::{Response, error::Error},
};

/// A file that was uploaded and processed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Uploaded {
    /// The id for `media_files` of a message or post.
    ///
    /// The id of a vault item can be used any number of times, any other once.
    pub id: Id,
    /// The media, as far as the server describes it.
    pub media: Option<types::Media>,
    /// The credits that the upload used, if the server stated them.
    pub credits_used: Option<i64>,
}

impl From<Uploaded> for Id {
    fn from(uploaded: Uploaded) -> Self {
        uploaded.id
    }
}

impl From<&Uploaded> for Id {
    fn from(uploaded: &Uploaded) -> Self {
        uploaded.id.clone()
    }
}

impl Argument<Id> for Uploaded {
    fn into_argument(self) -> Result<Option<Id>, String> {
        Ok(Some(self.id))
    }
}

impl Argument<Id> for &Uploaded {
    fn into_argument(self) -> Result<Option<Id>, String> {
        Ok(Some(self.id.clone()))
    }
}

impl types::UploadStatus {
    /// Returns the id for `media_files` of a message or post, once the upload is done.
    #[must_use]
    pub fn media_id(&self) -> Option<&Id> {
        let media = self.media.as_ref()?;
        media.id.as_ref().or(self.prefixed_id.as_ref())
    }
}

impl types::MediaUpload {
    /// Returns the id for `media_files` of a message or post, once the upload is done.
    #[must_use]
    pub fn media_id(&self) -> Option<&Id> {
        // While the server processes the file, there is a URL to poll.
        let is_done = self.polling_url.is_none();
        self.prefixed_id.as_ref().filter(|_| is_done)
    }
}

#[cfg(feature = "media-vault")]
impl types::VaultUpload {
    /// Returns the id for `media_files` of a message or post, once the upload is done.
    #[must_use]
    pub fn media_id(&self) -> Option<&Id> {
        self.data.as_ref()?.id.as_ref()
    }
}

/// The answer to an upload: the media, or the id under which its state is polled.
enum Accepted {
    Done(Box<Uploaded>),
    Pending(Id),
}

impl Accepted {
    /// Reads the answer: the id of the media if they are done, or else that of the upload.
    fn of<T>(
        response: &Response<T>,
        media_id: Option<&Id>,
        media: Option<types::Media>,
        upload: &Option<Id>,
    ) -> Result<Self, Error> {
        if let Some(id) = media_id {
            return Ok(Self::Done(Box::new(Uploaded {
                id: id.clone(),
                media,
                credits_used: response.credits().and_then(|credits| credits.used),
            })));
        }
        let upload = upload.clone().map(Self::Pending);
        upload.ok_or_else(|| response.job_error("the upload has no id".to_owned()))
    }
}

type OnCreated = Box<dyn FnOnce(&Id) + Send>;

type Sending = Pin<Box<dyn Future<Output = Result<Accepted, Error>> + Send>>;

impl groups::media::Upload {
    /// Uploads the file and waits until the server has processed it.
    ///
    /// The server is asked to process the file after its response, so that no connection waits for
    /// that; a poll costs nothing.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let photo = client.media().upload("acct_123").file("photo.jpg").until_done().await?;
    /// client.messages().send("acct_123", 456).media_files([photo]).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn until_done(self) -> UploadJob {
        let client = self.request.client().clone();
        let account = self.request.account_id();
        let sending = async move {
            let response = self.async_(true).await?;
            Accepted::of(&response, response.media_id(), None, &response.prefixed_id)
        };
        UploadJob::new(client, account, Box::pin(sending))
    }
}

#[cfg(feature = "media-vault")]
impl groups::media_vault::Upload {
    /// Uploads the file and waits until the server has processed it.
    ///
    /// The server is asked to process the file after its response, so that no connection waits for
    /// that; a poll costs nothing.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let video = client.media_vault().upload("acct_123").file("beach.mp4").until_done().await?;
    /// println!("vault item {}", video.id);
    /// # Ok(())
    /// # }
    /// ```
    pub fn until_done(self) -> UploadJob {
        let client = self.request.client().clone();
        let account = self.request.account_id();
        let sending = async move {
            let response = self.async_(true).await?;
            Accepted::of(
                &response,
                response.media_id(),
                response.data.as_deref().cloned(),
                &response.prefixed_id,
            )
        };
        UploadJob::new(client, account, Box::pin(sending))
    }
}

/// An upload from its file to the media that can be sent.
///
/// # Errors
///
/// Awaiting it resolves to the error of the upload, or to one of kind
/// [`ErrorKind::Job`](crate::ErrorKind::Job) if the server fails to process the file or takes longer than
/// the [`timeout`](Self::timeout). Once the file is there, the error has the id of the upload as
/// [`Error::job_id`], for `media().get_upload_status()`.
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadJob {
    client: Client,
    account: Id,
    sending: Sending,
    timeout: Option<Duration>,
    pause: Option<(Duration, Duration)>,
    on_created: Option<OnCreated>,
}

impl UploadJob {
    fn new(client: Client, account: Id, sending: Sending) -> Self {
        Self {
            client,
            account,
            sending,
            timeout: None,
            pause: None,
            on_created: None,
        }
    }

    /// Sets the time limit of the wait after the file is handed over: an hour by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the first and the longest pause between two polls.
    pub fn pause(mut self, first: Duration, longest: Duration) -> Self {
        self.pause = Some((first, longest));
        self
    }

    /// Sets a function that gets the id of the upload when the file is there, to store it.
    ///
    /// With the id, another program waits by `media().get_upload_status()`. It is not called if the
    /// server has processed the file at once.
    pub fn on_created(mut self, store: impl FnOnce(&Id) + Send + 'static) -> Self {
        self.on_created = Some(Box::new(store));
        self
    }

    async fn run(self) -> Result<Uploaded, Error> {
        let id = match self.sending.await? {
            Accepted::Done(uploaded) => return Ok(*uploaded),
            Accepted::Pending(id) => id,
        };
        if let Some(store) = self.on_created {
            store(&id);
        }
        let mut waiter = self
            .client
            .media()
            .get_upload_status(self.account, id.to_string())
            .until_done();
        if let Some(timeout) = self.timeout {
            waiter = waiter.timeout(timeout);
        }
        if let Some((first, longest)) = self.pause {
            waiter = waiter.pause(first, longest);
        }
        let status = waiter.await.map_err(|error| error.of_job(id.clone()))?;
        let media_id = status.media_id().cloned();
        Ok(Uploaded {
            id: media_id.unwrap_or(id),
            media: status.media.as_deref().cloned(),
            credits_used: status.credits_used,
        })
    }
}

impl IntoFuture for UploadJob {
    type Output = Result<Uploaded, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for UploadJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UploadJob").finish_non_exhaustive()
    }
}
