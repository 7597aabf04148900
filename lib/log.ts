import pino, { type DestinationStream } from "pino";

const secrets = ["password", "token", "authorization", "cookie", "set-cookie", "phone", "email", "contact", "DATABASE_URL", "METRICS_TOKEN"];

/** Values under the names of secrets never reach the log, down to three levels. */
export function openLog(level: pino.LevelWithSilent, destination?: DestinationStream): pino.Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secrets.flatMap((name) => ["", "*.", "*.*."].map((above) => `${above}["${name}"]`)), censor: "[hidden]" },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Structured log, one JSON object a line on stdout. */
export const log = openLog(process.env.NODE_ENV === "test" ? "silent" : "info");
