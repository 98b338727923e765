// Drives the sandbox with the npm package `gigya` through its proxy function, which is what the package calls its
// way of sending: all of the signing is the package's own, and only the wire is ours.
//
// One JSON object on standard input: the package's main file, the sandbox's address, and the calls. One JSON array on
// standard output: for each call the answer, or that which the package threw.

const http = require("node:http");
const { text } = require("node:stream/consumers");

// What is signed is https on Gigya's own host; it travels in the clear to the sandbox, under that name.
const wire = (sandbox) => (endpoint, host, params, headers) =>
  new Promise((answered, failed) => {
    const body = new URLSearchParams(params).toString();
    const request = http.request(`${sandbox}/${endpoint}`, {
      method: "POST",
      headers: { ...headers, host, "content-type": "application/x-www-form-urlencoded" },
    });
    request.on("error", failed);
    request.on("response", (response) => text(response).then(JSON.parse).then(answered, failed));
    request.end(body);
  });

async function main() {
  const { package: file, sandbox, calls } = JSON.parse(await text(process.stdin));
  const { Gigya, SigUtils } = require(file);
  const answers = [];
  for (const { credentials, endpoint, params, uidSecret } of calls) {
    const gigya = new Gigya(wire(sandbox), "eu1").setCredentials(credentials);
    let answer;
    try {
      answer = await gigya.request(endpoint, params);
    } catch (error) {
      if (!error.gigyaResponse) throw error;
      answer = error.gigyaResponse;
    }
    const { UID, signatureTimestamp, UIDSignature } = answer;
    const believed =
      uidSecret && new SigUtils(uidSecret).validateUserSignature(UID, signatureTimestamp, UIDSignature);
    answers.push({ answer, believed });
  }
  console.log(JSON.stringify(answers));
}

main();
