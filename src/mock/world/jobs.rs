//! Jobs that go on after a call: uploads, exports, summaries and logins. Each poll is a step.

use std::collections::{BTreeMap, VecDeque};

use fastrand::Rng;
use hyper::StatusCode;
use serde_json::{Map, Value, json};

use super::{
    World, collection, files, not_found, of_status,
    plan::{Holds, PLAN, sample},
    vary::{Person, like_id},
};
use crate::mock::{
    endpoint::Endpoint,
    received::Arguments,
    refusal,
    reply::{Content, Reply},
};

/// The largest number of jobs of a kind; the oldest of them vanish.
const MOST: usize = 1_000;

/// The credits for a megabyte of an upload or download.
const PER_MEGABYTE: u64 = 3;

/// The code that a login refuses.
const WRONG_CODE: &str = "000000";

/// The jobs of a world.
#[derive(Debug)]
pub(super) struct Jobs {
    rng: Rng,
    uploads: Kept<Upload>,
    exports: Kept<Export>,
    logins: Kept<Login>,
    summaries: Kept<u32>,
}

/// Jobs by their ids.
#[derive(Debug)]
struct Kept<T> {
    jobs: BTreeMap<String, T>,
    order: VecDeque<String>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            jobs: BTreeMap::new(),
            order: VecDeque::new(),
        }
    }
}

impl<T> Kept<T> {
    fn insert(&mut self, id: String, job: T) {
        if self.jobs.insert(id.clone(), job).is_none() {
            self.order.push_back(id);
        }
        if self.order.len() > MOST
            && let Some(oldest) = self.order.pop_front()
        {
            self.jobs.remove(&oldest);
        }
    }
}

#[derive(Debug)]
struct Upload {
    /// The response to a poll that finds it done.
    media: Value,
    credits: i64,
    polls: u32,
    /// Whether it is spent by the first message or post that carries it.
    is_for_one: bool,
    is_spent: bool,
}

#[derive(Debug)]
struct Export {
    cost: i64,
    is_started: bool,
    is_cancelled: bool,
    polls: u32,
}

#[derive(Debug)]
struct Login {
    /// The account, once there is one.
    account: Option<String>,
    email: String,
    needs_code: bool,
    needs_face: bool,
    has_wrong_code: bool,
    polls: u32,
}

impl Jobs {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            uploads: Kept::default(),
            exports: Kept::default(),
            logins: Kept::default(),
            summaries: Kept::default(),
        }
    }
}

/// The price of bytes: 3 credits for each megabyte, of which a part counts as its part, and at least 1.
fn price(bytes: u64) -> i64 {
    let credits = (bytes * PER_MEGABYTE).div_ceil(1_000_000).max(1);
    i64::try_from(credits).unwrap_or(i64::MAX)
}

fn is_true(value: &Value) -> bool {
    matches!(value, Value::Bool(true))
        || *value == json!(1)
        || *value == json!("1")
        || *value == json!("true")
}

impl World {
    /// Answers a request that concerns a job, and returns the credits that it costs.
    pub(super) fn job(
        &mut self,
        endpoint: Endpoint,
        arguments: &Arguments,
        is_head: bool,
    ) -> Option<(Reply, i64)> {
        let id = arguments.path.last().map_or("", |(_, id)| id.as_str());
        match endpoint.name() {
            "media.upload" => Some(self.upload(endpoint, arguments, true)),
            "media_vault.upload" => Some(self.upload(endpoint, arguments, false)),
            "media.get_upload_status" => self.upload_status(endpoint, id),
            "media.download" | "media.download_drm" => Some(self.download(id, is_head)),
            "data_exports.create" => Some(self.create_export(endpoint, arguments)),
            "data_exports.get" => self.export_status(endpoint, id),
            "data_exports.start" => self.start_export(endpoint, id),
            "data_exports.cancel" => self.cancel_export(endpoint, id),
            "authentication.start"
            | "authentication.update_credentials"
            | "authentication.reauthenticate" => Some(self.login(endpoint, arguments)),
            "authentication.get_status" => self.login_status(id),
            "authentication.submit_2fa" => self.submit(endpoint, id, arguments),
            "fan_summaries.generate" => {
                self.jobs.summaries.insert(arguments_key(arguments), 0);
                let body =
                    json!({"message": "The summary is being generated.", "status": "pending"});
                Some((
                    of_status(endpoint, body),
                    endpoint.definition().operation.credits,
                ))
            }
            "fan_summaries.get" => {
                let polls = self
                    .jobs
                    .summaries
                    .jobs
                    .get_mut(&arguments_key(arguments))?;
                *polls += 1;
                let status = if *polls < 3 {
                    "processing"
                } else {
                    "completed"
                };
                let mut body = sample(endpoint).clone();
                body["status"] = status.into();
                Some((
                    of_status(endpoint, body),
                    endpoint.definition().operation.credits,
                ))
            }
            _ => self.spend_uploads(arguments).map(|refused| (refused, 0)),
        }
    }

    fn upload(
        &mut self,
        endpoint: Endpoint,
        arguments: &Arguments,
        is_for_one: bool,
    ) -> (Reply, i64) {
        let file = arguments.files.iter().find(|file| file.part == "file");
        let length = file.map_or(1_000_000, |file| file.length);
        let name = file.map_or("remote.jpg", |file| &file.name);
        let credits = price(length);
        let id = like_id("ofapi_media_0123456789abcdef", &mut self.jobs.rng);
        let mut body = sample(endpoint).clone();
        let is_async = arguments
            .members()
            .is_some_and(|members| members.get("async").is_some_and(is_true));
        let mut media = match is_for_one {
            true => {
                let mut media = body.clone();
                media["file_name"] = name.into();
                media["prefixed_id"] = id.clone().into();
                media
            }
            false => {
                let vault = PLAN
                    .sources
                    .iter()
                    .position(|source| source.endpoint.name() == "media_vault.list");
                let kind = if name.ends_with(".mp4") {
                    "video"
                } else {
                    "photo"
                };
                let members = Map::from_iter([("type".to_owned(), json!(kind))]);
                let own: Vec<String> = arguments
                    .path
                    .iter()
                    .take(1)
                    .map(|(_, text)| text.clone())
                    .collect();
                let second = self.beginning;
                let row =
                    vault.and_then(|vault| self.collection(vault, &own).made(members, second));
                let mut data = body["data"].take();
                if let Some(Value::Object(row)) = &row {
                    collection::write(&mut data, row);
                }
                data
            }
        };
        if let Value::Object(members) = &mut media {
            members.remove("polling_url");
            members.remove("status");
        }
        let upload = Upload {
            media: media.clone(),
            credits,
            polls: 0,
            is_for_one,
            is_spent: false,
        };
        self.jobs.uploads.insert(id.clone(), upload);
        if is_async {
            let account = arguments
                .path
                .first()
                .map_or("", |(_, account)| account.as_str());
            let polling_url = format!("{}/api/{account}/media/uploads/{id}/status", self.base_url);
            let body = json!({"status": "pending", "prefixed_id": id, "polling_url": polling_url});
            return (
                Reply::with(StatusCode::ACCEPTED, Content::Json(body)),
                credits,
            );
        }
        match is_for_one {
            true => body = media,
            false => {
                body["data"] = media;
                if let Value::Object(members) = &mut body {
                    for name in ["polling_url", "prefixed_id", "status"] {
                        members.remove(name);
                    }
                }
            }
        }
        (of_status(endpoint, body), credits)
    }

    fn upload_status(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
        let is_lenient = self.size.is_lenient;
        let Some(upload) = self.jobs.uploads.jobs.get_mut(id) else {
            return (!is_lenient).then(|| (not_found(), 0));
        };
        upload.polls += 1;
        let body = match upload.polls {
            1 => json!({"prefixed_id": id, "status": "pending"}),
            2 => json!({"prefixed_id": id, "status": "processing"}),
            _ => json!({
                "prefixed_id": id,
                "status": "completed",
                "media": upload.media,
                "credits_used": upload.credits,
            }),
        };
        Some((of_status(endpoint, body), 0))
    }

    /// Refuses uploads that there are not, or that are spent, and spends the others.
    fn spend_uploads(&mut self, arguments: &Arguments) -> Option<Reply> {
        let members = arguments.members()?;
        let mut errors = Map::new();
        let mut found = Vec::new();
        for (name, value) in members {
            let name_of_list = name.replace('_', "").to_ascii_lowercase();
            let Value::Array(items) = value else { continue };
            if name_of_list != "mediafiles" {
                continue;
            }
            for (index, item) in items.iter().enumerate() {
                let Some(id) = item.as_str().filter(|id| id.starts_with("ofapi_media_")) else {
                    continue;
                };
                let problem = match self.jobs.uploads.jobs.get(id) {
                    None if self.size.is_lenient => continue,
                    None => "is no upload of this team",
                    Some(upload) if upload.is_spent => "was used before",
                    Some(_) => {
                        found.push(id.to_owned());
                        continue;
                    }
                };
                let place = format!("{name}.{index}");
                let sentence = format!("The {place} field {problem}.");
                errors.insert(place, json!([sentence]));
            }
        }
        if !errors.is_empty() {
            let first = errors
                .values()
                .next()
                .and_then(|sentences| sentences[0].as_str());
            let message = first.unwrap_or_default().to_owned();
            return Some(refusal::unprocessable(&message, errors));
        }
        for id in found {
            if let Some(upload) = self.jobs.uploads.jobs.get_mut(&id) {
                upload.is_spent = upload.is_for_one;
            }
        }
        None
    }

    fn download(&self, url: &str, is_head: bool) -> (Reply, i64) {
        let name = format!("{:016x}.jpg", files::number_of(url));
        let location = format!("{}{}{name}", self.base_url, files::FILES);
        let credits = if is_head {
            0
        } else {
            price(files::length(&name))
        };
        let reply = Reply::with(StatusCode::FOUND, Content::Bytes(bytes::Bytes::new()));
        (reply.header("location", &location), credits)
    }

    fn create_export(&mut self, endpoint: Endpoint, arguments: &Arguments) -> (Reply, i64) {
        let none = Map::new();
        let members = arguments.members().unwrap_or(&none);
        let id = like_id("01J00000000000000000000000", &mut self.jobs.rng);
        let exports = PLAN
            .sources
            .iter()
            .position(|source| source.endpoint.name() == "data_exports.list");
        let second = self.beginning;
        let mut body = sample(endpoint).clone();
        let mut row = members.clone();
        row.insert("status".to_owned(), json!("calculating_credits"));
        let id = match exports.and_then(|exports| self.collection(exports, &[]).made(row, second)) {
            Some(created) => {
                if let Value::Object(created) = &created {
                    collection::write(&mut body["data"], created);
                }
                collection::text_of(&created["id"])
            }
            None => id,
        };
        body["data"]["status"] = json!("calculating_credits");
        let export = Export {
            cost: i64::from(self.jobs.rng.u32(5..40)),
            is_started: members.get("auto_start").is_some_and(is_true),
            is_cancelled: false,
            polls: 0,
        };
        self.jobs.exports.insert(id, export);
        (
            of_status(endpoint, body),
            endpoint.definition().operation.credits,
        )
    }

    fn export_status(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
        let link = format!("{}{}export-{id}.csv", self.base_url, files::FILES);
        let export = self.jobs.exports.jobs.get_mut(id)?;
        export.polls += 1;
        let status = match (export.is_cancelled, export.is_started, export.polls) {
            (true, ..) => "cancelled",
            (false, _, 1) => "calculating_credits",
            (false, false, _) => "calculating_credits_completed",
            (false, true, 2 | 3) => "in_progress",
            (false, true, _) => "completed",
        };
        let mut body = sample(endpoint).clone();
        let is_done = status == "completed";
        let mut members = json!({
            "id": id,
            "status": status,
            "progress_percentage": if is_done { 100 } else { 40 },
            "credit_cost": if export.polls > 1 { json!(export.cost) } else { Value::Null },
            "total_rows": export.cost * 20,
            "failed_downloads": 0,
            "failed_at": null,
            "failed_reason": null,
            "completed_at": null,
            "download_url": is_done.then_some(link),
            "download_url_expires_at": null,
        });
        if is_done {
            members["rows_processed"] = members["total_rows"].clone();
        }
        if let Value::Object(members) = &members {
            collection::write(&mut body["data"], members);
        }
        Some((
            of_status(endpoint, body),
            endpoint.definition().operation.credits,
        ))
    }

    fn start_export(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
        let export = self.jobs.exports.jobs.get_mut(id)?;
        if export.is_started || export.is_cancelled {
            let refused = Reply::error(
                StatusCode::CONFLICT,
                "CONFLICT",
                "The export cannot be started.",
            );
            return Some((refused, 0));
        }
        export.is_started = true;
        export.polls = export.polls.max(1);
        let cost = export.cost;
        let mut body = sample(endpoint).clone();
        body["data"] =
            json!({"id": id, "message": "The export was started.", "status": "in_progress"});
        Some((of_status(endpoint, body), cost))
    }

    fn cancel_export(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
        let export = self.jobs.exports.jobs.get_mut(id)?;
        export.is_cancelled = true;
        let mut body = sample(endpoint).clone();
        body["data"] =
            json!({"id": id, "message": "The export was cancelled.", "status": "cancelled"});
        Some((
            of_status(endpoint, body),
            endpoint.definition().operation.credits,
        ))
    }

    /// Begins to connect an account: a code is asked for, unless the address has `plain` in it, and a
    /// face check before it if the address has `face` in it.
    fn login(&mut self, endpoint: Endpoint, arguments: &Arguments) -> (Reply, i64) {
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
            of_status(endpoint, body),
            endpoint.definition().operation.credits,
        )
    }

    fn login_status(&mut self, id: &str) -> Option<(Reply, i64)> {
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

    fn submit(
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
            of_status(endpoint, body),
            endpoint.definition().operation.credits,
        ))
    }

    /// Adds a connected account, and returns its id.
    fn connected(&mut self, email: &str) -> String {
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

/// Returns a key of all arguments in a path.
fn arguments_key(arguments: &Arguments) -> String {
    let texts: Vec<&str> = arguments
        .path
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    texts.join("/")
}
