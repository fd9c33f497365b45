//! The same work for several accounts at once.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use onlyfansapi::types::Id;

use crate::faults::{FaultServer, Request, ServerResponse, Step, client_of, soon};

/// Responds to all accounts except one, which fails, and one, which never gets a response.
fn plan(request: &Request) -> Step {
    match &request.target {
        target if target.contains("acct_bad") => ServerResponse::error(403, "FORBIDDEN").into(),
        target if target.contains("acct_slow") => Step::Stall,
        _ => {
            ServerResponse::json(200, r#"{"data": {"list": [{"id": 1}], "hasMore": false}}"#).into()
        }
    }
}

#[tokio::test]
async fn the_failure_of_an_account_does_not_stop_the_others() {
    let server = FaultServer::start(plan).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let accounts = ["acct_1", "acct_bad", "acct_2"];
    let fans = client.for_each_account(accounts, |client, account| async move {
        client.fans().list_active(account).collect_all().await
    });
    let results = soon(fans.collect()).await;
    let of = |ids: Vec<&Id>| ids.into_iter().map(Id::to_string).collect::<BTreeSet<_>>();
    let succeeded = of(results
        .succeeded
        .iter()
        .map(|(account, _)| account)
        .collect());
    assert_eq!(succeeded, ["acct_1", "acct_2"].map(str::to_owned).into());
    assert!(results.succeeded.iter().all(|(_, fans)| fans.len() == 1));
    assert_eq!(results.failed.len(), 1);
    assert_eq!(results.failed[0].0, Id::from("acct_bad"));
    assert_eq!(results.failed[0].1.error().code(), Some("FORBIDDEN"));
}

#[tokio::test]
async fn results_come_as_they_are_finished_and_a_slow_account_holds_nobody_up() {
    let server = FaultServer::start(plan).await;
    let client = client_of(server.base_url()).build().expect("a client");
    let accounts = (0..20).map(|number| match number {
        0 => "acct_slow".to_owned(),
        number => format!("acct_{number}"),
    });
    let (active, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let of_work = (Arc::clone(&active), Arc::clone(&most));
    let mut work = client
        .for_each_account(accounts, move |client, account| {
            let (active, most) = of_work.clone();
            async move {
                let now = active.fetch_add(1, Ordering::Relaxed) + 1;
                most.fetch_max(now, Ordering::Relaxed);
                let fans = client.fans().list_active(account).collect_all().await;
                active.fetch_sub(1, Ordering::Relaxed);
                fans.map(|fans| fans.len())
            }
        })
        .concurrency(3);
    for _ in 0..19 {
        let (account, fans) = soon(work.next()).await.expect("an account");
        assert_ne!(account, Id::from("acct_slow"));
        assert_eq!(fans.expect("fans"), 1, "{account}");
    }
    assert_eq!(most.load(Ordering::Relaxed), 3);
}
