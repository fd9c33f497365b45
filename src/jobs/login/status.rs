//! The wait for a login by its status alone.

use std::sync::atomic::{AtomicBool, Ordering};

use super::state::{LoginState, Unlisted};
use crate::{
    generated::{
        groups,
        types::{AuthenticationAttempt, AuthenticationState, AuthenticationStatus},
    },
    jobs::{
        states::PAID,
        waiter::{Verdict, Waiter},
    },
    response::Response,
};

impl groups::authentication::GetStatus {
    /// Polls until the account is connected, or waits for a code or a face check; a poll costs a
    /// credit.
    ///
    /// A face check comes before a code, and a code before success; a state that is not known is no
    /// end. After the code is sent, [`Waiter::after`] waits for the next state. An attempt that takes
    /// another code after a wrong one waits for it.
    ///
    /// [`attempt`](groups::authentication::Authentication::attempt) does the same with typed states.
    pub fn until_done(self) -> Waiter<AuthenticationStatus> {
        Waiter::new(move || self.clone().send(), of_login, PAID)
    }
}

impl Waiter<AuthenticationStatus> {
    /// Goes on after a state that waited for a code or a face check, which has been sent.
    ///
    /// The server may show the state for a while: for a minute, it does not end the wait again. A state
    /// that differs in anything but the account and the progress does, such as that of a wrong code.
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
    pub fn after(self, state: &AuthenticationStatus) -> Self {
        let before = Asked::of(state, &Unlisted::default());
        self.after_asked(move |state| before == Asked::of(state, &Unlisted::default()))
    }

    /// Goes on after a question that was answered.
    pub(super) fn after_asked(
        self,
        is_asked: impl Fn(&Response<AuthenticationStatus>) -> bool + Send + Sync + 'static,
    ) -> Self {
        // Once something else was shown, the same question is a new one.
        let has_passed = AtomicBool::new(false);
        self.answered(move |state| {
            let is_same = is_asked(state) && !has_passed.load(Ordering::Relaxed);
            has_passed.fetch_or(!is_same, Ordering::Relaxed);
            is_same
        })
    }
}

/// The part of a status that asks the caller for something.
///
/// The progress is no part of it: it may move on before the question is taken back.
#[derive(Clone, PartialEq)]
pub(super) struct Asked {
    attempt: Option<Box<AuthenticationAttempt>>,
    state: Option<AuthenticationState>,
    /// Whether members beside the status ask for a face check, and for a code.
    beside: (bool, bool),
}

impl Asked {
    pub(super) fn of(login: &AuthenticationStatus, unlisted: &Unlisted) -> Self {
        Self {
            attempt: login.last_attempt.clone(),
            state: login.state.clone(),
            beside: unlisted.asks(),
        }
    }

    pub(super) fn in_response(response: &Response<AuthenticationStatus>) -> Self {
        Self::of(response, &Unlisted::of(response.raw()))
    }
}

/// Judges a login whose failure is an error.
fn of_login(response: &Response<AuthenticationStatus>) -> Verdict {
    LoginState::in_response(response).verdict()
}
