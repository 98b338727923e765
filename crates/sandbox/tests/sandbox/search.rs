//! `accounts.search` (REST, 4.14).

use gigya::signature::{Secret, sign_base_string};
use gigya_sandbox::PARTNER_SECRET;
use gigya_sandbox::seed::{DORA, MARIE, PINKY, SAM, SEEDED};
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::site::{Pairs, Site};

const METHOD: &str = "accounts.search";

async fn search(site: &Site, query: &str, more: Pairs<'_>) -> Value {
    site.signed(METHOD, &[&[("query", query)], more].concat()).await
}

/// The UIDs of the accounts that a condition finds, in the order of the seeds.
async fn found(site: &Site, condition: &str) -> Vec<String> {
    let reply = search(site, &format!("SELECT UID FROM accounts WHERE {condition}"), &[]).await;
    assert_eq!(reply["errorCode"], 0, "{condition}: {reply}");
    reply["results"].as_array().unwrap().iter().map(|one| one["UID"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_account_is_found_by_its_address_in_either_kind_of_quotes_and_any_case() {
    let site = Site::start().await;
    for text in ["'marie.peeters@example.com'", "\"Marie.Peeters@Example.com\""] {
        assert_eq!(found(&site, &format!("profile.email = {text}")).await, [MARIE.uid], "{text}");
        assert_eq!(found(&site, &format!("loginIDs.emails = {text}")).await, [MARIE.uid], "{text}");
    }
}

#[tokio::test]
async fn fields_are_compared_as_numbers_texts_dates_and_truths() {
    let site = Site::start().await;
    assert_eq!(found(&site, "profile.birthYear = 1980").await, [PINKY.uid]);
    assert_eq!(found(&site, "isActive = false").await, [DORA.uid]);
    assert_eq!(found(&site, "created < '2015-01-01'").await, [PINKY.uid]);
    let born = found(&site, "profile.birthYear > 1979 AND profile.birthYear <= 1985").await;
    assert_eq!(born, [PINKY.uid, MARIE.uid]);
    assert_eq!(
        found(&site, "profile.birthYear >= 1980 and not profile.birthYear != 1980").await,
        [PINKY.uid]
    );
}

#[tokio::test]
async fn conditions_are_joined_grouped_and_negated() {
    let site = Site::start().await;
    let either = format!("(UID = '{}' OR UID = '{}') AND isActive != false", SAM.uid, DORA.uid);
    assert_eq!(found(&site, &either).await, [SAM.uid]);
    let named = format!("UID IN ('{}', \"{}\")", PINKY.uid, SAM.uid);
    assert_eq!(found(&site, &named).await, [PINKY.uid, SAM.uid]);
    let rest = found(&site, &format!("NOT {named}")).await;
    assert_eq!(rest.len(), SEEDED.len() - 2);
    assert_eq!(found(&site, &format!("UID NOT IN ('{}', '{}')", PINKY.uid, SAM.uid)).await, rest);
}

#[tokio::test]
async fn texts_are_found_by_a_part_a_pattern_and_a_regular_expression() {
    let site = Site::start().await;
    assert_eq!(found(&site, "profile.email CONTAINS 'marie.'").await, [MARIE.uid]);
    assert_eq!(found(&site, "profile.email LIKE 'marie%@example._om'").await, [MARIE.uid]);
    assert_eq!(found(&site, "profile.email = regex('^(pinky|marie)[.]')").await, [PINKY.uid, MARIE.uid]);
    let others = found(&site, "NOT profile.email CONTAINS 'marie.'").await;
    assert_eq!(found(&site, "profile.email NOT CONTAINS 'marie.'").await, others);
    assert_eq!(others.len(), SEEDED.len() - 1);
}

#[tokio::test]
async fn a_pattern_that_takes_too_much_memory_is_refused() {
    let site = Site::start().await;
    let usual = found(&site, r"profile.email = regex('^marie[\w.+-]*@[\w-]+\.\w{2,}$')").await;
    assert_eq!(usual, [MARIE.uid]);
    let query = r"SELECT UID FROM accounts WHERE profile.city = regex('(\w{1,60}){1,60}')";
    let reply = search(&site, query, &[]).await;
    assert_eq!(reply["errorCode"], 400_006);
    assert!(reply["errorDetails"].as_str().unwrap().contains("size limit"), "{reply}");
}

#[tokio::test]
async fn a_list_is_found_by_one_of_its_entries() {
    let site = Site::start().await;
    let account = site.sandbox.account(MARIE.uid).unwrap();
    let number = account["profile"]["phones"][1]["number"].as_str().unwrap();
    assert_eq!(found(&site, &format!("profile.phones.number = '{number}'")).await, [MARIE.uid]);
    assert_eq!(found(&site, "identities.provider CONTAINS 'facebook'").await, [PINKY.uid]);
}

#[tokio::test]
async fn a_field_that_is_not_there_is_null() {
    let site = Site::start().await;
    let without = found(&site, "profile.email IS NULL").await;
    assert!(without.contains(&SAM.uid.to_owned()) && !without.contains(&MARIE.uid.to_owned()));
    assert_eq!(found(&site, "profile.email = null").await, without);
    let with = found(&site, "profile.email IS NOT NULL").await;
    assert_eq!(with.len() + without.len(), SEEDED.len());
}

#[tokio::test]
async fn accounts_are_counted() {
    let site = Site::start().await;
    let reply = search(&site, "SELECT count(*) FROM accounts WHERE isActive = true", &[]).await;
    assert_eq!(reply["results"], json!([{"count(*)": SEEDED.len() - 1}]));
}

#[tokio::test]
async fn records_are_put_together_by_a_field_and_counted() {
    let site = Site::start().await;
    let query = "SELECT isActive, count(*) FROM accounts GROUP BY isActive ORDER BY isActive";
    let active = SEEDED.len() - 1;
    let expected = json!([{"isActive": false, "count(*)": 1}, {"isActive": true, "count(*)": active}]);
    let reply = search(&site, query, &[]).await;
    assert_eq!(reply["results"], expected);
    assert_eq!((&reply["objectsCount"], &reply["totalCount"]), (&json!(2), &json!(2)));
    let cut = search(&site, &format!("{query} LIMIT 1 START 1"), &[]).await;
    assert_eq!(cut["results"], json!([{"isActive": true, "count(*)": active}]));
    let by_year = "SELECT profile.birthYear FROM accounts WHERE profile.birthYear IN (1980, 1985) \
                   GROUP BY profile.birthYear, profile.gender ORDER BY profile.birthYear DESC";
    let years = json!([{"profile": {"birthYear": 1985}}, {"profile": {"birthYear": 1980}}]);
    assert_eq!(search(&site, by_year, &[]).await["results"], years);
    assert_eq!(search(&site, query, &[("openCursor", "true")]).await["errorCode"], 400_006);
}

/// The words that SAP's page *accounts.search REST* has signed.
fn signed_query(query: &str, expires: &str) -> String {
    let secret = Secret::from_base64(PARTNER_SECRET).unwrap();
    sign_base_string(&secret, &format!("{query}_{expires}"))
}

#[tokio::test]
async fn a_client_asks_what_a_server_has_signed_until_the_time_is_over() {
    let site = Site::start().await;
    let query = format!("SELECT UID FROM accounts WHERE UID = '{}'", PINKY.uid);
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let (soon, past) = ((now + 60).to_string(), (now - 60).to_string());
    let ask = async |query: &str, signature: &str, expires: &str, more: Pairs<'_>| {
        let asked = [("query", query), ("querySig", signature), ("expTime", expires)];
        site.call(METHOD, &[&asked[..], more].concat()).await
    };
    let reply = ask(&query, &signed_query(&query, &soon), &soon, &[]).await;
    assert_eq!(reply["results"], json!([{"UID": PINKY.uid}]));
    let in_milliseconds = format!("{soon}000");
    let reply = ask(&query, &signed_query(&query, &in_milliseconds), &in_milliseconds, &[]).await;
    assert_eq!(reply["errorCode"], 0);
    let other = query.replace(PINKY.uid, MARIE.uid);
    assert_eq!(ask(&other, &signed_query(&query, &soon), &soon, &[]).await["errorCode"], 403_003);
    assert_eq!(ask(&query, &signed_query(&query, &past), &past, &[]).await["errorCode"], 403_002);
    let cursor = [("openCursor", "true")];
    assert_eq!(ask(&query, &signed_query(&query, &soon), &soon, &cursor).await["errorCode"], 400_006);
}

#[tokio::test]
async fn what_is_selected_comes_and_nothing_else() {
    let site = Site::start().await;
    let of = format!("FROM accounts WHERE UID = '{}'", PINKY.uid);
    let some = search(&site, &format!("select UID, profile.firstName, data.hair {of}"), &[]).await;
    let expected = json!([{"UID": PINKY.uid, "profile": {"firstName": "Pinky"}, "data": {"hair": "blonde"}}]);
    assert_eq!(some["results"], expected);
    let all = search(&site, &format!("SELECT * {of}"), &[]).await;
    assert_eq!(all["results"][0], site.sandbox.account(PINKY.uid).unwrap());
    assert!(!all.to_string().contains(PINKY.password));
}

#[tokio::test]
async fn records_are_ordered_and_cut_and_all_of_them_are_counted() {
    let site = Site::start().await;
    let by_year = "SELECT UID FROM accounts WHERE profile.birthYear > 0 ORDER BY profile.birthYear";
    let years = async |query: &str| {
        let reply = search(&site, &query.replace("SELECT UID", "SELECT profile.birthYear"), &[]).await;
        let years = reply["results"].as_array().unwrap().clone();
        (years.iter().map(|one| one["profile"]["birthYear"].as_i64().unwrap()).collect::<Vec<_>>(), reply)
    };
    let (all, _) = years(by_year).await;
    assert!(all.len() > 2 && all.is_sorted(), "{all:?}");
    let (reversed, _) = years(&format!("{by_year} DESC")).await;
    assert_eq!(reversed, all.iter().rev().copied().collect::<Vec<_>>());
    let (cut, reply) = years(&format!("{by_year} LIMIT 1 START 1")).await;
    assert_eq!(cut, [all[1]]);
    assert_eq!((&reply["objectsCount"], &reply["totalCount"]), (&json!(1), &json!(all.len())));
}

#[tokio::test]
async fn three_hundred_records_come_when_nobody_says_how_many() {
    let site = Site::start().await;
    let person = |number| json!({"email": format!("p{number}@example.com"), "password": "quiet-River-77"});
    let people: Vec<_> = (0..300).map(person).collect();
    site.sandbox.seed(&json!({ "accounts": people }).to_string()).unwrap();
    let reply = search(&site, "SELECT UID FROM accounts", &[]).await;
    assert_eq!((&reply["objectsCount"], &reply["totalCount"]), (&json!(300), &json!(300 + SEEDED.len())));
    let more = search(&site, "SELECT UID FROM accounts LIMIT 10000", &[]).await;
    assert_eq!(more["objectsCount"], 300 + SEEDED.len());
    let batch = search(&site, "SELECT UID FROM accounts LIMIT 1001", &[("openCursor", "true")]).await;
    assert_eq!(batch["errorCode"], 400_006);
}

#[tokio::test]
async fn a_cursor_reads_everything_once_and_is_good_for_five_minutes() {
    let site = Site::start().await;
    let query = "SELECT UID FROM accounts LIMIT 10";
    let mut reply = search(&site, query, &[("openCursor", "true")]).await;
    let mut read = 0;
    loop {
        assert_eq!(reply["totalCount"], SEEDED.len());
        read += reply["results"].as_array().unwrap().len();
        let Some(next) = reply["nextCursorId"].as_str().map(str::to_owned) else { break };
        reply = site.signed(METHOD, &[("cursorId", &next)]).await;
        assert_eq!(site.signed(METHOD, &[("cursorId", &next)]).await["errorCode"], 400_006);
    }
    assert_eq!(read, SEEDED.len());
    let late = search(&site, query, &[("openCursor", "true")]).await;
    site.control("clock", &json!({"advance": 300})).await;
    let late = [("cursorId", late["nextCursorId"].as_str().unwrap())];
    assert_eq!(site.signed(METHOD, &late).await["errorCode"], 400_006);
    let start = search(&site, "SELECT * FROM accounts START 1", &[("openCursor", "true")]).await;
    assert_eq!(start["errorCode"], 400_006);
}

#[tokio::test]
async fn lite_accounts_are_found_when_they_are_asked_for() {
    let site = Site::start().await;
    let import = [("email", "lotte@example.com"), ("profile", r#"{"firstName": "Lotte"}"#)];
    site.signed("accounts.importLiteAccount", &import).await;
    let query = "SELECT * FROM accounts WHERE profile.email = 'lotte@example.com'";
    assert_eq!(search(&site, query, &[]).await["totalCount"], 0);
    for types in ["lite", "full,lite"] {
        let reply = search(&site, query, &[("accountTypes", types)]).await;
        assert_eq!(reply["results"][0]["profile"]["firstName"], "Lotte", "{types}");
        // Nobody has ever logged in (REST, 4.14).
        assert_eq!(reply["results"][0]["lastLogin"], "0001-01-01T00:00:00Z");
        assert_eq!(reply["results"][0]["lastLoginTimestamp"], 0);
    }
    let wrong = search(&site, query, &[("accountTypes", "full, lite")]).await;
    assert_eq!(wrong["errorCode"], 400_006);
}

#[tokio::test]
async fn every_address_has_a_record_among_the_email_accounts() {
    let site = Site::start().await;
    let query = "SELECT * FROM emailAccounts WHERE email = 'marie.peeters@example.com'";
    let reply = search(&site, query, &[]).await;
    let record = &reply["results"][0];
    assert_eq!((&record["UID"], &record["hasFullAccount"]), (&json!(MARIE.uid), &json!(true)));
    assert_eq!((&record["hasLiteAccount"], &reply["missing"]), (&json!(false), &json!(0)));
    let second = [("UID", MARIE.uid), ("addLoginEmails", "second@example.com")];
    assert_eq!(site.signed("accounts.setAccountInfo", &second).await["errorCode"], 0);
    let query = format!("SELECT email FROM emailAccounts WHERE UID = '{}'", MARIE.uid);
    let both = json!([{"email": MARIE.login_id}, {"email": "second@example.com"}]);
    assert_eq!(search(&site, &query, &[]).await["results"], both);
}

#[tokio::test]
async fn what_is_no_query_is_refused_and_told_why() {
    let site = Site::start().await;
    let queries = [
        ("SELECT * FROM", "Expected: identifier"),
        ("DELETE FROM accounts", "SELECT"),
        ("SELECT * FROM audit", "`audit`"),
        ("SELECT UID AS who FROM accounts", "without another name"),
        ("SELECT * FROM accounts WHERE UID = lower('A')", "`lower`"),
        ("SELECT * FROM accounts WHERE profile.email", "no condition"),
        ("SELECT * FROM accounts WHERE UID = pinky", "quotes"),
        ("SELECT * FROM accounts WHERE UID = regex('(')", "unclosed"),
        ("SELECT * FROM accounts LIMIT 10001", "up to 10000"),
        ("SELECT * FROM accounts LIMIT 1 START 5001", "up to 5000"),
        ("SELECT DISTINCT profile.city FROM accounts", "DISTINCT"),
        ("SELECT profile.city FROM accounts GROUP BY lower(profile.city)", "no field"),
        ("SELECT * FROM accounts; SELECT * FROM accounts", "Expected"),
    ];
    for (query, why) in queries {
        let reply = search(&site, query, &[]).await;
        assert_eq!(reply["errorCode"], 400_006, "{query}");
        assert!(reply["errorDetails"].as_str().unwrap().contains(why), "{query}: {reply}");
    }
    let deep = format!("SELECT * FROM accounts WHERE {}UID = '1'{}", "(".repeat(500), ")".repeat(500));
    assert_eq!(search(&site, &deep, &[]).await["errorCode"], 400_006);
    assert_eq!(site.signed(METHOD, &[]).await["errorCode"], 400_002);
}

#[tokio::test]
async fn a_query_that_is_too_long_is_refused_and_the_next_is_answered() {
    let site = Site::start().await;
    let of = |condition: &str| format!("SELECT * FROM accounts WHERE UID = '1'{condition}");
    for condition in
        [" OR UID = '1'".repeat(50_000), "+1".repeat(1000), " IS NULL".repeat(500), ", 1".repeat(9999)]
    {
        let reply = search(&site, &of(&condition), &[]).await;
        assert_eq!(reply["errorCode"], 400_006);
        assert!(reply["errorDetails"].as_str().unwrap().contains("too long"));
    }
    assert_eq!(search(&site, &of(&" OR UID = '1'".repeat(320)), &[]).await["errorCode"], 0);
    for deep in ["+1".repeat(990), " IS NULL".repeat(490), "+1".repeat(900) + " CONTAINS 'x'"] {
        assert_eq!(search(&site, &of(&deep), &[]).await["errorCode"], 400_006);
    }
    let many = vec!["'x'"; 9000].join(",");
    assert_eq!(found(&site, &format!("UID IN ('{}',{many})", SAM.uid)).await, [SAM.uid]);
}

#[tokio::test]
async fn only_a_server_searches() {
    let site = Site::start().await;
    let query = [("query", "SELECT * FROM accounts")];
    assert_eq!(site.call(METHOD, &query).await["errorCode"], 403_007);
    let session = [("login_token", site.session(&PINKY).await)];
    let session = [query[0], ("login_token", session[0].1.as_str())];
    assert_eq!(site.call(METHOD, &session).await["errorCode"], 403_007);
}

#[tokio::test]
async fn what_sql_has_more_is_refused_and_not_passed_over() {
    let site = Site::start().await;
    let queries = [
        ("SELECT UID FROM accounts JOIN emailAccounts", "JOIN"),
        ("SELECT UID FROM accounts AS people", "another name"),
        ("SELECT TOP 5 UID FROM accounts", "TOP"),
        ("SELECT UID INTO others FROM accounts", "INTO"),
        ("SELECT DISTINCT UID FROM accounts", "DISTINCT"),
        ("SELECT UID FROM accounts GROUP BY UID HAVING UID = 1", "HAVING"),
        ("WITH some AS (SELECT UID FROM accounts) SELECT UID FROM accounts", "WITH"),
        ("SELECT UID FROM accounts FETCH FIRST 5 ROWS ONLY", "FETCH"),
        ("SELECT UID FROM accounts FOR UPDATE", "FOR"),
        ("SELECT UID FROM accounts ORDER BY UID NULLS FIRST", "NULLS"),
    ];
    for (query, surplus) in queries {
        let reply = search(&site, query, &[]).await;
        let details = format!("Invalid argument: query: {surplus} is not imitated");
        assert_eq!(
            (&reply["errorCode"], &reply["errorDetails"]),
            (&json!(400_006), &json!(details)),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_cursor_gives_something_in_each_batch() {
    let site = Site::start().await;
    let reply = search(&site, "SELECT UID FROM accounts LIMIT 0", &[("openCursor", "true")]).await;
    assert_eq!((&reply["errorCode"], &reply["nextCursorId"]), (&json!(400_006), &Value::Null));
}
