//! The states of each kind of job.

#[allow(unused_imports, reason = "not every group has a job")]
use std::time::Duration;

#[allow(unused_imports, reason = "not every group has a job")]
use super::waiter::{Verdict, Waiter};
#[allow(unused_imports, reason = "not every group has a job")]
use crate::generated::{groups, types};

/// The pauses between polls that cost nothing.
#[cfg(feature = "media")]
const FREE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(15));

/// The pauses between polls that cost credits.
#[cfg(any(
    feature = "authentication",
    feature = "data-exports",
    feature = "fan-summaries"
))]
pub(super) const PAID: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(60));

#[cfg(feature = "media")]
impl groups::media::GetUploadStatus {
    /// Polls until the upload is done; a poll costs nothing.
    ///
    /// The id of the request is all that another program needs to go on waiting.
    pub fn until_done(self) -> Waiter<types::UploadStatus> {
        Waiter::new(
            move || self.clone().send(),
            |upload| of_upload(upload),
            FREE,
        )
    }
}

#[cfg(feature = "media")]
fn of_upload(upload: &types::UploadStatus) -> Verdict {
    use types::UploadState;
    match &upload.status {
        Some(UploadState::Completed) => Verdict::Done,
        Some(UploadState::Failed) => Verdict::Failed(upload.error.clone()),
        // The media is there when the upload is done, and only then.
        None if upload.media.is_some() => Verdict::Done,
        _ => Verdict::Active,
    }
}

#[cfg(feature = "data-exports")]
impl groups::data_exports::Get {
    /// Polls until the export is done, or waits for its start; a poll costs a credit.
    ///
    /// An export is done also if some of its media could not be packed: `failed_downloads` is their
    /// number.
    pub fn until_done(self) -> Waiter<types::Envelope<Option<types::DataExport>>> {
        Waiter::new(
            move || self.clone().send(),
            |export| of_export(export),
            PAID,
        )
    }
}

#[cfg(feature = "data-exports")]
impl Waiter<types::Envelope<Option<types::DataExport>>> {
    /// Goes on after a state that waited for its start, which has been sent.
    ///
    /// The server may show the state for a while: for a minute, it does not end the wait again.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let exports = client.data_exports();
    /// let priced = exports.get("01J8ZQ").until_done().await?;
    /// println!("{:?} credits", priced.data()?.credit_cost);
    /// exports.start("01J8ZQ").await?;
    /// let done = exports.get("01J8ZQ").until_done().after(&priced).await?;
    /// println!("{:?}", done.data()?.download_url);
    /// # Ok(())
    /// # }
    /// ```
    pub fn after(self, state: &types::Envelope<Option<types::DataExport>>) -> Self {
        let of = |export: &types::Envelope<Option<types::DataExport>>| {
            export.data.as_ref()?.status.clone()
        };
        let before = of(state);
        self.answered(move |state| of(state) == before)
    }
}

#[cfg(feature = "data-exports")]
pub(super) fn of_export(export: &types::Envelope<Option<types::DataExport>>) -> Verdict {
    use types::DataExportState;
    let Some(export) = &export.data else {
        return Verdict::Active;
    };
    let reason = || {
        let reason = export.failed_reason.clone();
        reason.or_else(|| export.message.clone())
    };
    match &export.status {
        Some(DataExportState::Completed) => Verdict::Done,
        Some(DataExportState::CalculatingCreditsCompleted) => Verdict::Waits,
        Some(DataExportState::Failed | DataExportState::CalculatingCreditsFailed) => {
            Verdict::Failed(reason())
        }
        Some(DataExportState::Cancelled) => Verdict::Failed(Some(
            reason().unwrap_or_else(|| "it was cancelled".to_owned()),
        )),
        _ => Verdict::Active,
    }
}

#[cfg(feature = "fan-summaries")]
impl groups::fan_summaries::Get {
    /// Polls until the summary is done; a poll costs a credit.
    pub fn until_done(self) -> Waiter<types::FanSummary> {
        Waiter::new(
            move || self.clone().send(),
            |summary| of_summary(summary),
            PAID,
        )
    }
}

/// Judges a summary, whose states the document does not name.
#[cfg(feature = "fan-summaries")]
fn of_summary(summary: &types::FanSummary) -> Verdict {
    match summary.status.as_deref() {
        Some("completed") => Verdict::Done,
        Some("failed" | "error") => Verdict::Failed(summary.error_message.clone()),
        None if summary.summary_data.is_some() => Verdict::Done,
        _ => Verdict::Active,
    }
}
