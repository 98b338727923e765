//! `GET /openapi.json`: the description of this interface, for anyone.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::origin::readable_by_anyone;

/// Where it is.
pub const PATH: &str = "/openapi.json";

/// OpenAPI 3.1, written by hand. The tests hold it against the router, and every exchange of theirs against it.
const DOCUMENT: &str = include_str!("../../openapi.json");

/// `GET`: the document. It changes with the version only.
pub async fn get() -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    readable_by_anyone((headers, DOCUMENT).into_response())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use axum::routing::MethodFilter;
    use contract::{ProblemCode, ProblemDetails};
    use serde_json::{Value, json};

    use super::*;
    use crate::operation::Operation;

    fn document() -> Value {
        serde_json::from_str(DOCUMENT).unwrap()
    }

    fn method(filter: MethodFilter) -> &'static str {
        let methods =
            [("get", MethodFilter::GET), ("post", MethodFilter::POST), ("delete", MethodFilter::DELETE)];
        methods.into_iter().find(|(_, known)| *known == filter).unwrap().0
    }

    #[test]
    fn it_describes_what_the_router_serves_and_nothing_else() {
        let mut served: BTreeSet<(String, String, String)> = Operation::ALL
            .map(|operation| (operation.path(), method(operation.method()), operation.name()))
            .into_iter()
            .chain([(PATH, "get", "description"), ("/{file}", "get", "file")])
            .map(|(path, method, name)| (path.to_owned(), method.to_owned(), name.to_owned()))
            .collect();
        for (path, methods) in document()["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let Some(name) = operation["operationId"].as_str() else { continue };
                let described = (path.clone(), method.clone(), name.to_owned());
                assert!(served.remove(&described), "{described:?} is not served");
            }
        }
        assert_eq!(served, BTreeSet::new(), "these are not described");
    }

    #[test]
    fn every_code_has_its_status_and_a_description() {
        let document = document();
        let listed = document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"].clone();
        let mut listed: Vec<String> = serde_json::from_value(listed).unwrap();
        let mut all: Vec<_> = ProblemCode::ALL.map(|code| code.name().to_owned()).to_vec();
        listed.sort();
        all.sort();
        assert_eq!(listed, all);
        for code in ProblemCode::ALL {
            let responses = document["components"]["responses"].as_object().unwrap().values();
            let schemas = responses
                .map(|response| &response["content"]["application/problem+json"]["schema"]["properties"]);
            let of_code: Vec<_> = schemas
                .filter(|schema| schema["code"]["enum"].as_array().unwrap().contains(&json!(code.name())))
                .collect();
            assert_eq!(of_code.len(), 1, "{code:?}");
            assert_eq!(of_code[0]["status"]["const"], code.status(), "{code:?}");
        }
    }

    #[test]
    fn every_problem_is_as_described() {
        let document = document();
        let schema = json!({"$ref": "#/components/schemas/Problem", "components": document["components"]});
        let validator = jsonschema::validator_for(&schema).unwrap();
        for code in ProblemCode::ALL {
            let mut problem = ProblemDetails::new(code).with_detail("what happened");
            problem.call_id = Some("call".to_owned());
            problem.response_code = Some(403_048);
            problem.site_says = Some("Ask at the counter".to_owned());
            problem.complaints = [("email".to_owned(), contract::Complaint::Taken)].into();
            validator.validate(&serde_json::to_value(&problem).unwrap()).unwrap();
        }
    }
}
