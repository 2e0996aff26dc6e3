// JSON-RPC over a pair of streams, each message after a `Content-Length`, as the Language Server Protocol has it.
"use strict";

class Connection {
  // input: what the server writes; output: what it reads; on: an object of functions by the name of the notification.
  constructor(input, output, on) {
    this.output = output;
    this.on = on;
    this.waiting = new Map();
    this.lastId = 0;
    this.buffer = Buffer.alloc(0);
    this.isClosed = false;
    input.on("data", (data) => this.read(data));
    output.on("error", (error) => this.close(error)); // The server has gone.
  }

  // Resolves with the result. `token` is VS Code's CancellationToken, if there is one.
  request(method, params, token) {
    if (this.isClosed) return Promise.reject(new Error("the connection is closed"));
    const id = ++this.lastId;
    token?.onCancellationRequested(() => {
      if (this.waiting.has(id)) this.notify("$/cancelRequest", { id });
    });
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  notify(method, params) {
    if (!this.isClosed) this.send({ method, params });
  }

  // Nothing comes any more: who waits is told so.
  close(error) {
    this.isClosed = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.output.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.output.write(body);
  }

  read(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = /^content-length: *(\d+)$/im.exec(this.buffer.toString("latin1", 0, end));
      if (!length) return this.close(new Error("a message without a length"));
      const start = end + 4;
      const next = start + Number(length[1]);
      if (this.buffer.length < next) return;
      const body = this.buffer.toString("utf8", start, next);
      this.buffer = this.buffer.subarray(next);
      this.take(JSON.parse(body));
    }
  }

  take(message) {
    if (message.method === undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
    } else if (message.id !== undefined) {
      this.send({ id: message.id, error: { code: -32601, message: `there is no method ${message.method}` } });
    } else {
      this.on[message.method]?.(message.params);
    }
  }
}

module.exports = { Connection };
