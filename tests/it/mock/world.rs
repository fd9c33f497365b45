//! The mock remembers.

use std::{collections::BTreeSet, time::Duration};

use onlyfansapi::{
    StatusCode,
    mock::MockServer,
    types::{Amount, DataExportFileType, DataExportType, Id},
};
use serde_json::Value;

use crate::support::client;

#[tokio::test]
async fn what_is_created_is_listed_changed_and_deleted() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let postbacks = client.smart_link_postbacks();
    let count = postbacks.list().await.expect("postbacks").data.len();
    let created = postbacks
        .create()
        .url("https://example.com/1")
        .smart_link_scope("global");
    let created = created
        .conversion_types(["new_subscriber"])
        .await
        .expect("a postback");
    let id = created
        .data
        .as_ref()
        .and_then(|postback| postback.id.clone())
        .expect("an id");
    let list = postbacks.list().await.expect("postbacks");
    assert_eq!(list.data.len(), count + 1);
    assert_eq!(list.data[0].url.as_deref(), Some("https://example.com/1"));
    let update = postbacks
        .update(&id)
        .url("https://example.com/2")
        .smart_link_scope("global");
    update
        .conversion_types(["new_subscriber"])
        .await
        .expect("a postback");
    let found = postbacks.get(&id).await.expect("a postback");
    let url = found
        .data
        .as_ref()
        .and_then(|postback| postback.url.clone());
    assert_eq!(url.as_deref(), Some("https://example.com/2"));
    postbacks.delete(&id).await.expect("a deletion");
    let error = postbacks.get(&id).await.expect_err("it is gone");
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(postbacks.list().await.expect("postbacks").data.len(), count);
}

#[tokio::test]
async fn a_message_that_is_sent_shows_up_in_its_chat_and_in_the_list_of_chats() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let chats = client.chats().list("acct_123").await.expect("chats");
    let fan = chats.data[2]
        .fan
        .as_ref()
        .and_then(|fan| fan.id.clone())
        .expect("a fan");
    client
        .messages()
        .send("acct_123", &fan)
        .text("Hello")
        .await
        .expect("a message");
    let messages = client
        .messages()
        .list("acct_123", &fan)
        .await
        .expect("messages");
    assert_eq!(messages.data[0].text.as_deref(), Some("Hello"));
    let chats = client.chats().list("acct_123").await.expect("chats");
    let last = chats.data[2]
        .last_message
        .as_ref()
        .and_then(|message| message.text.clone());
    assert_eq!(last.as_deref(), Some("Hello"));
    let other = client
        .messages()
        .list("acct_1", &fan)
        .await
        .expect("messages");
    assert_ne!(other.data[0].text.as_deref(), Some("Hello"));
}

#[tokio::test]
async fn a_seed_makes_one_world_and_another_seed_another() {
    let mut worlds = Vec::new();
    for seed in [7, 7, 8] {
        let server = MockServer::builder().seed(seed).start().await;
        let server = server.expect("a mock");
        let client = client(&server.base_url());
        let rows = client.transactions().list("acct_123").await.expect("rows");
        worlds.push(String::from_utf8_lossy(rows.raw()).into_owned());
    }
    assert_eq!(worlds[0], worlds[1]);
    assert_ne!(worlds[0], worlds[2]);
}

#[tokio::test]
async fn a_world_has_the_size_that_is_asked_for() {
    let builder = MockServer::builder()
        .accounts(7)
        .fans(1_000)
        .chats(55)
        .messages(140)
        .transactions(230);
    let server = builder.start().await.expect("a mock");
    let client = client(&server.base_url());
    let accounts = client.accounts().list().await.expect("accounts");
    assert_eq!(accounts.len(), 7);
    let account = accounts[6].id.clone().expect("an id");
    let fans = client
        .fans()
        .list(&account)
        .collect_all()
        .await
        .expect("fans");
    let ids: BTreeSet<_> = fans.iter().filter_map(|fan| fan.id.clone()).collect();
    assert_eq!((fans.len(), ids.len()), (1_000, 1_000));
    let active = client
        .fans()
        .list_active(&account)
        .collect_all()
        .await
        .expect("fans");
    let expired = client
        .fans()
        .list_expired(&account)
        .collect_all()
        .await
        .expect("fans");
    assert_eq!((active.len(), expired.len()), (750, 250));
    let chats = client
        .chats()
        .list(&account)
        .collect_all()
        .await
        .expect("chats");
    assert_eq!(chats.len(), 55);
    assert_eq!(
        chats[9].fan.as_ref().and_then(|fan| fan.id.clone()),
        fans[9].id
    );
    let chat = fans[9].id.clone().expect("an id");
    let messages = client
        .messages()
        .list(&account, chat)
        .collect_all()
        .await
        .expect("messages");
    assert_eq!(messages.len(), 140);
    let rows = client
        .transactions()
        .list(&account)
        .collect_all()
        .await
        .expect("rows");
    assert_eq!(rows.len(), 230);
    for row in &rows {
        let row = serde_json::to_value(row).expect("JSON");
        let of = |name: &str| row[name].as_f64().expect("an amount");
        assert!(
            (of("amount") - of("net") - of("fee")).abs() < 0.001,
            "{row}"
        );
    }
}

#[tokio::test]
async fn an_upload_is_processed_and_used_once_and_a_vault_upload_is_listed() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let file = || onlyfansapi::FilePart::bytes("beach.jpg", vec![7; 500_000]);
    let credits = server.team().credits();
    let done = client
        .media()
        .upload("acct_1")
        .file(file())
        .until_done()
        .await;
    let done = done.expect("an upload");
    assert_eq!(credits - server.team().credits(), 2);
    let id = done.id.clone();
    let send = || {
        client
            .messages()
            .send("acct_1", 456)
            .text("Look")
            .media_files([id.clone()])
    };
    send().await.expect("a message");
    let error = send().await.expect_err("it was used");
    assert_eq!(error.field_errors()[0].field, "mediaFiles.0");
    let done = client
        .media_vault()
        .upload("acct_1")
        .file(file())
        .until_done()
        .await;
    let id = done.expect("an upload").id.clone();
    let vault = client.media_vault().list("acct_1").await.expect("media");
    let list = vault.data.as_ref().expect("a page");
    assert_eq!(list.list[0].id.as_ref(), Some(&id));
    let send = || {
        client
            .messages()
            .send("acct_1", 456)
            .text("Look")
            .media_files([id.clone()])
    };
    send().await.expect("a message");
    send().await.expect("another message");
}

#[tokio::test]
async fn a_file_is_downloaded_whole_and_in_ranges() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let url = "https://cdn2.onlyfans.com/files/1/2.jpg";
    let whole = client
        .media()
        .download("acct_1", url)
        .await
        .expect("a file");
    let range = client
        .media()
        .download("acct_1", url)
        .header("range", "bytes=100-199");
    let range = range.await.expect("a part");
    assert_eq!(range.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(range.as_ref(), &whole.as_ref()[100..200]);
    assert!(whole.len() > 20_000);
}

#[tokio::test]
async fn an_export_runs_through_its_states_and_its_file_is_there() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let folder = std::env::temp_dir().join(format!("onlyfansapi-{:x}", fastrand::u64(..)));
    std::fs::create_dir(&folder).expect("a folder");
    let file = folder.join("export.csv");
    let credits = server.team().credits();
    let export = client
        .data_exports()
        .create()
        .type_(DataExportType::Transactions);
    let export = export
        .file_type(DataExportFileType::Csv)
        .account_ids(["acct_123"]);
    let export = export
        .start_date("2026-01-01")
        .end_date("2026-01-31")
        .until_done();
    let pause = Duration::from_millis(1);
    let saved = export.pause(pause, pause).to_file(&file).await;
    let length = std::fs::metadata(&file).map(|found| found.len());
    std::fs::remove_dir_all(&folder).expect("the folder");
    assert!(saved.is_ok(), "{saved:?}");
    assert!(length.is_ok_and(|length| length > 20_000));
    assert!(
        credits - server.team().credits() > 8,
        "the export has its price"
    );
    let exports = client.data_exports().list().await.expect("exports");
    assert!(exports.data.is_some());
}

#[tokio::test]
async fn an_account_is_connected_after_a_wrong_code_and_a_face_check() {
    let server = MockServer::start().await.expect("a mock");
    let client = client(&server.base_url());
    let count = client.accounts().list().await.expect("accounts").len();
    let started = client
        .authentication()
        .start()
        .email("face@example.com")
        .password("secret")
        .await;
    let started = started.expect("an attempt");
    let id = started.attempt_id.clone().expect("an id");
    let authentication = client.authentication();
    let state = async || -> Value {
        let status = authentication.get_status(&id).await.expect("a state");
        let status: Value = serde_json::from_slice(status.raw()).expect("JSON");
        status["state"].clone()
    };
    assert_eq!(state().await, "authenticating");
    assert_eq!(state().await, "needs_face_otp");
    authentication
        .submit_2fa(&id)
        .selfie_verification_completed(true)
        .await
        .expect("an answer");
    assert_eq!(state().await, "needs-otp");
    authentication
        .submit_2fa(&id)
        .code("000000")
        .await
        .expect("an answer");
    assert_eq!(state().await, "needs-otp");
    authentication
        .submit_2fa(&id)
        .code("123456")
        .await
        .expect("an answer");
    assert_eq!(state().await, "authenticated");
    assert_eq!(state().await, "authenticated");
    let accounts = client.accounts().list().await.expect("accounts");
    assert_eq!(accounts.len(), count + 1);
    let account: &Id = accounts[0].id.as_ref().expect("an id");
    client
        .chats()
        .list(account)
        .await
        .expect("chats of the new account");
}

#[tokio::test]
async fn balances_and_statistics_agree_with_the_transactions() {
    let builder = MockServer::builder().transactions(400);
    let server = builder.start().await.expect("a mock");
    let client = client(&server.base_url());
    let rows = client
        .transactions()
        .list("acct_1")
        .collect_all()
        .await
        .expect("rows");
    let cents = |amount: &Option<Amount>| amount.expect("an amount");
    let net: Amount = rows.iter().map(|row| cents(&row.net)).sum();
    let gross: Amount = rows.iter().map(|row| cents(&row.amount)).sum();
    let balances = async || {
        let balances = client
            .payouts()
            .get_balances("acct_1")
            .await
            .expect("balances");
        balances.into_data().expect("data")
    };
    let found = balances().await;
    let available = cents(&found.payout_available);
    assert_eq!(
        [available, cents(&found.payout_pending)]
            .into_iter()
            .sum::<Amount>(),
        net
    );
    let total = client
        .statistics()
        .get_total_transactions("acct_1")
        .await
        .expect("a total");
    assert_eq!(
        (cents(&total.total_amount), total.total_transactions),
        (gross, Some(400))
    );
    client
        .payouts()
        .request_manual_withdrawal("acct_1")
        .amount(50)
        .await
        .expect("a withdrawal");
    let left = [
        cents(&balances().await.payout_available),
        "50".parse().expect("an amount"),
    ];
    assert_eq!(left.into_iter().sum::<Amount>(), available);
}
