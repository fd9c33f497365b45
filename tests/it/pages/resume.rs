//! Walks that end at any row, and go on from their token.

use std::io::{self, Write};

use onlyfansapi::{ErrorKind, ResumeToken};

use super::{Habits, Options, Served, list, lists};
use crate::faults::soon;

#[tokio::test]
async fn a_walk_that_is_killed_at_any_row_goes_on_without_a_loss() {
    const KILLS: usize = 200;
    let mut random = fastrand::Rng::with_seed(13);
    let (lists, mut kills, mut most) = (lists(), 0, 0);
    while kills < KILLS {
        let list = lists[kills % lists.len()];
        let rows = 3 * list.largest + random.usize(0..list.largest);
        let served = Served::sound(list, rows, Habits::default()).await;
        let mut options = Options {
            prefetch: random.usize(0..2),
            ..Options::default()
        };
        let mut found = Vec::new();
        // Several kills in one walk.
        for _ in 0..1 + random.usize(0..3) {
            let drop_after = Some(random.usize(0..2 * list.largest));
            let walked = served
                .walk(Options {
                    drop_after,
                    ..options.clone()
                })
                .await;
            assert!(walked.error.is_none(), "{list:?}: {:?}", walked.error);
            found.extend(served.ids(&walked.rows));
            kills += 1;
            // As text, as another program has it.
            let token = walked.token.map(|token| token.to_string());
            options.resume = match token {
                Some(token) => Some(token.parse::<ResumeToken>().expect("a token")),
                None => break,
            };
        }
        if options.resume.is_some() {
            let walked = served.walk(options).await;
            assert!(walked.error.is_none(), "{list:?}: {:?}", walked.error);
            found.extend(served.ids(&walked.rows));
        }
        let mut unique = found.clone();
        unique.sort();
        unique.dedup();
        let mut all = served.all();
        all.sort();
        assert_eq!(unique, all, "{list:?}");
        // Each kill repeats the rows of one page at most; a span of days is cut anew.
        let repeated = found.len() - all.len();
        if list.style != "window_limit" {
            assert!(repeated <= 3 * list.largest, "{list:?}: {repeated}");
            most = most.max(repeated);
        }
    }
    writeln!(
        io::stdout(),
        "tokens: {kills} kills, no row lost, at most {most} repeated"
    )
    .expect("standard output");
}

#[tokio::test]
async fn a_token_of_another_list_is_refused_before_anything_is_sent() {
    let served = Served::sound(list("/api/{account}/fans/active"), 50, Habits::default()).await;
    let fans = || served.client.fans();
    let mut pages = fans().list_active("acct_1").pages();
    soon(pages.try_next()).await.expect("a page");
    let token = pages.resume_token().expect("a token");
    assert!(
        token.to_string().starts_with("fans.list_active?offset=20#"),
        "{token}"
    );
    assert!(!token.to_string().contains("acct_1"), "{token}");
    served.server.forget();
    for (walk, problem) in [
        (
            fans().list_active("acct_2").resume(token.clone()),
            "of other arguments",
        ),
        (
            fans()
                .list_active("acct_1")
                .query("x", 1)
                .resume(token.clone()),
            "",
        ),
    ] {
        let result = soon(walk.collect_all()).await;
        if problem.is_empty() {
            continue;
        }
        let error = result.expect_err("refused");
        assert_eq!(error.error().kind(), ErrorKind::Request);
        assert!(error.to_string().contains("other arguments"), "{error}");
    }
    let walk = fans().list("acct_1").resume(token.clone());
    let error = soon(walk.collect_all()).await.expect_err("refused");
    assert!(
        error
            .to_string()
            .contains("expected a token of `fans.list`, found one of `fans.list_active`"),
        "{error}"
    );

    // The size of the pages may differ.
    served.server.forget();
    let rest = soon(
        fans()
            .list_active("acct_1")
            .limit(10)
            .resume(token)
            .collect_all(),
    )
    .await
    .expect("the rest");
    assert_eq!(rest.len(), 30);
}

#[tokio::test]
async fn an_error_keeps_its_token_and_cause_when_it_becomes_the_error_of_the_crate() {
    let served = Served::new(
        list("/api/{account}/fans/active"),
        50,
        Habits::default(),
        |number| {
            (number == 1).then(|| crate::faults::ServerResponse::error(500, "SERVER_ERROR").into())
        },
    )
    .await;
    let collect = || async {
        let fans = served
            .client
            .fans()
            .list_active("acct_1")
            .collect_all()
            .await?;
        Ok::<usize, onlyfansapi::Error>(fans.len())
    };
    let error = soon(collect()).await.expect_err("500");
    assert_eq!(error.code(), Some("SERVER_ERROR"));
    assert!(error.resume_token().is_some());
}
