//! Exports, which are priced, started, and done after some polls.

use hyper::StatusCode;
use serde_json::{Map, Value, json};

use super::is_true;
use crate::mock::{
    endpoint::Endpoint,
    received::Arguments,
    reply::Reply,
    world::{
        World, collection, files, of_status,
        plan::{PLAN, sample},
        vary::like_id,
    },
};

#[derive(Debug)]
pub(super) struct Export {
    cost: i64,
    accounts: Vec<String>,
    /// The members of the request that its status has too.
    members: Value,
    /// The latest state of which webhooks know.
    told: &'static str,
    is_started: bool,
    is_cancelled: bool,
    polls: u32,
}

impl World {
    pub(super) fn create_export(
        &mut self,
        endpoint: Endpoint,
        arguments: &Arguments,
    ) -> (Reply, i64) {
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
        let of_request = json!({
            "type": members.get("type"),
            "file_type": members.get("file_type"),
            "start_date": members.get("start_date"),
            "end_date": members.get("end_date"),
        });
        let accounts = members.get("account_ids").and_then(Value::as_array);
        let accounts = accounts.map_or(&[][..], Vec::as_slice).iter();
        let accounts = accounts.filter_map(|id| id.as_str().map(str::to_owned));
        let export = Export {
            accounts: accounts.collect(),
            members: of_request,
            told: "",
            cost: i64::from(self.jobs.rng.u32(5..40)),
            is_started: members.get("auto_start").is_some_and(is_true),
            is_cancelled: false,
            polls: 0,
        };
        self.jobs.exports.insert(id.clone(), export);
        self.tell_state(&id, "calculating_credits", &body["data"]);
        (
            of_status(endpoint, &body),
            endpoint.definition().operation.credits,
        )
    }

    pub(super) fn export_status(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
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
        self.tell_state(id, status, &members);
        Some((
            of_status(endpoint, &body),
            endpoint.definition().operation.credits,
        ))
    }

    pub(super) fn start_export(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
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
        self.tell_state(id, "in_progress", &json!({"credit_cost": cost}));
        Some((of_status(endpoint, &body), cost))
    }

    pub(super) fn cancel_export(&mut self, endpoint: Endpoint, id: &str) -> Option<(Reply, i64)> {
        let export = self.jobs.exports.jobs.get_mut(id)?;
        export.is_cancelled = true;
        let mut body = sample(endpoint).clone();
        body["data"] =
            json!({"id": id, "message": "The export was cancelled.", "status": "cancelled"});
        self.tell_state(id, "cancelled", &json!({}));
        Some((
            of_status(endpoint, &body),
            endpoint.definition().operation.credits,
        ))
    }

    /// Tells of a state of an export, once.
    fn tell_state(&mut self, id: &str, status: &'static str, members: &Value) {
        let Some(export) = self.jobs.exports.jobs.get_mut(id) else {
            return;
        };
        if export.told == status {
            return;
        }
        export.told = status;
        let mut all = json!({"id": id, "status": status});
        for members in [&export.members, members] {
            let known = members.as_object().into_iter().flatten();
            for (name, value) in known.filter(|(_, value)| !value.is_null()) {
                all[name] = value.clone();
            }
        }
        let accounts = export.accounts.clone();
        self.tell_export(status, &accounts, &all);
    }
}
