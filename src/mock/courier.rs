//! The task that sends: deliveries with their attempts, and the calls of postbacks.

use std::time::Duration;

use tokio::{
    sync::{mpsc::UnboundedReceiver, oneshot},
    task::JoinSet,
    time::sleep,
};

use super::{
    attempt::Delivered,
    outbox::{Job, Parcel, Turn},
    postback::Call,
    state::Shared,
    wire::{self, Limits},
};

/// The number of attempts of a delivery.
const ATTEMPTS: u32 = 3;

/// The times of deliveries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// The pause between two attempts; that of the server is not documented.
    pub(super) pause: Duration,
    pub(super) limits: Limits,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            pause: Duration::from_millis(100),
            limits: Limits::default(),
        }
    }
}

/// Does the work of a queue until the task is aborted, which drops the set and thereby what is under way.
pub(super) async fn carry(mut queue: UnboundedReceiver<Job>, shared: Shared, pace: Pace) {
    let mut tasks = JoinSet::new();
    while let Some(job) = queue.recv().await {
        let shared = shared.clone();
        match job {
            Job::Deliver {
                parcel,
                turn,
                done,
                under_way,
            } => tasks.spawn(async move {
                deliver(parcel, turn, done, &shared, pace).await;
                drop(under_way);
            }),
            Job::Call {
                call,
                done,
                under_way,
            } => tasks.spawn(async move {
                post(call, done, &shared, pace).await;
                drop(under_way);
            }),
        };
        while tasks.try_join_next().is_some() {}
    }
}

async fn deliver(
    parcel: Parcel,
    mut turn: Turn,
    done: oneshot::Sender<Delivered>,
    shared: &Shared,
    pace: Pace,
) {
    turn.come().await;
    let mut turn = Some(turn);
    let mut delivered = Delivered {
        delivery_id: parcel.id.clone(),
        attempts: Vec::new(),
    };
    for number in 1..=ATTEMPTS {
        if number > 1 {
            sleep(pace.pause).await;
        }
        // A webhook may be gone or disabled by now.
        let Some(outgoing) = shared.with(|state| state.outgoing(&parcel)) else {
            break;
        };
        let url = outgoing.url.clone();
        let outcome = wire::send(outgoing, pace.limits).await;
        let attempt = shared.with(|state| state.note_attempt(&parcel, url, number, outcome));
        let is_done = attempt.succeeded();
        delivered.attempts.push(attempt);
        // Retries keep no other delivery waiting.
        turn = None;
        if is_done {
            break;
        }
    }
    drop(turn);
    if delivered.attempts.is_empty() {
        return;
    }
    shared.with(|state| state.end_delivery(&parcel, delivered.succeeded()));
    // Nobody needs to wait.
    let _ = done.send(delivered);
}

/// Calls a postback once: whether the server tries again is not documented.
async fn post(mut call: Call, done: oneshot::Sender<Call>, shared: &Shared, pace: Pace) {
    call.outcome = match call.outgoing() {
        Ok(outgoing) => wire::send(outgoing, pace.limits).await,
        Err(error) => Err(error),
    };
    shared.with(|state| state.note_postback(&call));
    let _ = done.send(call);
}
