//! Signatures: what is accepted, and by which error all else is refused.

use std::env;

use fastrand::Rng;
use onlyfansapi::webhooks::{
    DeliveryError, DeliveryHeaders, MAX_BODY_SIZE, WebhookSecrets, accept_unsigned, sign, verify,
};
use serde_json::json;

use super::{SECRET, body};

fn check(signature: &str, body: &[u8]) -> Result<Option<usize>, DeliveryError> {
    let secrets = WebhookSecrets::new([SECRET]);
    verify(&[("Signature", signature)], body, &secrets).map(|delivery| delivery.secret_index())
}

#[test]
fn a_signature_is_the_hmac_of_the_body_in_lower_case_hex() {
    // The second test case of RFC 4231.
    assert_eq!(
        sign(b"what do ya want for nothing?", "Jefe"),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
}

#[test]
fn each_secret_counts_and_the_delivery_names_its_own() {
    let body = body("users.typing", &json!({"id": 5}));
    let secrets = WebhookSecrets::new(["current", "previous"]);
    for (secret, index) in [("current", 0), ("previous", 1)] {
        let headers = [("Signature", sign(&body, secret))];
        let delivery = verify(&headers, &body, &secrets).expect("a delivery");
        assert_eq!(delivery.secret_index(), Some(index));
    }
    let headers = [("Signature", sign(&body, "next"))];
    let refused = verify(&headers, &body, &secrets).expect_err("another secret");
    assert_eq!(refused, DeliveryError::WrongSignature);
}

#[test]
fn each_way_in_which_a_signature_is_wrong_is_an_error_of_its_own() {
    let body = body("users.typing", &json!({"id": 5}));
    let good = sign(&body, SECRET);
    assert_eq!(check(&good, &body), Ok(Some(0)));
    let malformed = |text: &str| Err(DeliveryError::MalformedSignature { length: text.len() });
    for text in [
        good.to_uppercase(),
        format!("sha256={good}"),
        format!(" {good}"),
        format!("{good},{good}"),
        good[..62].to_owned(),
        good.replacen(|c: char| c.is_ascii_hexdigit(), "g", 1),
        "none".to_owned(),
    ] {
        assert_eq!(check(&text, &body), malformed(&text), "{text}");
    }
    assert_eq!(check("", &body), Err(DeliveryError::EmptySignature));
    let other = sign(b"another body", SECRET);
    assert_eq!(check(&other, &body), Err(DeliveryError::WrongSignature));
    let secrets = WebhookSecrets::new([SECRET]);
    let missing = verify(&[("X-Signature", good.as_str())], &body, &secrets);
    assert_eq!(missing.map(drop), Err(DeliveryError::MissingSignature));
    let written_again = format!(" {}", String::from_utf8_lossy(&body));
    assert_eq!(
        check(&good, written_again.as_bytes()),
        Err(DeliveryError::WrongSignature)
    );
}

#[test]
fn an_empty_secret_accepts_nothing() {
    let body = body("users.typing", &json!({"id": 5}));
    let headers = [("Signature", sign(&body, ""))];
    for secrets in [WebhookSecrets::new([""]), WebhookSecrets::new([""; 0])] {
        assert!(secrets.is_empty());
        let refused = verify(&headers, &body, &secrets).expect_err("no secret");
        assert_eq!(refused, DeliveryError::NoSecret);
        assert_eq!(refused.status(), 500);
    }
}

#[test]
fn a_line_break_at_the_end_is_not_part_of_a_secret() {
    let body = body("users.typing", &json!({"id": 5}));
    for (set, signed) in [("secret\r\n", "secret"), ("secret", "secret\n")] {
        let headers = [("Signature", sign(&body, signed))];
        assert!(verify(&headers, &body, &WebhookSecrets::new([set])).is_ok());
    }
    assert!(WebhookSecrets::new(["\n"]).is_empty());
}

#[test]
fn a_delivery_without_a_signature_is_accepted_only_by_the_function_that_says_so() {
    let body = body("users.typing", &json!({"id": 5}));
    let headers: [(&str, &str); 0] = [];
    let delivery = accept_unsigned(&headers, &body).expect("a delivery");
    assert_eq!(delivery.secret_index(), None);
    let secrets = WebhookSecrets::new([SECRET]);
    let refused = verify(&headers, &body, &secrets).expect_err("no signature");
    assert_eq!(
        (refused.status().as_u16(), refused),
        (401, DeliveryError::MissingSignature)
    );
}

#[test]
fn headers_are_found_in_maps_and_pairs_whatever_their_case() {
    let body = body("users.typing", &json!({"id": 5}));
    let secrets = WebhookSecrets::new([SECRET]);
    let signature = sign(&body, SECRET);
    let accepts = |headers: &dyn DeliveryHeaders| verify(headers, &body, &secrets).is_ok();
    for name in ["Signature", "signature", "SIGNATURE"] {
        assert!(accepts(&[(name, signature.as_str())]));
        assert!(accepts(&vec![(
            name.to_owned(),
            signature.as_bytes().to_vec()
        )]));
    }
    assert!(accepts(&std::collections::HashMap::from([(
        "SIGNATURE".to_owned(),
        signature.clone()
    )])));
    let request = http::Request::get("/").header("Signature", &signature);
    let request = request.body(()).expect("a request");
    assert!(accepts(request.headers()));
}

#[test]
fn a_body_beyond_the_limit_is_refused_before_it_is_read() {
    let refused = |length: usize| {
        let body = vec![b' '; length];
        check(&sign(&body, SECRET), &body).expect_err("no event")
    };
    let large = refused(MAX_BODY_SIZE + 1);
    assert_eq!(
        large,
        DeliveryError::TooLarge {
            length: MAX_BODY_SIZE + 1,
            limit: MAX_BODY_SIZE
        }
    );
    assert_eq!(large.status(), 413);
    assert!(matches!(refused(MAX_BODY_SIZE), DeliveryError::Body(_)));
}

#[test]
fn no_flipped_bit_is_accepted() {
    let flips: usize = env::var("WEBHOOK_FLIPS").map_or(4_000, |n| n.parse().expect("a number"));
    let mut random = Rng::with_seed(11);
    let body = body("messages.received", &super::payload("messages.received"));
    let signature = sign(&body, SECRET).into_bytes();
    for _ in 0..flips {
        let (mut body, mut signature) = (body.clone(), signature.clone());
        let bytes = match random.bool() {
            true => &mut body,
            false => &mut signature,
        };
        let at = random.usize(..bytes.len());
        bytes[at] ^= 1 << random.u8(..8);
        let secrets = WebhookSecrets::new([SECRET, "previous"]);
        let refused = verify(&[("Signature", &signature)], &body, &secrets).expect_err("a flip");
        assert!(
            matches!(
                refused,
                DeliveryError::WrongSignature | DeliveryError::MalformedSignature { .. }
            ),
            "{refused}"
        );
    }
}

#[test]
fn no_secret_signature_or_payload_is_shown() {
    let body = body(
        "messages.received",
        &json!({"id": 5, "text": "private words"}),
    );
    let signature = sign(&body, "another");
    let secrets = WebhookSecrets::new([SECRET]);
    let refused = verify(&[("Signature", &signature)], &body, &secrets).expect_err("another");
    let broken = br#"{"event": private words}"#;
    let unread = check(&sign(broken, SECRET), broken).expect_err("no JSON");
    let shown = format!(
        "{secrets:?} {refused} {refused:?} {unread} {unread:?} {:?}",
        super::delivery(&body)
    );
    for hidden in [SECRET, &signature, "private words"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
    assert!(shown.contains("acct_123"), "{shown}");
}
