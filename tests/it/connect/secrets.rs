//! Credentials, cookies and codes are in no `Debug`, error and log.

use onlyfansapi::{
    Client, LoginState,
    types::{
        AuthenticationStatus, AuthenticationType, ClientSession, CustomProxy, PendingAuthentication,
    },
};
use serde_json::json;

use super::{
    at_once,
    server::{asks, client_at, done, showing, wrong},
};
use crate::{
    faults::{FaultServer, ServerResponse, Step, soon},
    watch::{listen, with_causes},
};

/// The secrets, of letters that no encoding changes; none of them occurs anywhere else.
const SECRETS: [&str; 10] = [
    "zzEmailzz",
    "zzPasswordzz",
    "zzCookiezz",
    "zzXbczz",
    "zzAgentzz",
    "zzAuthzz",
    "zzCodezz",
    "zzProxyzz",
    "zzLinkzz",
    "zzFacezz",
];

fn assert_clean(place: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{place}: {secret} in {text}");
    }
}

fn start(client: &Client) -> onlyfansapi::groups::authentication::Start {
    let mut proxy = CustomProxy::default();
    proxy.password = Some("zzProxyzz".into());
    let start = client.authentication().start();
    let start = start.email("zzEmailzz").password("zzPasswordzz");
    let start = start.cookies("zzCookiezz").xbc("zzXbczz");
    let start = start.user_agent("zzAgentzz").auth_id("zzAuthzz");
    start.custom_proxy(proxy)
}

#[tokio::test]
async fn requests_and_logins_show_no_secret() {
    let body =
        json!({"attempt_id": "auth_zzAuthzz", "mobile_auth_session_deeplink": "app://zzLinkzz"});
    let server = FaultServer::scripted([
        ServerResponse::json(200, body.to_string()).into(),
        ServerResponse::json(200, asks().to_string()).into(),
    ]);
    let server = server.await;
    let client = client_at(&server);
    let logins = client.authentication();
    let update = logins.update_credentials("acct_1");
    let update = update.password("zzPasswordzz").cookies("zzCookiezz");
    let submit = logins.submit_2fa("auth_1").code("zzCodezz");
    let mut proxy = CustomProxy::default();
    proxy.password = Some("zzProxyzz".into());
    let received = [
        format!(
            "{:?}",
            ClientSession::from_json(json!({"token": "zzLinkzz"}))
        ),
        format!("{:?}", PendingAuthentication::from_json(body.clone())),
        format!(
            "{:?}",
            AuthenticationStatus::from_json(
                json!({"lastAttempt": {"face_otp_verification_url": "https://face.test/zzFacezz"}})
            )
        ),
        format!("{proxy:?}"),
    ];
    for text in received {
        assert!(text.contains("Secret(..)"), "{text}");
        assert_clean("a type", &text.replace("auth_zzAuthzz", ""));
    }
    for text in [
        format!("{:?} {:#?}", start(&client), start(&client)),
        format!("{update:?}"),
        format!("{submit:?}"),
    ] {
        assert_clean("a request", &text);
    }
    let login = start(&client).connect().await.expect("a login");
    assert_eq!(login.app_link(), Some("app://zzLinkzz".into()));
    assert_clean("a login", &format!("{login:?} {login:#?}"));
    let wait = login.until_done();
    assert_clean("a wait", &format!("{wait:?}"));
    let state = LoginState::NeedsFaceCheck {
        url: Some("https://face.test/zzFacezz".into()),
    };
    assert_clean("a state", &format!("{state:?} {state:#?}"));
}

#[tokio::test]
async fn errors_and_logs_show_no_secret() {
    let listening = listen();
    // In flight, lost, refused by the server, refused by the client, and taken.
    for step in [
        Step::Reset,
        ServerResponse::error(422, "INVALID").into(),
        ServerResponse::error(500, "BROKEN").into(),
        ServerResponse::json(200, "[").into(),
        ServerResponse::json(200, json!({"success": false}).to_string()).into(),
    ] {
        let server = FaultServer::scripted([step]).await;
        let client = client_at(&server);
        let error = soon(start(&client).connect()).await.expect_err("an error");
        assert_clean("an error of a start", &with_causes(&error));
        let short = client.authentication().connect("zzEmailzz", "zzPasswordzz");
        let error = soon(short).await.expect_err("an error");
        assert_clean("an error of a start", &with_causes(&error));
        let login = client.authentication().attempt("auth_zzAuthzz");
        let error = soon(login.submit_code("zzCodezz")).await;
        if let Err(error) = error {
            assert_clean("an error of a code", &with_causes(&error));
        }
    }
    let server = FaultServer::scripted([ServerResponse::success().into()]).await;
    let client = client_at(&server);
    let start = start(&client).auth_type(AuthenticationType::RawData);
    let error = start.header("host", "zzCookiezz").connect().await;
    let error = error.expect_err("a reserved header");
    assert_clean("an error of the client", &with_causes(&error));
    assert_eq!(server.seen(), 0);

    let (_server, login, _) = showing([asks(), asks(), wrong(), done()]).await;
    for _ in 0..2 {
        soon(login.submit_code("zzCodezz"))
            .await
            .expect("a confirmation");
        soon(at_once(login.until_done())).await.expect("a state");
    }
    let lines = listening.lines();
    assert!(lines.len() > 20, "{lines:#?}");
    for line in lines {
        // What hyper and others trace of the bytes on the wire is not of this crate.
        assert_clean("a log", &line);
    }
}
