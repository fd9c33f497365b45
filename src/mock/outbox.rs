//! [`Outbox`]: deliveries on their way, and the log of their attempts.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use secrecy::SecretString;
use tokio::sync::{mpsc::UnboundedSender, oneshot, watch};

use super::{
    attempt::{Delivered, DeliveryAttempt},
    health::Health,
    postback::Call,
};

/// The number of attempts that are kept.
const REMEMBERED: usize = 1_000;

/// A place where deliveries go.
#[derive(Debug, Clone)]
pub(super) enum To {
    /// A webhook, whose URL and secret are those of the moment of an attempt.
    Webhook(String),
    Url {
        url: String,
        secret: Option<SecretString>,
    },
}

/// A delivery that is to be made.
#[derive(Debug, Clone)]
pub(super) struct Parcel {
    pub(super) id: String,
    pub(super) to: To,
    pub(super) event: String,
    pub(super) key: Option<String>,
    pub(super) body: Bytes,
    pub(super) redelivery_of: Option<String>,
}

/// Work for the task that sends.
pub(super) enum Job {
    Deliver {
        parcel: Parcel,
        turn: Turn,
        done: oneshot::Sender<Delivered>,
        under_way: UnderWay,
    },
    Call {
        call: Call,
        done: oneshot::Sender<Call>,
        under_way: UnderWay,
    },
}

/// The order of deliveries to one place: the first attempt of each waits for that of the one before.
pub(super) struct Turn {
    before: Option<watch::Receiver<()>>,
    _own: Arc<watch::Sender<()>>,
}

impl Turn {
    pub(super) async fn come(&mut self) {
        if let Some(before) = &mut self.before {
            // It never changes, and ends with the deliveries before.
            let _ = before.changed().await;
        }
    }
}

/// A count of what is under way, which a job lowers when it ends in any way.
pub(super) struct UnderWay(watch::Sender<usize>);

impl UnderWay {
    fn begin(count: &watch::Sender<usize>) -> Self {
        count.send_modify(|count| *count += 1);
        Self(count.clone())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

/// A parcel, and who waits for what becomes of it.
type Waiting = (Parcel, oneshot::Sender<Delivered>);

pub(super) struct Outbox {
    queue: UnboundedSender<Job>,
    log: VecDeque<(DeliveryAttempt, To)>,
    /// The number of attempts ever made.
    attempts: u64,
    /// The number of things ever made up.
    made: u64,
    health: BTreeMap<String, Health>,
    /// The last delivery to each place.
    lanes: BTreeMap<String, watch::Receiver<()>>,
    /// Deliveries that wait for their release, each with its duplicates.
    held: Option<Vec<Vec<Waiting>>>,
    under_way: watch::Sender<usize>,
}

impl Outbox {
    pub(super) fn new(queue: UnboundedSender<Job>) -> Self {
        Self {
            queue,
            log: VecDeque::new(),
            attempts: 0,
            made: 0,
            health: BTreeMap::new(),
            lanes: BTreeMap::new(),
            held: None,
            under_way: watch::Sender::new(0),
        }
    }

    /// Returns a number that was not returned before.
    pub(super) fn next(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    /// Returns the count of what is under way.
    pub(super) fn under_way(&self) -> watch::Receiver<usize> {
        self.under_way.subscribe()
    }

    pub(super) fn health(&mut self, webhook: &str) -> &mut Health {
        self.health.entry(webhook.to_owned()).or_default()
    }

    /// Lets deliveries wait for their release.
    pub(super) fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    /// Sends what waits, in its order or newest first.
    pub(super) fn release(&mut self, newest_first: bool) {
        let mut held = self.held.take().unwrap_or_default();
        if newest_first {
            held.reverse();
        }
        for parcels in held {
            self.send_now(parcels);
        }
    }

    /// Sends parcels of one event to one place at the same time, and returns who reports on them.
    pub(super) fn send(&mut self, parcels: Vec<Parcel>) -> Vec<oneshot::Receiver<Delivered>> {
        let (waiting, reports) = parcels
            .into_iter()
            .map(|parcel| {
                let (sender, receiver) = oneshot::channel();
                ((parcel, sender), receiver)
            })
            .unzip();
        match &mut self.held {
            Some(held) => held.push(waiting),
            None => self.send_now(waiting),
        }
        reports
    }

    fn send_now(&mut self, parcels: Vec<Waiting>) {
        let Some((first, _)) = parcels.first() else {
            return;
        };
        let lane = match &first.to {
            To::Webhook(id) => id.clone(),
            To::Url { url, .. } => url.clone(),
        };
        let (own, next) = watch::channel(());
        let own = Arc::new(own);
        let before = self.lanes.insert(lane, next);
        for (parcel, done) in parcels {
            let turn = Turn {
                before: before.clone(),
                _own: own.clone(),
            };
            let under_way = UnderWay::begin(&self.under_way);
            // The task that sends ends with the server.
            let _ = self.queue.send(Job::Deliver {
                parcel,
                turn,
                done,
                under_way,
            });
        }
    }

    /// Calls a URL of a postback, and returns who reports on it.
    pub(super) fn call(&mut self, call: Call) -> oneshot::Receiver<Call> {
        let (done, report) = oneshot::channel();
        let under_way = UnderWay::begin(&self.under_way);
        let _ = self.queue.send(Job::Call {
            call,
            done,
            under_way,
        });
        report
    }

    /// Notes an attempt, and gives it an id.
    pub(super) fn note(&mut self, attempt: &mut DeliveryAttempt, to: &To) {
        self.attempts += 1;
        attempt.id = self.attempts;
        if self.log.len() == REMEMBERED {
            self.log.pop_front();
        }
        self.log.push_back((attempt.clone(), to.clone()));
    }

    /// Notes the end of a delivery.
    pub(super) fn end(&mut self, to: &To, succeeded: bool, now: Duration) {
        if let To::Webhook(id) = to {
            self.health(id).note(succeeded, now);
        }
    }

    /// Returns the attempts, oldest first.
    pub(super) fn log(&self) -> impl DoubleEndedIterator<Item = &DeliveryAttempt> {
        self.log.iter().map(|(attempt, _)| attempt)
    }

    /// Returns the last attempt of a delivery, and where it went.
    pub(super) fn find(&self, delivery: &str) -> Option<(DeliveryAttempt, To)> {
        let mut log = self.log.iter();
        log.rfind(|(attempt, _)| attempt.delivery_id == delivery)
            .cloned()
    }
}
