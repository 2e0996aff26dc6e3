// A preview beside the text: a panel that frames the page that `nbrun serve` shows and refreshes on each save.
"use strict";

const { spawn } = require("child_process");
const http = require("http");
const path = require("path");
const vscode = require("vscode");

// Resolves with the address of a server of one notebook, once it listens.
function served(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.setEncoding("utf8");
    child.stderr.setEncoding("utf8");
    child.stdout.on("data", (text) => {
      output += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
      if (address) resolve(address[0]);
    });
    child.stderr.on("data", (text) => { output += text; });
    child.on("error", reject);
    child.on("close", () => reject(new Error(output.trim() || "nbrun serve ended")));
  });
}

// A server that passes requests on to `address`. The pages of `nbrun serve` forbid all frames; here that alone is taken off,
// for the editor's panel is one. A request for another host's name is none of the panel's, and refused.
function framed(address) {
  const server = http.createServer((request, response) => {
    const { hostname } = new URL(`http://${request.headers.host ?? ""}`);
    if (request.method !== "GET" || !["127.0.0.1", "localhost"].includes(hostname)) {
      response.writeHead(403).end();
      return;
    }
    const target = new URL(address);
    const passed = http.get({ host: target.hostname, port: target.port, path: request.url }, (answer) => {
      const { "content-security-policy": frames, "cross-origin-resource-policy": origins, ...headers } = answer.headers;
      response.writeHead(answer.statusCode, headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    response.on("close", () => passed.destroy());
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function html(title, address) {
  const { origin } = new URL(address);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src ${escaped(origin)}; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>html, body { height: 100%; margin: 0; padding: 0; } iframe { width: 100%; height: 100%; border: 0; }</style>
</head>
<body><iframe title="${escaped(title)}" src="${escaped(address)}"></iframe></body>
</html>`;
}

// Opens a panel beside the editor. The server ends with it.
async function openPreview(command, document) {
  const file = document.uri.fsPath;
  const child = spawn(command, ["serve", file, "--port", "0"], { cwd: path.dirname(file) });
  let proxy;
  try {
    proxy = await framed(await served(child));
    const name = path.basename(file, ".md");
    const inner = `http://127.0.0.1:${proxy.address().port}/${encodeURIComponent(name)}.html`;
    // Where the editor's window is on another machine than the notebook, a way there.
    const address = (await vscode.env.asExternalUri(vscode.Uri.parse(inner))).toString(true);
    const panel = vscode.window.createWebviewPanel(
      "nbrun.preview", `Preview ${path.basename(file)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, retainContextWhenHidden: true });
    panel.webview.html = html(panel.title, address);
    panel.onDidDispose(() => {
      child.kill();
      proxy.closeAllConnections?.();
      proxy.close();
    });
    child.on("close", () => panel.dispose());
    return panel;
  } catch (error) {
    child.kill();
    proxy?.close();
    throw error;
  }
}

module.exports = { openPreview };
