import { readFileSync } from "node:fs";
import http from "node:http";

/** Writes one buffer to whoever asks: as fast as this language serves anything. Arguments: file, port. */
const [file = "", port = "0"] = process.argv.slice(2);
const body = readFileSync(file);
const headers = ["Content-Type", "text/html; charset=utf-8", "Content-Encoding", "gzip", "Content-Length", String(body.length)];

http
  .createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(body);
  })
  .listen(Number(port), "127.0.0.1");
