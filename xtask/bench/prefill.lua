-- The request of a page for its participant's prefill, over and over; in the end what was measured, as JSON. Times
-- are in microseconds.

wrk.headers["Authorization"] = "Bearer " .. os.getenv("PARTICIPANT_TOKEN")
wrk.headers["Origin"] = os.getenv("PAGE")

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local line = '{"requests":%d,"duration":%d,"p50":%d,"p99":%d,"failed":%d}\n'
  io.write(line:format(summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
