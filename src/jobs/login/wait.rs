//! [`LoginWait`]: the wait for the next state of a login that matters.

use std::{
    fmt,
    future::{Future, IntoFuture},
    pin::Pin,
    time::Duration,
};

use super::{Login, state::LoginState, status::Asked};
use crate::{
    generated::types::AuthenticationStatus,
    jobs::{
        states::PAID,
        waiter::{Verdict, Waiter},
    },
    response::{Response, error::Error},
};

/// The wait for a login; [`Login::until_done`] and [`Login::until_next`] return it.
///
/// Awaiting it polls until the account is connected, the login has failed, or it needs its caller,
/// and resolves to that state. Dropping it ends the polls, not the login.
///
/// The first pause is short, and each is longer than the one before. A poll that fails in a way
/// that may pass is repeated with the next one.
///
/// # Errors
///
/// Resolves to the error of a poll that fails for good, and to one of kind
/// [`ErrorKind::Job`](crate::ErrorKind::Job) if no such state is reached in time. A failed login is
/// no error, but [`LoginState::Failed`].
///
/// ```no_run
/// # async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
/// use std::time::Duration;
///
/// let login = client.authentication().attempt("auth_123");
/// let state = login.until_done().timeout(Duration::from_secs(300)).await?;
/// println!("{state:?}");
/// # Ok(())
/// # }
/// ```
#[must_use = "a wait does nothing until it is awaited"]
pub struct LoginWait {
    login: Login,
    timeout: Option<Duration>,
    pause: Option<(Duration, Duration)>,
}

impl LoginWait {
    pub(super) fn new(login: Login) -> Self {
        Self {
            login,
            timeout: None,
            pause: None,
        }
    }

    /// Sets the time after which the wait ends with an error: an hour by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the first and the longest pause between two polls; a poll costs a credit.
    pub fn pause(mut self, first: Duration, longest: Duration) -> Self {
        self.pause = Some((first, longest));
        self
    }

    fn waiter(&self) -> Waiter<AuthenticationStatus> {
        let login = &self.login;
        let request = login.client.authentication().get_status(&login.id);
        let mut waiter = Waiter::new(move || request.clone().send(), end_of, PAID);
        if let Some(timeout) = self.timeout {
            waiter = waiter.timeout(timeout);
        }
        if let Some((first, longest)) = self.pause {
            waiter = waiter.pause(first, longest);
        }
        let seen = login.seen();
        match seen.last.clone().filter(|_| seen.is_answered) {
            Some(before) => waiter.after_asked(move |state| before == Asked::in_response(state)),
            None => waiter,
        }
    }

    async fn run(self) -> Result<LoginState, Error> {
        let mut states = self.waiter().states();
        let mut last = None;
        let mark = |error| self.login.mark(error);
        while let Some(status) = states.try_next().await.map_err(mark)? {
            self.login.note(&status);
            last = Some(LoginState::in_response(&status));
        }
        // The state that ends a wait is a new one, even if it looks like one that was answered.
        self.login.seen().is_answered = false;
        // The stream gives one state at least, or an error.
        last.ok_or_else(|| mark(Error::job(None, "the login has no state".to_owned())))
    }
}

/// Judges a login whose failure is a state.
fn end_of(response: &Response<AuthenticationStatus>) -> Verdict {
    match LoginState::in_response(response).verdict() {
        Verdict::Failed(_) => Verdict::Done,
        verdict => verdict,
    }
}

impl IntoFuture for LoginWait {
    type Output = Result<LoginState, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for LoginWait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoginWait")
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
