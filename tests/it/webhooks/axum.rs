//! Receiving within axum: the route, and the extractors.

use std::sync::{Arc, Mutex};

use axum::{extract::FromRef, routing::post};
use onlyfansapi::{
    Mismatch,
    postbacks::{PostbackTemplate, PostbackTemplates, ReceivedPostback, Variable},
    webhooks::{Router, SignedDelivery, WebhookSecrets, sign},
};
use serde_json::json;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::{SECRET, body};
use crate::support::plain_http;

/// A server on the loopback interface, which stops when it is dropped.
pub(super) struct Server {
    pub(super) base_url: String,
    _stop: oneshot::Sender<()>,
    _task: JoinHandle<()>,
}

impl Server {
    pub(super) async fn start(app: axum::Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base_url = format!("http://{}", listener.local_addr().expect("an address"));
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let server = axum::serve(listener, app).with_graceful_shutdown(async move {
                let _ = stopped.await;
            });
            server.await.expect("a server");
        });
        Self {
            base_url,
            _stop: stop,
            _task: task,
        }
    }

    /// Sends a body with its signature under a secret.
    async fn post(&self, path: &str, body: Vec<u8>, secret: &str) -> (u16, String) {
        let request = plain_http()
            .post(format!("{}{path}", self.base_url))
            .header("Signature", sign(&body, secret))
            .body(body);
        let response = request.send().await.expect("a response");
        let status = response.status().as_u16();
        (status, response.text().await.expect("a text"))
    }
}

#[tokio::test]
async fn a_route_hands_deliveries_to_the_router() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let its = seen.clone();
    let router = Router::builder(WebhookSecrets::new([SECRET]))
        .fallback(move |delivery| {
            its.lock().expect("names").push(delivery.name().clone());
            std::future::ready(Ok::<(), Mismatch>(()))
        })
        .max_body_size(1000)
        .build();
    let app = axum::Router::new().route("/webhooks", router.route());
    let server = Server::start(app).await;
    let typing = body("users.typing", &json!({"id": 5}));
    for _ in 0..2 {
        assert_eq!(
            server.post("/webhooks", typing.clone(), SECRET).await.0,
            200
        );
    }
    assert_eq!(*seen.lock().expect("names"), ["users.typing"]);
    assert_eq!(server.post("/webhooks", typing, "another").await.0, 401);
    assert_eq!(
        server.post("/webhooks", vec![b' '; 1001], SECRET).await.0,
        413
    );
    let get = plain_http().get(format!("{}/webhooks", server.base_url));
    assert_eq!(get.send().await.expect("a response").status(), 405);
    router.stop().await;
    let other = body("users.typing", &json!({"id": 6}));
    assert_eq!(server.post("/webhooks", other, SECRET).await.0, 503);
}

/// The state of a server that has more than secrets.
#[derive(Clone)]
struct State {
    secrets: WebhookSecrets,
    templates: PostbackTemplates,
}

impl FromRef<State> for WebhookSecrets {
    fn from_ref(state: &State) -> Self {
        state.secrets.clone()
    }
}

impl FromRef<State> for PostbackTemplates {
    fn from_ref(state: &State) -> Self {
        state.templates.clone()
    }
}

async fn server() -> Server {
    let url = PostbackTemplate::url("https://example.com/in/conversions/{conversion_type}")
        .with("click", Variable::ExternalClickId)
        .with("token", "s3cret")
        .build()
        .expect("a template");
    let body = PostbackTemplate::json()
        .with("sum", Variable::AmountGross)
        .build()
        .expect("a template");
    let state = State {
        secrets: WebhookSecrets::new([SECRET]),
        templates: PostbackTemplates::new(url).body(body),
    };
    let inner = axum::Router::new()
        .route(
            "/webhooks",
            post(|SignedDelivery(delivery): SignedDelivery| async move {
                delivery.name().as_str().to_owned()
            }),
        )
        .route(
            "/conversions/{kind}",
            post(|ReceivedPostback(postback): ReceivedPostback| async move {
                format!(
                    "{:?} {:?} {:?}",
                    postback.conversion_type(),
                    postback.external_click_id(),
                    postback.amount_gross()
                )
            }),
        );
    Server::start(axum::Router::new().nest("/in", inner).with_state(state)).await
}

#[tokio::test]
async fn an_extractor_gives_a_verified_delivery_or_its_error() {
    let server = server().await;
    let typing = body("users.typing", &json!({"id": 5}));
    let (status, text) = server.post("/in/webhooks", typing.clone(), SECRET).await;
    assert_eq!((status, text.as_str()), (200, "users.typing"));
    let (status, text) = server.post("/in/webhooks", typing, "another").await;
    assert_eq!(status, 401);
    assert!(text.contains("found another"), "{text}");
    let (status, _) = server
        .post("/in/webhooks", vec![b' '; (1 << 20) + 1], SECRET)
        .await;
    assert_eq!(status, 413);
}

#[tokio::test]
async fn an_extractor_reads_a_postback_by_its_templates_also_within_a_nested_router() {
    let server = server().await;
    let sum = br#"{"sum": 12.50}"#.to_vec();
    let path = "/in/conversions/new_transaction?click=c%201&token=s3cret";
    let (status, text) = server.post(path, sum.clone(), "").await;
    assert_eq!(status, 200, "{text}");
    assert_eq!(text, r#"Some("new_transaction") Some("c 1") Some(12.50)"#);
    for (path, body, expected) in [
        (
            "/in/conversions/new_transaction?click=c1&token=wrong",
            sum.clone(),
            401,
        ),
        ("/in/conversions/new_transaction?click=c1", sum.clone(), 401),
        (path, b"no JSON".to_vec(), 400),
        (path, vec![b' '; (64 << 10) + 1], 413),
    ] {
        let (status, text) = server.post(path, body, "").await;
        assert_eq!(status, expected, "{text}");
        assert!(!text.contains("s3cret"), "{text}");
    }
}
