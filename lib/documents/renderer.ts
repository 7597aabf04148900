import http from "node:http";

export type Rendering = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/** No document was made: Next failed, took too long, or too many wait already. */
export class RenderFault extends Error {
  override name = "RenderFault";
  readonly reason: "busy" | "slow" | "failed";
  constructor(reason: RenderFault["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

type Lane = { most: number; running: number; waiting: (() => void)[]; longest: number };
const bodyLimit = 8 * 1024 * 1024;

/** Asks Next for pages through a private socket with nothing but the address, a bounded number at a time. */
export class Renderer {
  renders = 0;
  readonly #socketPath: string;
  readonly #headers: http.OutgoingHttpHeaders;
  readonly #timeoutMs: number;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
  /** Pages made for one reader only must not keep those waiting that are made for all. */
  readonly #lanes: Record<"kept" | "made", Lane> = {
    kept: { most: 8, running: 0, waiting: [], longest: 1_000 },
    made: { most: 3, running: 0, waiting: [], longest: 60 },
  };

  constructor(socketPath: string, appUrl: string, timeoutMs = 4_500) {
    const { host, protocol } = new URL(appUrl);
    this.#socketPath = socketPath;
    this.#timeoutMs = timeoutMs;
    this.#headers = { host, "user-agent": "document-store", accept: "*/*", "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) };
  }

  get inFlight(): number {
    return this.#lanes.kept.running + this.#lanes.made.running;
  }

  async render(address: string, laneName: "kept" | "made"): Promise<Rendering> {
    const deadline = Date.now() + this.#timeoutMs;
    const lane = this.#lanes[laneName];
    await this.#enter(lane, deadline);
    try {
      this.renders += 1;
      return await this.#ask(address, deadline - Date.now());
    } finally {
      lane.running -= 1;
      lane.waiting.shift()?.();
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #enter(lane: Lane, deadline: number): Promise<void> {
    if (lane.running < lane.most) {
      lane.running += 1;
      return;
    }
    if (lane.waiting.length >= lane.longest) throw new RenderFault("busy", "too many pages wait to be made");
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        lane.running += 1;
        resolve();
      };
      const timer = setTimeout(() => {
        lane.waiting.splice(lane.waiting.indexOf(enter), 1);
        reject(new RenderFault("busy", "waited too long to be made"));
      }, deadline - Date.now());
      lane.waiting.push(enter);
    });
  }

  #ask(address: string, ms: number): Promise<Rendering> {
    return new Promise((resolve, reject) => {
      const request = http.get({ socketPath: this.#socketPath, path: address, agent: this.#agent, headers: this.#headers });
      const timer = setTimeout(() => request.destroy(new RenderFault("slow", `${address} was not made within ${ms} ms`)), Math.max(1, ms));
      const fail = (error: Error) => {
        clearTimeout(timer);
        reject(error instanceof RenderFault ? error : new RenderFault("failed", `${address}: ${error.message}`));
      };
      request.on("error", fail);
      request.on("response", (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length > bodyLimit) request.destroy(new RenderFault("failed", `${address} is larger than ${bodyLimit} bytes`));
        });
        response.on("error", fail);
        response.on("end", () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) });
        });
      });
    });
  }
}
