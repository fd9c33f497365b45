//! Jobs that go on after a call: uploads, exports, summaries and logins. Each poll is a step.

mod exports;
mod logins;
mod uploads;

use std::collections::{BTreeMap, VecDeque};

use fastrand::Rng;
use serde_json::{Value, json};

use self::{exports::Export, logins::Login, uploads::Upload};
use super::{World, of_status, plan::sample};
use crate::mock::{endpoint::Endpoint, received::Arguments, reply::Reply};

/// The largest number of jobs of a kind; the oldest of them vanish.
const MOST: usize = 1_000;

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
        if let Some(refused) = self.refused_by_login(arguments) {
            return Some((refused, 0));
        }
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
                    of_status(endpoint, &body),
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
                let is_first = *polls == 3;
                let status = if *polls < 3 {
                    "processing"
                } else {
                    "completed"
                };
                let mut body = sample(endpoint).clone();
                body["status"] = status.into();
                if is_first {
                    let account = arguments.path.first().map_or("", |(_, id)| id.as_str());
                    self.tell_summary(account, id);
                }
                Some((
                    of_status(endpoint, &body),
                    endpoint.definition().operation.credits,
                ))
            }
            _ => self.spend_uploads(arguments).map(|refused| (refused, 0)),
        }
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
