// nbrun in VS Code: starts the language client, and offers the commands.
"use strict";

const vscode = require("vscode");
const { Client } = require("./client");
const { openPreview } = require("./preview");

let client;
const panels = new Set();

const command = () => vscode.workspace.getConfiguration("nbrun").get("path") || "nbrun";

async function start() {
  const started = new Client(command());
  client = started;
  started.ended.then(async (error) => {
    if (client !== started || started.isStopping) return;
    client = undefined;
    const [settings, again] = ["Open Settings", "Start Again"];
    const answer = await vscode.window.showErrorMessage(
      `The language server of nbrun is not running: ${error.message}`, settings, again);
    if (answer === settings) vscode.commands.executeCommand("workbench.action.openSettings", "nbrun.path");
    if (answer === again) await restart();
  });
  // What goes wrong here ends the process, of which the reader has been told.
  await started.start().catch(() => {});
}

async function restart() {
  const before = client;
  client = undefined;
  await before?.stop();
  await start();
}

// The notebook in front of the reader, saved.
async function savedNotebook() {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "markdown" || document.uri.scheme !== "file") {
    throw new Error("Open a Markdown file first.");
  }
  await document.save();
  return document;
}

// A command whose errors are shown.
function register(name, action) {
  return vscode.commands.registerCommand(name, async () => {
    try {
      return await action();
    } catch (error) {
      vscode.window.showErrorMessage(`nbrun: ${error.message}`);
    }
  });
}

async function activate(context) {
  context.subscriptions.push(
    register("nbrun.preview", async () => {
      const panel = await openPreview(command(), await savedNotebook());
      panels.add(panel);
      panel.onDidDispose(() => panels.delete(panel));
    }),
    register("nbrun.runNotebook", async () => {
      const document = await savedNotebook();
      if (!client) throw new Error("The language server is not running.");
      await client.run(document.uri);
    }),
    register("nbrun.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("nbrun.path")) restart();
    }));
  await start();
}

async function deactivate() {
  for (const panel of [...panels]) panel.dispose();
  await client?.stop();
}

module.exports = { activate, deactivate };
