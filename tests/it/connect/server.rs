//! A server that shows statuses as planned, one for each poll.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use onlyfansapi::{Client, Login};
use serde_json::{Value, json};

use crate::faults::{FaultServer, Plan, Request, ServerResponse, Step, client_of};

/// The statuses that follow; the last one is repeated.
#[derive(Clone, Default)]
pub(super) struct Statuses(Arc<Mutex<VecDeque<Value>>>);

impl Statuses {
    pub(super) fn set(&self, statuses: impl IntoIterator<Item = Value>) {
        *self.0.lock().expect("no panic") = statuses.into_iter().collect();
    }

    fn take(&self) -> Value {
        let mut statuses = self.0.lock().expect("no panic");
        let status = match statuses.len() {
            1 => statuses.front().cloned(),
            _ => statuses.pop_front(),
        };
        status.expect("a status")
    }

    /// Returns the number of statuses that are left, with the last one.
    pub(super) fn left(&self) -> usize {
        self.0.lock().expect("no panic").len()
    }
}

/// A server whose polls show these statuses, and that confirms all that is submitted.
pub(super) async fn showing(
    statuses: impl IntoIterator<Item = Value>,
) -> (FaultServer<impl Plan>, Login, Statuses) {
    let shown = Statuses::default();
    shown.set(statuses);
    let polled = shown.clone();
    let server = FaultServer::start(move |request: &Request| -> Step {
        let body = match request.method.as_str() {
            "GET" => polled.take(),
            _ => json!({"message": "Received."}),
        };
        ServerResponse::json(200, body.to_string()).into()
    })
    .await;
    let client = client_at(&server);
    let login = client.authentication().attempt("auth_1");
    (server, login, shown)
}

pub(super) fn client_at(server: &FaultServer<impl Plan>) -> Client {
    client_of(server.base_url()).build().expect("a client")
}

/// Returns the number of requests of this method so far.
pub(super) fn sent(server: &FaultServer<impl Plan>, method: &str) -> usize {
    let requests = server.requests();
    requests
        .iter()
        .filter(|request| request.method == method)
        .count()
}

pub(super) fn begins() -> Value {
    json!({"state": "authenticating", "progress": "submitting", "lastAttempt": {"completed_at": null, "success": false}})
}

pub(super) fn asks() -> Value {
    json!({"state": "needs-otp", "progress": "waiting_for_otp", "lastAttempt": {"needs_otp": true, "otp_phone_ending": "42"}})
}

pub(super) fn wrong() -> Value {
    json!({"state": "needs-otp", "lastAttempt": {"needs_otp": true, "error_code": "WRONG_2FA", "error_message": "Wrong"}})
}

pub(super) fn done() -> Value {
    json!({"state": "authenticated", "account": {"id": "acct_7"}, "lastAttempt": {"success": true, "completed_at": "2026-01-01"}})
}
