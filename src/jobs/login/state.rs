//! [`LoginState`]: the one judgement of what the server shows of a login.

use serde_json::Value;

use crate::{
    generated::types::{
        AuthenticationAttempt, AuthenticationProgress as Progress, AuthenticationState as State,
        AuthenticationStatus,
    },
    jobs::waiter::Verdict,
    model::{id::Id, secret::Secret},
    response::Response,
};

/// The error code after which another code can be submitted.
const WRONG_CODE: &str = "WRONG_2FA";

/// The state of a login, as the last poll shows it.
///
/// A face check goes before a code, and a code before success. A state that is not known is
/// [`Working`](Self::Working): the login goes on. An attempt that has ended is no success by itself,
/// and one that ended with a failure is none whatever else the server says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoginState {
    /// The attempt was accepted, and shows no step so far.
    Started,
    /// The login goes on when a code is submitted.
    NeedsCode {
        /// The last digits of the phone to which the code was sent; none if it comes from an app.
        phone_ending: Option<String>,
        /// Whether the code before was wrong.
        after_wrong_code: bool,
    },
    /// The login goes on when the creator has done a face check and that is reported.
    NeedsFaceCheck {
        /// The link at which the creator does the check, open to anyone who has it.
        url: Option<Secret>,
    },
    /// The login goes on by itself.
    Working,
    /// The account is connected.
    Done {
        /// The id of the account, for all calls that concern it.
        account: Id,
    },
    /// The attempt ended without success.
    Failed {
        /// The server's message about the failure, or its code.
        reason: Option<String>,
        /// Whether the attempt takes another code, since only the code was wrong.
        may_try_code_again: bool,
    },
}

impl LoginState {
    pub(super) fn in_response(response: &Response<AuthenticationStatus>) -> Self {
        Self::of(response, &Unlisted::of(response.raw()))
    }

    /// Judges a status and the members beside it.
    fn of(login: &AuthenticationStatus, unlisted: &Unlisted) -> Self {
        let attempt = login.last_attempt.as_deref();
        if needs_face(login, unlisted) {
            let url = attempt.and_then(|attempt| attempt.face_otp_verification_url.clone());
            let url = url.or_else(|| unlisted.face_url.clone());
            return Self::NeedsFaceCheck { url };
        }
        if needs_code(login, unlisted) {
            return Self::NeedsCode {
                phone_ending: attempt.and_then(|attempt| attempt.otp_phone_ending.clone()),
                after_wrong_code: attempt.is_some_and(had_wrong_code),
            };
        }
        // Before success: an account that logs in again is there all the time, with its old state.
        if let Some(attempt) = attempt.filter(|attempt| has_failed(attempt)) {
            let code = attempt.error_code.clone();
            return Self::Failed {
                reason: attempt.error_message.clone().or(code),
                may_try_code_again: had_wrong_code(attempt),
            };
        }
        match account_of(login) {
            Some(account) => Self::Done { account },
            None if has_step(login) => Self::Working,
            None => Self::Started,
        }
    }

    /// Returns the meaning of the state for the wait.
    pub(super) fn verdict(self) -> Verdict {
        match self {
            Self::Started | Self::Working => Verdict::Active,
            Self::Done { .. } => Verdict::Done,
            Self::NeedsCode { .. }
            | Self::NeedsFaceCheck { .. }
            | Self::Failed {
                may_try_code_again: true,
                ..
            } => Verdict::Waits,
            Self::Failed { reason, .. } => Verdict::Failed(reason),
        }
    }
}

fn needs_face(login: &AuthenticationStatus, unlisted: &Unlisted) -> bool {
    let attempt = login.last_attempt.as_deref();
    unlisted.needs_face
        || attempt.is_some_and(|attempt| attempt.needs_face_otp == Some(true))
        || login.state == Some(State::NeedsFaceOtp)
}

fn needs_code(login: &AuthenticationStatus, unlisted: &Unlisted) -> bool {
    let attempt = login.last_attempt.as_deref();
    unlisted.needs_code
        || attempt.is_some_and(|attempt| attempt.needs_otp == Some(true))
        || login.progress == Some(Progress::WaitingForOtp)
        || matches!(login.state, Some(State::NeedsOtp | State::NeedsAppOtp))
}

fn had_wrong_code(attempt: &AuthenticationAttempt) -> bool {
    attempt.error_code.as_deref() == Some(WRONG_CODE)
}

fn has_failed(attempt: &AuthenticationAttempt) -> bool {
    // An attempt that goes on has no end, but may show `false` already.
    attempt.completed_at.is_some() && attempt.success == Some(false)
}

/// Returns the account if it is connected.
fn account_of(login: &AuthenticationStatus) -> Option<Id> {
    let account = login.account.as_deref()?;
    let attempt = login.last_attempt.as_deref();
    let succeeded = attempt.is_some_and(|attempt| attempt.success == Some(true));
    // An account that logs in again has data from before, which show nothing while it does.
    let has_data = account.onlyfans_data.is_some() || account.onlyfans_user_data.is_some();
    let is_connected = match &login.state {
        Some(State::Authenticated) => true,
        Some(State::Authenticating) => has_data && login.progress == Some(Progress::SignedIn),
        Some(_) => false,
        None => has_data,
    };
    account.id.clone().filter(|_| succeeded || is_connected)
}

fn has_step(login: &AuthenticationStatus) -> bool {
    let has_ended = |attempt: &AuthenticationAttempt| attempt.completed_at.is_some();
    login.progress.is_some()
        || !matches!(login.state, None | Some(State::Authenticating))
        || login.last_attempt.as_deref().is_some_and(has_ended)
}

/// The members of a status that the document does not have; third-party code reads them.
#[derive(Default)]
pub(super) struct Unlisted {
    needs_face: bool,
    face_url: Option<Secret>,
    needs_code: bool,
    /// The link that opens the login in the phone app.
    pub(super) app_link: Option<Secret>,
}

impl Unlisted {
    /// Reads the members from the body of a response.
    pub(super) fn of(body: &[u8]) -> Self {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |name: &str| {
            let text = body[name].as_str().filter(|text| !text.is_empty());
            text.map(Secret::from)
        };
        Self {
            needs_face: body["needs_face_otp"] == true,
            face_url: text("face_otp_verification_url"),
            needs_code: body["twoFactorPending"] == true,
            app_link: text("mobile_auth_session_deeplink"),
        }
    }

    /// Returns whether these members ask for a face check, and for a code.
    pub(super) fn asks(&self) -> (bool, bool) {
        (self.needs_face, self.needs_code)
    }
}
