//! The router: each event reaches its handler once, and each delivery has its answer.

use std::{
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Request, StatusCode};
use onlyfansapi::{
    Mismatch,
    types::WebhookEventType,
    webhooks::{
        Claim, DedupeKey, Delivery, Lease, MemorySeenStore, Router, RouterBuilder, SeenStore,
        StoreError, WebhookSecrets, sign,
    },
};
use serde_json::json;
use tokio::sync::{Notify, Semaphore};

use super::{SECRET, body};
use crate::support::reported;

/// The lines that a router told, by its handlers and its error hook.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    fn add(&self, line: impl ToString) {
        self.0.lock().expect("lines").push(line.to_string());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().expect("lines"))
    }

    fn router(&self) -> RouterBuilder {
        let lines = self.clone();
        Router::builder(WebhookSecrets::new([SECRET])).on_error(move |error| lines.add(error))
    }

    /// Returns a router whose handler tells that it has begun, and waits until it may go on.
    fn gated(&self) -> (Router, Arc<Notify>, Arc<Notify>) {
        let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (its_begun, its_go, its_lines) = (begun.clone(), go.clone(), self.clone());
        let router = self.router().fallback(move |_| {
            let (begun, go, lines) = (its_begun.clone(), its_go.clone(), its_lines.clone());
            async move {
                begun.notify_one();
                go.notified().await;
                lines.add("handled");
                Ok::<(), io::Error>(())
            }
        });
        (router.build(), begun, go)
    }

    fn handled(
        &self,
        by: &'static str,
    ) -> impl Fn(Delivery) -> std::future::Ready<Result<(), Mismatch>> + use<> {
        let lines = self.clone();
        move |delivery| {
            lines.add(format!("{by}: {}", delivery.name()));
            std::future::ready(Ok(()))
        }
    }
}

/// Returns a delivery of an event under a key.
fn request(event: &str, key: &str) -> Request<Bytes> {
    with_payload(event, key, 5)
}

fn with_payload(event: &str, key: &str, id: i64) -> Request<Bytes> {
    let body = body(event, &json!({"id": id}));
    Request::post("/webhooks")
        .header("Signature", sign(&body, SECRET))
        .header("X-OFAPI-Idempotency-Key", key)
        .body(body.into())
        .expect("a request")
}

async fn status<S: SeenStore + 'static>(router: &Router<S>, request: Request<Bytes>) -> u16 {
    router.handle(request).await.status().as_u16()
}

#[tokio::test]
async fn an_event_reaches_its_handler_and_others_the_fallback() {
    let lines = Lines::default();
    let router = lines
        .router()
        .on(WebhookEventType::UsersTyping, lines.handled("before"))
        .on("users.typing", lines.handled("typing"))
        .on("fanvue.messages.received", lines.handled("fanvue"))
        .fallback(lines.handled("other"))
        .build();
    for (key, event) in [
        "users.typing",
        "fanvue.messages.received",
        "messages.sent",
        "new",
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(status(&router, request(event, &key.to_string())).await, 200);
    }
    assert_eq!(
        lines.take(),
        [
            "typing: users.typing",
            "fanvue: fanvue.messages.received",
            "other: messages.sent",
            "other: new"
        ]
    );
}

#[tokio::test]
async fn an_event_without_a_handler_is_accepted_and_not_remembered() {
    let lines = Lines::default();
    let store = Arc::new(MemorySeenStore::new());
    let router = lines
        .router()
        .on("users.typing", lines.handled("typing"))
        .seen_store(store.clone())
        .build();
    assert_eq!(status(&router, request("messages.sent", "1")).await, 200);
    assert!(store.is_empty());
    assert_eq!(status(&router, request("users.typing", "2")).await, 200);
    assert_eq!(store.len(), 1);
    assert_eq!(lines.take(), ["typing: users.typing"]);
}

#[tokio::test]
async fn a_request_that_is_no_delivery_is_refused_and_told() {
    let lines = Lines::default();
    let router = lines
        .router()
        .fallback(lines.handled("any"))
        .max_body_size(100)
        .build();
    let get = Request::get("/").body(Bytes::new()).expect("a request");
    let response = router.handle(get).await;
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers()["allow"], "POST");
    let unsigned = Request::post("/").body(Bytes::from_static(b"{}"));
    assert_eq!(status(&router, unsigned.expect("a request")).await, 401);
    let post = |body: Vec<u8>| {
        let request = Request::post("/").header("signature", sign(&body, SECRET));
        request.body(Bytes::from(body)).expect("a request")
    };
    assert_eq!(status(&router, post(b"{}".to_vec())).await, 400);
    assert_eq!(status(&router, post(vec![b' '; 101])).await, 413);
    let told = lines.take();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told.iter()
            .all(|line| line.starts_with("a delivery was refused: ")),
        "{told:?}"
    );
}

#[tokio::test]
async fn an_event_is_handled_once_however_often_it_comes() {
    let lines = Lines::default();
    let router = lines.router().fallback(lines.handled("any")).build();
    for _ in 0..3 {
        assert_eq!(status(&router, request("users.typing", "evt_1")).await, 200);
    }
    assert_eq!(lines.take(), ["any: users.typing"]);
}

#[tokio::test]
async fn a_handler_that_fails_or_panics_is_called_again_when_the_delivery_comes_again() {
    let lines = Lines::default();
    let calls = Arc::new(AtomicUsize::new(0));
    let router = lines
        .router()
        .fallback(move |_| {
            let call = calls.fetch_add(1, Ordering::SeqCst);
            async move {
                match call {
                    0 => Err(io::Error::other("the database is away")),
                    1 => panic!("a bug"),
                    _ => Ok(()),
                }
            }
        })
        .build();
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(status(&router, request("users.typing", "evt_1")).await);
    }
    assert_eq!(statuses, [500, 500, 200, 200]);
    let told = lines.take();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(
        told[0],
        "the handler of `users.typing` failed: the database is away"
    );
    assert!(told[1].contains("panicked"), "{told:?}");
}

#[tokio::test]
async fn of_two_deliveries_at_once_one_is_handled_and_the_other_comes_again() {
    let lines = Lines::default();
    let (router, begun, go) = lines.gated();
    let first = tokio::spawn({
        let router = router.clone();
        async move { status(&router, request("users.typing", "evt_1")).await }
    });
    begun.notified().await;
    assert_eq!(status(&router, request("users.typing", "evt_1")).await, 503);
    go.notify_one();
    assert_eq!(first.await.expect("a status"), 200);
    assert_eq!(status(&router, request("users.typing", "evt_1")).await, 200);
    assert_eq!(lines.take(), ["handled"]);
}

#[tokio::test]
async fn a_key_with_another_body_is_told_and_not_handled() {
    let lines = Lines::default();
    let router = lines.router().fallback(lines.handled("any")).build();
    assert_eq!(
        status(&router, with_payload("users.typing", "evt_1", 5)).await,
        200
    );
    assert_eq!(
        status(&router, with_payload("users.typing", "evt_1", 6)).await,
        200
    );
    assert_eq!(
        lines.take(),
        [
            "any: users.typing",
            "`users.typing` came with the key of another body, and was not handled"
        ]
    );
}

/// A store whose methods fail as they are told to.
struct Failing {
    store: MemorySeenStore,
    claim: bool,
    renew: bool,
    complete: bool,
    /// Whether another worker has the lease at the end.
    is_lost: bool,
}

impl Failing {
    fn result(is_failing: bool) -> Result<(), StoreError> {
        match is_failing {
            true => Err(StoreError::new("away")),
            false => Ok(()),
        }
    }
}

impl SeenStore for Failing {
    async fn claim(&self, key: &DedupeKey, lease: Duration) -> Result<Claim, StoreError> {
        Self::result(self.claim)?;
        self.store.claim(key, lease).await
    }

    async fn renew(&self, _: &Lease, _: Duration) -> Result<bool, StoreError> {
        Self::result(self.renew)?;
        Ok(false)
    }

    async fn complete(&self, claimed: &Lease) -> Result<bool, StoreError> {
        Self::result(self.complete)?;
        Ok(self.store.complete(claimed).await? && !self.is_lost)
    }

    async fn release(&self, claimed: &Lease) -> Result<bool, StoreError> {
        self.store.release(claimed).await
    }
}

#[tokio::test]
async fn a_store_that_fails_puts_a_delivery_off_and_does_not_undo_a_handled_one() {
    for (claim, complete, expected, told) in [
        (
            true,
            false,
            503,
            vec!["the store of `users.typing` failed: away"],
        ),
        (
            false,
            true,
            200,
            vec![
                "any: users.typing",
                "the store of `users.typing` failed: away",
            ],
        ),
    ] {
        let lines = Lines::default();
        let store = Failing {
            store: MemorySeenStore::new(),
            claim,
            renew: false,
            complete,
            is_lost: false,
        };
        let router = lines
            .router()
            .fallback(lines.handled("any"))
            .seen_store(store)
            .build();
        assert_eq!(
            status(&router, request("users.typing", "1")).await,
            expected
        );
        assert_eq!(lines.take(), told);
    }
}

#[tokio::test(start_paused = true)]
async fn a_lease_is_renewed_for_as_long_as_the_handler_runs() {
    let lines = Lines::default();
    let slow = |_| async {
        tokio::time::sleep(Duration::from_secs(600)).await;
        Ok::<(), io::Error>(())
    };
    let store = Arc::new(MemorySeenStore::new());
    let workers = [(); 2].map(|()| {
        lines
            .router()
            .fallback(slow)
            .seen_store(store.clone())
            .build()
    });
    let first = tokio::spawn({
        let router = workers[0].clone();
        async move { status(&router, request("users.typing", "1")).await }
    });
    for _ in 0..9 {
        tokio::time::sleep(Duration::from_secs(59)).await;
        assert_eq!(status(&workers[1], request("users.typing", "1")).await, 503);
    }
    assert_eq!(first.await.expect("a status"), 200);
    assert_eq!(status(&workers[1], request("users.typing", "1")).await, 200);
    assert_eq!(lines.take(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_lost_lease_is_told_once_and_a_failed_renewal_is_tried_again() {
    for (renew, told) in [
        (
            false,
            vec!["the lease of `users.typing` was lost while its handler ran"],
        ),
        (true, vec!["the store of `users.typing` failed: away"; 2]),
    ] {
        let lines = Lines::default();
        let store = Failing {
            store: MemorySeenStore::new(),
            claim: false,
            renew,
            complete: false,
            is_lost: !renew,
        };
        let router = lines
            .router()
            .fallback(|_| async {
                tokio::time::sleep(Duration::from_secs(50)).await;
                Ok::<(), io::Error>(())
            })
            .seen_store(store)
            .build();
        assert_eq!(status(&router, request("users.typing", "1")).await, 200);
        assert_eq!(lines.take(), told);
    }
}

#[tokio::test]
async fn a_queue_answers_first_and_puts_off_what_it_has_no_room_for() {
    let lines = Lines::default();
    let go = Arc::new(Semaphore::new(0));
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (its_go, its_most, its_lines) = (go.clone(), most.clone(), lines.clone());
    let router = lines
        .router()
        .queue(2)
        .capacity(3)
        .fallback(move |delivery| {
            let (go, running, most) = (its_go.clone(), running.clone(), its_most.clone());
            let lines = its_lines.clone();
            async move {
                let now = running.fetch_add(1, Ordering::SeqCst) + 1;
                most.fetch_max(now, Ordering::SeqCst);
                go.acquire().await?.forget();
                running.fetch_sub(1, Ordering::SeqCst);
                lines.add(delivery.idempotency_key().unwrap_or_default());
                Ok::<(), tokio::sync::AcquireError>(())
            }
        })
        .build();
    for (key, expected) in [("1", 200), ("2", 200), ("3", 200), ("4", 503)] {
        let status = reported(status(&router, request("users.typing", key))).await;
        assert_eq!(status, expected, "{key}");
    }
    assert_eq!(
        lines.take(),
        ["`users.typing` was put off: as many deliveries are under way as the router takes"]
    );
    // A stop waits for what is queued, and takes no more.
    let stop = tokio::spawn({
        let router = router.clone();
        async move { router.stop().await }
    });
    tokio::task::yield_now().await;
    assert_eq!(status(&router, request("users.typing", "5")).await, 503);
    assert!(!stop.is_finished());
    assert_eq!(
        lines.take(),
        ["`users.typing` was put off: the router is stopped"]
    );
    go.add_permits(3);
    reported(stop).await.expect("a stop");
    let mut handled = lines.take();
    handled.sort();
    assert_eq!(handled, ["1", "2", "3"]);
    assert_eq!(most.load(Ordering::SeqCst), 2);
    assert_eq!(status(&router, request("users.typing", "6")).await, 503);
    router.stop().await;
}

#[tokio::test]
async fn the_work_of_a_delivery_goes_on_when_its_connection_breaks() {
    let lines = Lines::default();
    let (router, begun, go) = lines.gated();
    let broken = tokio::spawn({
        let router = router.clone();
        async move { status(&router, request("users.typing", "1")).await }
    });
    begun.notified().await;
    broken.abort();
    assert!(broken.await.is_err());
    go.notify_one();
    router.stop().await;
    assert_eq!(lines.take(), ["handled"]);
}

#[tokio::test]
async fn a_receiver_without_a_secret_answers_500() {
    let router = Router::builder(WebhookSecrets::new([""]))
        .fallback(Lines::default().handled("any"))
        .build();
    let status = router
        .receive(&[("", ""); 0], Bytes::from_static(b"{}"))
        .await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!format!("{router:?}").contains(SECRET));
}

/// A store that waits for a lock before each step, and whose claims can be held up.
struct Locked {
    store: MemorySeenStore,
    lock: Arc<tokio::sync::Mutex<()>>,
    is_silent: bool,
    panics: bool,
}

impl Locked {
    fn new(lock: &Arc<tokio::sync::Mutex<()>>) -> Self {
        Self {
            store: MemorySeenStore::new(),
            lock: lock.clone(),
            is_silent: false,
            panics: false,
        }
    }
}

impl SeenStore for Locked {
    async fn claim(&self, key: &DedupeKey, lease: Duration) -> Result<Claim, StoreError> {
        assert!(!self.panics, "a bug of the store");
        if self.is_silent {
            std::future::pending::<()>().await;
        }
        let _lock = self.lock.lock().await;
        self.store.claim(key, lease).await
    }

    async fn renew(&self, claimed: &Lease, lease: Duration) -> Result<bool, StoreError> {
        let _lock = self.lock.lock().await;
        self.store.renew(claimed, lease).await
    }

    async fn complete(&self, claimed: &Lease) -> Result<bool, StoreError> {
        let _lock = self.lock.lock().await;
        self.store.complete(claimed).await
    }

    async fn release(&self, claimed: &Lease) -> Result<bool, StoreError> {
        let _lock = self.lock.lock().await;
        self.store.release(claimed).await
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_may_hold_what_its_store_waits_for() {
    let lines = Lines::default();
    let lock = Arc::new(tokio::sync::Mutex::new(()));
    let its_lock = lock.clone();
    let router = lines
        .router()
        .fallback(move |_| {
            let lock = its_lock.clone();
            async move {
                let _lock = lock.lock().await;
                // Longer than the lease, which is renewed meanwhile.
                tokio::time::sleep(Duration::from_secs(50)).await;
                Ok::<(), io::Error>(())
            }
        })
        .seen_store(Locked::new(&lock))
        .build();
    let handled = status(&router, request("users.typing", "1"));
    let handled = tokio::time::timeout(Duration::from_secs(600), handled).await;
    assert_eq!(handled, Ok(200));
    assert_eq!(lines.take(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_store_that_does_not_respond_has_failed_and_takes_no_room() {
    let lines = Lines::default();
    let mut store = Locked::new(&Arc::default());
    store.is_silent = true;
    let router = lines
        .router()
        .capacity(1)
        .fallback(lines.handled("any"))
        .seen_store(store)
        .build();
    for key in ["1", "2"] {
        assert_eq!(status(&router, request("users.typing", key)).await, 503);
    }
    let told = lines.take();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[1].contains("within 10s, found no response"),
        "{told:?}"
    );
    router.stop().await;
}

#[tokio::test]
async fn a_store_that_panics_gives_its_room_back() {
    let lines = Lines::default();
    let mut store = Locked::new(&Arc::default());
    store.panics = true;
    let router = lines
        .router()
        .capacity(1)
        .fallback(lines.handled("any"))
        .seen_store(store)
        .build();
    for key in ["1", "2"] {
        let router = router.clone();
        let panic =
            tokio::spawn(async move { status(&router, request("users.typing", key)).await });
        let panic = panic.await.expect_err("a panic").into_panic();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"a bug of the store"));
    }
    reported(router.stop()).await;
}

#[tokio::test]
async fn a_lease_that_was_lost_before_the_end_is_told() {
    let lines = Lines::default();
    let store = Failing {
        store: MemorySeenStore::new(),
        claim: false,
        renew: false,
        complete: false,
        is_lost: true,
    };
    let router = lines
        .router()
        .fallback(lines.handled("any"))
        .seen_store(store)
        .build();
    assert_eq!(status(&router, request("users.typing", "1")).await, 200);
    assert_eq!(
        lines.take(),
        [
            "any: users.typing",
            "the lease of `users.typing` was lost while its handler ran"
        ]
    );
}

#[tokio::test]
async fn a_recorded_delivery_is_known_by_its_body_whatever_its_key_is() {
    for (by_body, handled) in [(true, 1), (false, 3)] {
        let lines = Lines::default();
        let router = lines.router().fallback(lines.handled("any"));
        let router = if by_body { router.by_body() } else { router };
        let router = router.build();
        for key in ["evt_1", "evt_2", "", "evt_1"] {
            assert_eq!(
                status(&router, request("messages.received", key)).await,
                200
            );
        }
        assert_eq!(lines.take().len(), handled);
    }
}

#[tokio::test]
async fn a_router_that_is_stopped_puts_off_events_without_a_handler_too() {
    let lines = Lines::default();
    let router = lines.router().build();
    assert_eq!(status(&router, request("users.typing", "1")).await, 200);
    router.stop().await;
    assert_eq!(status(&router, request("users.typing", "2")).await, 503);
}
