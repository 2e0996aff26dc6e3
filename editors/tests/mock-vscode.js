// As much of VS Code's API as the extension uses, without an editor: what it registers and shows is kept to be looked at.
"use strict";

const fs = require("fs");
const { fileURLToPath, pathToFileURL } = require("url");

class Event {
  constructor() {
    this.listeners = new Set();
    this.subscribe = (listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
  }
  fire(value) { for (const listener of [...this.listeners]) listener(value); }
}

class Uri {
  constructor(text) { this.url = new URL(text); }
  static parse(text) { return new Uri(text); }
  static file(path) { return new Uri(pathToFileURL(path).href); }
  get scheme() { return this.url.protocol.slice(0, -1); }
  get fsPath() { return fileURLToPath(this.url); }
  toString() { return this.url.href; }
}

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Location { constructor(uri, range) { Object.assign(this, { uri, range }); } }
class MarkdownString { constructor(value) { this.value = value; } }
class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
class DiagnosticRelatedInformation { constructor(location, message) { Object.assign(this, { location, message }); } }
class CompletionItem { constructor(label, kind) { Object.assign(this, { label, kind }); } }
class CompletionList { constructor(items, isIncomplete) { Object.assign(this, { items, isIncomplete }); } }
class Hover { constructor(contents, range) { Object.assign(this, { contents, range }); } }
class FoldingRange { constructor(start, end) { Object.assign(this, { start, end }); } }
class SnippetString { constructor(value) { this.value = value; } }
class CodeActionKind { constructor(value) { this.value = value; } }
CodeActionKind.QuickFix = new CodeActionKind("quickfix");
class CodeAction { constructor(title, kind) { Object.assign(this, { title, kind }); } }
class DocumentSymbol {
  constructor(name, detail, kind, range, selectionRange) {
    Object.assign(this, { name, detail, kind, range, selectionRange });
  }
}
class WorkspaceEdit {
  constructor() { this.edits = []; }
  replace(uri, range, text) { this.edits.push({ uri: uri.toString(), range, text }); }
}

// A document with what an edit does to it.
class Document {
  constructor(path) {
    this.uri = Uri.file(path);
    this.languageId = "markdown";
    this.version = 1;
    this.text = fs.readFileSync(path, "utf8");
    this.saves = 0;
  }
  getText() { return this.text; }
  offset({ line, character }) {
    return this.text.split("\n").slice(0, line).reduce((sum, l) => sum + l.length + 1, character);
  }
  // The position of the nth place where the text is found.
  position(text, by = 0) {
    const before = this.text.slice(0, this.text.indexOf(text) + by).split("\n");
    return new Position(before.length - 1, before.at(-1).length);
  }
  replace(old, text) {
    const range = new Range(this.position(old), this.position(old, old.length));
    this.text = this.text.replace(old, () => text);
    this.version += 1;
    changed.fire({ document: this, contentChanges: [{ range, text }] });
  }
  async save() {
    this.saves += 1;
    fs.writeFileSync(this.uri.fsPath, this.text);
    saved.fire(this);
  }
}

const [opened, changed, saved, closed, configured] = [0, 0, 0, 0, 0].map(() => new Event());
const state = {
  path: "nbrun", commands: new Map(), providers: new Map(), triggers: [], diagnostics: new Map(), diagnosed: new Event(),
  panels: [], errors: [], configured,
};

function register(name) {
  return (selector, provider, ...rest) => {
    state.providers.set(name, provider);
    if (name === "completion") state.triggers = rest;
    return { dispose: () => state.providers.delete(name) };
  };
}

const vscode = {
  Uri, Position, Range, Location, MarkdownString, Diagnostic, DiagnosticRelatedInformation, CompletionItem, CompletionList,
  Hover, FoldingRange, SnippetString, CodeActionKind, CodeAction, DocumentSymbol, WorkspaceEdit,
  ViewColumn: { Beside: -2 },
  env: { asExternalUri: async (uri) => uri },
  commands: {
    registerCommand(name, action) {
      state.commands.set(name, action);
      return { dispose: () => state.commands.delete(name) };
    },
    executeCommand: (name) => state.commands.get(name)?.(),
  },
  languages: {
    createDiagnosticCollection: () => ({
      set(uri, list) {
        state.diagnostics.set(uri.toString(), list);
        state.diagnosed.fire({ uri: uri.toString(), list });
      },
      dispose: () => state.diagnostics.clear(),
    }),
    registerCompletionItemProvider: register("completion"),
    registerHoverProvider: register("hover"),
    registerDefinitionProvider: register("definition"),
    registerReferenceProvider: register("references"),
    registerRenameProvider: register("rename"),
    registerDocumentSymbolProvider: register("symbols"),
    registerFoldingRangeProvider: register("folds"),
    registerCodeActionsProvider: register("actions"),
  },
  workspace: {
    workspaceFolders: undefined,
    textDocuments: [],
    getConfiguration: () => ({ get: () => state.path }),
    onDidOpenTextDocument: opened.subscribe,
    onDidChangeTextDocument: changed.subscribe,
    onDidSaveTextDocument: saved.subscribe,
    onDidCloseTextDocument: closed.subscribe,
    onDidChangeConfiguration: configured.subscribe,
  },
  window: {
    activeTextEditor: undefined,
    async showErrorMessage(message) { state.errors.push(message); },
    async showInformationMessage() {},
    createWebviewPanel(type, title) {
      const disposed = new Event();
      const panel = { type, title, webview: { html: "" }, isDisposed: false, onDidDispose: disposed.subscribe };
      panel.dispose = () => {
        if (panel.isDisposed) return;
        panel.isDisposed = true;
        disposed.fire();
      };
      state.panels.push(panel);
      return panel;
    },
  },
};

module.exports = { vscode, state, Document, events: { opened, closed } };
