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
const PAID: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(60));

#[cfg(feature = "media")]
impl groups::media::GetUploadStatus {
    /// Polls until the upload is done; a poll costs nothing.
    ///
    /// The id of the request is all that another program needs to go on waiting.
    pub fn until_done(self) -> Waiter<types::UploadStatus> {
        Waiter::new(move || self.clone().send(), of_upload, FREE)
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
        Waiter::new(move || self.clone().send(), of_export, PAID)
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
        Waiter::new(move || self.clone().send(), of_summary, PAID)
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

#[cfg(feature = "authentication")]
impl groups::authentication::GetStatus {
    /// Polls until the account is connected, or waits for a code or a face check; a poll costs a
    /// credit.
    ///
    /// A face check comes before a code, and a code before success; a state that is not known is no
    /// end. After the code is sent, [`Waiter::after`] waits for the next state.
    pub fn until_done(self) -> Waiter<types::AuthenticationStatus> {
        Waiter::new(move || self.clone().send(), of_login, PAID)
    }
}

#[cfg(feature = "authentication")]
impl Waiter<types::AuthenticationStatus> {
    /// Goes on after a state that waited for a code or a face check, which has been sent.
    ///
    /// The server may show the state for a while: for a minute, it does not end the wait again. A state
    /// that differs in anything but the account does, such as that of a wrong code.
    ///
    /// ```no_run
    /// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
    /// let logins = client.authentication();
    /// let asked = logins.get_status("auth_123").until_done().await?;
    /// logins.submit_2fa("auth_123").code("123456").await?;
    /// let login = logins.get_status("auth_123").until_done().after(&asked).await?;
    /// println!("{:?}", login.state);
    /// # Ok(())
    /// # }
    /// ```
    pub fn after(self, state: &types::AuthenticationStatus) -> Self {
        let of = |login: &types::AuthenticationStatus| {
            let types::AuthenticationStatus {
                last_attempt,
                progress,
                state,
                ..
            } = login.clone();
            (last_attempt, progress, state)
        };
        let before = of(state);
        self.answered(move |state| of(state) == before)
    }
}

#[cfg(feature = "authentication")]
fn of_login(login: &types::AuthenticationStatus) -> Verdict {
    use types::{AuthenticationProgress as Progress, AuthenticationState as State};
    let attempt = login.last_attempt.as_deref();
    let is = |flag: Option<bool>| flag == Some(true);
    let needs_face = attempt.is_some_and(|attempt| is(attempt.needs_face_otp))
        || login.state == Some(State::NeedsFaceOtp);
    let needs_code = attempt.is_some_and(|attempt| is(attempt.needs_otp))
        || login.progress == Some(Progress::WaitingForOtp)
        || matches!(login.state, Some(State::NeedsOtp | State::NeedsAppOtp));
    if needs_face || needs_code {
        return Verdict::Waits;
    }
    let has_account = login
        .account
        .as_ref()
        .is_some_and(|account| account.id.is_some());
    let succeeded = attempt.is_some_and(|attempt| is(attempt.success));
    let is_known = login.state.is_some() && login.state != Some(State::Authenticating);
    if has_account && (succeeded || is_known) {
        return Verdict::Done;
    }
    match attempt {
        Some(attempt) if attempt.completed_at.is_some() && attempt.success == Some(false) => {
            let code = attempt.error_code.clone();
            Verdict::Failed(attempt.error_message.clone().or(code))
        }
        _ => Verdict::Active,
    }
}
