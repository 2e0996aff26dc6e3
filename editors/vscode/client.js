// The language client: tells `nbrun lsp` what is in the editor, and the editor what the server answers.
"use strict";

const { spawn } = require("child_process");
const { dirname } = require("path");
const vscode = require("vscode");
const { Connection } = require("./connection");

const SELECTOR = { language: "markdown", scheme: "file" };
const isOurs = (document) => document.languageId === SELECTOR.language && document.uri.scheme === SELECTOR.scheme;

// From the protocol's values to VS Code's. Both count from 0 and columns in UTF-16, which is what is negotiated.
const position = (p) => new vscode.Position(p.line, p.character);
const range = (r) => new vscode.Range(position(r.start), position(r.end));
const location = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const markdown = (text) => new vscode.MarkdownString(typeof text === "string" ? text : text.value);
const list = (value) => (value === null ? [] : [value].flat());

function diagnostic(d) {
  // The protocol counts severities from 1, VS Code from 0.
  const result = new vscode.Diagnostic(range(d.range), d.message, (d.severity ?? 1) - 1);
  result.source = d.source;
  result.code = d.code;
  result.relatedInformation = d.relatedInformation?.map(
    (i) => new vscode.DiagnosticRelatedInformation(location(i.location), i.message));
  return result;
}

function completionItem(i) {
  const result = new vscode.CompletionItem(i.label, i.kind && i.kind - 1);
  result.detail = i.detail;
  result.documentation = i.documentation && markdown(i.documentation);
  result.sortText = i.sortText;
  result.filterText = i.filterText;
  const text = i.textEdit?.newText ?? i.insertText ?? i.label;
  result.insertText = i.insertTextFormat === 2 ? new vscode.SnippetString(text) : text;
  if (i.textEdit) result.range = range(i.textEdit.range);
  return result;
}

function symbol(s) {
  const result = new vscode.DocumentSymbol(
    s.name, s.detail ?? "", s.kind - 1, range(s.range), range(s.selectionRange));
  result.children = (s.children ?? []).map(symbol);
  return result;
}

function workspaceEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
    for (const e of edits) result.replace(vscode.Uri.parse(uri), range(e.range), e.newText);
  }
  return result;
}

function codeAction(a) {
  const result = new vscode.CodeAction(a.title, new vscode.CodeActionKind(a.kind ?? "quickfix"));
  result.edit = a.edit && workspaceEdit(a.edit);
  result.diagnostics = a.diagnostics?.map(diagnostic);
  result.isPreferred = a.isPreferred;
  return result;
}

class Client {
  constructor(path) {
    this.diagnostics = vscode.languages.createDiagnosticCollection("nbrun");
    this.subscriptions = [this.diagnostics];
    this.isStopping = false;
    // The server's folder is where documents are written to: without a workspace that of the notebook.
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
      ?? vscode.workspace.textDocuments.filter(isOurs).map((document) => dirname(document.uri.fsPath))[0];
    this.process = spawn(path, ["lsp"], { cwd: folder });
    this.process.stderr.on("data", (data) => console.error(`nbrun lsp: ${data}`));
    this.connection = new Connection(this.process.stdout, this.process.stdin, {
      "textDocument/publishDiagnostics": (params) =>
        this.diagnostics.set(vscode.Uri.parse(params.uri), params.diagnostics.map(diagnostic)),
      "window/showMessage": (params) =>
        params.type === 1 ? vscode.window.showErrorMessage(params.message)
          : vscode.window.showInformationMessage(params.message),
    });
    // Resolves with what ended the process: an Error where it could not be started, else its exit code.
    this.ended = new Promise((resolve) => {
      this.process.on("error", resolve);
      this.process.on("close", resolve);
    }).then((reason) => {
      const error = reason instanceof Error ? reason : new Error(`nbrun lsp ended with ${reason}`);
      this.connection.close(error);
      if (!this.isStopping) this.dispose();
      return error;
    });
  }

  // Shakes hands, and tells of the documents that are open.
  async start() {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const { capabilities } = await this.connection.request("initialize", {
      processId: process.pid,
      rootUri: folders[0]?.uri.toString() ?? null,
      workspaceFolders: folders.map((folder) => ({ uri: folder.uri.toString(), name: folder.name })),
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        textDocument: {
          synchronization: { didSave: true },
          completion: { completionItem: { documentationFormat: ["markdown"] } },
          hover: { contentFormat: ["markdown"] },
          rename: { prepareSupport: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
        },
      },
    });
    this.connection.notify("initialized", {});
    this.synchronize();
    this.provide(capabilities);
  }

  async run(uri) {
    return this.connection.request("workspace/executeCommand", { command: "nbrun.run", arguments: [uri.toString()] });
  }

  // Ends the server as the protocol asks; one that does not answer is ended all the same.
  async stop() {
    this.isStopping = true;
    this.dispose();
    const impatience = setTimeout(() => this.process.kill(), 2000);
    try {
      await this.connection.request("shutdown");
      this.connection.notify("exit");
    } catch {
      this.process.kill();
    }
    await this.ended;
    clearTimeout(impatience);
  }

  dispose() {
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
  }

  // MARK: Documents

  synchronize() {
    const tell = (method, params) => this.connection.notify(`textDocument/${method}`, params);
    const open = (document) => {
      if (!isOurs(document)) return;
      const uri = document.uri.toString();
      tell("didOpen", {
        textDocument: { uri, languageId: "markdown", version: document.version, text: document.getText() },
      });
    };
    const { workspace } = vscode;
    this.subscriptions.push(
      workspace.onDidOpenTextDocument(open),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isOurs(document) || contentChanges.length === 0) return;
        tell("didChange", {
          textDocument: { uri: document.uri.toString(), version: document.version },
          contentChanges: contentChanges.map((change) => ({ range: change.range, text: change.text })),
        });
      }),
      workspace.onDidSaveTextDocument((document) => {
        if (isOurs(document)) tell("didSave", { textDocument: { uri: document.uri.toString() } });
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (isOurs(document)) tell("didClose", { textDocument: { uri: document.uri.toString() } });
      }));
    workspace.textDocuments.forEach(open);
  }

  // MARK: Features

  provide(capabilities) {
    const { languages } = vscode;
    // A request about a place in a document, and what VS Code makes of an answer that is not null.
    const ask = async (method, params, token, make) => {
      const result = await this.connection.request(`textDocument/${method}`, params, token);
      return result === null ? null : make(result);
    };
    const about = (document, place) => ({
      textDocument: { uri: document.uri.toString() }, ...(place && { position: place }),
    });
    const has = (name, register) => {
      if (capabilities[name]) this.subscriptions.push(register());
    };
    has("completionProvider", () => languages.registerCompletionItemProvider(SELECTOR, {
      provideCompletionItems: (document, place, token) => ask("completion", about(document, place), token, (result) =>
        new vscode.CompletionList((result.items ?? result).map(completionItem), result.isIncomplete ?? false)),
    }, ...(capabilities.completionProvider.triggerCharacters ?? [])));
    has("hoverProvider", () => languages.registerHoverProvider(SELECTOR, {
      provideHover: (document, place, token) => ask("hover", about(document, place), token, (result) =>
        new vscode.Hover(list(result.contents).map(markdown), result.range && range(result.range))),
    }));
    has("definitionProvider", () => languages.registerDefinitionProvider(SELECTOR, {
      provideDefinition: (document, place, token) =>
        ask("definition", about(document, place), token, (result) => list(result).map(location)),
    }));
    has("referencesProvider", () => languages.registerReferenceProvider(SELECTOR, {
      provideReferences: (document, place, context, token) =>
        ask("references", { ...about(document, place), context }, token, (result) => result.map(location)),
    }));
    has("renameProvider", () => languages.registerRenameProvider(SELECTOR, {
      provideRenameEdits: (document, place, newName, token) =>
        ask("rename", { ...about(document, place), newName }, token, workspaceEdit),
      prepareRename: async (document, place, token) => {
        const result = await ask("prepareRename", about(document, place), token, (r) =>
          ({ range: range(r.range ?? r), placeholder: r.placeholder ?? document.getText(range(r.range ?? r)) }));
        if (result === null) throw new Error("There is no name of a network, label or parameter here.");
        return result;
      },
    }));
    has("documentSymbolProvider", () => languages.registerDocumentSymbolProvider(SELECTOR, {
      provideDocumentSymbols: (document, token) =>
        ask("documentSymbol", about(document), token, (result) => result.map(symbol)),
    }));
    has("foldingRangeProvider", () => languages.registerFoldingRangeProvider(SELECTOR, {
      provideFoldingRanges: (document, context, token) => ask("foldingRange", about(document), token, (result) =>
        result.map((fold) => new vscode.FoldingRange(fold.startLine, fold.endLine))),
    }));
    has("codeActionProvider", () => languages.registerCodeActionsProvider(SELECTOR, {
      provideCodeActions: (document, place, context, token) => ask("codeAction", {
        ...about(document), range: place, context: { diagnostics: [] },
      }, token, (result) => result.map(codeAction)),
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }));
  }
}

module.exports = { Client };
