//! Logins, which ask for a face check and a code before an account is connected.

use hyper::StatusCode;
use serde_json::{Value, json};

use super::is_true;
use crate::mock::{
    clock,
    endpoint::Endpoint,
    received::Arguments,
    reply::Reply,
    world::{
        World, collection, files, not_found, of_status,
        people::Person,
        plan::{Holds, PLAN, sample},
        vary::like_id,
    },
};

/// The code that a login refuses.
const WRONG_CODE: &str = "000000";

/// The polls after which a login that expires does, if nothing is submitted.
const PATIENCE: u32 = 3;

#[derive(Debug)]
pub(super) struct Login {
    /// The account, once there is one.
    account: Option<String>,
    /// Whether the account is connected already, and has no other calls meanwhile.
    is_again: bool,
    email: String,
    needs_code: bool,
    needs_face: bool,
    has_wrong_code: bool,
    /// Whether the phone app is asked, and no code.
    is_by_app: bool,
    polls: u32,
    /// The polls that asked for something since the last answer.
    asked: u32,
    is_over: bool,
}

/// The step that a poll finds.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Begins,
    /// A state that the client does not know.
    Unknown,
    Face,
    Code,
    /// The wrong code ended the attempt, which takes another one.
    WrongCode,
    Refused,
    Expired,
    Done,
}

impl Step {
    /// Returns the state and the progress.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Begins => ("authenticating", "filling_out_login"),
            Self::Unknown => ("warming_up", "choosing_proxy"),
            Self::Face => ("needs_face_otp", "checking"),
            Self::Code => ("needs-otp", "waiting_for_otp"),
            Self::WrongCode => ("authenticating", "checking"),
            Self::Refused | Self::Expired => ("authenticating", "submitting"),
            Self::Done => ("authenticated", "signed_in"),
        }
    }

    fn is_asking(self) -> bool {
        matches!(self, Self::Face | Self::Code | Self::WrongCode)
    }

    fn is_end(self) -> bool {
        matches!(self, Self::Refused | Self::Expired | Self::Done)
    }
}

impl Login {
    /// Returns whether the address asks for a behaviour by a word.
    fn says(&self, word: &str) -> bool {
        self.email.contains(word)
    }

    /// Takes the step of a poll.
    fn step(&mut self) -> Step {
        self.polls += 1;
        let step = match self {
            Self { polls: 1, .. } => Step::Begins,
            Self { polls: 2, .. } if self.says("unknown") => Step::Unknown,
            _ if self.says("refuse") => Step::Refused,
            _ if self.says("expire") && self.asked >= PATIENCE => Step::Expired,
            _ => self.question().unwrap_or(Step::Done),
        };
        self.asked += u32::from(step.is_asking());
        self.is_over = step.is_end();
        step
    }

    /// Returns the question that is open: a face check goes before a code, unless the address has
    /// `late-face` in it.
    fn question(&self) -> Option<Step> {
        let code = match self.has_wrong_code && self.says("strict") {
            true => Step::WrongCode,
            false => Step::Code,
        };
        let code = self.needs_code.then_some(code);
        let face = self.needs_face.then_some(Step::Face);
        match self.says("late-face") {
            true => code.or(face),
            false => face.or(code),
        }
    }
}

impl World {
    /// Begins to connect an account, or to log it in again. Words in its address say what it asks for.
    pub(super) fn login(&mut self, endpoint: Endpoint, arguments: &Arguments) -> (Reply, i64) {
        let id = like_id("auth_0123456789abcdef", &mut self.jobs.rng);
        let account = arguments.path.first().map(|(_, account)| account.clone());
        let email = match (arguments.body["email"].as_str(), &account) {
            (Some(email), _) => email.to_owned(),
            (None, Some(account)) => self.email_of(account),
            (None, None) => String::new(),
        };
        let way = arguments.body["auth_type"].as_str().unwrap_or_default();
        let (is_by_app, has_session) = (way == "mobile_app", way == "raw_data");
        if let Some(account) = &account {
            // The new attempt takes the place of an earlier one.
            let logins = self.jobs.logins.jobs.values_mut();
            for login in logins.filter(|login| login.account.as_ref() == Some(account)) {
                login.is_again = false;
            }
        }
        let login = Login {
            needs_code: !email.contains("plain") && !is_by_app && !has_session,
            needs_face: email.contains("face"),
            is_again: account.is_some(),
            account,
            email,
            has_wrong_code: false,
            is_by_app,
            polls: 0,
            asked: 0,
            is_over: false,
        };
        self.jobs.logins.insert(id.clone(), login);
        let polling_url = format!("{}/api/authenticate/{id}", self.base_url);
        let mut body = sample(endpoint).clone();
        let members = json!({
            "attempt_id": id,
            "polling_url": polling_url,
            "message": "The account is being connected.",
            "mobile_auth_session_deeplink": null,
            "success": true,
        });
        if let Value::Object(members) = &members {
            collection::write(&mut body, members);
        }
        if is_by_app {
            body["mobile_auth_session_deeplink"] = app_link(&id);
        }
        (
            of_status(endpoint, &body),
            endpoint.definition().operation.credits,
        )
    }

    /// Returns the address of an account.
    fn email_of(&mut self, account: &str) -> String {
        let accounts = accounts();
        let row = accounts.and_then(|accounts| self.collection(accounts, &[]).get(account));
        row.map_or_else(String::new, |row| {
            collection::text_of(&row["onlyfans_email"])
        })
    }

    /// Refuses a call of an account that logs in again; a lenient mock does not.
    pub(super) fn refused_by_login(&self, arguments: &Arguments) -> Option<Reply> {
        let account = arguments.path("account")?;
        let is_of = |login: &Login| {
            let is_pending = login.is_again && !login.is_over;
            is_pending && login.account.as_deref() == Some(account)
        };
        let is_busy = !self.size.is_lenient && self.jobs.logins.jobs.values().any(is_of);
        is_busy.then(|| {
            Reply::error(
                StatusCode::SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "The account is logging in again.",
            )
        })
    }

    pub(super) fn login_status(&mut self, id: &str) -> Option<(Reply, i64)> {
        let is_lenient = self.size.is_lenient;
        let Some(login) = self.jobs.logins.jobs.get_mut(id) else {
            return (!is_lenient).then(|| (not_found(), 0));
        };
        let step = login.step();
        let (state, progress) = step.words();
        let (is_done, is_asking_app) = (step == Step::Done, login.is_by_app && !login.is_over);
        let (needs_code, needs_face) = (step == Step::Code, step == Step::Face);
        let (error, message) = match step {
            Step::Refused => (None, Some("The email address or the password is wrong.")),
            Step::Expired => (None, Some("The login has expired.")),
            _ if login.has_wrong_code => (Some("WRONG_2FA"), Some("The code is wrong.")),
            _ => (None, None),
        };
        let has_ended = step.is_end() || step == Step::WrongCode;
        let (email, known) = (login.email.clone(), login.account.clone());
        let (is_again, login_account) = (login.is_again, login.account.take());
        let account = match (is_done, known) {
            (true, None) => Some(self.connected(&email)),
            (true, known) => known,
            // An account that logs in again is there all the time.
            (false, known) => known.filter(|_| is_again),
        };
        if let Some(login) = self.jobs.logins.jobs.get_mut(id) {
            login.account = account.clone().or(login_account);
        }
        let person =
            Person::of(files::number_of(&email).cast_signed().saturating_abs() % 1_000_000_000);
        let account = account.map(|account| {
            json!({
                "id": account,
                "display_name": person.name,
                "onlyfans_data": {"id": person.id, "name": person.name, "username": person.username},
            })
        });
        let face = needs_face.then(|| format!("{}/__mock/face/{id}", self.base_url));
        let mut body = json!({
            "state": state,
            "progress": progress,
            "account": account,
            "needs_face_otp": needs_face,
            "face_otp_verification_url": face,
            "lastAttempt": {
                "started_at": clock::text(self.beginning),
                "completed_at": has_ended.then(|| clock::text(self.beginning)),
                "success": if is_done { Some(true) } else { has_ended.then_some(false) },
                "error_code": error,
                "error_message": message,
                "needs_otp": needs_code,
                "needs_face_otp": needs_face,
                "otp_phone_ending": needs_code.then_some("42"),
            },
        });
        if is_asking_app {
            body["mobile_auth_session_deeplink"] = app_link(id);
        }
        Some((Reply::json(body), 1))
    }

    pub(super) fn submit(
        &mut self,
        endpoint: Endpoint,
        id: &str,
        arguments: &Arguments,
    ) -> Option<(Reply, i64)> {
        let login = self.jobs.logins.jobs.get_mut(id)?;
        if login.is_over {
            let refused = Reply::error(StatusCode::CONFLICT, "CONFLICT", "The attempt has ended.");
            return Some((refused, 0));
        }
        login.asked = 0;
        if arguments
            .body
            .get("selfie_verification_completed")
            .is_some_and(is_true)
        {
            login.needs_face = false;
        }
        if let Some(code) = arguments.body.get("code") {
            login.has_wrong_code = collection::text_of(code) == WRONG_CODE;
            login.needs_code = login.has_wrong_code;
        }
        let body = json!({"message": "The answer was received."});
        Some((
            of_status(endpoint, &body),
            endpoint.definition().operation.credits,
        ))
    }

    /// Adds a connected account, and returns its id.
    pub(super) fn connected(&mut self, email: &str) -> String {
        self.pages.clear();
        let members = json!({
            "onlyfans_email": email,
            "is_authenticated": true,
            "authentication_progress": "signed_in",
        });
        let (second, members) = (
            self.beginning,
            members.as_object().cloned().unwrap_or_default(),
        );
        let row =
            accounts().and_then(|accounts| self.collection(accounts, &[]).made(members, second));
        let id = row.map_or_else(String::new, |row| collection::text_of(&row["id"]));
        self.tell_account("accounts.connected", &id);
        id
    }
}

/// Returns the source of the accounts.
fn accounts() -> Option<usize> {
    let mut sources = PLAN.sources.iter();
    sources.position(|source| source.holds == Holds::Accounts)
}

fn app_link(id: &str) -> Value {
    format!("ofauth://login/{id}").into()
}
