//! Random statuses and sequences of them, against a plain model.

use std::{env, time::Duration};

use fastrand::Rng;
use onlyfansapi::{Login, LoginState};
use serde_json::{Map, Value, json};

use super::{
    at_once,
    server::{client_at, showing},
    word,
};
use crate::faults::soon;

fn cases(default: usize) -> usize {
    let cases = env::var("LOGIN_CASES").ok();
    cases.map_or(default, |cases| cases.parse().expect("a number"))
}

/// Returns the word of the state that a status shows, by the rules as they are written down.
fn model(status: &Value) -> &'static str {
    let attempt = &status["lastAttempt"];
    let (state, progress) = (&status["state"], &status["progress"]);
    let account = &status["account"];
    let is = |value: &Value, word: &str| value.as_str() == Some(word);

    // 1. A face check goes before all else.
    if is(state, "needs_face_otp")
        || status["needs_face_otp"] == true
        || attempt["needs_face_otp"] == true
    {
        return "face";
    }
    // 2. A code goes before an end.
    let is_asked = ["needs-otp", "needs-app-otp"]
        .iter()
        .any(|word| is(state, word));
    if is_asked
        || is(progress, "waiting_for_otp")
        || attempt["needs_otp"] == true
        || status["twoFactorPending"] == true
    {
        return match is(&attempt["error_code"], "WRONG_2FA") {
            true => "wrong",
            false => "code",
        };
    }
    // 3. An attempt that has ended without success is none, and a wrong code leaves it open.
    if attempt["completed_at"].is_string() && attempt["success"] == false {
        return match is(&attempt["error_code"], "WRONG_2FA") {
            true => "again",
            false => "failed",
        };
    }
    // 4. Success has an account, and says so in one of these ways.
    let has_data = account["onlyfans_data"].is_object();
    let is_success = attempt["success"] == true
        || is(state, "authenticated")
        || (state.is_null() && has_data)
        || (is(state, "authenticating") && is(progress, "signed_in") && has_data);
    if account["id"].is_string() && is_success {
        return "done";
    }
    // 5. All else goes on.
    let is_new = (state.is_null() || is(state, "authenticating"))
        && progress.is_null()
        && attempt["completed_at"].is_null();
    if is_new { "started" } else { "working" }
}

fn is_end(word: &str) -> bool {
    !matches!(word, "started" | "working")
}

/// Draws a status of documented and unknown words, with any members missing or null.
fn draw(rng: &mut Rng) -> Value {
    let mut pick = |values: &[Value]| values[rng.usize(..values.len())].clone();
    // Questions are rarer than the document's words would make them.
    let rarely = [
        json!(null),
        json!(null),
        json!(false),
        json!(false),
        json!(false),
        json!(true),
    ];
    let end = [json!(null), json!(null), json!("2026-01-01T00:00:00Z")];
    let success = [json!(null), json!(true), json!(false)];
    let error = [
        json!(null),
        json!("WRONG_2FA"),
        json!("NO_SUCH_USER"),
        json!("tomorrow"),
    ];
    let attempt = json!({
        "started_at": "2026-01-01T00:00:00Z",
        "completed_at": pick(&end),
        "success": pick(&success),
        "error_code": pick(&error),
        "error_message": pick(&[json!(null), json!("A reason")]),
        "needs_otp": pick(&rarely),
        "needs_face_otp": pick(&rarely),
        "otp_phone_ending": pick(&[json!(null), json!("42")]),
        "face_otp_verification_url": pick(&[json!(null), json!("https://face.test/1")]),
    });
    let account = json!({
        "id": pick(&[json!(null), json!("acct_7"), json!("acct_7")]),
        "onlyfans_data": pick(&[json!(null), json!({"id": 5, "name": "Ann"})]),
    });
    let states = [
        json!(null),
        json!("authenticating"),
        json!("authenticating"),
        json!("authenticated"),
        json!("needs-otp"),
        json!("needs-app-otp"),
        json!("needs_face_otp"),
        json!("tomorrow"),
        json!("failed"),
    ];
    let steps = [
        json!(null),
        json!("filling_out_login"),
        json!("submitting"),
        json!("checking"),
        json!("waiting_for_otp"),
        json!("signed_in"),
        json!("tomorrow"),
    ];
    let mut status = json!({
        "state": pick(&states),
        "progress": pick(&steps),
        "account": pick(&[json!(null), account.clone(), account]),
        "lastAttempt": pick(&[json!(null), attempt.clone(), attempt.clone(), attempt]),
        "needs_face_otp": pick(&rarely),
        "twoFactorPending": pick(&rarely),
    });
    drop_nulls(&mut status, rng);
    status
}

/// Leaves out some of the members that are null.
fn drop_nulls(value: &mut Value, rng: &mut Rng) {
    if let Value::Object(members) = value {
        let kept = std::mem::take(members).into_iter();
        let kept = kept.filter(|(_, value)| !value.is_null() || rng.bool());
        *members = kept.collect::<Map<_, _>>();
        for value in members.values_mut() {
            drop_nulls(value, rng);
        }
    }
}

#[tokio::test]
async fn every_status_is_judged_as_the_model_does() {
    let (_server, login, statuses) = showing([json!({})]).await;
    let mut rng = Rng::with_seed(1);
    let mut seen = Map::new();
    for _ in 0..cases(3_000) {
        let status = draw(&mut rng);
        statuses.set([status.clone()]);
        let state = login.state().await.expect("a state");
        let expected = model(&status);
        assert_eq!(word(&state), expected, "{status:#}");
        if let LoginState::Done { account } = state {
            assert_eq!(account, "acct_7");
        }
        let count = seen.get(expected).and_then(Value::as_u64).unwrap_or(0);
        seen.insert(expected.to_owned(), (count + 1).into());
    }
    // Each state came up often.
    assert_eq!(seen.len(), 8, "{seen:?}");
    assert!(
        seen.values().all(|count| count.as_u64() > Some(10)),
        "{seen:?}"
    );
}

/// Answers whatever a login asks for, until it ends, and returns the states that it showed.
async fn answer(login: &Login) -> Vec<&'static str> {
    let pause = Duration::ZERO;
    let mut words = Vec::new();
    loop {
        let wait = at_once(login.until_done()).pause(pause, pause);
        let state = soon(wait).await.expect("a state");
        words.push(word(&state));
        match word(&state) {
            "face" => login.face_check_done().await.map(drop),
            "code" | "wrong" | "again" => login.submit_code("1").await.map(drop),
            _ => return words,
        }
        .expect("a confirmation");
    }
}

/// Returns the states that a caller is to be shown of a sequence, one poll each: all that need it, up
/// to the end, but none that it has just answered.
fn shown(statuses: &[Value]) -> (Vec<&'static str>, usize) {
    let asked = |status: &Value| {
        let member = |name: &str| status.get(name).cloned().unwrap_or_default();
        let is = |name: &str| member(name) == true;
        let mut attempt = member("lastAttempt");
        if let Value::Object(members) = &mut attempt {
            members.retain(|_, value| !value.is_null());
        }
        (
            member("state"),
            attempt,
            is("needs_face_otp"),
            is("twoFactorPending"),
        )
    };
    let mut words = Vec::new();
    let mut answered = None;
    for (index, status) in statuses.iter().enumerate() {
        let word = model(status);
        let is_answered = answered.as_ref() == Some(&asked(status));
        if !is_answered {
            answered = None;
        }
        match word {
            "done" | "failed" => {
                words.push(word);
                return (words, index + 1);
            }
            "started" | "working" => {}
            _ if is_answered => {}
            _ => {
                words.push(word);
                answered = Some(asked(status));
            }
        }
    }
    panic!("expected a sequence with an end");
}

#[tokio::test]
async fn no_sequence_is_stuck_or_taken_for_success_wrongly() {
    let (server, _, statuses) = showing([json!({})]).await;
    let client = client_at(&server);
    let mut rng = Rng::with_seed(2);
    let mut ends = (0, 0);
    for case in 0..cases(400) {
        let mut sequence = Vec::new();
        for _ in 0..rng.usize(0..12) {
            let status = draw(&mut rng);
            // A state is often shown more than once.
            let repeated = rng.usize(1..4);
            sequence.extend(std::iter::repeat_n(status, repeated));
        }
        // The server comes to one of its two ends.
        let success = rng.bool();
        sequence.push(match success {
            true => json!({"state": "authenticated", "account": {"id": "acct_7"}}),
            false => json!({"lastAttempt": {"completed_at": "2026-01-01", "success": false}}),
        });
        let (expected, polls) = shown(&sequence);
        statuses.set(sequence.clone());
        let login = client.authentication().attempt("auth_1");
        let words = answer(&login).await;
        assert_eq!(words, expected, "case {case}: {}", json!(sequence));
        let left = statuses.left();
        let expected_left = (sequence.len() - polls).max(1);
        assert_eq!(left, expected_left, "case {case}: {}", json!(sequence));
        match words.last() {
            Some(&"done") => ends.0 += 1,
            _ => ends.1 += 1,
        }
        assert!(words[..words.len() - 1].iter().all(|word| is_end(word)));
    }
    assert!(ends.0 > 20 && ends.1 > 20, "{ends:?}");
}
