//! [`Login`]: the login of an account, from its credentials to the connected account.

mod address;
mod begin;
mod state;
mod status;
mod wait;

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

pub use self::{state::LoginState, wait::LoginWait};

use self::{state::Unlisted, status::Asked};
use crate::{
    client::Client,
    generated::types::{AuthenticationStatus, Confirmation},
    model::{id::Id, secret::Secret},
    response::{Response, error::Error, outcome::Outcome},
};

/// The login of an account, which goes on at the server.
///
/// The value holds the id of an attempt and no credentials. Its methods poll the attempt, or hand in what it
/// asks for; nothing is polled in between, and dropping it ends nothing. Clones are the same login.
///
/// From its first response on, errors have the id of the attempt as
/// [`Error::job_id`](crate::Error::job_id). `Debug` shows nothing of it.
///
/// [`guide_to_connecting`](crate::guide_to_connecting) tells how a login is spread over handlers and
/// processes.
#[derive(Clone)]
pub struct Login {
    client: Client,
    id: Id,
    seen: Arc<Mutex<Seen>>,
}

/// The knowledge that polls have brought.
#[derive(Default)]
struct Seen {
    /// The question or other state that was shown last.
    last: Option<Asked>,
    /// Whether the caller has answered it.
    is_answered: bool,
    app_link: Option<Secret>,
}

impl Login {
    fn new(client: Client, id: Id) -> Self {
        Self {
            client,
            id,
            seen: Arc::default(),
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        // No panic leaves it half changed.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the id of the attempt, for [`attempt`](crate::groups::authentication::Authentication::attempt) of another program.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Returns the link that opens the login in the phone app, as far as it is known.
    ///
    /// Only logins by [`MobileApp`](crate::types::AuthenticationType::MobileApp) have one. The response
    /// that begins the login has it, and states do while it is pending.
    #[must_use]
    pub fn app_link(&self) -> Option<Secret> {
        self.seen().app_link.clone()
    }

    /// Polls once, and returns the state; it costs a credit.
    ///
    /// Shortly after a code was submitted, the server may show the state before:
    /// [`until_done`](Self::until_done) waits for the next.
    ///
    /// # Errors
    ///
    /// Returns the error of the poll. A failed login is no error here, but
    /// [`LoginState::Failed`].
    pub async fn state(&self) -> Result<LoginState, Error> {
        let status = self.client.authentication().get_status(&self.id).await;
        let status = status.map_err(|error| self.mark(error))?;
        self.note(&status);
        Ok(LoginState::in_response(&status))
    }

    /// Returns the wait until the account is connected, the login has failed, or needs its caller.
    ///
    /// A code or face check that this login has handed in is not asked for again, unless the server
    /// says that the code was wrong, or shows the same state for a minute.
    pub fn until_done(&self) -> LoginWait {
        LoginWait::new(self.clone())
    }

    /// Returns the wait until the login needs something else than it has shown before, or has ended.
    ///
    /// A program that leaves codes and face checks to another one calls this in place of
    /// [`until_done`](Self::until_done): a question that this login has returned already does not end the wait, for a minute.
    pub fn until_next(&self) -> LoginWait {
        let mut seen = self.seen();
        seen.is_answered = seen.last.is_some();
        drop(seen);
        self.until_done()
    }

    /// Submits the code that the creator has received.
    ///
    /// A login that was not polled yet is polled before, to tell the state that is answered from the next
    /// one. [`until_done`](Self::until_done) says whether the code was right.
    ///
    /// # Errors
    ///
    /// Returns the error of the request. It is not sent again when its response is lost; the state tells
    /// whether the code arrived.
    pub async fn submit_code(
        &self,
        code: impl Into<String>,
    ) -> Result<Response<Confirmation>, Error> {
        let code = code.into();
        self.look().await?;
        let request = self.client.authentication().submit_2fa(&self.id);
        self.answered(request.code(code).await)
    }

    /// Reports that the creator has done the face check.
    ///
    /// A login that was not polled yet is polled before, as by [`submit_code`](Self::submit_code).
    ///
    /// # Errors
    ///
    /// Returns the error of the request, as [`submit_code`](Self::submit_code) does.
    pub async fn face_check_done(&self) -> Result<Response<Confirmation>, Error> {
        self.look().await?;
        let request = self.client.authentication().submit_2fa(&self.id);
        self.answered(request.selfie_verification_completed(true).await)
    }

    /// Asks the creator by email to confirm the login on their own device.
    ///
    /// Each call sends an email.
    ///
    /// # Errors
    ///
    /// Returns the error of the request; one of kind [`ErrorKind::Job`](crate::ErrorKind::Job) if the
    /// server says that no email was sent.
    pub async fn send_email(&self) -> Result<Response<Confirmation>, Error> {
        let request = self.client.authentication().send_2fa_email(&self.id);
        self.confirmed(request.await)
    }

    /// Polls once if no state is known.
    async fn look(&self) -> Result<(), Error> {
        let is_known = self.seen().last.is_some();
        if !is_known {
            self.state().await?;
        }
        Ok(())
    }

    /// Notes that the last state was answered, if it may have been.
    fn answered(
        &self,
        result: Result<Response<Confirmation>, Error>,
    ) -> Result<Response<Confirmation>, Error> {
        let result = self.confirmed(result);
        let is_answered = match &result {
            Ok(_) => true,
            Err(error) => error.outcome() == Outcome::Unknown,
        };
        if is_answered {
            self.seen().is_answered = true;
        }
        result
    }

    fn confirmed(
        &self,
        result: Result<Response<Confirmation>, Error>,
    ) -> Result<Response<Confirmation>, Error> {
        let result = result.and_then(|response| match response.success {
            Some(false) => {
                let reason = response.message.as_deref().unwrap_or("no reason is given");
                Err(response.job_error(format!("the server did not do it: {reason}")))
            }
            _ => Ok(response),
        });
        result.map_err(|error| self.mark(error))
    }

    /// Notes what a poll has shown. A question that was answered stays so until it changes.
    fn note(&self, status: &Response<AuthenticationStatus>) {
        let (asked, unlisted) = (Asked::in_response(status), Unlisted::of(status.raw()));
        let mut seen = self.seen();
        if seen.last.as_ref() != Some(&asked) {
            seen.last = Some(asked);
            seen.is_answered = false;
        }
        if unlisted.app_link.is_some() {
            seen.app_link = unlisted.app_link;
        }
    }

    /// Adds the id of the attempt to an error.
    fn mark(&self, error: Error) -> Error {
        error.of_job(self.id.clone())
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").finish_non_exhaustive()
    }
}
