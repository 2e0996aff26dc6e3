#!/usr/bin/env node
// A language server that answers each request with one of the protocol's forms, and notes what it is told in the file
// named by FAKE_LOG. Its answers come in pieces, as those from a pipe may.
"use strict";

const fs = require("fs");

const range = { start: { line: 0, character: 1 }, end: { line: 0, character: 3 } };
const ANSWERS = {
  initialize: {
    capabilities: {
      positionEncoding: "utf-16", textDocumentSync: { openClose: true, change: 2, save: true },
      completionProvider: { triggerCharacters: [":"] }, hoverProvider: true, definitionProvider: true,
      referencesProvider: true, renameProvider: { prepareProvider: true }, documentSymbolProvider: true,
      foldingRangeProvider: true, codeActionProvider: { codeActionKinds: ["quickfix"] },
      executeCommandProvider: { commands: ["nbrun.run"] },
    },
  },
  "textDocument/completion": {
    isIncomplete: false,
    items: [{
      label: "größe", kind: 10, detail: "d", documentation: { kind: "markdown", value: "*ü*" }, sortText: "0",
      textEdit: { range, newText: "größe: " },
    }],
  },
  "textDocument/hover": { contents: { kind: "markdown", value: "**h**" }, range },
  "textDocument/definition": null,
  "textDocument/references": [{ uri: "file:///a.md", range }],
  "textDocument/prepareRename": { range, placeholder: "net" },
  "textDocument/rename": { changes: { "file:///a.md": [{ range, newText: "n" }], "file:///b.md": [{ range, newText: "n" }] } },
  "textDocument/documentSymbol": [
    { name: "a", detail: "", kind: 15, range, selectionRange: range, children: [
      { name: "b", detail: "x", kind: 19, range, selectionRange: range, children: [] }] },
  ],
  "textDocument/foldingRange": [{ startLine: 1, endLine: 4 }],
  "textDocument/codeAction": [{
    title: "Write `x`", kind: "quickfix", isPreferred: true, edit: { changes: { "file:///a.md": [{ range, newText: "x" }] } },
  }],
  "workspace/executeCommand": null,
  shutdown: null,
};

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  const bytes = Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const middle = Math.floor(bytes.length / 2);
  process.stdout.write(bytes.subarray(0, middle));
  setImmediate(() => process.stdout.write(bytes.subarray(middle)));
}

// One answer is out before the next begins.
let turn = Promise.resolve();
function queue(message) {
  turn = turn.then(() => {
    send(message);
    return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  });
}

function take(message) {
  const { id, method, params } = message;
  fs.appendFileSync(process.env.FAKE_LOG, JSON.stringify(message) + "\n");
  if (method === "exit") turn.then(() => process.exit(0));
  if (method === "crash") process.exit(3);
  if (method === "textDocument/didOpen") {
    queue({ id: 99, method: "client/registerCapability", params: {} });
    queue({ method: "textDocument/publishDiagnostics", params: { uri: params.textDocument.uri, diagnostics: [
      { range, severity: 2, message: "m", source: "nbrun" }] } });
  }
  if (id !== undefined && method !== undefined) {
    if (method in ANSWERS) queue({ id, result: ANSWERS[method] });
    else queue({ id, error: { code: -32601, message: `no ${method}` } });
  }
}

let buffer = Buffer.alloc(0);
process.stdin.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/.exec(buffer.toString("latin1", 0, end))[1]);
    if (buffer.length < end + 4 + length) return;
    take(JSON.parse(buffer.toString("utf8", end + 4, end + 4 + length)));
    buffer = buffer.subarray(end + 4 + length);
  }
});
