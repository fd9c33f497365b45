//! Logins, which ask for a face check and a code before an account is connected.

use serde_json::{Value, json};

use super::is_true;
use crate::mock::{
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

#[derive(Debug)]
pub(super) struct Login {
    /// The account, once there is one.
    account: Option<String>,
    email: String,
    needs_code: bool,
    needs_face: bool,
    has_wrong_code: bool,
    polls: u32,
}

impl World {
    /// Begins to connect an account: a code is asked for, unless the address has `plain` in it, and a
    /// face check before it if the address has `face` in it.
    pub(super) fn login(&mut self, endpoint: Endpoint, arguments: &Arguments) -> (Reply, i64) {
        let id = like_id("auth_0123456789abcdef", &mut self.jobs.rng);
        let email = arguments.body["email"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let account = arguments.path.first().map(|(_, account)| account.clone());
        let login = Login {
            needs_code: !email.contains("plain"),
            needs_face: email.contains("face"),
            account,
            email,
            has_wrong_code: false,
            polls: 0,
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
        (
            of_status(endpoint, &body),
            endpoint.definition().operation.credits,
        )
    }

    pub(super) fn login_status(&mut self, id: &str) -> Option<(Reply, i64)> {
        let is_lenient = self.size.is_lenient;
        let Some(login) = self.jobs.logins.jobs.get_mut(id) else {
            return (!is_lenient).then(|| (not_found(), 0));
        };
        login.polls += 1;
        let (state, progress) = match login {
            Login { polls: 1, .. } => ("authenticating", "filling_out_login"),
            Login {
                needs_face: true, ..
            } => ("needs_face_otp", "checking"),
            Login {
                needs_code: true, ..
            } => ("needs-otp", "waiting_for_otp"),
            _ => ("authenticated", "signed_in"),
        };
        let is_done = state == "authenticated";
        let (needs_code, needs_face) = (state == "needs-otp", state == "needs_face_otp");
        let wrong = login.has_wrong_code.then_some("WRONG_2FA");
        let (email, known) = (login.email.clone(), login.account.clone());
        let account = match (is_done, known) {
            (true, None) => Some(self.connected(&email)),
            (true, known) => known,
            (false, _) => None,
        };
        if let Some(login) = self.jobs.logins.jobs.get_mut(id) {
            login.account = account.clone().or(login.account.take());
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
        let body = json!({
            "state": state,
            "progress": progress,
            "account": account,
            "needs_face_otp": needs_face,
            "face_otp_verification_url": face,
            "lastAttempt": {
                "completed_at": null,
                "success": is_done.then_some(true),
                "error_code": wrong,
                "error_message": wrong.map(|_| "The code is wrong."),
                "needs_otp": needs_code,
                "needs_face_otp": needs_face,
                "otp_phone_ending": needs_code.then_some("42"),
            },
        });
        Some((Reply::json(body), 1))
    }

    pub(super) fn submit(
        &mut self,
        endpoint: Endpoint,
        id: &str,
        arguments: &Arguments,
    ) -> Option<(Reply, i64)> {
        let login = self.jobs.logins.jobs.get_mut(id)?;
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
        let accounts = PLAN
            .sources
            .iter()
            .position(|source| source.holds == Holds::Accounts);
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
            accounts.and_then(|accounts| self.collection(accounts, &[]).made(members, second));
        row.map_or_else(String::new, |row| collection::text_of(&row["id"]))
    }
}
