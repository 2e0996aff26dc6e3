// The extension without VS Code: against a server that notes what it is told, and against nbrun itself.
//
//   EXTENSION=FOLDER NBRUN=BINARY node --test editors/tests/vscode.test.js
//
// Waits are for events, not for a time; who has to give up is the test runner.
"use strict";

const assert = require("assert/strict");
const fs = require("fs");
const http = require("http");
const Module = require("module");
const os = require("os");
const path = require("path");
const test = require("node:test");

const { vscode, state, Document, events } = require("./mock-vscode.js");

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

const EXTENSION = path.resolve(process.env.EXTENSION ?? path.join(__dirname, "..", "vscode"));
const NBRUN = path.resolve(process.env.NBRUN ?? path.join(__dirname, "../../.build/release/nbrun"));
const FAKE = path.join(__dirname, "fake-server.js");
const extension = require(EXTENSION);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nbrun-editors-"));
process.env.FAKE_LOG = path.join(folder, "log");
test.after(() => fs.rmSync(folder, { recursive: true }));

const NOTEBOOK = `# Ein Häuschen 🏠

\`\`\`network
network: net
data: xor
layers: [{units: 2, activation: sigmiod}, {units: 1, activation: sigmoid}]
loss: squared-error
run: [forward]
show: [loss]
\`\`\`

\`\`\`network
network: net
run: [forward]
\`\`\`
`;

function notebook(name, text = NOTEBOOK) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return new Document(file);
}

// Resolves when a list of diagnostics comes that is as asked for.
const diagnosed = (document, isRight) => new Promise((resolve) => {
  const known = state.diagnostics.get(document.uri.toString());
  if (known && isRight(known)) return resolve(known);
  const subscription = state.diagnosed.subscribe(({ uri, list }) => {
    if (uri !== document.uri.toString() || !isRight(list)) return;
    subscription.dispose();
    resolve(list);
  });
});

async function started(server, document, body) {
  state.path = server;
  state.errors = [];
  vscode.workspace.textDocuments = [document];
  vscode.window.activeTextEditor = { document };
  const context = { subscriptions: [] };
  await extension.activate(context);
  try {
    await body();
  } finally {
    await extension.deactivate();
    for (const subscription of context.subscriptions) subscription.dispose();
  }
  assert.equal(state.providers.size, 0, "what is registered is taken back");
  assert.equal(state.commands.size, 0);
}

const noted = () => fs.readFileSync(process.env.FAKE_LOG, "utf8").trim().split("\n").map((line) => JSON.parse(line));

test("the messages, and what VS Code is given of the answers", async () => {
  const document = notebook("fake.md");
  const uri = document.uri.toString();
  await started(FAKE, document, async () => {
    const [found] = await diagnosed(document, (list) => list.length === 1);
    assert.equal(found.severity, 1, "a warning");
    assert.equal(found.source, "nbrun");
    document.replace("sigmiod", "tanh");
    await document.save();
    const place = document.position("tanh");
    const ask = (name, method, ...rest) => state.providers.get(name)[method](document, ...rest);
    assert.deepEqual(state.triggers, [":"]);
    const { items } = await ask("completion", "provideCompletionItems", place);
    assert.equal(items[0].label, "größe");
    assert.equal(items[0].kind, 9);
    assert.equal(items[0].insertText, "größe: ");
    assert.equal(items[0].documentation.value, "*ü*");
    assert.equal((await ask("hover", "provideHover", place)).contents[0].value, "**h**");
    assert.equal(await ask("definition", "provideDefinition", place), null);
    assert.equal((await ask("references", "provideReferences", place, { includeDeclaration: true })).length, 1);
    assert.equal((await ask("rename", "prepareRename", place)).placeholder, "net");
    const edit = await ask("rename", "provideRenameEdits", place, "n");
    assert.deepEqual(edit.edits.map((e) => e.uri), ["file:///a.md", "file:///b.md"]);
    const [symbol] = await ask("symbols", "provideDocumentSymbols");
    assert.deepEqual([symbol.kind, symbol.children[0].name], [14, "b"]);
    const [fold] = await ask("folds", "provideFoldingRanges", {});
    assert.deepEqual([fold.start, fold.end], [1, 4]);
    const [action] = await ask("actions", "provideCodeActions", new vscode.Range(place, place), {});
    assert.equal(action.edit.edits[0].text, "x");
    await state.commands.get("nbrun.runNotebook")();
    events.closed.fire(document);
    assert.deepEqual(state.errors, []);
  });
  const messages = noted();
  assert.deepEqual(messages.map((m) => m.method).filter(Boolean), [
    "initialize", "initialized", "textDocument/didOpen", "textDocument/didChange", "textDocument/didSave",
    "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references",
    "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol", "textDocument/foldingRange",
    "textDocument/codeAction", "textDocument/didSave", "workspace/executeCommand", "textDocument/didClose", "shutdown",
    "exit",
  ]);
  const told = (method) => messages.find((m) => m.method === method).params;
  assert.equal(told("textDocument/didOpen").textDocument.text, NOTEBOOK);
  const change = told("textDocument/didChange");
  assert.deepEqual(change.textDocument, { uri, version: 2 });
  assert.equal(change.contentChanges[0].text, "tanh");
  assert.deepEqual(change.contentChanges[0].range.start, { line: 5, character: 32 });
  assert.deepEqual(told("workspace/executeCommand"), { command: "nbrun.run", arguments: [uri] });
  assert.equal(told("textDocument/rename").newName, "n");
  assert.equal(messages.find((m) => m.id === 99).error.code, -32601, "a request of the server is answered");
});

test("a server that is not there, or ends", async () => {
  const document = notebook("missing.md");
  const said = async (server, pattern) => {
    await started(server, document, async () => {
      while (state.errors.length === 0) await new Promise(setImmediate);
      assert.match(state.errors[0], pattern);
      assert.equal(state.providers.size, 0);
      await state.commands.get("nbrun.runNotebook")();
      assert.match(state.errors[1], /not running/);
    });
  };
  await said(path.join(folder, "no-such-file"), /not running: .*ENOENT/);
  await said("/bin/true", /ended with 0/);
});

test("another path starts the server anew", async () => {
  const document = notebook("again.md");
  await started(FAKE, document, async () => {
    await diagnosed(document, (list) => list.length === 1);
    state.diagnostics.clear();
    state.configured.fire({ affectsConfiguration: (name) => name === "nbrun.path" });
    await diagnosed(document, (list) => list.length === 1);
    assert.equal(noted().filter((m) => m.method === "exit").length >= 2, true);
    assert.deepEqual(state.errors, []);
  });
});

const get = (address, headers = {}) => new Promise((resolve, reject) => {
  http.get(address, { headers }, (response) => {
    let body = "";
    response.setEncoding("utf8");
    response.on("data", (text) => { body += text; });
    response.on("end", () => resolve({ ...response, status: response.statusCode, headers: response.headers, body }));
  }).on("error", reject);
});

test("the preview frames the page, and ends with its panel", async () => {
  const document = notebook("pre view.md", NOTEBOOK.replace("sigmiod", "sigmoid"));
  await started(FAKE, document, async () => {
    state.path = NBRUN;
    await state.commands.get("nbrun.preview")();
    assert.deepEqual(state.errors, []);
    assert.equal(document.saves, 1);
    const panel = state.panels.at(-1);
    const address = /src="(.+?)"/.exec(panel.webview.html)[1];
    const page = await get(address);
    assert.equal(page.status, 200);
    assert.match(page.body, /Ein Häuschen/);
    assert.equal(page.headers["content-security-policy"], undefined);
    assert.match(panel.webview.html, new RegExp(`frame-src ${new URL(address).origin}`));
    assert.equal((await get(address, { host: "elsewhere.example" })).status, 403);
    panel.dispose();
    let isOver = false;
    while (!isOver) await get(address).catch((error) => { isOver = error.code === "ECONNREFUSED"; });
  });
});

test("a preview without nbrun says so", async () => {
  const document = notebook("none.md");
  await started(FAKE, document, async () => {
    state.path = path.join(folder, "no-such-file");
    const count = state.panels.length;
    await state.commands.get("nbrun.preview")();
    assert.match(state.errors[0], /ENOENT/);
    assert.equal(state.panels.length, count);
  });
});

test("nbrun itself", async () => {
  const document = notebook("real.md");
  await started(NBRUN, document, async () => {
    const [wrong] = await diagnosed(document, (list) => list.length > 0);
    assert.match(wrong.message, /sigmiod/);
    assert.deepEqual(wrong.range.start, new vscode.Position(5, 32));
    const ask = (name, method, ...rest) => state.providers.get(name)[method](document, ...rest);
    const place = document.position("sigmiod", 3);
    const [fix] = await ask("actions", "provideCodeActions", new vscode.Range(place, place), {});
    assert.equal(fix.edit.edits[0].text, "sigmoid");
    document.replace("sigmiod", "sigmoid");
    await diagnosed(document, (list) => list.length === 0);
    const completion = await ask("completion", "provideCompletionItems", document.position("squared-error", 3));
    assert.ok(completion.items.some((item) => item.label === "squared-error"), "losses");
    const hover = await ask("hover", "provideHover", document.position("squared-error", 3));
    assert.ok(hover.contents[0].value.length > 0);
    const second = document.position("network: net\nrun", "network: n".length);
    const [declaration] = await ask("definition", "provideDefinition", second);
    assert.equal(declaration.range.start.line, 3);
    const edit = await ask("rename", "provideRenameEdits", second, "other");
    assert.equal(edit.edits.length, 2);
    assert.ok((await ask("symbols", "provideDocumentSymbols")).length > 0);
    assert.ok((await ask("folds", "provideFoldingRanges", {})).length > 0);
    await state.commands.get("nbrun.runNotebook")();
    assert.deepEqual(state.errors, []);
    assert.ok(fs.existsSync(path.join(folder, "output", "real.html")), "the documents are written");
  });
});
