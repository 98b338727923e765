//! The public definition of a campaign.

use connection_proxy::Proxy;
use contract::{Definition, Kind, LogOut, ProblemCode};
use reqwest::Method;
use reqwest::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, ETAG, IF_NONE_MATCH, ORIGIN, VARY};

use crate::campaign_files::folder;
use crate::world::{PAGE, World, page, read, refusal, settings};

const QUIZ: &str = "/v1/campaigns/summer-quiz";

#[tokio::test]
async fn the_example_campaign_asks_for_the_fourteen_variables_and_one_of_its_own() {
    let world = World::new().await;
    let definition: Definition = read(world.get(QUIZ).await).await;
    // The CRM variables of qualifio-lite-registration.txt.
    let mut expected = vec![
        "email",
        "firstname",
        "lastname",
        "gender",
        "birthday",
        "phone",
        "address",
        "number",
        "box",
        "locality",
        "zipcode",
        "country",
        "function",
        "company",
        "favourite_team",
    ];
    expected.sort_unstable();
    let mut variables: Vec<_> = definition.form.fields.iter().map(|field| field.variable.as_str()).collect();
    variables.sort_unstable();
    assert_eq!(variables, expected);
    assert_eq!(definition.log_out, LogOut::Everywhere);
    let email = &definition.form.fields[0];
    assert!(email.kind == Kind::Email && email.hidden && email.required);
    assert_eq!(definition.gigya.sdk, format!("{}/js/gigya.js?apikey=3_sandbox_site", world.sandbox.url()));
}

#[tokio::test]
async fn the_site_is_in_the_data_centre_that_the_file_names_as_people_write_it_and_else_in_the_united_states()
{
    let file = include_str!("other-site.toml");
    for (line, domain) in [
        ("", "us1.gigya.com"),
        ("data_center = \"Europe\"", "eu1.gigya.com"),
        ("data_center = \"eu2\"", "eu2.gigya.com"),
        ("data_center = \"China\"", "cn1.sapcdm.cn"),
    ] {
        let file = file.replace("host = \"http://127.0.0.1:8702\"", line);
        let campaigns = folder(&[("quiz.toml", &file)]);
        let proxy = Proxy::start(settings(campaigns.path())).await.unwrap();
        let asked = page().get(format!("{}/v1/campaigns/quiz", proxy.url())).header(ORIGIN, PAGE);
        let definition: Definition = read(asked.send().await.unwrap()).await;
        assert_eq!(definition.gigya.sdk, format!("https://cdns.{domain}/js/gigya.js?apikey=3_other_site"));
    }
}

#[tokio::test]
async fn a_definition_that_the_browser_has_is_not_sent_again() {
    let world = World::new().await;
    let first = world.get(QUIZ).await;
    assert_eq!(first.headers()[CACHE_CONTROL], "no-cache");
    assert_eq!(first.headers()[VARY], "Origin");
    let tag = first.headers()[ETAG].clone();

    let again = world.request(Method::GET, QUIZ).header(IF_NONE_MATCH, &tag).send().await.unwrap();
    assert_eq!((again.status().as_u16(), &again.headers()[ETAG]), (304, &tag));
    assert_eq!(again.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
    assert_eq!(again.text().await.unwrap(), "");

    let other = world.request(Method::GET, QUIZ).header(IF_NONE_MATCH, "\"other\"").send().await.unwrap();
    assert_eq!(other.status(), 200);
}

#[tokio::test]
async fn a_misspelt_campaign_is_named_and_no_other_is() {
    let world = World::new().await;
    let response = world.get("/v1/campaigns/sumer-quiz").await;
    assert_eq!(response.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], "*", "the page can read what is wrong");
    let detail = refusal(response, ProblemCode::UnknownCampaign).await.detail.unwrap();
    assert!(detail.contains("`sumer-quiz`") && detail.contains("`campaign` attribute"), "{detail}");
    assert!(!detail.contains("summer-quiz") && !detail.contains("contest"), "{detail}");
}
