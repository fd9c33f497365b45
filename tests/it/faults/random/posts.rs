//! POSTs without idempotency keys.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use fastrand::Rng;
use onlyfansapi::{
    Method,
    Outcome::{NotSent, Rejected},
};
use serde_json::json;

use super::{
    EDGE, Ending, broken, calls, client, dice, endings, number, pick, print, saying, throttled,
};
use crate::faults::{FaultServer, Plan, Request, ServerResponse, Step};

/// The timeout of an attempt. On a machine under load, a late response is one more fault.
const PATIENCE: Duration = Duration::from_millis(500);

/// The fate of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Rejected for now: the request took no effect, and may be sent again.
    Again,
    /// Rejected for good.
    Refused,
    /// The outcome is unknown; some of these requests took no effect.
    Doubtful,
    Success,
}

impl Fate {
    fn of(dice: &mut Rng) -> Self {
        match dice.u8(..100) {
            0..50 => Self::Again,
            50..58 => Self::Refused,
            58..85 => Self::Doubtful,
            _ => Self::Success,
        }
    }

    fn step(self, dice: &mut Rng) -> Step {
        match self {
            Self::Again if dice.bool() => throttled(dice).into(),
            Self::Again => saying(dice, "not_sent").into(),
            Self::Refused if dice.bool() => saying(dice, "rejected").into(),
            Self::Refused => {
                let status = pick(dice, [400, 401, 402, 403, 404, 409, 422]);
                ServerResponse::error(status, "REFUSED").into()
            }
            Self::Success => ServerResponse::success().into(),
            Self::Doubtful => Self::doubtful(dice),
        }
    }

    fn doubtful(dice: &mut Rng) -> Step {
        let response = match dice.u8(..10) {
            0 | 1 => return Step::ResetWithinRequest,
            2..6 => return broken(dice, ServerResponse::success()),
            6 => ServerResponse::error(pick(dice, [408, 500, 501, 502, 503, 504]), "SERVER_ERROR"),
            7 => {
                let status = pick(dice, EDGE.into_iter().chain([408, 500, 503]));
                ServerResponse::edge_error(status)
            }
            8 if dice.bool() => saying(dice, "unknown"),
            // A rejection may have an unknown outcome as well.
            8 => ServerResponse::json(429, r#"{"request_outcome":"unknown"}"#),
            _ => match dice.u8(..4) {
                0 => ServerResponse::json(200, r#"{"data":["#),
                1 => ServerResponse::html(200, "<html></html>"),
                2 => ServerResponse::json(200, ""),
                _ => ServerResponse::json(302, "").header("location", "/api/elsewhere/0"),
            },
        };
        response.into()
    }
}

/// The record of one call.
#[derive(Debug, Clone, Default)]
struct Post {
    fates: Vec<Fate>,
    /// The number of times that the call may have taken effect.
    effects: u32,
}

#[derive(Default)]
struct Posts(Mutex<HashMap<u64, Post>>);

impl Plan for Posts {
    fn on_head(&self, head: &Request) -> Step {
        let number = number(head);
        let mut posts = self.0.lock().expect("no panic");
        let post = posts.entry(number).or_default();
        let mut dice = dice(number, post.fates.len());
        let fate = Fate::of(&mut dice);
        post.fates.push(fate);
        fate.step(&mut dice)
    }

    fn on_request(&self, request: &Request, step: Step) -> Step {
        let number = number(request);
        assert_eq!(request.text(), json!({"number": number}).to_string());
        let mut posts = self.0.lock().expect("no panic");
        let post = posts.entry(number).or_default();
        if let Some(Fate::Doubtful | Fate::Success) = post.fates.last() {
            post.effects += 1;
        }
        step
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_post_that_may_have_taken_effect_is_sent_twice() {
    let server = FaultServer::start(Posts::default()).await;
    let client = client(server.address, PATIENCE);
    let endings = endings(&client, calls(), |client, number| async move {
        let request = client.request(Method::POST, format!("/api/things/{number}"));
        Ending::from(request.body(json!({"number": number})).await)
    });
    let endings = endings.await;
    let posts = server.plan.0.lock().expect("no panic").clone();
    for (number, ending) in &endings {
        let post = posts.get(number).cloned().unwrap_or_default();
        let case = format!(
            "{number}: {:?} after {} attempts, {post:?}",
            ending.result, ending.attempts
        );
        assert!(post.effects <= 1, "sent twice: {case}");
        let before = post
            .fates
            .split_last()
            .map_or(&[][..], |(_, before)| before);
        assert!(
            before.iter().all(|fate| *fate == Fate::Again),
            "retried although the outcome was unknown: {case}"
        );
        assert!(post.fates.len() <= ending.attempts as usize, "{case}");
        match ending.result {
            Ok(()) => assert_eq!(post.fates.last(), Some(&Fate::Success), "{case}"),
            Err(NotSent | Rejected) => assert_eq!(post.effects, 0, "it did take effect: {case}"),
            // A known outcome is never reported as unknown, except after a late response.
            _ => assert!(
                ending.is_timeout || post.fates.last() == Some(&Fate::Doubtful),
                "it is known: {case}"
            ),
        }
    }
    assert_eq!(endings.len() as u64, calls());
    print("faulted POSTs", server.seen(), &endings);
}
