//! The wait for jobs of the server.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use onlyfansapi::{
    Client, ErrorKind, Waiter,
    types::{DataExportFileType, DataExportState, DataExportType, UploadState},
};
use serde_json::{Value, json};

use crate::faults::{FaultServer, Request, ServerResponse, Step, client_of, soon};

const AT_ONCE: Duration = Duration::from_millis(1);

fn at_once<T>(waiter: Waiter<T>) -> Waiter<T> {
    waiter.pause(AT_ONCE, AT_ONCE)
}

/// Responds with these bodies one after the other; the last one is repeated.
async fn polled(bodies: &[Value]) -> (FaultServer, Client) {
    let steps = bodies
        .iter()
        .map(|body| ServerResponse::json(200, body.to_string()).into());
    let server = FaultServer::scripted(steps.collect::<Vec<Step>>()).await;
    let client = client_of(server.base_url()).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn an_upload_is_polled_until_it_is_done() {
    let (server, client) = polled(&[
        json!({"status": "pending"}),
        json!({"status": "processing"}),
        // A state of tomorrow is no end.
        json!({"status": "scanning"}),
        json!({"status": "completed", "media": {"id": 7}, "credits_used": 3}),
    ])
    .await;
    let upload = client.media().get_upload_status("acct_1", "ofapi_media_1");
    let mut states = at_once(upload.clone().until_done()).states();
    let mut seen = Vec::new();
    while let Some(upload) = soon(states.try_next()).await.expect("a state") {
        seen.push(upload.status.clone().expect("a state").to_string());
    }
    assert_eq!(seen, ["pending", "processing", "scanning", "completed"]);
    // The last state is there, so another wait ends at once.
    let done = soon(at_once(upload.until_done())).await.expect("done");
    assert_eq!(done.status, Some(UploadState::Completed));
    assert_eq!(server.seen(), 5);
}

#[tokio::test]
async fn a_failure_with_a_successful_status_is_an_error_with_the_servers_reason() {
    let (_server, client) =
        polled(&[json!({"status": "failed", "error": "The file is no video"})]).await;
    let upload = client.media().get_upload_status("acct_1", "ofapi_media_1");
    let error = soon(upload.until_done()).await.expect_err("failed");
    assert_eq!(
        (error.kind(), error.status().map(|status| status.as_u16())),
        (ErrorKind::Job, Some(200))
    );
    assert_eq!(
        error.to_string(),
        "GET /api/{account}/media/uploads/{upload}/status: the job failed: The file is no video"
    );
}

#[tokio::test]
async fn a_job_that_is_not_done_in_time_is_an_error_and_goes_on() {
    let (server, client) = polled(&[json!({"status": "pending"})]).await;
    let upload = client.media().get_upload_status("acct_1", "ofapi_media_1");
    let waiter = upload.until_done().pause(AT_ONCE, AT_ONCE);
    let error = soon(waiter.timeout(Duration::from_millis(50)))
        .await
        .expect_err("late");
    assert_eq!(error.kind(), ErrorKind::Job);
    assert!(
        error
            .to_string()
            .contains("done within 50ms, found it still active"),
        "{error}"
    );
    assert!(server.seen() > 1);
}

#[tokio::test]
async fn a_poll_that_fails_for_a_while_does_not_end_the_wait_and_one_that_is_refused_does() {
    let done = ServerResponse::json(200, r#"{"status": "completed"}"#);
    let server = FaultServer::scripted([
        ServerResponse::error(503, "RECONNECTING").into(),
        Step::Reset,
        ServerResponse::error(503, "RECONNECTING").into(),
        ServerResponse::error(503, "RECONNECTING").into(),
        done.into(),
    ])
    .await;
    let client = client_of(server.base_url())
        .retry(onlyfansapi::RetryPolicy::none())
        .build()
        .expect("a client");
    let upload = || client.media().get_upload_status("acct_1", "ofapi_media_1");
    soon(at_once(upload().until_done())).await.expect("done");
    assert_eq!(server.seen(), 5);
    server
        .plan
        .set([ServerResponse::error(404, "NOT_FOUND").into()]);
    let error = soon(at_once(upload().until_done())).await.expect_err("404");
    assert_eq!(error.code(), Some("NOT_FOUND"));
}

#[tokio::test]
async fn a_login_waits_for_a_face_or_code_before_it_is_done_or_failed() {
    let account = json!({"id": "acct_1"});
    for (body, ends) in [
        (json!({"state": "authenticating"}), None),
        (
            json!({"state": "something-new", "lastAttempt": {"completed_at": null}}),
            None,
        ),
        (
            json!({"state": "needs_face_otp", "account": account}),
            Some(true),
        ),
        (
            json!({"lastAttempt": {"needs_face_otp": true, "success": false, "completed_at": "2026-01-01"}}),
            Some(true),
        ),
        (
            json!({"state": "authenticating", "progress": "waiting_for_otp"}),
            Some(true),
        ),
        (json!({"state": "needs-otp"}), Some(true)),
        (
            json!({"state": "authenticated", "account": account}),
            Some(true),
        ),
        (
            json!({"state": "authenticating", "account": account, "lastAttempt": {"success": true}}),
            Some(true),
        ),
        // An account alone is no success, and neither is an attempt that ended.
        (json!({"state": "authenticating", "account": account}), None),
        (
            json!({"lastAttempt": {"completed_at": "2026-01-01", "success": false, "error_message": "Wrong password"}}),
            Some(false),
        ),
    ] {
        let (server, client) = polled(&[body.clone(), json!({"state": "needs-app-otp"})]).await;
        let login = at_once(client.authentication().get_status("attempt_1").until_done());
        let result = soon(login).await;
        match ends {
            Some(true) => assert!(result.is_ok() && server.seen() == 1, "{body}"),
            Some(false) => {
                let error = result.expect_err("failed");
                assert!(
                    error
                        .to_string()
                        .ends_with("the job failed: Wrong password"),
                    "{error}"
                );
            }
            None => assert!(result.is_ok() && server.seen() == 2, "{body}"),
        }
    }
}

#[tokio::test]
async fn a_state_that_the_caller_has_answered_does_not_end_the_next_wait() {
    let asked = json!({"state": "needs-otp", "lastAttempt": {"needs_otp": true}});
    let wrong = json!({"state": "needs-otp", "lastAttempt": {"needs_otp": true, "error_code": "WRONG_2FA"}});
    let done = json!({"state": "authenticated", "account": {"id": "acct_1"}});
    let (server, client) =
        polled(&[asked.clone(), asked.clone(), wrong.clone(), wrong, done]).await;
    let wait = || at_once(client.authentication().get_status("attempt_1").until_done());
    let first = soon(wait()).await.expect("a code is needed");
    let second = soon(wait().after(&first)).await.expect("another is needed");
    let code = |login: &onlyfansapi::types::AuthenticationStatus| {
        login
            .last_attempt
            .as_ref()
            .and_then(|attempt| attempt.error_code.clone())
    };
    assert_eq!(
        (code(&first), code(&second).as_deref()),
        (None, Some("WRONG_2FA"))
    );
    assert_eq!(server.seen(), 3);
    let third = soon(wait().after(&second)).await.expect("done");
    assert!(third.account.is_some());
    assert_eq!(server.seen(), 5);

    let priced = json!({"data": {"status": "calculating_credits_completed", "credit_cost": 5}});
    let done = json!({"data": {"status": "completed"}});
    let (server, client) = polled(&[priced.clone(), priced, done]).await;
    let wait = || at_once(client.data_exports().get("exp_1").until_done());
    let first = soon(wait()).await.expect("a price");
    soon(wait().after(&first)).await.expect("done");
    assert_eq!(server.seen(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_poll_without_a_response_ends_with_the_wait() {
    let server = FaultServer::scripted([Step::Stall]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let upload = client.media().get_upload_status("acct_1", "ofapi_media_1");
    let start = tokio::time::Instant::now();
    let error = upload.until_done().timeout(Duration::from_secs(5)).await;
    let error = error.expect_err("late");
    assert_eq!(error.kind(), ErrorKind::Job);
    // The time is that of the test's clock, which stands still.
    assert_eq!(start.elapsed().as_secs(), 10);
}

#[tokio::test]
async fn a_summary_is_polled_until_it_is_done() {
    let (server, client) = polled(&[
        json!({"status": "processing"}),
        json!({"status": "completed", "summary_data": {}}),
    ])
    .await;
    let summary = client.fan_summaries().get("acct_1", 5).until_done();
    soon(at_once(summary)).await.expect("a summary");
    assert_eq!(server.seen(), 2);
}

/// An export that costs so many credits, and whose states follow each other with each poll.
async fn exporting(cost: Option<i64>) -> (FaultServer<impl crate::faults::Plan>, Client) {
    let polls = Arc::new(AtomicUsize::new(0));
    let started = Arc::new(AtomicUsize::new(0));
    let plan = move |request: &Request| -> Step {
        let (method, path) = (
            request.method.as_str(),
            request.target.split('?').next().unwrap_or_default(),
        );
        let state = match (method, path) {
            ("POST", "/api/data-exports") => "calculating_credits",
            ("POST", "/api/data-exports/exp_1/start") => {
                started.fetch_add(1, Ordering::Relaxed);
                "in_progress"
            }
            ("GET", "/api/data-exports/exp_1") => {
                let poll = polls.fetch_add(1, Ordering::Relaxed);
                match (started.load(Ordering::Relaxed), poll) {
                    (0, 0) => "calculating_credits",
                    // The state is stale once after the start.
                    (0, _) | (_, 2) => "calculating_credits_completed",
                    (_, 3) => "in_progress",
                    _ => "completed",
                }
            }
            ("GET", "/api/data-exports") => {
                let rows = json!([{"id": "exp_0"}, {"id": "exp_1", "download_url": "https://files.test/exp_1?signature=x"}]);
                let body =
                    json!({"data": {"data": rows, "meta": {"current_page": 1, "last_page": 1}}});
                return ServerResponse::json(200, body.to_string()).into();
            }
            other => panic!("{other:?}"),
        };
        let data =
            json!({"id": "exp_1", "status": state, "credit_cost": cost, "failed_downloads": 2});
        ServerResponse::json(200, json!({"data": data}).to_string()).into()
    };
    let server = FaultServer::start(plan).await;
    let client = client_of(server.base_url())
        .credit_budget(100)
        .build()
        .expect("a client");
    (server, client)
}

fn export(client: &Client) -> onlyfansapi::ExportJob {
    let create = client
        .data_exports()
        .create()
        .account_ids(["acct_1"])
        .type_(DataExportType::Transactions)
        .start_date("2026-01-01")
        .end_date("2026-01-31")
        .file_type(DataExportFileType::Csv);
    create.until_done().pause(AT_ONCE, AT_ONCE)
}

fn started(server: &FaultServer<impl crate::faults::Plan>) -> usize {
    let requests = server.requests();
    requests
        .iter()
        .filter(|request| request.target.ends_with("/start"))
        .count()
}

#[tokio::test]
async fn an_export_is_created_priced_started_and_waited_for() {
    let (server, client) = exporting(Some(40)).await;
    let (send, created) = std::sync::mpsc::channel();
    let job = export(&client)
        .max_credits(50)
        .on_created(move |id| send.send(id.clone()).expect("a test"));
    let done = soon(job).await.expect("an export");
    let data = done.data().expect("data");
    assert_eq!(data.status, Some(DataExportState::Completed));
    // The link is in the list alone, and failed media are told.
    assert_eq!(
        data.download_url.as_deref(),
        Some("https://files.test/exp_1?signature=x")
    );
    assert_eq!(data.failed_downloads, Some(2));
    assert_eq!(created.recv().expect("an id").to_string(), "exp_1");
    assert_eq!(started(&server), 1);
}

#[tokio::test]
async fn an_export_does_not_start_before_its_price_is_looked_at() {
    let (server, client) = exporting(Some(60)).await;
    let create = client.data_exports().create().account_ids(["acct_1"]);
    let create = create
        .type_(DataExportType::Transactions)
        .start_date("2026-01-01")
        .end_date("2026-01-31")
        .file_type(DataExportFileType::Csv)
        .auto_start(true);
    let job = create.until_done().pause(AT_ONCE, AT_ONCE).max_credits(50);
    soon(job).await.expect_err("too much");
    let body: Value = serde_json::from_slice(&server.requests()[0].body).expect("JSON");
    assert_eq!(body["auto_start"], json!(false));
}

#[tokio::test]
async fn an_export_that_costs_too_much_is_not_started_and_can_be_gone_on_with() {
    for (cost, most, problem) in [
        (Some(60), Some(50), "at most 50 credits, found one of 60"),
        (None, Some(50), "whose price is not known in advance"),
        (
            Some(1000),
            None,
            "that `credit_budget` leaves, found one of 1000",
        ),
    ] {
        let (server, client) = exporting(cost).await;
        let mut job = export(&client);
        if let Some(most) = most {
            job = job.max_credits(most);
        }
        let error = soon(job).await.expect_err("too much");
        assert_eq!(error.kind(), ErrorKind::Budget);
        assert!(error.to_string().contains(problem), "{error}");
        assert_eq!(
            error.job_id().map(ToString::to_string).as_deref(),
            Some("exp_1")
        );
        assert_eq!(started(&server), 0);
    }
}

/// Takes an upload, and processes it over two polls.
fn uploading(is_vault: bool) -> impl crate::faults::Plan {
    let polls = AtomicUsize::new(0);
    move |request: &Request| -> Step {
        let accepted = || json!({"status": "pending", "prefixed_id": "ofapi_media_1", "polling_url": "https://app.onlyfansapi.com/x"});
        let media = match is_vault {
            true => json!({"id": 77, "type": "video"}),
            false => json!({"prefixed_id": "ofapi_media_1", "file_name": "a.jpg"}),
        };
        let body = match (request.method.as_str(), request.target.as_str()) {
            ("POST", "/api/acct_1/media/upload" | "/api/acct_1/media/vault") => accepted(),
            ("GET", "/api/acct_1/media/uploads/ofapi_media_1/status") => {
                match polls.fetch_add(1, Ordering::Relaxed) {
                    0 => json!({"status": "processing", "prefixed_id": "ofapi_media_1"}),
                    1 => {
                        json!({"status": "completed", "prefixed_id": "ofapi_media_1", "media": media, "credits_used": 3})
                    }
                    _ => {
                        json!({"status": "failed", "prefixed_id": "ofapi_media_1", "error": "Too old"})
                    }
                }
            }
            other => panic!("{other:?}"),
        };
        let status = if request.method == "POST" { 202 } else { 200 };
        ServerResponse::json(status, body.to_string()).into()
    }
}

#[tokio::test]
async fn an_upload_is_sent_and_polled_and_gives_the_id_for_media_files() {
    let file = || onlyfansapi::FilePart::bytes("a.jpg", "content");
    for is_vault in [false, true] {
        let server = FaultServer::start(uploading(is_vault)).await;
        let client = client_of(server.base_url()).build().expect("a client");
        let (send, created) = std::sync::mpsc::channel();
        let job = match is_vault {
            false => client.media().upload("acct_1").file(file()).until_done(),
            true => client
                .media_vault()
                .upload("acct_1")
                .file(file())
                .until_done(),
        };
        let job = job.pause(AT_ONCE, AT_ONCE);
        let uploaded = soon(job.on_created(move |id| send.send(id.clone()).expect("a test"))).await;
        let uploaded = uploaded.expect("an upload");
        let expected = if is_vault { "77" } else { "ofapi_media_1" };
        assert_eq!(uploaded.id.to_string(), expected);
        assert_eq!(
            (uploaded.credits_used, uploaded.media.is_some()),
            (Some(3), true)
        );
        assert_eq!(created.recv().expect("an id").to_string(), "ofapi_media_1");
        let sent = server.requests();
        let form = String::from_utf8_lossy(&sent[0].body).into_owned();
        assert!(form.contains("name=\"async\"\r\n\r\n1\r\n"), "{form}");
        assert_eq!(server.seen(), 3);

        // The next one fails, and its error has the id.
        let job = client
            .media()
            .upload("acct_1")
            .file(file())
            .until_done()
            .pause(AT_ONCE, AT_ONCE);
        let error = soon(job).await.expect_err("failed");
        assert_eq!(error.kind(), ErrorKind::Job);
        assert_eq!(
            error.job_id().map(ToString::to_string).as_deref(),
            Some("ofapi_media_1")
        );
    }
}

#[tokio::test]
async fn an_upload_that_is_done_at_once_is_not_polled() {
    let body = r#"{"prefixed_id": "ofapi_media_9", "file_name": "a.jpg"}"#;
    let server = FaultServer::scripted([ServerResponse::json(200, body).into()]).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let file = onlyfansapi::FilePart::bytes("a.jpg", "content");
    let uploaded = soon(client.media().upload("acct_1").file(file).until_done())
        .await
        .expect("done");
    assert_eq!(uploaded.id.to_string(), "ofapi_media_9");
    assert_eq!(server.seen(), 1);
}

#[tokio::test]
async fn a_signed_link_is_downloaded_without_the_key() {
    let folder = std::env::temp_dir().join(format!("onlyfansapi-signed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = FaultServer::start(|request: &Request| -> Step {
        let names: Vec<&str> = request
            .headers
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert!(
            !names.contains(&"authorization") && !names.contains(&"x-own"),
            "{names:?}"
        );
        ServerResponse::json(200, "id,amount\n1,9.99\n").into()
    })
    .await;
    let (api, _) = exporting(Some(1)).await;
    let client = client_of(api.base_url())
        .default_header("x-own", "private")
        .build();
    let client = client.expect("a client");
    let link = format!("{}/export.csv?signature=s3cret", file.base_url());
    let path = folder.join("export.csv");
    let saved = soon(client.signed_file(&link).to_file(&path))
        .await
        .expect("a file");
    assert_eq!(saved.length, 17);
    assert_eq!(
        std::fs::read_to_string(&path).expect("a file"),
        "id,amount\n1,9.99\n"
    );
    std::fs::remove_dir_all(&folder).expect("a folder");
    assert_eq!((file.seen(), api.seen()), (1, 0));

    for link in [
        "http://files.test/a",
        "ftp://127.0.0.1/a",
        "https://a:b@files.test/a",
        "export.csv",
        "",
    ] {
        let error = soon(client.signed_file(link).head())
            .await
            .expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Request, "{link}");
        assert!(
            error.to_string().contains("expected an https URL"),
            "{error}"
        );
        assert!(
            !format!("{error:?}{error}").contains("files.test"),
            "{error}"
        );
    }
}
